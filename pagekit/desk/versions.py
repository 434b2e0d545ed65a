"""a distribution → its version, and whether that is in the range that is needed (PEP 440, releases only).

Enough for the ranges that pagekit itself writes down, such as ">=2.11,<3"; nothing here resolves anything.
"""

from __future__ import annotations

import re
from importlib import metadata

_REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9._-]+)\s*(?:\[[^]]*\])?\s*([^;]*)")
_BOUND = re.compile(r"(>=|<)\s*(\d+(?:\.\d+)*)")


def version_of(distribution: str) -> str | None:
    """The installed version, or None."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def ranges_of(distribution: str) -> dict[str, str]:
    """What the distribution asks for, plain name → range. Empty in a checkout that is not installed."""
    try:
        lines = metadata.requires(distribution) or []
    except metadata.PackageNotFoundError:
        return {}
    found = (match for line in lines if (match := _REQUIREMENT.match(line)))
    return {plain_name(match[1]): match[2].replace(" ", "") for match in found}


def plain_name(distribution: str) -> str:
    """The name as an index knows it: small letters, one hyphen (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def fits(version: str, wanted: str) -> bool:
    """True when the version lies in a range such as ">=2.11,<3"."""
    here = _numbers(version)
    bounds = [(sign, _numbers(bound)) for sign, bound in _BOUND.findall(wanted)]
    return all(here >= bound if sign == ">=" else here < bound for sign, bound in bounds)


def _numbers(version: str) -> tuple[int, ...]:
    release = re.match(r"\d+(?:\.\d+)*", version)
    parts = [int(part) for part in release[0].split(".")] if release else []
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
