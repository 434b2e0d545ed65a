"""Every page on a slow line → nothing moves, the lead picture comes first and the others when they are near; nothing is
fetched from elsewhere, and the console is silent.
"""

from __future__ import annotations

import pytest

from tests.web.survey import Survey

NO_SHIFT = 0.0005
LOADS = ("phone", "desk", "whole")


@pytest.mark.parametrize("name", LOADS)
def test_nothing_moves(seen: Survey, name: str) -> None:
    load = getattr(seen, name)
    assert load.shift < NO_SHIFT, load.moved


@pytest.mark.parametrize("name", LOADS)
def test_nothing_comes_from_elsewhere_and_the_console_is_silent(seen: Survey, name: str) -> None:
    assert getattr(seen, name).stray == ()


@pytest.mark.parametrize("name", ["phone", "desk"])
def test_one_picture_is_asked_for_at_once_and_first(seen: Survey, name: str) -> None:
    paint = getattr(seen, name).paint
    assert len(paint["eager"]) == min(1, paint["pictures"]), paint["eager"]
    assert paint["first"] == paint["eager"]


@pytest.mark.parametrize("name", ["phone", "desk"])
def test_the_largest_paint_is_the_lead_picture_or_the_head(seen: Survey, name: str) -> None:
    paint = getattr(seen, name).paint
    # Without pictures any text may be the largest: it is all there with the first paint.
    only_words = not paint["pictures"] and not paint["url"]
    assert paint["isLead"] or paint["inHead"] or only_words, paint["named"]
