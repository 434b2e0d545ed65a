"""a key + a function and plain arguments + Limits → its value, from a process that stays for the next job of the key.

For work in many small pieces that is one stranger's, such as the pages of his pack: what was loaded and compiled for
the first is there for the second. Each piece has the limits of a job to itself. The process ends with whoever asked for
it, when others are asked more, and whenever a job came to no end.
"""

from __future__ import annotations

import atexit
import os
import subprocess
from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import Event, RLock, Timer
from typing import IO, TypeVar, TypeVarTuple, cast

from pagekit.jobs.child import ERROR, HEAD, LARGE, VALUE
from pagekit.jobs.limits import Limits
from pagekit.jobs.process import asked, end, ended, paths, started, value, waited

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
_MOST = 2
"""Processes that stay at a time."""
_staying: dict[tuple[Hashable, Limits], subprocess.Popen[bytes]] = {}
_one_at_a_time = RLock()


def run_staying(key: Hashable, job: Callable[[*Ts], T], *arguments: *Ts, limits: Limits | None = None) -> T:
    """Carry out the job in the process of this key; what is said of `run` holds. No job here may start programs."""
    limits = limits or Limits()
    told = asked(job, arguments, limits)
    name = f"{job.__module__}.{job.__name__}"
    with _one_at_a_time:
        process = _of((key, limits), name)
        try:
            kind, data = _answer(process, told, limits, name)
        except BaseException:
            _leave((key, limits))
            raise
        if kind not in {VALUE, ERROR}:
            _leave((key, limits))
    return cast(T, value(kind, data, limits, name))


def leave_all() -> None:
    """End every process that stays."""
    with _one_at_a_time:
        for key in [*_staying]:
            _leave(key)


def _of(key: tuple[Hashable, Limits], name: str) -> subprocess.Popen[bytes]:
    process = _staying.pop(key, None)
    if process is None or process.poll() is not None:
        while len(_staying) >= _MOST:
            _leave(next(iter(_staying)))
        process = started(name, "stay")
        with suppress(BrokenPipeError):
            _pipes(process)[0].write(paths())
    # The one that was asked last goes last.
    _staying[key] = process
    return process


def _leave(key: tuple[Hashable, Limits]) -> None:
    process = _staying.pop(key, None)
    if process is not None:
        end(process)
        with suppress(BrokenPipeError), process:
            pass


def _answer(process: subprocess.Popen[bytes], told: bytes, limits: Limits, name: str) -> tuple[bytes, bytes]:
    """What the process said of this job; it has ended where it said nothing."""
    late = Event()

    def give_up() -> None:
        late.set()
        end(process)

    watchdog = Timer(limits.wait, give_up)
    watchdog.daemon = True
    watchdog.start()
    into, out = _pipes(process)
    try:
        # A process that ended early says why by how it ended.
        with suppress(BrokenPipeError):
            into.write(len(told).to_bytes(HEAD, "big") + told)
            into.flush()
        kind, head = out.read(1), out.read(HEAD)
        size = int.from_bytes(head, "big")
        if len(head) == HEAD and size > limits.result:
            return LARGE, b""
        data = out.read(size)
    finally:
        watchdog.cancel()
    if late.is_set():
        raise waited(limits, name)
    if len(head) < HEAD or len(data) < size:
        raise ended(process.wait(), limits, name)
    return kind, data


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("a process with pipes has both")
    return process.stdin, process.stdout


def _forget() -> None:
    """A process that was forked off ours has our pipes, and may not speak through them; nor does it hold our lock."""
    global _one_at_a_time  # noqa: PLW0603 (another thread of ours may have held it)
    _one_at_a_time = RLock()
    for process in _staying.values():
        # It is no child of this one's, and nobody waits for it here.
        process.returncode = 0
        for pipe in _pipes(process):
            # Below what is buffered: whoever held its lock is not in this process.
            with suppress(OSError):
                pipe.raw.close()  # type: ignore[attr-defined]
    _staying.clear()


atexit.register(leave_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
