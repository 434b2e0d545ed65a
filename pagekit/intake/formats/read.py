"""files of other systems, their content, or a folder of them → ArticleBatch: the one door for articles from elsewhere.

Each file is told by its content and handed to its reader (`every.py`); what that yields is made into articles
(`make.py`). One bad item is refused with its reason, and the others go on.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO, Any

from pagekit.asked import kind_of, one_folder, path_text, present, refusal
from pagekit.errors import BadOrder, InvalidInput, PagekitError, Unreadable
from pagekit.intake.formats.batch import ArticleBatch
from pagekit.intake.formats.every import FORMATS
from pagekit.intake.formats.files import Fetch, Root
from pagekit.intake.formats.item import RefusedItem
from pagekit.intake.formats.make import Names, make_article
from pagekit.intake.formats.opened import MAX_BYTES, MAX_FILES, Folder, Opened, fields_of
from pagekit.intake.formats.reader import Format
from pagekit.intake.formats.versions import Versions
from pagekit.model import Article
from pagekit.model.base import Record, altered
from pagekit.model.photo import PICTURE_ENDINGS
from pagekit.notes import Note, about, error, info, unique, warning
from pagekit.world import (
    DiskWorld,
    FakeWorld,
    FilesFrom,
    Listing,
    MountedWorld,
    World,
    files_place,
    read_named,
)

MAX_ITEMS = 50_000
One = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str] | Mapping[str, Any]
Source = One | Sequence[One]

_PLACES = "Give the path of a folder, MemoryFiles({…}), or a list of these."
_ACCEPTED = "a path of a file or a folder, bytes, an open file, a mapping, or a list of these"
_BESIDE = (
    *PICTURE_ENDINGS,
    ".svg",
    ".pdf",
    ".mp4",
    ".mov",
    ".mp3",
    ".wav",
    ".css",
    ".js",
    ".woff",
    ".woff2",
    ".ttf",
)
"""What lies beside articles and is none: in a folder it is not opened to see."""


def read_articles(
    source: Source,
    *,
    format: str | None = None,
    files_from: FilesFrom | None = None,
    fetch: Fetch | None = None,
    world: World | None = None,
) -> ArticleBatch:
    """Read the articles that another system has written, whatever its format: a file, a folder, bytes, an open file, a
    mapping, or a list of any of these.

    The format is told by the content; `format` names it where that cannot be told: ninjs, newsml-g2, newsml-1, nitf,
    iptc-7901; wordpress (REST), wxr, ghost, ans; hugo, jekyll, eleventy, pelican; feed, docx, webpage; pagekit.
    Pictures are looked for in
    `files_from`, a folder or MemoryFiles, by the path and by the name that the source gives them; without it, beside
    the source. Nothing is fetched: what lies elsewhere is listed in `to_fetch`, and `fetch` may be your own function
    that gives the bytes at an address, or None. An item that cannot be taken is in `refused`, and the others are read.
    Raises InvalidInput and Unreadable where a single source cannot be read at all.
    """
    if fetch is not None and not callable(fetch):
        raise refusal("fetch", fetch, "Pass a function that takes an address and gives bytes or None.")
    if world is not None and not hasattr(world, "read"):
        raise refusal("world", world, "Pass a World, such as DiskWorld(folder), or leave it out.")
    reading = _Reading(_named(format), files_from, fetch, world)
    if isinstance(source, list | tuple | set | frozenset):
        for number, one in enumerate(source):
            reading.take_one_of_several(one, f"source[{number}]")
    else:
        reading.take(source)
    return reading.batch()


def _named(format: str | None) -> Format | None:
    if format is None:
        return None
    known = {one.name: one for one in FORMATS}
    if format not in known:
        raise refusal("format", format, f"Pass one of {', '.join(known)}, or leave it out.")
    return known[format]


@dataclass
class _Reading:
    """One call."""

    format: Format | None
    files_from: FilesFrom | None
    fetch: Fetch | None
    world: World | None
    articles: list[Article] = field(default_factory=list)
    refused: list[RefusedItem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    names: Names = field(default_factory=Names)
    to_fetch: dict[str, None] = field(default_factory=dict)
    roots: dict[Path | None, Root] = field(default_factory=dict)

    def batch(self) -> ArticleBatch:
        """What was read."""
        if self.skipped:
            named = ", ".join(f"{count} {ending}" for ending, count in sorted(self.skipped.items()))
            what = f"files of no format that is known were passed over: {named}."
            self.notes.append(info("files-skipped", "the folder", what))
        return ArticleBatch(
            tuple(self.articles), tuple(self.refused), unique(self.notes), tuple(self.to_fetch)
        )

    def take_one_of_several(self, source: Any, name: str) -> None:
        """Read one of a list; what cannot be read is refused."""
        try:
            self.take(source)
        except BadOrder:
            raise
        except PagekitError as problem:
            self.refused.append(_refused(problem, _label(source) or name))

    def take(self, source: Any) -> None:
        """Read one source. Raises InvalidInput, Unreadable."""
        if isinstance(source, Record):
            raise Unreadable(f"the source is {kind_of(source)}, which is read already. Use it as it is.")
        if isinstance(source, Mapping):
            self._one(fields_of(source), self._root(None, None))
        elif isinstance(source, str | os.PathLike):
            self._path(_path(source))
        else:
            data, name = _loose(source)
            self._one(Opened(name, data), self._root(None, None))

    def _path(self, path: Path) -> None:
        world = self.world or _disk(path, self.files_from)
        if _is_folder(path, self.world):
            names = world.names(path) if isinstance(world, Listing) else ()
            if len(names) > MAX_FILES:
                what = f"holds {len(names):,} files, at most {MAX_FILES:,} are read."
                raise InvalidInput(path.name, [error("too-long", "the folder", what, "Split it.")])
            self._folder(Opened(path.name, folder=Folder(path, world, names)), self._root(world, path))
            return
        folder = Folder(path.parent, world, (path.name,))
        data = read_named(world, path, limit=MAX_BYTES)
        self._one(Opened(path.name, data, folder=folder, path=path.name), self._root(world, path.parent))

    def _root(self, world: World | None, folder: Path | None) -> Root:
        """Where the pictures of a source lie; listed once for all sources that have them in one place."""
        place = folder if self.files_from is None else None
        if place not in self.roots:
            self.roots[place] = self._opened_root(world, folder)
        return self.roots[place]

    def _opened_root(self, world: World | None, folder: Path | None) -> Root:
        given = self.files_from
        if placed := files_place(given, self.world, _PLACES):
            files, place = placed[0], placed[1] / "story"
            mounted = MountedWorld(self.world or FakeWorld(), {place: files})
            return Root(mounted, place, files, self.fetch, self.to_fetch)
        if given is not None:
            place = one_folder(given, "files_from", _PLACES)
            if self.world is None:
                present(place, "files_from")
            return Root(self.world or DiskWorld(place), place, None, self.fetch, self.to_fetch)
        return Root(world or self.world or FakeWorld(), folder, None, self.fetch, self.to_fetch)

    def _folder(self, opened: Opened, root: Root) -> None:
        """A folder as a whole, where a reader knows it; else each of its files by itself."""
        known = self.format if self.format and "folder" in self.format.kinds else None
        known = known or next((one for one in self._asked("folder") if one.recognises(opened)), None)
        if known is not None:
            self._take_all(known, opened, root)
            return
        folder = opened.folder
        for name in folder.names if folder else ():
            ending = PurePath(name).suffix.lower()
            if folder is None or ending in _BESIDE:
                continue
            try:
                self._one(folder.opened(name), root, among=True)
            except BadOrder:
                raise
            except PagekitError as problem:
                self.refused.append(_refused(problem, name))

    def _one(self, opened: Opened, root: Root, *, among: bool = False) -> None:
        """One file. `among` others, one of no known format is passed over."""
        known = self._format_of(opened)
        if known is None and among:
            self.skipped[PurePath(opened.name).suffix.lower() or "without an ending"] += 1
            return
        if known is None:
            what = f"is {_told(opened)}, of no format that is known."
            names = ", ".join(one.name for one in FORMATS)
            fault = error(
                "unknown-format",
                "the file",
                what,
                f"Name it where it is one of {names}: format=, or --format.",
            )
            raise InvalidInput(opened.name, [fault])
        self._take_all(known, opened, root)

    def _format_of(self, opened: Opened) -> Format | None:
        if self.format is not None:
            return self.format
        return next((one for one in self._asked(opened.kind) if one.recognises(opened)), None)

    def _asked(self, kind: str) -> Iterator[Format]:
        known = [self.format] if self.format is not None else FORMATS
        return (one for one in known if kind in one.kinds)

    def _take_all(self, known: Format, opened: Opened, root: Root) -> None:
        """The articles of one file, as its reader yields them."""
        count, versions = 0, Versions()
        for item in known.read(opened):
            count += 1
            if count > MAX_ITEMS:
                what = f"holds more than {MAX_ITEMS:,} items; the rest was not read."
                self.notes.append(warning("items-cut", opened.name, what, "Split it."))
                break
            if isinstance(item, RefusedItem):
                self.refused.append(item)
            elif isinstance(item, Article):
                self.articles.append(self._own_name(item))
            else:
                try:
                    self.articles.append(make_article(item, root, self.names, opened.name))
                    versions.take(item.version_of, len(self.articles) - 1, self.articles[-1])
                except InvalidInput as problem:
                    self.refused.append(RefusedItem(item.name, problem.problems))
        for place, translations in versions.told():
            self.articles[place] = altered(self.articles[place], translations=translations)
        if not count:
            what = f"holds no article: it is {known.title} without an item."
            self.notes.append(warning("no-items", opened.name, what))
        self.notes += about(opened.name, opened.notes)

    def _own_name(self, article: Article) -> Article:
        """The article with an id that no other one of the batch has."""
        name, twice = self.names.take(article.id)
        return altered(article, id=name) if twice else article


def _refused(problem: PagekitError, name: str) -> RefusedItem:
    if isinstance(problem, InvalidInput):
        return RefusedItem(name, problem.problems)
    what, _, remedy = str(problem).partition(". ")
    return RefusedItem(name, (error("unreadable", name, f"{what.removesuffix('.')}.", remedy),))


def _told(opened: Opened) -> str:
    kinds = {
        "json": "JSON",
        "xml": f"XML that begins with <{opened.root}>",
        "html": "a web page",
        "zip": "a ZIP archive",
    }
    return kinds.get(opened.kind, "text" if opened.kind == "text" else "no text")


def _label(source: Any) -> str:
    return PurePath(source).name if isinstance(source, str | os.PathLike) else ""


def _disk(path: Path, files_from: FilesFrom | None) -> World:
    beside = [Path(files_from)] if isinstance(files_from, str | os.PathLike) else []
    return DiskWorld(path if path.is_dir() else path.parent, *beside)


def _is_folder(path: Path, world: World | None) -> bool:
    if world is None:
        return path.is_dir()
    has = getattr(world, "has", None)
    return isinstance(world, Listing) and not (has and has(path)) and bool(world.names(path))


def _path(source: str | os.PathLike[str]) -> Path:
    remedy = "Give a path, or the text as bytes: text.encode()."
    if isinstance(source, str) and ("\n" in source or source.lstrip()[:1] in {"{", "<", "["}):
        raise Unreadable(f"the path is text of an article. {remedy}")
    try:
        return Path(path_text(os.fsdecode(source), "the path", remedy))
    except BadOrder as problem:
        raise Unreadable(str(problem)) from None


def _loose(source: Any) -> tuple[bytes, str]:
    """The bytes of something without a place of its own, and its name if it tells one."""
    if isinstance(source, bytes | bytearray | memoryview):
        data, name = bytes(source), "the text"
    else:
        if not callable(getattr(source, "read", None)):
            raise Unreadable(f"the source is {kind_of(source)}. Give {_ACCEPTED}.")
        try:
            found = source.read(MAX_BYTES + 1)
        except (OSError, ValueError, TypeError) as problem:
            raise Unreadable(
                f"the open file cannot be read ({problem}). Open it again with 'rb'."
            ) from problem
        if not isinstance(found, str | bytes | bytearray | memoryview):
            raise Unreadable(f"the open file gave {kind_of(found)}, not bytes. Open it with 'rb'.")
        data = found.encode("utf-8", "surrogatepass") if isinstance(found, str) else bytes(found)
        told = getattr(source, "name", None)
        name = PurePath(told).name if isinstance(told, str) and told else "the text"
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{name}: more than {MAX_BYTES:,} bytes, which are the most that is read. Split it.")
    return data, name
