"""plain text → how many words it has: as they are counted, and as they fill a page.

The rules:
1. A word is what stands between spaces and holds a letter or a figure; "1 240" is one. Every Han, kana or Bopomofo
   sign is a word of its own, as editorial systems count; other scripts without spaces count as written.
2. How far a text reaches down a page is another number where words are written without spaces: a Chinese sign is a
   word to the desk that pays for it, and takes half the room of one; a Thai sentence is one word, and takes the room of
   ten. There two characters (Han, kana) or five (Thai, Lao, Khmer, Burmese) fill the place of a word. In all other text
   the two numbers are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_LETTERED = re.compile(r"[^\W_]")
_FIGURE_SPACES = "\u00a0\u202f\u2009"
_IN_FIGURES = re.compile(rf"(?<=\d)[{_FIGURE_SPACES}](?=\d)")
# Unicode blocks: Hiragana, Katakana and its extensions, Bopomofo, Han with its extensions and compatibility forms.
_SIGNS = (
    "[\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003fffd]"
)
_DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_JOINED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_DENSE_SET = f"[{_DENSE}]"
_JOINED_SET = re.compile(f"[{_JOINED}]")
_FILLS = rf"[{_DENSE}]{{1,2}}|[{_JOINED}]{{1,5}}|[^\W{_DENSE}{_JOINED}]+"
_KEPT = 512
"""Texts whose words are known: a paragraph's are counted for the story, and again for the places of adverts."""
_FIRST = "\u3040"
"""The signs and what is dense lie from here on."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of thousands of characters, made when the first of them comes: few stories have any."""
    return re.compile(pattern)


@lru_cache(maxsize=_KEPT)
def count_words(text: str) -> int:
    """How many words a piece of plain text has."""
    signs = 0 if _without_signs(text) else len(_compiled(_SIGNS).findall(text))
    spaced = _compiled(_SIGNS).sub(" ", text) if signs else text
    if any(space in spaced for space in _FIGURE_SPACES):
        spaced = _IN_FIGURES.sub("", spaced)
    words = spaced.split()
    # Nearly every word begins with a letter or a figure; the others are looked into.
    if "".join([word[0] for word in words]).isalnum():
        return signs + len(words)
    odd = [word for word in words if not word[0].isalnum()]
    return signs + len(words) - sum(1 for word in odd if not _LETTERED.search(word))


@lru_cache(maxsize=_KEPT)
def words_filled(text: str) -> int:
    """How many words of a script with spaces the text reaches as far down the page as."""
    return len(_compiled(_FILLS).findall(text)) if _close(text) else count_words(text)


def _close(text: str) -> bool:
    """Whether some of the text is written without spaces."""
    dense = not _without_signs(text) and _compiled(_DENSE_SET).search(text) is not None
    return dense or _JOINED_SET.search(text) is not None


def _without_signs(text: str) -> bool:
    """Whether all of the text lies before the first sign; else it has to be looked into."""
    return text.isascii() or max(text) < _FIRST
