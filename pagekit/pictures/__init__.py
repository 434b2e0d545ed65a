"""photo + recipe → the files of a page. Nothing here chooses a shape or a size."""

from pagekit.pictures.cache import DerivativeCache
from pagekit.pictures.credit_packet import credit_packet
from pagekit.pictures.derive import derive
from pagekit.pictures.files import Derivative, PictureFiles
from pagekit.pictures.recipe import ImageFormat, Recipe
from pagekit.pictures.source import Source

__all__ = [
    "Derivative",
    "DerivativeCache",
    "ImageFormat",
    "PictureFiles",
    "Recipe",
    "Source",
    "credit_packet",
    "derive",
]
