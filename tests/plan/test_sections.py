"""pages with holes + stories → which story stands where: what the desk asks, what leads, what is left out and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.jobs import Steps
from pagekit.plan import group
from pagekit.plan.group import Known, Refused, Told
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import Hole, PlannedPage
from pagekit.plan.sections import Filled, fill
from tests.plan.matters import GRID, matter


def page(number: int, foot: int = 113, section: str = "News") -> PlannedPage:
    strips = frozenset((unit, 6, foot) for unit in range(GRID.units))
    return PlannedPage(number, str(number), section, "plain", holes=(Hole((), (), (), 0.0, strips),))


def filled(pages: list[PlannedPage], stories: list[StoryMatter], *refused: Refused) -> Filled:
    return fill(pages, stories, GRID, frozenset(refused))


def names(told: Told) -> list[str]:
    return sorted(told.stories[placed.story].id for placed, _place in told.standing.stories)


MANY = [
    matter("flood", 300, priority=1, picture=0.66),
    matter("bridge", 120, priority=3),
    matter("market", 150, priority=2, picture=0.66),
    matter("clock", 25, priority=7),
    matter("dogs", 30, priority=8),
]


def boxes(told: Told) -> list[tuple[str, int, int, int, int]]:
    return [
        (
            told.stories[placed.story].id,
            place.unit + placed.unit,
            place.head + placed.line,
            placed.way.units,
            placed.way.lines,
        )
        for placed, place in told.standing.stories
    ]


def test_a_page_is_filled_to_its_foot_and_nothing_stands_on_anything() -> None:
    made = filled([page(2)], MANY)
    (told,) = made.pages
    taken = [
        (unit, line)
        for _id, left, head, units, lines in boxes(told)
        for unit in range(left, left + units)
        for line in range(head, head + lines)
    ]
    assert len(taken) == len(set(taken))
    assert all(0 <= unit < GRID.units and 6 <= line < 113 for unit, line in taken)
    fillers = sum(place.units * place.lines for place in told.standing.fillers)
    assert (len(taken) + fillers) / (10 * 107) > 0.97


def test_the_lead_is_of_the_highest_priority_and_stands_at_the_head() -> None:
    (told,) = filled([page(2)], MANY).pages
    first = min(told.standing.stories, key=lambda one: one[0].story)[0]
    assert told.stories[first.story].id == "flood"
    assert next(box for box in boxes(told) if box[0] == "flood")[2] == 6
    assert first.way.size == 44.0 > max(one.way.size for one, _ in told.standing.stories if one is not first)


def test_a_story_stands_on_the_page_that_its_desk_names() -> None:
    stories = [*MANY[:3], matter("clock", 25, priority=7, page=3)]
    made = {told.page.number: names(told) for told in filled([page(2), page(3)], stories).pages}
    assert "clock" in made[3]


def test_stories_stand_apart_or_beside_each_other_as_their_desk_asks() -> None:
    apart = [*MANY[:4], matter("dogs", 30, priority=8, apart=["clock"])]
    assert not any({"clock", "dogs"} <= {*names(told)} for told in filled([page(2), page(3)], apart).pages)
    beside = [*MANY[:4], matter("dogs", 30, priority=8, beside="clock")]
    made = [names(told) for told in filled([page(2), page(3)], beside).pages]
    assert any({"clock", "dogs"} <= {*own} for own in made)


def test_a_must_is_in_whatever_has_to_go() -> None:
    stories = [matter(f"s{n}", 200, priority=2) for n in range(5)] + [
        matter("law", 150, priority=9, must=True)
    ]
    made = filled([page(2, foot=70)], stories)
    assert "law" in names(made.pages[0])
    assert {one.id for one in made.left} == {f"s{n}" for n in range(5)} - {*names(made.pages[0])}


def test_nothing_stands_again_where_it_did_not_go_in() -> None:
    (told,) = filled([page(2)], MANY).pages
    lead = min(told.standing.stories, key=lambda one: one[0].story)[0]
    no = Refused("flood", lead.way.units, lead.way.lines, lead=True)
    (again,) = filled([page(2)], MANY, no).pages
    other = min(again.standing.stories, key=lambda one: one[0].story)[0]
    assert (other.way.units, other.way.lines) != (lead.way.units, lead.way.lines)


def test_a_page_that_no_story_fills_is_the_houses() -> None:
    (told,) = filled([page(2)], []).pages
    (place,) = told.standing.fillers
    assert (place.units, place.lines) == (10, 107)


def test_a_section_of_many_stories_is_filled_page_by_page() -> None:
    stories = [
        matter(f"s{n:02}", 40 + 7 * n % 90, priority=1 + n % 8, picture=0.66 if n % 3 else 0.0)
        for n in range(24)
    ]
    made = filled([page(n) for n in (2, 3, 4, 5)], stories)
    assert [len(told.standing.stories) > 1 for told in made.pages] == [True] * 4
    stand = [id for told in made.pages for id in names(told)]
    assert len(stand) == len(set(stand))
    assert sorted([*stand, *(one.id for one in made.left)]) == sorted(one.id for one in stories)


def test_pages_that_the_house_would_fill_trade_stories_with_others_of_their_section() -> None:
    texts = [(95, 4, 0.66), (174, 3, 0.0), (249, 6, 0.0), (80, 4, 0.66), (72, 6, 0.0), (105, 7, 0.0)]
    stories = [
        matter(f"s{n}", text, priority=priority, picture=shape)
        for n, (text, priority, shape) in enumerate(texts)
    ]
    # One after the other they leave a place of 440 columns times lines, whatever the last of them choose from.
    made = filled([page(3, 59), page(4, 86), page(6, 59), page(7, 50)], stories)
    assert [told.standing.fillers for told in made.pages] == [()] * 4
    assert [one.id for one in made.left] == ["s5"]
    stand = [id for told in made.pages for id in names(told)]
    assert sorted(stand) == ["s0", "s1", "s2", "s3", "s4"]


def test_a_story_does_not_stand_beside_an_advert_that_may_not_be_beside_its_topic() -> None:
    stories = [
        matter("crash", 150, priority=2, tags=("Accident",)),
        matter("spring", 150),
        matter("fair", 140),
    ]
    booked = replace(page(2), refused_topics=frozenset({"accident"}))
    first, second = filled([booked, page(3)], stories).pages
    assert "crash" not in names(first)
    assert "crash" in names(second)
    alone = filled([booked], stories)
    assert [one.id for one in alone.left] == ["crash"]


def test_a_wish_not_to_stand_beside_a_topic_costs_and_forbids_nothing() -> None:
    stories = [matter("crash", 150, priority=2, tags=("accident",)), matter("spring", 150, priority=2)]
    booked = replace(page(2), unwanted_topics=frozenset({"accident"}))
    first, second = filled([booked, page(3)], stories).pages
    assert (names(first), names(second)) == (["spring"], ["crash"])
    assert names(filled([booked], stories).pages[0]) == ["crash", "spring"]


def test_only_so_much_of_what_was_reckoned_is_kept_and_all_that_is_tried_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages, stories = [page(2), page(3), page(4), page(5)], [matter(f"s{n}", 90) for n in range(12)]
    steps = Steps(10**12, where="layout mine", work="to fill its pages takes more than", remedy="")
    known = Known(steps=steps)
    made = fill(pages, stories, GRID, frozenset(), known)
    assert len(known.tables) > 1 and 100_000 < steps.taken < 10**8
    monkeypatch.setattr(group, "MOST_HELD", max(each.held for each in known.tables.values()))
    less = Known()
    assert fill(pages, stories, GRID, frozenset(), less) == made
    assert [*less.tables] == [*known.tables][-1:]
    monkeypatch.setattr(group, "MOST_WAYS_HELD", 3 * next(iter(known.ways.values())).held)
    fewer = Known()
    assert fill(pages, stories, GRID, frozenset(), fewer) == made
    assert len(fewer.ways) == 3 and fewer.held_ways == sum(each.held for each in fewer.ways.values())
