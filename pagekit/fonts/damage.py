"""a damaged font in fontTools → what it raises. It does what is rare: WOFF2, letters of several glyphs in CFF."""

from __future__ import annotations

import struct

from fontTools.misc.psCharStrings import CharStringCompileError
from fontTools.ttLib import TTLibError

UNSOUND = (
    TTLibError,
    CharStringCompileError,
    AttributeError,
    AssertionError,
    IndexError,
    KeyError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""Numbers that lead nowhere end in whatever they happen to hit."""
