"""a page of a stranger's PDF → its Sheet, its content gone through, what lies on it: PageSeen."""

from __future__ import annotations

from typing import Any

import pikepdf

from pagekit.foreign.sheet import inherited
from pagekit.preflight.bounds import MAX_CONTENT, MAX_PIECES
from pagekit.preflight.facts import Annotation, PageSeen, Sheet
from pagekit.preflight.identity import text
from pagekit.preflight.walk.budget import Budget, Enough
from pagekit.preflight.walk.machine import Kept, Machine
from pagekit.preflight.walk.matrix import Corners
from pagekit.preflight.walk.operators import OPERATORS
from pagekit.preflight.walk.reading import dictionary, entry, items, named, number, numbers
from pagekit.preflight.walk.streams import unpacked

_LETTER: Corners = (0.0, 0.0, 612.0, 792.0)
_MAX_ANNOTATIONS = 2_000
_MAX_SIDE = 1e6


def sheet_of(page: pikepdf.Dictionary, number_: int) -> Sheet:
    """Its boxes, in points."""
    unit = number(page.get("/UserUnit"), 1.0)
    unit = unit if 0 < unit <= 75_000 else 1.0
    media = _box(inherited(page, "/MediaBox"), unit)
    faults = [] if media else ["it has no MediaBox that can be read"]
    said = inherited(page, "/Rotate")
    turn = number(said)
    if turn % 90:
        faults.append(f"its Rotate is {turn:g}")
    return Sheet(
        number_,
        media or _LETTER,
        _box(inherited(page, "/CropBox"), unit),
        _box(page.get("/BleedBox"), unit),
        _box(page.get("/TrimBox"), unit),
        _box(page.get("/ArtBox"), unit),
        int(turn) % 360 if turn % 90 == 0 else 0,
        unit,
        tuple(faults),
    )


def _box(value: Any, unit: float) -> Corners | None:
    read = numbers(value, 4)
    if read is None or any(abs(side) > _MAX_SIDE for side in read):
        return None
    (left, right), (low, high) = sorted(read[::2]), sorted(read[1::2])
    if right <= left or high <= low:
        return None
    return left * unit, low * unit, right * unit, high * unit


def page_seen(page: pikepdf.Dictionary, sheet: Sheet, kept: Kept, budget: Budget) -> PageSeen:
    """The page, gone through as far as it may be."""
    unit = sheet.unit
    machine = Machine(kept, budget, OPERATORS, sheet.media, (unit, 0.0, 0.0, unit, 0.0, 0.0))
    budget.new_page()
    resources = inherited(page, "/Resources")
    stopped = ""
    try:
        machine.run(_content(page, machine, budget), resources)
    except Enough as problem:
        stopped = problem.what
    group = dictionary(page.get("/Group"))
    transparent = named(entry(group, "/S")) == "/Transparency"
    mixing = entry(group, "/CS") if transparent else None
    return PageSeen(
        sheet,
        tuple(machine.events),
        tuple(machine.faults),
        stopped,
        _annotations(page, unit),
        transparent,
        None if mixing is None else kept.colours.space(mixing, resources),
    )


def _content(page: pikepdf.Dictionary, machine: Machine, budget: Budget) -> bytes:
    """All the pieces in one: an operator may begin in one and end in the next. Raises Enough."""
    said = page.get("/Contents")
    if isinstance(said, pikepdf.Array) and len(said) > MAX_PIECES:
        machine.fault(f"its content is cut into more than {MAX_PIECES:,} pieces")
    parts, left = [], MAX_CONTENT
    for piece in items(said, MAX_PIECES):
        if not isinstance(piece, pikepdf.Stream):
            machine.fault("a piece of its content is missing")
            continue
        data, wrong = unpacked(piece, left)
        budget.content(len(data) + 1)
        left -= len(data)
        if wrong:
            machine.fault(wrong)
        parts.append(data)
    return b"\n".join(parts)


def _annotations(page: pikepdf.Dictionary, unit: float) -> tuple[Annotation, ...]:
    return tuple(
        Annotation(text(entry(one, "/Subtype")) or "of no kind", _box(entry(one, "/Rect"), unit))
        for one in items(page.get("/Annots"), _MAX_ANNOTATIONS)
    )
