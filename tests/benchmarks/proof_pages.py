"""a language + so many words → batches of composed pages that hold every look and every shape of frame.

Looks are dealt out to the words of a long text by a seeded hand; the text flows through columns of several measures
that begin and end at different heights (doglegs), around insets that lie across them. The same arguments give the same
pages.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from texts import find_text

from pagekit.house.story import (
    Run,
    Runs,
)
from pagekit.layout import PrintManifest
from pagekit.typeset.blocks.body import lead_in
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.typeset.page import Box, ComposedPage
from pagekit.typeset.style import type_style

MM = 72 / 25.4
GRID = 12.5
MARGIN = 30.0
GUTTER = 17.0
COLUMN_LINES = 58
BATCH = 2_500
"""Words that are composed, painted and printed in one go: memory stays flat however long the text is."""
MEASURES = (45.0, 54.7, 85.0)
COLUMNS = {45.0: 4, 54.7: 3, 85.0: 2}
INITIAL_LINES = 3
INITIAL_LETTERS = 200
"""A paragraph needs so many to stand beside a drop cap."""

_LOOKS: tuple[Callable[[Run], Run], ...] = (
    partial(replace, strong=True),
    partial(replace, emphasis=True),
    partial(replace, strong=True, emphasis=True),
    partial(replace, code=True),
    partial(replace, href="https://courier.example/a"),
    partial(replace, href="https://courier.example/b", emphasis=True),
    partial(replace, small_caps=True),
    partial(replace, strike=True),
)  # fmt: skip
_SIGNS = ("→", "₸", "№ 7", "−5 °C", "½", "СМП", "α", "Ωmega", "x²")
"""Some of them are in no text face: a glyph from another one stands among the letters."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages of one language and measure, and the text that went in."""

    lang: str
    measure: float
    """In millimetres."""
    pages: tuple[ComposedPage, ...]
    matter: tuple[Flowing, ...]


def batches(
    lang: str,
    words: int,
    manifest: PrintManifest,
    typesetter: Typesetter,
    *,
    size: int = BATCH,
    copy: Iterable[str] | None = None,
) -> Iterator[Batch]:
    """About so many words of the language in batches, measures by turns. `copy`: other paragraphs than the reports'."""
    paragraphs = iter(find_text(lang, "report").paragraphs if copy is None else copy)
    for number in range(max(1, round(words / size))):
        measure = MEASURES[number % len(MEASURES)]
        hand = random.Random(f"{lang} {number}")
        taken = _taken(paragraphs, size)
        matter = tuple(_matter(taken, lang, manifest, typesetter, hand))
        yield Batch(lang, measure, tuple(_pages(matter, measure, typesetter, hand)), matter)


def _taken(paragraphs: Iterator[str], words: int) -> list[str]:
    found: list[str] = []
    count = 0
    while count < words and (paragraph := next(paragraphs, None)) is not None:
        found.append(paragraph)
        count += len(paragraph.split())
    return found


# ---- Words -------------------------------------------------------------------------------------------------


def _matter(
    paragraphs: Sequence[str], lang: str, manifest: PrintManifest, typesetter: Typesetter, hand: random.Random
) -> Iterator[FlowText]:
    """The paragraphs in their looks: every seventh opens with a drop cap, every ninth is quoted, some are items."""
    style = type_style(manifest, "text", lang)
    ragged = replace(style, align="start", indent=0.0)
    head = type_style(manifest, "heading", lang)
    for number, copy in enumerate(paragraphs):
        runs = dressed(copy, hand)
        text = FlowText(typesetter.paragraph(runs, style, lang))
        if number % 11 == 10:
            words = (Run(" ".join(copy.split()[:4]).rstrip(",;:—–"), strong=False),)
            yield FlowText(
                typesetter.paragraph(words, head, lang), "h2", "head", before=1, keep_next=True, whole=True
            )
        if number % 7 == 0 and len(copy) > INITIAL_LETTERS:
            opened = lead_in((Run(copy),)) if number % 2 else runs
            text = replace(text, paragraph=typesetter.paragraph(opened, style, lang), drop_cap=INITIAL_LINES)
        elif number % 9 == 4:
            text = replace(text, inset_start=10.5, inset_end=4.0, bar=1.5, before=1, after=1)
        elif number % 9 == 6:
            text = FlowText(
                typesetter.paragraph(runs, ragged, lang), role="item", inset_start=12.0, marker="•"
            )
        yield text


def dressed(copy: str, hand: random.Random) -> Runs:
    """The copy with looks on about a fifth of its words, figures and signs between some of them."""
    runs: list[Run] = []
    words = copy.split(" ")
    while words:
        plain = _some(words, hand.randint(2, 18))
        runs.append(Run(" ".join(plain) + " "))
        if not words:
            break
        look = hand.choice(_LOOKS)
        text = " ".join(_some(words, hand.choice((1, 1, 2, 3, 7))))
        cut = hand.randint(1, len(text)) if hand.random() < 0.15 else 0
        runs += [Run(text[:cut]), look(Run(text[cut:]))] if cut else [look(Run(text))]
        runs += _after(hand)
        runs.append(Run(" "))
    last = runs[-1]
    return tuple(run for run in (*runs[:-1], replace(last, text=last.text.rstrip())) if run.text)


def _some(words: list[str], count: int) -> list[str]:
    taken = words[:count]
    del words[:count]
    return taken


def _after(hand: random.Random) -> list[Run]:
    """What may stand between a marked word and the next one: a figure, a sign, or nothing."""
    chance = hand.random()
    if chance < 0.10:
        return [Run(str(hand.randint(1, 99)), script="sup")]
    if chance < 0.16:
        return [Run(" CO"), Run("2", script="sub")]
    if chance < 0.26:
        return [Run(f" {hand.choice(_SIGNS)}")]
    return [Run("2", script="sup"), Run(f" {hand.choice(_SIGNS)}")] if chance < 0.30 else []


# ---- Pages -------------------------------------------------------------------------------------------------


def _pages(
    matter: Sequence[Flowing], measure: float, typesetter: Typesetter, hand: random.Random
) -> Iterator[ComposedPage]:
    """Pages of uneven columns with insets in them, as many as the matter takes."""
    columns, width = COLUMNS[measure], measure * MM
    spread = columns * (width + GUTTER) - GUTTER
    insets = [inset for page in range(1, 40) for inset in _insets(page, spread, hand)]
    more = partial(_frames, columns=columns, width=width, seed=hand.random())
    flowed = flow(matter, more(0), GRID, insets=insets, more_frames=more, typesetter=typesetter)
    assert flowed.overset is None
    height = 2 * MARGIN + COLUMN_LINES * GRID
    for page, items in flowed.pages.items():
        yield ComposedPage(page, spread + 2 * MARGIN, height, items)


def _frames(last: int, columns: int, width: float, seed: float) -> list[Frame]:
    """The columns of the page after the last one; they begin and end where chance says."""
    hand = random.Random(f"{seed} {last}")
    made = []
    for column in range(columns):
        start = hand.choice((0, 0, 0, 5, 12))
        lines = COLUMN_LINES - start - hand.choice((0, 0, 0, 7, 20))
        x = MARGIN + column * (width + GUTTER)
        made.append(Frame(x, MARGIN + start * GRID, width, lines, last + 1))
    return made


def _insets(page: int, spread: float, hand: random.Random) -> Iterator[Inset]:
    """One or two boxes across the columns of a page, at any height."""
    for _ in range(hand.choice((1, 1, 2))):
        width = spread * hand.uniform(0.1, 0.45)
        box = Box(
            MARGIN + hand.uniform(0, spread - width),
            MARGIN + hand.uniform(4, 40) * GRID,
            width,
            hand.uniform(4, 14) * GRID,
        )
        yield Inset(box, page, 6.0, 6.0, 5.0, 5.0)
