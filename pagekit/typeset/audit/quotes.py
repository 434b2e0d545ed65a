"""SeenPages → pull quotes that stand too near to their own words, and those that are printed twice.

The words are looked for as they are read: without marks, whatever stands between lines. So many of them in a row are
the quote's own. The lines between are counted as they stand, down one column and down the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pagekit.typeset.audit.found import QUOTE, Finding, around
from pagekit.typeset.audit.lonely import running
from pagekit.typeset.audit.seen import Seen, SeenLine, SeenPage
from pagekit.typeset.page import Box

LINES = 40
"""Lines of text at least between a quote and its own words."""
RUN = 5
"""So many words in a row are not the same by chance."""
MOST = 0.5
"""The share of a quote's runs of words that are found again where it repeats a text."""
_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[’'][\w]+)*")

Run = tuple[str, ...]


class Pull(NamedTuple):
    """A pull quote on its page."""

    seen: SeenPage
    box: Box
    runs: frozenset[Run]
    length: int
    order: tuple[int, tuple[int, float]]


class Place(NamedTuple):
    """A word of the text: its line's place in the order of reading, the page, and whether it stands in a quotation."""

    line: int
    page: int
    quoted: bool


def quotes(pages: Sequence[SeenPage]) -> Iterator[Finding]:
    """The findings."""
    pulls = [pull for seen in pages for pull in _pulls(seen)]
    if not pulls:
        return
    words, orders = _words(pages)
    for pull in pulls:
        yield from _repeated(pull, words, orders)
    for place, pull in enumerate(pulls):
        if any(_same(pull, before) for before in pulls[:place]):
            yield Finding(QUOTE, pull.seen.name, pull.box, "the same pull quote stands in the story before.")


def _pulls(seen: SeenPage) -> Iterator[Pull]:
    groups: dict[int, list[Seen]] = {}
    for thing in seen.things:
        if thing.kind == "pull":
            groups.setdefault(id(thing.path[0]), []).append(thing)
    for things in groups.values():
        lines = [line for thing in things for line in thing.lines if thing.item_role == "pull-text"]
        said = _said(lines)
        if said:
            length = min(RUN, len(said))
            order = (seen.place, seen.spot(lines[0]))
            box = around(thing.box for thing in things)
            yield Pull(seen, box, frozenset(_runs(said, length)), length, order)


def _repeated(
    pull: Pull,
    words: Sequence[tuple[str, Place]],
    orders: Sequence[tuple[int, tuple[int, float]]],
) -> Iterator[Finding]:
    """The finding of a quote whose own words are on its page or within so many lines."""
    said = [word for word, _ in words]
    found: dict[int, set[Run]] = {}
    for start, run in enumerate(_runs(said, pull.length)):
        if run in pull.runs:
            place = words[start][1]
            found.setdefault(place.line, set()).add(run)
    own = sum(order < pull.order for order in orders)
    near = [line for line in found if abs(line - own) < LINES or orders[line][0] == pull.seen.place]
    if not near or len(set.union(*(found[line] for line in near))) < MOST * len(pull.runs):
        return
    nearest = min(near, key=lambda line: abs(line - own))
    quoted = any(place.quoted for _, place in words if place.line == nearest)
    away = "a line" if abs(nearest - own) == 1 else f"{abs(nearest - own)} lines"
    where = "on its page" if orders[nearest][0] == pull.seen.place else "over the page"
    text = "a block quote of the same words" if quoted else "its own words"
    yield Finding(QUOTE, pull.seen.name, pull.box, f"the pull quote stands {away} from {text}, {where}.")


def _words(pages: Sequence[SeenPage]) -> tuple[list[tuple[str, Place]], list[tuple[int, tuple[int, float]]]]:
    """The words of the text in the order of reading, and the places of its lines as they stand."""
    lines = [
        (seen, thing, line)
        for seen in pages
        for thing in seen.things
        if running(thing)
        for line in thing.lines
    ]
    placed = sorted({(seen.place, seen.spot(line)) for seen, _thing, line in lines})
    number = {spot: place for place, spot in enumerate(placed)}
    words: list[tuple[str, Place]] = []
    carried = ""
    for seen, thing, line in lines:
        place = Place(number[seen.place, seen.spot(line)], seen.place, thing.item_role == "quoted")
        text = carried + line.words
        carried = ""
        if line.line.hyphen:
            text, _, carried = text.rpartition(" ")
        words += [(word, place) for word in _split(text)]
    return words, placed


def _said(lines: Sequence[SeenLine]) -> list[str]:
    """The words of lines, those put together that were divided."""
    parts = [line.words + ("" if line.line.hyphen else " ") for line in lines]
    return _split("".join(parts))


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str], length: int) -> Iterator[Run]:
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


def _same(one: Pull, other: Pull) -> bool:
    shared = one.runs & other.runs
    return len(shared) >= MOST * max(len(one.runs), len(other.runs))
