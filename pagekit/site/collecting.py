"""a build → the same, with Python's collector asked more rarely: of what a build makes hardly any is ever garbage.

The collector belongs to the whole process. So what was asked of it before is asked again when the last build ends, but
where somebody has asked for something else meanwhile; and a caller who asked for more, or for nothing, is left alone.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

RARELY = 50_000
"""Objects made before it looks for cycles. After every 700, as Python has it, it takes a twentieth of a build."""

_lock = Lock()
_building = 0
_before = (0, 0, 0)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Have the collector look rarely until all builds of the process have ended."""
    global _building, _before  # noqa: PLW0603 (there is one collector)
    with _lock:
        if not _building:
            _before = gc.get_threshold()
            if 0 < _before[0] < RARELY:
                gc.set_threshold(RARELY, *_before[1:])
        _building += 1
    try:
        yield
    finally:
        with _lock:
            _building -= 1
            if not _building and gc.get_threshold() == (RARELY, *_before[1:]):
                gc.set_threshold(*_before)
