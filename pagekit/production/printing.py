"""a story that was laid out → its PDF: written by pagekit itself where its pages are composed, by the engine where not.

A pack that says `draw = "engine"` has its composed pages drawn by its template and stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from pagekit.errors import JobFailed, LimitExceeded, RenderError
from pagekit.house.story import Story, plain
from pagekit.ink import Inker, PageInk
from pagekit.ink.fillings import CodeFilling, Filling, FormFilling, PictureFilling
from pagekit.ink.palette import Palette
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.join import DocumentFacts, Joined, foreign, join
from pagekit.join.claim import PlateFacts
from pagekit.layout import PrintManifest
from pagekit.layout.inks import inked as in_colours
from pagekit.makeup import Html, Page, PageAdvert, ScanCode
from pagekit.notes import unique
from pagekit.production.stages import LaidOut
from pagekit.production.verdicts import printable, unused_notes
from pagekit.typeset import SlotAddress
from pagekit.units import Length

if TYPE_CHECKING:
    from pagekit.press.pdf import PagePdf

READY = "pagekit.press.ready"
"""What loads the engine before its work is counted."""

WORK, MEMORY = 4, 640
"""Seconds of work and megabytes that the engine may take for the story of a stranger's pack: four times what stories of
800 words take in packs for print."""
WORDS = 1_300
"""Of a story, that are given one more second."""


def printed(made: LaidOut) -> Joined:
    """The PDF of one story, and what there is to say of it. Raises PagekitError; MissingDependency without Pango, for
    pages that the engine draws.
    """
    story, manifest = made.job.story, made.job.layout.manifest
    if not isinstance(manifest, PrintManifest) or manifest.draw == "engine":
        # The templates, what fills them, and the engine; a page that is written has no use for them.
        from pagekit.production.painting import paint

        painted = paint(made)
        notes = printable(painted.notes, made.job.layout, story.id)
        pdf = _pressed(painted.html, made)
        return Joined(pdf.data, pdf.page_count, unique((*notes, *pdf.notes)))
    joined = bound(made, inked(made), document_facts(story))
    return Joined(joined.data, joined.page_count, unique((*made.notes, *joined.notes)))


def _pressed(html: Html, made: LaidOut) -> PagePdf:
    """The PDF of what was painted. What a stranger's pack draws is set where it can do no harm."""
    # The engine's room, for pages that are not composed.
    from pagekit.press import pressed

    story, layout, limits = made.job.story, made.job.layout, made.job.limits
    if layout.shipped:
        return pressed(html, story.id)
    if limits is None:
        limits = Limits(work=WORK + story.words // WORDS, memory=MEMORY * MEGABYTE, wait=900)
    try:
        return run(pressed, html, story.id, limits=replace(limits, loads=(READY,)))
    except LimitExceeded as problem:
        raise problem.at(f"{story.id}, drawn by layout {layout.name}") from problem
    except JobFailed as problem:
        raise RenderError(f"{story.id}: layout {layout.name} cannot be set: {problem.what}") from problem


def bound(made: LaidOut, pages: Iterable[PageInk], facts: DocumentFacts) -> Joined:
    """One PDF of pages in ink, with the story's pictures and what advertisers drew; a note says what of the pack is
    not in them.
    """
    materials = made.job.materials
    forms = {name: foreign(form) for name, form in materials.forms.items()}
    joined = join(pages, facts, materials.assets, forms)
    return replace(joined, notes=(*unused_notes(made.job.layout), *joined.notes))


def inked(
    made: LaidOut,
    palette: Palette | None = None,
    bleed: Length | None = None,
    black: Mapping[int, Palette] = MappingProxyType({}),
) -> tuple[PageInk, ...]:
    """The pages of a story whose pages are composed, written as they were decided: in the pack's colours as they are
    seen, and with its bleed, where nothing else is passed in. `black`: the pages, counted from 1, that have a palette
    of their own. Raises LayoutError.
    """
    job, page = made.job, made.page
    manifest = in_colours(job.layout.printed, page.options)
    palettes = dict.fromkeys((palette, *black.values()))
    shaper = job.typesetter.shaper if job.typesetter else None
    inkers = {each: Inker(manifest, job.fonts, each, shaper, bleed) for each in palettes}
    pages = page.composition.pages if page.composition else ()
    return tuple(
        inkers[black.get(number, palette)].page(
            each, pictures=page.placed, fillings=partial(_filling, page), lang=job.story.lang
        )
        for number, each in enumerate(pages, 1)
    )


def document_facts(story: Story, plates: PlateFacts | None = None) -> DocumentFacts:
    """What a document says of one story; with `plates`, that it is for a press."""
    headline = plain(story.headline)
    return DocumentFacts(
        title=headline if story.released else f"{story.labels.not_for_publication}: {headline}",
        lang=story.lang,
        direction=story.direction,
        authors=tuple(author.name for author in story.byline.authors) if story.byline else (),
        description=plain(story.deck[0]) if story.deck else "",
        keywords=story.tags,
        created=story.published.iso if story.published else None,
        plates=plates,
    )


def _filling(page: Page, address: SlotAddress) -> Filling | None:
    """What stands in a slot of a composed page: what was booked, the code of an advert, or the story's own."""
    advert = page.advert_at(address)
    if address.part == "code":
        return _code(page, advert)
    return advert_filling(advert) if advert is not None else None


def advert_filling(advert: PageAdvert) -> Filling | None:
    """What fills the place of an advert: what was drawn, or a picture; None for one that is set here."""
    if advert.form is not None:
        form = advert.form
        return FormFilling(
            form.name, form.width, form.height, advert.alt, advert.href, form.beyond, advert.larger
        )
    if advert.picture is None:
        return None
    file = advert.picture.largest
    return PictureFilling(file.name, file.width, file.height, advert.alt, advert.href, advert.larger)


def _code(page: Page, advert: PageAdvert | None) -> Filling | None:
    if advert is None:
        return _symbol(page.code, f"{page.labels.scan}: {page.story.short_url}")
    contact = advert.contact
    leads = (contact.url_text or contact.phone or "") if contact else ""
    return _symbol(advert.code, f"{contact.label}: {leads}" if contact else advert.alt)


def _symbol(code: ScanCode | None, alt: str) -> Filling | None:
    return CodeFilling(code.modules, code.bars, alt) if code is not None else None
