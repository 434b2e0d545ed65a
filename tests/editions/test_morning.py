"""the sample edition → sixteen pages that the independent checker takes, with nearly all of its stories."""

from __future__ import annotations

from pathlib import Path

import pagekit
from tests.editions.checker.check import check_edition

MORNING = Path(__file__).parents[2] / "examples" / "morning-edition"
WHITE = 0.06
"""The bar for the share of white, mean of pages."""


def test_the_sample_edition_is_filled_and_nothing_of_it_is_broken() -> None:
    build = pagekit.build_edition(pagekit.read_edition(MORNING))
    checked = check_edition(build.reader.data, build.plan.to_json(), MORNING)
    assert [str(finding) for finding in checked.broken] == []
    shares = [page.share for page in checked.white]
    assert sum(shares) / len(shares) <= WHITE
    figures = build.report.figures
    assert figures["adverts"] == 25
    assert int(figures["stories_placed"]) >= int(figures["stories"]) - 2
    assert float(figures["filled_share"]) >= 0.97
    # What is left out is never what matters most.
    priorities = {story.id: story.priority for story in build.plan.edition.stories}
    assert min(priorities.get(one.id, 9) for one in build.plan.left_out) > 3
