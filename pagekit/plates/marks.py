"""the size of a page + its inks + a Design → the operators that draw its marks, outside the bleed.

Trim marks and targets stand on every plate there is: they are drawn in Separation All (ISO 32000-1, 8.6.6.4). Lengths
are points from the page's bottom left corner, where the trim's is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pagekit.condition.design import ARM, Design
from pagekit.ink.numbers import numbers
from pagekit.ink.page import REGISTRATION, SpotInk
from pagekit.plates.inks import BLACK, Cmyk, ProcessInk

REG = SpotInk("Reg", REGISTRATION, (1, 1, 1, 1))
IN_ALL, LINES_IN_ALL = f"/{REG.name} cs 1 scn", f"/{REG.name} CS 1 SCN"
_ROUND = 0.5523
"""Of a quarter of a circle: how far its control points stand off its ends, by the radius."""
TINT = 0.5
_DASHES = "[1 1]0"


def trim_marks(width: float, height: float, bleed: float, design: Design) -> Iterator[str]:
    """Two short lines at each corner, on the lines along which the page is cut."""
    near = max(design.offset.points, bleed)
    far = near + design.length.points
    for x in (0.0, width):
        yield _line(x, -near, x, -far)
        yield _line(x, height + near, x, height + far)
    for y in (0.0, height):
        yield _line(-near, y, -far, y)
        yield _line(width + near, y, width + far, y)


def fold_marks(x: float, height: float, bleed: float, design: Design) -> Iterator[str]:
    """A short dashed line above and below the sheet where it is folded; it ends before the target beyond it."""
    near = max(design.offset.points, bleed)
    far = near + design.length.points
    if design.targets:
        far = min(far, bleed + design.room.points / 2 - ARM * design.target.points)
    if far > near:
        yield f"q {_DASHES} d"
        yield _line(x, -near, x, -far)
        yield _line(x, height + near, x, height + far)
        yield "Q"


def targets(width: float, height: float, bleed: float, design: Design) -> Iterator[str]:
    """A circle with a cross in the middle of each side: plates that register print one."""
    off = bleed + design.room.points / 2
    middles = ((width / 2, -off), (width / 2, height + off), (-off, height / 2), (width + off, height / 2))
    for x, y in middles:
        yield from _target(x, y, design.target.points)


def colour_bar(
    width: float,
    height: float,
    bleed: float,
    inks: Sequence[ProcessInk],
    spots: Sequence[SpotInk],
    design: Design,
) -> Iterator[str]:
    """Fields above the page, from the left: every ink full, those of colour in pairs, every ink at half."""
    fields = list(_fields(inks, spots))
    if not fields:
        return
    edge = min(design.patch.points, design.free(width) / len(fields))
    y = height + bleed + design.gap.points
    for place, colour in enumerate(fields):
        yield f"{colour} {numbers(design.gap.points + place * edge, y, edge, edge)} re f"


def _fields(inks: Sequence[ProcessInk], spots: Sequence[SpotInk]) -> Iterator[str]:
    yield from (in_process(one.cmyk) for one in inks)
    yield from (in_spot(one) for one in spots)
    # Two at a time: three inks on one spot are more than newsprint takes.
    for one, other in combinations([ink for ink in inks if ink is not BLACK], 2):
        cyan, magenta, yellow, black = (max(pair) for pair in zip(one.cmyk, other.cmyk, strict=True))
        yield in_process((cyan, magenta, yellow, black))
    yield from (in_process(one.cmyk, TINT) for one in inks)
    yield from (in_spot(one, TINT) for one in spots)


def in_process(cmyk: Cmyk, share: float = 1.0) -> str:
    """The operator that fills with so much of these inks."""
    return f"{numbers(*(part * share for part in cmyk))} k"


def in_spot(spot: SpotInk, share: float = 1.0) -> str:
    """The operator that fills with so much of a spot ink."""
    return f"/{spot.name} cs {numbers(share)} scn"


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{numbers(x0, y0)} m {numbers(x1, y1)} l S"


def _target(x: float, y: float, radius: float) -> Iterator[str]:
    arm, bend = ARM * radius, _ROUND * radius
    yield _line(x - arm, y, x + arm, y)
    yield _line(x, y - arm, x, y + arm)
    yield " ".join(
        (
            f"{numbers(x + radius, y)} m",
            f"{numbers(x + radius, y + bend, x + bend, y + radius, x, y + radius)} c",
            f"{numbers(x - bend, y + radius, x - radius, y + bend, x - radius, y)} c",
            f"{numbers(x - radius, y - bend, x - bend, y - radius, x, y - radius)} c",
            f"{numbers(x + bend, y - radius, x + radius, y - bend, x + radius, y)} c S",
        )
    )
