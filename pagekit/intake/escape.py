"""plain text → Markdown that reads the same (CommonMark 0.31, 2.4)."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>&~^]")


def escape(text: str) -> str:
    """The text with a backslash before every mark."""
    return _MARKS.sub(r"\\\g<0>", text)
