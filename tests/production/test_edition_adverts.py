"""the adverts of an edition's pages → what the house claims where it stands, and which of two that collide gives way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pagekit
from pagekit.house.story import plain
from pagekit.layout import find_layout
from pagekit.plan import EditionPlan, PlanBox
from pagekit.production.edition_adverts import Advertiser, PageAdverts
from pagekit.production.edition_stories import SetUp
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, TextBox, walk

CONTACT = '[[ad_contacts]]\nphone = "+7(700) 388 81 09"\n'
BOOKED = '[[bookings]]\nid = "A"\nsize = "quarter"\nadvertiser = "Nan"\ncreative = "nan.png"\n'


def planned(home: Path, contacts: str) -> EditionPlan:
    (home / "stories").mkdir()
    (home / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n", "utf-8")
    (home / "publication.toml").write_text(f'name = "The Courier"\nlang = "en"\n{contacts}', "utf-8")
    (home / "adverts.toml").write_text(BOOKED, "utf-8")
    return pagekit.plan_edition(pagekit.read_edition(home), stories=False)


def own(id: str, left: float, kind: str = "filler") -> PlanBox:
    return PlanBox(id, id, "filler" if kind == "filler" else "advert", ((left, 200.0, 90.0, 80.0),))


def with_boxes(plan: EditionPlan, boxes: dict[int, list[PlanBox]]) -> EditionPlan:
    pages = tuple(replace(page, boxes=tuple(boxes.get(page.number, ()))) for page in plan.pages)
    return replace(plan, pages=pages)


def stood(plan: EditionPlan, number: int, *taken: Box, apart: bool = False) -> PageAdverts:
    setup = SetUp.of(plan.edition, find_layout("tabloid"))
    stick = Stick(setup.typesetter.scoped(), setup.manifest, "en", "ltr", setup.manifest.baseline.points)
    page = next(page for page in plan.pages if page.number == number)
    return Advertiser(plan, frozenset({"A"}), apart).adverts(stick, page, taken)


def claims(adverts: PageAdverts) -> list[str]:
    return [
        " ".join(plain(line.runs) for piece in item.pieces for line in piece.lines)
        for advert in adverts.standing
        for item in walk((advert.item,))
        if isinstance(item, TextBox) and item.style == "house"
    ]


@pytest.mark.parametrize(
    ("contacts", "wanted"),
    [
        (CONTACT, ["This space is for sale", "Be seen here"]),
        (
            f'{CONTACT}pitch = "Read by farmers"\n{CONTACT}pitch = "Read by drovers"\n',
            ["Read by farmers", "Read by drovers", "This space is for sale"],
        ),
    ],
)
def test_the_houses_own_adverts_of_a_spread_claim_different_things(
    contacts: str, wanted: list[str], tmp_path: Path
) -> None:
    lefts = (15.0, 150.0)
    spread = {2: [own("a", lefts[0]), own("b", lefts[1])], 3: [own("c", lefts[0])], 4: [own("d", lefts[0])]}
    plan = with_boxes(planned(tmp_path, contacts), spread)
    made = [claim for number in (2, 3) for claim in claims(stood(plan, number))]
    assert made[: len(wanted)] == wanted
    assert claims(stood(plan, 4)) == wanted[:1]


def test_no_claim_is_made_twice_on_a_spread_however_many_places_are_left(tmp_path: Path) -> None:
    small = [
        PlanBox(id, id, "filler", ((left, 20.0, 47.2, 24.0 + left / 10),))
        for id, left in (("s", 15.0), ("t", 80.0))
    ]
    full = [own(id, left) for id, left in (("a", 15.0), ("b", 150.0))]
    boxes = {2: [*full, small[0]], 3: [own("c", 15.0), small[1]]}
    plan = with_boxes(
        planned(tmp_path, f'{CONTACT}pitch = "Read by farmers at nine in the morning"\n'), boxes
    )
    made = [claim for number in (2, 3) for claim in claims(stood(plan, number))]
    assert made == [
        "Read by farmers at nine in the morning",
        "This space is for sale",
        "Room for your name",
        "Be seen here",
        "47 × 32 mm",
    ]


def test_over_a_whole_edition_the_claims_begin_anew(tmp_path: Path) -> None:
    boxes = {number: [own(f"{number}-{left}", left) for left in (15.0, 150.0)] for number in (2, 3)}
    plan = with_boxes(planned(tmp_path, CONTACT), boxes)
    made = [claim for number in (2, 3) for claim in claims(stood(plan, number, apart=True))]
    assert made == ["This space is for sale", "Be seen here", "Room for your name", "This space is for sale"]


def test_small_places_make_the_claims_of_the_house_alone(tmp_path: Path) -> None:
    small = [
        PlanBox(id, id, "filler", ((left, 20.0, 47.2, 24.0),)) for id, left in (("s", 15.0), ("t", 80.0))
    ]
    plan = with_boxes(
        planned(tmp_path, f'{CONTACT}pitch = "Read by farmers"\n'), {2: [small[0], own("a", 150.0), small[1]]}
    )
    assert sorted(claims(stood(plan, 2))) == ["Be seen here", "Read by farmers", "This space is for sale"]


def test_of_two_that_collide_the_houses_own_gives_way(tmp_path: Path) -> None:
    plan = with_boxes(planned(tmp_path, CONTACT), {2: [own("a", 20.0), own("A", 60.0, "advert")]})
    adverts = stood(plan, 2)
    assert [advert.address.story for advert in adverts.standing] == ["A"]
    assert [(note.code, note.where) for note in adverts.notes] == [("house-advert-gave-way", "advert a")]


def test_what_was_sold_and_would_stand_on_a_story_is_an_error_and_the_page_goes_on(tmp_path: Path) -> None:
    plan = with_boxes(planned(tmp_path, CONTACT), {2: [own("A", 20.0, "advert"), own("a", 150.0)]})
    adverts = stood(plan, 2, Box(0.0, 0.0, 400.0, 900.0))
    assert [advert.address.story for advert in adverts.standing] == ["a"]
    assert [(note.code, note.where, note.severity.value) for note in adverts.notes] == [
        ("advert-gave-way", "booking A", "error")
    ]
