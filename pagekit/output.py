"""what was made → HtmlPage and PdfDocument: values to write, to look at, and to ask for their report."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pagekit.pictures import raster
from pagekit.errors import WriteError
from pagekit.notes import Report
from pagekit.world import write_file

PAGE_NAME = "index.html"
NOTEBOOK_DPI = 60
NOTEBOOK_PAGES = 8
_MIME = {
    "jpg": "image/jpeg", "webp": "image/webp", "png": "image/png", "svg": "image/svg+xml", "ttf": "font/ttf",
    "html": "text/html",
}  # fmt: skip
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A web page: its text, the files it names by relative address, and its report."""

    html: str
    assets: Mapping[str, bytes]
    report: Report

    def write(self, folder: str | Path) -> Path:
        """Write index.html and its assets into the folder; the page comes last, so that it never names a file that
        is not there yet. Returns the page's path. Raises WriteError."""
        home = Path(folder)
        if home.exists() and not home.is_dir():
            raise WriteError(f"{home}: is a file. Name a folder for the page and its assets.")
        for name, data in self.assets.items():
            write_file(home / name, data)
        page = home / PAGE_NAME
        write_file(page, self.html.encode())
        return page

    def standalone(self) -> str:
        """The page as one text with its assets inside, for notebooks and mail. Not for publication: it is large."""
        text = _POLICY.sub("", self.html)
        # Longest names first, so that no name is replaced inside another.
        for name in sorted(self.assets, key=len, reverse=True):
            mime = _MIME.get(name.rpartition(".")[2], "application/octet-stream")
            text = text.replace(name, f"data:{mime};base64,{base64.b64encode(self.assets[name]).decode()}")
        return text

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
        if target.is_dir():
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
        return f"<div>{pictures}</div>{self.report._repr_html_()}"
