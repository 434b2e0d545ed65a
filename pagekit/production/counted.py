"""a pack + what is set in it → Steps: so many a stranger's pack may take; None for pagekit's own, which is not counted.

A step is a letter measured, or what takes as long. A story in pagekit's own packs takes some 70 a word. Where stories
are placed on pages it is a way for two sets of them to stand together, and each page is a job of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagekit.jobs import Limits, Steps
from pagekit.layout import Layout
from pagekit.model import Article

A_SECOND = 400_000
"""Steps for each second that the limits allow: half as many as a slow machine takes."""
A_WORD = 200
OF_AN_EDITION = 2
"""Times as many: its stories are set in several widths, and more than once."""
A_WORD_WRITTEN = 6
"""Letters of a story's file for each of its words."""
WAYS_A_SECOND = 10_000_000
"""Ways in which sets of stories are tried on a page, for each of its seconds."""
_LOOK_AT_GRID = "Look for many columns of the grid, many lines on a page, columns of text of any width"
_LOOK = "Look for a fine baseline grid, small type on large sheets, tiny pages"


def counted(layout: Layout, words: int, limits: Limits | None) -> Steps | None:
    """The steps in which so many words are to be set."""
    if layout.shipped:
        return None
    seconds = (limits or Limits()).work
    return _steps(layout, seconds * A_SECOND + words * A_WORD, f"{_LOOK}; or raise limits.work.")


def edition_counted(
    layout: Layout, articles: Iterable[Article], limits: Limits | None = None
) -> Steps | None:
    """The steps in which an edition of these is to be set."""
    if layout.shipped:
        return None
    words = sum(len(article.model_dump_json()) for article in articles) // A_WORD_WRITTEN
    seconds = (limits or Limits()).work
    most = OF_AN_EDITION * (seconds * A_SECOND + words * A_WORD)
    return _steps(layout, most, f"{_LOOK}, many or narrow columns; or raise limits.work.")


def plan_counted(layout: Layout, pages: int, limits: Limits | None = None) -> Steps | None:
    """The steps in which the stories of so many pages are to be placed: each is a way for two sets of them to stand
    together.
    """
    if layout.shipped:
        return None
    seconds = (limits or Limits()).work
    most = max(1, pages) * seconds * WAYS_A_SECOND
    work, remedy = "to fill its pages takes more than", f"{_LOOK_AT_GRID}; or raise limits.work."
    return Steps(most, where=f"layout {layout.name}", work=work, remedy=remedy)


def _steps(layout: Layout, most: int, remedy: str) -> Steps:
    work = "to set its pages takes more than"
    return Steps(most, where=f"layout {layout.name}", work=work, remedy=remedy)
