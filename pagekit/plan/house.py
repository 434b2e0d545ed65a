"""positions for sale that nobody booked, and notches of a stack → house adverts, under the pack's caps.

The rules:
1. Every position for sale that is free becomes a house advert, whatever the caps.
2. A notch becomes one where it is as large as the pack asks: at most so many of a page, and so much of the edition.
3. No notch sells itself on a page that is closed to adverts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.holes import Notch
from pagekit.plan.records import PlanBox


def notch_box(notch: Notch, number: int, place: int, grid: Grid) -> PlanBox:
    """The notch as the place of a house advert."""
    rows = grid.high(notch.rows)
    foot = grid.down(grid.foot(notch.row + notch.rows))
    rect = (grid.left(notch.unit), foot - rows, grid.span(notch.units), rows)
    size = f"{rect[2]:.1f} × {rows:.1f} mm"
    why = f"Nothing else goes in here: {size} between adverts. It sells itself."
    return PlanBox(f"house-{number}-{place}", f"house-{number}-{place}", "house", (rect,), why, size=size)


def fitting_notches(
    notches: Mapping[int, Iterable[Notch]], slots: Iterable[PageSlot], grid: Grid
) -> dict[int, tuple[Notch, ...]]:
    """Those that become house adverts, by their pages: the largest first, under the caps."""
    limits = grid.design.house
    least = limits.least_columns * grid.design.per_column
    slots = tuple(slots)
    room = limits.edition * grid.units * grid.rows * len(slots)
    taken: dict[int, list[Notch]] = {}
    closed = {slot.number for slot in slots if not slot.adverts}
    every = [(number, notch) for number, found in notches.items() if number not in closed for notch in found]
    for number, notch in sorted(
        every, key=lambda each: (-each[1].units * each[1].rows, each[0], each[1].unit)
    ):
        cells = notch.units * notch.rows
        here = taken.setdefault(number, [])
        large = notch.units >= least and notch.rows >= limits.least_rows
        if large and len(here) < limits.page and cells <= room:
            here.append(notch)
            room -= cells
    return {number: tuple(found) for number, found in taken.items() if found}
