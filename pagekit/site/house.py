"""a plan + how things are made → Workshop: what every page of the site is made with, ready once.

Two dockets: one for stories, one for fronts and lists. Of each there is a key, the sum of all that its pages depend on
beside their stories: the packs, the publication, what is booked, where files lie.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import pagekit
from pagekit.adverts.of_page import for_web
from pagekit.disk import file_marks
from pagekit.errors import PagekitError
from pagekit.front import SectionMark
from pagekit.house.byline import name_alone
from pagekit.house.typography import set_text
from pagekit.intake.site_folder import SiteFolder
from pagekit.jobs import Limits
from pagekit.layout import Layout, find_layout
from pagekit.makeup.page import ELSEWHERE, AssetRoots, SiteLink, SiteParts
from pagekit.metadata.tags import ATOM as ATOM_TYPE
from pagekit.metadata.tags import Link
from pagekit.model import AdvertBook, Booking, Publication
from pagekit.notes import Note, warning
from pagekit.production.docket import Docket, take_order
from pagekit.production.front_desk import SLOTS
from pagekit.production.front_signs import FrontSigns
from pagekit.production.order import Call, FrontOrder, Order
from pagekit.site.facts import StoryFacts
from pagekit.site.plan import ARCHIVE, ASSETS, ATOM, AUTHORS, FEED, TAGS, Listing, SitePlan
from pagekit.site.state import key_of

NAME = "build_site"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asked for."""

    at: datetime | None = None
    drafts: bool = False
    cache: Path | None = None
    layouts: tuple[Path, ...] = ()
    asset_base: str | None = None
    limits: Limits | None = None
    addressed: bool = False
    """Each file gets an address of its own when what names it is written."""


class Workshop:
    """Makes nothing by itself: whoever makes a page takes its docket, its key and its site from here."""

    def __init__(self, folder: SiteFolder, plan: SitePlan, wishes: Wishes, foot: Sequence[SiteLink]) -> None:
        self.folder = folder
        self.plan = plan
        self.wishes = wishes
        settings, base = folder.settings, plan.ground.base
        served = ELSEWHERE if wishes.addressed else wishes.asset_base or settings.asset_base
        self.assets = (served or f"{base}/{ASSETS}").rstrip("/")
        self.roots = AssetRoots(self.assets, f"{base}/{ASSETS}")
        self.front = self._docket(settings.front_layout, "front", FrontOrder)
        self.story = self._docket(settings.layout, "page", Order)
        self.signs = FrontSigns(plan.publication)
        self.site = self._site(foot)
        self._sites: dict[tuple[object, ...], SiteParts] = {}
        self.front = replace(self.front, site=self.site)
        self.story = replace(self.story, site=self.site)

    @cached_property
    def common(self) -> str:
        """The sum of what all pages depend on."""
        plan = self.plan
        return key_of(
            _code(),
            plan.publication.model_dump_json(),
            self.assets,
            self.roots.frames,
            self.wishes.drafts,
            [[link.name, link.href] for link in (*self.site.sections, *self.site.foot)],
            [str(tag.attributes) for tag in self.site.head],
        )

    @cached_property
    def story_key(self) -> str:
        """The sum of what all stories' pages depend on."""
        return key_of(
            self.common, _pack(self.story.layout), dict(self.story.options), self._booked(self.story)
        )

    @cached_property
    def list_key(self) -> str:
        """The sum of what all lists depend on."""
        return key_of(self.common, _pack(self.front.layout), dict(self.front.options))

    @cached_property
    def front_key(self) -> str:
        """The sum of what all fronts depend on: adverts stand on them."""
        zone = ZoneInfo(self.plan.publication.timezone)
        day = self.wishes.at.astimezone(zone).date().isoformat() if self.wishes.at else ""
        return key_of(self.list_key, self._booked(self.front), day)

    def unplaced(self) -> tuple[Note, ...]:
        """What is booked for a slot that no page of the site has."""
        known = {*self.story.layout.manifest.slots, *self.front.layout.manifest.slots}
        names = ", ".join(sorted(known))
        return tuple(
            warning(
                "slot-unknown",
                f"slot {one.place}",
                f"no page of the site has it; what {one.who} booked is not shown.",
                f"Write one of {names}.",
            )
            for one in self.folder.adverts.bookings
            if for_web(one) and one.place not in known
        )

    @property
    def booked(self) -> tuple[Booking, ...]:
        """What is booked at the time of the build for slots that pages of the site have."""
        known = {*self.story.layout.manifest.slots, *self.front.layout.manifest.slots}
        stand, _ = self.front.running(self.folder.adverts.bookings)
        return tuple(one for one in stand if for_web(one) and one.place in known)

    def signs_of(self, name: str, url: str, theme: str | None = None) -> FrontSigns:
        """Everything on a list that is no story."""
        return self.signs.on(SectionMark(name, url, theme))

    def site_of(self, facts: StoryFacts) -> SiteParts:
        """The site as the page of one story needs it: where its tags and its authors have their pages."""
        worn = facts.tags, facts.authors, facts.lang
        if worn not in self._sites:
            self._sites[worn] = self._site_of(facts)
        return self._sites[worn]

    def _site_of(self, facts: StoryFacts) -> SiteParts:
        tags = {tag: self._lists[TAGS][key] for tag in facts.tags if (key := _key(tag)) in self._lists[TAGS]}
        authors: dict[str, str] = {}
        for name in facts.authors:
            href = self._lists[AUTHORS].get(_key(name))
            if href:
                authors |= {name: href, set_text(name, facts.lang): href}
        return replace(self.site, tags=tags, authors=authors)

    @cached_property
    def _lists(self) -> dict[str, dict[str, str]]:
        lists: dict[str, Sequence[Listing]] = {TAGS: self.plan.tags, AUTHORS: self.plan.authors}
        path = self.plan.ground.path
        return {kind: {_key(one.name): path(one.url) for one in found} for kind, found in lists.items()}

    def _docket(self, layout: str, use: str, options: type[FrontOrder]) -> Docket:
        folder, wishes = self.folder, self.wishes
        pack = find_layout(layout, layouts=wishes.layouts)
        has = pack.manifest.options
        chosen: dict[str, object] = {n: value for n, value in folder.settings.options.items() if n in has}
        if "faces" in has and "faces" not in chosen:
            chosen["faces"] = "bundled" if folder.settings.faces else "system"
        call = Call(NAME, options, "front" if use == "front" else "page", layout)
        slots = set(pack.manifest.slots) & set(SLOTS) if use == "front" else set(pack.manifest.slots)
        book = folder.adverts
        bookings: tuple[Booking, ...] = tuple(one for one in book.bookings if one.place in slots)
        order = Order(
            publication=_quiet(self.plan.publication),
            layout=layout,
            layouts=wishes.layouts,
            options=chosen,
            adverts=AdvertBook(bookings, book.origin),
            at=wishes.at,
            drafts=wishes.drafts,
            cache=wishes.cache,
            shared=f"/{ASSETS}",
            limits=wishes.limits,
            world=folder.world,
        )
        docket = take_order(call, None, order)
        return replace(docket, shared=self.assets, roots=self.roots)

    def _site(self, foot: Sequence[SiteLink]) -> SiteParts:
        plan, path = self.plan, self.plan.ground.path
        sections = tuple(SiteLink(one.name, path(one.url), one.theme) for one in plan.sections)
        own = [
            SiteLink(self.plan.words.archive, path(f"/{ARCHIVE}/")) if plan.months else None,
            SiteLink(plan.topics, path(f"/{TAGS}/")) if plan.tags else None,
            SiteLink(self.plan.words.authors, path(f"/{AUTHORS}/")) if plan.authors else None,
        ]
        links = (*(link for link in own if link), *foot, SiteLink("RSS", path(f"/{FEED}")))
        name = plan.publication.name
        head = (
            Link("icon", path("/favicon.ico"), sizes="16x16 32x32 48x48"),
            Link("apple-touch-icon", path("/apple-touch-icon.png"), sizes="180x180"),
            Link("alternate", plan.ground.whole(f"/{ATOM}"), type=ATOM_TYPE, title=f"{name} (Atom)"),
        )
        return SiteParts(plan.ground.path("/"), self.signs.labels.sections, sections, foot=links, head=head)

    def _booked(self, docket: Docket) -> list[object]:
        """What is booked at the time of the build, and the files that are shown for it."""
        book = docket.adverts
        stand, notes = docket.running(book.bookings if isinstance(book, AdvertBook) else ())
        folder = book.origin.folder if isinstance(book, AdvertBook) and book.origin else None
        told: list[object] = [note.what for note in notes]
        at, places = self.wishes.at, [booking.place for booking in stand]
        if at is not None and len(set(places)) < len(places):
            # Those that are booked for one place take turns by the hour.
            told.append(at.astimezone(UTC).strftime("%Y-%m-%dT%H"))
        for booking in stand:
            told.append(booking.model_dump_json())
            names: list[object] = []
            for creative in (booking.creative, booking.web):
                narrow = getattr(creative, "narrow", None)
                names += [getattr(creative, "src", None), getattr(narrow, "src", narrow)]
            told += [self._sum(folder / name) for name in names if isinstance(name, str) and folder]
        return told

    def _sum(self, path: Path) -> str:
        try:
            return hashlib.sha256(self.folder.world.read(path)).hexdigest()
        except PagekitError:
            return ""


def _quiet(publication: Publication) -> Publication:
    """The publication without what was found in its file: that is told once for the whole site."""
    origin = publication.origin
    return publication.at(replace(origin, notes=())) if origin else publication


def _key(name: str) -> str:
    return name_alone(name).casefold().strip()


def _code() -> str:
    """Which pagekit it is: another one may make other pages."""
    files = file_marks(Path(pagekit.__file__).parent)
    return key_of(pagekit.__version__, {name: mark for name, mark in files.items() if name.endswith(".py")})


def _pack(layout: Layout) -> Mapping[str, Mapping[str, str]]:
    """The files of a pack and of those it inherits from."""
    return {entry.pack: file_marks(entry.folder) for entry in layout.folders}
