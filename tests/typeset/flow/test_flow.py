"""matter through frames, drawn as letters: each item is a letter, each row a grid line, each column a frame."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import Run, Runs
from pagekit.resources import assets_dir
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.flow import Flowed, flow, remainder
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.paragraph import Line, Setting, Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, Row, SetBox
from pagekit.typeset.page import Box, Group, Item, Piece, RuleBox, TextBox, TextLine, TintBox
from pagekit.typeset.style import TypeStyle

GRID = 10.0
LETTER = 5.0
BODY = TypeStyle("body", ("Serif",), 8.0, GRID, align="justify")
RAGGED = replace(BODY, align="start")


class Words:
    """A paragraph whose letters are all LETTER wide, set first-fit: as much of Paragraph as the flow asks for.

    Of `looser` lines more, or with -1 one fewer, it can be set as well, each at a cost of 1. Lines in `hyphens` end in a hyphen.
    """

    def __init__(
        self,
        text: str,
        style: TypeStyle = BODY,
        *,
        lines: tuple[int, ...] = (),
        lang: str = "en",
        hyphens: tuple[int, ...] = (),
    ) -> None:
        self.runs: Runs = (Run(text),)
        self.text, self.style, self.lang, self.hyphens = text, style, lang, hyphens
        self.direction = "rtl" if lang == "ar" else "ltr"
        self.more = lines

    def best(self, measure: float, indent: float = 0.0) -> Setting:
        return self._set(lambda _: (0.0, measure), indent)

    def settings(self, measure: float, indent: float = 0.0) -> Mapping[int, Setting]:
        return self.shaped(lambda _: (0.0, measure), indent)

    def shaped(
        self, shape: Callable[[int], tuple[float, float]], indent: float = 0.0, lines: int = 400
    ) -> Mapping[int, Setting]:
        best = self._set(shape, indent)
        found = {len(best.lines): best}
        for by in self.more:
            other = self._set(shape, indent, by)
            found.setdefault(len(other.lines), replace(other, cost=1.0))
        return found

    def _set(self, shape: Callable[[int], tuple[float, float]], indent: float, by: int = 0) -> Setting:
        made: list[Line] = []
        at = 0
        while at < len(self.text) or not made:
            left, measure = shape(len(made))
            extra = 0.0 if made else indent
            room = max(1, int((measure - extra) / LETTER))
            start = at + (len(self.text[at:]) - len(self.text[at:].lstrip(" ")))
            end = self._end(start, room)
            hyphen = len(made) in self.hyphens and end < len(self.text)
            width = (end - start) * LETTER
            spaced = self.text[end : end + 1] in {" ", ""}
            made.append(
                Line(start, end, hyphen, spaced, width, 1, 1.0, 0, left + extra, measure - extra, False)
            )
            at = end
            while at < len(self.text) and self.text[at] == " ":
                at += 1
        return Setting(tuple(self._stretched(made, by, shape)), 0.0)

    def _end(self, start: int, room: int) -> int:
        if len(self.text) - start <= room:
            return len(self.text)
        space = self.text.rfind(" ", start, start + room + 1)
        return space if space > start else start + room

    def _stretched(
        self, made: list[Line], by: int, shape: Callable[[int], tuple[float, float]]
    ) -> list[Line]:
        last, middle = made[-1], made[-1].start + 1
        if by > 0 and last.end > middle and self.text[middle] != " ":
            return [
                *made[:-1],
                replace(last, end=middle, spaced=False),
                replace(last, start=middle, left=shape(len(made))[0], measure=shape(len(made))[1]),
            ]
        if by < 0 and len(made) > 1:
            return [*made[:-2], replace(made[-2], end=made[-1].end)]
        return made


def lines(count: int, letter: str = "a", **more: Any) -> FlowText:
    """A paragraph of so many lines in a frame of 50 points: one word of ten letters a line."""
    words = {name: more.pop(name) for name in ("style", "hyphens", "lang") if name in more}
    spread = more.pop("spread", ())
    text = " ".join([letter * 10] * count)
    return FlowText(Words(text, lines=spread, **words), **more)  # type: ignore[arg-type]


def head(letter: str = "H", count: int = 1, **more: Any) -> FlowText:
    return lines(count, letter, tag="h2", role="head", keep_next=True, whole=True, **{"before": 1, **more})


def box(height: float, letter: str = "P", **more: Any) -> FlowBox:
    """A box of one row; its rule has the letter as its colour."""

    def make(width: float) -> SetBox:
        return SetBox((Row(height, (RuleBox(Box(0, 0, width, height), letter),)),), width, tag="figure")

    return FlowBox(make, **{"kind": "figure", "before": 0, "after": 0, **more})


def rows(*heights: float, letter: str = "T", repeat: bool = False, **more: Any) -> FlowBox:
    def make(width: float) -> SetBox:
        made = [
            Row(height, (RuleBox(Box(0, 0, width, height), f"{letter}{at}"),), repeat=repeat and at == 0)
            for at, height in enumerate(heights)
        ]
        return SetBox(tuple(made), width, tag="table", ground="tint", rule_above=1.0)

    return FlowBox(make, "table", **{"before": 0, "after": 0, **more})


def columns(*heights: int, width: float = 50.0, page: int = 1, gutter: float = 10.0) -> list[Frame]:
    return [Frame(at * (width + gutter), 0.0, width, height, page) for at, height in enumerate(heights)]


def picture(flowed: Flowed, frames: Sequence[Frame], page: int = 1) -> str:
    """The page as letters, one for each slot of each frame: the letter of a line's words, of a box, a dot where it is free."""
    drawn = []
    own = [frame for frame in frames if frame.page == page]
    marks = list(_marks(flowed.pages.get(page, ())))
    for number in range(max(frame.lines for frame in own)):
        row = ""
        for frame in own:
            middle = frame.y + (number + 0.5) * GRID
            inside = [
                m
                for m, x, top, bottom in marks
                if top < middle < bottom and x[0] < frame.x + frame.width and x[1] > frame.x
            ]
            row += inside[0] if inside else "." if number < frame.lines else " "
        drawn.append(row.rstrip())
    return "\n".join(drawn)


def _marks(items: Sequence[Item]) -> list[tuple[str, tuple[float, float], float, float]]:
    found = []
    for item in items:
        if isinstance(item, Group):
            found += _marks(item.items)
        elif isinstance(item, TextBox):
            for piece in item.pieces:
                for number, line in enumerate(piece.lines):
                    top = piece.top + number * piece.leading
                    letter = line.runs[0].text[:1] if line.runs else "?"
                    found.append((letter, (piece.x, piece.x + piece.measure), top, top + piece.leading))
        elif isinstance(item, RuleBox) and item.box.height > 2:
            found.append(
                (item.colour[-1], (item.box.x, item.box.x + item.box.width), item.box.y, item.box.bottom)
            )
    return found


def check(matter: Sequence[Flowing], frames: Sequence[Frame], drawing: str, **options: Any) -> Flowed:
    flowed = flow(matter, frames, GRID, narrowest=20.0, **options)
    assert picture(flowed, frames) == dedent(drawing).strip("\n")
    return flowed


def test_text_runs_from_frame_to_frame() -> None:
    flowed = check(
        [lines(4, "a"), lines(5, "b")],
        columns(6, 6),
        """
        ab
        ab
        ab
        a.
        b.
        b.
        """,
    )
    assert flowed.overset is None
    assert flowed.underset.lines == 3
    assert flowed.notes == ()


def test_an_orphan_is_left_for_the_next_frame() -> None:
    check(
        [lines(4, "a"), lines(5, "b")],
        columns(5, 6),
        """
        ab
        ab
        ab
        ab
        .b
         .
        """,
    )


def test_a_widow_draws_a_line_with_it() -> None:
    check(
        [lines(2, "a"), lines(5, "b")],
        columns(6, 4),
        """
        ab
        ab
        b.
        b.
        b
        .
        """,
    )


def test_a_paragraph_takes_a_line_more_sooner_than_the_foot_falls_short() -> None:
    flowed = check(
        [lines(4, "a", spread=(1,)), lines(5, "b")],
        columns(5, 6),
        """
        ab
        ab
        ab
        ab
        ab
         .
        """,
    )
    assert flowed.figures["short_feet"] == 0


def test_a_ragged_paragraph_gains_no_line_of_a_word() -> None:
    flowed = flow([lines(4, "a", spread=(1,), style=RAGGED), lines(5, "b")], columns(5, 6), GRID)
    assert [one.lines for one in flowed.record] == [4, 5]


def test_an_added_line_that_is_a_stump_is_no_better_than_a_short_foot() -> None:
    class Stump(Words):
        def _stretched(
            self, made: list[Line], by: int, shape: Callable[[int], tuple[float, float]]
        ) -> list[Line]:
            longer = super()._stretched(made, by, shape)
            return [*longer[:-1], replace(longer[-1], natural=LETTER)] if by > 0 else longer

    stump = FlowText(Stump(" ".join(["a" * 10] * 4), lines=(1,)))  # type: ignore[arg-type]
    flowed = flow([stump, lines(5, "b")], columns(5, 6), GRID)
    assert [one.lines for one in flowed.record] == [4, 5]


def test_no_space_grows_for_one_line_at_the_foot() -> None:
    check(
        [lines(2, "a"), head(), lines(2, "b"), lines(3, "c", whole=True)],
        columns(7, 3),
        """
        ac
        ac
        .c
        H
        b
        b
        .
        """,
    )


def test_spaces_grow_sooner_than_the_foot_falls_short_by_many_lines() -> None:
    flowed = flow(
        [lines(2, "a"), head(), lines(2, "b"), head("J"), lines(2, "d"), lines(6, "c", whole=True)],
        columns(15, 6),
        GRID,
    )
    assert [one.line for one in flowed.record] == [0, 4, 5, 9, 10, 0]
    assert flowed.figures["short_lines"] == 3


def pause() -> FlowBox:
    return box(20, "*", kind="break")


def test_a_pause_stands_between_lines_of_one_column_only() -> None:
    check(
        [lines(2, "a"), pause(), lines(2, "b"), pause(), lines(3, "c"), pause(), lines(2, "d")],
        columns(8, 4, 6),
        """
        acd
        acd
        *c.
        *..
        b .
        b .
        .
        .
        """,
    )


def test_a_pause_that_has_no_room_ends_the_column() -> None:
    check(
        [lines(3, "a"), pause(), lines(2, "b"), pause()],
        columns(4, 4),
        """
        ab
        ab
        a.
        ..
        """,
    )


def byline(letter: str = "Y", before: int = 1) -> FlowText:
    return lines(1, letter, before=before, whole=True, keep_previous=True)


def test_a_byline_takes_two_lines_of_its_text_with_it() -> None:
    check(
        [lines(6, "a"), byline()],
        columns(7, 7),
        """
        aa
        aa
        a.
        aY
        ..
        ..
        ..
        """,
    )


def test_a_short_paragraph_goes_with_its_byline_and_what_follows_that() -> None:
    check(
        [lines(4, "a"), lines(3, "b"), byline(), byline("Z")],
        columns(9, 7),
        """
        ab
        ab
        ab
        a.
        .Y
        ..
        .Z
        .
        .
        """,
    )


def test_heads_stay_with_two_lines_of_their_text() -> None:
    check(
        [lines(4, "a"), head(), lines(5, "b")],
        columns(7, 7),
        """
        aH
        ab
        ab
        ab
        .b
        .b
        ..
        """,
    )


def test_spaces_collapse_and_vanish_at_a_head() -> None:
    check(
        [lines(2, "a", after=2), head(before=1, after=1), lines(2, "b"), lines(2, "c", before=1)],
        columns(8, 3),
        """
        ac
        ac
        ..
        .
        H
        .
        b
        b
        """,
    )


def test_a_box_stands_where_it_fits() -> None:
    check(
        [lines(2, "a"), box(28, before=1, after=1), lines(2, "b")],
        columns(9),
        """
        a
        a
        .
        P
        P
        P
        .
        b
        b
        """,
    )


def test_a_floating_box_leaves_its_place_to_text() -> None:
    flowed = check(
        [lines(3, "a"), box(30, floats=True, after=1), lines(6, "b")],
        columns(5, 8),
        """
        aP
        aP
        aP
        b.
        bb
         b
         b
         b
        """,
    )
    assert [one.item for one in flowed.record] == [0, 1, 2, 2]


def test_no_line_stands_alone_under_a_box_that_floats() -> None:
    for room, expected in ((5, [2, 0, 2, 5]), (6, [2, 0, 2, 2, 3])):
        matter = [lines(2, "a"), box(30, floats=True, after=1), lines(7, "b")]
        flowed = flow(matter, columns(4, room, 9), GRID, more_frames=lambda page: None)
        assert [one.lines for one in flowed.record] == expected


def test_a_box_that_stays_ends_the_frame() -> None:
    check(
        [lines(3, "a"), box(30), lines(2, "b")],
        columns(5, 8),
        """
        aP
        aP
        aP
        .b
        .b
         .
         .
         .
        """,
    )


def test_a_box_of_two_columns_stands_at_their_head() -> None:
    check(
        [box(20, span=2, after=1), lines(12, "a")],
        columns(8, 8, 8),
        """
        PPa
        PPa
        ...
        aa.
        aa.
        aa.
        aa.
        aa.
        """,
    )


def test_a_box_of_two_columns_stands_at_their_foot() -> None:
    check(
        [lines(3, "a"), box(20, span=2, before=1), lines(4, "b")],
        columns(8, 8),
        """
        ab
        ab
        a.
        b.
        b.
        ..
        PP
        PP
        """,
    )


def test_a_box_taller_than_its_frame_is_broken_between_rows_and_repeats_its_head() -> None:
    flowed = check(
        [rows(10, 10, 10, 10, 10, repeat=True), lines(2, "a")],
        columns(3, 3, 3),
        """
        00a
        13a
        24.
        """,
    )
    table = flowed.pages[1][0]
    assert isinstance(table, Group) and table.tag == "table"
    assert [type(item).__name__ for item in table.items].count("TintBox") == 2
    assert [note.code for note in flowed.notes] == ["box-broken"] * 2


def test_a_row_taller_than_any_frame_stands_with_an_error() -> None:
    matter = [lines(1, "a"), box(90), lines(2, "b")]
    flowed = flow(matter, columns(3, 3, 3), GRID, more_frames=lambda page: columns(3, 4, page=page + 1))
    assert [note.code for note in flowed.notes if note.severity == "error"] == ["too-tall"]
    assert [(one.page, one.frame, one.line) for one in flowed.record if one.item == 1] == [(2, 4, 0)]
    assert flowed.overset is None


def test_a_box_over_the_foot_and_broken_is_told_of_once() -> None:
    flowed = flow([rows(90, 10, 10)], columns(3), GRID, more_frames=lambda page: columns(3, page=page + 1))
    assert [note.code for note in flowed.notes] == ["too-tall"]
    assert flowed.overset is None


@pytest.mark.parametrize("floats", [False, True])
def test_a_row_waits_for_the_frame_that_holds_it(floats: bool) -> None:
    frames = [frame for page, height in enumerate((3, 2, 2, 6), 1) for frame in columns(height, page=page)]
    flowed = flow([box(60, floats=floats), lines(2, "a")], frames, GRID)
    assert [(one.page, one.slots) for one in flowed.record if one.item == 0] == [(4, 6)]
    assert "too-tall" not in {note.code for note in flowed.notes}


def said_in_rows(width: float) -> SetBox:
    """A text of twelve words, a row for every two lines of it."""
    fitting = int(width / 10)
    texts = [f"w{n}" for n in range(12)]
    made = [texts[at : at + fitting] for at in range(0, 12, fitting)]
    pairs = [made[at : at + 2] for at in range(0, len(made), 2)]

    def item(pair: list[list[str]]) -> TextBox:
        set_lines = tuple(TextLine((Run(" ".join(one)),)) for one in pair)
        return TextBox("p", "body", (Piece(0.0, 0.0, width, GRID, set_lines),))

    return SetBox(tuple(Row(GRID * len(pair), (item(pair),)) for pair in pairs), width)


@pytest.mark.parametrize("widths", [(30.0, 20.0, 30.0), (30.0, 60.0, 60.0), (20.0, 30.0, 20.0, 30.0)])
def test_a_box_goes_on_in_another_width_without_losing_a_word(widths: tuple[float, ...]) -> None:
    frames = [Frame(at * 70.0, 0.0, width, 2) for at, width in enumerate(widths)]
    flowed = flow(
        [FlowBox(said_in_rows, "factbox", before=0, after=0)],
        frames,
        GRID,
        narrowest=10.0,
        more_frames=lambda page: [Frame(0.0, 0.0, 30.0, 2, page + 1)],
    )
    printed = " ".join(text for page in flowed.pages.values() for text in _printed(page))
    assert printed.split() == [f"w{n}" for n in range(12)]
    for page, items in flowed.pages.items():
        own = [frame for frame in frames if frame.page == page] or [Frame(0.0, 0.0, 30.0, 2, page)]
        assert all(_inside(one, own, over_foot=False) for one in areas(items))


@pytest.mark.parametrize(("floats", "over"), [(True, (1,)), (False, (1, 2))])
def test_a_row_taller_than_any_frame_of_a_fixed_chain_is_overset(floats: bool, over: tuple[int, ...]) -> None:
    flowed = flow([lines(1, "a"), box(90, floats=floats), lines(2, "b")], columns(3, 3, 3), GRID)
    assert flowed.overset is not None and flowed.overset.items == over
    assert "too-tall" not in {note.code for note in flowed.notes}


def test_what_does_not_go_in_is_overset() -> None:
    flowed = flow([lines(4, "a"), lines(6, "b")], columns(7), GRID)
    assert flowed.overset is not None
    assert flowed.overset.lines == 3
    assert flowed.overset.items == (1,)
    assert flowed.overset.broken == 1
    assert flowed.overset.line == 3
    assert flowed.overset.start == 33
    assert math.isclose(flowed.overset.mm, 30 * 25.4 / 72)


def test_more_frames_are_asked_for() -> None:
    asked = []

    def more(page: int) -> list[Frame]:
        asked.append(page)
        return columns(3, page=page + 1)

    flowed = flow([lines(8, "a")], columns(3), GRID, more_frames=more)
    assert sorted(flowed.pages) == [1, 2, 3]
    assert [
        item.continued for page in flowed.pages.values() for item in page if isinstance(item, TextBox)
    ] == [
        False,
        True,
        True,
    ]
    assert asked[:2] == [1, 2]


def test_legs_are_balanced() -> None:
    check(
        [lines(10, "a")],
        columns(20, 20, 20),
        "\n".join(["aaa"] * 3 + ["a.."] + ["..."] * 16),
        balance=True,
    )


def test_legs_are_even_as_far_as_the_rules_of_the_foot_allow() -> None:
    check(
        [lines(4, "a"), lines(6, "b"), lines(4, "c")],
        columns(9, 9, 9),
        """
        abc
        abc
        abc
        abc
        b..
        b..
        ...
        ...
        ...
        """,
        balance=True,
    )


def test_a_box_leaves_its_place_where_the_columns_end_together_then() -> None:
    flowed = check(
        [lines(6, "a"), box(90), lines(4, "b"), lines(6, "c")],
        columns(30, 30),
        "\n".join(["aP"] * 6 + ["bP"] * 3 + ["bc", "cc", "cc", "c."] + [".."] * 17),
        balance=True,
    )
    assert flowed.figures["depth"] == 13


@pytest.mark.parametrize("text", ["a" * 9 + ":", "a" * 10])
def test_a_box_that_a_colon_or_a_head_announces_keeps_its_place(text: str) -> None:
    above = FlowText(Words(" ".join(["a" * 10] * 5 + [text])), keep_next=not text.endswith(":"))  # type: ignore[arg-type]
    flowed = flow([above, box(90), lines(4, "b"), lines(6, "c")], columns(30, 30), GRID, balance=True)
    assert flowed.record[1].frame == flowed.record[0].frame


def test_text_flows_round_an_inset() -> None:
    check(
        [lines(8, "a"), lines(3, "b")],
        columns(7, 7),
        """
        aa
        aa
        .a
        .a
        .b
        ab
        ab
        """,
        insets=[Inset(Box(0, 20, 50, 30))],
    )


def test_no_word_is_divided_over_a_page() -> None:
    def more(page: int) -> list[Frame]:
        return columns(5, page=page + 1)

    flowed = flow([lines(8, "a", hyphens=(4,))], columns(5), GRID, more_frames=more)
    assert [one.lines for one in flowed.record] == [4, 4]
    assert flowed.figures["page_hyphens"] == 0


def test_what_cannot_be_avoided_is_said() -> None:
    flowed = flow([lines(4, "a")], columns(1, 9), GRID)
    assert [one.slots for one in flowed.record] == [4]
    flowed = flow([lines(4, "a"), lines(2, "b")], columns(1, 1, 1, 1, 1, 1), GRID)
    assert {"orphan", "widow"} <= {note.code for note in flowed.notes}
    assert all(note.where.startswith("page 1, frame ") and note.remedy for note in flowed.notes)


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


def test_a_box_with_slack_of_a_line_wants_no_more_space() -> None:
    check(
        [box(21, after=1), lines(2, "a")],
        columns(6),
        """
        P
        P
        .
        a
        a
        .
        """,
    )


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


def test_only_a_paragraph_after_one_of_its_kind_is_indented() -> None:
    style = replace(BODY, indent=5.0)
    matter = [lines(1, letter, style=style) for letter in "ab"]
    matter = [head("H", style=style), *matter, box(10), lines(1, "c", style=style)]  # type: ignore[list-item]
    flowed = flow(matter, columns(20, width=60.0), GRID)
    lefts = [item.pieces[0].x for item in flowed.pages[1] if isinstance(item, TextBox)]
    assert lefts == [0.0, 0.0, 5.0, 5.0]


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


def test_boxes_that_float_keep_their_order() -> None:
    check(
        [
            lines(3, "a"),
            box(30, "P", floats=True),
            box(10, "Q", floats=True),
            box(40, "R", floats=True),
            lines(6, "b"),
        ],
        columns(5, 5, 5),
        """
        aPR
        aPR
        aPR
        bQR
        bbb
        """,
    )


def test_a_word_is_rather_not_divided_between_columns() -> None:
    flowed = flow([lines(3, "a", spread=(1,)), lines(6, "b", hyphens=(2,))], columns(6, 9), GRID)
    assert [one.lines for one in flowed.record] == [4, 2, 4]
    assert flowed.figures["column_hyphens"] == 0


def test_the_figures_say_how_deep_the_last_page_is() -> None:
    flowed = flow([lines(9, "a")], columns(9, 9, 9), GRID, balance=True)
    assert (flowed.figures["depth"], flowed.figures["frames"], flowed.underset.lines) == (3, 3, 0)


def test_a_paragraph_without_a_word_takes_no_place() -> None:
    class Silent(Words):
        def _set(self, shape: Callable[[int], tuple[float, float]], indent: float, by: int = 0) -> Setting:
            return Setting((), 0.0)

    silent = FlowText(Silent(""))  # type: ignore[arg-type]
    check([lines(1, "a"), silent, lines(1, "b")], columns(3), "a\nb\n.")


@pytest.mark.parametrize(
    "frames",
    [[], [Frame(0, 0, 50, 0)], [Frame(0, 0, 3, 50)], [Frame(0, 0, -5, 5)], [Frame(math.nan, 0, 50, 5)]],
)
def test_without_a_slot_all_is_overset(frames: list[Frame]) -> None:
    flowed = flow([lines(4, "a"), box(20)], frames, GRID)
    assert flowed.overset is not None and flowed.overset.items == (0, 1)
    assert flowed.pages == {}
    assert [note.code for note in flowed.notes] == ["overset"]


def test_a_supply_that_gives_nothing_is_not_asked_for_ever() -> None:
    asked = []

    def more(page: int) -> list[Frame]:
        asked.append(page)
        return [Frame(0, 0, 50, 0, page + 1)]

    flowed = flow([lines(4, "a")], [], GRID, more_frames=more)
    assert len(asked) == 1 and flowed.overset is not None
    tall = replace(BODY, leading=40.0)
    flowed = flow([lines(4, "a", style=tall)], [], GRID, more_frames=lambda page: columns(1, page=page + 1))
    assert flowed.overset is not None


def test_a_grid_must_hold_lines() -> None:
    with pytest.raises(ValueError, match="holds no line"):
        flow([], [], 0.0)


# ---- what must always hold ---------------------------------------------------------------------------------------

TALL = replace(BODY, name="tall", size=13.0, leading=17.0)
flags = st.booleans()
texts = st.builds(
    lambda count, width, style, spread, lang, hyphens, more: FlowText(
        Words(" ".join(["x" * width] * count), style, lines=spread, lang=lang, hyphens=hyphens),  # type: ignore[arg-type]
        **more,
    ),
    st.integers(1, 14),
    st.integers(1, 14),
    st.sampled_from([BODY, BODY, TALL]),
    st.sampled_from([(), (1,), (1, -1)]),
    st.sampled_from(["en", "en", "ar"]),
    st.sampled_from([(), (2,), (3, 4)]),
    st.fixed_dictionaries(
        {
            "before": st.integers(0, 1),
            "after": st.integers(0, 1),
            "whole": st.sampled_from([False, False, False, True]),
            "keep_next": st.sampled_from([False, False, False, True]),
            "inset_start": st.sampled_from([0.0, 7.0]),
        }
    ),
)
TALLEST_ROW = 75.0
heights = st.lists(st.sampled_from([8.0, 10.0, 14.0, 27.0, 45.0, TALLEST_ROW]), min_size=1, max_size=6)
some_boxes = st.builds(
    lambda given, floats, span, repeat, space: rows(
        *given, floats=floats, span=span, repeat=repeat, before=space, after=space
    ),
    heights,
    flags,
    st.integers(1, 3),
    flags,
    st.integers(0, 1),
)
stories = st.lists(st.one_of(texts, texts, some_boxes), min_size=1, max_size=7)
sizes = st.tuples(st.sampled_from([50.0, 50.0, 30.0, 90.0]), st.integers(0, 14))
chains = st.lists(st.lists(sizes, min_size=1, max_size=4), min_size=1, max_size=3)
insets = st.lists(
    st.builds(
        lambda x, y, width, height, page: Inset(Box(x, y, width, height), page, 3.0, 3.0, 2.0, 2.0),
        st.integers(-10, 150).map(float),
        st.integers(-10, 90).map(float),
        st.integers(5, 120).map(float),
        st.integers(2, 60).map(float),
        st.integers(1, 3),
    ),
    max_size=3,
)


def placed(pages: list[list[tuple[float, int]]]) -> list[Frame]:
    frames = []
    for number, page in enumerate(pages, 1):
        x = 0.0
        for width, height in page:
            frames.append(Frame(x, 0.0, width, height, number))
            x += width + 10
    return frames


def heights_of(flowing: Flowing) -> list[float]:
    return [row.height for row in flowing.make(50.0).rows] if isinstance(flowing, FlowBox) else []


def areas(items: Sequence[Item]) -> list[tuple[float, float, float, float]]:
    return [(x[0], top, x[1], bottom) for _, x, top, bottom in _marks(items)]


@settings(deadline=None, derandomize=True, max_examples=120)
@given(story=stories, pages=chains, stand=insets, balance=flags, endless=flags)
def test_no_word_is_lost_and_nothing_overlaps(
    story: list[Flowing],
    pages: list[list[tuple[float, int]]],
    stand: list[Inset],
    balance: bool,
    endless: bool,
) -> None:
    frames = placed(pages)
    more = (lambda page: columns(6, 6, page=page + 1)) if endless else None
    flowed = flow(story, frames, GRID, insets=stand, narrowest=20.0, balance=balance, more_frames=more)
    left = set(flowed.overset.items) if flowed.overset else set()
    for item, flowing in enumerate(story):
        own = [one for one in flowed.record if one.item == item]
        if isinstance(flowing, FlowText):
            assert [one.first for one in own] == [
                sum(one.lines for one in own[:at]) for at in range(len(own))
            ]
            assert own or item in left
        else:
            assert own or item in left
    assert _letters(flowed) + _missing(story, flowed) == sum(
        one.paragraph.text.count("x") for one in story if isinstance(one, FlowText)
    )
    tall = any(note.code == "too-tall" for note in flowed.notes)
    # No frame of more than six lines comes, so that only the tallest rows may go over a foot, and only there.
    assert not tall or (endless and any(TALLEST_ROW in heights_of(one) for one in story))
    more_pages = [frame for page in flowed.pages for frame in columns(6, 6, page=page) if page > len(pages)]
    for page, items in flowed.pages.items():
        found = areas(items)
        own = [frame for frame in (*frames, *more_pages) if frame.page == page]
        assert all(_inside(one, own, over_foot=tall and one[3] - one[1] == TALLEST_ROW) for one in found)
        shadows = [(i.box.x, i.box.y, i.box.x + i.box.width, i.box.bottom) for i in stand if i.page == page]
        for at, one in enumerate(found):
            for other in (*found[at + 1 :], *shadows):
                assert not _overlap(one, other)


def _inside(one: tuple[float, float, float, float], frames: Sequence[Frame], *, over_foot: bool) -> bool:
    """Whether something lies in a frame, or in a row of them from the first one's left edge to the last one's right."""
    left, top, right, bottom = one
    first = [frame for frame in frames if frame.x - 0.01 <= left <= frame.x + frame.width]
    last = [frame for frame in frames if frame.x <= right <= frame.x + frame.width + 0.01]
    feet = [frame.y + frame.lines * GRID for frame in (*first, *last)]
    return bool(first and last) and top >= -0.01 and (over_foot or bottom <= min(feet) + 0.01)


def _letters(flowed: Flowed) -> int:
    return sum(text.count("x") for page in flowed.pages.values() for text in _printed(page))


def _printed(items: Sequence[Item]) -> list[str]:
    found = []
    for item in items:
        if isinstance(item, Group):
            found += _printed(item.items)
        elif isinstance(item, TextBox):
            found += [run.text for piece in item.pieces for line in piece.lines for run in line.runs]
    return found


def _missing(story: Sequence[Flowing], flowed: Flowed) -> int:
    overset = flowed.overset
    if overset is None:
        return 0
    texts = [(item, story[item]) for item in overset.items]
    return sum(
        text.paragraph.text[overset.start if item == overset.broken else 0 :].count("x")
        for item, text in texts
        if isinstance(text, FlowText)
    )


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0.01 and min(one[3], other[3]) - max(one[1], other[1]) > 0.1


@settings(deadline=None, derandomize=True, max_examples=60)
@given(story=st.lists(texts, min_size=1, max_size=6), pages=chains, stand=insets)
def test_text_on_the_grid_stays_on_it_and_every_run_is_the_same(
    story: list[Flowing], pages: list[list[tuple[float, int]]], stand: list[Inset]
) -> None:
    frames = placed(pages)
    flowed = flow(story, frames, GRID, insets=stand, narrowest=20.0)
    tops = [
        piece.top
        for items in flowed.pages.values()
        for item in items
        if isinstance(item, TextBox) and item.style == "body"
        for piece in item.pieces
    ]
    assert all(top % GRID == 0 for top in tops)
    assert flow(story, frames, GRID, insets=stand, narrowest=20.0) == flowed


# ---- with real type ----------------------------------------------------------------------------------------------

SERIF = TypeStyle("body", ("Noto Serif",), 9.0, 11.0, align="justify", hyphenate=True, indent=9.0)
WORDS = (
    "“The typesetter decides every line of the page, and browsers and plates draw just what was decided; " * 4
)


def setter() -> Typesetter:
    return Typesetter(load_book([assets_dir() / "fonts"]))


def test_an_initial_reaches_from_the_cap_line_to_the_third_baseline() -> None:
    typesetter = setter()
    text = FlowText(typesetter.paragraph((Run(WORDS.strip()),), SERIF, "en"), drop_cap=3)
    (item,) = flow([text], [Frame(20, 30, 130, 40)], 11.0, typesetter=typesetter).pages[1]
    assert isinstance(item, TextBox)
    first, *others = item.pieces
    assert [run.text for run in first.lines[0].runs] == ["“T"] and not first.lines[0].spaced
    assert first.size is not None and 2 * 11 / 0.72 < first.size - 9 < 2 * 11 / 0.70
    beside = sum(len(piece.lines) for piece in others if piece.x > 40)
    assert beside == 3
    assert {round(piece.x + piece.measure, 3) for piece in others} == {150.0}
    assert " ".join(_printed([item])).replace("“T he", "“The").split()[:2] == ["“The", "typesetter"]


def test_what_is_over_flows_on_in_another_chain() -> None:
    typesetter = setter()
    text = FlowText(typesetter.paragraph((Run(WORDS.strip()),), SERIF, "en"), drop_cap=2, anchor="a")
    matter = [text, FlowText(typesetter.paragraph((Run("And an end."),), SERIF, "en"))]
    first = flow(matter, [Frame(0, 0, 130, 6)], 11.0, typesetter=typesetter)
    assert first.overset is not None and first.overset.broken == 0
    rest = remainder(matter, first.overset, typesetter)
    second = flow(rest, [Frame(0, 0, 90, 60, 2)], 11.0, typesetter=typesetter, continued=True)
    assert second.overset is None
    words = "".join(_printed([*first.pages[1], *second.pages[2]]))
    assert words.replace(" ", "") == (WORDS.strip() + "And an end.").replace(" ", "")
    (going_on, _) = second.pages[2]
    assert isinstance(going_on, TextBox) and going_on.continued and going_on.anchor == ""


def test_a_broken_box_flows_on_with_its_head() -> None:
    table = rows(10, 10, 10, 10, 10, repeat=True)
    first = flow([table], columns(3), GRID)
    assert first.overset is not None and (first.overset.broken, first.overset.row) == (0, 3)
    rest = remainder([table], first.overset, setter())
    (group,) = flow(rest, columns(3), GRID).pages[1]
    assert isinstance(group, Group)
    assert [item.colour for item in group.items if isinstance(item, RuleBox) and item.box.height > 2] == [
        "T0",
        "T3",
        "T4",
    ]
