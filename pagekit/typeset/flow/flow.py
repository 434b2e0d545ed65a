"""matter + a chain of frames → Flowed: every line and box on a page, what is over, what is free, and what a person
should see.

Text takes one slot of the grid after the other; each leg is planned by `plan`, boxes find their place by `settle` and
`spans`, `place` turns what was decided into the items of the pages. Nothing is dropped: what does not go in is overset,
and typed. Lengths are floats in points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pagekit.notes import Note
from pagekit.typeset.flow.apart import feet, moved_apart
from pagekit.typeset.flow.audit import Taken, audit, flow_statistics, record
from pagekit.typeset.flow.boxes import Boxes, GridLine
from pagekit.typeset.flow.cast import Caster
from pagekit.typeset.flow.chain import Chain, More
from pagekit.typeset.flow.columns import even_out
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.flow.parts import BoxPart, Resume
from pagekit.typeset.flow.place import Placer
from pagekit.typeset.flow.run import FlowRun
from pagekit.typeset.flow.settle import Settler
from pagekit.typeset.lines.initials import cut_runs
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, SetBox
from pagekit.typeset.page import Group, Item, TextBox
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

MM = MM_PER_INCH / POINTS_PER_INCH
"""Millimetres of a point."""
NARROWEST_EMS = 4.0
"""A slot narrower than so many ems of the first text is no place to read."""
COMMON_EMS = 20.0
"""The measure that overset text is counted in where there is no slot at all, in ems."""


@dataclass(frozen=True, slots=True)
class Overset:
    """What did not go in."""

    lines: int
    """Grid lines it would take, spaces included, in the last measure."""
    mm: float
    items: tuple[int, ...]
    """Places in the matter, in order."""
    broken: int | None = None
    """The one of them that stands in part already."""
    line: int = 0
    """Lines of it that stand."""
    start: int = 0
    """The offset in its text where it goes on."""
    row: int = 0
    """Rows of it that stand, when it is a box."""
    width: float = 0.0
    """The width it was set in, in points: what is left of it keeps its rows."""


@dataclass(frozen=True, slots=True)
class Underset:
    """What stays free after the last line, in grid lines and millimetres."""

    lines: int
    mm: float


@dataclass(frozen=True, slots=True)
class Flowed:
    """Matter as it stands in its frames."""

    pages: Mapping[int, tuple[Item, ...]]
    """Page number → its items in reading order."""
    lines: int
    """Grid lines that are taken, spaces not counted."""
    overset: Overset | None
    underset: Underset
    record: tuple[Taken, ...]
    """Which slots each item took."""
    feet: Mapping[int, float] = field(default_factory=dict)
    """Each frame that holds anything → the top of its last line."""
    notes: tuple[Note, ...] = ()
    statistics: Mapping[str, int | float | str] = field(default_factory=dict)


def flow(
    matter: Sequence[Flowing],
    frames: Sequence[Frame],
    grid: float,
    *,
    insets: Sequence[Inset] = (),
    more_frames: More | None = None,
    narrowest: float | None = None,
    line: GridLine | None = None,
    typesetter: Typesetter | None = None,
    balance: bool = False,
    apart: bool = False,
    continued: bool = False,
) -> Flowed:
    """Flow matter through frames on a baseline grid of `grid` points.

    `more_frames` is asked for the next page's frames when all are full. `narrowest` is the least width of a slot in
    points, by default four ems of the first text. `line` says where letters stand in a grid line, for the edges of
    boxes. Drop caps are set when a `typesetter` is given. With `balance` the legs of the last page end together;
    with `apart` heads and boxes of those that end above the others move apart. `continued`: the first item began
    elsewhere.
    """
    if not 0 < grid < math.inf:
        raise ValueError(
            f"A baseline grid of {grid} points holds no line. Give it the leading of the body text."
        )
    least = _narrowest(matter) if narrowest is None else narrowest
    chain = Chain(frames, grid, insets, more_frames, least)
    caster = Caster(matter, chain, typesetter)
    run = FlowRun(chain, caster, Settler(Boxes(matter, chain, line or GridLine())))
    run.go()
    if balance:
        run = even_out(run)
    if apart:
        run.stood = moved_apart(run.stood, matter, grid)
    placer = Placer(matter, grid, line or GridLine(), typesetter)
    pages = placer.pages(run.stood)
    overset = _overset(run, frames)
    free = run.free()
    return Flowed(
        pages=_marked(pages, continued=continued),
        lines=sum(one.part.taken for one in run.stood),
        overset=overset,
        underset=Underset(free, free * grid * MM),
        record=record(run.stood),
        feet=feet(run.stood),
        notes=audit(run, overset.lines if overset else 0, overset.mm if overset else 0.0),
        statistics=flow_statistics(run, overset.lines if overset else 0),
    )


def remainder(matter: Sequence[Flowing], overset: Overset, typesetter: Typesetter) -> tuple[Flowing, ...]:
    """What did not go in, as matter for another chain of frames; what is broken begins in the middle of itself."""
    return tuple(
        _going_on(matter[item], overset, typesetter) if item == overset.broken else matter[item]
        for item in overset.items
    )


def _going_on(flowing: Flowing, overset: Overset, typesetter: Typesetter) -> Flowing:
    if isinstance(flowing, FlowBox):
        return replace(flowing, make=_Rest(flowing.make, overset.row, overset.width), before=0)
    old = flowing.paragraph
    paragraph = typesetter.paragraph(cut_runs(old.runs, overset.start), old.style, old.lang)
    return replace(flowing, paragraph=paragraph, drop_cap=0, marker="", anchor="", before=0)


@dataclass(frozen=True, slots=True)
class _Rest:
    """A box without the rows that stand already, in the width it was begun in: another one has other rows."""

    make: Callable[[float], SetBox]
    row: int
    begun: float

    def __call__(self, width: float) -> SetBox:
        made = self.make(self.begun or width)
        heads = tuple(one for one in made.rows[: self.row] if one.repeat)
        again = made.again if self.row else ()
        return replace(made, rows=(*again, *heads, *made.rows[self.row :]))


def _narrowest(matter: Sequence[Flowing]) -> float:
    texts = (one for one in matter if isinstance(one, FlowText))
    first = next(texts, None)
    return NARROWEST_EMS * first.paragraph.style.size if first else 0.0


def _marked(pages: Mapping[int, tuple[Item, ...]], *, continued: bool) -> Mapping[int, tuple[Item, ...]]:
    """The pages; with `continued` the first text on them goes on from elsewhere."""
    if not continued or not pages:
        return pages
    first = min(pages)
    return {**pages, first: _first_continued(pages[first])}


def _first_continued(items: tuple[Item, ...]) -> tuple[Item, ...]:
    for at, item in enumerate(items):
        if isinstance(item, TextBox):
            return (*items[:at], replace(item, continued=True), *items[at + 1 :])
        if isinstance(item, Group) and item.items:
            return (*items[:at], replace(item, items=_first_continued(item.items)), *items[at + 1 :])
    return items


def _overset(run: FlowRun, frames: Sequence[Frame]) -> Overset | None:
    """What is left of the matter, counted in the measure of the last slot."""
    left = run.left()
    if not left:
        return None
    resume, chain = run.resume, run.chain
    cast = resume.cast
    in_part = cast is not None or resume.row > 0
    width = chain.legs[-1].slots[-1].width if chain.legs else _common(run, frames)
    lines = sum(_lines_of(run, item, width, resume if item == resume.item else None) for item in left)
    lines += sum(_gap(run.matter[a], run.matter[b]) for a, b in pairwise(left))
    start = 0
    if cast:
        start = cast.lines[resume.line].start + (cast.initial.letters if cast.initial else 0)
    return Overset(
        lines=lines,
        mm=lines * chain.grid * MM,
        items=tuple(left),
        broken=resume.item if in_part else None,
        line=resume.line,
        start=start,
        row=resume.row,
        width=_begun(run, resume.item) if resume.row else 0.0,
    )


def _begun(run: FlowRun, item: int) -> float:
    """The width that a broken box stands in."""
    parts = (one.part for one in reversed(run.stood) if one.part.item == item)
    return next((part.box.width for part in parts if isinstance(part, BoxPart)), 0.0)


def _lines_of(run: FlowRun, item: int, width: float, resume: Resume | None) -> int:
    flowing = run.matter[item]
    if isinstance(flowing, FlowBox):
        boxes = run.settler.boxes
        box = boxes.at(item, width)
        rows = box.rows[resume.row if resume else 0 :]
        return boxes.slots_for(box.pad_top + box.pad_bottom + sum(row.height for row in rows))
    ratio = flowing.paragraph.style.leading / run.chain.grid
    if resume and resume.cast:
        count = len(resume.cast.lines) - resume.line
    else:
        measure = max(width - flowing.inset_start - flowing.inset_end, 1.0)
        count = len(flowing.paragraph.best(measure, 0.0).lines)
    return math.ceil(count * ratio - 1e-6)


def _gap(above: Flowing, below: Flowing) -> int:
    return max(above.after, below.before)


def _common(run: FlowRun, frames: Sequence[Frame]) -> float:
    widths = [frame.width for frame in frames if 0 < frame.width < math.inf]
    sizes = [one.paragraph.style.size for one in run.matter if isinstance(one, FlowText)]
    return max([*widths, COMMON_EMS * (sizes[0] if sizes else 10.0)])
