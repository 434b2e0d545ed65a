"""One story and an order → what was decided for its page: which advert stands where, what comes with it, what is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.house.story import plain
from pagekit.layout.inks import inked
from pagekit.makeup import Page
from pagekit.model import (
    AdContact,
    AdvertBook,
    Article,
    Booking,
    BookingStatus,
    ImageAdvert,
    ImageCreative,
    Origin,
    Photo,
    Publication,
)
from pagekit.notes import Note, info
from pagekit.paint import Html
from pagekit.production import painting
from pagekit.production.article_page import PAGE
from pagekit.production.article_pdf import PDF
from pagekit.production.docket import take_order
from pagekit.production.order import Order
from pagekit.production.stages import lay_out
from pagekit.typeset.page import TextBox, walk
from pagekit.units import pt

DESK = Path("desk")
PHONE = AdContact(phone="+7(700) 388 81 09")
HOUSE = Publication(name="The Courier", url="https://courier.example", ad_contacts=(PHONE,))
QUIET = HOUSE.model_copy(update={"ad_contacts": ()})
SENTENCE = "Twelve plain words stand here in a row and say nothing more. "
TEXT = {"kind": "paragraph", "text": SENTENCE * 4}
PLACE = {"kind": "advert", "slot": "inline"}


def photograph(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 120)).save(stream, "PNG")
    return stream.getvalue()


WORLD = pagekit.FakeWorld(
    {
        "desk/a.png": photograph(30, 20),
        "desk/box.png": photograph(300, 250),
        "desk/board.png": photograph(970, 250),
    }
)
Decide = Callable[..., tuple[Page, dict[str, list[Note]]]]


@pytest.fixture
def decide(monkeypatch: pytest.MonkeyPatch) -> Decide:
    """Runs the stages up to the drawing; the page as it was decided, and the notes by their code."""
    drawn: list[Page] = []

    def draw(page: Page, *_: object) -> Html:
        drawn.append(page)
        return Html("<!doctype html>", {})

    monkeypatch.setattr(painting, "draw", draw)

    def run(
        *body: dict[str, Any],
        story: dict[str, Any] | None = None,
        publication: Publication = HOUSE,
        layout: str = "web-article",
        options: dict[str, object] | None = None,
        origin: Origin | None = None,
        **more: Any,
    ) -> tuple[Page, dict[str, list[Note]]]:
        facts = {"id": "one", "headline": "A headline", "body": body or (TEXT,), **(story or {})}
        told = Article.model_validate(facts).at(origin or Origin("one", DESK))
        wished = Order(publication=publication, layout=layout, options=options, world=WORLD, **more)
        order = take_order(PAGE, wished, {})
        painted = painting.paint_story(told, order)
        notes: dict[str, list[Note]] = {}
        for note in painted.notes:
            notes.setdefault(note.code, []).append(note)
        return drawn[-1], notes

    return run


def board(slot: str, advertiser: str, src: str = "board.png") -> ImageAdvert:
    return ImageAdvert(slot=slot, src=src, alt=advertiser, advertiser=advertiser)


def booked(*adverts: ImageAdvert) -> AdvertBook:
    """A book as it was read: what stands in it was looked at then, and may be gone by now."""
    return AdvertBook(adverts, Origin("adverts", DESK))


def told(page: Page) -> tuple[list[str | None], dict[str, str | None]]:
    """Whose advert, or what kind of one, stands at each block of the text, and in the slots outside it."""
    inside = [advert and (advert.advertiser or advert.kind) for _, advert in page.body]
    return inside, {name: advert.advertiser or advert.kind for name, advert in page.slots.items()}


def head_of(page: Page) -> list[str]:
    """The lines of the head as they were set."""
    assert page.composition is not None
    items = (item for item in walk(page.composition.pages[0].items) if isinstance(item, TextBox))
    heads = (item for item in items if item.role == "headline")
    return [plain(line.runs) for item in heads for piece in item.pieces for line in piece.lines]


# ---- Which advert stands where -----------------------------------------------------------------------------


def test_booked_adverts_stand_in_the_order_of_the_text_and_of_the_booking(decide: Decide) -> None:
    sold = [
        board("foot", "Foot"),
        board("inline", "First", "box.png"),
        board("inline", "Second", "box.png"),
    ]
    page, notes = decide(TEXT, PLACE, TEXT, PLACE, TEXT, adverts=sold)
    assert told(page) == ([None, "First", None, "Second", None], {"foot": "Foot"})
    assert [note.where for note in notes["slot-closed"]] == ["slot top"]


@pytest.mark.parametrize("layout", ["web-article", "print-article"])
def test_a_booking_stands_in_its_run_and_leaves_its_place_unsold_outside_of_it(
    decide: Decide, layout: str
) -> None:
    shown = ImageCreative(src="box.png", alt="March")
    march = Booking(advertiser="March", starts="2026-03-01", ends="2026-03-14", creative=shown)  # type: ignore[arg-type]
    for at, stands, code in (
        (datetime(2026, 3, 14, 23, tzinfo=UTC), "March", ""),
        (datetime(2026, 3, 15, tzinfo=UTC), "contact", "booking-over"),
        (None, "contact", "booking-undated"),
    ):
        page, notes = decide(TEXT, PLACE, layout=layout, adverts=march, at=at)
        assert told(page)[0] == [None, stands]
        assert [name for name in notes if name.startswith("booking")] == ([code] if code else [])


def test_what_is_not_booked_is_neither_shown_nor_looked_for(decide: Decide) -> None:
    option = ImageAdvert(src="not-yet.png", alt="A", advertiser="Option", status=BookingStatus.OPTION)
    page, notes = decide(TEXT, PLACE, adverts=[option, board("inline", "Sold", "box.png")])
    assert told(page)[0] == [None, "Sold"]
    assert [note.what for note in notes["booking-unsold"]] == [
        "the advert of Option is an option, not booked, and is not shown."
    ]
    assert "picture-missing" not in notes and "advert-unplaced" not in notes


def test_a_place_that_nobody_booked_falls_to_the_house_once_a_page(decide: Decide) -> None:
    page, notes = decide(TEXT, PLACE, TEXT, PLACE)
    assert told(page) == ([None, "contact", None, None], {})
    assert [note.where for note in notes["slot-closed"]] == ["slot inline", "slot top", "slot foot"]
    page, _ = decide(TEXT)
    assert told(page) == ([None], {"foot": "contact"})
    contact = page.slots["foot"].contact
    assert contact is not None and contact.phone == "+7(700)\u00a0388\u00a081\u00a009"


def test_a_slot_of_the_page_that_the_text_asks_for_stands_there_alone(decide: Decide) -> None:
    page, notes = decide(TEXT, {"kind": "advert", "slot": "foot"}, TEXT, adverts=[board("foot", "Foot")])
    assert told(page) == ([None, "Foot", None], {})
    assert [note.where for note in notes["slot-closed"]] == ["slot top"]


def test_a_house_that_sells_no_space_leaves_none_open(decide: Decide) -> None:
    page, _ = decide(TEXT, PLACE, TEXT, publication=QUIET)
    assert told(page) == ([None, None, None], {})


def test_a_creative_that_cannot_be_used_leaves_its_place_to_the_house(decide: Decide) -> None:
    gone, foot = board("inline", "Gone", "gone.png"), board("foot", "Foot")
    page, notes = decide(TEXT, PLACE, TEXT, adverts=booked(gone, foot))
    assert told(page) == ([None, "contact", None], {"foot": "Foot"})
    assert [note.where for note in notes["creative-missing"]] == ["slot inline"]
    # The house is on the page already.
    page, _ = decide(TEXT, PLACE, TEXT, adverts=booked(gone))
    assert told(page) == ([None, None, None], {"foot": "contact"})
    # One house advert for two places that were booked and came to nothing.
    page, _ = decide(TEXT, PLACE, TEXT, adverts=booked(gone, board("foot", "Gone too", "gone.png")))
    assert told(page) == ([None, "contact", None], {})


def test_a_long_text_opens_a_place_of_its_own_for_what_is_booked_and_never_begs(decide: Decide) -> None:
    page, _ = decide(*[TEXT] * 8, adverts=[board("inline", "Booked", "box.png")])
    assert told(page) == ([None] * 4 + ["Booked"] + [None] * 4, {"foot": "contact"})
    page, notes = decide(*[TEXT] * 8)
    assert told(page) == ([None] * 9, {"foot": "contact"})
    assert [note.where for note in notes["slot-closed"]] == ["slot top"]
    page, _ = decide(*[TEXT] * 8, adverts=booked(board("inline", "Gone", "gone.png"), board("foot", "Foot")))
    assert told(page) == ([None] * 9, {"foot": "Foot"})


def test_what_is_booked_for_more_places_than_there_are_is_said(decide: Decide) -> None:
    page, notes = decide(TEXT, adverts=[board("foot", "First"), board("foot", "Second")])
    assert told(page)[1] == {"foot": "First"}
    assert ["the advert of Second" in note.what for note in notes["advert-unplaced"]] == [True]


# ---- What comes with the page ------------------------------------------------------------------------------


def test_notes_of_all_that_was_read_come_with_the_page_each_once(decide: Decide) -> None:
    said = [info(code, "a file", "was read.") for code in ("from-story", "from-house", "from-book")]
    house = HOUSE.at(Origin("publication", None, (said[1],)))
    book = AdvertBook((), Origin("adverts", DESK, (said[2], said[0])))
    _, notes = decide(
        publication=house, adverts=book, origin=Origin("one", DESK, (said[0],)), story={"channels": ["print"]}
    )
    assert [notes[note.code] for note in said] == [[note] for note in said]
    assert [note.where for note in notes["channel"]] == ["channels"]
    # The page that was drawn here carries no policy.
    assert [note.where for note in notes["page-unguarded"]] == ["layout web-article"]


def test_a_story_wears_what_the_layout_has(decide: Decide) -> None:
    page, _ = decide(story={"design": "opinion", "display": "immersive"})
    assert (page.format.design, page.format.display, page.label) == ("opinion", "immersive", "Opinion")
    page, _ = decide(story={"design": "opinion", "display": "immersive"}, layout="base")
    assert (page.format.design, page.format.display, page.label) == ("standard", "plain", None)


# ---- What a medium has, and another has not ----------------------------------------------------------------


def test_a_web_page_tells_machines_and_needs_no_code_to_scan(decide: Decide) -> None:
    facts = {"url": "https://courier.example/one", "photos": (Photo(src="a.png", alt="A table"),)}
    page, _ = decide(story=facts)
    assert (page.code, page.paper, page.composition) == (None, None, None)
    assert page.graph is not None and len(page.head) > 0
    assert set(page.pictures["lead"]) == {"a.png"}
    assert page.kinds >= {"paragraph"}


def test_a_printed_page_is_composed_on_its_paper_and_says_where_it_stands_in_the_web(decide: Decide) -> None:
    facts = {"url": "https://courier.example/one"}
    page, _ = decide(story=facts, layout="print-article", options={"paper": "letter"})
    assert page.paper is not None and round(page.paper.width.points) == 612
    assert page.composition is not None and len(page.composition.pages) == 1
    assert head_of(page) == ["A headline"]
    assert page.code is not None
    assert (page.head, page.graph) == ((), None)
    page, _ = decide(layout="print-article", options={"paper": "a4"})
    assert page.code is None
    assert page.paper is not None and round(page.paper.width.points) == 595


def test_a_head_that_no_size_can_hold_is_said(decide: Decide) -> None:
    facts = {"headline": "A head that goes on " * 20}
    _, notes = decide(story=facts, layout="print-article")
    assert len(notes["headline-long"]) == 1
    page, notes = decide(story={**facts, "headline_variants": ["A short head"]}, layout="print-article")
    assert "headline-long" not in notes
    assert head_of(page) == ["A short head"]


# ---- What a printed story wears ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "accent"),
    [({}, "#1e4fa0"), ({"accent": "#8a1c1c"}, "#8a1c1c"), ({"accent": "#0a5460"}, "#0a5460")],
)
def test_a_printed_page_has_its_sections_accent_unless_one_was_chosen(
    options: dict[str, object], accent: str
) -> None:
    site = Publication.model_validate(
        {
            **HOUSE.model_dump(),
            "sections": [{"name": "Town", "theme": "society"}, {"name": "Sport", "theme": "sport"}],
        }
    )
    facts = {"id": "a", "headline": "A race", "section": "Sport", "theme": "culture", "body": [TEXT]}
    order = Order(publication=site, layout="print-article", options=options)
    docket = take_order(PDF, order, {})
    made = lay_out(Article.model_validate(facts), docket, printed=True)
    assert made.page.options["accent"] == accent
    assert inked(made.job.layout.printed, made.page.options).colours["accent"].light == accent
    assert made.job.layout.printed.styles["section"].rule_below == pt(6)


@pytest.mark.parametrize(
    ("src", "options", "accent"),
    [
        ("blue.png", {}, "#1e4fa0"),
        ("blue.png", {"accent_from": "picture"}, "#285a78"),
        ("grey.png", {"accent_from": "picture"}, "#1e4fa0"),
        ("blue.png", {"accent_from": "picture", "accent": "#8a4b14"}, "#8a4b14"),
    ],
)
def test_a_magazines_accent_may_come_from_the_lead_picture(
    src: str, options: dict[str, object], accent: str
) -> None:
    world = pagekit.FakeWorld({"desk/blue.png": photograph(30, 20), "desk/grey.png": grey()})
    site = Publication.model_validate(
        {**HOUSE.model_dump(), "sections": [{"name": "Sport", "theme": "sport"}]}
    )
    order = Order(publication=site, layout="magazine", options=options, world=world)
    photo = {"src": src, "alt": "A race", "credit": {"creator": "Ann Li"}}
    facts = {"id": "a", "headline": "A race", "section": "Sport", "photos": [photo], "body": [TEXT]}
    article = Article.model_validate(facts).at(Origin("a", DESK))
    made = lay_out(article, take_order(PDF, order, {}), printed=True)
    assert made.page.options["accent"] == accent
    assert ("accent-kept" in {note.code for note in made.notes}) == (src == "grey.png")


def grey() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (30, 20), 130).save(stream, "PNG")
    return stream.getvalue()
