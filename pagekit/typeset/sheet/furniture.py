"""a page's name + its words → folio, running head, folio line, mark of a preview: drawn, and not read. Points.

The running head has one line over its rule, and what room there is above it up to the head of the sheet:
1. The publication's name stands at the start edge. One too wide for the line goes on upwards, and is set smaller where
   its lines would leave the sheet.
2. At the end edge stands the first of the story's heads that takes no more than half of the width and leaves the name
   its place; where none does, the first of them is shortened at a word, down to two. Where this has no room, and on the
   story's first page, the section stands there, over several lines if it must be. Where even this has no room it stands
   above the name on the first page, and on later ones not at all.
3. Where there is nothing to say there is no rule.
4. The rule is the section's own, where the style `section` has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Labels, Run, Runs, plain
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.lines.headline import WEAK_WORDS
from pagekit.typeset.lines.opportunities import pieces
from pagekit.typeset.lines.paragraph import sliced
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Item, RuleBox, Side, TextBox, moved
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.style import TypeStyle, page_aligned

RUNNING_RULE = 0.5
LINES_ABOVE = 2.5
"""Lines of the grid from the running head's line to the type area."""
EDGE = 8.5
"""Points at the head of the sheet that stay white: the least that a press needs."""
SMALLER = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""Shares of the style's size that are tried for a name too long for its room."""
ELLIPSIS = "…"
LEAST_WORDS = 2
"""Words that a shortened head keeps."""
_LOOSE_ENDS = " \u00a0,.;:!?-–—"
LEAST_BESIDE = 0.25
"""The share of the width that a section over several lines needs."""


def folio(stick: Stick, sheet: Sheet, lang: str, name: str, side: Side) -> Iterator[Item]:
    """The page's name at its outer edge, under the type area."""
    right = side == "right"
    style = replace(stick.style("folio"), align="end" if right else "start")
    row = text_row(stick.typesetter, (Run(name),), style, sheet.width, lang, "p", f"folio-{side}")
    return (moved(item, sheet.x, sheet.foot + sheet.grid / 2) for item in row.items)


def folio_line(stick: Stick, sheet: Sheet, words: PageWords, name: str, side: Side) -> Iterator[Item]:
    """Over a rule at the head of the type area, two lines of the grid: name and section outside, the date inside."""
    style, right = stick.style("running"), side == "right"
    parts = [part for part in (words.section, name) if part]
    outer = " · ".join(parts if right else reversed(parts))
    for text, at_end, role in ((words.date, not right, "folio-date"), (outer, right, f"folio-{side}")):
        width = min(stick.typesetter.width(text, style, words.lang) + style.size, sheet.width)
        # Edges are those of the sheet, whichever way its words run.
        own = page_aligned(replace(style, align="end" if at_end else "start"), words.lang, rtl=False)
        row = text_row(stick.typesetter, (Run(text),), own, width, words.lang, "p", role)
        left = sheet.x + (sheet.width - width if at_end else 0.0)
        yield from (moved(item, left, sheet.y + sheet.grid - row.height) for item in row.items)
    yield RuleBox(Box(sheet.x, sheet.y + sheet.grid + 2.0, sheet.width, RUNNING_RULE), "ink")


def preview_mark(stick: Stick, sheet: Sheet, labels: Labels) -> Iterator[Item]:
    """Between the feet of the columns, on the folio's line: that the page is not for publication."""
    lang, mark = labels.lang, labels.not_for_publication
    style = page_aligned(stick.style("kicker", lang=lang), lang, rtl=stick.rtl)
    style = replace(style, rule_below=0.0, before=0.0)
    width = min(sheet.width, stick.typesetter.width(mark, style, lang) + style.size)
    row = text_row(stick.typesetter, (Run(mark),), style, width, lang, "p", "preview", story_lang=stick.lang)
    across, down = sheet.x + (sheet.width - width) / 2, sheet.foot + sheet.grid
    yield from (moved(item, across, down) for item in row.items)


def running_head(stick: Stick, sheet: Sheet, words: PageWords, first: bool) -> Iterator[Item]:
    """The publication's name and the story's head over a rule; on the story's first page, its section."""
    top = sheet.y - LINES_ABOVE * sheet.grid
    lang = words.publication_lang
    style = page_aligned(stick.style("housemark", lang=lang), lang, rtl=stick.rtl)
    name = _Words((Run(words.publication),), style, lang, "running-name", words.lang)
    left = _standing(stick, sheet, top + style.leading, name, sheet.width, last=True)
    side = replace(stick.style("running"), align="end")
    room = sheet.width - stick.typesetter.width(words.publication, style, lang) - side.size
    about = () if first else _about(stick, words, side, min(room, sheet.width / 2))
    signature = replace(stick.style("section"), align="end")
    section = (Run(words.section),) if words.section else ()
    beside = _Words(section, signature, words.lang, "running-story")
    if about:
        beside = _Words(about, side, words.lang, "running-story")
    right = _standing(stick, sheet, top + beside.style.leading, beside, room)
    if first and not right and left:
        right = _standing(stick, sheet, _head(left), beside, sheet.width)
    yield from (*left, *right)
    if not left and not right:
        return
    own = signature.rule_below if words.section else 0.0
    colour = signature.rule_colour if own else "ink"
    yield RuleBox(Box(sheet.x, top + sheet.grid + 2.0, sheet.width, own or RUNNING_RULE), colour)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of the running head, and how they are set."""

    runs: Runs
    style: TypeStyle
    lang: str
    role: str
    story_lang: str | None = None

    def row(self, stick: Stick, width: float, share: float) -> Row:
        """The words in that width, at that share of their size."""
        style = (
            self.style if share == 1 else self.style.at(self.style.size * share, self.style.leading * share)
        )
        return text_row(
            stick.typesetter, self.runs, style, width, self.lang, "p", self.role, story_lang=self.story_lang,
            sized=share != 1,
        )  # fmt: skip


def _standing(
    stick: Stick, sheet: Sheet, foot: float, words: _Words, width: float, *, last: bool = False
) -> tuple[Item, ...]:
    """The words on the running head's line and above it, down to `foot`: at the first size that stays on the sheet.

    With `last` the smallest is taken where none does; else there is nothing.
    """
    alone = stick.typesetter.width(plain(words.runs), words.style, words.lang) <= width
    if not alone and width < LEAST_BESIDE * sheet.width:
        return ()
    rows = (words.row(stick, width, share) for share in SMALLER)
    smallest = words.row(stick, width, SMALLER[-1]) if last else Row(0.0, ())
    row = next((row for row in rows if row.height <= foot - EDGE), smallest)
    # What is aligned at its end lies against the far edge of the line.
    far = words.style.align == "end" and not stick.rtl
    across = sheet.x + (sheet.width - width if far else 0.0)
    return tuple(moved(item, across, foot - row.height) for item in row.items)


def _head(items: Sequence[Item]) -> float:
    """The y at which the first of them begins."""
    return min(piece.top for item in items if isinstance(item, TextBox) for piece in item.pieces)


def _about(stick: Stick, words: PageWords, style: TypeStyle, room: float) -> Runs:
    """The first head that goes into the room; where none does, as many words of the first one as do."""

    def fits(runs: Runs) -> bool:
        return stick.typesetter.width(plain(runs), style, words.lang) <= room

    heads = [tuple(replace(run, href=None) for run in runs) for runs in words.heads]
    shortened = (cut for runs in heads[:1] for cut in _shortened(runs))
    return next((runs for runs in (*heads, *shortened) if fits(runs)), ())


def _shortened(runs: Runs) -> Iterator[Runs]:
    """The runs without their last word, without their last two, and so on, each with an ellipsis at its end."""
    text = plain(runs)
    for _, end, _ in reversed(pieces(text)[LEAST_WORDS - 1 : -1]):
        kept = text[:end].rstrip(_LOOSE_ENDS)
        if kept and kept.rpartition(" ")[2].lower() not in WEAK_WORDS:
            cut = sliced(runs, 0, len(kept))
            yield (*cut[:-1], replace(cut[-1], text=f"{cut[-1].text}{ELLIPSIS}"))
