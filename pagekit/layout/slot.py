"""the `[slots]` of a pack → Slot: a place for an advert, its size and the kinds it takes.

A size is a name, such as "billboard", or a width and a height. A slot of the web may have a second, narrow size for
pages on which the first does not fit; pages choose between the two by their width alone, so that nothing moves. On a
composed page a place takes the shape of what fills it, within its width and the height that it may have.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from pagekit.layout.iab import iab_size
from pagekit.layout.inline_rule import InlineRule
from pagekit.model import AdvertKind
from pagekit.model.base import Record, TupleOf
from pagekit.units import Length, pt, px

NARROWEST = px(320)
"""The narrowest page that pages are made for: a phone's. What is wider does not fit everywhere."""
MARGIN = px(16)
"""Kept free at each side of an advert of the wide size."""


MOST = pt(14_400)
"""The widest page there is (ISO 32000-1, annex C): no length of a pack is more."""


def _some(length: Length) -> Length:
    if length.points <= 0:
        raise ValueError("is not more than nothing; write for example 12pt")
    return _of_a_page(length)


Extent = Annotated[Length, AfterValidator(_some)]
"""A length of more than nothing."""


def _none_or_some(length: Length) -> Length:
    if length.points < 0:
        raise ValueError("is less than nothing; write 0 or more, for example 12pt")
    return _of_a_page(length)


def _of_a_page(length: Length) -> Length:
    if length > MOST:
        raise ValueError(f"is {length}, more than the largest page has; write {MOST} or less")
    return length


def from_to(least: Length, most: Length) -> AfterValidator:
    """A rule for lengths that have less room than that."""

    def check(length: Length) -> Length:
        if not least <= length <= most:
            raise ValueError(f"is {length}; write a length from {least} to {most}")
        return length

    return AfterValidator(check)


Span = Annotated[Length, AfterValidator(_none_or_some)]
"""A length of nothing or more."""


class SlotSize(Record):
    """A width and a height."""

    width: Extent
    height: Extent


def _named(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    width, height = iab_size(value)
    return SlotSize(width=px(width), height=px(height))


NarrowSize = Annotated[SlotSize, BeforeValidator(_named, json_schema_input_type=SlotSize | str)]
"""A box, or the name of a size."""


def _size_is_enough(schema: dict[str, Any]) -> None:
    """The name of a size stands for width and height."""
    schema["required"] = [name for name in schema["required"] if name not in {"width", "height"}]


class Slot(Record):
    """A place for an advert: its size and the kinds it takes. What nobody booked falls to the ad contact, or closes."""

    model_config = ConfigDict(json_schema_extra=_size_is_enough)

    size: str | None = None
    """The size's name (`pagekit.layout.iab`), in place of width and height."""
    width: Extent
    height: Extent
    narrow: NarrowSize | None = None
    """The size below `wide_from`: a name, or width and height. Without it, what is too wide is scaled."""
    tallest: Extent | None = None
    """On composed pages: the height up to which it takes its creative's own shape, at its width. Its height when left
    out, or less."""
    accepts: Annotated[tuple[AdvertKind, ...], TupleOf, Field(min_length=1)]
    unsold: Literal["contact", "close"] = "contact"
    place: Literal["text", "page"] = "page"
    """In the text, where an advert block opens it; or on the page, where the template puts it."""
    inline: InlineRule | None = None
    """Where the layout itself opens the slot in a text. Such a place is only shown when it is sold."""

    @model_validator(mode="before")
    @classmethod
    def _sized(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("size"), str):
            return value
        width, height = (px(side) for side in iab_size(value["size"]))
        sides = {"width": width, "height": height}
        if any(_differs(value.get(name), side) for name, side in sides.items()):
            raise ValueError(
                f"has the size {value['size']!r}, {width.px:g} by {height.px:g} px, and a width or height beside it; "
                "write one or the other"
            )
        return {**value, **sides}

    @model_validator(mode="after")
    def _agrees(self) -> Slot:
        if self.inline is not None and self.place != "text":
            raise ValueError('has an inline rule and is not in the text; write place = "text"')
        if self.narrow is not None and self.narrow.width >= self.width:
            raise ValueError(
                f"is {self.width.px:g} px wide and its narrow size {self.narrow.width.px:g} px; "
                "take a narrower one, or none"
            )
        return self

    @property
    def sells_itself(self) -> bool:
        """True when the place, unsold, shows the ad contact."""
        return self.unsold == "contact" and "contact" in self.accepts

    @property
    def wide_from(self) -> Length:
        """The width of the page from which the wide size fits, with air at both sides."""
        return self.width + 2 * MARGIN

    @property
    def fits_everywhere(self) -> bool:
        """True when the wide size fits the narrowest page."""
        return self.width <= NARROWEST


def _differs(said: Any, side: Length) -> bool:
    if isinstance(said, str):
        try:
            said = Length.parse(said)
        except ValueError:
            return True
    return said is not None and said != side
