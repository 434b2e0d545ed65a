"""keys that hold a story back in other houses → an error that says what to write, or a warning, or nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pagekit.errors import InvalidInput
from pagekit.intake import read_article
from pagekit.intake.holding import holding
from pagekit.notes import Severity

EMBARGO = "Write embargo_until: 2014-08-15T20:29:00+06:00, or take it out."
HELD = "Write status: held, or take it out."
HARMLESS = [
    ("hold", False), ("hold", "no"), ("private", "false"), ("is_free", True), ("isFree", "yes"), ("public", True),
    ("publish", "1"), ("print_only", "off"), ("publish_at", False), ("publish_at", "no"), ("password", False),
    ("state", "Ohio"), ("state", "published"), ("state", 5), ("visibility", "public"), ("access", "wheelchair"),
    ("holder", True), ("publisher", "Ann"), ("privacy", True), ("freedom", False), ("expires", False),
    ("date", date(2030, 1, 1)), ("holds", True), ("readiness", False), ("alive", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        ("hold", True, HELD),
        ("hold", "until Friday", HELD),
        ("On-Hold", "yes", HELD),
        ("private", True, HELD),
        ("doNotPublish", 1, HELD),
        ("public", False, HELD),
        ("publish", "off", HELD),
        ("is_published", "not yet", HELD),
        ("isDraft", True, "Write status: draft, or take it out."),
        ("is_free", False, "Write free: false, or take it out."),
        ("members-only", "on", "Write free: false, or take it out."),
        ("visibility", "Paid", "Write free: false, or take it out."),
        ("print_only", True, 'Write channels: ["print"], or take it out.'),
        ("online-only", True, 'Write channels: ["web"], or take it out.'),
        ("publish_at", date(2014, 8, 15), EMBARGO),
        ("publishAt", "Friday, six o'clock", EMBARGO),
        ("go_live", True, EMBARGO),
        ("hold until", "2014-08-15", EMBARGO),
        ("post_status", "Pending review", HELD),
        ("state", "draft", HELD),
        ("post_password", "sesame", HELD),
    ],
)  # fmt: skip
def test_a_key_that_holds_the_story_back_elsewhere_is_an_error(key: str, value: object, remedy: str) -> None:
    note = holding(key, value, "here")
    assert note is not None
    assert (note.severity, note.code, note.where, note.remedy) == (
        Severity.ERROR,
        "held-elsewhere",
        "here",
        remedy,
    )
    assert note.what == (
        f"{key!r} is no field, but says that the story must not go out as any other; left out, it would."
    )


@pytest.mark.parametrize(
    ("key", "what", "remedy"),
    [
        ("publishDate", "the story does not wait for it.", "If it must wait, write embargo_until: 2014-08-15T20:29:00+06:00."),
        ("release_date", "the story does not wait for it.", "If it must wait, write embargo_until: 2014-08-15T20:29:00+06:00."),
        ("expiryDate", "no story is taken off by itself.", "When its time has come, write status: held."),
    ],
)  # fmt: skip
def test_a_time_that_may_mean_something_else_is_a_warning(key: str, what: str, remedy: str) -> None:
    note = holding(key, "2014-08-15", "here")
    assert note is not None
    assert (note.severity, note.code, note.what) == (
        Severity.WARNING,
        "time-unheld",
        f"{key!r} is no field: {what}",
    )
    assert note.remedy == remedy


@pytest.mark.parametrize(("key", "value"), HARMLESS)
def test_what_holds_nothing_back_is_left_alone(key: str, value: object) -> None:
    assert holding(key, value, "here") is None


def test_such_a_key_of_front_matter_keeps_the_story_out() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(b"---\ntitle: A\nis_free: false\npublish_at: 2014-08-15\nmood: glad\n---\nText.\n")
    assert [(note.where, note.remedy) for note in caught.value.problems] == [
        ("is_free (line 3)", "Write free: false, or take it out."),
        ("publish_at (line 4)", EMBARGO),
    ]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", '{"id": "a", "headline": "A", "private": true, "colour": "red"}'),
        ("yaml", "id: a\nheadline: A\nprivate: true\ncolour: red\n"),
        ("toml", 'id = "a"\nheadline = "A"\nprivate = true\ncolour = "red"\n'),
    ],
)  # fmt: skip
def test_where_every_other_key_is_an_error_it_says_what_to_write(form: Any, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(text.encode(), format=form)
    private, colour = caught.value.problems
    assert (private.code, private.where, private.remedy) == ("held-elsewhere", "private", HELD)
    assert (colour.code, colour.where) == ("unknown-field", "colour")


def test_a_harmless_one_is_left_out_as_before_and_a_doubtful_one_is_told() -> None:
    article = read_article(
        b"---\ntitle: A\nhold: no\npublish_at:\npublishDate: 2014-08-15\nmood: glad\n---\n"
    )
    assert article.origin is not None
    assert [(note.severity, note.where, note.what) for note in article.origin.notes] == [
        ("info", "front matter", "hold (no), mood (glad): not used."),
        ("warning", "publishDate (line 5)", "'publishDate' is no field: the story does not wait for it."),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  hold: true", "field-unread"),
        ("publish_at tomorrow", "field-unread"),
        ("private: [yes", "held-elsewhere"),
    ],
)
def test_a_broken_line_of_one_is_not_dropped(line: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(f"---\ntitle: A\n{line}\n---\n".encode())
    assert [note.code for note in caught.value.problems] == [code]
