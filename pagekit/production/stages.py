"""Article + Publication + layout → HtmlPage or PdfDocument: the stages, called in their order.

admit → dress → fill the slots → make the pictures → draw → (press)
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from pagekit.errors import LayoutError, UnsupportedPress
from pagekit.fonts import FontBook, font_book
from pagekit.house import Story, dress
from pagekit.house.story import AdvertMark, ContactLine, Runs
from pagekit.intake import admit
from pagekit.intake.creatives import admit_adverts
from pagekit.layout import Layout, Manifest, OptionValue, Paper, choose, find_layout
from pagekit.layout.slots import Filled, fill
from pagekit.model import Advert, AdvertBook, Article, ContactAdvert, Origin, Publication
from pagekit.notes import Note, Report, unique, warning
from pagekit.output import HtmlPage, PdfDocument
from pagekit.paint import Html, Materials, Page, PageAdvert, draw, scan_code
from pagekit.paint.stylesheet import named_families
from pagekit.press import page_pdf
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
    unsaid,
)
from pagekit.units import mm
from pagekit.world import DiskWorld, World

PathLike = str | os.PathLike[str]
FOOT = "foot"
"""The slot of a composed page that stands at its foot."""
GLYPH_MISSING = "glyph-missing"
STRIP_HEIGHT = mm(20)
"""The house advert as a strip."""
_CHANNEL = {"web": "web", "print": "print", "any": None}


@dataclass(frozen=True, slots=True)
class _Painted:
    story: Story
    layout: Layout
    html: Html
    notes: tuple[Note, ...]
    figures: Mapping[str, int | float | str]


def render_html(
    article: Article,
    *,
    publication: Publication | None = None,
    layout: PathLike = "web-article",
    options: Mapping[str, object] | None = None,
    adverts: AdvertBook | Sequence[Advert] = (),
    layouts: Sequence[PathLike] = (),
    photos_from: PathLike | None = None,
    at: datetime | None = None,
    world: World | None = None,
) -> HtmlPage:
    """A story as a web page.

    `layout` is a pack's name or the path of its folder; `layouts` are folders that hold packs of the caller's own.
    `options` are those the pack declares. `at` is the time that embargoes are held against. `photos_from` is where the
    pictures of an article made in code lie. Raises PagekitError.
    """
    painted = _paint(article, publication, layout, options, adverts, layouts, photos_from, at, world)
    figures = {
        "html_bytes": len(painted.html.text.encode()),
        "asset_bytes": sum(len(data) for data in painted.html.assets.values()),
        "assets": len(painted.html.assets),
    }
    return HtmlPage(painted.html.text, painted.html.assets, Report(painted.story.id, painted.notes, figures))


def render_pdf(
    article: Article,
    *,
    publication: Publication | None = None,
    layout: PathLike = "print-article",
    press: str | None = None,
    options: Mapping[str, object] | None = None,
    adverts: AdvertBook | Sequence[Advert] = (),
    layouts: Sequence[PathLike] = (),
    photos_from: PathLike | None = None,
    at: datetime | None = None,
    world: World | None = None,
) -> PdfDocument:
    """A story as a reader's PDF: tagged, with fonts, bookmarks and links; same input, same bytes.

    Takes what `render_html` takes. `press` names a press condition; None, the reader's PDF, is the only value taken.
    Raises PagekitError; MissingDependency when Pango is not installed.
    """
    if press is not None:
        raise UnsupportedPress(
            f"press={press!r}: plates are not made yet. Leave press out for the reader's PDF."
        )
    painted = _paint(article, publication, layout, options, adverts, layouts, photos_from, at, world)
    if painted.layout.manifest.medium == "web":
        raise LayoutError(
            f"layout {painted.layout.name} is for the web. Use print-article, or another print layout."
        )
    pdf = page_pdf(painted.html, subject=painted.story.id)
    figures = {**painted.figures, "pages": pdf.page_count, "pdf_bytes": len(pdf.data)}
    return PdfDocument(
        pdf.data,
        pdf.page_count,
        Report(painted.story.id, unique((*painted.notes, *pdf.notes)), figures),
    )


def _paint(
    article: Article,
    publication: Publication | None,
    layout_name: PathLike,
    options: Mapping[str, object] | None,
    adverts: AdvertBook | Sequence[Advert],
    layouts: Sequence[PathLike],
    photos_from: PathLike | None,
    at: datetime | None,
    world: World | None,
) -> _Painted:
    layout = find_layout(_pack(layout_name), folders=[Path(folder) for folder in layouts])
    chosen = choose(layout.name, layout.manifest.options, options or {})
    booked_at = adverts.origin if isinstance(adverts, AdvertBook) else None
    world = world or DiskWorld(*_roots(article.origin, booked_at, photos_from))
    book = adverts if isinstance(adverts, AdvertBook) else _loose(adverts, article, photos_from, world)
    article = _admitted(article, photos_from, world)
    site = publication or Publication()
    story = dress(article, site, at=at)
    fonts = font_book(layout)
    materials = Materials(world, article, book, layout.manifest.pictures, web=layout.manifest.medium == "web")
    page, notes = _page(story, layout, chosen, book.adverts, materials, fonts)
    html = draw(page, layout, fonts, materials.assets)
    found = chain(
        article.origin.notes if article.origin else (),
        site.origin.notes if site.origin else (),
        book.origin.notes if book.origin else (),
        story.notes,
        _channel_notes(story, layout),
        notes,
        materials.notes,
        _glyph_notes(html, layout, fonts, story.id),
        _policy_notes(html, layout),
    )
    figures = page.composition.figures if page.composition else {}
    return _Painted(story, layout, html, unique(found), figures)


def _page(
    story: Story,
    layout: Layout,
    options: Mapping[str, OptionValue],
    adverts: Sequence[Advert],
    materials: Materials,
    fonts: FontBook,
) -> tuple[Page, tuple[Note, ...]]:
    manifest = layout.manifest
    marks = [block.slot for block in story.body if isinstance(block, AdvertMark)]
    outside = [name for name, slot in manifest.slots.items() if slot.place == "page" and name not in marks]
    contact = story.ad_contacts[0] if story.ad_contacts else None
    filling = fill([*marks, *outside], manifest.slots, adverts, has_contact=contact is not None)
    shown = [_advert(place, story, contact, materials) for place in filling.places]
    in_text = iter(shown[: len(marks)])
    paper = manifest.papers.get(str(options["paper"])) if "paper" in options else None
    typesetter = Typesetter(fonts)
    headline, shorter = _headlines(story, manifest, paper, typesetter)
    page = Page(
        story=story,
        labels=story.labels,
        options=options,
        paper=paper,
        body=tuple((block, next(in_text) if isinstance(block, AdvertMark) else None) for block in story.body),
        slots={name: advert for name, advert in zip(outside, shown[len(marks) :], strict=True) if advert},
        pictures=materials.figures(story),
        # A reader of the web page is there already.
        code=materials.keep(scan_code(story.url)) if story.url and manifest.medium != "web" else None,
        headline=headline,
    )
    too_long = (headline.note,) if headline and headline.note else ()
    if manifest.composed is not None and paper is not None:
        composition = composed_page(page, manifest, paper, typesetter, shorter)
        page = replace(page, composition=composition)
        too_long = (*too_long, *composition.notes)
    return page, (*filling.notes, *too_long)


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
    places = [*adverts.values(), *([matter.foot.place] if matter.foot else ())]
    overset = unsaid(composition.pages, {place.name: place.house for place in places if place.house})
    return replace(composition, notes=unique((*composition.notes, *noted, *overset)))


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


def _advert(
    place: Filled | None, story: Story, contact: ContactLine | None, materials: Materials
) -> PageAdvert | None:
    if place is None:
        return None
    shown = materials.advert(place, story.labels, contact)
    if shown is None and contact is not None and "contact" in place.slot.accepts:
        # A booked creative that turned out unusable leaves the space unsold, and not a hole.
        own = Filled(place.name, place.slot, ContactAdvert(slot=place.name))
        shown = materials.advert(own, story.labels, contact)
    return shown


def _headlines(
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


def _admitted(article: Article, photos_from: PathLike | None, world: World) -> Article:
    if article.origin is not None and photos_from is None:
        return article
    folder = Path(photos_from) if photos_from is not None else None
    return admit(article, folder=folder, world=world)


def _loose(
    adverts: Sequence[Advert], article: Article, photos_from: PathLike | None, world: World
) -> AdvertBook:
    own = article.origin.folder if article.origin else None
    folder = Path(photos_from) if photos_from is not None else own
    kept, notes = admit_adverts(adverts, folder=folder, world=world)
    return AdvertBook(kept, Origin("adverts", folder, notes))


def _roots(*places: Origin | PathLike | None) -> Iterable[Path]:
    for place in places:
        folder = place.folder if isinstance(place, Origin) else Path(place) if place is not None else None
        if folder is not None:
            yield folder


def _pack(name: PathLike) -> str | Path:
    return name if isinstance(name, str) else Path(name)


def _channel_notes(story: Story, layout: Layout) -> Iterable[Note]:
    channel = _CHANNEL[layout.manifest.medium]
    if channel and channel not in story.channels:
        yield warning(
            "channel",
            "channels",
            f"the story is not meant for {channel}, and {layout.name} is a {channel} layout.",
            f'Add "{channel}" to its channels, or leave it out of this medium.',
        )


def _policy_notes(html: Html, layout: Layout) -> Iterable[Note]:
    if layout.manifest.medium == "web" and "Content-Security-Policy" not in html.text:
        yield warning(
            "page-unguarded",
            f"layout {layout.name}",
            "its page carries no Content-Security-Policy, so it may run script and fetch from elsewhere.",
            "Extend web-article/page.html.j2, or carry its policy over.",
        )


def _glyph_notes(html: Html, layout: Layout, fonts: FontBook, subject: str) -> Iterable[Note]:
    if layout.manifest.faces != "bundled":
        return
    missing = fonts.missing(html.text, named_families(layout.manifest))
    if missing:
        listed = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:12])
        more = f" and {len(missing) - 12} more" if len(missing) > 12 else ""
        yield warning(
            GLYPH_MISSING,
            subject,
            f"no face of the layout shows {listed}{more}; a box is printed instead.",
            "Add a face to the pack's fonts folder, or write it another way.",
        )
