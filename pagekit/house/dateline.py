"""a text + the place where its story was filed → the same text, with the place where readers find it.

The rules:
1. The dateline stands before the first words of the text, with a dash between them: the paragraph carries it.
2. Where the text begins otherwise, with a head, a picture or what an interviewer asks, no paragraph carries it: it
   stands on a line of its own above the text.
"""

from __future__ import annotations

from dataclasses import replace

from pagekit.house.story_blocks import ParagraphText, StoryBlock
from pagekit.house.text import plain


def opens_text(block: StoryBlock) -> bool:
    """Whether a block that comes first has words that a text can open with."""
    return isinstance(block, ParagraphText) and not block.question and bool(plain(block.runs).strip())


def with_dateline(body: tuple[StoryBlock, ...], dateline: str | None) -> tuple[StoryBlock, ...]:
    """The body whose opening paragraph carries the dateline, and no other one."""
    return tuple(_carrying(block, dateline if not place else None) for place, block in enumerate(body))


def _carrying(block: StoryBlock, dateline: str | None) -> StoryBlock:
    carried = dateline if dateline is not None and opens_text(block) else None
    if isinstance(block, ParagraphText) and block.dateline != carried:
        return replace(block, dateline=carried)
    return block
