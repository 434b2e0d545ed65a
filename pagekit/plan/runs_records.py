"""what a magazine's order of pages is made of: stories as runs, what stands from a page on, the order, the problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pagekit.layout.runs import Hand, RunCosts, RunsDesign
from pagekit.plan.leaves import Leaf
from pagekit.typeset.page import side_of


@dataclass(frozen=True, slots=True)
class Run:
    """A story: how many pages it takes where it begins on the left and on the right."""

    id: str
    section: str
    priority: int
    left: int
    right: int
    must: bool = False
    opens: Hand | None = None
    """The side that its design asks for."""
    faces: bool = False
    """On a left page its picture faces its text."""
    starts: Hand | None = None
    """The side on which its section begins; of a section's first story."""
    page: int | None = None
    """That which the desk wished it to begin on."""
    topics: frozenset[str] = frozenset()
    was: int | None = None
    """The page that it began on in a plan of before."""
    pinned: bool = False
    """It must begin there."""

    def pages(self, number: int) -> int:
        """How many it takes where it begins on this page."""
        return self.left if side_of(number) == "left" else self.right


Kind = Literal["cover", "contents", "story", "leaf", "house"]


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands from a page on."""

    kind: Kind
    first: int
    pages: int = 1
    run: Run | None = None
    leaf: Leaf | None = None

    @property
    def last(self) -> int:
        """Its last page."""
        return self.first + self.pages - 1


@dataclass(frozen=True, slots=True)
class RunPlan:
    """The order of the pages, and what has no place in it."""

    placed: tuple[Placed, ...]
    cost: float
    left_leaves: tuple[Leaf, ...] = ()
    left_runs: tuple[Run, ...] = ()

    @property
    def pages(self) -> int:
        """How many there are."""
        return self.placed[-1].last if self.placed else 0

    @property
    def house(self) -> int:
        """Pages of the house's own."""
        return sum(one.kind == "house" for one in self.placed)

    def at(self, page: int) -> Placed | None:
        """What stands on a page."""
        return next((one for one in self.placed if one.first <= page <= one.last), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be put in order: stories in theirs, leaves in none."""

    runs: tuple[Run, ...]
    leaves: tuple[Leaf, ...]
    design: RunsDesign
    contents: int = 1
    """Pages of the contents."""

    @property
    def costs(self) -> RunCosts:
        """Those of the pack."""
        return self.design.costs
