"""a Page + its pack → the same Page composed: the typesetter given the story, its pictures' shapes and its adverts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.house import Story
from pagekit.house.story import Runs
from pagekit.layout import Manifest, Paper
from pagekit.notes import unique
from pagekit.paint import Page, PageAdvert
from pagekit.typeset import (
    AdvertPlace,
    ArticleMatter,
    Composition,
    FootAdvert,
    Headline,
    HouseAdvert,
    Step,
    Typesetter,
    compose_article,
    set_display,
    type_style,
)
from pagekit.units import mm

FOOT = "foot"
"""The slot of a composed page that stands at its foot."""
GLYPH_MISSING = "glyph-missing"
STRIP_HEIGHT = mm(20)
"""The house advert as a strip."""


def composed_page(
    page: Page, manifest: Manifest, paper: Paper, typesetter: Typesetter, shorter: Headline | None = None
) -> Composition:
    """What stands on the page, composed: its story, the shapes of its pictures, its adverts."""
    ratios = {key: picture.files.ratio for found in page.pictures.values() for key, picture in found.items()}
    adverts = {
        place: _place(f"{advert.slot_name}:{place}", advert, page)
        for place, (_block, advert) in enumerate(page.body)
        if advert is not None
    }
    foot = page.slots.get(FOOT)
    house = foot is not None and foot.kind == "contact"
    matter = ArticleMatter(
        ratios,
        adverts,
        FootAdvert(_place(FOOT, foot, page), booked=not house, strip=STRIP_HEIGHT.points) if foot else None,
        page.headline,
        shorter,
        code=page.code is not None,
    )
    composition = compose_article(
        page.story,
        manifest,
        typesetter,
        paper=paper,
        columns=int(str(page.options.get("columns", 2))),
        matter=matter,
    )
    # Glyphs are looked up for the whole page, its title and its adverts included.
    noted = (note for note in typesetter.notes if note.code != GLYPH_MISSING)
    return replace(composition, notes=unique((*composition.notes, *noted)))


def _place(name: str, advert: PageAdvert, page: Page) -> AdvertPlace:
    house = advert.kind == "contact"
    label = " · ".join(part for part in (advert.label, advert.advertiser) if part)
    return AdvertPlace(
        name,
        advert.slot.width.points,
        advert.slot.height.points,
        "" if house else label,
        page.labels.lang,
        elastic=house,
        house=_house(advert, page),
    )


def _house(advert: PageAdvert, page: Page) -> HouseAdvert | None:
    if advert.contact is None:
        return None
    modules = advert.code.modules if advert.code else 0
    story = page.story
    return HouseAdvert(advert.contact, page.labels, story.publication, story.publication_lang, modules)


def headlines(
    story: Story, manifest: Manifest, paper: Paper | None, typesetter: Typesetter
) -> tuple[Headline | None, Headline | None]:
    """The head, and a shorter one of the desk for a story that is a little too long."""
    style = manifest.styles.get("headline")
    if style is None or paper is None or not style.ladder:
        return None, None
    look = type_style(manifest, "headline", story.lang)
    ladder = [Step(step.size, step.leading, step.lines) for step in style.ladder]

    def head(texts: Sequence[Runs]) -> Headline:
        return set_display(texts, look, paper.measure, typesetter, ladder=ladder, lang=story.lang)

    main = head((story.headline, *story.headline_variants))
    shorter = head(story.headline_variants) if story.headline_variants else None
    if shorter is None or shorter.note or shorter.depth >= main.depth:
        return main, None
    return main, shorter
