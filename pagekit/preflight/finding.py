"""what a rule says of a page → Finding: the rule, the page, the places in millimetres, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pagekit.notes import Note, Severity


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in millimetres from the top left corner of the trimmed page, as it is looked at."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        width, height, x, y = (f"{_tidy(side, 1):.1f}" for side in (self.width, self.height, self.x, self.y))
        return f"{width} × {height} mm at {x}, {y}"

    def as_dict(self) -> dict[str, float]:
        """For JSON."""
        return {
            "x_mm": _tidy(self.x, 2),
            "y_mm": _tidy(self.y, 2),
            "width_mm": _tidy(self.width, 2),
            "height_mm": _tidy(self.height, 2),
        }


def _tidy(value: float, places: int) -> float:
    """Rounded, and nothing is never less than nothing."""
    return round(value, places) + 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. The same fault at several places of a page is one finding."""

    severity: Severity
    rule: str
    what: str
    remedy: str
    page: int | None = None
    """Counted from 1; None for the file as a whole."""
    boxes: tuple[Box, ...] = ()
    """Where: not more than are worth marking."""
    count: int = 1
    """At how many places it is."""
    sample: str = ""
    """The first words, or the name, of what it is about."""

    @property
    def box(self) -> Box | None:
        """The first place."""
        return self.boxes[0] if self.boxes else None

    @property
    def where(self) -> str:
        """For people."""
        if self.page is None:
            return "the file"
        return f"page {self.page}, {self.box}" if self.box else f"page {self.page}"

    def as_note(self) -> Note:
        """For a report."""
        sample = f" First: {self.sample}." if self.sample else ""
        more = f" The same at {self.count - 1} more places of the page." if self.count > 1 else ""
        return Note(self.severity, self.rule, self.where, f"{self.what}{sample}{more}", self.remedy)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "severity": str(self.severity),
            "rule": self.rule,
            "page": self.page,
            "boxes": [box.as_dict() for box in self.boxes],
            "count": self.count,
            "what": self.what,
            "sample": self.sample,
            "remedy": self.remedy,
        }

    def and_at(self, boxes: tuple[Box, ...], most: int) -> Finding:
        """The same fault at another place, too."""
        return replace(self, boxes=(self.boxes + boxes)[:most], count=self.count + 1)
