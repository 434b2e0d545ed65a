"""a story's text + the slot's rule → where the layout opens the slot inside the text.

The rules:
1. The first advert stands after `first` paragraphs and after `lead_words` words: never on the reader's first screen.
2. From one advert to the next there are `every` paragraphs. An advert that the story itself asks for counts: it keeps
   the others as far away, before and after it.
3. A text has at most `most` adverts, those that the story asks for among them.
4. After the last advert come `last` paragraphs: it never stands before the end.
5. Only paragraphs of `words` words count.
6. No advert stands beside a block of the kinds in `clear_of`, nor between a question and its answer.
7. In a running report updates count, not paragraphs: an advert after every `updates` of them, never after the last.

Where an advert may not stand at its turn, it goes on to the next place where it may. A short text has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from pagekit.house.story import AdvertMark, StoryBlock, UpdateText, plain
from pagekit.house.words import words_filled
from pagekit.layout.inline_rule import InlineRule


class OpensInText(Protocol):
    """What a slot says of its own places in a text."""

    @property
    def inline(self) -> InlineRule | None:
        """The rule, or None when only the story opens it."""


@dataclass(frozen=True, slots=True)
class OpenedText:
    """A text with the places that the layout opened in it. `automatic` are their positions among all its adverts."""

    body: tuple[StoryBlock, ...]
    automatic: frozenset[int] = frozenset()


def open_places(body: Sequence[StoryBlock], slots: Mapping[str, OpensInText]) -> OpenedText:
    """The text with an advert mark in every place that the slots' rules open; marks of the story stay as they are."""
    opened: list[tuple[StoryBlock, bool]] = [(block, False) for block in body]
    for name, slot in slots.items():
        if slot.inline is None:
            continue
        places = inline_places([block for block, _ in opened], slot.inline)
        for place in reversed(places):
            opened.insert(place + 1, (AdvertMark(name), True))
    ours = [automatic for block, automatic in opened if isinstance(block, AdvertMark)]
    return OpenedText(
        tuple(block for block, _ in opened),
        frozenset(index for index, automatic in enumerate(ours) if automatic),
    )


def inline_places(body: Sequence[StoryBlock], rule: InlineRule) -> tuple[int, ...]:
    """The positions in `body`, counted from 0 and rising, after which an advert goes."""
    measured = _measured(body, rule)
    left = rule.most - sum(isinstance(block, AdvertMark) for block in body)
    places: list[int] = []
    since: int | None = None
    for at, block in enumerate(body[:-1]):
        if isinstance(block, AdvertMark):
            since = measured.before[at]
        elif len(places) < left and measured.open_at(at, since) and _clear(block, body[at + 1], rule):
            places.append(at)
            since = measured.before[at + 1]
    return tuple(places)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Of each position: what counts before it, the words before it, and what counts before the next advert mark."""

    before: tuple[int, ...]
    words: tuple[int, ...]
    next_mark: tuple[int | None, ...]
    first: int
    every: int
    last: int
    lead_words: int

    def open_at(self, at: int, since: int | None) -> bool:
        """True when the numbers allow an advert after the block `at`; `since` is what counted before the last one."""
        here, mark = self.before[at + 1], self.next_mark[at + 1]
        return (
            here >= self.first
            and self.words[at + 1] >= self.lead_words
            and self.before[-1] - here >= self.last
            and (since is None or here - since >= self.every)
            and (mark is None or mark - here >= self.every)
        )


def _measured(body: Sequence[StoryBlock], rule: InlineRule) -> _Measured:
    running = any(isinstance(block, UpdateText) for block in body)
    lengths = [_words(block) for block in body]
    counts = [
        isinstance(block, UpdateText) if running else bool(block.running) and length >= rule.words
        for block, length in zip(body, lengths, strict=True)
    ]
    before = tuple(accumulate(counts, initial=0))
    marks: list[int | None] = [None]
    for at in range(len(body) - 1, -1, -1):
        marks.append(before[at] if isinstance(body[at], AdvertMark) else marks[-1])
    first, every, last = (rule.updates, rule.updates, 1) if running else (rule.first, rule.every, rule.last)
    words = tuple(accumulate(lengths, initial=0))
    return _Measured(before, words, tuple(reversed(marks)), first, every, last, rule.lead_words)


def _clear(above: StoryBlock, below: StoryBlock, rule: InlineRule) -> bool:
    end = above.end
    asks = any(paragraph.question for paragraph in end.running)
    return not asks and end.kind not in rule.clear_of and below.kind not in rule.clear_of


def _words(block: StoryBlock) -> int:
    return sum(words_filled(plain(paragraph.runs)) for paragraph in block.running)
