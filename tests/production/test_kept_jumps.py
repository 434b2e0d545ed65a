"""a plan in which a story goes on on a later page → the same two boxes, while the story may and its turn has its page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pagekit
from tests.production.test_edition_jumps import written


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> pagekit.Edition:
    return pagekit.read_edition(written(tmp_path_factory.mktemp("jumps")))


@pytest.fixture(scope="module")
def first(edition: pagekit.Edition) -> pagekit.EditionBuild:
    return pagekit.build_edition(edition)


@pytest.fixture
def told(first: pagekit.EditionBuild) -> dict[str, Any]:
    return json.loads(first.plan.to_json())


def flood(plan: pagekit.EditionPlan) -> list[tuple[int, int]]:
    """The parts of the lead: page, and how many parts it has."""
    return [(page.number, box.parts) for page in plan.pages for box in page.boxes if box.ref == "flood"]


def test_a_story_goes_on_as_it_did(
    edition: pagekit.Edition, first: pagekit.EditionBuild, tmp_path: Path
) -> None:
    first.write(tmp_path)
    again = pagekit.build_edition(edition, plan=tmp_path / "plan.json")
    assert flood(again.plan) == [(1, 2), (2, 2)]
    written_pages = json.loads((tmp_path / "plan.json").read_text("utf-8"))["pages"]
    assert [page["boxes"] for page in again.plan.as_dict()["pages"]] == [
        page["boxes"] for page in written_pages
    ]
    assert again.reader.data == first.reader.data


def test_a_jump_that_the_plan_forbids_is_none(edition: pagekit.Edition, told: dict[str, Any]) -> None:
    for page in told["pages"]:
        for box in page["boxes"]:
            box["jump"] = box["ref"] != "flood"
    plan = pagekit.plan_edition(edition, plan=pagekit.read_plan(told))
    assert all(parts == 1 for _page, parts in flood(plan))
    assert "page 2 was filled anew: story flood does not go on on another page now." in [
        note.what for note in plan.notes
    ]


def test_what_stands_beside_a_turn_goes_and_the_jump_stays(
    edition: pagekit.Edition, told: dict[str, Any]
) -> None:
    beside = next(
        box["ref"] for box in told["pages"][1]["boxes"] if box["kind"] == "story" and box["ref"] != "flood"
    )
    stories = tuple(story for story in edition.stories if story.id != beside)
    plan = pagekit.plan_edition(replace(edition, stories=stories), plan=pagekit.read_plan(told))
    assert flood(plan) == [(1, 2), (2, 2)]
    assert plan.as_dict()["pages"][0]["boxes"] == told["pages"][0]["boxes"]
