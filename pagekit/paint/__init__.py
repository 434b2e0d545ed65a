"""Page or Front + Layout → Html(medium). Templates draw what was decided."""

from pagekit.makeup import Html
from pagekit.paint.composed import PaintedPages, paint_pages
from pagekit.paint.drawing import draw

__all__ = ["Html", "PaintedPages", "draw", "paint_pages"]
