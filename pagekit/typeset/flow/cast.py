"""a paragraph + the place where it begins → Casts: its settings for just those slots, each with what it costs over
the best.

Where all slots in reach are of one width the paragraph's own settings for that measure serve (and are remembered
there); only beside insets, in frames of unequal width, and beside a drop cap each line gets a measure of its own.
Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.frames import Slot
from pagekit.typeset.lines.initials import Initial, initial
from pagekit.typeset.lines.paragraph import MAX_SHAPED_LINES, Line, Paragraph, Setting, Typesetter
from pagekit.typeset.matter import Flowing, FlowText

NARROWEST_MEASURE = 1.0
"""What is left of a measure when indents eat it up; the paragraph says that its words do not fit."""
FURTHEST = 16
"""Items that are looked back over for the paragraph before."""
SMALLEST_RATIO = 0.05
"""Text of a leading under a twentieth of the grid is set on the grid."""
MOST_UNEVEN = MAX_SHAPED_LINES - 8
"""A paragraph of more lines than this, where widths differ, is set throughout to the least of them."""
STUMP, STUMP_COST = 0.25, 3.0
"""An added last line of less than this share of its measure costs as much as a line that stays empty at the foot."""
RAGGED_WORDS, RAGGED_SHARE = 2, 1 / 3
"""The words, and the share of its measure, that an added last line of ragged text must have."""


class Cast(NamedTuple):
    """A paragraph set for the slots that begin at one place."""

    paragraph: Paragraph
    lines: tuple[Line, ...]
    extra: float
    """What it costs over the best setting there."""
    uneven: bool
    """Each line was set for one slot: they must stand in just those."""
    ratio: float
    """The text's leading over the grid's."""
    initial: Initial | None = None

    def slots(self, count: int, first: int = 0) -> int:
        """Grid lines that so many of its lines take, from line `first` on."""
        taken = count if self.ratio == 1.0 else math.ceil(count * self.ratio - 1e-6)
        return max(taken, self.initial.lines) if self.initial and not first else taken

    def fitting(self, room: int) -> int:
        """How many of its lines go into so many grid lines."""
        return room if self.ratio == 1.0 else int(room / self.ratio + 1e-6)


class Caster:
    """Casts of the flow's paragraphs. Drop caps and measures are found once for each paragraph."""

    def __init__(self, matter: Sequence[Flowing], chain: Chain, typesetter: Typesetter | None) -> None:
        self.matter = matter
        self.chain = chain
        self.typesetter = typesetter
        self._initials: dict[int, Initial | None] = {}
        self._indents: dict[int, float] = {}
        self._uneven: dict[tuple[int, int, int, int, int], Mapping[int, Setting]] = {}

    def through(self, chain: Chain) -> Caster:
        """Casts of the same paragraphs in another chain."""
        other = Caster(self.matter, chain, self.typesetter)
        other._initials, other._indents = self._initials, self._indents
        return other

    def casts(
        self,
        item: int,
        text: FlowText,
        leg: int,
        at: int,
        *,
        spread: int = 0,
        short: int = 0,
        lone: bool = False,
    ) -> list[Cast]:
        """The best cast of a text from slot `at` of a leg; with `spread` also those of so many lines more or fewer.

        `short` slots at the foot of the leg stay empty: of meaning to uneven casts only. A `lone` text has the leg to
        itself: when even so its drop cap has no room, it is set without.
        """
        first = self._initial(item, text)
        if first and lone and self.chain.legs[leg].end - at < first.lines:
            first = None
        paragraph = first.rest if first else text.paragraph
        ratio = paragraph.style.leading / self.chain.grid
        place = _Place(text, paragraph, leg, at, short, _sound(ratio), first)
        indent = 0.0 if first else self._indent(item)
        measure, lines = self._reach(place, indent, spread)
        if measure:
            best = paragraph.best(measure, indent)
            chosen = _near(paragraph, paragraph.settings(measure, indent), best, spread) if spread else [best]
            return [place.cast(one, best, uneven=False) for one in chosen]
        key = (item, leg, at, short, self.chain.version)
        ways = self._uneven.get(key)
        if ways is None:
            ragged = first.ragged(place.measure(self.chain.legs[leg].slots[at].width)) if first else 0
            ways = self._uneven[key] = paragraph.shaped(self._shape(place), indent, lines, ragged)
        best = min(ways.values(), key=lambda setting: setting.cost)
        return [place.cast(one, best, uneven=True) for one in _near(paragraph, ways, best, spread)]

    def _reach(self, place: _Place, indent: float, spread: int) -> tuple[float, int]:
        """The one measure of all slots the text could reach, or 0; and how many lines it may have."""
        width = self.chain.legs[place.leg].slots[place.at].width
        measure = place.measure(width)
        lines = len(place.paragraph.best(measure, indent).lines)
        if place.first is None and self.chain.width(place.leg, place.at, lines + spread, place.ratio):
            return measure, lines
        shape = self._shape(place)
        for _ in range(3):
            measure = min(shape(line)[1] for line in range(min(lines, MOST_UNEVEN) + 3))
            more = len(place.paragraph.best(measure, indent).lines)
            if more <= lines:
                break
            lines = more
        if lines <= MOST_UNEVEN:
            return 0.0, lines + 2
        return min(shape(line)[1] for line in range(lines + 3)), lines

    def _shape(self, place: _Place) -> Callable[[int], tuple[float, float]]:
        """Line number → left inset, and measure."""
        source = self._widths(place)
        known: list[tuple[float, float]] = []

        def shape(line: int) -> tuple[float, float]:
            while len(known) <= line:
                width = next(source, None)
                if width is None:
                    known.append(known[-1] if known else (0.0, NARROWEST_MEASURE))
                    continue
                known.append((0.0, place.measure(width, len(known))))
            return known[line]

        return shape

    def _widths(self, place: _Place) -> Iterator[float]:
        """How wide the slots are where the lines will stand, from here on."""
        index, at = place.leg, place.at
        leg = self.chain.leg(index)
        end = leg.end - place.short if leg else 0
        while leg is not None:
            lines = end - at if place.ratio == 1.0 else int((end - at) / place.ratio + 1e-6)
            for line in range(lines):
                left, right = edges(leg.slots, at, line, place.ratio, leg.end)
                yield right - left
            index += 1
            leg = self.chain.leg(index)
            if leg:
                at, end = leg.first, leg.end

    def _indent(self, item: int) -> float:
        if item not in self._indents:
            self._indents[item] = indent_of(self.matter, item)
        return self._indents[item]

    def _initial(self, item: int, text: FlowText) -> Initial | None:
        if text.drop_cap < 2 or self.typesetter is None:
            return None
        if item not in self._initials:
            self._initials[item] = initial(text.paragraph, text.drop_cap, self.typesetter)
        return self._initials[item]


class _Place(NamedTuple):
    """A text and where it begins."""

    text: FlowText
    paragraph: Paragraph
    leg: int
    at: int
    short: int
    ratio: float
    first: Initial | None

    def measure(self, width: float, line: int = 1_000_000) -> float:
        """What is left of a slot's width for the line of that number."""
        taken = self.text.inset_start + self.text.inset_end
        if self.first and line < self.first.lines:
            taken += self.first.width + self.first.air
        return max(width - taken, NARROWEST_MEASURE)

    def cast(self, way: Setting, best: Setting, *, uneven: bool) -> Cast:
        """One of its settings."""
        added = len(way.lines) > len(best.lines)
        extra = max(0.0, way.cost - best.cost) + STUMP_COST * (added and _filled(way.lines[-1]) < STUMP)
        return Cast(self.paragraph, way.lines, extra, uneven, self.ratio, self.first)


def edges(slots: Sequence[Slot], at: int, line: int, ratio: float, end: int) -> tuple[float, float]:
    """The left and right edge of line number `line` of a text that stands on these slots from `at` on, to `end` at
    most. Points.
    """
    if ratio == 1.0:
        slot = slots[min(at + line, len(slots) - 1)]
        return slot.x, slot.x + slot.width
    above = min(at + int(line * ratio + 1e-6), end - 1)
    # The slack may move lines down by up to a slot: they fit beside both.
    taken = slots[above : max(above + 1, min(math.ceil((line + 1) * ratio) + at + 1, end))]
    left = max(slot.x for slot in taken)
    return left, max(left + NARROWEST_MEASURE, min(slot.x + slot.width for slot in taken))


def indent_of(matter: Sequence[Flowing], item: int) -> float:
    """The indent of a paragraph's first line: only after one of its own kind, boxes between them not counted."""
    text = matter[item]
    if not isinstance(text, FlowText) or text.marker or text.drop_cap:
        return 0.0
    for before in reversed(matter[max(0, item - FURTHEST) : item]):
        if isinstance(before, FlowText):
            same = before.paragraph.style.name == text.paragraph.style.name and before.role == text.role
            return text.paragraph.style.indent if same else 0.0
    return 0.0


def _sound(ratio: float) -> float:
    """The ratio; 1 where it is so near that slots and lines agree, and for a leading that is no leading."""
    return ratio if SMALLEST_RATIO <= ratio < math.inf and abs(ratio - 1) > 1e-6 else 1.0


def _near(paragraph: Paragraph, ways: Mapping[int, Setting], best: Setting, spread: int) -> list[Setting]:
    lines = len(best.lines)
    near = [way for count, way in sorted(ways.items()) if abs(count - lines) <= spread]
    return [way for way in near if len(way.lines) <= lines or _longer(paragraph, way.lines[-1])] or [best]


def _longer(paragraph: Paragraph, last: Line) -> bool:
    """True where a paragraph may have a line more, which ends so: a ragged one shows what was pushed over."""
    if paragraph.style.align == "justify":
        return True
    words = paragraph.text[last.start : last.end].split()
    return len(words) >= RAGGED_WORDS and _filled(last) >= RAGGED_SHARE


def _filled(line: Line) -> float:
    """The share of its measure that a line's words take."""
    return line.natural / max(line.measure, NARROWEST_MEASURE)
