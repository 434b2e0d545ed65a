"""paragraphs + a measure → the lines that WeasyPrint and Typst make of them, read back from their PDFs.

Each sets the text as it does by itself, in the same face and size: no columns, no indent, nothing between paragraphs.
Every printed letter is matched with the copy, in order, so a line's text is the copy's own; a letter that is missing,
added or moved is an AssertionError.
"""

from __future__ import annotations

import html
import importlib
import importlib.util
import json
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import uharfbuzz as hb

from pagekit.resources import assets_dir
from pagekit.typeset.lines.statistics import SetLine, stretched

SIZE = 9.0
LEADING = 11.0
MEASURE = 45 / 25.4 * 72
PAGE = 100 * LEADING
FACE = assets_dir() / "fonts" / "NotoSerif-Regular.ttf"
HYPHEN = "\u2010"
_HYPHENS = {"-", HYPHEN, "\u00ad", "\u0002", "\ufffe"}
"""How a hyphen at a line's end may come out of a PDF: as itself, soft, or as PDFium's mark for a broken word."""

Rival = Callable[[Sequence[str], str, float], bytes]
"""Paragraphs, language tag, measure in points → a PDF."""


def typst_pdf(paragraphs: Sequence[str], lang: str, measure: float, *, hang: bool = True) -> bytes:
    """Typst with its own costs: optimal breaking, hyphens, and by default punctuation that hangs a little."""
    source = f"""
        #set page(width: {measure}pt, height: {PAGE}pt, margin: 0pt)
        #set text(font: "Noto Serif", size: {SIZE}pt, lang: "{lang}", hyphenate: true,
                  overhang: {str(hang).lower()}, fallback: false, top-edge: {SIZE}pt, bottom-edge: 0pt)
        #set par(justify: true, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt)
        #for text in json(bytes(sys.inputs.paragraphs)) {{ par(text) }}
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FACE.name).write_bytes(FACE.read_bytes())
        made: bytes = load_typst().compile(
            source.encode(),
            format="pdf",
            font_paths=[folder],
            ignore_system_fonts=True,
            sys_inputs={"paragraphs": json.dumps(list(paragraphs))},
            pdf_tags=False,
        )
    return made


def weasyprint_pdf(paragraphs: Sequence[str], lang: str, measure: float) -> bytes:
    """WeasyPrint with the house's limits for hyphens, as the print layout has them."""
    engine = load_weasyprint()
    limits = "5 2 2" if lang == "ru" else "6 3 3"
    css = f"""
        @font-face {{ font-family: Serif; src: url({FACE.as_uri()}); }}
        @page {{ size: {measure}pt {PAGE}pt; margin: 0; }}
        html, body, p {{ margin: 0; }}
        p {{ font: {SIZE}pt/{LEADING}pt Serif; text-align: justify; hyphens: auto;
             hyphenate-limit-chars: {limits}; overflow-wrap: break-word; orphans: 1; widows: 1; }}
    """
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    fonts = engine.text.fonts.FontConfiguration()
    sheet = engine.CSS(string=css, font_config=fonts)
    page = engine.HTML(string=f'<html lang="{lang}"><title>Lines</title><body>{body}')
    made: bytes = page.write_pdf(stylesheets=[sheet], font_config=fonts)
    return made


def load_typst() -> Any:
    """The Typst module. Raises ModuleNotFoundError."""
    return importlib.import_module("typst")


def load_weasyprint() -> Any:
    """The WeasyPrint module, with no face but those given by file. Raises ModuleNotFoundError."""
    os.environ["FONTCONFIG_FILE"] = str(FACE.with_name("fonts.conf"))
    with warnings.catch_warnings():
        # It misses the faces of the machine.
        warnings.simplefilter("ignore")
        return importlib.import_module("weasyprint")


FLUSH = "typst, flush"
"""The same lines as Typst's, with nothing hanging: gaps a little smaller, and set to the measure as the others are."""
RIVALS: dict[str, Rival] = {
    "weasyprint": weasyprint_pdf,
    "typst": typst_pdf,
    FLUSH: partial(typst_pdf, hang=False),
}


def installed() -> list[str]:
    """The rivals that can be asked on this machine."""
    return [name for name in RIVALS if importlib.util.find_spec(name.partition(",")[0])]


def rival_lines(name: str, paragraphs: Sequence[str], lang: str, measure: float = MEASURE) -> list[SetLine]:
    """The lines a rival makes, in order. Raises ModuleNotFoundError when it is not installed."""
    return list(_matched(printed_lines(RIVALS[name](paragraphs, lang, measure)), paragraphs, measure))


# ---- What is printed ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed letter, and where its origin stands on its page, in points."""

    letter: str
    x: float
    y: float


def printed_lines(pdf: bytes) -> Iterator[list[Glyph]]:
    """The letters of each line, without the spaces. Letters of one line share a baseline."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        for _, line in groupby(_glyphs(page.get_textpage()), key=lambda glyph: round(glyph.y, 1)):
            yield list(line)
    document.close()


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    x, y = c_double(), c_double()
    for index in range(page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(page, index))
        # PDFium adds spaces and line ends of its own.
        if not letter.isspace() and pdfium.FPDFText_IsGenerated(page, index) != 1:
            pdfium.FPDFText_GetCharOrigin(page, index, byref(x), byref(y))
            yield Glyph(letter, x.value, y.value)


# ---- Printed letters and the copy --------------------------------------------------------------------------


def _matched(printed: Iterator[list[Glyph]], paragraphs: Sequence[str], measure: float) -> Iterator[SetLine]:
    for number, copy in enumerate(paragraphs):
        at = 0
        while at < len(copy):
            glyphs = next(printed, None)
            assert glyphs, f"not printed: {copy[at : at + 80]}"
            end, hyphen = _match(glyphs, copy, at)
            text = copy[at:end] + (HYPHEN if hyphen else "")
            width, gaps = natural_width(text), text.count(" ")
            # A line without gaps is short of the measure whatever its extent.
            filled = _extent(glyphs, text) if gaps else measure
            gap = stretched(width, gaps, natural_width(" "), filled)
            yield SetLine(text, width, gaps, gap, hyphen, end == len(copy), number)
            at = end + (copy[end : end + 1] == " ")
    rest = [glyph.letter for line in printed for glyph in line]
    assert not rest, f"printed and not in the copy: {''.join(rest)[:80]}"


def _match(glyphs: Sequence[Glyph], copy: str, at: int) -> tuple[int, bool]:
    """Where the line ends in the copy, and whether its hyphen was added."""
    for index, glyph in enumerate(glyphs):
        if copy[at : at + 1] == " ":
            at += 1
        letter = copy[at : at + 1]
        if glyph.letter == letter or (glyph.letter in _HYPHENS and letter in _HYPHENS):
            at += 1
        elif glyph.letter in _HYPHENS and index == len(glyphs) - 1:
            return at, True
        else:
            around = "".join(glyph.letter for glyph in glyphs)
            raise AssertionError(f"printed {around!r} where the copy has {copy[at : at + 40]!r}")
    return at, False


def _extent(glyphs: Sequence[Glyph], text: str) -> float:
    """From edge to edge as printed: punctuation that hangs makes a line longer, and its gaps wider, than the measure."""
    # Letters of one ligature share its origin.
    end = sum(glyph.x >= glyphs[-1].x for glyph in glyphs)
    return glyphs[-1].x + natural_width(text[-end:]) - glyphs[0].x


@cache
def _font() -> hb.Font:
    return hb.Font(hb.Face(hb.Blob(FACE.read_bytes())))


def natural_width(text: str, *, joined: bool = True) -> float:
    """The width in points as HarfBuzz has it: kerned, and with ligatures where letters may be joined."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_font(), buffer, {} if joined else {"liga": False})
    units: int = sum(position.x_advance for position in buffer.glyph_positions)
    em: int = _font().face.upem
    return units * SIZE / em
