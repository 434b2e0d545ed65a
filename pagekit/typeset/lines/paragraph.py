"""runs + a style → Paragraph: text that knows its widths; a paragraph + a measure → Setting: its lines, decided.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pagekit.fonts import FontBook, Shaper
from pagekit.fonts.lacking import missing_notes
from pagekit.house.direction import direction
from pagekit.house.story import Direction, Run, Runs
from pagekit.notes import Note
from pagekit.typeset.lines.breaking import best
from pagekit.typeset.lines.costs import DASH, FORCED, HYPHEN, Costs, Manner, Places, Way
from pagekit.typeset.lines.hanging import hung
from pagekit.typeset.lines.hyphenate import SOFT_HYPHEN, note_for
from pagekit.typeset.lines.line_counts import every_count
from pagekit.typeset.lines.places import Looks, Measured, in_parts, measured
from pagekit.typeset.page import Piece, TextLine
from pagekit.typeset.style import TypeStyle

if TYPE_CHECKING:
    # Whoever sets his own words has nobody to count them for.
    from pagekit.jobs import Steps

TRACKING_STEP = 0.0021
"""Em that one step of tracking adds to each letter."""
ZERO_WIDTH_SPACE = "\u200b"
_EDGES = attrgetter("left", "measure", "justified", "tracking")
_look = attrgetter(*(field.name for field in fields(Run) if field.name != "text"))
LINE_ENDS = 16
"""Ends of lines whose trying takes as long as measuring a letter."""
MAX_SHAPED_LINES = 400
"""Measures that differ by line are told apart up to this line; all further ones have the last one's."""


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """A line as decided: from one offset of the paragraph's text to another, the space after it left out.

    Nobody changes one. It is not frozen: a page has hundreds, and a frozen one takes three times as long to make.
    """

    start: int
    end: int
    hyphen: bool
    spaced: bool
    """False when the next line goes on with the same word, or after a dash."""
    natural: float
    """Its width with natural spaces and without tracking, hyphen included."""
    gaps: int
    gap: float
    """Its word spaces as set, over the natural word space."""
    tracking: int
    """Steps of TRACKING_STEP em a letter."""
    left: float
    """From the frame's left edge (the right one in right-to-left text) to the line's beginning."""
    measure: float
    justified: bool
    overfull: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph in so many lines, and what that costs: 0 is perfect, a gap of twice the natural space costs 1."""

    lines: tuple[Line, ...]
    cost: float


class Typesetter:
    """Sets text in the faces of one FontBook. It keeps the widths of all words it has met.

    Two that judge lines alike in the same faces are equal. Pickled it is just those: words are measured anew.
    """

    def __init__(self, book: FontBook, costs: Costs | None = None, steps: Steps | None = None) -> None:
        """`steps`: what may be set with it, counted in letters; without them as much as comes."""
        self.book = book
        self.costs = costs or Costs()
        self.steps = steps
        self.shaper = Shaper(book)
        self._looks: dict[tuple[TypeStyle, str], Looks] = {}
        self._noted: dict[str, Note | None] = {}
        self._lacking: dict[str, None] = {}
        self._told: dict[Note, None] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Typesetter) and (self.book, self.costs) == (other.book, other.costs)

    def __hash__(self) -> int:
        return hash((self.book, self.costs))

    def __reduce__(self) -> tuple[type[Typesetter], tuple[FontBook, Costs]]:
        return Typesetter, (self.book, self.costs)

    def scoped(self) -> Typesetter:
        """The same typesetter for one story: it knows all words, and tells only what it finds from now on."""
        own = Typesetter(self.book, self.costs, self.steps)
        own.shaper, own._looks = self.shaper, self._looks
        return own

    @property
    def notes(self) -> tuple[Note, ...]:
        """What has been found in all its texts so far: glyphs that no face has, languages without hyphenation, and what
        it was told.
        """
        missing = missing_notes(self._lacking, book=self.book)
        return (*filter(None, self._noted.values()), *missing, *self._told)

    def tell(self, notes: Iterable[Note]) -> None:
        """What whoever sets a story with it has decided, for the story's notes."""
        self._told.update(dict.fromkeys(notes))

    def count(self, letters: int) -> None:
        """Take note of work that takes as long as so many letters. Raises LimitExceeded where it may not be."""
        if self.steps is not None:
            self.steps.take(letters)

    def notes_on(self, text: str, lang: str) -> tuple[Note, ...]:
        """What has been found that concerns this text."""
        own = self._noted.get(lang)
        missing = missing_notes(self.shaper.missing.keys() & set(text), lang=lang, book=self.book)
        return (*([own] if own else ()), *missing)

    def met(self, text: str) -> None:
        """This text was measured: letters of it that no face shows are told."""
        if self.shaper.missing:
            self._lacking.update(dict.fromkeys(self.shaper.missing.keys() & set(text)))

    def looks(self, style: TypeStyle, lang: str) -> Looks:
        """The words of a style in a language."""
        found = self._looks.get((style, lang))
        if found is None:
            found = self._looks[style, lang] = Looks(self.shaper, style, lang)
        if style.hyphenate and lang not in self._noted:
            self._noted[lang] = note_for(lang)
        return found

    def paragraph(self, runs: Runs, style: TypeStyle, lang: str) -> Paragraph:
        """Measure a paragraph, ready to be set in any measure."""
        return Paragraph(runs, style, lang, self)

    def width(self, text: str, style: TypeStyle, lang: str = "") -> float:
        """The width of text set on one line."""
        words = self.looks(style, lang).of(Run(text))
        width = words.sums(text)[-1] if text else 0.0
        self.met(text)
        return width


class Paragraph:
    """A paragraph whose words are measured. Settings are found when asked for and kept.

    Two of the same words in the same look are equal. Pickled it is words and look, and it is measured anew.
    """

    def __init__(self, runs: Runs, style: TypeStyle, lang: str, typesetter: Typesetter) -> None:
        self._measure(runs, style, lang, typesetter)
        self.direction: Direction = direction(lang)

    def _measure(self, runs: Runs, style: TypeStyle, lang: str, typesetter: Typesetter) -> None:
        self.runs = tuple(run for run in runs if run.text)
        self.text = "".join(run.text for run in self.runs)
        self.style, self.lang = style, lang
        self._typesetter, self._costs = typesetter, typesetter.costs
        typesetter.count(len(self.text))
        self._looks = typesetter.looks(style, lang)
        self._measured = measured(self.runs, self.text, self._looks)
        typesetter.met(self.text)
        self._space = self._measured.space
        self._tracked = self._steps()
        step = self._tracked * TRACKING_STEP * style.size / self._space
        self._manner = Manner(style.align == "justify", step)
        self._kept: dict[tuple[float, float], Setting] = {}
        self._counted: dict[tuple[float, float], Mapping[int, Setting]] = {}
        self._in_parts: dict[float, Measured] = {}
        self._hung: dict[int, Measured] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Paragraph) and (type(self), self._value()) == (type(other), other._value())

    def __hash__(self) -> int:
        return hash((self.runs, self.style, self.lang, self.direction))

    def __getstate__(self) -> tuple[object, ...]:
        return self._value()

    def __setstate__(self, state: tuple[Runs, TypeStyle, str, Typesetter, Direction]) -> None:
        runs, style, lang, typesetter, self.direction = state
        self._measure(runs, style, lang, typesetter)

    def _value(self) -> tuple[object, ...]:
        """All that makes it what it is."""
        return self.runs, self.style, self.lang, self._typesetter, self.direction

    def best(self, measure: float, indent: float = 0.0) -> Setting:
        """The best setting in one measure; `indent` is the first line's."""
        key = (round(measure, 4), round(indent, 4))
        found = self._kept.get(key)
        if found is None:
            places = self._places(measure, indent)
            way = best(places.places, measure / self._space, self._manner, self._costs)
            self._tried(places, len(way.ends))
            found = self._kept[key] = self._setting(way, places, lambda _: (0.0, measure), indent)
        return found

    def settings(self, measure: float, indent: float = 0.0) -> Mapping[int, Setting]:
        """Number of lines → the best setting in so many, for every number that can be reached without gaping."""
        key = (round(measure, 4), round(indent, 4))
        found = self._counted.get(key)
        if found is None:
            found = self._counted[key] = self.shaped(lambda _: (0.0, measure), indent, lines=0)
        return found

    def shaped(
        self,
        shape: Callable[[int], tuple[float, float]],
        indent: float = 0.0,
        lines: int = MAX_SHAPED_LINES,
        ragged: int = 0,
    ) -> Mapping[int, Setting]:
        """Number of lines → the best setting where line n from 0 has `shape(n)`: left inset and measure.

        Lines from number `lines` on have the shape of that line. The first `ragged` lines are not justified.
        """
        narrowest = min(shape(line)[1] for line in range(lines + 1))
        places = self._places(narrowest, indent)
        ways = every_count(
            places.places, lambda line: shape(line)[1] / self._space, self._manner, self._costs, lines, ragged
        )
        for count in ways:
            self._tried(places, count)
        return {
            count: self._setting(way, places, shape, indent, lines, ragged) for count, way in ways.items()
        }

    def _tried(self, found: Measured, lines: int) -> None:
        """Every place where a line may end was tried with all that a line could begin at."""
        ends = len(found.places.kind)
        self._typesetter.count(ends + ends * ends // (LINE_ENDS * max(lines, 1)))

    def _steps(self) -> int:
        """Steps by which a line of this text is tracked; none for text that is not justified."""
        if self.style.align != "justify" or not self.text:
            return 0
        places = self._measured.places
        width = (places.end_width[-1] + places.end_gaps[-1]) * self._space / self.style.size
        return int(self._costs.tracked * width / len(self.text) / TRACKING_STEP)

    def _sign(self, sign: str) -> float:
        """The width of a sign, in natural word spaces."""
        return self._looks.of(Run("")).sums(sign)[-1] / self._space

    def _places(self, measure: float, indent: float) -> Measured:
        found = self._measured
        room = max(measure - indent, 0.0) / self._space
        if found.widest > room:
            key = round(room, 3)
            tightest = self._costs.tightest if self._manner.justified else 1.0
            found = self._in_parts.get(key) or self._in_parts.setdefault(key, in_parts(found, room, tightest))
        if self.style.hang and self.direction == "ltr" and self.text:
            found = self._hung.get(id(found)) or self._hung.setdefault(
                id(found), hung(found, self.text, self._sign)
            )
        if indent:
            # A line's width counts from its start: an indent is width that the first line has already used.
            places = found.places
            started = (places.start_width[0] - indent / self._space, *places.start_width[1:])
            found = replace(found, places=replace(places, start_width=started))
        return found

    def _setting(
        self,
        way: Way,
        found: Measured,
        shape: Callable[[int], tuple[float, float]],
        indent: float,
        lines: int = 0,
        ragged: int = 0,
    ) -> Setting:
        places, start, made = found.places, 0, []
        for number, end in enumerate(way.ends):
            left, measure = shape(min(number, lines))
            extra = 0.0 if number else indent
            filled = self._manner.justified and number >= ragged
            line = self._line(places, start, end, left + extra, measure - extra, extra, filled)
            made.append(self._hanging(line, found, start, end) if found.hang_end else line)
            start = end
        return Setting(tuple(made), way.cost)

    def _line(
        self, places: Places, start: int, end: int, left: float, measure: float, indent: float, filled: bool
    ) -> Line:
        space, kind = self._space, places.kind[end]
        count = places.end_gaps[end] - places.start_gaps[start]
        width = (places.end_width[end] - places.start_width[start]) * space - indent
        natural = width + count * space
        first, last = places.start_letters[start], places.end_letters[end]
        justified = filled and count > 0
        gap, tracking = 1.0, 0
        if justified and kind < FORCED:
            gap, tracking = self._fill((measure - width) / space, count, last - first)
        elif justified and natural > measure:
            gap = (measure - width) / space / count
        else:
            justified = False
        overfull = natural > measure + 0.01 and (not justified or gap < self._costs.tightest - 0.01)
        return Line(
            first, last, kind == HYPHEN, kind not in (HYPHEN, DASH), natural, count, gap, tracking, left, measure,
            justified, overfull,
        )  # fmt: skip

    def _hanging(self, line: Line, found: Measured, start: int, end: int) -> Line:
        """The line with what hangs out of its measure."""
        left, right = found.hang_start[start] * self._space, found.hang_end[end] * self._space
        right = right if line.justified else 0.0
        return replace(
            line,
            left=line.left - left,
            measure=line.measure + left + right,
            natural=line.natural + (found.hang_start[start] + found.hang_end[end]) * self._space,
        )

    def _fill(self, room: float, count: int, letters: int) -> tuple[float, int]:
        """Gap and tracking of a justified line, as the costs judged it."""
        gap, costs = room / count, self._costs
        give = self._manner.step * letters / count
        if gap > costs.looser and 2 * gap - give > 2 and give:
            return gap - give, self._tracked
        if gap < costs.tighter and 2 * gap + give < 2 and give:
            return gap + give, -self._tracked
        return gap, 0


def text_line(paragraph: Paragraph, line: Line) -> TextLine:
    """The line's words with their look."""
    return TextLine(sliced(paragraph.runs, line.start, line.end), line.hyphen, line.spaced)


def sliced(runs: Runs, start: int, end: int) -> Runs:
    """The runs from one offset of their text to another, without what is not printed."""
    found, position = [], 0
    for run in runs:
        after = position + len(run.text)
        if after > start and position < end:
            text = run.text[max(0, start - position) : end - position]
            text = text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
            # What `replace` makes, in a third of its time.
            found.append(Run(text, *_look(run)))
        position = after
    return tuple(found)


def pieces(paragraph: Paragraph, lines: Sequence[Line], x: float, top: float) -> tuple[Piece, ...]:
    """Consecutive lines as pieces, one for each run of equal edge, measure and tracking. `x` is the frame's left."""
    leading, turned = paragraph.style.leading, paragraph.direction == "rtl"
    made: list[Piece] = []
    number = 0
    for (left, measure, justified, tracking), group in groupby(lines, key=_EDGES):
        own = tuple([text_line(paragraph, line) for line in group])
        edge = x if turned else x + left
        made.append(Piece(edge, top + number * leading, measure, leading, own, justified, tracking))
        number += len(own)
    return tuple(made)
