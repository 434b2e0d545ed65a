"""the folio line of an inside page, and the strip with its section's name."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.typeset.page import RuleBox, walk
from pagekit.typeset.sheet.strip import folio_strip, section_strip
from pagekit.typeset.sheet.words import PageWords

WORDS = PageWords("The Steppe Courier", "en", section="City", date="19 May 2026", lang="en")


@pytest.mark.parametrize(("side", "outer"), [("left", "left"), ("right", "right")])
def test_number_and_section_stand_outside(tabloid: Any, side: Any, outer: str) -> None:
    box = tabloid.box(0, 0, 5, 2)
    items = folio_strip(tabloid.stick(), WORDS, "14", side, box)
    (number,), (section,) = tabloid.inked(items, f"folio-{side}"), tabloid.inked(items, "folio-section")
    (told,) = tabloid.inked(items, "folio-date")
    if outer == "left":
        assert number.x == pytest.approx(0, abs=0.1)
        assert 4 < section.x - number.x - number.width < 8
        assert told.x + told.width == pytest.approx(box.width, abs=0.1)
    else:
        assert number.x + number.width == pytest.approx(box.width, abs=0.1)
        assert 4 < number.x - section.x - section.width < 8
        assert told.x == pytest.approx(0, abs=0.1)
    assert number.height > 1.4 * section.height
    assert tabloid.said(items, "folio-date") == ["The Steppe Courier · 19 May 2026"]
    assert tabloid.off_grid(items) == []


def test_its_rule_is_under_it_in_the_box(tabloid: Any) -> None:
    items = folio_strip(tabloid.stick(), WORDS, "14", "left", tabloid.box(0, 0, 5, 2))
    (rule,) = tabloid.rules(items)
    assert (rule.x, rule.width, rule.height) == (0.0, pytest.approx(tabloid.width), 0.5)
    assert max(box.bottom for box in tabloid.inked(items)) + 3 < rule.y < 15
    assert min(box.y for box in tabloid.inked(items)) >= 0


def test_a_page_from_the_right_has_its_folio_by_its_side_too(tabloid: Any) -> None:
    words = PageWords("النهار", "ar", section="المدينة", date="19 مايو", lang="ar")
    items = folio_strip(tabloid.stick("ar"), words, "4", "left", tabloid.box(0, 0, 5, 2))
    (number,), (section,) = tabloid.inked(items, "folio-left"), tabloid.inked(items, "folio-section")
    (told,) = tabloid.inked(items, "folio-date")
    assert number.x < section.x < tabloid.width / 2 < told.x


def test_without_room_the_publication_goes_first(tabloid: Any) -> None:
    items = folio_strip(tabloid.stick(), WORDS, "14", "left", tabloid.box(0, 0, 1, 2))
    assert tabloid.said(items, "folio-date") == ["19 May 2026"]
    assert tabloid.said(items, "folio-section") == ["City"]


@pytest.mark.parametrize(
    ("side", "style"),
    [("left", "strip"), ("right", "strip"), ("right", "strip_front"), ("right", "strip_sport")],
)
def test_a_section_stands_at_the_outer_edge_over_its_rule(tabloid: Any, side: Any, style: str) -> None:
    box = tabloid.box(0, 2, 5, 3)
    items = section_strip(tabloid.stick(), "Region", side, box, style)
    (name,), (rule,) = tabloid.inked(items), tabloid.rules(items)
    edge = name.x + name.width - box.width if side == "right" else name.x
    assert edge == pytest.approx(0, abs=0.1)
    assert box.y <= name.y < name.bottom < rule.y < rule.bottom < box.bottom
    assert (rule.height, rule.width) == (1.5, box.width)
    assert tabloid.off_grid(items) == []
    assert [item.colour for item in walk(items) if isinstance(item, RuleBox)] == ["accent"]


def test_the_page_that_opens_a_section_has_its_name_larger(tabloid: Any) -> None:
    box = tabloid.box(0, 2, 5, 3)
    (plain,) = tabloid.inked(section_strip(tabloid.stick(), "Region", "left", box))
    (front,) = tabloid.inked(section_strip(tabloid.stick(), "Region", "left", box, "strip_front"))
    assert front.height > 1.5 * plain.height


def test_a_name_wider_than_its_box_is_set_smaller_on_one_line(tabloid: Any) -> None:
    box = tabloid.box(0, 2, 1, 3)
    name = "Entertainment and the performing arts"
    (line,) = tabloid.inked(section_strip(tabloid.stick(), name, "left", box, "strip_front"))
    assert line.width <= box.width
