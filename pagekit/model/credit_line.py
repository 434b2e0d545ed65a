"""a credit line as a supplier wrote it → its names in their order, and through whom; or the fields of a Credit.

Seen in the trade: `AP Photo/Name`, `Name/Outlet via AP`, `REUTERS/Name`, `Name/Getty Images`, `Photograph:
Name/Agency`, `© Name`. The rules for who of several is the person:
1. A name is an agency's that is one word in capitals, or ends in Photo, Images, Pictures, Press or Agency.
2. The first of the others is the person; all the rest is the agency.
"""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^(?:(?:photo|photograph|picture|image)(?:\s+(?:credit|by|courtesy of))?\s*:?\s+|©\s*|\(c\)\s*)",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s+via\s+", re.IGNORECASE)
_PHOTO = re.compile(r"\s+photos?$", re.IGNORECASE)
_HOUSE = re.compile(r"\s(?:photos?|images|pictures|press|agency)$", re.IGNORECASE)


def names_of(line: str) -> tuple[tuple[str, ...], str | None]:
    """The names between the strokes, as they are written, and the distributor."""
    rest, *via = _VIA.split(_LEAD.sub("", line.strip()), maxsplit=1)
    names = tuple(name for part in rest.split("/") if (name := part.strip()))
    return names, via[0].strip() if via else None


def agency_name(name: str, *, alone: bool) -> str:
    """The agency's name: in "AP Photo/Name" the word Photo belongs to the line, not to the name."""
    return name if alone else _PHOTO.sub("", name)


def credit_fields(line: str) -> dict[str, str | None]:
    """Creator, agency and distributor of a whole line."""
    names, via = names_of(line)
    person = next((name for name in names if not _is_agency(name)), None)
    others = list(names)
    if person is not None:
        others.remove(person)
    agency = "/".join(agency_name(name, alone=len(names) == 1) for name in others)
    return {"creator": person, "agency": agency or None, "via": via}


def _is_agency(name: str) -> bool:
    return (len(name) > 1 and name.isupper() and " " not in name) or _HOUSE.search(name) is not None
