"""Cards that many lists show: drawn once, and never one in place of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import font_book
from pagekit.front import Front, FrontBand, FrontCard, FrontZone
from pagekit.house import Story, dress
from pagekit.layout import find_layout
from pagekit.makeup.page import PagePicture
from pagekit.model import Article, Publication
from pagekit.paint.front import FrontPage, draw_front
from pagekit.paint.kept_cards import KeptCards
from pagekit.pictures import PictureFiles
from pagekit.pictures.files import Derivative
from pagekit.production.front_signs import FrontSigns

HOUSE = Publication(name="The Valley", url="https://valley.example", lang="en")
LAYOUT = find_layout("web-front")


def story(name: str, **fields: object) -> Story:
    told = {"headline": f"Head of {name}", "deck": f"Deck of {name}.", "section": "City", **fields}
    return dress(Article.model_validate({"id": name, "url": f"/{name}", **told}), HOUSE)


RIVER, FERRY = story("river"), story("ferry", tags=["boats"], lang="kk")
PHOTO = PagePicture(PictureFiles((Derivative("/assets/a.jpeg", "jpeg", 400, 300, b""),)), "50vw", True)
NARROW = replace(PHOTO, sizes="25vw")


def page(
    *cards: FrontCard, title: str | None = None, pictures: dict[str, PagePicture] | None = None
) -> FrontPage:
    front = Front((FrontBand("pairs", (FrontZone("cards", cards, title),), 2),))
    made = FrontSigns(HOUSE).page(front, None, pictures or {}, {})
    return replace(
        made, links={card.story.url or "": f"/{card.story.id}/" for card in cards}, options=LAYOUT_OPTIONS
    )


LAYOUT_OPTIONS = {name: option.default for name, option in LAYOUT.manifest.options.items()}


def drawn(shown: FrontPage) -> str:
    return draw_front(shown, LAYOUT, font_book(LAYOUT), {}).text


def test_a_card_is_drawn_once_for_all_pages_that_show_it_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = page(FrontCard(RIVER, "card"), FrontCard(FERRY, "card")), page(FrontCard(FERRY, "card"))
    plain, kept, anew = drawn(second), KeptCards(), list[str]()
    keep = KeptCards.keep

    def counted(self: KeptCards, card: FrontCard, *rest: object) -> object:
        anew.append(card.story.id)
        return keep(self, card, *rest)  # type: ignore[arg-type]  # what the template passes

    monkeypatch.setattr(KeptCards, "keep", counted)
    assert drawn(replace(first, kept=kept)) == drawn(first)
    assert drawn(replace(second, kept=kept)) == plain
    assert anew == ["river", "ferry"]


def test_a_card_that_looks_otherwise_is_drawn_anew() -> None:
    lead = FrontCard(RIVER, "card", picture="card")
    pages = [
        page(FrontCard(RIVER, "card")),
        page(FrontCard(RIVER, "card", deck=True)),
        page(FrontCard(RIVER, "second")),
        page(FrontCard(RIVER, "card", label="Opinion")),
        page(FrontCard(RIVER, "card"), title="City"),
        page(lead),
        page(lead, pictures={"river": PHOTO}),
        page(lead, pictures={"river": NARROW}),
        # The same one, and not the first picture of the page.
        page(FrontCard(FERRY, "card", picture="card"), lead, pictures={"river": PHOTO, "ferry": PHOTO}),
        page(FrontCard(replace(RIVER, headline=FERRY.headline), "card")),
    ]
    kept = KeptCards()
    assert [drawn(replace(each, kept=kept)) for each in pages] == [drawn(each) for each in pages]


def test_the_words_of_a_story_that_is_gone_are_not_another_ones() -> None:
    kept = KeptCards()
    for number in range(50):
        assert f"Head of n{number}" in kept.words(story(f"n{number}"))
