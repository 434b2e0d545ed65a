"""The text article and one with pictures and adverts → nothing lost with Lighthouse but what a clock may take.

How fast a page is to load is a timing: `scripts/bench --only web` measures it, of every design.
"""

from __future__ import annotations

import pytest

from tests.web.pages import TEXT_ARTICLE, Made
from tests.web.tools import CATEGORIES, Scores, lighthouse_each, no_lighthouse

JOBS = [(name, preset) for name in (TEXT_ARTICLE, "saiga-road-adverts") for preset in ("mobile", "desktop")]


@pytest.fixture(scope="module")
def every(made: dict[str, Made], site: str) -> dict[tuple[str, str], Scores]:
    """The scores of each page in each preset."""
    if reason := no_lighthouse():
        pytest.skip(reason)
    found = lighthouse_each([(site + made[name].address, preset) for name, preset in JOBS])
    return dict(zip(JOBS, found, strict=True))


@pytest.mark.parametrize("job", JOBS, ids="-".join)
def test_lighthouse_takes_points_for_nothing_but_time(
    job: tuple[str, str], every: dict[tuple[str, str], Scores]
) -> None:
    scores = every[job]
    assert not scores.faults, str(scores)
    assert {scores.points[name] for name in CATEGORIES[1:]} == {100}, str(scores)
