"""sections and page counts → the pages of an edition; house adverts, standing items and holes on them."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.errors import InvalidInput, LayoutError, MissingDependency
from pagekit.layout import find_layout
from pagekit.model import ForSale
from pagekit.plan import EditionPlan, plan, solver
from pagekit.plan.records import PlannedPage
from tests.plan.generator import edition
from tests.plan.matters import DESIGN, GRID


def planned(*booked: dict[str, Any], **more: Any) -> EditionPlan:
    return plan(edition(list(booked), **more), find_layout("tabloid"))


def outline(made: EditionPlan) -> str:
    return " ".join(f"{page.number}{page.section[0]}{page.kind[0]}" for page in made.pages)


def test_sections_stand_in_order_and_share_what_nobody_asked_for() -> None:
    assert outline(planned(pages=8)) == "1Nf 2Np 3Np 4Cs 5Cp 6Cp 7Ss 8Sp"


def test_a_section_has_pages_beside_that_which_an_advert_must_have() -> None:
    whole = {"id": "B1", "size": "full", "musts": {"page": 8}}
    assert outline(planned(whole, pages=8)) == "1Nf 2Np 3Np 4Cs 5Cp 6Ss 7Sp 8Sp"
    # A wish is kept where it can be, and takes no page from its section before.
    assert (
        outline(planned({**whole, "musts": {}, "wishes": {"page": 8}}, pages=8))
        == "1Nf 2Np 3Np 4Cs 5Cp 6Cp 7Ss 8Sp"
    )


def test_a_front_is_the_design_of_a_first_page_alone() -> None:
    sections = [
        {"name": "News", "design": "front", "pages": 2},
        {"name": "Opinion", "design": "opinion", "pages": 2},
    ]
    made = planned(pages=4, sections=sections)
    assert [page.design for page in made.pages] == ["front", "plain", "opinion", "opinion"]


def test_a_section_starts_on_the_side_that_it_asks_for() -> None:
    sections = [
        {"name": "News"},
        {"name": "Sport", "starts": "right", "pages": 2},
        {"name": "Back", "pages": 2},
    ]
    assert outline(planned(pages=8, sections=sections)) == "1Nf 2Np 3Np 4Np 5Ss 6Sp 7Bs 8Bp"


def test_pages_come_in_fours() -> None:
    assert len(planned(pages={"least": 5, "most": 9}).pages) == 8


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ({"pages": 6}, "the edition has at most 6 pages; the edition has at least 6 pages"),
        (
            {"pages": 8, "sections": [{"name": "News", "pages": 6}, {"name": "Sport", "pages": 6}]},
            "the edition has at most 8 pages; News has 6 pages; Sport has 6 pages",
        ),
        (
            {"pages": 8, "sections": [{"name": "News"}, {"name": "Sport", "pages": 2, "starts": "left"}]},
            "Sport has 2 pages; Sport starts on a left-hand page",
        ),
    ],
)
def test_an_impossible_edition_names_the_fewest_demands(file: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        planned(**file)
    (problem,) = caught.value.problems
    assert problem.what == f"cannot all be had, in steps of 4 pages: {words}."


def test_a_section_without_pages_is_told() -> None:
    made = planned(pages=4, sections=[{"name": "News"}, {"name": "Wine", "pages": 0}])
    assert [note.what for note in made.notes if note.code == "section-without-pages"] == [
        "the section Wine has no page; its stories have nowhere to stand."
    ]


def test_adverts_that_end_between_two_columns_stand_on_other_pages_than_those_that_end_at_one() -> None:
    booked = [{"id": f"Q{n}", "size": "eighth"} for n in range(2)] + [
        {"id": f"S{n}", "size": "sixteenth"} for n in range(2)
    ]
    made = planned(*booked, pages=4)
    found = [{box.id[0] for box in page.boxes if box.kind == "advert"} for page in made.pages]
    assert {"Q", "S"} not in found
    assert sum(map(len, found)) >= 2


def test_positions_for_sale_that_nobody_booked_sell_themselves() -> None:
    sale = (ForSale(page=1, size="ear"), ForSale(page=1, size="ear"), ForSale(page=3, size="quarter"))
    made = planned({"id": "A", "size": "ear", "status": "sold"}, pages=4, for_sale=sale)
    kinds = {box.id: box.kind for page in made.pages for box in page.boxes if box.kind != "furniture"}
    assert kinds == {"A": "advert", "house-1-ear-1": "house", "house-3-quarter-1": "house"}
    # The outer edge and the foot of page 3.
    (house,) = (box for box in made.pages[2].boxes if box.kind == "house")
    assert [round(side, 1) for side in house.rect] == [142.0, 229.2, 124.0, 183.4]


def test_a_position_of_an_unknown_size_or_page_is_told() -> None:
    made = planned(pages=4, for_sale=(ForSale(page=9, size="ear"), ForSale(page=1, size="eer")))
    assert [(note.where, note.code) for note in made.notes if "for_sale" in note.where] == [
        ("for_sale[0].page", "page-missing"), ("for_sale[1].size", "size-unknown"),
    ]  # fmt: skip


def test_a_hole_is_what_furniture_and_adverts_leave() -> None:
    made = planned({"id": "A", "size": "quarter", "musts": {"page": 3}}, pages=4)
    front, _, third, _ = made.pages
    # Under the nameplate 98 lines of five columns; beside the quarter two and a half, over it 53 lines.
    assert [(hole.columns, hole.lines) for hole in front.holes] == [((5.0,), (98,))]
    (hole,) = third.holes
    assert set(zip(hole.columns, hole.lines, strict=True)) in (
        {(5.0, 53), (2.5, 54)},
        {(2.5, 107), (2.5, 53)},
    )
    assert round(hole.area / 100) == 707


def test_a_low_advert_leaves_the_lines_over_it_to_stories() -> None:
    odd = {"id": "A", "size": {"columns": 5, "height": "100mm"}, "musts": {"page": 3}}
    (hole,) = planned(odd, pages=4).pages[2].holes
    # 100 mm are 29 lines, its label one, the gap over it one: 107 less 31.
    assert hole.lines == (76,)


def test_what_stands_on_a_low_advert_comes_down_upon_it() -> None:
    low = {"id": "A", "size": {"columns": 5, "height": "59mm"}, "musts": {"page": 3, "half": "lower"}}
    over = {"id": "B", "size": "strip", "musts": {"page": 3, "half": "lower"}}
    boxes = {box.id: box.rect for box in planned(low, over, pages=4).pages[2].boxes}
    upper, lower = sorted((boxes["A"], boxes["B"]), key=lambda rect: rect[1])
    # A line for the label of the one below, and one between; not the rest of three rows.
    taken = 17 * 3.5278 if lower == boxes["A"] else 16 * 3.5278
    assert round(lower[1] + lower[3] - (upper[1] + upper[3]), 1) == round(taken + 2 * 3.5278, 1)


def test_a_wish_for_the_upper_half_hangs_from_the_head() -> None:
    made = planned({"id": "A", "size": "card", "musts": {"page": 3}, "wishes": {"half": "upper"}}, pages=4)
    (box,) = (box for box in made.pages[2].boxes if box.kind == "advert")
    # On the first two rows, its label on their first line.
    assert [round(side, 1) for side in box.rect] == [218.8, 38.7, 47.2, 56.4]


def test_standing_items_and_supplied_pages_take_their_place() -> None:
    made = planned(
        {"id": "A", "size": "full", "status": "sold"},
        pages=4,
        sections=[],
        standing=[
            {"id": "imprint", "page": 2, "place": "foot"},
            {"id": "index", "page": 9, "place": "corner"},
        ],
        special_pages=[{"number": 4, "kind": "supplied", "file": "puzzle.pdf"}],
    )
    assert [(box.id, [round(side) for side in box.rect]) for box in made.pages[3].boxes] == [
        ("page-4", [0, 0, 280, 430])
    ]
    (imprint,) = (box for box in made.pages[1].boxes if box.id == "imprint")
    assert (imprint.kind, [round(side, 1) for side in imprint.rect]) == (
        "standing",
        [14.0, 352.7, 252.0, 60.0],
    )
    assert [box.id for box in made.pages[2].boxes if box.kind == "advert"] == ["A"]
    assert {one.id: one.why for one in made.left_out} == {"index": "there is no page 9 in this edition."}


def test_line_adverts_stand_at_the_foot_and_are_no_higher_than_they_need() -> None:
    made = plan(edition([], pages=4), find_layout("tabloid"), lines=20)
    (page,) = (page for page in made.pages if any(box.kind == "lines" for box in page.boxes))
    (box,) = (box for box in page.boxes if box.kind == "lines")
    assert [round(side, 1) for side in box.rect] == [14.0, 342.1, 252.0, 70.6]
    # All but a line of air over them is for stories: not the rest of their last row.
    assert sum(max(hole.lines) for hole in page.holes) == DESIGN.modules.foot - page_head(page) - 21


def page_head(page: PlannedPage) -> int:
    """The first line of a page's stories."""
    return min(head for hole in page.holes for _unit, head, _foot in hole.strips)


@pytest.mark.parametrize(("place", "lines"), [("foot", 17), ({"columns": 2, "lines": 20}, 20)])
def test_a_standing_item_is_no_higher_than_its_text_needs(place: Any, lines: int) -> None:
    for needed, own in ((9, 9), (40, lines)):
        standing = [{"id": "imprint", "page": 2, "place": place}]
        made = plan(
            edition([], pages=4, standing=standing), find_layout("tabloid"), standing={"imprint": needed}
        )
        (box,) = (box for page in made.pages for box in page.boxes if box.id == "imprint")
        assert round(box.rect[3] / GRID.line) == own


def test_a_pack_for_single_stories_lays_out_no_edition() -> None:
    with pytest.raises(LayoutError, match=r"For an edition use tabloid or broadsheet"):
        plan(edition([]), find_layout("print-article"))


def test_without_the_solver_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ortools.sat.python", None)
    with pytest.raises(MissingDependency) as caught:
        solver.toolbox()
    assert caught.value.command == "pip install 'pagekit[edition]'"


def test_no_house_advert_stands_where_an_advert_has_come_down() -> None:
    # The low one needs fewer lines than its rows have: the half page over it comes down, into the place beside it.
    low = {"columns": 2, "height": "38mm"}
    made = planned(
        {"id": "half", "size": "half", "status": "sold", "musts": {"page": 2}},
        {"id": "low", "size": low, "status": "sold", "musts": {"page": 2, "half": "lower"}},
        pages=4,
    )
    boxes = {box.id: box.rect for box in made.pages[1].boxes if box.kind != "furniture"}
    half = boxes.pop("half")
    assert 0 < boxes["low"][1] - half[1] - half[3] < 3 * 3.528
    assert [
        id for id, rect in boxes.items() if rect[1] < half[1] + half[3] and rect[1] + rect[3] > half[1]
    ] == []


def test_what_a_stack_that_has_come_down_leaves_under_the_furniture_sells_itself() -> None:
    # Three rows and nine are the whole page; the lower one needs eight lines fewer than its rows have.
    low = {"columns": 2.5, "height": "59mm"}
    high = {"columns": 2.5, "height": "275mm"}
    made = planned(
        {"id": "low", "size": low, "status": "sold", "musts": {"page": 3, "half": "lower"}},
        {"id": "high", "size": high, "status": "sold", "musts": {"page": 3}},
        {"id": "beside", "size": "half-upright", "status": "sold", "musts": {"page": 3}},
        pages=4,
    )
    boxes = {box.id: box.rect for box in made.pages[2].boxes if box.kind != "furniture"}
    house = boxes["house-3-1"]
    assert house[:2] == (boxes["high"][0], pytest.approx(GRID.down(DESIGN.modules.top)))
    assert house[2] == pytest.approx(GRID.sold(2.5))
    # A line under it, and the label of what is there.
    assert boxes["high"][1] - house[1] - house[3] == pytest.approx(2 * GRID.line, abs=GRID.line / 2)
    assert round(house[3] / GRID.line) == 8


def test_no_story_stands_where_an_advert_has_come_down_beside_a_low_one() -> None:
    # The quarter is a half column wider than what it stands on: in that half column, too, it comes down.
    low = {"columns": 2, "height": "104mm"}
    made = planned(
        {"id": "other", "size": "sixteenth", "status": "sold", "musts": {"page": 3}},
        {"id": "low", "size": low, "status": "sold", "musts": {"page": 3}},
        {"id": "quarter", "size": "quarter", "status": "sold", "musts": {"page": 3}},
        pages=4,
    )
    page = made.pages[2]
    left, top, width, height = next(box.rect for box in page.boxes if box.id == "quarter")
    assert next(box.rect for box in page.boxes if box.id == "low")[1] > top + height
    beside = [
        rect
        for hole in page.holes
        for rect in hole.rects
        if rect[0] < left + width and rect[0] + rect[2] > left
    ]
    assert beside
    assert [rect for rect in beside if rect[1] < top + height and rect[1] + rect[3] > top] == []
