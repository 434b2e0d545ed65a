"""places → the same with hanging punctuation: signs at a line's ends stand partly outside the measure.

An edge of letters looks straight when light signs hang out of it; set flush they leave dents. After Hàn Thế Thành,
"Micro-typographic extensions to the TeX typesetting system" (Masaryk University, 2000): a share of the sign's width.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pagekit.typeset.lines.costs import HYPHEN
from pagekit.typeset.lines.places import LINE_END_HYPHEN, Measured

AT_END = {
    LINE_END_HYPHEN: 0.6, "-": 0.6, ",": 0.7, ".": 0.7, "…": 0.3, "–": 0.3, "—": 0.2, ":": 0.4, ";": 0.4, "!": 0.2,
    "?": 0.2, "»": 0.4, "”": 0.6, "’": 0.6, "“": 0.6, ")": 0.2,
}  # fmt: skip
AT_START = {"«": 0.4, "“": 0.6, "„": 0.6, "‘": 0.6, "(": 0.2, "—": 0.2, "–": 0.3}
"""What share of a sign hangs out at a line's end, and at its beginning."""


def hung(measured: Measured, text: str, width: Callable[[str], float]) -> Measured:
    """The places with what hangs out taken off their lines. `width` gives that of a sign in natural word spaces."""
    places = measured.places
    ends = tuple(
        _at_end(text, place, kind, width) for place, kind in zip(places.end_letters, places.kind, strict=True)
    )
    starts = tuple(_share(text[place : place + 1], AT_START, width) for place in places.start_letters)
    thinner = replace(
        places,
        end_width=tuple([full - out for full, out in zip(places.end_width, ends, strict=True)]),
        start_width=tuple([full + out for full, out in zip(places.start_width, starts, strict=True)]),
    )
    return replace(measured, places=thinner, hang_end=ends, hang_start=starts)


def _at_end(text: str, place: int, kind: int, width: Callable[[str], float]) -> float:
    sign = LINE_END_HYPHEN if kind == HYPHEN else text[place - 1 : place] if place else ""
    return _share(sign, AT_END, width)


def _share(sign: str, shares: dict[str, float], width: Callable[[str], float]) -> float:
    return shares[sign] * width(sign) if sign in shares else 0.0
