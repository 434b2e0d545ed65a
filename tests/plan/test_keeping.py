"""a plan of before + stories of now → pages as they were, and those that something touched filled anew."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pagekit.errors import PagekitError
from pagekit.intake import read_plan
from pagekit.plan.anew import KeptFill, refilled
from pagekit.plan.group import Desk, Known, Refused
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import Hole, PlannedPage
from pagekit.plan.regions import Place
from pagekit.plan.sections import fill
from pagekit.plan.wishes import clash, on_grid, wishes_of
from tests.plan.matters import GRID, matter

NUMBERS = (2, 3, 4)
KNOWN = Known()


def page(number: int, foot: int = 113) -> PlannedPage:
    strips = frozenset((unit, 6, foot) for unit in range(GRID.units))
    return PlannedPage(number, str(number), "News", "plain", holes=(Hole((), (), (), 0.0, strips),))


PAGES = [page(number) for number in NUMBERS]
STORIES = [
    matter(f"s{n:02}", 60 + 9 * n % 110, priority=1 + n % 8, picture=0.66 if n % 3 else 0.0)
    for n in range(16)
]


def rects(place: Place) -> list[list[float]]:
    rect = GRID.rect(place.unit, place.units, place.head, place.foot)
    return [[round(side, 3) for side in rect]]


@pytest.fixture(scope="module")
def before() -> dict[str, Any]:
    """What plan.json has of the pages as they were filled the first time."""
    made = fill(PAGES, STORIES, GRID, frozenset(), KNOWN)
    pages = []
    for told in made.pages:
        boxes = []
        for placed, place in told.standing.stories:
            head = place.head + placed.line
            own = Place(head, place.unit + placed.unit, placed.way.units, head + placed.way.lines)
            id = told.stories[placed.story].id
            boxes.append({"id": id, "ref": id, "kind": "story", "rects": rects(own)})
        for n, place in enumerate(told.standing.fillers, 1):
            id = f"filler-{told.page.number}-{n}"
            boxes.append({"id": id, "ref": id, "kind": "filler", "rects": rects(place)})
        pages.append({"number": told.page.number, "section": "News", "boxes": boxes})
    return {"schema": 1, "pages": pages, "left_out": [{"id": one.id, "why": "x"} for one in made.left]}


def copied(plan: dict[str, Any]) -> dict[str, Any]:
    pages = [{**one, "boxes": [{**box} for box in one["boxes"]]} for one in plan["pages"]]
    return {**plan, "pages": pages}


def kept(plan: dict[str, Any], stories: list[StoryMatter], *refused: Refused) -> KeptFill:
    wishes = wishes_of(read_plan(plan), PAGES, stories, GRID, [one.id for one in stories])
    same = {one.id for one in stories if any(one is other for other in STORIES)}
    known = Known(ways={key: ways for key, ways in KNOWN.ways.items() if key[0] in same})
    return refilled(PAGES, wishes, Desk(GRID, frozenset(refused), known), Known())


def standing(made: KeptFill) -> dict[int, dict[str, Place]]:
    """Every page with its stories and fillers, and where they stand."""
    found: dict[int, dict[str, Place]] = {}
    for number, boxes in made.kept.items():
        for box in boxes:
            place = on_grid(read_plan(alone(number, box.as_dict())).pages[0].boxes[0], GRID)
            assert place is not None
            found.setdefault(number, {})[box.ref] = place
    for told in made.pages:
        own = found.setdefault(told.page.number, {})
        for placed, place in told.standing.stories:
            head = place.head + placed.line
            own[told.stories[placed.story].id] = Place(
                head, place.unit + placed.unit, placed.way.units, head + placed.way.lines
            )
        own |= {f"filler-{told.page.number}-{n}": one for n, one in enumerate(told.standing.fillers, 1)}
    return found


def alone(number: int, box: dict[str, Any]) -> dict[str, Any]:
    return {"schema": 1, "pages": [{"number": number, "boxes": [box]}]}


def told_in(plan: dict[str, Any]) -> dict[int, dict[str, Place]]:
    found: dict[int, dict[str, Place]] = {}
    for one in read_plan(plan).pages:
        for box in one.boxes:
            place = on_grid(box, GRID)
            assert place is not None
            found.setdefault(one.number, {})[box.ref] = place
    return found


def boxes_of(plan: dict[str, Any], number: int) -> list[dict[str, Any]]:
    return next(one["boxes"] for one in plan["pages"] if one["number"] == number)


def stories_of(plan: dict[str, Any], number: int) -> list[dict[str, Any]]:
    return [box for box in boxes_of(plan, number) if box["kind"] == "story"]


def without(id: str) -> list[StoryMatter]:
    return [one for one in STORIES if one.id != id]


def last(plan: dict[str, Any], number: int) -> str:
    """The story of a page that matters least."""
    ranks = {one.id: one.priority for one in STORIES}
    return str(max(stories_of(plan, number), key=lambda box: (ranks[box["ref"]], box["ref"]))["ref"])


def like(id: str, name: str, **other: Any) -> StoryMatter:
    """A story of the same length as one of them."""
    n = int(id[1:])
    asked = {"priority": 1 + n % 8, "picture": 0.66 if n % 3 else 0.0} | other
    return matter(name, 60 + 9 * n % 110, **asked)


def test_a_plan_that_nothing_has_touched_stands_again(before: dict[str, Any]) -> None:
    made = kept(before, STORIES)
    assert standing(made) == told_in(before)
    assert (made.pages, made.why, made.notes) == ((), {}, ())
    assert sorted(one.id for one in made.left) == sorted(one["id"] for one in before["left_out"])


def test_a_late_story_of_the_same_length_takes_the_box_of_one_that_is_gone(before: dict[str, Any]) -> None:
    gone = last(before, 3)
    made = kept(before, [*without(gone), like(gone, "late")])
    wanted = told_in(before)
    wanted[3]["late"] = wanted[3].pop(gone)
    assert standing(made) == wanted
    assert made.swapped == (("late", gone, 3),)


def test_where_a_story_is_gone_its_page_alone_is_filled_anew(before: dict[str, Any]) -> None:
    gone = stories_of(before, 3)[0]["ref"]
    made = kept(before, without(gone))
    then = told_in(before)
    assert {number: own for number, own in standing(made).items() if number != 3} == {2: then[2], 4: then[4]}
    if made.swapped:
        assert [number for _one, _gone, number in made.swapped] == [3]
    else:
        assert made.why == {3: f"story {gone} is gone."}


def test_a_story_that_has_grown_touches_its_page_alone(before: dict[str, Any]) -> None:
    grown = last(before, 2)
    longer = matter(grown, 260, priority=8)
    made = kept(before, [longer if one.id == grown else one for one in STORIES])
    assert made.why == {2: f"story {grown} does not fill its box any more, or has more than it holds."}
    then, now = told_in(before), standing(made)
    assert (now[3], now[4]) == (then[3], then[4])


def test_a_box_that_a_story_was_refused_is_not_kept(before: dict[str, Any]) -> None:
    id = last(before, 4)
    place = told_in(before)[4][id]
    made = kept(before, STORIES, Refused(id, place.units, place.lines, lead=False))
    assert [*made.why] == [4]
    assert standing(made)[4].get(id, Place(0, 0, 0, 0)) != place


def test_a_story_that_is_moved_by_hand_stands_on_its_new_page(before: dict[str, Any]) -> None:
    plan = copied(before)
    moved = last(before, 2)
    (box,) = (one for one in boxes_of(plan, 2) if one["ref"] == moved)
    boxes_of(plan, 2).remove(box)
    boxes_of(plan, 4).append(box)
    made = kept(plan, STORIES)
    now = standing(made)
    assert moved in now[4]
    assert moved not in now[2]
    assert now[3] == told_in(before)[3]
    assert made.why[4] == f"story {moved} was put on it."


@pytest.mark.parametrize("which", ["lead", "last"])
def test_what_is_pinned_stays_on_a_page_that_is_filled_anew(before: dict[str, Any], which: str) -> None:
    plan = copied(before)
    ranks = {one.id: (one.priority, -one.area) for one in STORIES}
    own = sorted((box["ref"] for box in stories_of(plan, 3)), key=lambda ref: ranks[ref])
    pinned, gone = (own[0], own[-1]) if which == "lead" else (own[-1], own[1])
    for box in boxes_of(plan, 3):
        box["pinned"] = box["ref"] == pinned
    # Nothing that is left out may follow in the box: the page must be filled anew.
    out = {one["id"] for one in before["left_out"]}
    made = kept(plan, [one for one in STORIES if one.id != gone and one.id not in out])
    assert made.why == {3: f"story {gone} is gone."}
    assert standing(made)[3][pinned] == told_in(before)[3][pinned]
    sound_boxes(made)


def test_of_two_that_are_pinned_on_each_other_one_gives_way(before: dict[str, Any]) -> None:
    plan = copied(before)
    one, other = stories_of(plan, 2)[:2]
    one["pinned"] = other["pinned"] = True
    other["rects"] = one["rects"]
    made = kept(plan, STORIES)
    assert "plan-overlap" in [note.code for note in made.notes]
    assert standing(made)[2][one["ref"]] == told_in(before)[2][one["ref"]]
    sound_boxes(made)


def test_a_late_story_opens_one_page_and_no_other(before: dict[str, Any]) -> None:
    made = kept(before, [*STORIES, matter("late", 90, priority=1)])
    then, now = told_in(before), standing(made)
    ((number, why),) = made.why.items()
    assert "late" in now[number]
    assert why == "story late is new, and costs least here."
    assert {n: own for n, own in now.items() if n != number} == {
        n: own for n, own in then.items() if n != number
    }


def test_a_place_that_was_emptied_is_filled_again(before: dict[str, Any]) -> None:
    plan = copied(before)
    boxes_of(plan, 2).remove(stories_of(plan, 2)[-1])
    made = kept(plan, STORIES)
    assert made.why[2] == "a place on it is empty."


def test_what_the_desk_asks_goes_before_the_plan(before: dict[str, Any]) -> None:
    id = last(before, 2)
    asks = [like(id, id, page=4) if one.id == id else one for one in STORIES]
    made = kept(before, asks)
    assert id in standing(made)[4]
    assert [note.code for note in made.notes] == ["plan-desk-asks"]


def test_a_story_that_may_not_jump_is_told_so(before: dict[str, Any]) -> None:
    plan = copied(before)
    stories_of(plan, 2)[0]["jump"] = False
    wishes = wishes_of(read_plan(plan), PAGES, STORIES, GRID, [])
    assert [one.id for one in wishes.matters if not one.article.print.jump] == [stories_of(plan, 2)[0]["ref"]]


def test_what_the_edition_does_not_have_is_told_and_no_more(before: dict[str, Any]) -> None:
    plan = copied(before)
    plan["pages"][0]["number"] = 9
    made = kept(plan, STORIES)
    codes = {note.code for note in made.notes}
    assert codes == {"plan-page-missing"}
    now = standing(made)
    assert (now[3], now[4]) == (told_in(before)[3], told_in(before)[4])
    assert made.why[2] == "the plan has no such page."
    assert len(now[2]) > 1


def sound_boxes(made: KeptFill) -> None:
    """No two boxes stand on each other, and all of them in the page."""
    for own in standing(made).values():
        places = list(own.values())
        for n, one in enumerate(places):
            assert one.head >= 6 and one.foot <= 113
            assert not any(clash(one, other, 1) for other in places[n + 1 :])


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 6), st.floats(allow_nan=True), st.text(max_size=3),
    st.sampled_from(["s01", "s05", "story", "filler", 1e308, -7.5, 10**30, [[14, 30, 50, 60]], [], {}]),
)  # fmt: skip


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_edit_of_a_plan_kills_an_edition(before: dict[str, Any], data: st.DataObject) -> None:
    plan = copied(before)
    for _ in range(data.draw(st.integers(1, 3))):
        one = data.draw(st.sampled_from(plan["pages"]))
        box = data.draw(st.sampled_from(one["boxes"] or [{}]))
        edit = data.draw(st.sampled_from(["box", "page", "plan", "rect", "pin", "drop", "move", "twice"]))
        if edit == "box":
            box[data.draw(st.sampled_from(["id", "ref", "kind", "rects", "part", "jump", "why"]))] = (
                data.draw(VALUES)
            )
        elif edit == "page":
            one[data.draw(st.sampled_from(["number", "section", "label", "mine"]))] = data.draw(VALUES)
        elif edit == "plan":
            plan[data.draw(st.sampled_from(["schema", "left_out", "figures"]))] = data.draw(VALUES)
        elif edit == "rect" and isinstance(box.get("rects"), list) and box["rects"]:
            box["rects"] = [[*box["rects"][0]]]
            box["rects"][0][data.draw(st.integers(0, 3))] = data.draw(VALUES)
        elif edit == "pin":
            box["pinned"] = True
        elif edit == "drop" and box in one["boxes"]:
            one["boxes"].remove(box)
        else:
            data.draw(st.sampled_from(plan["pages"]))["boxes"].append({**box})
            if edit == "move" and box in one["boxes"]:
                one["boxes"].remove(box)
    try:
        made = kept(plan, STORIES)
    except PagekitError:
        return
    sound_boxes(made)
    stand = [id for own in standing(made).values() for id in own if id.startswith("s")]
    assert sorted([*stand, *(one.id for one in made.left)]) == [one.id for one in STORIES]
