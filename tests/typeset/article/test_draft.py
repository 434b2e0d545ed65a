"""where things stand on a draft's last page → by how many lines its columns end apart, or have a hole in them."""

from __future__ import annotations

import pytest

from pagekit.typeset.article.draft import Choice, Draft
from pagekit.typeset.flow.audit import Taken
from pagekit.typeset.flow.flow import Flowed, Underset


def draft(*stood: tuple[int, int, int], across: frozenset[int] = frozenset()) -> Draft:
    """Column, first line and lines of each thing on its only page; of some, by their number, the first of two columns."""
    record = tuple(
        Taken(item, 1, frame, line, lines, lines, 0, (frame + 1,) if item in across else ())
        for item, (frame, line, lines) in enumerate(stood)
    )
    return Draft(Choice(), (), Flowed({1: ()}, 0, None, Underset(0, 0), record), 0, 0.0, 0)


@pytest.mark.parametrize(
    ("stood", "apart"),
    [
        (((0, 0, 30), (1, 0, 27)), 3),
        (((0, 0, 30), (1, 0, 12), (1, 16, 14)), 0),
        (((0, 0, 30), (1, 0, 10), (1, 20, 10)), 10),
        (((0, 0, 30), (1, 18, 12)), 18),
    ],
)
def test_a_column_that_is_white_over_a_box_at_its_foot_ends_apart(
    stood: tuple[tuple[int, int, int], ...], apart: int
) -> None:
    assert draft(*stood).apart == apart


@pytest.mark.parametrize(
    "stood",
    [
        ((0, 0, 12), (0, 13, 10), (1, 13, 10)),
        ((0, 13, 12), (0, 0, 12), (1, 0, 12)),
    ],
)
def test_a_box_across_columns_stands_in_each_of_them(stood: tuple[tuple[int, int, int], ...]) -> None:
    assert draft(*stood, across=frozenset({0})).apart == 0
    assert draft(*stood).apart == 13
