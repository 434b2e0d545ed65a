"""an edition + the plan.json of its last build, edited or not → the same pages where nothing was touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.errors import BadOrder, InvalidInput
from pagekit.model.base import altered
from pagekit.production import edition_build
from pagekit.production.edition_stories import EditionStories, SetUp, measured


@pytest.fixture(scope="module", autouse=True)
def _measured_once() -> Iterator[None]:
    """A story is measured once for all these tests: what becomes of a plan is asked here, not what a story is."""
    known: dict[str, EditionStories] = {}

    def remembered(setup: SetUp, _executor: object = None) -> EditionStories:
        for story in setup.edition.stories:
            if story.id not in known:
                known[story.id] = measured(replace(setup, edition=replace(setup.edition, stories=(story,))))
        each = [known[story.id] for story in setup.edition.stories]
        galleys = {id: galley for one in each for id, galley in one.galleys.items()}
        matters = tuple(matter for one in each for matter in one.matters)
        return EditionStories(matters, galleys, notes=tuple(note for one in each for note in one.notes))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition_build, "measured", remembered)
        yield


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> pagekit.Edition:
    home = tmp_path_factory.mktemp("paper")
    pagekit.sample_edition(4, 3, home, matter=0.8)
    return pagekit.read_edition(home)


@pytest.fixture(scope="module")
def build(edition: pagekit.Edition) -> pagekit.EditionBuild:
    return pagekit.build_edition(edition)


@pytest.fixture
def told(build: pagekit.EditionBuild) -> dict[str, Any]:
    return json.loads(build.plan.to_json())


def again(edition: pagekit.Edition, told: dict[str, Any]) -> pagekit.EditionPlan:
    return pagekit.plan_edition(edition, plan=pagekit.read_plan(told))


def boxes(told: dict[str, Any], number: int, kind: str = "") -> list[dict[str, Any]]:
    (page,) = (page for page in told["pages"] if page["number"] == number)
    return [box for box in page["boxes"] if kind in {"", box["kind"]}]


def unlike(plan: pagekit.EditionPlan, told: dict[str, Any]) -> list[int]:
    """The pages whose boxes are not those of the file, all of them."""
    now = json.loads(plan.to_json())
    return [page["number"] for page in told["pages"] if boxes(now, page["number"]) != page["boxes"]]


def codes(plan: pagekit.EditionPlan) -> list[str]:
    names = ("plan-", "page-filled", "story-", "advert-moved", "advert-new", "advert-gone", "pin-")
    return sorted({note.code for note in plan.notes if note.code.startswith(names)})


def test_a_build_to_its_own_plan_is_the_same_paper(
    edition: pagekit.Edition, build: pagekit.EditionBuild, tmp_path: Path
) -> None:
    build.write(tmp_path)
    other = pagekit.build_edition(edition, plan=tmp_path / "plan.json")
    assert unlike(other.plan, json.loads((tmp_path / "plan.json").read_text("utf-8"))) == []
    assert other.reader.data == build.reader.data
    assert (other.report.figures["pages_kept"], other.report.figures["pages_filled_anew"]) == (4, 0)
    assert codes(other.plan) == []
    third = pagekit.plan_edition(edition, plan=other.plan)
    assert third.to_json() == other.plan.to_json()


def test_a_late_story_of_the_same_length_leaves_the_other_pages_alone(
    edition: pagekit.Edition, told: dict[str, Any]
) -> None:
    gone = boxes(told, 2, "story")[-1]["ref"]
    late = [altered(one, id="late") if one.id == gone else one for one in edition.stories]
    plan = again(replace(edition, stories=tuple(late)), told)
    assert unlike(plan, told) == [2]
    assert "late" in [box.ref for box in plan.pages[1].boxes]
    assert codes(plan) == ["story-gone", "story-replaced"]


def test_what_is_pinned_stays_and_is_pinned_in_the_new_plan(
    edition: pagekit.Edition, told: dict[str, Any]
) -> None:
    one, *_others, gone = boxes(told, 2, "story")
    one["pinned"], one["jump"] = True, False
    out = {each["id"] for each in told["left_out"]} | {gone["ref"]}
    plan = again(
        replace(edition, stories=tuple(each for each in edition.stories if each.id not in out)), told
    )
    assert unlike(plan, told) == [2]
    now = json.loads(plan.to_json())
    (kept,) = (box for box in boxes(now, 2, "story") if box["ref"] == one["ref"])
    assert (kept["rects"], kept["pinned"], kept["jump"]) == (one["rects"], True, False)
    assert {"page-filled-anew", "story-gone"} <= {*codes(plan)}
    assert "pin-lost" not in codes(plan)


def test_a_story_moved_by_hand_stands_on_its_new_page(edition: pagekit.Edition, told: dict[str, Any]) -> None:
    moved = boxes(told, 2, "story")[-1]
    told["pages"][1]["boxes"].remove(moved)
    told["pages"][0]["boxes"].append(moved)
    plan = again(edition, told)
    assert moved["ref"] in [box.ref for box in plan.pages[0].boxes]
    assert unlike(plan, told) == [1, 2]
    assert f"page 1 was filled anew: story {moved['ref']} was put on it." in [
        note.what for note in plan.notes
    ]


def test_a_booking_that_comes_touches_its_page_alone(edition: pagekit.Edition, told: dict[str, Any]) -> None:
    (number, advert) = next(
        (page["number"], box)
        for page in told["pages"][1:]
        for box in page["boxes"]
        if box["kind"] == "advert"
    )
    boxes_now = next(page["boxes"] for page in told["pages"] if page["number"] == number)
    boxes_now.remove(advert)
    plan = again(edition, told)
    stand = [page.number for page in plan.pages for box in page.boxes if box.ref == advert["ref"]]
    assert unlike(plan, told) == sorted({number, *stand})
    assert "advert-new" in codes(plan)


def test_the_plan_of_a_dummy_keeps_its_adverts_and_stories_come_as_to_any_pages(
    edition: pagekit.Edition,
) -> None:
    dummy = json.loads(pagekit.plan_edition(edition, stories=False).to_json())
    plan = again(edition, dummy)
    stood = {
        box["ref"]: page["number"]
        for page in dummy["pages"]
        for box in page["boxes"]
        if box["kind"] == "advert"
    }
    assert stood == {
        box.ref: page.number for page in plan.pages for box in page.boxes if box.kind == "advert"
    }
    # Line adverts, which a dummy does not set, have the foot of a page; what stood there moved up.
    assert codes(plan) == ["advert-moved"]
    # Adverts that were packed before the stories were known leave holes of their own.
    assert plan.figures["stories_placed"] >= plan.figures["stories"] - 1
    assert plan.figures["filled_share"] >= 0.8


def test_nonsense_is_a_note_and_the_paper_stands(edition: pagekit.Edition, told: dict[str, Any]) -> None:
    (advert,) = boxes(told, 4, "advert")[:1]
    advert["rects"][0][0] = -9_000
    boxes(told, 2, "story")[0]["rects"] = [[0, 0, 5, 1e9]]
    told["pages"][2]["number"] = 77
    plan = again(edition, told)
    assert len(plan.pages) == 4
    assert {"plan-box", "plan-page-missing"} <= {*codes(plan)}
    assert any(note.subject == "plan" for note in plan.notes)


def test_what_is_no_plan_is_refused(edition: pagekit.Edition, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("[1, 2]", "utf-8")
    with pytest.raises(InvalidInput, match="no plan"):
        pagekit.plan_edition(edition, plan=tmp_path / "plan.json")
    with pytest.raises(BadOrder, match=r"pagekit\.read_plan"):
        pagekit.build_edition(edition, plan=7)  # type: ignore[arg-type]
