"""sample pages, each spoiled in one way → named with page and place, and silent on the page that it came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.typeset.audit import found as codes
from pagekit.typeset.page import Box
from tests.typeset.audit import spoiling
from tests.typeset.audit.composed import PACKS, STORIES, Composed, composed, found
from tests.typeset.audit.spoiling import Spoiled, Way

WAYS: dict[Way, str] = {
    spoiling.picture_gone: codes.HOLE,
    spoiling.paragraph_gone: codes.HOLE,
    spoiling.foot_gone: codes.HOLE,
    spoiling.two_lines_left: codes.LONELY,
    spoiling.widow: codes.LONELY,
    spoiling.orphan: codes.LONELY,
    spoiling.fragment: codes.LONELY,
    spoiling.head_alone: codes.LONELY,
    spoiling.two_lines_short: codes.FEET,
    spoiling.three_lines_short: codes.FEET,
    spoiling.quoted_from: codes.QUOTE,
    spoiling.quoted_beside: codes.QUOTE,
    spoiling.quoted_twice: codes.QUOTE,
    spoiling.loose_paragraph: codes.GAPING,
    spoiling.loose_line: codes.GAPING,
    spoiling.strip: codes.CUT,
    spoiling.off_the_sheet: codes.CUT,
    spoiling.covered: codes.CUT,
    spoiling.head_too_large: codes.ORDER,
    spoiling.lower_head_larger: codes.ORDER,
    spoiling.level_skipped: codes.ORDER,
    spoiling.heads_side_by_side: codes.ORDER,
    spoiling.head_divided: codes.HYPHENED,
    spoiling.paragraph_moved_up: codes.JAMMED,
    spoiling.rule_through_type: codes.JAMMED,
    spoiling.picture_on_type: codes.JAMMED,
    spoiling.paragraph_in_the_margin: codes.OUTSIDE,
    spoiling.picture_short_of_the_trim: codes.OUTSIDE,
    spoiling.folio_at_the_trim: codes.OUTSIDE,
}
"""Every way to spoil a page, and the code that names it."""


def spoiled(way: Way, code: str, pack: str) -> tuple[Composed, int, Spoiled]:
    """The first page of the samples that is silent about this and can be spoiled so."""
    for name in STORIES:
        pages = composed(pack, name)
        for seen in pages.seen():
            if not found(pack, name).with_code(code, seen.name):
                made = way(seen)
                if made is not None:
                    return pages, seen.place, made
    pytest.fail(f"no sample page can be spoiled by {way.__name__}")


def touching(one: Box, other: Box) -> bool:
    beside = one.x < other.x + other.width and other.x < one.x + one.width
    return beside and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(("way", "code"), WAYS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_a_spoiled_page_is_named_with_its_place(way: Way, code: str, pack: str) -> None:
    pages, place, made = spoiled(way, code, pack)
    whole = list(pages.composition.pages)
    assert whole[place] != made.page
    whole[place] = made.page
    told = pages.audited(replace(pages.composition, pages=tuple(whole))).with_code(code, made.page.name)
    assert [one for one in told if touching(one.box, made.box)]


def test_every_code_is_met() -> None:
    assert set(WAYS.values()) == set(codes.REMEDIES) == set(codes.COUNTED)
    assert len(WAYS) * len(PACKS) >= 30
