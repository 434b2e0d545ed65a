"""a booking without a place + those that have one → the fewest with which it cannot stand, proven by a second search.

What is asked of the search is no longer the best way, but whether there is any. Bookings are taken out of the question,
half of them at a time, as long as the answer stays no (Junker's QuickXplain).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pagekit.plan.packing import Problem, together
from pagekit.plan.records import Conflict

MOST_PROOFS = 120
"""Searches for the conflict of one booking."""
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a booking has no place; or the pages of all, where a better way was found on the way."""

    conflict: Conflict | None
    better: Mapping[str, int] | None = None


class _Unsure(Exception):
    """The search came to no answer in its time."""


def refusal(problem: Problem, id: str, standing: Sequence[str]) -> Refusal:
    """Why a booking cannot stand beside those that do."""
    own = problem.rules.spoiling(id)
    if own:
        asked = " and ".join(must.words for must in own)
        many = "no page is all of this" if len(own) > 1 else "there is no such page"
        return Refusal(Conflict((id,), f"{id} must have {asked}: {many}."))
    all_can, pages = together(problem, [*standing, id])
    if all_can:
        return Refusal(None, pages)
    if all_can is None:
        return Refusal(Conflict((id,), f"{id}: no place was found for it beside the {len(standing)} others."))
    others = _fewest(problem, id, standing)
    return Refusal(Conflict((id, *others), _words(problem, id, others)))


def _fewest(problem: Problem, id: str, standing: Sequence[str]) -> tuple[str, ...]:
    left = [MOST_PROOFS]

    def clash(ids: Sequence[str]) -> bool:
        left[0] -= 1
        if left[0] < 0:
            raise _Unsure
        can, _ = together(problem, [*ids, id])
        return can is False

    def explain(kept: Sequence[str], added: bool, asked: Sequence[str]) -> list[str]:
        if added and clash(kept):
            return []
        if len(asked) == 1:
            return list(asked)
        half = len(asked) // 2
        first, second = asked[:half], asked[half:]
        right = explain([*kept, *first], bool(first), second)
        return [*explain([*kept, *right], bool(right), first), *right]

    fixed = [item.id for item in problem.items if item.booking is None]
    others = [each for each in standing if each not in fixed]
    try:
        if clash(fixed):
            return ()
        return tuple(explain(fixed, False, others))
    except _Unsure:
        return tuple(standing)


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
    words = [
        item.size,
        *(must.words for must in problem.rules.musts[id] if not must.words.startswith("a page on")),
    ]
    words += ["alone on its page"] if item.alone else []
    if booking is not None and booking.musts.half:
        words.append(f"in the {booking.musts.half} half")
    return f"{id} ({', '.join(words)})"
