"""an entry of a running report → Flowing: its time, its head and its blocks.

The rules:
1. The time, day and hour, stands on a line of its own above the head, with a line of air above; neither is parted from
   what follows. An entry without a title has its time for a head.
   Where the pack says so the hour stands alone, and the day over the first entry of each, in a head of its own.
2. Cross-heads in an entry are smaller than its own.
3. An entry that may be cut is cut whole; one that may not keeps the cut marks of its blocks.
4. What turned the story is listed at the top of a web page; on paper it reads like the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pagekit.house.story import HeadingText, InnerText, Run, Stamp, StoryBlock, UpdateText
from pagekit.typeset.blocks.stick import Stick, blank
from pagekit.typeset.matter import Flowing

Maker = Callable[[InnerText, str], Iterator[Flowing]]
"""A block of the entry and its key among the page's elements → what flows."""


def day_heads(stick: Stick, body: Sequence[StoryBlock]) -> Mapping[int, Flowing]:
    """The place of an entry in the body → the day that stands over it; none where each entry tells its day itself."""
    entries = [(place, block) for place, block in enumerate(body) if isinstance(block, UpdateText)]
    heads: dict[int, Flowing] = {}
    last: Stamp | None = None
    for place, entry in entries:
        if _by_the_clock(stick, entry) and entry.day and entry.day != last:
            last = entry.day
            optional = all(other.optional for _place, other in entries if other.day == last)
            text = stick.text((Run(last.text),), place, "day", lang=last.lang)
            heads[place] = replace(
                text, tag="h2", role="day", before=1, after=1, keep_next=True, whole=True, optional=optional
            )
    return heads


def _by_the_clock(stick: Stick, entry: UpdateText) -> bool:
    return stick.manifest.composed.entries == "clock" and entry.day is not None


def update_flow(stick: Stick, block: UpdateText, source: int, make: Maker) -> Iterator[Flowing]:
    """The entry that stands at `source` in the body; `make` sets its blocks."""
    found = [*_head(stick, block, source)]
    for number, inner in enumerate(block.body):
        found.extend(make(_under(inner), f"{source}.{number}"))
    for flowing in found:
        yield replace(flowing, optional=block.optional or flowing.optional)


def _head(stick: Stick, block: UpdateText, source: int) -> Iterator[Flowing]:
    untitled = blank(block.title)
    alone = _by_the_clock(stick, block)
    told, style = (block.clock, "clock") if alone else (block.stamp, "label")
    time = stick.text((Run(told.text, strong=True),), source, style, lang=told.lang)
    yield replace(
        time,
        tag="h2" if untitled else "p",
        role="update-time",
        before=1,
        keep_next=True,
        whole=True,
        anchor=block.anchor if untitled else "",
    )
    if not untitled:
        title = stick.text(block.title, source, "heading")
        yield replace(title, tag="h2", keep_next=True, whole=True, anchor=block.anchor)


def _under(block: InnerText) -> InnerText:
    return replace(block, level=3) if isinstance(block, HeadingText) else block
