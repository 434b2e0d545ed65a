"""a Story + its pictures and adverts → all that flows through its columns, in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.house.story import Figure, ParagraphText, QuoteText, plain
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.blocks.displays import KEPT, figure_flow, figure_of
from pagekit.typeset.blocks.pull_boxes import pull_flow
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.story.striking import without_number
from pagekit.typeset.story.text import SIGNED, story_matter

LONGEST_OPENER = 600
"""Letters of a first paragraph that may be set as a deck."""
LONGEST_QUOTE = 160
"""Letters of a quotation that may be set as large as a pull quote."""


def article_matter(ground: Ground, *, with_lead: bool, share: float = 1.0) -> tuple[Flowing, ...]:
    """Body and end matter. `with_lead`: the lead picture stands in the columns, before the text, with this share of its
    height. Pictures that stand in rows under the text are not in it.
    """
    story, stick, setup = ground.story, ground.stick, ground.setup
    if "figure" in setup.head:
        story = without_number(story, stick, ground.sheet.width)
    signed = not SIGNED.isdisjoint(setup.head)
    flowing = story_matter(story, stick, ground.matter.adverts, byline=signed, asked=False)
    lead = (
        figure_flow(_cut(stick, story.lead, share), story.lead, role="lead")
        if with_lead and story.lead
        else ()
    )
    if setup.boxes == "foot":
        flowing = tuple(_sinking(flow) for flow in flowing)
    if setup.pictures == "pairs":
        flowing = tuple(flow for flow in flowing if _picture(flow) is None)
    return (*lead, *flowing)


def row_figures(ground: Ground) -> tuple[Figure, ...]:
    """The pictures that stand in rows under the text, where the pack has them there."""
    if ground.setup.pictures != "pairs":
        return ()
    flowing = story_matter(ground.story, ground.stick, ground.matter.adverts, byline=True, asked=False)
    return tuple(figure for figure in map(_picture, flowing) if figure)


def _picture(flow: Flowing) -> Figure | None:
    """The picture of the text that this is."""
    shown = figure_of(flow) if isinstance(flow, FlowBox) else None
    return shown[0] if shown and shown[1] == "inline" else None


def _cut(stick: Stick, figure: Figure, share: float) -> Stick:
    """The stick on which the figure has that share of its height."""
    shape = stick.shapes.get(figure.key)
    if share == 1 or shape is None:
        return stick
    return replace(stick, shapes={**stick.shapes, figure.key: share * shape})


def scaled(flowing: Sequence[Flowing], ground: Ground, number: int, share: float) -> tuple[Flowing, ...]:
    """The matter in which the picture of that number, from 1 on, has that share of its shape's height."""
    place, figure = _in_column(flowing, ground)[number - 1]
    source = flowing[place].source
    return (
        *flowing[:place],
        *figure_flow(_cut(ground.stick, figure, share), figure, source),
        *flowing[place + 1 :],
    )


def earlier(flowing: Sequence[Flowing], ground: Ground, number: int, up: int) -> tuple[Flowing, ...] | None:
    """The matter with the picture of that number so many paragraphs earlier; None where there are fewer before it. None
    stands between a head and its text.
    """
    place, _figure = _in_column(flowing, ground)[number - 1]
    before = [at for at in range(1, place) if _opens(flowing[at - 1], flowing[at])]
    if len(before) < up:
        return None
    at = before[-up]
    return (*flowing[:at], flowing[place], *flowing[at:place], *flowing[place + 1 :])


def _opens(last: Flowing, flow: Flowing) -> bool:
    """Whether a picture may stand between the two: before a paragraph of the text that no head is over."""
    text = isinstance(flow, FlowText) and not (flow.group or flow.keep_previous)
    return text and not (isinstance(last, FlowText) and last.keep_next)


def displayed(flowing: Sequence[Flowing], ground: Ground) -> tuple[tuple[Flowing, ...], float] | None:
    """The matter with the text's first quotation as large as a pull quote, and the lines that it takes more of a
    column; None where the pack would not have it so, or where it has none, or a long one.
    """
    said = [at for at, flow in enumerate(flowing) if isinstance(flow, FlowText) and flow.role == "quoted"]
    if ground.setup.quotes != "display" or not said:
        return None
    start, source = said[0], flowing[said[0]].source
    block = ground.story.body[source] if 0 <= source < len(ground.story.body) else None
    if not isinstance(block, QuoteText) or sum(len(plain(runs)) for runs in block.paragraphs) > LONGEST_QUOTE:
        return None
    end = start
    while end < len(flowing) and _of_quote(flowing[end], source):
        end += 1
    # It is the text's own: it stays where it was said.
    box = replace(pull_flow(ground.stick, block, source), floats=False)
    width, grid = ground.sheet.column, ground.sheet.grid
    before = [flow for flow in flowing[start:end] if isinstance(flow, FlowText)]
    taken = sum(len(flow.paragraph.best(width - flow.inset_start).lines) for flow in before)
    more = box.make(width).height / grid - taken
    return (*flowing[:start], box, *flowing[end:]), more


def with_opener(
    flowing: Sequence[Flowing], ground: Ground, name: str
) -> tuple[tuple[Flowing, ...], float] | None:
    """The matter with its first paragraph in the style of a deck, and the lines that it takes more of a column; None
    where the story has a deck, where a longer paragraph or anything else opens it, or the pack has no such style.
    """
    story, stick = ground.story, ground.stick
    first = flowing[0] if flowing else None
    if story.deck or name not in ground.manifest.styles or not isinstance(first, FlowText):
        return None
    # Where the head says where it was written, the text does not.
    body = story.body if SIGNED.isdisjoint(ground.setup.head) else replace(story, dateline=None).body
    block = body[0] if first.source == 0 else None
    if not isinstance(block, ParagraphText) or len(plain(block.runs)) > LONGEST_OPENER or first.group:
        return None
    runs = block.opened if block.dateline else block.runs
    style = stick.style(name)
    opener = replace(
        first, paragraph=stick.typesetter.paragraph(runs, style, story.lang), drop_cap=0, after=1
    )
    width, grid = ground.sheet.column, ground.sheet.grid
    taken = len(opener.paragraph.best(width).lines) * style.leading / grid + opener.after
    return (opener, *flowing[1:]), taken - len(first.paragraph.best(width).lines)


def _of_quote(flow: Flowing, source: int) -> bool:
    """Whether it is of the quotation of that place in the body."""
    return isinstance(flow, FlowText) and flow.source == source and flow.role in {"quoted", "quote-by"}


def scalings(flowing: Sequence[Flowing], ground: Ground) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Of each picture of the text the heights that it may have in its column besides its own."""
    return tuple(ground.heights(figure) for _place, figure in _in_column(flowing, ground))


def _in_column(flowing: Sequence[Flowing], ground: Ground) -> list[tuple[int, Figure]]:
    """The pictures of the text that fill the width of a column, each with its place in the matter."""
    found, stick = [], ground.stick
    for place, flow in enumerate(flowing):
        shown = _picture(flow)
        if shown is not None and KEPT * stick.shapes[shown.key] * ground.sheet.column <= stick.tallest:
            found.append((place, shown))
    return found


def widened(flowing: Sequence[Flowing], ground: Ground, number: int) -> tuple[Flowing, ...]:
    """The matter with the picture of that number, from 1 on, across all columns."""
    place, box = pictures(flowing, ground)[number - 1]
    return (*flowing[:place], replace(box, span=ground.sheet.columns), *flowing[place + 1 :])


def widenings(flowing: Sequence[Flowing], ground: Ground) -> tuple[float, ...]:
    """How many lines more of each column each picture of the text takes across all of them; none in one column."""
    sheet = ground.sheet
    if sheet.columns < 2:
        return ()
    taken = (
        [box.make(width).height / sheet.grid + 1 for width in (sheet.measure, sheet.column)]
        for _place, box in pictures(flowing, ground)
    )
    return tuple(across - alone / sheet.columns for across, alone in taken)


def pictures(flowing: Sequence[Flowing], ground: Ground) -> list[tuple[int, FlowBox]]:
    """The pictures of the text that may stand across all columns, each with its place in the matter. One so tall that
    it would fill no more than a part of their width is none.
    """
    found, stick = [], ground.stick
    for place, flow in enumerate(flowing):
        shown = _picture(flow)
        if shown is None or not isinstance(flow, FlowBox):
            continue
        if KEPT * stick.shapes[shown.key] * ground.sheet.measure <= stick.tallest:
            found.append((place, flow))
    return found


def _sinking(flow: Flowing) -> Flowing:
    """A side box goes to the foot of its page."""
    return replace(flow, foot=True) if isinstance(flow, FlowBox) and flow.kind == "factbox" else flow
