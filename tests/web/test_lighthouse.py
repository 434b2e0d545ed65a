"""The text article and one with pictures and adverts → nothing lost with Lighthouse but what a clock may take.

How fast a page is to load is a timing: `scripts/bench --only web` measures it, of every design.
"""

from __future__ import annotations

import pytest

from tests.web.pages import TEXT_ARTICLE, Made
from tests.web.tools import CATEGORIES, lighthouse, no_lighthouse

PAGES = (TEXT_ARTICLE, "saiga-road-adverts")


@pytest.mark.parametrize("preset", ["mobile", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_lighthouse_takes_points_for_nothing_but_time(
    name: str, preset: str, made: dict[str, Made], site: str
) -> None:
    if reason := no_lighthouse():
        pytest.skip(reason)
    scores = lighthouse(site + made[name].address, preset, runs=1)
    assert not scores.faults, str(scores)
    assert {scores.points[name] for name in CATEGORIES[1:]} == {100}, str(scores)
