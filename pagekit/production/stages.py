"""Article → Painted: the stages for one story, called in their order.

admit → dress → choose the format → fill the slots → make the pictures → (compose) → draw
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pagekit.fonts import FontBook, font_book
from pagekit.house import Story, design_label
from pagekit.house.story import AdvertMark, ContactLine, Format
from pagekit.layout import Layout
from pagekit.layout.formats import dressed, worn
from pagekit.layout.inline_adverts import open_places
from pagekit.layout.slots import Filled, Filling, fill
from pagekit.model import Advert, Article, ContactAdvert
from pagekit.notes import Note, unique
from pagekit.paint import Html, Materials, Page, PageAdvert, draw, scan_code
from pagekit.paint.kinds import kinds_on
from pagekit.production.composing import composed_page, headlines
from pagekit.production.described import described
from pagekit.production.order import Order
from pagekit.production.verdicts import cache_notes, channel_notes, glyph_notes, policy_notes, preview_notes
from pagekit.typeset import Typesetter


@dataclass(frozen=True, slots=True)
class Painted:
    """A story as it was drawn, with everything that was found on the way."""

    story: Story
    layout: Layout
    html: Html
    notes: tuple[Note, ...]
    figures: Mapping[str, int | float | str]


def paint_story(article: Article, order: Order) -> Painted:
    """The story in the order's layout. Raises PagekitError."""
    world = order.world_for(article)
    book = order.book_for(article, world)
    article = order.admitted(article, world)
    story = order.dressed(article)
    wearing, unworn = worn(order.layout.manifest, story.format)
    layout = replace(order.layout, manifest=dressed(order.layout.manifest, wearing))
    fonts = font_book(layout)
    materials = Materials(world, article, book, layout.manifest.pictures, web=order.web, cache=order.cache)
    page, notes = _page(story, layout, wearing, order, book.adverts, materials, fonts)
    html = draw(page, layout, fonts, materials.assets)
    origins = (article.origin, order.publication.origin, book.origin)
    found = chain(
        *(origin.notes for origin in origins if origin),
        story.notes,
        unworn,
        channel_notes(story, layout),
        notes,
        materials.notes,
        glyph_notes(html, layout, fonts, story.id),
        policy_notes(html, layout),
        preview_notes(html, layout, story),
        cache_notes(order.cache),
    )
    figures = dict(page.composition.figures) if page.composition else {}
    return Painted(story, layout, html, unique(found), {**figures, "pictures_made": materials.made})


def _page(
    story: Story,
    layout: Layout,
    wearing: Format,
    order: Order,
    adverts: Sequence[Advert],
    materials: Materials,
    fonts: FontBook,
) -> tuple[Page, tuple[Note, ...]]:
    manifest = layout.manifest
    opened = open_places(story.body, manifest.slots)
    marks = [block.slot for block in opened.body if isinstance(block, AdvertMark)]
    outside = [name for name, slot in manifest.slots.items() if slot.place == "page" and name not in marks]
    contact = story.ad_contacts[0] if story.ad_contacts else None
    filling = fill(
        [*marks, *outside],
        manifest.slots,
        adverts,
        has_contact=contact is not None,
        automatic=opened.automatic,
    )
    shown = _shown(filling, opened.automatic, story, contact, materials)
    in_text = iter(shown[: len(marks)])
    paper = manifest.papers.get(str(order.options["paper"])) if "paper" in order.options else None
    typesetter = Typesetter(fonts)
    headline, shorter = headlines(story, manifest, paper, typesetter)
    page = Page(
        story=story,
        labels=story.labels,
        options=order.options,
        paper=paper,
        body=tuple(
            (block, next(in_text) if isinstance(block, AdvertMark) else None) for block in opened.body
        ),
        slots={name: advert for name, advert in zip(outside, shown[len(marks) :], strict=True) if advert},
        pictures=materials.figures(story),
        # A reader of the web page is there already.
        code=materials.keep(scan_code(story.url)) if story.url and manifest.medium != "web" else None,
        headline=headline,
        format=wearing,
        parts=manifest.head,
        label=design_label(wearing.design, story.labels),
        kinds=kinds_on(story),
    )
    if order.web:
        tags, graph = described(story, materials)
        page = replace(page, head=tags, graph=graph)
    too_long = (headline.note,) if headline and headline.note else ()
    if manifest.composed is not None and paper is not None:
        composition = composed_page(page, manifest, paper, typesetter, shorter)
        page = replace(page, composition=composition)
        too_long = (*too_long, *composition.notes)
    return page, (*filling.notes, *too_long)


def _shown(
    filling: Filling,
    automatic: Collection[int],
    story: Story,
    contact: ContactLine | None,
    materials: Materials,
) -> list[PageAdvert | None]:
    """What stands in the places. A creative that turned out unusable leaves its space unsold, and not a hole."""
    sold = [place.advert for place in filling.places if place]
    may_sell = contact is not None and not any(isinstance(advert, ContactAdvert) for advert in sold)
    shown: list[PageAdvert | None] = []
    for position, place in enumerate(filling.places):
        advert = materials.advert(place, story.labels, contact) if place else None
        if place and advert is None and may_sell and place.slot.sells_itself and position not in automatic:
            own = Filled(place.name, place.slot, ContactAdvert(slot=place.name))
            advert = materials.advert(own, story.labels, contact)
            may_sell = False
        shown.append(advert)
    return shown
