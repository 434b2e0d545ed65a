"""the files of stories → what is known of each: read again where one of its files has changed, else as it was.

Which files a story was read from, those too that were not there, is known by the world that was asked for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from pagekit.errors import PagekitError
from pagekit.intake import read_article
from pagekit.intake.edition import placed as faults_of
from pagekit.intake.site_folder import SiteFolder
from pagekit.model import Article
from pagekit.notes import Note, error
from pagekit.site.facts import StoryFacts, facts_of
from pagekit.site.state import StoryRecord
from pagekit.site.watched import WatchedWorld
from pagekit.world import Marking, gone

AT_HAND = 2_000
"""Stories that are kept as they were read, for the lists that show their pictures."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as it was read: what is known of it, and the story itself, where it can be taken."""

    record: StoryRecord
    article: Article | None


Reader = Callable[[Iterable[str]], Iterator[Reading]]
"""The names of files → what each reads as, in their order."""


def reading_of(source: SiteFolder, name: str) -> Reading:
    """Read a story's file. What cannot be taken is told by the record's notes."""
    world, house = WatchedWorld(source.world, source.home), source.publication
    facts: dict[str, Any] | None = None
    article: Article | None = None
    notes: list[Note] = []
    try:
        article = read_article(source.home / name, world=world)
        facts = facts_of(article, name, world.seen, house.timezone, house.lang).as_wire()
        found = article.origin.notes if article.origin else ()
        notes += [replace(note, where=f"{name}, {note.where}", subject=article.id) for note in found]
        article = _untold(article)
    except PagekitError as problem:
        notes += faults_of(name, problem)
    return Reading(StoryRecord(dict.fromkeys(world.seen, ""), dict(world.seen), facts, notes), article)


def read_again(source: SiteFolder, name: str) -> Article:
    """A story that is known already. Raises PagekitError."""
    return _untold(read_article(source.home / name, world=source.world))


def _untold(article: Article) -> Article:
    """The story without what intake said of it: that is told once for the site."""
    origin = article.origin
    return article.at(replace(origin, notes=())) if origin else article


class StoryFiles:
    """Reads stories. `records` is for the next build, `notes` what was found, `files` where each story lies."""

    def __init__(self, source: SiteFolder, before: Mapping[str, StoryRecord], reader: Reader) -> None:
        self.records: dict[str, StoryRecord] = {}
        self.notes: list[Note] = []
        self.files: dict[str, str] = {}
        self._world = source.world
        self._home = source.home
        self._source = source
        self._before = before
        self._reader = reader
        self._articles: dict[str, Article] = {}

    def read(self, names: Sequence[str], standing: bool) -> list[tuple[StoryFacts, bool]]:
        """What is known of the stories of these files; `standing`: they stand in no list."""
        world, home = self._world, self._home
        marks = world.marks(home) if isinstance(world, Marking) else {}
        found: list[tuple[StoryFacts, bool]] = []
        before = {name: record for name in names if (record := self._before.get(name))}
        kept = {name: record for name, record in before.items() if self._same(record, marks)}
        anew = self._reader([name for name in names if name not in kept])
        for name in names:
            record = kept.get(name) or self._taken(next(anew), marks)
            self.records[name] = record
            self.notes += record.notes
            if record.facts is None:
                continue
            facts = StoryFacts.of_wire(record.facts)
            if facts.id in self.files:
                what = f"another story has the id {facts.id}; this one is left out."
                self.notes.append(error("story-twice", name, what, "Give each story an id of its own."))
                continue
            self.files[facts.id] = name
            found.append((facts, standing))
        return found

    def _same(self, record: StoryRecord, marks: Mapping[str, str]) -> bool:
        """True when all files that a story was read from are as they were, and none has come that was not there."""
        for name, mark in record.marks.items():
            if name.endswith("/"):
                watched = WatchedWorld(self._world, self._home)
                watched.names(self._home / name)
                if watched.seen[name] != record.sums[name]:
                    return False
                continue
            now = marks.get(name, "")
            if now == mark and (now or not self._there(name, marks)):
                continue
            digest = record.sums.get(name, "")
            if not digest or self._sum(name) != digest:
                return False
            record.marks[name] = now
        return True

    def _there(self, name: str, marks: Mapping[str, str]) -> bool:
        """True for a file without a mark that is there all the same: a world need not have marks."""
        return not marks and not gone(self._world, self._home / name)

    def _sum(self, name: str) -> str:
        watched = WatchedWorld(self._world, self._home)
        with suppress(PagekitError):
            watched.read(self._home / name)
        return watched.seen.get(name, "")

    def _taken(self, reading: Reading, marks: Mapping[str, str]) -> StoryRecord:
        record, article = reading.record, reading.article
        record.marks = {name: marks.get(name, "") for name in record.marks}
        if article is not None and len(self._articles) < AT_HAND:
            self._articles[article.id] = article
        return record

    def at_hand(self, name: str) -> Article | None:
        """The story where it need not be read again."""
        return self._articles.get(name)

    def article(self, name: str) -> Article:
        """The story as it was read. Raises PagekitError."""
        if name not in self._articles:
            article = read_again(self._source, self.files[name])
            if len(self._articles) >= AT_HAND:
                return article
            self._articles[name] = article
        return self._articles[name]
