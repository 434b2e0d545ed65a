"""parts of stories + the letters that are not the story's own → jumps that lead nowhere, or are not worth it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.editions.checker.finding import Finding
from tests.editions.checker.placed import Box
from tests.editions.checker.seen import Letter
from tests.editions.checker.sheet import Sheet
from tests.editions.checker.told import Told
from tests.editions.checker.words import Read

LEAST_BEFORE, LEAST_AFTER = 14, 8
"""Lines of text before a jump, and behind it."""
_NUMBER = re.compile(r"\d+")


def jump_findings(
    parts: Mapping[str, Sequence[Box]], reads: Mapping[str, Read], told: Told, sheet: Sheet
) -> Iterator[Finding]:
    """What is wrong with stories that go on elsewhere."""
    for id, boxes in parts.items():
        first = boxes[0]
        numbers = [box.part for box in boxes]
        if numbers != list(range(1, len(boxes) + 1)) or {box.parts for box in boxes} != {len(boxes)}:
            yield Finding("parts-wrong", first.page, f"{id} has the parts {numbers} of {first.parts}")
            continue
        if len(boxes) == 1:
            continue
        if len({box.page for box in boxes}) < len(boxes):
            yield Finding("parts-wrong", first.page, f"{id} has two parts on one page")
        if not told.stories[id].jumps or not all(box.jump for box in boxes):
            yield Finding("jump-forbidden", first.page, f"{id} goes on on page {boxes[1].page}, and may not")
        yield from _long_enough(boxes, sheet)
        yield from _lines(boxes, reads[id])


def _long_enough(boxes: Sequence[Box], sheet: Sheet) -> Iterator[Finding]:
    for place, box in enumerate(boxes):
        least = LEAST_AFTER if place else LEAST_BEFORE
        lines = _text_lines(box, sheet)
        if lines < least:
            where = "behind the jump" if place else "before the jump"
            yield Finding(
                "jump-short", box.page, f"{box.ref} has {lines} lines {where}, at least {least} are needed"
            )


def _text_lines(box: Box, sheet: Sheet) -> int:
    """Lines of text: as many baselines as each of its columns has."""
    texts = [
        letter for letter in box.letters if any(abs(letter.size - size) < 0.02 for size in sheet.text_sizes)
    ]
    lines, last = 0, None
    for letter in texts:
        # A line ends where the next letter stands elsewhere, or further left on the same height: in another column.
        if (
            last is None
            or abs(letter.y - last.y) > 0.3
            or abs(letter.x - last.right) > sheet.pitch("half") * 0.9
        ):
            lines += 1
        last = letter
    return lines


def _lines(boxes: Sequence[Box], read: Read) -> Iterator[Finding]:
    """Each part names the page of the next one and of the one before it, and no other page."""
    for place, box in enumerate(boxes):
        named = _numbers(read.strange.get(box.part, ()))
        for code, other in (
            ("jump-line", boxes[place + 1 : place + 2]),
            ("turn-line", boxes[place - 1 : place] if place else []),
        ):
            if other and other[0].page not in named:
                where = "goes on" if code == "jump-line" else "begins"
                told = ", ".join(map(str, sorted(named))) or "no page"
                words = f"{box.ref} {where} on page {other[0].page}, and its lines name {told}"
                yield Finding(code, box.page, words)


def _numbers(letters: Sequence[Letter]) -> set[int]:
    """The numbers in the lines that are not of the story: figures that stand at one height, close together."""
    found: list[str] = []
    last: Letter | None = None
    for letter in letters:
        joined = (
            last is not None
            and abs(letter.y - last.y) < 0.3
            and -0.2 < letter.x - last.right < letter.size * 0.05
        )
        found.append(letter.sign if joined else " " + letter.sign)
        last = letter
    return {int(number) for number in _NUMBER.findall("".join(found)) if len(number) < 4}
