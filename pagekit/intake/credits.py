"""what a picture's file says of who is owed → creator, agency and distributor, each from the best place that has it.

The rules:
1. The creator's field names the people. An agency that stands there takes the agency's place.
2. The agency is what the credit says beside them, else what the caption's credit does, else the source.
3. A caption's credit that names somebody else is left in the caption: that is for a person to sort out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pagekit.intake.instructions import mandatory_credit
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.model.agencies import known_agency
from pagekit.model.credit_line import agency_name, credit_fields, names_of

__all__ = ["Agency", "Owed", "agency_of", "fits", "mandatory_credit", "owed_by", "same_name"]

_WORDS = re.compile(r"[^\W_]+")
_BETWEEN_PEOPLE = re.compile(r"\s*[,;&/|]\s*|\s+(?:and|und|et|и|y)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency of a credit line and its distributor."""

    name: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """Who is owed, and the fields of the metadata that said so."""

    creator: str | None = None
    agency: str | None = None
    via: str | None = None
    said: tuple[tuple[str, str], ...] = ()
    """Field of the credit, field of the metadata."""


def agency_of(line: str | None, creator: str | None) -> Agency:
    """What the line says beside the creator, who is known from elsewhere. Nobody is named twice."""
    if not line:
        return Agency()
    names, via = names_of(line)
    known = {_same(name) for name in (creator, *_BETWEEN_PEOPLE.split(creator or "")) if name}
    others = [agency_name(name, alone=len(names) == 1) for name in names if not _all_known(name, known)]
    each = {_same(name): name for name in reversed(others)}
    return Agency("/".join(name for name in dict.fromkeys(others) if each[_same(name)] == name) or None, via)


def _all_known(name: str, known: set[str]) -> bool:
    return _same(name) in known or all(_same(part) in known for part in _BETWEEN_PEOPLE.split(name) if part)


def owed_by(found: PhotoMetadata, told: str | None = None) -> Owed:
    """Who is owed as the file says it; `told` is the credit that its caption holds."""
    creator, own_agency = _people(found.creator)
    line, at = found.credit, "credit"
    if creator is None:
        creator, at = next(
            (
                (name, field)
                for text, field in ((line, "credit"), (told, "caption"))
                if (name := _person(text))
            ),
            (None, ""),
        )
    else:
        at = "creator"
    credit, source, caption = (agency_of(text, creator) for text in (line, found.source, told))
    agency, agency_at = next(
        (
            (name, field)
            for name, field in (
                (credit.name, "credit"),
                (caption.name, "caption"),
                (source.name, "source"),
                (own_agency, "creator"),
            )
            if name
        ),
        (None, ""),
    )
    via, via_at = credit.via, "credit"
    if not via and (caption.name is None or same_name(caption.name, agency)):
        via, via_at = caption.via, "caption"
    said = (("creator", at), ("agency", agency_at), ("via", via_at))
    return Owed(creator, agency, via, said)


def fits(told: str, creator: str | None, agency: str | None = None) -> bool:
    """True where a caption's credit names the same as the fields do, or says nothing against them."""
    person = credit_fields(told)["creator"]
    if creator and person:
        known = {_same(name) for name in (creator, *_BETWEEN_PEOPLE.split(creator))}
        return any(_same(name) in known for name in (person, *_BETWEEN_PEOPLE.split(person)))
    if creator and not person:
        return any(_same(name) == _same(creator) for name in names_of(told)[0]) or not agency
    return (
        not agency or agency_of(told, person).name is None or same_name(agency_of(told, person).name, agency)
    )


def same_name(one: str | None, other: str | None) -> bool:
    """True when both are the same but for case, marks and the order of their words."""
    return _same(one) == _same(other)


def _people(creator: str | None) -> tuple[str | None, str | None]:
    """The people of a creator's field, and the agency that stands there."""
    if not creator:
        return None, None
    names, via = names_of(creator)
    if not names:
        return None, via
    if not any(known_agency(agency_name(name, alone=False)) for name in names):
        return "/".join(names), via
    if len(names) == 1:
        return None, names[0]
    fields = credit_fields(creator)
    return fields["creator"], fields["agency"]


def _person(line: str | None) -> str | None:
    """The person of a line of several names."""
    if not line or len(names_of(line)[0]) < 2:
        return credit_fields(line)["creator"] if line and names_of(line)[1] else None
    return credit_fields(line)["creator"]


def _same(name: str | None) -> str:
    return " ".join(sorted(_WORDS.findall((name or "").casefold())))
