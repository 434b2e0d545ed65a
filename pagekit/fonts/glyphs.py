"""a word in one face → its glyphs: which, where, and what text each of them stands for. Shaped once with HarfBuzz.

`Shaped` is what came of one piece of text, for whoever measures; `glyph_run` makes of it, or of a part of it, what is
printed. `Whole` is what readers of PDF need of letters that a face draws with several glyphs: one code to a letter.
Lengths are units of the face.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

from pagekit.fonts.book import Face, hb_font


@dataclass(frozen=True, slots=True)
class Whole:
    """A letter that its face draws with several glyphs, as one glyph of its own. In units of the face."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyph, and where its origin lies: x, y."""
    advance: int


Glyph = int | Whole
"""A glyph of a face by its number, or a letter made of several."""


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
    rtl: bool = False

    @property
    def letter_by_letter(self) -> bool:
        """True when each character is one glyph, in their order."""
        return self.clusters == list(range(len(self.text)))


@dataclass(slots=True)
class GlyphRun:
    """Glyphs of one face in the order in which they are drawn. From each the next is `advances` away.

    Nobody changes one. It is not frozen, for there is one for each word.
    """

    face: Face
    glyphs: tuple[Glyph, ...]
    texts: tuple[str, ...]
    """What each is read as."""
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...] = field(default=())
    """How far each is drawn from its place: x and y; none for letters that stand on the line."""
    rtl: bool = False
    """Its text runs from right to left: the glyph that is drawn first is read last."""


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
        buffer.direction == "rtl",
    )


def glyph_run(face: Face, found: Shaped, start: int = 0, end: int | None = None) -> GlyphRun:
    """The glyphs of what was shaped, or of a part of it; a part only of what is letter by letter."""
    end = len(found.text) if end is None else end
    if found.offsets is None and found.letter_by_letter:
        return letters(face, found, start, end)
    return _Clusters(face, found).run()


def letters(face: Face, found: Shaped, start: int, end: int) -> GlyphRun:
    """The glyphs of a part of what was shaped letter by letter, and whose letters all stand on the line."""
    return GlyphRun(
        face,
        tuple(found.glyphs[start:end]),
        tuple(found.text[start:end]),
        tuple(found.advances[start:end]),
    )


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
    """Glyphs that are not a character each: ligatures, letters with their marks, letters drawn from several parts.

    Each cluster becomes one glyph. Readers of PDF turn what is drawn from right to left character by character, and so
    the text of a cluster stands the other way round there: poppler and PDFium then read it right.
    """

    def __init__(self, face: Face, found: Shaped) -> None:
        self._face, self._found = face, found
        starts = sorted(set(found.clusters))
        self._ends = dict(zip(starts, [*starts[1:], len(found.text)], strict=True))
        self._step = -1 if found.rtl else 1

    def run(self) -> GlyphRun:
        """The run, cluster by cluster in the order in which they are drawn."""
        rows = [self._cluster(cluster, list(places)) for cluster, places in self._places()]
        glyphs, texts, advances, offsets = zip(*rows, strict=True) if rows else ((), (), (), ())
        moved = offsets if any(x or y for x, y in offsets) else ()
        return GlyphRun(
            self._face, tuple(glyphs), tuple(texts), tuple(advances), tuple(moved), self._found.rtl
        )

    def _places(self) -> Iterator[tuple[int, Iterator[int]]]:
        clusters = self._found.clusters
        return groupby(range(len(clusters)), key=clusters.__getitem__)

    def _cluster(self, cluster: int, places: Sequence[int]) -> tuple[Glyph, str, int, tuple[int, int]]:
        """Its glyph, text and advance, and how far the glyph stands off its place."""
        found, pen = self._found, 0
        members: list[tuple[int, int, int]] = []
        for place in places:
            x, y = found.offsets[place] if found.offsets else (0, 0)
            members.append((found.glyphs[place], pen + x, y))
            pen += found.advances[place]
        text = found.text[cluster : self._ends[cluster]][:: self._step]
        if len(members) == 1:
            return members[0][0], text, pen, members[0][1:]
        return Whole(tuple(members), pen), text, pen, (0, 0)
