"""what a caller chose → checked values: what each type of option takes, and how a wrong choice is told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from pagekit.errors import BadOption
from pagekit.layout.options import Option, TextOption, choose
from pagekit.units import Length, mm, px

READ: TypeAdapter[Option] = TypeAdapter(Option)
OPTIONS = {
    name: READ.validate_python({"help": "An option", **table})
    for name, table in {
        "paper": {"type": "choice", "choices": ["a4", "letter"], "default": "a4"},
        "columns": {"type": "integer", "min": 1, "max": 3, "default": 2},
        "initial": {"type": "switch", "default": False},
        "gap": {"type": "length", "min": "0", "max": "10mm", "default": "4mm"},
        "accent": {"type": "colour", "default": "#8A1C1C"},
        "motto": {"type": "text", "max_length": 12},
    }.items()
}


def test_defaults() -> None:
    assert choose("mine", OPTIONS, {}) == {
        "paper": "a4",
        "columns": 2,
        "initial": False,
        "gap": mm(4),
        "accent": "#8a1c1c",
        "motto": "",
    }


@pytest.mark.parametrize(
    ("name", "given", "taken"),
    [
        ("paper", "letter", "letter"),
        ("columns", 3, 3),
        ("columns", "2", 2),
        ("columns", " +1 ", 1),
        ("initial", True, True),
        ("initial", "yes", True),
        ("initial", "On", True),
        ("initial", " false ", False),
        ("initial", "no", False),
        ("gap", "3mm", mm(3)),
        ("gap", "12px", px(12)),
        ("gap", mm(10), mm(10)),
        ("gap", "0", Length(0)),
        ("accent", "#00FF7f", "#00ff7f"),
        ("accent", " #123456 ", "#123456"),
        ("motto", "Ёж & <b>", "Ёж & <b>"),
        ("motto", "a\u202eb\0c\r\nd", "abc\nd"),
    ],
)
def test_what_is_taken(name: str, given: object, taken: object) -> None:
    chosen = choose("mine", OPTIONS, {name: given})[name]
    assert chosen == taken
    assert type(chosen) is type(taken)


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("paper", "a5", "paper: must be one of a4, letter"),
        ("paper", "A4", "paper: must be one of a4, letter"),
        ("paper", ["a4"], "paper: must be one of a4, letter"),
        ("paper", None, "paper: must be one of a4, letter"),
        ("columns", 4, "columns: must be a whole number from 1 to 3"),
        ("columns", 0, "columns: must be a whole number"),
        ("columns", 2.0, "columns: must be a whole number"),
        ("columns", True, "columns: must be a whole number"),
        ("columns", "2.5", "columns: must be a whole number"),
        pytest.param("columns", "9" * 5_000, "columns: must be a whole number", id="5,000 digits"),
        ("columns", None, "columns: must be a whole number"),
        ("initial", 1, "initial: must be yes or no"),
        ("initial", "maybe", "initial: must be yes or no"),
        ("initial", None, "initial: must be yes or no"),
        ("gap", "11mm", "gap: must be a length from 0pt to 28.3465pt"),
        ("gap", "-1pt", "gap: must be a length from"),
        ("gap", 4, "gap: must be a length from"),
        ("gap", "wide", "gap: 'wide' is not a length; write a number and a unit"),
        ("accent", "red", "accent: 'red' is not a colour; write it as #rrggbb"),
        ("accent", "#fff", "accent: '#fff' is not a colour"),
        ("accent", "#12345g", "accent: '#12345g' is not a colour"),
        ("accent", "#123456; } body { x", "is not a colour"),
        ("accent", 0x8A1C1C, "accent: must be a colour such as #9b1c1c"),
        ("motto", "thirteen lett", "motto: must be text of at most 12 characters"),
        ("motto", b"bytes", "motto: must be text"),
    ],
)
def test_what_is_refused(name: str, given: object, words: str) -> None:
    with pytest.raises(BadOption) as caught:
        choose("mine", OPTIONS, {name: given})
    assert str(caught.value).startswith("layout mine: ")
    assert words in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BadOption) as caught:
        choose("mine", OPTIONS, {"colums": 2, "paper": "a5", "zzz": 1, "gap": "wide", "initial": "yes"})
    assert str(caught.value) == (
        "layout mine: colums: no such option; did you mean columns? "
        "zzz: no such option; it has accent, columns, gap, initial, motto, paper. "
        "paper: must be one of a4, letter. "
        "gap: 'wide' is not a length; write a number and a unit, for example 12pt, 4mm or 300px."
    )


def test_a_pack_without_options_says_so() -> None:
    with pytest.raises(BadOption, match=r"layout mine: paper: no such option; it has none\."):
        choose("mine", {}, {"paper": "a4"})


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"type": "choice", "choices": ["a4"], "default": "a5"}, "must be one of a4"),
        ({"type": "choice", "choices": [], "default": "a4"}, "at least 1"),
        ({"type": "integer", "min": 1, "max": 3, "default": 4}, "must be a whole number from 1 to 3"),
        ({"type": "length", "min": "1mm", "max": "2mm", "default": "3mm"}, "must be a length from"),
        ({"type": "colour", "default": "blue"}, "is not a colour"),
        ({"type": "text", "max_length": 3, "default": "four"}, "must be text of at most 3 characters"),
        ({"type": "switch", "default": "perhaps"}, "valid boolean"),
        ({"type": "slider", "default": 1}, "does not match any of the expected tags"),
        ({"type": "switch", "default": True, "colour": "red"}, "Extra inputs"),
        ({"default": True}, "discriminator"),
    ],
)
def test_an_option_whose_default_does_not_fit_is_the_packs_fault(table: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        READ.validate_python({"help": "An option", **table})


def test_a_text_may_be_as_long_as_it_says_and_no_longer() -> None:
    option = TextOption(type="text", help="Under the name", max_length=3)
    assert option.take("abc") == "abc"
    with pytest.raises(ValueError, match="at most 3 characters"):
        option.take("abcd")
