"""a Story's body → Flowing: paragraphs for the grid, boxes for what is no paragraph.

Lengths are points. The rules:
1. The paragraph that opens the text stands behind the dateline, when it carries one; else it may open with an initial
   and small capitals, as its style says.
2. A cross-head keeps a line of air above, none below, and is never parted from what follows; after a pause it needs
   none.
3. A quotation stands beside an upright rule; who said it is never parted from its last words.
4. Items of a list are set ragged, their markers in the free space at the start.
5. What an interviewer asks has a line of air above and is never parted from the answer; it carries no initial, and is
   set ragged and undivided, as cross-heads are.
6. A lead-in of small capitals ends with its sentence; one word alone, or an abbreviation's full stop, makes none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pagekit.house.dateline import opens_text
from pagekit.house.story import (
    AdvertMark,
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
    Runs,
    Story,
    TableText,
    UpdateText,
    plain,
)
from pagekit.typeset.blocks.displays import (
    AdvertPlace,
    advert_flow,
    attributed,
    figure_flow,
    pause_flow,
)
from pagekit.typeset.blocks.factbox import factbox_flow
from pagekit.typeset.blocks.lists import entries
from pagekit.typeset.blocks.program import code_flow
from pagekit.typeset.blocks.pull_boxes import pull_flow
from pagekit.typeset.blocks.pulls import placed_quotes
from pagekit.typeset.blocks.stick import Stick, blank, element
from pagekit.typeset.blocks.tables import table_flow
from pagekit.typeset.blocks.updates import day_heads, update_flow
from pagekit.typeset.matter import Flowing, FlowText

LEAD_IN_WORDS = 4
INITIAL_LETTERS = 45
"""Letters per line of the initial that a paragraph needs to carry one."""
_STOP = re.compile(r"[.!?…。！？][»”’)\]\"']*$")
LIST_INSET = 12.0
QUOTE_INSET = 10.5
QUOTE_BAR = 1.5


def body_matter(
    story: Story, stick: Stick, adverts: Mapping[int, AdvertPlace] | None = None
) -> tuple[Flowing, ...]:
    """The body, ready to flow. `adverts` fills advert marks by their place in the body.

    Raises KeyError when the pack lacks a style that is needed.
    """
    matter = list(_dateline(stick, story.dateline_alone))
    days = day_heads(stick, story.body)
    for source, block in enumerate(story.body):
        matter.extend([days[source]] if source in days else [])
        if isinstance(block, AdvertMark):
            place = (adverts or {}).get(source)
            matter.extend([advert_flow(stick, place, source, block.optional)] if place else [])
        elif isinstance(block, ParagraphText) and not source and opens_text(block):
            matter.append(_opening(stick, block))
        else:
            matter.extend(_MAKERS[block.kind](stick, block, source, str(source)))
    placed, notes = placed_quotes(tuple(_aired(matter)), stick.column, stick.grid)
    stick.typesetter.tell(notes)
    return placed


# ---- Paragraphs and heads ----------------------------------------------------------------------------------


def _opening(stick: Stick, block: ParagraphText) -> FlowText:
    style = stick.style("text")
    if block.dateline:
        text = stick.text(block.opened, 0, "text")
    else:
        text = stick.text(lead_in(block.runs) if style.lead_in else block.runs, 0, "text")
        long = len(plain(block.runs)) >= INITIAL_LETTERS * style.drop_cap
        # The letters of a word written from right to left join, or stand at the other edge.
        text = replace(text, drop_cap=style.drop_cap if long and not stick.rtl else 0)
    return replace(text, optional=block.optional)


def lead_in(runs: Runs, words: int = LEAD_IN_WORDS) -> Runs:
    """The runs with their first words in small capitals, no further than the first sentence; all when there are no
    more. A first sentence of one word has no lead-in: it may be an abbreviation.
    """
    opening = plain(runs).split(" ")[:words]
    ended = next((place for place, word in enumerate(opening, 1) if _STOP.search(word)), words)
    if ended == 1:
        return runs
    words = min(words, ended)
    made: list[Run] = []
    for number, run in enumerate(runs):
        parts = run.text.split(" ")
        if len(parts) > words:
            head = " ".join(parts[:words])
            rest = replace(run, text=run.text[len(head) :])
            return (*made, replace(run, text=head, small_caps=True), rest, *runs[number + 1 :])
        words -= len(parts) - 1
        made.append(replace(run, small_caps=True))
    return tuple(made)


def _dateline(stick: Stick, alone: str | None) -> Iterator[Flowing]:
    if alone:
        text = stick.text((Run(alone, strong=True),), -1, "label")
        yield replace(text, role="dateline", keep_next=True)


def _paragraph(stick: Stick, block: ParagraphText, source: int, _: str) -> Iterator[Flowing]:
    if not blank(block.runs):
        style = stick.on_grid("question" if block.question else "text")
        if block.question:
            style = replace(style, align="start", hyphenate=False, indent=0.0)
        text = replace(stick.styled(block.runs, source, style), optional=block.optional)
        yield replace(text, role="question", before=1, keep_next=True) if block.question else text


def _heading(stick: Stick, block: HeadingText, source: int, _: str) -> Iterator[Flowing]:
    if blank(block.runs):
        return
    style = stick.on_grid("heading" if block.level == 2 else "subheading")
    ragged = "start" if style.align == "justify" else style.align
    text = stick.styled(block.runs, source, replace(style, align=ragged, hyphenate=False))
    yield replace(
        text,
        tag=f"h{block.level}",
        before=1,
        keep_next=True,
        whole=True,
        anchor=block.anchor,
        optional=block.optional,
    )


def _aired(matter: list[Flowing]) -> Iterator[Flowing]:
    """Under a head, and after a pause, there is air enough."""
    enough = False
    for flow in matter:
        near = isinstance(flow, FlowText) or flow.kind in {"table", "code"}
        yield replace(flow, before=0) if enough and near else flow
        enough = flow.tag in {"h2", "h3"} if isinstance(flow, FlowText) else flow.kind == "break"


# ---- Quotations and lists ----------------------------------------------------------------------------------


def _quote(stick: Stick, block: QuoteText, source: int, key: str) -> Iterator[Flowing]:
    if block.pull:
        yield pull_flow(stick, block, source)
        return
    around = element("figure", key, role="quote")
    inner = (around, element("blockquote", f"{key}.0"))
    said = [
        replace(stick.text(runs, source, "text"), role="quoted", group=inner)
        for runs in block.paragraphs
        if not blank(runs)
    ]
    if block.attribution:
        said[-1:] = [replace(text, keep_next=True) for text in said[-1:]]
        by = stick.text(attributed(block), source, "label")
        said.append(replace(by, tag="figcaption", role="quote-by", group=(around,), whole=True))
    for place, text in enumerate(said):
        yield replace(
            text,
            before=0 if place else 1,
            after=1 if place == len(said) - 1 else 0,
            inset_start=QUOTE_INSET,
            bar=QUOTE_BAR,
            optional=block.optional,
        )


def _list(stick: Stick, block: ListText, source: int, key: str) -> Iterator[Flowing]:
    style = replace(stick.on_grid("text"), align="start", indent=0.0)
    every = [entry for entry in entries(stick, block, style, key, LIST_INSET) if not blank(entry.runs)]
    for place, entry in enumerate(every):
        yield FlowText(
            stick.typesetter.paragraph(entry.runs, style, stick.lang),
            role="item",
            before=0 if place else 1,
            after=1 if place == len(every) - 1 else 0,
            inset_start=entry.inset,
            marker=entry.marker,
            source=source,
            optional=block.optional,
            group=entry.path,
        )


# ---- Boxes -------------------------------------------------------------------------------------------------


def _figure(stick: Stick, block: Figure, source: int, _: str) -> Iterator[Flowing]:
    yield from figure_flow(stick, block, source)


def _table(stick: Stick, block: TableText, source: int, _: str) -> Iterator[Flowing]:
    yield table_flow(stick, block, source)


def _code(stick: Stick, block: CodeText, source: int, _: str) -> Iterator[Flowing]:
    yield code_flow(stick, block, source)


def _pause(stick: Stick, block: BreakMark, source: int, _: str) -> Iterator[Flowing]:
    yield pause_flow(stick, source, block.optional)


def _factbox(stick: Stick, block: FactboxText, source: int, _: str) -> Iterator[Flowing]:
    yield factbox_flow(stick, block, source)


def _update(stick: Stick, block: UpdateText, source: int, _: str) -> Iterator[Flowing]:
    def make(inner: InnerText, key: str) -> Iterator[Flowing]:
        return _MAKERS[inner.kind](stick, inner, source, key)

    return update_flow(stick, block, source, make)


_MAKERS: Mapping[str, Callable[[Stick, Any, int, str], Iterator[Flowing]]] = MappingProxyType(
    {
        "paragraph": _paragraph,
        "heading": _heading,
        "quote": _quote,
        "list": _list,
        "photo": _figure,
        "table": _table,
        "code": _code,
        "break": _pause,
        "factbox": _factbox,
        "update": _update,
    }
)
