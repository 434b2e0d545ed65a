"""bookings and standing items → Items: so many columns and rows each; and those that no page can hold, with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pagekit.asked import near
from pagekit.layout.edition import AdvertSize
from pagekit.model import Booking, BookingStatus, Standing
from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import SLACK, Grid
from pagekit.plan.records import LeftOut


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be put on a page. Units and rows are those of the grid, width and height its own, in millimetres."""

    id: str
    units: int
    rows: int
    width: float
    height: float
    size: str
    booking: Booking | None = None
    front: bool = False
    alone: bool = False
    place: str = ""
    """The size's name, where it goes to a place of its own."""
    page: int | None = None
    """Of a standing item."""
    kind: Literal["advert", "standing", "house", "lines"] = "advert"
    at: Literal["any", "foot", "head"] = "any"
    """Where on its page it must stand."""

    @property
    def cells(self) -> int:
        """How many modules it takes."""
        return self.units * self.rows

    @property
    def fixed(self) -> bool:
        """Its page is given: a standing item, or the line adverts."""
        return self.kind in {"standing", "lines"}

    @property
    def option(self) -> bool:
        """It is not sold yet, and gives way first."""
        return self.booking is not None and self.booking.status is BookingStatus.OPTION


def booked_items(bookings: Iterable[Booking], grid: Grid) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Every booking as an item, and those that have no size or one that no page holds."""
    items: list[Item] = []
    refused: list[LeftOut] = []
    for booking in bookings:
        found = _item(booking, grid)
        if isinstance(found, Item):
            items.append(found)
        else:
            refused.append(LeftOut(str(booking.id), found))
    return tuple(items), tuple(refused)


def booked_sides(booking: Booking, grid: Grid) -> tuple[float, float] | None:
    """Width and height that were booked, in millimetres; None where nothing was, or no page holds it."""
    found = _item(booking, grid)
    return (found.width, found.height) if isinstance(found, Item) else None


def sized(id: str, name: str, size: AdvertSize, grid: Grid, booking: Booking | None = None) -> Item:
    """An item of one of the pack's sizes: a booking's, or a house advert's where nobody booked it."""
    if size.columns is not None and size.rows is not None:
        units = round(size.columns * grid.design.per_column)
        width, height, rows = grid.span(units), grid.high(size.rows), size.rows
    else:
        width, height = _mm(size)
        units, rows = grid.units_for(width), grid.rows_for(height, grid.design.label_lines)
    place = name if size.placed else ""
    kind: Literal["advert", "house"] = "advert" if booking is not None else "house"
    return Item(id, units, rows, width, height, name, booking, size.front, size.alone, place, kind=kind)


def standing_item(item: Standing, grid: Grid, needed: int | None = None) -> Item | str:
    """A standing item; or why it has no place. `needed`: the lines that it takes in that width, which may be fewer than
    its place has.
    """
    frame = grid.design.frames.get(item.place.name or "")
    if item.place.name and frame is None:
        return f"{item.id}: the layout has no frame {item.place.name!r}. {near(item.place.name, grid.design.frames)}"
    columns = frame.columns if frame else item.place.columns or 1.0
    lines = frame.lines if frame else item.place.lines or 1
    if needed is not None:
        lines = min(lines, needed)
    width, height = grid.sold(columns), lines * grid.line
    units, rows = grid.units_for(width), grid.rows_for(height, 0)
    if units > grid.units or rows > grid.rows:
        return f"{item.id}: {columns:g} columns by {lines} lines are more than the page. Give it a smaller place."
    return Item(
        item.id,
        units,
        rows,
        width,
        height,
        f"{columns:g} columns, {lines} lines",
        page=item.page,
        kind="standing",
        at=frame.at if frame else "any",
    )


def line_items(
    lines: int,
    slots: Sequence[PageSlot],
    grid: Grid,
    spare: Mapping[str, int],
    before: Sequence[int] = (),
) -> Iterator[Item]:
    """The line adverts of an edition: across the foot of a page that is open to adverts, of the section that has most
    to spare, as far behind as can be; and of the next such page where one does not hold them. `before`: the pages that
    they stood on, which come first.
    """
    opened = [slot for slot in slots if slot.adverts and slot.number > 1] or list(slots[-1:])
    pages = sorted(opened, key=lambda slot: (-spare.get(slot.section, 0), -slot.number))
    pages.sort(key=lambda slot: before.index(slot.number) if slot.number in before else len(before))
    for slot in pages:
        if lines <= 0:
            return
        rows = min(
            -(-(lines + grid.design.modules.gap) // grid.design.modules.pitch), grid.rows - slot.look.taken
        )
        high = rows * grid.design.modules.pitch - grid.design.modules.gap
        id = f"line-adverts-{slot.number}"
        # No higher than they need: the rest of its last row is for stories.
        own = min(lines, high)
        size = f"{own} lines across the page"
        yield Item(
            id,
            grid.units,
            rows,
            grid.width,
            own * grid.line,
            size,
            page=slot.number,
            kind="lines",
            at="foot",
        )
        lines -= high


def _item(booking: Booking, grid: Grid) -> Item | str:
    size, id = booking.size, str(booking.id)
    if size is None:
        return "no size is booked. Write size: a name of the layout, columns and height, or width and height."
    if size.name is not None:
        known = grid.design.sizes.get(size.name)
        if known is None:
            return f"the layout has no size {size.name!r}. {near(size.name, grid.design.sizes)}"
        return sized(id, size.name, known, grid, booking)
    if size.columns is not None:
        width, told = grid.sold(size.columns), f"{size.columns:g} columns"
    else:
        width = size.width.mm if size.width is not None else 0.0
        told = f"{width:g} mm"
    height = size.height.mm if size.height is not None else 0.0
    words = f"{told} × {height:g} mm"
    units, rows = grid.units_for(width), grid.rows_for(height, grid.design.label_lines)
    if units > grid.units or rows > grid.rows:
        most = f"{grid.width:g} × {grid.high(grid.rows):.1f} mm"
        return f"{words} are larger than the page, which holds {most}. Book a smaller size."
    return Item(id, units, rows, width, height, words, booking)


def _mm(size: AdvertSize) -> tuple[float, float]:
    width = size.width.mm if size.width is not None else SLACK
    height = size.height.mm if size.height is not None else SLACK
    return width, height
