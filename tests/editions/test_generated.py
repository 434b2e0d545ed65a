"""editions made from seeds → newspapers in which the independent checker finds nothing broken."""

from __future__ import annotations

from pathlib import Path

import pytest

import pagekit
from pagekit.sample import sample_edition
from tests.editions.checker.check import check_edition

SEEDS = (1, 2, 3, 4, 5)
LEAST_FILLED = 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_of_a_generated_edition_is_broken(seed: int, tmp_path: Path) -> None:
    sample_edition(4, seed, tmp_path)
    build = pagekit.build_edition(pagekit.read_edition(tmp_path))
    checked = check_edition(build.reader.data, build.plan.to_json(), tmp_path)
    assert [str(finding) for finding in checked.broken] == []
    assert build.report.figures["overset_lines"] == 0
    assert float(build.report.figures["filled_share"]) >= LEAST_FILLED
