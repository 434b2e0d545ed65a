"""Drafter → the Draft that is printed: the search over the ways to set an article, so that its pages end well.

The rules:
1. A page ends with its text, the story's ending and the house advert (`last_page`); what is left over is a hole.
2. What each way (`page_ways`, `spread_ways`) would leave free is foretold from one draft of its kind, and the cheapest
   are set until none that is left could be better.
3. A lead picture that is cut much, tight text, a page more and a few lines alone on their page cost; a spread is worth
   something.

Costs count in lines of white (`last_page`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.notes import Note, info
from pagekit.typeset.article.draft import Choice, Draft, Drafter
from pagekit.typeset.article.last_page import A_HOLE, AIR, EVEN, SEEN, Endings, Filling
from pagekit.typeset.article.opening import FACING
from pagekit.typeset.article.page_ways import Way, plain_ways
from pagekit.typeset.article.spread_ways import across_ways, spread_ways
from pagekit.typeset.flow.flow import MM
from pagekit.typeset.page import side_of

TRIES = 8
"""Ways of a kind that are set at most, after the first."""
APART, MORE_TRIES = 6, 24
"""Lines by which feet end apart that are worth more tries, and how many."""
ALIKE = 1.0
"""Lines by which ways that end alike may end apart."""
A_PAGE = 5.0
"""A page more."""
FEW, FEW_COST = 6, 4.0
"""Lines in a column, with fewer of which no page should be left; what each one that is missing costs."""
UNEVEN_LINE = 1.0
"""A line by which columns end apart, beyond those that nobody sees."""
ABREAST, STRAY = 6.0, 6.0
"""Two cross-heads of one size side by side; a line or a head away from what it belongs to."""
PARTED_OPENER = 30.0
"""A first paragraph in the style of a deck that goes on over the page."""
STRAYED = ("orphans", "widows", "stranded_heads")
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


def best_draft(drafter: Drafter, endings: Endings) -> Found:
    """The way that costs least of all kinds."""
    ground = drafter.ground
    begins = ground.matter.begins
    plain = Choice(begins or 1, ground.matter.headline)
    kinds = [plain_ways(drafter, plain)]
    facing = FACING if begins is None else begins + 1
    if side_of(facing) == "right":
        kinds += filter(None, (make(drafter, plain, facing) for make in (spread_ways, across_ways)))
    found = [_cheapest(drafter, endings, ways) for ways in kinds]
    return min(found, key=lambda each: each.cost)


# ---- The search --------------------------------------------------------------------------------------------


def _cheapest(drafter: Drafter, endings: Endings, ways: Sequence[Way]) -> Found:
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
        apart = best.draft.uneven > APART or best.draft.apart + AIR > SEEN or best.draft.abreast
        amends = apart or ((endings.forms or endings.mark) and endings.hole(best.filling))
        if not left or tried >= (MORE_TRIES if amends else TRIES):
            break
        drafter.ground.count_ways(len(left))
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


def _found(drafter: Drafter, endings: Endings, draft: Draft, way: Way) -> Found:
    filling = endings.best(draft.free)
    alone = _alone(drafter, draft.last - draft.first, draft.free) if draft.rows is None else draft.rows.cost
    if draft.rows:
        filling = replace(filling, cost=0.0)
    astray = A_PAGE * 2 if draft.advert_page > draft.last else 0.0
    pages = A_PAGE * (draft.text_ends - draft.first + (draft.choice.opening is not None))
    cost = (
        filling.cost
        + way.cost
        + alone
        + astray
        + pages
        + _uneven(drafter, draft)
        + _hidden(endings, way, filling)
    )
    return Found(draft, filling, cost)


def _uneven(drafter: Drafter, draft: Draft) -> float:
    """What it costs that columns end apart, and that heads stand abreast or lines stray: what nobody foretells. What
    is seen under one column, with the air below, is a hole as wide.
    """
    # Over a mark there is a line more.
    air = AIR + drafter.ground.bare
    hole = A_HOLE / drafter.ground.sheet.columns * max(0, draft.apart + air - SEEN)
    strayed = sum(int(draft.flowed.statistics.get(name, 0)) for name in STRAYED)
    spoiled = ABREAST * draft.abreast + STRAY * strayed + PARTED_OPENER * draft.opener_parted
    return UNEVEN_LINE * max(0, draft.uneven - EVEN) + hole + spoiled


def _feared(feet: Sequence[tuple[Way, float]], way: Way) -> float:
    """What it will cost that the columns of a way end apart: as much as in the draft that is most like it."""
    own = way.choice.early, way.choice.up
    near = [
        (abs(other.shift - way.shift), cost)
        for other, cost in feet
        if abs(other.shift - way.shift) < ALIKE and own == (other.choice.early, other.choice.up)
    ]
    return min(near)[1] if near else 0.0


def _foretold(drafter: Drafter, endings: Endings, base: Draft, way: Way, amiss: float) -> float:
    """What a way will cost, if its text ends as many lines further down as it is longer; further up by `amiss` less."""
    sheet = drafter.ground.sheet
    shift = min(way.shift + amiss, 0.0) if way.shift < 0 else way.shift
    text_free = base.under.free if base.under else base.free
    free, pages = text_free - round(shift), base.text_ends - base.first
    # The text ends on a page before, or on a later one.
    on = -(free // sheet.lines) if free < 0 else -min(pages, free // sheet.lines)
    free, pages = free + on * sheet.lines, pages + on
    if drafter.rows and base.under:
        over = drafter.rows.pages(replace(base.under, page=base.first + pages, free=free))
        return over.cost + way.cost + A_PAGE * pages
    opened = base.choice.opening is not None
    filling = endings.best(free)
    cost = filling.cost + _alone(drafter, pages, free) + _hidden(endings, way, filling)
    return cost + way.cost + A_PAGE * (pages + opened)


def _hidden(endings: Endings, way: Way, filling: Filling) -> float:
    """What air above a head costs while there is a hole under the text: it only moves what is left over. Where nothing
    else could stand there it is shared between both.
    """
    return A_HOLE * way.choice.sink if filling.slack > SEEN and not endings.band else 0.0


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
