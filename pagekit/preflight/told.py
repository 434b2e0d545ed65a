"""what the maker of pages knows and no file says → Told: what was booked, what is not cleared, what is in black alone.

Of a file from elsewhere nothing of this is known, and the rules about it are not asked.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """All of it, of one file."""

    adverts: tuple[ToldAdvert, ...] = ()
    photos: tuple[ToldPhoto, ...] = ()
    absent: tuple[Absent, ...] = ()
    mono: frozenset[int] = frozenset()
    """The pages that are printed in black alone, counted from 1."""
