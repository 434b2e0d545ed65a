"""Story or composed page → Html(medium). Templates draw what was decided."""

from pagekit.paint.composed import PaintedPages, paint_pages
from pagekit.paint.drawing import draw
from pagekit.paint.materials import Materials
from pagekit.paint.page import Html, Page, PageAdvert, PagePicture
from pagekit.paint.scan import ScanCode, scan_code

__all__ = [
    "Html",
    "Materials",
    "Page",
    "PageAdvert",
    "PagePicture",
    "PaintedPages",
    "ScanCode",
    "draw",
    "paint_pages",
    "scan_code",
]
