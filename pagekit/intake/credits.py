"""a credit line as a supplier wrote it → its parts: who made it, for whom, through whom.

Seen in the trade: `AP Photo/Name`, `Name/Outlet via AP`, `REUTERS/Name`, `Name/Getty Images`, `Photograph:
Name/Agency`, `© Name`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = re.compile(
    r"^(?:(?:photo|photograph|picture|image)(?:\s+(?:credit|by|courtesy of))?\s*:?\s+|©\s*|\(c\)\s*)",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s+via\s+", re.IGNORECASE)
_PHOTO = re.compile(r"\s+photos?$", re.IGNORECASE)
_MANDATORY = re.compile(
    r"mandatory\s+credit\s*[:\-–]\s*(?P<line>\S.*?)\s*(?:(?:;|(?<=\w\w)\.)(?:\s.*)?)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency of a credit line and its distributor."""

    name: str | None = None
    via: str | None = None


def agency_of(line: str | None, creator: str | None) -> Agency:
    """What the line says beside the creator, who is known from elsewhere. Nobody is named twice."""
    if not line:
        return Agency()
    rest, *via = _VIA.split(_LEAD.sub("", line.strip()), maxsplit=1)
    known = _same(creator)
    parts = [part.strip() for part in rest.split("/")]
    # "AP Photo/Name": the word belongs to the line, not to the agency's name.
    others = [
        _PHOTO.sub("", part) if len(parts) > 1 else part for part in parts if part and _same(part) != known
    ]
    return Agency("/".join(others) or None, via[0].strip() if via else None)


def mandatory_credit(instructions: str | None) -> str | None:
    """The line that the owner's instructions ask for: "MANDATORY CREDIT: Name/Agency"."""
    match = _MANDATORY.search(instructions or "")
    return match["line"].strip() if match else None


def same_name(one: str | None, other: str | None) -> bool:
    """True when both are the same but for case and spaces."""
    return _same(one) == _same(other)


def _same(name: str | None) -> str:
    return " ".join((name or "").casefold().split())
