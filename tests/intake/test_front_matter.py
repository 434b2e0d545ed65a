"""text with front matter → its fields, the text under it, and what was mended."""

from __future__ import annotations

import pytest

from pagekit.errors import InvalidInput
from pagekit.intake.front_matter import named, split_front_matter


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


@pytest.mark.parametrize("above", ["", "\n", "\ufeff", "\n \n", "\ufeff\n"])
@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ("---\ntitle: A\n---\n", 2),
        ("--- yaml\ntitle: A\n---\n", 2),
        ('+++\ntitle = "A"\n+++\n', 2),
        ('---toml\ntitle = "A"\n---\n', 2),
        ('---json\n{\n"title": "A"}\n---\n', None),
        (';;;\n"title": "A"\n;;;\n', None),
        ('{\n  "title": "A"\n}\n', None),
        ("Title: A\n", 1),
        ("% A\n", 1),
    ],
)
def test_every_form_is_read_behind_blank_lines_and_a_mark(above: str, matter: str, line: int | None) -> None:
    found = named(split_front_matter(f"{above}{matter}\nText: of it.\n", "a.md", heads=True))
    assert (found.fields, found.texts) == ({"title": "A"}, {"title": "A"})
    assert found.body.strip() == "Text: of it."
    wanted = above.count("\n") + matter.count("\n") + (1 if found.body.startswith("\n") else 2)
    assert found.first_line == wanted
    assert found.lines.get("title") == (None if line is None else above.count("\n") + line)


@pytest.mark.parametrize(
    "text",
    [
        "Note: this begins a story.\n\nText.",
        "Moscow: a day\nIt rained.\n\nText.",
        "{curly} braces.\n\nText.",
        '{"a": 1} and more.\nText.',
        "%% a remark %%\n\nText.",
        "Time: 10:20\nPlace: Almaty\n\nText.",
    ],
)
def test_a_text_that_only_begins_like_front_matter_is_text(text: str) -> None:
    found = split_front_matter(text, "a.md", heads=True)
    assert (found.fields, found.body) == ({}, text)


def test_pelicans_lines_go_on_when_set_in_and_lists_are_parted() -> None:
    text = "Title: My story\nDATE: 2021-03-28 10:20\nAuthors: Li, Ann; Ro, Bob\nTags: a, b\nSummary: Short\n  and long\n\nText"
    found = named(split_front_matter(text, "a.md", heads=True))
    assert found.fields == {
        "title": "My story",
        "date": "2021-03-28 10:20",
        "authors": ["Ann Li", "Bob Ro"],
        "tags": ["a", "b"],
        "summary": "Short and long",
    }
    assert found.where("date") == "DATE (line 2)"
    assert (found.body, found.first_line) == ("\nText", 7)


def test_pandocs_lines_are_title_authors_and_date() -> None:
    found = split_front_matter("% A story\n% Ann Li; Bob Ro\n% May 6, 2021\n\nText", "a.md", heads=True)
    assert found.fields == {"title": "A story", "authors": ["Ann Li", "Bob Ro"], "date": "May 6, 2021"}


def test_json_that_is_broken_is_an_error_with_the_files_line() -> None:
    with pytest.raises(InvalidInput, match="line 4"):
        split_front_matter('\n{\n  "title": "A",\n  "b": oops\n}\n\nText', "a.md")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("3.10", "3.10"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("2021-3-8", "2021-3-8"),
        ("true", "true"),
        ("A #5", "A #5"),
        ("#MeToo in town", "#MeToo in town"),
        ("Дом #5 сгорел # весь", "Дом #5 сгорел # весь"),
        ("A # a remark", "A"),
        ("'A #5'", "A #5"),
        ('"A" and "B": both', '"A" and "B": both'),
        ('"A: never closed', "A: never closed"),
        ("A: 'b'", "A: 'b'"),
    ],
)
def test_a_value_is_kept_as_it_was_typed(typed: str, text: str) -> None:
    assert split_front_matter(f"---\ntitle: {typed}\n---\n", "a.md").texts["title"] == text


def test_numbers_in_toml_json_and_lists_are_kept_as_they_were_typed() -> None:
    assert split_front_matter("+++\ntitle = 3.10\n+++\n", "a.md").texts == {"title": "3.10"}
    assert split_front_matter('{"title": 3.10}\n', "a.md").texts == {"title": "3.10"}
    tags = split_front_matter("---\ntags: [3.10, 1e3]\n---\n", "a.md")
    assert (tags.fields["tags"], tags.texts["tags"]) == ([3.1, 1000.0], ["3.10", "1e3"])


def test_a_sign_that_begins_a_remark_is_told_of_and_keeps_its_place_where_no_text_is_meant() -> None:
    found = split_front_matter("---\ntitle: A #5\nexcerpt: B # private\nlayout: post #1\n---\n", "a.md")
    assert found.fields == {"title": "A #5", "excerpt": "B", "layout": "post"}
    assert [(note.code, note.where) for note in found.notes] == [
        ("front-matter-mended", "line 2"),
        ("front-matter-remark", "line 3"),
    ]


def test_a_broken_list_is_a_list() -> None:
    found = split_front_matter("---\ntitle: A\ntags: [a, #b]\n---\n", "a.md")
    assert found.fields["tags"] == ["a", "#b"]


@pytest.mark.parametrize("typed", ["!Ya basta!", "*breaking", "&more"])
def test_a_text_that_yaml_takes_for_a_tag_or_an_alias_is_to_be_quoted(typed: str) -> None:
    with pytest.raises(InvalidInput, match="If it is text, put all of it in quotes"):
        split_front_matter(f"---\ntitle: {typed}\n---\n", "a.md")


def test_keys_in_other_spellings_are_known_and_the_exact_one_counts_first() -> None:
    found = named(
        split_front_matter("---\nTITLE: A\nfeatureImage: a.jpg\nmeta-description: B\n---\n", "a.md")
    )
    assert found.fields == {"title": "A", "feature_image": "a.jpg", "meta_description": "B"}
    assert found.where("feature_image") == "featureImage (line 3)"
    both = named(split_front_matter("---\nTitle: A\ntitle: B\n---\n", "a.md"))
    assert both.fields == {"Title": "A", "title": "B"}


def test_tables_of_site_generators_hold_keys_as_any_others() -> None:
    found = named(split_front_matter('+++\ntitle = "A"\n[taxonomies]\ntags = ["b"]\nodd = 1\n+++\n', "a.md"))
    assert found.fields == {"title": "A", "tags": ["b"], "taxonomies": {"odd": 1}}
    held = named(split_front_matter("---\ntitle: A\nparams: {draft: true}\n---\n", "a.md"))
    assert held.fields["draft"] is True


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("---\ntitle: A\nstatus: draft\n\n# Head\n\nText\n", "never closed"),
        ('+++\ntitle = "A"\n\nText\n', "never closed"),
        ('---js\n{ title: "A" }\n---\nText\n', "a program, which is not run"),
    ],
)
def test_front_matter_that_cannot_be_told_from_the_text_is_refused(text: str, what: str) -> None:
    with pytest.raises(InvalidInput, match=f"line 1: begins front matter that is {what}"):
        split_front_matter(text, "a.md")
