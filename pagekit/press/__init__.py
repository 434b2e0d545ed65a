"""Html → PDF bytes. The only room that knows WeasyPrint."""

from pagekit.press.pdf import PagePdf, install_command, load_engine, page_pdf, pressed

__all__ = ["PagePdf", "install_command", "load_engine", "page_pdf", "pressed"]
