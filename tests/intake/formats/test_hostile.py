"""Strangers' files: what expands, nests, weighs or lies is refused by name; nothing is run, loaded or asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pagekit import read_articles
from pagekit.errors import InvalidInput, Unreadable
from pagekit.intake.formats.opened import MAX_BYTES
from pagekit.world import FakeWorld

BODY = "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>{}</p></body.content></body></nitf>"


def codes(source: Any) -> list[str]:
    """The codes of what a source is refused for."""
    with pytest.raises(InvalidInput) as refused:
        read_articles(source)
    return [note.code for note in refused.value.problems]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://a.example/x.dtd"> %x;',
        "<!-- ' --><!ENTITY b 'c'>",
    ],
)
def test_entities_are_refused_by_name(declared: str) -> None:
    assert codes(f"<!DOCTYPE nitf [{declared}]>{BODY.format('&b;')}".encode()) == ["xml-entity"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">',
        '<?xml version="1.0"?>\n<!-- > -->\n<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "http://www.nitf.org/n.dtd">',
    ],
)
def test_a_doctype_is_read_over_and_what_it_names_is_not_loaded(doctype: str) -> None:
    assert read_articles(f"{doctype}{BODY.format('a&eacute;b')}".encode())[0].body[0].text == "aéb"  # type: ignore[union-attr]


def test_the_names_of_htmls_signs_are_known_where_nothing_declares_them() -> None:
    source = BODY.format("a&eacute;b <![CDATA[&eacute;]]> &amp;")

    assert read_articles(source.encode())[0].body[0].text == r"aéb \&eacute; \&"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (BODY.format("<b>" * 200 + "x" + "</b>" * 200), "too-deep"),
        (BODY.format("<b " + " ".join(f'a{number}="1"' for number in range(300)) + "/>"), "too-long"),
        (BODY.format(f'<x:a xmlns:x="{"u" * 400}"/>'), "bad-xml"),
        (BODY.format("&undeclared;"), "not-xml"),
        (BODY.format("x")[:60], "not-xml"),
        ('{"uri": "a", "headline": "b", "x": ' + "[" * 40 + "]" * 40 + "}", "too-deep"),
        ('{"uri": "a", "headline": }', "not-json"),
        ("", "unknown-format"),
        ("\0\0\0\0", "unknown-format"),
    ],
)
def test_what_is_broken_or_beyond_measure_is_refused(source: str, code: str) -> None:
    assert codes(source.encode()) == [code]


def test_a_file_that_weighs_too_much_is_not_read() -> None:
    with pytest.raises(Unreadable, match="Split it"):
        read_articles(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize("letters", ["zlib", "rot13", "unicode_escape", "x-none", "idna"])
def test_a_set_of_letters_that_is_none_is_not_asked(letters: str) -> None:
    source = f'<?xml version="1.0" encoding="{letters}"?>{BODY.format("café")}'.encode("latin-1")

    assert read_articles(source)[0].body[0].text == "café"  # type: ignore[union-attr]


def test_scripts_and_odd_addresses_leave_nothing_that_runs() -> None:
    source = {
        "uri": "a",
        "headline": "<b>A</b><script>alert(1)</script>",
        "body_html": "<p>One<script>alert(1)</script></p><img src=x onerror=alert(1)><svg onload=alert(1)></svg><p>Two</p>",
    }
    article = read_articles(source)[0]

    assert "alert" not in article.model_dump_json()
    assert [block.text for block in article.body] == ["One", "Two"]  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["../secret.jpg", "/etc/passwd", "file:///secret.jpg", "..\\secret.jpg"])
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    world = FakeWorld({"in/a.json": json.dumps(
        {"uri": "a", "headline": "A", "body_html": f'<p>x</p><img src="{path}">'}
    ).encode(), "secret.jpg": b"secret"})  # fmt: skip
    batch = read_articles("in/a.json", files_from="in", world=world)

    assert batch[0].every_photo == ()


def test_fields_of_any_kind_are_no_trouble() -> None:
    odd: list[Any] = [None, 5, "x", [], {}, [1, {"name": 5}], {"a": {"b": 1}}, True]
    names = (
        "headlines",
        "bodies",
        "byline",
        "authors",
        "subject",
        "associations",
        "renditions",
        "versioncreated",
    )
    for value in odd:
        batch = read_articles({"uri": "a", "headline": "A", **dict.fromkeys(names, value)})
        assert [article.headline for article in batch] == ["A"]


def test_a_name_that_many_items_have_takes_no_time() -> None:
    message = b"\x01abc0001 4 i 1\n\n\x02H =\n\nx\n\x03\x04"
    batch = read_articles(message * 200)

    assert len(batch) == 200 and batch[199].id == "abc0001-200"
