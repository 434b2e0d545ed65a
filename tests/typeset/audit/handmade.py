"""lines and boxes put on a page by hand → what the auditor sees on it: two columns of 20 lines of 12.5 points."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pagekit
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.house.story import Run, Story
from pagekit.layout import Paper, PrintManifest, find_layout
from pagekit.typeset import Typesetter
from pagekit.typeset.audit.audit import audit
from pagekit.typeset.audit.found import Audit
from pagekit.typeset.page import Box, ComposedPage, Composition, Group, Item, Piece, TextBox, TextLine
from pagekit.typeset.sheet.area import Sheet
from pagekit.units import pt

PACK: PrintManifest = find_layout("print-article").printed
GRID, COLUMN, GUTTER, MARGIN, LINES = 12.5, 150.0, 20.0, 60.0, 40
PAPER = Paper(
    width=pt(2 * MARGIN + 2 * COLUMN + GUTTER),
    height=pt(2 * MARGIN + LINES * GRID),
    top=pt(MARGIN),
    right=pt(MARGIN),
    bottom=pt(MARGIN),
    left=pt(MARGIN),
)
SHEET = Sheet(PAPER, GRID, GUTTER, 2)
WORDS = "and so it went on to the end"


@cache
def setter() -> Typesetter:
    return Typesetter(font_book(find_layout("print-article")))


@cache
def story() -> Story:
    source = b"---\nid: boots\nlang: en\ntitle: Boots\n---\n\nNobody had expected so many boots.\n"
    return dress(pagekit.read_article(source, format="markdown"), pagekit.Publication())


def left(column: int) -> float:
    """The left edge of a column."""
    return MARGIN + column * (COLUMN + GUTTER)


def top(line: int) -> float:
    """The top of a line of the grid."""
    return MARGIN + line * GRID


def leg(column: int, first: int, last: int, words: str = WORDS) -> Piece:
    """Lines of the text in a column, from one line of the grid up to another."""
    lines = tuple(TextLine((Run(words),)) for _ in range(last - first))
    return Piece(left(column), top(first), COLUMN, GRID, lines)


def text(
    *legs: Piece, tag: str = "p", style: str = "text", role: str = "", continued: bool = False
) -> TextBox:
    """A paragraph in so many legs."""
    return TextBox(tag, style, legs, role=role, continued=continued)


def across(first: int, last: int, role: str) -> Group:
    """A group of that role across both columns, from line to line."""
    inner = replace(
        leg(0, first, last, "It stands across the page, and all of its words do"), measure=2 * COLUMN + GUTTER
    )
    return Group("div", (TextBox("p", "label", (inner,)),), role=role)


def full(first: int = 0, last: int = LINES) -> tuple[TextBox, TextBox]:
    """Both columns full of text, each a paragraph."""
    return text(leg(0, first, last)), text(leg(1, first, last))


def pages(*items: tuple[Item, ...]) -> Composition:
    """Pages with these items."""
    width, height = PAPER.width.points, PAPER.height.points
    return Composition(tuple(ComposedPage(number, width, height, own) for number, own in enumerate(items, 1)))


def audited(*items: tuple[Item, ...], of: Story | None = None) -> Audit:
    """What is seen on pages with these items."""
    return audit(pages(*items), sheet=SHEET, story=of or story(), manifest=PACK, typesetter=setter())


def named(found: Audit) -> list[tuple[str, str]]:
    """Code and page of every finding."""
    return [(one.code, one.page) for one in found.findings]


def boxes(found: Audit, code: str) -> list[Box]:
    """Where the findings of a code are."""
    return [one.box for one in found.with_code(code)]
