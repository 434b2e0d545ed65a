"""what was decided → EditionPlan: the boxes of every page, the holes, what is left out and why; and as plan.json.

Lengths are millimetres from the trim's top left, x to the right, y down.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pagekit.layout import Layout, Paper
from pagekit.model import Booking, Edition
from pagekit.notes import Note, Report
from pagekit.typeset.story.shapes import Stand

SCHEMA = 1
Kind = Literal["story", "advert", "house", "filler", "standing", "lines", "furniture"]
Rect = tuple[float, float, float, float]
"""x, y, width, height."""
TOUCH = 0.1
"""Millimetres that boxes may share and still only touch."""


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return across > TOUCH and min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1]) > TOUCH


@dataclass(frozen=True, slots=True)
class PlanBox:
    """A box of a page. `ref` is the id of the story, booking or standing item that stands in it."""

    id: str
    ref: str
    kind: Kind
    rects: tuple[Rect, ...]
    why: str = ""
    part: int = 1
    parts: int = 1
    jump: bool = True
    """False: what stands here may not go on elsewhere."""
    pinned: bool = False
    size: str = ""
    """What it was sold as, or how large it is, in words; not part of the file."""
    lead: bool = False
    """It leads its page; not part of the file: of the stories of a page the one of the highest rank does."""
    stand: Stand | None = None
    """Which columns of text a story's head and picture stand over; not part of the file."""
    size_of_head: float = 0.0
    """In points; not part of the file."""

    @property
    def rect(self) -> Rect:
        """The first of its rectangles: of an advert the only one."""
        return self.rects[0]

    def as_dict(self) -> dict[str, Any]:
        """The box as plan.json has it."""
        return {
            "id": self.id,
            "ref": self.ref,
            "kind": self.kind,
            "rects": [[round(side, 3) for side in rect] for rect in self.rects],
            "part": self.part,
            "parts": self.parts,
            "jump": self.jump,
            "pinned": self.pinned,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Hole:
    """What is left of a page for stories: rectangles that touch each other, and the columns across each of them."""

    rects: tuple[Rect, ...]
    columns: tuple[float, ...]
    """Of those that adverts are sold by."""
    lines: tuple[int, ...]
    area: float
    """In square millimetres."""
    strips: frozenset[tuple[int, int, int]] = frozenset()
    """Of each column of the grid its free lines: column, first line, line after the last."""

    def as_dict(self) -> dict[str, Any]:
        """The hole as the figures of plan.json have it."""
        return {
            "rects": [[round(side, 3) for side in rect] for rect in self.rects],
            "columns": list(self.columns),
            "lines": list(self.lines),
            "mm2": round(self.area),
        }


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page: its number, what it is, what stands on it, and what is left for stories."""

    number: int
    label: str
    section: str
    design: str
    boxes: tuple[PlanBox, ...] = ()
    holes: tuple[Hole, ...] = ()
    kind: str = "plain"
    """What the edition makes of it: front, section-front, plain, standing, supplied."""
    colour: bool = True
    """False: its plates are printed in black alone; not part of the file."""
    refused_topics: frozenset[str] = frozenset()
    """Those that adverts of this page must not stand beside, in lower case; not part of the file."""
    unwanted_topics: frozenset[str] = frozenset()
    """Those that they are rather not to stand beside."""

    @property
    def news(self) -> float:
        """The area that is left for stories, in square millimetres."""
        return sum(hole.area for hole in self.holes)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the edition, and why."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """The fewest things that cannot all be had."""

    ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class EditionPlan:
    """Where everything of an edition stands. `notes` say what an editor should know."""

    edition: Edition
    layout: Layout
    paper: Paper
    pages: tuple[PlannedPage, ...]
    left_out: tuple[LeftOut, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    cost: float = 0.0
    """What its stories cost as they stand, by the pack's costs; not part of the file."""
    others: Mapping[int, tuple[PlannedPage, ...]] = field(default_factory=dict)
    """The number of a page → the same with its adverts stacked otherwise; not part of the file."""

    def __repr__(self) -> str:
        boxes = sum(len(page.boxes) for page in self.pages)
        told = f"{len(self.pages)} pages, {boxes} boxes, {len(self.left_out)} left out"
        return f"<EditionPlan {self.edition.name!r}: {told}>"

    @property
    def bookings(self) -> Mapping[str, Booking]:
        """The bookings of the edition by their ids."""
        return {str(booking.id): booking for booking in self.edition.bookings}

    @property
    def report(self) -> Report:
        """The verdict: its notes, and the figures that are numbers or words."""
        plain = {name: value for name, value in self.figures.items() if isinstance(value, int | float | str)}
        return Report(self.edition.name, self.notes, plain)

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain data."""
        # Where stories stand nothing is left any more.
        holes = {
            str(page.number): [hole.as_dict() for hole in page.holes]
            for page in self.pages
            if page.holes and not any(box.kind in {"story", "filler"} for box in page.boxes)
        }
        return {
            "schema": SCHEMA,
            "pages": [
                {
                    "number": page.number,
                    "label": page.label,
                    "section": page.section,
                    "boxes": [box.as_dict() for box in page.boxes],
                }
                for page in self.pages
            ],
            "left_out": [{"id": one.id, "why": one.why} for one in self.left_out],
            "conflicts": [{"ids": list(one.ids), "why": one.why} for one in self.conflicts],
            "figures": {**self.figures, "holes": holes},
        }

    def to_json(self) -> str:
        """The plan as JSON text: the content of plan.json."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1) + "\n"

    def run_sheet(self) -> str:
        """The adverts that stand, in the order of pages, as CSV: booking, advertiser, page, size, creative, rate."""
        table = io.StringIO()
        rows = csv.writer(table, lineterminator="\r\n")
        rows.writerow(("booking", "advertiser", "page", "size", "creative", "rate"))
        for page in self.pages:
            for box in page.boxes:
                booking = self.bookings.get(box.ref)
                if box.kind == "advert" and booking is not None:
                    file = getattr(booking.creative, "src", "missing")
                    rows.writerow(
                        (box.ref, booking.advertiser or "", page.number, box.size, file, booking.rate or "")
                    )
                elif box.kind == "house":
                    rows.writerow((box.ref, "house advert", page.number, box.size, "", ""))
        return table.getvalue()

    def _repr_html_(self) -> str:
        return self.report._repr_html_()
