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

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from pagekit.layout.manifest import Arrangement
from pagekit.notes import Note
from pagekit.typeset.article.feet import beside_empty, heads_abreast
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.margin import Margin
from pagekit.typeset.article.opening import CAPTION_AIR, LEAST_TEXT, Opening
from pagekit.typeset.article.rows import RowPages, Rows, Under
from pagekit.typeset.article.text import (
    article_matter,
    displayed,
    earlier,
    row_figures,
    scaled,
    scalings,
    widened,
    widenings,
    with_opener,
)
from pagekit.typeset.flow.chain import More
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.matter import Flowing
from pagekit.typeset.page import Item, depth, moved
from pagekit.typeset.sheet.foot import booked_lines
from pagekit.typeset.story.text import deck_matter

if TYPE_CHECKING:
    from pagekit.typeset.copyfit.fit import Variants

MOST_PAGES = 2_000
SEEN_GAP = 4
"""Lines of white in a column that nobody sees."""
NEARLY = 0.05
"""A line that misses so little of its height is free."""

_Key = tuple[bool, int, float, int, float, int, int, bool, str]
"""What of a choice decides what flows, but for how tight it is."""


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
    share: float = 1.0
    """Of its own height what the lead picture has in a column."""
    tighter: int = 0
    """Lines that paragraphs are set shorter by."""
    under: int = 0
    """Lines of text under the opening's head; beside it they are its own matter."""
    wide: int = 0
    """The picture of the text that stands across all columns, from 1 on."""
    scaled: int = 0
    """The picture of the text that has another height in its column, from 1 on, and its share of its shape's."""
    height: float = 1.0
    early: int = 0
    """The picture of the text that stands earlier, from 1 on, and by how many paragraphs."""
    up: int = 0
    sink: int = 0
    """Lines of air above the head; above the text where the head stands with its opening."""
    large_quote: bool = False
    """The first quotation of the text is as large as a pull quote."""
    opener: str = ""
    """The style of a deck that the first paragraph is set in; its own when empty."""
    way: Arrangement = "stacked"
    """How the head stands over its page's columns."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a choice sets it: the head's items, the flowed text, the page of a booked advert."""

    choice: Choice
    head: tuple[Item, ...]
    flowed: Flowed
    advert_page: int
    ends: float
    """The y under the text of the last page; under its head where no text stands there."""
    free: int
    """Lines of the grid that are free under it."""
    alone: int = 0
    """Lines that stand on the last page beside a column with nothing in it."""
    abreast: int = 0
    """Cross-heads that stand beside others of their size."""
    rows: RowPages | None = None
    """The pictures that stand under the text, where they do."""
    under: Under | None = None
    """Where the text ends over them."""
    notes: tuple[Note, ...] = ()
    """What was done so that the story ends well."""

    @property
    def opener_parted(self) -> bool:
        """Whether a first paragraph in the style of a deck goes on over the page."""
        pages = {taken.page for taken in self.flowed.record if not taken.item}
        return bool(self.choice.opener) and len(pages) > 1

    @property
    def apart(self) -> int:
        """Lines by which the columns of the last page end apart."""
        ends: dict[int, int] = {}
        for frame, _line, end in self._last_columns():
            ends[frame] = max(ends.get(frame, 0), end)
        apart = max(ends.values()) - min(ends.values()) if ends else 0
        return max(apart, self.alone, self.gap)

    @property
    def gap(self) -> int:
        """Lines that are free in a column of the last page over what stands at its foot; 0 where nobody sees them."""
        widest, last, reached = 0, -1, 0
        for frame, line, end in sorted(self._last_columns()):
            reached = reached if frame == last else 0
            widest = max(widest, line - reached)
            last, reached = frame, max(reached, end)
        return widest if widest > SEEN_GAP else 0

    def _last_columns(self) -> Iterator[tuple[int, int, int]]:
        """What stands in each column of the last page: the column, its first line, and that under its last."""
        for taken in self.flowed.record:
            if taken.page == self.text_ends:
                for frame in (taken.frame, *taken.beside):
                    yield frame, taken.line, taken.line + taken.slots

    @property
    def uneven(self) -> int:
        """The same, and the lines by which columns end before the page's foot on the others."""
        return self.apart + int(self.flowed.statistics.get("short_lines", 0))

    @property
    def first(self) -> int:
        """The page of the head."""
        return self.choice.first

    @property
    def last(self) -> int:
        """The page on which the story ends."""
        return max([self.first, *self.flowed.pages, *([self.rows.last] if self.rows else [])])

    @property
    def text_ends(self) -> int:
        """The page on which the text ends."""
        return max([self.first, *self.flowed.pages])


class Drafter:
    """Sets an article in any way that is chosen. The text is measured once for all of them."""

    def __init__(self, ground: Ground, ending: Callable[[int], float]) -> None:
        """`ending`: lines that are free on the last page → what that costs."""
        self.ground = ground
        figures = row_figures(ground)
        self.rows = Rows(ground, figures, ending) if figures else None
        self.margin = Margin(ground) if ground.sheet.margin else None
        self._made: dict[_Key, tuple[Flowing, ...]] = {}
        self._tighter: dict[_Key, Variants] = {}

    def draft(self, choice: Choice) -> Draft:
        """The article, set so."""
        ground, sheet = self.ground, self.ground.sheet
        matter = list(self._matter(choice))
        parts = choice.opening.parts if choice.opening else ground.setup.head
        items, bottom = ground.head(parts, choice.headline, choice.lead, sink=choice.sink, way=choice.way)
        if bottom > sheet.foot and choice.lead:
            return self.draft(Choice(choice.first, choice.headline, choice.opening))
        if bottom > sheet.foot and "deck" in parts:
            matter[:0] = deck_matter(ground.story, ground.stick)
            items, bottom = ground.head(parts, choice.headline, 0, deck=False, sink=choice.sink)
        opened = choice.opening
        if opened and opened.facing:
            # Under the other half of the picture.
            down = (sheet.lines - opened.under + 1) * sheet.grid
            items = tuple(moved(item, 0.0, down + CAPTION_AIR) for item in items)
            bottom += down
        top = bottom + sheet.grid + (choice.sink * sheet.grid if opened and opened.with_head else 0.0)
        free = max(0, int((sheet.foot - top) / sheet.grid + 1e-6))
        taken = booked_lines(ground.stick, sheet, ground.matter.foot)
        on_first = bool(taken) and free - taken >= ground.setup.beside_advert
        advert_page = choice.first if on_first else choice.first + 1
        own = free - taken if on_first else free if free >= LEAST_TEXT else 0
        more = partial(self._more, taken=taken, advert_page=advert_page)
        frames = sheet.frames(choice.first, top, own, ground.rtl) if own else tuple(more(choice.first))
        flowed = self._flowed(matter, (*self._under(choice), *frames), more)
        last = max([choice.first, *flowed.pages])
        ends = max([depth(item) for item in flowed.pages.get(last, ())], default=0.0)
        ends = max(ends, bottom if last == choice.first else sheet.y)
        limit = sheet.foot - (taken * sheet.grid if taken and advert_page == last else 0.0)
        free_lines = math.floor((limit - ends) / sheet.grid + NEARLY)
        # Text that stands under a head begins there.
        columns = sheet.frames(last, top if last == choice.first else sheet.y, 1, ground.rtl)
        alone = beside_empty(flowed.pages.get(last, ()), columns, sheet.grid)
        abreast = sum(map(heads_abreast, flowed.pages.values()))
        made = Draft(choice, items, flowed, advert_page if taken else 0, ends, free_lines, alone, abreast)
        return self._with_rows(made, Under(last, free_lines, taken, made.advert_page))

    def _flowed(self, matter: Sequence[Flowing], frames: Sequence[Frame], more: More) -> Flowed:
        """The matter in its columns, and what stands in the margin beside them. What finds no room there goes back."""
        if self.margin is None:
            return self._columns(matter, frames, more)
        wished = self.margin.wished(matter)
        while True:
            known = list(frames)

            def noted(last: int, known: list[Frame] = known) -> Sequence[Frame] | None:
                found = more(last)
                known.extend(found or ())
                return found

            parted = self.margin.parted(matter, wished)
            flowed = self._columns(parted.matter, frames, noted)
            found = self.margin.stood(parted, flowed, known)
            if not found.back:
                return replace(flowed, pages=found.pages)
            wished -= found.back

    def _columns(self, matter: Sequence[Flowing], frames: Sequence[Frame], more: More) -> Flowed:
        ground = self.ground
        return flow(
            matter,
            frames,
            ground.sheet.grid,
            more_frames=more,
            line=ground.line,
            typesetter=ground.stick.typesetter,
            balance=True,
        )

    def _with_rows(self, draft: Draft, under: Under) -> Draft:
        """The draft with the pictures that stand under its text."""
        if self.rows is None:
            return draft
        found = self.rows.pages(under)
        return replace(draft, rows=found, under=under, ends=self.rows.ends(found), free=found.free)

    def widenings(self, choice: Choice) -> tuple[float, ...]:
        """How many lines more of each column each picture of the text takes across all of them."""
        return widenings(self._matter(choice), self.ground)

    def quote_lines(self, choice: Choice) -> float | None:
        """How many lines more of a column the first quotation takes where it is large; None where it may not be."""
        large = displayed(self._matter(choice), self.ground)
        return large[1] if large else None

    def opener_lines(self, choice: Choice, style: str) -> float | None:
        """How many lines more of a column the first paragraph takes in that style; None where it may not have it."""
        opened = with_opener(self._matter(choice), self.ground, style)
        return opened[1] if opened else None

    def may_be_earlier(self, choice: Choice, number: int, up: int) -> bool:
        """Whether the picture of that number has so many paragraphs before it."""
        return earlier(self._matter(choice), self.ground, number, up) is not None

    def scalings(self, choice: Choice) -> tuple[tuple[tuple[int, float], ...], ...]:
        """Of each picture of the text the lines that it may take more in its column, and its share of its shape."""
        return scalings(self._matter(choice), self.ground)

    def _under(self, choice: Choice) -> Sequence[Frame]:
        """The columns under the opening's head, and the one beside it."""
        sheet, lines = self.ground.sheet, choice.under
        beside = choice.opening.beside if choice.opening else 0
        if not lines and not beside:
            return ()
        page, high = choice.first - 1, max(lines, beside)
        *columns, last = sheet.frames(page, sheet.foot - high * sheet.grid, high, self.ground.rtl)
        if not lines:
            return (last,)
        lower = (high - lines) * sheet.grid
        return (*(replace(frame, y=frame.y + lower, lines=lines) for frame in columns), last)

    def _more(self, last: int, taken: int, advert_page: int) -> Sequence[Frame]:
        """The columns of the page after the last one."""
        sheet, page = self.ground.sheet, last + 1
        if page > MOST_PAGES:
            return ()
        lines = sheet.lines - (taken if page == advert_page else 0)
        return sheet.frames(page, sheet.y, lines, self.ground.rtl)

    def _matter(self, choice: Choice) -> tuple[Flowing, ...]:
        """All that flows, tighter where that was chosen and can be had."""
        with_lead = not choice.lead and not choice.opening
        key = (
            with_lead, choice.wide, choice.share, choice.scaled, choice.height, choice.early, choice.up,
            choice.large_quote, choice.opener,
        )  # fmt: skip
        if key not in self._made:
            made = article_matter(self.ground, with_lead=with_lead, share=choice.share)
            made = scaled(made, self.ground, choice.scaled, choice.height) if choice.scaled else made
            made = (choice.early and earlier(made, self.ground, choice.early, choice.up)) or made
            large = displayed(made, self.ground) if choice.large_quote else None
            made = large[0] if large else made
            opened = with_opener(made, self.ground, choice.opener) if choice.opener else None
            made = opened[0] if opened else made
            self._made[key] = widened(made, self.ground, choice.wide) if choice.wide else made
        made = self._made[key]
        if not choice.tighter:
            return made
        # Copyfitting, which few stories need on their own pages.
        from pagekit.typeset.copyfit.tighten import tightened, tighter_ways

        if key not in self._tighter:
            sheet = self.ground.sheet
            self._tighter[key] = tighter_ways(made, sheet.grid, sheet.column)
        return tightened(self._tighter[key], choice.tighter) or made
