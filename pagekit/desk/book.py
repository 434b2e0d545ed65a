"""a folder of an edition, or stories → a book, and what a terminal shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

import pagekit
from pagekit.desk.as_json import Document
from pagekit.desk.exits import Exit
from pagekit.desk.show import inert
from pagekit.desk.work import find_publication
from pagekit.errors import BadOrder
from pagekit.intake.edition import NAMES


def bind(
    sources: Sequence[str],
    *,
    publication: Path | None,
    section: str | None,
    title: str | None,
    at: datetime | None,
    drafts: bool,
    cover: bool,
    cache: Path | None,
) -> pagekit.EpubDocument:
    """The book of an edition, where its folder or its file is named, else of the stories. Raises PagekitError."""
    first = Path(sources[0])
    if first.is_dir() or first.name in NAMES:
        if len(sources) > 1:
            raise BadOrder(f"{sources[1]}: an edition is a book by itself. Name its folder alone.")
        paper = pagekit.read_edition(first)
        return pagekit.render_epub(
            paper, section=section, title=title, cover=cover, at=at, drafts=drafts, cache=cache
        )
    stories = [pagekit.read_article(source) for source in sources]
    house = pagekit.read_publication(publication) if publication else find_publication(first)[0]
    return pagekit.render_epub(
        stories,
        section=section,
        title=title,
        cover=cover,
        publication=house or pagekit.Publication(),
        at=at,
        drafts=drafts,
        cache=cache,
    )


def told(book: pagekit.EpubDocument, written: Path) -> Iterator[RenderableType]:
    """The report, and where the book lies."""
    yield Text(inert(str(book.report)))
    yield Text(inert(str(written), lines=False))


def told_dict(book: pagekit.EpubDocument, written: Path, end: Exit) -> Document:
    """The same for programs."""
    return {
        "ok": end is Exit.DONE,
        "exit_code": int(end),
        "title": book.title,
        "report": book.report.as_dict(),
        "written": [str(written)],
        "error": None,
    }
