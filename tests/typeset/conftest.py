"""the typesetter's tests → pictures that are compared line by line when they differ."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.typeset.flow.letters")
