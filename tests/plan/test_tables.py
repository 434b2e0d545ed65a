"""sets of stories → the least cost of every width and height, held against trying every way there is."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.layout.edition import StoryCosts
from pagekit.plan import stacks
from pagekit.plan.stacks import Stack
from pagekit.plan.tables import Tables
from pagekit.plan.ways import Ways

UNITS, LINES, GAP = 4, 14, 1
WEIGHTS = StoryCosts()


def a_story(costs: dict[tuple[int, int], float], size: float) -> Ways:
    table = np.full((UNITS + 1, LINES + 1), np.inf, np.float32)
    for (units, lines), cost in costs.items():
        table[units, lines] = cost
    return Ways(
        table, np.zeros_like(table, np.int8), np.where(np.isfinite(table), size, 0).astype(np.float32)
    )


def tables(stories: list[tuple[Ways, Ways]]) -> Tables:
    return Tables(
        [lead for lead, _ in stories],
        [rest for _, rest in stories],
        GAP,
        WEIGHTS,
        (LINES,) * (UNITS + 1),
        999,
    )


def tried(
    stories: list[tuple[Ways, Ways]], members: tuple[int, ...], units: int, lines: int, led: bool
) -> float:
    """Every way to cut such a box, one after another; heads of one size are not told apart."""
    if len(members) == 1:
        return float(stories[members[0]][0 if led else 1].costs[units, lines])
    best = math.inf
    for chosen in product((True, False), repeat=len(members)):
        one = tuple(story for story, taken in zip(members, chosen, strict=True) if taken)
        other = tuple(story for story in members if story not in one)
        if not one or not other:
            continue
        leads = led and members[0] in one
        if leads or not led:
            for own in range(1, lines - GAP):
                above = tried(stories, one, units, own, leads)
                if math.isfinite(above):
                    best = min(best, above + tried(stories, other, units, lines - GAP - own, False))
        for own in range(1, units):
            left = tried(stories, one, own, lines, leads)
            if math.isfinite(left):
                right = tried(stories, other, units - own, lines, led and not leads)
                best = min(best, left + right + (WEIGHTS.at_right if led and not leads else 0.0))
    return best


boxes = st.dictionaries(
    st.tuples(st.integers(1, UNITS), st.integers(2, 8)), st.integers(0, 20).map(float), min_size=1, max_size=6
)


@settings(max_examples=40)
@given(st.lists(st.tuples(boxes, boxes), min_size=2, max_size=3))
def test_no_other_way_costs_less(
    drawn: list[tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]],
) -> None:
    # Each head has a size of its own: none stands beside one like it.
    stories = [
        (a_story(lead, 50.0 + place), a_story(rest, 10.0 + place)) for place, (lead, rest) in enumerate(drawn)
    ]
    made, everyone = tables(stories), tuple(range(len(stories)))
    members = (1 << len(stories)) - 1
    for led in (True, False):
        costs = made.costs(members, led=led)
        for units, lines in product(range(1, UNITS + 1), range(2, LINES + 1)):
            wanted = tried(stories, everyone, units, lines, led)
            got = math.inf if costs is None else float(costs[units, lines])
            assert got == pytest.approx(wanted), (units, lines, led)
            if math.isfinite(wanted):
                placed = [*made.placed(members, units, lines, led=led)]
                assert sorted(one.story for one in placed) == [*everyone]
                taken = [
                    (unit, line)
                    for one in placed
                    for unit in range(one.unit, one.unit + one.way.units)
                    for line in range(one.line, one.line + one.way.lines)
                ]
                assert len(taken) == len(set(taken))
                assert all(unit < units and line < lines for unit, line in taken)
                if led:
                    assert next(one for one in placed if one.story == 0).line == 0


def test_heads_of_one_size_side_by_side_cost() -> None:
    same = [(a_story({(2, 5): 0.0}, 30.0), a_story({(2, 5): 0.0}, 30.0)) for _ in range(2)]
    costs = tables(same).costs(3, led=False)
    assert costs is not None
    assert costs[4, 5] == WEIGHTS.tombstone
    assert costs[2, 11] == 0.0


def test_a_set_that_no_hole_holds_is_not_looked_at() -> None:
    large = (a_story({(4, 10): 0.0}, 30.0),) * 2
    made = Tables([large[0]] * 2, [large[0]] * 2, GAP, WEIGHTS, (LINES,) * (UNITS + 1), 60)
    assert made.costs(3, led=True) is None


def test_tables_of_before_serve_what_is_no_larger_and_give_what_was_reckoned_anew() -> None:
    stories = [
        (a_story({(2, 5): 4.0, (4, 4): 1.0}, 20.0), a_story({(2, 5): 2.0}, 10.0 + at)) for at in range(3)
    ]
    lead, rest = [lead for lead, _ in stories], [rest for _, rest in stories]
    whole = tables(stories)
    # One story may stand in other boxes now, and the places are lower.
    other = [*rest[:2], a_story({(4, 4): 3.0}, 12.0)]
    low = (11,) * (UNITS + 1)
    assert whole.serves(low, 60)
    assert not whole.serves((LINES + 1,) * (UNITS + 1), 60)
    assert not whole.serves(low, 1000)
    again = Tables(lead, other, GAP, WEIGHTS, low, 60, whole)
    anew = Tables(lead, other, GAP, WEIGHTS, low, 60)
    for led in (True, False):
        for units in range(UNITS + 1):
            # Nothing of the places that are too high is asked.
            assert (again.stacked(units, led=led) == anew.stacked(units, led=led)).all()
    assert [*again.placed(7, 4, 10, led=True)] == [*anew.placed(7, 4, 10, led=True)]
    assert float(anew.stacked(4, led=True)[7, 10]) == 9.0


@pytest.mark.parametrize("rank", ["leading", "following"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_story_that_lost_a_box_is_reckoned_anew_in_every_set_in_which_it_counts(rank: str, at: int) -> None:
    whole = [
        (a_story({(2, 4): 1.0, (4, 3): 5.0}, 30.0), a_story({(2, 4): 1.0, (4, 3): 2.0}, 9.0)) for _ in "abc"
    ]
    less = a_story({(4, 3): 7.0}, 30.0), a_story({(4, 3): 3.0}, 9.0)
    fewer = [*whole]
    fewer[at] = (less[0], whole[at][1]) if rank == "leading" else (whole[at][0], less[1])
    anew, before = tables(fewer), tables(whole)
    leads, follows = ([story[rank] for story in fewer] for rank in (0, 1))
    again = Tables(leads, follows, GAP, WEIGHTS, (LINES,) * (UNITS + 1), 999, before)
    for led in (True, False):
        for units in range(UNITS + 1):
            assert (again.stacked(units, led=led) == anew.stacked(units, led=led)).all()
    # A story that leads nowhere but alone changes nothing of how the others stand without it, and the first one leads.
    changed = (before.stacked(4, led=True)[7] != anew.stacked(4, led=True)[7]).any()
    assert changed == (at == 0) if rank == "leading" else changed == (at != 0)


def test_a_head_of_another_size_is_told_from_those_of_the_tables_before() -> None:
    same, large, small = ((a_story({(2, 5): 0.0}, size),) * 2 for size in (20.0, 30.0, 10.0))
    before, anew = tables([same, same, large]), tables([same, same, small])
    leads, follows = ([story[rank] for story in (same, same, small)] for rank in (0, 1))
    again = Tables(leads, follows, GAP, WEIGHTS, (LINES,) * (UNITS + 1), 999, before)
    for led in (True, False):
        assert (again.stacked(4, led=led) == anew.stacked(4, led=led)).all()
    # The two that were taken as they stood, one over the other, and the third at their right.
    assert float(again.stacked(4, led=False)[3, 5]) == WEIGHTS.tombstone
    assert float(again.stacked(4, led=False)[5, 5]) == 0.0


def test_however_many_ways_are_listed_at_once_the_first_of_the_cheapest_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stories = [
        (a_story({(2, 4): 1.0, (4, 3): 5.0}, 30.0), a_story({(2, 4): 1.0, (4, 3): 2.0}, 9.0)) for _ in "abc"
    ]
    whole = tables(stories)
    monkeypatch.setattr(stacks, "RUNS_AT_ONCE", 1)
    alone = tables(stories)
    assert [*alone.placed(7, 4, 11, led=True)] == [*whole.placed(7, 4, 11, led=True)]
    assert (alone.led.first == whole.led.first).all() and (alone.rest.at == whole.rest.at).all()


def test_the_largest_tables_that_a_pack_may_ask_for_take_forty_megabytes() -> None:
    # Eight stories, 24 columns of the grid, 250 lines.
    largest = Stack.of(1 << 8, 24 + 1, 250 + 1)
    assert 2 * largest.held < 40_000_000
