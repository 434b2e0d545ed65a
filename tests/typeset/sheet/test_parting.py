"""the rules between the stories of a page."""

from __future__ import annotations

from pagekit.typeset.page import Box
from pagekit.typeset.sheet.parting import parting

# Two over two on lines of 10 points, a gap of one line between them.
LEFT, RIGHT = Box(0, 60, 300, 100), Box(310, 60, 200, 100)
UNDER, BESIDE = Box(0, 170, 200, 80), Box(210, 170, 300, 80)
ALL = (LEFT, RIGHT, UNDER, BESIDE)


def ruled(*heads: Box, standing: tuple[Box, ...] = ALL) -> list[Box]:
    return [rule.box for rule in parting(heads, standing, 10.0)]


def test_a_rule_stands_in_the_gap_over_a_story_as_wide_as_it() -> None:
    assert ruled(UNDER, BESIDE) == [Box(0, 164.75, 200, 0.5), Box(210, 164.75, 300, 0.5)]


def test_no_rule_stands_under_the_furniture_at_the_head() -> None:
    assert ruled(LEFT, RIGHT) == []


def test_no_rule_where_what_is_above_stands_over_other_columns() -> None:
    assert ruled(Box(310, 170, 200, 80), standing=(LEFT, Box(310, 170, 200, 80))) == []


def test_a_rule_crosses_nothing() -> None:
    arm = Box(150, 60, 50, 190)
    assert ruled(UNDER, standing=(LEFT, arm)) == []
