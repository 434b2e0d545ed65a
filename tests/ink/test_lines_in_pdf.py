"""the lines that were decided = the lines of the PDF: PDFium finds every letter where it was to stand."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from pagekit.fonts import Face, FontBook
from pagekit.fonts.book import advances
from pagekit.layout import PrintManifest
from tests.ink.conftest import Sample, Samples
from tests.paint.composed_proof import HYPHENS, Decided, decided_lines

NEAR = 0.02
"""Points."""
MIRRORS = str.maketrans("»)›", "«(‹")
"""PDFium turns brackets in pages that run from the right, also where they were turned already."""
SAMPLES = [
    ("chess-club", "print-article"),
    ("night-train", "print-article"),
    ("night-train", "magazine"),
    ("bakery-ledger", "magazine"),
    ("bir-kun", "print-article"),
    ("assy-stars", "magazine"),
]
Widths = Mapping[str, Mapping[int, float]]
"""What PDF calls a face → the advance of each of its letters, in em."""


@dataclass(frozen=True)
class Letter:
    """A letter that PDFium found, in points from the sheet's top left corner."""

    text: str
    x: float
    y: float
    right: float
    """Its origin, and the advance of its face: what PDFium calls its box holds what hangs over, too."""


def letters(page: pypdfium2.PdfPage, bleed: float, height: float, widths: Widths) -> Iterator[Letter]:
    """Those of a page, but for spaces and for what PDFium puts in itself."""
    text = page.get_textpage()
    x, y, flags, face = ctypes.c_double(), ctypes.c_double(), ctypes.c_int(), ctypes.create_string_buffer(80)
    for at in range(text.count_chars()):
        said = chr(pdfium.FPDFText_GetUnicode(text, at))
        if not said.strip() or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        assert pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        assert pdfium.FPDFText_GetFontInfo(text, at, face, 80, flags)
        code = 0x2010 if said in HYPHENS else ord(said)
        wide = widths[face.value.decode().partition("+")[2]].get(code, 0.0) * pdfium.FPDFText_GetFontSize(
            text, at
        )
        yield Letter(said, x.value - bleed, height - (y.value - bleed), x.value - bleed + wide)


def widths_of(book: FontBook) -> Widths:
    """The advances of the faces, by what PDF calls them."""
    return {_called(face): advances(face.path, face.sha256) for face in book.faces}


def _called(face: Face) -> str:
    weight = {300: "Light", 400: "", 600: "SemiBold", 700: "Bold"}[face.weight]
    return f"{face.family.replace(' ', '')}-{weight + 'Italic' * (face.style == 'italic') or 'Regular'}"


def off(decided: Decided, found: list[Letter]) -> str:
    """What is to be said of a line; nothing where all is well."""
    text = decided.text.translate(MIRRORS)
    wanted = [letter for letter, level in zip(text, decided.plain, strict=True) if level and letter.strip()]
    left, right = decided.left - 1, decided.right + 1
    own = sorted(
        (one for one in found if abs(one.y - decided.baseline) < 1 and left <= one.x <= right),
        key=lambda one: one.x,
    )
    got = "".join("-" if one.text in HYPHENS else one.text for one in own).translate(MIRRORS)
    if decided.rtl:
        # In what order it is read is for the test of words.
        at = 0 if Counter(wanted) <= Counter(got) else -1
    else:
        # Two texts of the furniture may stand on one line.
        at = got.find("".join(wanted) + "-" * decided.hyphen)
        own = own[at : at + len(wanted) + decided.hyphen]
    if at < 0:
        return f"is {got!r}"
    worst = max((abs(one.y - decided.baseline) for one in own), default=0.0)
    if worst > NEAR:
        return f"stands {worst:.3f} pt off its baseline"
    if decided.justified and own and all(decided.plain):
        ends = own[0].x - decided.left, own[-1].right - decided.right
        if max(map(abs, ends)) > NEAR:
            return f"ends off by {ends[0]:+.3f} and {ends[1]:+.3f}"
    return ""


def proof(sample: Sample) -> tuple[list[Decided], list[str]]:
    """The lines that were decided, and what is to be said of them."""
    job, composition = sample.made.job, sample.made.page.composition
    assert composition is not None and isinstance(job.layout.manifest, PrintManifest)
    lines = decided_lines(composition.pages, job.layout.manifest, job.fonts, job.story.lang, furniture=True)
    widths = widths_of(job.fonts)
    pdf = pypdfium2.PdfDocument(sample.pdf)
    there = [
        list(letters(page, ink.bleed, ink.height, widths))
        for page, ink in zip(pdf, sample.pages, strict=True)
    ]
    faults = [f"{line.text[:40]!r} {fault}" for line in lines if (fault := off(line, there[line.page]))]
    counted = sum(len(page) for page in there)
    wanted = sum(len("".join(line.text.split())) + line.hyphen for line in lines)
    if counted != wanted:
        faults.append(f"{counted} letters, and {wanted} were decided")
    return lines, faults


@pytest.mark.parametrize(("story", "pack"), SAMPLES)
def test_every_line_is_where_it_was_decided(story: str, pack: str, sample: Samples) -> None:
    lines, faults = proof(sample(story, pack))
    assert faults == []
    assert len(lines) > 40 and len({line.style for line in lines}) > 8
    # No line from the right is justified, nor one of Russian in three columns.
    ragged = any(line.rtl for line in lines) or (story, pack) == ("bakery-ledger", "magazine")
    assert any(line.justified for line in lines) != ragged


def test_the_samples_have_everything_in_them(sample: Samples) -> None:
    lines = [line for story, pack in SAMPLES for line in proof(sample(story, pack))[0]]
    assert any(line.hyphen for line in lines) and any(line.rtl for line in lines)
    assert any(line.beyond > 0 for line in lines if line.justified)
    assert any(line.beyond < 0 for line in lines if line.justified)
