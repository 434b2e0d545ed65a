"""a flow that is done → what a person should see: rules that could not be kept, feet that fall short, statistics, and
the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pagekit.notes import Note, error, info, unique, warning
from pagekit.typeset.flow.parts import Stood, TextPart, boxes, texts
from pagekit.typeset.flow.run import FlowRun
from pagekit.typeset.matter import FlowBox, FlowText

OPENING = 28
"""Letters of a text that a note quotes."""
LONG_FOOT = 3
"""A foot that falls short by so many lines is seen by everybody."""

BREACHES = frozenset({"orphan", "widow", "page-hyphen", "stranded-head", "whole-broken"})
"""What nobody may see: the codes of their notes."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a part of an item stands: page, frame (its place in the chain's page list), first grid line, grid lines,
    text lines.
    """

    item: int
    page: int
    frame: int
    line: int
    slots: int
    lines: int
    """Lines of text; 0 for a box."""
    first: int
    """The first of them, counted in the item; of a box, its first row."""
    beside: tuple[int, ...] = ()
    """The other frames that a box stands across."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A leg that ends short though text goes on."""

    page: int
    frame: int
    lines: int


def record(stood: Sequence[Stood]) -> tuple[Taken, ...]:
    """Which slots each item took, in the order of the matter."""
    rows = []
    for one in sorted(stood, key=lambda one: (one.part.item, one.part.first)):
        part, slot = one.part, one.slots[0]
        lines = part.lines if isinstance(part, TextPart) else 0
        others = sorted({other.frame for other in one.slots} - {slot.frame})
        rows.append(
            Taken(part.item, one.page, slot.frame, slot.line, part.taken, lines, part.first, tuple(others))
        )
    return tuple(rows)


def feet(run: FlowRun) -> tuple[Foot, ...]:
    """The legs that end short though text goes on after them."""
    going_on = run.filled if run.left() else run.filled[:-1]
    return tuple(
        Foot(one.leg.page, one.leg.slots[0].frame, one.free) for one in going_on if one.free and one.leg.slots
    )


def flow_statistics(run: FlowRun, overset: int) -> Mapping[str, int | float | str]:
    """How the frames were filled."""
    codes = [note.code for note in _broken_rules(run)]
    used = {(one.page, one.slots[0].frame) for one in run.stood if one.slots}
    return {
        "frames": len(used),
        "lines": sum(one.part.taken for one in run.stood),
        "free": run.free(),
        "depth": depth(run),
        "overset": overset,
        "short_feet": len(feet(run)),
        "short_lines": sum(foot.lines for foot in feet(run)),
        "orphans": codes.count("orphan"),
        "widows": codes.count("widow"),
        "page_hyphens": codes.count("page-hyphen"),
        "column_hyphens": codes.count("column-hyphen"),
        "stranded_heads": codes.count("stranded-head"),
    }


def depth(run: FlowRun) -> int:
    """How far down the last page goes: the number of the lowest grid line that something stands on, counted from 1."""
    last = max((one.page for one in run.stood), default=0)
    return max((slot.line + 1 for one in run.stood if one.page == last for slot in one.slots), default=0)


def breaches(run: FlowRun) -> int:
    """How many rules of the foot could not be kept."""
    return sum(note.code in BREACHES for note in _broken_rules(run))


def audit(run: FlowRun, overset: int, mm: float) -> tuple[Note, ...]:
    """The notes of a flow."""
    notes = [note for note in _broken_rules(run) if note.code != "column-hyphen"]
    notes += _boxes(run)
    notes += [note for _, part in boxes(run.stood) for note in part.box.notes]
    notes += [_foot(foot) for foot in feet(run) if foot.lines >= LONG_FOOT]
    if overset:
        notes.append(_overset(run, overset, mm))
    return unique(notes)


def _broken_rules(run: FlowRun) -> Iterator[Note]:
    """Every break between two legs that a rule forbids."""
    every = sorted(texts(run.stood), key=lambda pair: (pair[1].item, pair[1].first))
    for item, group in groupby(every, key=lambda pair: pair[1].item):
        text, parts = run.matter[item], list(group)
        ends: list[tuple[Stood, TextPart] | None] = [*parts[1:], *([] if parts[-1][1].last else [None])]
        for above, below in zip(parts, ends, strict=False):
            yield from _break(run, above, below)
            if isinstance(text, FlowText) and (text.whole or text.keep_next):
                what = "no frame holds it whole; it is broken."
                yield warning("whole-broken", _where(run, above[0]), what, "Give it a taller frame.")
    for (above_one, _), (below_one, _) in pairwise(every):
        yield from _stranded(run, above_one, below_one)


def _break(
    run: FlowRun, above: tuple[Stood, TextPart], below: tuple[Stood, TextPart] | None
) -> Iterator[Note]:
    one, part = above
    where = _where(run, one)
    if part.lines == 1:
        what = "one line of the paragraph stands alone at the foot."
        yield warning("orphan", where, what, "Give the frame a line more or less.")
    if below and below[1].lines == 1 and below[1].last:
        what = "the paragraph's last line stands alone at the head."
        yield warning("widow", _where(run, below[0]), what, "Cut or add a few words.")
    if part.cast.lines[part.first + part.lines - 1].hyphen:
        turns = below is None or below[0].page != one.page
        code, what = ("page-hyphen", "page") if turns else ("column-hyphen", "column")
        yield warning(
            code, where, f"a word is divided over the end of the {what}.", "Cut or add a few words above."
        )


def _stranded(run: FlowRun, above: Stood, below: Stood) -> Iterator[Note]:
    """A head whose text begins in another frame."""
    head = run.matter[above.part.item]
    if not isinstance(head, FlowText) or not head.keep_next or above.part.item == below.part.item:
        return
    between = run.matter[above.part.item + 1 : below.part.item]
    if above.frame is not below.frame and not any(isinstance(one, FlowBox) for one in between):
        what = "the head stands without what it heads."
        yield warning("stranded-head", _where(run, above), what, "Give the frame more lines.")


def _boxes(run: FlowRun) -> Iterator[Note]:
    tall = {part.item for _, part in boxes(run.stood) if part.tall}
    for one, part in boxes(run.stood):
        where = _where(run, one)
        if part.tall:
            what = "a part of the box is taller than any frame; it stands over the frame's foot."
            yield error("too-tall", where, what, "Make the box lower, or give it a taller frame.")
        elif part.item not in tall and (part.first or not part.last):
            yield info("box-broken", where, "the box is taller than its frame; it is broken between rows.")


def _foot(foot: Foot) -> Note:
    return info(
        "short-foot",
        f"page {foot.page}, frame {foot.frame + 1}",
        f"{foot.lines} lines stay empty at the foot.",
        "Let a picture or a box near by float.",
    )


def _overset(run: FlowRun, lines: int, mm: float) -> Note:
    first = run.left()[0]
    what = f"{lines} lines ({mm:.0f} mm) do not go in, from {_opening(run, first)} on."
    if not run.chain.legs:
        what = f"{lines} lines ({mm:.0f} mm) do not go in: no frame is wide and high enough for a line."
    return error("overset", "text", what, "Cut the text, make a picture lower, or give it more room.")


def _where(run: FlowRun, one: Stood) -> str:
    frame = one.slots[0].frame + 1 if one.slots else 1
    return f"page {one.page}, frame {frame}, {_opening(run, one.part.item)}"


def _opening(run: FlowRun, item: int) -> str:
    flowing = run.matter[item]
    if isinstance(flowing, FlowBox):
        return f"the {flowing.kind} at place {item + 1}"
    text = flowing.paragraph.text
    short = text if len(text) <= OPENING else text[:OPENING].rstrip() + "…"
    return f"“{short}”"
