"""a story + a pack + the width of its page → the head that is set, and a shorter one for a story a little too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.house.story import Runs
from pagekit.typeset.article.matter import ArticleMatter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.headline import Headline, Step, every_step, set_display
from pagekit.typeset.story.text import ladder_of
from pagekit.units import pt

HIGHER, MORE_LINES, MOST_LINES = 2, 2, 4
"""Steps that a head may be larger than the one chosen, and the lines that it may then have more, and at most."""
BEYOND = 1.25
"""The step beyond the largest of a ladder that has no other."""
LOWER = 3
"""Steps that a head may be lower than the one chosen."""


def with_heads(matter: ArticleMatter, texts: Sequence[Runs], stick: Stick, width: float) -> ArticleMatter:
    """The matter with its heads chosen from the pack's ladder for that width. `texts`: the desk's, the main one first.

    A head that was chosen already stays; without a ladder the head is set in the style's own size, as a paragraph.
    """
    ladder = ladder_of(stick)
    if matter.headline or not ladder:
        return matter
    style, setter, lang = stick.style("headline"), stick.typesetter, stick.lang

    def head(own: Sequence[Runs]) -> Headline:
        return set_display(own, style, pt(width), setter, ladder=ladder, lang=lang)

    main, others = head(texts), texts[1:]
    shorter = head(others) if others else None
    if shorter and (shorter.note or shorter.depth >= main.depth):
        shorter = None
    own = texts[main.text]
    lower, higher = _lower(own, main, stick, width), _higher(own, main, stick, width)
    return replace(matter, headline=main, shorter=shorter, lower=lower, higher=higher)


def _higher(text: Runs, main: Headline, stick: Stick, width: float) -> tuple[Headline, ...]:
    """The same head at larger steps of the ladder and one beyond it, in a line or two more."""
    lines = min(len(main.lines) + MORE_LINES, MOST_LINES)
    most, *others = ladder_of(stick)
    beyond = most.size.points / others[0].size.points if others else BEYOND
    ladder = [Step(most.size * beyond, most.leading * beyond, lines), most, *others]
    larger = [replace(step, lines=lines) for step in ladder if step.size > main.size]
    steps = every_step(text, stick.style("headline"), pt(width), stick.typesetter, larger, lang=stick.lang)
    return tuple(head for head in reversed(steps) if not any(head.hyphens))[:HIGHER]


def _lower(text: Runs, main: Headline, stick: Stick, width: float) -> tuple[Headline, ...]:
    """The same head at smaller steps of the ladder, where it takes less height."""
    steps = every_step(
        text, stick.style("headline"), pt(width), stick.typesetter, ladder_of(stick), lang=stick.lang
    )
    found: list[Headline] = []
    for head in steps:
        if head.size < main.size and head.depth < (found[-1] if found else main).depth:
            found.append(head)
    return tuple(found[:LOWER])
