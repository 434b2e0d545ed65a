"""bytes → model: the only door, and the only room that trusts nothing. Behind it nobody checks again."""

from pagekit.intake.admit import admit, passed
from pagekit.intake.arrival import FileFormat, Source
from pagekit.intake.edition import read_edition
from pagekit.intake.picture_gate import PhotoMetadata, PictureRefused
from pagekit.intake.plan_file import read_plan
from pagekit.intake.read import read_adverts, read_article, read_publication
from pagekit.model import AdvertBook

__all__ = [
    "AdvertBook",
    "FileFormat",
    "PhotoMetadata",
    "PictureRefused",
    "Source",
    "admit",
    "passed",
    "read_adverts",
    "read_article",
    "read_edition",
    "read_plan",
    "read_publication",
]
