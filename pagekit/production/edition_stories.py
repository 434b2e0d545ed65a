"""Edition + Layout → EditionStories: every story dressed and measured in all shapes that the pack's pages have for it.

A story that cannot be published at the edition's time, or cannot be set, is left out with a note; the others go on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pagekit.errors import LayoutError, PagekitError
from pagekit.house import Story, dress
from pagekit.house.release import release_of
from pagekit.layout import EditionDesign, Layout
from pagekit.model import Article, Edition
from pagekit.model.edition import MOST_PAGES
from pagekit.notes import Note, about, error
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter, band, measures
from pagekit.plan.records import LeftOut
from pagekit.plan.words import words_of
from pagekit.production.edition_setting import Setting, kept_out, section_of, setting_of, site_of
from pagekit.production.edition_wear import worn_by
from pagekit.production.verdicts import unshared
from pagekit.typeset import StoryGalley, story_galley
from pagekit.typeset.story.shapes import Shape, narrowed, shaped

ENOUGH = 3
"""Times that the stories may fill the edition before the rest is left out unweighed."""


@dataclass(frozen=True, slots=True)
class SetUp(Setting):
    """What all stories of a newspaper are set with."""

    design: EditionDesign
    grid: Grid

    @classmethod
    def of(cls, edition: Edition, layout: Layout, at: datetime | None = None) -> SetUp:
        """For an edition in its pack. Raises LayoutError."""
        manifest = layout.printed
        if manifest.packed is None:
            raise LayoutError(
                f"layout {layout.name} is for single stories. For an edition use tabloid or broadsheet, or write "
                "[edition]."
            )
        own = setting_of(edition, layout, at)
        grid = Grid.of(manifest, manifest.packed, own.paper)
        return cls(
            own.edition,
            own.layout,
            own.manifest,
            own.paper,
            own.fonts,
            own.typesetter,
            own.at,
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


def measured(setup: SetUp) -> EditionStories:
    """The stories of an edition, measured."""
    taken = _Taken()
    zone = setup.edition.publication.timezone
    told = tuple(one for one in setup.edition.stories if release_of(one, setup.at, zone).released)
    for article in _weighed(setup, taken):
        _take(setup, article, told, taken)
    return EditionStories(tuple(taken.matters), taken.galleys, tuple(taken.left_out), tuple(taken.notes))


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


def _take(setup: SetUp, article: Article, told: Sequence[Article], taken: _Taken) -> None:
    out = kept_out(setup, article)
    if out is not None:
        taken.notes += out.notes
        taken.left_out.append(out.left_out)
        return
    try:
        story = dress(article, site_of(setup.edition, article), at=setup.at, told=told)
        worn = worn_by(setup.manifest, story.format)
        galley = narrowed(story_galley(story, worn, setup.typesetter, story.shapes))
        matter = matter_of(setup, article, story, galley)
    except PagekitError as problem:
        # One bad story never kills an edition.
        what = f"it cannot be set: {problem}"
        taken.notes.append(error("left-out", f"story {article.id}", what))
        taken.left_out.append(LeftOut(article.id, what))
        return
    taken.matters.append(matter)
    taken.galleys[article.id] = galley
    taken.notes += about(article.id, (*unshared(story.notes), *galley.notes))


def matter_of(setup: SetUp, article: Article, story: Story, galley: StoryGalley) -> StoryMatter:
    """A story as the plan knows it."""
    bands = band(setup.design, None), band(setup.design, article.priority)
    leading: dict[int, Shape] = {}
    following: dict[int, Shape] = {}
    for units, columns in measures(setup.design, setup.grid, story.lang):
        leading[units], following[units] = shaped(galley, columns, bands)
    return StoryMatter(article, section_of(setup.edition, article), leading, following, words_of(article))
