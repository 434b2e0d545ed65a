"""the tests of pictures → the files that are shipped, encoded as carefully."""

from __future__ import annotations

import pytest

from pagekit.pictures import encode
from tests.conftest import SHIPPED


@pytest.fixture(autouse=True)
def in_no_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere pictures are made in haste."""
    for name, value in SHIPPED.items():
        monkeypatch.setattr(encode, name, value)
