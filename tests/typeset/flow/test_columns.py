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
    check_pages,
    columns,
    head,
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
    assert flowed.statistics["depth"] == 13


@pytest.mark.parametrize("text", ["a" * 9 + ":", "a" * 10])
def test_a_box_that_a_colon_or_a_head_announces_keeps_its_place(text: str) -> None:
    above = FlowText(Words(" ".join(["a" * 10] * 5 + [text])), keep_next=not text.endswith(":"))  # type: ignore[arg-type]
    flowed = flow([above, box(90), lines(4, "b"), lines(6, "c")], columns(30, 30), GRID, balance=True)
    assert flowed.record[1].frame == flowed.record[0].frame


def test_the_last_columns_give_up_a_line_each() -> None:
    check([lines(9, "a")], columns(9, 9, 9, 9), "aaaa\naaaa\na...\n" + "....\n" * 6, balance=True)
    check([lines(10, "a")], columns(9, 9, 9, 9), "aaaa\naaaa\naa..\n" + "....\n" * 6, balance=True)


def test_a_column_that_ends_above_the_others_gets_a_line_more_over_its_head() -> None:
    matter = [lines(3, "a"), head(before=1), lines(3, "b"), lines(9, "c")]
    wanted = """
        ac
        ac
        ac
        .c
        .c
        Hc
        bc
        bc
        bc
    """
    check(matter, columns(9, 9), wanted, apart=True)


def test_a_column_without_a_place_for_air_stays_as_it_is() -> None:
    check([lines(7, "a")], columns(4, 4), "aa\naa\naa\na.", apart=True)


def test_two_columns_are_balanced() -> None:
    check([lines(7, "a")], columns(9, 9), "aa\naa\naa\na.\n" + "..\n" * 5, balance=True)


def test_only_the_last_page_is_balanced() -> None:
    check_pages(
        [lines(14, "a")],
        [*columns(5, 5), *columns(5, 5, page=2)],
        "aa\naa\naa\naa\naa",
        "aa\naa\n..\n..\n..",
        balance=True,
    )


def test_what_is_over_is_not_balanced() -> None:
    check([lines(8, "a")], columns(3, 3), "aa\naa\naa", rest="aa", balance=True)


def test_columns_of_unequal_height_end_together_as_far_as_they_reach() -> None:
    check([lines(13, "a")], columns(3, 9, 9), "aaa\naaa\naaa\n aa\n aa\n ..\n ..\n ..\n ..", balance=True)


def test_columns_under_a_box_across_two_of_them_end_together() -> None:
    check(
        [box(20, span=2, after=1), lines(10, "a")],
        columns(9, 9, 9),
        """
        PPa
        PPa
        ..a
        aaa
        aaa
        a..
        ...
        ...
        ...
        """,
        balance=True,
    )


def test_a_head_keeps_its_text_where_columns_are_balanced() -> None:
    check(
        [lines(4, "a"), head(), lines(5, "b")],
        columns(9, 9),
        """
        aH
        ab
        ab
        ab
        .b
        .b
        ..
        ..
        ..
        """,
        balance=True,
    )


def test_no_line_stands_alone_under_a_box_where_columns_are_balanced() -> None:
    check(
        [lines(2, "a"), box(30, floats=True, after=1), lines(9, "b")],
        columns(5, 9, 9),
        """
        abb
        abb
        Pbb
        Pbb
        Pb.
         ..
         ..
         ..
         ..
        """,
        balance=True,
    )


def test_no_line_stands_alone_under_a_box_that_came_from_the_page_before() -> None:
    check_pages(
        [lines(5, "a"), box(30, floats=True), *(lines(1, letter) for letter in "bcde")],
        [*columns(5), *columns(6, 6, page=2)],
        "a\na\na\na\na",
        """
        Pb
        Pc
        Pd
        .e
        ..
        ..
        """,
        balance=True,
    )
