"""a function and plain arguments + Limits → its value, from a process of its own that ends with the job."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Timer
from typing import TypeVar, TypeVarTuple, cast

from pagekit.jobs.child import LARGE
from pagekit.jobs.limits import Limits
from pagekit.jobs.process import asked, end, ended, paths, started, value, waited

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def run(job: Callable[[*Ts], T], *arguments: *Ts, limits: Limits | None = None) -> T:
    """Carry out the job elsewhere, and give back its value.

    The job is a function at the top of a module that can be imported; its arguments, its value and its errors are
    plain: Python's own data and pagekit's records. A PagekitError of the job is raised here as it was. Raises
    LimitExceeded for a job that takes more than it may, JobFailed for anything else that goes wrong, BadOrder for one
    that no other process can find.
    """
    limits = limits or Limits()
    told = [paths(), asked(job, arguments, limits)]
    name = f"{job.__module__}.{job.__name__}"
    kind, data = _answer(started(name), told, limits, name)
    return cast(T, value(kind, data, limits, name))


def _answer(
    process: subprocess.Popen[bytes], told: list[bytes], limits: Limits, name: str
) -> tuple[bytes, bytes]:
    """What the process said. It is gone when this returns, whatever happens here."""
    late = Event()

    def give_up() -> None:
        late.set()
        end(process)

    watchdog = Timer(limits.wait, give_up)
    watchdog.daemon = True
    watchdog.start()
    try:
        with process:
            try:
                kind, data = _talk(process, told, limits)
            except BaseException:
                end(process)
                raise
            # More than was allowed is not read: the process may be told to stop.
            end(process) if len(data) > limits.result else process.wait()
    finally:
        watchdog.cancel()
    if late.is_set():
        raise waited(limits, name)
    if len(data) > limits.result:
        return LARGE, b""
    # The first letter comes only when the value is whole; what was cut off is told by how the process ended.
    if not kind or process.returncode:
        raise ended(process.returncode, limits, name)
    return kind, data


def _talk(process: subprocess.Popen[bytes], told: list[bytes], limits: Limits) -> tuple[bytes, bytes]:
    """Its letter and its value. What is told may be large: it goes as it is said."""
    into, out = process.stdin, process.stdout
    if into is None or out is None:
        raise AssertionError("a process with pipes has both")
    # A process that ended early says why by how it ended.
    with suppress(BrokenPipeError):
        while told:
            into.write(told.pop(0))
    with suppress(BrokenPipeError):
        into.close()
    return out.read(1), out.read(limits.result + 1)
