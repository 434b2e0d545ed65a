"""a paragraph and where it begins → its settings for just those slots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.paragraph import Line, Setting, Typesetter
from pagekit.typeset.matter import FlowText
from pagekit.typeset.page import Box, TextBox
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


# ---- Beside an initial -------------------------------------------------------------------------------------------

STORY = "The typesetter decides every line of the page, and browsers and plates draw just what was decided. "


def opened(text: str, drop: int, frames: Sequence[Frame], lang: str = "en", **style: Any) -> list[str]:
    """Each piece as `left × lines`, the initial as its letters, a frame after the other."""
    typesetter = setter()
    matter = FlowText(typesetter.paragraph((Run(text),), replace(SERIF, **style), lang), drop_cap=drop)
    flowed = flow([matter], frames, 11.0, typesetter=typesetter)
    (item,) = flowed.pages[1]
    assert isinstance(item, TextBox)
    drawn: list[str] = []
    lefts: list[float] = []
    for piece in item.pieces:
        if piece.size:
            drawn.append("".join(run.text for run in piece.lines[0].runs))
        else:
            lefts += [piece.x] * len(piece.lines)
    return [*drawn, *(f"{left:.1f} × {len(list(own))}" for left, own in groupby(lefts))]


@pytest.mark.parametrize(
    ("text", "drop", "drawn"),
    [
        ("The", 2, ["T", "37.2 × 2", "20.0 × 12"]),
        ("The", 3, ["T", "46.6 × 3", "20.0 × 12"]),
        ("The", 4, ["T", "56.0 × 4", "20.0 × 11"]),
        ("Qhe", 2, ["Q", "40.3 × 3", "20.0 × 11"]),
        ("Jhe", 3, ["J", "36.4 × 4", "20.0 × 10"]),
    ],
    ids=["two lines", "three", "four", "a tail takes one more", "and so does this one"],
)
def test_lines_beside_an_initial_are_short_and_those_below_it_are_not(
    text: str, drop: int, drawn: list[str]
) -> None:
    assert opened((text + STORY[3:]) + STORY * 3, drop, [Frame(20, 30, 130, 40)]) == drawn


def test_an_initial_of_right_to_left_text_stands_at_the_right() -> None:
    drawn = opened("שלום עולם " * 20, 3, [Frame(20, 30, 130, 40)], "he", align="start")
    assert drawn == ["ש", "20.0 × 9"]
    typesetter = setter()
    style = replace(SERIF, align="start")
    text = FlowText(typesetter.paragraph((Run("שלום עולם " * 20),), style, "he"), drop_cap=3)
    (item,) = flow([text], [Frame(20, 30, 130, 40)], 11.0, typesetter=typesetter).pages[1]
    assert isinstance(item, TextBox)
    first, beside, *below = item.pieces
    assert first.x + first.measure == pytest.approx(150.0)
    assert len(beside.lines) == 3 and beside.x + beside.measure < first.x
    assert {piece.x + piece.measure for piece in below} == {150.0}


def test_an_initial_fills_a_frame_of_its_own_lines_and_gives_way_in_a_lower_one() -> None:
    """A frame of three lines holds an initial of three; in one of two the text is set without."""
    three = opened(STORY * 4, 3, [Frame(0, 0, 130, 3), Frame(140, 0, 130, 40)])
    assert three == ["T", "26.6 × 3", "140.0 × 12"]
    two = opened(STORY * 4, 3, [Frame(0, 0, 130, 2), Frame(140, 0, 130, 40)])
    assert two == ["0.0 × 2", "140.0 × 12"]


def test_an_initial_at_the_foot_goes_on_with_its_lines() -> None:
    typesetter = setter()
    before = typesetter.paragraph((Run(STORY * 2),), SERIF, "en")
    text = FlowText(typesetter.paragraph((Run(STORY * 4),), SERIF, "en"), drop_cap=3)
    count = len(before.best(130.0).lines)
    for room, front in ((2, 0), (3, 3), (4, 4)):
        frames = [Frame(0, 0, 130, count + room), Frame(140, 0, 130, 40)]
        flowed = flow([FlowText(before), text], frames, 11.0, typesetter=typesetter)
        assert sum(one.lines for one in flowed.record if one.item == 1 and one.frame == 0) == front


def test_a_short_paragraph_keeps_the_lines_of_its_initial() -> None:
    typesetter = setter()
    text = FlowText(typesetter.paragraph((Run("Tiny text"),), SERIF, "en"), drop_cap=3)
    after = FlowText(typesetter.paragraph((Run("What follows."),), SERIF, "en"))
    flowed = flow([text, after], [Frame(0, 0, 130, 9)], 11.0, typesetter=typesetter)
    assert [(one.line, one.slots, one.lines) for one in flowed.record] == [(0, 3, 1), (3, 1, 1)]


# ---- A line more, a line fewer -----------------------------------------------------------------------------------


class Loose(Words):
    """A ragged paragraph that gains a line by taking its last line's first word up and the others down."""

    def _stretched(
        self, made: list[Line], by: int, shape: Callable[[int], tuple[float, float]]
    ) -> list[Line]:
        last = made[-1]
        cut = self.text.index(" ", last.start)
        if by <= 0:
            return made
        left, measure = shape(len(made))
        return [
            *made[:-1],
            replace(last, end=cut, natural=(cut - last.start) * LETTER),
            replace(last, start=cut + 1, natural=(last.end - cut - 1) * LETTER, left=left, measure=measure),
        ]


@pytest.mark.parametrize(
    ("last", "gained"),
    [("aaaaa aa a", True), ("aaaa aaaaa", False), ("aaaaaa a a", False), ("aaaaa aaaa", False)],
    ids=["two words, a third of the measure", "one word", "two words, too short", "one long word"],
)
def test_a_ragged_paragraph_gains_a_line_that_is_no_stump(last: str, gained: bool) -> None:
    text = FlowText(Loose(" ".join(["a" * 10] * 3 + [last]), RAGGED, lines=(1,)))  # type: ignore[arg-type]
    flowed = flow([text, lines(5, "b")], columns(5, 6), GRID)
    assert [one.lines for one in flowed.record] == [4 + gained, 5]


def test_a_paragraph_is_set_tighter_sooner_than_a_line_stands_alone() -> None:
    check(
        [lines(3, "a"), lines(4, "b", spread=(-1,)), lines(4, "c")],
        columns(6, 6),
        """
        ac
        ac
        ac
        bc
        b.
        b.
        """,
    )


def test_only_a_paragraph_of_the_same_part_of_the_story_is_indented() -> None:
    style = replace(BODY, indent=5.0)
    matter = [
        lines(1, "a", style=style),
        lines(1, "q", style=style, role="quoted"),
        lines(1, "r", style=style, role="quoted"),
        lines(1, "b", style=style),
        lines(1, "i", style=style, marker="•"),
    ]
    flowed = flow(matter, columns(20, width=60.0), GRID)
    lefts = [item.pieces[-1].x for item in flowed.pages[1] if isinstance(item, TextBox)]
    assert lefts == [0.0, 0.0, 5.0, 0.0, 0.0]


def test_text_inset_at_both_sides_is_as_narrow_as_that_beside_an_inset_too() -> None:
    matter = [lines(4, "a", inset_start=20.0, inset_end=15.0)]
    flowed = flow(matter, [Frame(0, 0, 100, 9)], GRID, insets=[Inset(Box(80, 20, 20, 30))], narrowest=20)
    (item,) = flowed.pages[1]
    assert isinstance(item, TextBox)
    edges = [(piece.x, piece.x + piece.measure) for piece in item.pieces for _ in piece.lines]
    assert edges == [(20.0, 85.0)] * 2 + [(20.0, 65.0)] * 3 + [(20.0, 85.0)]
