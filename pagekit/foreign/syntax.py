"""scalars of a stranger's PDF → as PDF writes them, in ASCII (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pikepdf

from pagekit.foreign.bounds import Refused

_PLAIN = re.compile(rb"[ !#-'*-\[\]-~]*")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
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
        return name(named(value))
    if isinstance(value, pikepdf.String):
        return string(bytes(value))
    raise Refused("is damaged: a value is of no kind that is known.", "Export it again.")


def named(value: Any) -> str:
    """What a name says, with its slash; nothing for what is no name. It may be of bytes that are no text."""
    return name_of(value.unparse(resolved=True)[1:]) if isinstance(value, pikepdf.Name) else ""


def name_of(written: bytes) -> str:
    """A name that stands in a file, less its slash → as dictionaries have it."""
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), written)
    return "/" + plain.decode("utf-8", "surrogateescape")


def told(value: Any) -> str:
    """A name or a text for people: short, and without what no text holds."""
    said = str(value) if isinstance(value, pikepdf.String) else named(value)[1:]
    return said.encode("utf-8", "replace").decode("utf-8")[:60] or "without a name"


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
