"""Edition + a magazine's pack → RunStories: its stories dressed, each set for both sides, by an executor where given.

A story that cannot be published at the edition's time, or cannot be set, is left out with a note; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime

from pagekit.errors import LayoutError, PagekitError
from pagekit.house import Story, dress
from pagekit.jobs import Limits
from pagekit.jobs.pool import Work
from pagekit.layout import Layout, PrintManifest, RunsDesign
from pagekit.layout.formats import dressed, worn
from pagekit.layout.runs import Hand
from pagekit.model import Article, Edition
from pagekit.model.base import altered
from pagekit.model.edition import MOST_PAGES
from pagekit.notes import Note, about, error, warning
from pagekit.plan.records import LeftOut
from pagekit.plan.words import words_of
from pagekit.production.counted import edition_counted
from pagekit.production.edition_run_stories import RunStory, RunWay
from pagekit.production.edition_setting import Setting, kept_out, section_of, setting_of, site_of
from pagekit.production.verdicts import unshared
from pagekit.typeset import Typesetter

ENOUGH = 2
"""Times that the stories may fill the magazine before the rest is left out unweighed."""
WORDS = 900
"""Those of a story that fill a page."""
Ways = Mapping[Hand, RunWay]


@dataclass(frozen=True, slots=True)
class RunStories:
    """The stories that can be set, in the order of the magazine, and what there is to say of the others."""

    stories: tuple[RunStory, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()

    def story(self, id: str) -> Story:
        """A story in house style."""
        return self.dressed[id]

    @property
    def dressed(self) -> Mapping[str, Story]:
        """Every story in house style, by its id."""
        return {one.id: one.story for one in self.stories}


@dataclass(frozen=True, slots=True)
class _Magazine:
    """What every story is set for, as plain values."""

    edition: Edition
    layout: Layout
    at: datetime
    limits: Limits | None


@dataclass(frozen=True, slots=True)
class _Failed:
    """Why a story cannot be set."""

    why: str


def run_stories(setting: Setting, design: RunsDesign, executor: Executor | None = None) -> RunStories:
    """The stories of a magazine: by section in the edition's order, those of one by priority."""
    edition, taken = setting.edition, list[RunStory]()
    notes: list[Note] = []
    weighed, left_out = _weighed(edition)
    every = {article.id: kept_out(setting, article) for article in weighed}
    made = _made(setting, design, [article for article in weighed if every[article.id] is None], executor)
    for article in weighed:
        out = every[article.id]
        if out is not None:
            left_out.append(out.left_out)
            notes += out.notes
            continue
        story = next(made)
        if isinstance(story, _Failed):
            # One bad story never kills an edition.
            notes.append(error("left-out", f"story {article.id}", story.why))
            left_out.append(LeftOut(article.id, story.why))
            continue
        taken.append(story)
        notes += about(article.id, unshared(story.story.notes))
        notes += _unknown_section(setting, article)
    names = [section.name for section in edition.file.sections]
    order = {name: at for at, name in enumerate(names)}
    ranked = sorted(taken, key=lambda one: (order.get(one.section, 0), one.article.priority))
    return RunStories(tuple(ranked), tuple(left_out), tuple(notes))


def _made(
    setting: Setting, design: RunsDesign, articles: Sequence[Article], executor: Executor | None
) -> Iterator[RunStory | _Failed]:
    """Each of the stories, set for both sides."""
    if executor is None:
        for turn, article in enumerate(articles):
            yield _tried(setting, design, article, turn)
        return
    magazine = _Magazine(setting.edition, setting.layout, setting.at, setting.limits)
    tasks = [(article.id, turn) for turn, article in enumerate(articles)]
    found = _STORIES.shared(executor, magazine, tasks)
    for (turn, article), ways in zip(enumerate(articles), found, strict=True):
        yield ways if isinstance(ways, _Failed) else _dressed(setting, design, article, turn, ways)


def _tried(setting: Setting, design: RunsDesign, article: Article, turn: int) -> RunStory | _Failed:
    try:
        made = _dressed(setting, design, article, turn, {})
        made.set("left")
        made.set("right")
    except PagekitError as problem:
        return _Failed(f"it cannot be set: {problem}")
    return made


def _weighed(edition: Edition) -> tuple[Sequence[Article], list[LeftOut]]:
    """The stories that are set: of those that fill the most pages there may be many times over, the first."""
    most = min(edition.file.pages.most, MOST_PAGES)
    ranked = sorted(edition.stories, key=lambda one: (not (one.print.must or one.print.page), one.priority))
    kept: set[str] = set()
    pages = 0.0
    for story in ranked:
        if pages <= ENOUGH * most or story.print.must:
            kept.add(story.id)
        pages += max(1.0, words_of(story) / WORDS)
    out = [
        LeftOut(one.id, f"priority {one.priority}: what matters more fills {most} pages {ENOUGH} times over.")
        for one in edition.stories
        if one.id not in kept
    ]
    return [one for one in edition.stories if one.id in kept], out


def _dressed(setting: Setting, design: RunsDesign, article: Article, turn: int, ways: Ways) -> RunStory:
    edition = setting.edition
    # What else there is to read stands in the contents.
    story = dress(article, site_of(edition, article), at=setting.at)
    wearing, _ = worn(setting.manifest, story.format)
    made = dressed(setting.manifest, wearing)
    manifest = made if isinstance(made, PrintManifest) else setting.manifest
    head = tuple(part for part in manifest.composed.head if part not in design.without)
    manifest = altered(manifest, composed=altered(manifest.composed, head=head))
    section = section_of(edition, article) if edition.file.sections else article.section or ""
    worn_story = replace(story, format=wearing)
    return RunStory(setting, article, worn_story, manifest, section, design, turn, ways)


def _unknown_section(setting: Setting, article: Article) -> Iterator[Note]:
    names = [section.name for section in setting.edition.file.sections]
    if names and article.section and article.section.casefold() not in {name.casefold() for name in names}:
        what = f"its section {article.section!r} is none of this edition's; it is counted to {names[0]}."
        yield warning("section-unknown", f"story {article.id}", what, "Add it to [[sections]].")


# ---- In a worker -------------------------------------------------------------------------------------------


def _sent_magazine(magazine: _Magazine) -> Setting:
    return setting_of(magazine.edition, magazine.layout, magazine.at, magazine.limits)


def _sent_run(setting: Setting, task: tuple[str, int]) -> Ways | _Failed:
    id, turn = task
    design = setting.manifest.runs
    if design is None:
        raise LayoutError(f"layout {setting.layout.name} lays out no magazine.")
    if setting.typesetter.steps is not None:
        # A worker stays from one edition to the next: what a stranger's pack may take is counted anew for each story.
        steps = edition_counted(setting.layout, setting.edition.stories, setting.limits)
        setting = replace(setting, typesetter=Typesetter(setting.fonts, steps=steps))
    (article,) = (one for one in setting.edition.stories if one.id == id)
    made = _tried(setting, design, article, turn)
    if isinstance(made, _Failed):
        return made
    return {"left": made.way("left"), "right": made.way("right")}


_STORIES = Work("the magazine's stories", _sent_magazine, _sent_run)
