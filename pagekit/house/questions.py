"""the paragraphs of an interview → those that the interviewer asks.

The rules:
1. A question is a paragraph that is strong throughout. It keeps its strong runs, and a dash or a "Q:" before it: print
   and readers without styles tell it by them; a stylesheet may go by the mark instead.
2. It ends with a question mark of any script, or it stands alone: the block before it and the one after it are no
   strong paragraphs. What opens the text is an introduction unless it ends with a question mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pagekit.house.story_blocks import ParagraphText, StoryBlock
from pagekit.house.text import plain

# Latin, full-width, Arabic, reversed, Armenian, Ethiopic, Vai and doubled question marks; the Greek one is a semicolon.
_ASKS = re.compile('[?？؟⸮՞፧꘏⁇⁈⁉‽\u037e][\\s!.…?»”“"’)\\]]*$')


def with_questions(blocks: Sequence[StoryBlock]) -> tuple[StoryBlock, ...]:
    """The blocks, questions marked as such."""
    strong = [False, *(_is_strong(block) for block in blocks), False]
    made: list[StoryBlock] = []
    for place, block in enumerate(blocks):
        if isinstance(block, ParagraphText) and strong[place + 1]:
            alone = place > 0 and not strong[place] and not strong[place + 2]
            made.append(replace(block, question=alone or _asks(block)))
        else:
            made.append(block)
    return tuple(made)


def _is_strong(block: StoryBlock) -> bool:
    return isinstance(block, ParagraphText) and all(run.strong for run in block.runs if run.text.strip())


def _asks(block: ParagraphText) -> bool:
    return bool(_ASKS.search(plain(block.runs)))
