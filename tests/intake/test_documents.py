"""JSON, YAML and TOML → plain data, and what the stricter reading refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

import pytest

from pagekit.errors import InvalidInput
from pagekit.intake.documents import parse
from pagekit.notes import Note

Form = Literal["json", "yaml", "toml"]


def problem(text: str, form: Form) -> Note:
    with pytest.raises(InvalidInput) as caught:
        parse(text, form, "story")
    (found,) = caught.value.problems
    assert found.remedy
    return found


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", '{"a": [1, 2.5, "x", true, null], "b": {"c": "é"}}'),
        ("yaml", "a: [1, 2.5, x, true, null]\nb:\n  c: é\n"),
    ],
)
def test_the_formats_say_the_same(form: Form, text: str) -> None:
    assert parse(text, form, "story") == {"a": [1, 2.5, "x", True, None], "b": {"c": "é"}}


def test_toml_is_read_with_its_times() -> None:
    assert parse('a = 1\nt = 2014-08-15T20:29:00Z\nd = 2014-08-15\n[[b]]\nc = "x"\n', "toml", "story") == {
        "a": 1,
        "t": datetime(2014, 8, 15, 20, 29, tzinfo=UTC),
        "d": date(2014, 8, 15),
        "b": [{"c": "x"}],
    }


@pytest.mark.parametrize(
    ("form", "text", "where"),
    [
        ("json", '{\n  "a": 1,\n  "b" 2}', "line 3, column 7"),
        ("json", "", "line 1, column 1"),
        ("json", '{"a": 1} x', "line 1, column 10"),
        ("json", '{"a": "x', "line 1, column 7"),
        ("toml", "a = 1\nb = = 2", "line 2, column 5"),
        ("toml", 'a = "x', "line 1, column 1"),
        ("toml", "a = 1\na = 2", "line 2, column 6"),
        ("yaml", "a: 1\nb: [1, 2", "line 3, column 1"),
        ("yaml", "title: Note: a colon", "line 1, column 12"),
        ("yaml", "a: '", "line 1, column 5"),
        ("yaml", "a: 1\n\tb: 2", "line 2, column 1"),
    ],
)
def test_what_cannot_be_parsed_is_placed_by_line_and_column(form: Form, text: str, where: str) -> None:
    found = problem(text, form)
    assert found.code == f"not-{form}"
    # The parser in C and the one in Python count columns differently; the line is what people look for.
    assert found.where.partition(",")[0] == where.partition(",")[0]
    assert found.what.startswith(f"is not {form.upper()}: ")


@pytest.mark.parametrize(
    ("form", "text"),
    [("json", '{"headline": "a", "id": "b", "headline": "c"}'), ("yaml", "headline: a\nid: b\nheadline: c")],
)
def test_a_field_that_stands_twice_is_named(form: Form, text: str) -> None:
    found = problem(text, form)
    assert "the field 'headline' twice" in found.what
    assert found.remedy == "Keep one of the two."


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", "[NaN]"),
        ("json", "[-Infinity]"),
        ("json", "[1e999]"),
        ("toml", "a = nan"),
        ("toml", "a = -inf"),
        ("toml", "a = 1e999"),
        ("yaml", "a: .nan"),
        ("yaml", "a: -.INF"),
        ("yaml", "a: 1e999"),
    ],
)
def test_a_number_is_finite(form: Form, text: str) -> None:
    assert "which is not a finite number" in problem(text, form).what


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", "9" * 5_000),
        ("json", "-" + "9" * 101),
        ("yaml", "a: " + "9" * 5_000),
        ("toml", "a = " + "9" * 5_000),
    ],
)
def test_a_number_has_a_sane_length(form: Form, text: str) -> None:
    assert "digits" in problem(text, form).what


@pytest.mark.parametrize("text", ['"\\ud800"', '{"\\udfff": 1}', '["a", {"b": "\\uD83D"}]'])
def test_half_a_character_is_refused(text: str) -> None:
    assert problem(text, "json").what.startswith("holds half of a character")


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert parse('"\\ud83d\\ude00"', "json", "story") == "😀"


@pytest.mark.parametrize("form", ["json", "yaml", "toml"])
def test_five_hundred_levels_are_refused_before_a_parser_sees_them(form: Form) -> None:
    text = {"json": "[" * 500, "yaml": "- " * 500, "toml": "a = " + "[" * 500}[form]
    found = problem(text, form)
    assert (found.code, found.what) == ("too-deep", "is nested more than 32 deep.")


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("a: &x 1\nb: *x", "yaml-alias", "sets the anchor &x"),
        ("a: [&x [1, 2], *x]", "yaml-alias", "sets the anchor &x"),
        ("a: &" + "x" * 500 + " 1", "yaml-alias", "sets the anchor &xxxx"),
        ("a: *x", "yaml-alias", "uses the alias *x"),
        ("a: !!python/object/apply:os.system [x]", "yaml-tag", "python/object"),
        ("!!python/name:os.system", "yaml-tag", "python/name"),
        ("a: !!binary aGk=", "yaml-tag", "binary"),
        ("a: !custom 1", "yaml-tag", "!custom"),
        ("? [a]\n: b", "bad-value", "has a key that is not text"),
        ("a: 1\n---\nb: 2", "not-yaml", "begins a second document"),
    ],
)
def test_what_yaml_can_do_and_no_newsroom_needs_is_refused(text: str, code: str, what: str) -> None:
    found = problem(text, "yaml")
    assert found.code == code
    assert what in found.what


def test_a_bomb_of_aliases_never_goes_off() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert problem(bomb, "yaml").code == "yaml-alias"


def test_yaml_words_stay_words() -> None:
    data = parse(
        "a: no\nb: on\nc: 010\nd: 1:30\ne: 0x10\nf: ~\ng: !!str 5\nh: '5'\ni: 12e\nj: 1_000\nk: yes",
        "yaml",
        "s",
    )
    assert data == {
        "a": "no", "b": "on", "c": "010", "d": "1:30", "e": 16, "f": None, "g": "5", "h": "5", "i": "12e",
        "j": "1_000", "k": "yes",
    }  # fmt: skip


def test_yaml_times_are_usable_and_impossible_ones_are_text() -> None:
    data = parse(
        "a: 2015-03-17 10:00:00 -4\nb: 2014-08-15T20:29:00+06:00\nc: 2014-08-15\nd: 2014-08-15 20:29\ne: 2015-02-30",
        "yaml",
        "story",
    )
    assert data == {
        "a": datetime(2015, 3, 17, 10, tzinfo=timezone(timedelta(hours=-4))),
        "b": datetime(2014, 8, 15, 20, 29, tzinfo=timezone(timedelta(hours=6))),
        "c": date(2014, 8, 15),
        "d": datetime(2014, 8, 15, 20, 29),  # noqa: DTZ001
        "e": "2015-02-30",
    }


def test_an_empty_yaml_document_is_nothing() -> None:
    assert parse("", "yaml", "story") is None
    assert parse("# only a remark\n", "yaml", "story") is None
