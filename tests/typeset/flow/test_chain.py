"""frames, insets and a supply of more → the legs in reading order, as boxes take their place."""

from __future__ import annotations

from dataclasses import replace

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.page import Box, TextBox
from tests.typeset.flow.letters import (
    BODY,
    GRID,
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
