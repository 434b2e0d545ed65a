"""a pack's own files → Sheet: type area, columns, lines and modules, reckoned without any of pagekit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LAYOUTS = Path(__file__).parents[3] / "layouts"
_UNITS = {"mm": 1.0, "pt": 25.4 / 72, "cm": 10.0, "in": 25.4}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a page, in millimetres."""

    width: float
    height: float
    left: float
    top: float
    right: float
    foot: float
    line: float
    gutter: float
    columns: dict[str, int]
    sold: str
    rows: int
    row_lines: int
    gap: int
    modules_top: int
    label_lines: int
    sizes: dict[str, dict[str, Any]]
    text_sizes: tuple[float, ...]
    """Of text on the grid, in points."""

    def pitch(self, name: str) -> float:
        """From one column to the next, of those of that name."""
        return (self.right - self.left + self.gutter) / self.columns[name]

    @property
    def lefts(self) -> tuple[float, ...]:
        """Where a column of any kind begins."""
        return tuple(
            self.left + place * self.pitch(name)
            for name, count in self.columns.items()
            for place in range(count)
        )

    @property
    def rights(self) -> tuple[float, ...]:
        """Where one ends."""
        return tuple(
            self.left + place * self.pitch(name) - self.gutter
            for name, count in self.columns.items()
            for place in range(1, count + 1)
        )

    def row_foot(self, row: int) -> float:
        """The foot of so many rows."""
        return self.top + (self.modules_top + row * (self.row_lines + self.gap) - self.gap) * self.line

    @property
    def middle(self) -> float:
        """The foot of the upper half."""
        return self.row_foot(self.rows // 2)


@cache
def sheet_of(pack: str, home: Path | None = None) -> Sheet:
    """The sheet of a pack: one that comes with pagekit, or a folder beside the edition."""
    table = _table(pack, home)
    name = table["options"]["paper"]["default"]
    paper, edition = table["papers"][name], table["edition"]
    width, height = mm(paper["width"]), mm(paper["height"])
    text = table["styles"]["text"]
    sizes = [text[key] for key in ("size", "size_arabic") if key in text]
    modules = edition["modules"]
    return Sheet(
        width,
        height,
        mm(paper["left"]),
        mm(paper["top"]),
        width - mm(paper["right"]),
        height - mm(paper["bottom"]),
        mm(table["baseline"]),
        mm(table.get("gutter", table["baseline"])),
        edition["columns"],
        edition["sold"],
        modules["rows"],
        modules["lines"],
        modules.get("gap", 1),
        modules.get("top", 0),
        edition.get("label_lines", 1),
        edition["sizes"],
        tuple(mm(size) / _UNITS["pt"] for size in sizes),
    )


def mm(length: str) -> float:
    """A length as it is written, in millimetres."""
    return float(length[:-2]) * _UNITS[length[-2:]]


def _table(pack: str, home: Path | None) -> dict[str, Any]:
    folder = home / pack if home is not None and "/" in pack else LAYOUTS / pack
    own = tomllib.loads((folder / "layout.toml").read_text("utf-8"))
    if "inherits" not in own:
        return own
    inherited = _table(own["inherits"], home)
    # Papers are a pack's own: those of the pack that it inherits are of other sheets.
    return _over(inherited, own)


def _over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
