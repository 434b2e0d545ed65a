"""how many processes are to share the work → an executor of that many, for as long as the work takes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def workers(count: int | None) -> Iterator[Executor | None]:
    """So many processes; None where one does it all."""
    if count is None:
        yield None
        return
    with ProcessPoolExecutor(count) as executor:
        yield executor
