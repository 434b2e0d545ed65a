"""wire data → Advert: a union by `kind`, each kind with its own fields and no others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from pagekit.model.address import WebAddress
from pagekit.model.base import MAX_BLOCKS, FullLine, Name, OptionalLine, Record, TupleOf
from pagekit.model.origin import Origin
from pagekit.model.photo import CreativePath, PicturePath
from pagekit.model.publication import AdContact

AdvertKind = Literal["contact", "image", "html", "pdf"]
Pixels = Annotated[int, Field(ge=1, le=4_000)]


class _Booked(Record):
    slot: Name = "inline"
    """The layout's slot that it is booked for."""
    advertiser: OptionalLine = None
    label: OptionalLine = None
    """By default "Advertisement" in the page's language; some countries ask for other words."""


class ContactAdvert(_Booked):
    """The house's own advert: this space is for sale, and this is whom to call."""

    kind: Literal["contact"] = "contact"
    contact: AdContact | None = None
    """By default the publication's first ad contact."""


class ImageAdvert(_Booked):
    """A picture with a link."""

    kind: Literal["image"] = "image"
    src: PicturePath
    alt: FullLine
    url: WebAddress | None = None
    narrow: PicturePath | None = None
    """A second picture of the same words, in the shape of the slot's narrow size, for narrow pages."""


class NarrowHtml(Record):
    """The HTML of an advert once more, made for narrow pages, and its own size in CSS pixels."""

    src: CreativePath
    width: Pixels
    height: Pixels


class HtmlAdvert(_Booked):
    """Somebody else's HTML for the web page, shown in a sandboxed frame of its own size in CSS pixels."""

    kind: Literal["html"] = "html"
    src: CreativePath
    title: FullLine
    width: Pixels
    height: Pixels
    scripts: bool = False
    """Let the creative run script inside its sandbox. Off by default."""
    narrow: NarrowHtml | None = None
    """For pages on which the first does not fit. Without it a wide creative is not on the pages of phones."""


class PdfAdvert(_Booked):
    """A page of a PDF for the printed page."""

    kind: Literal["pdf"] = "pdf"
    src: CreativePath
    alt: FullLine
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


Advert = Annotated[ContactAdvert | ImageAdvert | HtmlAdvert | PdfAdvert, Field(discriminator="kind")]


class AdvertFile(Record):
    """What a file of adverts holds."""

    adverts: Annotated[tuple[Advert, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()


@dataclass(frozen=True, slots=True)
class AdvertBook:
    """The adverts that are booked, and where they were read from: creatives lie beside their file."""

    adverts: tuple[Advert, ...] = ()
    origin: Origin | None = None
