"""a table → a box: widths fitted to the words, numbers at the end edge, heads that are set again, words divided last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import Run, Runs, TableText
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.blocks.table_rows import TALLEST_ROW
from pagekit.typeset.blocks.tables import SIDE, SMALLEST, fitted, span, table_box, table_flow
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Row, SetBox
from pagekit.typeset.page import Group, Item, RuleBox, TextBox, walk

GRID, TRIM = 12.5, 6.0


def runs(text: str) -> Runs:
    return (Run(text),) if text else ()


def table(*rows: str, align: str = "", caption: str = "", head: bool = True) -> TableText:
    """Cells are parted by bars; the first row is the head."""
    cells = [tuple(runs(cell.strip()) for cell in row.split("|")) for row in rows]
    names = {"s": "start", "c": "center", "e": "end"}
    edges = tuple(names[letter] for letter in align or "s" * len(cells[0]))
    header, body = (cells[0], cells[1:]) if head else ((), cells)
    return TableText(header, tuple(body), edges, runs(caption))  # type: ignore[arg-type]


REGIONS = table(
    "Region|Population, thousands|Doctors",
    "Almaty region|2,118.3|31.2",
    "West Kazakhstan and the steppe districts|688.1|28.0",
    align="sce",
    caption="Medical staff",
)
WORDS = table("What is on|Where", "Reading for children with a puppet theatre|Library on Abai avenue")


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    manifest = find_layout("print-article").manifest
    return Stick(typesetter, manifest, "en", "ltr", GRID, trim=TRIM)


def rows_of(box: SetBox) -> list[tuple[Row, Group]]:
    found = [(row, item) for row in box.rows for item in row.items if isinstance(item, Group)]
    assert all(group.tag == "tr" for _, group in found)
    return found


def cells_of(group: Group) -> list[TextBox | None]:
    cells = [cell for cell in group.items if isinstance(cell, Group)]
    return [next((item for item in cell.items if isinstance(item, TextBox)), None) for cell in cells]


def words(box: TextBox | None) -> str:
    told = ""
    for piece in box.pieces if box else ():
        for line in piece.lines:
            told += "".join(run.text for run in line.runs) + ("" if line.hyphen or not line.spaced else " ")
    return told.strip()


def lines_of(box: TextBox) -> list[str]:
    return ["".join(run.text for run in line.runs) for piece in box.pieces for line in piece.lines]


def line_ends(box: TextBox) -> bool:
    """Whether a word is divided."""
    return any(line.hyphen for piece in box.pieces for line in piece.lines)


def pieces(box: SetBox) -> Iterator[tuple[Row, TextBox]]:
    for row, group in rows_of(box):
        yield from ((row, cell) for cell in cells_of(group) if cell)


# ---- Columns -----------------------------------------------------------------------------------------------

LEAST_AND_FULL = st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), min_size=1, max_size=8)


@given(LEAST_AND_FULL, st.floats(1, 1_000))
def test_columns_fill_the_room(pairs: list[tuple[float, float]], room: float) -> None:
    least, full = [min(pair) for pair in pairs], [max(pair) for pair in pairs]
    widths = fitted(least, full, room)
    assert sum(widths) == pytest.approx(room)
    assert all(width >= 0 for width in widths)


@given(LEAST_AND_FULL, st.floats(1, 1_000))
def test_no_column_is_narrower_than_its_longest_word_while_that_can_be(
    pairs: list[tuple[float, float]], room: float
) -> None:
    least, full = [min(pair) for pair in pairs], [max(pair) for pair in pairs]
    assume(sum(least) <= room)
    assert all(width >= low - 1e-6 for width, low in zip(fitted(least, full, room), least, strict=True))


@pytest.mark.parametrize(
    ("least", "full", "room", "expected"),
    [
        pytest.param([10, 10], [20, 40], 90, [30, 60], id="all fits: what is left goes by width"),
        pytest.param([10, 10], [20, 40], 40, [15, 25], id="each a share of what it lacks"),
        pytest.param([10, 100, 100], [10, 200, 200], 110, [10, 50, 50], id="narrow ones keep their words"),
        pytest.param([0, 0], [0, 0], 10, [5, 5], id="nothing in it"),
    ],
)
def test_fitted(least: list[float], full: list[float], room: float, expected: list[float]) -> None:
    assert fitted(least, full, room) == pytest.approx(expected)


def test_cells_do_not_meet(stick: Stick) -> None:
    for _, group in rows_of(table_box(stick, REGIONS, 241)):
        cells = [cell for cell in cells_of(group) if cell]
        ends = [max(piece.x + piece.measure for piece in cell.pieces) for cell in cells]
        starts = [min(piece.x for piece in cell.pieces) for cell in cells]
        assert all(start >= end + 2 * SIDE - 0.01 for end, start in zip(ends[:-1], starts[1:], strict=True))


def test_the_outer_columns_stand_on_the_edges(stick: Stick) -> None:
    cells = cells_of(rows_of(table_box(stick, REGIONS, 241))[1][1])
    first, last = cells[0], cells[-1]
    assert first
    assert last
    assert first.pieces[0].x == 0
    assert last.pieces[0].x + last.pieces[0].measure == pytest.approx(241)
    number = stick.typesetter.width("31.2", stick.style("table"), "en")
    assert last.pieces[0].measure == pytest.approx(number), "numbers stand at the end of their column"


def test_right_to_left_the_first_column_is_at_the_right(stick: Stick) -> None:
    arabic = replace(stick, lang="ar", direction="rtl")
    first, second = cells_of(rows_of(table_box(arabic, table("a|b", "واحد|اثنان"), 241))[1][1])
    assert first
    assert second
    assert first.pieces[0].x > second.pieces[0].x == 0
    assert first.pieces[0].x + first.pieces[0].measure == pytest.approx(241)


def test_a_day_and_a_number_stay_on_one_line(stick: Stick) -> None:
    days = table("Day|What is on", "12 November|" + "Reading for children with a puppet theatre. " * 3)
    day = cells_of(rows_of(table_box(stick, days, 155))[1][1])[0]
    assert day
    assert [len(piece.lines) for piece in day.pieces] == [1]


# ---- Too narrow --------------------------------------------------------------------------------------------

SIX = table(
    "Region|Population|Polyclinics|Ambulances|Hospitals|Nurses", "Almaty|2,118.3|212|188|11,830|7,204"
)


def test_what_does_not_fit_is_set_smaller(stick: Stick) -> None:
    size = stick.style("table").size
    for width, expected in ((499.0, size), (241.0, max(SMALLEST, 0.9 * size))):
        sizes = [cell.size for _, cell in pieces(table_box(stick, SIX, width))]
        assert sizes == pytest.approx([expected] * 12)


def test_air_between_the_columns_gives_way_before_a_word_is_divided(stick: Stick) -> None:
    whole = next(width for width in range(150, 300) if not table_box(stick, SIX, width).narrow)
    told = [words(cell) for _, group in rows_of(table_box(stick, SIX, whole)) for cell in cells_of(group)]
    assert told[1] == "Population", "divided, and all there"
    assert [len(cell.pieces) for _, cell in pieces(table_box(stick, SIX, whole))][6:] == [1] * 6
    tight = table_box(stick, SIX, 232)
    assert [line_ends(cell) for _, cell in pieces(tight)] == [False] * 12


@pytest.mark.parametrize("width", [158.0, 180.0, 241.0, 499.0])
def test_a_figure_is_never_parted(width: float, stick: Stick) -> None:
    box = table_box(
        stick, table("Pier and harbour|a|b|c", "Port|33,037|\u22121\u00a0234|45\u00a0%", align="seee"), width
    )
    told = [lines_of(cell) for _, cell in pieces(box)][-3:]
    assert told == [["33,037"], ["\u22121\u00a0234"], ["45\u00a0%"]]


def test_decimals_stand_under_each_other(stick: Stick) -> None:
    box = table_box(stick, table("Pier|m", "A|12.5", "B|3", "C|1,037.25", "D|n/a", align="se"), 241)
    cells = [cells_of(group)[1] for _, group in rows_of(box)[1:]]
    width = partial(stick.typesetter.width, style=stick.style("table"), lang="en")
    ends = [cell.pieces[0].x + cell.pieces[0].measure for cell in cells if cell]
    tails = [width(".5"), 0.0, width(".25"), width(".25")]
    assert [end - tail for end, tail in zip(ends, tails, strict=True)] == pytest.approx(
        [241 - width(".25")] * 4
    )


def test_what_no_setting_holds_becomes_records(stick: Stick) -> None:
    assert [table_box(stick, SIX, width).narrow for width in (60.0, 120.0, 241.0)] == [True, True, False]


@pytest.mark.parametrize(
    ("of", "column", "expected"),
    [(WORDS, 241.0, 1), (SIX, 241.0, 2), (SIX, 120.0, 3), (SIX, 499.0, 1), (SIX, 0.0, 2), (WORDS, 0.0, 1)],
)
def test_how_many_columns_of_the_page_it_wants(
    of: TableText, column: float, expected: int, stick: Stick
) -> None:
    assert span(replace(stick, column=column), of) == expected
    assert table_flow(replace(stick, column=column), of).span == expected


# ---- Rows --------------------------------------------------------------------------------------------------


def test_the_head_stands_again_and_is_not_parted(stick: Stick) -> None:
    caption, head, first, second = table_box(stick, REGIONS, 241).rows
    assert [row.repeat for row in (caption, head, first, second)] == [False, True, False, False]
    assert [row.keep_next for row in (caption, head, first, second)] == [True, True, False, False]
    assert [row.group for row in (caption, head, first, second)] == [
        (),
        ("thead#0",),
        ("tbody#0",),
        ("tbody#0",),
    ]
    assert [item.tag for item in caption.items if isinstance(item, TextBox)] == ["caption"]


def test_heads_of_columns_are_bold_and_say_what_they_head(stick: Stick) -> None:
    box = table_box(stick, table("Day|", "Monday|12"), 241)
    (_, head), (_, body) = rows_of(box)
    tags = [[cell.tag for cell in group.items if isinstance(cell, Group)] for group in (head, body)]
    assert tags == [["th", "td"], ["td", "td"]], "an empty cell heads nothing"
    day = head.items[0]
    assert isinstance(day, Group)
    assert day.attributes == (("scope", "col"),)
    text = cells_of(head)[0]
    assert text
    assert all(run.strong for piece in text.pieces for line in piece.lines for run in line.runs)


def test_heads_stand_at_the_foot_of_their_row(stick: Stick) -> None:
    (row, head), *_ = rows_of(table_box(stick, table("Day|" + "Very long head " * 4, "a|b"), 155))
    day, long = cells_of(head)
    assert day
    assert long
    (last,) = long.pieces
    assert len(last.lines) > 1
    assert day.pieces[-1].top == pytest.approx(last.top + (len(last.lines) - 1) * last.leading)
    assert row.height > len(last.lines) * last.leading


def test_rules_run_across_under_each_row(stick: Stick) -> None:
    for row, group in rows_of(table_box(stick, REGIONS, 241)):
        (rule,) = (
            item
            for cell in group.items
            if isinstance(cell, Group)
            for item in cell.items
            if isinstance(item, RuleBox)
        )
        assert (rule.box.x, rule.box.width, rule.box.bottom) == (0, 241, pytest.approx(row.height))
        assert rule.colour == ("ink" if row.repeat else "rule")


def test_a_table_without_a_head_begins_with_a_rule(stick: Stick) -> None:
    bare = table_box(stick, table("Boots|400", head=False), 241)
    assert bare.rule_above > 0
    assert table_box(stick, REGIONS, 241).rule_above == 0


def test_a_very_tall_row_goes_on_in_another(stick: Stick) -> None:
    told = " ".join(f"word{number}" for number in range(300))
    box = table_box(stick, table(f"Short|{told}", head=False), 155)
    found = rows_of(box)
    assert len(found) > 2
    assert " ".join(words(cells_of(group)[1]) for _, group in found) == told
    assert max(row.height for row, _ in found) < (TALLEST_ROW + 2) * stick.style("table").leading
    rules = [
        sum(
            isinstance(item, RuleBox)
            for cell in group.items
            if isinstance(cell, Group)
            for item in cell.items
        )
        for _, group in found
    ]
    assert rules == [0] * (len(found) - 1) + [1]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("abc de 12.,"), max_size=60), min_size=3, max_size=3),
        min_size=1,
        max_size=5,
    ),
    st.floats(80, 500),
)
@settings(max_examples=40)
def test_text_stays_inside_its_row(stick: Stick, cells: list[list[str]], width: float) -> None:
    box = table_box(stick, table(*(" | ".join(row) for row in cells), align="sce"), width)
    for row, cell in pieces(box):
        for piece in cell.pieces:
            assert 0 < piece.top < piece.top + len(piece.lines) * piece.leading < row.height
            assert -0.01 <= piece.x <= piece.x + piece.measure <= width + 0.01
    lines = (box.height + TRIM) / GRID
    assert lines == pytest.approx(round(lines))


def test_a_table_of_nothing(stick: Stick) -> None:
    assert table_box(stick, TableText((), (), ()), 241).rows == ()
    assert rows_of(table_box(stick, table("|", head=False), 241))[0][0].height > 0


def test_right_to_left_decimals_stand_under_each_other_too(stick: Stick) -> None:
    arabic = replace(stick, lang="ar", direction="rtl")
    box = table_box(arabic, table("a|b", "واحد|12.25", "اثنان|3", align="se"), 241)
    more, less = (cells_of(group)[1] for _, group in rows_of(box)[1:])
    assert more
    assert less
    ends = [cell.pieces[0].x + cell.pieces[0].measure for cell in (more, less)]
    tail = stick.typesetter.width(".25", arabic.style("table"), "ar")
    assert ends[0] - ends[1] == pytest.approx(tail)


def test_where_it_goes_on_it_says_so_over_its_head_and_neither_is_read_again(stick: Stick) -> None:
    long = table("Pier|m", *(f"{number}|12" for number in range(30)), align="se", caption="Piers")
    frames = [Frame(at * 260.0, 0.0, 241.0, 24) for at in range(2)]
    flowed = flow(
        [table_flow(stick, long)], frames, GRID, line=GridLine(3.0, 3.0), typesetter=stick.typesetter
    )
    heads = [group for group in groups(flowed.pages[1]) if group.tag == "thead"]
    told = [[words(item) for item in walk(head.items) if isinstance(item, TextBox)] for head in heads]
    assert told == [["Pier", "m"], ["Continued: Piers", "Pier", "m"]]
    assert [head.again for head in heads] == [False, True]


def test_a_table_without_a_caption_goes_on_under_its_head_alone(stick: Stick) -> None:
    assert table_box(stick, replace(REGIONS, caption=()), 241).again == ()


def groups(items: tuple[Item, ...]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def test_names_without_a_row_are_kept_where_they_have_no_room(stick: Stick) -> None:
    bare = table_box(stick, replace(SIX, rows=()), 60)
    assert not bare.narrow
    assert [words(cell) for _, group in rows_of(bare) for cell in cells_of(group)][:2] == [
        "Region",
        "Population",
    ]
