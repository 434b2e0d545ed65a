"""bookings + a magazine's sizes → Leaves: pages of adverts, whole ones and parts put together; and those refused.

The rules:
1. A whole page has a leaf to itself; parts of a page share leaves, the largest first, from the head down.
2. Parts share a leaf where what they ask of a page can all be had on one, and their categories bear each other.
3. What a plan of before has on one page stays together, and goes before the others.
4. What is left of a leaf is the house's own: rectangles across the page, or beside the part that is narrower than it.

Lines are those of the grid; every advert has one over it for its label, or for the space to the next.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from pagekit.asked import near
from pagekit.layout import Paper, PrintManifest, RunsDesign
from pagekit.layout.runs import ACROSS, CoverPlace, Hand
from pagekit.model import Booking, BookingStatus, Wishes
from pagekit.model.booking import BookedSize
from pagekit.plan.records import LeftOut, Rect

LABEL = 1
LEAST_HOUSE, LEAST_STRIP = 12, 7
"""Lines of a place that the house's own advert takes, and of one across the page, with the line over it: there its
strip has room.
"""
NEAR = 0.6
"""Millimetres by which a size that is told in them may differ."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A page's measures, in millimetres: of its sheet, and of the grid that parts of a page stand on."""

    width: float
    height: float
    left: float
    top: float
    measure: float
    gutter: float
    line: float
    lines: int

    @classmethod
    def of(cls, manifest: PrintManifest, paper: Paper) -> Sides:
        """Those of a paper."""
        area = (paper.height - paper.top - paper.bottom).mm
        line = manifest.baseline.mm
        return cls(
            paper.width.mm,
            paper.height.mm,
            paper.left.mm,
            paper.top.mm,
            paper.measure.mm,
            manifest.between.mm,
            line,
            int(area / line + 1e-6),
        )

    def wide(self, columns: int) -> float:
        """The width of so many sixths, the space to the next one left out."""
        return columns * (self.measure + self.gutter) / ACROSS - self.gutter

    @property
    def whole(self) -> Rect:
        """The page to its trim."""
        return 0.0, 0.0, self.width, self.height

    @property
    def area(self) -> Rect:
        """The type area."""
        return self.left, self.top, self.measure, self.lines * self.line

    def rect(self, column: int, line: int, columns: int, lines: int) -> Rect:
        """A part of the type area, its label's line left out."""
        left = self.left + column * (self.measure + self.gutter) / ACROSS
        return left, self.top + (line + LABEL) * self.line, self.wide(columns), lines * self.line


@dataclass(frozen=True, slots=True)
class Part:
    """An advert as large as it was booked."""

    booking: Booking
    size: str
    whole: bool = False
    columns: int = ACROSS
    lines: int = 0
    width: float = 0.0
    height: float = 0.0
    """In millimetres, where it was told in them."""
    place: CoverPlace | None = None

    @property
    def id(self) -> str:
        """The booking's."""
        return str(self.booking.id)

    @property
    def deep(self) -> int:
        """Lines that it takes of its page, its label's counted."""
        return self.lines + LABEL


@dataclass(frozen=True, slots=True)
class Stood:
    """Something on a leaf: a booking's part, or the house's own."""

    rect: Rect
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of adverts, and what it asks of its place."""

    stood: tuple[Stood, ...]
    hand: Hand | None = None
    section: str | None = None
    page: int | None = None
    place: CoverPlace | None = None
    apart: frozenset[str] = frozenset()
    """Categories that the page it faces must not have."""
    categories: frozenset[str] = frozenset()
    not_beside: frozenset[str] = frozenset()
    group: str | None = None
    wishes: tuple[Wishes, ...] = ()
    was: int | None = None
    """The page that it had in a plan of before."""
    pinned: bool = False
    """It must have that."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The bookings on it."""
        return tuple(one.part for one in self.stood if one.part is not None)

    @property
    def id(self) -> str:
        """That of its first booking."""
        return self.parts[0].id

    @property
    def option(self) -> bool:
        """None of it is sold yet."""
        return all(part.booking.status is BookingStatus.OPTION for part in self.parts)

    @property
    def asks(self) -> object:
        """What it asks for, in one: leaves that ask alike may change places."""
        return (
            self.hand, self.section, self.page, self.place, self.apart, self.categories, self.not_beside,
            self.group, self.option, self.wishes, self.was, self.pinned,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaves:
    """Pages of adverts, and the bookings that no page can hold."""

    leaves: tuple[Leaf, ...]
    refused: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class _Open:
    """A leaf in the making: its parts with their column and line, and how deep each of its columns is taken."""

    parts: list[tuple[int, int, Part]] = field(default_factory=list)
    depths: list[int] = field(default_factory=lambda: [0] * ACROSS)
    was: int | None = None


def leaves_of(
    bookings: Iterable[Booking],
    design: RunsDesign,
    sides: Sides,
    had: Mapping[str, int] = MappingProxyType({}),
) -> Leaves:
    """The bookings on pages of their own; `had` are the pages of those that a plan of before has."""
    parts: list[Part] = []
    refused: list[LeftOut] = []
    for booking in bookings:
        found = _part(booking, design, sides)
        if isinstance(found, Part):
            parts.append(found)
        else:
            refused.append(LeftOut(str(booking.id), found))
    whole = [
        replace(_leaf((Stood(sides.whole, part),), (part,)), was=had.get(part.id))
        for part in parts
        if part.whole
    ]
    opened: list[_Open] = []
    smaller = sorted(
        (part for part in parts if not part.whole),
        key=lambda one: (one.id not in had, -one.columns * one.deep, one.id),
    )
    for part in smaller:
        own = had.get(part.id)
        leaves = (one for one in opened if own in {None, one.was} and _takes(one, part, sides))
        leaf = next(leaves, None)
        if leaf is None:
            leaf = _Open(was=own)
            opened.append(leaf)
        _put(leaf, part, sides)
    made = [replace(_closed(one, sides), was=one.was) for one in opened]
    return Leaves((*whole, *made), tuple(refused))


def parted(leaf: Leaf, without: str, sides: Sides) -> Leaf | None:
    """The leaf without one of its bookings; None where it was the only one."""
    opened = _Open()
    for part in leaf.parts:
        if part.id != without:
            _put(opened, part, sides)
    return _closed(opened, sides) if opened.parts else None


# ---- A booking ---------------------------------------------------------------------------------------------


def _part(booking: Booking, design: RunsDesign, sides: Sides) -> Part | str:
    """A booking with its size; or why no page holds it."""
    if booking.size is None:
        return "no size is booked. Write size: a name of the layout, or width and height."
    found = _sized(booking, booking.size, design, sides)
    if isinstance(found, str):
        return found
    musts = booking.musts
    if musts.front or musts.page == 1:
        return "the front of the cover carries no adverts. Book size back, or an inside cover."
    if musts.half is not None and (found.whole or found.deep > sides.lines // 2):
        return f"{found.size} stands in no half of a page. Leave out the half, or book a smaller size."
    return found


def _sized(booking: Booking, size: BookedSize, design: RunsDesign, sides: Sides) -> Part | str:
    if size.name is not None:
        known = design.sizes.get(size.name)
        if known is None:
            return f"the layout has no size {size.name!r}. {near(size.name, design.sizes)}"
        if known.whole:
            return Part(booking, size.name, whole=True, place=known.place)
        return Part(booking, size.name, columns=known.columns or ACROSS, lines=known.lines or 1)
    height = size.height.mm if size.height is not None else 0.0
    if size.width is not None:
        width = size.width.mm
        told = f"{width:g} × {height:g} mm"
    else:
        thirds = size.columns or 1.0
        width = sides.wide(min(ACROSS, max(1, round(thirds * 2))))
        told = f"{thirds:g} columns × {height:g} mm"
        if thirds * 2 > ACROSS:
            return f"{told} are wider than the page, which has {ACROSS // 2} columns. Book a smaller size."
    if abs(width - sides.width) <= NEAR and abs(height - sides.height) <= NEAR:
        return Part(booking, told, whole=True)
    columns = next((n for n in range(1, ACROSS + 1) if sides.wide(n) >= width - NEAR), None)
    lines = math.ceil(height / sides.line - 1e-6)
    if columns is None or lines + LABEL > sides.lines:
        most = f"{sides.measure:g} × {(sides.lines - LABEL) * sides.line:.0f} mm"
        whole = f"{sides.width:g} × {sides.height:g} mm"
        return (
            f"{told} are larger than a part of a page, which is {most} at most, and no whole one ({whole})."
        )
    return Part(booking, told, columns=columns, lines=lines, width=width, height=height)


# ---- Leaves ------------------------------------------------------------------------------------------------


def _takes(opened: _Open, part: Part, sides: Sides) -> bool:
    """Whether a leaf has room for a part, and its bookings bear it."""
    others = [one for _, _, one in opened.parts]
    return _spot(opened, part, sides) is not None and all(_bear(part, one) for one in others)


def _bear(one: Part, other: Part) -> bool:
    mine, theirs = one.booking.musts, other.booking.musts
    alike = all(
        a is None or b is None or a == b
        for a, b in (
            (mine.hand, theirs.hand),
            (mine.page, theirs.page),
            (_folded(mine.section), _folded(theirs.section)),
            (_folded(mine.group), _folded(theirs.group)),
        )
    )
    halves = mine.half is None or theirs.half is None or mine.half != theirs.half
    return alike and halves and not (_shuns(one, other) or _shuns(other, one))


def _shuns(one: Part, other: Part) -> bool:
    category = (other.booking.category or "").casefold()
    return bool(category) and category in {each.casefold() for each in one.booking.musts.apart}


def _folded(words: str | None) -> str | None:
    return words.casefold() if words is not None else None


def _spot(opened: _Open, part: Part, sides: Sides) -> tuple[int, int] | None:
    """The highest place of a part on a leaf, the leftmost of those."""
    spots = [
        (max(opened.depths[column : column + part.columns]), column)
        for column in range(ACROSS - part.columns + 1)
    ]
    line, column = min(spots)
    return (column, line) if line + part.deep <= sides.lines else None


def _put(opened: _Open, part: Part, sides: Sides) -> None:
    column, line = _spot(opened, part, sides) or (0, 0)
    opened.parts.append((column, line, part))
    for each in range(column, column + part.columns):
        opened.depths[each] = line + part.deep


def _closed(opened: _Open, sides: Sides) -> Leaf:
    """The leaf with what is left of it; turned upside down where one of its parts is to stand in the lower half."""
    parts = [part for _, _, part in opened.parts]
    turned = any(
        part.booking.musts.half == "lower"
        or (part.booking.wishes.half == "lower" and part.booking.musts.half is None)
        for part in parts[:1]
    ) or any(part.booking.musts.half == "upper" for part in parts[1:])
    boxes = [(column, line, part.columns, part.lines, part) for column, line, part in opened.parts]
    free = [(column, line, wide, deep - LABEL, None) for column, line, wide, deep in _free(opened, sides)]
    stood = []
    for column, line, columns, lines, own in (*boxes, *free):
        down = sides.lines - line - lines - LABEL if turned else line
        rect = sides.rect(column, down, columns, lines)
        if own is not None and own.width:
            # As large as it was told, its foot on the line.
            rect = rect[0], rect[1] + rect[3] - own.height, own.width, own.height
        stood.append(Stood(rect, own))
    return _leaf(stood, parts)


def _free(opened: _Open, sides: Sides) -> Iterator[tuple[int, int, int, int]]:
    """What is left of a leaf: beside its parts down to the deepest of them, and across it under them."""
    deepest = max(opened.depths)
    column = 0
    while column < ACROSS:
        depth, first = opened.depths[column], column
        while column < ACROSS and opened.depths[column] == depth:
            column += 1
        wide, deep = column - first, deepest - depth
        if wide > 1 and deep >= LEAST_HOUSE:
            yield first, depth, wide, deep
    if sides.lines - deepest >= LEAST_STRIP:
        yield 0, deepest, ACROSS, sides.lines - deepest


def _leaf(stood: Sequence[Stood], parts: Sequence[Part]) -> Leaf:
    """A page with these adverts, and what all of them ask of it."""
    musts = [part.booking.musts for part in parts]
    return Leaf(
        tuple(stood),
        hand=next((must.hand for must in musts if must.hand), None),
        section=next((must.section for must in musts if must.section), None),
        page=next((must.page for must in musts if must.page), None),
        place=next((part.place for part in parts if part.place), None),
        apart=frozenset(
            each.casefold() for must in musts if must.apart_on == "spread" for each in must.apart
        ),
        categories=frozenset(part.booking.category.casefold() for part in parts if part.booking.category),
        not_beside=frozenset(each.casefold() for must in musts for each in must.not_beside),
        group=_folded(next((must.group for must in musts if must.group), None)),
        wishes=tuple(part.booking.wishes for part in parts if part.booking.wishes != Wishes()),
    )
