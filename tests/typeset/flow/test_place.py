"""parts on slots → items of the pages: every line, box, rule and marker where it belongs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.house.story import Run
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, Group, Piece, RuleBox, TextBox, TextLine, TintBox
from tests.typeset.flow.letters import (
    BODY,
    GRID,
    box,
    columns,
    lines,
    printed,
    rows,
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


# ---- Markers, rules and bars -------------------------------------------------------------------------------------


def text_of(flowed: Flowed, place: int = 0) -> TextBox:
    found = [item for item in flowed.pages[1] if isinstance(item, TextBox)]
    return found[place]


def test_a_marker_stands_in_the_free_space_before_its_text() -> None:
    """Its letters take 0.55 em and its air 0.4 em where nobody measures it."""
    for marker, inset, left in (("•", 12.0, 12 - 4.4 - 3.2), ("12.", 20.0, 20 - 13.2 - 3.2), ("•", 3.0, 0.0)):
        flowed = flow([lines(2, "a", marker=marker, inset_start=inset)], columns(5, width=90.0), GRID)
        first, *others = text_of(flowed).pieces
        assert first.x == pytest.approx(left)
        assert {piece.x for piece in others} == {inset}


def test_a_marker_of_right_to_left_text_stands_at_the_right() -> None:
    flowed = flow([lines(2, "a", marker="•", inset_start=12.0, lang="ar")], columns(5, width=90.0), GRID)
    first, *_ = text_of(flowed).pieces
    assert first.x == pytest.approx(90 - 12 + 3.2)


def test_a_marker_is_said_once() -> None:
    flowed = flow([lines(6, "a", marker="•", inset_start=12.0)], columns(3, 6, width=62.0), GRID)
    words = printed(flowed.pages[1])
    assert words.count("•") == 1 and words[0] == "•"


def test_rules_stand_over_the_first_line_and_under_the_last_only() -> None:
    ruled = replace(BODY, name="ruled", rule_above=1.0, rule_below=2.0)
    flowed = flow([lines(2, "b"), lines(6, "a", style=ruled)], columns(5, 6), GRID)
    rules = [item.box for item in flowed.pages[1] if isinstance(item, RuleBox)]
    assert rules == [Box(0.0, 19.0, 50.0, 1.0), Box(60.0, 30.0, 50.0, 2.0)]
    turned = flow([lines(6, "a", style=ruled)], [*columns(3), *columns(6, page=2)], GRID)
    assert [[item.box.y for item in turned.pages[page] if isinstance(item, RuleBox)] for page in (1, 2)] == [
        [-1.0],
        [30.0],
    ]


def test_a_bar_ends_with_its_column() -> None:
    items = [lines(2, "a", group=("q#1",), bar=1.0, after=1), lines(4, "b", group=("q#1",), bar=1.0)]
    (group,) = flow(items, [Frame(0, 0, 50, 2), Frame(60, 10, 50, 9)], GRID).pages[1]
    assert isinstance(group, Group)
    bars = [(item.box.x, item.box.y, item.box.bottom) for item in group.items if isinstance(item, RuleBox)]
    assert bars == [(0.0, 0.0, 20.0), (60.0, 10.0, 50.0)]


def test_a_bar_does_not_reach_to_the_next_element() -> None:
    items = [lines(2, "a", group=("q#1",), bar=1.0, after=1), lines(2, "b", group=("q#2",), bar=1.0)]
    groups = flow(items, columns(9), GRID).pages[1]
    bars = [
        item.box
        for group in groups
        if isinstance(group, Group)
        for item in group.items
        if isinstance(item, RuleBox)
    ]
    assert [(bar.y, bar.bottom) for bar in bars] == [(0.0, 20.0), (30.0, 50.0)]


def test_a_box_at_the_foot_ends_on_the_baseline_of_the_last_line() -> None:
    line = GridLine(rise=4.0, drop=2.0)
    matter = [lines(2, "a"), box(20, "Q", foot=True, before=1), lines(4, "b")]
    flowed = flow(matter, columns(9), GRID, line=line)
    (rule,) = (item.items[0] for item in flowed.pages[1] if isinstance(item, Group))
    assert isinstance(rule, RuleBox)
    assert rule.box.bottom == 88.0


def test_the_parts_of_a_broken_box_lie_each_at_their_own_head() -> None:
    flowed = flow([rows(*[10] * 5, repeat=True)], columns(3, 3, 3), GRID)
    (table,) = flowed.pages[1]
    assert isinstance(table, Group)
    found = [
        (item.colour, item.box.x, item.box.y)
        for item in table.items
        if isinstance(item, RuleBox) and item.box.height > 2
    ]
    assert found == [
        ("T0", 0.0, 0.0), ("T1", 0.0, 10.0), ("T2", 0.0, 20.0),
        ("T0", 60.0, 0.0), ("T3", 60.0, 10.0), ("T4", 60.0, 20.0),
    ]  # fmt: skip
