"""an object as PDF writes it → what in it PDF/X-1a cannot have: transparency, and what PDF 1.4 does not know yet.

Nothing is flattened here: what would be seen through is refused by the name of its file (ISO 15930-4, 6.3.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagekit.errors import UnsupportedPress

# Literal and hexadecimal strings: what stands in them is said, and does nothing.
_STRING = re.compile(r"\((?:[^()\\]|\\.)*\)|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL)
_ESCAPE = re.compile(r"#([0-9A-Fa-f]{2})")
_FOUND = (
    (re.compile(r"/SMask\s*(?!/None\b)(?=[<\d])"), "a soft mask"),
    (re.compile(r"/(?:CA|ca)\s+(?!1(?:\.0*)?(?![\d.]))"), "ink that is seen through"),
    (re.compile(r"/BM\s*\[?\s*/(?!(?:Normal|Compatible)\b)"), "a blend mode"),
    (re.compile(r"/S\s*/Transparency\b"), "a transparency group"),
    (re.compile(r"/JPXDecode\b"), "a picture in JPEG 2000"),
    (re.compile(r"/BitsPerComponent\s+16\b"), "a picture of 16 bits"),
    (re.compile(r"/OC\s*(?=[<\d])"), "layers"),
)


def hold_opaque(file: str, body: str) -> None:
    """Refuse an object of a file that is no part of PDF/X-1a. Raises UnsupportedPress."""
    for what in _faults(body):
        raise UnsupportedPress(
            f"{file}: has {what}, and PDF/X-1a cannot: it is not flattened here. Ask for it as PDF/X-1a, or make the "
            'plates with variant = "x4".'
        )


def _faults(body: str) -> Iterator[str]:
    bare = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), _STRING.sub("()", body))
    return (what for pattern, what in _FOUND if pattern.search(bare))
