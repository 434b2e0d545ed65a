"""a story + a pack + the width of its page → the head that is set, and a shorter one for a story a little too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.house.story import Runs
from pagekit.typeset.article.matter import ArticleMatter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.headline import Headline, set_display
from pagekit.typeset.story.heads import ladder_of
from pagekit.units import pt


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
    return replace(matter, headline=main, shorter=shorter)
