"""jobs for the tests: each does one thing that a job may do, or may not."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from pagekit.errors import InvalidInput, MissingDependency
from pagekit.notes import Note, warning


def doubled(text: str, count: int) -> tuple[str, int]:
    return text * 2, count * 2


def noted(what: str) -> tuple[Note, ...]:
    return (warning("odd", "here", what),)


def refused() -> None:
    raise InvalidInput("a.pdf", (warning("odd", "page 1", "is odd."),))


def lacking() -> None:
    raise MissingDependency("This needs that.", "pip install that")


def faulty() -> None:
    raise KeyError("nobody knows")


def busy() -> None:
    while True:
        pass


def greedy() -> int:
    return len(bytearray(3_000_000_000))


def talkative(size: int) -> bytes:
    sys.stdout.write("to be read by nobody\n")
    os.write(1, b"nor this")
    return b"x" * size


def idle() -> None:
    time.sleep(60)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def broken_off() -> None:
    os._exit(7)


def online() -> None:
    socket.getaddrinfo("localhost", 80)


def native() -> bool:
    """Whether what lies below Python can reach this machine itself: a library of C asks nobody."""
    library = ctypes.CDLL(None, use_errno=True)
    held = library.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
    # sockaddr_in of 127.0.0.1, port 9.
    there = struct.pack("=HH4s8x", socket.AF_INET, socket.htons(9), bytes((127, 0, 0, 1)))
    return bool(library.connect(held, there, len(there)) == 0)


def starting() -> int:
    return os.system("true")  # noqa: S605


def with_a_child(told: str) -> None:
    """Starts a program that outlives what it was started for, and waits for it."""
    child = subprocess.Popen(["sleep", "60"])
    Path(told).write_text(str(child.pid))
    child.wait()


def surroundings() -> tuple[str, bool, int, tuple[str, ...]]:
    """The seed of hashes, whether the caller's main program is here, the threads, and an order of a set."""
    main = hasattr(sys.modules["__main__"], "__file__")
    return os.environ["PYTHONHASHSEED"], main, threading.active_count(), tuple({"a", "b", "c", "d", "e", "f"})


@dataclass
class Stranger:
    """A record, but none of pagekit's."""

    name: str = ""


class Trap:
    """What does something when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def strange() -> object:
    return Stranger("x")


def trapped() -> object:
    return Trap()


def number() -> int:
    return os.getpid()


def busy_for(seconds: float) -> float:
    began = time.process_time()
    while (spent := time.process_time() - began) < seconds:
        pass
    return spent
