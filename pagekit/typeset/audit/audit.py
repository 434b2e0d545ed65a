"""Composition + sheet + story → Audit: every page looked at, as an art director would.

Only what was decided is looked at, no picture of it is made: the rectangles of the items are on the page as they are
printed. What the sizes of heads are, and how wide words are, is asked of the pack and of the typesetter.
"""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.house.story import Figure, Story
from pagekit.layout import PrintManifest
from pagekit.typeset.audit.feet import feet, short_feet
from pagekit.typeset.audit.found import Audit, Finding, PageFigures
from pagekit.typeset.audit.gaps import gaping, gaps, justified
from pagekit.typeset.audit.heads import heads
from pagekit.typeset.audit.holes import holes, white
from pagekit.typeset.audit.jams import jams, outside
from pagekit.typeset.audit.lonely import lonely
from pagekit.typeset.audit.pictures import by_key, most_cut, subjects
from pagekit.typeset.audit.quotes import quotes
from pagekit.typeset.audit.seen import SeenPage, seen_pages
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Composition
from pagekit.typeset.sheet.area import Sheet


def audit(
    composition: Composition, *, sheet: Sheet, story: Story, manifest: PrintManifest, typesetter: Typesetter
) -> Audit:
    """What is to be seen on the pages of one story: figures of each page, and what spoils it."""
    pages = seen_pages(composition, sheet, story, manifest, typesetter.scoped())
    figures = by_key(story)
    findings: list[Finding] = []
    told: list[PageFigures] = []
    for seen in pages:
        found = list(holes(seen))
        told.append(_figures(seen, found, figures))
        findings += [
            *found,
            *lonely(seen),
            *feet(seen),
            *gaps(seen),
            *subjects(seen, figures),
            *jams(seen),
            *outside(seen),
        ]
    findings += [*quotes(pages), *heads(pages, manifest)]
    return Audit(tuple(told), tuple(findings), sheet.grid)


def _figures(seen: SeenPage, found: list[Finding], figures: Mapping[str, Figure]) -> PageFigures:
    lines = justified(seen)
    wide = gaping(lines)
    return PageFigures(
        seen.name,
        white(seen),
        found[0].box if found else None,
        max((short.lines for short in short_feet(seen)), default=0),
        len(lines),
        len(wide),
        max((line.gap for line in lines if line.gap < 1e6), default=1.0),
        most_cut(seen, figures),
    )
