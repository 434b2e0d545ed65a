"""a box + the free slots → where it settles, whole."""

from __future__ import annotations

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.matter import FlowBox
from pagekit.typeset.page import Box
from tests.typeset.flow.letters import (
    GRID,
    box,
    check,
    check_pages,
    columns,
    head,
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


# ---- Where a floating box goes -----------------------------------------------------------------------------------


def test_a_floating_box_has_its_space_below_and_none_at_a_head() -> None:
    check(
        [lines(5, "a"), box(30, floats=True, before=1, after=1), lines(4, "b")],
        columns(6, 8),
        """
        aP
        aP
        aP
        a.
        ab
        .b
         b
         b
        """,
    )


def test_of_two_boxes_the_larger_space_stands_between() -> None:
    check(
        [
            lines(5, "a"),
            box(20, "P", floats=True, after=1),
            box(20, "Q", floats=True, before=2),
            lines(4, "b"),
        ],
        columns(6, 9, 9),
        """
        aPb
        aPb
        a..
        a..
        aQ.
        .Q.
         b.
         b.
         ..
        """,
    )


def test_no_line_slips_into_the_space_between_two_boxes() -> None:
    check(
        [
            lines(6, "a"),
            box(20, "P", floats=True, after=1),
            box(20, "Q", floats=True, before=2),
            lines(1, "b"),
        ],
        columns(6, 8),
        """
        aP
        aP
        a.
        a.
        aQ
        aQ
         b
         .
        """,
    )


def test_a_floating_box_turns_to_the_next_page_and_no_further() -> None:
    check_pages(
        [lines(9, "a"), box(30, floats=True, after=1), lines(4, "b")],
        [*columns(5, 5), *columns(5, 6, page=2)],
        """
        aa
        aa
        aa
        aa
        a.
        """,
        """
        Pb
        Pb
        Pb
        .b
        ..
         .
        """,
    )
    flowed = flow(
        [lines(5, "a"), box(30, floats=True), lines(6, "b")],
        [*columns(5), *columns(2, page=2), *columns(9, page=3)],
        GRID,
    )
    assert [(one.item, one.page, one.lines) for one in flowed.record] == [
        (0, 1, 5),
        (1, 3, 0),
        (2, 2, 2),
        (2, 3, 4),
    ]


def test_a_floating_box_that_has_no_place_is_over_and_text_goes_on() -> None:
    check(
        [lines(4, "a"), box(70, floats=True), lines(4, "b"), lines(2, "c")],
        columns(6, 3),
        """
        ab
        ab
        a.
        a
        b
        b
        """,
        rest="Pcc",
    )


def test_a_box_that_stays_and_has_no_place_is_over_with_all_that_follows() -> None:
    flowed = check(
        [lines(4, "a"), box(40), lines(3, "b")],
        columns(6, 3),
        """
        a.
        a.
        a.
        a
        .
        .
        """,
        rest="Pbbb",
    )
    assert flowed.overset is not None and flowed.overset.lines == 7


# ---- Beside an inset ---------------------------------------------------------------------------------------------

INSET = Inset(Box(60, 20, 40, 30))


def test_a_box_does_not_reach_from_beside_an_inset_to_below_it() -> None:
    check(
        [lines(2, "a"), box(20), lines(4, "b")],
        [Frame(0, 0, 100, 8)],
        """
        aaaaaaaaaa
        aaaaaaaaaa
        PPPPPP####
        PPPPPP####
        bbbbbb####
        bbbbbbbbbb
        bbbbbbbbbb
        bbbbbbbbbb
        """,
        cell=10,
        insets=[INSET],
    )


def test_a_box_is_not_squeezed_into_less_than_half_of_its_frame() -> None:
    check(
        [lines(2, "a"), box(20), lines(4, "b")],
        [Frame(0, 0, 100, 9)],
        """
        aaaaaaaaaa
        aaaaaaaaaa
        bbbb######
        bbbb######
        bbbb######
        PPPPPPPPPP
        PPPPPPPPPP
        bbbbbbbbbb
        bbbbbbbbbb
        """,
        cell=10,
        insets=[Inset(Box(40, 20, 60, 30))],
    )


def test_a_box_that_finds_no_room_beside_an_inset_stands_below_it() -> None:
    """A line beside the inset is too few for it: it stands under the inset, and nothing is over."""
    check(
        [lines(4, "a"), box(20), lines(3, "b")],
        [Frame(0, 0, 100, 10)],
        """
        aaaaaaaaaa
        aaaaaaaaaa
        aaaaaa####
        aaaaaa####
        ......####
        PPPPPPPPPP
        PPPPPPPPPP
        bbbbbbbbbb
        bbbbbbbbbb
        bbbbbbbbbb
        """,
        cell=10,
        insets=[INSET],
    )


def test_its_head_goes_with_it() -> None:
    check(
        [lines(2, "a"), head(), box(20), lines(3, "b")],
        [Frame(0, 0, 100, 12)],
        """
        aaaaaaaaaa
        aaaaaaaaaa
        ......####
        ......####
        ......####
        ..........
        HHHHHHHHHH
        PPPPPPPPPP
        PPPPPPPPPP
        bbbbbbbbbb
        bbbbbbbbbb
        bbbbbbbbbb
        """,
        cell=10,
        insets=[INSET],
    )


# ---- Side boxes --------------------------------------------------------------------------------------------------


def side(height: float, **more: object) -> FlowBox:
    return box(height, kind="factbox", foot=True, **{"before": 1, **more})


def test_a_side_box_stands_at_the_foot_of_the_last_column_with_air_above() -> None:
    check(
        [lines(3, "a"), side(30), lines(12, "b")],
        columns(8, 8),
        """
        ab
        ab
        ab
        bb
        b.
        bP
        bP
        bP
        """,
        rest="bbb",
    )


def test_a_side_box_in_the_column_of_its_text_leaves_two_lines_and_air_above() -> None:
    check([lines(3, "a"), side(30), lines(2, "b")], columns(9), "a\na\na\nb\nb\n.\nP\nP\nP")
    check([lines(3, "a"), side(30), lines(2, "b")], columns(8), "a\na\na\n.\nP\nP\nP\n.", rest="bb")


# ---- Space around a box ------------------------------------------------------------------------------------------


def test_slack_of_a_line_stands_for_space_only_where_space_is_asked_for_on_both_sides() -> None:
    check([lines(2, "a"), box(23, before=1, after=1), lines(2, "b")], columns(8), "a\na\n.\nP\nP\n.\nb\nb")
    check([lines(2, "a"), box(23, after=1), lines(2, "b")], columns(8), "a\na\nP\nP\nP\n.\nb\nb")
