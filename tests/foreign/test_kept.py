"""forms that were read → the last of them, as far as they fit."""

from __future__ import annotations

import pytest

from pagekit.errors import Unreadable
from pagekit.foreign import ForeignForm, ForeignObject, foreign_form, read
from pagekit.foreign.kept import KeptForms
from tests.foreign.sheets import RED, drawn


def form(size: int) -> ForeignForm:
    return ForeignForm(10, 10, (ForeignObject(("<<>>",), b"x" * size),))


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept = KeptForms(max_bytes=100)
    for key in "abc":
        kept.keep(key, form(40 if key != "c" else 20))
        kept.find("a")
    assert [kept.find(key) is not None for key in "abc"] == [True, False, True]
    kept.keep("d", form(200))
    assert [kept.find(key) for key in "acd"] == [None, None, None]


def test_an_advert_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "_kept", KeptForms(1_000_000))
    data = drawn(RED + b" 0 0 7 7 re f")
    first = foreign_form(data, "once.pdf")
    # No second process is begun.
    monkeypatch.delattr(read, "run")
    assert foreign_form(data, "once.pdf") is first


def test_one_that_was_refused_is_refused_again() -> None:
    said = []
    for _ in range(2):
        with pytest.raises(Unreadable) as caught:
            foreign_form(b"words", "ad.pdf")
        said.append(str(caught.value))
    assert said == ["ad.pdf: is damaged. Export it again."] * 2
