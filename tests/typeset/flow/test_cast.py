"""a paragraph and where it begins → its settings for just those slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.paragraph import Line, Setting, Typesetter
from pagekit.typeset.matter import FlowText
from pagekit.typeset.page import TextBox
from pagekit.typeset.style import TypeStyle
from tests.typeset.flow.letters import (
    BODY,
    GRID,
    LETTER,
    RAGGED,
    Words,
    box,
    check,
    columns,
    head,
    lines,
    printed,
)

SERIF = TypeStyle("body", ("Noto Serif",), 9.0, 11.0, align="justify", hyphenate=True, indent=9.0)
WORDS = (
    "“The typesetter decides every line of the page, and browsers and plates draw just what was decided; " * 4
)


def test_a_ragged_paragraph_gains_no_line_of_a_word() -> None:
    flowed = flow([lines(4, "a", spread=(1,), style=RAGGED), lines(5, "b")], columns(5, 6), GRID)
    assert [one.lines for one in flowed.record] == [4, 5]


def test_an_added_line_that_is_a_stump_is_no_better_than_a_short_foot() -> None:
    class Stump(Words):
        def _stretched(
            self, made: list[Line], by: int, shape: Callable[[int], tuple[float, float]]
        ) -> list[Line]:
            longer = super()._stretched(made, by, shape)
            return [*longer[:-1], replace(longer[-1], natural=LETTER)] if by > 0 else longer

    stump = FlowText(Stump(" ".join(["a" * 10] * 4), lines=(1,)))  # type: ignore[arg-type]
    flowed = flow([stump, lines(5, "b")], columns(5, 6), GRID)
    assert [one.lines for one in flowed.record] == [4, 5]


def test_only_a_paragraph_after_one_of_its_kind_is_indented() -> None:
    style = replace(BODY, indent=5.0)
    matter = [lines(1, letter, style=style) for letter in "ab"]
    matter = [head("H", style=style), *matter, box(10), lines(1, "c", style=style)]  # type: ignore[list-item]
    flowed = flow(matter, columns(20, width=60.0), GRID)
    lefts = [item.pieces[0].x for item in flowed.pages[1] if isinstance(item, TextBox)]
    assert lefts == [0.0, 0.0, 5.0, 5.0]


def test_a_paragraph_without_a_word_takes_no_place() -> None:
    class Silent(Words):
        def _set(self, shape: Callable[[int], tuple[float, float]], indent: float, by: int = 0) -> Setting:
            return Setting((), 0.0)

    silent = FlowText(Silent(""))  # type: ignore[arg-type]
    check([lines(1, "a"), silent, lines(1, "b")], columns(3), "a\nb\n.")


def setter() -> Typesetter:
    return Typesetter(load_book([assets_dir() / "fonts"]))


def test_an_initial_reaches_from_the_cap_line_to_the_third_baseline() -> None:
    typesetter = setter()
    text = FlowText(typesetter.paragraph((Run(WORDS.strip()),), SERIF, "en"), drop_cap=3)
    (item,) = flow([text], [Frame(20, 30, 130, 40)], 11.0, typesetter=typesetter).pages[1]
    assert isinstance(item, TextBox)
    first, *others = item.pieces
    assert [run.text for run in first.lines[0].runs] == ["“T"] and not first.lines[0].spaced
    assert first.size is not None and 2 * 11 / 0.72 < first.size - 9 < 2 * 11 / 0.70
    beside = sum(len(piece.lines) for piece in others if piece.x > 40)
    assert beside == 3
    assert {round(piece.x + piece.measure, 3) for piece in others} == {150.0}
    assert " ".join(printed([item])).replace("“T he", "“The").split()[:2] == ["“The", "typesetter"]
