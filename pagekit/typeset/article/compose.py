"""Story + pack + pictures' shapes + adverts → Composition: the pages of one story, every line on the grid.

`search` chooses among the ways that `draft` can set; here the one that was chosen is put on its sheets.

The rules:
1. Under the last lines stands the story's ending, and on the foot of that page the house advert.
2. A booked advert stands at the foot of the page that was found for it.
3. Each page has its folio; each but one with a nameplate its running head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pagekit.fonts.lacking import GLYPH_MISSING
from pagekit.house.story import Story
from pagekit.layout import Paper, PrintManifest
from pagekit.notes import Note, info, unique
from pagekit.typeset.article.draft import Drafter
from pagekit.typeset.article.ending import FOLIO, end_mark, ending_forms, margin_form
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.last_page import AIR, SEEN, Endings, band_lines
from pagekit.typeset.article.matter import ArticleMatter
from pagekit.typeset.article.rows import Rows
from pagekit.typeset.article.search import Found, best_draft
from pagekit.typeset.boxed import boxed_notes
from pagekit.typeset.flow.flow import MM
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import ComposedPage, Composition, Group, Item, moved, side_of
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import booked_at_foot, house_at_foot, house_heights
from pagekit.typeset.sheet.furniture import folio, preview_mark, running_head
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.story.text import deck_opens
from pagekit.typeset.story.unprinted import unprinted


@dataclass(frozen=True, slots=True)
class SetArticle:
    """An article in the way that was found best, to be put on its sheets."""

    ground: Ground
    endings: Endings
    found: Found
    rows: Rows | None

    @property
    def pages(self) -> int:
        """How many it takes."""
        return len(self.composition().pages)

    def composition(self, later: int = 0) -> Composition:
        """Its pages, so many pages later than it was set for: an even number, for what was left stays left."""
        return _composition(self, later)


def compose_article(
    story: Story,
    manifest: PrintManifest,
    typesetter: Typesetter,
    *,
    paper: Paper,
    columns: int,
    matter: ArticleMatter,
    margin: bool = False,
) -> Composition:
    """The pages of a story on a paper, in so many columns, with the pack's margin column or without. The pack says
    grid, gutter and styles.
    """
    made = set_article(
        story, manifest, typesetter, paper=paper, columns=columns, matter=matter, margin=margin
    )
    return made.composition()


def set_article(
    story: Story,
    manifest: PrintManifest,
    typesetter: Typesetter,
    *,
    paper: Paper,
    columns: int,
    matter: ArticleMatter,
    margin: bool = False,
    found: Found | None = None,
) -> SetArticle:
    """The same before it is put on its sheets. `found`: the way that was found elsewhere; then none is looked for."""
    grid, gutter, setup = manifest.baseline.points, manifest.between.points, manifest.composed
    widest = setup.widest.points if setup.widest else 0.0
    sheet = Sheet(paper, grid, gutter, max(1, columns), widest, setup.margin.points if margin else 0.0)
    ground = Ground.of(story, manifest, typesetter.scoped(), sheet, matter)
    heights = house_heights(ground.stick, sheet, matter.foot)
    forms, margined = ending_forms(ground.across), margin_form(ground)
    mark = None if forms or margined else end_mark(ground)
    # The words of a form may end within a line of the grid.
    band = band_lines(sheet) - bool(forms) if ground.bare else 0
    endings = Endings(forms, margined, grid, ground.stick.trim, heights, mark=mark, band=band)
    drafter = Drafter(ground, lambda free: endings.best(free).cost)
    return SetArticle(ground, endings, found or best_draft(drafter, endings), drafter.rows)


def _composition(made: SetArticle, later: int) -> Composition:
    """The draft on its sheets."""
    ground, rows = made.ground, made.rows
    draft = made.found.draft
    first, opening = draft.first, draft.choice.opening
    pages = {number: list(items) for number, items in draft.flowed.pages.items()}
    opened = pages.pop(first - 1, [])
    under = rows.items(draft.rows) if rows and draft.rows else {}
    for page, pictures in under.items():
        pages.setdefault(page, []).extend(pictures)
    facing = opening.facing if opening else ()
    pages.setdefault(first, [])[:0] = [*facing, Group("header", draft.head, role="head")]
    footed = _last_page(ground, made.endings, made.found, pages)
    sheets = [
        _page(ground, number + later, items, number == first, bare=bool(facing) and number == first)
        for number, items in sorted(pages.items())
    ]
    if opening:
        before = first - 1 + later
        sheets.insert(0, _sheet(ground, before, (*opening.items, *opened), _folio(ground, before)))
    # Letters that no face shows are looked up on the pages: much is measured that is not printed.
    setter = ground.stick.typesetter
    own = (note for note in setter.notes if note.code != GLYPH_MISSING)
    boxed = boxed_notes(sheets, ground.manifest, setter, ground.story.lang)
    headline = ground.matter.headline
    too_long = (headline.note,) if headline and headline.note else ()
    said = {*ground.setup.head, "deck"} if deck_opens(ground.setup) else ground.setup.head
    lost = unprinted(ground.story, said)
    notes = unique((*too_long, *lost, *draft.notes, *footed, *draft.flowed.notes, *own, *boxed))
    return Composition(tuple(sheets), notes, {**draft.flowed.statistics, "pages": len(sheets)})


def _last_page(
    ground: Ground, endings: Endings, found: Found, pages: dict[int, list[Item]]
) -> tuple[Note, ...]:
    """Puts the ending under the text, and the advert on its page's foot; what is to be told of them."""
    foot, sheet, draft, filling = ground.matter.foot, ground.sheet, found.draft, found.filling
    last = draft.last
    form = filling.ending or endings.margin or next(iter(endings.forms), None)
    if form is not None:
        x, y = sheet.x, _ending_top(ground, endings, found)
        if filling.ending is None and endings.margin:
            y = sheet.foot + sheet.grid / 2
            # The folio stands at the outer edge: in a book that is read from the right on the other side.
            folio_left = (side_of(last) == "left") != ground.rtl
            x += ground.stick.style("folio").size * FOLIO if folio_left else 0.0
        elif filling.ending is None:
            # It has no room at all: it opens a page of its own.
            last, y = draft.last + 1, sheet.y
        items = tuple(moved(item, x, y) for item in form.items)
        pages.setdefault(last, []).append(Group("section", items, role="ending"))
    if foot is None:
        return tuple(_open_foot(ground, endings, found))
    if foot.booked:
        page = draft.advert_page
        footed = booked_at_foot(ground.stick, sheet, foot, ground.line.drop, side_of(page))
    else:
        page, footed = last, house_at_foot(ground.stick, sheet, foot, filling.advert, ground.line.drop)
    pages.setdefault(page, []).extend(footed.items)
    return footed.notes


def _open_foot(ground: Ground, endings: Endings, found: Found) -> Iterator[Note]:
    """What is to be told of a foot that stays white, where the story brings nothing that could stand there."""
    if ground.bare and endings.hole(found.filling):
        white = found.filling.slack * ground.sheet.grid * MM
        what = (
            f"{white:.0f} mm under the last lines stay white: neither the head nor the text could fill them."
        )
        remedy = "Add a picture, a quote or other stories, or cut the text by what stands on that page."
        yield info("ending-open", "last page", what, remedy)


def _ending_top(ground: Ground, endings: Endings, found: Found) -> float:
    """The y of the ending: a line under the text. A little that is left is shared between its head and its foot, and
    lies above it where nothing follows and nobody sees it. A mark stays with the text.
    """
    sheet, draft, filling = ground.sheet, found.draft, found.filling
    y = draft.ends + AIR * sheet.grid
    if filling.slack <= SEEN and filling.ending not in (None, endings.mark):
        # Under the shortest column all of it is seen as one.
        unseen = min(filling.slack, max(0, SEEN - AIR - draft.apart))
        y += (filling.slack // 2 if filling.advert else unseen) * sheet.grid
    return y + ground.line.rise


def _page(ground: Ground, number: int, items: Sequence[Item], first: bool, bare: bool) -> ComposedPage:
    """`bare`: a picture stands where the running head would."""
    furniture = _folio(ground, number)
    if bare:
        return _sheet(ground, number, items, furniture)
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
