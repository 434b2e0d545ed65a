"""plan.json + what was booked + the pack's own file → what is wrong. It knows nothing of the planner: numbers only."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

LAYOUTS = Path(__file__).parents[2] / "layouts"
NEAR = 0.06
"""Millimetres: rounding in the file, and no more."""


class Sheet:
    """The grid of a pack, reckoned from its file alone."""

    def __init__(self, pack: str = "tabloid") -> None:
        table = tomllib.loads((LAYOUTS / pack / "layout.toml").read_text("utf-8"))
        paper, edition = table["papers"][pack], table["edition"]
        self.line = 10 * 25.4 / 72
        self.left, self.top = _mm(paper["left"]), _mm(paper["top"])
        self.right = _mm(paper["width"]) - _mm(paper["right"])
        self.foot = _mm(paper["height"]) - _mm(paper["bottom"])
        count = edition["columns"]["half"]
        self.pitch = (self.right - self.left + 4) / count
        modules = edition["modules"]
        self.feet = [
            self.top + (modules["top"] + row * (modules["lines"] + 1) - 1) * self.line
            for row in range(1, modules["rows"] + 1)
        ]
        self.middle = modules["rows"] // 2


def faults(plan: dict[str, Any], bookings: list[dict[str, Any]], sheet: Sheet) -> list[str]:
    """Everything that is wrong with a plan; nothing where all is well."""
    booked = {booking["id"]: booking for booking in bookings}
    where = {
        box["ref"]: (page, box) for page in plan["pages"] for box in page["boxes"] if box["kind"] == "advert"
    }
    return [
        *_boxes(plan, sheet),
        *_all_told(plan, booked, where),
        *(fault for id, (page, box) in where.items() for fault in _kept(page, box, booked[id], sheet)),
        *_meetings(booked, where, plan),
    ]


def _boxes(plan: dict[str, Any], sheet: Sheet) -> Iterator[str]:
    ids = [box["id"] for page in plan["pages"] for box in page["boxes"]]
    yield from (f"{id} is there twice" for id in set(ids) if ids.count(id) > 1)
    for page in plan["pages"]:
        placed = [
            (box["id"], rect) for box in page["boxes"] if box["kind"] != "furniture" for rect in box["rects"]
        ]
        for (one, a), (other, b) in combinations(placed, 2):
            if _overlap(a, b):
                yield f"page {page['number']}: {one} and {other} overlap"
        for hole in plan["figures"]["holes"].get(str(page["number"]), []):
            for rect in hole["rects"]:
                yield from (f"{id} stands in a hole" for id, other in placed if _overlap(rect, other))
        whole = {box["id"] for box in page["boxes"] if box["why"].startswith("Supplied whole")}
        for id, (x, y, width, height) in placed:
            if id in whole:
                continue
            if x < sheet.left - NEAR or x + width > sheet.right + NEAR:
                yield f"{id} hangs out of the type area"
            if y < sheet.top - NEAR or y + height > sheet.foot + NEAR:
                yield f"{id} hangs over or under the type area"


def _all_told(plan: dict[str, Any], booked: dict[str, Any], where: dict[str, Any]) -> Iterator[str]:
    """Every booking is placed, or left out with a reason; never both."""
    out = {entry["id"]: entry["why"] for entry in plan["left_out"]}
    for id in booked:
        if (id in where) == (id in out):
            yield f"{id} is {'both placed and left out' if id in out else 'neither placed nor left out'}"
    yield from (f"{id} is left out without a reason" for id, why in out.items() if not why)


def _kept(page: dict[str, Any], box: dict[str, Any], booking: dict[str, Any], sheet: Sheet) -> Iterator[str]:
    x, y, width, height = box["rects"][0]
    id = booking["id"]
    if isinstance(booking["size"], dict) and "width" in booking["size"]:
        sold = _mm(booking["size"]["width"]), _mm(booking["size"]["height"])
        if abs(width - sold[0]) > NEAR or abs(height - sold[1]) > NEAR:
            yield f"{id} was booked at {sold} and stands at {(width, height)}"
    if booking["size"] != "ear":
        lines = (y + height - sheet.top) / sheet.line
        if abs(lines - round(lines)) * sheet.line > NEAR:
            yield f"{id}: its foot is on no line of the grid"
        if min(abs(y + height - foot) for foot in sheet.feet) > NEAR and not _stands(page, box, sheet):
            yield f"{id}: its foot is on no module, and on nothing under it"
        at_left = abs((x - sheet.left) / sheet.pitch - round((x - sheet.left) / sheet.pitch)) * sheet.pitch
        after = (x + width + 4 - sheet.left) / sheet.pitch
        if min(at_left, abs(after - round(after)) * sheet.pitch) > NEAR:
            yield f"{id}: neither edge is on a column"
    musts, number, middle = booking.get("musts", {}), page["number"], sheet.feet[sheet.middle - 1]
    held = {
        "hand": (number % 2 == 1) == (musts.get("hand") == "right"),
        "page": number == musts.get("page"),
        "section": page["section"] == musts.get("section"),
        "front": (number == 1) == musts.get("front"),
        "half": y + height <= middle + NEAR if musts.get("half") == "upper" else y >= middle - NEAR,
    }
    yield from (
        f"{id}: its must {name} is not kept" for name, kept in held.items() if name in musts and not kept
    )


def _stands(page: dict[str, Any], box: dict[str, Any], sheet: Sheet) -> bool:
    """True for what stands on another box, with a line for its label and one between."""
    x, y, width, height = box["rects"][0]
    for other in page["boxes"]:
        left, top, wide, _ = other["rects"][0]
        across = min(x + width, left + wide) - max(x, left) > NEAR
        if across and sheet.line - NEAR <= top - y - height <= 3 * sheet.line + NEAR:
            return True
    return False


def _meetings(booked: dict[str, Any], where: dict[str, Any], plan: dict[str, Any]) -> Iterator[str]:
    last = len(plan["pages"])
    for id, (page, _) in where.items():
        musts, number = booked[id].get("musts", {}), page["number"]
        facing = number + 1 if number % 2 == 0 else number - 1
        spread = {number, facing} if number > 1 and 1 < facing <= last else {number}
        near = spread if musts.get("apart_on") == "spread" else {number}
        for other, (theirs, _) in where.items():
            if other == id:
                continue
            if booked[other].get("category") in musts.get("apart", ()) and theirs["number"] in near:
                yield f"{id} stands near {other}, another for {booked[other]['category']}"
            grouped = musts.get("group") and booked[other].get("musts", {}).get("group") == musts["group"]
            if grouped and theirs["number"] not in spread:
                yield f"{id} and {other} must stand together"


def _overlap(one: list[float], other: list[float]) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > NEAR and down > NEAR


def _mm(text: str) -> float:
    return float(text.removesuffix("mm"))
