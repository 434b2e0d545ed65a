"""how much a job may take → Limits, and the process that keeps to them.

What is counted is work and memory, never the time on the clock: a busy machine must not change what comes out.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

MEGABYTE = 1024 * 1024
_GRACE = 5
"""Seconds of work between the signal that a job can see and the one that it cannot."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may take; who needs more asks for it. Where the system knows no such limits (Windows), `result` and
    `wait` hold alone.
    """

    work: int = 2
    """Seconds of CPU time, from when the job begins; what it takes to start is not counted."""
    memory: int = 256 * MEGABYTE
    """Bytes of address space: some 60 million of them are Python itself, and the job's libraries come to it."""
    result: int = 128 * MEGABYTE
    """Bytes of what it gives back."""
    wait: float = 120
    """Seconds on the clock. Far beyond `work`: it ends what hangs and does nothing, and that is always an error."""
    loads: tuple[str, ...] = ()
    """Modules that are loaded before its work is counted, as those are that the job's own module loads."""
    programs: bool = False
    """Whether it may start another program, as Ghostscript is; that keeps to the same limits."""


def keep_to(limits: Limits) -> None:
    """Bind this process. It leaves no core file behind. Never raises."""
    if sys.platform != "win32":
        for kind, soft, hard in _bounds(limits):
            # macOS knows the limit of memory by name and refuses it: the others hold.
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, _below(kind, soft, hard))


def keep_to_for_now(limits: Limits) -> None:
    """Bind this process for one job of several: its work can be counted anew for the next."""
    if sys.platform != "win32":
        spent = math.ceil(time.process_time())
        for kind, soft, hard in _bounds(limits):
            ends = spent + limits.work, resource.RLIM_INFINITY
            with suppress(OSError, ValueError):
                resource.setrlimit(
                    kind, _below(kind, *(ends if kind == resource.RLIMIT_CPU else (soft, hard)))
                )


def rest_from_work() -> None:
    """Between two jobs no work is counted."""
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (most, most))


if sys.platform != "win32":

    def _bounds(limits: Limits) -> Iterator[tuple[int, int, int]]:
        yield resource.RLIMIT_CORE, 0, 0
        spent = math.ceil(time.process_time())
        yield resource.RLIMIT_CPU, spent + limits.work, spent + limits.work + _GRACE
        yield resource.RLIMIT_AS, limits.memory, limits.memory

    def _below(kind: int, soft: int, hard: int) -> tuple[int, int]:
        """The limit, or the one that whoever started pagekit has set, where that is lower."""
        _, most = resource.getrlimit(kind)
        if most == resource.RLIM_INFINITY:
            return soft, hard
        low, high = ((most if each == resource.RLIM_INFINITY else min(each, most)) for each in (soft, hard))
        return low, high
