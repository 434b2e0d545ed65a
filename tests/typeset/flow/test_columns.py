"""a flow that is done → the same with the columns of its last page ending together."""

from __future__ import annotations

import pytest

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.matter import FlowText
from tests.typeset.flow.letters import (
    GRID,
    Words,
    box,
    check,
    columns,
    lines,
)


def test_legs_are_balanced() -> None:
    check(
        [lines(10, "a")],
        columns(20, 20, 20),
        "\n".join(["aaa"] * 3 + ["a.."] + ["..."] * 16),
        balance=True,
    )


def test_legs_are_even_as_far_as_the_rules_of_the_foot_allow() -> None:
    check(
        [lines(4, "a"), lines(6, "b"), lines(4, "c")],
        columns(9, 9, 9),
        """
        abc
        abc
        abc
        abc
        b..
        b..
        ...
        ...
        ...
        """,
        balance=True,
    )


def test_a_box_leaves_its_place_where_the_columns_end_together_then() -> None:
    flowed = check(
        [lines(6, "a"), box(90), lines(4, "b"), lines(6, "c")],
        columns(30, 30),
        "\n".join(["aP"] * 6 + ["bP"] * 3 + ["bc", "cc", "cc", "c."] + [".."] * 17),
        balance=True,
    )
    assert flowed.figures["depth"] == 13


@pytest.mark.parametrize("text", ["a" * 9 + ":", "a" * 10])
def test_a_box_that_a_colon_or_a_head_announces_keeps_its_place(text: str) -> None:
    above = FlowText(Words(" ".join(["a" * 10] * 5 + [text])), keep_next=not text.endswith(":"))  # type: ignore[arg-type]
    flowed = flow([above, box(90), lines(4, "b"), lines(6, "c")], columns(30, 30), GRID, balance=True)
    assert flowed.record[1].frame == flowed.record[0].frame
