"""a table of names and figures → bars: from a common nought, beside their names and figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Run, TableText
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.bars import GAP
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.blocks.tables import span, table_box
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import SetBox
from pagekit.typeset.page import Box, RuleBox, walk
from tests.typeset.blocks.test_tables import cells_of, rows_of, table, words

PIERS = table("Pier|Ships", "North|30", "South|15", "Old|0", align="se", caption="Ships by pier")
PIERS = replace(PIERS, amounts=(30.0, 15.0, 0.0))
CHANGE = replace(table("Pier|%", "North|12", "South|−6", align="se"), amounts=(12.0, -6.0))


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Stick(typesetter, find_layout("print-article").manifest, "en", "ltr", 12.5, trim=6.0)


def bars(box: SetBox, colour: str = "accent") -> list[Box]:
    items = [item for row in box.rows for item in walk(row.items)]
    return [item.box for item in items if isinstance(item, RuleBox) and item.colour == colour]


def told(box: SetBox) -> list[list[str]]:
    return [[words(cell) for cell in cells_of(group)] for _, group in rows_of(box)]


def test_a_bar_is_as_long_as_its_figure_is_large_and_all_begin_at_one_line(stick: Stick) -> None:
    box = table_box(stick, PIERS, 241)
    long, half = bars(box)
    assert long.x == half.x
    assert half.width == pytest.approx(long.width / 2)
    assert told(box) == [["Pier", "Ships"], ["North", "30"], ["South", "15"], ["Old", "0"]]


def test_bars_stand_between_names_and_figures(stick: Stick) -> None:
    box = table_box(stick, PIERS, 241)
    cells = [cells_of(group) for _, group in rows_of(box)[1:]]
    names = max(piece.x + piece.measure for name, _ in cells if name for piece in name.pieces[:1])
    figures = min(piece.x for _, figure in cells if figure for piece in figure.pieces)
    assert [bar.x for bar in bars(box)] == pytest.approx([names + GAP] * 2)
    assert bars(box)[0].x + bars(box)[0].width < figures


def test_what_is_less_than_nought_runs_to_the_other_side_of_a_line(stick: Stick) -> None:
    box = table_box(stick, CHANGE, 241)
    more, less = bars(box)
    assert less.x + less.width == pytest.approx(more.x)
    assert less.width == pytest.approx(more.width / 2)
    assert [line.x for line in bars(box, "rule")] == pytest.approx([more.x] * 2)


def test_from_right_to_left_bars_begin_at_the_right(stick: Stick) -> None:
    arabic = replace(stick, lang="ar", direction="rtl")
    long, half = bars(table_box(arabic, PIERS, 241))
    assert long.x + long.width == pytest.approx(half.x + half.width)
    assert half.x > long.x


def test_they_are_never_parted_and_take_one_column(stick: Stick) -> None:
    assert [row.keep_next for row in table_box(stick, PIERS, 241).rows][:-1] == [True] * 4
    assert span(replace(stick, column=60.0), PIERS) == 1


def test_where_bars_have_no_room_it_is_a_table(stick: Stick) -> None:
    assert bars(table_box(stick, PIERS, 66)) == []
    assert told(table_box(stick, PIERS, 66)) == told(table_box(stick, PIERS, 241))


def test_a_table_that_does_not_ask_has_none(stick: Stick) -> None:
    plain: TableText = replace(PIERS, amounts=())
    assert bars(table_box(stick, plain, 241)) == []


def test_the_head_of_the_figures_takes_no_room_from_the_bars(stick: Stick) -> None:
    named = replace(PIERS, header=(PIERS.header[0], (Run("Ships and boats of every kind"),)))
    assert bars(table_box(stick, named, 241)) == bars(table_box(stick, PIERS, 241))
