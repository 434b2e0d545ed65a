"""the same composed pages, written by us and drawn by the engine → the same picture.

All samples: `scripts/bench --only ink`.
"""

from __future__ import annotations

import pytest

from tests.benchmarks.inking import MOST, differing
from tests.ink.conftest import Samples


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("chess-club", "print-article"),
        ("chess-club", "magazine"),
        ("assy-stars", "print-article"),
        ("night-train", "magazine"),
    ],
)
def test_a_page_is_what_the_engine_draws(name: str, pack: str, sample: Samples) -> None:
    shares = differing(sample(name, pack).made)
    assert shares and max(shares) <= MOST
