"""wire data → what is booked, whatever is shown there: the size that was sold, its run, musts and wishes.

One record serves both media: the web reads the slot, paper the size, the musts and the wishes.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from pagekit.model.base import TEXT, FullLine, Name, OptionalLine, Record, TupleOf, also
from pagekit.model.moments import Day, MomentOrDay
from pagekit.units import Length

Fit = Literal["scale", "refuse"]
BookedColour = Literal["mono", "spot", "full"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BookingStatus(StrEnum):
    """How far the sale has come. On the web only what is booked is shown; `sold` is another word for it."""

    OPTION = "option"
    BOOKED = "booked"
    CANCELLED = "cancelled"


def _sold_is_booked(value: Any) -> Any:
    return "booked" if value == "sold" else value


def _switch_as_colour(value: Any) -> Any:
    return ("full" if value else "mono") if isinstance(value, bool) else value


def _printed(length: Length) -> Length:
    if length.points <= 0:
        raise ValueError("is not more than nothing; write for example 85mm")
    return length


BookedSide = Annotated[Length, AfterValidator(_printed)]


class BookedSize(Record):
    """A size on paper: one of the layout's by its name, columns and a height, or a width and a height."""

    model_config = ConfigDict(json_schema_extra=also(TEXT))

    name: Name | None = None
    width: BookedSide | None = None
    columns: Annotated[float, Field(gt=0, le=24)] | None = None
    """Of the layout's columns that adverts are sold by; halves count."""
    height: BookedSide | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_is_enough(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        said = tuple(
            name for name in ("name", "width", "columns", "height") if getattr(self, name) is not None
        )
        if said not in {("name",), ("width", "height"), ("columns", "height")}:
            raise ValueError(
                "is no size; write a name of the layout, width and height, or columns and height"
            )
        return self

    @property
    def sides(self) -> tuple[Length, Length] | None:
        """Width and height, where they are told as lengths; else the layout knows them."""
        return (self.width, self.height) if self.width is not None and self.height is not None else None


_DAY = {"type": "string", "format": "date"}


def _weekday(value: Any) -> Any:
    return value.strip().lower()[:3] if isinstance(value, str) else value


class Runs(Record):
    """The days on which it is printed: a list of them, or from one to another, on all or some days of the week."""

    model_config = ConfigDict(json_schema_extra=also(_DAY, {"type": "array", "items": _DAY}))

    days: Annotated[tuple[Day, ...], TupleOf, Field(max_length=1_000)] = ()
    first: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    weekdays: Annotated[
        tuple[Annotated[Weekday, BeforeValidator(_weekday, json_schema_input_type=str)], ...],
        TupleOf,
        Field(max_length=7),
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _days_are_enough(cls, value: object) -> object:
        if isinstance(value, str | date):
            return {"days": [value]}
        return {"days": value} if isinstance(value, list | tuple) else value

    @model_validator(mode="after")
    def _some_days(self) -> Self:
        if self.days and (self.first or self.until or self.weekdays):
            raise ValueError("lists days, and says a run beside them; write one or the other")
        if self.first and self.until and self.until < self.first:
            raise ValueError("ends before it begins; write until as the last day")
        return self

    def holds(self, day: date) -> bool:
        """True when it is printed on that day."""
        if self.days:
            return day in self.days
        begun = self.first is None or self.first <= day
        over = self.until is not None and day > self.until
        return begun and not over and (not self.weekdays or WEEKDAYS[day.weekday()] in self.weekdays)

    def __str__(self) -> str:
        if self.days:
            return "on " + ", ".join(day.isoformat() for day in self.days)
        ends = (f"from {self.first}" if self.first else "", f"until {self.until}" if self.until else "")
        weekly = f"on {', '.join(self.weekdays)}" if self.weekdays else ""
        return " ".join(word for word in (*ends, weekly) if word)


class Wishes(Record):
    """Where in an edition an advert is to stand: as a must, without which it does not run, or as a wish."""

    hand: Literal["left", "right"] | None = None
    section: OptionalLine = None
    page: Annotated[int, Field(ge=1, le=999)] | None = None
    front: bool | None = None
    """True: on the front page; False: on any other."""
    half: Literal["upper", "lower"] | None = None
    """Of its page."""
    apart: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=100)] = ()
    """Categories of other adverts that are not to stand on its page."""
    apart_on: Literal["page", "spread"] = "page"
    """`spread`: not on the facing page, either."""
    not_beside: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=100)] = ()
    """Topics of stories that are not to stand on its page."""
    group: OptionalLine = None
    """Adverts of one group stand together: on one page, or on two that face each other."""


class Booked(Record):
    """What is booked, whatever is shown there."""

    id: Name | None = None
    """What the booking is called; an edition needs it."""
    slot: Name | None = None
    """The layout's slot that it is booked for, where its page has slots; by default inline. On the web a booking that
    has a size and no slot is of printed editions alone.
    """
    sections: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=100)] = ()
    """On the web: the sections on whose pages it stands, those of their stories and their fronts; by default all pages.
    """
    weight: Annotated[float, Field(gt=0, le=100)] = 1
    """On the web: how often it is shown, against others that are booked for the same place and take turns with it."""
    advertiser: OptionalLine = None
    category: OptionalLine = None
    """What it sells: others may have to stand apart from it."""
    label: OptionalLine = None
    """By default "Advertisement" in the page's language; some countries ask for other words."""
    legal: OptionalLine = None
    """The line on the advertiser that some countries ask for."""
    status: Annotated[
        BookingStatus,
        BeforeValidator(_sold_is_booked, json_schema_input_type=BookingStatus | Literal["sold"]),
    ] = BookingStatus.BOOKED
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
    runs: Runs | None = None
    """The days on which it runs, where they are listed or come again every week."""
    size: BookedSize | None = None
    """The size on paper that was sold. Plates are held against it; in an edition it is the size that it has."""
    colour: Annotated[
        BookedColour | None,
        BeforeValidator(_switch_as_colour, json_schema_input_type=BookedColour | bool | None),
    ] = None
    """What was sold: black alone, spot colours too, or the four inks; true is full, false is mono. Plates are held
    against it.
    """
    rate: OptionalLine = None
    """Its price, as it stands on the run sheet."""
    musts: Wishes = Wishes()
    """What an edition must keep; a booking whose musts cannot be kept is left out, by name."""
    wishes: Wishes = Wishes()
    """What an edition keeps where it can."""

    @property
    def place(self) -> str:
        """The slot that it stands in."""
        return self.slot or "inline"

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.starts is not None and self.ends is not None and _over_before(self.starts, self.ends):
            raise ValueError("ends before it starts; write ends as the last day, or a later time")
        return self


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
