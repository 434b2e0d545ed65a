"""a booking without a place + those that have one → the fewest with which it cannot stand, proven by a second search.

What is asked of the search is no longer the best way, but whether there is any. Bookings are taken out of the question,
half of them at a time, as long as the answer stays no (Junker's QuickXplain).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pagekit.plan.packing import Answer, together
from pagekit.plan.records import Conflict
from pagekit.plan.rules import Meeting
from pagekit.plan.settling import Spots
from pagekit.plan.strip import Problem, Stand

WORK = 4.0
"""Of all proofs of an edition, in the solver's own seconds; what is found by then is told."""
ASKING = 0.00002
"""The work of putting a question for each booking and each page."""
_NAMED = 8


@dataclass(slots=True)
class Budget:
    """The work that is left for proofs."""

    left: float = WORK


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a booking has no place; or where all stand, where a better way was found on the way."""

    conflict: Conflict | None
    better: Mapping[str, Stand] | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked: an edition that is planned more than once asks the same of the same pages."""

    problem: Problem
    id: str
    standing: tuple[str, ...]

    def like(self, other: _Question) -> bool:
        """Whether the answer is the same: what pages have to spare for stories is a wish, and proves nothing."""
        mine, theirs = self.problem, other.problem
        return (
            (self.id, self.standing) == (other.id, other.standing)
            and mine.slots == theirs.slots
            and mine.items == theirs.items
        )


@dataclass(slots=True)
class Proofs:
    """What was found of bookings: the conflicts that were proved, and how those of a page stand best."""

    known: list[tuple[_Question, Conflict]] = field(default_factory=list)
    spots: Spots = field(default_factory=dict)

    def refusal(
        self, problem: Problem, id: str, standing: Sequence[str], budget: Budget, *, proved: bool = False
    ) -> Refusal:
        """As `refusal`; what was proved before is not proved again."""
        asked = _Question(problem, id, tuple(standing))
        for other, conflict in self.known:
            if asked.like(other):
                return Refusal(conflict)
        found = refusal(problem, id, standing, budget, proved=proved)
        if found.conflict is not None and budget.left > 0:
            self.known.append((asked, found.conflict))
        return found


class _Unsure(Exception):
    """The work for proofs is spent."""


def refusal(
    problem: Problem, id: str, standing: Sequence[str], budget: Budget, *, proved: bool = False
) -> Refusal:
    """Why a booking cannot stand beside those that do; `proved`: that it cannot is known."""
    own = problem.rules.spoiling(id)
    if own:
        asked = " and ".join(must.words for must in own)
        many = "no page is all of this" if len(own) > 1 else "there is no such page"
        return Refusal(Conflict((id,), f"{id} must have {asked}: {many}."))
    few = _few(problem, id, standing, budget)
    if few is not None:
        standing = few
    elif not proved:
        answer = _answer(problem, [*standing, id], budget)
        if answer is None or answer.can is None:
            return Refusal(Conflict((id,), _no_room(problem, id, standing)))
        if answer.can:
            return Refusal(None, answer.stands)
    others = _fewest(problem, id, standing, budget)
    if len(others) > _NAMED:
        return Refusal(Conflict((id, *others), _no_room(problem, id, others)))
    return Refusal(Conflict((id, *others), _words(problem, id, others)))


def _few(problem: Problem, id: str, standing: Sequence[str], budget: Budget) -> Sequence[str] | None:
    """Those that it may not meet, or that have no other pages than it has, where it cannot even stand beside these: a
    question of a few bookings on a few pages is soon answered, however large the edition is.
    """
    rules, own = problem.rules, problem.rules.allowed(id)
    met = {meeting.other if meeting.one == id else meeting.one for meeting in _meetings_of(problem, id)}
    bound = {each for each in standing if rules.allowed(each) <= own}
    for near in dict.fromkeys((frozenset(met), frozenset(bound))):
        few = [each for each in standing if each in near]
        if few and len(few) < len(standing):
            answer = _answer(problem, [*few, id], budget)
            if answer is not None and answer.can is False:
                return few
    return None


def _meetings_of(problem: Problem, id: str) -> list[Meeting]:
    return [meeting for meeting in problem.rules.meetings if id in (meeting.one, meeting.other)]


def _answer(problem: Problem, ids: Sequence[str], budget: Budget) -> Answer | None:
    if budget.left <= 0:
        return None
    answer = together(problem, ids)
    budget.left -= answer.work + ASKING * len(ids) * len(problem.slots)
    return answer


def _fewest(problem: Problem, id: str, standing: Sequence[str], budget: Budget) -> tuple[str, ...]:
    """The fewest others with which it cannot stand; as few as were found where the work is spent."""
    fewest = [list(standing)]

    def clash(ids: Sequence[str]) -> bool:
        answer = _answer(problem, [*ids, id], budget)
        if answer is None:
            raise _Unsure
        if answer.can is False and len(ids) < len(fewest[0]):
            fewest[0] = list(ids)
        return answer.can is False

    def explain(kept: Sequence[str], added: bool, asked: Sequence[str]) -> list[str]:
        if added and clash(kept):
            return []
        if len(asked) == 1:
            return list(asked)
        half = len(asked) // 2
        first, second = asked[:half], asked[half:]
        right = explain([*kept, *first], bool(first), second)
        return [*explain([*kept, *right], bool(right), first), *right]

    fixed = [item.id for item in problem.items if item.fixed and item.id in standing]
    near = {m.one if m.other == id else m.other for m in _meetings_of(problem, id)}
    # Those that it may not meet come last: they are what is kept longest.
    others = sorted((each for each in standing if each not in fixed), key=lambda each: each in near)
    try:
        if clash(fixed):
            return ()
        if not others:
            return ()
        return tuple(explain(fixed, False, others))
    except _Unsure:
        return tuple(each for each in fewest[0] if each not in fixed)


def _no_room(problem: Problem, id: str, others: Sequence[str]) -> str:
    """In general: how much is asked of the pages, and how much they have."""
    grid, item = problem.grid, problem.item(id)
    allowed = problem.rules.allowed(id)
    pages = [slot for slot in problem.slots if slot.number in allowed]
    whole = grid.units * grid.rows
    room = sum(min(slot.look.adverts * whole, (grid.rows - slot.look.taken) * grid.units) for slot in pages)
    asked = sum(other.cells for other in problem.items if other.id in others) + item.cells
    return (
        f"{id} ({item.size}) has no room beside the {len(others)} others: together they ask for {asked / whole:.1f} "
        f"pages of whole modules, and no way was found to stand them in the {room / whole:.1f} that adverts may take."
    )


def _words(problem: Problem, id: str, others: Sequence[str]) -> str:
    if not others:
        return f"{id} ({problem.item(id).size}) has no room on any page that it may stand on."
    ids = (id, *others)
    told = [_asked(problem, each) for each in ids[:_NAMED]]
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    apart = [m.words for m in problem.rules.meetings if m.one in ids and m.other in ids]
    why = f" {'; '.join(apart[:3])}." if apart else ""
    return f"{', '.join(told)}{more} cannot all stand.{why}"


def _asked(problem: Problem, id: str) -> str:
    """A booking with its size and its musts, in words."""
    item = problem.item(id)
    booking = item.booking
    words = [item.size, *(must.words for must in problem.rules.musts[id] if not must.own)]
    words += ["alone on its page"] if item.alone else []
    if booking is not None and booking.musts.half:
        words.append(f"in the {booking.musts.half} half")
    return f"{id} ({', '.join(words)})"
