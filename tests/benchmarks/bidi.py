"""all cases of Unicode's two bidi tests → a table: how many there are and how many come out otherwise; what a text costs.

The files are those of the Debian package unicode-data; without them the table says so, and only the times are there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from bidi_cases import CHARACTERS, CLASSES, UNICODE, cases, given

from pagekit.typeset.lines.bidi import Direction, mirrored, paragraph_levels, visual_runs
from pagekit.typeset.lines.bidi_data import CLOSED_BY

TITLE = "bidi"
HEADINGS = ("Unicode's file", "cases", "otherwise", "s")
TIMES = ("500 characters", "levels, µs", "10 lines, µs")
TEXTS: dict[str, tuple[str, Direction]] = {
    "Latin and Cyrillic": ("The quick “brown” fox — река Өзен 12.5% ", "ltr"),
    "Arabic with Latin, numbers and brackets": (
        "قال المدير (John Smith) إن 12,5% من السكان يعملون في “المصنع” منذ عام ٢٠١٥، وأضاف: ", "rtl",
    ),
    "Arabic with vowels": ("وَقَالَ مُحَمَّدٌ إِنَّ الْمَدِينَةَ (الْقَدِيمَة) فِي ١٢ مَارِس ", "rtl"),
    "Hebrew with Latin": ("שלום (עולם) 12 abc ", "rtl"),
    "isolates": ("النص \u2068John (Smith)\u2069 و \u2067abc 12\u2069 في\u200cها ", "rtl"),
}  # fmt: skip
LENGTH, LINE, OFTEN = 500, 50, 100

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first."""
    if all((UNICODE / name).is_file() for name in (CLASSES, CHARACTERS)):
        yield f"all cases, of {_version()}", [HEADINGS, _judged(CLASSES), _judged(CHARACTERS), *_pairs()]
    else:
        missing = (f"not in {UNICODE}: apt-get install unicode-data", "", "", "")
        yield "all cases", [HEADINGS, missing]
    yield f"best of {rounds}", [TIMES, *(_timed(name, rounds) for name in TEXTS)]


def _version() -> str:
    with (UNICODE / CLASSES).open(encoding="utf-8") as lines:
        return next(lines).strip("# \n").removesuffix(".txt")


def _judged(name: str) -> Row:
    start = time.perf_counter()
    number = otherwise = 0
    with (UNICODE / name).open(encoding="utf-8") as lines:
        for case in cases(name, lines):
            number += 1
            otherwise += given(case) != case.wanted
    return name, f"{number:,}", f"{otherwise:,}", f"{time.perf_counter() - start:.1f}"


def _pairs() -> Iterator[Row]:
    """The tables of mirror images and of brackets, held against the files they are made after."""
    images = [(chr(int(one, 16)), chr(int(other, 16))) for one, other in _fields("BidiMirroring.txt")]
    yield (
        "BidiMirroring.txt",
        f"{len(images):,}",
        f"{sum(mirrored(one) != other for one, other in images)}",
        "",
    )
    brackets = {chr(int(one, 16)) for one, _, kind in _fields("BidiBrackets.txt") if kind == "o"}
    yield "BidiBrackets.txt", f"{len(brackets):,}", f"{len(brackets ^ set(CLOSED_BY))}", ""


def _fields(name: str) -> list[list[str]]:
    lines = (UNICODE / name).read_text("utf-8").splitlines()
    return [
        [field.strip() for field in data.split(";")] for line in lines if (data := line.split("#")[0].strip())
    ]


def _timed(name: str, rounds: int) -> Row:
    text, direction = TEXTS[name]
    text = (text * LENGTH)[:LENGTH]
    whole: list[float] = []
    cut: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(OFTEN):
            paragraph = paragraph_levels(text, direction)
        whole.append(time.perf_counter() - start)
        paragraph = paragraph_levels(text, direction)
        start = time.perf_counter()
        for _ in range(OFTEN):
            for at in range(0, LENGTH, LINE):
                visual_runs(paragraph.line(at, at + LINE))
        cut.append(time.perf_counter() - start)
    return name, *(f"{min(times) / OFTEN * 1e6:,.0f}" for times in (whole, cut))
