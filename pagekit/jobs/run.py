"""a function and plain arguments + Limits → its value, from a process of its own that ends with the job.

The process is a clean interpreter: nothing of the caller's is in it, neither threads nor what its main program does. It
finds the same modules in the same places, and the same seed for hashes each time.
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
from threading import Event, Timer
from typing import Any, TypeVar, TypeVarTuple, cast

import pagekit
from pagekit.errors import BadOrder, JobFailed, LimitExceeded, PagekitError
from pagekit.jobs.child import ERROR, FAULT, LARGE, MEMORY, VALUE
from pagekit.jobs.limits import MEGABYTE, Limits
from pagekit.jobs.plain import plain

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
_BEGIN = (
    "import pickle,sys;sys.path[:]=pickle.load(sys.stdin.buffer);from pagekit.jobs.child import main;main()"
)
# No user's folder, no start-up files of the environment's: the path is handed over whole.
_INTERPRETER = ("-s", "-S", "-P", "-X", "utf8", "-c", _BEGIN)
_HOME = str(Path(pagekit.__file__).parent.parent)
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OUT_OF_WORK = frozenset({getattr(signal, "SIGXCPU", None)})
_KILLED = getattr(signal, "SIGKILL", None)


def run(job: Callable[[*Ts], T], *arguments: *Ts, limits: Limits | None = None) -> T:
    """Carry out the job elsewhere, and give back its value.

    The job is a function at the top of a module that can be imported; its arguments, its value and its errors are
    plain: Python's own data and pagekit's records. A PagekitError of the job is raised here as it was. Raises
    LimitExceeded for a job that takes more than it may, JobFailed for anything else that goes wrong, BadOrder for one
    that no other process can find.
    """
    limits = limits or Limits()
    asked = _asked(job, arguments, limits)
    name = f"{job.__module__}.{job.__name__}"
    if not sys.executable:
        raise JobFailed(name, "start", "there is no Python here to start. Run pagekit in an ordinary Python.")
    try:
        process = subprocess.Popen(
            [sys.executable, *_INTERPRETER],
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
    kind, data = _answer(process, asked, limits, name)
    return cast(T, _value(kind, data, limits, name))


def _asked(job: Callable[..., object], arguments: tuple[object, ...], limits: Limits) -> bytes:
    """All that the process is told. It finds the job by name."""
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
    path = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 ("" is the folder one stands in)
    path += [_HOME] if _HOME not in path else []
    return pickle.dumps(path) + pickle.dumps((limits, module, name, given), protocol=5)


def _environment() -> dict[str, str]:
    """The caller's, less what would change the interpreter; sets and their like have one order each time."""
    kept = {key: value for key, value in os.environ.items() if not key.upper().startswith("PYTHON")}
    return kept | {"PYTHONHASHSEED": "0"}


def _answer(process: subprocess.Popen[bytes], asked: bytes, limits: Limits, name: str) -> tuple[bytes, bytes]:
    """What the process said. It is gone when this returns, whatever happens here."""
    waited = Event()

    def give_up() -> None:
        waited.set()
        _end(process)

    watchdog = Timer(limits.wait, give_up)
    watchdog.daemon = True
    watchdog.start()
    try:
        with process:
            try:
                said = _talk(process, asked, limits)
            except BaseException:
                _end(process)
                raise
            # More than was allowed is not read: the process may be told to stop.
            _end(process) if len(said) > limits.result + 1 else process.wait()
    finally:
        watchdog.cancel()
    if waited.is_set():
        raise LimitExceeded(
            name,
            "wait",
            "nothing came within",
            f"{limits.wait:g} seconds",
            "Try again, or leave the file out.",
        )
    if len(said) > limits.result + 1:
        return LARGE, b""
    # The first letter comes only when the value is whole; what was cut off is told by how the process ended.
    if not said or process.returncode:
        raise _ended(process.returncode, limits, name)
    return said[:1], said[1:]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, and what it has started."""
    if sys.platform == "win32":
        process.kill()
    elif process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()


def _talk(process: subprocess.Popen[bytes], asked: bytes, limits: Limits) -> bytes:
    into, out = process.stdin, process.stdout
    if into is None or out is None:
        raise AssertionError("a process with pipes has both")
    # A process that ended early says why by how it ended.
    with suppress(BrokenPipeError):
        into.write(asked)
    with suppress(BrokenPipeError):
        into.close()
    return out.read(limits.result + 2)


def _ended(code: int, limits: Limits, name: str) -> JobFailed:
    """Why a process ended that said nothing."""
    if -code in _OUT_OF_WORK:
        remedy = "Make what it reads simpler, or leave it out."
        return LimitExceeded(name, "work", "it took more than", f"{limits.work} seconds of work", remedy)
    if _KILLED is not None and code == -_KILLED:
        return JobFailed(
            name, "killed", "the system ended it, as it does when memory is short. Try it alone."
        )
    return JobFailed(name, "crash", f"its process broke off (exit status {code}). Leave out what it reads.")


def _value(kind: bytes, data: bytes, limits: Limits, name: str) -> Any:
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
        value = plain(data)
    except Exception as problem:
        what = f"what it gives back cannot be taken ({problem}). Give back plain data."
        raise JobFailed(name, "result", what) from problem
    if kind == ERROR and isinstance(value, PagekitError):
        raise value
    if kind != VALUE:
        raise JobFailed(name, "crash", "its answer cannot be read. Leave out what it reads.")
    return value
