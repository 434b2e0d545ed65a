"""composed pages + what was painted from them → whether every line stands where it was decided, in a PDF and in a browser.

`decided_lines` says what should be there; `pdf_faults` and `browser_faults` compare it with what is, and name every line
that differs. Letters are read from a PDF in the order of its structure tree, so nothing is judged by position alone.
"""

from __future__ import annotations

import io
import statistics
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from pagekit.fonts import FontBook
from pagekit.fonts.shape import chain, hb_font
from pagekit.house.story import Run
from pagekit.layout import Manifest
from pagekit.typeset.lines.paragraph import TRACKING_STEP
from pagekit.typeset.page import ComposedPage, Group, Item, Piece, TextBox, TextLine
from pagekit.typeset.style import TypeStyle, type_style

HYPHEN = "\u2010"
NEAR = 0.1
"""Points by which an end or a baseline may miss."""
HYPHENS = {"\u00ad", "\u2010", "\u0002", "\ufffe"}
"""How the hyphen of a line's end comes out of a PDF: soft, as it was drawn, or as PDFium's mark for a word that goes on."""


@dataclass(frozen=True)
class Decided:
    """A line as it was decided. `plain` marks the letters that stand on its baseline, by their place in `text`."""

    page: int
    box: int
    text: str
    plain: tuple[bool, ...]
    hyphen: bool
    left: float
    right: float
    baseline: float
    leading: float
    justified: bool
    align: str
    beyond: float
    """Tracking after the last letter, which a browser counts as part of the line."""
    rtl: bool
    style: str = ""
    spaced: bool = True
    """A space or a break parts it from the next line."""


@dataclass
class Proof:
    """What was found: a sentence for each fault, the worst misses in points, and the words as they can be read."""

    faults: list[str] = field(default_factory=list)
    end: float = 0.0
    baseline: float = 0.0
    lines: int = 0
    """Lines of which there is nothing to say."""
    words: list[str] = field(default_factory=list)
    """Only of a PDF."""


@dataclass(frozen=True)
class Letter:
    """A letter of a PDF, in points from the sheet's top left corner."""

    text: str
    left: float
    right: float
    baseline: float


# ---- What was decided --------------------------------------------------------------------------------------


def decided_lines(
    pages: Sequence[ComposedPage], manifest: Manifest, book: FontBook, lang: str, *, furniture: bool = False
) -> list[Decided]:
    """Every line in reading order; each sheet's furniture after it, where it is asked for."""
    found: list[Decided] = []
    boxes = 0
    for number, page in enumerate(pages):
        for text, own in text_boxes((*page.items, *(page.furniture if furniture else ())), lang):
            style = type_style(manifest, text.style, own)
            ascent, descent = _metrics(book, style, own)
            for piece in text.pieces:
                found.extend(_piece(number, boxes, text, piece, style, ascent, descent))
            boxes += 1
    return found


def text_boxes(items: Sequence[Item], lang: str) -> Iterator[tuple[TextBox, str]]:
    """The text boxes in reading order, each with its language."""
    for item in items:
        if isinstance(item, TextBox):
            yield item, item.lang or lang
        elif isinstance(item, Group):
            yield from text_boxes(item.items, item.lang or lang)


def _piece(
    page: int, box: int, text: TextBox, piece: Piece, style: TypeStyle, ascent: float, descent: float
) -> Iterator[Decided]:
    size = text.size or style.size
    tracking = style.tracking + piece.tracking * TRACKING_STEP
    size = piece.size or size
    offset = (piece.leading - (ascent + descent) * size) / 2 + ascent * size
    for number, line in enumerate(piece.lines):
        words, plain = _words(line, style)
        yield Decided(
            page,
            box,
            words,
            plain,
            line.hyphen,
            piece.x,
            piece.x + piece.measure,
            piece.top + number * piece.leading + offset,
            piece.leading,
            piece.justified,
            style.align,
            tracking * size,
            text.direction == "rtl",
            f"{text.style} {size:g}",
            line.spaced and not line.hyphen,
        )


def _words(line: TextLine, style: TypeStyle) -> tuple[str, tuple[bool, ...]]:
    words, plain = "", []
    for run in line.runs:
        text = run.text.replace("\u00ad", "").replace("\u200b", "").replace("\u2010", "-")
        text = text.upper() if style.caps == "upper" else text
        words += text
        plain += [not run.script] * len(text)
    return words, tuple(plain)


def _metrics(book: FontBook, style: TypeStyle, lang: str) -> tuple[float, float]:
    """Ascent and descent of the style's first face, in em."""
    face = chain(book, style.look(Run(""), lang)[0])[0]
    font = hb_font(face.path, face.sha256)
    extents = font.get_font_extents("ltr")
    return extents.ascender / font.scale[1], -extents.descender / font.scale[1]


# ---- What the PDF has --------------------------------------------------------------------------------------


def pdf_faults(data: bytes, decided: Sequence[Decided], *, healed: bool = True) -> list[str]:
    """What differs between the lines decided and those of the PDF, one sentence each; nothing when all is well.

    `healed`: hyphens at line ends have to be read as soft ones.
    """
    return pdf_proof(data, decided, healed=healed).faults


def pdf_proof(data: bytes, decided: Sequence[Decided], *, healed: bool = True) -> Proof:
    """The same with figures, and with the words as a reader of the PDF gets them."""
    marks = iter(read_marks(data))
    proof, said = Proof(), ""
    for line in decided:
        wanted = _solid(line.text) + ("-" if line.hyphen else "")
        found = list(_take(marks, len(wanted)))
        faults = list(_line_faults(line, wanted, found, healed, proof))
        proof.faults.extend(f"{_where(line)}: {fault}" for fault in faults)
        proof.lines += not faults
        said += "".join(mark.text for mark in found).strip() + (" " if line.spaced else "")
    left_over = [mark for mark in marks if mark.text.strip()]
    if left_over:
        proof.faults.append(f"more text than was decided: {' '.join(mark.text for mark in left_over)[:80]!r}")
    proof.words = said.replace("\u00ad", "").split()
    return proof


def _take(marks: Iterator[Mark], count: int) -> Iterator[Mark]:
    """The next marked contents, until they hold so many letters."""
    seen = 0
    while seen < count and (mark := next(marks, None)) is not None:
        seen += len(mark.solid)
        yield mark


def _line_faults(
    line: Decided, wanted: str, found: Sequence[Mark], healed: bool, proof: Proof
) -> Iterator[str]:
    solid = [letter for mark in found for letter in mark.solid]
    got = "".join("-" if letter.text in HYPHENS else letter.text for letter in solid)
    if not _same(got, wanted, line.rtl):
        yield f"the PDF has {got[:60]!r}"
        return
    if {mark.page for mark in found} != {line.page}:
        yield f"it stands on page {found[0].page + 1}"
    said = "".join(mark.text for mark in found)
    if healed and line.hyphen and not said.endswith("\u00ad"):
        yield f"its hyphen is not healed: U+{ord(said[-1]):04X}"
    if not line.rtl and _words_of(said) != _words_of(line.text + ("-" if line.hyphen else "")):
        yield f"its words are {_words_of(said)}"
    yield from _places_off(line, solid, proof)


def _where(line: Decided) -> str:
    return f"page {line.page + 1}, box {line.box}, {line.text[:30]!r}"


def _places_off(line: Decided, solid: Sequence[Letter], proof: Proof) -> Iterator[str]:
    plain = [*(flag for flag, letter in zip(line.plain, line.text, strict=True) if letter.strip()), True]
    level = [letter for letter, flag in zip(solid, plain, strict=False) if flag] or list(solid)
    worst = max((letter.baseline - line.baseline for letter in level), key=abs, default=0.0)
    proof.baseline = max(proof.baseline, abs(worst))
    if abs(worst) > NEAR:
        yield f"its baseline is off by {worst:+.3f} pt"
    right = max((letter.right for letter in solid), default=line.right) - line.right
    left = min((letter.left for letter in solid), default=line.left) - line.left
    flush = line.align in {"start", "justify"} and not line.rtl
    for name, miss, counts in (
        ("right end", right, line.justified),
        ("left end", left, line.justified or flush),
        ("middle", (left + right) / 2, line.align == "center"),
        ("end", left if line.rtl else right, (line.align == "end") != line.rtl and not line.justified),
    ):
        if counts:
            proof.end = max(proof.end, abs(miss))
        if counts and abs(miss) > NEAR:
            yield f"its {name} is off by {miss:+.3f} pt"


@dataclass(frozen=True)
class Mark:
    """A marked content: its text through the fonts' ToUnicode maps, and its letters without spaces."""

    page: int
    path: tuple[str, ...]
    text: str
    solid: tuple[Letter, ...]


def read_marks(data: bytes) -> Iterator[Mark]:
    """The marked contents of a PDF in the order of its structure tree (ISO 32000-1, 14.7)."""
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts: dict[tuple[int, int], _Font] = {}
        drawn = [_Drawn(page, fonts).marks for page in document.pages]
        for path, content in structure(document):
            if content is not None:
                page, number = content
                letters = drawn[page].get(number, ())
                text = "".join(letter.text for letter in letters)
                yield Mark(page, path, text, tuple(letter for letter in letters if letter.text.strip()))


@dataclass(frozen=True)
class _Font:
    """Glyph, as two bytes → the text it stands for, and its width in em (ISO 32000-1, 9.7.4.3 and 9.10)."""

    texts: Mapping[bytes, str]
    widths: Mapping[bytes, float]


class _Drawn:
    """A page's content → its marked contents, each with its letters: text operators of ISO 32000-1, 9.4, no more."""

    def __init__(self, page: pikepdf.Page, fonts: dict[tuple[int, int], _Font]) -> None:
        self.marks: dict[int, list[Letter]] = {}
        self._page, self._fonts = page, fonts
        self._height = float(page.mediabox[3])
        self._stack: list[pikepdf.Matrix] = []
        self._place = self._line = pikepdf.Matrix()
        self._at, self._size, self._mark = 0.0, 1.0, -1
        self._font = _Font({}, {})
        for operands, operator in pikepdf.parse_content_stream(page):
            self._do(str(operator), operands)

    def _do(self, operator: str, operands: Any) -> None:
        match operator:
            case "q":
                self._stack.append(self._place)
            case "Q":
                self._place = self._stack.pop()
            case "cm":
                self._place = pikepdf.Matrix(*map(float, operands)) @ self._place
            case "BDC":
                self._mark = int(operands[1].MCID) if "/MCID" in operands[1] else -1
            case "EMC":
                self._mark = -1
            case "Tm":
                self._line, self._at = pikepdf.Matrix(*map(float, operands)), 0.0
            case "Tf":
                self._font, self._size = self._face(str(operands[0])), float(operands[1])
            case "TJ" | "Tj":
                self._show(operands[0] if operator == "TJ" else operands)
            case "'" | '"' | "Tc" | "Tw" | "Tz" | "Td" | "TD" | "T*":
                raise AssertionError(f"{operator} is not read here")

    def _show(self, parts: Any) -> None:
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self._at -= float(part) / 1000 * self._size
                continue
            codes = bytes(part)
            for glyph in (codes[at : at + 2] for at in range(0, len(codes), 2)):
                start = self._at
                self._at += self._font.widths.get(glyph, 0.0) * self._size
                self._letters(self._font.texts.get(glyph, ""), start)

    def _letters(self, text: str, start: float) -> None:
        if self._mark >= 0 and text:
            place = self._line @ self._place
            left, y = place.transform((start, 0.0))
            right, _ = place.transform((self._at, 0.0))
            found = self.marks.setdefault(self._mark, [])
            # A glyph that stands for several letters: all of them are where it is.
            found += [Letter(letter, left, right, self._height - y) for letter in text]

    def _face(self, name: str) -> _Font:
        font = self._page.Resources.Font[name]
        found = self._fonts.get(font.objgen)
        if found is None:
            found = self._fonts[font.objgen] = _Font(_unicode_map(font), _widths(font))
        return found


def _widths(font: Any) -> dict[bytes, float]:
    """A font's /W array (ISO 32000-1, 9.7.4.3) in em. WeasyPrint writes runs of widths alone."""
    table: dict[bytes, float] = {}
    entries = list(font.DescendantFonts[0].W)
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        for number, width in enumerate(widths, int(first)):
            table[number.to_bytes(2, "big")] = float(width) / 1000
    return table


def _unicode_map(font: Any) -> dict[bytes, str]:
    table = {}
    for line in font.ToUnicode.read_bytes().decode().splitlines():
        glyph, _, text = line.partition("> <")
        if text and glyph.startswith("<"):
            table[bytes.fromhex(glyph[1:])] = bytes.fromhex(text.rstrip(">").strip()).decode("utf-16-be")
    return table


def structure(document: pikepdf.Pdf) -> Iterator[tuple[tuple[str, ...], tuple[int, int] | None]]:
    """The structure tree: each element by its path of types, without content, then its marked contents."""
    numbers = {page.objgen: number for number, page in enumerate(document.pages)}
    yield from _walk(document.Root.StructTreeRoot.K[0], (), numbers)


def _walk(
    element: Any, path: tuple[str, ...], numbers: Mapping[tuple[int, int], int]
) -> Iterator[tuple[tuple[str, ...], tuple[int, int] | None]]:
    path = (*path, str(element.S).removeprefix("/"))
    yield path, None
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            yield path, (numbers[element.Pg.objgen], kid)
        elif kid.get("/Type") != "/OBJR":
            yield from _walk(kid, path, numbers)


# ---- What the browser has ----------------------------------------------------------------------------------

_LINES = """() => [...document.querySelectorAll('.px-sheet')].map(sheet => {
  const home = sheet.getBoundingClientRect();
  return [...sheet.querySelectorAll('[class^="px-x"]')].map(piece => {
    const lines = [{text: '', rects: []}];
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const line = lines[lines.length - 1];
      const rects = [];
      if (node.nodeType === Node.TEXT_NODE) {
        const range = document.createRange();
        range.selectNodeContents(node);
        rects.push(...range.getClientRects());
        line.text += node.data;
      } else if (node.matches('.px-h')) {
        rects.push(node.getClientRects()[0]);
        line.hyphen = true;
      }
      line.rects.push(...rects.filter(r => r.width > 0).map(r => [r.left - home.left, r.top - home.top, r.right - home.left, r.bottom - home.top]));
      if (node.nodeType !== Node.TEXT_NODE && node.matches('.px-h, .px-e')) lines.push({text: '', rects: []});
    }
    return lines.filter(line => line.text);
  });
})"""
_COPIED = """() => [...document.querySelectorAll('.px-sheet [class^="px s-"]')].map(box => {
  const selection = getSelection(), range = document.createRange();
  range.selectNodeContents(box);
  selection.removeAllRanges();
  selection.addRange(range);
  return selection.toString();
})"""


def browser_faults(tab: Any, decided: Sequence[Decided]) -> list[str]:
    """The same of a page that a browser has open (a Playwright tab). Furniture is part of what was decided here."""
    return browser_proof(tab, decided).faults


def browser_proof(tab: Any, decided: Sequence[Decided]) -> Proof:
    """The same with figures. Baselines are held against each other: how deep a style's letters reach, a browser rounds."""
    drawn = [
        (page, line) for page, sheet in enumerate(tab.evaluate(_LINES)) for piece in sheet for line in piece
    ]
    proof = Proof([f"{len(drawn)} lines drawn, {len(decided)} decided"] if len(drawn) != len(decided) else [])
    depths = _depths([line for _, line in drawn], decided)
    for (page, line), wanted in zip(drawn, decided, strict=False):
        faults = list(_drawn_faults(page, line, wanted, depths, proof))
        proof.faults.extend(f"{_where(wanted)}: {fault}" for fault in faults)
        proof.lines += not faults
    return proof


def _depths(drawn: Sequence[Any], decided: Sequence[Decided]) -> dict[str, float]:
    """How far under its baseline the box of a style's letters reaches: the most common answer."""
    found: dict[str, list[float]] = {}
    for line, wanted in zip(drawn, decided, strict=False):
        found.setdefault(wanted.style, []).extend(rect[3] * 0.75 - wanted.baseline for rect in line["rects"])
    return {style: statistics.median(depths) for style, depths in found.items() if depths}


def _drawn_faults(
    page: int, line: Any, wanted: Decided, depths: Mapping[str, float], proof: Proof
) -> Iterator[str]:
    if page != wanted.page or _words_of(line["text"]) != _words_of(wanted.text):
        yield f"the browser has {line['text'][:60]!r} on page {page + 1}"
        return
    if bool(line.get("hyphen")) != wanted.hyphen:
        yield "hyphen"
    if not line["rects"]:
        yield "is not drawn"
        return
    yield from _drawn_off(line["rects"], wanted, depths.get(wanted.style, 0.0), proof)


def _drawn_off(rects: Sequence[Sequence[float]], line: Decided, depth: float, proof: Proof) -> Iterator[str]:
    left, right = (min(rect[0] for rect in rects) * 0.75, max(rect[2] for rect in rects) * 0.75)
    middles = [(rect[1] + rect[3]) * 0.375 for rect in rects]
    if max(middles) - min(middles) > line.leading * 0.6:
        yield f"it is broken again: {max(middles) - min(middles):.1f} pt tall"
    miss = min((rect[3] * 0.75 - depth - line.baseline for rect in rects), key=abs)
    if all(line.plain):
        proof.baseline = max(proof.baseline, abs(miss))
    if abs(miss) > (NEAR if all(line.plain) else line.leading * 0.7):
        yield f"its baseline is off by {miss:+.3f} pt"
    ends = (("right", right - line.beyond - line.right), ("left", left - line.left)) if line.justified else ()
    for name, off in ends:
        proof.end = max(proof.end, abs(off))
        if abs(off) > NEAR:
            yield f"its {name} end is off by {off:+.3f} pt"


def copied(tab: Any) -> list[str]:
    """What a reader gets who selects and copies each text box, in order."""
    return list(tab.evaluate(_COPIED))


def copied_words(tab: Any, decided: Sequence[Decided]) -> list[str]:
    """The words of all that is copied, box by box; a word that goes on in the next box is one."""
    open_ended = {line.box: not line.spaced for line in decided}
    parts = (text if open_ended.get(box) else f"{text} " for box, text in enumerate(copied(tab)))
    return "".join(parts).split()


# ---- Comparing ---------------------------------------------------------------------------------------------


def _solid(text: str) -> str:
    return "".join(letter for letter in text if letter.strip())


def _words_of(text: str) -> list[str]:
    healed = "".join("-" if letter in HYPHENS else letter for letter in text)
    return unicodedata.normalize("NFKC", healed).split()


def _same(got: str, wanted: str, rtl: bool) -> bool:
    got, wanted = (unicodedata.normalize("NFKC", text) for text in (got, wanted))
    # Where right-to-left letters stand in a PDF's text is for its reader to say.
    return sorted(got) == sorted(wanted) if rtl else got == wanted
