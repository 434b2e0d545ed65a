"""Ground → the forms of an ending: what may stand under a story's last lines, across the page.

The rules:
1. A fine rule parts it from the text. First stands what else there is on the subject, then the way to the story's
   page: code and short address, the way from the front, who shares it, where to tell of a fault, what readers are asked
   to do.
2. With a story or two on the subject both stand side by side, each in columns of the page; more of them stand in a row
   of columns of their own, above. Those in another language stand there only where that is better than white, and
   their language is told.
3. On a page of three columns or more stories with their decks may have a column each, and the way to the page those
   that are left; there a form costs what it leaves white.
4. How many are told is decided with the page: each form says how high it is.
5. A story that has nothing of that ends with a mark: the rule alone, heavy where a reader begins.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pagekit.house.story import RelatedStory, Run, Runs
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.inked import inked
from pagekit.typeset.blocks.stick import text_row
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, Item, RuleBox, depth, moved
from pagekit.typeset.sheet.furniture import EDGE
from pagekit.typeset.story.head_stack import stacked
from pagekit.typeset.story.online import (
    PARTED,
    Cell,
    Told,
    actions,
    fault_way,
    online,
    shared_by,
    story_way,
    way_from_front,
)
from pagekit.typeset.style import page_aligned

RULE = 0.5
MARK, MARK_WIDTH = 2.5, 0.2
"""The heavy part of the rule that ends a story, and its share of a column."""
UNDER_RULE = 7.0
"""From the rule to the words."""
BETWEEN = 6.0
"""Between two stories, one under another."""
ROWS = 3
"""Rows of related stories at most, where they have columns of their own."""
BESIDE = 2
"""Related stories at most that stand beside the way to the story's page."""
SMALL, LARGE = 2.5, 1.0
"""What it costs, in lines of white, that the way to the page is told in small print alone, or large."""
WIDE_FROM, LEAST_WORDS = 3, 90.0
"""Columns from which on a large code takes two of them, and the room in points that it leaves the words beside it."""
WHITE = 0.5
"""A line across the page that is white in a form."""
FOLIO = 4.0
"""Em of the folio that it keeps to itself."""
STRANGER = 3.0
"""What it costs that a story in another language is told."""
LARGE_CODE = 1.6
"""A large code, as a multiple of the pack's."""


@dataclass(frozen=True, slots=True)
class EndingForm:
    """A way to end: the related stories that are told, the items from the top left corner on, and their height."""

    told: int
    """Of those on the subject."""
    items: tuple[Item, ...]
    height: float
    cost: float = 0.0


def ending_forms(ground: Ground) -> tuple[EndingForm, ...]:
    """The forms, the lowest first; none for a story that has nothing to say there."""
    related, columns = ground.story.related, ground.sheet.columns
    forms = [_small(ground), _alone(ground), _large(ground)]
    on_subject = sum(other.on_subject for other in related)
    if columns > 1:
        forms += [_beside(ground, count) for count in range(1, min(on_subject, BESIDE) + 1)]
    forms += [_before(ground, count) for count in range(1, _columns_for_stories(ground) + 1)]
    # A row that is half empty is a hole.
    rows = [row for row in range(1, ROWS + 1) if columns * row <= len(related)]
    both = (False, True)
    forms += [_above(ground, columns * row, decks, large) for row in rows for decks in both for large in both]
    return tuple(sorted((form for form in forms if form.items), key=lambda form: form.height))


def end_mark(ground: Ground) -> EndingForm:
    """What ends a story that has nothing else to end with."""
    sheet = ground.sheet
    wide = MARK_WIDTH * sheet.column
    start = sheet.width - wide if ground.rtl else 0.0
    # It has a line more of air than words under a rule.
    y = sheet.grid
    return EndingForm(
        0, (RuleBox(Box(0.0, y, sheet.width, RULE)), RuleBox(Box(start, y, wide, MARK))), y + MARK
    )


def margin_form(ground: Ground) -> EndingForm | None:
    """The small print under the type area, beside the folio, for a page that text fills to its last line. None where
    the margin holds no such thing.
    """
    sheet, story = ground.sheet, ground.story
    told = _small_print(ground)
    beside = sheet.width - FOLIO * ground.stick.style("folio").size
    if not told or not story.released or beside < sheet.width / 2:
        return None
    items, height = online(ground.stick, story, (Cell(0.0, beside, told),))
    room = sheet.paper.height.points - EDGE - sheet.foot - sheet.grid / 2
    return EndingForm(0, items, height) if items and height <= room else None


def _small_print(ground: Ground) -> tuple[Told, ...]:
    story = ground.story
    address = story_way(story, ground.matter.code)[1:]
    return _joined(address, shared_by(story), fault_way(story), actions(story), way_from_front(story))


def _small(ground: Ground) -> EndingForm:
    """All of the way to the page in a line or two of small print, without its code."""
    told = _small_print(ground)
    items, height = online(ground.stick, ground.story, (Cell(0.0, ground.sheet.width, told),) if told else ())
    return _ruled(ground, 0, items, height, SMALL)


def _alone(ground: Ground) -> EndingForm:
    """The way to the page across all columns."""
    items, height = online(ground.stick, ground.story, _cells_across(ground))
    return _ruled(ground, 0, items, height)


def _large(ground: Ground) -> EndingForm:
    """The same, with a large code; none without a code, nor where it leaves its words no room."""
    if not _large_code(ground):
        return EndingForm(0, (), 0.0)
    items, height = online(ground.stick, ground.story, _cells_across(ground, large=True), LARGE_CODE)
    return _ruled(ground, 0, items, height, LARGE)


def _large_code(ground: Ground) -> bool:
    """Whether a large code leaves its words room."""
    code = LARGE_CODE * ground.stick.manifest.composed.code.size.points
    narrow = ground.sheet.columns < WIDE_FROM and _first_width(ground) - code < LEAST_WORDS
    return bool(ground.matter.code) and not narrow


def _beside(ground: Ground, count: int) -> EndingForm:
    """A story or two on the subject; the way to the page in the last column."""
    related = ground.story.related[:count]
    items = _related(ground, related, ground.sheet.columns - 1)
    way, _height = online(ground.stick, ground.story, _last_cell(ground))
    items += way
    return _ruled(ground, count, items, max(depth(item) for item in items))


def _columns_for_stories(ground: Ground) -> int:
    """Columns that may hold a story with its deck each, so that the way to the page has at least one beside them."""
    columns, story = ground.sheet.columns, ground.story
    if columns < WIDE_FROM or not ground.matter.code:
        return 0
    return min(columns - 1, len(story.related))


def _before(ground: Ground, count: int) -> EndingForm:
    """Stories with their decks, each in a column; the way to the page in those that are left, beside its code."""
    related = ground.story.related[:count]
    items = _related(ground, related, count, decks=True)
    way, _height = online(ground.stick, ground.story, _cells_from(ground, count))
    on_subject = sum(other.on_subject for other in related)
    items += way
    return _ruled(ground, on_subject, items, max(depth(item) for item in items), _strange(related))


def _above(ground: Ground, count: int, decks: bool, large: bool) -> EndingForm:
    """Stories in rows of columns, the way to the page under them; none where that has no room for a large code."""
    if large and not _large_code(ground):
        return EndingForm(0, (), 0.0)
    related = ground.story.related[:count]
    above = _related(ground, related, ground.sheet.columns, decks=decks)
    deep = max(depth(item) for item in above)
    cells, scale = _cells_across(ground, large=large), LARGE_CODE if large else 1.0
    way, below = online(ground.stick, ground.story, cells, scale)
    rule = RuleBox(Box(0.0, deep + BETWEEN, ground.sheet.width, RULE), "rule")
    top = deep + BETWEEN + UNDER_RULE
    items = (*above, *((rule, *(moved(item, 0.0, top) for item in way)) if way else ()))
    on_subject = sum(other.on_subject for other in related)
    cost = _strange(related) + LARGE * large
    return _ruled(ground, on_subject, items, top + below if way else deep, cost)


def _strange(related: Sequence[RelatedStory]) -> float:
    """What it costs that stories in other languages are told."""
    return STRANGER * sum(bool(other.lang) for other in related)


def _ruled(ground: Ground, told: int, items: Sequence[Item], height: float, cost: float = 0.0) -> EndingForm:
    if not items:
        return EndingForm(told, (), 0.0)
    rule = RuleBox(Box(0.0, 0.0, ground.sheet.width, RULE), "ink")
    below = (moved(item, 0.0, UNDER_RULE) for item in items)
    return EndingForm(told, (rule, *below), UNDER_RULE + height, cost + _white_cost(ground, items, height))


def _white_cost(ground: Ground, items: Sequence[Item], height: float) -> float:
    """What it costs that the columns of a form are not equally full, where they could be arranged otherwise."""
    sheet = ground.sheet
    if sheet.columns < WIDE_FROM:
        return 0.0
    white = height * sheet.width - inked(items, ground.stick)
    return WHITE * max(0.0, white) / (sheet.grid * sheet.width)


def _left(ground: Ground, column: int) -> float:
    """The left edge of a column, counted in the order of reading."""
    sheet = ground.sheet
    place = sheet.columns - 1 - column if ground.rtl else column
    return place * (sheet.column + sheet.gutter)


# ---- The way to the story's page ---------------------------------------------------------------------------


def _last_cell(ground: Ground) -> tuple[Cell, ...]:
    story, code = ground.story, ground.matter.code
    told = (
        *story_way(story, code),
        *shared_by(story),
        *_joined(fault_way(story), actions(story)),
        *way_from_front(story),
    )
    x = _left(ground, ground.sheet.columns - 1)
    return (Cell(x, ground.sheet.column, told, coded=code),) if told else ()


def _cells_from(ground: Ground, column: int) -> tuple[Cell, ...]:
    """The lines from that column on: with its code in one, the rest in the next one, where there is one."""
    story, width = ground.story, ground.sheet.column
    if column == ground.sheet.columns - 1:
        return _last_cell(ground)
    rest = (*shared_by(story), *fault_way(story), *actions(story), *way_from_front(story))
    way = Cell(_left(ground, column), width, story_way(story, ground.matter.code), coded=True)
    return (way, Cell(_left(ground, column + 1), width, rest)) if rest else (way,)


def _cells_across(ground: Ground, *, large: bool = False) -> tuple[Cell, ...]:
    """The lines in the page's columns; a page of one column has two of them. A large code takes the place of two."""
    story, code, columns = ground.story, ground.matter.code, ground.sheet.columns
    way, shared = story_way(story, code), (*shared_by(story), *way_from_front(story))
    fault, asked = fault_way(story), actions(story)
    wide = large and columns >= WIDE_FROM
    in_two = columns < WIDE_FROM or wide
    cells = [(*way, *fault), (*shared, *asked)] if in_two else [way, shared, (*fault, *asked)]
    told = [cell for cell in cells if cell]
    width, gutter = _first_width(ground), ground.sheet.gutter
    made = []
    for number, cell in enumerate(told):
        both = wide and not number
        own = 2 * width + gutter if both else width
        at = number + 1 if wide and number else number
        x = _start(ground, at, width)
        # From the right the second of two columns is the left one.
        made.append(
            Cell(x - (width + gutter) if both and ground.rtl else x, own, cell, coded=code and not number)
        )
    return tuple(made)


def _first_width(ground: Ground) -> float:
    sheet = ground.sheet
    return sheet.column if sheet.columns > 1 else (sheet.width - sheet.gutter) / 2


def _start(ground: Ground, number: int, width: float) -> float:
    if ground.sheet.columns > 1:
        return _left(ground, number)
    place = 1 - number if ground.rtl else number
    return place * (width + ground.sheet.gutter)


def _joined(*told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Two lines of small print in one."""
    lines = [line for each in told for line in each]
    if len(lines) < 2:
        return tuple(lines)
    runs: Runs = ()
    for line in lines:
        runs = (*runs, *((Run(PARTED),) if runs else ()), *line.runs)
    return (Told(runs, lines[0].role),)


# ---- What else there is on the subject ---------------------------------------------------------------------


def _related(
    ground: Ground, related: Sequence[RelatedStory], columns: int, *, decks: bool = False
) -> list[Item]:
    """The stories in rows of so many columns, under one line that says what they are."""
    if not related:
        return []
    stick, sheet, labels = ground.stick, ground.sheet, ground.story.labels
    words = labels.related if all(other.on_subject for other in related) else labels.read_also
    style = page_aligned(stick.style("subheading", lang=labels.lang), labels.lang, rtl=ground.rtl)
    head = text_row(
        stick.typesetter,
        (Run(words),),
        style,
        sheet.column,
        labels.lang,
        "p",
        "related-lead",
        story_lang=stick.lang,
    )
    items = [moved(item, _left(ground, 0), 0.0) for item in head.items]
    top = head.height + BETWEEN / 2
    # Fewer than there are columns stand under one another.
    columns = columns if len(related) >= columns else 1
    for start in range(0, len(related), columns):
        row = [_story(ground, other, decks=decks) for other in related[start : start + columns]]
        for number, (made, _height) in enumerate(row):
            items += [moved(item, _left(ground, number), top) for item in made]
        top += max(height for _made, height in row) + BETWEEN
    return [Group("nav", tuple(items), role="related", label=words)]


def _story(ground: Ground, other: RelatedStory, *, decks: bool) -> tuple[tuple[Item, ...], float]:
    """Its head, its deck where that is wanted, and when and where it stands."""
    stick, width, lang = ground.stick, ground.sheet.column, ground.story.labels.lang
    own = other.lang or stick.lang
    title = (Run(other.headline, href=other.href),)
    rows = [_words(ground, title, "related", own, "related-story")]
    if decks and other.deck:
        rows.append(_words(ground, (Run(other.deck),), "box", own, "related-deck"))
    small = page_aligned(stick.style("label", lang=lang), lang, rtl=ground.rtl)
    tail = tuple(_when_and_where(other))
    rows.append(
        text_row(stick.typesetter, tail, small, width, lang, "p", "related-where", story_lang=stick.lang)
    )
    return stacked(rows)


def _words(ground: Ground, runs: Runs, style: str, lang: str, role: str) -> Row:
    """Words of a story that is told of, in its own language."""
    stick, width = ground.stick, ground.sheet.column
    own = stick.ragged(style, lang)
    if lang != stick.lang:
        own = page_aligned(own, lang, rtl=ground.rtl)
    return text_row(stick.typesetter, runs, own, width, lang, "p", role, story_lang=stick.lang)


def _when_and_where(other: RelatedStory) -> Iterator[Run]:
    said = [other.tongue, other.stamp.text if other.stamp else ""]
    yield from (Run(words) for words in (PARTED.join(filter(None, said)),) if words)
    if other.short_url:
        yield Run(f"{PARTED if any(said) else ''}{other.short_url}", href=other.href)
