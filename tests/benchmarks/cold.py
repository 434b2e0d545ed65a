"""a typesetter + paragraphs → the seconds it takes in a new process, on one core, with its caches empty.

Timed is the work alone, from after the import of the typesetter to its result: a whole PDF of Typst and WeasyPrint,
composed lines of pagekit, or composed pages. Starting Python and importing are left out, and so are the garbage
collector's walks over what was imported; reading the face is in. `measured` starts this file as the new process: the
work as JSON on its input, the seconds as JSON on its output.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import rivals
from ours import compose, compose_pages

OURS: dict[str, Callable[[Sequence[str], str, float], object]] = {
    "pagekit lines": compose,
    "pagekit pages": compose_pages,
}


@dataclass(frozen=True, slots=True)
class Cold:
    """Seconds of several new processes: the median by the processor's clock and by the wall's, and the best."""

    processor: float
    wall: float
    best: float
    runs: int


def measured(name: str, paragraphs: Sequence[str], lang: str, runs: int) -> Cold:
    """Time a typesetter `runs` times, each in a new process. Raises CalledProcessError when it fails there."""
    work = json.dumps({"name": name, "paragraphs": list(paragraphs), "lang": lang})
    times = [_one(work) for _ in range(runs)]
    processor = [processor for processor, _ in times]
    return Cold(
        statistics.median(processor), statistics.median(wall for _, wall in times), min(processor), runs
    )


def _one(work: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, __file__], input=work, capture_output=True, text=True, check=True)
    processor, wall = json.loads(done.stdout)
    return processor, wall


# ---- In the new process ------------------------------------------------------------------------------------


def _loaded(name: str) -> Callable[[Sequence[str], str, float], object]:
    if name in OURS:
        return OURS[name]
    {"typst": rivals.load_typst, "weasyprint": rivals.load_weasyprint}[name]()
    return rivals.RIVALS[name]


def main() -> None:
    """Stay on one core, set the text once, say how long it took."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    work = json.load(sys.stdin)
    setter = _loaded(work["name"])
    wall, processor = time.perf_counter(), time.process_time()
    setter(work["paragraphs"], work["lang"], rivals.MEASURE)
    json.dump([time.process_time() - processor, time.perf_counter() - wall], sys.stdout)


if __name__ == "__main__":
    main()
