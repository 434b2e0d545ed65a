"""Story + what was decided for its page → Html: text and assets, ready for a browser or for the press.

Everything a template prints stands in `Page`; a template places and names, and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from pagekit.errors import TemplateError
from pagekit.fonts import FontBook
from pagekit.house.story import ContactLine, Format, Labels, Story, StoryBlock
from pagekit.layout import Layout, OptionValue, Paper, Slot
from pagekit.metadata import Graph, Tag
from pagekit.paint.composed import PaintedPages, PaintedPicture, paint_pages
from pagekit.paint.environment import render, safe
from pagekit.paint.icons import icon
from pagekit.paint.options_css import css_options
from pagekit.paint.policy import Policy
from pagekit.paint.scan import ScanCode
from pagekit.paint.scripts import page_script
from pagekit.paint.stylesheet import colours_css, faces_css, named_families, styles_css
from pagekit.paint.text import breakable, runs_html, runs_plain
from pagekit.pictures import Placed
from pagekit.typeset import Composition, Headline

SLOT_TEMPLATE = "slot.html.j2"
_STYLE_END = re.compile(r"</\s*style", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on the page: its files, the `sizes` of its place, and whether it may have the full measure."""

    files: Placed
    sizes: str
    wide: bool


@dataclass(frozen=True, slots=True)
class PageAdvert:
    """An advert on the page, in the slot it was given."""

    kind: str
    slot_name: str
    slot: Slot
    label: str
    advertiser: str | None = None
    alt: str = ""
    href: str | None = None
    contact: ContactLine | None = None
    code: ScanCode | None = None
    picture: Placed | None = None
    frame: str | None = None
    """The asset name of a creative of somebody else's HTML."""
    frame_width: int = 0
    frame_height: int = 0
    frame_scripts: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that a template may print."""

    story: Story
    labels: Labels
    options: Mapping[str, OptionValue]
    paper: Paper | None
    body: tuple[tuple[StoryBlock, PageAdvert | None], ...]
    slots: Mapping[str, PageAdvert] = field(default_factory=dict)
    """Filled slots outside the text, by name."""
    pictures: Mapping[str, Mapping[str, PagePicture]] = field(default_factory=dict)
    """Role → source → picture. A picture that could not be made is not in it."""
    code: ScanCode | None = None
    """The story's own address, to scan."""
    headline: Headline | None = None
    """The head's size and lines, where the layout has a ladder of sizes."""
    format: Format = field(default_factory=Format)
    """What the story wears of its layout."""
    parts: tuple[str, ...] = ()
    """The parts of a web page's head in reading order."""
    label: str | None = None
    """What kind of piece it is, in the words of the page."""
    kinds: frozenset[str] = frozenset()
    """The kinds of blocks on the page, those inside others too, and the parts it has beside them."""
    head: tuple[Tag, ...] = ()
    """What the page says of itself to machines."""
    graph: Graph | None = None
    """The same as JSON-LD; it writes itself so that it cannot end its element."""
    composition: Composition | None = None
    """The pages as the typesetter composed them, where the layout asks for that."""

    @property
    def adverts(self) -> tuple[PageAdvert, ...]:
        """Every advert on the page."""
        return (*(advert for _, advert in self.body if advert), *self.slots.values())


@dataclass(frozen=True, slots=True)
class Html:
    """A painted page: its text and the files it names, by their relative addresses."""

    text: str
    assets: Mapping[str, bytes]
    composed: bool = False
    """Its lines were broken by the typesetter."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What a server should send with it."""


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"breakable": breakable, "runs": runs_html, "plain": runs_plain, "icon": icon}
)


def draw(page: Page, layout: Layout, book: FontBook, assets: Mapping[str, bytes]) -> Html:
    """Paint the page with the layout's stylesheet and template. Raises TemplateError."""
    bundled = layout.manifest.faces == "bundled" or page.options.get("faces") == "bundled"
    composed = _composed(page, layout, book)
    css = stylesheet(page, layout, book if bundled else FontBook(()), composed.css if composed else "")
    script = page_script(page.story, page.options) if layout.manifest.medium == "web" else None
    policy = Policy(css, script, frames=any(advert.frame for advert in page.adverts), fonts=bundled)
    text = render(
        layout,
        layout.manifest.template,
        FILTERS,
        {
            "page": page,
            "story": page.story,
            "labels": page.labels,
            "composed": composed.html if composed else "",
            "css": safe(css),
            "policy": safe(policy.meta),
            "script": safe(script or ""),
        },
    )
    fonts = {face.asset: face.read() for face in book.of(named_families(layout.manifest))} if bundled else {}
    # What gave way on a composed page, an advert or its code, leaves no file behind.
    named = {name: data for name, data in assets.items() if composed is None or name in text}
    return Html(text, {**named, **fonts}, composed is not None, policy.headers())


def stylesheet(page: Page, layout: Layout, book: FontBook, composed: str = "") -> str:
    """The page's CSS: generated styles, then the pack's own. Raises TemplateError when it would close its element.

    `composed` are the rules of composed pages, placed by the pack.
    """
    manifest = layout.manifest
    css = render(
        layout,
        manifest.stylesheet,
        FILTERS,
        {
            "page": page,
            "options": css_options(page.options),
            "layout": manifest,
            "paper": page.paper,
            "faces": safe(faces_css(manifest, book)),
            "colours": safe(colours_css(manifest)),
            "styles": safe(styles_css(manifest)),
            "composed": safe(composed),
        },
    )
    if _STYLE_END.search(css):
        raise TemplateError(
            f"layout {layout.name}: its stylesheet holds </style, which ends the style sheet. Take it out."
        )
    return css


def _composed(page: Page, layout: Layout, book: FontBook) -> PaintedPages | None:
    if page.composition is None:
        return None
    story = page.story
    return paint_pages(
        page.composition.pages,
        medium="print",
        manifest=layout.manifest,
        book=book,
        pictures={
            role: {key: _painted(picture, key, story) for key, picture in found.items()}
            for role, found in page.pictures.items()
        },
        slots=partial(_slot, page, layout),
        lang=story.lang,
        direction=story.direction,
    )


def _painted(picture: PagePicture, key: str, story: Story) -> PaintedPicture:
    focus = next((figure.focus for figure in story.figures if figure.key == key), (0.5, 0.5))
    return PaintedPicture(picture.files.largest.name, picture.files.width, picture.files.height, focus)


def _slot(page: Page, layout: Layout, name: str) -> Markup:
    """What stands in a slot of a composed page: `foot`, `inline:3` by its place in the body, `code`, `foot:code`."""
    slot, *places = name.split(":")
    place = next((int(part) for part in places if part.isdecimal()), None)
    advert = page.slots.get(slot) if place is None else page.body[place][1]
    code = page.code if advert is None else advert.code if places[-1:] == ["code"] else None
    words = {"page": page, "story": page.story, "labels": page.labels, "ad": advert, "code": code}
    return safe(render(layout, SLOT_TEMPLATE, FILTERS, words))
