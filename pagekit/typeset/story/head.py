"""what stands above a story's columns → boxes on the grid: kicker, head, dates, deck, byline, picture.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from pagekit.house import design_label
from pagekit.house.story import Run, Runs
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.blocks.author import beside_portraits, portraits
from pagekit.typeset.blocks.displays import CAPTION_GAP, caption_runs
from pagekit.typeset.blocks.endmatter import BOLD, byline_runs
from pagekit.typeset.blocks.stick import Stick, placed
from pagekit.typeset.matter import Row
from pagekit.typeset.page import (
    Box,
    Group,
    Item,
    PictureBox,
    Piece,
    SlotBox,
    TextBox,
    moved,
)
from pagekit.typeset.story.head_stack import (
    HeadMatter,
    HeadSpace,
    Makers,
    SetPart,
    head_row,
    stack_parts,
    stacked,
    styled,
)
from pagekit.typeset.story.online import PARTED, Cell, fault_way, online, shared_by, story_way
from pagekit.typeset.story.striking import number_part
from pagekit.typeset.style import TypeStyle, page_aligned

DECK_MEASURE = 34.0
"""The measure that a deck takes at most, in em."""
MARK, MARK_AIR = "· ", 0.5
"""Between who and when, and the air before it in em."""
PORTRAIT_AIR = 1.0
"""Lines over portraits and under them."""


def head(
    parts: Iterable[HeadPart],
    matter: HeadMatter,
    space: HeadSpace,
    after: float = 0.0,
    *,
    flush: bool = False,
) -> tuple[tuple[Item, ...], float]:
    """The story's own parts one under another, as `stack_parts` puts them."""
    return stack_parts(parts, matter, space, after, makers=STORY_PARTS, flush=flush)


def _label(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """What kind of piece it is, where its name tells readers what to expect."""
    story = matter.story
    lang, name = story.labels.lang, design_label(story.format.design, story.labels)
    style = matter.stick.style("tag", lang=lang)
    runs = (Run(name),) if name else ()
    return styled(head_row(matter, runs, style, space.width, "p", "design", lang), style, space.width)


def _kicker(matter: HeadMatter, space: HeadSpace) -> SetPart:
    style = matter.stick.style("kicker")
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
    lang = matter.story.labels.lang
    style = matter.stick.style("dates", lang=lang)
    width = _told_width(matter, space)
    return _shifted(
        matter, space, styled(head_row(matter, _when(matter), style, width, "p", "dates", lang), style, width)
    )


def _when(matter: HeadMatter) -> Runs:
    story = matter.story
    runs: list[Run] = []
    for stamp, label in ((story.published, ""), (story.updated, story.labels.updated)):
        if stamp is not None:
            runs.extend([Run(PARTED)] if runs else [])
            runs.append(Run(f"{label} {stamp.text}".strip()))
    return tuple(runs)


def _byline(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """Who wrote it, and where: the dateline stands here, so that the text may open with its initial."""
    style = matter.stick.style("byline")
    runs = _who_and_where(matter, style.weight < BOLD)
    width = _told_width(matter, space)
    shown = portraits(matter.stick, matter.story.byline)

    def words(measure: float) -> Row:
        return head_row(matter, runs, style, measure, "p", "byline")

    row = beside_portraits(matter.stick, shown, words, width) if shown else words(width)
    part = _shifted(matter, space, styled(row, style, width))
    if not shown:
        return part
    return replace(part, before=max(part.before, PORTRAIT_AIR), after=max(part.after, PORTRAIT_AIR))


def _who_and_where(matter: HeadMatter, bold_names: bool) -> Runs:
    story = matter.story
    runs = list(byline_runs(story.byline, matter.stick.lang, bold_names)) if story.byline else []
    if story.dateline:
        runs.extend([Run(PARTED)] if runs else [])
        runs.append(Run(story.dateline))
    return tuple(runs)


def _meta(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """Who, where and when, in one line; when it was, in a line of its own where there is no room.

    They are two elements: a date is told in the language of the labels.
    """
    stick, lang = matter.stick, matter.story.labels.lang
    style, other = stick.style("meta"), stick.style("meta", lang=lang)
    width = _told_width(matter, space)
    who, when = _who_and_where(matter, style.weight < BOLD), _when(matter)
    first = head_row(matter, who, style, width, "p", "byline")
    taken = _reach(matter, who, style, width) if first.items and when else 0.0
    left = width - taken
    second = head_row(matter, (Run(MARK), *when), other, max(left, 1.0), "p", "dates", lang)
    if not taken or second.height > other.leading:
        alone = head_row(matter, when, other, width, "p", "dates", lang)
        items, height = stacked([first, alone])
        return _shifted(matter, space, styled(Row(height, items), style, width))
    # A line from the right begins at the right edge of its own measure.
    words = second.items if stick.rtl else tuple(moved(item, taken, 0.0) for item in second.items)
    row = Row(max(first.height, second.height), (*first.items, *words))
    return _shifted(matter, space, styled(row, style, width))


def _reach(matter: HeadMatter, runs: Runs, style: TypeStyle, width: float) -> float:
    """How far words reach in one line, with the space after them; 0 where they need more than one."""
    stick = matter.stick
    own = page_aligned(style, stick.lang, rtl=stick.rtl)
    lines = stick.typesetter.paragraph(runs, own, stick.lang).best(width).lines
    return lines[0].natural + MARK_AIR * style.size if len(lines) == 1 else 0.0


def _told_width(matter: HeadMatter, space: HeadSpace) -> float:
    """The measure of what stands beside the way to the story's page; all of the width where there is none."""
    return space.width - space.gutter - space.side if matter.code else space.width


def _shifted(matter: HeadMatter, space: HeadSpace, part: SetPart) -> SetPart:
    """The part at the start edge of the page: in right-to-left text the right one."""
    shift = space.width - _told_width(matter, space) if matter.stick.rtl else 0.0
    return replace(part, items=tuple(moved(item, shift, 0.0) for item in part.items))


def _deck(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """The deck over all columns but one, and over the last one the way to the story's page."""
    story, stick = matter.story, matter.stick
    style = stick.style("deckbeside" if space.beside else "deck")
    width = min(_told_width(matter, space), DECK_MEASURE * style.size)
    rows = [head_row(matter, runs, style, width, "p", "deck") for runs in story.deck]
    items, height = stacked(rows)
    side = _online(matter, space) if matter.code else ()
    if not items and not side:
        return SetPart((), 0.0)
    shift = 0.0 if stick.rtl else space.width - space.side
    across = space.width - width if stick.rtl else 0.0
    words = tuple(moved(item, across, 0.0) for item in items)
    beside_it = tuple(moved(item, shift, 0.0) for item in side)
    white = _code(stick)[1]
    hang = max([height, *(_foot(item, white) for item in beside_it)]) - height
    return SetPart((*words, *beside_it), height, style.before, overhang=hang, above=0.5)


def _online(matter: HeadMatter, space: HeadSpace) -> tuple[Item, ...]:
    """The way to the story's page, beside the deck."""
    story = matter.story
    told = (*story_way(story, matter.code), *shared_by(story), *fault_way(story))
    return online(matter.stick, story, (Cell(0.0, space.side, told, coded=True),))[0]


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


STORY_PARTS: Makers = MappingProxyType(
    {
        "meta": _meta,
        "figure": number_part,
        "label": _label,
        "kicker": _kicker,
        "headline": _headline,
        "dates": _dates,
        "deck": _deck,
        "byline": _byline,
        "lead": _lead,
    }
)
"""The parts that are the story's own."""
