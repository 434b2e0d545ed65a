"""the engine, and what it is shown → WeasyPrint, loaded only when a PDF is asked for, and never with more than that.

The engine sees the page's own assets and nothing else: no network, no file, no system font. What it logs is a note.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pagekit.errors import MissingDependency
from pagekit.notes import Note, warning
from pagekit.resources import assets_dir

# A name that no resolver knows (RFC 6761); relative addresses need a scheme that URL joining understands.
ROOT = "https://page.invalid/"
_DATA = "data:"
_MIME = {
    ".ttf": "font/ttf", ".otf": "font/otf", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
    ".svg": "image/svg+xml",
}  # fmt: skip
ENGINE_WORK = 'PDFs of layouts that flow, such as base, or say draw = "engine", and HTML adverts in print'
"""What needs the engine; all else is made without it."""
_INSTALL = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango   (in MSYS2)",
}
_INSTALL_DEBIAN = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# WeasyPrint's font set-up reads an environment variable and its log is one for the process: one page at a time.
_engine = threading.Lock()


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
            f"{ENGINE_WORK} need WeasyPrint ({problem}).",
            "pip install 'weasyprint>=70,<71'; " + install_command(),
        ) from problem
    except OSError as problem:
        reason = (str(problem).splitlines() or ["it does not load"])[0]
        what = f"{ENGINE_WORK} need the Pango library ({reason})."
        raise MissingDependency(what, install_command()) from problem
    finally:
        # On import it makes Pillow take cut-off pictures, in the whole process and for everybody.
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return weasyprint


def install_command() -> str:
    """The command that installs Pango on this kind of machine."""
    return _INSTALL.get(sys.platform, _INSTALL_DEBIAN)


@contextlib.contextmanager
def at_work(subject: str, unsaid: Sequence[str], families: str = "fonts.conf") -> Iterator[list[Note]]:
    """The time in which one page is drawn, alone, with our faces; what the engine has to say of it, but for the
    `unsaid`. `families` is the file that says which of our faces stand for others.
    """
    with _engine, _only_our_faces(families), _listening(subject, unsaid) as notes:
        yield notes


def fetcher(engine: Any, assets: Mapping[str, bytes], *, inline: bool = False) -> Any:
    """What the engine asks for files. `inline`: those that the page itself holds, as data: addresses, too."""
    protocols = ["https", "data"] if inline else ["https"]

    class AssetFetcher(engine.urls.URLFetcher):  # type: ignore[misc]
        """Serves the page's own assets from memory; everything else is refused."""

        def fetch(self, url: str, headers: object = None) -> Any:
            if inline and url[: len(_DATA)].lower() == _DATA:
                return super().fetch(url, headers)
            name = unquote(url.removeprefix(ROOT))
            if not url.startswith(ROOT) or name not in assets:
                raise ValueError(f"{url[:200]} is not one of the page's own files")
            mime = _MIME.get(Path(name).suffix, "application/octet-stream")
            return engine.urls.URLFetcherResponse(url, assets[name], {"Content-Type": mime})

    return AssetFetcher(allowed_protocols=protocols, allow_redirects=False)


@contextlib.contextmanager
def _only_our_faces(families: str) -> Iterator[None]:
    # A fontconfig file without folders: a glyph that our faces lack must not come from what this machine has installed.
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(assets_dir() / "fonts" / families)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Collector(logging.Handler):
    def __init__(self, subject: str, unsaid: Sequence[str]) -> None:
        super().__init__(logging.WARNING)
        self.subject, self.unsaid = subject, unsaid
        self.notes: list[Note] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if any(known in message for known in self.unsaid):
            return
        self.notes.append(warning("engine", self.subject, f"the page engine says: {message[:500]}."))


@contextlib.contextmanager
def _listening(subject: str, unsaid: Sequence[str]) -> Iterator[list[Note]]:
    logger = logging.getLogger("weasyprint")
    collector = _Collector(subject, unsaid)
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.notes
    finally:
        logger.handlers, logger.propagate = handlers, propagate
