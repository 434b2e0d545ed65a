"""a hole → the ways to cut it into places, from edge to edge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pagekit.plan.regions import Place, Strips, cuts, tallest


def strips(*runs: tuple[int, int, int]) -> Strips:
    return frozenset(runs)


def test_a_rectangle_is_not_cut() -> None:
    assert cuts(strips((0, 6, 50), (1, 6, 50)), 1, 2, 12) == ((Place(6, 0, 2, 50),),)


def test_a_step_is_cut_down_or_across_with_a_gap_between() -> None:
    step = strips((0, 0, 60), (1, 0, 60), (2, 0, 30), (3, 0, 30))
    assert set(cuts(step, 1, 2, 12)) == {
        (Place(0, 0, 2, 60), Place(0, 2, 2, 30)),
        (Place(0, 0, 4, 30), Place(31, 0, 2, 60)),
    }


def test_a_cut_that_leaves_a_place_too_small_comes_last() -> None:
    step = strips((0, 0, 60), (1, 0, 60), (2, 0, 52), (3, 0, 52))
    found = cuts(step, 1, 2, 12)
    assert found[0] == (Place(0, 0, 2, 60), Place(0, 2, 2, 52))
    assert found[-1] == (Place(0, 0, 4, 52), Place(53, 0, 2, 60))


@given(st.lists(st.integers(20, 100), min_size=2, max_size=6), st.integers(0, 2))
def test_places_stand_apart_and_within(feet: list[int], gap: int) -> None:
    hole = strips(*((unit, 5, foot) for unit, foot in enumerate(feet)))
    for way in cuts(hole, gap, 2, 12):
        taken = [
            (unit, line)
            for place in way
            for unit in range(place.unit, place.unit + place.units)
            for line in range(place.head, place.foot)
        ]
        assert len(taken) == len(set(taken))
        free = {(unit, line) for unit, head, foot in hole for line in range(head, foot)}
        assert free.issuperset(taken)
        # What is not taken are the gaps alone.
        assert len(free) - len(taken) <= gap * len(feet) * (len(way) - 1)


def test_raised_cuts_end_a_place_above_the_edge_of_its_hole() -> None:
    step = strips((0, 0, 60), (1, 0, 60), (2, 0, 96), (3, 0, 96))
    raised = cuts(step, 1, 2, 12, (8,))
    assert (Place(0, 0, 4, 52), Place(53, 0, 2, 60), Place(53, 2, 2, 96)) in raised
    assert set(cuts(step, 1, 2, 12)) <= set(raised)


def test_how_high_a_rectangle_of_each_width_may_be() -> None:
    step = frozenset({(0, 0, 10), (1, 0, 10), (2, 4, 30), (3, 4, 30)})
    island = frozenset({(5, 0, 12)})
    assert tallest([step, island], 6) == (0, 26, 26, 6, 6, 0, 0)


def test_a_column_with_two_stretches_is_as_high_as_the_longer_one() -> None:
    parted = frozenset({(0, 0, 5), (0, 8, 20), (1, 0, 20)})
    assert tallest([parted], 2) == (0, 20, 12)
    assert tallest([], 2) == (0, 0, 0)
