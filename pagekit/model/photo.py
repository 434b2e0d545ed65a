"""wire data → Photo and Credit: a picture of a story, who is owed the line under it, and what is known of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, PrivateAttr, StringConstraints, model_validator

from pagekit.model.address import WebAddress
from pagekit.model.base import TEXT, OptionalLine, Record, TupleOf, also
from pagekit.model.credit_line import credit_fields
from pagekit.model.source_type import source_type

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff", ".heic")
_ALSO_PICTURES = (".jpe", ".jfif", ".jif", ".jfi", ".pjpeg", ".pjp", ".apng", ".avifs", ".heif", ".hif")
"""Other endings that pictures have."""
_ENDING = re.compile(r"\.(?=[^.]*[A-Za-z])[A-Za-z0-9_]{1,5}$")
"""What tells of a kind; "St. Petersburg" and "v1.2" end in none, and the bytes decide."""


def picture_path(text: str) -> str:
    """A path to a picture beside the article, or from the root of its site. Raises ValueError for addresses and paths
    that lead away.
    """
    return _inner_path(_from_root(text), PICTURE_ENDINGS, "a picture")


def creative_path(text: str) -> str:
    """A path to an advert's creative: a picture, a PDF, an EPS or an HTML file. Raises ValueError."""
    return _inner_path(text, (*PICTURE_ENDINGS, ".pdf", ".eps", ".html", ".htm"), "a creative")


def _from_root(text: str) -> str:
    """A path from the root of a site ("/images/a.jpg") as one from the folder where its files lie."""
    tidy = text.strip()
    return tidy[1:] if re.match(r"/[^/]", tidy) else tidy


def _inner_path(text: str, endings: tuple[str, ...], thing: str) -> str:
    tidy = text.strip()
    if re.match(r"^[A-Za-z][A-Za-z0-9+.-]*:", tidy) or tidy.startswith("//"):
        raise ValueError(
            f"is an address; nothing is fetched: save the file beside the article and name {thing} there"
        )
    if tidy.startswith(("/", "~")) or "\\" in tidy or any(ord(c) < 32 or ord(c) == 127 for c in tidy):
        raise ValueError("is not a relative path with forward slashes; name a file beside the article")
    if ".." in tidy.split("/"):
        raise ValueError("climbs out of the article's folder; move the file beside the article")
    if tidy.lower().endswith((".svg", ".svgz")):
        raise ValueError("is an SVG, which can carry script; export it as PNG")
    if not tidy or (_ENDING.search(tidy) and not tidy.lower().endswith((*endings, *_ALSO_PICTURES))):
        raise ValueError(f"does not end like {thing}; taken are {', '.join(endings)}")
    return tidy


def _source_type(text: str) -> str:
    word = source_type(text)
    if word is None:
        raise ValueError(
            "is no digital source type of the IPTC; write one such as digitalCapture or trainedAlgorithmicMedia"
        )
    return word


SourceType = Annotated[str, StringConstraints(max_length=200), AfterValidator(_source_type)]
PicturePath = Annotated[str, StringConstraints(max_length=512), AfterValidator(picture_path)]
CreativePath = Annotated[str, StringConstraints(max_length=512), AfterValidator(creative_path)]
Share01 = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


PictureFormat = Literal["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "HEIC"]
LYING = 5
"""EXIF orientations from this one on lie on a side."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is known of a sound picture. Width and height are in pixels, as stored, before it is turned upright."""

    format: PictureFormat
    width: int
    height: int
    sha256: str
    orientation: int = 1
    """EXIF orientation, 1 to 8."""
    animated: bool = False
    """True when there are more frames or pages than the one that is used."""
    odd_ending: bool = False
    """True when the name ends as files of another format do."""

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height in pixels as it is seen."""
        return (self.height, self.width) if self.orientation >= LYING else (self.width, self.height)


class Credit(Record):
    """Who is owed: the person, the agency, through whom, the notice the owner asks for, and the licence.

    Plain text may stand for the first three, as in "Ann Li/Reuters" or "© Ann Li".
    """

    model_config = ConfigDict(json_schema_extra=also(TEXT))

    creator: OptionalLine = None
    agency: OptionalLine = None
    via: OptionalLine = None
    """The distributor between the agency and us, as in "Name/Outlet via AP"."""
    notice: OptionalLine = None
    """A line that the owner asks for as it stands; it is printed instead of the house's own."""
    licence: OptionalLine = None
    """The licence's name or address, such as CC BY 4.0."""
    acquire: WebAddress | None = None
    """Where a licence for the picture can be got."""
    licensor: OptionalLine = None
    """Who gives licences, as the file names them (PLUS Licensor). It is carried on, and not printed."""

    @model_validator(mode="before")
    @classmethod
    def _line_is_enough(cls, value: object) -> object:
        return credit_fields(value) if isinstance(value, str) else value

    @property
    def names_someone(self) -> bool:
        """True when the line under the picture can be written."""
        return bool(self.creator or self.agency or self.notice)


Clearance = Literal["cleared", "pending", "refused"]


class Photo(Record):
    """A picture beside the article's file. `focus` is where the eye goes, as shares of width and height."""

    src: PicturePath
    alt: OptionalLine = None
    """What the picture shows, for people who do not see it. None is noted; a caption does not replace it."""
    caption: OptionalLine = None
    """Inline Markdown."""
    focus: Annotated[tuple[Share01, Share01], TupleOf] = (0.5, 0.5)
    credit: Credit | None = None
    clearance: Clearance | None = None
    """Whether the picture desk has cleared it for print. Where it says nothing, the credit and the terms decide."""
    terms: OptionalLine = None
    """On what terms it may be used, as its owner says it (IPTC Rights Usage Terms, else the instructions)."""
    crop: bool = True
    """False for a picture that must be seen whole, such as a chart or a comic: it stands in its place uncropped."""
    source_type: SourceType | None = None
    """How it was made, as a word of the IPTC's list of digital source types, such as trainedAlgorithmicMedia."""
    data_mining: OptionalLine = None
    """What its owner says of mining it for data (PLUS Data Mining). It is carried on, and not printed."""

    _facts: PictureFacts | None = PrivateAttr(default=None)
    _place: str = PrivateAttr(default="")

    @property
    def facts(self) -> PictureFacts | None:
        """What intake found out of its file; None for one that has not passed intake."""
        return self._facts

    @property
    def place(self) -> str:
        """Its place in the story as it arrived, such as body[2].photo: its one name in all notes."""
        return self._place

    def admitted(self, facts: PictureFacts, place: str = "") -> Self:
        """The same photo with what is known of its file, and its place where it has none yet."""
        copy = self.model_copy()
        copy._facts = facts
        copy._place = self._place or place
        return copy
