"""photo + recipe → the files of a page. Nothing here chooses a shape or a size."""

from pagekit.pictures.cache import DerivativeCache
from pagekit.pictures.credit_packet import credit_packet
from pagekit.pictures.derive import derive
from pagekit.pictures.placed import Derivative, Placed
from pagekit.pictures.recipe import Format, Recipe
from pagekit.pictures.source import Source

__all__ = ["Derivative", "DerivativeCache", "Format", "Placed", "Recipe", "Source", "credit_packet", "derive"]
