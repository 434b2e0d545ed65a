"""Html → page PDF: the one importer of WeasyPrint, loaded only when a PDF is asked for.

The engine sees the page's own assets and nothing else: no network, no file, no system font. What it logs is a note.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pagekit.errors import MissingDependency, RenderError
from pagekit.fonts import load_book
from pagekit.makeup import Html
from pagekit.notes import Note, unique, warning
from pagekit.resources import assets_dir

# A name that no resolver knows (RFC 6761); relative addresses need a scheme that URL joining understands.
ROOT = "https://page.invalid/"
# Missing alt texts are noted by the house, missing glyphs by the production, both with their place.
_SAID_BETTER = ("no required alt", ".notdef glyph")
HYPHEN = "\u2010"
_MIME = {
    ".ttf": "font/ttf", ".otf": "font/otf", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
    ".svg": "image/svg+xml",
}  # fmt: skip
_INSTALL = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango   (in MSYS2)",
}
ENGINE_PAGES = 'layouts that flow, such as base, and those that say draw = "engine"'
"""Whose PDFs need the engine."""
_INSTALL_DEBIAN = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# WeasyPrint's font set-up reads an environment variable and its log is one for the process: one page at a time.
_engine = threading.Lock()


@dataclass(frozen=True, slots=True)
class PagePdf:
    """A PDF and what the engine had to say about it."""

    data: bytes
    page_count: int
    notes: tuple[Note, ...]


def load_engine() -> Any:
    """The WeasyPrint module. Raises MissingDependency with the command that brings what is missing."""
    from PIL import ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        # Without Pango it prints advice of its own; ours is in the error.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except ImportError as problem:
        raise MissingDependency(
            f"PDFs of {ENGINE_PAGES} need WeasyPrint ({problem}).",
            "pip install 'weasyprint>=70,<71'; " + install_command(),
        ) from problem
    except OSError as problem:
        reason = (str(problem).splitlines() or ["it does not load"])[0]
        what = f"PDFs of {ENGINE_PAGES} need the Pango library ({reason})."
        raise MissingDependency(what, install_command()) from problem
    finally:
        # On import it makes Pillow take cut-off pictures, in the whole process and for everybody.
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return weasyprint


def install_command() -> str:
    """The command that installs Pango on this kind of machine."""
    return _INSTALL.get(sys.platform, _INSTALL_DEBIAN)


def page_pdf(html: Html, *, subject: str) -> PagePdf:
    """Set the page with WeasyPrint: tagged, fonts embedded, same bytes every time. Raises RenderError."""
    engine = load_engine()
    with _engine, _only_our_faces(), _listening(subject) as notes:
        try:
            document = _laid_out(engine, html)
            identifier = hashlib.sha256(html.text.encode()).hexdigest()[:32].encode()
            # On composed pages U+2010 stands at line ends alone; elsewhere a writer may have set it inside a word.
            finisher = _heal_hyphens if html.composed or HYPHEN not in html.text else None
            data = document.write_pdf(pdf_tags=True, pdf_identifier=identifier, finisher=finisher)
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


def _laid_out(engine: Any, html: Html) -> Any:
    fonts = engine.text.fonts.FontConfiguration()
    anchor = load_book((assets_dir() / "fonts",)).faces[0]
    fetcher = _fetcher(engine, {**html.assets, anchor.asset: anchor.read()})
    # Pango ends the process when it has no face at all; a pack may well have forgotten its own.
    anchored = engine.CSS(string=anchor.css(ROOT), url_fetcher=fetcher, font_config=fonts)
    page = engine.HTML(string=html.text, base_url=ROOT, url_fetcher=fetcher, media_type="print")
    return page.render(font_config=fonts, stylesheets=[anchored])


def _fetcher(engine: Any, assets: Mapping[str, bytes]) -> Any:
    class AssetFetcher(engine.urls.URLFetcher):  # type: ignore[misc]
        """Serves the page's own assets from memory; everything else is refused."""

        def fetch(self, url: str, headers: object = None) -> Any:
            name = unquote(url.removeprefix(ROOT))
            if not url.startswith(ROOT) or name not in assets:
                raise ValueError(f"{url[:200]} is not one of the page's own files")
            mime = _MIME.get(Path(name).suffix, "application/octet-stream")
            return engine.urls.URLFetcherResponse(url, assets[name], {"Content-Type": mime})

    return AssetFetcher(allowed_protocols=["https"], allow_redirects=False)


@contextlib.contextmanager
def _only_our_faces() -> Iterator[None]:
    # An empty fontconfig file: a glyph that our faces lack must not come from whatever this machine has installed.
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(assets_dir() / "fonts" / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


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


class _Collector(logging.Handler):
    def __init__(self, subject: str) -> None:
        super().__init__(logging.WARNING)
        self.subject = subject
        self.notes: list[Note] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if any(known in message for known in _SAID_BETTER):
            return
        self.notes.append(warning("engine", self.subject, f"the page engine says: {message[:500]}."))


@contextlib.contextmanager
def _listening(subject: str) -> Iterator[list[Note]]:
    logger = logging.getLogger("weasyprint")
    collector = _Collector(subject)
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.notes
    finally:
        logger.handlers, logger.propagate = handlers, propagate
