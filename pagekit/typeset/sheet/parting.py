"""the heads of a page's stories + all that stands on it → the rules that part them, in the gaps over them. Points.

The rules:
1. A rule stands over a story where something else of the page does: no rule under the furniture at the page's head.
2. It is as wide as the story and stands in the middle of the line that is left free over it.
3. It crosses nothing: where the gap is taken, by an arm of another story or by the label of an advert, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagekit.typeset.flow.frames import TOUCH
from pagekit.typeset.page import Box, RuleBox

RULE = 0.5


def parting(
    heads: Sequence[Box], standing: Sequence[Box], grid: float, *, thick: float = RULE, colour: str = "ink"
) -> Iterator[RuleBox]:
    """The rules over these stories. `heads`: the rectangle of each that has its head; `standing`: every rectangle of
    stories, adverts and standing items, those of `heads` among them.
    """
    for head in heads:
        rule = Box(head.x, head.y - (grid + thick) / 2, head.width, thick)
        if any(_over(box, head) for box in standing) and not any(_touch(box, rule) for box in standing):
            yield RuleBox(rule, colour)


def _over(box: Box, head: Box) -> bool:
    return box.bottom <= head.y + TOUCH and _beside(box, head)


def _touch(box: Box, rule: Box) -> bool:
    return _beside(box, rule) and box.y < rule.bottom and box.bottom > rule.y


def _beside(one: Box, other: Box) -> bool:
    """Whether they share some of the page's width."""
    return one.x < other.x + other.width - TOUCH and other.x < one.x + one.width - TOUCH
