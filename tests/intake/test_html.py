"""HTML inside Markdown → blocks: the text is kept, what runs is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.intake.html_tree import MAX_ELEMENTS_DEEP, parse_html, parse_tag
from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<div class='x'>\n  Some   text\n</div>", "Some text"),
        ("<p>one *star* _x_ [y] & `z`</p>", "one \\*star\\* \\_x\\_ \\[y\\] \\& \\`z\\`"),
        ("<p>a<br>b<br/></p>", "a<br>b"),
        ("<p><em>a</em> <b>b</b> <span>c</span></p>", "<em>a</em> <b>b</b> c"),
        (
            "<p>See <a href='https://a.example/?b=1&amp;c=2'>this</a>!</p>",
            "See [this](https://a.example/?b=1&amp;c=2)!",
        ),
        ("<p>Wow!<a href='/x'>y</a></p>", "Wow\\![y](/x)"),
        ("<p>&copy; &lt;b&gt;</p>", "© \\<b\\>"),
        ("<details><summary>Sum</summary></details>", "Sum"),
        ("<p>a <!-- remark --> b</p>", "a b"),
        ("<p>a {{ x }} b</p>", "a b"),
        ("<my-widget x='y'>a</my-widget>", "a"),
        ("<YourName>", "\\<YourName\\>"),
    ],
)
def test_text_of_html_becomes_a_paragraph(source: str, text: str, blocks: Blocks) -> None:
    assert blocks(source) == [{"kind": "paragraph", "text": text}]


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "svg", "video", "template", "canvas"])
def test_what_runs_or_plays_is_dropped_with_its_line(tag: str, markdown: Callable[..., Article]) -> None:
    found = markdown(f"<div>\nbefore\n<{tag} src='x'>secret()</{tag}>\nafter\n</div>")
    assert [block.text for block in found.body] == ["before after"]  # type: ignore[union-attr]
    assert found.origin is not None
    assert [(note.code, note.where) for note in found.origin.notes] == [("html-dropped", "line 6")]


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)",
        "<script/>alert(1)",
        "<SCRIPT SRC=x>alert(1)</SCRIPT >",
        "<style>a{}</style>",
        "<script>\n\nalert(1)\n\n</script>",
    ],
)
def test_no_text_of_a_script_is_ever_printed(source: str, blocks: Blocks) -> None:
    assert blocks(source) == []


def test_pre_is_code_as_typed(blocks: Blocks) -> None:
    assert blocks("<pre style='x'>\n#4. *A*\n\n  {{ b }} &lt;c&gt;\n</pre>") == [
        {"kind": "code", "text": "#4. *A*\n\n  {{ b }} <c>"}
    ]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("<blockquote class='x'>\n  Words.\n  <span>- Ann Lee </span>\n</blockquote>", "Ann Lee"),
        ("<blockquote><p>Words.</p><footer>Ann Lee</footer></blockquote>", "Ann Lee"),
        ("<blockquote><p>Words.</p><p>— Ann Lee</p></blockquote>", "Ann Lee"),
        ("<blockquote>Words.<br><cite>Ann Lee</cite></blockquote>", "Ann Lee"),
        ("<blockquote>Words.</blockquote>", None),
    ],
)
def test_a_blockquote_is_a_quotation(source: str, who: str | None, blocks: Blocks) -> None:
    assert blocks(source) == [{"kind": "quote", "text": "Words."} | ({"attribution": who} if who else {})]


def test_headings_lists_rules_and_tables_are_understood(blocks: Blocks) -> None:
    assert blocks(
        "<h3>A<br>head</h3><ul><li>a<li>b<ol><li>c</ol></ul><hr><ol start=3><li>d</li></ol>"
        "<table><caption>T</caption><tr><th>x<th align=right>y<tr><td>1<td style='text-align: center'>2</table>"
    ) == [
        {"kind": "heading", "text": "A<br>head", "level": 3},
        {"kind": "list", "items": [{"text": "a"}, {"text": "b", "ordered": True, "items": [{"text": "c"}]}]},
        {"kind": "break"},
        {"kind": "list", "ordered": True, "start": 3, "items": [{"text": "d"}]},
        {
            "kind": "table",
            "header": ["x", "y"],
            "rows": [["1", "2"]],
            "align": ["start", "end"],
            "caption": "T",
        },
    ]


def test_a_figure_is_a_picture_with_its_caption(blocks: Blocks, picture: Callable[..., bytes]) -> None:
    files = {"a.jpg": picture()}
    source = "<figure>\n<img src='a.jpg' alt='A &amp; b'>\n<figcaption>A <em>park</em>. Photo: Ann Lee</figcaption>\n</figure>"
    assert blocks(source, files) == [
        {
            "kind": "photo",
            "src": "a.jpg",
            "alt": "A & b",
            "caption": "A <em>park</em>.",
            "credit": {"creator": "Ann Lee"},
        }
    ]
    assert blocks("<p>a <img src=a.jpg> b</p>", files) == [
        {"kind": "paragraph", "text": "a b"},
        {"kind": "photo", "src": "a.jpg"},
    ]


def test_a_figure_whose_picture_is_missing_keeps_its_caption(blocks: Blocks) -> None:
    assert blocks("<figure><img src='a.jpg'><figcaption>A park</figcaption></figure>") == [
        {"kind": "paragraph", "text": "*A park*"}
    ]


def test_html_around_markdown_leaves_the_markdown(blocks: Blocks) -> None:
    assert blocks("<div>\n\nSome *text*\n\n</div>") == [{"kind": "paragraph", "text": "Some *text*"}]


def test_a_tree_has_a_bound_and_keeps_the_text() -> None:
    root = parse_html("<div>" * 5_000 + "deep" + "</div>" * 5_000)
    depth = 0
    while root.children and not isinstance(root.children[0], str):
        root, depth = root.children[0], depth + 1
    assert depth == MAX_ELEMENTS_DEEP
    assert root.text == "deep"


@pytest.mark.parametrize(
    "source",
    ["<![if x]>a", "<!x>a", "<?php a ?>a", "<![CDATA[a]]>", "<!--", "</", "<a", "<a b='", "&#xFFFFFFF;"],
)
def test_no_declaration_makes_the_parser_stumble(source: str) -> None:
    parse_html(source)


def test_a_tag_is_read_with_its_attributes() -> None:
    tag = parse_tag('<IMG SRC="a.jpg" alt=\'x "y"\' hidden>')
    assert tag is not None
    assert (tag.tag, tag.attrs) == ("img", {"src": "a.jpg", "alt": 'x "y"', "hidden": ""})
    assert parse_tag("</a>") is None
    assert parse_tag("text") is None


@given(st.text("<>/!?-[]abp \"'=&;#x", max_size=60))
def test_no_text_makes_the_parser_fail(source: str) -> None:
    parse_html(source)
