"""Story + pack + sheet + ArticleMatter → Ground: what every way to set the article has in common. Points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from pagekit.house.story import Figure, Story
from pagekit.layout import Composed, PrintManifest
from pagekit.layout.manifest import Arrangement, HeadPart
from pagekit.typeset.article.across import openings_across
from pagekit.typeset.article.arrangements import Arranged, arranged, own_words, page_head_in
from pagekit.typeset.article.heads import with_heads
from pagekit.typeset.article.matter import ArticleMatter
from pagekit.typeset.article.opening import CUT, Opening, OpeningSheet, opening
from pagekit.typeset.blocks.displays import CAPTION_GAP, KEPT, caption_height, caption_runs, figure_box
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Item
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.typeset.story.text import grid_line

HIGHEST = 0.8
"""Of a page's height, what a picture that would be a strip otherwise may take."""
LOWER_LEAD, HIGHER_LEAD = 0.75, 1.2
"""What a picture in a column may have of its own height."""
LARGER = 2
"""Steps by which a headline may be larger where its opening has room, and what a deck is then set in."""
LARGE_DECK = MappingProxyType({"deck": "decklarge", "deckbeside": "deck"})
WAY = 10
"""Letters whose measuring takes as long as a look at a way to set the article."""
HALF = 0.5
"""The share of the lead picture's height that is kept at least."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A story, its sheet, and all that is decided before anything is chosen."""

    story: Story
    manifest: PrintManifest
    sheet: Sheet
    matter: ArticleMatter
    stick: Stick
    line: GridLine

    @classmethod
    def of(
        cls,
        story: Story,
        manifest: PrintManifest,
        typesetter: Typesetter,
        sheet: Sheet,
        matter: ArticleMatter,
    ) -> Ground:
        """The ground of an article."""
        stick = Stick(typesetter, manifest, story.lang, story.direction, sheet.grid, matter.shapes)
        line = grid_line(stick)
        page = sheet.lines * sheet.grid
        stick = replace(
            stick,
            column=sheet.column,
            trim=line.rise + line.drop,
            tallest=manifest.composed.tallest * page,
            highest=HIGHEST * page,
        )
        texts = (story.headline, *story.headline_variants)
        return cls(story, manifest, sheet, with_heads(matter, texts, stick, sheet.width), stick, line)

    @property
    def setup(self) -> Composed:
        """How the pack composes its pages."""
        return self.manifest.composed

    @property
    def across(self) -> Ground:
        """The same without the margin column: what stands across the page has all of its width."""
        return replace(self, sheet=replace(self.sheet, margin=0.0))

    @property
    def bare(self) -> bool:
        """Nothing stands under the text but what it brings itself: no advert, no code, no other story. Beside a margin
        column it stays as it is: what stands there hangs on its lines.
        """
        beside = self.sheet.margin > 0
        return not (beside or self.matter.foot or self.matter.code or self.story.related)

    @property
    def rtl(self) -> bool:
        """The first column is the right one."""
        return self.story.direction == "rtl"

    @property
    def space(self) -> HeadSpace:
        """The place of the head. A nameplate stands where later pages have their running head."""
        sheet = self.sheet
        return HeadSpace(
            sheet.x, sheet.y - sheet.grid, sheet.width, sheet.column, sheet.gutter, sheet.columns, sheet.grid
        )

    @property
    def lead_shape(self) -> float | None:
        """The shape of the lead picture; None without one."""
        return self.stick.shapes.get(self.story.lead.key) if self.story.lead else None

    @property
    def caption(self) -> float:
        """The height of the lead picture's caption with the gap above it."""
        lead = self.story.lead
        if lead is None or not (lead.caption or lead.credit):
            return 0.0
        style = self.stick.ragged("caption")
        row = text_row(self.stick.typesetter, caption_runs(lead), style, self.sheet.width, self.story.lang)
        return row.height + CAPTION_GAP

    def lead_lines(self) -> tuple[int, int]:
        """Lines that the lead picture takes over the columns with its caption: at most and at least; 0 when it stands
        in them.
        """
        role, shape = self.manifest.pictures.get("lead"), self.lead_shape
        if shape is None or role is None or "lead" not in self.setup.head or shape > role.wide_up_to:
            return 0, 0
        below, grid = self.caption, self.sheet.grid
        # However low the picture is, it has a line of its own.
        lowest = math.ceil((below + grid) / grid)
        # In the pack's shape it may lose a quarter, and no more.
        tallest = max(min(shape, role.tallest), KEPT * shape)
        most = max(lowest, int((self.sheet.width * tallest + below) / grid + 1e-6))
        # However much air it must make, half of it stays.
        lowest_shape = min(shape, max(self.setup.lead_least, HALF * shape))
        least = math.ceil((self.sheet.width * lowest_shape + below) / grid)
        return most, min(most, max(lowest, least))

    def column_lines(self) -> int:
        """Lines that the lead picture takes in a column, in its own shape."""
        lead, shape = self.story.lead, self.lead_shape
        if lead is None or shape is None:
            return 0
        height = figure_box(self.stick, lead, self.sheet.column, "lead").height
        return round((height + self.stick.trim) / self.sheet.grid)

    def column_leads(self) -> tuple[tuple[int, float], ...]:
        """What the lead picture may have of its height in a column, and the lines that it takes more than in its own:
        a quarter lower at most, and a fifth higher. The first is its own.
        """
        lead, sheet, trim = self.story.lead, self.sheet, self.stick.trim
        role, shape = self.manifest.pictures.get("inline"), self.lead_shape
        if lead is None or shape is None:
            return ()
        natural = sheet.column * min(shape, role.tallest if role else shape)
        below = caption_height(self.stick, lead, sheet.column) + trim
        own = self.column_lines()
        least = math.ceil((LOWER_LEAD * natural + below) / sheet.grid)
        most = int((HIGHER_LEAD * natural + below) / sheet.grid)
        others = [lines for lines in range(least, most + 1) if lines != own]
        return ((0, 1.0), *((lines - own, (lines * sheet.grid - below) / natural) for lines in others))

    def heights(self, figure: Figure) -> tuple[tuple[int, float], ...]:
        """What a picture of the text may have of its shape's height in a column, and the lines that it takes more than
        it would: a quarter lower at most, and a fifth higher.
        """
        sheet, stick, trim = self.sheet, self.stick, self.stick.trim
        whole = sheet.column * stick.shapes[figure.key]
        below = caption_height(stick, figure, sheet.column) + trim
        own = round((figure_box(stick, figure, sheet.column).height + trim) / sheet.grid)
        least = math.ceil((LOWER_LEAD * whole + below) / sheet.grid)
        most = int((min(HIGHER_LEAD * whole, stick.tallest) + below) / sheet.grid)
        others = [lines for lines in range(least, most + 1) if lines != own]
        return tuple((lines - own, (lines * sheet.grid - below) / whole) for lines in others)

    def tallest_lead(self) -> int:
        """Lines that the lead picture takes over the columns in its own shape, where that is a little more than the
        pack's; 0 when it stands in them.
        """
        most = self.lead_lines()[0]
        if not most or self.lead_shape is None:
            return 0
        grid, below = self.sheet.grid, self.caption
        own = int((self.sheet.width * self.lead_shape + below) / grid + 1e-6)
        given = self.setup.fit.picture_most * (most * grid - below)
        return max(most, min(own, int((given + below) / grid + 1e-6)))

    def cut(self, lines: int) -> float:
        """The share of the lead picture that is cut away where it stands in so many lines over the columns."""
        if not lines or not self.lead_shape:
            return 0.0
        shape = (lines * self.sheet.grid - self.caption) / self.sheet.width
        return 1 - min(shape, self.lead_shape) / max(shape, self.lead_shape)

    def count_ways(self, ways: int) -> None:
        """Take note of ways to set it that are looked at. Raises LimitExceeded where there may not be so many."""
        self.stick.typesetter.count(ways * WAY)

    def head(
        self,
        parts: Sequence[HeadPart],
        headline: Headline | None,
        lead_lines: int,
        *,
        deck: bool = True,
        sink: int = 0,
        way: Arrangement = "stacked",
    ) -> tuple[tuple[Item, ...], float]:
        """The head, arranged in that way, and the y under it; without its deck what stands beside that stays."""
        story = self.story if deck else replace(self.story, deck=())
        lead = lead_lines * self.sheet.grid - self.caption if lead_lines else 0.0
        matter = HeadMatter(story, self.stick, headline, code=False, lead_height=lead)
        return page_head_in(way, parts, matter, replace(self.space, sink=sink))

    def words(
        self, parts: Sequence[HeadPart], headline: Headline | None, way: Arrangement
    ) -> Arranged | None:
        """The words of a head over the columns in that way; None where they cannot stand so."""
        matter = HeadMatter(self.story, self.stick, headline, code=False, lead_height=0.0)
        return arranged(way, own_words(parts), matter, self.space)

    def openings_across(self, headline: Headline | None, way: Arrangement) -> Iterator[Opening]:
        """The lead picture across both pages of a spread, where the pack has pictures of its shape open so."""
        sheet, shape, least = self.sheet, self.lead_shape, self.setup.across
        if shape is None or least is None or self.setup.opening != "spread" or shape * least > 1 + 1e-6:
            return iter(())
        matter = HeadMatter(self.story, self.stick, headline, code=False, lead_height=0.0)
        size = OpeningSheet(sheet.paper.width.points, sheet.foot)
        return openings_across(self.setup.head, matter, self.space, size, shape, way)

    def opening(
        self, headline: Headline | None, way: Arrangement = "stacked", lines: int = 0
    ) -> Opening | None:
        """The page that the lead picture fills, where the pack has stories open on a spread: the head under it arranged
        in that way, so many lines of text under that.
        """
        sheet, shape = self.sheet, self.lead_shape
        if shape is None or self.setup.opening != "spread":
            return None
        matter = HeadMatter(self.story, self.stick, headline, code=False, lead_height=0.0)
        size = OpeningSheet(sheet.paper.width.points, sheet.foot)
        large = replace(matter, stick=replace(self.stick, instead=LARGE_DECK))

        def made(own: HeadMatter, larger: int) -> Opening | None:
            return opening(self.setup.head, own, self.space, size, shape, way, lines, larger)

        found = made(matter, 0)
        if found is None or not found.with_head or (found.air < 0.9 and found.cut <= CUT + 1e-6):
            return found
        # There is room that the picture does not want: larger type has it.
        others = (made(own, larger) for own, larger in product((matter, large), range(LARGER + 1)))
        return min(filter(None, others), key=lambda each: each.cost)
