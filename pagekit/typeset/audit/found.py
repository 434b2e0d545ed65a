"""what was seen on the pages → Audit: figures of every page, findings with code, page and box, and notes of them.

A note tells of one kind of finding on one page, and needs nothing done: whoever judges a pack reads the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from pagekit.notes import Note, info
from pagekit.typeset.page import Box
from pagekit.units import pt

HOLE = "page-hole"
LONELY = "lonely-line"
FEET = "uneven-feet"
QUOTE = "quote-repeated"
GAPING = "line-gaping"
CUT = "subject-cut"
ORDER = "heads-out-of-order"
HYPHENED = "head-hyphenated"
JAMMED = "type-jammed"
OUTSIDE = "outside-area"

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        HOLE: "Make a picture higher, add a quote or an advert, or end the story before.",
        LONELY: "Cut or add a few words.",
        FEET: "Let a picture take or give what is left.",
        QUOTE: "Quote other words, or move the quote.",
        GAPING: "Cut or add a few words, or set fewer columns.",
        CUT: "Move the focus, or give the picture a box of its own shape.",
        ORDER: "Give each head the level and the size of its rank.",
        HYPHENED: "Say it shorter.",
        JAMMED: "Move one of the two.",
        OUTSIDE: "Move it onto the type area, or let it reach the trim.",
    }
)
"""Every code of a finding, and what to do."""
COUNTED: Mapping[str, str] = MappingProxyType(
    {
        HOLE: "holes",
        LONELY: "lonely_lines",
        FEET: "uneven_feet",
        QUOTE: "repeated_quotes",
        GAPING: "gaping_pages",
        CUT: "cut_subjects",
        ORDER: "heads_out_of_order",
        HYPHENED: "hyphenated_heads",
        JAMMED: "jams",
        OUTSIDE: "outside_area",
    }
)
"""The figure that counts the findings of each code."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that spoils a page."""

    code: str
    page: str
    """The page's name."""
    box: Box
    """Where it is. Points from the sheet's top left corner."""
    what: str

    @property
    def where(self) -> str:
        """Page and place in words."""
        left, top = pt(self.box.x).mm, pt(self.box.y).mm
        return f"page {self.page}, {left:.0f} mm from the left, {top:.0f} mm from the top"


@dataclass(frozen=True, slots=True)
class PageFigures:
    """A page in figures."""

    page: str
    white: float
    """The share of the page within its white edges that is white with white all round it, 0 to 1; without the air of
    the first head.
    """
    hole: Box | None = None
    """The largest white rectangle, where it is a finding."""
    feet: int = 0
    """Lines by which the shortest column falls short of the longest."""
    justified: int = 0
    gaping: int = 0
    """Justified lines, and those of them whose gaps are over twice the natural space."""
    worst: float = 1.0
    """The widest gap over the natural space."""
    cut: float = 0.0
    """The largest share of a picture that is cropped away."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was seen."""

    pages: tuple[PageFigures, ...]
    findings: tuple[Finding, ...]
    grid: float
    """A line of the baseline grid, in points."""

    def with_code(self, code: str, page: str = "") -> tuple[Finding, ...]:
        """The findings of one kind, on one page where that is said."""
        return tuple(one for one in self.findings if one.code == code and page in ("", one.page))

    @property
    def statistics(self) -> Mapping[str, int | float | str]:
        """The figures of all pages, flat: shares in percent."""
        pages, count = self.pages, max(len(self.pages), 1)
        justified = sum(page.justified for page in pages)
        counted = {name: len(self.with_code(code)) for code, name in COUNTED.items()}
        return {
            "white": round(100 * sum(page.white for page in pages) / count, 1),
            "white_by_page": ", ".join(f"{page.page}: {100 * page.white:.1f}" for page in pages),
            "hole_lines": max(
                (round(page.hole.height / self.grid) for page in pages if page.hole), default=0
            ),
            "uneven_lines": sum(page.feet for page in pages),
            "gaping": round(100 * sum(page.gaping for page in pages) / max(justified, 1), 1),
            "widest_gap": round(max((page.worst for page in pages), default=1.0), 2),
            "most_cut": round(100 * max((page.cut for page in pages), default=0.0)),
            **counted,
        }

    @property
    def notes(self) -> tuple[Note, ...]:
        """One note for each kind on each page, in the order of the pages."""
        order = {page.page: place for place, page in enumerate(self.pages)}
        codes = {code: place for place, code in enumerate(REMEDIES)}
        ordered = sorted(self.findings, key=lambda one: (order[one.page], codes[one.code]))
        grouped = groupby(ordered, key=lambda one: (one.page, one.code))
        return tuple(_note(list(group)) for _, group in grouped)


def _note(found: list[Finding]) -> Note:
    first = found[0]
    more = f" And {len(found) - 1} more on this page." if len(found) > 1 else ""
    return info(first.code, first.where, first.what + more, REMEDIES[first.code])


def around(boxes: Iterable[Box]) -> Box:
    """The rectangle that holds them all."""
    every = list(boxes)
    x, y = min(box.x for box in every), min(box.y for box in every)
    return Box(x, y, max(box.x + box.width for box in every) - x, max(box.bottom for box in every) - y)
