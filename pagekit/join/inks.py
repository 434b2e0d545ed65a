"""the graphics states and spot inks of pages → ExtGStates and Separations, each once (ISO 32000-1, 8.4.5, 8.6.6.4)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pagekit.errors import RenderError
from pagekit.ink.page import KNOCKOUT, OVERPRINT, PageInk, SpotInk
from pagekit.join.syntax import name, numbers, refer
from pagekit.join.writer import Writer

_STATES: Mapping[str, str] = MappingProxyType(
    {
        # Mode 1: of an ink of which there is none, what lies under it stays (11.7.4.3).
        OVERPRINT: "<</Type/ExtGState/OP true/op true/OPM 1>>",
        KNOCKOUT: "<</Type/ExtGState/OP false/op false/OPM 0>>",
    }
)


class InkShelf:
    """The states and inks of a document."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._states: dict[str, int] = {}
        self._spots: dict[str, tuple[SpotInk, int]] = {}

    def states(self, ink: PageInk) -> str:
        """The entries of a page's ExtGState. Raises RenderError for a state that nobody knows."""
        return "".join(f"{name(one)} {refer(self._state(one))}" for one in ink.states)

    def spots(self, ink: PageInk) -> str:
        """The entries of a page's ColorSpace. Raises RenderError where an ink looks one way here and another there."""
        if len({spot.name for spot in ink.spots}) < len(ink.spots):
            names = ", ".join(spot.name for spot in ink.spots)
            raise RenderError(f"two inks of a page have one name in its content: {names}. Give each its own.")
        return "".join(f"{name(spot.name)} {refer(self._spot(spot))}" for spot in ink.spots)

    def _state(self, state: str) -> int:
        if state not in self._states:
            if state not in _STATES:
                raise RenderError(f"{state!r} is no graphics state. There are {', '.join(_STATES)}.")
            self._states[state] = self._writer.put(_STATES[state])
        return self._states[state]

    def _spot(self, spot: SpotInk) -> int:
        found = self._spots.get(spot.ink)
        if found is None:
            found = self._spots[spot.ink] = spot, self._writer.put(_separation(spot))
        if found[0].cmyk != spot.cmyk:
            raise RenderError(
                f"the ink {spot.ink!r} is {numbers(found[0].cmyk)} on one page and {numbers(spot.cmyk)} on another. "
                "Give it one recipe: its plate is one."
            )
        return found[1]


def _separation(spot: SpotInk) -> str:
    """A tint is a share of the full ink: a function of type 2 (7.10.3)."""
    function = f"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[{numbers(spot.cmyk)}]/N 1>>"
    return f"[/Separation{name(spot.ink)}/DeviceCMYK{function}]"
