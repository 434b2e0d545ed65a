"""findings → Note and Report: the verdict, its text, its JSON, and how it shows itself in a notebook."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from pagekit.errors import InvalidInput, MissingDependency, PagekitError
from pagekit.notes import Note, Report, Severity, about, error, gathered, info, unique, warning

HOSTILE = "<script>alert('1')</script> & \"quoted\""
NOTES = (
    info("dropped-html", "body[2]", "held HTML, which was dropped."),
    warning("alt-missing", "photos[0].alt", "is missing.", "Say what the picture shows."),
)


class Tags(HTMLParser):
    """Every tag and every piece of text of an HTML fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize(
    ("make", "severity", "ok"), [(info, "info", True), (warning, "warning", True), (error, "error", False)]
)
def test_only_an_error_spoils_the_verdict(make: type[Note], severity: str, ok: bool) -> None:
    note = make("code", "where", "what.")
    assert note.severity == Severity(severity)
    assert Report("story", (*NOTES, note)).ok is ok


def test_a_report_without_notes_is_ready() -> None:
    report = Report("story")
    assert report.ok
    assert str(report) == "story: ready"
    held = Report("story", (warning("status", "status", "the story is a draft."),))
    assert (held.verdict, str(held).splitlines()[0]) == ("not for publication", "story: not for publication")
    assert "not for publication" in held._repr_html_()
    broken = Report("story", (*held.notes, error("x", "page 2", "is empty.")))
    assert broken.verdict == "needs a person"
    assert report.as_dict() == {"subject": "story", "ok": True, "notes": [], "figures": {}}


def test_the_text_says_where_what_and_what_to_do() -> None:
    report = Report("story", (*NOTES, error("x", "page 2", "is empty.")), {"pages": 2, "pdf_bytes": 1000})
    assert str(report).splitlines() == [
        "story: needs a person (pages 2, pdf_bytes 1000)",
        "  error: page 2: is empty.",
        "  warning: photos[0].alt: is missing. Say what the picture shows.",
        "  info: body[2]: held HTML, which was dropped.",
    ]


def test_json_holds_everything_in_plain_types() -> None:
    report = Report("история", NOTES, {"pages": 2, "share": 0.5, "paper": "a4"})
    read = json.loads(report.to_json())
    assert read == report.as_dict()
    assert "история" in report.to_json()
    again = Report(
        read["subject"],
        tuple(Note(Severity(entry.pop("severity")), **entry) for entry in read["notes"]),
        read["figures"],
    )
    assert again == report


def test_notes_are_found_by_their_code_and_kept_once() -> None:
    report = Report("story", unique([*NOTES, NOTES[0], *NOTES]))
    assert report.notes == NOTES
    assert report.with_code("alt-missing") == (NOTES[1],)
    assert report.with_code("nothing") == ()


def test_the_notebook_shows_every_word_and_runs_none() -> None:
    shown = Tags(Report(HOSTILE, (error(HOSTILE, HOSTILE, HOSTILE, HOSTILE),))._repr_html_())
    assert set(shown.tags) == {"p", "b", "table", "tr", "td"}
    assert "".join(shown.words).count(HOSTILE) == 4, "subject, where, what and remedy"
    assert "needs a person" in "".join(shown.words)


def test_notes_reports_and_errors_travel_between_processes() -> None:
    values = [
        NOTES[1],
        Report("story", NOTES, {"pages": 2}),
        InvalidInput("story.md", NOTES),
        MissingDependency("A PDF needs Pango.", "apt-get install pango"),
    ]
    for value in values:
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - made here
        assert type(again) is type(value)
        assert str(again) == str(value)
        if not isinstance(value, PagekitError):
            assert again == value


@pytest.mark.parametrize(
    ("where", "pointer"),
    [
        ("headline", "/headline"),
        ("body[3].text", "/body/3/text"),
        ("body[3].items[0].items[2].text (line 41)", "/body/3/items/0/items/2/text"),
        ("body[1].photo.credit.creator", "/body/1/credit/creator"),
        ("body[1].body[0].photo.src", "/body/1/body/0/src"),
        ("photos[0].src", "/photos/0/src"),
        ("translations.zh-Hant", "/translations/zh-Hant"),
        ("title (line 2)", "/title"),
        ("the file", ""),
        ("the record", ""),
        ("line 3, column 7", None),
        ("front matter", None),
        ("byte 5", None),
        ("['a b']", None),
        ("[5]", None),
    ],
)
def test_invalid_input_is_plain_data_with_a_pointer_to_each_field(where: str, pointer: str | None) -> None:
    fault = InvalidInput("story.md", [error("missing-field", where, "is missing.", "Add it.")])
    assert json.loads(json.dumps(fault.as_dict())) == {
        "kind": "InvalidInput",
        "message": f"story.md: 1 problem\n  {where}: is missing. Add it.",
        "source": "story.md",
        "problems": [
            {
                "severity": "error",
                "code": "missing-field",
                "where": where,
                "pointer": pointer,
                "what": "is missing.",
                "remedy": "Add it.",
            }
        ],
    }


@pytest.mark.parametrize(("count", "head"), [(0, "0 problems"), (1, "1 problem"), (2, "2 problems")])
def test_invalid_input_lists_all_its_problems(count: int, head: str) -> None:
    fault = InvalidInput("story.md", NOTES[:count])
    first, *rest = str(fault).splitlines()
    assert first == f"story.md: {head}"
    assert len(rest) == count
    assert fault.problems == NOTES[:count]


def test_a_note_says_what_it_is_about_where_there_are_several() -> None:
    plain, own = (
        warning("short", "text", "is short."),
        replace(info("long", "text", "is long."), subject="tram"),
    )
    mine, kept = about("boots", [plain, own])
    assert str(mine) == "warning: boots, text: is short."
    assert kept == own
    assert "<td>boots, text</td>" in Report("front", (mine,))._repr_html_()
    assert mine.as_dict()["subject"] == "boots"
    assert "subject" not in plain.as_dict()


def test_notes_of_one_kind_gather_and_the_gravest_stands_first() -> None:
    many = tuple(
        warning("alt-missing", f"body[{n}].photo.alt", f"{n}.jpg has no words.", "Say it.") for n in range(9)
    )
    grave = error("picture-missing", "body[9].photo", "x.jpg: no such file.")
    report = Report("story", (info("a", "x", "is odd."), *many, grave, warning("b", "y", "is odd.")))
    assert report.notes[1] == many[0]
    places = ", ".join(f"body[{n}].photo.alt" for n in range(6))
    assert str(report).splitlines()[1:] == [
        "  error: body[9].photo: x.jpg: no such file.",
        f"  warning: {places} and 3 more: 0.jpg has no words. 8 more are alike. Say it.",
        "  warning: y: is odd.",
        "  info: x: is odd.",
    ]
    assert len(report.as_dict()["notes"]) == 12  # type: ignore[arg-type]


def test_few_notes_and_those_of_other_subjects_stand_by_themselves() -> None:
    two = (warning("a", "x", "is odd."), warning("a", "y", "is odd."))
    assert gathered(two) == two
    told = tuple(replace(two[0], subject=subject) for subject in "abc")
    assert gathered(told) == told
    assert gathered([replace(two[0], where=place) for place in "xyz"]) == (replace(two[0], where="x, y, z"),)
