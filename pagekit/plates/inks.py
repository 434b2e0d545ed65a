"""a page that was inked → the process inks that it uses, for its colour bar and its slug line.

Read off its content stream, which names them; a picture of four inks uses all, and so, as far as is known here, does
what others drew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from pagekit.errors import Unreadable
from pagekit.ink.page import PageInk
from pagekit.join.images import is_jpeg, jpeg_entries

Cmyk = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ProcessInk:
    """One of the four inks: what it is called, and the ink itself."""

    ink: str
    cmyk: Cmyk
    place: int


CYAN = ProcessInk("Cyan", (1, 0, 0, 0), 0)
MAGENTA = ProcessInk("Magenta", (0, 1, 0, 0), 1)
YELLOW = ProcessInk("Yellow", (0, 0, 1, 0), 2)
BLACK = ProcessInk("Black", (0, 0, 0, 1), 3)
PROCESS = (CYAN, MAGENTA, YELLOW, BLACK)

_INKED = re.compile(rb"\s[kK](?=\s|\Z)")
_GREY = re.compile(rb"(?:\A|\s)([\d.]+)\s+[gG](?=\s|\Z)")
_FOUR_NUMBERS = 80
"""Characters before an operator: four numbers and what parts them take fewer."""


def process_inks(ink: PageInk, files: Mapping[str, bytes]) -> tuple[ProcessInk, ...]:
    """The process inks of a page, in the order in which they are named: C, M, Y, K."""
    if ink.forms or any(_of_four(one.file, files) for one in ink.images):
        return PROCESS
    used = set(_drawn(ink.content))
    if ink.images:
        used.add(BLACK)
    return tuple(sorted(used, key=attrgetter("place")))


def _of_four(file: str, files: Mapping[str, bytes]) -> bool:
    data = files.get(file, b"")
    try:
        return is_jpeg(data) and "/DeviceCMYK" in jpeg_entries(file, data)
    except Unreadable:
        # Who writes it says what is wrong with it.
        return True


def _drawn(content: bytes) -> Iterator[ProcessInk]:
    for operator in _INKED.finditer(content):
        before = content[max(operator.start() - _FOUR_NUMBERS, 0) : operator.start()].split()[-4:]
        for one, share in zip(PROCESS, before, strict=False):
            if _is_some(share):
                yield one
    if any(not float(grey[1]) >= 1 for grey in _GREY.finditer(content)):
        yield BLACK


def _is_some(share: bytes) -> bool:
    try:
        return float(share) > 0
    except ValueError:
        return True
