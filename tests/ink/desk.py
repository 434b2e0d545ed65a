"""words → composed pages made by hand, and inked, for the tests of `ink`."""

from __future__ import annotations

from functools import cache
from typing import Any

import pagekit
from pagekit.fonts import FontBook, Shaper, load_book
from pagekit.fonts.shape import chain, hb_font
from pagekit.house.story import Run
from pagekit.ink import Inker, PageInk
from pagekit.layout import PrintManifest
from pagekit.resources import assets_dir
from pagekit.typeset.page import ComposedPage, Item, Piece, TextBox, TextLine
from pagekit.typeset.style import TypeStyle, type_style

WIDTH, HEIGHT = 300.0, 200.0
LEFT, TOP, MEASURE, LEADING = 20.0, 10.0, 120.0, 12.5


@cache
def manifest(pack: str = "print-article") -> PrintManifest:
    """A pack, as it ships."""
    return pagekit.find_layout(pack).printed


@cache
def book() -> FontBook:
    """All faces that ship."""
    return load_book((assets_dir() / "fonts",))


@cache
def inker(pack: str = "print-article") -> Inker:
    """Inks pages of a pack."""
    return Inker(manifest(pack), book())


def line(*runs: Run | str, hyphen: bool = False, spaced: bool = True) -> TextLine:
    """A line of runs, or of plain words."""
    return TextLine(tuple(Run(run) if isinstance(run, str) else run for run in runs), hyphen, spaced)


def piece(*lines: TextLine | str, x: float = LEFT, top: float = TOP, **more: Any) -> Piece:
    """Lines under each other at the left top of the page."""
    ready = tuple(line(each) if isinstance(each, str) else each for each in lines)
    return Piece(x, top, **{"measure": MEASURE, "leading": LEADING, "lines": ready} | more)


def text(*pieces: Piece | TextLine | str, style: str = "text", tag: str = "p", **more: Any) -> TextBox:
    """A box of one piece with these lines, or of these pieces."""
    made = [each for each in pieces if isinstance(each, Piece)]
    lines = [each for each in pieces if not isinstance(each, Piece)]
    return TextBox(tag, style, tuple(made) or (piece(*lines),), **more)


def ink(*items: Item, furniture: tuple[Item, ...] = (), pack: str = "print-article", **more: Any) -> PageInk:
    """A page with these items, inked."""
    return inker(pack).page(ComposedPage(1, WIDTH, HEIGHT, items, furniture), **{"lang": "en"} | more)


def wide(words: str, size: float, style: str = "text", lang: str = "en", **look: Any) -> float:
    """How wide words are that are shaped in one go, in points."""
    own = type_style(manifest(), style, lang)
    looks, share = own.look(Run("", **look), lang)
    return inker_table(looks)[words][-1] * size * share


@cache
def inker_table(look: Any) -> Any:
    """The widths in one look, measured apart from those of the inker."""
    return Shaper(book()).table(look)


def baseline(size: float, leading: float = LEADING, style: str = "text", lang: str = "en") -> float:
    """From the top of a line's box to its baseline: half of what is left over lies above (CSS Inline 3, 5.1)."""
    own = type_style(manifest(), style, lang)
    face = chain(book(), own.look(Run(""), lang)[0])[0]
    font = hb_font(face.path, face.sha256)
    extents = font.get_font_extents("ltr")
    above, below = extents.ascender / font.scale[1], -extents.descender / font.scale[1]
    return (leading - (above + below) * size) / 2 + above * size


def style_of(name: str, lang: str = "en") -> TypeStyle:
    """A style of the printed article."""
    return type_style(manifest(), name, lang)
