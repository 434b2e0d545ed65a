"""the inks of a pack → the operators that take them up (ISO 32000-1, 8.6.8).

The reader's PDF is RGB, and its black is grey 0: one ink on paper, whoever prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pagekit.errors import LayoutError
from pagekit.ink.numbers import numbers
from pagekit.layout import Ink, PrintManifest


class Palette(Protocol):
    """What colours are drawn with, on a screen or on a plate."""

    def fill(self, name: str) -> str:
        """The operator that fills what follows in this colour of the pack."""

    def stroke(self, name: str) -> str:
        """The operator that draws what follows in this colour of the pack."""


class ScreenPalette:
    """The colours of a pack as they are seen: DeviceRGB, and DeviceGray for what has no hue."""

    def __init__(self, colours: Mapping[str, Ink], pack: str) -> None:
        self._colours, self._pack = colours, pack
        self._kept: dict[str, tuple[str, str]] = {}

    def fill(self, name: str) -> str:
        """The operator for filling. Raises LayoutError for a colour that the pack has not."""
        return self._operators(name)[0]

    def stroke(self, name: str) -> str:
        """The operator for lines. Raises LayoutError for a colour that the pack has not."""
        return self._operators(name)[1]

    def _operators(self, name: str) -> tuple[str, str]:
        found = self._kept.get(name)
        if found is None:
            if name not in self._colours:
                known = ", ".join(self._colours) or "none"
                raise LayoutError(f"layout {self._pack} has no colour {name!r}. It has {known}.")
            shares = rgb(self._colours[name].light)
            if len(set(shares)) == 1:
                grey = numbers(shares[0])
                found = f"{grey} g", f"{grey} G"
            else:
                said = numbers(*shares)
                found = f"{said} rg", f"{said} RG"
            self._kept[name] = found
        return found


def screen_palette(manifest: PrintManifest) -> ScreenPalette:
    """The palette of a pack with the colours chosen."""
    return ScreenPalette(manifest.colours, manifest.name)


def rgb(colour: str) -> tuple[float, float, float]:
    """A colour written as CSS does, `#8a1c1c` or `#811`, as shares of red, green and blue."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
