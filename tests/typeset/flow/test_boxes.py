"""a box that no place holds whole → rows of it, leg by leg."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.flow.flow import flow, remainder
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, Group, Piece, RuleBox, TextBox, TextLine
from tests.typeset.flow.letters import (
    GRID,
    box,
    check,
    check_pages,
    columns,
    inside,
    lines,
    marks,
    printed,
    rows,
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
    read = " ".join(text for page in flowed.pages.values() for text in printed(page))
    assert read.split() == [f"w{n}" for n in range(12)]
    for page, items in flowed.pages.items():
        own = [frame for frame in frames if frame.page == page] or [Frame(0.0, 0.0, 30.0, 2, page)]
        assert all(inside(one, own) for one in marks(items))


@pytest.mark.parametrize(("floats", "over"), [(True, (1,)), (False, (1, 2))])
def test_a_row_taller_than_any_frame_of_a_fixed_chain_is_overset(floats: bool, over: tuple[int, ...]) -> None:
    flowed = flow([lines(1, "a"), box(90, floats=floats), lines(2, "b")], columns(3, 3, 3), GRID)
    assert flowed.overset is not None and flowed.overset.items == over
    assert "too-tall" not in {note.code for note in flowed.notes}


def test_a_broken_box_flows_on_with_its_head() -> None:
    table = rows(10, 10, 10, 10, 10, repeat=True)
    first = flow([table], columns(3), GRID)
    assert first.overset is not None and (first.overset.broken, first.overset.row) == (0, 3)
    rest = remainder([table], first.overset, Typesetter(load_book([assets_dir() / "fonts"])))
    (group,) = flow(rest, columns(3), GRID).pages[1]
    assert isinstance(group, Group)
    assert [item.colour for item in group.items if isinstance(item, RuleBox) and item.box.height > 2] == [
        "T0",
        "T3",
        "T4",
    ]


# ---- What follows a broken table, and what its rows keep ---------------------------------------------------------


def test_text_goes_on_under_the_last_rows_of_a_broken_table() -> None:
    check(
        [rows(*[10] * 6, repeat=True, after=1), lines(4, "a")],
        columns(5, 5, 5),
        """
        00a
        15a
        2..
        3a.
        4a.
        """,
    )
    check(
        [lines(2, "a"), rows(*[10] * 7, before=1, after=2), lines(2, "b")],
        columns(5, 5, 5),
        """
        a2b
        a3b
        .4.
        05.
        16.
        """,
    )
    check(
        [lines(2, "a"), rows(*[10] * 7, before=2, after=1), lines(2, "b", before=1)],
        columns(6, 6, 5),
        """
        a2b
        a3b
        .4.
        .5.
        06.
        1.
        """,
    )


def test_the_repeated_head_takes_its_room() -> None:
    check(
        [rows(20, 10, 10, 10, 10, 10, 10, repeat=True)],
        columns(4, 4, 4, 4),
        """
        000.
        000.
        135.
        246.
        """,
    )


def test_a_head_of_rows_does_not_stand_alone_at_the_foot() -> None:
    check(
        [lines(3, "a"), rows(*[10] * 7, repeat=True, kept=(0,)), lines(2, "b")],
        columns(4, 5, 5),
        """
        a00
        a15
        a26
        .3b
         4b
        """,
    )


def test_rows_that_belong_together_are_not_parted() -> None:
    check(
        [rows(*[10] * 6, kept=(2, 3)), lines(2, "a")],
        columns(4, 4, 4),
        """
        02a
        13a
        .4.
        .5.
        """,
    )


def test_a_box_whose_rows_all_keep_together_is_parted_where_most_of_it_goes_in() -> None:
    """Little room is left for it: it goes on. Half of a frame is left: it begins there."""
    held = rows(*[10] * 12, kept=range(11))
    check(
        [lines(7, "a"), held, lines(2, "b")],
        columns(10, 10, 10),
        """
        a00
        a11
        a2b
        a3b
        a4.
        a5.
        a6.
        .7.
        .8.
        .9.
        """,
    )
    check(
        [lines(5, "a"), held, lines(2, "b")],
        columns(10, 10, 10),
        """
        a5.
        a6.
        a7.
        a8.
        a9.
        00.
        11.
        2b.
        3b.
        4..
        """,
    )


def test_a_table_in_the_last_frame_is_over_from_the_row_on_that_has_no_room() -> None:
    flowed = check(
        [rows(10, 10, 10, 10, 10, repeat=True), lines(2, "b", before=1)], columns(3), "0\n1\n2", rest="34bb"
    )
    assert flowed.overset is not None
    assert (flowed.overset.broken, flowed.overset.row, flowed.overset.lines) == (0, 3, 5)


# ---- Over the foot -----------------------------------------------------------------------------------------------


def test_a_box_higher_than_any_frame_stands_over_the_foot_of_an_empty_one_only() -> None:
    """More pages may come, none with a higher frame: the box has a frame of its own."""
    flowed = check_pages(
        [lines(2, "a"), box(90), lines(3, "b")],
        [*columns(6, 6), *columns(6, 6, page=2)],
        """
        aP
        aP
        .P
        .P
        .P
        .P
        """,
        """
        b.
        b.
        b.
        ..
        ..
        ..
        """,
        more_frames=lambda page: columns(6, 6, page=page + 1) if page < 4 else None,
    )
    assert [note.code for note in flowed.notes if note.severity == "error"] == ["too-tall"]


def test_no_box_stands_over_a_frame_below_its_own() -> None:
    frames = [Frame(0, 0, 50, 3), Frame(0, 50, 50, 3)]
    flowed = flow([box(60), lines(2, "a")], frames, GRID, more_frames=lambda page: columns(3, page=page + 1))
    (own,) = (one for one in flowed.record if one.item == 0)
    assert (own.page, own.line) == (1, 0)
    assert own.frame == 1, "under the second frame nothing is in its way"


def again(flowing: FlowBox) -> FlowBox:
    """The box with a line over each of its later parts."""

    def make(width: float) -> SetBox:
        said = Row(10.0, (RuleBox(Box(0, 0, width, 10), "C"),), keep_next=True)
        return replace(flowing.make(width), again=(said,))

    return replace(flowing, make=make)


def test_what_goes_on_says_so_over_its_head() -> None:
    check(
        [again(rows(*[10.0] * 6, repeat=True))],
        columns(4, 5),
        """
        0C
        10
        24
        35
        ..
        """.replace("..", " ."),
    )


def test_what_is_over_goes_on_with_it_elsewhere() -> None:
    matter = [again(rows(*[10.0] * 6, repeat=True))]
    flowed = flow(matter, columns(4), GRID, narrowest=20.0)
    assert flowed.overset is not None
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    check(remainder(matter, flowed.overset, typesetter), columns(5), "C\n0\n4\n5\n.")


def test_program_text_begins_where_it_stands_sooner_than_leave_a_hole() -> None:
    program = replace(rows(*[10.0] * 9, before=1, after=1), kind="code")
    check([lines(5, "a"), program], columns(12, 12), page("a6 a7 a8 a. a. .. 0. 1. 2. 3. 4. 5."))
    check([lines(7, "a"), program], columns(12, 12), page("a0 a1 a2 a3 a4 a5 a6 .7 .8 .. .. .."))


def test_text_goes_on_before_a_table_sooner_than_leave_a_hole() -> None:
    table = rows(*[10.0] * 9, before=1, after=1)
    check([lines(5, "a"), table, lines(7, "b")], columns(12, 12), page("a0 a1 a2 a3 a4 b5 b6 b7 b8 b. b. b."))
    check([lines(7, "a"), table, lines(2, "b")], columns(12, 12), page("a0 a1 a2 a3 a4 a5 a6 .7 .8 .. .b .b"))


def page(letters: str) -> str:
    """A page of two columns: its lines parted by spaces, told from the head on."""
    return "\n".join(letters.split())
