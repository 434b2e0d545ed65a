"""the articles at hand → a table: how long each output takes, its pages, pages a second, bytes.

A new row is a function that yields jobs, entered in `ROWS`. Each job runs once to get warm,
then `--rounds` times. The lines themselves are judged in tables of their own (typesetting.py).
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import auditing
import bidi
import editions
import inking
import painting
import predictions
import pressing
import proof
import sites
import starting
import templating
import typesetting
import web_pages
import whole

import pagekit
from pagekit.house import dress
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.copyfit.fit import variants
from pagekit.typeset.copyfit.levers import Columns, Galley

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
ARTICLE_SUFFIXES = {".json", ".md", ".toml", ".yaml", ".yml"}
WEB = "web-article"
PRINT = "print-article"


@dataclass(frozen=True, slots=True)
class Made:
    """What one run of a job made."""

    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the table: a title, and the work that is timed."""

    title: str
    work: Callable[[], Made]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the table says about one job; the times in seconds."""

    title: str
    median: float
    best: float
    made: Made

    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of HEADINGS."""
        pages = self.made.pages
        return (
            self.title,
            f"{self.median * 1000:,.1f}",
            f"{self.best * 1000:,.1f}",
            f"{pages:,}" if pages else "",
            f"{pages / self.median:,.1f}" if pages else "",
            f"{self.made.size / 1000:,.1f}",
        )


HEADINGS = ("what", "median ms", "best ms", "pages", "pages/s", "kB")


# ---- The rows ----------------------------------------------------------------------------------------------


def eight_hundred_words() -> Iterator[Job]:
    """One article of 800 words, text only, without a publication: what an article costs."""
    article = pagekit.read_article(HERE / "eight_hundred_words.md")
    yield Job("800 words to HTML", partial(to_html, [article], None))
    yield Job("800 words to PDF", partial(to_pdf, [article], None))


def copyfit() -> Iterator[Job]:
    """Every variant of the same article in ten box widths, its words measured already and no width met before."""
    story = dress(pagekit.read_article(HERE / "eight_hundred_words.md"), pagekit.Publication())
    setter = pagekit.Compositor(PRINT)
    stick = Stick(setter.typesetter, setter.manifest, story.lang, story.direction, setter.grid.points)
    matter = body_matter(story, stick)
    galley = Galley(matter, setter.grid.points, typesetter=setter.typesetter)
    rounds = count()

    def work() -> Made:
        start = 109 + next(rounds) / 10
        found = [variants(galley, Columns(2, start + 10.8 * width, 17)) for width in range(10)]
        return Made(sum(len(each.variants) for each in found))

    yield Job("variants of 800 words in 10 widths", work)


def every_example() -> Iterator[Job]:
    """All articles of the sample publication in one go, photos and all."""
    site, articles = sample()
    yield Job(f"{len(articles)} examples to HTML", partial(to_html, articles, site))
    yield Job(f"{len(articles)} examples to PDF", partial(to_pdf, articles, site))


def each_example() -> Iterator[Job]:
    """The same articles one by one: which of them is slow, and which is heavy."""
    site, articles = sample()
    for article in articles:
        yield Job(f"{article.id} to HTML", partial(to_html, [article], site))
        yield Job(f"{article.id} to PDF", partial(to_pdf, [article], site))


ROWS: tuple[Callable[[], Iterator[Job]], ...] = (
    eight_hundred_words,
    copyfit,
    every_example,
    each_example,
)


# ---- The work ----------------------------------------------------------------------------------------------


def sample() -> tuple[pagekit.Publication, list[pagekit.Article]]:
    """The sample publication and its articles, in the order of their file names."""
    home = EXAMPLES / "courier" / "publication.toml"
    files = [path for path in (home.parent / "articles").iterdir() if path.suffix in ARTICLE_SUFFIXES]
    articles = [pagekit.read_article(path) for path in sorted(files)]
    return pagekit.read_publication(home), articles


def to_html(articles: Sequence[pagekit.Article], site: pagekit.Publication | None) -> Made:
    """Web pages; the size is that of each page with all files it brings."""
    pages = [pagekit.render_html(article, publication=site, layout=WEB) for article in articles]
    return Made(sum(len(page.html.encode()) + sum(map(len, page.assets.values())) for page in pages))


def to_pdf(articles: Sequence[pagekit.Article], site: pagekit.Publication | None) -> Made:
    """Printed pages; the size is that of the PDFs, with everything in them."""
    documents = [pagekit.render_pdf(article, publication=site, layout=PRINT) for article in articles]
    return Made(sum(len(pdf.data) for pdf in documents), sum(pdf.page_count for pdf in documents))


def measure(job: Job, rounds: int) -> Figures:
    """Run once to get warm, then time every round."""
    made = job.work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        made = job.work()
        times.append(time.perf_counter() - start)
    return Figures(job.title, statistics.median(times), min(times), made)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as lined-up text: the first column to the left, the figures to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options, measure, print the table."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Time pagekit on the example articles."
    )
    parser.add_argument("--rounds", type=int, default=5, help="timed runs of each job (5)")
    parser.add_argument("--only", default="", metavar="TEXT", help="only the jobs with TEXT in their title")
    parser.add_argument(
        "--papers", type=int, default=200, help="generated papers that editions are judged by (200)"
    )
    options = parser.parse_args(arguments)

    jobs = [job for row in ROWS for job in row() if options.only in job.title]
    figures = [measure(job, options.rounds) for job in jobs]
    if figures:
        print(f"warm, median of {options.rounds}")
        print(table([HEADINGS, *(figure.cells() for figure in figures)]))
    judges = (
        starting, whole, templating, typesetting, bidi, predictions, painting, inking, pressing, proof, auditing, editions,
        web_pages, sites,
    )  # fmt: skip
    for judge in judges:
        if options.only in judge.TITLE:
            made = (
                editions.tables(options.rounds, options.papers)
                if judge is editions
                else judge.tables(options.rounds)
            )
            for caption, rows in made:
                print(f"\n{judge.TITLE}: {caption}\n{table(rows)}")


if __name__ == "__main__":
    main()
