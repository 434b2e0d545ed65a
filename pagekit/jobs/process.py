"""a job + Limits → a clean interpreter that carries it out, how it is ended, and what its answer means.

Nothing of the caller's is in it, neither threads nor what its main program does. It finds the same modules in the same
places, and the same seed for hashes each time.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pagekit
from pagekit.errors import BadOrder, JobFailed, LimitExceeded, PagekitError
from pagekit.jobs.child import ERROR, FAULT, LARGE, MEMORY, VALUE
from pagekit.jobs.limits import MEGABYTE, Limits
from pagekit.jobs.plain import plain

_BEGIN = (
    "import pickle,sys;sys.path[:]=pickle.load(sys.stdin.buffer);from pagekit.jobs.child import {0};{0}()"
)
# No user's folder, no start-up files of the environment's: the path is handed over whole.
_INTERPRETER = ("-s", "-S", "-P", "-X", "utf8", "-c")
_HOME = str(Path(pagekit.__file__).parent.parent)
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OUT_OF_WORK = frozenset({getattr(signal, "SIGXCPU", None)})
_KILLED = getattr(signal, "SIGKILL", None)


def started(name: str, begin: str = "main") -> subprocess.Popen[bytes]:
    """The process, which waits to be told; `begin` is the function of the child that listens. Raises JobFailed."""
    if not sys.executable:
        raise JobFailed(name, "start", "there is no Python here to start. Run pagekit in an ordinary Python.")
    try:
        return subprocess.Popen(
            [sys.executable, *_INTERPRETER, _BEGIN.format(begin)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=_NO_WINDOW,
            # What it starts ends with it; only a group of its own can be ended whole.
            start_new_session=True,
        )
    except OSError as problem:
        raise JobFailed(
            name, "start", f"the process cannot be started ({problem}). Free some memory or processes."
        ) from problem


def paths() -> bytes:
    """Where it finds modules: the first that it is told."""
    path = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 ("" is the folder one stands in)
    return pickle.dumps(path + ([_HOME] if _HOME not in path else []))


def asked(job: Callable[..., object], arguments: tuple[object, ...], limits: Limits) -> bytes:
    """What the process is told of one job. It finds the job by name. Raises BadOrder."""
    module, name = getattr(job, "__module__", ""), getattr(job, "__name__", "")
    if module == "__main__" or getattr(sys.modules.get(module), name, None) is not job:
        raise BadOrder(
            f"{job!r}: a job is a function at the top of a module that can be imported. Put it into one."
        )
    try:
        given = pickle.dumps(arguments, protocol=5)
    except (pickle.PicklingError, TypeError, AttributeError) as problem:
        raise BadOrder(
            f"the arguments of {name} cannot be handed over ({problem}). Pass plain data."
        ) from problem
    return pickle.dumps((limits, module, name, given), protocol=5)


def _environment() -> dict[str, str]:
    """The caller's, less what would change the interpreter; sets and their like have one order each time."""
    kept = {key: value for key, value in os.environ.items() if not key.upper().startswith("PYTHON")}
    return kept | {"PYTHONHASHSEED": "0"}


def end(process: subprocess.Popen[bytes]) -> None:
    """End it, and what it has started."""
    if sys.platform == "win32":
        process.kill()
    elif process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()


def waited(limits: Limits, name: str) -> LimitExceeded:
    """Why a job ended that the clock ended."""
    much = f"{limits.wait:g} seconds"
    return LimitExceeded(name, "wait", "nothing came within", much, "Try again, or leave the file out.")


def ended(code: int, limits: Limits, name: str) -> JobFailed:
    """Why a process ended that said nothing."""
    if -code in _OUT_OF_WORK:
        remedy = "Make what it reads simpler, or leave it out."
        return LimitExceeded(name, "work", "it took more than", f"{limits.work} seconds of work", remedy)
    if _KILLED is not None and code == -_KILLED:
        return JobFailed(
            name, "killed", "the system ended it, as it does when memory is short. Try it alone."
        )
    return JobFailed(name, "crash", f"its process broke off (exit status {code}). Leave out what it reads.")


def value(kind: bytes, data: bytes, limits: Limits, name: str) -> Any:
    """The value of an answer. Raises what the answer says, and JobFailed."""
    if kind == MEMORY:
        much = f"{limits.memory // MEGABYTE:,} MB of memory"
        raise LimitExceeded(name, "memory", "it needs more than", much, "Make what it reads simpler.")
    if kind == LARGE:
        much, remedy = f"{limits.result // MEGABYTE:,} MB", "Make what it reads smaller."
        raise LimitExceeded(name, "result", "what it gives back is larger than", much, remedy)
    if kind == FAULT:
        told = data.decode("utf-8", "replace").strip()
        failed = JobFailed(name, "fault", f"{told.splitlines()[-1]}. Report it with what it reads.")
        failed.add_note(told)
        raise failed
    try:
        made = plain(data)
    except Exception as problem:
        what = f"what it gives back cannot be taken ({problem}). Give back plain data."
        raise JobFailed(name, "result", what) from problem
    if kind == ERROR and isinstance(made, PagekitError):
        raise made
    if kind != VALUE:
        raise JobFailed(name, "crash", "its answer cannot be read. Leave out what it reads.")
    return made
