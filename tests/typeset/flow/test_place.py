"""parts on slots → items of the pages: every line, box, rule and marker where it belongs."""

from __future__ import annotations

from dataclasses import replace

from pagekit.house.story import Run
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, Group, Piece, RuleBox, TextBox, TextLine, TintBox
from tests.typeset.flow.letters import (
    BODY,
    GRID,
    box,
    columns,
    lines,
)


def test_a_text_off_the_grid_takes_whole_lines_and_shares_its_slack() -> None:
    quote = replace(BODY, name="quote", size=16.0, leading=18.0)
    flowed = flow([lines(1, "a"), lines(2, "q", style=quote), lines(2, "b")], columns(9), GRID)
    tops = [item.pieces[0].top for item in flowed.pages[1] if isinstance(item, TextBox)]
    assert tops == [0.0, 12.0, 50.0]
    flowed = flow(
        [lines(1, "a"), lines(2, "q", style=quote, keep_next=True), lines(2, "b")], columns(9), GRID
    )
    tops = [item.pieces[0].top for item in flowed.pages[1] if isinstance(item, TextBox)]
    assert tops == [0.0, 14.0, 50.0]


def test_boxes_stand_on_the_x_height_and_the_baseline() -> None:
    line = GridLine(rise=4.0, drop=2.0)
    flowed = flow([box(20, after=1), lines(2, "a"), box(20, "Q", before=1)], columns(10), GRID, line=line)
    rules = [item.items[0] for item in flowed.pages[1] if isinstance(item, Group)]
    boxes = [rule.box for rule in rules if isinstance(rule, RuleBox)]
    assert [(one.y, one.bottom) for one in boxes] == [(4.0, 24.0), (78.0, 98.0)]


def test_elements_are_shared_by_neighbours_with_an_equal_path() -> None:
    items = [
        lines(1, "a", tag="p", group=("ul#1", "li#1"), marker="•"),
        lines(1, "b", group=("ul#1", "li#2?value=3&role=odd")),
    ]
    (group,) = flow(items, columns(5), GRID).pages[1]
    assert isinstance(group, Group) and group.tag == "ul"
    first, second = group.items
    assert isinstance(first, Group) and isinstance(second, Group)
    assert (first.tag, second.attributes, second.role) == ("li", (("value", "3"),), "odd")
    (text,) = first.items
    assert isinstance(text, TextBox)
    assert [piece.lines[0].runs[0].text[0] for piece in text.pieces] == ["•", "a"]


def test_a_bar_goes_on_to_the_next_text_of_its_element() -> None:
    items = [lines(2, "a", group=("q#1",), bar=1.0, after=1), lines(2, "b", group=("q#1",), bar=1.0)]
    (group,) = flow(items, columns(9), GRID).pages[1]
    assert isinstance(group, Group)
    bars = [item.box for item in group.items if isinstance(item, RuleBox)]
    assert [(bar.y, bar.bottom) for bar in bars] == [(0.0, 30.0), (30.0, 50.0)]


def test_a_paragraph_in_two_columns_is_one_element() -> None:
    flowed = flow([lines(6, "a", anchor="here")], columns(3, 3), GRID)
    (text,) = flowed.pages[1]
    assert isinstance(text, TextBox)
    assert [len(piece.lines) for piece in text.pieces] == [3, 3]
    assert text.anchor == "here" and not text.continued


def test_rows_of_one_paragraph_are_one_element() -> None:
    def make(width: float) -> SetBox:
        first, second = (
            TextBox(
                "p", "body", (Piece(0.0, 0.0, width, GRID, (TextLine((Run(word),)),)),), continued=word == "b"
            )
            for word in "ab"
        )
        made = [Row(GRID, (item,), group=("ul#1", "li#1")) for item in (first, second)]
        return SetBox(tuple(made), width, tag="aside", ground="tint", pad_top=5.0, pad_bottom=5.0)

    (aside,) = flow([FlowBox(make, "factbox")], columns(5), GRID).pages[1]
    assert isinstance(aside, Group)
    tint, listed = aside.items
    assert isinstance(tint, TintBox) and tint.box == Box(0.0, 0.0, 50.0, 30.0)
    assert isinstance(listed, Group) and isinstance(listed.items[0], Group)
    (text,) = listed.items[0].items
    assert isinstance(text, TextBox)
    assert [piece.top for piece in text.pieces] == [5.0, 15.0]
