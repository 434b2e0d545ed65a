"""a story's parts → what is told about it: a description for search engines and link cards, and its count of words.

The rules:
1. The description is the article's own; else the words of the deck; else those of the first paragraph.
2. It is plain text of at most DESCRIPTION_LIMIT characters, cut between two words and ended with an ellipsis. Text
   without spaces is cut between two characters.
3. Words are counted in all that is read as text: paragraphs, heads, lists, tables, code, quotations, fact boxes and
   updates, each of which knows its own. Headline, deck, captions, credits and pull quotes, which say it again, are not
   counted.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagekit.house.links import flat
from pagekit.house.share import cut_at_word
from pagekit.house.story_blocks import StoryBlock
from pagekit.house.text import Runs, plain

DESCRIPTION_LIMIT = 200
"""Characters of a description, the ellipsis not counted: what search engines show of one."""


def description(own: str | None, deck: Iterable[Runs], body: Iterable[StoryBlock]) -> str:
    """The description of a story; empty when there is nothing to make it of. `own` is plain text."""
    first = next((plain(paragraph.runs) for block in body for paragraph in block.running), "")
    told = own or " ".join(plain(runs) for runs in deck) or first
    return _short(" ".join(flat(told).split()))


def word_count(body: Iterable[StoryBlock]) -> int:
    """How many words the body has."""
    return sum(block.words for block in body)


def _short(text: str) -> str:
    cut = cut_at_word(text, DESCRIPTION_LIMIT)
    # A text of long words, or of none, would lose nearly all of itself.
    return cut if len(cut) > DESCRIPTION_LIMIT // 2 or cut == text else f"{text[:DESCRIPTION_LIMIT]}…"
