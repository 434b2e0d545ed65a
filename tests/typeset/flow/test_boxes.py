"""a box and the free slots → where it stands, whole."""

from __future__ import annotations

from pagekit.typeset.flow.flow import flow
from tests.typeset.flow.letters import (
    GRID,
    box,
    check,
    columns,
    lines,
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
        rest="bb",
    )
