"""Story + pack + pictures' shapes + adverts → Composition: the pages of one story, every line on the grid.

`search` chooses among the ways that `draft` can set; here the one that was chosen is put on its sheets.

The rules:
1. A text that leaves its page's foot empty beside an opening hangs lower.
2. A booked advert stands at the foot of the page that was found for it. The house's own takes only what is free on the
   last page: whole, else as a strip, else it stays out.
3. Each page has its folio; each but one with a nameplate its running head.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.fonts.lacking import GLYPH_MISSING
from pagekit.house.story import Story
from pagekit.layout import Paper, PrintManifest
from pagekit.notes import Note, unique
from pagekit.typeset.article.draft import Draft, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.matter import ArticleMatter
from pagekit.typeset.article.search import best_draft
from pagekit.typeset.boxed import boxed_notes
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import ComposedPage, Composition, Group, Item, depth, moved, side_of
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import AIR, advert_at, booked_at_foot, house_at_foot
from pagekit.typeset.sheet.furniture import folio, preview_mark, running_head
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.story.head import unprinted


def compose_article(
    story: Story,
    manifest: PrintManifest,
    typesetter: Typesetter,
    *,
    paper: Paper,
    columns: int,
    matter: ArticleMatter,
) -> Composition:
    """The pages of a story on a paper, in so many columns. The pack says grid, gutter and styles."""
    grid, gutter = manifest.baseline.points, manifest.between.points
    widest = manifest.composed.widest
    sheet = Sheet(paper, grid, gutter, max(1, columns), widest.points if widest else 0.0)
    ground = Ground.of(story, manifest, typesetter.scoped(), sheet, matter)
    return _composition(ground, best_draft(Drafter(ground)))


def _composition(ground: Ground, draft: Draft) -> Composition:
    """The draft on its sheets."""
    first, opening = draft.first, draft.choice.opening
    pages = {number: list(items) for number, items in draft.flowed.pages.items()}
    opened = pages.pop(first - 1, [])
    sunk = _sunk(ground, draft)
    pages[first] = [moved(item, 0.0, sunk) for item in pages.get(first, [])]
    pages.setdefault(first, [])[:0] = [Group("header", draft.head, role="head")]
    footed = _foot(ground, draft, pages)
    sheets = [_page(ground, number, items, number == first) for number, items in sorted(pages.items())]
    if opening:
        number = _folio(ground, first - 1)
        sheets.insert(0, _sheet(ground, first - 1, (*opening.items, *opened), number))
    # Letters that no face shows are looked up on the pages: much is measured that is not printed.
    setter = ground.stick.typesetter
    own = (note for note in setter.notes if note.code != GLYPH_MISSING)
    boxed = boxed_notes(sheets, ground.manifest, setter, ground.story.lang)
    headline = ground.matter.headline
    too_long = (headline.note,) if headline and headline.note else ()
    lost = unprinted(ground.story, ground.setup.head)
    notes = unique((*too_long, *lost, *draft.notes, *footed, *draft.flowed.notes, *own, *boxed))
    return Composition(tuple(sheets), notes, {**draft.flowed.statistics, "pages": len(sheets)})


def _sunk(ground: Ground, draft: Draft) -> float:
    """How far a text that leaves its page's foot empty hangs lower, at most from the facing picture's foot on."""
    foot, sheet, opening = ground.matter.foot, ground.sheet, draft.choice.opening
    items = draft.flowed.pages.get(draft.first, ())
    if opening is None or not opening.with_head or draft.last != draft.first or not items:
        return 0.0
    taken = advert_at(ground.stick, sheet, foot).height + AIR * sheet.grid if foot else 0.0
    free = sheet.foot - max(depth(item) for item in items) - taken
    top = draft.head_ends(sheet.y - sheet.grid) + sheet.grid
    return max(0, int(min(free, opening.foot - top) / sheet.grid + 1e-6)) * sheet.grid


def _foot(ground: Ground, draft: Draft, pages: dict[int, list[Item]]) -> tuple[Note, ...]:
    """Puts the advert of the foot on its page; what is to be told of it."""
    foot, sheet = ground.matter.foot, ground.sheet
    if foot is None:
        return ()
    if foot.booked:
        page, footed = draft.advert_page, booked_at_foot(ground.stick, sheet, foot)
    else:
        ends = max((depth(item) for item in pages[draft.last]), default=sheet.y)
        page, footed = draft.last, house_at_foot(ground.stick, sheet, foot, ends)
    pages.setdefault(page, []).extend(footed.items)
    return footed.notes


def _page(ground: Ground, number: int, items: Sequence[Item], first: bool) -> ComposedPage:
    furniture = _folio(ground, number)
    if not first or "nameplate" not in ground.setup.head:
        words = PageWords.of(ground.story)
        furniture = (*furniture, *running_head(ground.stick, ground.sheet, words, first))
    return _sheet(ground, number, items, furniture)


def _folio(ground: Ground, number: int) -> tuple[Item, ...]:
    return tuple(folio(ground.stick, ground.sheet, ground.story.lang, str(number), side_of(number)))


def _sheet(ground: Ground, number: int, items: Sequence[Item], furniture: tuple[Item, ...]) -> ComposedPage:
    paper, story = ground.sheet.paper, ground.story
    mark = () if story.released else preview_mark(ground.stick, ground.sheet, story.labels)
    return ComposedPage(
        number,
        paper.width.points,
        paper.height.points,
        tuple(items),
        (*furniture, *mark),
        section=story.section or "",
        side=side_of(number),
    )
