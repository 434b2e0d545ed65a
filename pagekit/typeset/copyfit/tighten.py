"""matter + lines to lose → the same matter with the paragraphs set tighter that can best lose a line each.

The least lever of copyfitting, for a story that runs a line or two into another page. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.typeset.copyfit.levers import decided_text
from pagekit.typeset.flow.cast import indent_of
from pagekit.typeset.matter import Flowing, FlowText

DEAREST = 8.0
"""A paragraph's tighter setting may cost so much over its best: a few lines of it are a little dense."""


def tightened(matter: Sequence[Flowing], lines: int, width: float) -> tuple[Flowing, ...] | None:
    """The matter, so many lines shorter in columns of that width; None when it cannot be had."""
    found = []
    for item, text in enumerate(matter):
        if isinstance(text, FlowText) and not text.drop_cap:
            measure = max(width - text.inset_start - text.inset_end, 1.0)
            indent = indent_of(matter, item)
            best = text.paragraph.best(measure, indent)
            shorter = text.paragraph.settings(measure, indent).get(len(best.lines) - 1)
            if shorter is not None and shorter.cost - best.cost <= DEAREST:
                found.append((shorter.cost - best.cost, item, len(shorter.lines)))
    if len(found) < lines:
        return None
    made = list(matter)
    for _cost, item, count in sorted(found)[:lines]:
        text = made[item]
        if isinstance(text, FlowText):
            made[item] = decided_text(text, count, width)
    return tuple(made)
