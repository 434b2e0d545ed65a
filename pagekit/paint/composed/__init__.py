"""ComposedPage → PaintedPages: composed pages as boxes that the press and a browser draw alike."""

from pagekit.paint.composed.pages import PaintedPages, paint_pages

__all__ = ["PaintedPages", "paint_pages"]
