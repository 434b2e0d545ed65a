"""bytes → model: the only door, and the only room that trusts nothing. Behind it nobody checks again."""

from pagekit.intake.admit import admit
from pagekit.intake.arrival import Format, Source
from pagekit.intake.photo_metadata import PhotoMetadata
from pagekit.intake.pictures import PictureFacts, PictureRefused, inspect
from pagekit.intake.read import read_adverts, read_article, read_publication
from pagekit.model import AdvertBook

__all__ = [
    "AdvertBook",
    "Format",
    "PhotoMetadata",
    "PictureFacts",
    "PictureRefused",
    "Source",
    "admit",
    "inspect",
    "read_adverts",
    "read_article",
    "read_publication",
]
