"""texts, names and numbers → as PDF writes them (ISO 32000-1, 7.3); all of it is ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Beyond these a literal string is read by PDFDocEncoding, in which the controls are accents (annex D.2).
_PLAIN = re.compile("[ -~]*")
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
# Regular characters (7.2.2), less the sign that begins an escape (7.3.5).
_IRREGULAR = re.compile(rb"[^!\"$&'*+,\-.0-9:;=?@A-Z^_`a-z|~\\]")


def text(said: str) -> str:
    """A text string: plain where all of it is ASCII that prints, UTF-16 where not."""
    if _PLAIN.fullmatch(said):
        return f"({said.translate(_ESCAPED)})"
    return f"<FEFF{said.encode('utf-16-be', 'replace').hex().upper()}>"


def name(said: str) -> str:
    """A name, with its slash."""
    return "/" + _IRREGULAR.sub(lambda one: b"#%02X" % one[0][0], said.encode("utf-8", "replace")).decode(
        "ascii"
    )


def number(value: float) -> str:
    """A number, to the thousandth: PDF knows no exponents."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def numbers(values: Iterable[float]) -> str:
    """Numbers with spaces between."""
    return " ".join(map(number, values))


def refer(object_number: int) -> str:
    """A reference to an object."""
    return f"{object_number} 0 R"
