"""runs + a width → rows: heights, parts of long paragraphs, alignment, and rows among rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.errors import LayoutError
from pagekit.fonts import load_book
from pagekit.house.story import Run, Runs
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.stick import (
    LONGEST_ROW,
    Stick,
    element,
    held,
    nested,
    parts,
    remembered,
    spaced,
    text_row,
    text_rows,
)
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Row, SetBox
from pagekit.typeset.page import Box, RuleBox, TextBox

GRID = 12.5


def runs(text: str) -> Runs:
    return (Run(text),)


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Stick(typesetter, find_layout("print-article").manifest, "en", "ltr", GRID, trim=6.0)


def box_of(row: Row) -> TextBox:
    (box,) = row.items
    assert isinstance(box, TextBox)
    return box


def printed(rows: tuple[Row, ...]) -> list[str]:
    lines = [line for row in rows for piece in box_of(row).pieces for line in piece.lines]
    return [run.text for line in lines for run in line.runs]


# ---- Text --------------------------------------------------------------------------------------------------


def test_a_row_is_as_high_as_its_lines(stick: Stick) -> None:
    style = stick.ragged("caption")
    row = text_row(stick.typesetter, runs("Boots " * 40), style, 120, "en", "figcaption", "caption")
    lines = sum(len(piece.lines) for piece in box_of(row).pieces)
    assert lines > 3
    assert row.height == pytest.approx(lines * style.leading)
    assert (box_of(row).tag, box_of(row).role, box_of(row).style) == ("figcaption", "caption", "caption")


def test_no_words_make_no_row(stick: Stick) -> None:
    style = stick.ragged("caption")
    assert text_row(stick.typesetter, runs("  "), style, 120, "en") == Row(0.0, ())
    assert text_rows(stick, (), style, 120) == ()


@pytest.mark.parametrize(
    ("lang", "story_lang", "expected"), [("ru", "en", "ru"), ("en", "en", ""), ("ru", None, "")]
)
def test_a_language_is_named_where_it_is_another(
    lang: str, story_lang: str | None, expected: str, stick: Stick
) -> None:
    row = text_row(stick.typesetter, runs("Реклама"), stick.ragged("label"), 120, lang, story_lang=story_lang)
    assert box_of(row).lang == expected


def test_a_chosen_size_is_told(stick: Stick) -> None:
    style = stick.ragged("label").at(7.0, 9.0)
    row = text_row(stick.typesetter, runs("Advertisement"), style, 120, "en", sized=True)
    assert (box_of(row).size, row.height, box_of(row).pieces[0].leading) == (7.0, 9.0, 9.0)
    assert box_of(text_row(stick.typesetter, runs("a"), style, 120, "en")).size is None


def test_a_style_that_the_pack_has_or_what_stands_in_for_it(stick: Stick) -> None:
    assert [stick.style(name).name for name in ("caption", "table")] == ["caption", "table"]
    styles = {name: style for name, style in stick.manifest.styles.items() if name not in {"table", "box"}}
    bare = replace(stick, manifest=stick.manifest.model_copy(update={"styles": styles}))
    assert [bare.style(name).name for name in ("table", "box")] == ["label", "label"]
    with pytest.raises(
        LayoutError, match=r"no style 'nothing-like-it'\. Write under \[styles\]: nothing-like-it = "
    ):
        stick.style("nothing-like-it")


@pytest.mark.parametrize(
    ("align", "lang", "share"),
    [("center", "en", 0.5), ("end", "en", 1.0), ("center", "ar", 0.5), ("end", "ar", 0.0)],
)
def test_alignment_is_a_place(align: str, lang: str, share: float, stick: Stick) -> None:
    style = replace(stick.ragged("label"), align=align)
    pieces = box_of(text_row(stick.typesetter, runs("Item 12 " * 12), style, 120, lang)).pieces
    assert len(pieces) > 1
    for number, piece in enumerate(pieces):
        assert piece.x == pytest.approx(share * (120 - piece.measure))
        assert piece.top == pytest.approx(number * style.leading)
        assert 0 < piece.measure <= 120


# ---- Long paragraphs ---------------------------------------------------------------------------------------


@given(st.integers(0, 200))
def test_parts_hold_every_line_once_and_none_alone(lines: int) -> None:
    made = parts(lines)
    assert [line for start, end in made for line in range(start, end)] == list(range(lines))
    assert len(made) <= 1 or all(end - start > 1 for start, end in made)
    assert lines > LONGEST_ROW or len(made) <= 1


def test_a_long_paragraph_goes_on_in_further_rows(stick: Stick) -> None:
    words = [f"word{number}" for number in range(200)]
    rows = text_rows(stick, runs(" ".join(words)), stick.ragged("label"), 150)
    assert len(rows) > 3
    assert " ".join(printed(rows)).split() == words
    assert [box_of(row).continued for row in rows] == [False] + [True] * (len(rows) - 1)
    assert {row.height for row in rows[:-1]} == {rows[0].height}


# ---- Rows among rows ---------------------------------------------------------------------------------------


def test_space_above_and_below() -> None:
    rule = RuleBox(Box(0, 0, 10, 1))
    first, middle, last = spaced([Row(10, (rule,))] * 3, 3, 4)
    assert (first.height, middle.height, last.height) == (13, 10, 14)
    assert [row.items[0].box.y for row in (first, middle, last)] == [3, 0, 0]  # type: ignore[union-attr]
    (alone,) = spaced([Row(10, (rule,))], 3, 4)
    assert alone.height == 17


def test_held_rows_end_with_one_that_may_be_parted() -> None:
    assert [row.keep_next for row in held([Row(1, ())] * 3)] == [True, True, False]
    assert held([]) == ()


def test_a_box_inside_a_box_keeps_its_rules_and_its_element() -> None:
    box = SetBox(
        (Row(10, (), group=("tbody#0",)), Row(5, ())),
        100,
        "table",
        "table",
        rule_above=1.5,
        pad_top=4,
        pad_bottom=6,
    )
    first, last = nested(box, "7", 20)
    assert (first.height, last.height) == (14, 11)
    assert first.items == (RuleBox(Box(20, 0, 100, 1.5), "ink"),)
    assert (first.group, last.group) == (("table#7?role=table", "tbody#0"), ("table#7?role=table",))


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, "ol#4"),
        ({"start": 7}, "ol#4?start=7"),
        ({"start": ""}, "ol#4"),
        ({"role": "a", "start": 2}, "ol#4?role=a&start=2"),
    ],
)
def test_elements_of_a_path(attributes: dict[str, object], expected: str) -> None:
    assert element("ol", 4, **attributes) == expected


@given(st.floats(0.1, 2_000))
def test_boxes_fill_whole_lines(stick: Stick, height: float) -> None:
    filled = stick.filled(SetBox((Row(height, ()),), 100, pad_top=1.0, pad_bottom=2.0))
    lines = (filled.height + stick.trim) / GRID
    assert lines == pytest.approx(round(lines))
    assert -0.02 <= filled.height - (height + 3.0) < GRID
    assert filled.pad_top - 1.0 == pytest.approx(filled.pad_bottom - 2.0)


@given(st.floats(0.1, 2_000), st.integers(1, 60))
def test_parts_give_and_take_within_bounds(stick: Stick, height: float, parts: int) -> None:
    each = stick.eased(height, parts, -0.8, 2.5)
    assert -0.8 <= each <= 2.5
    lines = (height + each * parts + stick.trim) / GRID
    assert each == 2.5 or lines == pytest.approx(round(lines), abs=0.01)


def test_a_box_inside_a_box_needs_no_grid(stick: Stick) -> None:
    assert stick.free.filling(47.11) == pytest.approx(47.11, abs=0.02)


def test_a_box_is_made_once_for_a_width() -> None:
    asked: list[float] = []

    def make(name: str, width: float) -> SetBox:
        asked.append(width)
        return SetBox((), width, name)

    maker = remembered(make, "aside")
    assert (maker(100), maker(200), maker(100)) == (
        SetBox((), 100, "aside"),
        SetBox((), 200, "aside"),
        maker(100),
    )
    assert asked == [100, 200]
