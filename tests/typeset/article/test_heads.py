"""a story's heads + the width of its page → the largest step that holds the first; a shorter one where there is one."""

from __future__ import annotations

from functools import cache

import pytest

from pagekit.fonts import font_book
from pagekit.house.story import Run, Runs, plain
from pagekit.layout import find_layout
from pagekit.typeset import ArticleMatter, Typesetter
from pagekit.typeset.article.heads import with_heads
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.headline import Headline
from pagekit.units import mm, pt

LAYOUT = find_layout("print-article")
LONG = "The committee counts its boots once more and finds as many as before in the old railway hall"
SHORT = "Boots counted"


@cache
def stick() -> Stick:
    return Stick(Typesetter(font_book(LAYOUT)), LAYOUT.manifest, "en", "ltr", 12.5)


def heads(*texts: str) -> ArticleMatter:
    runs: list[Runs] = [(Run(text),) for text in texts]
    return with_heads(ArticleMatter({}, {}), runs, stick(), mm(176).points)


def told(headline: Headline | None) -> tuple[str, float, int] | None:
    return headline and (
        " ".join(plain(line) for line in headline.lines),
        headline.size.points,
        len(headline.lines),
    )


@pytest.mark.parametrize(
    ("texts", "main", "shorter"),
    [
        ((SHORT,), (SHORT, 44, 1), None),
        ((LONG,), (LONG, 30, 3), None),
        ((LONG, SHORT), (LONG, 30, 3), (SHORT, 44, 1)),
        ((SHORT, LONG), (SHORT, 44, 1), None),
    ],
)
def test_the_first_head_is_set_and_a_shorter_one_kept(
    texts: tuple[str, ...], main: tuple[str, float, int], shorter: tuple[str, float, int] | None
) -> None:
    found = heads(*texts)
    assert told(found.headline) == main
    assert told(found.shorter) == shorter


def test_a_head_that_was_chosen_stays() -> None:
    chosen = Headline(pt(20), pt(24), ((Run(SHORT),),))
    matter = ArticleMatter({}, {}, headline=chosen)
    assert with_heads(matter, [(Run(LONG),)], stick(), 400.0) == matter


def test_a_head_that_no_step_holds_says_so() -> None:
    found = heads(LONG * 6)
    assert found.headline and found.headline.note
    assert found.headline.note.code == "headline-long"


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        (SHORT, [55.31]),
        (LONG, [35]),
        (LONG[:40], [44, 55.31]),
        ("Donaudampfschifffahrtsgesellschaftskapitänsmütze", []),
    ],
)
def test_a_head_may_be_two_steps_larger_and_one_beyond_the_ladder(text: str, sizes: list[float]) -> None:
    higher = heads(text).higher
    assert [round(head.size.points, 2) for head in higher] == sizes
    assert all(len(head.lines) <= 4 and not any(head.hyphens) for head in higher)
