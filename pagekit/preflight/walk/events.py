"""what a page puts on paper → one typed event each, with its place in points on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pagekit.preflight.walk.matrix import Corners

Ink = tuple[tuple[str, float], ...]
"""Plates and how much of each, in percent: none that takes nothing. Sorted as C, M, Y, K, then spots."""
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: the family by its name in PDF (8.6)."""

    family: str
    count: int = 1
    """Numbers that a colour of it has."""
    names: tuple[str, ...] = ()
    """Of inks, in Separation and DeviceN."""
    base: Space | None = None
    """Of Indexed and uncoloured patterns; of Separation and DeviceN what stands in for the inks."""
    table: bytes = b""
    fault: str = ""

    @property
    def told(self) -> str:
        """For people."""
        if self.family == "ICCBased":
            return (
                f"{ {1: 'grey', 3: 'RGB', 4: 'CMYK'}.get(self.count, 'colour') } with an ICC profile".strip()
            )
        if self.family == "Indexed" and self.base:
            return f"a table of {self.base.told}"
        if self.family == "Pattern":
            return f"a pattern of {self.base.told}" if self.base else "a pattern"
        if self.names:
            return f"{self.family} ({', '.join(self.names)})"
        return self.family

    @property
    def leaf(self) -> Space:
        """The space that its colours are of in the end: an Indexed one's base."""
        return self.base.leaf if self.family in {"Indexed", "Pattern"} and self.base else self


@dataclass(frozen=True, slots=True)
class Paint:
    """What something is painted with."""

    space: Space
    ink: Ink | None
    """None for what no plate knows: RGB and the like, and patterns."""
    overprint: bool = False
    mode: int = 0
    """The overprint mode (8.6.7)."""
    alpha: float = 1.0
    blend: str = "Normal"
    pattern: bool = False

    @property
    def total(self) -> float:
        """All inks together, in percent."""
        return sum(part for _, part in self.ink or ())

    @property
    def white(self) -> bool:
        """True for paper."""
        return self.ink == ()

    @property
    def black(self) -> float:
        """How much of the black plate."""
        return next((part for name, part in self.ink or () if name == "Black"), 0.0)

    @property
    def solid(self) -> bool:
        """True for one ink in full."""
        return self.ink is not None and len(self.ink) == 1 and self.ink[0][1] >= 99.5

    @property
    def mixes(self) -> bool:
        """True when what lies below shows through where this has no ink (8.6.7)."""
        if not self.overprint:
            return False
        return self.space.family in {"Separation", "DeviceN"} or (
            self.space.family == "DeviceCMYK" and self.mode == 1
        )


class TextRun(NamedTuple):
    """What one operator shows."""

    box: Corners
    font: Font
    size: float
    """In points, as it comes to stand."""
    paint: Paint
    codes: bytes
    said: Any
    """The face as the file has it, for whoever asks what the codes mean."""
    inside: str
    """What it stands in, where that is not the page itself: a form, a pattern, a soft mask, a glyph."""
    visible: bool


class Fill(NamedTuple):
    """A path that is filled. `rectangle`: a plain one, so that its box is its shape."""

    box: Corners
    paint: Paint
    rectangle: bool
    inside: str
    visible: bool


class Stroke(NamedTuple):
    """A path that is drawn along."""

    box: Corners
    paint: Paint
    width: float
    """In points, as it comes to stand."""
    inside: str
    visible: bool


class Picture(NamedTuple):
    """An image."""

    box: Corners
    name: str
    pixels: tuple[int, int]
    ppi: float
    """Of its coarser direction."""
    space: Space | None
    """None of a stencil, which has its paint's, and where the file does not say (JPEG 2000)."""
    bits: int
    paint: Paint | None
    """Of a stencil."""
    soft: bool
    """It has a soft mask."""
    alpha: float
    blend: str
    filters: tuple[str, ...]
    inside: str
    visible: bool


class Shading(NamedTuple):
    """A blend of colours."""

    box: Corners
    space: Space
    stops: tuple[Ink, ...]
    """Its colours where they are told in the open."""
    alpha: float
    blend: str
    inside: str
    visible: bool


class Form(NamedTuple):
    """A form that is drawn: what is in it follows. `group`: the colour space in which its parts mix, if it says."""

    box: Corners
    name: str
    transparent: bool
    """It is a transparency group."""
    group: Space | None
    alpha: float
    blend: str
    masked: bool
    """A soft mask is on while it is drawn."""
    inside: str
    visible: bool


Event = TextRun | Fill | Stroke | Picture | Shading | Form


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A face as the file has it."""

    name: str
    kind: str
    """Type1, TrueType, Type0, Type3, MMType1."""
    embedded: bool
    ascent: float = 0.7
    """Of an em, above the line that letters stand on: about the height of a capital."""
    descent: float = -0.2
    widths: dict[int, float] = field(default_factory=dict)
    """Of an em, by code."""
    missing: float = 0.5
    double: bool = False
    """Two bytes make a code."""
    vertical: bool = False
    scale: float = 1.0
    """Ems of a unit of size: of a Type 3 face, by its own matrix."""
