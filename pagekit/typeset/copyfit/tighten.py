"""matter + lines to lose → the same matter with the paragraphs set tighter that can best lose a line each.

The least lever of copyfitting, for a story that runs a line or two into another page: the table with that lever alone.
Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.typeset.copyfit.fit import Variants, variants
from pagekit.typeset.copyfit.levers import Columns, Galley, Levers, Limits, decided_text
from pagekit.typeset.matter import Flowing, FlowText

A_LINE_EACH = Limits(dearest=8.0, tighter=1, looser=0)
"""A tighter setting may cost so much over its best: a few lines of it are a little dense."""
PARAGRAPHS = Levers(pictures=False, heads=False, spacing=False, pulls=False, cuts=False)


def tighter_ways(matter: Sequence[Flowing], grid: float, width: float) -> Variants:
    """Every number of lines that the matter can lose so, in one column of that width."""
    return variants(Galley(tuple(matter), grid, limits=A_LINE_EACH), Columns(1, width), PARAGRAPHS)


def tightened(found: Variants, lines: int) -> tuple[Flowing, ...] | None:
    """The matter so many lines shorter; None when it cannot be had. What loses nothing is left to the flow."""
    natural = dict(found.natural.settings)
    wanted = found.natural.lines - lines
    variant = next((variant for variant in found.variants if variant.lines == wanted), None)
    if variant is None:
        return None
    made = list(found.galley.matter)
    for item, count in variant.settings:
        text = made[item]
        if count != natural[item] and isinstance(text, FlowText):
            made[item] = decided_text(text, count, found.columns.width)
    return tuple(made)
