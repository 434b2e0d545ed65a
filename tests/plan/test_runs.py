"""the order of a magazine's pages: stories whole and in turn, adverts where they must be, reasons for what is not in."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit import find_layout
from pagekit.layout.runs import RunsDesign
from pagekit.model import Booking
from pagekit.plan.leaves import Leaf, Sides, leaves_of
from pagekit.plan.runs import ordered
from pagekit.plan.runs_reasons import refusal
from pagekit.plan.runs_records import Problem, Run, RunPlan

PACK = find_layout("magazine").printed
SIDES = Sides.of(PACK, PACK.papers["a4"])
UP_TO_32 = (4, 8, 12, 16, 20, 24, 28, 32)


def design() -> RunsDesign:
    found = PACK.runs
    assert found is not None
    return found


def booking(id: str, size: Any = "full", **fields: Any) -> Booking:
    return Booking.model_validate({"id": id, "size": size, **fields})


def leaves(*bookings: Booking) -> tuple[Leaf, ...]:
    found = leaves_of(bookings, design(), SIDES)
    assert found.refused == ()
    return found.leaves


def order(runs: tuple[Run, ...], *bookings: Booking, counts: tuple[int, ...] = UP_TO_32) -> RunPlan:
    found = ordered(Problem(runs, leaves(*bookings), design()), counts)
    assert found is not None
    return found


def drawn(plan: RunPlan) -> str:
    """A word for each page: `=` the cover, `#` the contents, a story's or a booking's name, `h` the house's own."""
    words = []
    for placed in plan.placed:
        told = {"cover": "=", "contents": "#", "house": "h"}.get(placed.kind, "")
        told = placed.run.id if placed.run else placed.leaf.id if placed.leaf else told
        words += [told] * placed.pages
    return " ".join(words)


def spread(id: str, pages: int = 2, **fields: Any) -> Run:
    """A story that opens on a left page and is no longer there."""
    return Run(
        id, fields.pop("section", "News"), fields.pop("priority", 3), pages, pages, faces=True, **fields
    )


def test_stories_follow_the_contents_and_the_back_is_an_adverts() -> None:
    assert drawn(order((spread("a"), spread("b")), booking("X", "back"), booking("Y"))) == "= Y # a a b b X"


def test_a_story_that_faces_its_picture_begins_on_the_left() -> None:
    plan = order((spread("a", 1), spread("b"), spread("c")), booking("X"), booking("Y"))
    first = {placed.run.id: placed.first for placed in plan.placed if placed.run}
    assert (first["b"] % 2, first["c"] % 2) == (0, 0)
    assert plan.left_leaves == ()


@pytest.mark.parametrize(
    ("musts", "page"),
    [({"page": 6}, 6), ({"hand": "right", "section": "Sport"}, 11), ({"page": 2}, 2), ({"page": 12}, 12)],
)
def test_a_booking_has_what_it_must_have(musts: dict[str, Any], page: int) -> None:
    stories = (spread("a"), spread("b"), spread("c", 1, section="Sport"), spread("d", 1, section="Sport"))
    plan = order(stories, booking("X", musts=musts), counts=(12,))
    assert [placed.first for placed in plan.placed if placed.leaf] == [page]


def test_a_page_inside_a_story_is_refused_with_the_story_and_the_pages_beside_it() -> None:
    stories = (Run("a", "News", 1, 8, 8, must=True),)
    bookings = (booking("X", musts={"page": 5}),)
    plan = order(stories, *bookings, counts=(12,))
    problem = Problem(stories, leaves(*bookings), design())
    (left,) = plan.left_leaves
    told = refusal(problem, plan, left)
    assert drawn(plan).split()[4] == "a"
    assert told.ids == ("a",)
    assert told.why.startswith("page 5 belongs to a, whose pages ")


def test_two_rivals_do_not_face_each_other() -> None:
    rivals = [booking(id, category="motor", musts={"apart": ["motor"], "apart_on": "spread"}) for id in "XY"]
    plan = order((spread("a"), spread("b"), spread("c")), *rivals, counts=(12,))
    pages = [placed.first for placed in plan.placed if placed.leaf]
    assert len(pages) == 2
    assert pages[0] // 2 != pages[1] // 2


def test_an_advert_does_not_face_a_topic_that_it_shuns() -> None:
    stories = (spread("a"), Run("crash", "News", 3, 1, 1, topics=frozenset({"accident"})), spread("c"))
    plan = order(stories, booking("X", musts={"not_beside": ["Accident"]}), counts=(12,))
    (page,) = [placed.first for placed in plan.placed if placed.leaf]
    (crash,) = [placed.first for placed in plan.placed if placed.run and placed.run.id == "crash"]
    assert page // 2 != crash // 2


def test_what_matters_least_stays_out_where_not_all_goes_in() -> None:
    stories = (spread("a", priority=1), spread("b", 2, priority=2), spread("c", 2, priority=9))
    plan = order(stories, counts=(8,))
    assert [run.id for run in plan.left_runs] == ["c"]
    assert drawn(plan).split()[-1] == "h"
    musts = tuple(Run(id, "News", 1, 4, 4, must=True) for id in "ab")
    assert ordered(Problem(musts, (), design()), (8,)) is None


def test_a_magazine_grows_until_all_that_is_sold_stands() -> None:
    booked = [booking(f"X{number}") for number in range(14)]
    plan = order((spread("a"), spread("b")), *booked)
    assert plan.left_leaves == ()
    assert plan.pages == 20
    # It does not grow for one that can stand nowhere.
    never = [booking(id, musts={"page": 8}) for id in "YZ"]
    plan = order((spread("a"), spread("b")), *never)
    assert (len(plan.left_leaves), plan.pages) == (1, 8)


def test_an_option_gives_way_to_what_is_sold() -> None:
    bookings = (booking("option", "back", status="option"), booking("sold", "back"))
    plan = order((spread("a"), spread("b")), *bookings)
    assert [leaf.id for leaf in plan.left_leaves] == ["option"]
    problem = Problem((spread("a"), spread("b")), leaves(*bookings), design())
    assert "back" in refusal(problem, plan, plan.left_leaves[0]).why


# ---- Pages of adverts --------------------------------------------------------------------------------------


def test_parts_of_a_page_share_one_and_the_house_has_the_rest() -> None:
    (leaf,) = leaves(booking("A", "half"), booking("B", "quarter"))
    told = [(one.part.id if one.part else "house", *(round(side) for side in one.rect)) for one in leaf.stood]
    assert told == [
        ("A", 19, 31, 172, 119),
        ("B", 19, 154, 83, 119),
        ("house", 108, 154, 83, 119),
    ]


def test_rivals_and_different_hands_share_no_page() -> None:
    found = leaves(
        booking("A", "half", category="books", musts={"apart": ["books"]}),
        booking("B", "half", category="Books"),
        booking("C", "half", musts={"hand": "left"}),
        booking("D", "half", musts={"hand": "right"}),
    )
    assert [[part.id for part in leaf.parts] for leaf in found] == [["A", "C"], ["B", "D"]]


def test_a_part_that_must_be_in_the_lower_half_is() -> None:
    (leaf,) = leaves(booking("A", "half", musts={"half": "lower"}))
    own, house = leaf.stood
    assert own.part is not None
    assert own.rect[1] > house.rect[1]


@pytest.mark.parametrize(
    ("size", "fields", "why"),
    [
        ("double", {}, "the layout has no size 'double'"),
        ({"width": "200mm", "height": "100mm"}, {}, "200 × 100 mm are larger than a part of a page"),
        ({"columns": 4, "height": "50mm"}, {}, "wider than the page"),
        ("full", {"musts": {"front": True}}, "the front of the cover carries no adverts"),
        ("full", {"musts": {"half": "upper"}}, "stands in no half of a page"),
        (None, {}, "no size is booked"),
    ],
)
def test_what_no_page_holds_is_refused_with_a_reason(size: Any, fields: dict[str, Any], why: str) -> None:
    found = leaves_of([booking("A", size, **fields)], design(), SIDES)
    assert found.leaves == ()
    assert why in found.refused[0].why


def test_a_size_in_millimetres_is_kept() -> None:
    (whole,) = leaves(booking("A", {"width": "210mm", "height": "297mm"}))
    assert whole.stood[0].rect == (0.0, 0.0, 210.0, 297.0)
    (part,) = leaves(booking("B", {"width": "80mm", "height": "60mm"}))
    assert [round(side, 3) for side in part.stood[0].rect[2:]] == [80.0, 60.0]


@pytest.mark.parametrize(
    ("sizes", "lines"),
    [(("half", "third"), [10]), (("half", "half"), []), (("quarter",), [28, 29]), (("third",) * 3, [])],
)
def test_what_parts_leave_of_their_page_is_the_houses_own_down_to_a_strip(
    sizes: tuple[str, ...], lines: list[int]
) -> None:
    (leaf,) = leaves(*(booking(f"B{number}", size) for number, size in enumerate(sizes)))
    own = [round(one.rect[3] / SIDES.line) for one in leaf.stood if one.part is None]
    assert own == lines
