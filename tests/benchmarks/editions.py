"""the sample edition and generated ones → tables: what a plan takes, and what it is worth to the checker.

Times are seconds of work of this process; white and filled are shares in percent. What is broken should be nothing.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import pagekit  # noqa: E402
from pagekit.production.edition_build import layout_of, planned  # noqa: E402
from pagekit.production.edition_stories import SetUp, measured  # noqa: E402
from pagekit.sample import sample_edition  # noqa: E402
from tests.editions.checker.check import check_edition  # noqa: E402

TITLE = "editions"
SIZES = (4, 8, 16, 32)
SEEDS = 3
"""Generated editions of each size; with more rounds asked for, as many as there are rounds."""
HEAD = (
    "edition", "pages", "stories", "placed", "adverts", "filled %", "white %", "broken",
    "measure", "plan", "all", "plan a page",
)  # fmt: skip

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first."""
    yield "the sample edition", [HEAD, _row("morning", ROOT / "examples" / "morning-edition")]
    for pages in SIZES:
        rows: list[Row] = [HEAD]
        with tempfile.TemporaryDirectory() as home:
            for seed in range(1, max(SEEDS, rounds) + 1):
                folder = Path(home) / f"{pages}-{seed}"
                folder.mkdir()
                sample_edition(pages, seed, folder)
                rows.append(_row(f"seed {seed}", folder))
        yield f"{pages} pages, generated", rows


def _row(name: str, folder: Path) -> Row:
    edition = pagekit.read_edition(folder)
    setup = SetUp.of(edition, layout_of(edition, ()))
    start = process_time()
    measured(setup)
    measure = process_time() - start
    start = process_time()
    planned(SetUp.of(edition, layout_of(edition, ())))
    plan = process_time() - start - measure
    start = process_time()
    build = pagekit.build_edition(edition)
    whole = process_time() - start
    checked = check_edition(build.reader.data, build.plan.to_json(), folder)
    figures, shares = build.report.figures, [page.share for page in checked.white]
    return (
        name,
        f"{figures['page_count']}",
        f"{figures['stories']}",
        f"{figures['stories_placed']}",
        f"{figures['adverts']}",
        f"{100 * float(figures['filled_share']):.1f}",
        f"{100 * sum(shares) / max(1, len(shares)):.1f}",
        f"{len(checked.broken)}",
        f"{measure:.1f}",
        f"{plan:.1f}",
        f"{whole:.1f}",
        f"{plan / int(figures['page_count']):.2f}",
    )
