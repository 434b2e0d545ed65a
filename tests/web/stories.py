"""the sample publication → its stories, those that it lacks made of them, and the houses that print them.

Every design is told in every language: where no sample has a design, a sample of that language wears it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

import pagekit
from pagekit.model import Block, Factbox, Heading, Paragraph, Update
from pagekit.model.article import Correction, Design
from pagekit.model.blocks import AdvertBlock
from pagekit.model.publication import CorrectionsDesk

ROOT = Path(__file__).resolve().parents[2]
COURIER = ROOT / "examples" / "courier"
ARTICLES = COURIER / "articles"
READABLE = {".json", ".md", ".toml", ".yaml", ".yml"}
DESIGNS: tuple[str, ...] = get_args(Design)
LANGUAGES = ("en", "ru", "kk", "ar")
WEARERS = {"en": "saiga-road", "ru": "saiga-doroga", "kk": "aqboken-zholy", "ar": "assy-stars"}
"""The story of each language that wears the designs which no sample has."""
THEMES = ("society", "culture", "science", "economy", "sport", "opinion")
HOUR = timedelta(hours=1)


@cache
def samples() -> dict[str, pagekit.Article]:
    """The sample's stories by their ids, which are their files' names."""
    files = sorted(path for path in ARTICLES.iterdir() if path.suffix in READABLE)
    return {path.stem: pagekit.read_article(path) for path in files}


@cache
def courier() -> pagekit.Publication:
    """The house of the sample."""
    return pagekit.read_publication(COURIER / "publication.toml")


@cache
def barid() -> pagekit.Publication:
    """The same house, were it Arabic: its name, its labels and its adverts."""
    contact = pagekit.AdContact(
        phone="+7(700) 388 81 09",
        email="ads@courier.example",
        hours="أيام العمل من 9 إلى 18",
        pitch="اثنا عشر ألف قارئ يرون هذا المكان",
    )
    desk = CorrectionsDesk(email="desk@courier.example")
    return courier().model_copy(
        update={
            "name": "بريد السهوب",
            "lang": "ar",
            "description": "جريدة السهوب والمدينة.",
            "ad_contacts": (contact,),
            "corrections": desk,
            "calls_to_action": (),
        }
    )


@cache
def workshop() -> pagekit.Publication:
    """The same house, with the tools of the share bar that need script."""
    return courier().model_copy(update={"share": (*courier().share, "email", "native", "copy")})


@dataclass(frozen=True, slots=True)
class Worn:
    """A story in a design, with a theme of its own."""

    design: str
    lang: str
    article: pagekit.Article


def worn() -> Iterator[Worn]:
    """Every design in every language that no sample shows, each theme among them."""
    shown = {(story.design, story.lang) for story in samples().values() if story.display == "plain"}
    for place, (lang, design) in enumerate(product(LANGUAGES, DESIGNS)):
        if (design, lang) not in shown:
            yield Worn(design, lang, _dressed(samples()[WEARERS[lang]], design, THEMES[place % len(THEMES)]))


def corrected(story: pagekit.Article) -> pagekit.Article:
    """The story with something put right since."""
    assert story.published_at is not None
    time = story.published_at + HOUR if isinstance(story.published_at, datetime) else story.published_at
    text = "An earlier version gave the length of the fence as 80 km. It is 68."
    return story.model_copy(update={"corrections": (Correction(time=time, text=text),), "updated_at": time})


def _dressed(story: pagekit.Article, design: str, theme: str) -> pagekit.Article:
    body = story.body
    if design == "interview":
        body = tuple(_asked(story.body))
    elif design == "live":
        body = tuple(_filed(story))
    elif design == "brief":
        body = tuple(block for block in story.body if isinstance(block, Paragraph))[:4]
    changes = {"design": design, "display": "plain", "theme": theme, "body": body, "translations": {}}
    return story.model_copy(update=changes)


def _asked(body: Iterable[Block]) -> Iterator[Block]:
    """Cross-heads as questions: a paragraph that is all strong."""
    for block in body:
        yield Paragraph(text=f"**{block.text}?**") if isinstance(block, Heading) else block


def _filed(story: pagekit.Article) -> Iterator[Block]:
    """Two blocks to an update, the newest first, every other one a turning point; an advert's place between them."""
    assert isinstance(story.published_at, datetime)
    told = [block for block in story.body if not isinstance(block, AdvertBlock | Factbox | Heading | Update)]
    titles = [block.text for block in story.body if isinstance(block, Heading)]
    pairs = [told[at : at + 2] for at in range(0, len(told), 2)]
    for place, pair in enumerate(pairs):
        yield Update(
            time=story.published_at + (len(pairs) - place) * HOUR,
            title=titles[place] if place < len(titles) else None,
            key=place % 2 == 0 and place < len(titles),
            body=tuple(pair),
        )
        if place == 1:
            yield AdvertBlock()
