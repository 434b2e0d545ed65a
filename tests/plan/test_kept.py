"""a plan of before + bookings of now → adverts where they were, and as few moved as can be where one has to come in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pagekit.intake import read_plan
from pagekit.layout import find_layout
from pagekit.plan import EditionPlan, plan
from tests.plan.generator import edition

TABLOID = find_layout("tabloid")
BOOKED: list[dict[str, Any]] = [
    {"id": "A", "size": "quarter", "status": "sold", "musts": {"hand": "right"}},
    {"id": "B", "size": "eighth", "status": "sold", "category": "bank"},
    {"id": "C", "size": "strip", "status": "sold", "category": "bank", "musts": {"apart": ["bank"]}},
    {"id": "D", "size": {"columns": 2, "height": "59mm"}, "status": "sold"},
    {"id": "E", "size": "ear", "status": "sold"},
    {"id": "F", "size": "half", "status": "option"},
    {"id": "G", "size": "sixth", "status": "sold", "musts": {"section": "Sport"}},
]  # fmt: skip
PAGES = {"pages": {"least": 4, "most": 12}, "for_sale": ()}


@pytest.fixture(scope="module")
def first() -> EditionPlan:
    return plan(edition(BOOKED, **PAGES), TABLOID)


@pytest.fixture
def told(first: EditionPlan) -> dict[str, Any]:
    return json.loads(first.to_json())


def again(told: dict[str, Any], booked: list[dict[str, Any]] = BOOKED, **more: Any) -> EditionPlan:
    return plan(edition(booked, **{**PAGES, **more}), TABLOID, before=read_plan(told))


def adverts(made: EditionPlan | dict[str, Any]) -> dict[str, tuple[int, list[float]]]:
    plain = made if isinstance(made, dict) else made.as_dict()
    return {
        box["ref"]: (page["number"], box["rects"][0])
        for page in plain["pages"]
        for box in page["boxes"]
        if box["kind"] == "advert"
    }


def codes(made: EditionPlan) -> list[str]:
    return [note.code for note in made.notes if note.code.startswith(("plan-", "advert-"))]


def box_of(told: dict[str, Any], ref: str) -> dict[str, Any]:
    return next(box for page in told["pages"] for box in page["boxes"] if box["ref"] == ref)


def test_adverts_stand_again_where_they_stood(told: dict[str, Any]) -> None:
    made = again(told)
    assert [page["boxes"] for page in made.as_dict()["pages"]] == [page["boxes"] for page in told["pages"]]
    assert codes(made) == []


def test_a_booking_that_comes_moves_no_other(told: dict[str, Any]) -> None:
    made = again(told, [{"id": "0", "size": "eighth", "status": "sold"}, *BOOKED])
    now = adverts(made)
    assert "0" in now
    assert {ref: stand for ref, stand in now.items() if ref != "0"} == adverts(told)
    assert codes(made) == ["advert-new"]


def test_a_booking_that_goes_moves_no_other(told: dict[str, Any]) -> None:
    made = again(told, BOOKED[1:])
    assert adverts(made) == {ref: stand for ref, stand in adverts(told).items() if ref != "A"}
    assert codes(made) == ["advert-gone"]


def test_another_ear_does_not_take_the_first_ones_place(told: dict[str, Any]) -> None:
    now = adverts(again(told, [{"id": "0", "size": "ear", "status": "sold"}, *BOOKED]))
    assert now["E"] == adverts(told)["E"]
    assert now["0"][0] == 1 and now["0"] != now["E"]


def test_what_is_sold_comes_in_though_others_must_move() -> None:
    small = [{"id": f"Q{n}", "size": "quarter", "status": "sold"} for n in range(2)]
    home: dict[str, Any] = {"pages": 4, "sections": []}
    before = plan(edition(small, **home), TABLOID).as_dict()
    whole = [{"id": f"P{n}", "size": "full", "status": "sold"} for n in range(2)]
    made = plan(edition([*small, *whole], **home), TABLOID, before=read_plan(before))
    now = adverts(made)
    assert sorted(now) == ["P0", "P1", "Q0", "Q1"]
    moved = [ref for ref in ("Q0", "Q1") if now[ref] != adverts(before)[ref]]
    assert len(moved) == 1
    assert codes(made).count("advert-moved") == 1


def test_an_advert_that_is_moved_by_hand_stands_there(told: dict[str, Any]) -> None:
    page, rect = adverts(told)["D"]
    other = next(one for one in told["pages"] if one["number"] not in {1, page})
    box = box_of(told, "D")
    next(one for one in told["pages"] if one["number"] == page)["boxes"].remove(box)
    other["boxes"] = [one for one in other["boxes"] if one["kind"] != "advert"] + [box]
    box["rects"] = [[14.0, 300.0, rect[2], rect[3]]]
    box["pinned"] = True
    made = again(told, [one for one in BOOKED if one["id"] in {"A", "D", "E"}])
    number, (left, top, width, height) = adverts(made)["D"]
    assert (number, left) == (other["number"], 14.0)
    # Its foot is on the grid.
    assert abs(top - 300) < 22 and (width, height) == (rect[2], rect[3])
    assert [box.pinned for page in made.pages for box in page.boxes if box.ref == "D"] == [True]


def test_a_must_goes_before_a_pin(told: dict[str, Any]) -> None:
    box_of(told, "A")["pinned"] = True
    page = adverts(told)["A"][0]
    made = again(told, [{**BOOKED[0], "musts": {"hand": "left"}}, *BOOKED[1:]])
    assert adverts(made)["A"][0] % 2 == 0 != page % 2
    assert "plan-not-allowed" in codes(made)


def test_an_advert_of_another_size_looks_for_its_place_on_its_page(told: dict[str, Any]) -> None:
    made = again(told, [{**one, "size": "sixteenth"} if one["id"] == "B" else one for one in BOOKED])
    now, then = adverts(made), adverts(told)
    assert now["B"][0] == then["B"][0]
    assert {ref: stand for ref, stand in now.items() if ref != "B"} == {
        ref: stand for ref, stand in then.items() if ref != "B"
    }
    assert "plan-size" in codes(made)


def test_two_adverts_in_one_place_are_told_and_both_stand(told: dict[str, Any]) -> None:
    box_of(told, "B")["rects"] = box_of(told, "B")["rects"] and [[-400.0, 5_000.0, 124.0, 88.194]]
    box_of(told, "D")["rects"] = [[*box_of(told, "A")["rects"][0][:2], *box_of(told, "D")["rects"][0][2:]]]
    made = again(told)
    assert sorted(adverts(made)) == sorted(adverts(told))


def test_pages_stay_as_many_as_they_were_where_the_edition_may(told: dict[str, Any]) -> None:
    count = len(told["pages"])
    assert len(again(told, BOOKED[:1]).pages) == count
    made = again(told, pages=count + 4)
    assert (len(made.pages), codes(made)[0]) == (count + 4, "plan-pages")
