"""how much a job may take → Limits, and the process that keeps to them.

What is counted is work and memory, never the time on the clock: a busy machine must not change what comes out.
"""

from __future__ import annotations

import sys
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
    """What a job may take. Where the system knows no such limits (Windows), `result` and `wait` hold alone."""

    work: int = 20
    """Seconds of CPU time."""
    memory: int = 1024 * MEGABYTE
    """Bytes of address space: some 150 million of them are Python and the libraries themselves."""
    result: int = 128 * MEGABYTE
    """Bytes of what it gives back."""
    wait: float = 600
    """Seconds on the clock. Far beyond `work`: it ends what hangs and does nothing, and that is always an error."""


def keep_to(limits: Limits) -> None:
    """Bind this process. It leaves no core file behind. Never raises."""
    if sys.platform != "win32":
        for kind, soft, hard in _bounds(limits):
            # macOS knows the limit of memory by name and refuses it: the others hold.
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, _below(kind, soft, hard))


if sys.platform != "win32":

    def _bounds(limits: Limits) -> Iterator[tuple[int, int, int]]:
        yield resource.RLIMIT_CORE, 0, 0
        yield resource.RLIMIT_CPU, limits.work, limits.work + _GRACE
        yield resource.RLIMIT_AS, limits.memory, limits.memory

    def _below(kind: int, soft: int, hard: int) -> tuple[int, int]:
        """The limit, or the one that whoever started pagekit has set, where that is lower."""
        _, most = resource.getrlimit(kind)
        if most == resource.RLIM_INFINITY:
            return soft, hard
        return min(soft, most), min(hard, most)
