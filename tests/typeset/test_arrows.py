"""what stands on an arrow → the same after a journey to another process: equal, and set in the same lines."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

import pytest

import pagekit
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.story import Run
from pagekit.layout import find_layout
from pagekit.typeset import ArticleMatter, Typesetter, compose_article
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.copyfit.decided import Decided
from pagekit.typeset.copyfit.fit import Fit, Variants, fit, variants
from pagekit.typeset.copyfit.levers import Columns, Galley, decided_text
from pagekit.typeset.flow.flow import flow, remainder
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.style import type_style

LAYOUT = find_layout("print-article")
MANIFEST = LAYOUT.manifest
TEXT = """---
id: boots
title: Boots by the railway
lang: en
---

Nobody had expected so many boots, and nobody could say who had sent them. By noon the hall was full, the clerk had
lost his list twice, and a queue reached down the stairs as far as the pump.

## The count

- boots
- stoves

> A quotation that is set beside a rule, and that somebody said.

| what | how many |
|---|---|
| boots | 212 |
| stoves | 7 |
"""

T = TypeVar("T")


def sent(value: T) -> T:
    """The value as another process gets it."""
    return pickle.loads(pickle.dumps(value))  # type: ignore[no-any-return]  # noqa: S301 - made here


@cache
def setter() -> Typesetter:
    return Typesetter(font_book(LAYOUT))


@cache
def story() -> Story:
    article = pagekit.read_article(TEXT.encode(), format="markdown")
    return dress(article, pagekit.Publication())


@cache
def matter() -> tuple[Flowing, ...]:
    return body_matter(story(), Stick(setter(), MANIFEST, "en", "ltr", 12.5))


def galley() -> Galley:
    return Galley(matter(), 12.5, typesetter=setter())


@cache
def found() -> Variants:
    return variants(galley(), Columns(2, 140.0, 12.0))


def fitted() -> Fit:
    result = fit(found(), 11)
    assert isinstance(result, Fit)
    return result


def first_text() -> FlowText:
    return next(one for one in matter() if isinstance(one, FlowText) and one.tag == "p")


def decided(measure: float = 230.0) -> FlowText:
    """The first paragraph as loose as it can be."""
    return decided_text(first_text(), max(first_text().paragraph.settings(measure)), measure)


def composition() -> pagekit.typeset.Composition:
    paper = MANIFEST.papers["a4"]
    return compose_article(story(), MANIFEST, setter(), paper=paper, columns=2, matter=ArticleMatter({}, {}))


ARROWS: dict[str, Callable[[], object]] = {
    "Story": story,
    "Layout": lambda: LAYOUT,
    "Typesetter": setter,
    "Matter": matter,
    "what is decided": decided,
    "Galley": galley,
    "Variants": found,
    "Fit": fitted,
    "Composition": composition,
    "Flowed": lambda: flow(matter(), [Frame(0.0, 0.0, 140.0, 12)], 12.5, typesetter=setter()),
}


@pytest.mark.parametrize("name", ARROWS)
def test_what_stands_on_an_arrow_is_equal_after_the_journey(name: str) -> None:
    value = ARROWS[name]()
    assert sent(value) == value


def test_matter_that_travelled_is_set_in_the_same_lines() -> None:
    frames = [Frame(0.0, 0.0, 140.0, 12), Frame(152.0, 0.0, 140.0, 40)]
    there, here = (flow(one, frames, 12.5, typesetter=setter()) for one in (sent(matter()), matter()))
    assert there.pages == here.pages
    assert there.notes == here.notes


def test_what_is_left_of_matter_travels_too() -> None:
    flowed = flow(matter(), [Frame(0.0, 0.0, 140.0, 6)], 12.5, typesetter=setter())
    assert flowed.overset
    left = remainder(matter(), flowed.overset, setter())
    assert sent(left) == left


def test_what_was_decided_is_still_decided() -> None:
    there, plain = sent(decided()), sent(first_text())
    assert isinstance(there.paragraph, Decided)
    assert len(there.paragraph.best(230.0).lines) == len(plain.paragraph.best(230.0).lines) + 1
    assert there != plain


def test_what_differs_is_not_equal() -> None:
    style = type_style(MANIFEST, "text", "en")
    one, other = (setter().paragraph((Run(text),), style, "en") for text in ("boots", "stoves"))
    assert one != other
    assert sent(one) != setter().paragraph((Run("boots"),), replace(style, size=20.0), "en")
    boxes = [item for item in matter() if isinstance(item, FlowBox)]
    assert sent(boxes[0].make) == boxes[0].make
    assert boxes[0].make != replace(boxes[0], make=max).make
