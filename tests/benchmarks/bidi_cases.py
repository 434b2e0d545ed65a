"""BidiTest.txt and BidiCharacterTest.txt → cases: a text with a direction, and the levels and order it must have.

`python tests/benchmarks/bidi_cases.py` makes the samples that the tests read, every twentieth case of each file, from
those of the Debian package unicode-data.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pagekit.typeset.lines.bidi import Direction, paragraph_levels, visual_order

UNICODE = Path("/usr/share/unicode")
SAMPLES = Path(__file__).resolve().parents[1] / "typeset/lines/unicode"
EVERY = 20
CLASSES, CHARACTERS = "BidiTest.txt", "BidiCharacterTest.txt"

_A_CHARACTER = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "+", "ET": "%", "CS": ",", "NSM": "\u0300",
    "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d",
    "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""One of every class, none of them a bracket."""
_BITS: tuple[Direction, ...] = ("auto", "ltr", "rtl")
_NUMBERS: tuple[Direction, ...] = ("ltr", "rtl", "auto")


class Answer(NamedTuple):
    """Levels of a text set on one line, None for what rule X9 takes out; the others from left to right."""

    levels: tuple[int | None, ...]
    order: tuple[int, ...]
    base: int | None
    """The paragraph's own level; None where the file does not say it."""


class Case(NamedTuple):
    """A text, and what is wanted of it."""

    text: str
    direction: Direction
    wanted: Answer


def given(case: Case) -> Answer:
    """What pagekit makes of the text. The annex does not say which level those left out have, so they are None."""
    paragraph = paragraph_levels(case.text, case.direction)
    levels = paragraph.line(0, len(case.text))
    return Answer(
        tuple(
            None if wanted is None else level
            for wanted, level in zip(case.wanted.levels, levels, strict=True)
        ),
        tuple(at for at in visual_order(levels) if case.wanted.levels[at] is not None),
        None if case.wanted.base is None else paragraph.base,
    )


def cases(name: str, lines: Iterable[str]) -> Iterator[Case]:
    """The cases of one of the two files."""
    return _class_cases(lines) if name == CLASSES else _character_cases(lines)


def _class_cases(lines: Iterable[str]) -> Iterator[Case]:
    levels: tuple[int | None, ...] = ()
    order: tuple[int, ...] = ()
    for line in lines:
        if line.startswith("@Levels:"):
            levels = _levels(line[8:])
        elif line.startswith("@Reorder:"):
            order = _order(line[9:])
        elif _is_case(line):
            names, bits = line.split(";")
            text = "".join(_A_CHARACTER[name] for name in names.split())
            for bit, direction in enumerate(_BITS):
                if int(bits, 16) >> bit & 1:
                    yield Case(text, direction, Answer(levels, order, None))


def _character_cases(lines: Iterable[str]) -> Iterator[Case]:
    for line in lines:
        if _is_case(line):
            codes, direction, base, levels, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield Case(text, _NUMBERS[int(direction)], Answer(_levels(levels), _order(order), int(base)))


def _levels(text: str) -> tuple[int | None, ...]:
    return tuple(None if level == "x" else int(level) for level in text.split())


def _order(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


def _is_case(line: str) -> bool:
    return line[0] not in "#@\n"


# ---- The samples -------------------------------------------------------------------------------------------


def sampled(lines: Iterable[str]) -> Iterator[str]:
    """The head of a file and every twentieth of its cases, each with the levels and the order said before it."""
    said: dict[str, str] = {}
    count = 0
    in_head = True
    for line in lines:
        if line[0] == "@":
            said[line.split(":")[0]] = line
        elif _is_case(line):
            count += 1
            if count % EVERY == 0:
                yield from said.values()
                said.clear()
                yield line
        elif line[0] == "#" and in_head:
            yield line
        in_head = in_head and line[0] == "#"


def sample(name: str) -> Path:
    """Where the sample of a file is kept."""
    return SAMPLES / f"{name}.gz"


def main() -> None:
    """Make both samples anew; the same files give the same bytes."""
    for name in (CLASSES, CHARACTERS):
        with (UNICODE / name).open(encoding="utf-8") as lines:
            data = "".join(sampled(lines)).encode()
        sample(name).write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
