"""a composed page → the same page spoiled in one way, and where: a thing taken away, moved, put twice, or set badly.

Each way looks for what it needs on the page; a page that has no such thing cannot be spoiled so, and gives None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from pagekit.house.story import Run
from pagekit.typeset.audit.found import around
from pagekit.typeset.audit.seen import Seen, SeenPage
from pagekit.typeset.page import (
    Box,
    ComposedPage,
    Group,
    Item,
    PictureBox,
    Piece,
    RuleBox,
    TextBox,
    TextLine,
    moved,
)


class Spoiled(NamedTuple):
    """The page, and the place that the auditor should name."""

    page: ComposedPage
    box: Box


Way = Callable[[SeenPage], Spoiled | None]


# ---- Changing a page ---------------------------------------------------------------------------------------


def exchanged(page: ComposedPage, old: Item, new: Iterable[Item]) -> ComposedPage:
    """The page with an item exchanged, wherever it stands."""
    made = tuple(new)
    return replace(
        page,
        items=tuple(_exchanged(page.items, old, made)),
        furniture=tuple(_exchanged(page.furniture, old, made)),
    )


def _exchanged(items: Iterable[Item], old: Item, new: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if item is old:
            yield from new
        elif isinstance(item, Group):
            yield replace(item, items=tuple(_exchanged(item.items, old, new)))
        else:
            yield item


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one column, its lines as single pieces."""

    thing: Seen
    text: TextBox
    pieces: tuple[Piece, ...]


def paragraphs(seen: SeenPage, least: int) -> Iterator[Paragraph]:
    """The paragraphs of running text that stand in one column with so many lines at least."""
    for thing in seen.things:
        text = thing.item
        if not isinstance(text, TextBox) or text.tag != "p" or text.style != "text" or thing.path:
            continue
        pieces = tuple(_single(text.pieces))
        one = {seen.column(box) for box in thing.boxes}
        if len(pieces) >= least and len(one) == 1 and not any(piece.size for piece in pieces):
            yield Paragraph(thing, text, pieces)


def _single(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        for place, line in enumerate(piece.lines):
            yield replace(piece, top=piece.top + place * piece.leading, lines=(line,))


def box_of(pieces: Iterable[Piece]) -> Box:
    """The rectangle of pieces."""
    return around(
        Box(piece.x, piece.top, piece.measure, piece.leading * len(piece.lines)) for piece in pieces
    )


def pictures(seen: SeenPage) -> Iterator[tuple[Seen, PictureBox]]:
    """The pictures of a page."""
    for thing in seen.things:
        if isinstance(thing.item, PictureBox):
            yield thing, thing.item


def heads(seen: SeenPage, least: int = 1) -> Iterator[tuple[Seen, TextBox]]:
    """The cross-heads of a page that stand in one column."""
    found = [
        (thing, thing.item)
        for thing in seen.things
        if isinstance(thing.item, TextBox) and thing.item.tag in ("h2", "h3") and not thing.path
    ]
    if len(found) >= least:
        yield from found


# ---- Holes -------------------------------------------------------------------------------------------------


def picture_gone(seen: SeenPage) -> Spoiled | None:
    """A picture is taken away."""
    for thing, picture in pictures(seen):
        figure = thing.path[-1]
        if figure.role == "figure" and picture.box.width >= seen.sheet.column - 1.0:
            return Spoiled(exchanged(seen.page, figure, ()), picture.box)
    return None


def paragraph_gone(seen: SeenPage) -> Spoiled | None:
    """A paragraph in the middle of a column is taken away."""
    for paragraph in paragraphs(seen, 7):
        box = box_of(paragraph.pieces)
        return Spoiled(exchanged(seen.page, paragraph.text, ()), box)
    return None


def foot_gone(seen: SeenPage) -> Spoiled | None:
    """All that stands in the lower third of the page is taken away."""
    limit = seen.area.y + seen.area.height * 2 / 3
    page = seen.page
    below = [thing for thing in seen.things if thing.box.bottom > limit and not thing.path]
    if not below or seen.last:
        return None
    for thing in below:
        page = exchanged(page, thing.item, ())
    return Spoiled(page, Box(seen.area.x, limit, seen.area.width, seen.area.height / 3))


# ---- Lonely lines ------------------------------------------------------------------------------------------


def two_lines_left(seen: SeenPage) -> Spoiled | None:
    """Of all that stands on the last page two lines are left."""
    paragraph = next(paragraphs(seen, 2), None)
    if not seen.last or not seen.place or paragraph is None:
        return None
    left = replace(paragraph.text, pieces=paragraph.pieces[-2:])
    return Spoiled(replace(seen.page, items=(left,)), box_of(left.pieces))


def _turned(seen: SeenPage, kept: int | None) -> Spoiled | None:
    """A paragraph's lines from that one on stand at the head of the other column."""
    pitch = seen.sheet.column + seen.sheet.gutter
    for paragraph in paragraphs(seen, 4):
        column = seen.column(paragraph.thing.box)
        goes_on = seen.goes_on and paragraph.thing.item is seen.things[-1].item
        if column is None or paragraph.text.continued or goes_on:
            continue
        at = kept if kept is not None else len(paragraph.pieces) - 1
        across = (1 if column == 0 else -1) * pitch
        up = paragraph.pieces[at].top - seen.area.y
        rest = [replace(piece, x=piece.x + across, top=piece.top - up) for piece in paragraph.pieces[at:]]
        text = replace(paragraph.text, pieces=(*paragraph.pieces[:at], *rest))
        alone = paragraph.pieces[:1] if at == 1 else rest
        return Spoiled(exchanged(seen.page, paragraph.text, (text,)), box_of(alone))
    return None


def widow(seen: SeenPage) -> Spoiled | None:
    """A paragraph's last line stands at the head of a column."""
    return _turned(seen, None)


def orphan(seen: SeenPage) -> Spoiled | None:
    """A paragraph's first line stands alone, the others in another column."""
    return _turned(seen, 1)


def fragment(seen: SeenPage) -> Spoiled | None:
    """A paragraph's last line is the end of a word."""
    for paragraph in paragraphs(seen, 3):
        *before, above, last = paragraph.pieces
        divided = replace(above, lines=(replace(above.lines[0], hyphen=True, spaced=False),))
        ending = replace(last, lines=(TextLine((Run("tion."),)),), justified=False)
        text = replace(paragraph.text, pieces=(*before, divided, ending))
        return Spoiled(exchanged(seen.page, paragraph.text, (text,)), box_of([ending]))
    return None


def head_alone(seen: SeenPage) -> Spoiled | None:
    """A cross-head stands at the head of the column before."""
    pitch = seen.sheet.column + seen.sheet.gutter
    for thing, head in heads(seen):
        if seen.column(thing.box):
            back = moved(head, -pitch, 0.0)
            box = thing.box.moved(-pitch, 0.0)
            return Spoiled(exchanged(seen.page, head, (back,)), box)
    return None


# ---- Feet --------------------------------------------------------------------------------------------------


def _shorter(seen: SeenPage, lines: int) -> Spoiled | None:
    """The last paragraph of a column loses lines."""
    for paragraph in paragraphs(seen, lines + 1):
        column = seen.column(paragraph.thing.box)
        below = [box.bottom for thing in seen.things for box in thing.boxes if seen.column(box) == column]
        if paragraph.thing.box.bottom >= max(below) - 0.5:
            text = replace(paragraph.text, pieces=paragraph.pieces[:-lines])
            box = box_of(paragraph.pieces[-lines:])
            return Spoiled(exchanged(seen.page, paragraph.text, (text,)), box)
    return None


def two_lines_short(seen: SeenPage) -> Spoiled | None:
    """A column ends two lines above the others."""
    return _shorter(seen, 2)


def three_lines_short(seen: SeenPage) -> Spoiled | None:
    """A column ends three lines above the others."""
    return _shorter(seen, 3)


# ---- Quotes ------------------------------------------------------------------------------------------------


def _pull(seen: SeenPage, words: str, x: float, y: float) -> Group:
    said = words.split()
    lines = tuple(TextLine((Run(" ".join(said[at : at + 3])),)) for at in range(0, len(said), 3))
    piece = Piece(x, y, seen.sheet.column, 21.0, lines)
    text = TextBox("p", "quote", (piece,), role="pull-text")
    rule = RuleBox(Box(x, y - 6.0, seen.sheet.column, 1.5), "accent")
    return Group("aside", (rule, text), role="pull")


def quoted_from(seen: SeenPage) -> Spoiled | None:
    """A pull quote of words from a paragraph of the page."""
    for paragraph in paragraphs(seen, 4):
        words = " ".join(line.words for line in paragraph.thing.lines[1:3] if not line.line.hyphen)
        if len(words.split()) >= 6:
            return _quoted(seen, words)
    return None


def quoted_beside(seen: SeenPage) -> Spoiled | None:
    """A pull quote of the words of a block quote."""
    for thing in seen.things:
        if thing.item_role == "quoted" and len(thing.lines) > 1:
            words = "".join(line.words + ("" if line.line.hyphen else " ") for line in thing.lines)
            return _quoted(seen, words)
    return None


def _quoted(seen: SeenPage, words: str) -> Spoiled:
    sheet = seen.sheet
    group = _pull(seen, words, sheet.x, sheet.y + 2 * sheet.grid)
    text = group.items[1]
    assert isinstance(text, TextBox)
    return Spoiled(replace(seen.page, items=(*seen.page.items, group)), box_of(text.pieces))


def quoted_twice(seen: SeenPage) -> Spoiled | None:
    """Two pull quotes of the same words."""
    sheet = seen.sheet
    words = "Nobody has ever said these words in the text of the story"
    pulls = [_pull(seen, words, sheet.x, sheet.y + line * sheet.grid) for line in (2, 20)]
    text = pulls[1].items[1]
    assert isinstance(text, TextBox)
    return Spoiled(replace(seen.page, items=(*seen.page.items, *pulls)), box_of(text.pieces))


# ---- Lines -------------------------------------------------------------------------------------------------


def _fewer_words(piece: Piece, words: int) -> Piece:
    said = " ".join("".join(run.text for run in piece.lines[0].runs).split()[:words])
    return replace(piece, lines=(TextLine((Run(said),)),), tracking=0)


def loose_paragraph(seen: SeenPage) -> Spoiled | None:
    """Every justified line of a paragraph has lost a word or two."""
    for paragraph in paragraphs(seen, 6):
        loose = [_fewer_words(piece, 4) if piece.justified else piece for piece in paragraph.pieces]
        text = replace(paragraph.text, pieces=tuple(loose))
        return Spoiled(exchanged(seen.page, paragraph.text, (text,)), box_of(paragraph.pieces))
    return None


def loose_line(seen: SeenPage) -> Spoiled | None:
    """One line has two words left."""
    for paragraph in paragraphs(seen, 4):
        place = next((n for n, piece in enumerate(paragraph.pieces) if n and piece.justified), None)
        if place is None:
            continue
        pieces = list(paragraph.pieces)
        pieces[place] = _fewer_words(pieces[place], 2)
        text = replace(paragraph.text, pieces=tuple(pieces))
        return Spoiled(exchanged(seen.page, paragraph.text, (text,)), box_of([pieces[place]]))
    return None


# ---- Pictures ----------------------------------------------------------------------------------------------


def strip(seen: SeenPage) -> Spoiled | None:
    """A picture is cut to a strip."""
    for _thing, picture in pictures(seen):
        box = replace(picture.box, height=picture.box.height * 0.45)
        return Spoiled(exchanged(seen.page, picture, (replace(picture, box=box),)), box)
    return None


def off_the_sheet(seen: SeenPage) -> Spoiled | None:
    """A picture hangs over the sheet by more than half of itself."""
    for _thing, picture in pictures(seen):
        box = replace(picture.box, x=seen.page.width - 0.1 * picture.box.width)
        return Spoiled(exchanged(seen.page, picture, (replace(picture, box=box),)), box)
    return None


def covered(seen: SeenPage) -> Spoiled | None:
    """A ground lies on a picture."""
    for thing, picture in pictures(seen):
        ground = RuleBox(picture.box, "accent")
        figure = thing.path[-1]
        over = replace(figure, items=(*figure.items, ground))
        return Spoiled(exchanged(seen.page, figure, (over,)), picture.box)
    return None


# ---- Heads -------------------------------------------------------------------------------------------------


def head_too_large(seen: SeenPage) -> Spoiled | None:
    """A cross-head is larger than the headline."""
    for thing, head in heads(seen):
        return Spoiled(exchanged(seen.page, head, (replace(head, size=90.0),)), thing.box)
    return None


def lower_head_larger(seen: SeenPage) -> Spoiled | None:
    """A head of the third level is larger than those of the second."""
    found = list(heads(seen, 2))
    for thing, head in found[1:]:
        if found[0][1].tag == "h2":
            lower = replace(head, tag="h3", size=15.0)
            return Spoiled(exchanged(seen.page, head, (lower,)), thing.box)
    return None


def level_skipped(seen: SeenPage) -> Spoiled | None:
    """A head of the fifth level."""
    for thing, head in heads(seen):
        return Spoiled(exchanged(seen.page, head, (replace(head, tag="h5"),)), thing.box)
    return None


def heads_side_by_side(seen: SeenPage) -> Spoiled | None:
    """A head stands on the line of another in the next column."""
    pitch = seen.sheet.column + seen.sheet.gutter
    for thing, head in heads(seen):
        across = pitch if seen.column(thing.box) == 0 else -pitch
        other = moved(head, across, 0.0)
        box = replace(thing.box, x=thing.box.x + across)
        return Spoiled(exchanged(seen.page, head, (head, other)), box)
    return None


def head_divided(seen: SeenPage) -> Spoiled | None:
    """A word of a cross-head is divided."""
    for thing, head in heads(seen):
        piece = head.pieces[0]
        lines = (replace(piece.lines[0], hyphen=True), *piece.lines[1:])
        divided = replace(head, pieces=(replace(piece, lines=lines),))
        return Spoiled(exchanged(seen.page, head, (divided,)), thing.box)
    return None


# ---- Places ------------------------------------------------------------------------------------------------


def paragraph_moved_up(seen: SeenPage) -> Spoiled | None:
    """A paragraph stands seven points too high, on the last line of the one before."""
    found = list(paragraphs(seen, 2))
    for above, below in pairwise(found):
        under = below.thing.box.y - above.thing.box.bottom
        if abs(under) < 0.5 and below.pieces[0].x >= above.pieces[-1].x and len(above.pieces) > 2:
            up = moved(below.text, 0.0, -9.0)
            box = replace(below.thing.box, y=below.thing.box.y - 9.0)
            return Spoiled(exchanged(seen.page, below.text, (up,)), box)
    return None


def rule_through_type(seen: SeenPage) -> Spoiled | None:
    """A rule stands across a line."""
    for paragraph in paragraphs(seen, 3):
        line = paragraph.thing.lines[1].ink
        rule = RuleBox(Box(line.x, line.y + line.height / 2, line.width, 0.5), "ink")
        return Spoiled(exchanged(seen.page, paragraph.text, (paragraph.text, rule)), line)
    return None


def picture_on_type(seen: SeenPage) -> Spoiled | None:
    """A picture stands on its own caption."""
    for thing, picture in pictures(seen):
        if len(thing.path[-1].items) > 1:
            lower = moved(picture, 0.0, 14.0)
            return Spoiled(exchanged(seen.page, picture, (lower,)), picture.box.moved(0.0, 14.0))
    return None


def paragraph_in_the_margin(seen: SeenPage) -> Spoiled | None:
    """A paragraph hangs into the margin."""
    for paragraph in paragraphs(seen, 3):
        if seen.column(paragraph.thing.box) == 0:
            out = moved(paragraph.text, -20.0, 0.0)
            return Spoiled(
                exchanged(seen.page, paragraph.text, (out,)), paragraph.thing.box.moved(-20.0, 0.0)
            )
    return None


def picture_short_of_the_trim(seen: SeenPage) -> Spoiled | None:
    """A picture reaches beyond the type area and not to the trim."""
    for _thing, picture in pictures(seen):
        box = Box(6.0, picture.box.y, picture.box.width, picture.box.height)
        return Spoiled(exchanged(seen.page, picture, (replace(picture, box=box),)), box)
    return None


def folio_at_the_trim(seen: SeenPage) -> Spoiled | None:
    """The folio is cut with the sheet."""
    for thing in seen.furniture:
        if thing.item_role.startswith("folio"):
            down = seen.page.height - thing.box.bottom
            return Spoiled(
                exchanged(seen.page, thing.item, (moved(thing.item, 0.0, down),)), thing.box.moved(0.0, down)
            )
    return None
