"""what the maker of pages knows and no file says → Told: what was booked, what is not cleared, what is in black alone.

Of a file from elsewhere nothing of this is known, and the rules about it are not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

Place = tuple[float, float, float, float]
"""Left, top, width and height, in points from the top left corner of the trimmed page."""
Colour = Literal["mono", "spot", "full"]


@dataclass(frozen=True, slots=True)
class ToldAdvert:
    """A booked advert where it stands."""

    page: int
    place: Place
    who: str
    """Such as `the advert of Nan Bakery`."""
    slot: str
    size: tuple[float, float] | None = None
    """What was booked, in points; None where nobody said."""
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class ToldPhoto:
    """A picture of the story that is not cleared for print."""

    page: int
    place: Place
    name: str
    why: str
    known: bool = True
    """Somebody said so; else nobody said anything."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A booking without a creative that can be printed."""

    who: str
    slot: str
    creative: str
    page: int | None = None
    """Where its place is; None where no page shows it."""


@dataclass(frozen=True, slots=True)
class Told:
    """All of it, of one file."""

    adverts: tuple[ToldAdvert, ...] = ()
    photos: tuple[ToldPhoto, ...] = ()
    absent: tuple[Absent, ...] = ()
    mono: frozenset[int] = frozenset()
    """The pages that are printed in black alone, counted from 1."""

    def on(self, sheets: Mapping[int, tuple[int, float]], *, first: bool) -> Told:
        """What is known of one file of several: page → the sheet it is on, counted from 1, and how far right on it, in
        points. What is missing, and on no page, is told of the `first`.
        """
        away = {page: right for page, (_, right) in sheets.items()}

        def moved(place: Place, page: int) -> Place:
            return place[0] + away[page], *place[1:]

        dark = {sheet for page, (sheet, _) in sheets.items() if page in self.mono}
        light = {sheet for page, (sheet, _) in sheets.items() if page not in self.mono}
        return Told(
            tuple(
                replace(one, page=sheets[one.page][0], place=moved(one.place, one.page))
                for one in self.adverts
                if one.page in sheets
            ),
            tuple(
                replace(one, page=sheets[one.page][0], place=moved(one.place, one.page))
                for one in self.photos
                if one.page in sheets
            ),
            tuple(
                replace(one, page=sheets[one.page][0] if one.page is not None else None)
                for one in self.absent
                if (first if one.page is None else one.page in sheets)
            ),
            # Of two pages on one sheet both must be.
            frozenset(dark - light),
        )
