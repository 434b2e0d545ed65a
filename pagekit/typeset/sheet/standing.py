"""a standing item (imprint, weather, listings) + a box of columns and lines → the item in its frame. Points.

The rules:
1. It is set small in the pack's style for it, ragged; the wider the box, the more columns it has, which end together.
   A text that is short for them has fewer, so that its lines are not torn.
2. A narrow one stands on a tint under a rule, as a box of facts does; a wide one between two rules.
3. A line of air stands under its head and parts its paragraphs where the box has it.
4. What does not go in is told, and is not there. What a law asks an imprint to name is asked for by its words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pagekit.house.story import Run, Story
from pagekit.notes import Note, error
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.typeset.page import Box, Group, Item, RuleBox, TintBox, depth
from pagekit.typeset.sheet.lined import Measure, baseline, ends, grid_lines, narrowed, set_line
from pagekit.typeset.story.text import grid_line
from pagekit.typeset.style import TypeStyle
from pagekit.units import mm

COLUMN = mm(47.2).points
"""The width that a column is wanted in, where the stick has none."""
TINTED = 2
"""The most columns that stand on a tint."""
LEAST_LINES = 5
"""A text that has fewer in its columns is set in fewer and wider ones, up to the widest."""
UNEVEN = 5
"""A text whose columns end further apart, since a table or a picture is in one of them, is set so, too."""
WIDEST = mm(95).points
SIDE = 8.0
"""From the edge of a tint to the words."""
RULE_ABOVE, RULE_BELOW = 1.5, 0.5
OVERSET, BROKEN = "overset", "box-broken"
"""Notes of the flow: the first is told here in the item's own words."""
AIR = 1
"""Lines between two paragraphs."""
HEAD, FOOT = 1, 1
"""Lines of the box over its first words and under its last ones."""


@dataclass(frozen=True, slots=True)
class SetStanding:
    """A standing item in its box."""

    items: tuple[Item, ...]
    lines: int
    """Lines of the grid that it needs, its frame included; the box may have more."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a box, and where they stand in it."""

    x: float
    number: int
    width: float
    gutter: float
    tinted: bool


@dataclass(frozen=True, slots=True)
class _Trial:
    """A text in columns of a box: the line on which it begins, the lines of the longest column, what stands in them."""

    shape: _Shape
    first: int
    taken: int
    flowed: Flowed
    aired: bool
    uneven: int
    """Lines by which its shortest column ends above the longest."""


def standing_item(stick: Stick, story: Story, box: Box, head: str = "") -> SetStanding:
    """The item in its box. `head`: what it is called; nothing for an item whose words say it."""
    own = _own(stick, story)
    trial = _columned(own, story, box, 1 if head else 0)
    shape, flowed = trial.shape, trial.flowed
    items = (*_frame(own, shape, box), *_head(own, head, shape, box), *flowed.pages.get(1, ()))
    group = Group("aside", items, role="standing", label=head, lang=story.lang)
    notes = (*_over(story, flowed), *(note for note in flowed.notes if note.code != OVERSET))
    return SetStanding((group,), trial.first + trial.taken + FOOT, notes)


def standing_lines(stick: Stick, story: Story, width: float, head: str = "", most: int = 200) -> int:
    """The fewest lines of the grid, up to `most`, in which the item stands whole, with all its air, in a box of that
    width.
    """

    def high(lines: int) -> Box:
        return Box(0.0, 0.0, width, lines * stick.grid)

    own = _own(stick, story)
    room = _columned(own, story, high(most), 1 if head else 0)
    least = room.first + room.flowed.lines // room.shape.number + FOOT
    trials = ((lines, _columned(own, story, high(lines), 1 if head else 0)) for lines in range(least, most))
    return next((lines for lines, trial in trials if _whole(trial.flowed) and trial.aired), most)


def missing_fields(
    text: str, required: Sequence[str], values: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Those of the required fields that a text does not name: neither by the field's words nor, where it is given, by
    its value.
    """
    said = _words(text)
    told = {_words(name): _words(value) for name, value in (values or {}).items()}
    return tuple(
        field
        for field in required
        if f" {_words(field)} " not in f" {said} "
        and not (told.get(_words(field)) and f" {told[_words(field)]} " in f" {said} ")
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


# ---- Its text ----------------------------------------------------------------------------------------------


def _own(stick: Stick, story: Story) -> Stick:
    line = grid_line(stick)
    return replace(stick, lang=story.lang, direction=story.direction, trim=line.rise + line.drop)


def _most_columns(stick: Stick, box: Box) -> int:
    """The columns that a box of its width would have."""
    gutter = stick.manifest.between.points
    return max(1, round((box.width + gutter) / ((stick.column or COLUMN) + gutter)))


def _shape(stick: Stick, box: Box, number: int) -> _Shape:
    gutter, side = stick.manifest.between.points, SIDE if _most_columns(stick, box) <= TINTED else 0.0
    width = (box.width - 2 * side - (number - 1) * gutter) / number
    return _Shape(box.x + side, number, width, gutter, side > 0)


def _columned(stick: Stick, story: Story, box: Box, head: int) -> _Trial:
    """The text in as many columns as the box's width asks for, or as it is long enough for."""
    for number in range(_most_columns(stick, box), 1, -1):
        trial = _aired(stick, story, _shape(stick, box, number), box, head)
        ends = trial.taken >= LEAST_LINES and trial.uneven <= UNEVEN
        if ends or _shape(stick, box, number - 1).width > WIDEST:
            return trial
    return _aired(stick, story, _shape(stick, box, 1), box, head)


def _aired(stick: Stick, story: Story, shape: _Shape, box: Box, head: int) -> _Trial:
    """The text in its columns, with all the air that goes in."""
    for first, air in ((HEAD + 2 * head, AIR), (HEAD + 2 * head, 0)):
        trial = _tried(stick, story, shape, box, first, air)
        if _whole(trial.flowed):
            return trial
    return _tried(stick, story, shape, box, HEAD + head, 0)


def _tried(stick: Stick, story: Story, shape: _Shape, box: Box, first: int, air: int) -> _Trial:
    """The text from that line of the box on, with so many lines of air."""
    own, room = replace(stick, column=shape.width), max(0, grid_lines(stick, box) - first - FOOT)
    area = Box(box.x, box.y + first * own.grid, box.width, 0.0)
    matter = tuple(_matter(own, story, air))
    flowed = _in_columns(own, matter, shape, area, room)
    if flowed.overset is None and not _whole(flowed):
        # Columns that end together are not worth a broken table.
        uneven = _in_columns(own, matter, shape, area, room, balance=False)
        flowed = uneven if _whole(uneven) else flowed
    taken = _taken(own, flowed, area)
    feet = [round((flowed.feet.get(at, area.y) - area.y) / own.grid) for at in range(shape.number)]
    return _Trial(shape, first, taken, flowed, air > 0, max(feet) - min(feet))


def _whole(flowed: Flowed) -> bool:
    """Whether all of it stands, and no table or picture is broken."""
    return flowed.overset is None and all(note.code != BROKEN for note in flowed.notes)


def _in_columns(
    stick: Stick, matter: Sequence[Flowing], shape: _Shape, area: Box, room: int, *, balance: bool = True
) -> Flowed:
    lefts = [shape.x + at * (shape.width + shape.gutter) for at in range(shape.number)]
    frames = [Frame(left, area.y, shape.width, room, 1) for left in (lefts[::-1] if stick.rtl else lefts)]
    line = grid_line(stick)
    return flow(matter, frames, stick.grid, line=line, typesetter=stick.typesetter, balance=balance)


def _matter(stick: Stick, story: Story, air: int) -> Iterator[Flowing]:
    """The item's text in its own style; so many lines of air between two paragraphs."""
    every = body_matter(story, stick)
    style = replace(stick.on_grid("standing"), align="start", indent=0.0)
    for before, one in pairwise((None, *every)):
        if isinstance(one, FlowText):
            follows = isinstance(before, FlowText) and not before.keep_next and not one.marker
            yield replace(_small(stick, one, style), before=max(one.before, air if follows else 0))
        elif one is not None:
            yield replace(one, before=min(one.before, air), after=min(one.after, air))


def _small(stick: Stick, text: FlowText, style: TypeStyle) -> FlowText:
    """Running text in the style of standing items."""
    old = text.paragraph
    if old.style.name != "text":
        return text
    paragraph = stick.typesetter.paragraph(old.runs, style, old.lang)
    paragraph.direction = old.direction
    return replace(text, paragraph=paragraph, drop_cap=0)


def _taken(stick: Stick, flowed: Flowed, area: Box) -> int:
    """The lines of the grid from the head of the columns to the foot of the longest."""
    return max(
        (math.ceil((depth(one) - area.y) / stick.grid - 0.01) for one in flowed.pages.get(1, ())), default=0
    )


def _over(story: Story, flowed: Flowed) -> Iterator[Note]:
    if flowed.overset is not None:
        lines = flowed.overset.lines
        what = f"{lines} lines of it did not go into its box, and are not printed."
        yield error("standing-over", f"standing {story.id}", what, "Give it more lines, or shorten its text.")


# ---- Its frame ---------------------------------------------------------------------------------------------


def _frame(stick: Stick, shape: _Shape, box: Box) -> Iterator[Item]:
    """The ground or the rules, from the x-height of the box's first line to the baseline of its last."""
    line = grid_line(stick)
    area = Box(box.x, box.y + line.rise, box.width, grid_lines(stick, box) * stick.grid - stick.trim)
    if shape.tinted:
        yield TintBox(area)
    else:
        yield RuleBox(Box(area.x, area.bottom - RULE_BELOW, area.width, RULE_BELOW), "ink")
    yield RuleBox(Box(area.x, area.y, area.width, RULE_ABOVE), "accent")


def _head(stick: Stick, head: str, shape: _Shape, box: Box) -> Iterator[Item]:
    if head:
        begin, _ = ends(stick)
        width = shape.number * (shape.width + shape.gutter) - shape.gutter
        style = narrowed(stick, (Run(head),), stick.style("standing_head"), width)
        yield from set_line(
            stick, (Run(head),), style, Measure(shape.x, width), baseline(stick, box, HEAD), begin,
            role="standing-head", tag="h2",
        )  # fmt: skip
