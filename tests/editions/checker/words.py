"""stories + the letters of their boxes → which words are not there, the size of each head, and what is left over.

A paragraph may be parted by the edge of a column, by a page, by a picture's caption: it is looked for piece by piece, the
longest first, and each piece must stand behind the one before it. Hyphens at line ends, spaces and marks are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.editions.checker.finding import Finding
from tests.editions.checker.placed import Box
from tests.editions.checker.seen import Letter
from tests.editions.checker.told import Piece, ToldStory, letters_of

SCRAP = 6
"""Letters: of a shorter piece it cannot be said that it was meant."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it stands: its size in points and the rectangle round its letters, in millimetres."""

    size: float
    left: float
    top: float
    right: float
    foot: float


@dataclass(slots=True)
class Stream:
    """The letters of a story's boxes in their order, and those that are known to be its own."""

    text: str
    letters: list[tuple[Box, Letter]]
    known: list[bool]

    def find(self, wanted: str, begin: int) -> int:
        """Where these letters stand, from a place on; -1 where they do not."""
        place = self.text.find(wanted, begin)
        while place >= 0 and any(self.known[place : place + len(wanted)]):
            place = self.text.find(wanted, place + 1)
        return place

    def longest(self, wanted: str, begin: int) -> tuple[int, int]:
        """The longest beginning of them that stands there: its place and its length."""
        least, most, found = 0, len(wanted), -1
        while least < most:
            middle = (least + most + 1) // 2
            place = self.find(wanted[:middle], begin)
            if place >= 0:
                least, found = middle, place
            else:
                most = middle - 1
        return found, least

    def mark(self, place: int, count: int) -> None:
        """Say that these are the story's own."""
        self.known[place : place + count] = [True] * count


@dataclass(slots=True)
class Read:
    """A story as the pages show it."""

    head: Head | None = None
    strange: dict[int, list[Letter]] = field(default_factory=dict)
    """Of each part the letters that its file has not: captions, labels, the lines of a jump."""
    findings: list[Finding] = field(default_factory=list)


def read_story(story: ToldStory, boxes: Sequence[Box]) -> Read:
    """Look for a story's words in its boxes, which stand in the order of its parts."""
    stream = _stream(boxes)
    read = Read()
    page = boxes[0].page
    if story.leftward:
        # The order in which they are drawn is not that in which they are read: they are counted, and a head is what is largest.
        lost = sum((_bag(story) - Counter(stream.text)).values())
        if lost:
            read.findings.append(
                Finding("words-lost", page, f"{story.id}: {lost} of its letters are not there")
            )
        read.head = largest_type(boxes[0])
        read.strange = {box.part: box.letters for box in boxes}
        return read
    read.head = _head(story, stream)
    if read.head is None:
        read.findings.append(Finding("words-lost", page, f"{story.id}: none of its heads is there"))
    read.findings += _flowing(story, stream, page)
    read.findings += _standing(story, stream, page)
    for (box, letter), known in zip(stream.letters, stream.known, strict=True):
        if not known:
            read.strange.setdefault(box.part, []).append(letter)
    return read


def largest_type(box: Box) -> Head | None:
    """The largest type of a box, taken for a head: of a turn, which has one of its own."""
    if not box.letters:
        return None
    size = max(letter.size for letter in box.letters)
    return _around([letter for letter in box.letters if letter.size > size - 0.1])


def _stream(boxes: Sequence[Box]) -> Stream:
    text, letters = [], []
    for box in boxes:
        for letter in box.letters:
            plain = letters_of(letter.sign)
            text.append(plain)
            letters += [(box, letter)] * len(plain)
    return Stream("".join(text), letters, [False] * len(letters))


def _bag(story: ToldStory) -> Counter[str]:
    return Counter("".join(letters_of(piece.text) for piece in story.pieces))


def _head(story: ToldStory, stream: Stream) -> Head | None:
    """The head where it stands largest: its words may stand in the text once more."""
    best: tuple[float, int, int] | None = None
    for head in story.heads:
        wanted = letters_of(head)
        place = stream.text.find(wanted) if wanted else -1
        while place >= 0:
            size = median(letter.size for _, letter in stream.letters[place : place + len(wanted)])
            if best is None or size > best[0] + 0.01:
                best = (size, place, len(wanted))
            place = stream.text.find(wanted, place + 1)
    if best is None:
        return None
    _, place, count = best
    stream.mark(place, count)
    return _around([letter for _, letter in stream.letters[place : place + count]])


def _around(letters: Sequence[Letter]) -> Head:
    size = median(letter.size for letter in letters)
    high = size * 25.4 / 72 * 0.7
    return Head(
        size,
        min(letter.x for letter in letters),
        min(letter.y for letter in letters) - high,
        max(letter.right for letter in letters),
        max(letter.y for letter in letters),
    )


def _flowing(story: ToldStory, stream: Stream, page: int) -> Iterator[Finding]:
    """The text, which stands in its order."""
    behind = 0
    for piece in story.pieces:
        if not piece.flows:
            continue
        wanted = letters_of(piece.text)
        while wanted:
            place, count = stream.longest(wanted, behind)
            if count < min(SCRAP, len(wanted)):
                elsewhere = stream.find(wanted[: max(SCRAP * 2, count + 1)], 0)
                code, what = (
                    ("words-out-of-order", "stand before what they follow")
                    if elsewhere >= 0
                    else ("words-lost", "are not there")
                )
                yield Finding(code, page, f"{story.id}: the words from “{_from(piece, wanted)}” on {what}")
                break
            stream.mark(place, count)
            behind, wanted = place + count, wanted[count:]


def _standing(story: ToldStory, stream: Stream, page: int) -> Iterator[Finding]:
    """What stands somewhere: the deck, tables, what is boxed."""
    for piece in story.pieces:
        if piece.flows:
            continue
        wanted = letters_of(piece.text)
        while wanted:
            place, count = stream.longest(wanted, 0)
            if not count:
                yield Finding("words-lost", page, f"{story.id}: “{_from(piece, wanted)}” is not there")
                break
            stream.mark(place, count)
            wanted = wanted[count:]


def _from(piece: Piece, wanted: str) -> str:
    """The first words of what is missing, as they were written."""
    words, left = piece.text.split(), len(letters_of(piece.text)) - len(wanted)
    place = 0
    while place < len(words) and left >= len(letters_of(words[place])):
        left -= len(letters_of(words[place]))
        place += 1
    return " ".join(words[place : place + 5])
