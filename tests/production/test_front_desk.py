"""Stories and an order → what was decided for a front: its adverts, its pictures, its section, its day."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.metadata.tags import Meta
from pagekit.model import (
    AdContact,
    AdvertBook,
    Article,
    HtmlAdvert,
    ImageAdvert,
    Origin,
    Photo,
    Publication,
    Section,
)
from pagekit.notes import Note, info
from pagekit.paint import Html
from pagekit.paint.front import FrontPage
from pagekit.production import front as front_stages

DESK = Path("desk")
HOUSE = Publication(
    name="The Courier",
    url="https://courier.example",
    timezone="Asia/Almaty",
    sections=(Section(name="City", url="/city", theme="society"), Section(name="Arts", url="/arts")),
    ad_contacts=(AdContact(phone="+7(700) 388 81 09"),),
)


def photograph(width: int, height: int, shade: int = 0) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 90, 120)).save(stream, "PNG")
    return stream.getvalue()


WORLD = pagekit.FakeWorld(
    {
        "desk/a.png": photograph(60, 40),
        "desk/b.png": photograph(60, 40, 80),
        "desk/broken.png": b"\x89PNG broken",
        "desk/board.png": photograph(728, 90),
        "desk/big.png": photograph(970, 250),
        "desk/frame.html": b"<p>An advert",
    }
)
Decide = Callable[..., tuple[FrontPage, dict[str, list[Note]]]]


@pytest.fixture
def decide(monkeypatch: pytest.MonkeyPatch) -> Decide:
    """Runs the stages up to the drawing; the front as it was decided, and the notes by their code."""
    drawn: list[FrontPage] = []

    def draw(page: FrontPage, *_: object) -> Html:
        drawn.append(page)
        return Html("<!doctype html>", {})

    monkeypatch.setattr(front_stages, "draw_front", draw)

    def run(*stories: Article, **more: Any) -> tuple[FrontPage, dict[str, list[Note]]]:
        made = pagekit.render_front(stories, **{"publication": HOUSE, "world": WORLD, **more})
        notes: dict[str, list[Note]] = {}
        for note in made.report.notes:
            notes.setdefault(note.code, []).append(note)
        return drawn[-1], notes

    return run


def article(name: str, photo: str | None = None, **fields: Any) -> Article:
    shown = (Photo(src=photo, alt=f"What {photo} shows", credit={"creator": "Ann"}),) if photo else ()
    facts = {
        "id": name,
        "url": f"https://courier.example/{name}",
        "headline": name,
        "photos": shown,
        **fields,
    }
    return Article.model_validate(facts).at(Origin(name, DESK))


def booked(*adverts: ImageAdvert | HtmlAdvert) -> AdvertBook:
    return AdvertBook(adverts, Origin("adverts", DESK, (info("from-book", "adverts", "was read."),)))


def board(slot: str, advertiser: str, src: str = "board.png") -> ImageAdvert:
    return ImageAdvert(slot=slot, src=src, alt=advertiser, advertiser=advertiser)


def told(page: FrontPage) -> dict[str, str]:
    return {name: advert.advertiser or advert.kind for name, advert in page.slots.items()}


# ---- Adverts -----------------------------------------------------------------------------------------------


def test_each_place_shows_what_is_booked_for_it(decide: Decide) -> None:
    book = booked(board("end", "End"), board("top", "Top"), board("between", "Between", "big.png"))
    page, notes = decide(article("one"), adverts=book)
    assert told(page) == {"top": "Top", "between": "Between", "end": "End"}
    assert [note.where for note in notes["from-book"]] == ["adverts"]


def test_the_house_takes_the_one_place_that_it_may_take(decide: Decide) -> None:
    page, notes = decide(article("one"))
    assert told(page) == {"between": "contact"}
    assert [note.where for note in notes["slot-closed"]] == ["slot top", "slot end"]
    page, _ = decide(article("one"), publication=HOUSE.model_copy(update={"ad_contacts": ()}))
    assert told(page) == {}


def test_a_creative_that_is_gone_leaves_its_place_to_the_house_only_where_the_house_may_stand(
    decide: Decide,
) -> None:
    book = booked(board("top", "Gone", "gone.png"), board("between", "Gone too", "gone.png"))
    page, notes = decide(article("one"), adverts=book)
    assert told(page) == {"between": "contact"}
    assert [note.where for note in notes["creative-missing"]] == ["slot top", "slot between"]


def test_a_booking_stands_on_a_front_in_its_run_alone(decide: Decide) -> None:
    late = board("top", "Late").model_copy(update={"starts": "2026-03-15"})
    book = booked(late, board("end", "End"))
    page, notes = decide(article("one"), adverts=book, at=datetime(2026, 3, 14, 18, tzinfo=UTC))
    assert told(page) == {"between": "contact", "end": "End"}
    assert [note.where for note in notes["booking-not-yet"]] == ["slot top"]
    # In Almaty it is the fifteenth already.
    page, _ = decide(article("one"), adverts=book, at=datetime(2026, 3, 14, 19, tzinfo=UTC))
    assert told(page) == {"top": "Late", "between": "contact", "end": "End"}


def test_what_is_booked_for_another_place_is_said(decide: Decide) -> None:
    page, notes = decide(article("one"), adverts=booked(board("top", "First"), board("top", "Second")))
    assert told(page) == {"top": "First", "between": "contact"}
    assert ["the advert of Second" in note.what for note in notes["advert-unplaced"]] == [True]
    _, notes = decide(article("one"), adverts=booked(board("gutter", "Third")))
    assert [note.where for note in notes["slot-unknown"]] == ["slot gutter"]


# ---- Pictures ----------------------------------------------------------------------------------------------


def test_a_picture_comes_with_every_card_that_has_a_place_for_one(decide: Decide) -> None:
    stories = [
        article("one", "a.png"),
        article("two", "b.png"),
        article("three"),
        article("four", "broken.png"),
    ]
    page, notes = decide(*stories)
    assert set(page.pictures) == {"one", "two"}
    # "four" stands before them: intake has taken out the picture that it could not trust.
    assert [note.place for note in notes["picture-refused"]] == ["four, photos[0]"]
    assert [card.story.id for card in page.front.cards] == ["four", "one", "three", "two"]
    assert page.first_picture == "one"


def test_two_stories_with_one_picture_show_it_once(decide: Decide) -> None:
    page, _ = decide(article("one", "a.png"), article("two", "a.png"))
    assert len(page.pictures) == 1


def test_the_card_of_the_front_has_the_lead_s_picture_and_none_of_another_s(decide: Decide) -> None:
    def card(page: FrontPage) -> list[str]:
        return [tag.content for tag in page.head if isinstance(tag, Meta) and tag.property == "og:image"]

    page, _ = decide(article("one", "a.png"))
    (address,) = card(page)
    assert address == f"https://courier.example/{page.pictures['one'].files.largest.name}"
    page, _ = decide(article("one"), article("two"))
    assert card(page) == []
    page, _ = decide(article("one", "a.png"), publication=HOUSE.model_copy(update={"url": None}))
    assert card(page) == []


# ---- Which front it is -------------------------------------------------------------------------------------


def test_the_home_page_has_the_house_s_name_and_no_section(decide: Decide) -> None:
    page, _ = decide(article("one", section="City"), article("two", section="Arts"))
    assert (page.title, page.section, page.theme, page.home) == ("The Courier", None, None, "/")
    assert [(mark.name, mark.href, mark.theme, mark.here) for mark in page.sections] == [
        ("City", "/city", "society", False),
        ("Arts", "/arts", None, False),
    ]


def test_a_section_s_front_has_its_name_its_colour_and_its_stories(decide: Decide) -> None:
    page, _ = decide(article("one", section="City"), article("two", section="Arts"), section="city")
    assert (page.title, page.section, page.theme) == ("City", "City", "society")
    assert [mark.here for mark in page.sections] == [True, False]
    assert [card.story.id for card in page.front.cards] == ["one"]


def test_the_day_is_that_of_the_publication_s_zone_and_only_where_it_was_given(decide: Decide) -> None:
    page, _ = decide(article("one"), at=datetime(2026, 3, 2, 20, tzinfo=UTC))
    assert page.date is not None and (page.date.iso, page.date.text) == ("2026-03-03", "3 March 2026")
    page, _ = decide(article("one"))
    assert page.date is None
