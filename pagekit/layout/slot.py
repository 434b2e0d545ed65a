"""the `[slots]` of a pack → Slot: a place for an advert, its size and the kinds it takes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pagekit.model import AdvertKind
from pagekit.model.base import Record, TupleOf
from pagekit.units import Length


def _some(length: Length) -> Length:
    if length.points <= 0:
        raise ValueError("is not more than nothing; write for example 12pt")
    return length


Extent = Annotated[Length, AfterValidator(_some)]
"""A length of more than nothing."""


class Slot(Record):
    """A place for an advert: its size and the kinds it takes. What nobody booked falls to the ad contact, or closes."""

    width: Extent
    height: Extent
    accepts: Annotated[tuple[AdvertKind, ...], TupleOf, Field(min_length=1)]
    unsold: Literal["contact", "close"] = "contact"
    place: Literal["text", "page"] = "page"
    """In the text, where an advert block opens it; or on the page, where the template puts it."""
