"""text as it comes → text that can be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pagekit.model.base import FullLine, Language, Name, OptionalLine, clean, one_line

full = TypeAdapter(FullLine)
optional = TypeAdapter(OptionalLine)
language = TypeAdapter(Language)
name = TypeAdapter(Name)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("a\r\nb\rc\u2029d\x85e", "a\nb\nc\nd\ne"),
        ("a\x00b\x1bc\x7f\x9fd", "abcd"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("\u2067שלום\u2069", "\u2067שלום\u2069"),
        ("a\tb", "a\tb"),
        ("\ufdd0a\uffff", "a"),
    ],
)
def test_clean_takes_out_what_no_page_can_show(raw: str, printed: str) -> None:
    assert clean(raw) == printed


def test_a_line_is_one_line() -> None:
    assert one_line(" a\nb\r\nc\u2028d ") == "a b c d"


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u200b", "\u00a0\u2060", "\x00", "\u202e"])
def test_a_line_that_prints_nothing_is_blank(blank: str) -> None:
    with pytest.raises(ValidationError, match="is blank; write something"):
        full.validate_python(blank)


@pytest.mark.parametrize("blank", [None, "", "  ", "\n\t"])
def test_an_optional_line_may_be_blank(blank: str | None) -> None:
    assert optional.validate_python(blank) is None


@pytest.mark.parametrize(
    ("written", "tag"),
    [("RU", "ru"), ("en_gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), (" kk ", "kk")],
)
def test_a_language_is_written_the_standard_way(written: str, tag: str) -> None:
    assert language.validate_python(written) == tag


@pytest.mark.parametrize(
    "written", ["", "english", "e", "en-", "en-GBR", "../..", 5, None, "en-x-private", "<b>"]
)
def test_what_is_not_a_language_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="is not a language tag; write"):
        language.validate_python(written)


@pytest.mark.parametrize("written", ["", "-a", ".a", "a/b", "a b", "я", "a" * 129, "a\n", "../a"])
def test_a_name_is_safe_in_a_file_name(written: str) -> None:
    with pytest.raises(ValidationError):
        name.validate_python(written)


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)
    assert one_line(one_line(raw)) == one_line(raw)
    assert "\n" not in one_line(raw)
