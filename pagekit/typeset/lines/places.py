"""a paragraph's words + their widths → Places: where its lines may end, and how wide what lies between is.

Widths are kept in units of the paragraph's natural word space; offsets are those of its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import add, sub

from pagekit.fonts import Shaper, WordTable
from pagekit.house.story import Run, Runs
from pagekit.typeset.lines.costs import DASH, END, FORCED, HYPHEN, SPACE, Places
from pagekit.typeset.lines.hyphenate import SOFT_HYPHEN, points
from pagekit.typeset.lines.letters import letters
from pagekit.typeset.lines.opportunities import Kind, pieces
from pagekit.typeset.style import TypeStyle

LINE_END_HYPHEN = "\u2010"
PARTS_PER_MEASURE = 8
"""A word that no line holds may end a line after every eighth of the measure, or after every letter."""

_GLUELESS = int(Kind.GLUELESS)
_KINDS = {int(Kind.SPACE): SPACE, _GLUELESS: DASH, int(Kind.FORCED): FORCED, int(Kind.END): END}
"""What follows a piece → the kind of place. A space is 0 in both."""
_INNER_SPACE = re.compile("[ \u00a0]")
"""Spaces inside a piece: they never end a line, and give and take like any other."""
_HELD = re.compile("(?<![-\u2010-\u2015])\u00a0(?![ \u00a0\u2010-\u2015-])")
"""A no-break space that gives way where the words it holds together are wider than the measure: at no dash."""
_Cut = tuple[int, float, int, int]
"""A division: offset, width and gaps before it, and the characters there that are not printed (a soft hyphen)."""
_Word = tuple[float, tuple[_Cut, ...], int]
"""A piece: width without its spaces, divisions, and its spaces."""
_Place = tuple[int, float, float, int, int, int, int]
"""A row of `Places`, in points; the letters are offsets of the text, where a line ends and where the next begins."""


@dataclass(slots=True)
class Measured:
    """A paragraph's places, and the offsets of its text where a line that ends or begins there does so."""

    places: Places
    ends: Sequence[int]
    starts: Sequence[int]
    widest: float
    """The widest part that cannot be divided, its spaces as wide as they naturally are."""
    text: str = field(repr=False)
    sums: Callable[[int, int], Sequence[float]] = field(repr=False)
    """Start and end of a part of one word → the running sums of its width."""
    space: float = 1.0
    """The natural word space, in points."""
    hang_end: Sequence[float] = ()
    """What hangs out of a line that ends at each place, and of one that begins there; nothing where nothing hangs."""
    hang_start: Sequence[float] = ()


class Words:
    """Words of one look → width and divisions, each found once."""

    def __init__(self, table: WordTable, style: TypeStyle, share: float, lang: str) -> None:
        self.table, self._style, self._lang = table, style, lang
        self._size = style.size * share
        self._tracking = style.tracking
        self._as_shaped = style.caps != "upper" and not style.tracking
        self.known: dict[str, _Word] = {}
        self.space = self.width(table[" "], 1)
        self.hyphen = self.width(table[LINE_END_HYPHEN], 1)

    def width(self, sums: Sequence[float], letters: int) -> float:
        """Points that so many letters take."""
        return (sums[letters] + letters * self._tracking) * self._size

    def get(self, word: str) -> _Word:
        """Width in points, divisions, and how many spaces."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._measure(word)
        return found

    def sums(self, word: str) -> list[float]:
        """Running sums in points."""
        if self._as_shaped:
            size = self._size
            return [width * size for width in self.table[word]]
        shown = word.upper() if self._style.caps == "upper" else word
        if len(shown) != len(word):
            # A capital that is two letters (ß): widths by letter.
            parts = [self.table[letter.upper()][-1] for letter in word]
            sums = [sum(parts[:n]) for n in range(len(parts) + 1)]
        else:
            sums = list(self.table[shown])
        return [self.width(sums, n) for n in range(len(sums))]

    def _measure(self, word: str) -> _Word:
        if self._as_shaped and not _INNER_SPACE.search(word):
            size, widths = self._size, self.table[word]
            inside = [(cut, widths[cut] * size, 0, int(word[cut] == SOFT_HYPHEN)) for cut in self.cuts(word)]
            return widths[-1] * size, tuple(inside), 0
        cuts: list[_Cut] = []
        width, gaps, start = 0.0, 0, 0
        for part in _INNER_SPACE.split(word):
            if start:
                gaps += 1
            sums = self.sums(part) if part else [0.0]
            cuts.extend(
                (start + cut, width + sums[cut], gaps, part[cut] == SOFT_HYPHEN) for cut in self.cuts(part)
            )
            width += sums[-1]
            start += len(part) + 1
        return width, tuple(cuts), gaps

    def divided(self, piece: str, chunk: str, start: int) -> tuple[_Cut, ...]:
        """The divisions of a piece of a longer chunk, such as an address: those of the whole that fall inside it."""
        sums = self.sums(piece)
        inside = (cut - start for cut in self.cuts(chunk))
        return tuple((cut, sums[cut], 0, piece[cut] == SOFT_HYPHEN) for cut in inside if 0 < cut < len(piece))

    def cuts(self, word: str) -> tuple[int, ...]:
        """Where a word without spaces may be divided."""
        found = points(word, self._lang) if self._style.hyphenate else ()
        if SOFT_HYPHEN in word and not found:
            found = tuple(
                n for n, letter in enumerate(word) if letter == SOFT_HYPHEN and 0 < n < len(word) - 1
            )
        return found


class Looks:
    """The words of every look that a style has met, for one language."""

    def __init__(self, shaper: Shaper, style: TypeStyle, lang: str) -> None:
        self._shaper, self._style, self._lang = shaper, style, lang
        self._words: dict[tuple[object, ...], Words] = {}

    def of(self, run: Run) -> Words:
        """The words in the look of this run."""
        key = (run.strong, run.emphasis, run.code, run.script, run.small_caps)
        found = self._words.get(key)
        if found is None:
            look, share = self._style.look(run, self._lang)
            found = self._words[key] = Words(self._shaper.table(look), self._style, share, self._lang)
        return found


def measured(runs: Runs, text: str, looks: Looks) -> Measured:
    """Find every place where a line of the text may end. `text` is that of the runs, one after the other."""
    found = pieces(text)
    builder = _Builder(runs, text, looks)
    following = [*(start for start, _end, _kind in found[1:]), len(text)][: len(found)]
    if builder.only is not None:
        builder.plain(found, following, builder.only)
    else:
        chunks = _chunks(found)
        for (start, end, kind), after in zip(found, following, strict=True):
            builder.add(start, end, chunks.get(start, (start, end)))
            builder.close(_KINDS[kind], end, after)
    if not found or found[-1][2] != Kind.END:
        builder.close(END, len(text), len(text))
    return builder.finish()


class _Builder:
    """Collects the places of one paragraph in order."""

    def __init__(self, runs: Runs, text: str, looks: Looks) -> None:
        self.text, self.looks, self.runs = text, looks, runs
        one = len({_look(run) for run in runs}) == 1
        # In mixed text a word space is that of the plain look, whichever look it begins with.
        self.base = looks.of(runs[0] if one else Run(""))
        self.only = self.base if one or not runs else None
        self.bounds = _bounds(runs)
        self.width = 0.0
        self.gaps = 0
        self.rows: list[_Place] = [(SPACE, 0.0, 0.0, 0, 0, 0, 0)]

    def plain(self, found: Sequence[tuple[int, int, int]], following: Sequence[int], look: Words) -> None:
        """All parts of a text of one look: the common case, written out."""
        text, rows, known, get, hyphen = self.text, self.rows, look.known, look.get, look.hyphen
        words = [text[start:end] for start, end, _kind in found]
        look.table.warm(words)
        width, gaps = self.width, self.gaps
        chunks = _chunks(found)
        for (start, end, what), word, after in zip(found, words, following, strict=True):
            total, cuts, spaces = known.get(word) or get(word)
            if start in chunks:
                first, last = chunks[start]
                cuts = look.divided(word, text[first:last], start - first)
            for cut, before, passed, unprinted in cuts:
                at, along = start + cut, width + before
                count = gaps + passed
                rows.append((HYPHEN, along + hyphen, along, count, count, at, at + unprinted))
            width += total
            gaps += spaces
            if what == SPACE:
                rows.append((SPACE, width, width, gaps, gaps + 1, end, after))
                gaps += 1
            else:
                rows.append((_KINDS[what], width, width, gaps, gaps, end, after))
        self.width, self.gaps = width, gaps

    def add(self, start: int, end: int, chunk: tuple[int, int]) -> None:
        """A part between two breaks, in a text of several looks: a word, or words whose spaces do not break."""
        position = start
        whole = chunk != (start, end)
        for part in _INNER_SPACE.split(self.text[start:end]):
            if position > start:
                self.gaps += 1
            if part:
                self._word(
                    position, position + len(part), chunk if whole else (position, position + len(part))
                )
            position += len(part) + 1

    def close(self, kind: int, end: int, following: int) -> None:
        """A place at the end of a part; `following` is where the next part begins."""
        self._place(kind, self.width, self.width, int(kind == SPACE), end, following)

    def finish(self) -> Measured:
        unit = self.base.space or 1.0
        kind, ending, starting, end_gaps, start_gaps, ends, starts = zip(*self.rows, strict=True)
        # Whoever keeps `sums` keeps this builder: what was built is not kept twice.
        self.rows = []
        end_width = tuple([width / unit for width in ending])
        start_width = tuple([width / unit for width in starting])
        places = Places(kind, end_width, start_width, end_gaps, start_gaps, ends, starts)
        own, gaps = map(sub, end_width[1:], start_width), map(sub, end_gaps[1:], start_gaps)
        widest = max(map(add, own, gaps), default=0.0)
        return Measured(places, ends, starts, widest, self.text, self.sums, unit)

    def sums(self, start: int, end: int) -> Sequence[float]:
        """Running sums of a part of one word, in natural word spaces."""
        unit = self.base.space or 1.0
        sums = [0.0]
        for run_start, run_end, words in self._looks(start, end):
            base = sums[-1]
            sums.extend(base + width / unit for width in words.sums(self.text[run_start:run_end])[1:])
        return sums

    def _word(self, start: int, end: int, chunk: tuple[int, int]) -> None:
        parts = self._looks(start, end)
        words = parts[0][2] if parts else self.base
        sums = [0.0]
        for run_start, run_end, own in parts:
            base = sums[-1]
            sums.extend(base + width for width in own.sums(self.text[run_start:run_end])[1:])
        for cut in words.cuts(self.text[chunk[0] : chunk[1]]):
            at = chunk[0] + cut - start
            if 0 < at < end - start:
                self._cut(start + at, self.width + sums[at], words.hyphen)
        self.width += sums[-1]

    def _cut(self, at: int, width: float, hyphen: float) -> None:
        after = at + (self.text[at] == SOFT_HYPHEN)
        self._place(HYPHEN, width + hyphen, width, 0, at, after)

    def _place(self, kind: int, end_width: float, start_width: float, gap: int, end: int, start: int) -> None:
        self.rows.append((kind, end_width, start_width, self.gaps, self.gaps + gap, end, start))
        self.gaps += gap

    def _looks(self, start: int, end: int) -> list[tuple[int, int, Words]]:
        return [
            (max(start, run_start), min(end, run_end), self.looks.of(run))
            for run_start, run_end, run in self.bounds
            if run_start < end and run_end > start
        ]


def in_parts(measured: Measured, measure: float, tightest: float = 1.0) -> Measured:
    """The same with more places: a word wider than the measure may end a line where it must. Measure in word spaces.

    `tightest`: the least that a space can be. Words that no-break spaces hold together part at these before any of
    them is divided.
    """
    old = measured.places
    rows = list(old.rows())
    made = rows[:1]
    for place in range(1, len(old)):
        gaps = old.end_gaps[place] - old.start_gaps[place - 1]
        if old.end_width[place] - old.start_width[place - 1] + tightest * gaps > measure:
            made.extend(_parts(measured, place, measure, tightest))
        made.append(rows[place])
    kind, end_width, start_width, end_gaps, start_gaps, ends, starts = zip(*made, strict=True)
    places = Places(kind, end_width, start_width, end_gaps, start_gaps, ends, starts)
    return Measured(places, ends, starts, measure, measured.text, measured.sums, measured.space)


def _parts(measured: Measured, place: int, measure: float, tightest: float) -> Iterator[_Place]:
    """The places inside one part that is too wide."""
    text, old = measured.text, measured.places
    start, end = measured.starts[place - 1], measured.ends[place]
    width, gaps = old.start_width[place - 1], old.start_gaps[place - 1]
    held = [match.start() for match in _HELD.finditer(text, start, end) if start < match.start() < end - 1]
    for first, last in zip([start, *(at + 1 for at in held)], [*held, end], strict=True):
        if first > start:
            yield SPACE, width, width, gaps, gaps + 1, first - 1, first
            gaps += 1
        words = list(_inner_words(text, first, last))
        sums = [measured.sums(*word) for word in words]
        wide = sum(word[-1] for word in sums) + tightest * (len(words) - 1) > measure
        for number, ((at, stop), widths) in enumerate(zip(words, sums, strict=True)):
            gaps += number > 0
            for cut in _divisions(text[at:stop], widths, measure) if wide else ():
                yield DASH, width + widths[cut], width + widths[cut], gaps, gaps, at + cut, at + cut
            width += widths[-1]


def _inner_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in _INNER_SPACE.split(text[start:end]):
        yield start, start + len(word)
        start += len(word) + 1


def _divisions(word: str, sums: Sequence[float], measure: float) -> Iterator[int]:
    """Where a word that is too wide may be divided: about eight places a line, never inside a letter."""
    last = 0.0
    for cut in letters(word):
        # What takes no room belongs to a ligature.
        if sums[cut] - last >= measure / PARTS_PER_MEASURE and sums[cut + 1] > sums[cut]:
            yield cut
            last = sums[cut]


def _look(run: Run) -> tuple[object, ...]:
    return run.strong, run.emphasis, run.code, run.script, run.small_caps


def _bounds(runs: Runs) -> list[tuple[int, int, Run]]:
    found, position = [], 0
    for run in runs:
        found.append((position, position + len(run.text), run))
        position += len(run.text)
    return found


def _chunks(found: Sequence[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
    """Start of a piece → start and end of the word or address it is a part of, for pieces that are but a part."""
    chunks: dict[int, tuple[int, int]] = {}
    own: list[int] = []
    for start, end, kind in found:
        if kind == _GLUELESS or own:
            own.append(start)
        if own and kind != _GLUELESS:
            chunks.update(dict.fromkeys(own, (own[0], end)))
            own = []
    return chunks
