"""what the front page tells of the pages behind it + a box → the index, and what had no room in it. Points.

The rules:
1. Sections stand in the order given, each with its page at the edge. Where not all go in, the last ones stay out.
2. Each section has one head before any has two. A head that does not go in whole stays out, and a shorter one goes in.
   A line of air parts the sections, unless it would cost one of them its only head.
3. A head of a later page than its section's has its own page at the edge.
4. Room that no head takes becomes air between the sections. A wide box has several columns, a narrow one one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Run, Runs
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, Group, Item, RuleBox
from pagekit.typeset.sheet.lined import Measure, baseline, ends, grid_lines, narrowed, set_line, wide
from pagekit.units import mm

COLUMN = mm(47.2).points
"""The width that a column is wanted in, where the stick has none."""
TITLE_LINES, FOOT_LINES = 3, 1
RULE_ABOVE, RULE_BELOW = 1.5, 0.5
MOST_AIR = 2
BESIDE = 6.0
"""Points between a head and the page at its edge."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A section on a page, and heads of stories there; links, where the runs have any, lead to them."""

    section: str
    page: str
    heads: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class SetIndex:
    """The index in its box."""

    items: tuple[Item, ...]
    lines: int
    """Lines of the grid that it needs; the box may have more."""
    left_out: tuple[IndexEntry, ...] = ()
    """What had no room: sections without heads are those of which not even the name stands."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A head, the page it is on where that is not its section's, and the lines it takes."""

    runs: Runs
    page: str
    lines: int


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of the index, and what of its heads is chosen."""

    name: str
    page: str
    heads: tuple[_Head, ...]
    chosen: frozenset[int] = frozenset()

    @property
    def lines(self) -> int:
        return 1 + sum(self.heads[at].lines for at in self.chosen)

    def taking(self, at: int) -> _Section:
        """The section with one more of its heads."""
        return replace(self, chosen=self.chosen | {at})


_Columns = list[list[tuple[_Section, int]]]
"""The sections of each column, each with the line that it begins on."""


def index(stick: Stick, title: str, entries: Sequence[IndexEntry], box: Box) -> SetIndex:
    """The index with its title. `entries` in the order of the pages; those of one section go together."""
    gutter = stick.manifest.between.points
    most = len({entry.section for entry in entries})
    number = max(1, min(most, round((box.width + gutter) / ((stick.column or COLUMN) + gutter))))
    width = (box.width - (number - 1) * gutter) / number
    room = max(0, grid_lines(stick, box) - TITLE_LINES - FOOT_LINES)
    edge = _edge(stick, entries)
    every = _sections(stick, entries, width, edge)
    told, air = _chosen(every, number, room)
    filled, deep = _filled(told, number, room, air)
    lefts = [box.x + at * (width + gutter) for at in range(number)]
    placed = zip(lefts[::-1] if stick.rtl else lefts, filled, strict=False)
    items = [
        item
        for left, column in placed
        for section, line in column
        for item in _set(stick, section, Measure(left, width), edge, baseline(stick, box, TITLE_LINES + line))
    ]
    frame = tuple(_frame(stick, title, box))
    group = Group("nav", (*frame, *items), role="index", label=title)
    return SetIndex((group,), TITLE_LINES + deep + FOOT_LINES, tuple(_left_out(every, told)))


# ---- What stands there -------------------------------------------------------------------------------------


def _sections(stick: Stick, entries: Sequence[IndexEntry], width: float, edge: float) -> tuple[_Section, ...]:
    """The entries by section, their heads measured."""
    style = stick.ragged("index")
    pages: dict[str, str] = {}
    heads: dict[str, list[_Head]] = {}
    for entry in entries:
        first = pages.setdefault(entry.section, entry.page)
        own = "" if entry.page == first else entry.page
        for runs in entry.heads:
            measure = width - edge if own else width
            lines = stick.typesetter.paragraph(runs, style, stick.lang).best(measure).lines
            heads.setdefault(entry.section, []).append(_Head(runs, own, len(lines)))
    return tuple(_Section(name, page, tuple(heads.get(name, ()))) for name, page in pages.items())


def _edge(stick: Stick, entries: Sequence[IndexEntry]) -> float:
    """The width that the pages at the edge take."""
    style = stick.style("index_section")
    return max((wide(stick, (Run(entry.page),), style) for entry in entries), default=0.0) + BESIDE


def _chosen(every: Sequence[_Section], number: int, room: int) -> tuple[list[_Section], int]:
    """The sections with those of their heads that go in, and the lines of air between sections."""
    told = list(every)
    while told and not _goes_in(told, number, room, 0):
        told.pop()
    close = _headed(told, number, room, 0)
    aired = _headed(told, number, room, 1) if _goes_in(told, number, room, 1) else []
    air = int(bool(aired) and _with_heads(aired) == _with_heads(close))
    told = aired if air else close
    return told, next((more for more in range(MOST_AIR, air, -1) if _goes_in(told, number, room, more)), air)


def _with_heads(told: Sequence[_Section]) -> int:
    return sum(bool(section.chosen) for section in told)


def _headed(told: list[_Section], number: int, room: int, air: int) -> list[_Section]:
    """The sections with their heads, a head of each before a second of any."""
    for turn in range(max((len(section.heads) for section in told), default=0)):
        for at, section in enumerate(told):
            others = (head for head in range(len(section.heads)) if head not in section.chosen)
            tries = ([*told[:at], section.taking(head), *told[at + 1 :]] for head in others)
            if len(section.chosen) <= turn:
                told = next((wished for wished in tries if _goes_in(wished, number, room, air)), told)
    return told


def _goes_in(told: Sequence[_Section], number: int, room: int, air: int) -> bool:
    return _packed(told, number, room, air) is not None


def _packed(told: Sequence[_Section], number: int, lines: int, air: int) -> _Columns | None:
    """The sections in so many columns of so many lines, each whole; None where they do not go in."""
    columns: _Columns = [[]]
    used = 0
    for section in told:
        begins = used + air if used else 0
        if used and begins + section.lines > lines and len(columns) < number:
            columns.append([])
            begins = 0
        used = begins + section.lines
        if used > lines:
            return None
        columns[-1].append((section, begins))
    return columns


def _filled(told: Sequence[_Section], number: int, room: int, air: int) -> tuple[_Columns, int]:
    """The sections in columns that end as evenly as can be, and the lines of the deepest."""
    for lines in range(room + 1):
        columns = _packed(told, number, lines, air)
        if columns is not None:
            return columns, lines
    return [], 0


def _left_out(every: Sequence[_Section], told: Sequence[_Section]) -> Iterator[IndexEntry]:
    standing = {section.name: section.chosen for section in told}
    for section in every:
        chosen = standing.get(section.name)
        out = tuple(head.runs for at, head in enumerate(section.heads) if chosen is None or at not in chosen)
        if chosen is None or out:
            yield IndexEntry(section.name, section.page, out)


# ---- How it is set -----------------------------------------------------------------------------------------


def _frame(stick: Stick, title: str, box: Box) -> Iterator[Item]:
    """The rules at head and foot, and the title."""
    begin, _ = ends(stick)
    rise = baseline(stick, box, 0)
    yield RuleBox(Box(box.x, box.y + (rise - box.y) / 2, box.width, RULE_ABOVE), "accent")
    whole, style = Measure(box.x, box.width), stick.style("index_title")
    base = baseline(stick, box, 1)
    yield from set_line(stick, (Run(title),), style, whole, base, begin, role="index-title", tag="h2")
    foot = baseline(stick, box, grid_lines(stick, box) - 1)
    yield RuleBox(Box(box.x, foot - RULE_BELOW, box.width, RULE_BELOW), "ink")


def _set(stick: Stick, section: _Section, measure: Measure, edge: float, base: float) -> Iterator[Item]:
    """A section with its page, its first baseline at `base`; its heads under it. `edge`: the room of pages."""
    begin, end = ends(stick)
    style, small = stick.style("index_section"), stick.style("index")
    beside = Measure(measure.x + (edge if stick.rtl else 0.0), measure.width - edge)
    name = (Run(section.name),)
    fitted = narrowed(stick, name, style, beside.width)
    yield from set_line(stick, name, fitted, beside, base, begin, role="index-section", tag="h3")
    yield from set_line(stick, (Run(section.page),), style, measure, base, end, role="index-page")
    base += stick.grid
    for head in (section.heads[at] for at in sorted(section.chosen)):
        own = beside if head.page else measure
        yield from set_line(stick, head.runs, small, own, base, begin, role="index-head")
        yield from set_line(stick, (Run(head.page),), style, measure, base, end, role="index-page")
        base += head.lines * stick.grid
