"""Every page → can be used with the keyboard alone."""

from __future__ import annotations

import pytest

from tests.web.survey import DESK, PHONE, Survey


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_tab_reaches_every_control_once_and_in_order(seen: Survey, width: int) -> None:
    assert seen.hands.tab[width] == ()


def test_the_skip_link_comes_first_and_leads_to_the_story(seen: Survey) -> None:
    assert seen.hands.skip == ()
