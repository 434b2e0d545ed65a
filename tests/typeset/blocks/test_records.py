"""a table too wide for its measure → records: names and values, whole, in their places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import TableText
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.records import record_rows
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import SetBox
from pagekit.typeset.page import Group
from tests.typeset.blocks.test_tables import cells_of, pieces, rows_of, table, words

WIDE = table(
    "Pier|Ships in|Ships out|Passengers|Freight, tons|Crew",
    "North|12|11|33,037|1,204.5|88",
    "South and the old harbour|7|9|108|60|4",
    align="seeeee",
)


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Stick(typesetter, find_layout("print-article").manifest, "en", "ltr", 12.5, trim=6.0)


def records(stick: Stick, width: float, of: TableText = WIDE) -> SetBox:
    style = stick.ragged("table").at(7.2, 9.5)
    return SetBox(tuple(record_rows(stick, of, width, style)), width)


def told(stick: Stick, width: float, of: TableText = WIDE) -> list[str]:
    """The words of each row, cells parted by bars."""
    rows = []
    for _, group in rows_of(records(stick, width, of)):
        rows.append("|".join(words(cell) for cell in cells_of(group) if cell))
    return rows


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            190.0,
            [
                "Pier|North",
                "Ships in|12|Ships out|11",
                "Passengers|33,037|Freight, tons|1,204.5",
                "Crew|88",
                "Pier|South and the old harbour",
                "Ships in|7|Ships out|9",
                "Passengers|108|Freight, tons|60",
                "Crew|4",
            ],
        ),
        (
            100.0,
            [
                *("Pier|North", "Ships in|12", "Ships out|11", "Passengers|33,037"),
                *("Freight, tons|1,204.5", "Crew|88", "Pier|South and the old harbour", "Ships in|7"),
                *("Ships out|9", "Passengers|108", "Freight, tons|60", "Crew|4"),
            ],
        ),
    ],
)
def test_as_many_pairs_as_the_width_holds(stick: Stick, width: float, expected: list[str]) -> None:
    assert told(stick, width) == expected


def test_where_no_pair_has_room_a_value_stands_under_its_name(stick: Stick) -> None:
    assert told(stick, 50.0)[:6] == ["Pier", "North", "Ships in", "12", "Ships out", "11"]


@pytest.mark.parametrize("width", [50.0, 100.0, 190.0])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_all_stands_inside_the_width_and_nothing_on_another(stick: Stick, width: float, lang: str) -> None:
    own = replace(stick, lang=lang, direction="rtl" if lang == "ar" else "ltr")
    box = records(own, width)
    for row, cell in pieces(box):
        for piece in cell.pieces:
            assert -0.01 <= piece.x <= piece.x + piece.measure <= width + 0.01
            assert 0 <= piece.top <= row.height - piece.leading * len(piece.lines) + 0.01
    for _, group in rows_of(box):
        spans = sorted(
            (piece.x, piece.x + piece.measure)
            for cell in cells_of(group)
            if cell
            for piece in cell.pieces[:1]
        )
        assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_rows_are_regular_and_names_say_that_they_name(stick: Stick) -> None:
    found = [
        [cell for cell in group.items if isinstance(cell, Group)]
        for _, group in rows_of(records(stick, 190.0))
    ]
    assert {len(row) for row in found} == {4}
    assert [cell.tag for cell in found[1]] == ["th", "td", "th", "td"]
    assert found[1][0].attributes == (("scope", "row"),)


def test_a_record_of_few_lines_is_not_parted(stick: Stick) -> None:
    assert [row.keep_next for row in records(stick, 190.0).rows] == [True, True, True, False] * 2


def test_a_table_without_a_head_has_values_only(stick: Stick) -> None:
    bare = replace(WIDE, header=())
    assert told(stick, 60.0, bare)[:3] == ["North", "12", "11"]
