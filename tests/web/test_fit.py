"""Every page → fits a narrow phone, twice the text and wide spacing: nothing sideways, cut off or on top of itself; links
are large enough for a thumb, and `sizes` say how wide pictures are.
"""

from __future__ import annotations

import pytest

from tests.web.survey import FIT_WIDTHS, LARGE_WIDTHS, SIZES_WIDTHS, SPACED_WIDTHS, TARGET_WIDTHS, Survey


@pytest.mark.parametrize("width", FIT_WIDTHS)
def test_nothing_is_lost(seen: Survey, width: int) -> None:
    assert seen.fit.plain[width] == ()


@pytest.mark.parametrize("width", LARGE_WIDTHS)
def test_nothing_is_lost_when_text_is_twice_as_large(seen: Survey, width: int) -> None:
    assert seen.fit.large[width] == ()


@pytest.mark.parametrize("width", SPACED_WIDTHS)
def test_nothing_is_lost_when_text_is_spaced(seen: Survey, width: int) -> None:
    assert seen.fit.spaced[width] == ()


@pytest.mark.parametrize("width", TARGET_WIDTHS)
def test_targets_are_large_enough(seen: Survey, width: int) -> None:
    assert seen.fit.targets[width] == ()


@pytest.mark.parametrize("width", SIZES_WIDTHS)
def test_sizes_are_the_width_of_the_picture(seen: Survey, width: int) -> None:
    assert seen.fit.sizes[width] == ()
