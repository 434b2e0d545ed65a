"""text with front matter → its fields, the text under it, and what was mended."""

from __future__ import annotations

import pytest

from pagekit.errors import InvalidInput
from pagekit.intake.front_matter import split_front_matter


def test_yaml_and_toml_are_told_by_their_fence() -> None:
    yaml = split_front_matter("---\ntitle: A\ntags: [b]\n---\nText\n", "a.md")
    toml = split_front_matter('+++\ntitle = "A"\ntags = ["b"]\n+++\nText\n', "a.md")
    assert yaml.fields == toml.fields == {"title": "A", "tags": ["b"]}
    assert yaml.body == toml.body == "Text\n"
    assert yaml.first_line == toml.first_line == 5
    assert yaml.lines == toml.lines == {"title": 2, "tags": 3}
    assert yaml.where("tags") == "tags (line 3)"
    assert yaml.where("none") == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Text\n---\na: b\n---\n",
        "---\na: b\n",
        "",
        "----\na: b\n---\n",
        "---\njust words\n---\nText",
        " ---\na: b\n---\n",
    ],
)
def test_a_text_without_front_matter_is_all_text(text: str) -> None:
    found = split_front_matter(text, "a.md")
    assert (found.fields, found.body, found.first_line) == ({}, text, 1)


def test_empty_front_matter_is_no_fields() -> None:
    assert split_front_matter("---\n---\nText", "a.md").body == "Text"
    assert split_front_matter("---\n# remark\n...\nText", "a.md").body == "Text"


def test_a_list_is_no_front_matter() -> None:
    with pytest.raises(InvalidInput, match="front matter: is a list, not a set of fields"):
        split_front_matter("---\n- a\n---\nText", "a.md")


def test_a_stray_line_is_dropped_by_name_and_the_rest_is_read() -> None:
    found = split_front_matter('---\ntitle: "A: b"\nexcerpt: "C"\n- alison\ntags:\n- d\n---\n', "a.md")
    assert found.fields == {"title": "A: b", "excerpt": "C", "tags": ["d"]}
    (note,) = found.notes
    assert (note.where, note.code) == ("line 4", "front-matter-line")
    assert note.what == "the line '- alison' was dropped: it is not YAML where it stands."


def test_a_colon_in_a_title_is_mended() -> None:
    found = split_front_matter("---\ntitle: Note: a colon\ndate: 2014-08-15\n---\n", "a.md")
    assert found.fields["title"] == "Note: a colon"
    (note,) = found.notes
    assert (note.where, note.code) == ("line 2", "front-matter-mended")
    assert "Put the text in quotes." in note.remedy


def test_a_quote_that_is_not_closed_keeps_its_first_line() -> None:
    found = split_front_matter('---\ntitle: "A\n  b\ntags: [c]\n---\n', "a.md")
    assert found.fields["tags"] == ["c"]
    assert found.fields["title"] == "A"
    assert {note.where for note in found.notes} == {"line 2", "line 3"}


def test_a_field_that_stands_twice_counts_once() -> None:
    found = split_front_matter("---\ntitle: A\ntitle: B\n---\n", "a.md")
    assert found.fields == {"title": "A"}
    assert found.where("title") == "title (line 2)"
    assert (
        found.notes[0].what
        == "the line 'title: B' was dropped: the field stands twice; the first one counts."
    )


def test_what_stands_before_any_key_is_dropped() -> None:
    found = split_front_matter("---\n%%\ntitle: A\n---\n", "a.md")
    assert found.fields == {"title": "A"}
    assert found.notes[0].where == "line 2"


@pytest.mark.parametrize("matter", ["a: &x [1]\nb: *x", "a: !!python/name:os.system", "title: [" + "[" * 40])
def test_an_attempt_is_not_mended(matter: str) -> None:
    with pytest.raises(InvalidInput, match="line 2"):
        split_front_matter(f"---\n{matter}\n---\n", "a.md")
    with pytest.raises(InvalidInput, match="line 3"):
        split_front_matter(f"---\nx: y: z\n{matter}\n---\n", "a.md")


def test_broken_toml_is_an_error_with_the_files_line() -> None:
    with pytest.raises(InvalidInput, match="line 3, column 5"):
        split_front_matter('+++\ntitle = "A"\nb = = 1\n+++\n', "a.md")
