"""the work of a site → jobs of plain values: stories read, pages of stories and of lists made, here or by an executor.

Whoever does a job makes the same bytes. Files are written by the process that builds, and by no other: what a page is
made of comes back as a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

from pagekit.errors import PagekitError
from pagekit.house import Story
from pagekit.intake.site_folder import SiteFolder
from pagekit.jobs.pool import Parcel, Work
from pagekit.makeup.page import SiteLink
from pagekit.model import Article
from pagekit.site.cards import story_of
from pagekit.site.house import Wishes, Workshop
from pagekit.site.lists import ListPages, Part
from pagekit.site.making import Made, Shelves
from pagekit.site.plan import Placed, SitePlan
from pagekit.site.reading import Reading, read_again, reading_of
from pagekit.site.stories import StoryPages
from pagekit.site.thumbs import Given, Thumb, Wanted, made_thumb

READ, MADE, LISTED = 25, 20, 8
"""Stories that are read, pages of stories, and pages of lists that go to a worker together."""


@dataclass(frozen=True, slots=True)
class Supplies:
    """All that every page is made with, as plain values."""

    source: SiteFolder
    plan: SitePlan
    wishes: Wishes
    foot: tuple[SiteLink, ...]


@dataclass(frozen=True, slots=True)
class StoryTask:
    """A story's page to be made. `whole`: its text is wanted for feeds."""

    placed: Placed
    file: str
    article: Article | None
    """The story where it is at hand."""
    whole: bool


@dataclass(frozen=True, slots=True)
class StoryDone:
    """A story's page, or why there is none."""

    made: Made | None
    story: Story | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ThumbTask:
    """A picture of a list to be made."""

    wanted: Wanted
    file: str
    article: Article | None


@dataclass(frozen=True, slots=True)
class ListTask:
    """A page of a list: its stories' cards, and the pictures that stand for them."""

    part: Part
    cards: tuple[tuple[str, Mapping[str, Any]], ...]
    thumbs: Mapping[str, list[Any]]


@dataclass(slots=True)
class _Bench:
    """What a worker makes pages with."""

    shop: Workshop
    shelves: Shelves
    stories: StoryPages
    lists: ListPages
    given: Given
    cards: dict[str, Story] = field(default_factory=dict)


class Crew:
    """Gives out the jobs. Without an executor each is done here, when its turn comes."""

    def __init__(self, executor: Executor | None) -> None:
        self.executor = executor
        self._parcel: Parcel | None = None

    def read(self, source: SiteFolder, names: Iterable[str]) -> Iterator[Reading]:
        """The stories of these files."""
        if self.executor is None:
            return (reading_of(source, name) for name in names)
        return _READING.done(self.executor, Parcel.of(source, _READING.what), names, READ)

    def pages(self, supplies: Supplies, maker: StoryPages, tasks: Iterable[StoryTask]) -> Iterator[StoryDone]:
        """The pages of these stories."""
        if self.executor is None:
            return (_story(maker, supplies.source, task) for task in tasks)
        return _STORIES.done(self.executor, self._packed(supplies), tasks, MADE)

    def thumbs(self, supplies: Supplies, tasks: Iterable[ThumbTask]) -> Iterator[Thumb]:
        """The pictures of lists, by an executor."""
        if self.executor is None:
            return iter(())
        return _THUMBS.done(self.executor, self._packed(supplies), tasks, MADE)

    def lists(self, supplies: Supplies, tasks: Iterable[ListTask]) -> Iterator[Made]:
        """Pages of lists, by an executor."""
        if self.executor is None:
            return iter(())
        return _LISTS.done(self.executor, self._packed(supplies), tasks, LISTED)

    def _packed(self, supplies: Supplies) -> Parcel:
        if self._parcel is None:
            self._parcel = Parcel.of(supplies, _STORIES.what)
        return self._parcel


def _bench(supplies: Supplies) -> _Bench:
    shop = Workshop(supplies.source, supplies.plan, supplies.wishes, supplies.foot)
    shelves, given = Shelves(shop.roots.files, shop.roots.frames), Given()
    return _Bench(shop, shelves, StoryPages(shop, shelves), ListPages(shop, shelves, given), given)


def _story(maker: StoryPages, source: SiteFolder, task: StoryTask) -> StoryDone:
    try:
        article = task.article if task.article is not None else read_again(source, task.file)
        made, story = maker.make(article, task.placed)
    except PagekitError as problem:
        return StoryDone(None, problem=str(problem))
    return StoryDone(made, story if task.whole else None)


def _story_job(bench: _Bench, task: StoryTask) -> StoryDone:
    return _story(bench.stories, bench.shop.folder, task)


def _thumb_job(bench: _Bench, task: ThumbTask) -> Thumb:
    article = task.article if task.article is not None else read_again(bench.shop.folder, task.file)
    return made_thumb(bench.shop.front, bench.shelves, article, task.wanted)


def _list_job(bench: _Bench, task: ListTask) -> Made:
    stories = []
    for digest, wire in task.cards:
        if digest not in bench.cards:
            bench.cards[digest] = story_of(wire, bench.shop.signs.publisher)
        stories.append(bench.cards[digest])
    bench.given.pictures = task.thumbs
    return bench.lists.listed(task.part, stories)


def _same(source: SiteFolder) -> SiteFolder:
    return source


_READING = Work("the site's stories", _same, reading_of)
_STORIES = Work("the site's pages", _bench, _story_job)
_THUMBS = Work("the site's pictures", _bench, _thumb_job)
_LISTS = Work("the site's lists", _bench, _list_job)
