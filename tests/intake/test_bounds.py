"""raw bytes → text, or an error that says where and what to do."""

from __future__ import annotations

import codecs

import pytest

from pagekit.errors import InvalidInput, Unreadable
from pagekit.intake.bounds import (
    MAX_BARS,
    MAX_DEPTH,
    MAX_LINES,
    MAX_TEXT_BYTES,
    bound_json,
    bound_lines,
    bound_toml,
    decode,
)


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        decode(data, "story.json")
    (problem,) = caught.value.problems
    assert caught.value.source == "story.json"
    assert problem.remedy == "Save the file as UTF-8."
    return problem.where, problem.what


def test_utf8_is_read_with_and_without_its_mark() -> None:
    assert decode("Қазақ".encode(), "a") == "Қазақ"
    assert decode(codecs.BOM_UTF8 + "Қазақ".encode(), "a") == "Қазақ"


def test_another_encoding_is_not_guessed_but_placed() -> None:
    assert refusal(b'{\n"headline": "' + "Привет".encode("cp1251")) == (
        "byte 15",
        "holds the byte 0xCF (line 2), which is not UTF-8.",
    )
    assert refusal("naïve".encode("latin-1")) == (
        "byte 2",
        "holds the byte 0xEF (line 1), which is not UTF-8.",
    )


def test_the_offset_counts_from_the_first_byte_of_the_file() -> None:
    assert refusal(codecs.BOM_UTF8 + b"ab\xff")[0] == "byte 5"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    where, what = refusal(mark + '{"id": 1}'.encode(encoding))
    assert where == "byte 0"
    assert what == f"is {encoding[:6].upper()}, not UTF-8."


def test_a_file_that_is_too_large_is_not_decoded() -> None:
    with pytest.raises(
        Unreadable, match=r"story.json: 8,388,609 bytes, at most 8,388,608 are read. Split it."
    ):
        decode(b"\xff" * (MAX_TEXT_BYTES + 1), "story.json")


def test_json_may_nest_as_deep_as_the_bound_and_no_deeper() -> None:
    bound_json("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a")
    bound_json("[],{}," * 1_000, "a")
    with pytest.raises(InvalidInput, match=r"line 2: is nested more than 32 deep. Flatten it."):
        bound_json("\n" + '{"a":[' * MAX_DEPTH, "a")


def test_brackets_in_text_do_not_count() -> None:
    bound_json('{"a": "' + "[{" * 500 + '\\"[[[[", "b": 1}', "a")
    bound_toml('a = "' + "[" * 500 + '"\nb = \'[[\'\n# [[[[\nc = """\n[[["x"\n"""\n', "a")
    bound_toml("a = '''\n" + "[" * 500 + "'''", "a")


def test_text_that_is_never_closed_is_scanned_once() -> None:
    bound_json('"' + '\\"' * 1_000_000, "a")
    bound_toml('"""' + '"' * 1_000_000, "a")
    bound_toml("'" * 1_000_001, "a")


@pytest.mark.parametrize("text", ["a = " + "[" * 500, "a = " + "{b=" * 500, ".".join("a" * 40) + " = 1"])
def test_toml_nests_by_brackets_and_by_dots(text: str) -> None:
    with pytest.raises(InvalidInput, match="nested more than 32 deep"):
        bound_toml(text, "a")


def test_the_dots_of_numbers_do_not_nest() -> None:
    bound_toml("a = [" + "1.5, " * 500 + "]\n" + "b.c = 1.5\n" * 50, "a")


def test_a_text_has_so_many_lines_and_a_line_so_many_bars() -> None:
    bound_lines("a\n" * (MAX_LINES - 1), "a")
    with pytest.raises(InvalidInput, match=r"line 20000: has 20,001 lines, at most 20,000 are read"):
        bound_lines("a\n" * MAX_LINES, "a")
    with pytest.raises(InvalidInput, match="line 3: has more than 1,000 bars"):
        bound_lines("\n\n" + "|a" * (MAX_BARS + 1), "a")
