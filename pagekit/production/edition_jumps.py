"""a settled plan of an edition → the same, or one in which a story goes on on a later page, where that costs less.

1. The front is whatever length suits its page, the turn is guessed: the plan says how large the box of the front is.
2. The story is parted there, and both parts are measured; with them the edition is planned as with any stories.
3. Where the plan costs less than the one before, it is taken; but never does a jump push out what matters more than
   what it lets in. A part that does not go in anywhere costs more than all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pagekit.layout import EditionDesign, HeadBand, JumpDesign
from pagekit.plan import EditionPlan, PlanBox, PlannedPage
from pagekit.plan.group import left_cost
from pagekit.plan.jumping import Candidate, Shapes, candidates, front_of, guessed_turn, told, turn_of
from pagekit.plan.matter import StoryMatter, band, measures, natural
from pagekit.production.edition_rounds import Settled, settled_again
from pagekit.production.edition_sheets import SetPart, Sheets
from pagekit.production.edition_stories import SetUp
from pagekit.typeset import StoryGalley
from pagekit.typeset.story.parted import FrontBox, front_lines, front_read, parted, turn_read
from pagekit.typeset.story.shapes import Shape, Stand, shaped

FIRST_GUESS, GUESSES = 0.5, (0.5, 0.58, 0.42, 0.66, 0.34)
"""The share of a story that is turned, before its front has a box; those that are tried of one that leads no page."""
SHORTER, LONGER = 0.02, 0.15
"""The share of the text by which such a front may be shorter or longer than was guessed."""
TRIES = 3
"""Times that a story is parted anew because its turn came to stand on another page than its jump line says."""
WANTED, OFF = 0.75, 60.0
"""Of the most that a front may take what it best does, and what it costs to take all of that more, or less."""
MORE = 1
"""Stories that are tried besides as many as may jump."""


def with_jumps(base: Settled, setup: SetUp, sheets: Sheets) -> Settled:
    """The edition with the jumps that pay."""
    jumps = setup.design.jumps
    if jumps is None:
        return base
    best, tried, taken = base, set[str](), 0
    while taken < jumps.most and len(tried) < jumps.most + MORE:
        found = candidates(best.plan, best.planner.matters, tried)
        if not found:
            break
        tried.add(found[0].story.id)
        kept = dict(sheets.parts)
        other = _Desk(best, setup, jumps, sheets, found[0]).jumped()
        if other is not None and other.plan.cost < best.plan.cost and _lost(other) <= _lost(best):
            best, taken = other, taken + 1
        else:
            sheets.take(kept)
    return replace(best, plan=told(best.plan))


def _lost(made: Settled) -> float:
    """What is paid for the stories that are on no page."""
    out = {one.id for one in made.plan.left_out}
    grid = made.planner.grid
    return sum(left_cost(matter, grid) for matter in made.planner.matters if matter.id in out)


@dataclass(frozen=True, slots=True)
class _Desk:
    """One story that is tried."""

    before: Settled
    setup: SetUp
    jumps: JumpDesign
    sheets: Sheets
    candidate: Candidate

    def jumped(self) -> Settled | None:
        """The edition with the story in two parts; None where it cannot be parted so."""
        galley = self.sheets.stories.galleys[self.candidate.story.id]
        if self.candidate.leads:
            return self._jumped(galley, FIRST_GUESS)
        for guess in GUESSES:
            made = self._jumped(galley, guess)
            if made is not None and made.plan.cost < self.before.plan.cost:
                return made
        return None

    def _jumped(self, galley: StoryGalley, guess: float) -> Settled | None:
        """The same, where such a share of the story is turned, as near as can be."""
        sketch = self._sketched(galley, guess)
        front = _part(sketch, self.candidate, 1) if sketch else None
        turn = _part(sketch, self.candidate, 2) if sketch else None
        if sketch is None or front is None or (turn is None and not self.candidate.leads):
            return None
        page = _page_of(sketch, turn) if turn else _first_later(sketch, self.candidate)
        for _ in range(TRIES):
            made = self._measured(galley, front, page, sketch)
            if made is None:
                return None
            stands = _part(made.plan, self.candidate, 2)
            if stands is None or _part(made.plan, self.candidate, 1) is None:
                return None
            if _page_of(made.plan, stands) == page:
                return made
            page = _page_of(made.plan, stands)
        return None

    # ---- Guessed -----------------------------------------------------------------------------------------

    def _sketched(self, galley: StoryGalley, turned: float) -> EditionPlan | None:
        """A plan in which the front is as long as suits its page, and the turn takes such a share of the text."""
        story = self.candidate.story
        page = next(one for one in self.before.plan.pages if one.number == self.candidate.page)
        fronts = fronts_of(self.candidate, galley, page, self.setup.design, turned)
        if not fronts.following:
            return None
        guess = guessed_turn(story, self.setup.design, turned)
        key = f"sketched {turned}"
        parts = front_of(self.candidate, fronts, key), turn_of(self.candidate, guess, key)
        planner = replace(self.before.planner, matters=self._with(parts))
        return planner.planned(self.before.refused)

    def _with(self, parts: Sequence[StoryMatter]) -> tuple[StoryMatter, ...]:
        others = (one for one in self.before.planner.matters if one.id != self.candidate.story.id)
        return (*others, *parts)

    # ---- Measured ----------------------------------------------------------------------------------------

    def _measured(self, galley: StoryGalley, box: PlanBox, page: str, sketch: EditionPlan) -> Settled | None:
        """The edition with the story parted as its front was sketched, and its turn on that page."""
        story = self.candidate.story
        units, lines, dressed = self.sheets.measures(box)
        every = dict(measures(self.setup.design, self.setup.grid, dressed.lang))
        cut = FrontBox(every[units], lines, box.size_of_head, box.stand)
        name = next(one.label for one in sketch.pages if one.number == self.candidate.page)
        found = parts_of(self.candidate, galley, cut, (name, page), self.setup)
        if found is None:
            return None
        front, turn = found
        self.sheets.take({**self.sheets.parts, (story.id, 1): front, (story.id, 2): turn})
        planner = replace(self.before.planner, matters=self._with((front.matter, turn.matter)))
        return settled_again(planner, self.sheets, self.before)


def fronts_of(
    candidate: Candidate,
    galley: StoryGalley,
    page: PlannedPage,
    design: EditionDesign,
    turned: float | None = None,
) -> Shapes:
    """The shapes of a front that takes no more than the pack's share of a page. One that is not to lead it is as long
    as there is room, near to what is left where such a share of it is `turned`.
    """
    jumps, story = design.jumps, candidate.story
    if jumps is None:
        return Shapes({}, {})
    most = jumps.share * sum(foot - head for hole in page.holes for _unit, head, foot in hole.strips)
    near = None if candidate.leads else turned
    wanted = _Front(most, design.units // (2 if candidate.leads else 3), jumps.turned, candidate.leads, near)
    every = (dict(_fronts(galley, whole, wanted)) for whole in (story.leading, story.following))
    return Shapes(*every)


@dataclass(frozen=True, slots=True)
class _Front:
    """What is asked of a front: its lines times columns of the grid at most, its columns at least, the column lines
    that are turned at least, whether it leads its page, and which share of the text is turned, where that is guessed.
    """

    most: float
    units: int
    turned: int
    leads: bool
    near: float | None


def _fronts(galley: StoryGalley, whole: Mapping[int, Shape], asked: _Front) -> Iterator[tuple[int, Shape]]:
    """Those of no more than so many lines times columns of the grid."""
    least = min(asked.units, max(whole, default=0))
    for units, shape in whole.items():
        # What a page is to lead is no narrow strip of it.
        if units < least:
            continue
        every = min(shape.text, key=lambda way: way[1])[0]
        found = []
        for lines in front_lines(galley, shape.columns, asked.turned):
            share = natural(replace(shape, text=((lines, 0.0),)), units) / asked.most
            near = asked.near is None or -SHORTER <= lines / every - 1 + asked.near <= LONGER
            if share <= 1 and near:
                found.append((lines, OFF * abs(share - WANTED) if asked.leads else 0.0))
        if found:
            yield units, replace(shape, text=tuple(found))


def _standing(shape: Shape, stand: Stand | None) -> Shape:
    """The shape as far as it stands so."""
    if stand is None:
        return shape
    number = shape.columns.number
    heads = tuple(one for one in shape.heads if one.stand(number, stand.picture, stand.at) == stand)
    return replace(
        shape, heads=heads, pictures=tuple(one for one in shape.pictures if one.span == stand.picture)
    )


def parts_of(
    candidate: Candidate, galley: StoryGalley, cut: FrontBox, pages: tuple[str, str], setup: SetUp
) -> tuple[SetPart, SetPart] | None:
    """The front of a story, which fills a box, and its turn, both measured; None where it cannot be parted so."""
    jumps = setup.design.jumps
    found = parted(galley, cut, pages, jumps.turned) if jumps else None
    if jumps is None or found is None:
        return None
    every = dict(measures(setup.design, setup.grid, galley.story.lang))
    units = next(units for units, columns in every.items() if columns == cut.columns)
    key = f"{pages[1]} {units} {found.turned}"
    bands = band(setup.design, None), band(setup.design, candidate.story.priority)
    lead, other = (_standing(shape, cut.stand) for shape in shaped(found.front, cut.columns, bands))
    front = front_of(candidate, Shapes({units: lead}, {units: other}), key)
    own = _points(jumps.head)
    shapes = {units: shaped(found.turn, columns, (own,))[0] for units, columns in every.items()}
    turn = turn_of(candidate, Shapes(shapes, shapes), key)
    return SetPart(front, found.front, front_read), SetPart(turn, found.turn, turn_read)


def _points(own: HeadBand) -> tuple[float, float]:
    return own.least.points, own.most.points


def _part(plan: EditionPlan, candidate: Candidate, part: int) -> PlanBox | None:
    return next(
        (
            box
            for page in plan.pages
            for box in page.boxes
            if box.kind == "story" and box.ref == candidate.story.id and box.part == part and box.parts > 1
        ),
        None,
    )


def _page_of(plan: EditionPlan, box: PlanBox) -> str:
    return next(page.label for page in plan.pages if box in page.boxes)


def _first_later(plan: EditionPlan, candidate: Candidate) -> str:
    """The page that a turn may stand on, where it was guessed too long for all of them."""
    return next(
        page.label
        for page in plan.pages
        if page.number > candidate.page and page.section == candidate.section and page.holes
    )
