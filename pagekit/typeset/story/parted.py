"""a StoryGalley + the box of its front → Parted: front and turn, each a little story of its own, to be measured as any.

The rules:
1. The front ends where `copyfit.jumps` lets it and fills its box best, its jump line counted. In columns of that width
   alone: in others the line that is broken would not be full.
2. The turn has the key word for a head, over it the line that says where it began, and no picture but those of its
   text. A pull quote that is spare is in neither.
3. Jump line and turn line lead to each other. Readers are told of one story: the paragraph goes on where it was broken.

Lengths are points, lines column lines of the grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Run, Runs
from pagekit.typeset.copyfit.fit import HOLE, variants
from pagekit.typeset.copyfit.jumps import (
    Jump,
    jump_line,
    jumps,
    key_word,
    split,
    turn_line,
)
from pagekit.typeset.copyfit.levers import ABOVE, Columns, Levers, Picture
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.typeset.page import Group, Item, TextBox
from pagekit.typeset.story.galley import StoryGalley, without_spare
from pagekit.typeset.story.heads import StoryHeads
from pagekit.typeset.story.in_box import SetStory, StoryBox, StoryInBox
from pagekit.typeset.story.shapes import Stand, banded
from pagekit.typeset.story.text import ladder_of

JUMP, TURN = "jump", "turn"
"""The anchors of a story that is parted: where it breaks off, and where it goes on."""
JUMP_LINE, JUMP_HEAD, TURN_LINE = "jump-line", "jump-head", "turn-line"
ONLY_PICTURES = Levers(heads=False, spacing=False, paragraphs=False, pulls=False, cuts=False)


@dataclass(frozen=True, slots=True)
class Parted:
    """A story in two parts."""

    front: StoryGalley
    turn: StoryGalley
    columns: Columns
    """Those of the front."""
    text: int
    """Lines of text that stand on the front."""
    turned: int
    """Column lines that are turned."""


def front_lines(story: StoryGalley, columns: Columns, turned: int) -> tuple[int, ...]:
    """The column lines that a front may take under head and picture, the jump line counted; at least so many others
    are turned.
    """
    story, foot = without_spare(story), _foot(story, "00")
    line = len(foot.paragraph.best(columns.width).lines)
    return tuple(sorted({jump.lines + line for jump in _jumps(story, columns, turned)}))


@dataclass(frozen=True, slots=True)
class FrontBox:
    """The box of a front: its columns, its lines of the grid, the size of its head in points, and what stands over
    which of its columns.
    """

    columns: Columns
    lines: int
    size: float
    stand: Stand | None


def parted(story: StoryGalley, box: FrontBox, pages: tuple[str, str], turned: int) -> Parted | None:
    """The story parted so that its front fills a box, nothing of its text yielding; None where it is nowhere to be
    parted so. `pages` are what both pages are called; so many column lines at least are turned.
    """
    story = without_spare(story)
    galley, columns, foot = story.galley, box.columns, _foot(story, pages[1])
    for standing, jump in _ways(story, box, _jumps(story, columns, turned), foot):
        before, after = split(galley.matter, jump, story.heads.stick.typesetter)
        if standing.flowed((*before, foot)).overset is None:
            front, turn = _front(story, (*before, foot)), _turn(story, after, jump.item, pages[0])
            return Parted(front, turn, columns, jump.text, jump.turned)
    return None


def _ways(
    story: StoryGalley, box: FrontBox, found: Sequence[Jump], foot: FlowText
) -> Iterator[tuple[StoryInBox, Jump]]:
    """Heights of the picture and places to part the story, those first that fill the box best for what they cost."""
    columns, ways = box.columns, []
    own = banded(story, columns, (box.size, box.size), box.stand)
    above = tuple(picture for picture in own.galley.pictures if picture.item == ABOVE)
    standing = variants(replace(own.galley, matter=(), pictures=above), columns, ONLY_PICTURES)
    # A flow loses lines at the heads and feet of columns: one of each is kept free, as for any story.
    room = (box.lines - 1) * columns.number - len(foot.paragraph.best(columns.width).lines)
    for variant in standing.variants:
        jump = next((jump for jump in reversed(found) if jump.lines <= room - variant.lines), None)
        if jump is not None:
            short = room - variant.lines - jump.lines
            ways.append((variant.cost + HOLE * short, variant.lines, variant, jump))
    for _cost, _lines, variant, jump in sorted(ways, key=lambda way: way[:2]):
        yield StoryInBox(own, columns, StoryBox(0.0, 0.0, box.lines), variant), jump


def front_read(story: SetStory) -> SetStory:
    """The front as readers are told of it: its jump line is no paragraph of the text."""
    return replace(story, part=1, items=tuple(_aside(item) for item in story.items))


def turn_read(story: SetStory) -> SetStory:
    """The turn as readers are told of it: its head is a way back, and its first lines go on in their paragraph."""
    items: list[Item] = []
    going = False
    for item in story.items:
        match item:
            case Group(role="head"):
                items.append(replace(item, tag="nav", role=TURN, items=tuple(map(_turned, item.items))))
            case TextBox() if not going:
                going = True
                items.append(replace(item, continued=True))
            case _:
                items.append(item)
    return replace(story, part=2, items=tuple(items))


# ---- The parts ---------------------------------------------------------------------------------------------


def _jumps(story: StoryGalley, columns: Columns, turned: int) -> list[Jump]:
    """The legal jumps, those aside that part what an editor may leave out whole."""
    galley = story.galley
    found = jumps(galley.matter, columns, galley.grid, galley.line, galley.jump)
    return [jump for jump in found if jump.turned >= turned and not _optional(galley.matter[jump.item])]


def _optional(flowing: Flowing) -> bool:
    return flowing.optional


def _front(story: StoryGalley, matter: tuple[Flowing, ...]) -> StoryGalley:
    galley = story.galley
    pictures = tuple(picture for picture in galley.pictures if picture.item < len(matter))
    return replace(story, galley=replace(galley, matter=matter, pictures=pictures))


def _turn(story: StoryGalley, matter: Sequence[Flowing], first: int, page: str) -> StoryGalley:
    own, galley, heads = story.story, story.galley, story.heads
    back = _linked(turn_line(own.labels, page), JUMP)
    key = key_word(own.headline)
    # A head begins as heads do. Georgian has no capitals there, which is what title case knows.
    headline = (Run(key[:1].title() + key[1:]),) if key else own.headline
    told = replace(own, kicker=back, headline=headline, headline_variants=(), body=(), lead=None)
    head = StoryHeads(told, heads.stick, ("kicker", "headline"), heads.gutter, ladder_of(heads.stick), False)
    pictures = tuple(_moved(galley.pictures, first))
    kept = replace(galley, matter=tuple(matter), heads=head, pictures=pictures)
    return replace(story, story=told, galley=kept, heads=head, notes=())


def _moved(pictures: Sequence[Picture], first: int) -> Iterator[Picture]:
    """The pictures behind the paragraph that is broken, which is the first of the turn."""
    for picture in pictures:
        if picture.item > first:
            yield replace(picture, item=picture.item - first)


def _foot(story: StoryGalley, page: str) -> FlowText:
    """The jump line, which leads to the turn; it never stands at the head of a column by itself."""
    stick, labels = story.heads.stick, story.story.labels
    style = replace(stick.style("label", lang=labels.lang), leading=stick.grid)
    runs = _linked(jump_line(labels, page, key_word(story.story.headline)), TURN)
    paragraph = stick.typesetter.paragraph(runs, style, labels.lang)
    return FlowText(paragraph, role=JUMP_LINE, whole=True, keep_previous=True, anchor=JUMP)


def _linked(runs: Runs, anchor: str) -> Runs:
    return tuple(replace(run, href=f"#{anchor}") for run in runs)


# ---- For readers -------------------------------------------------------------------------------------------


def _aside(item: Item) -> Item:
    if isinstance(item, TextBox) and item.role == JUMP_LINE:
        return Group("nav", (item,), role=JUMP)
    return item


def _turned(item: Item) -> Item:
    """A part of a turn's head."""
    match item:
        case TextBox(role="headline"):
            return replace(item, tag="p", role=JUMP_HEAD)
        case TextBox(role="kicker"):
            return replace(item, role=TURN_LINE, anchor=TURN)
        case Group():
            return replace(item, items=tuple(_turned(inner) for inner in item.items))
        case _:
            return item
