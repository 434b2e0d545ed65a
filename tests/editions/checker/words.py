"""stories + the letters of their boxes → which words are not there, the size of each head, and what is left over.

A line of a story may stand in it once more, pulled out and in larger type; that is known by its size. What stands in the
type of the text, or larger, and is not the story's, is strange, and what is its own and was found already is doubled.

A paragraph may be parted by the edge of a column, by a page, by a picture's caption: it is looked for piece by piece, the
longest first, and each piece must stand behind the one before it. Hyphens at line ends, spaces and marks are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.editions.checker.finding import Finding
from tests.editions.checker.placed import Box
from tests.editions.checker.seen import Letter
from tests.editions.checker.told import Piece, ToldStory, letters_of

SCRAP = 6
"""Letters: of a shorter piece it cannot be said that it was meant."""
LARGE = 1.2
"""Times the size of the text: type from there on is display."""
SAME = 0.05
"""Points by which type of one size may differ."""


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


def read_story(story: ToldStory, boxes: Sequence[Box], text_sizes: Sequence[float]) -> Read:
    """Look for a story's words in its boxes, which stand in the order of its parts. `text_sizes`: of running text."""
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
    read.findings += _displayed(story, stream, text_sizes)
    read.findings += _flowing(story, stream, page)
    read.findings += _standing(story, stream, page)
    # What is behind words that are lost was looked for no more.
    if not any(finding.code.startswith("words-") for finding in read.findings):
        read.findings += _left(story, stream, text_sizes)
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


def _displayed(story: ToldStory, stream: Stream, text_sizes: Sequence[float]) -> Iterator[Finding]:
    """What stands in large type and is not the head: it repeats the story. What repeats its text is known from here on,
    that no paragraph is looked for in it.
    """
    least = LARGE * max(text_sizes)
    said = [letters_of(piece.text) for piece in story.pieces]
    known = [
        *map(letters_of, (*story.heads, *story.shown)),
        *(letters_of(piece.text) for piece in story.pieces),
    ]
    for start, end in _runs(stream, lambda letter: letter.size > least):
        words, page = stream.text[start:end], stream.letters[start][0].page
        if end - start < SCRAP:
            # An initial.
            continue
        if any(words in one for one in said):
            # The deck itself, not what repeats it.
            if not any(words == letters_of(piece.text) for piece in story.pieces if not piece.flows):
                stream.mark(start, end - start)
        elif not any(words in one or one in words for one in known if one):
            yield Finding("display-strange", page, f"{story.id} does not say “{words}”, which it shows")


def _left(story: ToldStory, stream: Stream, text_sizes: Sequence[float]) -> Iterator[Finding]:
    """What stands in the type of the text and was not found as the story's."""
    said = [letters_of(piece.text) for piece in story.pieces]
    beside = [*map(letters_of, story.beside)]
    small = lambda letter: any(abs(letter.size - size) < SAME for size in text_sizes)  # noqa: E731
    for start, end in _runs(stream, small):
        words, page = stream.text[start:end], stream.letters[start][0].page
        if end - start < SCRAP or any(words in one for one in beside):
            continue
        twice = any(words in one for one in said)
        code, what = ("words-twice", "stands twice") if twice else ("words-strange", "is not in the story")
        yield Finding(code, page, f"{story.id}: “{words[:40]}” {what}")


def _runs(stream: Stream, wanted: Callable[[Letter], bool]) -> Iterator[tuple[int, int]]:
    """Where letters that are not known yet stand together, of one size and one box, that are wanted."""
    start: int | None = None
    for place, ((box, letter), known) in enumerate(zip(stream.letters, stream.known, strict=True)):
        own = not known and wanted(letter)
        if start is not None:
            first_box, first = stream.letters[start]
            if not own or box is not first_box or abs(letter.size - first.size) > SAME:
                yield start, place
                start = None
        if own and start is None:
            start = place
    if start is not None:
        yield start, len(stream.letters)


def _from(piece: Piece, wanted: str) -> str:
    """The first words of what is missing, as they were written."""
    words, left = piece.text.split(), len(letters_of(piece.text)) - len(wanted)
    place = 0
    while place < len(words) and left >= len(letters_of(words[place])):
        left -= len(letters_of(words[place]))
        place += 1
    return " ".join(words[place : place + 5])
