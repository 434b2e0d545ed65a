"""wire data → Creative, what is shown; Booking, for whom and where; and Advert, a line of a file, which is both.

A slot of a layout (`pagekit.layout.slot`) is the third of them: where something may stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from pagekit.asked import one, several
from pagekit.model.address import WebAddress
from pagekit.model.base import MAX_BLOCKS, TEXT, FullLine, OptionalLine, Record, TupleOf
from pagekit.model.booking import Booked
from pagekit.model.origin import Origin
from pagekit.model.photo import CreativePath, PicturePath
from pagekit.model.publication import AdContact

PdfBox = Literal["trim", "art", "crop", "media", "bleed"]
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
    """Which of the page's boxes is shown. One that the page has not is its crop box, or else all of it. Around the trim
    of a magazine's whole page its bleed is printed, too, where it has a bleed box; on plates one without is printed a
    little larger.
    """


class AwaitedCreative(Record):
    """Nothing yet: the advertiser has not sent it. A page for the web does without, an edition marks its box."""

    kind: Literal["awaited"] = "awaited"
    alt: OptionalLine = None


Creative = Annotated[
    HouseCreative | ImageCreative | HtmlCreative | PdfCreative | AwaitedCreative, Field(discriminator="kind")
]


# ---- For whom, and where -----------------------------------------------------------------------------------


def _creative_as_path(schema: dict[str, Any]) -> None:
    """A creative may be its path, with `alt` beside it, or not be there yet."""
    fields = schema["properties"]
    fields["creative"] = {"anyOf": [TEXT, fields["creative"]]}
    fields["web"] = {
        "anyOf": [TEXT, *fields["web"]["anyOf"]],
        "description": fields["web"].get("description", ""),
    }
    fields["alt"] = fields["url"] = TEXT
    schema.pop("required", None)


class Booking(Booked):
    """A place that is booked, its run, and what is shown in it.

    A creative is a table that says its kind, or the path of a picture, a PDF or an EPS alone, with `alt` beside it, and
    `url` for where a picture leads on the web; one that is left out has not come yet.
    """

    model_config = ConfigDict(json_schema_extra=_creative_as_path)

    creative: Creative
    web: Creative | None = None
    """What the web shows in place of the creative, which is then for paper alone."""

    @model_validator(mode="before")
    @classmethod
    def _path_is_enough(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        said = {name: entry for name, entry in value.items() if name not in {"alt", "url"}}
        if len(said) < len(value) or isinstance(value.get("creative", ""), str):
            said["creative"] = _shown(value.get("creative"), value)
        if value.get("web") is not None:
            said["web"] = _shown(value["web"], value)
        return said

    @property
    def who(self) -> str:
        """How notes name it."""
        if self.id:
            return f"{self.id} ({self.advertiser})" if self.advertiser else self.id
        return (
            f"the advert of {self.advertiser}"
            if self.advertiser
            else f"an advert of kind {self.creative.kind}"
        )


_SAY_ALT = frozenset({"image", "pdf", "awaited"})
"""Creatives that are told in words. HTML has a title of its own."""


def _shown(creative: object, booking: dict[str, object]) -> object:
    """What the words of a booking say of its creative, as a table."""
    alt = {"alt": booking["alt"]} if booking.get("alt") else {}
    if creative is None:
        return {"kind": "awaited", **alt}
    if isinstance(creative, dict):
        leads = {"url": booking["url"]} if creative.get("kind") == "image" and booking.get("url") else {}
        return {**(alt if creative.get("kind") in _SAY_ALT else {}), **leads, **creative}
    if not isinstance(creative, str):
        return creative
    words = alt or {"alt": booking.get("advertiser") or booking.get("id") or creative}
    ending = creative.strip().lower().rpartition(".")[2]
    if ending in {"html", "htm"}:
        raise ValueError(
            f"has the creative {creative!r}, and HTML needs a size; "
            "write creative as a table with kind, src, title, width and height"
        )
    if ending in {"pdf", "eps"}:
        return {"kind": "pdf", "src": creative, **words}
    leads = {"url": booking["url"]} if booking.get("url") else {}
    return {"kind": "image", "src": creative, **words, **leads}


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
