"""bookings that cannot all stand → the one that is left out, by name, with those it cannot stand beside."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.layout import find_layout
from pagekit.plan import EditionPlan, conflict, plan, settling
from pagekit.plan.conflict import Proofs
from tests.plan.generator import edition


def planned(*booked: dict[str, Any], **more: Any) -> EditionPlan:
    return plan(edition(list(booked), **more), find_layout("tabloid"))


def sold(id: str, size: Any = "quarter", **more: Any) -> dict[str, Any]:
    return {"id": id, "size": size, "status": "sold", "category": "motor", **more}


def test_two_that_must_be_alone_on_the_front_are_a_conflict_of_two() -> None:
    made = planned(sold("A", "front-solus"), sold("B", "front-solus"), sold("C", "quarter"))
    (conflict,) = made.conflicts
    assert set(conflict.ids) == {"A", "B"}
    assert "alone on its page" in conflict.why
    assert len(made.left_out) == 1


def test_a_group_whose_members_must_be_apart_is_a_conflict_of_two() -> None:
    ring = {"group": "cars", "apart": ["motor"], "apart_on": "spread"}
    made = planned(sold("A", musts=ring), sold("B", musts=ring), sold("C", "eighth"))
    (conflict,) = made.conflicts
    assert set(conflict.ids) == {"A", "B"} or set(conflict.ids) == {"A", "C"}
    assert made.left_out[0].why == conflict.why


def test_a_conflict_of_few_is_asked_of_few_however_large_the_edition_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    front = {"front": True}
    booked = [sold("A", "front-solus", musts=front), sold("B", "front-solus", musts=front)]
    others = [sold(f"C{n}", "eighth") for n in range(30)]
    asked: list[int] = []
    own = conflict.together

    def counted(problem: Any, ids: Any) -> Any:
        asked.append(len(set(ids)))
        return own(problem, ids)

    monkeypatch.setattr(conflict, "together", counted)
    made = planned(*booked, *others, pages=16)
    (found,) = made.conflicts
    assert set(found.ids) == {"A", "B"}
    assert max(asked) == 2


def test_what_was_proved_of_the_same_pages_is_not_proved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    front = {"front": True}
    booked = [sold("A", "front-solus", musts=front), sold("B", "front-solus", musts=front)]
    small, large, proofs = edition(booked, pages=4), edition(booked, pages=8), Proofs()
    asked: list[str] = []
    own = conflict.refusal

    def counted(problem: Any, id: str, *rest: Any, **more: Any) -> conflict.Refusal:
        asked.append(id)
        return own(problem, id, *rest, **more)

    monkeypatch.setattr(conflict, "refusal", counted)
    pack = find_layout("tabloid")
    first, again = (plan(small, pack, proofs=proofs) for _ in range(2))
    assert len(asked) == 1
    assert again.conflicts == first.conflicts != ()
    assert again.left_out == first.left_out
    # Of other pages it is asked once more.
    plan(large, pack, proofs=proofs)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("booking", "why"),
    [
        (
            sold("A", {"width": "300mm", "height": "200mm"}),
            "300 mm × 200 mm are larger than the page, which holds",
        ),
        (sold("A", {"columns": 2, "height": "500mm"}), "2 columns × 500 mm are larger than the page"),
        (sold("A", "qarter"), "the layout has no size 'qarter'. Did you mean quarter?"),
        ({"id": "A"}, "no size is booked. Write size"),
        (
            sold("A", musts={"page": 3, "hand": "left"}),
            "A must have a left-hand page and page 3: no page is all of this.",
        ),
        (sold("A", musts={"section": "Wine"}), "A must have the section Wine: there is no such page."),
        (sold("A", musts={"page": 30}), "A must have page 30: there is no such page."),
        (
            sold("A", "full", musts={"half": "upper"}),
            "A must have a page with room for full in its upper half",
        ),
        (
            sold("A", "ear", musts={"half": "lower"}),
            "A must have a place for the size ear in the lower half of its page: there is no such page.",
        ),
        (
            sold("A", "full", musts={"front": True}),
            "A must have a page on which adverts may take full and the front",
        ),
    ],
)
def test_a_booking_that_no_page_can_hold_says_why(booking: dict[str, Any], why: str) -> None:
    made = planned(booking, sold("B"))
    assert [one.id for one in made.left_out] == ["A"]
    assert made.left_out[0].why.startswith(why)
    assert [note.where for note in made.notes if note.code == "booking-refused"] == ["A"]


def test_a_colour_advert_stands_on_no_page_in_black() -> None:
    sections = [{"name": "News", "pages": 2}, {"name": "Back", "pages": 2, "colour": False}]
    made = planned(sold("A", colour=True, musts={"section": "Back"}), pages=4, sections=sections)
    assert (
        made.left_out[0].why == "A must have a page in colour and the section Back: no page is all of this."
    )


def test_cancelled_ones_and_other_days_are_said_and_take_no_room() -> None:
    made = planned(
        sold("A", "full", runs=["2026-05-20"]),
        {"id": "B", "size": "full", "status": "cancelled"},
        sold("C", "eighth", runs={"from": "2026-05-01", "weekdays": ["tue"]}),
    )
    assert {one.id: one.why for one in made.left_out} == {
        "A": "A runs on 2026-05-20, and not on 2026-05-19; it is not shown.",
        "B": "B is cancelled and is not shown.",
    }
    assert made.conflicts == ()
    assert [box.ref for page in made.pages for box in page.boxes if box.kind == "advert"] == ["C"]


def test_a_sold_one_without_a_creative_keeps_its_box_and_is_an_error() -> None:
    made = planned(sold("A"), {"id": "B", "size": "eighth", "status": "option"})
    assert [(note.severity, note.where) for note in made.notes if note.code == "creative-awaited"] == [
        ("error", "booking A"), ("info", "booking B"),
    ]  # fmt: skip


def test_adverts_that_stand_together_again_are_not_placed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    booked, proofs = [sold("A"), sold("B", "eighth", wishes={"page": 3})], Proofs()
    pack, stacks = find_layout("tabloid"), settling.stacks
    asked: list[int] = []

    def counted(items: Any, slot: Any, halves: Any, grid: Any) -> Any:
        asked.append(slot.number)
        return stacks(items, slot, halves, grid)

    monkeypatch.setattr(settling, "stacks", counted)
    first = plan(edition(booked, pages=4), pack, proofs=proofs)
    assert len(asked) == 2
    again = plan(edition(booked, pages=4), pack, proofs=proofs)
    assert len(asked) == 2
    assert again.pages == first.pages
    # Where another stands beside them they are placed anew.
    plan(edition([*booked, sold("C", musts={"page": 3})], pages=4), pack, proofs=proofs)
    assert len(asked) > 2
