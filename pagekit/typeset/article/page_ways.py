"""Drafter → the ways to set an article that opens on its first page, each with its cost and where its text would end.

The levers are the height of the lead picture in steps of two lines, a picture of the text across the page or of another
height, tight text, a smaller head or the desk's shorter one. The first way is how the pack would have it.

Costs count in lines of white (`last_page`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from pagekit.layout.manifest import HeadPart
from pagekit.typeset.article.draft import Choice, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.opening import CUT, HEAD_WHITE, LEAD_CUT, LOWEST_HEAD, SMALLER_HEAD
from pagekit.typeset.lines.headline import Headline

STEP = 2
"""Lines by which the lead picture is made lower."""
LEAD_LINE = 0.35
"""What a line less of the lead picture costs, and one more than the pack's own shape."""
TIGHT_LINE = 1.0
SHORTER = 6.0
ACROSS = 6.0
"""The lead picture across the page where the pack would have it in a column."""
LOWER_HEAD = 2.5
"""A step of the ladder by which the head is smaller."""
HIGHER_HEAD = 4.0
"""A step by which it is larger, where nothing else could fill the page."""
OPENERS = (("deck", 5.0), ("decklarge", 6.0))
"""Styles that the first paragraph may be set in, where nothing else could fill the page, and what that costs."""
WIDE = 0.5
"""A picture of the text across all columns."""
EARLIER = (1, 2, 4, 7)
"""Paragraphs by which a picture of the text may stand earlier; what that costs, and each of them."""
EARLY, EARLY_LINE = 2.0, 0.3
MOST_WIDE = 4
"""Pictures that are tried so."""
QUOTE = 0.3
"""A quotation of the text as large as a pull quote."""
SUNK_LINE, BARE_SUNK = 0.25, 1.0
"""A line of air above the head of a page without a picture, and of one whose pack has none but where nothing else could
fill the page."""


@dataclass(frozen=True, slots=True)
class Way:
    """A choice, and how many lines further up or down the text would end than in the first draft of its kind."""

    choice: Choice
    shift: float
    cost: float
    """Of the choice itself."""


def plain_ways(drafter: Drafter, plain: Choice) -> list[Way]:
    """The head on the first page, the lead picture under it: the first is how the pack would have it."""
    ground = drafter.ground
    most, least = ground.lead_lines()
    ways = [Way(replace(plain, lead=most), 0.0, 0.0)]
    columns = ground.sheet.columns
    if ground.setup.lead == "column" and ground.lead_shape:
        return _column_ways(drafter, plain)
    taller = ground.tallest_lead()
    wider = list(enumerate(drafter.widenings(plain)[:MOST_WIDE], 1))
    leads = _lead_costs(ground, {*range(least, max(most, taller) + 1, STEP), most, taller})
    for headed, up, dear in _heads(ground, plain):
        for lead, lead_cost in leads.items():
            ground.count_ways(ground.setup.tighten + 1)
            for tighter in range(ground.setup.tighten + 1):
                choice = replace(headed, lead=lead, tighter=tighter)
                shift = up + lead - most - tighter / columns
                cost = dear + TIGHT_LINE * tighter + lead_cost
                ways.append(Way(choice, shift, cost))
                for number, taken in wider if not tighter else ():
                    ways.append(Way(replace(choice, wide=number), shift + taken, cost + WIDE))
    ways += _picture_ways(drafter, plain)
    ways += with_large_quote(drafter, plain, tuple(ways))
    if drafter.rows:
        # Text over rows of pictures is not tightened: they fill the pages.
        ways = [way for way in ways if not way.choice.tighter]
    sunk = ground.bare or ground.setup.opening == "spread"
    if sunk and not most and ground.lead_shape is None:
        air = SUNK_LINE if ground.setup.opening == "spread" else BARE_SUNK
        heads = _heads(ground, plain) if ground.bare else ((plain, 0.0, 0.0),)
        for (headed, up, dear), sink in product(heads, _sinks(drafter, plain)):
            ways.append(Way(replace(headed, sink=sink), up + sink, dear + air * sink))
    if ground.bare:
        ways += _with_opener(drafter, plain, tuple(ways))
    return ways


def _with_opener(drafter: Drafter, plain: Choice, ways: Sequence[Way]) -> Iterator[Way]:
    """The same ways with the first paragraph in the style of a deck."""
    for style, dear in OPENERS:
        more = drafter.opener_lines(plain, style)
        for way in ways if more is not None else ():
            if not (way.choice.tighter or way.choice.wide or way.choice.early or way.choice.scaled):
                shift = way.shift + (more or 0.0) / drafter.ground.sheet.columns
                yield replace(
                    way, choice=replace(way.choice, opener=style), shift=shift, cost=way.cost + dear
                )


def with_large_quote(drafter: Drafter, plain: Choice, ways: Sequence[Way]) -> Iterator[Way]:
    """The ways without tighter text once more, with the first quotation large."""
    more = drafter.quote_lines(plain)
    if more is None:
        return
    for way in ways:
        if not (way.choice.tighter or way.choice.wide or way.choice.early or way.choice.scaled):
            shift = way.shift + more / drafter.ground.sheet.columns
            yield replace(
                way, choice=replace(way.choice, large_quote=True), shift=shift, cost=way.cost + QUOTE
            )


def _picture_ways(drafter: Drafter, plain: Choice) -> Iterator[Way]:
    """A picture of the text lower or higher in its column, or some paragraphs earlier."""
    ground = drafter.ground
    most, least = ground.lead_lines()
    leads = _lead_costs(ground, {*range(least, most + 1, STEP), most, max(most, ground.tallest_lead())})
    for number, heights in enumerate(drafter.scalings(plain)[:MOST_WIDE], 1):
        for up in EARLIER:
            if drafter.may_be_earlier(plain, number, up):
                for lead, lead_cost in leads.items():
                    choice = replace(plain, early=number, up=up, lead=lead)
                    yield Way(choice, lead - most, EARLY + EARLY_LINE * up + lead_cost)
        for (lines, share), (lead, lead_cost) in product(heights, leads.items()):
            choice = replace(plain, scaled=number, height=share, lead=lead)
            cost = LEAD_LINE * abs(lines) + lead_cost
            yield Way(choice, lines / ground.sheet.columns + lead - most, cost)


def _column_ways(drafter: Drafter, plain: Choice) -> list[Way]:
    """The lead picture in the first column, a little lower or higher; across the page where that ends better."""
    ground = drafter.ground
    columns = ground.sheet.columns
    leads, taken = ground.column_leads(), ground.column_lines()
    most, least = ground.lead_lines()
    across = _lead_costs(ground, range(least, most + 1, STEP)) if most else {}
    ways = [Way(plain, 0.0, 0.0)]
    for headed, up, dear in _heads(ground, plain):
        for lines, share in leads:
            ground.count_ways(ground.setup.tighten + 1)
            for tighter in range(ground.setup.tighten + 1):
                choice = replace(headed, share=share, tighter=tighter)
                shift = up + (lines - tighter) / columns
                ways.append(Way(choice, shift, dear + TIGHT_LINE * tighter + LEAD_LINE * abs(lines)))
        for lead, lead_cost in across.items():
            shift = up + lead - taken / columns
            ways.append(Way(replace(headed, lead=lead), shift, dear + ACROSS + lead_cost))
    return ways


def _heads(ground: Ground, plain: Choice) -> Iterator[tuple[Choice, float, float]]:
    """The heads that may be taken: each with the lines by which it is lower, below 0, and what it costs."""
    main, matter = plain.headline, ground.matter
    yield from head_ways(ground, ground.setup.head, plain)
    if main is None:
        return
    for steps, head in enumerate(matter.lower, 1):
        yield replace(plain, headline=head), _lower_by(ground, main, head), LOWER_HEAD * steps
    for steps, head in enumerate(matter.higher if ground.bare else (), 1):
        yield replace(plain, headline=head), _lower_by(ground, main, head), HIGHER_HEAD * steps
    if matter.shorter:
        shorter = matter.shorter
        yield replace(plain, headline=shorter), _lower_by(ground, main, shorter), SHORTER


def head_ways(
    ground: Ground, parts: Sequence[HeadPart], plain: Choice
) -> Sequence[tuple[Choice, float, float]]:
    """The ways in which the head may stand over its columns, likewise; first part under part."""
    ways = [way for way in ground.setup.arrangements if way != "text-beside"]
    stacked = ground.words(parts, plain.headline, "stacked")
    # A head that opens a story alone, or under a striking number, has the width of the page.
    if len(ways) < 2 or stacked is None or ground.lead_shape is None:
        return ((plain, 0.0, 0.0),)
    made = {way: words for way in ways if (words := ground.words(parts, plain.headline, way))}
    least = min(words.white for words in made.values())
    deep = stacked.depth / ground.sheet.grid - stacked.air
    return [
        (
            replace(plain, way=way),
            words.depth / ground.sheet.grid - words.air - deep,
            HEAD_WHITE * (words.white - least) + SMALLER_HEAD * words.smaller,
        )
        for way, words in made.items()
    ]


def _lower_by(ground: Ground, main: Headline, other: Headline) -> float:
    grid = ground.sheet.grid
    taken = (math.ceil(head.depth.points / grid - 1e-6) for head in (other, main))
    return float(next(taken) - next(taken))


def _lead_costs(ground: Ground, leads: Collection[int]) -> dict[int, float]:
    """Lines that the lead picture may stand in, the most first, and what that costs."""
    most = ground.lead_lines()[0]
    cut = max(CUT, ground.cut(most))
    return {
        lead: LEAD_LINE * abs(most - lead) + LEAD_CUT * (ground.cut(lead) > cut)
        for lead in sorted(leads, reverse=True)
    }


def _sinks(drafter: Drafter, plain: Choice) -> Sequence[int]:
    """Lines of air that a head without a picture may have above it."""
    ground, sheet = drafter.ground, drafter.ground.sheet
    items, bottom = ground.head(ground.setup.head, plain.headline, 0)
    if bottom > sheet.foot:
        # Its deck will stand in the columns.
        items, bottom = ground.head(ground.setup.head, plain.headline, 0, deck=False)
    most = LOWEST_HEAD * sheet.paper.height.points - bottom if items else 0.0
    return [lines for lines in ground.setup.sinks if lines * sheet.grid <= most]
