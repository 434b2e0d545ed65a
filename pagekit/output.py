"""what was made → HtmlPage and PdfDocument: values to write, to look at, and to ask for their report."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pagekit.errors import WriteError
from pagekit.notes import Report
from pagekit.pictures import raster
from pagekit.world import write_file

PAGE_NAME = "index.html"
NOTEBOOK_DPI = 60
NOTEBOOK_PAGES = 8
_MIME = {
    "jpg": "image/jpeg", "webp": "image/webp", "png": "image/png", "svg": "image/svg+xml", "ttf": "font/ttf",
    "html": "text/html",
}  # fmt: skip
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# The page that carries its own files may show those, and still fetches nothing.
_OWN_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; img-src data:; font-src data:; frame-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'\">"
)
# Where a page names its files; what its text says stays as it was written.
_ADDRESSES = re.compile(r'(\b(?:src|srcset|href|data|poster)="|url\(")([^"]*)(?=")')


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A web page: its text, the files it names by relative address, and its report."""

    html: str
    assets: Mapping[str, bytes]
    report: Report

    def write(self, folder: str | Path) -> Path:
        """Write index.html and its assets into the folder, and return the page's path. Raises WriteError.

        The page comes last, so that it never names a file that is not there yet.
        """
        home = Path(folder)
        if _stands(home) and not home.is_dir():
            raise WriteError(f"{home}: is a file. Name a folder for the page and its assets.")
        for name, data in self.assets.items():
            write_file(home / name, data)
        page = home / PAGE_NAME
        write_file(page, self.html.encode())
        return page

    def standalone(self) -> str:
        """The page as one text with its assets inside: large, for notebooks and mail, not for publication."""
        addresses = {name: _data_uri(name, data) for name, data in self.assets.items()}

        def inside(place: re.Match[str]) -> str:
            return place[1] + re.sub(r"[^\s,]+", lambda word: addresses.get(word[0], word[0]), place[2])

        return _ADDRESSES.sub(inside, _POLICY.sub(lambda _: _OWN_POLICY, self.html))

    def _repr_html_(self) -> str:
        return (
            '<iframe sandbox="" style="width:100%;height:40rem;border:1px solid #ccc" '
            f'srcdoc="{escape(self.standalone())}"></iframe>{self.report._repr_html_()}'
        )


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A PDF, its number of pages, and its report."""

    data: bytes
    page_count: int
    report: Report

    def write(self, path: str | Path) -> Path:
        """Write the PDF, whole or not at all. Returns its path. Raises WriteError."""
        target = Path(path)
        if _stands(target) and target.is_dir():
            raise WriteError(f"{target}: is a folder. Name a file, for example {target / 'story.pdf'}.")
        write_file(target, self.data)
        return target

    def thumbnails(self, *, dpi: float = 96) -> tuple[bytes, ...]:
        """Every page as a PNG. Raises MissingDependency without the `preview` extra."""
        return raster.page_png(self.data, dpi=dpi)

    def _repr_html_(self) -> str:
        pages = self.thumbnails(dpi=NOTEBOOK_DPI)[:NOTEBOOK_PAGES] if raster.available() else ()
        pictures = "".join(
            f'<img alt="page {number}" style="margin:4px;border:1px solid #ccc" '
            f'src="data:image/png;base64,{base64.b64encode(page).decode()}">'
            for number, page in enumerate(pages, 1)
        )
        count = f"{self.page_count} page{'s' if self.page_count != 1 else ''}"
        shown = "" if len(pages) == self.page_count else f"<p>{count}, {len(pages)} shown</p>"
        return f"<div>{pictures}{shown}</div>{self.report._repr_html_()}"


def _data_uri(name: str, data: bytes) -> str:
    mime = _MIME.get(name.rpartition(".")[2], "application/octet-stream")
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


def _stands(path: Path) -> bool:
    """True when something is at the path. Why it cannot be looked at is for the writing to say."""
    try:
        return path.exists()
    except OSError:
        return False
