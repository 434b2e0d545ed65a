"""random stories x random boxes → a table: what copyfit predicts, what the flow makes of it, and what both cost.

Each story has paragraphs, heads, pull quotes, lists, tables and pictures; each box is one of the heights that may be
planned on for it. Words and shapes are drawn with a fixed seed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pagekit
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.story import Figure, ParagraphText, Run, StoryBlock, plain
from pagekit.layout import find_layout
from pagekit.typeset import (
    Columns,
    StoryBox,
    StoryGalley,
    Typesetter,
    Variants,
    measure,
    set_story,
    story_galley,
)

TITLE = "stories in boxes"
HEADINGS = (
    "20 stories x 10 boxes", "boxes", "as counted: over", "as set: over", "lines as counted", "within a line",
    "measured, ms a shape", "set, ms", "jumps, ms",
)  # fmt: skip
PACK = "print-article"
STORIES, BOXES, SEED = 20, 10, 1
WIDTHS, NUMBERS = (133.8, 150.0, 170.0), (1, 2, 3, 4)
NEAR = 0.2
"""Boxes are as much higher or lower than the story is by nature, at most."""
WORDS = (250, 900)
PARAGRAPH = (20, 90)
SHAPES = {"lead.jpg": 0.6, "wide.jpg": 0.5, "photo.jpg": 0.66, "tall.jpg": 1.2}
EIGHT_HUNDRED = Path(__file__).with_name("eight_hundred_words.md")

Row = tuple[str, ...]


@dataclass
class Tally:
    """What was counted."""

    boxes: int = 0
    counted_over: int = 0
    set_over: int = 0
    equal: int = 0
    near: int = 0
    shapes: int = 0
    measured: float = 0.0
    set: float = 0.0
    jumps: float = 0.0
    missed: list[str] = field(default_factory=list)

    def cells(self, name: str) -> Row:
        """The row."""
        boxes = max(self.boxes, 1)
        return (
            name,
            f"{self.boxes}",
            f"{self.counted_over / boxes:.1%}",
            f"{self.set_over / boxes:.1%}",
            f"{self.equal / boxes:.0%}",
            f"{self.near / boxes:.0%}",
            f"{self.measured / max(self.shapes, 1) * 1000:.1f}",
            f"{self.set / boxes * 1000:.1f}",
            f"{self.jumps / boxes * 1000:.2f}",
        )


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first. CPU times of one run each, `rounds` seeds."""
    tallies = [(f"seed {seed}", tally(seed)) for seed in range(SEED, SEED + rounds)]
    yield "predicted and realised", [HEADINGS, *(found.cells(name) for name, found in tallies)]
    yield "800 words in 30 shapes", [("cold, one core", "CPU ms"), *_eight_hundred()]


def tally(seed: int, stories: int = STORIES, boxes: int = BOXES) -> Tally:
    """So many stories, each in so many boxes."""
    chance, found = random.Random(seed), Tally()
    layout = find_layout(PACK)
    setter = Typesetter(font_book(layout))
    words = [word for word in EIGHT_HUNDRED.read_text("utf-8").split("---")[2].split() if word[0] not in "#>"]
    for number in range(stories):
        told = _story(chance, words, f"s{number}")
        start = time.process_time()
        galley = story_galley(told, layout.printed, setter, SHAPES, parts=("headline", "deck"))
        columns = [Columns(chance.choice(NUMBERS), chance.choice(WIDTHS), 12.0) for _ in range(boxes)]
        shapes = measure(galley, columns)
        found.measured += time.process_time() - start
        found.shapes += len(shapes)
        for one in columns:
            _count(found, galley, shapes[one], _height(chance, shapes[one]))
    return found


def _height(chance: random.Random, found: Variants) -> int:
    natural = -(-found.natural.lines // found.columns.number)
    heights = sorted(found.planned)
    near = [height for height in heights if abs(height - natural) <= max(2, NEAR * natural)]
    return chance.choice(near or heights)


def _count(tally: Tally, galley: StoryGalley, found: Variants, height: int) -> None:
    box = StoryBox(40.0, 40.0, height)
    start = time.process_time()
    told = set_story(galley, found, box)
    tally.set += time.process_time() - start
    counted = set_story(galley, found, box, found.planned[height])
    start = time.process_time()
    found.jumps(told.variant)
    tally.jumps += time.process_time() - start
    lines = -(-told.variant.lines // found.columns.number)
    tally.boxes += 1
    tally.counted_over += counted.overset is not None
    tally.set_over += told.overset is not None
    tally.equal += told.lines == lines
    tally.near += abs(told.lines - lines) <= 1
    if told.overset:
        tally.missed.append(f"{told.story}: {found.columns}, {height} lines, {told.overset.lines} over")


def _story(chance: random.Random, words: list[str], name: str) -> Story:
    """A story of random parts."""

    def text(count: int) -> str:
        start = chance.randrange(len(words))
        return " ".join((words * 3)[start : start + count])

    blocks, wanted = list[str](), chance.randint(*WORDS)
    while sum(len(block.split()) for block in blocks) < wanted:
        blocks.append(text(chance.randint(*PARAGRAPH)))
        cells = "\n".join(f"| {text(2)} | {row} |" for row in range(chance.randint(2, 7)))
        more = (
            "## " + text(4),
            ">> " + text(18),
            f"- {text(8)}\n- {text(12)}",
            f"| a | b |\n|---|---|\n{cells}",
        )
        blocks += [chance.choice((*more, *list(SHAPES)[1:]))] if chance.random() < 0.45 else []
    title = " ".join(word for word in text(8).split() if word.isalpha()) or "Boots"
    source = f"---\nid: {name}\nlang: en\ntitle: {title}\n---\n\n" + "\n\n".join([*blocks, text(30)])
    story = dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())
    lead = _figure("lead.jpg") if chance.random() < 0.6 else None
    return replace(story, body=tuple(_pictured(block) for block in story.body), lead=lead)


def _pictured(block: StoryBlock) -> StoryBlock:
    """A paragraph that names a picture is that picture."""
    named = plain(block.runs) if isinstance(block, ParagraphText) else ""
    return _figure(named) if named in SHAPES else block


def _figure(key: str) -> Figure:
    return Figure(
        key, "", (Run("What the picture shows, told in one line or two of a column"),), "Photo: Ann Lee"
    )


def _eight_hundred() -> Iterator[Row]:
    """The article of 800 words in five numbers of columns and six widths, and its jumps in each."""
    layout = find_layout(PACK)
    story = dress(pagekit.read_article(EIGHT_HUNDRED), pagekit.Publication())
    start = time.process_time()
    galley = story_galley(story, layout.printed, Typesetter(font_book(layout)))
    yield "story to galley", f"{(time.process_time() - start) * 1000:.0f}"
    shapes = [Columns(number, 120.0 + 13.0 * width, 12.0) for number in range(1, 6) for width in range(6)]
    start = time.process_time()
    found = measure(galley, shapes)
    yield "galley to variants, 30 shapes", f"{(time.process_time() - start) * 1000:.0f}"
    start = time.process_time()
    for variants in found.values():
        variants.jumps(variants.natural)
    yield "jumps of 30 shapes", f"{(time.process_time() - start) * 1000:.0f}"
