"""the tests of the typesetter → pictures that are compared line by line when they differ, for all who draw them."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.typeset.flow.letters")
