"""the sample publication's stories → a table: what plates and preflight cost, beside the reader's PDF of the same.

CPU of this process and of those that it starts. `cached`: the pictures of every kind were made before. Preflight with
plates is mostly Ghostscript, and is left out where that is not installed.
"""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pagekit
from pagekit.pictures.derive import shelf

TITLE = "plates and preflight"
HEADINGS = ("of the same pages", "CPU ms a page", "of the reader's PDF", "pages a second")
CONDITIONS = ("newsprint", "coated")
PACK = "magazine"
STORIES = ("tram-six.yaml", "saiga-road.yaml", "bakery-ledger.toml", "night-train.md")
COURIER = Path(__file__).resolve().parents[2] / "examples" / "courier"
AT = datetime(2026, 3, 3, 6, tzinfo=UTC)

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first."""
    stories = [pagekit.read_article(COURIER / "articles" / name) for name in STORIES]
    with TemporaryDirectory() as kept:
        yield f"{len(stories)} stories, {PACK}, median of {rounds}", list(_rows(stories, Path(kept), rounds))


def _rows(stories: list[pagekit.Article], kept: Path, rounds: int) -> Iterator[Row]:
    order = pagekit.Order(
        publication=pagekit.read_publication(COURIER / "publication.toml"),
        adverts=pagekit.read_adverts(COURIER / "adverts.toml"),
        layout=PACK,
        at=AT,
    )

    def made(press: str | None, cache: Path | None) -> list[pagekit.PdfDocument]:
        if cache is None:
            shelf.clear()
        return [pagekit.render_pdf(story, press=press, order={**order, "cache": cache}) for story in stories]

    pages = sum(document.page_count for document in made(None, kept))
    reader = _median(lambda: made(None, kept), rounds)
    fresh = _median(lambda: made(None, None), rounds)
    yield HEADINGS
    yield _row("the reader's PDF, pictures cached", reader, pages, reader)
    yield _row("the reader's PDF, pictures made", fresh, pages, fresh)
    for press in CONDITIONS:
        plates = made(press, kept)
        yield _row(f"plates, {press}, cached", _median(lambda p=press: made(p, kept), rounds), pages, reader)  # type: ignore[misc]
        yield _row(f"plates, {press}, made", _median(lambda p=press: made(p, None), rounds), pages, fresh)  # type: ignore[misc]
        for name, rendered in (("without plates", False), ("with plates", True)):
            if rendered and shutil.which("gs") is None:
                continue

            def judged(press: str = press, rendered: bool = rendered) -> None:
                for each in plates:  # noqa: B023 - called before the next ones are made
                    pagekit.preflight_pdf(each.data, press=press, plates=rendered)

            yield _row(f"preflight, {press}, {name}", _median(judged, rounds), pages, fresh)


def _median(work: Callable[[], object], rounds: int) -> float:
    return statistics.median(_spent(work) for _ in range(rounds))


def _spent(work: Callable[[], object]) -> float:
    """Seconds of CPU, children's too."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def _row(name: str, seconds: float, pages: int, of: float) -> Row:
    return name, f"{seconds / pages * 1000:.0f}", f"{seconds / of:.2f}", f"{pages / seconds:.1f}"
