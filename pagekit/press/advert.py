"""an advertiser's HTML + its size → a PDF of one page of just that size, drawn by the engine. Runs as a job.

1. The document is the advertiser's, and nothing but it: what it does not hold itself (`data:` addresses) is not there.
   Script is never run.
2. The page is as large as the creative was booked, without margins, whatever its own sheets say of pages. Nothing is
   broken over pages: what runs on beyond the first is cut off, and that is told.
3. pagekit's faces stand for the generic families, and for what the creative names and does not bring along.
4. Its links are told and not drawn: the page that the advert comes to stand on has its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pagekit.errors import PagekitError, RenderError
from pagekit.fonts import load_book
from pagekit.makeup.creative_html import DrawnHtml
from pagekit.notes import Note, error, unique, warning
from pagekit.press.bounds import hold_page, hold_text
from pagekit.press.engine import ROOT, at_work, fetcher, load_engine
from pagekit.press.nesting import hold_nesting
from pagekit.resources import assets_dir

# A figure on the page has one alt text: the creative's title.
_UNSAID = ("no required alt",)
_NO_GLYPH = ".notdef glyph"
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_INLINE = re.compile(r"(data:[^'\",;\s]{0,40})[^'\"\s]*", re.IGNORECASE)
_STAND_INS = "adverts.conf"
"""Which of our faces stand for the families of every other desk."""
# Of the reader's own origin, whose important rules come before all others (CSS Cascade 4, 6.1).
_SHEET = (
    "@page {{ size: {width}px {height}px !important; margin: 0 !important; padding: 0 !important;"
    " border: 0 !important; bleed: 0 !important; marks: none !important;"
    " width: auto !important; height: auto !important; min-width: 0 !important; min-height: 0 !important;"
    " max-width: none !important; max-height: none !important }}"
    "* {{ page: auto !important; break-before: auto !important; break-after: auto !important;"
    " break-inside: auto !important; orphans: 1 !important; widows: 1 !important }}"
)
_SLACK = 1.0
"""Pixels that a box may stand out without being called cut: browsers round to whole ones."""
NAMED = 12
"""Letters that a note names."""


def advert_pdf(text: str, width: int, height: int, subject: str) -> DrawnHtml:
    """Draw the creative, `width` by `height` CSS pixels. Raises RenderError, LimitExceeded, and MissingDependency
    without Pango.
    """
    engine = load_engine()
    with at_work(subject, _UNSAID, _STAND_INS) as said:
        try:
            document = _laid_out(engine, text, width, height, subject)
            page = document.pages[0]
            links = tuple(dict.fromkeys(_away(page.links)))
            page.links.clear()
            identifier = hashlib.sha256(f"{width} {height} {text}".encode()).hexdigest()[:32].encode()
            data = document.copy([page]).write_pdf(pdf_identifier=identifier)
        except (PagekitError, MemoryError):
            # Whoever gave it so much memory says how much.
            raise
        except RecursionError as problem:
            raise RenderError(
                f"{subject}: nests too deep to be drawn. Take some of its elements out of each other."
            ) from problem
        except Exception as problem:
            # The engine documents no error of its own; whatever it raises, the caller gets one kind.
            raise RenderError(
                f"{subject}: could not be drawn ({type(problem).__name__}: {str(problem)[:200]})."
            ) from problem
        cut = len(document.pages) > 1 or _stands_out(page, width, height)
    notes = (*_cut(cut, width, height, subject), *_told(said, subject))
    return DrawnHtml(data, links, unique(notes))


def _laid_out(engine: Any, text: str, width: int, height: int, subject: str) -> Any:
    hold_text(text, subject)
    hold_nesting(text, subject)
    fonts = engine.text.fonts.FontConfiguration()
    book = load_book((assets_dir() / "fonts",))
    files = fetcher(engine, {face.asset: face.read() for face in book.faces}, inline=True)
    rules = "".join(face.css(ROOT) for face in book.faces) + _SHEET.format(width=width, height=height)
    sheet = engine.CSS(string=rules, base_url=ROOT, url_fetcher=files, font_config=fonts)
    # As in its frame on the web: without a document type of its own it is taken by the rules of today, too.
    page = engine.HTML(string=f"<!doctype html>{text}", base_url=ROOT, url_fetcher=files, media_type="print")
    hold_page(page.etree_element, subject)
    # Banners say much in attributes: width, bgcolor, align.
    return page.render(font_config=fonts, stylesheets=[sheet], presentational_hints=True)


def _away(links: Iterable[Any]) -> Iterator[str]:
    """The addresses among the links. One that begins nowhere leads to a page that is not there."""
    return (str(to) for kind, to, *_ in links if kind == "external" and not str(to).startswith(ROOT))


def _stands_out(page: Any, width: int, height: int) -> bool:
    """Whether anything that is seen stands out over the page's edges."""
    return any(
        box.position_x < -_SLACK
        or box.position_y < -_SLACK
        or box.position_x + box.margin_width() > width + _SLACK
        or box.position_y + box.margin_height() > height + _SLACK
        for box in _seen(page)
    )


def _seen(page: Any) -> Iterator[Any]:
    """Words, pictures and what has a ground. What its own box cuts, or turns and moves, is as it was meant."""
    waiting = list(page._page_box.children)  # noqa: SLF001 (the engine has no other way to what stands on a page)
    while waiting:
        box = waiting.pop()
        if hasattr(box, "text") or hasattr(box, "replacement") or getattr(box, "background", None):
            yield box
        if box.style["overflow"] == "visible" and not box.style["transform"]:
            waiting += getattr(box, "children", ())


def _cut(cut: bool, width: int, height: int, subject: str) -> Iterator[Note]:
    if cut:
        what = f"the creative shows more than {width} by {height} px have room for; the rest is cut off."
        yield warning("creative-cut", subject, what, "Make it smaller, or book its real size.")


def _told(said: list[Note], subject: str) -> Iterator[Note]:
    """What the engine said; of letters without a face only which they are."""
    lacking: dict[str, None] = {}
    for note in said:
        if _NO_GLYPH in note.what:
            lacking |= dict.fromkeys(chr(int(code, 16)) for code in _CODE_POINT.findall(note.what))
        else:
            # A file inside the creative has no name but all of itself.
            yield replace(note, what=_INLINE.sub(r"\1…", note.what))
    if lacking:
        named = " ".join(list(lacking)[:NAMED]) + (" …" if len(lacking) > NAMED else "")
        what = f"no face shows {named} of the creative; a box stands for each."
        yield error("glyph-missing", subject, what, "Put the face into the creative as a data: address.")
