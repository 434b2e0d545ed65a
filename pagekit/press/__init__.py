"""Html → PDF bytes. The only room that knows WeasyPrint."""

from pagekit.press.pdf import ENGINE_PAGES, PagePdf, install_command, load_engine, page_pdf, pressed

__all__ = ["ENGINE_PAGES", "PagePdf", "install_command", "load_engine", "page_pdf", "pressed"]
