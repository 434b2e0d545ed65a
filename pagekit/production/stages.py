"""Article → LaidOut: the stages for one story before it is drawn, called in their order.

admit → dress → choose the format → fill the slots → compose → make the pictures → describe
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from pagekit.adverts import AdvertShown, Filled
from pagekit.errors import BadOption
from pagekit.fonts import FontBook, font_book
from pagekit.house import Story, design_label
from pagekit.house.story import Format
from pagekit.jobs import Limits, Steps
from pagekit.layout import Layout, OptionValue, Paper, PrintManifest, WebManifest, choose
from pagekit.layout.formats import dressed, worn
from pagekit.makeup import Materials, Page, scan_code
from pagekit.makeup.creative_html import DrawnHtml
from pagekit.makeup.kinds import kinds_on
from pagekit.makeup.materials import CARDS, PORTRAIT
from pagekit.makeup.printed import MonoPages, Press
from pagekit.model import AdvertBook, Article, Booking, HtmlCreative, bookings_of
from pagekit.notes import Note, info
from pagekit.production.counted import counted
from pagekit.production.docket import Docket
from pagekit.production.slots import FilledSlots, filled
from pagekit.production.verdicts import cache_notes, channel_notes, printable
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.story.unprinted import unprinted
from pagekit.units import Length, pt

if TYPE_CHECKING:
    # The reader's PDF knows no press, and a page for the web no typesetter.
    from pagekit.condition import Condition
    from pagekit.typeset import Typesetter

MARGIN_COLUMNS = 2
"""The most columns of text that stand beside a margin."""


@dataclass(frozen=True, slots=True)
class Job:
    """One story in one layout, dressed: what every stage after house style is given."""

    story: Story
    layout: Layout
    format: Format
    """What the story wears of its layout."""
    options: Mapping[str, OptionValue]
    """The pack's, with the defaults of what the story wears."""
    paper: Paper | None
    fonts: FontBook
    typesetter: Typesetter | None
    """Who sets it on paper; a browser sets what is for the web."""
    materials: Materials
    book: AdvertBook
    bleed: Length
    """How far pictures that touch the trim are made beyond it; nothing where the engine draws."""
    limits: Limits | None = None
    """What a page may take where the layout is a stranger's; None for what it usually may."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A story with all that stands on its pages, ready to be drawn, and everything that was found on the way."""

    job: Job
    page: Page
    notes: tuple[Note, ...]
    sold: Mapping[SlotAddress, Filled] = field(default_factory=dict)
    """Whose advert stands where."""
    missing: tuple[Booking, ...] = ()
    """Those that should stand on its pages, and have no creative that can be used."""
    shown: tuple[AdvertShown, ...] = ()
    """The adverts that stand on its pages."""

    @property
    def figures(self) -> Mapping[str, int | float | str]:
        """Those of its composition; none where its template flows."""
        return self.page.composition.statistics if self.page.composition else {}


def lay_out(
    article: Article,
    docket: Docket,
    *,
    printed: bool = False,
    condition: Condition | None = None,
    black: MonoPages | None = None,
) -> LaidOut:
    """All stages before the drawing; `printed`: it is drawn on paper, and with a condition for plates, of which the
    pages in `black` are printed in black alone. Raises PagekitError.
    """
    world = docket.world_for(article)
    book = docket.book_for(article, world)
    article = docket.admitted(article, world)
    story = docket.dressed(article)
    job, unworn = _job(story, article, book, docket, printed=printed, condition=condition, black=black)
    stand, standless = docket.running(docket.meant(job.book.bookings, job.story.section))
    turn = docket.turn(job.story.id)
    adverts = filled(job.story, job.layout.manifest, stand, job.materials, turn)
    page, notes = _page(job, docket, adverts, black)
    origins = (article.origin, docket.publication.origin, book.origin)
    found = chain(
        *(origin.notes for origin in origins if origin),
        job.story.notes,
        unworn,
        channel_notes(job.story, job.layout),
        _address_notes(job.story) if docket.web else (),
        standless,
        notes,
        job.materials.notes,
    )
    lost, _ = docket.running(docket.meant(bookings_of(book.missing), job.story.section))
    missing = (*(one for one in lost if one.place in job.layout.manifest.slots), *adverts.missing)
    return LaidOut(job, page, (*found, *cache_notes(docket.cache)), adverts.sold, missing, adverts.shown)


def _job(
    story: Story,
    article: Article,
    book: AdvertBook,
    docket: Docket,
    *,
    printed: bool,
    condition: Condition | None,
    black: MonoPages | None,
) -> tuple[Job, tuple[Note, ...]]:
    """The story in what it wears of the layout, and what it could not wear."""
    wearing, unworn = worn(docket.layout.manifest, story.format)
    layout = replace(docket.layout, manifest=dressed(docket.layout.manifest, wearing))
    manifest = layout.manifest
    options, paper = docket.options, None
    if isinstance(manifest, PrintManifest):
        options = choose(manifest.name, manifest.options, docket.chosen)
        paper = manifest.papers[str(options["paper"])]
        _beside_few_columns(manifest.name, options)
    world = docket.world_for(article)
    written = printed and isinstance(manifest, PrintManifest) and manifest.draw == "ink"
    bleed = pt(0)
    if written and isinstance(manifest, PrintManifest):
        bleed = manifest.bleed if condition is None else condition.bleed
    materials = Materials(
        world,
        article,
        book,
        manifest.pictures,
        web=docket.web,
        cache=docket.cache,
        written=written,
        draw=_drawn_html,
        press=Press(condition, black is not None and black.every) if condition is not None else None,
        roots=docket.roots,
    )
    if options.get("accent_from") == "picture" and "accent" not in docket.chosen:
        options, told = _from_lead(options, story, materials)
        unworn = (*unworn, *told)
    fonts = font_book(layout)
    typesetter = None
    if isinstance(manifest, PrintManifest):
        typesetter = _typesetter(fonts, counted(layout, story.words, docket.limits))
    job = Job(
        story, layout, wearing, options, paper, fonts, typesetter, materials, book, bleed, docket.limits
    )
    return job, unworn


def _typesetter(fonts: FontBook, steps: Steps | None) -> Typesetter:
    # With the first page for paper.
    from pagekit.typeset import Typesetter

    return Typesetter(fonts, steps=steps)


def _beside_few_columns(layout: str, options: Mapping[str, OptionValue]) -> None:
    """A margin column leaves more than two columns no measure. Raises BadOption."""
    columns = int(str(options.get("columns", MARGIN_COLUMNS)))
    if options.get("margin") is True and columns > MARGIN_COLUMNS:
        raise BadOption(
            f"layout {layout}: margin: it stands beside one or two columns of text, and columns is {columns}. "
            "Choose columns = 2."
        )


def _from_lead(
    options: Mapping[str, OptionValue], story: Story, materials: Materials
) -> tuple[Mapping[str, OptionValue], tuple[Note, ...]]:
    """The options with the lead picture's colour for an accent; as they are where it has none."""
    colour = materials.accent(story.lead) if story.lead else None
    if colour is None:
        what = "no colour stands out in the lead picture: the accent is the section's."
        return options, (info("accent-kept", "options.accent_from", what),)
    return {**options, "accent": colour}, ()


def _page(
    job: Job, docket: Docket, adverts: FilledSlots, black: MonoPages | None
) -> tuple[Page, tuple[Note, ...]]:
    """All that stands on the page, made stage by stage; and what was found."""
    story, manifest, materials = job.story, job.layout.manifest, job.materials
    # A reader of the web page is there already.
    code = materials.keep(scan_code(story.url)) if story.url and manifest.medium != "web" else None
    page = Page(
        story=story,
        labels=story.labels,
        options=job.options,
        paper=job.paper,
        body=adverts.body,
        slots=adverts.slots,
        code=code,
        format=job.format,
        parts=manifest.head if isinstance(manifest, WebManifest) else (),
        label=design_label(job.format.design, story.labels),
        kinds=kinds_on(story),
        site=docket.site,
    )
    if isinstance(manifest, PrintManifest) and job.paper is not None and job.typesetter is not None:
        # The typesetter, with the first page for paper: a site is made without it.
        from pagekit.production.blackened import in_black
        from pagekit.production.composing import composed

        made = composed(
            replace(story, format=job.format),
            manifest,
            job.paper,
            columns=int(str(job.options.get("columns", 2))),
            margin=job.options.get("margin") is True,
            adverts=adverts,
            modules=code is not None,
            typesetter=job.typesetter,
            materials=materials,
            bleed=job.bleed,
            black=black,
        )
        page = replace(page, composition=made.composition, placed=made.placed)
        # Where all pages are black, adverts were made so from the start.
        page = in_black(page, adverts, materials, black) if black and not black.every else page
        printed = printable(made.composition.notes, job.layout, story.id)
        return page, (*adverts.notes, *printed)
    pictures, cards = materials.shown(story, CARDS if docket.web and story.url else {})
    portraits = materials.portraits(story) if "portrait" in page.parts else {}
    page = replace(page, pictures={**pictures, PORTRAIT: portraits})
    if docket.web:
        # What machines are told of a page on the web has models of its own, which paper has no use for.
        from pagekit.production.described import described

        tags, graph = described(story, cards, portraits)
        head = (*tags, *docket.site.head) if docket.site else tags
        page = replace(page, head=head, graph=graph)
    # A pack's own template may draw a head without being told its parts.
    lost = unprinted(story, page.parts) if page.parts else ()
    return page, (*adverts.notes, *lost)


def _address_notes(story: Story) -> Iterable[Note]:
    # Loaded with the templates, for the web alone.
    from pagekit.production.page_verdicts import address_notes

    return address_notes(story)


def _drawn_html(creative: HtmlCreative, data: bytes) -> DrawnHtml:
    # The engine, when an advertiser's HTML is booked for paper.
    from pagekit.production.html_adverts import drawn_html

    return drawn_html(creative, data)
