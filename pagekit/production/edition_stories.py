"""Edition + Layout → EditionStories: every story dressed and measured in all shapes that the pack's pages have for it.

A story that cannot be published at the edition's time, or cannot be set, is left out with a note; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime

from pagekit.errors import LayoutError, PagekitError
from pagekit.house import Story, dress
from pagekit.house.pulled import pulled
from pagekit.house.release import release_of
from pagekit.jobs import Limits
from pagekit.jobs.pool import Work
from pagekit.layout import EditionDesign, Layout
from pagekit.model import Article, Edition
from pagekit.model.edition import MOST_PAGES
from pagekit.notes import Note, about, error
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter, band, measures
from pagekit.plan.records import LeftOut
from pagekit.plan.words import words_of
from pagekit.production.counted import edition_counted
from pagekit.production.edition_setting import Setting, kept_out, section_of, setting_of, site_of
from pagekit.production.edition_wear import worn_by
from pagekit.production.verdicts import unshared
from pagekit.typeset import StoryGalley, Typesetter, story_galley
from pagekit.typeset.story.shapes import Shape, narrowed, shaped

ENOUGH = 3
"""Times that the stories may fill the edition before the rest is left out unweighed."""
TOGETHER = 2
"""Stories that go to a worker together: each takes a moment, and the last should not come alone."""


@dataclass(frozen=True, slots=True)
class SetUp(Setting):
    """What all stories of a newspaper are set with."""

    design: EditionDesign
    grid: Grid

    @classmethod
    def of(
        cls, edition: Edition, layout: Layout, at: datetime | None = None, limits: Limits | None = None
    ) -> SetUp:
        """For an edition in its pack. Raises LayoutError."""
        manifest = layout.printed
        if manifest.packed is None:
            raise LayoutError(
                f"layout {layout.name} is for single stories. For an edition use tabloid or broadsheet, or write "
                "[edition]."
            )
        own = setting_of(edition, layout, at, limits)
        grid = Grid.of(manifest, manifest.packed, own.paper)
        return cls(
            own.edition,
            own.layout,
            own.manifest,
            own.paper,
            own.fonts,
            own.typesetter,
            own.at,
            own.limits,
            manifest.packed,
            grid,
        )


@dataclass(frozen=True, slots=True)
class EditionStories:
    """The stories of an edition that can be set, and what there is to say of the others."""

    matters: tuple[StoryMatter, ...]
    galleys: Mapping[str, StoryGalley]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def areas(self) -> dict[str, float]:
        """A story's id → what it takes, in lines times columns of the grid; nothing of those that are left out."""
        out = {one.id: 0.0 for one in self.left_out}
        return out | {matter.id: matter.area for matter in self.matters}


@dataclass(slots=True)
class _Taken:
    matters: list[StoryMatter] = field(default_factory=list)
    galleys: dict[str, StoryGalley] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MeasuredStory:
    """A story dressed, in all its shapes; or why it is left out."""

    story: Story | None = None
    leading: Mapping[int, Shape] = field(default_factory=dict)
    following: Mapping[int, Shape] = field(default_factory=dict)
    left_out: LeftOut | None = None
    notes: tuple[Note, ...] = ()
    galley: StoryGalley | None = None
    """With all that was measured on the way, where that was done here: a worker keeps it."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What every story is measured for, as plain values."""

    edition: Edition
    layout: Layout
    at: datetime
    limits: Limits | None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What stories are measured with."""

    setup: SetUp
    articles: Mapping[str, Article]
    told: tuple[Article, ...]
    """Those that readers may be told of."""

    @classmethod
    def of(cls, setup: SetUp) -> _Desk:
        stories, zone = setup.edition.stories, setup.edition.publication.timezone
        told = tuple(one for one in stories if release_of(one, setup.at, zone).released)
        return cls(setup, {one.id: one for one in stories}, told)


def measured(setup: SetUp, executor: Executor | None = None) -> EditionStories:
    """The stories of an edition, measured; by the executor, where there is one."""
    taken = _Taken()
    weighed = _weighed(setup, taken)
    for article, made in zip(weighed, _measured(setup, weighed, executor), strict=True):
        _take(setup, article, made, taken)
    return EditionStories(tuple(taken.matters), taken.galleys, tuple(taken.left_out), tuple(taken.notes))


def _measured(
    setup: SetUp, articles: Sequence[Article], executor: Executor | None
) -> Iterable[MeasuredStory]:
    if executor is None:
        desk = _Desk.of(setup)
        return (_story(desk, article) for article in articles)
    paper = _Paper(setup.edition, setup.layout, setup.at, setup.limits)
    return _STORIES.shared(executor, paper, (article.id for article in articles), TOGETHER)


def _weighed(setup: SetUp, taken: _Taken) -> Sequence[Article]:
    """The stories that are measured: of those that fill the most pages there may be many times over, the first."""
    stories = setup.edition.stories
    most = setup.edition.file.pages.most
    room = ENOUGH * min(most, MOST_PAGES) * setup.design.words
    ranked = sorted(stories, key=lambda one: (not (one.print.must or one.print.page), one.priority))
    kept: set[str] = set()
    words = 0
    for story in ranked:
        if words <= room or story.print.must:
            kept.add(story.id)
        words += words_of(story)
    for story in stories:
        if story.id not in kept:
            why = f"what matters more fills {most} pages {ENOUGH} times over"
            what = f"priority {story.priority}: {why}; it was not weighed."
            taken.left_out.append(LeftOut(story.id, what))
    return tuple(story for story in stories if story.id in kept)


def _take(setup: SetUp, article: Article, made: MeasuredStory, taken: _Taken) -> None:
    taken.notes += made.notes
    if made.left_out is not None:
        taken.left_out.append(made.left_out)
    if made.story is None:
        return
    section = section_of(setup.edition, article)
    taken.matters.append(StoryMatter(article, section, made.leading, made.following, words_of(article)))
    taken.galleys[article.id] = made.galley or _galley(setup, article, made.story)


def _story(desk: _Desk, article: Article) -> MeasuredStory:
    setup = desk.setup
    out = kept_out(setup, article)
    if out is not None:
        return MeasuredStory(left_out=out.left_out, notes=out.notes)
    try:
        story = dress(article, site_of(setup.edition, article), at=setup.at, told=desk.told)
        galley = _galley(setup, article, story)
        leading, following = _shapes(setup, article, story, galley)
    except PagekitError as problem:
        # One bad story never kills an edition.
        what = f"it cannot be set: {problem}"
        return MeasuredStory(
            left_out=LeftOut(article.id, what), notes=(error("left-out", f"story {article.id}", what),)
        )
    notes = about(article.id, (*unshared(story.notes), *galley.notes))
    # All that was measured of it in every width is much: for a stranger's pack, that may have very many, it is let go.
    kept = galley if setup.typesetter.steps is None else None
    return MeasuredStory(story, leading, following, None, tuple(notes), kept)


def _galley(setup: SetUp, article: Article, story: Story) -> StoryGalley:
    worn, cost = worn_by(setup.manifest, story.format), setup.design.pull_quote
    may = cost is not None and article.print.pull
    galley = story_galley(
        story,
        worn,
        setup.typesetter,
        story.shapes,
        tall_above=True,
        offered=pulled(story) if may else (),
        pull_cost=cost or 0.0,
    )
    return narrowed(galley)


def _shapes(
    setup: SetUp, article: Article, story: Story, galley: StoryGalley
) -> tuple[Mapping[int, Shape], Mapping[int, Shape]]:
    """Columns of the grid → the story's shape as a page's lead, and as any other story of its priority."""
    bands = band(setup.design, None), band(setup.design, article.priority)
    leading: dict[int, Shape] = {}
    following: dict[int, Shape] = {}
    for units, columns in measures(setup.design, setup.grid, story.lang):
        leading[units], following[units] = shaped(galley, columns, bands)
    return leading, following


def _sent_story(desk: _Desk, id: str) -> MeasuredStory:
    setup = desk.setup
    if setup.typesetter.steps is not None:
        # A worker stays from one edition to the next: what a stranger's pack may take is counted anew for each story.
        steps = edition_counted(setup.layout, setup.edition.stories, setup.limits)
        desk = replace(desk, setup=replace(setup, typesetter=Typesetter(setup.fonts, steps=steps)))
    return replace(_story(desk, desk.articles[id]), galley=None)


def _sent_desk(paper: _Paper) -> _Desk:
    return _Desk.of(SetUp.of(paper.edition, paper.layout, paper.at, paper.limits))


_STORIES = Work("the edition's stories", _sent_desk, _sent_story)
