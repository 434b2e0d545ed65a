"""wire data → Creative, what is shown; Booking, for whom and where; and Advert, a line of a file, which is both.

A slot of a layout (`pagekit.layout.slot`) is the third of them: where something may stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from pagekit.asked import one, several
from pagekit.model.address import WebAddress
from pagekit.model.base import MAX_BLOCKS, FullLine, Name, OptionalLine, Record, TupleOf
from pagekit.model.origin import Origin
from pagekit.model.photo import CreativePath, PicturePath
from pagekit.model.publication import AdContact

AdvertKind = Literal["contact", "image", "html", "pdf"]
Pixels = Annotated[int, Field(ge=1, le=4_000)]


# ---- What is shown -----------------------------------------------------------------------------------------


class HouseCreative(Record):
    """The house's own advert: this space is for sale, and this is whom to call."""

    kind: Literal["contact"] = "contact"
    contact: AdContact | None = None
    """By default the publication's first ad contact."""


class ImageCreative(Record):
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


class HtmlCreative(Record):
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


class PdfCreative(Record):
    """A page of a PDF for the printed page."""

    kind: Literal["pdf"] = "pdf"
    src: CreativePath
    alt: FullLine
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


Creative = Annotated[HouseCreative | ImageCreative | HtmlCreative | PdfCreative, Field(discriminator="kind")]


# ---- For whom, and where -----------------------------------------------------------------------------------


class Booked(Record):
    """What is booked, whatever is shown there."""

    slot: Name = "inline"
    """The layout's slot that it is booked for."""
    advertiser: OptionalLine = None
    label: OptionalLine = None
    """By default "Advertisement" in the page's language; some countries ask for other words."""


class Booking(Booked):
    """A place that is booked, and what is shown in it."""

    creative: Creative


# ---- Both, as a line of a file -----------------------------------------------------------------------------


class ContactAdvert(Booked, HouseCreative):
    """The house's own advert, booked for a slot."""


class ImageAdvert(Booked, ImageCreative):
    """A picture with a link, booked for a slot."""


class HtmlAdvert(Booked, HtmlCreative):
    """Somebody else's HTML, booked for a slot of a web page."""


class PdfAdvert(Booked, PdfCreative):
    """A page of a PDF, booked for a slot of a printed page."""


ADVERTS = (ContactAdvert, ImageAdvert, HtmlAdvert, PdfAdvert)
Advert = Annotated[ContactAdvert | ImageAdvert | HtmlAdvert | PdfAdvert, Field(discriminator="kind")]
_CREATIVES: dict[str, type[HouseCreative | ImageCreative | HtmlCreative | PdfCreative]] = {
    "contact": HouseCreative, "image": ImageCreative, "html": HtmlCreative, "pdf": PdfCreative,
}  # fmt: skip


def booking_of(advert: Advert) -> Booking:
    """The line of a file as the booking and the creative that it is."""
    creative = _CREATIVES[advert.kind]
    shown = {name: getattr(advert, name) for name in creative.model_fields}
    booked = {name: getattr(advert, name) for name in Booked.model_fields}
    return Booking(**booked, creative=creative(**shown))


class AdvertFile(Record):
    """What a file of adverts holds."""

    adverts: Annotated[tuple[Advert, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()


@dataclass(frozen=True, slots=True)
class AdvertBook:
    """The adverts that are booked, and where they were read from: creatives lie beside their file."""

    adverts: tuple[Advert, ...] = ()
    origin: Origin | None = None

    def __post_init__(self) -> None:
        remedy = "Pass those that were read, or a list of adverts, such as ImageAdvert(…)."
        adverts = several(self.adverts, ADVERTS, "AdvertBook.adverts", remedy)
        object.__setattr__(self, "adverts", adverts)
        if self.origin is not None:
            one(self.origin, Origin, "AdvertBook.origin", "Pass where they were read from, or leave it out.")

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """The same as bookings."""
        return tuple(booking_of(advert) for advert in self.adverts)
