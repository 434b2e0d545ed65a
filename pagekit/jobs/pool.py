"""an executor + jobs of plain values → what each comes to, in the order of the jobs, wherever it was done.

The rules:
1. What all jobs have in common is packed once (`Parcel`). A worker unpacks it with its first job, keeps what it makes
   of it by its sum, and needs to be told nothing beforehand: whichever worker a job comes to can do it.
2. In one process jobs are done one at a time: an executor of threads, or a cluster's worker with several, is right, and
   no faster.
3. A worker that dies, or a value that cannot be sent, is a `JobFailed` that says what to do.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pagekit.errors import JobFailed, PagekitError

AT_ONCE = 64
"""Jobs that are handed out before the first has come back: what they come to waits in memory."""
_MOST_KEPT = 4
_kept: dict[tuple[str, object], Any] = {}
_lock = threading.RLock()

Common = TypeVar("Common")
Task = TypeVar("Task")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Parcel:
    """What all jobs of one piece of work have in common, packed; the sum says what is in it."""

    sum: str
    data: bytes

    @classmethod
    def of(cls, value: object, what: str) -> Parcel:
        """The value, packed. Raises JobFailed for one that cannot be sent; `what` is the work's name."""
        try:
            data = pickle.dumps(value)
        except Exception as problem:
            # Whatever a caller's own object raises as it is packed.
            raise _unsent(what, problem) from problem
        return cls(hashlib.sha256(data).hexdigest(), data)


@dataclass(frozen=True, slots=True)
class Work:
    """Jobs of one kind: what makes the common part ready, and what does one of them. Both are functions of a module."""

    what: str
    ready: Callable[[Any], Any]
    do: Callable[[Any, Any], Any]

    def done(self, executor: Executor, common: Parcel, tasks: Iterable[Any], size: int) -> Iterator[Any]:
        """What each task comes to, in their order; `size` of them go together. Raises JobFailed, PagekitError."""
        rest = iter(tasks)
        waiting: deque[Future[list[Any]]] = deque()
        try:
            while True:
                while len(waiting) < AT_ONCE and (several := list(islice(rest, size))):
                    waiting.append(self._sent(executor, common, several))
                if not waiting:
                    return
                yield from self._result(waiting.popleft())
        finally:
            for future in waiting:
                future.cancel()

    def shared(
        self, executor: Executor | None, common: object, tasks: Iterable[Any], size: int = 1
    ) -> Iterator[Any]:
        """The same, `common` not packed yet; without an executor each task is done here, when its turn comes."""
        if executor is not None:
            yield from self.done(executor, Parcel.of(common, self.what), tasks, size)
            return
        made = self.ready(common)
        for task in tasks:
            yield self.do(made, task)

    def _sent(self, executor: Executor, common: Parcel, several: Sequence[Any]) -> Future[list[Any]]:
        try:
            return executor.submit(_chunk, self.ready, self.do, common, several)
        except BrokenExecutor as problem:
            raise _died(self.what) from problem
        except RuntimeError as problem:
            what = f"the executor takes no jobs ({problem}). Pass one that is open."
            raise JobFailed(self.what, "start", what) from problem

    def _result(self, future: Future[list[Any]]) -> list[Any]:
        try:
            return future.result()
        except PagekitError:
            raise
        except (BrokenExecutor, CancelledError) as problem:
            raise _died(self.what) from problem
        except Exception as problem:
            if "pickle" in str(problem) or isinstance(problem, pickle.PicklingError):
                raise _unsent(self.what, problem) from problem
            # An executor of another library has errors of its own for a worker that was lost.
            what = (
                f"a worker could not do its job ({type(problem).__name__}: {str(problem)[:300]}). Have the same "
                "pagekit and the same files there, or build without an executor to see where it fails."
            )
            raise JobFailed(self.what, "fault", what) from problem


def _chunk(
    ready: Callable[[Any], Any], do: Callable[[Any, Any], Any], common: Parcel, several: Sequence[Any]
) -> list[Any]:
    """In a worker: the tasks, one after the other."""
    with _lock:
        key = common.sum, ready
        if key not in _kept:
            while len(_kept) >= _MOST_KEPT:
                _kept.pop(next(iter(_kept)))
            # What this process, or the one that has sent it here, has packed itself.
            _kept[key] = ready(pickle.loads(common.data))  # noqa: S301
        made = _kept[key]
        return [do(made, task) for task in several]


def _died(what: str) -> JobFailed:
    told = (
        "a worker ended before its job was done: its machine had no memory left, or somebody ended it. Build again "
        "with fewer workers, or without an executor."
    )
    return JobFailed(what, "killed", told)


def _unsent(what: str, problem: Exception) -> JobFailed:
    told = (
        f"what the jobs need cannot be sent to a worker ({type(problem).__name__}: {str(problem)[:300]}). Pass a "
        "world that pickle can pack, or leave the executor out."
    )
    return JobFailed(what, "result", told)
