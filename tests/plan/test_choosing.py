"""the sets that pages may have → those chosen together: never dearer than any other choice, and as the desk asks."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.plan.choosing import KEPT, Asked, Worth, together
from pagekit.plan.records import PlannedPage
from tests.plan.matters import matter

STORIES = 4
COSTS = st.floats(0, 500, width=16)


@st.composite
def pages(draw: st.DrawFn) -> list[dict[int, float]]:
    """Up to three pages, each with some sets of the stories and their costs; the empty set always."""
    sets = st.dictionaries(st.integers(1, 2**STORIES - 1), COSTS, max_size=8)
    return [{0: draw(COSTS), **draw(sets)} for _ in range(draw(st.integers(1, 3)))]


@given(pages(), st.lists(COSTS, min_size=STORIES, max_size=STORIES))
def test_the_sets_that_are_chosen_share_no_story_and_cost_as_little_as_any(
    options: list[dict[int, float]], out: list[float]
) -> None:
    worth = Worth.of(out)

    def cost(sets: tuple[int, ...]) -> float:
        left = 2**STORIES - 1 - sum(sets)
        return sum(own[members] for own, members in zip(options, sets, strict=True)) + worth.sums[left]

    every = [
        sets
        for sets in product(*options)
        if all(sum(one >> at & 1 for one in sets) < 2 for at in range(STORIES))
    ]
    chosen = together(options, worth)
    assert chosen in every
    assert cost(chosen) == pytest.approx(min(map(cost, every)))


def test_of_two_ways_at_one_cost_the_first_is_taken() -> None:
    assert together([{0: 5.0, 2: 1.0, 1: 1.0}], Worth.of([3.0, 3.0])) == (1,)
    assert together([{0: 1.0, 1: 1.0}, {0: 1.0, 1: 1.0}], Worth.of([9.0])) in {(1, 0), (0, 1)}


def test_what_is_left_out_is_summed_for_every_set() -> None:
    assert Worth.of([1.0, 10.0, 100.0]).sums == (0.0, 1.0, 10.0, 11.0, 100.0, 101.0, 110.0, 111.0)


def test_only_so_many_sets_are_weighed_those_that_leave_least_out() -> None:
    costs = {members: float(members) for members in range(1 << 9)}
    kept = Worth.of([100.0] * 9).kept(costs)
    assert len(kept) == KEPT
    assert (1 << 9) - 1 in kept
    assert 0 not in kept


def test_the_desk_says_who_stands_on_which_page_and_beside_whom() -> None:
    pool = [
        matter("flood", 90, page=2),
        matter("bridge", 30, beside="flood"),
        matter("crash", 30, apart=("cars",), tags=("Accident",)),
        matter("cars", 30, tags=("Cars",)),
    ]
    page = PlannedPage(
        3, "3", "News", "plain", refused_topics=frozenset({"accident"}), unwanted_topics=frozenset({"cars"})
    )
    other = Asked.of(page, pool)
    assert [other.allows(1 << at) for at in range(4)] == [False, False, False, True]
    assert (other.refused(0b1000), other.refused(0b0100)) == (1, 0)
    own = Asked.of(PlannedPage(2, "2", "News", "plain"), pool)
    assert [own.allows(members) for members in (0b0001, 0b0010, 0b0011, 0b1100, 0b0100)] == [
        False, False, True, False, True,
    ]  # fmt: skip
