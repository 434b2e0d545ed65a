"""PDF → pictures of its pages, for previews and notebooks. Needs the `preview` extra (pypdfium2)."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

from PIL import Image

from pagekit.errors import MissingDependency, RenderError
from pagekit.units import POINTS_PER_INCH

try:
    import pypdfium2
except ImportError:  # the extra is not installed: asking for a picture then says how to
    pypdfium2 = None

MIN_DPI, MAX_DPI = 10, 1_200

# PDFium is not safe to call from two threads at once (its own documentation).
_pdfium = threading.RLock()


def available() -> bool:
    """True when pages can be turned into pictures here."""
    return pypdfium2 is not None


def page_images(pdf: bytes, *, dpi: float = 96) -> Iterator[Image.Image]:
    """The pages as RGB pictures, in order. Raises MissingDependency, RenderError."""
    if pypdfium2 is None:
        raise MissingDependency("Pictures of PDF pages need pypdfium2.", "pip install 'pagekit[preview]'")
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise RenderError(
            f"dpi={dpi!r}: pages are drawn at {MIN_DPI} to {MAX_DPI} dots per inch. Choose one of those."
        )
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as problem:
            raise RenderError(f"the PDF cannot be opened ({problem}). Export it again.") from problem
        count = len(document)
    try:
        # Not held between pages: whoever looks at them may have another PDF open.
        for index in range(count):
            with _pdfium:
                page = document[index]
                image = page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB")
                page.close()
            yield image
    finally:
        with _pdfium:
            document.close()


def page_image(pdf: bytes, number: int, *, box: str, dpi: float, name: str) -> Image.Image:
    """One page, counted from 1, cut to one of its boxes: trim, art, bleed, crop or media. Raises MissingDependency,
    RenderError.
    """
    if pypdfium2 is None:
        raise MissingDependency("Pictures of PDF pages need pypdfium2.", "pip install 'pagekit[preview]'")
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as problem:
            raise RenderError(f"the PDF cannot be opened ({problem}). Export it again.") from problem
        try:
            if number > len(document):
                raise RenderError(f"{name}: has no page {number}. Name a page that is there.")
            page = document[number - 1]
            # A page that is loaded keeps the box that it had then.
            page.set_cropbox(*getattr(page, f"get_{box}box")())
            page.close()
            page = document[number - 1]
            image: Image.Image = page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB")
            page.close()
        finally:
            document.close()
    return image


def page_png(pdf: bytes, *, dpi: float = 96) -> tuple[bytes, ...]:
    """The pages as PNG files, in order. Raises MissingDependency, RenderError."""
    return tuple(_png(image) for image in page_images(pdf, dpi=dpi))


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
