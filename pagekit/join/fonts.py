"""faces of pages + the codes on them → fonts of a PDF: each face once, its glyphs cut out (ISO 32000-1, 9.7).

Pages give glyphs their codes, each page for itself. Two pages that mean different things by one code have two fonts
with the same font program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pagekit.fonts.book import Face
from pagekit.fonts.glyphs import Glyph, Whole
from pagekit.fonts.metrics import face_facts, glyph_advances
from pagekit.fonts.subset import Subset, subset
from pagekit.ink.page import FaceInk
from pagekit.join.cmaps import encoding_cmap, glyph_map, unicode_cmap, width_array
from pagekit.join.syntax import name, number, numbers, refer
from pagekit.join.writer import Writer

_WEIGHTS = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}
_SYSTEM = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"

Meaning = tuple[Glyph, str]
"""What a code stands for: a glyph, and the text it is read as."""


@dataclass(slots=True)
class _Coding:
    """Codes of a face that agree, and the number of the font that they make."""

    font: int
    meanings: dict[int, Meaning] = field(default_factory=dict)

    def takes(self, codes: Mapping[int, Meaning]) -> bool:
        """Take the codes in, unless one of them means something else here."""
        known = self.meanings
        if any(known.get(code, meaning) != meaning for code, meaning in codes.items()):
            return False
        known.update(codes)
        return True


class FontShelf:
    """The faces of a document: pages are told the number of their font, and all are written at the end."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._faces: dict[str, tuple[Face, list[_Coding]]] = {}
        # By the hash of the file: a pack may have one under two names.

    def font(self, ink: FaceInk) -> int:
        """The number of the font with which a page's codes mean what they should."""
        codes = {code: (glyph, said) for code, glyph, said in ink.codes}
        _, codings = self._faces.setdefault(ink.face.sha256, (ink.face, []))
        for coding in codings:
            if coding.takes(codes):
                return coding.font
        codings.append(_Coding(self._writer.reserve(), codes))
        return codings[-1].font

    def write(self) -> None:
        """Write every face with what the pages use of it. Raises MissingResource."""
        for face, codings in self._faces.values():
            glyphs = {glyph for coding in codings for glyph, _ in coding.meanings.values()}
            _write_face(self._writer, face, subset(face, glyphs), codings)


def _write_face(writer: Writer, face: Face, cut: Subset, codings: Sequence[_Coding]) -> None:
    base = f"{_tag(cut.data)}+{_font_name(face)}"
    descriptor = _write_descriptor(writer, face, cut, base)
    make = _outline_font if cut.outlines == "truetype" else _compact_font
    widths = _Widths(face)
    for coding in codings:
        encoding, descendant = make(writer, cut, coding.meanings, widths)
        made = writer.put(
            f"<</Type/Font{descendant}/BaseFont{name(base)}{_SYSTEM}/FontDescriptor {refer(descriptor)}/DW 0>>"
        )
        said = writer.once("", unicode_cmap({code: said for code, (_, said) in coding.meanings.items()}))
        writer.put(
            f"<</Type/Font/Subtype/Type0/BaseFont{name(base)}/Encoding{encoding}"
            f"/DescendantFonts[{refer(made)}]/ToUnicode {refer(said)}>>",
            coding.font,
        )


class _Widths:
    """How far each glyph of a face advances, in thousandths of the em."""

    def __init__(self, face: Face) -> None:
        self._advances = glyph_advances(face)
        self._scale = 1000 / face_facts(face).units_per_em

    def __call__(self, glyph: Glyph) -> float:
        return (glyph.advance if isinstance(glyph, Whole) else self._advances[glyph]) * self._scale


def _outline_font(
    writer: Writer, cut: Subset, meanings: Mapping[int, Meaning], widths: _Widths
) -> tuple[str, str]:
    """TrueType: a code is a CID, and a map leads from it to the glyph (9.7.4.2)."""
    places = {code: cut.places[glyph] for code, (glyph, _) in meanings.items()}
    leads = writer.once("", glyph_map(places))
    array = width_array({code: widths(glyph) for code, (glyph, _) in meanings.items()})
    return "/Identity-H", f"/Subtype/CIDFontType2/W[{array}]/CIDToGIDMap {refer(leads)}"


def _compact_font(
    writer: Writer, cut: Subset, meanings: Mapping[int, Meaning], widths: _Widths
) -> tuple[str, str]:
    """CFF: a CID is the glyph itself, and the encoding leads to it."""
    places = {code: cut.places[glyph] for code, (glyph, _) in meanings.items()}
    encoding = writer.once(f"/Type/CMap/CMapName/pagekit-H{_SYSTEM}", encoding_cmap(places))
    array = width_array({cut.places[glyph]: widths(glyph) for glyph, _ in meanings.values()})
    return f" {refer(encoding)}", f"/Subtype/CIDFontType0/W[{array}]"


def _write_descriptor(writer: Writer, face: Face, cut: Subset, base: str) -> int:
    if cut.outlines == "truetype":
        program = f"/FontFile2 {refer(writer.stream(f'/Length1 {len(cut.data)}', cut.data))}"
    else:
        program = f"/FontFile3 {refer(writer.stream('/Subtype/CIDFontType0C', cut.data))}"
    facts = face_facts(face)
    return writer.put(
        f"<</Type/FontDescriptor/FontName{name(base)}/Flags {facts.flags}/FontBBox[{numbers(facts.bbox)}]"
        f"/ItalicAngle {number(facts.italic_angle)}/Ascent {facts.ascent}/Descent {facts.descent}"
        f"/CapHeight {facts.cap_height}/XHeight {facts.x_height}/StemV {facts.stem_v}{program}>>"
    )


def _tag(program: bytes) -> str:
    """Six letters that tell this subset from others of the same face (9.6.4)."""
    rest = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = []
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _font_name(face: Face) -> str:
    weight = _WEIGHTS.get(face.weight, str(face.weight))
    style = weight + ("Italic" if face.style == "italic" else "")
    return f"{face.family.replace(' ', '')}-{style or 'Regular'}"
