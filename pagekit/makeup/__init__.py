"""Story + Layout + files → Page: all that stands on a page, made and named, before anything draws it."""

from pagekit.makeup.materials import Materials
from pagekit.makeup.page import Html, Page, PageAdvert, PagePicture
from pagekit.makeup.printed import Press
from pagekit.makeup.scan import ScanCode, scan_code

__all__ = ["Html", "Materials", "Page", "PageAdvert", "PagePicture", "Press", "ScanCode", "scan_code"]
