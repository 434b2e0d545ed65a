"""wire data → Creative, what is shown; Booking, for whom and where; and Advert, a line of a file, which is both.

A slot of a layout (`pagekit.layout.slot`) is the third of them: where something may stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from pagekit.asked import one, several
from pagekit.model.address import WebAddress
from pagekit.model.base import MAX_BLOCKS, FullLine, Name, OptionalLine, Record, TupleOf
from pagekit.model.moments import MomentOrDay
from pagekit.model.origin import Origin
from pagekit.model.photo import CreativePath, PicturePath
from pagekit.model.publication import AdContact
from pagekit.units import Length

PdfBox = Literal["trim", "art", "crop", "media", "bleed"]
AdvertKind = Literal["contact", "image", "html", "pdf"]
Fit = Literal["scale", "refuse"]
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
    """Somebody else's HTML, its size in CSS pixels: a sandboxed frame on the web page, drawn for the printed one."""

    kind: Literal["html"] = "html"
    src: CreativePath
    title: FullLine
    width: Pixels
    height: Pixels
    scripts: bool = False
    """Let the creative run script inside its sandbox. Off by default; never on paper."""
    narrow: NarrowHtml | None = None
    """For pages on which the first does not fit. Without it a wide creative is not on the pages of phones."""


class PdfCreative(Record):
    """A page of a PDF for the printed page; or an EPS, of which Ghostscript makes such a page where it is installed."""

    kind: Literal["pdf"] = "pdf"
    src: CreativePath
    alt: FullLine
    page: Annotated[int, Field(ge=1, le=10_000)] = 1
    box: PdfBox = "trim"
    """Which of the page's boxes is shown. One that the page has not is its crop box, or else all of it."""


Creative = Annotated[HouseCreative | ImageCreative | HtmlCreative | PdfCreative, Field(discriminator="kind")]


# ---- For whom, and where -----------------------------------------------------------------------------------


class BookingStatus(StrEnum):
    """How far the sale has come. Only what is booked is shown."""

    OPTION = "option"
    BOOKED = "booked"
    CANCELLED = "cancelled"


BookedColour = Literal["mono", "spot", "full"]


def _printed(length: Length) -> Length:
    if length.points <= 0:
        raise ValueError("is not more than nothing; write for example 85mm")
    return length


BookedSide = Annotated[Length, AfterValidator(_printed)]


class BookedSize(Record):
    """A width and a height on paper."""

    width: BookedSide
    height: BookedSide


class Booked(Record):
    """What is booked, whatever is shown there."""

    slot: Name = "inline"
    """The layout's slot that it is booked for."""
    advertiser: OptionalLine = None
    label: OptionalLine = None
    """By default "Advertisement" in the page's language; some countries ask for other words."""
    status: BookingStatus = BookingStatus.BOOKED
    fit: Fit = "scale"
    """What becomes, on paper, of a creative that has another size than its place: it is brought into it whole, or not
    shown. Pictures and HTML have a shape and no size.
    """
    starts: MomentOrDay | None = None
    """The first day of its run, or the time from which on it is shown; without a zone, in the publication's. Held
    against a time passed to the renderer, never against the clock: without one nothing with a run is shown.
    """
    ends: MomentOrDay | None = None
    """The last day of its run, which is whole, or the time until which it is shown."""
    size: BookedSize | None = None
    """The size on paper that was sold. Plates are held against it; by itself it moves nothing."""
    colour: BookedColour | None = None
    """What was sold: black alone, spot colours too, or the four inks. Plates are held against it."""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.starts is not None and self.ends is not None and _over_before(self.starts, self.ends):
            raise ValueError("ends before it starts; write ends as the last day, or a later time")
        return self


class Booking(Booked):
    """A place that is booked, its run, and what is shown in it.

    Its musts (page, section, side) and its wishes come with the edition plan, which is the first to ask for them: a
    page of one story has its places from the layout.
    """

    creative: Creative

    @property
    def who(self) -> str:
        """How notes name it."""
        return (
            f"the advert of {self.advertiser}"
            if self.advertiser
            else f"an advert of kind {self.creative.kind}"
        )


def _over_before(starts: datetime | date, ends: datetime | date) -> bool:
    """True when a run is none in whatever zone. A time of one side only is told from a day by a day and more."""
    if (
        isinstance(starts, datetime)
        and isinstance(ends, datetime)
        and bool(starts.tzinfo) == bool(ends.tzinfo)
    ):
        return ends <= starts
    first, last = (each.date() if isinstance(each, datetime) else each for each in (starts, ends))
    both_days = type(starts) is type(ends) is date
    return (first - last).days > (0 if both_days else 1)


# ---- Both, as a line of a file -----------------------------------------------------------------------------


class ContactAdvert(Booked, HouseCreative):
    """The house's own advert, booked for a slot."""


class ImageAdvert(Booked, ImageCreative):
    """A picture with a link, booked for a slot."""


class HtmlAdvert(Booked, HtmlCreative):
    """Somebody else's HTML, booked for a slot."""


class PdfAdvert(Booked, PdfCreative):
    """A page of a PDF, booked for a slot of a printed page."""


ADVERTS = (ContactAdvert, ImageAdvert, HtmlAdvert, PdfAdvert, Booking)
"""What a list of adverts may hold."""
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


def bookings_of(lines: Iterable[Advert | Booking]) -> tuple[Booking, ...]:
    """Lines and bookings, all of them as bookings."""
    return tuple(line if isinstance(line, Booking) else booking_of(line) for line in lines)


class AdvertFile(Record):
    """What a file of adverts holds: bookings as lines that are their creatives too, or with a creative of their own."""

    adverts: Annotated[tuple[Advert, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()
    bookings: Annotated[tuple[Booking, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()


@dataclass(frozen=True, slots=True)
class AdvertBook:
    """The adverts that are booked, and where they were read from: creatives lie beside their file."""

    adverts: tuple[Advert | Booking, ...] = ()
    origin: Origin | None = None
    missing: tuple[Advert | Booking, ...] = ()
    """Those that were booked, and whose creatives intake could not use."""

    def __post_init__(self) -> None:
        remedy = "Pass those that were read, or a list of adverts, such as ImageAdvert(…), or of bookings."
        adverts = several(self.adverts, ADVERTS, "AdvertBook.adverts", remedy)
        object.__setattr__(self, "adverts", adverts)
        if self.origin is not None:
            one(self.origin, Origin, "AdvertBook.origin", "Pass where they were read from, or leave it out.")

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """The same as bookings."""
        return bookings_of(self.adverts)
