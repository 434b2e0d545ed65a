"""the front page's index: sections with their pages, as many heads as go in, and what stays out."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.house.story import Run
from pagekit.typeset.sheet.index import IndexEntry, index


def entry(section: str, page: str, *heads: str) -> IndexEntry:
    return IndexEntry(section, page, tuple((Run(head),) for head in heads))


ENTRIES = (
    entry(
        "City",
        "3",
        "Forty bus shelters by November",
        "Dogs must be registered by 1 July; the first is Paragraph",
    ),
    entry("City", "4", "The station clock is right again"),
    entry("Region", "5", "The crane that flew the wrong way may have been right", "Late sowing"),
    entry("Sport", "14", "Tersek win the game they had already lost twice"),
)


def test_a_box_with_room_has_everything_with_air_between_the_sections(tabloid: Any) -> None:
    box = tabloid.box(0, 0, 1, 26)
    found = index(tabloid.stick(), "Inside", ENTRIES, box)
    assert found.left_out == ()
    assert tabloid.said(found.items, "index-title") == ["Inside"]
    assert tabloid.said(found.items, "index-section") == ["City", "Region", "Sport"]
    assert tabloid.said(found.items, "index-page") == ["3", "4", "5", "14"]
    assert len(tabloid.said(found.items, "index-head")) == 6
    assert found.lines <= 26
    bases = [round(one.bottom) for one in tabloid.inked(found.items, "index-section")]
    heads = [round(one.bottom) for one in tabloid.inked(found.items, "index-head")]
    assert bases[1] - max(head for head in heads if head < bases[1]) >= 20


@pytest.mark.parametrize(("columns", "lines"), [(1, 26), (1, 12), (3, 10), (5, 8)])
def test_it_stands_on_the_grid_inside_its_box(tabloid: Any, columns: int, lines: int) -> None:
    box = tabloid.box(0, 0, columns, lines)
    found = index(tabloid.stick(), "Inside", ENTRIES, box)
    seen = list(tabloid.inked(found.items))
    assert tabloid.off_grid(found.items) == []
    top, foot = tabloid.rules(found.items)
    assert (top.height, foot.height) == (1.5, 0.5)
    for one in seen:
        assert one.x >= -0.1 and one.x + one.width <= box.width + 0.1
        assert top.bottom < one.y and one.bottom < foot.y
    assert foot.bottom <= box.bottom


def test_every_section_has_a_head_before_one_has_two(tabloid: Any) -> None:
    found = index(tabloid.stick(), "Inside", ENTRIES, tabloid.box(0, 0, 1, 12))
    assert tabloid.said(found.items, "index-section") == ["City", "Region", "Sport"]
    assert [text.split()[0] for text in tabloid.said(found.items, "index-head")] == ["Forty", "The", "Tersek"]
    left = {entry.section: [runs[0].text.split()[0] for runs in entry.heads] for entry in found.left_out}
    assert left == {"City": ["Dogs", "The"], "Region": ["Late"]}


def test_a_head_too_long_for_the_room_makes_way_for_a_shorter_one(tabloid: Any) -> None:
    long = entry(
        "Region",
        "5",
        "A head of very many words that no box of a few lines could ever take " * 3,
        "Late sowing",
    )
    found = index(tabloid.stick(), "Inside", (long,), tabloid.box(0, 0, 1, 6))
    assert tabloid.said(found.items, "index-head") == ["Late sowing"]
    assert len(found.left_out[0].heads) == 1


def test_sections_without_room_are_the_last_and_are_told(tabloid: Any) -> None:
    found = index(tabloid.stick(), "Inside", ENTRIES, tabloid.box(0, 0, 1, 6))
    assert tabloid.said(found.items, "index-section") == ["City", "Region"]
    assert [one.section for one in found.left_out] == ["City", "Region", "Sport"]


def test_the_columns_of_a_page_from_the_right_begin_there(tabloid: Any) -> None:
    entries = (entry("المدينة", "3", "أربعون محطة"), entry("الرياضة", "14", "فوز متأخر"))
    found = index(tabloid.stick("ar"), "في هذا العدد", entries, tabloid.box(0, 0, 2, 6))
    first, second = tabloid.inked(found.items, "index-section")
    assert first.x > second.x + second.width
    pages = list(tabloid.inked(found.items, "index-page"))
    assert pages[0].x + pages[0].width < first.x


def test_a_wide_box_has_no_more_columns_than_sections(tabloid: Any) -> None:
    found = index(tabloid.stick(), "Inside", ENTRIES[3:], tabloid.box(0, 0, 5, 6))
    (page,) = tabloid.inked(found.items, "index-page")
    assert page.x + page.width == pytest.approx(tabloid.width, abs=0.1)


def test_nothing_in_it_is_no_fault(tabloid: Any) -> None:
    found = index(tabloid.stick(), "Inside", (), tabloid.box(0, 0, 1, 6))
    assert (found.left_out, tabloid.said(found.items, "index-title")) == ((), ["Inside"])
