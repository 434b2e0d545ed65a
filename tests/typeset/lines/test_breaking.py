"""optimal breaking against trying every way there is, on small paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.typeset.lines.breaking import best
from pagekit.typeset.lines.costs import (
    DASH,
    END,
    FORCED,
    HYPHEN,
    LOOSE,
    SPACE,
    TIGHT,
    Costs,
    Manner,
    Places,
    Way,
    line_cost,
)
from pagekit.typeset.lines.line_counts import every_count

COSTS = Costs()
JUSTIFIED, TRACKED, RAGGED = Manner(True), Manner(True, 0.035), Manner(False)


def places(words: list[tuple[float, int]]) -> Places:
    """Places from parts: the width of each and the kind of break after it. A hyphen is 1.2 spaces wide."""
    kind, end, start, end_gaps, start_gaps, letters = [SPACE], [0.0], [0.0], [0], [0], [0]
    width, gaps, offset = 0.0, 0, 0
    for part, what in words:
        width += part
        offset += round(part)
        kind.append(what)
        end.append(width + (1.2 if what == HYPHEN else 0.0))
        start.append(width)
        end_gaps.append(gaps)
        gaps += what == SPACE
        start_gaps.append(gaps)
        letters.append(offset)
    return Places(kind, end, start, end_gaps, start_gaps, letters, letters)


def cost_of(
    found: Places, ends: tuple[int, ...], measures: list[float], manner: Manner, limit: float, ragged: int = 0
) -> float | None:
    """The cost of one way by the rules of the module's head, counted afresh; None when it cannot be set so."""
    total, start, run = 0.0, 0, 0
    for number, end in enumerate(ends):
        own = RAGGED if number < ragged else manner
        cost = line_cost(found, start, end, measures[min(number, len(measures) - 1)], own, COSTS, limit)
        if cost in (TIGHT, LOOSE):
            return None
        what = found.kind[end]
        total += cost + (COSTS.dash if what == DASH else 0.0)
        if what >= FORCED and found.kind[start] == HYPHEN:
            total += COSTS.last_hyphen
        run = run + 1 if what == HYPHEN else 0
        if run:
            total += COSTS.by_run(manner)[min(run, 3) - 1]
        start = end
    return total


def every_way(found: Places) -> Iterator[tuple[int, ...]]:
    last = len(found) - 1
    forced = {place for place, what in enumerate(found.kind) if what == FORCED}
    inner = range(1, last)
    for count in range(len(inner) + 1):
        for chosen in combinations(inner, count):
            if forced <= set(chosen):
                yield (*chosen, last)


def brute_force(found: Places, measures: list[float], manner: Manner, ragged: int = 0) -> dict[int, float]:
    """Number of lines → least cost, within the strictest limit that lets the paragraph be set."""
    for limit in COSTS.limits:
        least: dict[int, float] = {}
        for ends in every_way(found):
            cost = cost_of(found, ends, measures, manner, limit, ragged)
            if cost is not None:
                least[len(ends)] = min(cost, least.get(len(ends), cost))
        if least:
            return least
    return {}


def within_a_limit(found: Places, measures: float | list[float], manner: Manner, ragged: int = 0) -> bool:
    """Whether the paragraph can be set without the loosest limit, under which there is one way only."""
    each = measures if isinstance(measures, list) else [measures]
    return any(
        cost_of(found, ends, each, manner, limit, ragged) is not None
        for limit in COSTS.limits[:-1]
        for ends in every_way(found)
    )


def check(way: Way, found: Places, measures: list[float], manner: Manner, ragged: int = 0) -> None:
    assert way.ends[-1] == len(found) - 1
    assert list(way.ends) == sorted(set(way.ends))
    costs = [cost_of(found, way.ends, measures, manner, limit, ragged) for limit in COSTS.limits]
    assert any(cost == pytest.approx(way.cost) for cost in costs if cost is not None)


parts = st.lists(
    st.tuples(
        st.floats(0.5, 14.0).map(lambda width: round(width, 2)),
        st.sampled_from([SPACE, SPACE, SPACE, HYPHEN, HYPHEN, DASH, FORCED]),
    ),
    min_size=1,
    max_size=10,
)
manners = st.sampled_from([JUSTIFIED, TRACKED, RAGGED])


def ended(words: list[tuple[float, int]]) -> Places:
    return places([*words[:-1], (words[-1][0], END)])


@given(parts, st.floats(4.0, 40.0), manners)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_best_way_is_that_of_trying_them_all(
    words: list[tuple[float, int]], measure: float, manner: Manner
) -> None:
    found = ended(words)
    least = brute_force(found, [measure], manner)
    way = best(found, measure, manner, COSTS)
    assert way.cost == pytest.approx(min(least.values()))
    check(way, found, [measure], manner)


@given(parts, st.floats(4.0, 40.0), manners)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_every_number_of_lines_is_found_and_each_is_set_at_its_best(
    words: list[tuple[float, int]], measure: float, manner: Manner
) -> None:
    found = ended(words)
    least = brute_force(found, [measure], manner)
    ways = every_count(found, lambda _: measure, manner, COSTS)
    if not within_a_limit(found, measure, manner):
        assert [way.cost for way in ways.values()] == [pytest.approx(min(least.values()))]
        return
    assert {count: pytest.approx(cost) for count, cost in least.items()} == {
        count: way.cost for count, way in ways.items()
    }
    for count, way in ways.items():
        assert len(way.ends) == count
        check(way, found, [measure], manner)


@given(parts, st.lists(st.floats(4.0, 40.0), min_size=2, max_size=6), manners, st.integers(0, 3))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_lines_of_different_measures_are_set_at_their_best(
    words: list[tuple[float, int]], measures: list[float], manner: Manner, ragged: int
) -> None:
    found = ended(words)
    least = brute_force(found, measures, manner, ragged)
    last = len(measures) - 1
    ways = every_count(found, lambda line: measures[line], manner, COSTS, last, ragged)
    if within_a_limit(found, measures, manner, ragged):
        assert {count: pytest.approx(cost) for count, cost in least.items()} == {
            count: way.cost for count, way in ways.items()
        }
    for count, way in ways.items():
        assert len(way.ends) == count
        assert way.cost >= min(least.values()) - 1e-6
        check(way, found, measures, manner, ragged)


def test_no_last_line_is_the_rest_of_a_word() -> None:
    # In 20 spaces: three words, and one of two parts whose first would go into the first line.
    found = ended([(8.0, SPACE), (8.0, SPACE), (1.5, HYPHEN), (6.0, SPACE)])
    assert best(found, 20.0, JUSTIFIED, COSTS).ends == (2, 4)
    assert list(every_count(found, lambda _: 20.0, JUSTIFIED, COSTS)) == [2]
    beside = every_count(found, lambda line: (20.0, 19.0)[line], JUSTIFIED, COSTS, lines=1)
    assert [way.ends for way in beside.values()] == [(2, 4)]


def test_the_rest_of_a_word_may_be_followed_by_another() -> None:
    found = ended([(8.0, SPACE), (8.0, SPACE), (1.5, HYPHEN), (6.0, SPACE), (7.0, SPACE)])
    assert best(found, 20.0, JUSTIFIED, COSTS).ends == (3, 5)


def test_a_third_hyphen_in_a_row_is_avoided_at_the_price_of_wider_gaps() -> None:
    widths = [2, 3, 4, 6, 5, 5, 2, 4, 4, 5, 2, 7, 5, 2, 4, 6, 6, 2, 3, 5, 6, 6, 7, 3, 4]
    hyphens = {1, 2, 7, 9, 10, 11, 12, 13, 14, 16}
    words = [(float(width), HYPHEN if n in hyphens else SPACE) for n, width in enumerate(widths)]
    found = ended(words)
    free = best(found, 13.2, JUSTIFIED, replace(COSTS, hyphen=0.1, second=0.0, third=0.0))
    kept = best(found, 13.2, JUSTIFIED, COSTS)

    def longest(way: Way) -> int:
        run = most = 0
        for end in way.ends:
            run = run + 1 if found.kind[end] == HYPHEN else 0
            most = max(most, run)
        return most

    assert longest(free) >= 3 > longest(kept)


def test_a_part_wider_than_the_measure_is_a_line_of_its_own() -> None:
    found = places([(3.0, SPACE), (30.0, SPACE), (3.0, END)])
    way = best(found, 10.0, JUSTIFIED, COSTS)
    assert way.ends == (1, 2, 3)
    assert way.cost >= COSTS.overfull


@pytest.mark.parametrize("measure", [0.0, -3.0])
def test_no_measure_at_all_still_gives_every_part_a_line(measure: float) -> None:
    found = places([(3.0, SPACE), (2.0, HYPHEN), (4.0, END)])
    assert best(found, measure, JUSTIFIED, COSTS).ends == (1, 2, 3)
    assert best(found, measure, RAGGED, COSTS).ends == (1, 2, 3)


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert best(places([(0.0, END)]), 20.0, JUSTIFIED, COSTS).ends == (1,)
