"""the sets that pages may have, with their costs → a set for each, at the least cost of all with what is left out.

What the desk asks of a story (its page, what stands beside it and what does not) and what adverts ask of their page is
held set by set. A set is a number whose bits are the stories' places in the pool.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.solver import numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEPT = 240
"""Sets of a page that are weighed against those of the others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the sets of a page: each story as a bit, what is asked of it as a set of the others."""

    never: int
    """The stories that may not stand on the page."""
    unwanted: int
    """Those that its adverts are rather not to stand beside."""
    apart: tuple[tuple[int, int], ...]
    """A story, and those with which it does not stand."""
    beside: tuple[tuple[int, int], ...]
    """A story, and that without which it does not stand, nor that without it."""

    @classmethod
    def of(cls, page: PlannedPage, pool: Sequence[StoryMatter]) -> Asked:
        """By the desk and by the adverts of the page."""
        never, unwanted = 0, 0
        apart, beside = list[tuple[int, int]](), list[tuple[int, int]]()
        for place, matter in enumerate(pool):
            wishes, topics, own = matter.article.print, matter.topics, 1 << place
            able = matter.may_stand_on(page.number) and wishes.page in (None, page.number)
            never |= own * (not able or not topics.isdisjoint(page.refused_topics))
            unwanted |= own * (not topics.isdisjoint(page.unwanted_topics))
            apart.append((own, _named(wishes.apart, pool)))
            beside.append((own, _named((wishes.beside,), pool)))
        return cls(
            never,
            unwanted,
            tuple(each for each in apart if each[1]),
            tuple(each for each in beside if each[1]),
        )

    def allows(self, members: int) -> bool:
        """True where the desk's wishes let these stories, and no other of the pool, stand on the page."""
        if members & self.never:
            return False
        if any(members & own and members & others for own, others in self.apart):
            return False
        return all(bool(members & own) == bool(members & other) for own, other in self.beside)

    def refused(self, members: int) -> int:
        """How many of these stories the adverts of the page are rather not to stand beside."""
        return (members & self.unwanted).bit_count()


def _named(ids: Sequence[str | None], pool: Sequence[StoryMatter]) -> int:
    """The stories of the pool that are named so, as a set."""
    return sum(1 << place for place, matter in enumerate(pool) if matter.article.id in ids)


@dataclass(frozen=True, slots=True)
class Worth:
    """What it costs to leave stories of a pool out: of every set of them the sum."""

    sums: tuple[float, ...]

    @classmethod
    def of(cls, costs: Sequence[float]) -> Worth:
        """Of each story by itself; sums are made in the order of the pool."""
        sums = [0.0]
        for own in costs:
            sums += [before + own for before in sums]
        return cls(tuple(sums))

    def kept(self, costs: Mapping[int, float]) -> dict[int, float]:
        """The sets that are worth weighing: those that leave least out for what they cost."""
        best = sorted(costs, key=lambda members: (costs[members] - self.sums[members], members))[:KEPT]
        return {members: costs[members] for members in best}


def together(options: Sequence[Mapping[int, float]], worth: Worth) -> tuple[int, ...]:
    """A set for each page, none of them sharing a story, at the least cost of all with what is left out. Of two
    ways at one cost the first is taken, in the order of the options.
    """
    np, whole = numbers(), len(worth.sums)
    used, paid = np.zeros(1, np.int64), np.zeros(1)
    sets: NDArray[Any] = np.zeros((1, 0), np.int64)
    for costs in options:
        members = np.fromiter(costs, np.int64, len(costs))
        own = np.fromiter(costs.values(), np.float64, len(costs))
        one, other = np.nonzero((used[:, None] & members) == 0)
        after, cost = used[one] | members[other], paid[one] + own[other]
        least = np.full(whole, np.inf)
        np.minimum.at(least, after, cost)
        # What is written last stays: the first of those that cost the least, and where each was met first.
        ways = np.arange(len(after))[::-1]
        first, met = np.zeros(whole, np.int64), np.full(whole, len(after))
        cheap = ways[(cost == least[after])[::-1]]
        first[after[cheap]] = cheap
        met[after[::-1]] = ways
        found = np.argsort(met, kind="stable")[: np.count_nonzero(met < len(after))]
        best = first[found]
        used, paid = after[best], cost[best]
        sets = np.column_stack((sets[one[best]], members[other[best]]))
    left = np.array(worth.sums)[whole - 1 - used]
    chosen = np.lexsort((used, paid + left))[0]
    return tuple(int(members) for members in sets[chosen])
