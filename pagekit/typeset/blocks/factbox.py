"""a box of facts → FlowBox: a tinted ground, an accent rule, a title, and the blocks in it, set small and ragged.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pagekit.house.story import (
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    InnerText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    TableText,
    plain,
)
from pagekit.typeset.blocks.again import again
from pagekit.typeset.blocks.displays import attributed, figure_box, pause_box
from pagekit.typeset.blocks.lists import Entry, entries
from pagekit.typeset.blocks.program import code_box
from pagekit.typeset.blocks.pull_boxes import pull_box
from pagekit.typeset.blocks.stick import (
    Stick,
    beside,
    blank,
    element,
    nested,
    placed,
    remembered,
    spaced,
    text_row,
    text_rows,
    under,
)
from pagekit.typeset.blocks.tables import table_box
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.style import TypeStyle

RULE = 1.5
SIDE = 8.0
HEAD, FOOT = 7.0, 8.0
TITLE_GAP = 3.0
LARGE = 44.0
"""The size of the number that a box is about."""
GAP, WIDE_GAP = 4.0, 7.0
"""Between the paragraphs of the box; above and below whatever is no paragraph."""
ITEM_GAP = 2.0
ITEM_INSET = 9.0
QUOTE_BAR = 1.5
QUOTE_INSET = 8.0


def factbox_flow(stick: Stick, box: FactboxText, source: int = -1) -> FlowBox:
    """The box of facts."""
    make = remembered(factbox_box, stick, box)
    return FlowBox(make, "factbox", floats=True, source=source, optional=box.optional)


def factbox_box(stick: Stick, box: FactboxText, width: float) -> SetBox:
    """Title and blocks inside the ground's edges."""
    inner = width - 2 * SIDE
    rows, before = list(_title(stick, box, inner)), "title"
    for number, block in enumerate(_under_its_title(box)):
        made = _MAKERS[block.kind](stick, block, inner, str(number))
        rows.extend(spaced(made, above=_gap(before, block.kind) if rows else 0.0))
        before = block.kind if made else before
    shifted = tuple(placed(row, SIDE) for row in rows)
    made_box = SetBox(
        shifted,
        width,
        tag="aside",
        role="factbox",
        label=plain(box.title),
        ground="tint",
        rule_above=RULE,
        rule_colour="accent",
        pad_top=HEAD + RULE,
        pad_bottom=FOOT,
        again=again(stick, inner, box.title, SIDE),
    )
    return stick.filled(made_box)


def _gap(before: str, kind: str) -> float:
    """The space between two blocks: a head stands nearer to what it is over."""
    if before == "title" or (before == "heading" and kind in {"paragraph", "list"}):
        return TITLE_GAP
    return GAP if {before, kind} <= {"paragraph", "list"} else WIDE_GAP


def _under_its_title(box: FactboxText) -> Sequence[InnerText]:
    """The blocks; heads are one level under the box's own title."""
    least = 2 if blank(box.title) else 3
    return [
        replace(block, level=max(least, block.level)) if isinstance(block, HeadingText) else block
        for block in box.body
    ]


def _body(stick: Stick) -> TypeStyle:
    return stick.ragged("box")


def _figure_of(stick: Stick, box: FactboxText, width: float) -> Iterator[Row]:
    """The number that the box is about, in the largest size that its measure holds."""
    if not blank(box.figure):
        style = stick.ragged("headline").at(LARGE, LARGE)
        wide = stick.typesetter.width(plain(box.figure), style, stick.lang)
        size = LARGE * min(1.0, width / (wide + 1.0))
        set_in = style.at(size, size)
        lang, tag = stick.lang, "box-figure"
        row = text_row(stick.typesetter, box.figure, set_in, width, lang, "p", tag, sized=True)
        yield replace(placed(row, below=TITLE_GAP), keep_next=True)


def _title(stick: Stick, box: FactboxText, width: float) -> Iterator[Row]:
    yield from _figure_of(stick, box, width)
    if not blank(box.title):
        row = text_row(
            stick.typesetter, box.title, stick.ragged("subheading"), width, stick.lang, "h2", "factbox-title"
        )
        yield replace(row, keep_next=True)


def _paragraph(stick: Stick, block: ParagraphText, width: float, _: str) -> tuple[Row, ...]:
    return text_rows(stick, block.runs, _body(stick), width)


def _heading(stick: Stick, block: HeadingText, width: float, _: str) -> tuple[Row, ...]:
    row = text_row(
        stick.typesetter,
        block.runs,
        stick.ragged("subheading"),
        width,
        stick.lang,
        f"h{block.level}",
        "box-heading",
        anchor=block.anchor,
    )
    return (replace(row, keep_next=True),)


def _quote(stick: Stick, block: QuoteText, width: float, key: str) -> tuple[Row, ...]:
    if block.pull:
        return nested(pull_box(stick.free, block, width), key, 0.0)
    measure, left = width - QUOTE_INSET, stick.left(QUOTE_INSET)
    path = element("blockquote", key)
    rows = [row for runs in block.paragraphs for row in text_rows(stick, runs, _body(stick), measure)]
    said = list(under(rows, path))
    if block.attribution:
        by = text_rows(stick, attributed(block), stick.ragged("label"), measure, "figcaption", "quote-by")
        said = [*said[:-1], *(replace(row, keep_next=True) for row in said[-1:]), *by]
    shifted = tuple(placed(row, left) for row in said)
    lined = beside(shifted, lambda height: stick.upright(QUOTE_BAR, width, height, "accent"))
    return under(lined, element("figure", key, role="quote"))


def _list(stick: Stick, block: ListText, width: float, key: str) -> tuple[Row, ...]:
    style, rows = _body(stick), list[Row]()
    for entry in entries(stick, block, style, key, ITEM_INSET):
        made = text_rows(stick, entry.runs, style, width - entry.inset)
        made = tuple(placed(row, stick.left(entry.inset)) for row in made)
        if entry.marker and made:
            made = (_marked(stick, made[0], entry, width, style), *made[1:])
        rows.extend(under(spaced(made, above=ITEM_GAP if rows else 0.0), *entry.path))
    return tuple(rows)


def _marked(stick: Stick, row: Row, entry: Entry, width: float, style: TypeStyle) -> Row:
    """The row with its bullet or number in the free space at its start."""
    runs = (Run(entry.marker),)
    marker = text_row(stick.typesetter, runs, style, entry.hang, stick.lang, "span", "marker")
    left = width - entry.inset if stick.rtl else entry.inset - entry.hang
    return replace(row, items=(*placed(marker, left).items, *row.items))


def _figure(stick: Stick, block: Figure, width: float, key: str) -> tuple[Row, ...]:
    return nested(figure_box(stick.free, block, width), key, 0.0) if block.key in stick.shapes else ()


def _table(stick: Stick, block: TableText, width: float, key: str) -> tuple[Row, ...]:
    return nested(table_box(stick.free, block, width), key, 0.0)


def _code(stick: Stick, block: CodeText, width: float, key: str) -> tuple[Row, ...]:
    return nested(code_box(stick.free, block, width), key, 0.0)


def _pause(stick: Stick, _: BreakMark, width: float, key: str) -> tuple[Row, ...]:
    return nested(pause_box(stick, width), key, 0.0)


_MAKERS: Mapping[str, Callable[[Stick, Any, float, str], tuple[Row, ...]]] = MappingProxyType(
    {
        "paragraph": _paragraph,
        "heading": _heading,
        "quote": _quote,
        "list": _list,
        "photo": _figure,
        "table": _table,
        "code": _code,
        "break": _pause,
    }
)
