"""the inks of a pack → the operators that take them up (ISO 32000-1, 8.6.8), for whatever is drawn in them.

What a colour is made of may depend on what it is for: small type in several inks does not print well, and a plate's
palette sets it in one. On a screen it is always the same. The reader's PDF is RGB, and its black is grey 0: one ink on
paper, whoever prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pagekit.errors import LayoutError
from pagekit.ink.numbers import numbers
from pagekit.ink.page import SpotInk
from pagekit.layout import Ink, PrintManifest


@dataclass(frozen=True, slots=True)
class Paint:
    """The operators that take up a colour, and the resources that they name."""

    operators: str
    states: tuple[str, ...] = ()
    """Graphics states: see `PageInk.states`."""
    spots: tuple[SpotInk, ...] = ()


class Palette(Protocol):
    """What colours are drawn with, on a screen or on a plate. Each raises LayoutError for a colour that the pack has
    not. Sizes and weights are points.
    """

    def text(self, name: str, size: float) -> Paint:
        """For type of this size."""

    def rule(self, name: str, weight: float) -> Paint:
        """For a rule that is filled."""

    def ground(self, name: str) -> Paint:
        """For an area behind what follows."""

    def line(self, name: str, weight: float) -> Paint:
        """For a line that is drawn."""

    def code(self) -> Paint:
        """For a symbol to scan."""

    def picture(self) -> Paint:
        """What must be in force where a picture or somebody else's page is put."""


class ScreenPalette:
    """The colours of a pack as they are seen: DeviceRGB, and DeviceGray for what has no hue."""

    def __init__(self, colours: Mapping[str, Ink], pack: str) -> None:
        self._colours, self._pack = colours, pack
        self._kept: dict[str, tuple[Paint, Paint]] = {}

    def text(self, name: str, size: float) -> Paint:
        """The colour, filled."""
        return self._paints(name)[0]

    def rule(self, name: str, weight: float) -> Paint:
        """The colour, filled."""
        return self._paints(name)[0]

    def ground(self, name: str) -> Paint:
        """The colour, filled."""
        return self._paints(name)[0]

    def line(self, name: str, weight: float) -> Paint:
        """The colour, as a line."""
        return self._paints(name)[1]

    def code(self) -> Paint:
        """Black, filled."""
        return Paint("0 g")

    def picture(self) -> Paint:
        """Nothing: a picture brings its colours."""
        return Paint("")

    def _paints(self, name: str) -> tuple[Paint, Paint]:
        found = self._kept.get(name)
        if found is None:
            shares = rgb(ink_of(self._colours, name, self._pack).light)
            grey = len(set(shares)) == 1
            said = numbers(*(shares[:1] if grey else shares))
            fill, stroke = ("g", "G") if grey else ("rg", "RG")
            found = self._kept[name] = Paint(f"{said} {fill}"), Paint(f"{said} {stroke}")
        return found


def screen_palette(manifest: PrintManifest) -> ScreenPalette:
    """The palette of a pack with the colours chosen."""
    return ScreenPalette(manifest.colours, manifest.name)


def ink_of(colours: Mapping[str, Ink], name: str, pack: str) -> Ink:
    """A colour of the pack. Raises LayoutError for one that it has not."""
    if name not in colours:
        known = ", ".join(colours) or "none"
        raise LayoutError(f"layout {pack} has no colour {name!r}. It has {known}.")
    return colours[name]


def rgb(colour: str) -> tuple[float, float, float]:
    """A colour written as CSS does, `#8a1c1c` or `#811`, as shares of red, green and blue."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
