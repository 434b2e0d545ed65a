"""what stands above a story's columns → boxes on the grid: kicker, head, dates, deck, byline, picture.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from pagekit.house.story import Run, Runs, Story
from pagekit.layout.manifest import HeadPart
from pagekit.notes import Note, warning
from pagekit.typeset.addresses import STORY_CODE
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

CODE_AIR = 4.0
PARTED = "\u00a0· "
"""The dot stays with what it follows: no line begins with it."""


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


def unprinted(story: Story, parts: Collection[str]) -> Iterator[Note]:
    """A note for each of the story's words that stand nowhere but in a head, where a layout's has no part for them."""
    for part, words in (("kicker", story.kicker), ("deck", story.deck)):
        if words and part not in parts:
            what = f"the layout's head has no {part}, so the story's is not printed."
            yield warning(
                "head-left-out", part, what, f'Add "{part}" to its head, or take it out of the story.'
            )


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
    story, stick = matter.story, matter.stick
    lang = story.labels.lang
    style = stick.style("dates", lang=lang)
    width = _told_width(matter, space)
    runs: list[Run] = []
    for stamp, label in ((story.published, ""), (story.updated, story.labels.updated)):
        if stamp is not None:
            runs.extend([Run(PARTED)] if runs else [])
            runs.append(Run(f"{label} {stamp.text}".strip()))
    return _shifted(
        matter, space, styled(head_row(matter, tuple(runs), style, width, "p", "dates", lang), style, width)
    )


def _byline(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """Who wrote it, and where: the dateline stands here, so that the text may open with its initial."""
    story, stick = matter.story, matter.stick
    style = stick.style("byline")
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


def _deck(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """The deck over all columns but one, and over the last one the way to the story's page."""
    story, stick = matter.story, matter.stick
    style = stick.style("deck")
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
        inner.insert(0, SlotBox(Box(at, -quiet + 2.0, size, size), "code", STORY_CODE))
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
        "kicker": _kicker,
        "headline": _headline,
        "dates": _dates,
        "deck": _deck,
        "byline": _byline,
        "lead": _lead,
    }
)
"""The parts that are the story's own."""
