"""PDFs of strangers, made for the tests; and what comes of a page of theirs on a page of ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from pagekit.foreign import ForeignForm
from pagekit.ink.page import Element, FormInk, PageInk
from pagekit.join import DocumentFacts, foreign, join

Rgb = tuple[int, int, int]
RED, GREEN, BLUE = b"1 0 0 rg", b"0 1 0 rg", b"0 0 1 rg"


def drawn(
    content: bytes = b"",
    *,
    size: tuple[float, float] = (200, 100),
    with_it: Callable[[pikepdf.Pdf, Any], None] | None = None,
    **save: Any,
) -> bytes:
    """A PDF of one page with this content; `with_it` does the rest to the document and the page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100)).obj
    page.MediaBox = Array([0, 0, *size])
    page.Contents = pdf.make_stream(content)
    page.TrimBox = Array([0, 0, *size])
    if with_it is not None:
        with_it(pdf, page)
    return saved(pdf, **save)


def saved(pdf: pikepdf.Pdf, **save: Any) -> bytes:
    to = io.BytesIO()
    pdf.save(to, **{"static_id": "encryption" not in save, **save})
    return to.getvalue()


def form(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> Any:
    """A form XObject."""
    given = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 1000, 1000])}
    named = {f"/{key}": value for key, value in entries.items()}
    return pdf.make_indirect(pikepdf.Stream(pdf, content, Dictionary(given | named)))


def page_of(form_: ForeignForm, *, scale: float = 1.0, at: tuple[float, float] = (50, 30)) -> bytes:
    """A page of ours, 400 by 300 points, with the form on it: as a figure, on white, after words were set in red."""
    x, y = at
    content = (
        f"1 0 0 rg 5 w 3 Tr /Figure<</MCID 0>>BDC q {scale} 0 0 {scale} {x} {y} cm /X0 Do Q EMC"
    ).encode("ascii")
    ink = PageInk(
        400,
        300,
        content,
        forms=(FormInk("X0", "adverts/one"),),
        elements=(Element("Figure", (0,), alt="An advert", bbox=(x, y, x + form_.width, y + form_.height)),),
        marks=1,
    )
    facts = DocumentFacts(title="Proof", lang="en")
    return join((ink, ink), facts, {}, {"adverts/one": foreign(form_)}).data


class Seen:
    """The first page of a PDF, as PDFium shows it: two dots a point."""

    def __init__(self, pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0]
        text = page.get_textpage()
        self.text = text.get_text_range()
        self.height = page.get_height()
        self._image = page.render(scale=2).to_pil().convert("RGB")
        text.close()
        page.close()
        document.close()

    def at(self, x: float, y: float) -> Rgb:
        """The colour at a point; y runs up."""
        red, green, blue = self._image.getpixel((int(x * 2), int((self.height - y) * 2)))
        return red, green, blue


def placed(form_: ForeignForm, **where: Any) -> Seen:
    return Seen(page_of(form_, **where))


def problems(pdf: bytes) -> list[str]:
    """What qpdf finds wrong with it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(problem) for problem in document.check_pdf_syntax()]
