"""what a job found → Looked, as it comes back from its process: plain data."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.preflight.facts import Sheet
from pagekit.preflight.finding import Finding
from pagekit.preflight.walk.matrix import Corners


@dataclass(frozen=True, slots=True)
class BlackRun:
    """Type that is black alone by what the page says: the plates must show it so."""

    page: int
    box: Corners
    overprints: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """The findings, and which rules were asked."""

    findings: tuple[Finding, ...]
    asked: tuple[str, ...]
    """The rules that were, by name, in order."""
    stopped: tuple[str, ...]
    """What was not looked at, and why."""
    not_asked: tuple[str, ...]
    pages: int
    claim: str = ""
    spots: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    black: tuple[BlackRun, ...] = ()
