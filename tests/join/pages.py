"""words → pages inked by hand, for the tests of `join`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from hypothesis import strategies as st

import pagekit
from pagekit.fonts import Face, load_book
from pagekit.fonts.files import hb_font
from pagekit.fonts.glyphs import Glyph
from pagekit.ink.page import Element, FaceInk, ImageInk, LinkInk, PageInk
from pagekit.join import DocumentFacts

FONTS = Path(pagekit.__file__).parent.parent / "assets" / "fonts"
FACTS = DocumentFacts(title="The river is back", lang="en")


@cache
def serif() -> Face:
    """Noto Serif, as it ships."""
    return next(face for face in load_book((FONTS,)).faces if face.path.name == "NotoSerif-Regular.ttf")


class Hand:
    """A page that is inked line by line, each line a piece of marked content."""

    def __init__(self, width: float = 400, height: float = 300, face: Face | None = None) -> None:
        self.width, self.height = width, height
        self.face = face or serif()
        self.ops: list[str] = []
        self.codes: dict[int, tuple[Glyph, str]] = {}
        self.images: list[ImageInk] = []
        self.marks = 0

    def line(self, words: str, tag: str = "P") -> int:
        """Set a line below the last one. Gives the number of its marked content."""
        buffer = hb.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        hb.shape(hb_font(self.face.path, self.face.sha256), buffer, {"liga": False})
        shown = ""
        for glyph in buffer.glyph_infos:
            self.codes[glyph.codepoint] = (glyph.codepoint, words[glyph.cluster])
            shown += f"{glyph.codepoint:04x}"
        y = self.height - 20 - 14 * self.marks
        return self.mark(f"BT /F1 10 Tf 20 {y} Td <{shown}> Tj ET", tag)

    def picture(self, file: str) -> int:
        """Put a picture on the page. Gives the number of its marked content."""
        name = f"I{len(self.images)}"
        self.images.append(ImageInk(name, file))
        return self.mark(f"q 40 0 0 40 20 20 cm /{name} Do Q", "Figure")

    def mark(self, ops: str, tag: str) -> int:
        """Draw something as a piece of marked content. Gives its number."""
        self.ops.append(f"/{tag} <</MCID {self.marks}>> BDC {ops} EMC")
        self.marks += 1
        return self.marks - 1

    def ink(self, *elements: Element, links: tuple[LinkInk, ...] = (), **more: object) -> PageInk:
        """The page, with these elements."""
        codes = tuple((code, glyph, said) for code, (glyph, said) in sorted(self.codes.items()))
        faces = (FaceInk("F1", self.face, codes),) if codes else ()
        return PageInk(
            self.width,
            self.height,
            "\n".join(self.ops).encode(),
            faces=faces,
            images=tuple(self.images),
            elements=elements,
            marks=self.marks,
            links=links,
            **more,  # type: ignore[arg-type]
        )


def paragraph_page(words: str, **more: object) -> PageInk:
    """A page with one paragraph of one line."""
    hand = Hand()
    return hand.ink(Element("P", (hand.line(words),)), **more)


def compact_face(folder: Path) -> Face:
    """A face with CFF outlines: a box for A, a lower one for B."""
    drawn = {}
    for name, top in ((".notdef", 0), ("A", 700), ("B", 350)):
        pen = T2CharStringPen(600, None)
        for move, point in (
            ("moveTo", (100, 0)),
            ("lineTo", (100, top)),
            ("lineTo", (500, top)),
            ("lineTo", (500, 0)),
        ):
            getattr(pen, move)(point)
        pen.closePath()
        drawn[name] = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap({0x41: "A", 0x42: "B"})
    builder.setupCFF("Boxes", {"FullName": "Boxes"}, drawn, {})
    builder.setupHorizontalMetrics(dict.fromkeys(drawn, (600, 100)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupOS2(sxHeight=350, sCapHeight=700)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupPost()
    path = folder / "Boxes.otf"
    builder.save(path)
    return replace(
        serif(),
        family="Boxes",
        path=path,
        kind="opentype",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def bare_page(*elements: Element) -> PageInk:
    """A page that holds what its elements speak of."""

    def marks(element: Element) -> int:
        return sum(marks(kid) if isinstance(kid, Element) else 1 for kid in element.kids)

    return PageInk(10, 10, b"", elements=elements, marks=sum(map(marks, elements)))


TAGS = st.sampled_from(["P", "Sect", "L", "LI", "Table", "TR", "TH", "Figure", "H2", "Link", "Span"])


@st.composite
def pages_of_elements(draw: st.DrawFn) -> list[tuple[Element, ...]]:
    """Pages whose elements own their marked content, in any order and shape."""

    def element(depth: int) -> Element:
        kids: list[Element | int] = []
        for _ in range(draw(st.integers(0, 3))):
            if depth and draw(st.booleans()):
                kids.append(element(depth - 1))
            else:
                kids.append(next(numbers))
        return Element(
            draw(TAGS), tuple(kids), continued=draw(st.booleans()), link=draw(st.none() | st.integers(0, 1))
        )

    pages: list[tuple[Element, ...]] = []
    for _ in range(draw(st.integers(1, 3))):
        numbers = iter(range(1000))
        pages.append(tuple(element(2) for _ in range(draw(st.integers(0, 3)))))
    return pages
