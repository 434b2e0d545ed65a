"""a publication's folder → SiteFolder: its publication, its settings, its adverts, and which stories there are.

The rules:
1. Every file is read, and every fault of every file is told in one report.
2. An advert that cannot be taken is left out with a note. Adverts that are booked by size alone are for paper.
3. Stories are named here and read later, each by itself: a site reads again what has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from pydantic import ValidationError

from pagekit.asked import PathLike, one_folder, present
from pagekit.errors import InvalidInput, PagekitError, Unreadable
from pagekit.intake.arrival import receive
from pagekit.intake.creatives import admit_file
from pagekit.intake.documents import parse
from pagekit.intake.edition import ADVERTS, STORY_ENDINGS, placed
from pagekit.intake.edition_adverts import booked_rows
from pagekit.intake.read import read_publication
from pagekit.model import AdvertBook, Origin, Publication
from pagekit.model.advert import AdvertFile
from pagekit.model.base import validated
from pagekit.model.explain import explain
from pagekit.model.site_file import SiteFile
from pagekit.notes import Note, error, unique, warning
from pagekit.world import DiskWorld, Listing, World, gone

PUBLICATIONS = ("publication.toml", "publication.yaml", "publication.yml", "publication.json")
SETTINGS = ("site.toml", "site.yaml", "site.yml", "site.json")
MAX_STORIES = 100_000


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """What a site is made of, its stories by the names of their files."""

    home: Path
    world: World
    publication: Publication
    settings: SiteFile
    adverts: AdvertBook
    stories: tuple[str, ...]
    pages: tuple[str, ...]
    """Those that stand in no list: an imprint, what the house is."""
    static: tuple[str, ...]
    notes: tuple[Note, ...] = ()


def read_site(folder: PathLike, *, world: World | None = None) -> SiteFolder:
    """Read a publication's folder. Raises Unreadable where there is none, InvalidInput with all faults."""
    home = one_folder(folder, "folder", "Pass the path of a folder with a publication.toml.")
    home = home.parent if home.name in PUBLICATIONS else home
    if world is None:
        home = present(home, "folder", needed=True)
    desk = _Desk(home, world or DiskWorld(home))
    publication = desk.publication()
    settings = desk.settings()
    book = desk.adverts(settings.adverts)
    if desk.faults:
        raise InvalidInput(str(home.name or home), unique(desk.faults))
    stories = desk.named(settings.stories)
    taken = tuple(name for name in stories if PurePath(name).suffix.lower() in STORY_ENDINGS)
    if not taken:
        what = "holds no story."
        desk.notes.append(
            warning("no-stories", settings.stories, what, "Put stories there: .md, .json, .yaml or .toml.")
        )
    if len(taken) > MAX_STORIES:
        what = f"holds {len(taken):,} files; the first {MAX_STORIES:,} are read."
        desk.notes.append(error("too-many", settings.stories, what, "Make two sites of them."))
    static = desk.named(settings.static)
    pages = tuple(
        name for name in desk.named(settings.pages) if PurePath(name).suffix.lower() in STORY_ENDINGS
    )
    return SiteFolder(
        home, desk.world, publication, settings, book, taken[:MAX_STORIES], pages, static, unique(desk.notes)
    )


class _Desk:
    def __init__(self, home: Path, world: World) -> None:
        self.home = home
        self.world = world
        self.faults: list[Note] = []
        self.notes: list[Note] = []

    def publication(self) -> Publication:
        name = self._first(PUBLICATIONS)
        if name is None:
            raise Unreadable(
                f"{self.home}: holds no publication.toml. Name a folder that does, or begin one: pagekit init FOLDER."
            )
        try:
            found = read_publication(self.home / name, world=self.world)
        except PagekitError as problem:
            self.faults += placed(name, problem)
            return Publication()
        if found.url is None:
            what, remedy = (
                "is missing.",
                'Give the address that the site will have: url = "https://paper.example".',
            )
            self.faults.append(error("missing-field", f"{name}, url", what, remedy))
        return found

    def settings(self) -> SiteFile:
        name = self._first(SETTINGS)
        if name is None:
            return SiteFile()
        try:
            data = self._data(name)
            return validated(SiteFile, data)
        except ValidationError as problem:
            told = explain(problem, SiteFile)
            self.faults += [replace(note, where=f"{name}, {note.where}") for note in told]
        except PagekitError as problem:
            self.faults += placed(name, problem)
        return SiteFile()

    def adverts(self, name: str | None) -> AdvertBook:
        name = name or self._first(ADVERTS)
        if name is None:
            return AdvertBook(())
        try:
            data = self._data(name)
        except PagekitError as problem:
            self.faults += placed(name, problem)
            return AdvertBook(())
        taken = self._taken(name, data if isinstance(data, Mapping) else {})
        folder = (self.home / name).parent
        kept, notes, missing, passed = admit_file(taken, folder=folder, world=self.world)
        self.notes += [replace(note, where=f"{name}, {note.where}") for note in notes]
        return AdvertBook(kept, Origin(name, folder, passed=passed), missing)

    def named(self, folder: str) -> tuple[str, ...]:
        """The files of a folder, by their paths from home."""
        files = self.world.names(self.home / folder) if isinstance(self.world, Listing) else ()
        return tuple((PurePath(folder) / each).as_posix() for each in files)

    def _taken(self, name: str, data: Mapping[str, Any]) -> AdvertFile:
        """The lines that have a slot, each by itself: one that cannot be taken leaves the others."""
        good: dict[str, list[object]] = {"adverts": [], "bookings": []}
        for key, lines in good.items():
            listed = data.get(key)
            for place, entry in enumerate(listed if isinstance(listed, list) else ()):
                if not isinstance(entry, Mapping) or (entry.get("size") and not entry.get("slot")):
                    continue
                plain = dict(entry)
                try:
                    validated(AdvertFile, {key: [plain]})
                except ValidationError as problem:
                    told = explain(problem, AdvertFile)
                    self.notes += [
                        replace(note, where=f"{name}, {note.where.replace('[0]', f'[{place}]', 1)}")
                        for note in told
                    ]
                else:
                    lines.append(plain)
        return validated(AdvertFile, good)

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((name for name in names if not gone(self.world, self.home / name)), None)

    def _data(self, name: str) -> object:
        path = self.home / name
        if path.suffix.lower() == ".csv":
            return booked_rows(self.world.read(path), name)
        arrival = receive(path, format=None, beside=None, world=self.world, markdown=False)
        form = "json" if arrival.format == "markdown" else arrival.format
        return parse(arrival.text, form, name)
