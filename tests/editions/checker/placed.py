"""plan.json → Pages of Boxes, and what the letters of the PDF have to do with them: which box each of them stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.editions.checker.seen import Letter, SeenPage
from tests.editions.checker.sheet import Sheet

NEAR = 0.06
"""Millimetres: rounding in the file, and no more."""
LOOSE = 0.7
"""Millimetres that a letter may reach out of its box: marks that hang in the margin."""
Rect = tuple[float, float, float, float]


@dataclass(slots=True)
class Box:
    """A box of a page, and the letters that stand in it."""

    id: str
    ref: str
    kind: str
    rects: tuple[Rect, ...]
    page: int
    part: int
    parts: int
    jump: bool
    letters: list[Letter] = field(default_factory=list)

    @property
    def bounds(self) -> Rect:
        """The rectangle round all of it."""
        left, top = min(rect[0] for rect in self.rects), min(rect[1] for rect in self.rects)
        right = max(rect[0] + rect[2] for rect in self.rects)
        foot = max(rect[1] + rect[3] for rect in self.rects)
        return left, top, right - left, foot - top

    def holds(self, letter: Letter) -> bool:
        """Whether a letter stands in it whole."""
        return any(
            x - LOOSE <= letter.x
            and letter.right <= x + width + LOOSE
            and y - LOOSE <= letter.y <= y + height + LOOSE
            for x, y, width, height in self.rects
        )


@dataclass(slots=True)
class Page:
    """A page of the plan."""

    number: int
    section: str
    boxes: list[Box]
    astray: list[Letter] = field(default_factory=list)
    """Letters that stand in no box."""

    def of(self, *kinds: str) -> list[Box]:
        """The boxes of these kinds."""
        return [box for box in self.boxes if box.kind in kinds]


def pages_of(plan: dict[str, Any]) -> list[Page]:
    """The pages that a plan has."""
    return [
        Page(page["number"], page["section"], [_box(box, page["number"]) for box in page["boxes"]])
        for page in plan["pages"]
    ]


def _box(box: dict[str, Any], page: int) -> Box:
    rects = tuple((rect[0], rect[1], rect[2], rect[3]) for rect in box["rects"])
    part, parts = box.get("part", 1), box.get("parts", 1)
    return Box(box["id"], box["ref"], box["kind"], rects, page, part, parts, box.get("jump", True))


def share_letters(page: Page, seen: SeenPage, sheet: Sheet) -> None:
    """Give each letter to the box that it stands in: to furniture only where nothing else is."""
    boxes = sorted(page.boxes, key=lambda box: box.kind == "furniture")
    labels = [_label(box, sheet) for box in page.of("advert", "house")]
    last: Box | None = None
    for letter in seen.letters:
        # Letters come line by line: the next one mostly stands where the last one does.
        if last is None or last.kind == "furniture" or not last.holds(letter):
            last = next((box for box in boxes if box.holds(letter)), None)
        if last is not None:
            last.letters.append(letter)
        elif not any(label.holds(letter) for label in labels):
            page.astray.append(letter)


def _label(box: Box, sheet: Sheet) -> Box:
    """The two lines over an advert, in which its label stands."""
    x, y, width, _ = box.rects[0]
    room = 2 * sheet.line
    return Box(box.id, box.ref, "label", ((x, y - room, width, room),), box.page, 1, 1, jump=False)
