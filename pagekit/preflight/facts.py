"""what is known of a file and of its pages once they were read → FileSeen, PageSeen: what the rules are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pagekit.preflight.finding import Box
from pagekit.preflight.walk.events import Event, Space
from pagekit.preflight.walk.matrix import Corners
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

MM = POINTS_PER_INCH / MM_PER_INCH
"""Points of a millimetre."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The boxes of a page, in points (ISO 32000-1, 14.11.2)."""

    number: int
    media: Corners
    crop: Corners | None = None
    bleed: Corners | None = None
    trim: Corners | None = None
    art: Corners | None = None
    turn: int = 0
    unit: float = 1.0
    faults: tuple[str, ...] = ()

    @property
    def printed(self) -> Corners:
        """The page as it is cut."""
        return self.trim or self.art or self.crop or self.media

    def box(self, corners: Corners) -> Box:
        """A place on the page as people measure it: from the trimmed page's top left corner, as it is looked at."""
        trim = self.printed
        left, low, right, high = (value - side for value, side in zip(corners, trim[:2] * 2, strict=True))
        across, up = trim[2] - trim[0], trim[3] - trim[1]
        x, y, width, height = {
            90: (low, left, high - low, right - left),
            180: (across - right, low, right - left, high - low),
            270: (up - high, across - right, high - low, right - left),
        }.get(self.turn % 360, (left, up - high, right - left, high - low))
        return Box(x / MM, y / MM, width / MM, height / MM)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that lies on a page and is no part of its content."""

    kind: str
    box: Corners | None


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page, gone through."""

    sheet: Sheet
    events: tuple[Event, ...] = ()
    faults: tuple[str, ...] = ()
    """What is wrong with how its content is written."""
    stopped: str = ""
    """Why not all of it was looked at."""
    annotations: tuple[Annotation, ...] = ()
    transparent: bool = False
    """It is a transparency group."""
    group: Space | None = None
    """What its parts mix in, if it says."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What a file says it is made for (14.11.5)."""

    identifier: str = ""
    condition: str = ""
    info: str = ""
    registry: str = ""
    embedded: bool = False
    count: int = 0
    """The N of its profile."""
    profile_class: str = ""
    profile_space: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a file says of itself at one of the two places."""

    version: str = ""
    """Its claim: `PDF/X-4`, `PDF/X-1a:2003`."""
    title: str = ""
    creator: str = ""
    producer: str = ""
    created: str = ""
    modified: str = ""
    trapped: str = ""


@dataclass(frozen=True, slots=True)
class Xmp(Words):
    """The same in XMP, and what only XMP has."""

    document: str = ""
    """The DocumentID."""
    packed: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file, looked over."""

    name: str
    version: tuple[int, int]
    encrypted: bool = False
    streams_of_objects: bool = False
    identified: bool = False
    """Its trailer has an ID."""
    info: Words = Words()
    xmp: Xmp | None = None
    intents: tuple[Intent, ...] = ()
    other_intents: tuple[str, ...] = ()
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the search through its objects found: by what it looked for."""
    layers: tuple[str, ...] = ()
    hidden_layers: bool = False
    damages: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    spots: tuple[str, ...] = ()
    """The spot colours on its pages."""
    stopped: tuple[str, ...] = ()
    """What was not looked at, and why."""

    @property
    def claim(self) -> str:
        """What it says it is, wherever it says so."""
        return (self.xmp.version if self.xmp else "") or self.info.version


def read_date(said: str) -> datetime | None:
    """A date as Info or XMP writes it; None for what is none."""
    tidy = said.strip().removeprefix("D:").replace("'", "")
    if said.strip().startswith("D:"):
        digits, zone = _split(tidy)
        text = f"{digits[:4]}-{digits[4:6] or '01'}-{digits[6:8] or '01'}"
        text += f"T{digits[8:10] or '00'}:{digits[10:12] or '00'}:{digits[12:14] or '00'}{zone}"
    else:
        text = tidy
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _split(tidy: str) -> tuple[str, str]:
    digits = tidy[: next((place for place, letter in enumerate(tidy) if not letter.isdigit()), len(tidy))]
    zone = tidy[len(digits) :]
    if not zone:
        return digits, ""
    if zone.startswith("Z"):
        return digits, "+00:00"
    return digits, f"{zone[:3]}:{zone[3:5] or '00'}"
