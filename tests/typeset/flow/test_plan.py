"""one leg and the matter to come → what stands in it: the rules of its foot, and what breaking one costs."""

from __future__ import annotations

import pytest

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from tests.typeset.flow.letters import (
    GRID,
    box,
    byline,
    check,
    columns,
    head,
    lines,
    over,
    pause,
    picture,
    rows,
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
    assert flowed.statistics["short_feet"] == 0


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
    assert flowed.statistics["short_lines"] == 3


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
    assert flowed.statistics["page_hyphens"] == 0


def test_a_word_is_rather_not_divided_between_columns() -> None:
    flowed = flow([lines(3, "a", spread=(1,)), lines(6, "b", hyphens=(2,))], columns(6, 9), GRID)
    assert [one.lines for one in flowed.record] == [4, 2, 4]
    assert flowed.statistics["column_hyphens"] == 0


# ---- Heads -------------------------------------------------------------------------------------------------------


def test_heads_that_follow_each_other_go_together() -> None:
    check(
        [lines(4, "a"), head("H"), head("J", before=0), lines(5, "b")],
        columns(8, 7),
        """
        aH
        aJ
        ab
        ab
        .b
        .b
        .b
        .
        """,
    )


def test_a_head_goes_with_the_box_it_heads() -> None:
    check(
        [lines(4, "a"), head(), box(30), lines(2, "b")],
        columns(7, 7),
        """
        aH
        aP
        aP
        aP
        .b
        .b
        ..
        """,
    )


def test_a_head_stays_where_the_first_row_of_its_table_fits() -> None:
    check(
        [lines(4, "a"), head(), rows(*[10] * 8)],
        columns(7, 7),
        """
        a1
        a2
        a3
        a4
        .5
        H6
        07
        """,
    )


def test_a_text_that_wants_its_answer_under_it_moves_with_it() -> None:
    check(
        [lines(4, "a"), lines(2, "q", keep_next=True, before=1), lines(4, "b")],
        columns(8, 8),
        """
        aq
        aq
        ab
        ab
        .b
        .b
        ..
        ..
        """,
    )


def test_what_is_kept_with_what_follows_is_not_broken_itself() -> None:
    check(
        [lines(4, "a"), lines(4, "q", keep_next=True), lines(4, "b")],
        columns(6, 8),
        """
        aq
        aq
        aq
        aq
        .b
        .b
         b
         b
        """,
    )


def test_a_head_whose_text_has_but_one_line_keeps_it() -> None:
    check(
        [lines(4, "a"), head(), lines(1, "b"), lines(3, "c")],
        columns(7, 7),
        """
        ac
        ac
        ac
        a.
        ..
        H.
        b.
        """,
    )


@pytest.mark.parametrize("height", [5, 6, 7])
def test_no_head_stands_last_in_the_last_frame(height: int) -> None:
    """What it heads is over: so is the head."""
    drawing = "\n".join(["a"] * 4 + ["."] * (height - 4))
    flowed = check([lines(4, "a"), head(), lines(5, "b")], columns(height), drawing, rest="Hbbbbb")
    assert flowed.overset is not None and flowed.overset.lines == 6
    assert flowed.statistics["stranded_heads"] == 0


def test_a_head_that_ends_the_matter_stands() -> None:
    check([lines(4, "a"), head()], columns(6), "a\na\na\na\n.\nH")


def test_frames_too_low_for_a_head_and_its_text_strand_it_and_say_so() -> None:
    flowed = check(
        [head(), lines(4, "b")],
        columns(1, 1, 4),
        """
        H.b
          b
          b
          b
        """,
    )
    assert [note.code for note in flowed.notes] == ["stranded-head"]


# ---- Widows and orphans ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "room", "front"),
    [(4, 1, 0), (4, 2, 2), (4, 3, 2), (3, 1, 0), (3, 2, 0), (2, 1, 0), (5, 3, 3), (5, 4, 3), (6, 4, 4)],
)
def test_two_lines_at_least_stand_on_either_side_of_a_break(count: int, room: int, front: int) -> None:
    flowed = flow([lines(3, "a"), lines(count, "b")], columns(3 + room, 9), GRID)
    first = [one.lines for one in flowed.record if one.item == 1 and one.frame == 0]
    assert sum(first) == front
    assert sum(one.lines for one in flowed.record if one.item == 1) == count


def test_at_the_end_of_the_last_frame_too() -> None:
    check([lines(4, "a"), lines(5, "b")], columns(5), "a\na\na\na\n.", rest="bbbbb")
    check([lines(2, "a"), lines(5, "b")], columns(6), "a\na\nb\nb\nb\n.", rest="bb")


def test_what_is_whole_goes_on_whole_and_what_no_frame_holds_is_broken() -> None:
    check(
        [lines(2, "a"), lines(4, "b", whole=True), lines(2, "c")],
        columns(5, 6),
        """
        ab
        ab
        .b
        .b
        .c
         c
        """,
    )
    flowed = check(
        [lines(2, "a"), lines(7, "b", whole=True), lines(2, "c")],
        columns(5, 5, 5),
        """
        abb
        abb
        .bc
        .bc
        .b.
        """,
    )
    assert [note.code for note in flowed.notes] == ["whole-broken", "short-foot"]


# ---- Hyphens -----------------------------------------------------------------------------------------------------


def test_a_word_may_be_divided_between_columns_of_a_page_sooner_than_a_foot_falls_short() -> None:
    flowed = flow([lines(8, "a", hyphens=(4,))], columns(5, 5), GRID)
    assert [one.lines for one in flowed.record] == [5, 3]
    assert (flowed.statistics["column_hyphens"], flowed.statistics["short_feet"]) == (1, 0)
    turned = flow([lines(8, "a", hyphens=(4,))], [*columns(5), *columns(5, page=2)], GRID)
    assert [one.lines for one in turned.record] == [4, 4]


# ---- A whole story -----------------------------------------------------------------------------------------------

STORY = [
    lines(5, "a", drop_cap=0),
    head("H"),
    lines(4, "b"),
    rows(10, 10, 10, 10, 10, repeat=True, before=1, after=1),
    lines(3, "c"),
    box(28, "P", floats=True, before=1, after=1),
    lines(6, "d"),
    byline(),
]


def test_a_story_is_drawn() -> None:
    flowed = check(
        STORY,
        columns(13, 13, 13),
        """
        a0d
        a1d
        a2d
        a3d
        a4d
        ..d
        Hc.
        bcY
        bc.
        b..
        bP.
        .P.
        .P.
        """,
    )
    assert flowed.overset is None


@pytest.mark.parametrize(
    ("height", "rest"),
    [(2, "Hbbbb01234cccPddddddY"), (4, "bb01234cccPddddddY"), (7, "cccPddddddY"), (9, "ddddddY"), (13, "")],
)
def test_what_is_over_is_told_to_the_line(height: int, rest: str) -> None:
    assert over(flow(STORY, columns(height, height, height), GRID, narrowest=20.0), STORY) == rest


@pytest.mark.parametrize("height", range(2, 16))
def test_what_goes_in_and_what_is_over_are_the_story(height: int) -> None:
    """However low the frames are: no line is lost, and while lines are over the last frame is not left empty."""
    flowed = flow(STORY, columns(height, height, height), GRID, narrowest=20.0)
    drawn = "".join(
        sorted("".join(picture(flowed, columns(height, height, height)).split()).replace(".", ""))
    )
    every = sorted(drawn + over(flowed, STORY))
    for letter, count in {"a": 5, "H": 1, "b": 4, "c": 3, "d": 6, "Y": 1}.items():
        assert every.count(letter) == count
    if flowed.overset:
        assert any(one.frame == 2 for one in flowed.record)
