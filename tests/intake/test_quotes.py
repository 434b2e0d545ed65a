"""what stands in a quotation → quotes, and who said it."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.intake.items import LinedBlock
from pagekit.intake.quotes import attribution, quote_blocks, split_attribution


def text(words: str, line: int = 0, kind: str = "paragraph") -> LinedBlock:
    return LinedBlock(line, {"kind": kind, "text": words})


def quoted(*placed: LinedBlock, who: str | None = None) -> list[tuple[int, dict[str, Any]]]:
    return [(part.line, part.block) for part in quote_blocks(placed, 7, who)]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("— Ann Lee", "Ann Lee"),
        ("–Ann Lee, Courier ", "Ann Lee, Courier"),
        ("― Ann", "Ann"),
        ("--- Ann", "Ann"),
        ("- Ann", "Ann"),
        ("&mdash; Ann", "Ann"),
        ("&ndash;Ann", "Ann"),
        ("-Ann", None),
        ("-5 degrees", None),
        ("Ann — Lee", None),
        ("—", None),
        ("— ", None),
        ("", None),
        ("— " + "a" * 300, "a" * 300),
        ("— " + "a" * 301, None),
    ],
)
def test_a_speaker_stands_behind_a_dash(line: str, who: str | None) -> None:
    assert attribution(line) == who


@pytest.mark.parametrize(
    ("paragraphs", "left", "who"),
    [
        (["a", "— Ann"], ["a"], "Ann"),
        (["a", "b\n— Ann"], ["a", "b"], "Ann"),
        (["a\\\n— Ann"], ["a"], "Ann"),
        (["a\nb\n— Ann"], ["a\nb"], "Ann"),
        (["— a", "b"], ["— a", "b"], None),
        (["— Ann"], ["— Ann"], None),
        ([" \\\n— Ann"], [" \\\n— Ann"], None),
        (["a"], ["a"], None),
        ([], [], None),
    ],
)
def test_the_speaker_is_taken_off_the_end(paragraphs: list[str], left: list[str], who: str | None) -> None:
    assert split_attribution(paragraphs) == (left, who)


def test_paragraphs_and_heads_are_one_quotation_on_the_line_of_the_first() -> None:
    assert quoted(text("a", 8), text("b", 9, "heading"), text("— Ann", 10)) == [
        (8, {"kind": "quote", "text": "a\n\nb", "attribution": "Ann"})
    ]
    # What has no line of its own stands on that of the quotation.
    assert quoted(text("a")) == [(7, {"kind": "quote", "text": "a"})]
    assert quoted() == []


def test_what_no_quotation_holds_parts_it_and_the_speaker_stands_with_the_last_part() -> None:
    code = LinedBlock(9, {"kind": "code", "text": "x"})
    assert quoted(text("a", 8), code, text("b", 10), text("— Ann", 11)) == [
        (8, {"kind": "quote", "text": "a"}),
        (9, code.block),
        (10, {"kind": "quote", "text": "b", "attribution": "Ann"}),
    ]
    # In the middle a dash begins a line of the text.
    assert quoted(text("a", 8), text("— b", 9), code) == [
        (8, {"kind": "quote", "text": "a\n\n— b"}),
        (9, code.block),
    ]


def test_a_speaker_who_is_known_is_not_looked_for() -> None:
    assert quoted(text("a", 8), text("— b", 9), who="Ann\nLee") == [
        (8, {"kind": "quote", "text": "a\n\n— b", "attribution": "Ann Lee"})
    ]
    code = LinedBlock(8, {"kind": "code", "text": "x"})
    assert quoted(text("a", 7), code, who="Ann") == [
        (7, {"kind": "quote", "text": "a"}),
        (8, code.block),
        (7, {"kind": "paragraph", "text": "— Ann"}),
    ]


def test_a_quotation_within_and_a_list_become_its_lines() -> None:
    inner = {"kind": "quote", "text": "b", "attribution": "Bob"}
    items = [
        {"text": "c", "ordered": True, "items": [{"text": "d"}, {"text": "e", "items": [{"text": "f"}]}]},
        {"text": "g"},
    ]
    listed = {"kind": "list", "ordered": True, "start": 4, "items": items}
    assert quoted(LinedBlock(8, inner), LinedBlock(9, listed), text("h", 10)) == [
        (8, {"kind": "quote", "text": "b\n\n— Bob\n\n4\\. c\n\n1\\. d\n\n2\\. e\n\n• f\n\n5\\. g\n\nh"})
    ]
