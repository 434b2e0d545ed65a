"""a flow that is done → what a person should see, and its figures."""

from __future__ import annotations

from pagekit.typeset.flow.flow import flow
from tests.typeset.flow.letters import (
    GRID,
    columns,
    lines,
)


def test_what_cannot_be_avoided_is_said() -> None:
    flowed = flow([lines(4, "a")], columns(1, 9), GRID)
    assert [one.slots for one in flowed.record] == [4]
    flowed = flow([lines(4, "a"), lines(2, "b")], columns(1, 1, 1, 1, 1, 1), GRID)
    assert {"orphan", "widow"} <= {note.code for note in flowed.notes}
    assert all(note.where.startswith("page 1, frame ") and note.remedy for note in flowed.notes)


def test_the_figures_say_how_deep_the_last_page_is() -> None:
    flowed = flow([lines(9, "a")], columns(9, 9, 9), GRID, balance=True)
    assert (flowed.figures["depth"], flowed.figures["frames"], flowed.underset.lines) == (3, 3, 0)
