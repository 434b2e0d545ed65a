"""faces of pages + the codes on them → fonts of a PDF, each face once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from pagekit.fonts.glyphs import Whole
from pagekit.fonts.metrics import glyph_advances
from pagekit.ink.page import Element, PageInk
from pagekit.join import join
from tests.join.pages import FACTS, Hand, compact_face, paragraph_page, serif


@contextmanager
def fonts(*pages: PageInk) -> Iterator[list[Any]]:
    """The font of each page."""
    with pikepdf.open(io.BytesIO(join(pages, FACTS, {}).data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        yield [page.Resources.Font.F1 for page in pdf.pages]


def read(*pages: PageInk) -> list[str]:
    """What PDFium reads on each page."""
    pdf = pypdfium2.PdfDocument(join(pages, FACTS, {}).data)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def widths(font: Any) -> dict[int, float]:
    """CID → width."""
    found: dict[int, float] = {}
    run = list(font.DescendantFonts[0].W)
    for first, listed in zip(run[::2], run[1::2], strict=True):
        found |= {int(first) + place: float(width) for place, width in enumerate(listed)}
    return found


def test_pages_share_a_font_and_its_program() -> None:
    with fonts(paragraph_page("Ice on the river"), paragraph_page("Wind")) as [first, second]:
        assert first.objgen == second.objgen
        assert (first.Subtype, first.Encoding) == ("/Type0", "/Identity-H")
        (below,) = first.DescendantFonts
        assert below.Subtype == "/CIDFontType2"
        assert str(first.BaseFont) == str(below.BaseFont) == str(below.FontDescriptor.FontName)
        assert re.fullmatch(r"/[A-Z]{6}\+NotoSerif-Regular", str(first.BaseFont))
        program = below.FontDescriptor.FontFile2
        assert program.Length1 == len(program.read_bytes()) < 20_000


def test_a_file_with_two_names_is_one_face() -> None:
    hand = Hand(face=replace(serif(), family="Courier Text"))
    with fonts(paragraph_page("Ice"), hand.ink(Element("P", (hand.line("Wind"),)))) as [first, second]:
        assert first.objgen == second.objgen


def test_the_descriptor_has_the_figures_of_the_face() -> None:
    with fonts(paragraph_page("Ice")) as [font]:
        told = font.DescendantFonts[0].FontDescriptor
        assert (told.Ascent, told.Descent, told.CapHeight) == (1069, -293, 714)
        assert int(told.Flags) & 2 and int(told.Flags) & 4


def test_widths_are_those_of_the_face() -> None:
    face = serif()
    (glyph,) = (code for code, (_, said) in _codes("I").items() if said == "I")
    with fonts(paragraph_page("Ice")) as [font]:
        assert widths(font)[glyph] == glyph_advances(face)[glyph]
        assert font.DescendantFonts[0].DW == 0


def _codes(words: str) -> dict[int, tuple[Any, str]]:
    hand = Hand()
    hand.line(words)
    return hand.codes


def test_words_are_read_as_they_were_written() -> None:
    assert read(paragraph_page("Thin ice: “Зима”"), paragraph_page("wind")) == ["Thin ice: “Зима”", "wind"]


def again(meaning: str) -> PageInk:
    """A page on which a code of its own stands for a hyphen that is read as this."""
    hand = Hand()
    mark = hand.line("ice-")
    (hyphen,) = (code for code, (_, said) in hand.codes.items() if said == "-")
    hand.ops[-1] = hand.ops[-1].replace(f"{hyphen:04x}", "fffe")
    hand.codes[0xFFFE] = (hyphen, meaning)
    return hand.ink(Element("P", (mark,)))


def test_one_code_with_two_meanings_makes_two_fonts_of_one_program() -> None:
    pages = again("-"), again("="), again("-")
    assert read(*pages) == ["ice-", "ice=", "ice-"]
    with fonts(*pages) as [first, second, third]:
        assert first.objgen == third.objgen != second.objgen
        one, other = (font.DescendantFonts[0] for font in (first, second))
        assert one.FontDescriptor.objgen == other.FontDescriptor.objgen
        assert one.CIDToGIDMap.objgen == other.CIDToGIDMap.objgen


def test_a_code_that_says_nothing_puts_no_letter_into_the_text() -> None:
    assert read(again("")) == ["ice\u2060"]


def test_a_letter_of_several_glyphs_has_one_code() -> None:
    hand = Hand()
    hand.line("a'")
    (letter,), (accent,) = ([code for code, (_, said) in hand.codes.items() if said == one] for one in "a'")
    hand.codes[0xFFF0] = (Whole(((letter, 0, 0), (accent, 100, 0)), 623), "á")
    mark = hand.mark("BT /F1 10 Tf 20 100 Td <fff0> Tj ET", "P")
    page = hand.ink(Element("P", (mark - 1, mark)))
    assert read(page) == ["a' á"]
    with fonts(page) as [font]:
        assert widths(font)[0xFFF0] == 623


def test_a_compact_face_leads_to_its_glyphs_by_its_encoding(tmp_path: Path) -> None:
    hand = Hand(face=compact_face(tmp_path))
    page = hand.ink(Element("P", (hand.line("BAB"),)))
    assert read(page) == ["BAB"]
    with fonts(page) as [font]:
        (below,) = font.DescendantFonts
        assert below.Subtype == "/CIDFontType0" and "/CIDToGIDMap" not in below
        assert below.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"
        assert b"2 begincidchar" in font.Encoding.read_bytes()
        assert set(widths(font).values()) == {600}
    drawn = pypdfium2.PdfDocument(join([page], FACTS, {}).data)[0].render(scale=1).to_pil().convert("L")
    # At half the height of A there is nothing of B.
    heights = [sum(drawn.getpixel((x, y)) < 128 for y in range(300)) for x in (23, 29, 35)]
    assert heights == [4, 7, 4]


@pytest.mark.parametrize(
    ("weight", "style", "name"),
    [
        (400, "normal", "Regular"),
        (400, "italic", "Italic"),
        (700, "italic", "BoldItalic"),
        (450, "normal", "450"),
    ],
)
def test_a_font_is_named_by_its_face(weight: int, style: str, name: str) -> None:
    hand = Hand(face=replace(serif(), weight=weight, style=style))
    with fonts(hand.ink(Element("P", (hand.line("Ice"),)))) as [font]:
        assert str(font.BaseFont).partition("+")[2] == f"NotoSerif-{name}"
