"""a creative for a place that is cut at the edge of the page + what is cut away there → how large it is printed.

The rules:
1. One that goes on beyond the edge as far as is cut away is printed as large as it is.
2. One that has the shape of the page with what is cut away, a PDF its size, too, was made so: its rim is cut away.
3. Any other is printed larger, so that it goes on beyond every edge that it touches; its own rim is then cut away.
   The desk is told, and what to ask for.
4. Where the booking wants no other size (`fit`), or the creative would grow too much, it stays as it is, and ends at
   the edge; the desk is told that, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.layout.slot import Slot
from pagekit.makeup.creative_fit import SHAPE_TOLERANCE, SIZE_TOLERANCE, in_mm
from pagekit.model.booking import Fit
from pagekit.notes import Note, info, warning
from pagekit.typeset.bleed import Beyond
from pagekit.units import mm, pt

NEAR = 0.5
"""Points of bleed that nobody misses."""
ALIKE = 0.002
"""How far a picture's shape may be off that of a page with its bleed: A4 by itself is off four times that."""
CLOSE = mm(2)
"""What stays so near to the edge is brought over it."""
MOST = 1.08
"""How many times larger a creative may be printed for its bleed."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many times larger than whole in its place a creative is printed."""

    larger: float = 1.0
    made_so: bool = False
    """It has what is cut away in it."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two ways through a page: half of what the page has there, and half of what the creative has."""

    page: float
    cut: float
    creative: float
    own: float
    """What the creative has beyond that."""

    @property
    def whole(self) -> float:
        """The scale that brings it to the edge."""
        return self.page / self.creative

    @property
    def over(self) -> float:
        """The scale that brings it over the edge, as far as is cut away."""
        return (self.page + self.cut) / (self.creative + self.own)


def reach(
    size: tuple[float, float], has: Beyond, slot: Slot, wanted: Beyond, fit: Fit, where: str, *, pdf: bool
) -> Reach:
    """Of a creative with this size (of a picture only its shape counts) and so much beyond it; `wanted` is what is cut
    away beyond each side of its place. In points.
    """
    (width, height), (wide, high) = size, (slot.width.points, slot.height.points)
    # A place that touches one of two edges is brought over that one.
    across = _Way(wide / 2, max(wanted[0], wanted[2]), width / 2, min(has[0], has[2]))
    down = _Way(high / 2, max(wanted[1], wanted[3]), height / 2, min(has[1], has[3]))
    whole = min(across.whole, down.whole)
    if _made_so(across, down, pdf=pdf):
        what = (
            f"the creative is {'as large as' if pdf else 'in the shape of'} the page with {_cut(wanted)} mm beyond its "
            "edges, and is printed so: its rim is cut away."
        )
        return Reach(max(across.over, down.over) / whole, True, (info("advert-bleed", where, what),))
    scale = _scale(across, down, whole)
    short = [way for way in (across, down) if _short(way, whole, scale)]
    if not short:
        return Reach()
    there = in_mm(min(max(0.0, (way.creative + way.own) * whole - way.page) for way in short))
    what = (
        f"the creative goes on {there} mm beyond the edge of the page, where {_cut(wanted)} mm are cut away"
    )
    remedy = f"Supply a PDF with a BleedBox {_cut(wanted)} mm around its trim" + (
        "." if pdf else f", or a picture of {_sheet(slot, wanted)} mm."
    )
    larger = scale / whole
    if fit == "refuse" or larger > MOST:
        return Reach(notes=(warning("advert-bleed", where, f"{what}.", remedy),))
    rim = max(way.creative - way.page / scale for way in (across, down)) * whole
    what += f"; so it is printed {(larger - 1) * 100:.2g} % larger, and loses up to {pt(rim).mm:.1f} mm at its edges."
    return Reach(larger, notes=(warning("advert-bleed", where, what, remedy),))


def _made_so(across: _Way, down: _Way, *, pdf: bool) -> bool:
    """Whether a creative without anything beyond it has what is cut away in it."""
    if not (across.cut and down.cut) or across.own or down.own:
        return False
    if pdf:
        off = max(abs(way.page + way.cut - way.creative) * 2 for way in (across, down))
        return off <= SIZE_TOLERANCE.points
    return abs(down.over / across.over - 1) <= ALIKE


def _scale(across: _Way, down: _Way, whole: float) -> float:
    """That which brings it over all edges that it touches, or comes near to."""
    alike = abs(across.whole / down.whole - 1) <= SHAPE_TOLERANCE
    scale = whole
    for way, other in ((across, down), (down, across)):
        if way.cut and (alike or way.whole <= other.whole):
            scale = max(scale, way.over)
    for way in (across, down):
        if way.cut and way.creative * scale > way.page - CLOSE.points:
            scale = max(scale, way.over)
    return scale


def _short(way: _Way, whole: float, scale: float) -> bool:
    """Whether it would end at the edge, or near it, as it is."""
    touches = way.cut and way.creative * scale > way.page - CLOSE.points
    return bool(touches) and (way.creative + way.own) * whole < way.page + way.cut - NEAR


def _cut(wanted: Beyond) -> str:
    return in_mm(max(wanted))


def _sheet(slot: Slot, wanted: Beyond) -> str:
    """The size of a place with what is cut away."""
    left, top, right, bottom = wanted
    return f"{in_mm(slot.width.points + left + right)} by {in_mm(slot.height.points + top + bottom)}"
