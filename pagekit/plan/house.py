"""positions for sale that nobody booked, and notches of a stack → house adverts, under the pack's caps.

The rules:
1. Every position for sale that is free becomes a house advert, whatever the caps.
2. A notch becomes one where it is as large as the pack asks and the house's own advert fills it: at most so many of a
   page, and so much of the edition.
3. No notch sells itself on a page that is closed to adverts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pagekit.plan.extent import PageSlot
from pagekit.plan.filling import least_filler
from pagekit.plan.grid import Grid
from pagekit.plan.holes import Notch
from pagekit.plan.records import PlanBox


def notch_box(notch: Notch, number: int, place: int, grid: Grid) -> PlanBox:
    """The notch as the place of a house advert."""
    rect = grid.rect(notch.unit, notch.units, notch.head, notch.foot)
    size = f"{rect[2]:.1f} × {rect[3]:.1f} mm"
    why = f"Nothing else goes in here: {size} between adverts. It sells itself."
    return PlanBox(f"house-{number}-{place}", f"house-{number}-{place}", "house", (rect,), why, size=size)


def fitting_notches(
    notches: Mapping[int, Iterable[Notch]], slots: Iterable[PageSlot], grid: Grid, spent: float = 0.0
) -> dict[int, tuple[Notch, ...]]:
    """Those that become house adverts, by their pages: the largest first, under the caps. `spent`: what others have of
    the edition's, in columns of the grid times lines.
    """
    limits, modules = grid.design.house, grid.design.modules
    least = limits.least_columns * grid.design.per_column
    lowest = limits.least_rows * modules.pitch - modules.gap - grid.design.label_lines
    slots = tuple(slots)
    room = limits.edition * grid.units * grid.rows * modules.pitch * len(slots) - spent
    taken: dict[int, list[Notch]] = {}
    closed = {slot.number for slot in slots if not slot.adverts}
    every = [(number, notch) for number, found in notches.items() if number not in closed for notch in found]
    for number, notch in sorted(every, key=lambda each: (-each[1].area, each[0], each[1].unit, each[1].head)):
        here = taken.setdefault(number, [])
        sells = notch.lines >= max(lowest, least_filler(notch.units / grid.design.per_column))
        if sells and notch.units >= least and len(here) < limits.page and notch.area <= room:
            here.append(notch)
            room -= notch.area
    return {number: tuple(found) for number, found in taken.items() if found}
