"""a kind + numbers → each input tried in this process, watched: what it raised, read, asked for, how long it took.

It is told `kind first last` and says one line an input: its number and what was wrong with it, or nothing.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from random import Random
from typing import Any

from fuzz_kinds import HOME, KINDS
from fuzz_mutations import mutated

from pagekit.errors import PagekitError

SECONDS = 10
MEMORY = 3 << 30
_ALLOWED: list[str] = []
_seen: list[str] = []


class Hangs(BaseException):
    """It took too long: no parser may take it for a fault of the input."""


def made(kind: str, number: int) -> bytes:
    """The input of that number: the same each time."""
    of = KINDS[kind]
    source = Random(f"{kind} {number}")
    return mutated(of.seeds(), source, of.binary)


def fault(kind: str, data: bytes, place: Path) -> str:
    """What is wrong with how the input was taken; nothing is the best answer."""
    _seen.clear()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        KINDS[kind].parse(data, place)
    except PagekitError as problem:
        if not str(problem) or " at 0x" in str(problem):
            return f"an error that says nothing of use: {problem!r}"
    except Hangs:
        return f"takes more than {SECONDS} seconds"
    except BaseException as problem:  # noqa: BLE001 (whatever it was, it is a find)
        last = traceback.extract_tb(problem.__traceback__)[-1]
        return f"{type(problem).__name__} at {Path(last.filename).name}:{last.lineno}: {str(problem)[:200]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "; ".join(dict.fromkeys(_seen))


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith("socket.") or event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        _seen.append(f"asked for {event}")
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if not path.startswith(tuple(_ALLOWED)):
            _seen.append(f"opened {path}")


def _late(_signal: int, _frame: object) -> None:
    raise Hangs


def main() -> None:
    """Try the inputs one after the other."""
    kind, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _late)
    place = Path(tempfile.mkdtemp(prefix="pagekit-fuzz-"))
    _ALLOWED.extend(
        os.path.realpath(path)
        for path in (
            HOME,
            sys.prefix,
            sys.base_prefix,
            place,
            "/dev/null",
            "/usr/share/zoneinfo",
            "/proc/self",
        )
    )
    KINDS[kind].seeds()
    sys.addaudithook(_watch)
    for number in range(first, last):
        sys.stdout.write(f"{number} ")
        sys.stdout.flush()
        said = fault(kind, made(kind, number), place).replace("\n", " ")
        sys.stdout.write(f"{said}\n")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
