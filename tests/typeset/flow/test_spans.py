"""a box of several columns → its place across them."""

from __future__ import annotations

from tests.typeset.flow.letters import (
    box,
    check,
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
