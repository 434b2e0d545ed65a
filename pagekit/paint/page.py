"""Story + what was decided for its page → Html: text and assets, ready for a browser or for the press.

Everything a template prints stands in `Page`; a template places and names, and decides nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from pagekit.errors import TemplateError
from pagekit.fonts import FontBook
from pagekit.house.story import ContactLine, Labels, Story, StoryBlock
from pagekit.layout import Layout, OptionValue, Paper, Slot
from pagekit.paint.environment import render, safe
from pagekit.paint.icons import icon
from pagekit.paint.scan import ScanCode
from pagekit.paint.stylesheet import colours_css, faces_css, named_families, styles_css
from pagekit.paint.text import breakable, runs_html, runs_plain
from pagekit.pictures import Placed
from pagekit.typeset import Headline

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
    shape: Literal["full", "strip"] = "full"
    """A house advert may stand as a strip where its slot's whole height is not to be had."""
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


def lesser_pages(page: Page) -> tuple[Page, ...]:
    """The page with its house adverts as strips, then without: what may give way when a sheet could be saved.

    Only what nobody booked gives way. Empty when there is nothing of the kind.
    """
    own = {name for name, advert in page.slots.items() if advert.kind == "contact"}
    if not own:
        return ()
    strips = {
        name: replace(advert, shape="strip") if name in own else advert for name, advert in page.slots.items()
    }
    bare = {name: advert for name, advert in page.slots.items() if name not in own}
    return replace(page, slots=strips), replace(page, slots=bare)


@dataclass(frozen=True, slots=True)
class Html:
    """A painted page: its text and the files it names, by their relative addresses."""

    text: str
    assets: Mapping[str, bytes]


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"breakable": breakable, "runs": runs_html, "plain": runs_plain, "icon": icon}
)


def draw(page: Page, layout: Layout, book: FontBook, assets: Mapping[str, bytes]) -> Html:
    """Paint the page with the layout's stylesheet and template. Raises TemplateError."""
    bundled = layout.manifest.faces == "bundled" or page.options.get("faces") == "bundled"
    css = stylesheet(page, layout, book if bundled else FontBook(()))
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    text = render(
        layout,
        layout.manifest.template,
        FILTERS,
        {
            "page": page,
            "story": page.story,
            "labels": page.labels,
            "css": safe(css),
            "style_hash": f"sha256-{digest}",
        },
    )
    fonts = {face.asset: face.read() for face in book.of(named_families(layout.manifest))} if bundled else {}
    return Html(text, {**assets, **fonts})


def stylesheet(page: Page, layout: Layout, book: FontBook) -> str:
    """The page's CSS: generated styles, then the pack's own. Raises TemplateError when it would close its element."""
    manifest = layout.manifest
    css = render(
        layout,
        manifest.stylesheet,
        FILTERS,
        {
            "page": page,
            "options": page.options,
            "layout": manifest,
            "paper": page.paper,
            "faces": safe(faces_css(manifest, book)),
            "colours": safe(colours_css(manifest)),
            "styles": safe(styles_css(manifest)),
        },
    )
    if _STYLE_END.search(css):
        raise TemplateError(
            f"layout {layout.name}: its stylesheet holds </style, which ends the style sheet. Take it out."
        )
    return css
