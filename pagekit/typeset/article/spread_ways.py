"""Drafter → the ways to set an article that opens on a spread: its lead picture on a page, the text facing it.

The levers are the opening itself, air above the text, text under the opening's head or beside it, tight text, a picture
of the text across the page.

Costs count in lines of white (`last_page`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pagekit.typeset.article.draft import Choice, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.opening import HEAD_WHITE, LEAST_TEXT
from pagekit.typeset.article.page_ways import MOST_WIDE, TIGHT_LINE, WIDE, Way, head_ways, with_large_quote

SPREAD = 11.0
"""What an opening on a spread is worth."""
SPREAD_TALL = 12.0
"""What it is worth beyond that for a picture that would stand in one column."""
LOW_LINE = 1.2
"""A line of air above the text of a page that faces its opening."""
UNDER_LINE = 0.3
ACROSS = 26.0
"""What an opening across both pages is worth."""
CUT_LINE = 12.0
"""What it costs that such a picture is cut, by the share that is lost."""


def spread_ways(drafter: Drafter, plain: Choice, facing: int) -> list[Way]:
    """The lead picture on a page of its own, the text facing it on the page of that number; some of it under or beside
    the opening's head.
    """
    ground, ways = drafter.ground, list[Way]()
    spread = SPREAD + (0.0 if ground.lead_lines()[0] else SPREAD_TALL)
    openings = [(way, ground.opening(plain.headline, way)) for way in ground.setup.arrangements]
    made = [(way, kept) for way, kept in openings if kept is not None]
    # A head that stands on the text's own page is no matter of the opening.
    made = made if made and made[0][1].with_head else made[:1]
    spread += HEAD_WHITE * min((kept.white for _way, kept in made), default=0.0)
    for way, kept in made:
        opened = replace(plain, first=facing, opening=kept)
        # What stands over the text of the facing page may be arranged there.
        headed = ((opened, 0.0, 0.0),) if kept.with_head else head_ways(ground, kept.parts, opened)
        for choice, down, dear in headed:
            for each in _opened_ways(drafter, choice, kept.cost + dear - spread):
                ways.append(replace(each, shift=each.shift + down))
        # The text of a picture story stays in one block.
        spare = kept.spare if kept.room < LEAST_TEXT and ground.setup.pictures != "pairs" else 0
        for lines in range(LEAST_TEXT, spare + 1):
            lower = ground.opening(plain.headline, way, lines)
            if lower is None:
                break
            cost = lower.cost + UNDER_LINE * lines - spread
            ways.append(_opened(ground, replace(opened, opening=lower, under=lines), 0.0, cost))
    ways += with_large_quote(drafter, ways[0].choice, tuple(ways)) if ways else ()
    # They are told by how far the first of them ends.
    return [replace(way, shift=way.shift - ways[0].shift) for way in ways]


def across_ways(drafter: Drafter, plain: Choice, facing: int) -> list[Way]:
    """The lead picture across the opening's page and the one that faces it, the head under its first half."""
    ground, ways = drafter.ground, list[Way]()
    columns = ground.sheet.columns
    for way in ground.setup.arrangements:
        for kept in ground.openings_across(plain.headline, way):
            choice = replace(plain, first=facing, opening=kept, under=kept.room)
            cost = kept.cost + CUT_LINE * kept.cut - ACROSS
            for tighter in range(ground.setup.tighten + 1):
                shift = ground.sheet.lines - kept.under - tighter / columns
                tight = replace(choice, tighter=tighter)
                ways.append(_opened(ground, tight, shift, cost + TIGHT_LINE * tighter))
    # The one that cuts least is told by how far it ends, and tells the others.
    ways.sort(key=lambda way: way.cost)
    return [replace(way, shift=way.shift - ways[0].shift) for way in ways]


def _opened_ways(drafter: Drafter, opened: Choice, cost: float) -> Iterator[Way]:
    """An opening with no more text than it has room for, the text as it is, lower, tighter, a picture of it wider."""
    ground, kept = drafter.ground, opened.opening
    room = kept.room if kept and kept.room >= LEAST_TEXT else 0
    opened, sinks = replace(opened, under=room), ground.setup.sinks
    for sink in (0, *sinks):
        yield _opened(ground, replace(opened, sink=sink), sink, cost + LOW_LINE * sink)
    for tighter in range(1, ground.setup.tighten + 1):
        choice = replace(opened, tighter=tighter)
        yield _opened(ground, choice, -tighter / ground.sheet.columns, cost + TIGHT_LINE * tighter)
    for number, taken in enumerate(drafter.widenings(opened)[:MOST_WIDE], 1):
        for sink in (0, *sinks):
            choice = replace(opened, wide=number, sink=sink)
            yield _opened(ground, choice, taken + sink, cost + WIDE + LOW_LINE * sink)


def _opened(ground: Ground, choice: Choice, shift: float, cost: float) -> Way:
    """A way whose text ends further up by what stands on the opening."""
    columns, kept = ground.sheet.columns, choice.opening
    beside = kept.beside if kept else 0
    text = choice.under * (columns - 1 if beside else columns) + beside
    return Way(choice, shift - text / columns, cost)
