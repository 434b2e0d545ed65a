"""the rules, in the order in which they are told and numbered; and all of them as a list for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pagekit.notes import Severity
from pagekit.preflight.facts import FileSeen, PageSeen
from pagekit.preflight.plates.rules import PLATE_RULES
from pagekit.preflight.rules import (
    booked,
    boxes,
    colours,
    edges,
    fonts,
    forbidden,
    identity,
    inks,
    intents,
    letters,
    lines,
    pictures,
    transparency,
)
from pagekit.preflight.rules.rule import Rule

FILE_RULES: tuple[Rule[FileSeen], ...] = (
    *identity.RULES, *intents.RULES, *forbidden.RULES, *boxes.RULES, *colours.RULES, *inks.RULES,
    *booked.RULES,
)  # fmt: skip
PAGE_RULES: tuple[Rule[PageSeen], ...] = (
    *forbidden.PAGE_RULES, *boxes.PAGE_RULES, *fonts.PAGE_RULES, *colours.PAGE_RULES, *transparency.PAGE_RULES,
    *pictures.PAGE_RULES, *inks.PAGE_RULES, *letters.PAGE_RULES, *lines.PAGE_RULES, *edges.PAGE_RULES,
    *booked.PAGE_RULES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A rule as people read it."""

    name: str
    title: str
    source: str
    severity: Severity


def every() -> Iterator[Told]:
    """All rules, those about plates last."""
    for file in FILE_RULES:
        yield Told(file.name, file.title, file.source, file.severity)
    for page in PAGE_RULES:
        yield Told(page.name, page.title, page.source, page.severity)
    for plate in PLATE_RULES:
        yield Told(plate.name, plate.title, plate.source, plate.severity)
