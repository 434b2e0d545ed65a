"""scalars of a stranger's PDF → as PDF writes them, in ASCII (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pikepdf

from pagekit.foreign.bounds import Refused

_PLAIN = re.compile(rb"[ !#-'*-\[\]-~]*")
_REGULAR = re.compile(rb"[!\"$&'*-.0-;=?-Z\\^-z|~]")


def scalar(value: Any) -> str:
    """Anything that holds nothing else. Raises Refused for what stands in no file."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | Decimal):
        return real(value)
    if isinstance(value, pikepdf.Name):
        return name(str(value))
    if isinstance(value, pikepdf.String):
        return string(bytes(value))
    raise Refused("is damaged: a value is of no kind that is known.", "Export it again.")


def real(value: float | Decimal) -> str:
    """A number, to nine places: PDF knows no exponents."""
    written = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written


def name(value: str) -> str:
    """A name that begins with its slash."""
    said = value[1:].encode("utf-8", "surrogateescape")
    return "/" + "".join(chr(byte) if _REGULAR.fullmatch(bytes((byte,))) else f"#{byte:02X}" for byte in said)


def string(value: bytes) -> str:
    """A string: of bytes, for nothing is known of what they mean."""
    return f"({value.decode('ascii')})" if _PLAIN.fullmatch(value) else f"<{value.hex().upper()}>"
