"""Drafter → the Draft that is printed: the search over the ways to set an article, for a page saved or well filled.

The rules:
1. When the story would run a few lines into another page, paragraphs are set tighter; when it would run a little way,
   the lead picture gives up height, down to the pack's least shape, until the page is saved; then the desk's shorter
   head is tried. What cannot save the page, however well it goes, is not tried.
2. Where the pack has stories open on a spread, the picture fills the page before the text, unless the story ends on one
   page with its picture over its columns. Text begins under the opening's head where that saves a page.
3. A story that opens so without its picture has air above its head, as much as costs no page.
"""

from __future__ import annotations

import math
from dataclasses import replace

from pagekit.notes import Note, info
from pagekit.typeset.article.draft import LEAST_TEXT, Choice, Draft, Drafter
from pagekit.typeset.article.opening import ENOUGH, FACING, HEAD_SINKS, LOWEST_HEAD
from pagekit.typeset.flow.flow import MM
from pagekit.typeset.lines.headline import Headline

SHORTER_HEAD = info(
    "headline-shorter",
    "headline_variants",
    "a shorter head of the desk was taken: so the story ends on the page before.",
)


def best_draft(drafter: Drafter) -> Draft:
    """The draft that faces its opening, or the one without when the story ends on one page then."""
    ground = drafter.ground
    plain = Choice(headline=ground.matter.headline)
    opened = replace(plain, first=FACING, opening=ground.opening(plain.headline))
    if opened.opening is None:
        return _aired(drafter, _fitted(drafter, plain))
    facing, sheet = _facing(drafter, opened), ground.sheet
    room = (sheet.foot - facing.head_ends(sheet.y)) / sheet.grid * sheet.columns
    if facing.last == facing.first and facing.lines_on(facing.first) < ENOUGH * room:
        alone = _fitted(drafter, plain)
        if alone.last == alone.first:
            return alone
    return facing


def _aired(drafter: Drafter, draft: Draft) -> Draft:
    """The draft with air above its head, where there is no picture and no page is lost by it."""
    ground = drafter.ground
    if ground.setup.opening != "spread" or ground.lead_lines()[0] or not draft.head:
        return draft
    grid = ground.sheet.grid
    most = LOWEST_HEAD * ground.sheet.paper.height.points - draft.head_ends(0.0)
    for sink in (lines for lines in HEAD_SINKS if lines * grid <= most):
        lower = drafter.draft(Choice(draft.first, draft.choice.headline, sink=sink))
        if lower.last <= draft.last:
            return replace(lower, notes=draft.notes)
    return draft


def _facing(drafter: Drafter, opened: Choice) -> Draft:
    """The draft that faces its opening. Its text begins under the opening's head where that saves a page."""
    kept = opened.opening
    room = kept.room if kept and kept.room >= LEAST_TEXT else 0
    draft = drafter.draft(replace(opened, under=room)) if room else _fitted(drafter, opened)
    spare = kept.spare if kept else 0
    over = math.ceil(draft.lines_on(draft.last) / drafter.ground.sheet.columns)
    for lines in range(max(LEAST_TEXT, over), spare + 1) if draft.last > FACING else ():
        headline = draft.choice.headline
        lower = drafter.ground.opening(headline, lines)
        fuller = drafter.draft(Choice(FACING, headline, lower, under=lines))
        if fuller.last < draft.last:
            return replace(fuller, notes=draft.notes)
    return draft


def _fitted(drafter: Drafter, choice: Choice) -> Draft:
    """The draft with the lead picture as high as it may be. Tighter text or a lower picture may save a page."""
    ground = drafter.ground
    most, least = (0, 0) if choice.opening else ground.lead_lines()
    draft = drafter.draft(replace(choice, lead=most))
    if draft.last == draft.first:
        return draft
    over, most_tighter = draft.lines_on(draft.last), ground.setup.tighten
    for headline in (choice.headline, *([ground.matter.shorter] if ground.matter.shorter else ())):
        for tighter in sorted({0, *range(over, most_tighter + 1), most_tighter}):
            shorter = _lowered(drafter, draft, headline, (least, most), tighter)
            if shorter is not None:
                return shorter
    return draft


def _lowered(
    drafter: Drafter, draft: Draft, headline: Headline | None, bounds: tuple[int, int], tighter: int
) -> Draft | None:
    """The draft that saves a page with the lead picture as high as can be; None when even the lowest does not."""
    choice = replace(draft.choice, headline=headline, tighter=tighter)
    (lead, most), full = bounds, bounds[1]
    lowest = replace(choice, lead=lead)
    if lowest == draft.choice or not drafter.may_save(draft, lowest):
        return None
    found = drafter.draft(lowest)
    if found.last >= draft.last:
        return None
    while lead < most:
        middle = (lead + most + 1) // 2
        higher = drafter.draft(replace(choice, lead=middle))
        if higher.last < draft.last:
            lead, found = middle, higher
        else:
            most = middle - 1
    notes = [_tightened(tighter)] if tighter else []
    notes += [_cropped((full - lead) * drafter.ground.sheet.grid)] if lead < full else []
    notes += [SHORTER_HEAD] if headline is not draft.choice.headline else []
    return replace(found, notes=tuple(notes))


def _tightened(lines: int) -> Note:
    what = f"{lines} lines were saved in tighter paragraphs: so the story ends on the page before."
    return info("text-tightened", "text", what)


def _cropped(points: float) -> Note:
    return info(
        "lead-cropped",
        "lead picture",
        f"it is set {points * MM:.0f} mm lower than it could be: so the story ends on the page before.",
    )
