"""what was drawn on one page → PageInk: its content stream, what that needs, and what it says to readers.


A PageInk knows its own page and no other, and it pickles: pages can be inked anywhere and in any order, and `join`
makes one PDF of them. Lengths are points; the origin is the page's bottom left corner, x runs right, y runs up, as in
PDF (ISO 32000-1, 8.3.2.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.fonts.book import Face
from pagekit.fonts.glyphs import Glyph

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element (ISO 32000-1, 14.7.2): what readers are told of a part of the page.

    A kid that is a number is marked content of this page: its MCID. Levels of heads are those of the page: a document
    closes the gaps between them.
    """

    tag: str
    """A standard structure type (14.8.4): P, H1, L, LI, Table, Figure, Link ..."""
    kids: tuple[Element | int, ...] = ()
    lang: str = ""
    """BCP 47; empty where it is that of the element around it."""
    alt: str = ""
    title: str = ""
    bbox: Rect | None = None
    """Of a figure or a table."""
    attributes: tuple[tuple[str, str, str], ...] = ()
    """Owner, name and value of standard attributes, values as PDF writes them: `("Table", "Scope", "/Column")`."""
    continued: bool = False
    """It began on an earlier page, or earlier on this one: readers are given it as one."""
    link: int | None = None
    """The number of its link on this page, for a Link."""
    key: str = ""
    """What it is called in the document: the Headers of a table's cells speak of it by that, and where several of its
    kind stand open, the one of the same key is continued."""


@dataclass(frozen=True, slots=True)
class LinkInk:
    """A link: one area for each line that it stands on."""

    href: str
    """An address, or `#` and the name of an anchor in the same document."""
    areas: tuple[Rect, ...]
    text: str
    """The words that are linked."""


@dataclass(frozen=True, slots=True)
class HeadInk:
    """A head, for the outline: its level from 1, its words, and its top."""

    level: int
    title: str
    y: float


@dataclass(frozen=True, slots=True)
class AnchorInk:
    """A place that links lead to."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class FaceInk:
    """A face on the page: the name it has in the content stream, and each code that stands there.

    A code is the glyph's own number, or one from the top of the range where the glyph stands for other text as well.
    """

    name: str
    face: Face
    codes: tuple[tuple[int, Glyph, str], ...]
    """Code, glyph, and the text it is read as. In the order of the codes."""


@dataclass(frozen=True, slots=True)
class ImageInk:
    """A picture on the page: the name it has in the content stream, and the file that holds it."""

    name: str
    file: str
    """Its name among the files of the document."""


@dataclass(frozen=True, slots=True)
class FormInk:
    """What somebody else drew, put on the page as a form XObject (ISO 32000-1, 8.10): name and file as of a picture."""

    name: str
    file: str


OVERPRINT, KNOCKOUT = "OV", "KO"
"""The names of the two graphics states in a content stream, `/OV gs` and `/KO gs` (ISO 32000-1, 8.6.7, 11.7.4.5): what
is drawn after the first is printed over what is there, and an ink of which it has none is left as it was; what is drawn
after the second takes away all that lies under it, and so does what is drawn after neither."""
STATES = (OVERPRINT, KNOCKOUT)
REGISTRATION = "All"
"""The ink that is every ink there is, those of spots too: only marks are drawn in it (8.6.6.4)."""


@dataclass(frozen=True, slots=True)
class SpotInk:
    """An ink of its own on the page: the name it has in the content stream, `/S0 cs 0.5 scn`, and what it is."""

    name: str
    """S0, S1 and so on."""
    ink: str
    """What the ink is called, on all pages alike: it is the name of its plate."""
    cmyk: tuple[float, float, float, float]
    """What it looks like where it is not at hand, as shares from 0 to 1."""


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page, inked."""

    width: float
    height: float
    content: bytes
    """The content stream (ISO 32000-1, 7.8.2), not compressed."""
    label: str = ""
    """What its folio says."""
    faces: tuple[FaceInk, ...] = ()
    images: tuple[ImageInk, ...] = ()
    forms: tuple[FormInk, ...] = ()
    elements: tuple[Element, ...] = ()
    """In reading order. What is drawn and not in here is an artifact."""
    marks: int = 0
    """How many pieces of marked content it has: their MCIDs are the numbers below."""
    links: tuple[LinkInk, ...] = ()
    heads: tuple[HeadInk, ...] = ()
    anchors: tuple[AnchorInk, ...] = ()
    bleed: float = 0.0
    """How far what is drawn may hang over the edges."""
    room: float = 0.0
    """How far the sheet goes on beyond that, for the marks of a printer."""
    states: tuple[str, ...] = ()
    """Those of STATES that its content takes up."""
    spots: tuple[SpotInk, ...] = ()
