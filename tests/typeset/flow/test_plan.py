"""one leg and the matter to come → what stands in it: the rules of its foot, and what breaking one costs."""

from __future__ import annotations

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from tests.typeset.flow.letters import (
    GRID,
    byline,
    check,
    columns,
    head,
    lines,
    pause,
)


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


def test_no_word_is_divided_over_a_page() -> None:
    def more(page: int) -> list[Frame]:
        return columns(5, page=page + 1)

    flowed = flow([lines(8, "a", hyphens=(4,))], columns(5), GRID, more_frames=more)
    assert [one.lines for one in flowed.record] == [4, 4]
    assert flowed.figures["page_hyphens"] == 0


def test_a_word_is_rather_not_divided_between_columns() -> None:
    flowed = flow([lines(3, "a", spread=(1,)), lines(6, "b", hyphens=(2,))], columns(6, 9), GRID)
    assert [one.lines for one in flowed.record] == [4, 2, 4]
    assert flowed.figures["column_hyphens"] == 0
