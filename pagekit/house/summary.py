"""a story's parts → what is told about it: a description for search engines and link cards, and its count of words.

The rules:
1. The description is the article's own; else the words of the deck; else those of the first paragraph.
2. It is plain text of at most DESCRIPTION_LIMIT characters, cut between two words and ended with an ellipsis. Text
   without spaces is cut between two characters.
3. Words are counted in all that is read as text: paragraphs, heads, lists, tables, code, quotations, fact boxes and
   updates. Headline, deck, captions, credits and pull quotes, which say it again, are not counted.
4. A word is what stands between spaces and holds a letter or a figure; "1 240" is one. Every Han, kana or Bopomofo
   sign is a word of its own, as editorial systems count; other scripts without spaces count as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pagekit.house.links import flat
from pagekit.house.share import cut_at_word
from pagekit.house.text import (
    CodeText,
    FactboxText,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Runs,
    StoryBlock,
    TableText,
    UpdateText,
    plain,
)

DESCRIPTION_LIMIT = 200
"""Characters of a description, the ellipsis not counted: what search engines show of one."""

_LETTERED = re.compile(r"[^\W_]")
_FIGURE_SPACES = "\u00a0\u202f\u2009"
_IN_FIGURES = re.compile(rf"(?<=\d)[{_FIGURE_SPACES}](?=\d)")
# Unicode blocks: Hiragana, Katakana and its extensions, Bopomofo, Han with its extensions and compatibility forms.
_SIGNS = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003fffd]"
)


def description(own: str | None, deck: Iterable[Runs], body: Iterable[StoryBlock]) -> str:
    """The description of a story; empty when there is nothing to make it of. `own` is plain text."""
    told = own or " ".join(plain(runs) for runs in deck) or next(_paragraphs(body), "")
    return _short(" ".join(flat(told).split()))


def word_count(body: Iterable[StoryBlock]) -> int:
    """How many words the body has."""
    return sum(count_words(text) for block in body for text in _texts(block))


def count_words(text: str) -> int:
    """How many words a piece of plain text has."""
    signs = 0 if text.isascii() else len(_SIGNS.findall(text))
    spaced = _SIGNS.sub(" ", text) if signs else text
    if any(space in spaced for space in _FIGURE_SPACES):
        spaced = _IN_FIGURES.sub("", spaced)
    words = spaced.split()
    # Nearly every word begins with a letter or a figure; the others are looked into.
    odd = [word for word in words if not word[0].isalnum()]
    return signs + len(words) - sum(1 for word in odd if not _LETTERED.search(word))


def _short(text: str) -> str:
    cut = cut_at_word(text, DESCRIPTION_LIMIT)
    # A text of long words, or of none, would lose nearly all of itself.
    return cut if len(cut) > DESCRIPTION_LIMIT // 2 or cut == text else f"{text[:DESCRIPTION_LIMIT]}…"


def _paragraphs(body: Iterable[StoryBlock]) -> Iterator[str]:
    for block in body:
        if isinstance(block, ParagraphText):
            yield plain(block.runs)
        elif isinstance(block, UpdateText):
            yield from _paragraphs(block.body)


def _texts(block: StoryBlock) -> Iterator[str]:
    match block:
        case ParagraphText() | HeadingText():
            yield plain(block.runs)
        case CodeText():
            yield block.text
        case QuoteText(pull=False):
            yield from map(plain, (*block.paragraphs, block.attribution))
        case ListText():
            yield from (text for item in block.items for text in _item_texts(item))
        case TableText():
            yield from map(plain, (*block.header, *(cell for row in block.rows for cell in row)))
        case FactboxText() | UpdateText():
            yield plain(block.title)
            yield from (text for inner in block.body for text in _texts(inner))


def _item_texts(item: ItemText) -> Iterator[str]:
    yield from map(plain, item.paragraphs)
    yield from (text for inner in item.items for text in _item_texts(inner))
