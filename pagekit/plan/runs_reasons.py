"""a magazine's order + what stands in it, or does not → why, in an editor's words, proven by ordering again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pagekit.plan.leaves import Leaf
from pagekit.plan.runs import musts, ordered
from pagekit.plan.runs_records import Placed, Problem, Run, RunPlan
from pagekit.typeset.page import side_of


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page of adverts has no place, and what stands in its way."""

    why: str
    ids: tuple[str, ...] = ()


def refusal(problem: Problem, plan: RunPlan, leaf: Leaf) -> Refusal:
    """Why a leaf is left out: that of its musts without which it would stand; proven, by trying."""
    there = plan.at(leaf.page) if leaf.page is not None else None
    if leaf.page is not None and (there is None or there.kind in {"leaf", "cover", "contents"}):
        return _of_page(plan, leaf.page, f"page {leaf.page}")
    for without, words in _asks(leaf):
        if _stands(problem, plan, leaf, without):
            if "page" in without:
                return _of_page(plan, leaf.page or 0, words)
            return Refusal(f"no place between two stories is {words}; without that it would stand.")
    asked = [words for _, words in _asks(leaf)]
    if not asked:
        return Refusal(f"its {plan.pages} pages are full. Let the edition have more pages.")
    if len(asked) == 1:
        return Refusal(f"no place between two stories is {asked[0]}.")
    return Refusal(f"no place between two stories is all that it must have: {', and '.join(asked)}.")


def _asks(leaf: Leaf) -> Iterator[tuple[dict[str, Any], str]]:
    """Each of its musts: the leaf's fields without it, and its words."""
    if leaf.page is not None:
        yield {"page": None}, f"page {leaf.page}"
    if leaf.pinned:
        yield {"pinned": False}, f"page {leaf.was}, where it is pinned"
    if leaf.hand is not None:
        yield {"hand": None}, f"a {leaf.hand}-hand page"
    if leaf.section is not None:
        yield {"section": None}, f"in the section {leaf.section}"
    if leaf.place is not None:
        yield {"place": None}, f"the page {leaf.place}, which another booking has"
    if leaf.apart:
        yield {"apart": frozenset()}, f"apart from {', '.join(sorted(leaf.apart))}"
    if leaf.not_beside:
        yield {"not_beside": frozenset()}, f"away from {', '.join(sorted(leaf.not_beside))}"
    if leaf.group is not None:
        yield {"group": None}, f"beside its group {leaf.group}"


def _stands(problem: Problem, plan: RunPlan, leaf: Leaf, without: dict[str, Any]) -> bool:
    """Whether all that stands and this leaf, asking for less, go into as many pages."""
    out = {one.id for one in plan.left_leaves}
    kept = tuple(one for one in problem.leaves if one.id not in out)
    runs = tuple(run for run in problem.runs if run not in plan.left_runs)
    eased = replace(leaf, **without)
    found = ordered(replace(problem, leaves=(*kept, eased), runs=runs), (plan.pages,))
    return found is not None and not found.left_leaves


def _of_page(plan: RunPlan, number: int, words: str) -> Refusal:
    there = plan.at(number)
    if there is None:
        return Refusal(f"there is no {words}: the magazine has {plan.pages}. Say another page.")
    if there.run is not None:
        where = _pages(there)
        inside = f"{words} belongs to {there.run.id}, whose {where} are not parted by adverts"
        other = " or ".join(str(page) for page in _near(plan, number))
        say = f"Page {other} would hold it." if other else "Say another page."
        return Refusal(f"{inside}. {say}", (there.run.id,))
    if there.leaf is not None:
        return Refusal(f"{words} is taken by {there.leaf.id}. Say another page.", (there.leaf.id,))
    return Refusal(f"{words} is the {there.kind} of the magazine. Say another page.")


def _near(plan: RunPlan, number: int) -> list[int]:
    """The pages next to the story on that page, where an advert or the house's own stands already."""
    story = plan.at(number)
    if story is None:
        return []
    around = (plan.at(story.first - 1), plan.at(story.last + 1))
    return [one.first for one in around if one is not None and one.kind == "house"]


def story_reason(run: Run, placed: Placed, follows: str) -> str:
    """Why a story stands where it does."""
    told = [
        f"priority {run.priority} of {run.section}" + (f", after {follows}" if follows else ", the first")
    ]
    side = side_of(placed.first)
    if run.faces and side == "left":
        told.append(f"begins on the left page {placed.first}, so that its picture faces its text")
    elif run.opens == side:
        told.append(f"begins on the {side} page {placed.first}, as its design asks for")
    else:
        told.append(f"begins on page {placed.first}")
    return "; ".join(told) + "."


def leaf_reason(problem: Problem, leaf: Leaf, placed: Placed, before: Placed, runs: int, count: int) -> str:
    """Why adverts stand on a page."""
    asked = [words for words, _ in musts(problem, leaf, before, runs, placed.first, count)]
    page = placed.first
    wishes = [wish for wish in leaf.wishes if wish.hand == side_of(page)]
    if asked:
        return f"page {page} has what it must have: {', '.join(asked)}."
    if wishes:
        return f"page {page} is on the {side_of(page)}, as was wished; no story is parted by it."
    return f"page {page} lies between two stories, near its even share of the magazine."


def house_reason(page: int, count: int, step: int) -> str:
    """Why the house's own advert has a page."""
    if page == count:
        return "nobody booked the back of the cover."
    return f"pages come in {step}: nothing else is left for page {page}."


def _pages(placed: Placed) -> str:
    first, last = placed.first, placed.last
    return f"pages {first} to {last}" if last > first else f"page {first}"
