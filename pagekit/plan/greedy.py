"""a Problem → where a quick hand puts the items, one by one: the hardest first, each in the first place that holds it.

It keeps every must, and knows nothing of better or worse beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.plan.extent import PageSlot
from pagekit.plan.items import Item
from pagekit.plan.rules import places_for
from pagekit.plan.strip import Problem, Stand


def quick_hand(problem: Problem) -> dict[str, Stand]:
    """The items that found a place, and which."""
    hand = Hand(problem)
    for item in problem.items:
        if item.id in problem.kept:
            hand.put(item, problem.kept[item.id])
    for item in sorted(problem.items, key=hand.hardness):
        if item.id in hand.found:
            continue
        stand = next(hand.stands(item), None)
        if stand is not None:
            hand.put(item, stand)
    return hand.found


class Hand:
    """What stands so far."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.found: dict[str, Stand] = {}
        self.slots = {slot.number: slot for slot in problem.slots}
        self.items = {item.id: item for item in problem.items}
        self.shut: dict[int, set[tuple[int, int]]] = {slot.number: set() for slot in problem.slots}
        self.sold: dict[int, int] = dict.fromkeys(self.slots, 0)

    def hardness(self, item: Item) -> tuple[object, ...]:
        """Standing items, then what is sold, that with the fewest pages and the most area first."""
        pages = len(self.problem.rules.allowed(item.id))
        return not item.fixed, item.option, not item.alone, pages > 1, -item.cells, pages, item.id

    def stands(self, item: Item) -> Iterator[Stand]:
        """The places that hold it, those on the emptiest pages that it wishes for first."""
        wishes = self.problem.rules.wishes.get(item.id, ())
        pages = sorted(
            self.problem.rules.allowed(item.id),
            key=lambda page: (
                sum(wish.cost for wish in wishes if page not in wish.pages), self.sold[page], page
            ),
        )  # fmt: skip
        for page in pages:
            slot = self.slots[page]
            if self.may(item, slot):
                yield from self.places(item, slot)

    def put(self, item: Item, stand: Stand) -> None:
        """Put it down."""
        self.found[item.id] = stand
        if item.place:
            return
        self.shut[stand.page] |= _cells(item, stand.unit, stand.row)
        if item.kind == "advert":
            self.sold[stand.page] += item.cells

    def may(self, item: Item, slot: PageSlot) -> bool:
        """Whether the page's own rules and those of meetings let it in."""
        here = [self.items[id] for id, stand in self.found.items() if stand.page == slot.number]
        booked = [other for other in here if other.kind == "advert" and not other.place]
        if item.place:
            halves, grid = self.problem.rules.halves, self.problem.grid
            room = all(
                sum(other.place == item.place and half in (None, halves.get(other.id)) for other in here)
                < len(places_for(item.place, slot, half, grid))
                for half in {None, halves.get(item.id)}
            )
        elif item.kind == "advert":
            grid = self.problem.grid
            most = int(grid.units * grid.rows * slot.look.adverts + 1e-6)
            alone = bool(booked) and (item.alone or any(other.alone for other in booked))
            room = self.sold[slot.number] + item.cells <= most and not alone
        else:
            room = True
        return room and self._meets(item, slot)

    def _meets(self, item: Item, slot: PageSlot) -> bool:
        for meeting in self.problem.rules.meetings:
            if item.id not in {meeting.one, meeting.other}:
                continue
            other = meeting.other if item.id == meeting.one else meeting.one
            stand = self.found.get(other)
            if stand is None:
                continue
            near = stand.page == slot.number or (meeting.spread and stand.page == slot.facing)
            if near != meeting.together:
                return False
        return True

    def places(self, item: Item, slot: PageSlot) -> Iterator[Stand]:
        """From the foot up, from the outer edge in; what is to hang above from the head down."""
        if item.place:
            yield Stand(slot.number)
            return
        grid, shut = self.problem.grid, self.shut[slot.number]
        half = self.problem.rules.halves.get(item.id)
        rows = list(range(grid.rows - item.rows, slot.look.taken - 1, -1))
        rows = {"foot": rows[:1], "head": rows[-1:], "any": rows}[item.at]
        if half == "upper":
            rows = [row for row in reversed(rows) if row + item.rows <= grid.rows // 2]
        elif half == "lower":
            rows = [row for row in rows if row >= grid.rows // 2]
        units = list(range(grid.units - item.units + 1))
        for row in rows:
            for unit in reversed(units) if slot.right == (not item.fixed) else units:
                if not _cells(item, unit, row) & shut:
                    yield Stand(slot.number, unit, row)


def _cells(item: Item, unit: int, row: int) -> set[tuple[int, int]]:
    return {(unit + dx, row + dy) for dx in range(item.units) for dy in range(item.rows)}
