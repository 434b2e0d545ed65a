"""the lines of a piece → phrasing content: words marked up as on every page, each line ended where it was decided.

On paper a line ends with a newline that the stylesheet keeps, and a hyphen is U+2010, which the press lets readers hear
as a soft one. On a screen the stylesheet draws both after an empty element, so that neither is copied nor read out:
what is copied is the paragraph as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from pagekit.house.story import Run, Runs
from pagekit.paint.text import decided_html
from pagekit.typeset.page import TextLine

Medium = Literal["print", "screen"]
HYPHEN = "\u2010"

# Noncharacters (Unicode, section 23.7) stand for hyphen, line end and guard until the words are markup.
_CUT, _END, _GUARD, _DRAWN_IN = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_ALLOWS_A_BREAK = "\u200b"
_MARKS = {
    "print": ((_CUT, HYPHEN), (_END, "\n"), (_GUARD, _ALLOWS_A_BREAK), (_DRAWN_IN, '<i class="px-g"></i>')),
    "screen": (
        (_CUT + _END, '<i class="px-h"></i>'),
        (_CUT, '<i class="px-h"></i>'),
        (_END, '<i class="px-e"></i>'),
    ),
}
# What only says where a line may end would let the page engine decide again. A hyphen that the writer set as U+2010
# prints as the common one, of the same width: U+2010 is left for line ends, where the press heals it.
_CLEAN = {0xFDD0: None, 0xFDD1: None, 0xFDD2: None, 0xFDD3: None, 0x00AD: None, 0x2010: "-"}


def piece_html(
    lines: Sequence[TextLine],
    medium: Medium,
    more: bool = False,
    *,
    stretched: bool = False,
    taken_in: bool = False,
) -> str:
    """The lines as phrasing content.

    `more`: the paragraph goes on in another piece of its element. `stretched`: spaces are widened to fill the lines.
    `taken_in`: letters stand closer than they would; then what stands before a space that begins a look has the class
    `px-g`, for a rule that takes half of that off.
    """
    runs = tuple(_joined(lines, medium, more))
    if stretched and medium == "print":
        runs = tuple(_guarded(runs, taken_in))
    html = str(decided_html(runs)).replace(_ALLOWS_A_BREAK, "")
    for mark, drawn in _MARKS[medium]:
        html = html.replace(mark, drawn)
    return html


def _joined(lines: Sequence[TextLine], medium: Medium, more: bool) -> Iterator[Run]:
    """The runs of all lines and the marks between them; neighbours of one look are one run: few elements."""
    open_run: Run | None = None
    for run in _marked(lines, medium, more):
        if open_run and _look(open_run) == _look(run):
            open_run = replace(open_run, text=open_run.text + run.text)
            continue
        if open_run:
            yield open_run
        open_run = run
    if open_run:
        yield open_run


def _guarded(runs: Sequence[Run], taken_in: bool) -> Iterator[Run]:
    """The runs, each space at an edge behind a guard that is not drawn.

    To a space that begins or ends a look the page engine adds twice what it should, so that half of it can be cut off.
    Where that comes to whole pixels, it cuts off all or nothing. A guard before letters that are taken in counts half a
    step too much.
    """
    opening = f"{_DRAWN_IN if taken_in else ''}{_GUARD}"
    for run in _trailing(runs):
        before = opening if run.text.startswith(" ") else ""
        after = _GUARD if run.text.endswith(" ") else ""
        alone = len(runs) == 1 or run.text == " "
        yield replace(run, text=f"{before}{run.text}{after}") if not alone and before + after else run


def _trailing(runs: Sequence[Run]) -> list[Run]:
    """The runs, a space between two of them at the end of the first where that shows no rule: best for the guards."""
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        if (
            last
            and run.text.startswith(" ")
            and len(run.text) > 1
            and _unmarked(last)
            and last.text[-1] not in (" ", _END)
        ):
            made[-1] = replace(last, text=f"{last.text} ")
            made.append(replace(run, text=run.text[1:]))
        else:
            made.append(run)
    return made


def _marked(lines: Sequence[TextLine], medium: Medium, more: bool) -> Iterator[Run]:
    for number, line in enumerate(lines):
        runs = _spaces_joined(
            [replace(run, text=run.text.translate(_CLEAN)) for run in line.runs if run.text]
        )
        if line.hyphen and runs:
            runs[-1] = replace(runs[-1], text=runs[-1].text + _CUT)
        yield from runs
        last = number == len(lines) - 1
        if not last:
            yield _between(_line_end(line, medium), runs, lines[number + 1].runs)
        elif more and medium == "screen":
            yield _between(_line_end(line, medium), runs, ())


def _spaces_joined(runs: list[Run]) -> list[Run]:
    """A space between two looks joins one of them: alone it is not drawn, and a PDF would not have it."""
    for place in range(len(runs) - 2, 0, -1):
        if runs[place].text == " ":
            hosts = (host for host in (place - 1, place + 1) if _plain(runs[host]))
            host = next(hosts, place)
            if host != place:
                words = runs[host].text
                runs[host] = replace(runs[host], text=f"{words} " if host < place else f" {words}")
                del runs[place]
    return runs


def _plain(run: Run) -> bool:
    return not (run.href or run.script or run.code or run.strike)


def _unmarked(run: Run) -> bool:
    """Whether no rule is drawn with the words of the run, which a space at its end would show."""
    return not (run.href or run.strike)


def _line_end(line: TextLine, medium: Medium) -> str:
    return f" {_END}" if medium == "screen" and line.spaced and not line.hyphen else _END


def _between(mark: str, before: Sequence[Run], after: Runs) -> Run:
    """The mark in the look of both its neighbours, or in none."""
    if before and after and _look(before[-1]) == _look(after[0]):
        return replace(after[0], text=mark)
    linked = before and after and before[-1].href == after[0].href
    return Run(mark, href=after[0].href if linked else None)


def _look(run: Run) -> Run:
    return replace(run, text="")
