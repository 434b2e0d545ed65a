"""Front + what was decided for its page → Html: a home page or a section's front, with its files.

Everything a template prints stands in `FrontPage`. The parts of an article's page (furniture, adverts, contact lines)
are drawn by the same macros: what they ask of a page's story, a front's `story` has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pagekit.fonts import FontBook
from pagekit.front import Front
from pagekit.house.parts import ContactLine, Labels
from pagekit.house.text import Direction, Stamp
from pagekit.jobs import Limits
from pagekit.layout import Ink, Layout, OptionValue
from pagekit.makeup.page import Html, PageAdvert, PagePicture, SiteLink, SiteParts
from pagekit.metadata import Graph, Tag
from pagekit.paint.apart import drawn_apart
from pagekit.paint.environment import render, safe
from pagekit.paint.filters import FILTERS
from pagekit.paint.held import hold
from pagekit.paint.kept_cards import KeptCards
from pagekit.paint.page_css import drawn
from pagekit.paint.policy import Policy, origin
from pagekit.paint.web_faces import (
    FRONT_FIRST,
    NONE,
    Cut,
    PageFaces,
    at_root,
    carries_faces,
    page_faces,
    strings,
)

_MAX_KEPT = 64
# The manifest is kept with its sheet, so that no other can come to have its identity.
_kept: dict[tuple[object, ...], tuple[object, str]] = {}


@dataclass(frozen=True, slots=True)
class FrontSection:
    """A section in the page's lists: its name, its front's address, whether it is the one we are in."""

    name: str
    href: str | None = None
    theme: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Nameplate:
    """Whose front it is. `lang` and `direction` are the page's own."""

    lang: str
    direction: Direction
    publication: str
    publication_lang: str
    publication_url: str | None = None
    description: str | None = None
    ad_contacts: tuple[ContactLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on that has several pages."""

    told: str
    """Which of how many pages it is, in words."""
    newer: SiteLink | None = None
    older: SiteLink | None = None


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Links of one kind under a title: the months of a year, the tags of a letter."""

    title: str
    links: tuple[tuple[SiteLink, str], ...]
    """Each with what stands after it: how many stories there are."""


@dataclass(frozen=True)
class FrontPage:
    """All that a front's template may print."""

    front: Front
    story: Nameplate
    labels: Labels
    title: str
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    section: str | None = None
    """The section whose front it is; None on the home page."""
    theme: str | None = None
    home: str | None = None
    """Where the home page stands, as the page's links say it."""
    date: Stamp | None = None
    sections: tuple[FrontSection, ...] = ()
    slots: Mapping[str, PageAdvert] = field(default_factory=dict)
    pictures: Mapping[str, PagePicture] = field(default_factory=dict)
    """The pictures by the ids of their stories. One that could not be made is not in it."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Where the stories stand, by their addresses, as the page's links say it."""
    head: tuple[Tag, ...] = ()
    """What the page says of itself to machines."""
    graph: Graph | None = None
    """The same as JSON-LD; it writes itself so that it cannot end its element."""
    site: SiteParts | None = None
    """What it has of the site that it stands on."""
    over: SiteLink | None = None
    """What kind of list it is, above its title; it leads to all of its kind."""
    intro: str = ""
    pager: Pager | None = None
    index: tuple[IndexGroup, ...] = ()
    kept: KeptCards | None = None
    """The cards that were drawn for other pages of its site."""
    body: tuple[tuple[object, PageAdvert | None], ...] = ()
    """Always empty: the rules of adverts ask for those in a text, too."""

    @cached_property
    def first_picture(self) -> str | None:
        """The story whose picture comes first: the one that the browser is asked to load at once."""
        return next((card.story.id for card in self.front.cards if card.story.id in self.pictures), None)

    @property
    def worn(self) -> tuple[str, ...]:
        """The themes on the page, each once."""
        found = (
            self.theme,
            *(section.theme for section in self.sections),
            *(zone.theme for zone in self.front.zones),
            *(card.story.format.theme for card in self.front.cards),
        )
        return tuple(dict.fromkeys(theme for theme in found if theme))


def draw_front(
    page: FrontPage,
    layout: Layout,
    book: FontBook,
    assets: Mapping[str, bytes],
    shared: str = "",
    limits: Limits | None = None,
) -> Html:
    """Paint the front with the layout's stylesheet and template. Raises TemplateError, LimitExceeded, MissingResource.

    `shared`: the address on the site of the files that its pages share; without one they lie beside the page. `limits`:
    what the templates of a stranger's pack may take, where that is not what they usually may.
    """
    if layout.shipped:
        return front_drawn(page, layout, book, assets, shared)
    return drawn_apart(front_drawn, page, layout, book, assets, shared, limits)


def front_drawn(
    page: FrontPage, layout: Layout, book: FontBook, assets: Mapping[str, bytes], shared: str
) -> Html:
    """The same in this process."""
    faces = _faces(page, layout, book, shared)
    css = front_stylesheet(page, layout, faces)
    frames = any(advert.frame for advert in page.slots.values())
    images = bool(assets) or bool(page.pictures) or page.site is not None
    policy = Policy(css, frames=frames, images=images, fonts=bool(faces.css), host=origin(shared))
    text = render(
        layout,
        layout.manifest.template,
        FILTERS,
        {
            "page": page,
            "story": page.story,
            "labels": page.labels,
            "layout": layout.manifest,
            "css": safe(css),
            "first_faces": faces.first,
            "policy": safe(policy.meta),
        },
    )
    shown = {
        name
        for advert in page.slots.values()
        for name in (advert.frame, getattr(advert, "narrow_frame", None))
        if name
    }
    hold(text, layout, policy, shown)
    beside, on_site = ({}, at_root(faces, shared)) if shared else (faces.files, {})
    return Html(text, {**assets, **beside}, headers=policy.headers(), shared=on_site)


def _faces(page: FrontPage, layout: Layout, book: FontBook, shared: str) -> PageFaces:
    if not carries_faces(layout.manifest, page.options):
        return NONE
    worn = {card.story.format.design for card in page.front.cards}
    also: list[Cut] = [("headline", 400, True)] if "opinion" in worn else []
    listed = (page.over, page.intro, page.pager, page.index, page.site.foot if page.site else ())
    told = (page.front, page.story, page.labels, page.section, page.date, page.sections, listed)
    words = strings(told, page.kept.words if page.kept else None)
    root = f"{shared}/" if shared else ""
    return page_faces(layout.web, book, page.story.lang, words, first=FRONT_FIRST, also=also, root=root)


def front_stylesheet(page: FrontPage, layout: Layout, faces: PageFaces) -> str:
    """The front's CSS: generated styles, the themes that its sections wear, then the pack's own rules.

    Raises TemplateError when it would close its element.
    """
    worn = {name: layout.web.themes.get(name, {}) for name in page.worn}
    if page.slots or not layout.shipped:
        return drawn(page, layout, faces, page.options, themes=safe(themes_css(worn)))
    # A site has hundreds of lists, whose sheets know no more of them than this.
    facts = (page.worn, page.story.direction, page.site is not None, bool(page.story.ad_contacts))
    key = (id(layout.manifest), faces, tuple(page.options.items()), facts)
    found = _kept.get(key)
    if found is None:
        while len(_kept) >= _MAX_KEPT:
            _kept.pop(next(iter(_kept)))
        sheet = drawn(page, layout, faces, page.options, themes=safe(themes_css(worn)))
        found = _kept[key] = (layout.manifest, sheet)
    return found[1]


def themes_css(themes: Mapping[str, Mapping[str, Ink]]) -> str:
    """Each theme as a class `.t-NAME` that lays its colours over the page's, for light pages and dark ones."""
    light = [(name, [(key, ink.light) for key, ink in inks.items()]) for name, inks in themes.items()]
    dark = [
        (name, [(key, ink.dark) for key, ink in inks.items() if ink.dark]) for name, inks in themes.items()
    ]
    rules = _theme_rules(light)
    darker = _theme_rules(dark)
    return rules + (f"\n@media screen and (prefers-color-scheme: dark) {{ {darker} }}" if darker else "")


def _theme_rules(themes: list[tuple[str, list[tuple[str, str]]]]) -> str:
    return " ".join(
        f".t-{name} {{ {'; '.join(f'--{key}: {value}' for key, value in inks)} }}"
        for name, inks in themes
        if inks
    )
