"""Story + pack + pictures' shapes + adverts → Composition: the pages of one story, every line on the grid.

The rules:
1. The head stands across the page, the columns under it; all of it on one baseline grid from the head of the type area.
2. The lead picture crosses the page when it is wide; a tall one stands in the first column, and text flows under it.
3. When the story would run a few lines into another page, paragraphs are set tighter; when it would run a little way,
   the lead picture gives up height, down to the pack's least shape, until the page is saved.
4. The columns of the last page end together.
5. A booked advert stands at the foot of the first page that has room for it. The house's own takes only what is free on
   the last page: whole, else as a strip, else it stays out.
6. A head too high for its page gives up the picture, then the deck, to the columns: no word is lost.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pagekit.house.story import Story
from pagekit.layout import Composed, Manifest, Paper
from pagekit.layout.manifest import HeadPart
from pagekit.notes import Note, info, unique
from pagekit.typeset.article.head import page_head
from pagekit.typeset.article.opening import (
    ENOUGH,
    FACING,
    HEAD_SINKS,
    LOWEST_HEAD,
    Opening,
    OpeningSheet,
    opening,
)
from pagekit.typeset.article.text import article_matter, deck_matter
from pagekit.typeset.blocks.displays import CAPTION_GAP, AdvertPlace, caption_runs
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.copyfit.tighten import tightened
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Flowing
from pagekit.typeset.page import (
    ComposedPage,
    Composition,
    Group,
    Item,
    depth,
    moved,
    side_of,
)
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import (
    AIR,
    FootAdvert,
    advert_at,
    booked_at_foot,
    booked_lines,
    house_at_foot,
)
from pagekit.typeset.sheet.furniture import folio, preview_mark, running_head
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.story.head import HeadMatter, HeadSpace

LEAST_TEXT = 6
"""Lines under a head; with fewer the columns begin on the next page."""
LEAST_BESIDE_ADVERT = 10
"""Lines of text over an advert at the foot."""
MOST_TIGHTENED = 6
"""Lines that paragraphs may be set shorter by to save a page."""
MOST_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class ArticleMatter:
    """What is composed, besides the story: all of it decided by others."""

    ratios: Mapping[str, float]
    """A picture's key → its height over its width, for the pictures that could be made."""
    adverts: Mapping[int, AdvertPlace]
    """Place in the body → the advert that stands there."""
    foot: FootAdvert | None = None
    headline: Headline | None = None
    shorter: Headline | None = None
    """Another head of the desk, in fewer lines: taken where that saves a page."""
    code: bool = False


@dataclass(frozen=True, slots=True)
class _Draft:
    """One way to set the story: the head's items, the flowed text, and the pages' feet."""

    head: tuple[Item, ...]
    flowed: Flowed
    first: int
    """The page number of the head."""
    advert_page: int

    @property
    def last(self) -> int:
        return max([self.first, *self.flowed.pages])


class _Composer:
    def __init__(
        self, story: Story, manifest: Manifest, typesetter: Typesetter, sheet: Sheet, matter: ArticleMatter
    ) -> None:
        self.story, self.manifest, self.typesetter = story, manifest, typesetter
        self.sheet, self.matter = sheet, matter
        self.setup = manifest.composed or Composed()
        self.rtl = story.direction == "rtl"
        stick = Stick(typesetter, manifest, story.lang, story.direction, sheet.grid, matter.ratios)
        text = heights(typesetter.book, stick.style("text"))
        style = stick.on_grid("text")
        baseline = text.baseline(style.size, sheet.grid)
        self.line = GridLine(baseline - text.x * style.size, sheet.grid - baseline)
        trim = self.line.rise + self.line.drop
        self.stick = replace(stick, column=sheet.column, trim=trim, tallest=self._tallest())
        self.notes: list[Note] = []
        self._made: dict[bool, tuple[Flowing, ...]] = {}
        self.headline = matter.headline
        self.opening = self._opening()

    # ---- the pages -----------------------------------------------------------------------------------------

    def compose(self) -> Composition:
        draft = self._opened()
        first = draft.first
        pages = {number: list(items) for number, items in draft.flowed.pages.items()}
        opened = pages.pop(first - 1, [])
        sunk = self._sunk(draft)
        pages[first] = [moved(item, 0.0, sunk) for item in pages.get(first, [])]
        pages.setdefault(first, [])[:0] = [Group("header", draft.head, role="head")]
        self._foot(draft, pages)
        sheets = [self._page(number, tuple(items), first) for number, items in sorted(pages.items())]
        if self.opening:
            number = tuple(folio(self.stick, self.sheet, self.story.lang, str(first - 1), side_of(first - 1)))
            sheets.insert(0, self._sheet(first - 1, (*self.opening.items, *opened), number))
        # Letters that no face shows are looked up for the whole page, its title and its adverts included.
        own = (note for note in self.typesetter.notes if note.code != "glyph-missing")
        notes = unique((*self.notes, *draft.flowed.notes, *own))
        return Composition(tuple(sheets), notes, {**draft.flowed.figures, "pages": len(sheets)})

    def _opened(self) -> _Draft:
        """The draft that faces its opening, or the one without when the story ends on one page then."""
        if self.opening is None:
            return self._aired(self._fitted(1))
        facing, kept = self._facing(), self.opening
        top = max((depth(item) for item in facing.head), default=self.sheet.y)
        room = (self.sheet.foot - top) / self.sheet.grid * self.sheet.columns
        if facing.last == facing.first and self._lines_on(facing, facing.first) < ENOUGH * room:
            self.opening = None
            plain = self._fitted(1)
            if plain.last == plain.first:
                return plain
            self.opening = kept
        return facing

    def _aired(self, draft: _Draft) -> _Draft:
        """The draft with air above its head, where there is no picture and no page is lost by it."""
        if self.setup.opening != "spread" or self._lead_lines()[0] or not draft.head:
            return draft
        most = LOWEST_HEAD * self.sheet.paper.height.points - max(depth(item) for item in draft.head)
        for sink in (lines for lines in HEAD_SINKS if lines * self.sheet.grid <= most):
            lower = self._draft(draft.first, 0, sink=sink)
            if lower.last <= draft.last:
                return lower
        return draft

    def _facing(self) -> _Draft:
        """The draft that faces its opening. Its text begins under the opening's head where that saves a page."""
        kept = self.opening
        room = kept.room if kept and kept.room >= LEAST_TEXT else 0
        draft = self._draft(FACING, 0, room) if room else self._fitted(FACING)
        spare = kept.spare if kept else 0
        over = math.ceil(self._lines_on(draft, draft.last) / self.sheet.columns)
        for lines in range(max(LEAST_TEXT, over), spare + 1) if draft.last > FACING else ():
            self.opening = self._opening(lines)
            fuller = self._draft(FACING, 0, lines)
            if fuller.last < draft.last:
                return fuller
        self.opening = kept
        return draft

    def _sunk(self, draft: _Draft) -> float:
        """How far a text that leaves its page's foot empty hangs lower, at most from the facing picture's foot on."""
        foot, sheet = self.matter.foot, self.sheet
        items = draft.flowed.pages.get(draft.first, ())
        if self.opening is None or not self.opening.told or draft.last != draft.first or not items:
            return 0.0
        taken = advert_at(self.stick, sheet, foot).height + AIR * sheet.grid if foot else 0.0
        free = sheet.foot - max(depth(item) for item in items) - taken
        top = max((depth(item) for item in draft.head), default=sheet.y - sheet.grid) + sheet.grid
        return max(0, int(min(free, self.opening.foot - top) / sheet.grid + 1e-6)) * sheet.grid

    def _fitted(self, first: int) -> _Draft:
        """The draft with the lead picture as high as it may be. Tighter text or a lower picture may save a page."""
        most, least = self._lead_lines()
        draft = self._draft(first, most)
        if draft.last == first:
            return draft
        over = self._lines_on(draft, draft.last)
        for headline in (self.headline, *([self.matter.shorter] if self.matter.shorter else ())):
            for tighter in sorted({0, *range(over, MOST_TIGHTENED + 1), MOST_TIGHTENED}):
                shorter = self._lowered(draft, headline, most, least, tighter)
                if shorter is not None:
                    return shorter
        return draft

    def _lowered(
        self, draft: _Draft, headline: Headline | None, most: int, least: int, tighter: int
    ) -> _Draft | None:
        """The draft that saves a page with the lead picture as high as can be; None when even the lowest does not."""
        kept, self.headline = self.headline, headline
        lead = least
        found = self._draft(draft.first, lead, tighter=tighter)
        if found.last >= draft.last:
            self.headline = kept
            return None
        while lead < most:
            middle = (lead + most + 1) // 2
            higher = self._draft(draft.first, middle, tighter=tighter)
            if higher.last < draft.last:
                lead, found = middle, higher
            else:
                most = middle - 1
        full = self._lead_lines()[0]
        self.notes.extend([_tightened(tighter)] if tighter else [])
        self.notes.extend([_cropped((full - lead) * self.sheet.grid)] if lead < full else [])
        self.notes.extend([_SHORTER_HEAD] if headline is not kept else [])
        return found

    def _draft(self, first: int, lead_lines: int, under: int = 0, sink: int = 0, tighter: int = 0) -> _Draft:
        matter = list(self._flowing(with_lead=not lead_lines))
        if tighter:
            matter = list(tightened(matter, tighter, self.sheet.column) or matter)
        parts = list(self.opening.parts if self.opening else self.setup.head)
        items, bottom = self._head(parts, lead_lines, sink=sink)
        if bottom > self.sheet.foot and lead_lines:
            return self._draft(first, 0)
        if bottom > self.sheet.foot and "deck" in parts:
            matter[:0] = deck_matter(self.story, self.stick)
            items, bottom = self._head(parts, 0, deck=False)
        top = bottom + self.sheet.grid
        free = max(0, int((self.sheet.foot - top) / self.sheet.grid + 1e-6))
        taken = booked_lines(self.stick, self.sheet, self.matter.foot)
        on_first = bool(taken) and free - taken >= LEAST_BESIDE_ADVERT
        advert_page = first if on_first else first + 1
        own = free - taken if on_first else free if free >= LEAST_TEXT else 0
        more = partial(self._more, taken=taken, advert_page=advert_page)
        frames = self.sheet.frames(first, top, own, self.rtl) if own else tuple(more(first))
        opened = self.sheet.frames(first - 1, self.sheet.foot - under * self.sheet.grid, under, self.rtl)
        flowed = flow(
            matter,
            (*opened, *frames) if under else frames,
            self.sheet.grid,
            more_frames=more,
            line=self.line,
            typesetter=self.typesetter,
            balance=True,
        )
        return _Draft(items, flowed, first, advert_page if taken else 0)

    def _more(self, last: int, taken: int, advert_page: int) -> Sequence[Frame]:
        """The columns of the page after the last one."""
        page = last + 1
        if page > MOST_PAGES:
            return ()
        lines = self.sheet.lines - (taken if page == advert_page else 0)
        return self.sheet.frames(page, self.sheet.y, lines, self.rtl)

    def _lines_on(self, draft: _Draft, page: int) -> int:
        return sum(taken.slots for taken in draft.flowed.record if taken.page == page)

    # ---- matter --------------------------------------------------------------------------------------------

    def _flowing(self, with_lead: bool) -> tuple[Flowing, ...]:
        """The text, measured once for all drafts."""
        key = with_lead and not self.opening
        if key not in self._made:
            self._made[key] = article_matter(
                self.story, self.manifest, self.stick, self.matter.ratios, self.matter.adverts, with_lead=key
            )
        return self._made[key]

    # ---- head ----------------------------------------------------------------------------------------------

    def _head(
        self, parts: Sequence[HeadPart], lead_lines: int, deck: bool = True, sink: int = 0
    ) -> tuple[tuple[Item, ...], float]:
        """The head; without its deck what stands beside that stays."""
        story = self.story if deck else replace(self.story, deck=())
        lead = lead_lines * self.sheet.grid - self._caption_height() if lead_lines else 0.0
        matter = HeadMatter(story, self.stick, self.headline, self.matter.code, lead)
        return page_head(parts, matter, replace(self._space(), sink=sink))

    def _space(self) -> HeadSpace:
        sheet = self.sheet
        # The nameplate stands where later pages have their running head.
        return HeadSpace(
            sheet.x, sheet.y - sheet.grid, sheet.width, sheet.column, sheet.gutter, sheet.columns, sheet.grid
        )

    def _lead_lines(self) -> tuple[int, int]:
        """Lines that the lead picture takes with its caption: at most and at least; 0 when it stands in the columns."""
        lead, role = self.story.lead, self.manifest.pictures.get("lead")
        ratio = self.matter.ratios.get(lead.key) if lead else None
        if ratio is None or role is None or "lead" not in self.setup.head or self.opening:
            return 0, 0
        if ratio > role.wide_up_to:
            return 0, 0
        below, grid = self._caption_height(), self.sheet.grid
        most = int((self.sheet.width * min(ratio, role.tallest) + below) / grid + 1e-6)
        least = math.ceil((self.sheet.width * min(ratio, self.setup.lead_least) + below) / grid)
        return most, min(most, least)

    def _caption_height(self) -> float:
        lead = self.story.lead
        if lead is None or not (lead.caption or lead.credit):
            return 0.0
        style = self.stick.ragged("caption")
        row = text_row(self.typesetter, caption_runs(lead), style, self.sheet.width, self.story.lang)
        return row.height + CAPTION_GAP

    def _tallest(self) -> float:
        return 0.42 * self.sheet.lines * self.sheet.grid

    # ---- sheets --------------------------------------------------------------------------------------------

    def _foot(self, draft: _Draft, pages: dict[int, list[Item]]) -> None:
        foot = self.matter.foot
        if foot is None:
            return
        if foot.booked:
            page, footed = draft.advert_page, booked_at_foot(self.stick, self.sheet, foot)
        else:
            ends = max((depth(item) for item in pages[draft.last]), default=self.sheet.y)
            page, footed = draft.last, house_at_foot(self.stick, self.sheet, foot, ends)
        pages.setdefault(page, []).extend(footed.items)
        self.notes.extend(footed.notes)

    def _opening(self, lines: int = 0) -> Opening | None:
        """The page that the lead picture fills, where the pack has stories open on a spread."""
        lead, sheet = self.story.lead, self.sheet
        ratio = self.matter.ratios.get(lead.key) if lead else None
        if ratio is None or self.setup.opening != "spread":
            return None
        matter = HeadMatter(self.story, self.stick, self.headline, self.matter.code, 0.0)
        size = OpeningSheet(sheet.paper.width.points, sheet.foot)
        return opening(self.setup.head, matter, self._space(), size, ratio, lines)

    def _page(self, number: int, items: tuple[Item, ...], first: int) -> ComposedPage:
        furniture = [*folio(self.stick, self.sheet, self.story.lang, str(number), side_of(number))]
        if number != first or "nameplate" not in self.setup.head:
            furniture.extend(running_head(self.stick, self.sheet, PageWords.of(self.story), number == first))
        return self._sheet(number, items, tuple(furniture))

    def _sheet(self, number: int, items: tuple[Item, ...], furniture: tuple[Item, ...]) -> ComposedPage:
        paper = self.sheet.paper
        mark = () if self.story.released else preview_mark(self.stick, self.sheet, self.story.labels)
        marked = (*furniture, *mark)
        return ComposedPage(
            number,
            paper.width.points,
            paper.height.points,
            items,
            marked,
            section=self.story.section or "",
            side=side_of(number),
        )


def compose_article(
    story: Story,
    manifest: Manifest,
    typesetter: Typesetter,
    *,
    paper: Paper,
    columns: int,
    matter: ArticleMatter,
) -> Composition:
    """The pages of a story on a paper, in so many columns. The pack says grid, gutter and styles."""
    grid = manifest.baseline.points if manifest.baseline else 12.0
    gutter = manifest.gutter.points if manifest.gutter else grid
    sheet = Sheet(paper, grid, gutter, max(1, columns))
    return _Composer(story, manifest, typesetter.scoped(), sheet, matter).compose()


_SHORTER_HEAD = info(
    "headline-shorter",
    "headline_variants",
    "a shorter head of the desk was taken: so the story ends on the page before.",
)


def _tightened(lines: int) -> Note:
    what = f"{lines} lines were saved in tighter paragraphs: so the story ends on the page before."
    return info("text-tightened", "text", what)


def _cropped(points: float) -> Note:
    return info(
        "lead-cropped",
        "lead picture",
        f"it is set {points / 72 * 25.4:.0f} mm lower than it could be: so the story ends on the page before.",
    )
