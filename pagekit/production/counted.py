"""a pack + how many words are set in it → Steps: what a stranger's pack may take to set them; None for pagekit's own.

A step is a letter measured, or what takes as long. A story in pagekit's own packs takes some 70 a word.
"""

from __future__ import annotations

from pagekit.jobs import Limits, Steps
from pagekit.layout import Layout

A_SECOND = 400_000
"""Steps for each second that the limits allow: half as many as a slow machine takes."""
A_WORD = 200


def counted(layout: Layout, words: int, limits: Limits | None) -> Steps | None:
    """The steps in which so many words are to be set."""
    if layout.shipped:
        return None
    seconds = (limits or Limits()).work
    return Steps(
        seconds * A_SECOND + words * A_WORD,
        where=f"layout {layout.name}",
        work="to set its pages takes more than",
        remedy="Look for a fine baseline grid, small type on large sheets, tiny pages; or raise limits.work.",
    )
