"""How often Python looks for circles while a site is built, and that it is afterwards as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pagekit.site.seldom import SELDOM, seldom_collected


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 11, 12)
    yield
    gc.set_threshold(*before)


def test_of_builds_that_overlap_the_last_one_sets_it_back() -> None:
    first, second = seldom_collected(), seldom_collected()
    first.__enter__()
    second.__enter__()
    assert gc.get_threshold() == (SELDOM, 11, 12)
    first.__exit__(None, None, None)
    assert gc.get_threshold() == (SELDOM, 11, 12)
    second.__exit__(None, None, None)
    assert gc.get_threshold() == (700, 11, 12)


def test_a_build_that_fails_sets_it_back() -> None:
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == (700, 11, 12)


@pytest.mark.parametrize("often", [0, SELDOM + 1])
def test_who_wants_it_less_often_still_is_left_alone(often: int) -> None:
    gc.set_threshold(often, 11, 12)
    with seldom_collected():
        assert gc.get_threshold() == (often, 11, 12)
    assert gc.get_threshold() == (often, 11, 12)


def test_what_was_set_meanwhile_stays() -> None:
    with seldom_collected():
        gc.set_threshold(900, 1, 2)
    assert gc.get_threshold() == (900, 1, 2)
