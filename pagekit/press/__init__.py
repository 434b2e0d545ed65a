"""Html → PDF bytes. The only room that knows WeasyPrint."""

from pagekit.press.advert import advert_pdf
from pagekit.press.engine import ENGINE_WORK, install_command, load_engine
from pagekit.press.pdf import PagePdf, page_pdf, pressed

__all__ = ["ENGINE_WORK", "PagePdf", "advert_pdf", "install_command", "load_engine", "page_pdf", "pressed"]
