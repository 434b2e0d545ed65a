"""A build → what it asks of Python's collector, and that the process has its own again."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pagekit.site.collecting import rarely_collecting


@pytest.fixture(autouse=True)
def python_as_it_comes() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_it_looks_rarely_while_any_build_goes_on_and_then_as_before() -> None:
    with rarely_collecting():
        assert gc.get_threshold() == (50_000, 10, 10)
        with rarely_collecting():
            pass
        assert gc.get_threshold() == (50_000, 10, 10)
    assert gc.get_threshold() == (700, 10, 10)


def test_a_build_that_fails_gives_it_back() -> None:
    with pytest.raises(KeyError), rarely_collecting():
        raise KeyError
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("asked", [0, 200_000])
def test_who_has_it_look_more_rarely_or_never_is_left_alone(asked: int) -> None:
    gc.set_threshold(asked, 10, 10)
    with rarely_collecting():
        assert gc.get_threshold() == (asked, 10, 10)
    assert gc.get_threshold() == (asked, 10, 10)


def test_what_somebody_asked_for_meanwhile_stays() -> None:
    with rarely_collecting():
        gc.set_threshold(1_000, 5, 5)
    assert gc.get_threshold() == (1_000, 5, 5)
