"""what a caller passed → what a call takes, or a sentence that says what to pass."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pagekit.asked import kind_of, moment, near, one, one_folder, present, several, several_folders
from pagekit.errors import BadOrder, Unreadable
from pagekit.notes import Note, info

NOTE = info("code", "here", "is there.")


class _Foreign(os.PathLike[str]):
    def __fspath__(self) -> str:
        return "packs"


@pytest.mark.parametrize(
    "value", ["packs", Path("packs"), _Foreign(), ["packs"], ("packs",), iter(["packs"])]
)
def test_one_folder_is_a_list_of_one(value: Any) -> None:
    assert several_folders(value, "layouts") == (Path("packs"),)


def test_a_folder_that_is_not_there_may_be_left_out_where_it_may(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"Check the path, or leave layouts out\.$"):
        present(tmp_path / "gone", "layouts")
    with pytest.raises(Unreadable, match=r"Check the path\.$"):
        present(tmp_path / "gone", "folder", needed=True)


def test_folders_keep_their_order() -> None:
    assert several_folders(["b", Path("a")], "layouts") == (Path("b"), Path("a"))
    assert several_folders((), "layouts") == ()


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (3, "layouts: is 3, an int. "),
        (None, "layouts: is None. "),
        ({"a": 1}, "layouts: is a dict. "),
        (b"packs", "layouts: is b'packs', a bytes. "),
        (["packs", 3], r"layouts\[1\]: is 3, an int. "),
        (["packs", ""], r"layouts\[1\]: is empty. "),
        ("", "layouts: is empty. "),
    ],
)
def test_what_is_no_folder_is_refused_by_name(value: Any, what: str) -> None:
    with pytest.raises(BadOrder, match=f"^{what}Pass the path of a folder"):
        several_folders(value, "layouts")


def test_one_value_is_a_list_of_one() -> None:
    assert several(NOTE, Note, "notes", "Pass notes.") == (NOTE,)
    assert several((note for note in [NOTE, NOTE]), Note, "notes", "Pass notes.") == (NOTE, NOTE)
    assert several([], Note, "notes", "Pass notes.") == ()


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (None, "notes: is None."),
        ("story.md", "notes: is 'story.md', a str."),
        ({"a": NOTE}, "notes: is a dict."),
        ([NOTE, "b"], r"notes\[1\]: is 'b', a str."),
        ([[NOTE]], r"notes\[0\]: is a list."),
    ],
)
def test_what_is_no_list_of_its_kind_is_refused_by_name(value: Any, what: str) -> None:
    with pytest.raises(BadOrder, match=rf"^{what} Pass notes\.$"):
        several(value, Note, "notes", "Pass notes.")


def test_a_value_is_of_its_kind_or_refused() -> None:
    assert one(NOTE, Note, "note", "Pass a note.") is NOTE
    assert one("a", (Note, str), "note", "Pass a note.") == "a"
    with pytest.raises(BadOrder, match=r"^note: is a list\. Pass a note\.$"):
        one([NOTE], Note, "note", "Pass a note.")
    # True is a number to Python and to nobody else.
    with pytest.raises(BadOrder, match=r"^limit: is True, a bool\. Pass a number\.$"):
        one(True, int, "limit", "Pass a number.")
    assert one(True, bool, "news", "Pass True.") is True


def test_a_long_value_is_told_in_short() -> None:
    with pytest.raises(BadOrder) as refused:
        one("x" * 5_000, int, "limit", "Pass a number.")
    assert len(str(refused.value)) < 120


def test_a_folder_is_a_path() -> None:
    assert one_folder("a/b", "cache") == Path("a/b")
    with pytest.raises(BadOrder, match=r"^cache: is 3, an int\. Pass the path of a folder"):
        one_folder(3, "cache")


class _BytesPath(os.PathLike[bytes]):
    def __fspath__(self) -> bytes:
        return b"packs"


def test_a_path_of_bytes_is_no_path() -> None:
    with pytest.raises(BadOrder, match=r"^cache: is a _BytesPath\."):
        one_folder(_BytesPath(), "cache")


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("2026-01-01", "at: is '2026-01-01', a str."),
        (datetime(2026, 1, 1).date(), "at: is a date."),  # noqa: DTZ001
    ],
)
def test_a_time_is_a_datetime(value: Any, what: str) -> None:
    with pytest.raises(BadOrder, match=rf"^{what} Pass a datetime with its zone, for example "):
        moment(value, "at")
    assert moment(datetime(2026, 1, 1, tzinfo=UTC), "at") == datetime(2026, 1, 1, tzinfo=UTC)
    assert moment(None, "at") is None


def test_a_refusal_is_a_type_error_too() -> None:
    with pytest.raises(TypeError):
        one_folder(3, "cache")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("noto serif", "Did you mean Noto Serif?"),
        ("Noto Sarif", "Did you mean Noto Serif?"),
        ("Palatino", "There are Noto Serif, Plex."),
    ],
)
def test_a_name_that_there_is_not_is_told_the_nearest_or_all(name: str, said: str) -> None:
    assert near(name, ("Noto Serif", "Plex")) == said


def test_a_value_is_told_in_pythons_word() -> None:
    assert [kind_of(value) for value in (None, [], 3.0, Exception())] == [
        "None", "a list", "a float", "an Exception",
    ]  # fmt: skip
