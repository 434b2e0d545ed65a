"""a SeenPage → lines that stand alone: at a story's end, at the head or foot of a column, ends of a word, heads.

The rules:
1. A page on which a story ends has more than two lines of its text.
2. A paragraph's last line does not stand at the head of a column, nor its first at the foot, away from the rest.
3. A paragraph's last line is more than the end of a divided word.
4. A cross-head stands over the text that it heads.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from pagekit.typeset.audit.found import LONELY, Finding, around
from pagekit.typeset.audit.heads import crossing
from pagekit.typeset.audit.holes import ENDS
from pagekit.typeset.audit.seen import Seen, SeenPage
from pagekit.typeset.page import TextBox

FEW = 2
"""Lines of a story that do not stand alone on a page."""
APART = frozenset({"head", "advert", "figure", "pull", "table", "factbox", "code-box", *ENDS})
"""Roles of groups that are not the story's text."""
SIGNED = frozenset({"byline", "actions", "correction"})
"""Roles of what stands under a story's last words."""
MARK = "marker"


def lonely(seen: SeenPage) -> Iterator[Finding]:
    """The findings."""
    text = [thing for thing in seen.things if running(thing)]
    yield from _few(seen, text)
    for thing in text:
        yield from _parted(seen, thing, ends=not (seen.goes_on and thing is text[-1]))
        yield from _fragment(seen, thing)
    for head, after in zip_longest(text, text[1:]):
        yield from _stranded(seen, head, after)


def running(thing: Seen) -> bool:
    """Whether it is a text that runs through the columns."""
    return isinstance(thing.item, TextBox) and thing.kind not in APART and thing.item.role not in SIGNED


def _few(seen: SeenPage, text: list[Seen]) -> Iterator[Finding]:
    lines = [line for thing in text for line in thing.lines if not line.piece.marker]
    if seen.last and seen.place and 0 < len(lines) <= FEW:
        count = "one line" if len(lines) == 1 else f"{len(lines)} lines"
        what = f"{count} of the story stand alone on the page where it ends."
        yield Finding(LONELY, seen.name, around(line.ink for line in lines), what)


def _parted(seen: SeenPage, thing: Seen, *, ends: bool) -> Iterator[Finding]:
    """First and last lines that a column parts from the others. `ends`: the paragraph does not go on over the page."""
    lines = [line for line in thing.lines if not line.piece.marker and line.piece.size is None]
    if not lines or not isinstance(thing.item, TextBox):
        return
    legs = [[lines[0]]]
    for above, below in pairwise(lines):
        if below.top < above.top - 1.0 or seen.column(below.box) != seen.column(above.box):
            legs.append([])
        legs[-1].append(below)
    begins = not thing.item.continued
    for leg in legs:
        (line, more), whole = (leg[0], leg[1:]), len(legs) == 1
        if not more and line is lines[0] and begins and not (whole and ends):
            yield Finding(LONELY, seen.name, line.ink, "a paragraph's first line stands alone at the foot.")
        elif not more and line is lines[-1] and ends and not (whole and begins):
            yield Finding(LONELY, seen.name, line.ink, "a paragraph's last line stands alone at the head.")


def _stranded(seen: SeenPage, head: Seen | None, after: Seen | None) -> Iterator[Finding]:
    """A cross-head whose text begins in another column, or over the page."""
    if head is None or not isinstance(head.item, TextBox) or not crossing(head.item):
        return
    last, stands = head.lines[-1], seen.last
    if after is not None:
        below = after.lines[0]
        stands = below.top > last.top and seen.column(below.box) == seen.column(last.box)
    if not stands:
        yield Finding(LONELY, seen.name, last.ink, "a head stands without what it heads.")


def _fragment(seen: SeenPage, thing: Seen) -> Iterator[Finding]:
    for above, below in pairwise(thing.lines):
        last = below is thing.lines[-1]
        if above.line.hyphen and last and not below.line.hyphen and " " not in below.words.strip():
            what = f"the last line is the end of a word: “{below.words.strip()}”."
            yield Finding(LONELY, seen.name, below.ink, what)
