"""a key of a story → the field that holds the story back, where the key nearly spells it.

A key that nobody knows is noted and left out where front matter is read. Not where it was meant for one of these: left
out, it publishes what must not be published. The rules, for `status`, `embargo_until`, `channels` and `free`:
1. Case, hyphens, spaces and underscores do not count, and a letter that is doubled counts as one: `Embargo-Until`,
   `statuss`, `chanels`.
2. One slip is near: a letter too many, too few, another one, or two that changed places. In `embargo_until`, which is
   long, two are. In `free`, which is a slip away from other words, only two letters that changed places.
3. Whatever begins with "embargo" is near.
4. Words of their own are not near: `stats`, `states`, `statue`.
Of the switches that site generators know (`draft`, `published`, `premium`, `paywall`) only rule 1 holds: one slip away
stand other keys, such as `publisher`.
"""

from __future__ import annotations

import re

from pagekit.intake.holding import holds
from pagekit.model.fields import tidy
from pagekit.notes import Note, error

GUARDED = {"status": 1, "embargo_until": 2, "channels": 1, "free": 0}
"""The fields, and how many slips are near."""

SWITCHES = ("draft", "published", "premium", "paywall")

_OTHER_WORDS = {"stats", "states", "statue"}
_LONGEST = 40
_SETS_A_FIELD = re.compile(r"[ \t]*(?P<key>[\w-]+)(?:[ \t]*[:=]|[ \t]+\S+[ \t]*$)")


def near_field(key: str) -> str | None:
    """The field or switch that the key nearly spells; None when it is one, or is near none."""
    if key in GUARDED or key in SWITCHES or len(key) > _LONGEST:
        return None
    folded = _folded(key)
    if folded in _OTHER_WORDS:
        return None
    if folded.startswith("embargo"):
        return "embargo_until"
    spelt = (name for name in (*GUARDED, *SWITCHES) if _undoubled(_folded(name)) == _undoubled(folded))
    slipped = (name for name, slips in GUARDED.items() if _slips(folded, _folded(name), slips))
    return next(spelt, None) or next(slipped, None)


def misspelt(key: str, where: str) -> Note | None:
    """The error for a key that nearly spells such a field."""
    near = near_field(key)
    if near is None:
        return None
    what = f"{tidy(key)!r} is no field, but nearly spells {near}, which can hold a story back."
    return error("near-field", where, what, f"Write {near}, or take it out.")


def sets_one(line: str) -> str | None:
    """The field that a line of front matter sets or nearly sets, if it is one of these or stands for one elsewhere."""
    match = _SETS_A_FIELD.match(line)
    if not match:
        return None
    key = match["key"]
    return key if key in GUARDED or key in SWITCHES or holds(key) else near_field(key)


def _folded(key: str) -> str:
    return re.sub(r"[\W_]", "", key).casefold()


def _undoubled(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)


def _slips(one: str, other: str, most: int) -> bool:
    """True when one is at most so many slips away; two neighbours may have changed places where none is allowed."""
    return _distance(one, other) <= most if most else _swapped(one, other)


def _swapped(one: str, other: str) -> bool:
    """True when two neighbours have changed places."""
    unlike = [index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    if len(one) != len(other) or len(unlike) != 2:
        return False
    first, second = unlike
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def _distance(one: str, other: str) -> int:
    """How many letters are too many, too few, others, or neighbours that changed places (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
