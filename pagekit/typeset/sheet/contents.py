"""what stands in a magazine, on which page + a sheet → its contents. Points.

The rules:
1. The title has the first column, under it day and number, then the story of the cover, larger than the others; at its
   foot stands what the house must say of itself.
2. A large picture stands over the other columns, a small one in what the first has left, each with page and head.
3. The other stories follow under the large picture, by page: page and kicker, head, deck, byline; columns end together.
4. Where they are too many, bylines go first, then decks, then the pictures; a story that has no room then is told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Figure, Run, Runs
from pagekit.typeset.addresses import edition_key
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, Item, PictureBox, RuleBox, moved
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.lined import Measure, ends, set_line, wide
from pagekit.typeset.story.text import grid_line

RULE = 0.5
BESIDE = 5.0
"""Points between a page and the kicker beside it."""
AIR, LARGE_AIR = 2.0, 5.0
"""Points between head, deck and byline of a story, and of the large one."""
NUMBER_LINES = 2
"""Lines of the grid that a page and its kicker take."""
MOST_AIR = 2.0
"""Lines between two stories at most: what is left over then stays at the foot."""
SMALL, TALL = 0.5, 1.3
"""The shapes (height over width) that the small picture is kept within."""
FLATTER, TALLER = 0.8, 1.7
"""The shares of its own shape that it is kept within."""
CAPTION_LINES = 3
"""Lines that a picture's page and head take under it."""
LEAST_PICTURE = 0.5
STEP = 2


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A story as the contents and the cover tell of it."""

    story: str
    """Its id."""
    page: str
    anchor: str
    """The place in the document that its head has."""
    head: Runs
    lang: str
    kicker: Runs = ()
    deck: Runs = ()
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the contents, and the story that it leads to."""

    entry: ContentsEntry
    figure: Figure
    shape: float
    """Height over width."""


@dataclass(frozen=True, slots=True)
class ContentsWords:
    """What the contents say besides."""

    title: str
    issue: str
    """Day and number."""


@dataclass(frozen=True, slots=True)
class SetContents:
    """The contents in a page, what had no room, and what is left of the first column at its foot."""

    items: tuple[Item, ...]
    left_out: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """How much is told, and how many lines the large picture has."""

    bylines: bool
    decks: bool
    picture: int


def contents(
    stick: Stick,
    sheet: Sheet,
    words: ContentsWords,
    entries: Sequence[ContentsEntry],
    shown: Sequence[Shown],
    picture: int,
    taken: int = 0,
    lead: ContentsEntry | None = None,
) -> SetContents:
    """The contents. `picture`: lines that the large picture takes at most; `taken`: lines at the foot of the first
    column that something else has; `lead`: the story of the cover.
    """
    column = _columns(sheet, stick.rtl)[0]
    items = list(_title(stick, sheet, words, column))
    top, foot = sheet.y + _title_lines(stick) * sheet.grid, sheet.foot - taken * sheet.grid
    if lead is not None and sheet.columns > 1:
        row = _entry(stick, lead, sheet.column, _Way(True, True, 0), large=True)
        if top + row.height <= foot:
            items += (moved(item, column.x, top) for item in _ruled(stick, row, column.width, lead))
            top += row.height
            entries = [entry for entry in entries if entry.story != lead.story]
    large = shown[0] if shown and sheet.columns > 1 else None
    way, put, left = _fitted(stick, sheet, entries, picture if large else 0)
    if way.picture and large is not None:
        items.append(_large(stick, sheet, large, _columns(sheet, stick.rtl), way.picture))
    if len(shown) > 1 and sheet.columns > 1:
        items += _small(stick, shown[1], column, top + sheet.grid, foot)
    return SetContents((Group("nav", (*items, *put), role="index", label=words.title),), left)


def _fitted(
    stick: Stick, sheet: Sheet, entries: Sequence[ContentsEntry], picture: int
) -> tuple[_Way, tuple[Item, ...], tuple[ContentsEntry, ...]]:
    """The stories in their columns, told as fully as goes in; and those that have no room even so."""
    ways = list(_ways(picture))
    for way in ways:
        put = _put(stick, sheet, entries, way)
        if put is not None:
            return way, put, ()
    for count in range(len(entries), -1, -1):
        put = _put(stick, sheet, entries[:count], ways[-1])
        if put is not None:
            return ways[-1], put, tuple(entries[count:])
    return ways[-1], (), tuple(entries)


def _ways(picture: int) -> Iterator[_Way]:
    least = max(0, int(picture * LEAST_PICTURE))
    for bylines, decks in ((True, True), (False, True), (True, False), (False, False)):
        for lines in range(picture, least - 1, -STEP) if picture else (0,):
            yield _Way(bylines, decks, lines)
    if picture:
        yield _Way(False, False, 0)


def _columns(sheet: Sheet, rtl: bool) -> tuple[Measure, ...]:
    lefts = [sheet.left(rtl) + n * sheet.pitch for n in range(sheet.columns)]
    return tuple(Measure(left, sheet.column) for left in (lefts[::-1] if rtl else lefts))


# ---- The first column --------------------------------------------------------------------------------------


def _title_lines(stick: Stick) -> int:
    """Lines that title, day and number take, a line of air under them."""
    return math.ceil(stick.style("index_title").leading / stick.grid) + 3


def _title(stick: Stick, sheet: Sheet, words: ContentsWords, column: Measure) -> Iterator[Item]:
    style = stick.style("index_title")
    begin, _ = ends(stick)
    high = math.ceil(style.leading / stick.grid)
    base = sheet.y + high * stick.grid - grid_line(stick).drop
    taken = wide(stick, (Run(words.title),), style)
    if taken > column.width:
        style = style.at(style.size * (column.width - 0.1) / taken, style.leading)
    yield from set_line(stick, (Run(words.title),), style, column, base, begin, role="index-title", tag="h1")
    small = stick.ragged("byline")
    row = text_row(
        stick.typesetter, (Run(words.issue),), replace(small, rule_above=0.0, before=0.0), column.width,
        stick.lang, "p", "masthead-date",
    )  # fmt: skip
    yield from (moved(item, column.x, sheet.y + (high + 1) * stick.grid) for item in row.items)


def _small(stick: Stick, shown: Shown, column: Measure, top: float, foot: float) -> Iterator[Item]:
    """The small picture in what the first column has left, its page and head under it; nothing where that is little."""
    least = max(SMALL, FLATTER * shown.shape)
    most = min(TALL, TALLER * shown.shape)
    room = int((foot - top) / stick.grid + 1e-6) - CAPTION_LINES
    lines = min(room, math.floor(column.width * most / stick.grid))
    if lines * stick.grid < least * column.width:
        return
    line = grid_line(stick)
    head = foot - (lines + CAPTION_LINES) * stick.grid
    box = Box(column.x, head + line.rise, column.width, lines * stick.grid - line.rise - line.drop)
    yield _pictured(stick, shown, box)


# ---- The others --------------------------------------------------------------------------------------------


def _large(stick: Stick, sheet: Sheet, shown: Shown, columns: Sequence[Measure], lines: int) -> Group:
    """The large picture over all columns but the first, its page and head under it."""
    left = min(column.x for column in columns[1:])
    width = (len(columns) - 1) * sheet.pitch - sheet.gutter
    line = grid_line(stick)
    high = (lines - CAPTION_LINES) * stick.grid - line.drop
    return _pictured(stick, shown, Box(left, sheet.y, width, high))


def _pictured(stick: Stick, shown: Shown, box: Box) -> Group:
    """A picture, and under it the page and the head of its story."""
    entry = shown.entry
    picture = PictureBox(box, edition_key(entry.story, shown.figure.key), "inline", shown.figure.alt)
    style = stick.ragged("caption", entry.lang)
    told = (Run(entry.page, strong=True, href=f"#{entry.anchor}"), Run(" "), *linked(entry.head, entry))
    if shown.figure.credit:
        told = (*told, Run(" "), Run(shown.figure.credit))
    row = text_row(
        stick.typesetter, told, style, box.width, entry.lang, "figcaption", "caption", story_lang=stick.lang
    )
    items = (picture, *(moved(item, box.x, box.bottom + 4.0) for item in row.items))
    return Group("figure", items, role="figure")


def _put(stick: Stick, sheet: Sheet, entries: Sequence[ContentsEntry], way: _Way) -> tuple[Item, ...] | None:
    """The stories in their columns, told so; None where they do not go in."""
    columns = _columns(sheet, stick.rtl)
    columns = columns[1:] if sheet.columns > 1 else columns
    first = way.picture + 1 if way.picture else (0 if sheet.columns > 1 else _title_lines(stick))
    room = sheet.lines - first
    rows = [_entry(stick, entry, sheet.column, way) for entry in entries]
    high = [round(row.height / stick.grid) for row in rows]
    parts = _parted(high, len(columns), room)
    if parts is None:
        return None
    items: list[Item] = []
    line = grid_line(stick)
    top = sheet.y + first * stick.grid
    deepest = max((sum(high[a:b]) + (b - a - 1) for a, b in parts if b > a), default=0)
    for column, (begin, end) in zip(columns, parts, strict=False):
        own = sum(high[begin:end])
        gaps = end - begin - 1
        air = min((max(deepest, min(room, own + gaps * 2)) - own) / gaps, MOST_AIR) if gaps else 0.0
        y = top
        for at in range(begin, end):
            items.append(RuleBox(Box(column.x, y + line.rise - RULE, column.width, RULE), "ink"))
            group = tuple(moved(item, column.x, y) for item in rows[at].items)
            items.append(Group("section", group, role="index-entry", lang=_other(stick, entries[at])))
            y += rows[at].height + round(air) * stick.grid
    return tuple(items)


def _ruled(stick: Stick, row: Row, width: float, entry: ContentsEntry) -> tuple[Item, ...]:
    """A story under its rule."""
    rule = RuleBox(Box(0.0, grid_line(stick).rise - RULE, width, RULE), "ink")
    return rule, Group("section", row.items, role="index-entry", lang=_other(stick, entry))


def _parted(high: Sequence[int], number: int, room: int) -> list[tuple[int, int]] | None:
    """The stories parted into columns that end as evenly as can be; None where they do not go in."""
    for most in range(room + 1):
        parts, begin = [], 0
        for _ in range(number):
            end, taken = begin, -1
            while end < len(high) and taken + 1 + high[end] <= most:
                taken += 1 + high[end]
                end += 1
            parts.append((begin, end))
            begin = end
        if begin == len(high):
            return parts
    return None


def _entry(stick: Stick, entry: ContentsEntry, width: float, way: _Way, *, large: bool = False) -> Row:
    """A story: page and kicker, head, deck, byline; whole lines of the grid, a line's half of air at its head."""
    line, air = entry_line(stick, entry, Box(0.0, stick.grid / 2, width, 0.0)), LARGE_AIR if large else AIR
    head = head_row(stick, entry, "contents_lead" if large else "contents_head", width)
    y = stick.grid / 2 + line.height
    items = [*line.items, *(moved(item, 0.0, y) for item in head.items)]
    y += head.height
    if way.decks and entry.deck:
        style = stick.ragged("deckbeside" if large else "contents_deck", entry.lang)
        row = text_row(
            stick.typesetter, linked(entry.deck, entry), style, width, entry.lang, "p", "deck",
            story_lang=stick.lang,
        )  # fmt: skip
        items += (moved(item, 0.0, y + air) for item in row.items)
        y += row.height + air
    if way.bylines and entry.byline:
        style = replace(stick.ragged("byline", entry.lang), rule_above=0.0, before=0.0)
        row = text_row(
            stick.typesetter, (Run(entry.byline),), style, width, entry.lang, "p", "byline",
            story_lang=stick.lang,
        )  # fmt: skip
        items += (moved(item, 0.0, y + air) for item in row.items)
        y += row.height + air
    return Row(math.ceil(y / stick.grid - 0.01) * stick.grid, tuple(items))


# ---- What the cover sets, too ------------------------------------------------------------------------------


def entry_line(stick: Stick, entry: ContentsEntry, box: Box) -> Row:
    """A story's page, and beside it its kicker on the same baseline; placed at the head of the box."""
    style = stick.style("contents_number")
    begin, _ = ends(stick)
    number = (Run(entry.page, href=f"#{entry.anchor}"),)
    base = box.y + NUMBER_LINES * stick.grid - grid_line(stick).drop
    items = list(set_line(stick, number, style, Measure(box.x, box.width), base, begin, role="index-page"))
    taken = wide(stick, number, style) + BESIDE
    if entry.kicker:
        own = replace(stick.ragged("kicker", entry.lang), before=0.0)
        left = box.x if stick.rtl else box.x + taken
        beside = Measure(left, box.width - taken)
        items += set_line(stick, entry.kicker, own, beside, base, begin, role="kicker", lang=entry.lang)[:1]
    return Row(NUMBER_LINES * stick.grid, tuple(items))


def head_row(stick: Stick, entry: ContentsEntry, name: str, width: float) -> Row:
    """A story's head in that style."""
    return text_row(
        stick.typesetter, linked(entry.head, entry), stick.ragged(name, entry.lang), width, entry.lang, "p",
        "index-head", story_lang=stick.lang,
    )  # fmt: skip


def linked(runs: Runs, entry: ContentsEntry) -> Runs:
    """Words that lead to the story."""
    return tuple(replace(run, href=f"#{entry.anchor}") for run in runs)


def _other(stick: Stick, entry: ContentsEntry) -> str:
    return entry.lang if entry.lang != stick.lang else ""
