"""what stands above a story's columns → boxes on the grid: kicker, head, dates, deck, byline, picture.

Each part takes whole lines of the grid; its slack stands above it, so that the text below keeps the grid. Lengths are
points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pagekit.house.story import Run, Runs, Stamp, Story
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.blocks.displays import CAPTION_GAP, caption_runs
from pagekit.typeset.blocks.endmatter import BOLD, byline_runs
from pagekit.typeset.blocks.stick import Stick, placed, text_row
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.matter import Row
from pagekit.typeset.page import (
    Box,
    Group,
    Item,
    PictureBox,
    Piece,
    RuleBox,
    SlotBox,
    TextBox,
    moved,
)
from pagekit.typeset.style import TypeStyle, page_aligned

CODE_AIR = 4.0
PARTED = "\u00a0· "
"""The dot stays with what it follows: no line begins with it."""


@dataclass(frozen=True, slots=True)
class HeadSpace:
    """The head's place: its left edge, its top, the columns under it. Points."""

    x: float
    y: float
    width: float
    column: float
    gutter: float
    columns: int
    grid: float
    sink: int = 0
    """Lines of the grid left free above the story's own head."""

    @property
    def side(self) -> float:
        """The width beside the deck: the last column, or a third where there is but one."""
        return self.column if self.columns > 1 else (self.width - 2 * self.gutter) / 3


@dataclass(frozen=True, slots=True)
class HeadMatter:
    """What the head is made of, besides the story."""

    story: Story
    stick: Stick
    headline: Headline | None
    code: bool
    """A code to scan leads to the story's address."""
    lead_height: float
    """The lead picture's height; 0 when it does not stand here."""


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part of the head: its items from its own top left corner on, and how high it is."""

    items: tuple[Item, ...]
    height: float
    before: float = 0.0
    """Lines of the grid above."""
    after: float = 0.0
    """Lines of the grid below; of two neighbours the larger space counts."""
    overhang: float = 0.0
    """How far what stands at its side reaches below its foot."""


BESIDE: frozenset[HeadPart] = frozenset({"byline", "dates"})
"""Parts that go on beside what hangs over from the part before."""


def head(
    parts: Iterable[HeadPart],
    matter: HeadMatter,
    space: HeadSpace,
    after: float = 0.0,
    *,
    makers: Makers | None = None,
    flush: bool = False,
) -> tuple[tuple[Item, ...], float]:
    """The parts one under another, and the y of the grid line below them.

    `after`: the lines of space that what stands above asks for. `makers`: of parts that are not the story's own too.
    `flush`: no space stands above the first part.
    """
    made = makers or STORY_PARTS
    items: list[Item] = []
    y = reach = space.y
    sink = space.sink
    for name in parts:
        part = made[name](matter, space)
        if not part.items:
            continue
        if sink and name in STORY_PARTS:
            y, sink = y + sink * space.grid, 0
        before = 0.0 if flush and not items else max(after, part.before)
        y = (y if name in BESIDE else max(y, reach)) + round(before) * space.grid
        lines = _lines(part.height, space)
        slack = lines * space.grid - part.height
        items.extend(moved(item, space.x, y + slack) for item in part.items)
        y += lines * space.grid
        after = part.after
        reach = max(reach, y + _lines(part.overhang, space) * space.grid)
    return tuple(items), max(y, reach)


def _lines(height: float, space: HeadSpace) -> int:
    """Lines of the grid that hold this height."""
    return math.ceil(height / space.grid - 1e-6)


def head_row(
    matter: HeadMatter, runs: Runs, style: TypeStyle, width: float, tag: str, role: str, lang: str = ""
) -> Row:
    """Words of the head as a row; `lang` where it is not the story's."""
    stick = matter.stick
    lang = lang or stick.lang
    style = page_aligned(style, lang, rtl=stick.rtl)
    return text_row(stick.typesetter, runs, style, width, lang, tag, role, story_lang=stick.lang)


def styled(row: Row, style: TypeStyle, width: float) -> SetPart:
    """A row with the rules of its style."""
    if not row.items:
        return SetPart((), 0.0)
    height = row.height
    items = list(row.items)
    if style.rule_above:
        items = [moved(item, 0.0, style.rule_above) for item in items]
        items.insert(0, RuleBox(Box(0.0, 0.0, width, style.rule_above), style.rule_colour))
        height += style.rule_above
    if style.rule_below:
        items.append(RuleBox(Box(0.0, height, width, style.rule_below), style.rule_colour))
        height += style.rule_below
    return SetPart(tuple(items), height, style.before, style.after)


def _kicker(matter: HeadMatter, space: HeadSpace) -> SetPart:
    style = matter.stick.style("kicker", "label")
    return styled(
        head_row(matter, matter.story.kicker, style, space.width, "p", "kicker"), style, space.width
    )


def _headline(matter: HeadMatter, space: HeadSpace) -> SetPart:
    stick, found = matter.stick, matter.headline
    style = stick.style("headline")
    if found is None:
        return styled(
            head_row(matter, matter.story.headline, style, space.width, "h1", "headline"), style, space.width
        )
    leading = found.leading.points
    lines = found.set_lines
    piece = Piece(0.0, 0.0, space.width, leading, lines)
    box = TextBox(
        "h1", style.name, (piece,), direction=stick.direction, role="headline", size=found.size.points
    )
    return styled(Row(len(lines) * leading, (box,)), style, space.width)


def _dates(matter: HeadMatter, space: HeadSpace) -> SetPart:
    story, stick = matter.story, matter.stick
    lang = story.labels.lang
    style = stick.style("dates", "label", lang=lang)
    width = _told_width(matter, space)
    runs: list[Run] = []
    for stamp, label in ((story.published, ""), (story.updated, story.labels.updated)):
        if stamp is not None:
            runs.extend([Run(PARTED)] if runs else [])
            runs.append(Run(f"{label} {_told(stamp)}".strip()))
    return _shifted(
        matter, space, styled(head_row(matter, tuple(runs), style, width, "p", "dates", lang), style, width)
    )


def _byline(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """Who wrote it, and where: the dateline stands here, so that the text may open with its initial."""
    story, stick = matter.story, matter.stick
    style = stick.style("byline", "label")
    runs = list(byline_runs(story.byline, stick.lang, style.weight < BOLD)) if story.byline else []
    if story.dateline:
        runs.extend([Run(PARTED)] if runs else [])
        runs.append(Run(story.dateline))
    width = _told_width(matter, space)
    return _shifted(
        matter, space, styled(head_row(matter, tuple(runs), style, width, "p", "byline"), style, width)
    )


def _told_width(matter: HeadMatter, space: HeadSpace) -> float:
    """The measure of what stands beside the way to the story's page; all of the width where there is none."""
    return space.width - space.gutter - space.side if _beside(matter) else space.width


def _beside(matter: HeadMatter) -> bool:
    return matter.code or bool(matter.story.report_fault)


def _shifted(matter: HeadMatter, space: HeadSpace, part: SetPart) -> SetPart:
    """The part at the start edge of the page: in right-to-left text the right one."""
    shift = space.width - _told_width(matter, space) if matter.stick.rtl else 0.0
    return replace(part, items=tuple(moved(item, shift, 0.0) for item in part.items))


def _told(stamp: Stamp) -> str:
    return stamp.text


def _deck(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """The deck over all columns but one, and over the last one the way to the story's page."""
    story, stick = matter.story, matter.stick
    style = stick.style("deck", "text")
    width = _told_width(matter, space)
    rows = [head_row(matter, runs, style, width, "p", "deck") for runs in story.deck]
    items, height = stacked(rows)
    side = tuple(_online(matter, space)) if _beside(matter) else ()
    if not items and not side:
        return SetPart((), 0.0)
    shift = 0.0 if stick.rtl else space.width - space.side
    across = space.width - width if stick.rtl else 0.0
    words = tuple(moved(item, across, 0.0) for item in items)
    beside_it = tuple(moved(item, shift, 0.0) for item in side)
    white = _code(stick)[1]
    hang = max([height, *(_foot(item, white) for item in beside_it)]) - height
    return SetPart((*words, *beside_it), height, style.before, overhang=hang)


def _online(matter: HeadMatter, space: HeadSpace) -> Iterator[Item]:
    """Code to scan, address, share links, and where to tell of a fault."""
    story, stick = matter.story, matter.stick
    lang = story.labels.lang
    style = stick.style("label", lang=lang)
    size, quiet = _code(stick)
    taken = size - quiet + CODE_AIR if matter.code else 0.0
    width = max(space.side - taken, style.size)
    rows = [
        head_row(matter, runs, style, width, "p", role, lang) for runs, role in _online_lines(matter) if runs
    ]
    items, _height = stacked(rows)
    start = 0.0 if stick.rtl else taken
    inner = [moved(item, start, 0.0) for item in items]
    if matter.code:
        at = space.side - size + quiet if stick.rtl else -quiet
        inner.insert(0, SlotBox(Box(at, -quiet + 2.0, size, size), "code", "code"))
    yield Group("aside", tuple(inner), role="online", lang=lang if lang != stick.lang else "")


def _online_lines(matter: HeadMatter) -> Iterator[tuple[Runs, str]]:
    story = matter.story
    if matter.code:
        yield (Run(story.labels.scan, strong=True),), "online-lead"
        if story.short_url:
            yield (Run(story.short_url, href=story.url),), "online-address"
    shares: list[Run] = []
    for link in story.share if matter.code else ():
        shares.extend([Run(PARTED)] if shares else [])
        shares.append(Run(link.name, href=link.href))
    yield tuple(shares), "online-share"
    if story.report_fault:
        yield (Run(story.report_fault.label, href=story.report_fault.href),), "fault"


def _lead(matter: HeadMatter, space: HeadSpace) -> SetPart:
    story, stick = matter.story, matter.stick
    if story.lead is None or not matter.lead_height:
        return SetPart((), 0.0)
    picture = PictureBox(
        Box(0.0, 0.0, space.width, matter.lead_height), story.lead.key, "lead", story.lead.alt
    )
    row = head_row(
        matter, caption_runs(story.lead), stick.ragged("caption"), space.width, "figcaption", "caption"
    )
    caption = placed(row, above=matter.lead_height + CAPTION_GAP)
    height = caption.height if row.items else matter.lead_height
    return SetPart((Group("figure", (picture, *caption.items), role="figure"),), height, 1.0)


def stacked(rows: list[Row]) -> tuple[tuple[Item, ...], float]:
    """The items of rows one under another, and how high all of it is."""
    items: list[Item] = []
    y = 0.0
    for row in rows:
        items.extend(moved(item, 0.0, y) for item in row.items)
        y += row.height
    return tuple(items), y


def _code(stick: Stick) -> tuple[float, float]:
    """The sides of the code to scan, and the white at its edges, which may hang outside."""
    code = stick.manifest.composed.code
    return code.size.points, code.quiet.points


def _foot(item: Item, white: float) -> float:
    """The y of an item's foot, the white at the edge of a code left out."""
    if isinstance(item, Group):
        return max((_foot(inner, white) for inner in item.items), default=0.0)
    if isinstance(item, TextBox):
        return max(piece.top + len(piece.lines) * piece.leading for piece in item.pieces)
    return item.box.bottom - (white if isinstance(item, SlotBox) else 0.0)


Makers = Mapping[HeadPart, Callable[[HeadMatter, HeadSpace], SetPart]]
"""How each part is made."""
STORY_PARTS: Makers = MappingProxyType(
    {
        "kicker": _kicker,
        "headline": _headline,
        "dates": _dates,
        "deck": _deck,
        "byline": _byline,
        "lead": _lead,
    }
)
"""The parts that are the story's own."""
