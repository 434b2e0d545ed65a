"""Drafter → the Draft that is printed: the search over the ways to set an article, so that its pages end well.

The rules:
1. A page ends with its text, the story's ending and the house advert (`last_page`); what is left over is a hole. The
   levers are the height of the lead picture in steps of two lines, a picture of the text across the page or of another
   height, tight text, a smaller head or the desk's shorter one; where stories open on a spread, the opening itself, air
   above the text and text under the opening's head.
2. What each way would leave free is foretold from one draft of its kind, and the cheapest are set until none that is
   left could be better.
3. A lead picture that is cut much, tight text, a page more and a few lines alone on their page cost; a spread is worth
   something.

Costs count in lines of white (`last_page`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from pagekit.notes import Note, info
from pagekit.typeset.article.draft import Choice, Draft, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.last_page import A_HOLE, AIR, EVEN, SEEN, Endings, Filling
from pagekit.typeset.article.opening import FACING, LEAST_TEXT, LOWEST_HEAD, Opening
from pagekit.typeset.flow.flow import MM
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.page import side_of

STEP = 2
"""Lines by which the lead picture is made lower."""
TRIES = 8
"""Ways of a kind that are set at most, after the first."""
APART, MORE_TRIES = 6, 24
"""Lines by which feet end apart that are worth more tries, and how many."""
ALIKE = 1.0
"""Lines by which ways that end alike may end apart."""
LEAD_LINE = 0.35
"""What a line less of the lead picture costs, and one more than the pack's own shape."""
LEAD_CUT = 5.0
"""What it costs that more than a quarter of the picture is lost."""
CUT = 0.25
TIGHT_LINE = 1.0
SHORTER = 6.0
ACROSS = 6.0
"""The lead picture across the page where the pack would have it in a column."""
LOWER_HEAD = 2.5
"""A step of the ladder by which the head is smaller."""
WIDE = 0.5
"""A picture of the text across all columns."""
EARLIER = (1, 2, 4, 7)
"""Paragraphs by which a picture of the text may stand earlier; what that costs, and each of them."""
EARLY, EARLY_LINE = 2.0, 0.3
MOST_WIDE = 4
"""Pictures that are tried so."""
A_PAGE = 5.0
"""A page more."""
SPREAD = 6.0
"""What an opening on a spread is worth."""
SPREAD_TALL = 12.0
"""What it is worth beyond that for a picture that would stand in one column."""
HEAD_WHITE = 1.0
"""A line across the page that is white in an opening's head, beyond those of the arrangement that has fewest."""
SMALLER_HEAD = 5.0
"""What it would cost that such a head lost all of its size."""
SUNK_LINE = 0.25
"""A line of air above the head of a page without a picture."""
LOW_LINE = 0.6
"""The same on a page that faces its opening."""
UNDER_LINE = 0.3
FEW, FEW_COST = 6, 4.0
"""Lines in a column, with fewer of which no page should be left; what each one that is missing costs."""
UNEVEN_LINE = 1.0
"""A line by which columns end apart, beyond those that nobody sees."""
SHORTER_HEAD = info(
    "headline-shorter",
    "headline_variants",
    "a shorter head of the desk was taken: so the story ends well.",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with what fills its last page."""

    draft: Draft
    filling: Filling
    cost: float


@dataclass(frozen=True, slots=True)
class _Way:
    """A choice, and how many lines further up or down the text would end than in the first draft of its kind."""

    choice: Choice
    shift: float
    cost: float
    """Of the choice itself."""


def best_draft(drafter: Drafter, endings: Endings) -> Found:
    """The way that costs least of all kinds."""
    ground = drafter.ground
    begins = ground.matter.begins
    plain = Choice(begins or 1, ground.matter.headline)
    kinds = [_plain_ways(drafter, plain)]
    facing = FACING if begins is None else begins + 1
    spread = _spread_ways(drafter, plain, facing) if side_of(facing) == "right" else []
    if spread:
        kinds.append(spread)
    found = [_cheapest(drafter, endings, ways) for ways in kinds]
    return min(found, key=lambda each: each.cost)


# ---- The ways ----------------------------------------------------------------------------------------------


def _plain_ways(drafter: Drafter, plain: Choice) -> list[_Way]:
    """The head on the first page, the lead picture under it: the first is how the pack would have it."""
    ground = drafter.ground
    most, least = ground.lead_lines()
    ways = [_Way(replace(plain, lead=most), 0.0, 0.0)]
    columns = ground.sheet.columns
    if ground.setup.lead == "column" and ground.lead_shape:
        return _column_ways(drafter, plain)
    taller = ground.tallest_lead()
    wider = list(enumerate(drafter.widenings(plain)[:MOST_WIDE], 1))
    for headline, up, dear in _heads(ground, plain):
        for lead in sorted({*range(least, max(most, taller) + 1, STEP), most, taller}, reverse=True):
            for tighter in range(ground.setup.tighten + 1):
                choice = replace(plain, headline=headline, lead=lead, tighter=tighter)
                shift = up + lead - most - tighter / columns
                cost = dear + TIGHT_LINE * tighter + _lead_cost(drafter, lead)
                ways.append(_Way(choice, shift, cost))
                for number, taken in wider if not tighter else ():
                    ways.append(_Way(replace(choice, wide=number), shift + taken, cost + WIDE))
    ways += _picture_ways(drafter, plain)
    if drafter.rows:
        # Text over rows of pictures is not tightened: they fill the pages.
        ways = [way for way in ways if not way.choice.tighter]
    if ground.setup.opening == "spread" and not most and drafter.ground.lead_shape is None:
        ways += [_Way(replace(plain, sink=sink), sink, SUNK_LINE * sink) for sink in _sinks(drafter, plain)]
    return ways


def _picture_ways(drafter: Drafter, plain: Choice) -> Iterator[_Way]:
    """A picture of the text lower or higher in its column, or some paragraphs earlier."""
    ground = drafter.ground
    most, least = ground.lead_lines()
    leads = sorted({*range(least, most + 1, STEP), most, max(most, ground.tallest_lead())}, reverse=True)
    for number, heights in enumerate(drafter.scalings(plain)[:MOST_WIDE], 1):
        for up, lead in product(EARLIER, leads):
            if drafter.may_be_earlier(plain, number, up):
                choice = replace(plain, early=number, up=up, lead=lead)
                yield _Way(choice, lead - most, EARLY + EARLY_LINE * up + _lead_cost(drafter, lead))
        for (lines, share), lead in product(heights, leads):
            choice = replace(plain, scaled=number, height=share, lead=lead)
            cost = LEAD_LINE * abs(lines) + _lead_cost(drafter, lead)
            yield _Way(choice, lines / ground.sheet.columns + lead - most, cost)


def _column_ways(drafter: Drafter, plain: Choice) -> list[_Way]:
    """The lead picture in the first column, a little lower or higher; across the page where that ends better."""
    ground = drafter.ground
    columns = ground.sheet.columns
    leads, taken = ground.column_leads(), ground.column_lines()
    ways = [_Way(plain, 0.0, 0.0)]
    for headline, up, dear in _heads(ground, plain):
        for lines, share in leads:
            for tighter in range(ground.setup.tighten + 1):
                choice = replace(plain, headline=headline, share=share, tighter=tighter)
                shift = up + (lines - tighter) / columns
                ways.append(_Way(choice, shift, dear + TIGHT_LINE * tighter + LEAD_LINE * abs(lines)))
        most, least = ground.lead_lines()
        for lead in range(least, most + 1, STEP) if most else ():
            shift = up + lead - taken / columns
            ways.append(
                _Way(
                    replace(plain, headline=headline, lead=lead),
                    shift,
                    dear + ACROSS + _lead_cost(drafter, lead),
                )
            )
    return ways


def _heads(ground: Ground, plain: Choice) -> Iterator[tuple[Headline | None, float, float]]:
    """The heads that may be taken: each with the lines by which it is lower, below 0, and what it costs."""
    main, matter = plain.headline, ground.matter
    yield main, 0.0, 0.0
    if main is None:
        return
    for steps, head in enumerate(matter.lower, 1):
        yield head, _lower_by(ground, main, head), LOWER_HEAD * steps
    if matter.shorter:
        yield matter.shorter, _lower_by(ground, main, matter.shorter), SHORTER


def _lower_by(ground: Ground, main: Headline, other: Headline) -> float:
    grid = ground.sheet.grid
    taken = (math.ceil(head.depth.points / grid - 1e-6) for head in (other, main))
    return float(next(taken) - next(taken))


def _lead_cost(drafter: Drafter, lead: int) -> float:
    """What it costs that the lead picture stands in so many lines."""
    ground = drafter.ground
    most = ground.lead_lines()[0]
    return LEAD_LINE * abs(most - lead) + LEAD_CUT * (ground.cut(lead) > max(CUT, ground.cut(most)))


def _sinks(drafter: Drafter, plain: Choice) -> Sequence[int]:
    """Lines of air that a head without a picture may have above it."""
    sheet = drafter.ground.sheet
    items, bottom = drafter.ground.head(drafter.ground.setup.head, plain.headline, 0)
    most = LOWEST_HEAD * sheet.paper.height.points - bottom if items else 0.0
    return [lines for lines in drafter.ground.setup.sinks if lines * sheet.grid <= most]


def _spread_ways(drafter: Drafter, plain: Choice, facing: int) -> list[_Way]:
    """The lead picture on a page of its own, the text facing it; some of it under or beside the opening's head."""
    ground, ways = drafter.ground, list[_Way]()
    spread = SPREAD + (0.0 if ground.lead_lines()[0] else SPREAD_TALL)
    openings = [(way, ground.opening(plain.headline, way)) for way in ground.setup.arrangements]
    made = [(way, kept) for way, kept in openings if kept is not None]
    # A head that stands on the text's own page is no matter of the opening.
    made = made if made and made[0][1].with_head else made[:1]
    least = min((kept.white for _way, kept in made), default=0.0)
    for way, kept in made:
        head = HEAD_WHITE * (kept.white - least) + SMALLER_HEAD * kept.smaller
        opened = replace(plain, first=facing, opening=kept)
        ways += _opened_ways(drafter, opened, head + _cut_cost(kept) - spread)
        # The text of a picture story stays in one block.
        spare = kept.spare if kept.room < LEAST_TEXT and ground.setup.pictures != "pairs" else 0
        for lines in range(LEAST_TEXT, spare + 1):
            lower = ground.opening(plain.headline, way, lines)
            if lower is None:
                break
            cost = head + UNDER_LINE * lines + _cut_cost(lower) - spread
            ways.append(_opened(ground, replace(opened, opening=lower, under=lines), 0.0, cost))
    # They are told by how far the first of them ends.
    return [replace(way, shift=way.shift - ways[0].shift) for way in ways]


def _opened_ways(drafter: Drafter, opened: Choice, cost: float) -> Iterator[_Way]:
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


def _opened(ground: Ground, choice: Choice, shift: float, cost: float) -> _Way:
    """A way whose text ends further up by what stands on the opening."""
    columns, kept = ground.sheet.columns, choice.opening
    beside = kept.beside if kept else 0
    text = choice.under * (columns - 1 if beside else columns) + beside
    return _Way(choice, shift - text / columns, cost)


def _cut_cost(opened: Opening) -> float:
    return LEAD_CUT if opened.cut > CUT + 1e-6 else 0.0


# ---- The search --------------------------------------------------------------------------------------------


def _cheapest(drafter: Drafter, endings: Endings, ways: Sequence[_Way]) -> Found:
    """The first way is set, the others are foretold by it; the cheapest are set until none could be better.

    Where text is made shorter less may come of it than was foretold: the ways that are left are told so.
    """
    first, left = ways[0], list(ways[1:])
    base = drafter.draft(first.choice)
    best = _found(drafter, endings, base, first)
    amiss = 0.0
    feet = [(first, _uneven(drafter, base))]
    for tried in range(MORE_TRIES):
        # How even the feet will be nobody foretells: pages that end badly apart, or over a hole, are worth more drafts.
        amends = best.draft.uneven > APART or (endings.forms and best.filling.slack > SEEN)
        if not left or tried >= (MORE_TRIES if amends else TRIES):
            break
        costs = [_foretold(drafter, endings, base, way, amiss) for way in left]
        lowest = min(costs)
        if lowest >= best.cost - 0.25:
            break
        # Ways that end alike are as uneven: first those that differ.
        wary = [cost + _feared(feet, way) for cost, way in zip(costs, left, strict=True)]
        way = left.pop(wary.index(min(wary)))
        other = _found(drafter, endings, drafter.draft(way.choice), way)
        feet.append((way, _uneven(drafter, other.draft)))
        if way.shift < 0:
            amiss = max(amiss, _ends(drafter, other.draft) - _ends(drafter, base) - way.shift)
        if other.cost < best.cost:
            best = other
    return replace(best, draft=replace(best.draft, notes=tuple(_told(drafter, first.choice, best.draft))))


def _ends(drafter: Drafter, draft: Draft) -> float:
    """How far down the text ends, in lines from the head of the first page on."""
    free = draft.under.free if draft.under else draft.free
    return (draft.text_ends - draft.first + 1) * drafter.ground.sheet.lines - free


def _found(drafter: Drafter, endings: Endings, draft: Draft, way: _Way) -> Found:
    filling = endings.best(draft.free)
    alone = _alone(drafter, draft.last - draft.first, draft.free) if draft.rows is None else draft.rows.cost
    if draft.rows:
        filling = replace(filling, cost=0.0)
    astray = A_PAGE * 2 if draft.advert_page > draft.last else 0.0
    pages = A_PAGE * (draft.text_ends - draft.first + (draft.choice.opening is not None))
    cost = filling.cost + way.cost + alone + astray + pages + _uneven(drafter, draft) + _hidden(way, filling)
    return Found(draft, filling, cost)


def _uneven(drafter: Drafter, draft: Draft) -> float:
    """What it costs that columns end apart: what is seen under one of them, with the air below, is a hole as wide."""
    hole = A_HOLE / drafter.ground.sheet.columns * max(0, draft.apart + AIR - SEEN)
    return UNEVEN_LINE * max(0, draft.uneven - EVEN) + hole


def _feared(feet: Sequence[tuple[_Way, float]], way: _Way) -> float:
    """What it will cost that the columns of a way end apart: as much as in the draft that is most like it."""
    own = way.choice.early, way.choice.up
    near = [
        (abs(other.shift - way.shift), cost)
        for other, cost in feet
        if abs(other.shift - way.shift) < ALIKE and own == (other.choice.early, other.choice.up)
    ]
    return min(near)[1] if near else 0.0


def _foretold(drafter: Drafter, endings: Endings, base: Draft, way: _Way, amiss: float) -> float:
    """What a way will cost, if its text ends as many lines further down as it is longer; further up by `amiss` less."""
    sheet = drafter.ground.sheet
    shift = min(way.shift + amiss, 0.0) if way.shift < 0 else way.shift
    text_free = base.under.free if base.under else base.free
    free, pages = text_free - round(shift), base.text_ends - base.first
    while free >= sheet.lines and pages:
        # The text ends on the page before.
        free, pages = free - sheet.lines, pages - 1
    while free < 0:
        free, pages = free + sheet.lines, pages + 1
    if drafter.rows and base.under:
        over = drafter.rows.pages(replace(base.under, page=base.first + pages, free=free))
        return over.cost + way.cost + A_PAGE * pages
    opened = base.choice.opening is not None
    filling = endings.best(free)
    cost = filling.cost + _alone(drafter, pages, free) + _hidden(way, filling)
    return cost + way.cost + A_PAGE * (pages + opened)


def _hidden(way: _Way, filling: Filling) -> float:
    """What air above a head costs while there is a hole under the text: it only moves what is left over."""
    return A_HOLE * way.choice.sink if filling.slack > SEEN else 0.0


def _alone(drafter: Drafter, pages: int, free: int) -> float:
    """What it costs that few lines stand on a page of their own."""
    lines = drafter.ground.sheet.lines - free
    return FEW_COST * max(0, FEW - lines) if pages else 0.0


# ---- What is told of it ------------------------------------------------------------------------------------


def _told(drafter: Drafter, first: Choice, draft: Draft) -> Iterator[Note]:
    """What was done so that the story ends well."""
    choice, ground = draft.choice, drafter.ground
    if choice.tighter:
        what = f"{choice.tighter} lines were saved in tighter paragraphs: so the story ends well."
        yield info("text-tightened", "text", what)
    most = ground.lead_lines()[0]
    if choice.lead and choice.lead < most:
        lost = (most - choice.lead) * ground.sheet.grid * MM
        what = f"it is set {lost:.0f} mm lower than it could be: so the story ends well."
        yield info("lead-cropped", "lead picture", what)
    if choice.headline is ground.matter.shorter and choice.headline is not first.headline:
        yield SHORTER_HEAD
