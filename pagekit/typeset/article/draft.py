"""Ground + Choice → Draft: the article set in the way that was chosen, not yet on its sheets.

The rules:
1. The head stands across the page, the columns under it; all of it on one baseline grid from the head of the type area.
2. The lead picture crosses the page when it is wide; a tall one stands in the first column, and text flows under it.
3. The columns of the last page end together.
4. A booked advert has its place at the foot of the first page that has room for it.
5. A head too high for its page gives up the picture, then the deck, to the columns: no word is lost.

Lengths are points, the numbers of a choice lines of the grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from pagekit.notes import Note
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.opening import Opening
from pagekit.typeset.article.text import article_matter, deck_matter
from pagekit.typeset.copyfit.fit import Variants
from pagekit.typeset.copyfit.tighten import tightened, tighter_ways
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.matter import Flowing
from pagekit.typeset.page import Item, depth
from pagekit.typeset.sheet.foot import booked_lines

LEAST_TEXT = 6
"""Lines under a head; with fewer the columns begin on the next page."""
MOST_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to set an article."""

    first: int = 1
    """The page number of the head."""
    headline: Headline | None = None
    opening: Opening | None = None
    """The page that the lead picture fills, before the first."""
    lead: int = 0
    """Lines of the lead picture over the columns, its caption included; 0 when it stands in them."""
    tighter: int = 0
    """Lines that paragraphs are set shorter by."""
    under: int = 0
    """Lines of text under the opening's head."""
    sink: int = 0
    """Lines of air above the head."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a choice sets it: the head's items, the flowed text, the page of a booked advert."""

    choice: Choice
    head: tuple[Item, ...]
    flowed: Flowed
    advert_page: int
    notes: tuple[Note, ...] = ()
    """What was done to save a page."""

    @property
    def first(self) -> int:
        """The page of the head."""
        return self.choice.first

    @property
    def last(self) -> int:
        """The page on which the text ends."""
        return max([self.first, *self.flowed.pages])

    def head_ends(self, without: float) -> float:
        """The y of the head's foot; `without` where there is none."""
        return max((depth(item) for item in self.head), default=without)

    def lines_on(self, page: int) -> int:
        """Column lines that are taken on a page."""
        return sum(taken.slots for taken in self.flowed.record if taken.page == page)


class _Begun(NamedTuple):
    """How an article begins: what stands over its columns."""

    choice: Choice
    """The one that was asked for, or what had to take its place."""
    items: tuple[Item, ...]
    deck: tuple[Flowing, ...]
    """A deck that had no room in the head."""
    top: float
    lines: int
    """Lines of each column under it; 0 where they begin on the next page."""
    advert: int
    """Lines of a booked advert, and the page it stands on."""
    advert_page: int


class Drafter:
    """Sets an article in any way that is chosen. The text is measured once for all of them."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._made: dict[bool, tuple[Flowing, ...]] = {}
        self._tighter: dict[bool, Variants] = {}

    def draft(self, choice: Choice) -> Draft:
        """The article, set so."""
        begun = self._begun(choice)
        ground, sheet, choice = self.ground, self.ground.sheet, begun.choice
        more = partial(self._more, taken=begun.advert, advert_page=begun.advert_page)
        own = begun.lines
        frames = sheet.frames(choice.first, begun.top, own, ground.rtl) if own else tuple(more(choice.first))
        flowed = flow(
            (*begun.deck, *self._matter(choice)),
            (*self._under(choice), *frames),
            sheet.grid,
            more_frames=more,
            line=ground.line,
            typesetter=ground.stick.typesetter,
            balance=True,
        )
        return Draft(choice, begun.items, flowed, begun.advert_page if begun.advert else 0)

    def may_save(self, draft: Draft, choice: Choice) -> bool:
        """False where a choice cannot bring the text of a draft to the page before its last: it need not be set.

        What stands on the draft's pages, less what the choice sets tighter and a line for each column, must go into
        the columns before. A line is what the planner wins in a column at most by setting other paragraphs.
        """
        sheet, begun = self.ground.sheet, self._begun(choice)
        if (bool(begun.choice.lead), begun.deck) != (bool(draft.choice.lead), self._begun(draft.choice).deck):
            # Other matter flows: its lines are not those that were counted.
            return True
        before = range(draft.first, draft.last)
        columns = sheet.columns * sum(
            begun.lines if page == draft.first else self._lines(page, begun.advert, begun.advert_page)
            for page in before
        )
        taken = sum(taken.slots for taken in draft.flowed.record)
        return taken - choice.tighter - sheet.columns * len(before) <= columns

    def _begun(self, choice: Choice) -> _Begun:
        """What stands over the columns, and where they begin."""
        ground, sheet, deck = self.ground, self.ground.sheet, tuple[Flowing, ...]()
        parts = choice.opening.parts if choice.opening else ground.setup.head
        items, bottom = ground.head(parts, choice.headline, choice.lead, sink=choice.sink)
        if bottom > sheet.foot and choice.lead:
            return self._begun(Choice(choice.first, choice.headline, choice.opening))
        if bottom > sheet.foot and "deck" in parts:
            deck = tuple(deck_matter(ground.story, ground.stick))
            items, bottom = ground.head(parts, choice.headline, 0, deck=False)
        top = bottom + sheet.grid
        free = max(0, int((sheet.foot - top) / sheet.grid + 1e-6))
        taken = booked_lines(ground.stick, sheet, ground.matter.foot)
        on_first = bool(taken) and free - taken >= ground.setup.beside_advert
        lines = free - taken if on_first else free if free >= LEAST_TEXT else 0
        return _Begun(choice, items, deck, top, lines, taken, choice.first if on_first else choice.first + 1)

    def _under(self, choice: Choice) -> Sequence[Frame]:
        """The columns under the opening's head."""
        sheet, lines = self.ground.sheet, choice.under
        if not lines:
            return ()
        return sheet.frames(choice.first - 1, sheet.foot - lines * sheet.grid, lines, self.ground.rtl)

    def _more(self, last: int, taken: int, advert_page: int) -> Sequence[Frame]:
        """The columns of the page after the last one."""
        sheet, page = self.ground.sheet, last + 1
        if page > MOST_PAGES:
            return ()
        return sheet.frames(page, sheet.y, self._lines(page, taken, advert_page), self.ground.rtl)

    def _lines(self, page: int, taken: int, advert_page: int) -> int:
        """The lines of a column of a page after the first."""
        return self.ground.sheet.lines - (taken if page == advert_page else 0)

    def _matter(self, choice: Choice) -> tuple[Flowing, ...]:
        """All that flows, tighter where that was chosen and can be had."""
        with_lead = not choice.lead and not choice.opening
        if with_lead not in self._made:
            self._made[with_lead] = article_matter(self.ground, with_lead=with_lead)
        made = self._made[with_lead]
        if not choice.tighter:
            return made
        if with_lead not in self._tighter:
            sheet = self.ground.sheet
            self._tighter[with_lead] = tighter_ways(made, sheet.grid, sheet.column)
        return tightened(self._tighter[with_lead], choice.tighter) or made
