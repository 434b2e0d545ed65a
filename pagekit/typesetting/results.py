"""settings and flowed matter → what a user of the typesetter gets: lines with their places, statistics, notes."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pagekit.geometry import Rect
from pagekit.house import Story
from pagekit.house.story import AdvertMark, Runs
from pagekit.notes import Note, info, warning
from pagekit.typeset.flow.flow import Flowed, Overset, Underset
from pagekit.typeset.lines.paragraph import Setting
from pagekit.typeset.lines.places import LINE_END_HYPHEN
from pagekit.typeset.lines.statistics import LineStatistics, SetLine
from pagekit.typeset.page import Group, Item, PictureBox, SlotBox, TextBox, TintBox, walk
from pagekit.units import Length, pt

OLD_FIGURES = "figures is called statistics now."


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph in its best setting, or the one with as many lines as was asked for."""

    lines: tuple[SetLine, ...]
    statistics: LineStatistics
    cost: float
    """0 is perfect; a gap of twice the natural space costs 1."""
    counts: tuple[int, ...]
    """The numbers of lines it can be set in without gaping."""
    notes: tuple[Note, ...]

    @property
    def figures(self) -> LineStatistics:
        """The old name of `statistics`."""
        warnings.warn(OLD_FIGURES, DeprecationWarning, stacklevel=2)
        return self.statistics


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A line of a story in a box: its words, its style and its place."""

    text: str
    style: str
    page: int
    place: Rect
    """From its left edge on, as wide as its measure, as high as its leading."""
    hyphen: bool


@dataclass(frozen=True, slots=True)
class ComposedStory:
    """A story in boxes, as the `Compositor` composed it."""

    lines: tuple[StoryLine, ...]
    """In reading order."""
    items: Mapping[int, tuple[Item, ...]]
    """Page → everything that stands on it, for a painter."""
    overset: Overset | None
    """What did not go in, in grid lines and millimetres."""
    underset: Underset
    statistics: Mapping[str, int | float | str]
    notes: tuple[Note, ...]
    lang: str = ""
    """The story's language."""

    @property
    def figures(self) -> Mapping[str, int | float | str]:
        """The old name of `statistics`."""
        warnings.warn(OLD_FIGURES, DeprecationWarning, stacklevel=2)
        return self.statistics


def left_out(story: Story, shapes: Mapping[str, float]) -> Iterator[Note]:
    """What a story in boxes does not show, each with what would bring it."""
    for figure in story.figures:
        if figure is not story.lead and figure.key not in shapes:
            what = "its shape is not known, so the picture and its caption are left out."
            yield warning(
                "picture-left-out",
                figure.src,
                what,
                "Read the story with its pictures, or give the figure its facts.",
            )
    for block in story.body:
        if isinstance(block, AdvertMark):
            yield info(
                "slot-closed", f"slot {block.slot}", "adverts are not set here; it closes without a hole."
            )


def forced(text: str, setting: Setting, measure: Length) -> Iterator[Note]:
    """Words that no rule allows to break, and that had to: or lines that hold what they cannot."""
    inside = any(
        not line.hyphen and not line.spaced and text[line.end - 1 : line.end + 1].isalnum()
        for line in setting.lines
    )
    if inside:
        what = f"a word wider than the measure of {measure} is broken where no rule allows it."
        yield warning("word-broken", "text", what, "Give it a wider measure, or a soft hyphen.")
    over = sum(line.overfull for line in setting.lines)
    if over:
        what = f"{over} lines do not go into the measure of {measure}."
        yield warning("line-overfull", "text", what, "Give it a wider measure.")


def all_runs(flowed: Flowed) -> Iterator[Runs]:
    """The runs of every line in reading order."""
    for item in walk(item for items in flowed.pages.values() for item in items):
        if isinstance(item, TextBox):
            yield from (line.runs for piece in item.pieces for line in piece.lines)


def words_of(runs: Runs) -> str:
    """The words of runs, without their look."""
    return "".join(run.text for run in runs)


def shown(items: Iterable[Item]) -> Iterator[Item]:
    """The items as a proof shows them: pictures as a tint of their size, slots left white."""
    for item in items:
        if isinstance(item, Group):
            yield replace(item, items=tuple(shown(item.items)))
        elif isinstance(item, PictureBox):
            yield TintBox(item.box)
        elif not isinstance(item, SlotBox):
            yield item


def proofed(stories: Iterable[ComposedStory], lang: str) -> Iterator[Item]:
    """All that stands on a proof in this language; a story in another one says so."""
    for story in stories:
        own = tuple(item for page in story.items.values() for item in shown(page))
        foreign = story.lang not in {"", lang}
        yield from (Group("section", own, lang=story.lang),) if foreign else own


def composed_story(flowed: Flowed, notes: tuple[Note, ...], lang: str) -> ComposedStory:
    """What was flowed, as lines with their places."""
    lines = tuple(
        line
        for page, items in flowed.pages.items()
        for item in walk(items)
        if isinstance(item, TextBox)
        for line in _lines(item, page)
    )
    return ComposedStory(
        lines,
        flowed.pages,
        flowed.overset,
        flowed.underset,
        flowed.statistics,
        notes,
        lang,
    )


def _lines(box: TextBox, page: int) -> Iterator[StoryLine]:
    for piece in box.pieces:
        for number, line in enumerate(piece.lines):
            top = pt(piece.top + number * piece.leading)
            place = Rect(pt(piece.x), top, pt(piece.measure), pt(piece.leading))
            text = words_of(line.runs) + (LINE_END_HYPHEN if line.hyphen else "")
            yield StoryLine(text, box.style, page, place, line.hyphen)
