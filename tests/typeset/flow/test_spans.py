"""a box of several columns → its place across them."""

from __future__ import annotations

from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.page import Box
from tests.typeset.flow.letters import (
    box,
    check,
    check_pages,
    columns,
    lines,
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


def test_a_box_takes_no_more_columns_than_there_are() -> None:
    check(
        [box(20, span=3, after=1), lines(8, "a")],
        columns(7, 7),
        """
        PP
        PP
        ..
        aa
        aa
        aa
        aa
        """,
    )


def test_a_box_stands_over_columns_that_no_text_has_entered() -> None:
    check(
        [lines(3, "a"), box(20, span=2, before=1, after=1), lines(12, "b")],
        columns(8, 8, 8),
        """
        aPP
        aPP
        a..
        bbb
        bbb
        bb.
        bb.
        bb.
        """,
    )


def test_air_stands_above_a_box_at_the_foot() -> None:
    check(
        [lines(4, "a"), box(20, span=2, before=1), lines(6, "b")],
        columns(9, 9),
        """
        ab
        ab
        ab
        ab
        b.
        b.
        ..
        PP
        PP
        """,
    )


def test_a_box_turns_to_the_head_of_the_next_page() -> None:
    check_pages(
        [lines(6, "a"), box(40, span=2, before=1, after=1), lines(11, "b")],
        [*columns(8, 8), *columns(8, 8, page=2)],
        """
        ab
        ab
        ab
        ab
        ab
        ab
        bb
        b.
        """,
        """
        PP
        PP
        PP
        PP
        ..
        b.
        b.
        ..
        """,
    )


def test_a_box_does_not_stand_on_an_inset() -> None:
    check(
        [box(20, span=2, after=1), lines(12, "a")],
        columns(8, 8, 8),
        """
        PPa
        PPa
        ..a
        a#a
        a#.
        aa.
        aa.
        aa.
        """,
        insets=[Inset(Box(60, 30, 50, 20))],
    )
    check(
        [box(20, span=2, after=1), lines(12, "a")],
        columns(8, 8, 8),
        """
        a#a
        a#a
        PPa
        PPa
        ...
        aa.
        aa.
        aa.
        """,
        insets=[Inset(Box(60, 0, 50, 20))],
    )


def test_columns_whose_heads_differ_are_not_spanned() -> None:
    frames = [Frame(0, 0, 50, 8), Frame(60, 20, 50, 6)]
    check(
        [box(20, span=2, after=1), lines(9, "a")],
        frames,
        """
        P
        P
        .a
        aa
        aa
        aa
        a.
        a.
        """,
    )


def test_columns_from_right_to_left_are_spanned_as_well() -> None:
    check(
        [box(20, span=2, after=1), lines(8, "a")],
        [Frame(60, 0, 50, 8), Frame(0, 0, 50, 8)],
        """
        PP
        PP
        ..
        aa
        aa
        aa
        a.
        a.
        """,
    )


def test_a_box_does_not_stand_on_what_is_between_its_columns() -> None:
    """No column loses a line by what stands in the gutter, and no box crosses it."""
    check(
        [box(20, span=2, after=1), lines(5, "a")],
        columns(5, 5),
        """
        Pa
        Pa
        .a
        a.
        a.
        """,
        insets=[Inset(Box(52, 0, 6, 20))],
    )
