"""texts, names and numbers → as PDF writes them."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.join.syntax import name, number, numbers, text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Weather", "(Weather)"),
        (r"a (b) \ c", r"(a \(b\) \\ c)"),
        ("Bö", "<FEFF004200F6>"),
        ("line\nline", "<FEFF006C0069006E0065000A006C0069006E0065>"),
        ("\x18", "<FEFF0018>"),
        ("😀", "<FEFFD83DDE00>"),
        ("", "()"),
    ],
)
def test_text_is_plain_ascii_or_utf16(said: str, written: str) -> None:
    assert text(said) == written


@given(st.text())
def test_a_reader_reads_the_text_that_was_written(said: str) -> None:
    assert str(pikepdf.Object.parse(text(said).encode("ascii"))) == said


@given(st.text(min_size=1).filter(lambda said: "\0" not in said))
def test_a_reader_reads_the_name_that_was_written(said: str) -> None:
    assert str(pikepdf.Object.parse(name(said).encode("ascii"))) == f"/{said}"


def test_half_a_surrogate_is_no_reason_to_fail() -> None:
    assert text("a\ud83d") == "<FEFF0061003F>"


@pytest.mark.parametrize(
    ("said", "written"),
    [("F1", "/F1"), ("Noto Serif", "/Noto#20Serif"), ("a/b#c", "/a#2Fb#23c"), ("é", "/#C3#A9")],
)
def test_a_name_escapes_what_would_end_it(said: str, written: str) -> None:
    assert name(said) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.0, "1"), (0.5, "0.5"), (-0.0001, "0"), (1e-9, "0"), (1234567.8912, "1234567.891"), (10, "10")],
)
def test_a_number_has_no_exponent_and_no_more_digits_than_it_needs(value: float, written: str) -> None:
    assert number(value) == written


def test_numbers_stand_apart() -> None:
    assert numbers((0, 0, 419.53, 595.28)) == "0 0 419.53 595.28"
