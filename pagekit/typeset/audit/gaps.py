"""a SeenPage → how many of its justified lines gape, and the worst of them."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.typeset.audit.found import GAPING, Finding
from pagekit.typeset.audit.seen import SeenLine, SeenPage

TWICE = 2.0
"""A line gapes when its word spaces are over twice the natural one."""
SHARE = 0.08
"""The share of a page's justified lines that may gape."""
FEW = 2
"""Lines that gape on a page without being seen, however few lines there are."""
WORST = 3.0
"""A gap that is seen on any page."""
OPENING = 28


def justified(seen: SeenPage) -> tuple[SeenLine, ...]:
    """The page's justified lines."""
    return tuple(line for line in seen.lines if line.piece.justified)


def gaping(lines: tuple[SeenLine, ...]) -> tuple[SeenLine, ...]:
    """Those that gape, the worst first."""
    return tuple(sorted((line for line in lines if line.gap > TWICE), key=lambda line: -line.gap))


def gaps(seen: SeenPage) -> Iterator[Finding]:
    """The page's finding, at its worst line."""
    every = justified(seen)
    wide = gaping(every)
    if not wide:
        return
    worst = wide[0]
    many = len(wide) > max(FEW, SHARE * len(every))
    if many or worst.gap > WORST:
        short = worst.words if len(worst.words) <= OPENING else worst.words[:OPENING].rstrip() + "…"
        what = (
            f"{len(wide)} of {len(every)} justified lines gape over twice the natural space, "
            f"the worst {worst.gap:.1f} times: “{short}”."
        )
        yield Finding(GAPING, seen.name, worst.ink, what)
