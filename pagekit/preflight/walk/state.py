"""the state of the graphics while content is gone through: what q saves and Q brings back (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pagekit.preflight.walk.colours import GREY, ink_of
from pagekit.preflight.walk.events import Font, Paint, Space
from pagekit.preflight.walk.matrix import EVERYWHERE, IDENTITY, Corners, Matrix

_MAX_PAINTS = 5_000


@dataclass(slots=True)
class Colour:
    """A current colour: of what is filled, or of what is drawn along."""

    space: Space = GREY
    values: tuple[float, ...] = (0.0,)
    pattern: Any = None
    overprint: bool = False
    alpha: float = 1.0


@dataclass(slots=True)
class State:
    """All that q saves."""

    ctm: Matrix = IDENTITY
    clip: Corners = EVERYWHERE
    fill: Colour = field(default_factory=Colour)
    stroke: Colour = field(default_factory=Colour)
    mode: int = 0
    blend: str = "Normal"
    masked: bool = False
    width: float = 1.0
    font: Font | None = None
    font_said: Any = None
    size: float = 0.0
    apart: float = 0.0
    words_apart: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    shown: int = 0
    """How letters are shown: 0 filled, 1 drawn along, 2 both, 3 not at all; 4 and more cut what follows, too."""

    def copy(self) -> State:
        """For q: colours are changed in place, so each state has its own."""
        return State(
            self.ctm,
            self.clip,
            _same(self.fill),
            _same(self.stroke),
            self.mode,
            self.blend,
            self.masked,
            self.width,
            self.font,
            self.font_said,
            self.size,
            self.apart,
            self.words_apart,
            self.stretch,
            self.leading,
            self.rise,
            self.shown,
        )


def _same(colour: Colour) -> Colour:
    return Colour(colour.space, colour.values, colour.pattern, colour.overprint, colour.alpha)


class Paints:
    """Colours as they are painted: each made once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Paint] = {}

    def of(self, state: State, colour: Colour) -> Paint:
        """What the colour of this state paints with."""
        patterned = colour.space.family == "Pattern"
        # A space that is kept lives on in its paint, so that its number stays its own.
        key = (id(colour.space), colour.values, colour.overprint, state.mode, colour.alpha, state.blend)
        found = self._kept.get(key)
        if found is None:
            ink = None if patterned else ink_of(colour.space, colour.values)
            found = Paint(
                colour.space, ink, colour.overprint, state.mode, colour.alpha, state.blend, patterned
            )
            if len(self._kept) >= _MAX_PAINTS:
                self._kept.clear()
            self._kept[key] = found
        return found
