"""a credit line → what it says beside the creator; the owner's instructions → the line that they ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pagekit.model.credit_line import agency_name, names_of

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
    names, via = names_of(line)
    known = _same(creator)
    others = (agency_name(name, alone=len(names) == 1) for name in names if _same(name) != known)
    return Agency("/".join(others) or None, via)


def mandatory_credit(instructions: str | None) -> str | None:
    """The line that the owner's instructions ask for: "MANDATORY CREDIT: Name/Agency"."""
    match = _MANDATORY.search(instructions or "")
    return match["line"].strip() if match else None


def same_name(one: str | None, other: str | None) -> bool:
    """True when both are the same but for case and spaces."""
    return _same(one) == _same(other)


def _same(name: str | None) -> str:
    return " ".join((name or "").casefold().split())
