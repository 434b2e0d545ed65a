"""a process of jobs: what to do on standard input → how it went, and the value, on standard output.

It is for one job, or stays for the next; then what is said in either direction begins with its length.

Answers begin with one letter: V and the value, E and one of our errors, M for out of memory, L for a value that is too
large, F and a text for any other fault.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, BinaryIO, NoReturn

from pagekit.errors import PagekitError
from pagekit.jobs.apart import leave_the_network
from pagekit.jobs.limits import Limits, keep_to, keep_to_for_now, rest_from_work

VALUE, ERROR, MEMORY, LARGE, FAULT = b"V", b"E", b"M", b"L", b"F"
HEAD = 8
"""Bytes of a length."""
_MAX_TEXT = 4_000
_STARTING = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "pty.spawn", "subprocess.Popen"}
)
Answer = tuple[bytes, bytes]


def main() -> None:
    """Carry out the one job that this process is for."""
    limits, module, name, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 (our own parent wrote it)
    out = _keep_the_answer_apart()
    leave_the_network()
    sys.addaudithook(partial(_inside, limits.programs))
    answer = _carried_out(limits, module, name, arguments)
    with out:
        out.write(answer[0])
        out.write(answer[1])


def stay() -> None:
    """Carry out one job after the other, each within its limits, until nobody asks any more."""
    out = _keep_the_answer_apart()
    leave_the_network()
    sys.addaudithook(partial(_inside, False))
    while len(head := sys.stdin.buffer.read(HEAD)) == HEAD:
        asked = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        limits, module, name, arguments = pickle.loads(asked)  # noqa: S301 (our own parent wrote it)
        kind, data = _carried_out(limits, module, name, arguments, bind=keep_to_for_now)
        rest_from_work()
        out.write(kind + len(data).to_bytes(HEAD, "big") + data)
        out.flush()


def _keep_the_answer_apart() -> BinaryIO:
    """Where the answer goes; whatever a library prints from now on goes nowhere."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(answers, "wb")


def _inside(programs: bool, event: str, _arguments: tuple[Any, ...]) -> None:
    """What Python's own modules may do here."""
    if event.startswith("socket."):
        _refuse("a job reaches no network", event)
    if event in _STARTING and not programs:
        _refuse("a job starts no program", event)


def _refuse(what: str, event: str) -> NoReturn:
    raise PermissionError(f"{what} ({event})")


def _carried_out(
    limits: Limits, module: str, name: str, arguments: bytes, bind: Callable[[Limits], None] = keep_to
) -> Answer:
    try:
        for needed in limits.loads:
            import_module(needed)
        work = getattr(import_module(module), name)
        given = pickle.loads(arguments)  # noqa: S301 (our own parent wrote it)
        # From here on, so that what is imported to begin with is not held against the job.
        bind(limits)
        return _packed(VALUE, work(*given), limits)
    except MemoryError:
        return MEMORY, b""
    except PagekitError as problem:
        return _error(problem, limits)
    except BaseException:  # noqa: BLE001 (whatever it was, the parent is told)
        return _fault()


def _error(problem: PagekitError, limits: Limits) -> Answer:
    try:
        return _packed(ERROR, problem, limits)
    except Exception:  # noqa: BLE001 (an error may hold anything)
        return _fault()


def _fault() -> Answer:
    return FAULT, traceback.format_exc()[-_MAX_TEXT:].encode("utf-8", "replace")


def _packed(kind: bytes, value: object, limits: Limits) -> Answer:
    data = pickle.dumps(value, protocol=5)
    return (kind, data) if len(data) <= limits.result else (LARGE, b"")
