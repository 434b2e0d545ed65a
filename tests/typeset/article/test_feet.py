"""what stands in the columns of a page → how far the longest goes on beside an empty one."""

from __future__ import annotations

from pagekit.typeset.article.feet import beside_empty
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
