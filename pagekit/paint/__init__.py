"""Page or Front + Layout → Html(medium). Templates draw what was decided."""

from pagekit.makeup import Html
from pagekit.paint.drawing import draw

__all__ = ["Html", "draw"]
