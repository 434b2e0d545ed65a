"""a word too long for its line → where it may be divided in a head: at its joints, else elsewhere.

A head is divided where a reader would part the word in saying it. The rules:
1. Where the writer set soft hyphens, they are the only places.
2. Else they are those of `hyphenate` that leave `SHORTEST` letters on either side.
3. In German one behind the s that links two nouns is a joint; one before an ending (-schaft, -ung), which is no word,
   is the last that is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from pagekit.typeset.lines.hyphenate import points

SHORTEST = 4


class Seam(IntEnum):
    """What a place in a word is, the best first."""

    JOINT = 0
    SYLLABLE = 1
    ENDING = 2


_LINKED = re.compile("(?:[bdfgklmnprt]|[^aeiouäöü]e)s$")
_ENDING = re.compile(
    "(?:schaft|ung|heit|keit|lich|nis|sam|ig|isch|tum|ling|tion|tät|ten|ter|gen|ger|se|te)s?$"
)


def joints(word: str, lang: str, written: Sequence[int] = ()) -> Iterator[tuple[int, Seam]]:
    """Offsets into the word, ascending, where a line may end, and what each is. `written`: those of soft hyphens."""
    if written:
        yield from ((cut, Seam.JOINT) for cut in written)
        return
    german = lang.partition("-")[0] == "de"
    cuts = points(word, lang)
    for cut, following in zip(cuts, [*cuts[1:], len(word)], strict=False):
        before, after = word[:cut].lower(), word[cut:]
        if min(len(before), len(after)) >= SHORTEST:
            ending = german and _ENDING.match(word[cut:following].lower())
            joint = german and _LINKED.search(before)
            yield cut, Seam.ENDING if ending else Seam.JOINT if joint else Seam.SYLLABLE
