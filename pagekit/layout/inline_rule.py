"""a slot's `[inline]` table → InlineRule: where the layout opens the slot in a text, in numbers.

What the numbers do stands with what keeps them: `pagekit.adverts.opening`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from pagekit.house.story import KINDS
from pagekit.model.base import Record, TupleOf

Count = Annotated[int, Field(ge=1, le=100)]
NEIGHBOURS = tuple(kind for kind in KINDS if kind not in {"paragraph", "update"})
"""Every kind of block but those that the text runs on in."""


def _neighbour(kind: str) -> str:
    if kind not in NEIGHBOURS:
        raise ValueError(f"is no kind of block to keep clear of; write some of {', '.join(NEIGHBOURS)}")
    return kind


Neighbour = Annotated[str, AfterValidator(_neighbour)]


class InlineRule(Record):
    """Where the layout opens a slot in a text. The defaults suit a rectangle in a column of text."""

    first: Count = 4
    every: Count = 6
    most: Annotated[int, Field(ge=0, le=50)] = 3
    last: Count = 3
    words: Annotated[int, Field(ge=1, le=500)] = 12
    lead_words: Annotated[int, Field(ge=0, le=5_000)] = 120
    updates: Count = 5
    clear_of: Annotated[tuple[Neighbour, ...], TupleOf] = NEIGHBOURS
