"""The text article and one with pictures and adverts → 100 in everything from Lighthouse, as a phone and as a desk.

`scripts/bench --only web` asks it about every design.
"""

from __future__ import annotations

import pytest

from tests.web.pages import TEXT_ARTICLE, Made
from tests.web.tools import lighthouse, no_lighthouse

PAGES = (TEXT_ARTICLE, "saiga-road-adverts")


@pytest.mark.parametrize("preset", ["mobile", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_lighthouse_gives_everything(name: str, preset: str, made: dict[str, Made], site: str) -> None:
    if reason := no_lighthouse():
        pytest.skip(reason)
    scores = lighthouse(site + made[name].address, preset)
    assert scores.full, (str(scores), scores.lost)
