"""text from outside → text that a terminal does not obey."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from rich.text import Text

from pagekit.desk.as_json import write_json
from pagekit.desk.findings import Outcome
from pagekit.desk.show import complaint, inert, put, summary, table, told
from pagekit.errors import Unreadable
from pagekit.notes import Note, Report, error, info, warning


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, қазақша, العربية", "plain, қазақша, العربية"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb\x07\x08", "a\\x0db\\x07\\x08"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("\udcff", "\\udcff"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_a_name_stays_on_its_line() -> None:
    assert inert("two\nlines\tand a tab", lines=False) == "two\\nlines\\tand a tab"


@given(st.text(st.characters()))
def test_no_text_prints_a_control_character(text: str) -> None:
    stream = io.StringIO()
    console = Console(
        file=stream, markup=False, emoji=False, highlight=False, width=10_000, force_terminal=False
    )
    put(console, [Text(inert(text)), table(("name",), [(text,)])])
    printed = set(stream.getvalue()) - {"\n"}
    assert not [
        letter for letter in printed if letter < " " or "\x7f" <= letter <= "\x9f" or letter == "\u202e"
    ]


def test_brackets_are_not_markup() -> None:
    stream = io.StringIO()
    put(Console(file=stream, markup=False, emoji=False), [table(("[b]head[/b]",), [("[red]:smile:[/red]",)])])
    assert "[red]:smile:[/red]" in stream.getvalue()
    assert "[b]head[/b]" in stream.getvalue()


class _Narrow(io.StringIO):
    encoding = "ascii"


@given(st.text(st.characters()))
def test_json_reads_back_whatever_is_in_it(text: str) -> None:
    for stream in (io.StringIO(), _Narrow()):
        write_json({"text": text}, stream)
        assert json.loads(stream.getvalue()) == {"text": text}
        assert not set(stream.getvalue()) & {"\x1b", "\x9b", "\x7f", "\u202e", "\udcff"}
    assert stream.getvalue().isascii()


def outcome(*notes: Note, **figures: int) -> Outcome:
    made = Outcome("orchard.json", "orchard", written=[Path("out/x")])
    made.reports.append(Report("orchard", notes, figures))
    return made


def printed(parts: Iterable[RenderableType]) -> list[str]:
    stream = io.StringIO()
    put(Console(file=stream, markup=False, emoji=False, width=200), parts)
    return [" ".join(line.split()) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ({"pages": 1, "pdf_bytes": 999}, "PDF out/x 1 page, 999 bytes"),
        ({"pages": 2, "pdf_bytes": 1_000}, "PDF out/x 2 pages, 1 kB"),
        ({"pages": 2, "pdf_bytes": 999_400}, "PDF out/x 2 pages, 999 kB"),
        ({"pages": 2, "pdf_bytes": 1_000_000}, "PDF out/x 2 pages, 1.0 MB"),
        ({"html_bytes": 12_300, "assets": 0, "asset_bytes": 0}, "page out/x 12 kB"),
        ({"html_bytes": 12_300, "assets": 1, "asset_bytes": 40}, "page out/x 12 kB and 1 file (40 bytes)"),
        ({"html_bytes": 9, "assets": 2, "asset_bytes": 2_345_678}, "page out/x 9 bytes and 2 files (2.3 MB)"),
    ],
)
def test_what_was_written_is_told_with_its_size(figures: dict[str, int], shown: str) -> None:
    assert printed(told(outcome(**figures))) == ["orchard ready", shown]


def test_the_notes_that_need_a_person_come_first() -> None:
    made = outcome(
        info("a", "one", "I."),
        warning("b", "two", "W.", "Mend."),
        error("c", "three", "E."),
        pages=1,
        pdf_bytes=1,
    )
    assert printed(told(made)) == [
        "orchard needs a person", "PDF out/x 1 page, 1 byte", "error three E.", "warning two W. Mend.", "info one I.",
    ]  # fmt: skip


def test_a_run_is_told_by_how_its_stories_came_out() -> None:
    look = outcome(error("c", "three", "E."))
    failed = Outcome("a.json", "a", errors=[Unreadable("a.json: no such file.")])
    assert (
        str(summary([outcome(), failed, look, outcome()]))
        == "4 stories: 2 ready, 1 for a person to look at, 1 failed"
    )
    assert str(summary([outcome(), outcome()])) == "2 stories: 2 ready"


def test_a_complaint_names_its_story_once() -> None:
    problem = Unreadable("a.json: no such file.")
    assert str(complaint(problem)) == "error: a.json: no such file."
    assert str(complaint(problem, "week/a.json")) == "error: week/a.json: no such file."


def test_a_house_that_lies_below_is_told_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    made = Outcome("a.json", "a", publication=tmp_path / "desk/publication.toml")
    assert printed(told(made))[-1] == "house publication.toml"
    made.publication = tmp_path / "publication.toml"
    assert printed(told(made))[-1] == f"house {tmp_path / 'publication.toml'}"


@pytest.mark.parametrize(
    ("made", "colour"),
    [
        (outcome(), "green"),
        (outcome(error("c", "three", "E.")), "yellow"),
        (Outcome("a.json", "a", errors=[Unreadable("a.json: no such file.")]), "bold red"),
    ],
    ids=["ready", "needs a person", "failed"],
)
def test_a_verdict_has_its_colour(made: Outcome, colour: str) -> None:
    verdict = next(told(made))
    assert isinstance(verdict, Text)
    assert [span.style for span in verdict.spans] == ["bold", colour]
