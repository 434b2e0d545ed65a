"""one leg + the place in the matter that has been reached → Plan: what stands in it, and where the flow goes on.

The rules, and what breaking one costs, in the paragraphs' own measure: 1 is one visibly loose line.

1. No line of a paragraph stands alone at the foot of a leg (an orphan) or at the head of the next (a widow).
2. A head is followed by two lines of what it heads, a byline preceded by two lines of its text.
   Whole items stay whole; a pause opens no leg and ends none.
3. No word is divided over the turn of a page, and rather not between columns.
4. Legs are full; a foot may fall short by a line sooner than a rule be broken.
5. All this is had by setting the leg's paragraphs in a line more or fewer, or by a line more of space above a head or
   around a box, where that is cheaper.

First the leg is filled with each paragraph's best setting. Only when its foot costs something the search tries the
others: one cheapest way for each place that can be reached in the leg, item by item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from pagekit.typeset.flow.cast import Cast, Caster
from pagekit.typeset.flow.chain import SHORT, Chain
from pagekit.typeset.flow.frames import Leg
from pagekit.typeset.flow.parts import BoxPart, Part, Resume, TextPart
from pagekit.typeset.flow.settle import Settler
from pagekit.typeset.flow.spans import settle_span
from pagekit.typeset.flow.ways import (
    MORE_SPACE,
    PARTED,
    STRANDED,
    Plan,
    State,
    Trail,
    grown,
    short_foot,
    stood_in,
    torn,
    unpaused,
)
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, SetBox

KEPT = 2
"""Lines of that text that go with it."""
HOLE = 5
"""Lines that are not left empty before a table or program text: text goes on before the one, the other begins."""
FINE = 0.5
"""A plan that costs no more than this is taken as it is."""
STRAY = 3
"""Lines by which the search may stray from the best settings' places."""


class Planner:
    """Plans one leg after the other. A box that does not fit is settled elsewhere while its leg is planned."""

    def __init__(self, chain: Chain, caster: Caster, settler: Settler) -> None:
        self.chain, self.caster, self.settler, self.boxes = chain, caster, settler, settler.boxes
        self.matter = caster.matter
        self.unplaced: set[int] = set()
        """Boxes that no leg had room for: overset."""
        self.wanted: tuple[int, int] | None = None
        """A box for which the page is to be flowed anew, and the columns that it takes at its foot."""
        self.declined: set[tuple[int, int]] = set()
        """For which that has been done."""
        self.airy = True
        """Spaces may be a line larger. Not on the last page: nothing has to be filled there."""
        self.plain = True
        """The leg that was planned last holds nothing but text, and no box was looked at for it."""

    def plan(self, index: int, resume: Resume) -> Plan:
        """The leg's plan, as good as can be had."""
        self.plain = True
        first = _Search(self, index, resume, 0)
        plan = first.run()
        if plan.cost <= FINE or self.wanted:
            return plan
        wider = _Search(self, index, resume, 1, first.places).run()
        return wider if wider.cost < plan.cost else plan

    def turn(self, item: int, columns: int) -> bool:
        """Ask for the page to be flowed anew, with the box at its foot. False when it has been."""
        if (item, columns) in self.declined:
            return False
        self.wanted = (item, columns)
        return True


class _Search:
    """One way through a leg; `spread` lines more or fewer are tried for each paragraph."""

    def __init__(
        self, planner: Planner, index: int, resume: Resume, spread: int, places: dict[int, int] | None = None
    ) -> None:
        self.planner, self.index, self.resume, self.spread = planner, index, resume, spread
        self.chain, self.matter = planner.chain, planner.matter
        self.settler, self.boxes = planner.settler, planner.boxes
        self.leg: Leg = planner.chain.legs[index]
        self.known = places or {}
        self.places: dict[int, int] = {}
        self.best: Plan | None = None

    def run(self) -> Plan:
        """The cheapest way."""
        item = self.resume.item
        if self.leg.room <= 0:
            return Plan(0.0, (), self.resume, 0)
        states = {self.leg.start: State(0.0, self.leg.start, self.leg.after, None)}
        if self.resume.cast or self.resume.box:
            states = self._carried(states[self.leg.start])
            item += 1
        while states and item < len(self.matter):
            states = self._step(item, states)
            item += 1
        for state in states.values():
            self._offer(state.cost, unpaused(state.trail, self.matter), Resume(item), self.leg.end - state.at)
        return self.best or Plan(0.0, (), self.resume, self.leg.room)

    def _step(self, item: int, states: dict[int, State]) -> dict[int, State]:
        """The states after one more item; ways that end here are offered."""
        flowing = self.matter[item]
        self.planner.plain &= isinstance(flowing, FlowText) and flowing.drop_cap < 2
        if item in self.settler.settled or item in self.planner.unplaced:
            return states
        reached: dict[int, State] = {}
        for state in self._spaced(flowing, states.values()):
            if isinstance(flowing, FlowText):
                found = self._text(item, flowing, state)
            else:
                found = self._box(item, flowing, state)
            for new in found:
                if new.at not in reached or new.cost < reached[new.at].cost:
                    reached[new.at] = new
        if self.spread and item in self.known:
            middle = self.known[item]
            return {at: state for at, state in reached.items() if abs(at - middle) <= STRAY}
        if len(reached) == 1:
            self.places[item] = next(iter(reached))
        return reached

    def _spaced(self, flowing: Flowing, states: Iterable[State]) -> Iterator[State]:
        """The states, and in the second search those with a line more above a head or around a box."""
        for state in states:
            yield state
            if self.spread and self.planner.airy and state.trail and state.after is not None:
                boxed = isinstance(flowing, FlowBox) or isinstance(state.trail.part, BoxPart)
                if boxed or flowing.before:
                    space = max(state.after, flowing.before) + 1
                    yield state._replace(after=space, cost=state.cost + MORE_SPACE)

    # ---- paragraphs ------------------------------------------------------------------------------------------

    def _text(self, item: int, text: FlowText, state: State) -> list[State]:
        at = self._place(state, text)
        if at >= self.leg.end:
            self._end(item, state)
            return []
        going = []
        misfit = False
        lone = state.trail is None
        for cast in self.planner.caster.casts(item, text, self.index, at, spread=self.spread, lone=lone):
            if not cast.lines:
                # A paragraph without a word takes no place.
                return [state]
            taken = cast.slots(len(cast.lines))
            if at + taken <= self.leg.end:
                part = TextPart(item, cast, 0, len(cast.lines), at, taken)
                going.append(grown(state, part, cast.extra, text.after))
            else:
                misfit = True
                self._breaks(item, text, cast, 0, at, state)
        if misfit:
            self._end(item, state)
        return going

    def _breaks(
        self, item: int, text: FlowText, cast: Cast, first: int, at: int, state: State, kept: int = 1
    ) -> None:
        """Offer the ways to break a paragraph at the leg's foot, the fullest first. `kept` lines go on at least."""
        room = self.leg.end - at
        if cast.initial and not first and room < cast.initial.lines:
            return
        left = len(cast.lines) - first
        most = min(cast.fitting(room), left - kept)
        for short, count in enumerate(range(most, max(most - SHORT, 0), -1)):
            one = self._shorter(item, text, cast, first, at, room - count) if cast.uneven and short else cast
            if one is None:
                break
            cost = self._torn(text, one, first, count)
            part = TextPart(item, one, first, count, at, min(one.slots(count, first), room))
            free = self.leg.end - at - part.taken
            total = state.cost + one.extra + cost + short_foot(free)
            self._offer(total, Trail(state.trail, part), Resume(item, one, first + count), free)
            if cost == 0:
                break

    def _shorter(self, item: int, text: FlowText, cast: Cast, first: int, at: int, short: int) -> Cast | None:
        """A paragraph beside an inset set anew, with so many slots at this leg's foot left empty."""
        if first or cast.ratio != 1.0:
            return None
        casts = self.planner.caster.casts(item, text, self.index, at, short=short)
        return casts[0] if len(casts[0].lines) > self.leg.end - at - short else None

    def _torn(self, text: FlowText, cast: Cast, first: int, count: int) -> float:
        """What it costs to break a paragraph after `count` more lines."""
        following = self.chain.leg(self.index + 1) if cast.lines[first + count - 1].hyphen else None
        return torn(text, cast, first, count, turns=following is None or following.page != self.leg.page)

    # ---- boxes -----------------------------------------------------------------------------------------------

    def _box(self, item: int, box: FlowBox, state: State) -> list[State]:
        if box.kind == "break" and state.trail is None:
            # A pause opens no leg and ends none: there it vanishes as spaces do.
            return [state]
        turn, own = partial(self.planner.turn, item), self.settler
        if box.span > 1 and not self.spread and settle_span(own, item, box, self.index, state.at, turn):
            return [] if self.planner.wanted else [state if state.trail else self._start()]
        if not self.spread and box.foot and own.sink(item, self.index, state.at):
            return [state]
        if not self.spread and self.settler.wait(item, self.index):
            return [state]
        at = self._place(state, box)
        part = self.settler.fit(item, self.leg, at)
        overtakes = not self.spread and box.floats and self.settler.ahead(self.leg, state.at)
        if overtakes and self.settler.defer(item, self.index, state.at):
            return [state]
        if part:
            return [grown(state, part, 0.0, self.settler.after(part))]
        return self._misfit(item, box, at, state)

    def _place(self, state: State, flowing: Flowing) -> int:
        """Where an item begins after a state: below its space, of which a head and an empty leg want none."""
        if state.after is None:
            return state.at
        at = state.at + max(state.after, flowing.before)
        return at if state.trail else min(at, max(self.leg.end - 1, self.leg.first))

    def _start(self) -> State:
        """The leg's beginning, after a box has been settled there."""
        return State(0.0, self.leg.start, self.leg.after, None)

    def _misfit(self, item: int, box: FlowBox, at: int, state: State) -> list[State]:
        """A box that does not fit here: settled elsewhere, or the leg ends, or it is broken."""
        if box.kind == "break":
            self._end(item + 1, state)
            return []
        if self.spread:
            # What the first way settled stays so; this one may only end before the box.
            self._end(item, state)
            return []
        hole = self.leg.end - at > HOLE
        if (box.floats or (hole and box.kind == "table")) and self.settler.defer(item, self.index, state.at):
            return [state]
        if hole and box.kind == "code":
            return self._broken(item, 0, None, at, state)
        following = self.chain.leg(self.index + 1)
        if following and self.settler.head(item, following):
            self._end(item, state, free_to_move=True)
            return []
        if self.settler.defer(item, self.index, state.at):
            return [state]
        if following is None and self._parted_below(item, at):
            self._end(item, state, free_to_move=True)
            return []
        if following is None and self.boxes.fits_any(item, self.leg.page):
            return self._overset(item, box, state)
        if box.floats and not self.boxes.goes_in(item, self.leg.page):
            self.planner.unplaced.add(item)
            return [state]
        return self._broken(item, 0, None, at, state)

    def _parted_below(self, item: int, at: int) -> bool:
        """Make a leg of its own of what is below an inset, where the box has room there."""
        turn = next((turn for turn in self.leg.turns(at) if self.settler.fit(item, self.leg, turn)), None)
        if turn is not None:
            self.chain.part(self.index, turn)
        return turn is not None

    def _overset(self, item: int, box: FlowBox, state: State) -> list[State]:
        """No leg is left that could take the box: text goes on without one that floats, and ends before another."""
        if box.floats:
            self.planner.unplaced.add(item)
            return [state]
        plan = Plan(state.cost, stood_in(state.trail), Resume(item), self.leg.end - state.at)
        self.best = plan if self.best is None or plan.cost < self.best.cost else self.best
        return []

    def _broken(self, item: int, row: int, box: SetBox | None, at: int, state: State) -> list[State]:
        """The rows of a box that go in here, from `row` on."""
        if at >= self.leg.end:
            self._end(item, state, row, box)
            return []
        whole = self.boxes.going_on(item, box, row, self.leg.slots[at].width)
        run = self.leg.run(at)
        self.chain.part(self.index, at + run)
        split = self.boxes.split(whole, row, run) if whole else None
        if split is None and whole:
            lone = state.trail is None
            helps = not lone or self._moving_helps()
            split = self.boxes.forced(item, row, whole, self.leg, run, empty=lone, helps=helps)
        if split is None or whole is None:
            return self._unbroken(item, row, whole or box, state)
        last = split.row >= len(whole.rows)
        taken = run if split.tall else min(self.boxes.slots(split.box), run)
        part = BoxPart(item, split.box, at, taken, row, last, tall=split.tall)
        if last:
            flowing = self.matter[item]
            return [grown(state, part, 0.0, flowing.after)]
        going_on = Resume(item, None, 0, whole, split.row)
        self._offer(state.cost, Trail(state.trail, part), going_on, 0)
        return []

    def _unbroken(self, item: int, row: int, box: SetBox | None, state: State) -> list[State]:
        """A box of which no row goes in here: text goes on without one that floats and finds no place any more."""
        flowing = self.matter[item]
        floats = isinstance(flowing, FlowBox) and flowing.floats
        if floats and not row and not self.chain.endless and not self.boxes.taken_ahead(item, self.index):
            self.planner.unplaced.add(item)
            return [state]
        self._end(item, state, row, box, free_to_move=True)
        return []

    # ---- how a leg begins and ends ---------------------------------------------------------------------------

    def _carried(self, state: State) -> dict[int, State]:
        """What goes on from the leg before."""
        item, cast, line = self.resume.item, self.resume.cast, self.resume.line
        flowing, at = self.matter[item], self.leg.first
        if cast is None or not isinstance(flowing, FlowText):
            states = self._broken(item, self.resume.row, self.resume.box, at, state)
            return {one.at: one for one in states}
        left = len(cast.lines) - line
        taken = cast.slots(left, line)
        if at + taken <= self.leg.end:
            part = TextPart(item, cast, line, left, at, taken)
            new = grown(state, part, 0.0, flowing.after)
            return {new.at: new}
        self._breaks(item, flowing, cast, line, at, state)
        if self.best is None:
            self._offer(0.0, None, self.resume, self.leg.room)
        return {}

    def _end(
        self, item: int, state: State, row: int = 0, box: SetBox | None = None, *, free_to_move: bool = False
    ) -> None:
        """Offer to end the leg before an item; heads that stand last go with it, a pause there vanishes."""
        going_on = Resume(item, None, 0, box if row else None, row)
        trail = unpaused(state.trail, self.matter)
        while trail and self._keeps(trail.part):
            going_on = Resume(trail.part.item)
            trail = unpaused(trail.before, self.matter)
        if trail is None:
            if state.trail is not None:
                self._offer(state.cost + STRANDED, state.trail, Resume(item), self.leg.end - state.at)
            if not (free_to_move or self.leg.room <= 0 or self._moving_helps()):
                return
        end = trail.part.at + trail.part.taken if trail else self.leg.first
        free = self.leg.end - end
        cost = state.cost + short_foot(free)
        if trail and self._clings(going_on.item):
            cost += PARTED
            self._share(state.cost, trail)
        self._offer(cost, trail, going_on, free)

    def _clings(self, item: int) -> bool:
        flowing = self.matter[item] if item < len(self.matter) else None
        return isinstance(flowing, FlowText) and flowing.keep_previous

    def _share(self, cost: float, trail: Trail) -> None:
        """Offer to end the leg sooner, so that what stands last in it goes with what follows: some lines, or all."""
        part, text = trail.part, self.matter[trail.part.item]
        if not isinstance(part, TextPart) or not isinstance(text, FlowText):
            return
        before = State(cost - part.cast.extra * (part.first == 0), part.at, None, trail.before)
        if part.first == 0:
            self._end(part.item, before)
        if not text.whole:
            self._breaks(part.item, text, part.cast, part.first, part.at, before, KEPT)

    def _keeps(self, part: Part) -> bool:
        flowing = self.matter[part.item]
        return (
            isinstance(flowing, FlowText)
            and flowing.keep_next
            and isinstance(part, TextPart)
            and not part.first
        )

    def _moving_helps(self) -> bool:
        """True when the next leg has more room than this one when it was empty."""
        following = self.chain.leg(self.index + 1)
        if following is None:
            return False
        used = self.leg.room < len(self.leg.slots)
        return following.room > self.leg.room or (used and following.room == self.leg.room)

    def _offer(self, cost: float, trail: Trail | None, resume: Resume, free: int) -> None:
        if self.best is None or cost < self.best.cost - 1e-9:
            self.best = Plan(cost, stood_in(trail), resume, free)
