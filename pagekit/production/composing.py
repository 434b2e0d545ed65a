"""a Story + its pack + its adverts → Pages composed, and their pictures: the typesetter first, the pictures after it.

A picture is made in the size at which it was placed. One that cannot be made any more, though intake has passed it, is
taken out, and the pages are composed without it. What is to be seen on the pages is told with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pagekit.house import Story
from pagekit.layout import Paper, PrintManifest
from pagekit.makeup import Materials, PageAdvert
from pagekit.makeup.printed import MonoPages
from pagekit.production.slots import FilledSlots
from pagekit.typeset import (
    AdvertPlace,
    ArticleMatter,
    Composition,
    FootAdvert,
    HouseAdvert,
    SlotAddress,
    Typesetter,
    compose_article,
)
from pagekit.typeset.audit.audit import audit
from pagekit.typeset.bleed import bleeding
from pagekit.typeset.page import PictureBox, walk
from pagekit.typeset.sheet.area import Sheet
from pagekit.units import Length

FOOT = "foot"
"""The slot of a composed page that stands at its foot."""


@dataclass(frozen=True, slots=True)
class Composed:
    """Pages whose every line is decided, and the file that fills each picture's box."""

    composition: Composition
    placed: Mapping[PictureBox, str]


def composed(
    story: Story,
    manifest: PrintManifest,
    paper: Paper,
    *,
    columns: int,
    margin: bool = False,
    adverts: FilledSlots,
    modules: bool,
    typesetter: Typesetter,
    materials: Materials,
    bleed: Length,
    black: MonoPages | None = None,
) -> Composed:
    """Compose the story, then make its pictures. `modules`: a code to scan leads to its address; what touches the trim
    goes on beyond it by the `bleed`; pictures on pages in `black` are made for black alone.
    """
    shapes = story.shapes
    while True:
        matter = _matter(story, manifest, adverts, modules, shapes)
        # The text that flows is the one in which the layout has opened its places.
        opened = replace(story, body=tuple(block for block, _ in adverts.body))
        composition = compose_article(
            opened, manifest, typesetter, paper=paper, columns=columns, margin=margin, matter=matter
        )
        pictures = [
            (number, item)
            for number, page in enumerate(composition.pages, 1)
            for item in walk((*page.items, *page.furniture))
            if isinstance(item, PictureBox)
        ]
        boxes = [box for _, box in pictures]
        dark = {box for number, box in pictures if black and number in black}
        bleeds = {
            box: sides for page in composition.pages for box, sides in bleeding(page, bleed.points).items()
        }
        placed, missing = materials.composed(story, boxes, bleeds, dark)
        if not missing:
            aside = manifest.composed.margin.points if margin else 0.0
            grid, gutter = manifest.baseline.points, manifest.between.points
            sheet = Sheet(paper, grid, gutter, max(1, columns), margin=aside)
            return Composed(_audited(composition, story, manifest, sheet, typesetter), placed)
        shapes = {key: shape for key, shape in shapes.items() if key not in missing}


def _audited(
    composition: Composition,
    story: Story,
    manifest: PrintManifest,
    sheet: Sheet,
    typesetter: Typesetter,
) -> Composition:
    """The pages, with what is to be seen on them in notes and figures."""
    seen = audit(composition, sheet=sheet, story=story, manifest=manifest, typesetter=typesetter)
    return replace(
        composition,
        notes=(*composition.notes, *seen.notes),
        statistics={**composition.statistics, **seen.statistics},
    )


def _matter(
    story: Story, manifest: PrintManifest, adverts: FilledSlots, code: bool, shapes: Mapping[str, float]
) -> ArticleMatter:
    """What is composed besides the story."""
    places = {
        place: _place(SlotAddress(advert.slot_name, place), advert, story, adverts)
        for place, (_block, advert) in enumerate(adverts.body)
        if advert is not None
    }
    foot = adverts.slots.get(FOOT)
    house = foot is not None and foot.kind == "contact"
    return ArticleMatter(
        shapes,
        places,
        FootAdvert(
            _place(SlotAddress(FOOT), foot, story, adverts),
            booked=not house,
            strip=manifest.composed.strip.points,
        )
        if foot
        else None,
        code=code,
    )


def _place(address: SlotAddress, advert: PageAdvert, story: Story, adverts: FilledSlots) -> AdvertPlace:
    house, sold = advert.kind == "contact", adverts.sold.get(address)
    # What was sold by its size has that size.
    fixed = sold is not None and sold.booking.size is not None
    tallest = advert.slot.tallest
    label = " · ".join(part for part in (advert.label, advert.advertiser) if part)
    return AdvertPlace(
        address,
        advert.slot.width.points,
        advert.slot.height.points,
        "" if house else label,
        story.labels.lang,
        elastic=house,
        house=_house(advert, story),
        shape=None if fixed else advert.shape,
        tallest=tallest.points if tallest else 0.0,
    )


def _house(advert: PageAdvert, story: Story) -> HouseAdvert | None:
    if advert.contact is None:
        return None
    modules = advert.code.modules if advert.code else 0
    name = story.publication if story.publisher.named else ""
    return HouseAdvert(advert.contact, story.labels, name, story.publication_lang, modules)
