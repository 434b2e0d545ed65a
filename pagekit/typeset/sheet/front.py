"""a publication's name + date, number, price + a box → the nameplate of a front page. Points.

The rules:
1. The name is as large as the room that the ears leave lets it be, in the middle of that room and level with them. It
   stands in one line; in two where that makes it larger by a quarter or more.
2. The motto stands under it where it goes into one line, else not at all.
3. At the foot of the box stands the date line between two rules: the day at the start, the number in the middle, price
   or place at the end; what has no room beside the others goes behind the day.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Run, Runs
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, Group, Item, RuleBox
from pagekit.typeset.sheet.lined import (
    Measure,
    baseline,
    caps,
    ends,
    grid_lines,
    narrowed,
    reach,
    set_line,
    wide,
)
from pagekit.typeset.style import TypeStyle

RULE = 0.5
DATE_LINES = 3
"""Lines of the box that the date line takes with its rules: a line of air over it and one under it."""
TAIL, TAIL_AIR = 0.75, 1.5
"""The share of a face's depth that its tails take, and points between them and the motto's capitals."""
TWO_LINES = 1.25
"""How much larger a name in two lines must be than in one."""
AIR = 2.0
"""Gutters between the name and an ear."""
APART = 2.0
"""Ems between the parts of the date line."""
PARTED = " · "


@dataclass(frozen=True, slots=True)
class FrontWords:
    """What a nameplate says."""

    name: str
    name_lang: str
    date: str
    number: str = ""
    """With its label, as it is printed."""
    end: str = ""
    """Price, place or address."""
    motto: str = ""
    lang: str = ""
    """Of all but the name and its motto."""


@dataclass(frozen=True, slots=True)
class _Name:
    """The name as it is set: its lines, and how wide the widest of them is."""

    style: TypeStyle
    lines: int
    width: float


def front(stick: Stick, words: FrontWords, box: Box, ears: Sequence[Box] = ()) -> tuple[Item, ...]:
    """The nameplate in its box, between the ears that stand in it."""
    lines = max(1, grid_lines(stick, box) - DATE_LINES)
    room = _room(stick, box, ears)
    motto = _motto(stick, words, room)
    name = _name(stick, words, room.width, lines * stick.grid - (_room_under(stick) if motto else 0.0))
    first = _first(stick, box, ears, name, bool(motto), lines)
    plate = _plate(stick, words, room, name, motto, first)
    return (Group("header", (*plate, *_dates(stick, words, box)), role="front"),)


def _room(stick: Stick, box: Box, ears: Sequence[Box]) -> Measure:
    """What the ears leave of the box's width."""
    air, middle = AIR * stick.manifest.between.points, box.x + box.width / 2
    lefts = [ear.x + ear.width + air for ear in ears if ear.x + ear.width / 2 < middle]
    rights = [ear.x - air for ear in ears if ear.x + ear.width / 2 >= middle]
    left, right = max([box.x, *lefts]), min([box.x + box.width, *rights])
    return Measure(left, max(right - left, stick.grid))


def _level(stick: Stick, box: Box, ears: Sequence[Box], lines: int) -> float:
    """The y of the middle that the name is level with."""
    head = min((ear.y for ear in ears), default=box.y)
    foot = max((ear.bottom for ear in ears), default=box.y + lines * stick.grid)
    return (head + foot) / 2


# ---- The name ----------------------------------------------------------------------------------------------


def _name(stick: Stick, words: FrontWords, width: float, height: float) -> _Name:
    """The name at its largest."""
    style = stick.style("nameplate", words.name_lang)
    parts = words.name.split()
    one = _fitted(stick, (words.name,), style, width, height, words.name_lang)
    pairs = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    two = [_fitted(stick, pair, style, width, height, words.name_lang) for pair in pairs]
    best = max(two, key=lambda found: found.style.size, default=one)
    return best if best.style.size >= TWO_LINES * one.style.size else one


def _fitted(
    stick: Stick, texts: Sequence[str], style: TypeStyle, width: float, height: float, lang: str
) -> _Name:
    """These lines at the largest size that goes into the width and the height."""
    widest = max(wide(stick, (Run(text),), style, lang) for text in texts) / style.size
    share = style.leading / style.size
    high = max(share, sum(reach(stick, style)) / style.size)
    deep = max(1, int(height / stick.grid / len(texts))) * stick.grid
    size = math.floor(min((width - 1.0) / widest if widest else deep, deep / high) * 10) / 10
    leading = math.ceil(size * share / stick.grid - 1e-6) * stick.grid
    return _Name(style.at(size, leading), len(texts), widest * size + 0.5)


def _motto(stick: Stick, words: FrontWords, room: Measure) -> Runs:
    """The motto, where it goes into one line."""
    runs = (Run(words.motto),) if words.motto else ()
    return runs if runs and wide(stick, runs, stick.style("motto", words.name_lang)) <= room.width else ()


def _first(stick: Stick, box: Box, ears: Sequence[Box], name: _Name, motto: bool, lines: int) -> float:
    """The baseline of the name's first line: name and motto as nearly level with the ears as the grid lets them, and
    within their lines.
    """
    above, below = reach(stick, name.style)
    rest = (name.lines - 1) * name.style.leading
    under = rest + (_drop(stick, name) if motto else 0.0)
    wished = _level(stick, box, ears, lines) + (caps(stick, name.style) - under) / 2
    top = baseline(stick, box, 0)
    foot = box.y + lines * stick.grid - (under if motto else under + below)
    least = math.ceil((box.y + above - top) / stick.grid - 1e-6)
    most = math.floor((foot - top) / stick.grid + 1e-6)
    return top + max(0, least, min(round((wished - top) / stick.grid), most)) * stick.grid


def _drop(stick: Stick, name: _Name) -> float:
    """From the name's last baseline to that of the motto, clear of the name's tails."""
    tail = TAIL * reach(stick, name.style)[1]
    return math.ceil((tail + caps(stick, stick.style("motto")) + TAIL_AIR) / stick.grid) * stick.grid


def _room_under(stick: Stick) -> float:
    """The room that a motto takes under the tails of a name, of any size."""
    return caps(stick, stick.style("motto")) + TAIL_AIR + stick.grid


def _plate(
    stick: Stick, words: FrontWords, room: Measure, name: _Name, motto: Runs, first: float
) -> Iterator[Item]:
    """The name from that baseline on, and the motto under it."""
    lang, last = words.name_lang, first + (name.lines - 1) * name.style.leading
    middle = Measure(room.x + (room.width - name.width) / 2, name.width)
    yield from set_line(
        stick, (Run(words.name),), name.style, middle, first, "center", role="nameplate", lang=lang
    )
    if motto:
        style, base = stick.style("motto", lang), last + _drop(stick, name)
        yield from set_line(stick, motto, style, room, base, "center", role="motto", lang=lang)


# ---- The date line -----------------------------------------------------------------------------------------


def _dates(stick: Stick, words: FrontWords, box: Box) -> Iterator[Item]:
    """Day, number and price on one line between two rules."""
    style = replace(stick.style("masthead", words.lang), align="start")
    base = baseline(stick, box, max(grid_lines(stick, box) - 2, 0))
    middle = base - caps(stick, style) / 2
    away = (caps(stick, style) + stick.grid) / 2
    for y in (middle - away, middle + away):
        yield RuleBox(Box(box.x, y - RULE / 2, box.width, RULE), "ink")
    whole = Measure(box.x, box.width)
    begin, end = ends(stick)
    day, number, last = _parted(stick, words, style, box.width)
    for text, edge, role in ((day, begin, "date"), (number, "center", "number"), (last, end, "place")):
        if text:
            runs = (Run(text, strong=role == "number"),)
            own = narrowed(stick, runs, style, box.width, words.lang)
            yield from set_line(stick, runs, own, whole, base, edge, role=f"masthead-{role}", lang=words.lang)


def _parted(stick: Stick, words: FrontWords, style: TypeStyle, width: float) -> tuple[str, str, str]:
    """What stands at the start, in the middle and at the end; behind the day what has no room by itself."""

    def taken(*texts: str) -> float:
        return sum(wide(stick, (Run(text, strong=True),), style, words.lang) for text in texts if text)

    day, number, last = words.date, words.number, words.end
    side = max(taken(day), taken(last)) + APART * style.size
    if 2 * side + taken(number) <= width:
        return day, number, last
    together = PARTED.join(filter(None, (day, number)))
    if taken(together, last) + APART * style.size <= width:
        return together, "", last
    return PARTED.join(filter(None, (day, number, last))), "", ""
