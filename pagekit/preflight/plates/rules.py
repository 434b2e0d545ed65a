"""the rules about finished plates: their names and titles, what they are asked, what they found."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.notes import Severity
from pagekit.preflight.facts import Sheet
from pagekit.preflight.finding import Finding
from pagekit.preflight.looked import BlackRun


@dataclass(frozen=True, slots=True)
class PlateRule:
    """One rule that is asked of plates."""

    name: str
    title: str
    source: str
    severity: Severity


INK = PlateRule(
    "plates-ink",
    "No area of the plates takes more ink than the paper bears",
    "content: total ink of the condition, on areas of 15 mm² and more",
    Severity.ERROR,
)
BLACK = PlateRule(
    "plates-black-type",
    "Black type lies on the black plate alone",
    "content: black type is black alone, as the plates show it",
    Severity.ERROR,
)
KNOCKED = PlateRule(
    "plates-overprint",
    "Black type that overprints does so on the plates",
    "content: black type overprints, as the plates show it",
    Severity.WARNING,
)
PLATE_RULES: tuple[PlateRule, ...] = (INK, BLACK, KNOCKED)


@dataclass(frozen=True, slots=True)
class PlatesAsked:
    """What the plates are held against."""

    total_ink: float
    sheets: tuple[Sheet, ...]
    black: tuple[BlackRun, ...]
    spots: int = 0


@dataclass(frozen=True, slots=True)
class Plated:
    """What they showed."""

    findings: tuple[Finding, ...]
    stopped: tuple[str, ...] = ()
    most_ink: float = 0.0
    """On any spot of any page, in percent."""
