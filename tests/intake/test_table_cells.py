"""rows of tables → every cell in its place, and notes of what was mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit.intake.table_cells import more_cells
from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]
Read = Callable[..., Article]

PLACED = [
    (
        '<tr><th colspan="2">Votes</th><th>Turnout</th></tr><tr><td>1</td><td>2</td><td>55%</td></tr>',
        ["Votes", "", "Turnout"],
        [["1", "2", "55%"]],
    ),
    (
        '<tr><th colspan="2">Wide</th><th rowspan="2">Tall</th></tr><tr><th>A<th>B<tr><td>1<td>2<td>3',
        ["Wide", "", "Tall"],
        [["A", "B", ""], ["1", "2", "3"]],
    ),
    (
        "<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr>",
        None,
        [["a", "b"], ["", "c"], ["d", "e"]],
    ),
    ("<tr><td>a</td><td rowspan=2 colspan=2>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr>",
     None, [["a", "b", ""], ["c", "", ""], ["d", "e", "f"]]),
    ("<tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>", None, [["a", "b"], ["", "c"], ["", "d"]]),
    ("<tr><td colspan=999>a</td></tr><tr><td>b</td><td>c</td></tr>", None, [["a", ""], ["b", "c"]]),
    ("<tr><td colspan=999>a</td><td>b</td></tr><tr><td colspan=23>c<td>d", None, [["a", "b"], ["c", "d"]]),
    ("<tr><td colspan=2>a<td>b<tr><td colspan=2 rowspan=2>c<td>d<tr><td>e", None, [["a", "b"], ["c", "d"], ["", "e"]]),
    ("<tr><td><ul><li>a<ol><li>b</ol></ul><td>c", None, [["• a<br>1. b", "c"]]),
    ("<tr><td colspan=x rowspan=-1>a</td><td>b</td></tr>", None, [["a", "b"]]),
    (
        "<tfoot><tr><td>f</td></tr></tfoot><thead><tr><td>h</td></tr></thead><tbody><tr><td>b</td></tr></tbody>",
        ["h"],
        [["b"], ["f"]],
    ),
    (
        "<thead><tr><th>h</th><th rowspan=9>i</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody>",
        ["h", "i"],
        [["a", "b"]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "header", "rows"), PLACED)
def test_a_cell_over_several_places_stands_in_the_first(
    inside: str, header: list[str] | None, rows: list[list[str]], markdown: Read
) -> None:
    article = markdown(f"<table>{inside}</table>")
    (block,) = article.body
    assert block.kind == "table"
    assert (list(block.header), [list(row) for row in block.rows]) == (header or [], rows)
    assert article.origin is not None
    assert article.origin.notes == ()


@pytest.mark.parametrize("before", ["", "> ", "  "])
def test_rows_that_are_too_long_keep_their_cells_and_short_ones_are_filled_up(
    before: str, markdown: Read
) -> None:
    lines = ["| a | b |", "|---|---|", "| one |", "| 1 | 2 | *3* |", "| `a|b` | c |", "| x \\| y | z |"]
    text = "\n".join(f"{before}{line}" for line in lines)
    article = markdown(f"- x\n\n{text}" if before == "  " else text)
    block = article.body[-1]
    assert block.kind == "table"
    assert block.rows == (("one", ""), ("1", "2", "*3*"), ("`a|b`", "c"), ("x | y", "z"))
    assert article.origin is not None
    first = 8 if before == "  " else 6
    assert [(note.code, note.severity, note.where) for note in article.origin.notes] == [
        ("table-row", "info", f"line {first}"),
        ("table-row", "warning", f"line {first + 1}"),
    ]


def test_rows_of_html_that_are_not_as_wide_are_told_of_once(markdown: Read) -> None:
    article = markdown("<table><tr><td>1<tr><td>2\n<tr><td>3<td>4</table>")
    assert article.origin is not None
    (note,) = article.origin.notes
    assert note.what == (
        "2 rows in line 4 have fewer cells than the table has columns; they were filled up with empty ones."
    )


@pytest.mark.parametrize(
    ("source", "count", "whole"),
    [
        ("| 1 | 2 |", 2, []),
        ("1|2|3", 3, ["1", "2", "3"]),
        ("> | 1 | 2 | 3 |", 3, ["1", "2", "3"]),
        ("| `a|b` | c |", 2, ["`a|b`", "c"]),
        ("| 1 | ` | 3 |", 3, ["1", "`", "3"]),
        ("|  | 2 |", 2, []),
        ("| 1 |", 1, []),
    ],
)
def test_the_cells_of_a_line_are_counted(source: str, count: int, whole: list[str]) -> None:
    assert more_cells(source, 2) == (count, whole)
