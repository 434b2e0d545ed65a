"""photo + crop + widths → the files of a page. Nothing here chooses a crop or a size."""

from pagekit.pictures.credit_packet import credit_packet
from pagekit.pictures.derive import Derivative, Placed, Recipe, derive

__all__ = ["Derivative", "Placed", "Recipe", "credit_packet", "derive"]
