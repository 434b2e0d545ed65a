"""minutes + kinds → inputs of every kind tried until the time is over; a failing one is kept, and made shorter.

Each kind is tried in a process of its own. A process that breaks off has failed with the input it was at.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fuzz_kinds import HOME, KINDS
from fuzz_worker import fault, made

WORKER = Path(__file__).with_name("fuzz_worker.py")
AT_A_TIME = 50
_MOST_SHORTER = 300
"""Tries at making one input shorter."""


def tried(kind: str, first: int, last: int) -> Iterator[tuple[int, str]]:
    """The inputs of these numbers, and what was wrong with each; nothing for most."""
    while first < last:
        done = subprocess.run(
            [sys.executable, str(WORKER), kind, str(first), str(last)],
            capture_output=True,
            text=True,
            check=False,
            cwd=HOME,
        )
        lines = done.stdout.splitlines()
        for line in lines:
            number, _, said = line.partition(" ")
            first = int(number) + 1
            broken = done.returncode and line is lines[-1]
            yield int(number), f"the process broke off ({done.returncode})" if broken else said
        if done.returncode and not lines:
            raise SystemExit(done.stderr)


def shorter(kind: str, data: bytes, said: str) -> bytes:
    """The same fault from fewer bytes: pieces are taken out as long as it stays. Only faults that raise are tried."""
    place, left = Path(tempfile.mkdtemp(prefix="pagekit-fuzz-")), _MOST_SHORTER
    piece = len(data) // 2
    while piece and left:
        at = 0
        while at < len(data) and left:
            less = data[:at] + data[at + piece :]
            left -= 1
            if fault(kind, less, place).partition(":")[0] == said.partition(":")[0]:
                data = less
            else:
                at += piece
        piece //= 2
    return data


def keep(folder: Path, kind: str, number: int, said: str) -> None:
    """Write the input that failed, made shorter where it only raises."""
    data = made(kind, number)
    if "broke off" not in said and "takes more" not in said:
        data = shorter(kind, data, said)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind}-{number}").write_bytes(data)


def main() -> None:
    """Try, keep what fails, and print how many there were of each kind."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("minutes", type=float, nargs="?", default=1)
    asked.add_argument("--only", choices=sorted(KINDS), action="append")
    asked.add_argument("--inputs", type=int, default=1_000_000, help="so many of each kind at most")
    asked.add_argument("--from", dest="first", type=int, default=0, help="the number of the first input")
    asked.add_argument("--kept", type=Path, default=HOME / "out" / "fuzz", help="where failing inputs go")
    told = asked.parse_args()
    kinds = told.only or [*KINDS]
    ends, counts, faults = time.monotonic() + told.minutes * 60, Counter[str](), Counter[str]()
    for first in range(told.first, told.first + told.inputs, AT_A_TIME):
        for kind in kinds:
            if time.monotonic() > ends:
                break
            last = min(first + AT_A_TIME, told.first + told.inputs)
            for number, said in tried(kind, first, last):
                counts[kind] += 1
                if said:
                    faults[kind] += 1
                    print(f"{kind} {number}: {said}", flush=True)
                    keep(told.kept, kind, number, said)
    for kind in kinds:
        print(f"{kind:12} {counts[kind]:6,} inputs  {faults[kind]:3} faults")
    print(f"{'all':12} {counts.total():6,} inputs  {faults.total():3} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
