"""frames and insets → slots, drawn: a letter stands for ten points of a slot's width, a dot for what an inset takes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.typeset.flow.frames import Frame, Inset, Slot, legs, slots
from pagekit.typeset.page import Box

GRID = 10.0


def drawing(found: Sequence[Slot], frames: Sequence[Frame]) -> str:
    """Rows of the first page: each slot as its frame's letter for every ten points, frames parted by a space."""
    rows = []
    for line in range(max(frame.lines for frame in frames)):
        cells = []
        for index, frame in enumerate(frames):
            own = [slot for slot in found if slot.frame == index and slot.line == line]
            cells.append(_cell(own, frame, "abcdef"[index]))
        rows.append(" ".join(cells).rstrip())
    return "\n".join(rows)


def _cell(own: Sequence[Slot], frame: Frame, letter: str) -> str:
    if not own:
        return "." * round(frame.width / 10)
    before, taken = round((own[0].x - frame.x) / 10), round(own[0].width / 10)
    return ("." * before + letter * taken).ljust(round(frame.width / 10), ".")


def check(frames: Sequence[Frame], insets: Sequence[Inset], picture: str, narrowest: float = 0.0) -> None:
    assert drawing(slots(frames, GRID, insets, narrowest), frames) == dedent(picture).strip("\n")


def test_an_inset_takes_its_place_and_its_air_out_of_every_frame_it_touches() -> None:
    check(
        [Frame(0, 0, 60, 5), Frame(70, 0, 60, 5)],
        [Inset(Box(40, 20, 50, 10), left=10, right=10, below=10)],
        """
        aaaaaa bbbbbb
        aaaaaa bbbbbb
        aaa... ...bbb
        aaa... ...bbb
        aaaaaa bbbbbb
        """,
    )


def test_of_what_is_left_the_widest_stretch_is_the_slot() -> None:
    check(
        [Frame(0, 0, 80, 3)],
        [Inset(Box(20, 10, 20, 10))],
        """
        aaaaaaaa
        ....aaaa
        aaaaaaaa
        """,
    )


def test_of_equal_stretches_the_left_one_is_taken() -> None:
    check([Frame(0, 0, 80, 1)], [Inset(Box(30, 0, 20, 10))], "aaa.....")


def test_a_slot_that_is_too_narrow_is_dead() -> None:
    check(
        [Frame(0, 0, 60, 3)],
        [Inset(Box(20, 10, 40, 10))],
        """
        aaaaaa
        ......
        aaaaaa
        """,
        narrowest=30,
    )


def test_an_inset_that_only_touches_a_line_leaves_it_alone() -> None:
    check([Frame(0, 0, 60, 2)], [Inset(Box(0, 10.0, 60, 10))], "aaaaaa\n......")


def test_insets_belong_to_their_page() -> None:
    found = slots(
        [Frame(0, 0, 60, 2, page=1), Frame(0, 0, 60, 2, page=2)], GRID, [Inset(Box(0, 0, 60, 20), page=2)]
    )
    assert [slot.page for slot in found] == [1, 1]


def test_an_l_of_two_frames_is_two_legs() -> None:
    frames = [Frame(0, 0, 130, 2), Frame(0, 20, 60, 3)]
    made = legs(slots(frames, GRID), frames)
    assert [(leg.even, leg.end) for leg in made] == [(130, 2), (60, 3)]


def test_an_inset_across_a_frame_makes_two_legs_and_a_lone_slot_none() -> None:
    frames = [Frame(0, 0, 60, 9)]
    found = slots(frames, GRID, [Inset(Box(0, 30, 60, 20)), Inset(Box(0, 60, 60, 10))], narrowest=20)
    assert [(leg.slots[0].line, leg.end) for leg in legs(found, frames)] == [(0, 3), (7, 2)]


def test_a_leg_knows_where_its_width_changes() -> None:
    frames = [Frame(0, 0, 60, 5)]
    (leg,) = legs(slots(frames, GRID, [Inset(Box(40, 20, 20, 10))]), frames)
    assert leg.even == 0
    assert leg.turns(0) == [2, 3]
    assert [leg.run(at) for at in range(5)] == [2, 1, 1, 2, 1]


@pytest.mark.parametrize(
    "frame",
    [
        Frame(0, 0, 50, 0),
        Frame(0, 0, 50, -3),
        Frame(0, 0, 0, 9),
        Frame(0, 0, -5, 9),
        Frame(math.nan, 0, 50, 9),
    ],
)
def test_a_frame_without_room_has_no_slots(frame: Frame) -> None:
    assert slots([frame], GRID) == []


sides = st.integers(-20, 120).map(float)
lengths = st.integers(1, 90).map(float)
boxes = st.builds(Box, sides, sides, lengths, lengths)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(insets=st.lists(st.builds(Inset, boxes, left=st.just(3.0), above=st.just(2.0)), max_size=5))
def test_no_slot_meets_an_inset_and_all_stand_on_the_grid(insets: list[Inset]) -> None:
    frames = [Frame(0, 0, 50, 10), Frame(60, 20, 50, 7)]
    for slot in slots(frames, GRID, insets, narrowest=5):
        frame = frames[slot.frame]
        assert slot.top == frame.y + slot.line * GRID
        assert slot.x >= frame.x and slot.x + slot.width <= frame.x + frame.width + 1e-9 and slot.width >= 5
        for inset in insets:
            beside = (
                slot.x + slot.width <= inset.box.x - 3 + 1e-9
                or slot.x >= inset.box.x + inset.box.width - 1e-9
            )
            assert beside or slot.top + GRID <= inset.box.y - 2 + 0.06 or slot.top >= inset.box.bottom - 0.06
