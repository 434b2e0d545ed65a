"""a flow that is done → what a person should see, and its statistics."""

from __future__ import annotations

import pytest

from pagekit.typeset.flow.flow import Flowed, flow
from tests.typeset.flow.letters import (
    GRID,
    box,
    columns,
    lines,
    rows,
)


def test_what_cannot_be_avoided_is_said() -> None:
    flowed = flow([lines(4, "a")], columns(1, 9), GRID)
    assert [one.slots for one in flowed.record] == [4]
    flowed = flow([lines(4, "a"), lines(2, "b")], columns(1, 1, 1, 1, 1, 1), GRID)
    assert {"orphan", "widow"} <= {note.code for note in flowed.notes}
    assert all(note.where.startswith("page 1, frame ") and note.remedy for note in flowed.notes)


def test_the_statistics_say_how_deep_the_last_page_is() -> None:
    flowed = flow([lines(9, "a")], columns(9, 9, 9), GRID, balance=True)
    assert (flowed.statistics["depth"], flowed.statistics["frames"], flowed.underset.lines) == (3, 3, 0)


def codes(flowed: Flowed) -> list[str]:
    return [note.code for note in flowed.notes]


def test_a_line_in_the_middle_of_a_paragraph_is_no_widow() -> None:
    """One line at the head of a frame that goes on in the next one: only the last of a paragraph is a widow."""
    flowed = flow([lines(5, "a")], columns(2, 1, 2), GRID)
    assert [one.lines for one in flowed.record] == [2, 1, 2]
    assert codes(flowed) == ["orphan"]


@pytest.mark.parametrize(("free", "noted"), [(2, []), (3, ["short-foot"]), (4, ["short-foot"])])
def test_a_foot_that_falls_short_by_three_lines_is_told(free: int, noted: list[str]) -> None:
    flowed = flow([lines(3, "a"), lines(6, "b", whole=True)], columns(3 + free, 6), GRID)
    assert codes(flowed) == noted
    assert flowed.statistics["short_lines"] == free
    for note in flowed.notes:
        assert (note.where, note.what) == ("page 1, frame 1", f"{free} lines stay empty at the foot.")


def test_the_last_foot_is_not_short() -> None:
    flowed = flow([lines(3, "a")], columns(9), GRID)
    assert (codes(flowed), flowed.statistics["short_feet"], flowed.underset.lines) == ([], 0, 6)


def test_a_page_turned_in_a_word_is_told() -> None:
    flowed = flow([lines(2, "a", hyphens=(0,))], [*columns(1), *columns(1, page=2)], GRID)
    assert set(codes(flowed)) == {"orphan", "widow", "page-hyphen"}
    assert flowed.statistics["page_hyphens"] == 1


def test_what_is_over_is_told_with_its_first_words() -> None:
    flowed = flow([lines(3, "a"), lines(4, "b", before=1)], columns(4), GRID)
    (note,) = flowed.notes
    assert (note.code, note.severity) == ("overset", "error")
    assert note.what == "4 lines (14 mm) do not go in, from “bbbbbbbbbb bbbbbbbbbb bbbbbb…” on."


def test_the_record_says_where_each_part_stands() -> None:
    flowed = flow([lines(5, "a"), rows(*[10] * 4, before=1), lines(2, "b")], columns(4, 3, 5), GRID)
    assert [(one.item, one.frame, one.line, one.slots, one.lines, one.first) for one in flowed.record] == [
        (0, 0, 0, 3, 3, 0),
        (0, 1, 0, 2, 2, 3),
        (1, 2, 0, 4, 0, 0),
    ]
    assert flowed.lines == 9


def test_a_box_across_columns_is_recorded_with_each_of_them() -> None:
    flowed = flow([box(20, span=2, after=1), lines(12, "a")], columns(8, 8, 8), GRID)
    assert [one.beside for one in flowed.record] == [(1,), *[()] * (len(flowed.record) - 1)]
    assert flowed.record[0].frame == 0
