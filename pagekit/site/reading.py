"""the files of stories → what is known of each: read again where one of its files has changed, else as it was.

Which files a story was read from, those too that were not there, is known by the world that was asked for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
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


class StoryFiles:
    """Reads stories. `records` is for the next build, `notes` what was found, `files` where each story lies."""

    def __init__(self, source: SiteFolder, before: Mapping[str, StoryRecord]) -> None:
        self.records: dict[str, StoryRecord] = {}
        self.notes: list[Note] = []
        self.files: dict[str, str] = {}
        self._world = source.world
        self._home = source.home
        self._house = source.publication
        self._before = before
        self._articles: dict[str, Article] = {}

    def read(self, names: Sequence[str], standing: bool) -> list[tuple[StoryFacts, bool]]:
        """What is known of the stories of these files; `standing`: they stand in no list."""
        world, home = self._world, self._home
        marks = world.marks(home) if isinstance(world, Marking) else {}
        found: list[tuple[StoryFacts, bool]] = []
        for name in names:
            record = self._before.get(name)
            if record is None or not self._same(record, marks):
                record = self._taken(name, marks)
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

    def _taken(self, name: str, marks: Mapping[str, str]) -> StoryRecord:
        world = WatchedWorld(self._world, self._home)
        house = self._house
        facts: dict[str, Any] | None = None
        notes: list[Note] = []
        try:
            article = read_article(self._home / name, world=world)
            known = facts_of(article, name, world.seen, house.timezone, house.lang)
            facts = known.as_wire()
            self._at_hand(article)
            found = article.origin.notes if article.origin else ()
            notes += [replace(note, where=f"{name}, {note.where}", subject=article.id) for note in found]
        except PagekitError as problem:
            notes += faults_of(name, problem)
        seen = {each: marks.get(each, "") for each in world.seen}
        return StoryRecord(seen, dict(world.seen), facts, notes)

    def _at_hand(self, article: Article) -> None:
        if len(self._articles) < AT_HAND:
            # What intake said of it is told once for the site.
            origin = article.origin
            self._articles[article.id] = article.at(replace(origin, notes=())) if origin else article

    def article(self, name: str) -> Article:
        """The story as it was read. Raises PagekitError."""
        if name not in self._articles:
            article = read_article(self._home / self.files[name], world=self._world)
            origin = article.origin
            article = article.at(replace(origin, notes=())) if origin else article
            if len(self._articles) >= AT_HAND:
                return article
            self._articles[name] = article
        return self._articles[name]
