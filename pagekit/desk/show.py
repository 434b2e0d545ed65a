"""outcomes, checks, errors → what a terminal shows: rich tables in which no text of a file can give orders.

Every word that comes from outside passes `inert`: control characters, direction marks and half characters are
written out, and nothing is read as rich's own markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pagekit.desk.findings import Check, Outcome
from pagekit.errors import PagekitError
from pagekit.notes import READY, Note, Report, Severity, gathered, verdict

# A pipe has no width: nothing is folded there, so that a path stays in one piece for grep.
PIPE_WIDTH = 10_000
_COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COLOUR = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
_STATE_COLOUR = {"ok": "green", "missing": "bold red", "optional": "yellow"}
_THOUSAND = 1_000


def open_console(*, stderr: bool = False) -> Console:
    """A console on standard output or standard error. Colours terminals only, and none with NO_COLOR set."""
    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def put(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print the parts. Into a pipe the lines go without the blanks that pad a table."""
    for part in parts:
        if console.is_terminal:
            console.print(part)
            continue
        with console.capture() as held:
            console.print(part)
        console.file.write(
            "".join(f"{line.rstrip()}\n" for line in held.get().removesuffix("\n").split("\n"))
        )
    console.file.flush()


def inert(text: str, *, lines: bool = True) -> str:
    """The text with each character that a terminal would obey written out. `lines`: newlines may stay."""
    tidy = _COMMANDING.sub(_written_out, text)
    return tidy if lines else tidy.replace("\n", "\\n").replace("\t", "\\t")


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def told(outcome: Outcome) -> Iterator[RenderableType]:
    """One story: its verdict, what was written, whose house style, and the notes."""
    yield Text.assemble((inert(outcome.subject, lines=False), "bold"), "  ", _verdict(outcome))
    facts = Table.grid(padding=(0, 2, 0, 0))
    for path, report in zip(outcome.written, outcome.reports, strict=True):
        facts.add_row(*_cells(_kind(report), str(path), _extent(report)))
    if outcome.publication:
        facts.add_row(*_cells("house", _near(outcome.publication), ""))
    if facts.row_count:
        yield Padding(facts, (0, 0, 0, 2))
    if outcome.notes:
        yield Padding(_notes(outcome.notes), (0, 0, 0, 2))


def summary(outcomes: Sequence[Outcome]) -> Text:
    """How many stories came out how."""
    failed = sum(1 for outcome in outcomes if outcome.errors)
    look = sum(1 for outcome in outcomes if not outcome.errors and not outcome.ok)
    ready = sum(
        1 for outcome in outcomes if not outcome.errors and verdict(outcome.ok, outcome.notes) == READY
    )
    previews = len(outcomes) - failed - look - ready
    parts = (
        (ready, READY),
        (previews, "not for publication"),
        (look, "for a person to look at"),
        (failed, "failed"),
    )
    listed = ", ".join(f"{count} {word}" for count, word in parts if count)
    return Text(f"{len(outcomes)} stories: {listed}")


def complaint(problem: PagekitError, story: str = "") -> Text:
    """An error, and with several stories the one it is about; the library knows only the file's name."""
    message = inert(str(problem).removeprefix(f"{Path(story).name}: ") if story else str(problem))
    head = f"{inert(story, lines=False)}: " if story else ""
    return Text.assemble(("error: ", "bold red"), head, message)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> Table:
    """Rows of text under a head; long cells fold."""
    made = Table(title=title or None, title_justify="left", title_style="bold", box=None)
    made.padding = (0, 2, 0, 0)
    for name in head:
        made.add_column(name, overflow="fold", header_style="dim")
    for row in rows:
        made.add_row(*_cells(*row))
    return made


def checks(found: Sequence[Check]) -> Table:
    """The doctor's verdict: state, name, detail, and under it the command that brings what is not here."""
    made = Table.grid(padding=(0, 2, 0, 0))
    for check in found:
        detail = Text(inert(check.detail))
        if check.command:
            detail.append(f"\n→ {inert(check.command)}", style="bold")
        made.add_row(Text(check.state, _STATE_COLOUR[check.state]), Text(inert(check.name)), detail)
    return made


def _verdict(outcome: Outcome) -> tuple[str, str]:
    if outcome.errors:
        return "failed", "bold red"
    said = verdict(outcome.ok, outcome.notes)
    return said, "green" if said == READY else "yellow"


def _notes(notes: Sequence[Note]) -> Table:
    made = Table.grid(padding=(0, 2, 0, 0))
    for note in gathered(notes):
        what = f"{note.what} {note.remedy}".strip()
        made.add_row(Text(note.severity, _COLOUR[note.severity]), *_cells(note.place, what))
    return made


def _kind(report: Report) -> str:
    if "plate_files" in report.figures:
        return "plates"
    return "PDF" if "pages" in report.figures else "page"


def _extent(report: Report) -> str:
    figures = report.figures
    if "pages" in figures:
        pages, sent = figures["pages"], figures.get("plate_files")
        within = f" in {sent} file{'s' if sent != 1 else ''}" if sent is not None else ""
        return f"{pages} page{'s' if pages != 1 else ''}{within}, {_size(figures['pdf_bytes'])}"
    files = figures["assets"]
    beside = (
        f" and {files} file{'s' if files != 1 else ''} ({_size(figures['asset_bytes'])})" if files else ""
    )
    return f"{_size(figures['html_bytes'])}{beside}"


def _size(count: int | float | str) -> str:
    size = float(count)
    if size < _THOUSAND:
        return f"{size:.0f} byte{'s' if size != 1 else ''}"
    return f"{size / _THOUSAND:,.0f} kB" if size < _THOUSAND**2 else f"{size / _THOUSAND**2:,.1f} MB"


def _near(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _cells(*texts: str) -> list[Text]:
    return [Text(inert(text, lines=False), overflow="fold") for text in texts]
