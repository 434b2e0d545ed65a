"""work that is shared → workers that are gone after so many jobs, and a world that cannot be sent to any."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from pagekit.world import DiskWorld


class Counting(Executor):
    """Workers that do so many jobs and are gone; `asked`: what kinds of job they did."""

    def __init__(self, jobs: int) -> None:
        self.jobs, self.asked = jobs, list[str]()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.jobs -= 1
        if self.jobs >= 0:
            self.asked.append(args[1].__name__)
            future.set_result(fn(*args, **kwargs))
        else:
            future.set_exception(BrokenProcessPool("gone"))
        return future


class Unpacked(DiskWorld):
    """A world with something in it that cannot be sent."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.lock = lambda: None
