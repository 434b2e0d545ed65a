"""pages that strangers drew → pictures of them, in a process of its own, within limits of work and memory.

The one page that is asked for is drawn, and no other. What pagekit has written alone is drawn where the caller is.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pagekit.errors import JobFailed, LimitExceeded, RenderError
from pagekit.foreign import raster
from pagekit.foreign.kept import Kept
from pagekit.jobs import MEGABYTE, Limits, run

LIMITS = Limits(work=10, memory=640 * MEGABYTE, result=96 * MEGABYTE)
"""What the drawing of one page may take."""
MOST_PIXELS = 18_000_000
"""Of one page: A3 at 300 dots an inch. A larger one is drawn with fewer dots."""
_ALL = Limits(work=60, memory=1_536 * MEGABYTE, result=512 * MEGABYTE, wait=300)
"""What the drawing of all pages of a document may take."""
_FOREIGN = (b"/Form", b"/PatternType")
"""What stands in each PDF of ours that holds a page of somebody else, and what else repeats itself as it is drawn."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG."""

    data: bytes
    width: int
    height: int
    scale: float
    """Pixels of it that are a point."""


_kept: Kept[PagePicture] = Kept(32 * MEGABYTE, lambda made: len(made.data))


def page_picture(
    pdf: bytes, number: int, *, box: str, dpi: float, name: str, limits: Limits = LIMITS
) -> PagePicture:
    """One page, counted from 1, cut to one of its boxes. `name` is the file's.

    Raises MissingDependency, RenderError, LimitExceeded.
    """
    raster.need()
    key = hashlib.sha256(pdf).digest(), number, box, dpi, name
    kept = _kept.find(key)
    if kept is not None:
        return kept
    try:
        made = run(drawn_page, pdf, number, box, dpi, name, limits=limits)
    except LimitExceeded as problem:
        raise problem.at(name) from problem
    except JobFailed as problem:
        raise RenderError(f"{name}: page {number} cannot be drawn: {problem.what}") from problem
    _kept.keep(key, made)
    return made


def drawn_page(pdf: bytes, number: int, box: str, dpi: float, name: str) -> PagePicture:
    """The job itself. Raises RenderError that names the file."""
    try:
        image, scale = raster.page_and_scale(pdf, number, box=box, dpi=dpi, name=name, most=MOST_PIXELS)
    except RenderError as problem:
        said = str(problem)
        raise RenderError(said if said.startswith(name) else f"{name}: {said}") from problem
    return PagePicture(raster.png(image), image.width, image.height, scale)


def thumbnails(pdf: bytes, dpi: float) -> tuple[bytes, ...]:
    """Every page of a PDF that pagekit made, as PNG. One that holds what strangers drew is drawn aside.

    Raises MissingDependency, RenderError, LimitExceeded.
    """
    raster.need()
    raster.check_dpi(dpi)
    if not any(sign in pdf for sign in _FOREIGN):
        return raster.page_png(pdf, dpi=dpi)
    try:
        return run(drawn_pages, pdf, dpi, limits=_ALL)
    except LimitExceeded as problem:
        raise problem.at("the PDF") from problem
    except JobFailed as problem:
        raise RenderError(f"the PDF cannot be drawn: {problem.what}") from problem


def drawn_pages(pdf: bytes, dpi: float) -> tuple[bytes, ...]:
    """The job itself."""
    return raster.page_png(pdf, dpi=dpi)
