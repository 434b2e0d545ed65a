"""what is rewritten inside a line → the line, its pictures and the lines of its notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one![A](a.jpg)two", "one two"),
        ("one<img src='a.jpg'>two", "one two"),
        ("one ![A](a.jpg) two", "one two"),
        ("one![A](a.jpg), two", "one, two"),
    ],
)
def test_a_picture_between_two_words_leaves_two_words(
    source: str, text: str, blocks: Blocks, picture: Callable[..., bytes]
) -> None:
    found = blocks(source, {"a.jpg": picture()})
    assert [block.get("text") for block in found] == [text, None]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <!DOCTYPE html> b", "a b"),
        ("a <!doctype html> b", "a b"),
        ("a <!docs here> b", "a \\<!docs here\\> b"),
        ("a <?php x ?> b", "a b"),
        ("a <object>b<object>c</object>d</object> e", "a e"),
        ("a <iframe>b</iframe> c <iframe>d</iframe> e", "a c e"),
        ("a </iframe> b", "a b"),
        ("<a href='/x'>a</a> and <a href='/y'>b</a>", "[a](/x) and [b](/y)"),
        ("<a href='/x'>a <a href='/y'>b</a></a>", "a [b](/y)"),
        ("a <a href='/x'></a>b", "a b"),
        ("One[^1], once more[^1].\n\n[^1]: First.", "One\\[1\\], once more\\[1\\]."),
    ],
)
def test_tags_go_with_what_belongs_to_them(source: str, text: str, blocks: Blocks) -> None:
    assert blocks(source)[0]["text"] == text


@pytest.mark.parametrize("source", ["A\\\nb\n---", "A\nb\n==="])
def test_a_head_breaks_no_line(source: str, blocks: Blocks) -> None:
    assert blocks(f"x\n\n{source}")[1] == {"kind": "heading", "text": "A b"}


def test_every_note_of_a_paragraph_names_its_own_line(markdown: Callable[..., Article]) -> None:
    found = markdown(
        "one\n![a](https://a.example/a.jpg)\n<img src='https://a.example/b.jpg'>\n<iframe>x</iframe>\n<x-y>\n<odd a>"
    )
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [
        ("picture-remote", "line 5"),
        ("picture-remote", "line 6"),
        ("html-dropped", "line 7"),
        ("html-component", "line 8"),
        ("html-unknown", "line 9"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("[a](other story.md) b", "[a](<other story.md>) b"),
        ("[a](https://x.example/a b.html)", "[a](<https://x.example/a b.html>)"),
        ('[a](b.jpg "A title.x")', '[a](b.jpg "A title.x")'),
        ("`[a](my file.pdf)`", "`[a](my file.pdf)`"),
        (
            '[a]({% post_url 2020-01-01-x %}) [b]({{< ref "other.md#y" >}})',
            "[a](2020-01-01-x.md) [b](other.md#y)",
        ),
        ("# H {#own}\n\n[a](#own) [b](#other)", "[a](#h) [b](#other)"),
        ("`[^1]` and [^a b]", "`[^1]` and [^a b]"),
    ],
)
def test_addresses_are_read_as_they_were_meant(source: str, text: str, blocks: Blocks) -> None:
    assert blocks(source)[-1]["text"] == text


def test_a_picture_may_have_spaces_in_its_name(blocks: Blocks, picture: Callable[..., bytes]) -> None:
    files = {"my photo.jpg": picture(), "my photo (1).jpg": picture()}
    found = blocks('![A](my photo.jpg)\n\n![B](my photo (1).jpg "C")', files)
    assert [(block["src"], block.get("caption")) for block in found] == [
        ("my photo.jpg", None),
        ("my photo (1).jpg", "C"),
    ]


def test_a_mark_without_its_footnote_is_told_of(markdown: Callable[..., Article]) -> None:
    found = markdown("One[^1], two[^x].\n\n[^x]: Note.")
    assert found.body[0].text == "One, two\\[1\\]."
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [("footnote-missing", "line 4")]


@pytest.mark.parametrize(
    ("source", "text", "notes"),
    [
        ('a <Badge kind="new">new</Badge> b', "a new b", 1),
        ("a <Badge>new</Badge> b", "a new b", 1),
        ('a <Badge kind="new" /> b', "a b", 1),
        ("a List<String> b", "a List\\<String\\> b", 1),
    ],
)
def test_an_element_of_a_site_s_own_goes_and_what_it_holds_stays(
    source: str, text: str, notes: int, markdown: Callable[..., Article]
) -> None:
    article = markdown(source)
    assert [block.text for block in article.body] == [text]
    assert article.origin is not None
    assert len(article.origin.notes) == notes


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("[words](https://x.example/\nfoo) and", "[words](https://x.example/ foo)"),
        ("[words][none] and", "[words][none]"),
        ("[words](https://x.example/", "[words](https://x.example/"),
    ],
)
def test_what_was_meant_for_a_link_is_told(
    source: str, said: str, markdown: Callable[..., Article], codes: Callable[[Article], list[str]]
) -> None:
    article = markdown(source)
    assert codes(article) == ["link-broken"]
    assert article.origin is not None
    assert said in article.origin.notes[0].what


@pytest.mark.parametrize(
    "source",
    [
        "[1][2] and [a](b)",
        "`[words](https://x.example/ a b)`",
        "[words](<https://x.example/a b>) [w][r]\n\n[r]: https://x.example",
        "[words](https://x.example/a b)",
    ],
)
def test_other_brackets_are_no_broken_links(
    source: str, markdown: Callable[..., Article], codes: Callable[[Article], list[str]]
) -> None:
    assert codes(markdown(source)) == []
