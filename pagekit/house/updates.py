"""the entries of a running report → their order on the page, and the name of each inside it.

The rules:
1. The newest entry stands first, whatever the order of the file. Of two of one time the later one in the file's own
   sense comes first: in a file that begins with the oldest, the one below.
2. Entries change places with entries alone: whatever stands before, between and after them keeps its place.
3. An entry is named by its day and minute in the publication's zone, as in u-20140815-2029. Of several in one minute
   the oldest has the bare name, so that a link to it holds when others follow: u-20140815-2029-2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.house.story_blocks import StoryBlock, UpdateText
from pagekit.model import Block, Update


def newest_first(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    """The blocks of a body with their places in the file, in the order of the page."""
    entries = [(position, block) for position, block in enumerate(blocks) if isinstance(block, Update)]
    if entries and entries[0][1].time < entries[-1][1].time:
        entries.reverse()
    entries.sort(key=lambda entry: entry[1].time, reverse=True)
    rest = iter(entries)
    return [
        next(rest) if isinstance(block, Update) else (position, block)
        for position, block in enumerate(blocks)
    ]


def with_anchors(blocks: Sequence[StoryBlock]) -> tuple[StoryBlock, ...]:
    """The blocks in the order of the page, each entry with a name of its own."""
    times = [block.stamp.iso for block in blocks if isinstance(block, UpdateText)]
    names = iter(_names(times))
    return tuple(
        replace(block, anchor=next(names)) if isinstance(block, UpdateText) else block for block in blocks
    )


def _names(times: Sequence[str]) -> list[str]:
    """The names of entries of these times, newest first; each time is ISO 8601 in the publication's zone."""
    counts: dict[str, int] = {}
    names: list[str] = []
    for time in reversed(times):
        day, _, hour = time.partition("T")
        stem = f"u-{day.replace('-', '')}-{hour[:5].replace(':', '')}"
        counts[stem] = counts.get(stem, 0) + 1
        names.append(stem if counts[stem] == 1 else f"{stem}-{counts[stem]}")
    return names[::-1]
