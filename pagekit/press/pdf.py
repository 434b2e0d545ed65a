"""Html → page PDF, tagged, with the page's own assets and faces."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from pagekit.errors import PagekitError, RenderError
from pagekit.fonts import load_book
from pagekit.makeup import Html
from pagekit.notes import Note, unique
from pagekit.press.bounds import hold_page, hold_text
from pagekit.press.engine import ROOT, at_work, fetcher, load_engine
from pagekit.press.nesting import hold_nesting
from pagekit.resources import assets_dir

# Missing alt texts are noted by the house, missing glyphs by the production, both with their place.
_SAID_BETTER = ("no required alt", ".notdef glyph")
HYPHEN = "\u2010"


@dataclass(frozen=True, slots=True)
class PagePdf:
    """A PDF and what the engine had to say about it."""

    data: bytes
    page_count: int
    notes: tuple[Note, ...]


def page_pdf(html: Html, *, subject: str) -> PagePdf:
    """Set the page with WeasyPrint: tagged, fonts embedded, same bytes every time. Raises RenderError, and
    LimitExceeded for a page that asks for too much.
    """
    engine = load_engine()
    with at_work(subject, _SAID_BETTER) as notes:
        try:
            document = _laid_out(engine, html, subject)
            identifier = hashlib.sha256(html.text.encode()).hexdigest()[:32].encode()
            # On composed pages U+2010 stands at line ends alone; elsewhere a writer may have set it inside a word.
            finisher = _heal_hyphens if html.composed or HYPHEN not in html.text else None
            data = document.write_pdf(pdf_tags=True, pdf_identifier=identifier, finisher=finisher)
        except (PagekitError, MemoryError):
            # Whoever gave it so much memory says how much.
            raise
        except RecursionError as problem:
            raise RenderError(
                f"{subject}: the page nests too deep to be set. Flatten the layout's template."
            ) from problem
        except Exception as problem:
            # The engine documents no error of its own; whatever it raises, the caller gets one kind.
            raise RenderError(
                f"{subject}: the page could not be set ({type(problem).__name__}: {problem})."
            ) from problem
    return PagePdf(data, len(document.pages), unique(notes))


def pressed(html: Html, subject: str) -> PagePdf:
    """The same as a job for a process of its own: what a stranger's pack draws is a stranger's page."""
    return page_pdf(html, subject=subject)


def _laid_out(engine: Any, html: Html, subject: str) -> Any:
    fonts = engine.text.fonts.FontConfiguration()
    anchor = load_book((assets_dir() / "fonts",)).faces[0]
    files = fetcher(engine, {**html.assets, anchor.asset: anchor.read()})
    # Pango ends the process when it has no face at all; a pack may well have forgotten its own.
    anchored = engine.CSS(string=anchor.css(ROOT), url_fetcher=files, font_config=fonts)
    hold_text(html.text, subject)
    hold_nesting(html.text, subject)
    page = engine.HTML(string=html.text, base_url=ROOT, url_fetcher=files, media_type="print")
    hold_page(page.etree_element, subject)
    return page.render(font_config=fonts, stylesheets=[anchored])


def _heal_hyphens(document: Any, pdf: Any) -> None:
    """Let the hyphen at a line's end be read as a soft one, so that copied and spoken words are whole.

    In the ToUnicode maps (ISO 32000-1, 9.10.3) the glyph of U+2010, which only hyphenation prints, becomes U+00AD.
    """
    for item in pdf.objects:
        lines = getattr(item, "stream", None)
        if isinstance(lines, list) and any(
            isinstance(line, bytes) and b"beginbfchar" in line for line in lines
        ):
            item.stream = [
                line.replace(b" <2010>", b" <00ad>") if isinstance(line, bytes) else line for line in lines
            ]
