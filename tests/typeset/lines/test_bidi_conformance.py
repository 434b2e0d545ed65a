"""Unicode's own tests → every twentieth of their cases has the levels and the order that it must have.

`scripts/bench --only bidi` takes all of them.
"""

from __future__ import annotations

import gzip

import pytest

from tests.benchmarks.bidi_cases import CHARACTERS, CLASSES, cases, given, sample


@pytest.mark.parametrize(("name", "number"), [(CLASSES, 38_526), (CHARACTERS, 4_585)])
def test_every_twentieth_case(name: str, number: int) -> None:
    with gzip.open(sample(name), "rt", encoding="utf-8") as lines:
        all_cases = list(cases(name, lines))
    assert len(all_cases) == number
    assert [(case, answer) for case in all_cases if (answer := given(case)) != case.wanted] == []
