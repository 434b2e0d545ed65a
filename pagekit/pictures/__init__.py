"""photo + recipe → the files of a page. Nothing here chooses a shape or a size."""

from pagekit.pictures.cache import DerivativeCache
from pagekit.pictures.credit_packet import credit_packet
from pagekit.pictures.crop import NO_BLEED, Bleed, crop_box, with_bleed
from pagekit.pictures.derive import derive
from pagekit.pictures.files import Derivative, PictureFiles, Remark
from pagekit.pictures.recipe import SHAPE_GRAIN, ImageFormat, Recipe
from pagekit.pictures.source import Source

__all__ = [
    "NO_BLEED",
    "SHAPE_GRAIN",
    "Bleed",
    "Derivative",
    "DerivativeCache",
    "ImageFormat",
    "PictureFiles",
    "Recipe",
    "Remark",
    "Source",
    "credit_packet",
    "crop_box",
    "derive",
    "with_bleed",
]
