"""a StoryGalley + columns → Variants: for each number and width of columns, every length that the story can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pagekit.typeset.copyfit.fit import Variants, variants
from pagekit.typeset.copyfit.levers import Columns, Levers
from pagekit.typeset.story.galley import StoryGalley


def measure(
    story: StoryGalley, shapes: Iterable[Columns], levers: Levers | None = None
) -> Mapping[Columns, Variants]:
    """The shapes asked for → every length, each at its least cost, with what yields and where it may jump."""
    return {columns: variants(story.galley, columns, levers) for columns in dict.fromkeys(shapes)}
