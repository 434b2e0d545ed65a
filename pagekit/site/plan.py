"""a publication + what is known of its stories → SitePlan: every page of the site, its address, and what stands on it.

The rules:
1. A story has the address it names, else its place below the folder of stories and its slug or id. Of two with one
   address the first file's stays. One that has its address elsewhere, as after an import, stands at the same path here,
   or where one without an address would; those that are at home go first. Each is noted.
2. Sections are the publication's, in its order, then those that only stories name, by name: each has a front.
3. Lists go by newest first. A list that is longer than a page goes on at page/2/.
4. Letters of either case are one tag and one author; both are called as the newest story calls them.
5. An address that is made here gives way to one that somebody wrote: it gets a number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from pagekit.house.labels.lookup import labels_for
from pagekit.makeup.page import SiteLink
from pagekit.model import Publication
from pagekit.model.base import altered
from pagekit.model.publication import Section
from pagekit.model.site_file import SiteFile
from pagekit.notes import Note, error, warning
from pagekit.site.facts import StoryFacts, step_of
from pagekit.site.ground import Ground, slug
from pagekit.site.words import SiteWords, month_name, words_for

ASSETS = "assets"
TAGS, AUTHORS, ARCHIVE = "tags", "authors", "archive"
FEED, ATOM = "feed.xml", "atom.xml"
LOGO = "icon-512.png"
RESERVED = (ASSETS, TAGS, AUTHORS, ARCHIVE, "page")


@dataclass(frozen=True, slots=True)
class Placed:
    """A story with its address."""

    facts: StoryFacts
    url: str
    folder: str
    standing: bool = False
    """It stands in no list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of stories: what it is called, where it stands, and the stories in it, the newest first."""

    kind: str
    name: str
    folder: str
    url: str
    ids: tuple[str, ...]
    over: SiteLink | None = None
    theme: str | None = None
    month: str = ""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The site before any page of it is made."""

    publication: Publication
    ground: Ground
    words: SiteWords
    topics: str
    stories: tuple[Placed, ...]
    kept_back: tuple[str, ...]
    """The addresses of stories that may not be linked."""
    sections: tuple[Listing, ...]
    tags: tuple[Listing, ...]
    authors: tuple[Listing, ...]
    months: tuple[Listing, ...]
    notes: tuple[Note, ...] = ()
    folders: frozenset[str] = frozenset()
    """Every folder that a page has."""

    @property
    def listed(self) -> tuple[Placed, ...]:
        """The stories of the lists, the newest first."""
        return tuple(one for one in self.stories if not one.standing)

    @property
    def lists(self) -> tuple[Listing, ...]:
        """All lists."""
        return (*self.sections, *self.tags, *self.authors, *self.months)


def plan_site(
    publication: Publication,
    settings: SiteFile,
    told: Sequence[tuple[StoryFacts, bool]],
    held: Callable[[StoryFacts], Note | None],
) -> SitePlan:
    """The plan. `told` are the facts of each story and whether it stands in no list; `held` says why one is held."""
    planner = _Planner(publication, settings)
    return planner.plan(told, held)


class _Planner:
    def __init__(self, publication: Publication, settings: SiteFile) -> None:
        self.publication = publication
        self.settings = settings
        self.ground = Ground.of(publication.url or "")
        self.words = words_for(publication.lang)
        self.notes: list[Note] = []
        self.taken: dict[str, str] = {"": "the home page", **dict.fromkeys(RESERVED, "the site itself")}

    def plan(
        self, told: Sequence[tuple[StoryFacts, bool]], held: Callable[[StoryFacts], Note | None]
    ) -> SitePlan:
        sections = [self._section(section) for section in self.publication.sections]
        placed, kept_back = self._stories(told, held)
        listed = [one for one in placed if not one.standing]
        sections += self._named_by_stories(sections, listed)
        lists = self._sections(sections, listed)
        labels, _ = labels_for(self.publication.lang)
        tags = self._grouped(TAGS, labels.topics, listed, lambda facts: facts.tags)
        authors = self._grouped(AUTHORS, self.words.authors, listed, lambda facts: facts.authors)
        months = self._months(listed)
        return SitePlan(
            self._whole(sections),
            self.ground,
            self.words,
            labels.topics,
            tuple(placed),
            tuple(kept_back),
            lists,
            tags,
            authors,
            months,
            tuple(self.notes),
            frozenset(self.taken) - {ASSETS, "page"},
        )

    def _whole(self, sections: Sequence[Section]) -> Publication:
        """The publication with every path of its own below its address."""
        house, whole = self.publication, self.ground.whole
        contacts = tuple(
            altered(contact, url=whole(contact.url) if contact.url else None) for contact in house.ad_contacts
        )
        made = altered(
            house,
            url=self.ground.home if self.ground.base else house.url,
            sections=tuple(sections),
            feed=whole(house.feed or f"/{FEED}"),
            logo=whole(house.logo or f"/{LOGO}"),
            principles=whole(house.principles) if house.principles else None,
            ad_contacts=contacts,
        )
        return made.at(house.origin) if house.origin else made

    def _stories(
        self, told: Sequence[tuple[StoryFacts, bool]], held: Callable[[StoryFacts], Note | None]
    ) -> tuple[list[Placed], list[str]]:
        placed: list[Placed] = []
        kept_back: list[str] = []
        for facts, standing in sorted(told, key=lambda one: self._is_elsewhere(one[0])):
            elsewhere = self._is_elsewhere(facts)
            step = step_of(facts, self.settings.pages if standing else self.settings.stories)
            url = self.ground.whole(facts.url if facts.url and not elsewhere else f"/{step}/")
            note = held(facts)
            if note is not None:
                self.notes.append(note)
                kept_back.append(url)
                continue
            if elsewhere:
                url = self._here(facts, step)
                what = (
                    f"has the address {facts.url}, which is not below {self.ground.home}; it stands at {url}."
                )
                remedy = "Write that path as its url, and have the old address lead there."
                self.notes.append(warning("story-elsewhere", facts.id, what, remedy))
            folder = self.ground.folder(url) or ""
            if folder in self.taken:
                what = f"has the address of {self.taken[folder]}; it is left out."
                self.notes.append(
                    error("same-address", facts.id, what, "Give each story an address of its own.")
                )
            else:
                self.taken[folder] = facts.id
                placed.append(Placed(facts, url, folder, standing))
        return sorted(placed, key=lambda one: one.facts.order), kept_back

    def _is_elsewhere(self, facts: StoryFacts) -> bool:
        return facts.url is not None and self.ground.folder(facts.url) is None

    def _here(self, facts: StoryFacts, step: str) -> str:
        """An address on this site for a story that has one elsewhere."""
        path = urlsplit(facts.url or "").path
        if (self.ground.folder(path) if path.strip("/") else None) not in {None, *self.taken}:
            return self.ground.whole(path)
        return self._free(step)

    def _section(self, section: Section) -> Section:
        if section.url:
            url = self.ground.whole(section.url)
            folder = self.ground.folder(url)
            if folder is not None:
                self.taken.setdefault(folder, f"the section {section.name}")
            return altered(section, url=url)
        return altered(section, url=self._made(slug(section.name), f"the section {section.name}"))

    def _named_by_stories(self, sections: Sequence[Section], listed: Sequence[Placed]) -> list[Section]:
        known = {_key(section.name) for section in sections}
        found = {
            _key(one.facts.section): one.facts.section
            for one in listed
            if one.facts.section and _key(one.facts.section) not in known
        }
        return [
            Section(name=name, url=self._made(slug(name), f"the section {name}"))
            for _, name in sorted(found.items())
        ]

    def _sections(self, sections: Sequence[Section], listed: Sequence[Placed]) -> tuple[Listing, ...]:
        lists: dict[str, Listing] = {}
        for section in sections:
            url = section.url or ""
            folder = self.ground.folder(url)
            if folder is None:
                continue
            names = {_key(other.name) for other in sections if other.url == url}
            ids = tuple(one.facts.id for one in listed if _key(one.facts.section) in names)
            lists.setdefault(url, Listing("section", section.name, folder, url, ids, theme=section.theme))
        return tuple(lists.values())

    def _grouped(
        self,
        folder: str,
        plural: str,
        listed: Sequence[Placed],
        names_of: Callable[[StoryFacts], Iterable[str]],
    ) -> tuple[Listing, ...]:
        groups: dict[str, _Group] = {}
        for one in listed:
            for name in names_of(one.facts):
                if _key(name):
                    groups.setdefault(_key(name), _Group(name)).ids.append(one.facts.id)
        over = SiteLink(plural, self.ground.path(f"/{folder}/"))
        found = []
        for key in sorted(groups):
            group = groups[key]
            url = self._made(f"{folder}/{slug(group.name)}", f"the list of {group.name}")
            at = self.ground.folder(url) or ""
            found.append(Listing(folder, group.name, at, url, tuple(dict.fromkeys(group.ids)), over))
        return tuple(found)

    def _months(self, listed: Sequence[Placed]) -> tuple[Listing, ...]:
        months: dict[str, list[str]] = {}
        for one in listed:
            if one.facts.month:
                months.setdefault(one.facts.month, []).append(one.facts.id)
        over = SiteLink(self.words.archive, self.ground.path(f"/{ARCHIVE}/"))
        found = []
        for told in sorted(months, reverse=True):
            year, month = map(int, told.split("-"))
            name = month_name(year, month, self.publication.lang)
            url = self.ground.whole(f"/{ARCHIVE}/{year:04}/{month:02}/")
            at = f"{ARCHIVE}/{year:04}/{month:02}"
            found.append(Listing(ARCHIVE, name, at, url, tuple(months[told]), over, month=told))
        return tuple(found)

    def _made(self, step: str, who: str) -> str:
        """An address that nobody has."""
        url = self._free(step)
        self.taken[self.ground.folder(url) or ""] = who
        return url

    def _free(self, step: str) -> str:
        number, found = 1, step
        while found in self.taken:
            number += 1
            found = f"{step}-{number}"
        return self.ground.whole(f"/{found}/")


@dataclass(slots=True)
class _Group:
    name: str
    ids: list[str] = field(default_factory=list)


def _key(name: str | None) -> str:
    return unicodedata.normalize("NFC", name or "").casefold().strip()


def unknown_related(facts: StoryFacts, known: Iterable[str]) -> list[Note]:
    """A note of each story that it names and that there is not."""
    there = set(known) if facts.related else frozenset()
    return [
        warning(
            "related-unknown",
            f"related[{place}]",
            f"no story with the id {name!r} that may be told of is at hand; it is left out.",
            "Correct the id, or take it out.",
        )
        for place, name in enumerate(facts.related)
        if name not in there and name != facts.id
    ]


def without(plan: SitePlan, lost: set[str]) -> SitePlan:
    """The plan without some of its stories. Lists that they leave empty stay, for pages link them."""

    def cut(lists: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(replace(one, ids=tuple(name for name in one.ids if name not in lost)) for one in lists)

    return replace(
        plan,
        stories=tuple(one for one in plan.stories if one.facts.id not in lost),
        sections=cut(plan.sections),
        tags=cut(plan.tags),
        authors=cut(plan.authors),
        months=cut(plan.months),
    )
