"""PDF → pictures of its pages, for previews and notebooks. Needs the `preview` extra (pypdfium2).

What is drawn is bounded before it is drawn: pages, what stands on one, its pixels. Pages of strangers are drawn in a
process of their own, by `aside`.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PIL import Image

from pagekit.errors import MissingDependency, RenderError
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

try:
    import pypdfium2
except ImportError:  # the extra is not installed: asking for a picture then says how to
    pypdfium2 = None

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MIN_DPI, MAX_DPI = 10, 1_200
MAX_PAGES = 2_000
MAX_OBJECTS = 200_000
"""Lines, pictures and words on one page: a map in full has a tenth of it."""
MAX_PIXELS = 150_000_000
"""Of one page: an A4 sheet at 1,200 dots an inch."""
MAX_SIDE = 14_400.0
"""Points: the widest page there is (ISO 32000-1, annex C)."""
_FEWEST = 1.0

# PDFium is not safe to call from two threads at once (its own documentation).
_pdfium = threading.RLock()


def available() -> bool:
    """True when pages can be turned into pictures here."""
    return pypdfium2 is not None


def need() -> None:
    """Raises MissingDependency where pages cannot be turned into pictures."""
    if pypdfium2 is None:
        raise MissingDependency("Pictures of PDF pages need pypdfium2.", "pip install 'pagekit[preview]'")


def check_dpi(dpi: float) -> None:
    """Raises RenderError for dots that no page is drawn with."""
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise RenderError(
            f"dpi={dpi!r}: pages are drawn at {MIN_DPI} to {MAX_DPI} dots per inch. Choose one of those."
        )


def page_images(pdf: bytes, *, dpi: float = 96) -> Iterator[Image.Image]:
    """The pages as RGB pictures, in order. Raises MissingDependency, RenderError."""
    need()
    check_dpi(dpi)
    with _pdfium:
        document = _opened(pdf)
        count = len(document)
    try:
        # Not held between pages: whoever looks at them may have another PDF open.
        for number in range(1, count + 1):
            with _pdfium, _loaded(document, number) as page:
                image, _ = _drawn(page, number, dpi, MAX_PIXELS, _too_many_dots)
            yield image
    finally:
        with _pdfium:
            document.close()


def page_image(
    pdf: bytes, number: int, *, box: str, dpi: float, name: str, most: int = MAX_PIXELS
) -> Image.Image:
    """One page, counted from 1, cut to one of its boxes: trim, art, bleed, crop or media. One that would have more
    pixels than `most` is drawn with fewer dots. Raises MissingDependency, RenderError.
    """
    return page_and_scale(pdf, number, box=box, dpi=dpi, name=name, most=most)[0]


def page_and_scale(
    pdf: bytes, number: int, *, box: str, dpi: float, name: str, most: int
) -> tuple[Image.Image, float]:
    """The same, and how many pixels of it are a point."""
    need()
    with _pdfium:
        document = _opened(pdf)
        try:
            if number > len(document):
                raise RenderError(f"{name}: has no page {number}. Name a page that is there.")
            # A page that is loaded keeps the box that it had then.
            with _loaded(document, number) as page:
                page.set_cropbox(*getattr(page, f"get_{box}box")())
            with _loaded(document, number) as page:
                return _drawn(page, number, dpi, most, _fewer_dots)
        finally:
            document.close()


def page_png(pdf: bytes, *, dpi: float = 96) -> tuple[bytes, ...]:
    """The pages as PNG files, in order. Raises MissingDependency, RenderError."""
    return tuple(png(image) for image in page_images(pdf, dpi=dpi))


def png(image: Image.Image) -> bytes:
    """The picture as a PNG file."""
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _opened(pdf: bytes) -> PdfDocument:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as problem:
        raise RenderError(f"the PDF cannot be opened ({problem}). Export it again.") from problem
    pages = len(document)
    if pages > MAX_PAGES:
        document.close()
        raise RenderError(f"the PDF has {pages:,} pages, at most {MAX_PAGES:,} are looked at. Split it.")
    return document


@contextmanager
def _loaded(document: PdfDocument, number: int) -> Iterator[PdfPage]:
    """A page, which PDFium may find to be none. What it says is said by us."""
    page: Any = None
    try:
        page = document[number - 1]
        yield page
    except pypdfium2.PdfiumError as problem:
        raise RenderError(f"page {number} is damaged ({problem}) Export it again.") from problem
    finally:
        if page is not None:
            page.close()


def _drawn(
    page: PdfPage, number: int, dpi: float, most: int, beyond: Callable[[float, float, int], float]
) -> tuple[Image.Image, float]:
    width, height = page.get_size()
    if not _FEWEST <= min(width, height) <= max(width, height) <= MAX_SIDE:
        sides = " by ".join(f"{side / POINTS_PER_INCH * MM_PER_INCH:,.1f}" for side in (width, height))
        raise RenderError(f"page {number} is {sides} mm. Sides of 1 to {MAX_SIDE:,.0f} pt can be drawn.")
    objects = pypdfium2.raw.FPDFPage_CountObjects(page)
    if objects > MAX_OBJECTS:
        raise RenderError(
            f"page {number} has {objects:,} lines, pictures and words; at most {MAX_OBJECTS:,} are drawn. Flatten it."
        )
    scale = dpi / POINTS_PER_INCH
    if width * height * scale**2 > most:
        scale = beyond(width, height, most)
    image: Image.Image = page.render(scale=scale).to_pil()
    return image if image.mode == "RGB" else image.convert("RGB"), scale


def _fewer_dots(width: float, height: float, most: int) -> float:
    return float((most / (width * height)) ** 0.5)


def _too_many_dots(width: float, height: float, most: int) -> float:
    dpi = int(_fewer_dots(width, height, most) * POINTS_PER_INCH)
    raise RenderError(
        f"a page of {width / POINTS_PER_INCH:.1f} by {height / POINTS_PER_INCH:.1f} inches is drawn at {dpi} dots per "
        "inch at most. Choose that, or fewer."
    )
