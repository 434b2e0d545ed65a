"""what was made → HtmlPage and PdfDocument: values to write, to look at, and to ask for their report."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from pagekit.asked import PathLike, one, one_folder
from pagekit.disk import write_file
from pagekit.errors import BadOrder, WriteError
from pagekit.notes import Report
from pagekit.temporary import settle_folder
from pagekit.writing import folder_for, take_away, write_list, write_one

if TYPE_CHECKING:
    from pagekit.adverts import AdvertShown
    from pagekit.condition import Condition
    from pagekit.paint.headers import Server
    from pagekit.plan import EditionPlan
    from pagekit.plates import PlateFile
    from pagekit.preflight.proofing import SoftProof

DELIVERY_NAME = "delivery"
NOTEBOOK_DPI = 60
NOTEBOOK_PAGES = 8


@dataclass(frozen=True, slots=True, repr=False)
class HtmlPage:
    """A web page: its text, the files it names by relative address, its report, and what its server should say."""

    html: str
    assets: Mapping[str, bytes]
    report: Report
    headers: Mapping[str, str] = field(default_factory=dict)
    """Header → value, for the page itself; `file_headers` has those of the files beside it. The page's own policy holds
    without them; a server can add what a page cannot say of itself, who may frame it and what else it refuses."""
    shared: Mapping[str, bytes] = field(default_factory=dict)
    """The files that all pages of its site share, by their paths from the site's root; none where `shared` was not
    asked for."""
    adverts: tuple[AdvertShown, ...] = ()
    """What stands on it: whose advert, in which slot."""
    served: Mapping[str, str] = field(default_factory=dict)
    """Name → address of the files that the page names elsewhere than beside it, by `asset_base` or `asset_url`."""

    @property
    def media_type(self) -> str:
        """What a server calls it. Its letters are UTF-8."""
        return "text/html"

    def __repr__(self) -> str:
        size = _counted(len(self.html.encode()), "byte")
        beside = _counted(sum(len(data) for data in self.assets.values()), "byte")
        files = f"{_counted(len(self.assets), 'file')} beside it of {beside}"
        return _line(self, self.report, f"{size} of HTML", files)

    def write(self, folder: PathLike, *, clean: bool = False, site: PathLike | None = None) -> Path:
        """Write index.html and its assets into the folder, and return the page's path. Raises WriteError.

        `site` is the folder of the site's root, for a page that shares files with others: there they are written, once,
        for their names say what is in them.

        The page comes last, so that it never names a file that is not there yet. What lies in the folder already
        stays. With `clean` the page keeps a list of its files beside it, `.pagekit-files` (as sha256sum writes one),
        and takes away those of the list it finds there that this page has not, and that nobody has altered since.
        """
        from pagekit.paint.headers import PAGE_NAME

        home = folder_for(folder, "the page and its assets")
        self._write_shared(site)
        page = home / PAGE_NAME
        for name, data in self.assets.items():
            write_file(home / name, data, settle=False)
        for beside in {(home / name).parent for name in self.assets}:
            settle_folder(beside)
        write_file(page, self.html.encode())
        if clean:
            take_away(home, self.assets)
            write_list(home, self.assets)
        return page

    def _write_shared(self, site: PathLike | None) -> None:
        if not self.shared:
            return
        if site is None:
            raise WriteError(
                f"{self.report.subject}: shares files with the other pages of its site. Name the folder of the site's "
                "root, write(folder, site=…), or make it without `shared`."
            )
        root = one_folder(site, "site")
        for name, data in self.shared.items():
            if not (root / name).is_file():
                write_file(root / name, data)

    @property
    def file_headers(self) -> Mapping[str, Mapping[str, str]]:
        """Header → value for each file by its name: index.html, and each of `assets`. A creative's document has the
        sandbox and the policy that it says itself, and may be framed by the paper alone.
        """
        from pagekit.paint.headers import file_headers

        return file_headers(self.headers, self.assets)

    def header_text(self, server: Server = "plain", path: str = "/") -> str:
        """The headers as a server's configuration: plain, nginx, apache, caddy or netlify; but for plain, which is for
        the page alone, with those of creatives' documents.

        `path` is the address of the page's folder on its server, such as /news/tram-six/. The text belongs: plain,
        anywhere that takes `Name: value`; nginx, in the `server` block; apache, in `.htaccess` in the page's folder;
        caddy, in the site's block; netlify, in `_headers` at the site's root. Raises WriteError.
        """
        from pagekit.paint.headers import DOCUMENT, server_text

        told = self.file_headers if self.headers else {}
        documents = {name: told[name] for name in self.assets if name in told and name.endswith(DOCUMENT)}
        return server_text(self.headers, server, path, documents)

    def standalone(self) -> str:
        """The page as one text with its assets inside: large, for notebooks and mail, not for publication.

        It runs nothing: its script is taken out, and its policy allows none. Data such as JSON-LD stays.
        """
        from pagekit.standalone import standalone

        named = {self.served.get(name, name): data for name, data in self.assets.items()}
        return standalone(self.html, {**named, **{f"/{name}": data for name, data in self.shared.items()}})

    def _repr_html_(self) -> str:
        return (
            '<iframe sandbox="" style="width:100%;height:40rem;border:1px solid #ccc" '
            f'srcdoc="{escape(self.standalone())}"></iframe>{self.report._repr_html_()}'
        )


@dataclass(frozen=True, slots=True, repr=False)
class PdfDocument:
    """A PDF, its number of pages, and its report."""

    data: bytes
    page_count: int
    report: Report
    press: Condition | None = None
    """What plates are made for; None of the reader's PDF."""

    @property
    def media_type(self) -> str:
        """What a server calls it."""
        return "application/pdf"

    def __repr__(self) -> str:
        return _line(self, self.report, _counted(self.page_count, "page"), _counted(len(self.data), "byte"))

    def write(self, path: PathLike) -> Path:
        """Write the PDF, whole or not at all. Returns its path. Raises WriteError."""
        return write_one(path, self.data, "story.pdf")

    def thumbnails(self, *, dpi: float = 96) -> tuple[bytes, ...]:
        """Every page as a PNG. Raises MissingDependency without the `preview` extra."""
        from pagekit.foreign.aside import thumbnails

        return thumbnails(self.data, dpi)

    def proof(
        self, page: int = 1, *, press: PathLike | Condition | None = None, dpi: float = 96
    ) -> SoftProof:
        """A page, counted from 1, as it would look in print: on the paper that plates are made for, or on that of
        `press`. In a notebook it shows itself. What `pagekit.soft_proof` raises; BadOrder for the reader's PDF where no
        press is named.
        """
        from pagekit.preflight.proofing import soft_proof

        condition = press if press is not None else self.press
        if condition is None:
            raise BadOrder(
                "press: this is the reader's PDF, made for no press. Name one, for example press='newsprint', or make "
                "plates: render_pdf(..., press='newsprint')."
            )
        return soft_proof(self.data, page, press=condition, dpi=dpi)

    def _repr_html_(self) -> str:
        from pagekit.foreign import raster

        pages = self.thumbnails(dpi=NOTEBOOK_DPI)[:NOTEBOOK_PAGES] if raster.available() else ()
        pictures = "".join(
            f'<img alt="page {number}" style="margin:4px;border:1px solid #ccc" '
            f'src="data:image/png;base64,{base64.b64encode(page).decode()}">'
            for number, page in enumerate(pages, 1)
        )
        count = f"{self.page_count} page{'s' if self.page_count != 1 else ''}"
        shown = "" if len(pages) == self.page_count else f"<p>{count}, {len(pages)} shown</p>"
        return f"<div>{pictures}{shown}</div>{self.report._repr_html_()}"


def run_sheet(pages: Mapping[str, HtmlPage]) -> str:
    """What ran where on pages of the web, as CSV: booking, advertiser, page, slot, creative, rate. `pages`: an address
    → the page. That of a printed edition is `EditionPlan.run_sheet`.
    """
    from pagekit.adverts import web_run_sheet

    remedy = 'Pass a dict of pages by their addresses, such as {"/river/": page}.'
    named = one(pages, Mapping, "pages", remedy)
    made = {address: one(page, HtmlPage, f"pages[{address!r}]", remedy) for address, page in named.items()}
    return web_run_sheet({address: page.adverts for address, page in made.items()})


def _line(made: object, report: Report, *facts: str) -> str:
    """What was made in a line: its bytes themselves would fill the screen."""
    told = ", ".join((*facts, _counted(len(report.notes), "note")))
    return f"<{type(made).__name__} {report.subject!r}: {told}>"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' if count != 1 else ''}"


@dataclass(frozen=True, slots=True, repr=False)
class EditionBuild:
    """A whole newspaper: its plan, all of it as one PDF for readers, each page as one, its report, and its plates."""

    plan: EditionPlan
    reader: PdfDocument
    pages: tuple[PdfDocument, ...]
    report: Report
    plates: PressDelivery | None = None
    """What the printer is sent, where a press was named."""

    def __repr__(self) -> str:
        return _line(self, self.report, _counted(self.reader.page_count, "page"))

    def write(self, folder: PathLike) -> Path:
        """Write edition.pdf, pages/NNN.pdf, plan.json, run-sheet.csv and report.json into the folder, and its plates
        with their lists into the folder plates; return the path of edition.pdf. Raises WriteError.
        """
        home = folder_for(folder, "the edition")
        for number, page in enumerate(self.pages, 1):
            page.write(home / "pages" / f"{number:03}.pdf")
        if self.plates is not None:
            self.plates.write(home / "plates")
        write_file(home / "plan.json", self.plan.to_json().encode())
        # With a mark of its order of bytes: spreadsheets take a file without one for another alphabet.
        write_file(home / "run-sheet.csv", self.plan.run_sheet().encode("utf-8-sig"))
        write_file(home / "report.json", self.report.to_json().encode())
        return self.reader.write(home / "edition.pdf")

    def _repr_html_(self) -> str:
        return self.report._repr_html_()


@dataclass(frozen=True, slots=True, repr=False)
class FeedDocument:
    """A feed or a sitemap: its bytes, the media type to serve it with, and its report."""

    data: bytes
    media_type: str
    report: Report

    def __repr__(self) -> str:
        return _line(self, self.report, self.media_type, _counted(len(self.data), "byte"))

    def write(self, path: PathLike) -> Path:
        """Write the file, whole or not at all. Returns its path. Raises WriteError."""
        return write_one(path, self.data, "feed.xml")


@dataclass(frozen=True, slots=True, repr=False)
class EpubDocument:
    """A book: its bytes (EPUB 3), its title, and its report."""

    data: bytes
    title: str
    report: Report

    @property
    def media_type(self) -> str:
        """What a server calls it."""
        return "application/epub+zip"

    def __repr__(self) -> str:
        return _line(self, self.report, _counted(len(self.data), "byte"))

    def write(self, path: PathLike) -> Path:
        """Write the book, whole or not at all. Returns its path. Raises WriteError."""
        return write_one(path, self.data, "stories.epub")

    def _repr_html_(self) -> str:
        return self.report._repr_html_()


@dataclass(frozen=True, slots=True, repr=False)
class PressDelivery:
    """What a printer is sent: the files of the plates, and their report. In a notebook it is their list."""

    files: tuple[PlateFile, ...]
    report: Report

    def __repr__(self) -> str:
        size = sum(len(file.data) for file in self.files)
        return _line(self, self.report, _counted(len(self.files), "file"), _counted(size, "byte"))

    def write(self, folder: PathLike) -> Path:
        """Write the files into a folder, then the list of them: delivery.csv, and delivery.json for programs.

        Each is written whole or not at all, and the lists last: where they stand, all that they name is there. Returns
        the path of delivery.csv. Raises WriteError.
        """
        from pagekit.plates import list_csv, list_json

        home = folder_for(folder, "the plates")
        for file in self.files:
            write_file(home / file.name, file.data)
        write_file(home / f"{DELIVERY_NAME}.json", list_json(self.files))
        write_file(home / f"{DELIVERY_NAME}.csv", list_csv(self.files))
        return home / f"{DELIVERY_NAME}.csv"

    def _repr_html_(self) -> str:
        heads = ("file", "pages", "inks", "width", "height", "bytes")
        rows = [
            (
                file.name,
                ", ".join(map(str, file.pages)),
                ", ".join(file.inks),
                f"{file.width_mm:g} mm",
                f"{file.height_mm:g} mm",
                f"{len(file.data):,}",
            )
            for file in self.files
        ]
        listed = "".join(
            f"<tr>{''.join(f'<{cell}>{escape(word)}</{cell}>' for word in row)}</tr>"
            for cell, row in (("th", heads), *(("td", row) for row in rows))
        )
        return f"<table>{listed}</table>{self.report._repr_html_()}"
