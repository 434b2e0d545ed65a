"""Story or composed page → Html(medium). Templates draw what was decided."""

from pagekit.paint.materials import Materials
from pagekit.paint.page import Html, Page, PageAdvert, PagePicture, draw, lesser_pages
from pagekit.paint.scan import ScanCode, scan_code

__all__ = [
    "Html",
    "Materials",
    "Page",
    "PageAdvert",
    "PagePicture",
    "ScanCode",
    "draw",
    "lesser_pages",
    "scan_code",
]
