"""what stands in the columns of a page → how far the longest goes on beside an empty one; heads that stand abreast."""

from __future__ import annotations

import pytest

from pagekit.typeset.article.feet import beside_empty, heads_abreast
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.page import Box, Group, Piece, RuleBox, TextBox, TextLine

COLUMNS = (Frame(10.0, 100.0, 80.0, 50), Frame(100.0, 100.0, 80.0, 50))


def text(x: float, lines: int, measure: float = 80.0) -> TextBox:
    return TextBox("p", "text", (Piece(x, 100.0, measure, 10.0, (TextLine(()),) * lines),))


def test_lines_beside_an_empty_column() -> None:
    assert beside_empty((text(10.0, 7),), COLUMNS, 10.0) == 7
    picture = Group("figure", (RuleBox(Box(100.0, 100.0, 80.0, 250.0)),))
    assert beside_empty((picture,), COLUMNS, 10.0) == 25


def test_none_where_something_stands_in_each_or_in_none() -> None:
    assert beside_empty((text(10.0, 7), text(100.0, 1)), COLUMNS, 10.0) == 0
    assert beside_empty((text(10.0, 7, 170.0),), COLUMNS, 10.0) == 0, "across the page"
    assert beside_empty((), COLUMNS, 10.0) == 0


def head(x: float, top: float, tag: str = "h2", style: str = "subheading", lines: int = 1) -> TextBox:
    return TextBox(tag, style, (Piece(x, top, 80.0, 10.0, (TextLine(()),) * lines),))


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (head(100.0, 150.0), 1),
        (head(100.0, 140.0, lines=2), 1),
        (head(100.0, 160.0), 0),
        (head(100.0, 150.0, style="day"), 0),
        (head(100.0, 150.0, tag="p"), 0),
        (Group("section", (head(100.0, 150.0),), role="update"), 1),
        (Group("aside", (head(100.0, 150.0),), role="factbox"), 0),
    ],
)
def test_heads_of_one_size_on_one_line_of_two_columns(other: TextBox | Group, count: int) -> None:
    assert heads_abreast((head(10.0, 150.0), text(10.0, 7), other)) == count
