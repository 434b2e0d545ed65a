"""a story that was laid out → its pages in ink, and what the document says about itself."""

from __future__ import annotations

from functools import partial

from pagekit.house.story import Story, plain
from pagekit.ink import Inker, PageInk
from pagekit.ink.fillings import CodeFilling, Filling, PictureFilling
from pagekit.join import DocumentFacts
from pagekit.layout.inks import inked as in_colours
from pagekit.paint import Page, PageAdvert, ScanCode
from pagekit.production.stages import LaidOut
from pagekit.typeset import SlotAddress


def inked(made: LaidOut) -> tuple[PageInk, ...]:
    """The pages of a story whose pages are composed, written as they were decided. Raises LayoutError."""
    job, page = made.job, made.page
    manifest = in_colours(job.layout.printed, page.options)
    inker = Inker(manifest, job.fonts, shaper=job.typesetter.shaper)
    pages = page.composition.pages if page.composition else ()
    return tuple(
        inker.page(each, pictures=page.placed, fillings=partial(_filling, page), lang=job.story.lang)
        for each in pages
    )


def document_facts(story: Story) -> DocumentFacts:
    """What a document says of one story."""
    headline = plain(story.headline)
    return DocumentFacts(
        title=headline if story.released else f"{story.labels.not_for_publication}: {headline}",
        lang=story.lang,
        direction=story.direction,
        authors=tuple(author.name for author in story.byline.authors) if story.byline else (),
        description=plain(story.deck[0]) if story.deck else "",
        keywords=story.tags,
        created=story.published.iso if story.published else None,
    )


def _filling(page: Page, address: SlotAddress) -> Filling | None:
    """What stands in a slot of a composed page: a booked picture, the code of an advert, or the story's own."""
    advert = page.advert_at(address)
    if address.part == "code":
        return _code(page, advert)
    picture = advert.picture if advert is not None else None
    if advert is None or picture is None:
        return None
    file = picture.largest
    return PictureFilling(file.name, file.width, file.height, advert.alt, advert.href)


def _code(page: Page, advert: PageAdvert | None) -> Filling | None:
    if advert is None:
        return _symbol(page.code, f"{page.labels.scan}: {page.story.short_url}")
    contact = advert.contact
    leads = (contact.url_text or contact.phone or "") if contact else ""
    return _symbol(advert.code, f"{contact.label}: {leads}" if contact else advert.alt)


def _symbol(code: ScanCode | None, alt: str) -> Filling | None:
    return CodeFilling(code.modules, code.bars, alt) if code is not None else None
