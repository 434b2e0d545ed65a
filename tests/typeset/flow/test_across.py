"""a page flowed anew → a box across its columns, at its foot, or broken over pages."""

from __future__ import annotations

from pagekit.typeset.flow.flow import flow
from pagekit.typeset.matter import FlowBox
from tests.typeset.flow.letters import GRID, box, check, check_pages, columns, lines, rows


def table(count: int) -> FlowBox:
    """So many rows across two columns, the first of them the head."""
    return rows(*[10.0] * count, repeat=True, span=2, before=1, after=1)


def test_a_box_that_text_has_left_no_room_for_stands_at_the_foot_of_its_page() -> None:
    check(
        [lines(5, "a"), box(20, span=2, before=1), lines(4, "b")],
        columns(8, 8),
        """
        ab
        ab
        ab
        ab
        a.
        ..
        PP
        PP
        """,
    )


def test_text_that_stood_before_it_may_turn_the_page() -> None:
    check_pages(
        [lines(13, "a"), box(20, span=2, before=1), lines(4, "b")],
        [*columns(8, 8), *columns(8, 8, page=2)],
        """
        aa
        aa
        aa
        aa
        aa
        ..
        PP
        PP
        """,
        """
        a.
        a.
        a.
        b.
        b.
        b.
        b.
        ..
        """,
    )


def test_it_leaves_its_page_sooner_than_text_of_three_lines_above_it() -> None:
    check_pages(
        [lines(7, "a"), box(40, span=2, before=1)],
        [*columns(8, 8), *columns(8, 8, page=2)],
        "a.\na.\na.\na.\na.\na.\na.\n..",
        "PP\nPP\nPP\nPP\n..\n..\n..\n..",
    )


def page(letters: str) -> str:
    """A page of two columns: its lines parted by spaces, told from the head on."""
    return "\n".join(letters.split())


def test_a_table_that_no_page_holds_begins_under_its_text_and_goes_on_at_the_heads_of_pages() -> None:
    check_pages(
        [lines(4, "a"), table(24), lines(4, "b")],
        [*columns(14, 14), *columns(14, 14, page=2), *columns(14, 14, page=3)],
        page("aa aa .. 00 11 22 33 44 55 66 77 88 99 00"),
        page("00 11 22 33 44 55 66 77 88 99 00 11 22 33"),
        page("b. b. b. b. .. .. .. .. .. .. .. .. .. .."),
    )


def test_text_goes_on_under_its_last_part_and_three_rows_of_it_at_least_turn_the_page() -> None:
    check_pages(
        [lines(4, "a"), table(26), lines(4, "b")],
        [*columns(14, 14), *columns(14, 14, page=2), *columns(14, 14, page=3)],
        page("aa aa .. 00 11 22 33 44 55 66 77 88 99 00"),
        page("00 11 22 33 44 55 66 77 88 99 00 11 22 .."),
        page("00 33 44 55 .. b. b. b. b. .. .. .. .. .."),
    )


def test_it_begins_on_the_next_page_where_little_room_is_left_and_text_goes_on_before_it() -> None:
    check_pages(
        [lines(16, "a"), table(20), lines(11, "b")],
        [*columns(14, 14), *columns(14, 14, page=2), *columns(14, 14, page=3)],
        page("aa aa ab ab ab ab ab ab ab ab ab ab ab a."),
        page("00 11 22 33 44 55 66 77 88 99 00 11 22 33"),
        page("00 44 55 66 77 88 99 .. .. .. .. .. .. .."),
    )


def test_the_text_after_it_ends_in_even_columns() -> None:
    check_pages(
        [lines(4, "a"), table(20), lines(4, "b")],
        [*columns(14, 14), *columns(14, 14, page=2)],
        page("aa aa .. 00 11 22 33 44 55 66 77 88 99 00"),
        page("00 11 22 33 44 55 66 77 88 99 .. bb bb .."),
        balance=True,
    )


def test_where_not_all_of_it_has_room_across_it_keeps_to_its_column() -> None:
    check_pages(
        [lines(4, "a"), table(24)],
        [*columns(14, 14), *columns(8, page=2)],
        page("a0 a9 a0 a1 .2 03 14 25 36 47 58 69 70 81"),
        page("0 2 3 . . . . ."),
    )


def test_a_table_of_a_thousand_rows_comes_out_whole() -> None:
    frames = [frame for number in range(1, 90) for frame in columns(14, 14, 14, page=number)]
    flowed = flow([lines(4, "a"), table(1_000), lines(4, "b")], frames, GRID, narrowest=20.0)
    assert flowed.overset is None
    assert max(flowed.pages) == 77 + 1
