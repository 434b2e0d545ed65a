"""frames, insets and a supply of more → the legs in reading order, as boxes take their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.page import Box, TextBox
from tests.typeset.flow.letters import (
    BODY,
    GRID,
    box,
    check,
    columns,
    lines,
)


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


def test_text_flows_round_an_inset() -> None:
    check(
        [lines(8, "a"), lines(3, "b")],
        columns(7, 7),
        """
        aa
        aa
        #a
        #a
        #b
        ab
        ab
        """,
        insets=[Inset(Box(0, 20, 50, 30))],
    )


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


def test_text_runs_through_frames_one_under_another_and_beside() -> None:
    check(
        [lines(6, "a"), lines(6, "b")],
        [Frame(0, 0, 100, 2), Frame(0, 20, 40, 5), Frame(60, 20, 40, 6)],
        """
        aaaaaaaaaa
        aaaaaaaaaa
                   aaaa aaaa
                   aaaa aaaa
                   aaaa aaaa
                   aaaa bbbb
                   aaaa bbbb
                        bbbb
        """,
        cell=10,
        rest="bbbbb",
    )


def test_text_beside_an_inset_is_narrow_and_wide_again_below_its_air() -> None:
    check(
        [lines(6, "a"), lines(2, "b")],
        [Frame(0, 0, 100, 9)],
        """
        aaaaaaaaaa
        aaaaaaaaaa
        aaaaa.####
        aaaaa.####
        aaaaa.####
        aaaaa.....
        bbbbbbbbbb
        bbbbbbbbbb
        ..........
        """,
        cell=10,
        insets=[Inset(Box(60, 20, 40, 30), left=10, below=10)],
    )


def test_of_two_stretches_beside_an_inset_the_wider_one_is_read() -> None:
    check(
        [lines(5, "a")],
        [Frame(0, 0, 100, 5)],
        """
        aaaaaaaaaa
        ..##aaaaaa
        ..##aaaaaa
        aaaaaaaaaa
        aaaaaaaaaa
        """,
        cell=10,
        insets=[Inset(Box(20, 10, 20, 20))],
    )


def test_a_line_between_two_insets_is_no_place_to_read() -> None:
    flowed = check(
        [lines(4, "a")],
        columns(9),
        """
        aaaaa
        aaaaa
        #####
        #####
        .....
        #####
        aaaaa
        aaaaa
        .....
        """,
        cell=10,
        insets=[Inset(Box(0, 20, 50, 20)), Inset(Box(0, 50, 50, 10))],
    )
    assert flowed.underset.lines == 1


@pytest.mark.parametrize(
    ("heights", "free"), [((3, 5, 4), 7), ((4, 5, 4), 9), ((3, 1), 0)], ids=["a rest", "two frames", "none"]
)
def test_what_is_free_is_counted_after_the_last_line(heights: tuple[int, ...], free: int) -> None:
    assert flow([lines(4, "a")], columns(*heights), GRID).underset.lines == free


def test_nothing_is_free_while_something_is_over() -> None:
    flowed = flow([lines(3, "a"), box(40)], columns(6), GRID)
    assert flowed.overset is not None
    assert (flowed.underset.lines, flowed.statistics["free"]) == (0, 0)
