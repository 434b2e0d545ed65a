"""composed pages + what was painted from them → whether every line stands where it was decided, in a PDF and in a browser.

`decided_lines` says what should be there; `pdf_faults` and `browser_faults` compare it with what is, and name every line
that differs. Letters are read from a PDF in the order of its structure tree, so nothing is judged by position alone.
"""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pagekit.fonts import FontBook
from pagekit.fonts.shape import chain, hb_font
from pagekit.house.story import Run
from pagekit.layout import Manifest
from pagekit.typeset.page import ComposedPage, Group, Item, Piece, TextBox, TextLine
from pagekit.typeset.paragraph import TRACKING_STEP
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
    marks = iter(read_marks(data))
    faults: list[str] = []
    for line in decided:
        wanted = _solid(line.text) + ("-" if line.hyphen else "")
        found = list(_take(marks, len(wanted)))
        faults.extend(f"{_where(line)}: {fault}" for fault in _line_faults(line, wanted, found, healed))
    left_over = [mark for mark in marks if mark.text.strip()]
    if left_over:
        faults.append(f"more text than was decided: {' '.join(mark.text for mark in left_over)[:80]!r}")
    return faults


def _take(marks: Iterator[Mark], count: int) -> Iterator[Mark]:
    """The next marked contents, until they hold so many letters."""
    seen = 0
    while seen < count and (mark := next(marks, None)) is not None:
        seen += len(mark.solid)
        yield mark


def _line_faults(line: Decided, wanted: str, found: Sequence[Mark], healed: bool) -> Iterator[str]:
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
    yield from _places_off(line, solid)


def _where(line: Decided) -> str:
    return f"page {line.page + 1}, box {line.box}, {line.text[:30]!r}"


def _places_off(line: Decided, solid: Sequence[Letter]) -> Iterator[str]:
    plain = [*(flag for flag, letter in zip(line.plain, line.text, strict=True) if letter.strip()), True]
    level = [letter for letter, flag in zip(solid, plain, strict=False) if flag] or list(solid)
    worst = max((letter.baseline - line.baseline for letter in level), key=abs, default=0.0)
    if abs(worst) > NEAR:
        yield f"its baseline is off by {worst:+.3f} pt"
    right = max((letter.right for letter in solid), default=line.right)
    left = min((letter.left for letter in solid), default=line.left)
    if line.justified and abs(right - line.right) > NEAR:
        yield f"its right end is off by {right - line.right:+.3f} pt"
    if (line.justified or (line.align in {"start", "justify"} and not line.rtl)) and abs(
        left - line.left
    ) > NEAR:
        yield f"its left end is off by {left - line.left:+.3f} pt"
    if line.align == "center" and abs(left - line.left - (line.right - right)) > 2 * NEAR:
        yield f"it is not centred: {left - line.left:.3f} and {line.right - right:.3f} pt"
    if (
        (line.align == "end") != line.rtl
        and not line.justified
        and abs((left if line.rtl else right) - (line.left if line.rtl else line.right)) > NEAR
    ):
        yield f"its end is off by {right - line.right:+.3f} pt"


@dataclass(frozen=True)
class Mark:
    """A marked content: its text through the fonts' ToUnicode maps, and its letters without spaces."""

    page: int
    path: tuple[str, ...]
    text: str
    solid: tuple[Letter, ...]


def read_marks(data: bytes) -> Iterator[Mark]:
    """The marked contents of a PDF in the order of its structure tree (ISO 32000-1, 14.7)."""
    letters = [_page_letters(page) for page in pypdfium2.PdfDocument(data)]
    with pikepdf.open(io.BytesIO(data)) as document:
        texts = [_page_texts(page) for page in document.pages]
        for path, content in structure(document):
            if content is not None:
                page, number = content
                text, solid = texts[page].get(number, ""), letters[page].get(number, ())
                yield Mark(page, path, text, tuple(solid))


def _page_letters(page: pypdfium2.PdfPage) -> Mapping[int, list[Letter]]:
    """Marked content → its letters. Spaces, and what the reader of the PDF adds by itself, are left out."""
    text, height = page.get_textpage(), page.get_height()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    found: dict[int, list[Letter]] = {}
    for index in range(text.count_chars()):
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        code = pdfium.FPDFText_GetUnicode(text, index)
        if not drawn or not chr(code).strip():
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
        right = x.value + _advance(drawn, code) * matrix.a
        letter = Letter(chr(code), x.value, right, height - y.value)
        found.setdefault(pdfium.FPDFPageObj_GetMarkedContentID(drawn), []).append(letter)
    return found


def _advance(drawn: Any, code: int) -> float:
    """How far the pen moves on for a letter: its box would tell how far its ink reaches."""
    size, width = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(drawn, size)
    # PDFium shows a healed hyphen as a mark of its own; the font knows it as the soft one.
    letter = 0xAD if chr(code) in HYPHENS and code != ord(HYPHEN) else code
    pdfium.FPDFFont_GetGlyphWidth(pdfium.FPDFTextObj_GetFont(drawn), letter, size, width)
    return width.value


def _page_texts(page: pikepdf.Page) -> Mapping[int, str]:
    """Marked content → its text, as the fonts' maps tell it (ISO 32000-1, 9.10). All fonts have two bytes a glyph."""
    maps = {name: _unicode_map(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    number, table = None, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                number = int(operands[1].MCID)
            case "EMC":
                number = None
            case "Tf":
                table = maps[str(operands[0])]
            case "TJ" | "Tj":
                strings = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                codes = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
                text = "".join(table.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))
                if number is not None:
                    found[number] = found.get(number, "") + text
    return found


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
    drawn = [
        (page, line) for page, sheet in enumerate(tab.evaluate(_LINES)) for piece in sheet for line in piece
    ]
    faults = [f"{len(drawn)} lines drawn, {len(decided)} decided"] if len(drawn) != len(decided) else []
    for (page, line), wanted in zip(drawn, decided, strict=False):
        where = _where(wanted)
        if page != wanted.page or _words_of(line["text"]) != _words_of(wanted.text):
            faults.append(f"{where}: the browser has {line['text'][:60]!r} on page {page + 1}")
            continue
        if bool(line.get("hyphen")) != wanted.hyphen:
            faults.append(f"{where}: hyphen")
        faults.extend(f"{where}: {fault}" for fault in _drawn_off(line["rects"], wanted))
    return faults


def _drawn_off(rects: Sequence[Sequence[float]], line: Decided) -> Iterator[str]:
    if not rects:
        yield "is not drawn"
        return
    left, right = (min(rect[0] for rect in rects) * 0.75, max(rect[2] for rect in rects) * 0.75)
    middles = [(rect[1] + rect[3]) * 0.375 for rect in rects]
    if max(middles) - min(middles) > line.leading * 0.6:
        yield f"it is broken again: {max(middles) - min(middles):.1f} pt tall"
    if abs(max(middles) - line.baseline) > line.leading * 0.7:
        yield f"it stands {max(middles) - line.baseline:+.1f} pt from its baseline"
    if line.justified and abs(right - line.beyond - line.right) > NEAR:
        yield f"its right end is off by {right - line.beyond - line.right:+.3f} pt"
    if line.justified and abs(left - line.left) > NEAR:
        yield f"its left end is off by {left - line.left:+.3f} pt"


def copied(tab: Any) -> list[str]:
    """What a reader gets who selects and copies each text box, in order."""
    return list(tab.evaluate(_COPIED))


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


def _shown(letters: Sequence[tuple[int, Letter]]) -> str:
    return repr("".join(letter.text for _, letter in letters)[:60])
