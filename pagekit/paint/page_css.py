"""a page's facts + Layout → its style sheet: generated styles, then the pack's own rules.

One page's sheet is mostly the next page's too. So the sheets of pagekit's own packs are told only the `Facts` that they
may depend on, and what was drawn from the same facts is not drawn again. A caller's pack sees the whole page, and its
sheet is drawn each time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pagekit.errors import TemplateError
from pagekit.house.story import Direction, Format
from pagekit.layout import Layout, Manifest, PrintManifest
from pagekit.layout.inks import inked
from pagekit.makeup.page import Page
from pagekit.paint.environment import render, safe
from pagekit.paint.filters import FILTERS
from pagekit.paint.options_css import css_options
from pagekit.paint.pack_css import colours_css, styles_css
from pagekit.paint.web_faces import PageFaces

_STYLE_END = re.compile(r"</\s*style", re.IGNORECASE)
_MAX_KEPT = 64
# The manifest is kept with its sheet, so that no other can come to have its identity.
_kept: dict[tuple[object, ...], tuple[Manifest, str]] = {}


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """Where the eye goes in the lead picture."""

    focus: tuple[float, float]


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What a sheet may know of the story."""

    lang: str
    direction: Direction
    share_tools: bool = False
    lead: LeadFacts | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sheet may depend on, under the names that the page has for it."""

    format: Format
    kinds: frozenset[str]
    story: StoryFacts
    site: bool = False
    """It stands on a site, and has the list of its sections."""
    slots: Mapping[str, Any] = field(default_factory=dict, compare=False)
    body: tuple[Any, ...] = field(default=(), compare=False)


def stylesheet(page: Page, layout: Layout, faces: PageFaces, composed: str = "") -> str:
    """The page's CSS. Raises TemplateError when it would close its element.

    `composed` are the rules of composed pages, placed by the pack.
    """
    if not layout.shipped or layout.manifest.medium != "web":
        return drawn(page, layout, faces, page.options, paper=page.paper, composed=safe(composed))
    facts = _facts(page)
    if page.adverts:
        return drawn(facts, layout, faces, page.options)
    key = (id(layout.manifest), facts, tuple(page.options.items()), faces)
    found = _kept.get(key)
    if found is None:
        while len(_kept) >= _MAX_KEPT:
            _kept.pop(next(iter(_kept)))
        found = _kept[key] = (layout.manifest, drawn(facts, layout, faces, page.options))
    return found[1]


def drawn(page: object, layout: Layout, faces: PageFaces, options: Mapping[str, Any], **names: Any) -> str:
    """The pack's sheet for what it is told as `page`. Raises TemplateError when it would close its element."""
    manifest = layout.manifest
    if isinstance(manifest, PrintManifest):
        manifest = inked(manifest, options)
    css = render(
        layout,
        manifest.stylesheet,
        FILTERS,
        {
            "page": page,
            "options": css_options(options),
            "layout": manifest,
            "paper": None,
            "composed": "",
            "faces": safe(faces.css),
            "colours": safe(colours_css(manifest)),
            "styles": safe(styles_css(manifest, brought=bool(faces.css), stands=faces.stands)),
            **names,
        },
    )
    if _STYLE_END.search(css):
        raise TemplateError(
            f"layout {layout.name}: its stylesheet holds </style, which ends the style sheet. Take it out."
        )
    # Without white space at its ends the hash is the same for checkers that trim what they hash.
    return css.strip()


def _facts(page: Page) -> Facts:
    story = page.story
    lead = LeadFacts(story.lead.focus) if story.lead else None
    told = StoryFacts(story.lang, story.direction, bool(story.share_tools), lead)
    return Facts(page.format, page.kinds, told, page.site is not None, page.slots, page.body)
