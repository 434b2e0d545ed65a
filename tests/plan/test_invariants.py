"""editions drawn at random → plans that an independent reader of plan.json finds nothing wrong with."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pagekit.layout import find_layout
from pagekit.plan import plan
from tests.plan.checker import Sheet, faults
from tests.plan.generator import bookings, edition

SHEET = Sheet()


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), count=st.integers(0, 14))
def test_a_plan_keeps_every_must_and_tells_of_every_booking(seed: int, count: int) -> None:
    booked = bookings(seed, count, 8)
    made = plan(edition(booked), find_layout("tabloid"))
    assert faults(json.loads(made.to_json()), booked, SHEET) == []


def test_the_checker_sees_what_is_wrong() -> None:
    booked = [
        {"id": "A", "size": "quarter", "musts": {"hand": "right"}},
        {"id": "B", "size": "eighth", "category": "bank", "musts": {"apart": ["bank"]}},
        {"id": "C", "size": "eighth", "category": "bank"},
    ]
    told = json.loads(plan(edition(booked), find_layout("tabloid")).to_json())
    assert faults(told, booked, SHEET) == []
    boxes = {box["id"]: box for page in told["pages"] for box in page["boxes"]}
    page = next(page for page in told["pages"] if page["number"] == 2)
    for other in told["pages"]:
        other["boxes"] = [box for box in other["boxes"] if box["kind"] == "furniture"]
    page["boxes"] += [boxes["A"], {**boxes["B"], "rects": boxes["C"]["rects"]}, boxes["C"]]
    boxes["A"]["rects"][0][0] += 30
    found = " ".join(faults(told, booked, SHEET))
    for words in (
        "B and C overlap",
        "its must hand is not kept",
        "hangs out",
        "stands in a hole",
        "another for bank",
    ):
        assert words in found, words


def test_more_than_the_pages_hold_is_left_out_by_name_and_options_first() -> None:
    booked = [
        {"id": f"B-{n}", "size": "full", "status": "option" if n < 2 else "sold", "category": "bank"}
        for n in range(5)
    ]
    made = plan(edition(booked, pages=4, sections=[]), find_layout("tabloid"))
    told = json.loads(made.to_json())
    assert faults(told, booked, SHEET) == []
    # The front page takes no whole page of adverts: three are left for five bookings.
    assert [one["id"] for one in told["left_out"]] == ["B-0", "B-1"]
    assert made.figures["adverts"] == 3


def test_an_edition_grows_before_it_leaves_out_what_is_sold() -> None:
    booked = [{"id": f"B-{n}", "size": "full", "status": "sold"} for n in range(5)]
    made = plan(edition(booked, pages={"least": 4, "most": 12}), find_layout("tabloid"))
    assert (len(made.pages), made.left_out) == (8, ())


def test_the_order_of_bookings_and_the_day_change_no_plan() -> None:
    booked = bookings(3, 10, 8)
    first = plan(edition(booked), find_layout("tabloid")).to_json()
    assert plan(edition(booked), find_layout("tabloid")).to_json() == first


@pytest.mark.parametrize("stack", ["outer", "well", "modular"])
def test_a_pack_says_how_adverts_are_stacked(stack: str) -> None:
    layout = find_layout("tabloid")
    manifest = layout.printed
    assert manifest.packed is not None
    design = manifest.packed.model_copy(update={"stack": stack})
    changed = type(layout)(manifest.model_copy(update={"edition": design}), layout.folders)
    booked = [{"id": f"B-{n}", "size": "card", "musts": {"page": 3}} for n in range(2)]
    boxes = plan(edition(booked), changed).pages[2].boxes
    lefts = sorted(round(box.rect[0]) for box in boxes if box.kind == "advert")
    assert lefts == {"outer": [168, 219], "well": [14, 219], "modular": [168, 219]}[stack]


def test_broadsheet_pages_hold_adverts_of_their_own_sizes() -> None:
    drawn = random.Random(5)
    sizes = ("full", "half", "quarter", "eighth", "sixteenth", "tower", "strip")
    booked = [{"id": f"B-{n}", "size": drawn.choice(sizes), "status": "sold"} for n in range(12)]
    made = plan(edition(booked, pages=8, layout="broadsheet"), find_layout("broadsheet"))
    assert faults(json.loads(made.to_json()), booked, Sheet("broadsheet")) == []
