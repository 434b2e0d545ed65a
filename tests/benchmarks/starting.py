"""what is asked of a new process → a table: the processor seconds until it is done, beside an import of WeasyPrint.

Starting Python is in. The processes run turn about; a ratio is the median over rounds of a process and the import of
WeasyPrint next to it. Every module is compiled before the first round that counts, as an installed library is.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

TITLE = "starting"
HEADINGS = ("a new process", "CPU ms", "best", "of WeasyPrint's")
ROOT = Path(__file__).resolve().parents[2]
FEWEST = 9
"""A ratio of fewer rounds than these says little on a machine that has other work."""

PROMISE = 0.7
_READ = "import pagekit; story = pagekit.read_article({}); "
_WORDS = _READ.format('{"id": "river", "headline": "The river is back", "body": []}')
_PICTURE = _READ.format("'examples/courier/articles/chess-club.json'")
TASKS = {
    "imports WeasyPrint": "import weasyprint",
    "imports pagekit": "import pagekit",
    "reads a JSON story": _WORDS,
    "reads one with a picture": _PICTURE,
    "makes its web page": f"{_PICTURE} pagekit.render_html(story)",
    "makes its PDF": f"{_PICTURE} pagekit.render_pdf(story)",
    "prints the version": "import sys; sys.argv[1:] = ['--version']; from pagekit.cli import main; main()",
}

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first."""
    rounds = max(rounds, FEWEST)
    with TemporaryDirectory() as compiled:
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": compiled}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        for task in TASKS.values():
            _seconds(task, surroundings)
        times = [[_seconds(task, surroundings) for task in TASKS.values()] for _ in range(rounds)]
    rows: list[Row] = [HEADINGS]
    for place, name in enumerate(TASKS):
        own = [each[place] for each in times]
        ratio = statistics.median(each[place] / each[0] for each in times)
        rows.append(
            (name, f"{statistics.median(own) * 1000:,.0f}", f"{min(own) * 1000:,.0f}", f"{ratio:.2f}")
        )
    yield f"median of {rounds}; promised are {PROMISE} for a JSON story", rows


def _seconds(task: str, surroundings: dict[str, str]) -> float:
    """What the processor spent on a new process that does this."""
    before = getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, "-c", task]
    subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
