"""a folder with an edition.toml → Edition: the file, its publication, stories and bookings, and all that is wrong.

The rules:
1. Every file is read, and every fault of every file is told in one report.
2. A story or a booking that cannot be taken is left out with a note; the edition goes on.
3. What makes an edition impossible stops it: its own file, its publication or a file of adverts that cannot be taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from pydantic import ValidationError

from pagekit.asked import PathLike, one_folder, present
from pagekit.errors import InvalidInput, PagekitError, Unreadable
from pagekit.intake.arrival import receive
from pagekit.intake.creatives import admit_bookings
from pagekit.intake.documents import parse
from pagekit.intake.edition_adverts import Lines, csv_entries, lines_of
from pagekit.intake.read import read_article, read_publication
from pagekit.model import Article, Edition, EditionFile, LineAdvert, Origin, Publication
from pagekit.model.base import altered, validated
from pagekit.model.edition import ForSale
from pagekit.model.explain import explain
from pagekit.notes import Note, error, unique, warning
from pagekit.world import DiskWorld, Listing, World, gone

NAMES = ("edition.toml", "edition.yaml", "edition.yml", "edition.json")
STORY_ENDINGS = frozenset({".md", ".markdown", ".json", ".yaml", ".yml", ".toml"})
ADVERTS = ("adverts.toml", "adverts.yaml", "adverts.json", "adverts.csv")
MAX_STORIES = 2_000
_PAGES_TWICE = re.compile(r"^\s*\[\[\s*pages\s*\]\]", re.MULTILINE)


@dataclass(slots=True)
class _Desk:
    """What is being read: the folder, what stops the edition, and what is only told."""

    folder: Path
    world: World
    faults: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def there(self, name: str) -> bool:
        """True when a file of the folder may be there."""
        return not gone(self.world, self.folder / name)

    def stop(self, name: str, problem: PagekitError) -> None:
        """Keep why a file cannot be taken without which there is no edition."""
        self.faults += placed(name, problem)


def read_edition(folder: PathLike, *, world: World | None = None) -> Edition:
    """Read an edition: a folder with an edition.toml, its stories, adverts and publication beside it.

    A story or a booking that cannot be taken is left out; the edition's notes say which, where and why. Raises
    Unreadable where there is no such folder or no edition in it, InvalidInput with every fault of every file where
    there can be no edition.
    """
    home = one_folder(folder, "folder", "Pass the path of a folder with an edition.toml.")
    home = home.parent if home.name in NAMES else home
    if world is None:
        home = present(home, "folder", needed=True)
    desk = _Desk(home, world or DiskWorld(home))
    name = next((name for name in NAMES if desk.there(name)), NAMES[0])
    wire = _wire(desk, name)
    file = _file(desk, name, wire)
    said = wire if isinstance(wire, dict) else {}
    publication = _publication(desk, _text(said, "publication", "publication.toml"))
    stories = _stories(desk, _text(said, "stories", "stories/"))
    lines = _adverts(desk, _text(said, "adverts", ""))
    if file is None or desk.faults:
        raise InvalidInput(str(home.name or home), unique((*desk.faults, *_errors(desk.notes))))
    pages = [page.file for page in file.special_pages if page.kind == "supplied" and page.file is not None]
    bookings, told, passed = admit_bookings(lines.bookings, pages=pages, folder=home, world=desk.world)
    origin = Origin(name, home, tuple(desk.notes), passed=passed)
    notes = (*desk.notes, *(replace(note, where=f"bookings, {note.where}") for note in told))
    return Edition(
        file,
        publication,
        stories,
        bookings,
        lines.line_adverts,
        lines.for_sale,
        unique(notes),
        origin,
        tuple(desk.left_out),
    )


def placed(name: str, problem: PagekitError) -> tuple[Note, ...]:
    """What is wrong with a file, each fault with the file's name."""
    if isinstance(problem, InvalidInput):
        return tuple(replace(note, where=f"{name}, {note.where}") for note in problem.problems)
    # The world says what and what to do in two sentences.
    what, _, remedy = str(problem).partition(". ")
    return (error("unreadable", name, f"{what}.", remedy),)


def _text(wire: dict[str, Any], name: str, default: str) -> str:
    """A field as it was written, where it can be used at all: the file itself may have faults elsewhere."""
    value = wire.get(name)
    return value if isinstance(value, str) and value.strip() and "\0" not in value else default


def _wire(desk: _Desk, name: str) -> object:
    try:
        arrival = receive(desk.folder / name, format=None, beside=None, world=desk.world, markdown=False)
    except Unreadable as problem:
        if "no such file" not in str(problem):
            raise
        raise Unreadable(
            f"{desk.folder}: holds no edition.toml. Name a folder that does, or write one: schema = 1, and date."
        ) from None
    except InvalidInput as problem:
        desk.stop(name, problem)
        return None
    form = "json" if arrival.format == "markdown" else arrival.format
    try:
        return parse(arrival.text, form, arrival.name)
    except InvalidInput as problem:
        if form == "toml" and _PAGES_TWICE.search(arrival.text):
            what = "stands there twice: as the number of pages, and as the list of those that are special."
            told = error("pages-twice", f"{name}, pages", what, "Write the list as [[special_pages]].")
            desk.faults.append(told)
        else:
            desk.stop(name, problem)
    return None


def _file(desk: _Desk, name: str, wire: object) -> EditionFile | None:
    if wire is None:
        return None
    try:
        return validated(EditionFile, wire)
    except ValidationError as problem:
        desk.faults += [
            replace(note, where=f"{name}, {note.where}") for note in explain(problem, EditionFile)
        ]
        return None


def _publication(desk: _Desk, name: str) -> Publication:
    path = desk.folder / name
    if not desk.there(name):
        what = "there is no such file; the edition goes without a name, contacts and rates."
        desk.notes.append(warning("publication-missing", name, what, "Write one beside edition.toml."))
        return Publication()
    try:
        return read_publication(path, world=desk.world)
    except PagekitError as problem:
        desk.stop(name, problem)
        return Publication()


def _stories(desk: _Desk, name: str) -> tuple[Article, ...]:
    """Every story of the folder, in the order of the files' names."""
    home = desk.folder / name
    files = desk.world.names(home) if isinstance(desk.world, Listing) else ()
    found: dict[str, Article] = {}
    taken = [each for each in files if PurePath(each).suffix.lower() in STORY_ENDINGS]
    if not taken:
        what = "holds no story."
        desk.notes.append(warning("no-stories", name, what, "Put stories there: .md, .json, .yaml or .toml."))
    if len(taken) > MAX_STORIES:
        what = f"holds {len(taken):,} files; the first {MAX_STORIES:,} are read."
        desk.notes.append(error("too-many", name, what, "Make two editions of them."))
    for each in taken[:MAX_STORIES]:
        where = (PurePath(name) / each).as_posix()
        try:
            story = read_article(home / each, world=desk.world)
        except PagekitError as problem:
            told = placed(where, problem)
            desk.notes += told
            desk.left_out.append((PurePath(each).stem, f"{where} cannot be taken: {told[0].what}"))
            continue
        if story.id in found:
            what = f"another story has the id {story.id}; this one is left out."
            desk.notes.append(error("story-twice", where, what, "Give each story an id of its own."))
            desk.left_out.append((story.id, f"{where}: {what}"))
            continue
        found[story.id] = story
        notes = story.origin.notes if story.origin else ()
        desk.notes += [replace(note, where=f"{where}, {note.where}", subject=story.id) for note in notes]
    return tuple(found.values())


def _adverts(desk: _Desk, name: str) -> Lines:
    names = [name] if name else [each for each in ADVERTS if desk.there(each)]
    read = [_advert_file(desk, each) for each in names]
    bookings = _each_once(desk, [booking for lines in read for booking in lines.bookings])
    line_adverts: tuple[LineAdvert, ...] = tuple(advert for lines in read for advert in lines.line_adverts)
    for_sale: tuple[ForSale, ...] = tuple(place for lines in read for place in lines.for_sale)
    return Lines(bookings, line_adverts, for_sale)


def _advert_file(desk: _Desk, name: str) -> Lines:
    try:
        arrival_name, data = _loaded(desk, name)
    except PagekitError as problem:
        desk.stop(name, problem)
        return Lines()
    lines = _beside(lines_of(data, arrival_name), PurePath(name).parent)
    desk.faults += lines.faults
    desk.notes += lines.notes
    desk.left_out += lines.left_out
    return lines


def _beside(lines: Lines, folder: PurePath) -> Lines:
    """The lines with their creatives named from the edition's folder: they lie beside their own file."""
    if folder == PurePath():
        return lines
    bookings = []
    for booking in lines.bookings:
        src = getattr(booking.creative, "src", None)
        shown = altered(booking.creative, src=(folder / src).as_posix()) if src else booking.creative
        bookings.append(altered(booking, creative=shown))
    return replace(lines, bookings=tuple(bookings))


def _loaded(desk: _Desk, name: str) -> tuple[str, object]:
    path = desk.folder / name
    if path.suffix.lower() == ".csv":
        return name, csv_entries(desk.world.read(path), name)
    arrival = receive(path, format=None, beside=None, world=desk.world, markdown=False)
    form = "json" if arrival.format == "markdown" else arrival.format
    return name, parse(arrival.text, form, name)


def _each_once(desk: _Desk, bookings: Sequence[Any]) -> tuple[Any, ...]:
    found: dict[str, Any] = {}
    for booking in bookings:
        if booking.id in found:
            what = f"the booking {booking.id} is there twice; the second one is left out."
            desk.notes.append(error("booking-twice", "bookings", what, "Give each booking an id of its own."))
            desk.left_out.append((booking.id, what))
            continue
        found[booking.id] = booking
    return tuple(found.values())


def _errors(notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.severity == "error")
