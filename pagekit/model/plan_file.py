"""wire data → PlanFile: an edition's plan as a file has it, where a desk may have moved, pinned or struck things."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr

from pagekit.model.base import FullLine, Line, Name, Prose, Record, TupleOf
from pagekit.model.edition import MOST_PAGES, PageNumber
from pagekit.model.origin import Origin

MOST_BOXES, MOST_RECTS = 500, 24
"""Of a page, and of a box."""
FARTHEST = 10_000
"""Millimetres from the corner of a page to anything that stands on it, and no more."""

_Place = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST, allow_inf_nan=False)]
_Side = Annotated[float, Field(gt=0, le=FARTHEST, allow_inf_nan=False)]
PlanRect = tuple[_Place, _Place, _Side, _Side]
"""x, y, width, height, in millimetres from the trim's top left."""
BoxKind = Literal["story", "advert", "house", "filler", "standing", "lines", "furniture"]


class PlanFileBox(Record):
    """A box of a page. Those that are pinned stay where they are."""

    id: FullLine
    ref: FullLine
    """The id of the story, booking or standing item that stands in it."""
    kind: BoxKind
    rects: Annotated[tuple[PlanRect, ...], Field(min_length=1, max_length=MOST_RECTS)]
    part: Annotated[int, Field(ge=1, le=99)] = 1
    parts: Annotated[int, Field(ge=1, le=99)] = 1
    jump: bool = True
    """False: what stands here may not go on elsewhere."""
    pinned: bool = False
    why: Prose = ""

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """The first of its rectangles."""
        return self.rects[0]


class PlanFilePage(Record):
    """A page, and what stands on it."""

    number: PageNumber
    label: Line = ""
    section: Line = ""
    boxes: Annotated[tuple[PlanFileBox, ...], TupleOf, Field(max_length=MOST_BOXES)] = ()


class PlanFile(Record):
    """A plan.json that was read: pages in the order of their numbers, and the ids of what it leaves out."""

    schema_version: Annotated[Literal[1], Field(alias="schema")] = 1
    pages: Annotated[tuple[PlanFilePage, ...], TupleOf, Field(max_length=MOST_PAGES)] = ()
    left_out: Annotated[tuple[Name, ...], TupleOf] = ()

    _origin: Origin | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin | None:
        """Where it was read from, with what there is to say of it; None when made in code."""
        return self._origin

    def at(self, origin: Origin) -> Self:
        """The same plan with another origin."""
        copy = self.model_copy()
        copy._origin = origin
        return copy

    @property
    def has_stories(self) -> bool:
        """False for the plan of a dummy, which has pages and adverts alone."""
        return any(box.kind == "story" for page in self.pages for box in page.boxes)

    def page(self, number: int) -> PlanFilePage | None:
        """The page with that number."""
        return next((page for page in self.pages if page.number == number), None)
