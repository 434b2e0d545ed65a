"""a plan + its stories → which of them might better go on on a later page; parts → where they stand, what they cost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.model import Edition
from pagekit.model.base import altered
from pagekit.plan.filling import Standing
from pagekit.plan.group import rank_of
from pagekit.plan.jumping import Candidate, Shapes, candidates, front_of, guessed_turn, told, turn_of
from pagekit.plan.matter import StoryMatter
from pagekit.plan.pricing import cost_of
from pagekit.plan.records import EditionPlan, Hole, LeftOut, PlanBox, PlannedPage, Rect
from pagekit.plan.regions import Place
from pagekit.plan.sections import Filled, fill
from tests.plan.matters import DESIGN, GRID, LAYOUT, MANIFEST, matter

SECTIONS = (
    '[[sections]]\nname = "News"\n[[sections]]\nname = "Жаңалық"\nlang = "kk"\n[[sections]]\nname = "Sport"\n'
)
WHOLE: Rect = (14.0, 67.0, 252.0, 250.0)
HALF: Rect = (14.0, 67.0, 150.0, 250.0)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    home: Path = tmp_path_factory.mktemp("paper")
    (home / "edition.toml").write_text(f"schema = 1\ndate = 2026-05-19\npages = 8\n{SECTIONS}", "utf-8")
    (home / "publication.toml").write_text('name = "The Courier"\nlang = "en"\n', "utf-8")
    return pagekit.read_edition(home)


def page(number: int, section: str, *boxes: PlanBox, kind: str = "plain", foot: int = 113) -> PlannedPage:
    strips = frozenset((unit, 6, foot) for unit in range(GRID.units))
    hole = Hole((), (), (), 252.0 * 346, strips)
    return PlannedPage(number, str(number), section, "plain", boxes, (hole,), kind)


def box(id: str, rect: Rect, *, lead: bool = True, **more: Any) -> PlanBox:
    return PlanBox(id, id, "story", (rect,), lead=lead, **more)


def plan(edition: Edition, *pages: PlannedPage, out: str = "") -> EditionPlan:
    left = (LeftOut(out, "too long"),) if out else ()
    return EditionPlan(edition, LAYOUT, MANIFEST.papers["tabloid"], pages, left)


def found(made: EditionPlan, *stories: StoryMatter) -> list[tuple[str, int, str]]:
    return [(one.story.id, one.page, one.section) for one in candidates(made, stories)]


FLOOD, BRIDGE = matter("flood", 300, priority=1), matter("bridge", 80, priority=2)


# ---- Which ---------------------------------------------------------------------------------------------------


def test_a_lead_that_takes_most_of_the_front_might_go_on(edition: Edition) -> None:
    long = plan(edition, page(1, "News", box("flood", WHOLE), kind="front"), page(2, "News"))
    assert found(long, FLOOD, BRIDGE) == [("flood", 1, "News")]
    fair = plan(edition, page(1, "News", box("flood", HALF), kind="front"), page(2, "News"))
    assert found(fair, FLOOD, BRIDGE) == []
    inside = plan(edition, page(2, "News", box("flood", WHOLE)), page(3, "News"))
    assert found(inside, FLOOD) == []


@pytest.mark.parametrize("wishes", [{"jump": False}, {"beside": "bridge"}])
def test_a_story_stays_whole_where_its_desk_asks(edition: Edition, wishes: dict[str, Any]) -> None:
    made = plan(edition, page(1, "News", box("flood", WHOLE), kind="front"), page(2, "News"))
    assert found(made, matter("flood", 300, priority=1, **wishes), BRIDGE) == []
    assert found(made, FLOOD, matter("bridge", 80, beside="flood")) == []


def test_what_was_to_be_on_the_front_and_is_left_out_comes_first(edition: Edition) -> None:
    front = page(1, "News", box("bridge", WHOLE), kind="front")
    asked = matter("law", 500, priority=4, page=1)
    assert found(plan(edition, front, page(2, "News"), out="law"), asked, BRIDGE) == [("law", 1, "News")]
    # Without being asked for, only what matters more than the lead of the page.
    assert found(plan(edition, front, page(2, "News"), out="flood"), FLOOD, BRIDGE) == [("flood", 1, "News")]
    less = matter("law", 500, priority=4)
    assert found(plan(edition, front, page(2, "News"), out="law"), less, BRIDGE) == [("bridge", 1, "News")]


def test_what_is_left_out_begins_under_the_lead_where_the_house_fills_much_of_its_section(
    edition: Edition,
) -> None:
    front = page(1, "News", box("flood", HALF), kind="front")
    sold = PlanBox("f", "f", "filler", ((168.0, 67.0, 98.0, 250.0),))
    open_page, other = page(2, "News", sold), page(2, "News", replace(sold, kind="house"))
    law = matter("law", 250, priority=4)
    stories = FLOOD, BRIDGE, law
    made = plan(edition, front, open_page, out="law")
    assert found(made, *stories) == [("law", 1, "News")]
    assert [one.leads for one in candidates(made, stories)] == [False]
    # Not twice, nor where the house fills little for so long a story, nor one that its desk wants whole.
    assert candidates(made, stories, {"law"}) == ()
    assert found(plan(edition, front, other, out="law"), *stories) == []
    assert found(made, FLOOD, BRIDGE, matter("law", 2500, priority=4)) == []
    assert found(made, FLOOD, BRIDGE, matter("law", 250, priority=4, jump=False)) == []


def test_a_turn_stands_in_its_section_or_in_the_next_of_its_language(edition: Edition) -> None:
    front = page(1, "News", box("flood", WHOLE), kind="front")
    after = (page(2, "Жаңалық"), page(3, "Sport"))
    assert found(plan(edition, front, *after), FLOOD) == [("flood", 1, "Sport")]
    assert found(plan(edition, front, *after, page(4, "News")), FLOOD) == [("flood", 1, "News")]
    assert found(plan(edition, front, after[0]), FLOOD) == []


def test_no_story_goes_on_twice_from_a_page_nor_where_the_pack_has_no_jumps(edition: Edition) -> None:
    begun = box("flood", WHOLE, part=1, parts=2)
    assert found(plan(edition, page(1, "News", begun, kind="front"), page(2, "News")), FLOOD) == []
    never = altered(LAYOUT.printed, edition=altered(DESIGN, jumps=None))
    made = plan(edition, page(1, "News", box("flood", WHOLE), kind="front"), page(2, "News"))
    assert found(replace(made, layout=replace(LAYOUT, manifest=never)), FLOOD) == []


# ---- Parts ---------------------------------------------------------------------------------------------------


def parts() -> tuple[StoryMatter, StoryMatter]:
    candidate = Candidate(FLOOD, 1, "News")
    short = matter("flood", 100, priority=1)
    front = front_of(candidate, Shapes(short.leading, short.following), "2")
    return front, turn_of(candidate, guessed_turn(FLOOD, DESIGN, 0.5), "2")


def stand(filled: Filled) -> dict[str, int]:
    return {
        told.stories[placed.story].id: told.page.number
        for told in filled.pages
        for placed, _ in told.standing.stories
    }


def test_the_front_stands_on_its_page_and_the_turn_behind_it() -> None:
    front, turn = parts()
    others = [matter(f"s{n}", 60 + 30 * n, priority=2 + n) for n in range(3)]
    where = stand(fill([page(1, "News"), page(2, "News")], [*others, turn, front], GRID))
    assert (where["flood 1 2"], where["flood 2 2"]) == (1, 2)
    alone = fill([page(1, "News")], [*others, turn, front], GRID)
    assert "flood 2 2" in {one.id for one in alone.left}


def test_a_turn_comes_after_all_others_and_a_front_has_the_rank_of_its_story() -> None:
    front, turn = parts()
    brief = matter("brief", 20, priority=9)
    assert sorted([turn, brief, front, BRIDGE], key=rank_of) == [front, BRIDGE, brief, turn]
    like = matter("like", 150, priority=1)
    assert rank_of(front) < rank_of(like) < rank_of(BRIDGE)
    assert (front.id, turn.id, front.article.print.page, turn.article.print.must) == (
        "flood 1 2",
        "flood 2 2",
        1,
        True,
    )


def test_a_jump_costs_what_the_pack_says_and_a_long_lead_of_a_front_does() -> None:
    front, turn = parts()
    made = fill([page(1, "News"), page(2, "News")], [front, turn], GRID)
    whole = replace(turn, part=None)
    plain = replace(
        made,
        pages=tuple(
            replace(told, stories=tuple(whole if one.turn else one for one in told.stories))
            for told in made.pages
        ),
    )
    assert cost_of(made, GRID) - cost_of(plain, GRID) == DESIGN.story_costs.jump == 60
    (long,) = fill([page(1, "News", foot=83)], [FLOOD], GRID).pages
    opened = replace(long, page=replace(long.page, kind="front"))
    share = sum(placed.way.units * placed.way.lines for placed, _ in long.standing.stories) / 770
    assert share > 0.6
    more = cost_of(Filled((opened,), ()), GRID) - cost_of(Filled((long,), ()), GRID)
    assert more == pytest.approx(600 * (share - 0.6), abs=0.01)


# ---- In words ------------------------------------------------------------------------------------------------


def test_both_parts_say_where_the_other_is_and_why(edition: Edition) -> None:
    front = page(
        1,
        "News",
        box("flood", HALF, part=1, parts=2, why="Leads page 1."),
        box("bridge", (168.0, 67.0, 98.0, 250.0), lead=False),
        kind="front",
    )
    made = told(plan(edition, front, page(3, "News", box("flood", HALF, part=2, parts=2, lead=False))))
    whys = [one.why for each in made.pages for one in each.boxes if one.ref == "flood"]
    assert whys == [
        "Leads page 1. Starts here, goes on on page 3: page 1 keeps room for bridge.",
        "Began on page 1, and would have taken too much of it.",
    ]
    (note,) = made.notes
    assert str(note) == (
        "info: story flood: it begins on page 1 and goes on on page 3: page 1 keeps room for bridge."
    )


def test_a_long_lead_that_may_not_go_on_says_so(edition: Edition) -> None:
    lead = box("flood", WHOLE, why="Leads page 1.", jump=False)
    made = told(plan(edition, page(1, "News", lead, kind="front")))
    assert (
        made.pages[0].boxes[0].why.endswith("It stands whole, as its desk asks: it goes on on no other page.")
    )
    assert made.notes == ()


def test_what_the_house_fills_is_weighed_by_a_price_of_its_own() -> None:
    grid = replace(
        GRID, design=altered(DESIGN, story_costs=altered(DESIGN.story_costs, filler=0, filler_lines=0))
    )
    sold = Place(6, 0, 4, 26)
    (told,) = fill([page(2, "News")], [FLOOD], GRID).pages
    with_it = Filled((replace(told, standing=Standing(told.standing.stories, (sold,))),), ())
    without = Filled((replace(told, standing=Standing(told.standing.stories, ())),), ())
    taken = DESIGN.story_costs.white * 2 * 21
    # Fifty for the place and eight for each ten lines of a column; what it takes is not white.
    assert cost_of(with_it, grid) - cost_of(without, grid) == pytest.approx(50 + 8 * 2 * 2 - taken)
