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
        return f"{self.width:.1f} × {self.height:.1f} mm at {self.x:.1f}, {self.y:.1f}"

    def as_dict(self) -> dict[str, float]:
        """For JSON."""
        return {
            "x_mm": round(self.x, 2),
            "y_mm": round(self.y, 2),
            "width_mm": round(self.width, 2),
            "height_mm": round(self.height, 2),
        }


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
