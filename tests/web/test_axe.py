"""Every page, light and dark, on a phone and on a desk → nothing that axe-core objects to."""

from __future__ import annotations

import pytest

from tests.web.browser import Scheme
from tests.web.survey import AXE_WIDTHS, SCHEMES, Survey
from tests.web.tools import NO_AXE


@pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
@pytest.mark.parametrize("width", AXE_WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visited: Survey, scheme: Scheme, width: int) -> None:
    assert visited.axe[scheme, width] == ()
