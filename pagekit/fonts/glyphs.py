"""a word in one face → its glyphs: which, where, and what text each of them stands for. Shaped once with HarfBuzz.

`Shaped` is what came of one piece of text, for whoever measures; `glyph_run` makes of it, or of a part of it, what is
printed. `Whole` is what readers of PDF need of letters that a face draws with several glyphs: one code to a letter.
Lengths are units of the face.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from pagekit.fonts.book import Face, hb_font
from pagekit.fonts.metrics import glyph_advances


@dataclass(frozen=True, slots=True)
class Whole:
    """A letter that its face draws with several glyphs, as one glyph of its own. In units of the face."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyph, and where its origin lies: x, y."""
    advance: int


Glyph = int | Whole
"""A glyph of a face by its number, or a letter made of several."""

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\ufe0e\ufe0f]")
"""What may stand on a letter and be a glyph of its own: read as itself."""


@dataclass(slots=True)
class Shaped:
    """Text as HarfBuzz shaped it, in the order in which it is drawn, from left to right."""

    text: str
    glyphs: list[int]
    advances: list[int]
    clusters: list[int]
    """The offset of the first character that each glyph stands for."""
    offsets: list[tuple[int, int]] | None = None
    """How far each is drawn from its place; None where none is."""

    @property
    def letter_by_letter(self) -> bool:
        """True when each character is one glyph, in their order."""
        return self.clusters == list(range(len(self.text)))


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face in the order in which they are drawn. From each the next is `advances` away."""

    face: Face
    glyphs: tuple[Glyph, ...]
    texts: tuple[str, ...]
    """What each is read as."""
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...] = field(default=())
    """How far each is drawn from its place: x and y; none for letters that stand on the line."""


def shaped(
    text: str,
    face: Face,
    features: Mapping[str, bool],
    *,
    lang: str = "",
    script: str = "",
    rtl: bool | None = None,
) -> Shaped:
    """Shape text in a face. Script (ISO 15924) and direction are those of the letters where they are not said."""
    font = hb_font(face.path, face.sha256)
    buffer = hb.Buffer()
    buffer.add_str(text)
    if not script and not any(map(str.isalpha, text)):
        # Figures and signs by themselves are set as among the words that are shaped in one go.
        script = "Latn"
    if script:
        buffer.script, buffer.direction = script, "ltr"
    else:
        buffer.guess_segment_properties()
    if rtl is not None:
        buffer.direction = "rtl" if rtl else "ltr"
    if lang:
        buffer.language = lang
    hb.shape(font, buffer, features)
    infos = buffer.glyph_infos
    # A buffer whose glyphs have all been removed, soft hyphens alone, has no positions at all.
    positions = buffer.glyph_positions or ()
    offsets = [(place.x_offset, place.y_offset) for place in positions]
    return Shaped(
        text,
        [info.codepoint for info in infos],
        [place.x_advance for place in positions],
        [info.cluster for info in infos],
        offsets if any(x or y for x, y in offsets) else None,
    )


def glyph_run(face: Face, found: Shaped, start: int = 0, end: int | None = None) -> GlyphRun:
    """The glyphs of what was shaped, or of a part of it; a part only of what is letter by letter."""
    end = len(found.text) if end is None else end
    if found.offsets is None and found.letter_by_letter:
        return GlyphRun(
            face,
            tuple(found.glyphs[start:end]),
            tuple(found.text[start:end]),
            tuple(found.advances[start:end]),
        )
    return _Clusters(face, found).run()


@lru_cache(maxsize=64)
def plain_texts(path: Path, sha256: str) -> dict[int, str]:
    """Glyph → the character that it stands for by itself: of several the first. The hash is the cache's key."""
    font = hb_font(path, sha256)
    found: dict[int, str] = {}
    for code in sorted(font.face.unicodes):
        glyph = font.get_nominal_glyph(code)
        if glyph is not None:
            found.setdefault(glyph, chr(code))
    return found


class _Clusters:
    """Glyphs that are not a character each: ligatures, marks on letters, letters drawn from several parts."""

    def __init__(self, face: Face, found: Shaped) -> None:
        self._face, self._found = face, found
        starts = sorted(set(found.clusters))
        self._ends = dict(zip(starts, [*starts[1:], len(found.text)], strict=True))
        self._glyphs: list[Glyph] = []
        self._texts: list[str] = []
        self._advances: list[int] = []
        self._offsets: list[tuple[int, int]] = []

    def run(self) -> GlyphRun:
        """The run, cluster by cluster in the order in which they are drawn."""
        found, place, count = self._found, 0, len(self._found.glyphs)
        while place < count:
            first, cluster = place, found.clusters[place]
            while place < count and found.clusters[place] == cluster:
                place += 1
            self._cluster(cluster, range(first, place))
        offsets = tuple(self._offsets) if any(x or y for x, y in self._offsets) else ()
        return GlyphRun(self._face, tuple(self._glyphs), tuple(self._texts), tuple(self._advances), offsets)

    def _cluster(self, cluster: int, places: Sequence[int]) -> None:
        found = self._found
        text = found.text[cluster : self._ends[cluster]]
        members, pen = [], 0
        for place in places:
            x, y = found.offsets[place] if found.offsets else (0, 0)
            members.append((found.glyphs[place], pen + x, y))
            pen += found.advances[place]
        if len(members) == 1:
            self._add(members[0][0], text, pen, members[0][1:])
            return
        marks = self._marks(text, [glyph for glyph, _x, _y in members])
        for glyph, x, y in members:
            if glyph in marks:
                self._add(glyph, marks[glyph], 0, (x, y))
        drawn = tuple(member for member in members if member[0] not in marks)
        said = "".join(letter for letter in text if letter not in marks.values())
        if len(drawn) == 1:
            self._add(drawn[0][0], said, pen, drawn[0][1:])
        elif drawn:
            self._add(Whole(drawn, pen), said, pen, (0, 0))

    def _marks(self, text: str, glyphs: Sequence[int]) -> dict[int, str]:
        """Glyphs of the cluster that are marks by themselves; its base is none of them."""
        font = hb_font(self._face.path, self._face.sha256)
        widths = glyph_advances(self._face)
        base = max(glyphs, key=widths.__getitem__)
        marks = {font.get_nominal_glyph(ord(letter)): letter for letter in text if _MARKS.match(letter)}
        return {glyph: marks[glyph] for glyph in glyphs if glyph in marks and glyph != base}

    def _add(self, glyph: Glyph, text: str, advance: int, offset: tuple[int, int]) -> None:
        self._glyphs.append(glyph)
        self._texts.append(text)
        self._advances.append(advance)
        self._offsets.append(offset)
