"""Any text in any field of a story → the same elements with the same attributes: words never become markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from pagekit.house.story import LINE_BREAK, ShareTool, Story

Painter = Callable[..., Any]
Shape = dict[str, set[str]]

# What a template asks before it prints, or looks something up by: kinds, languages, names of files, the house's labels;
# and times as machines read them, which no writer writes.
DECIDING = {
    "align", "channels", "design", "direction", "display", "iso", "kind", "labels", "lang", "publication_lang", "script", "slot", "src",
    "status", "target", "theme",
}  # fmt: skip
# Text of every kind, and often the signs that end or begin something in HTML, a URL, a script or a style sheet.
SIGNS = st.text(st.sampled_from("<>\"'`=&;/\\!-[]{}%#?: \t\n\u00a0\u2028xon"), max_size=24)
OPENINGS = st.sampled_from(
    ["<script>", "</script>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", '"onx="', "'onx='", "&lt;", "&#60", "<a ",
     "</title>", "</bdi>", "<svg/onload=", "{{", "{%", "\x00<", "</textarea>", "<plaintext>", "<template>"]
)  # fmt: skip
EVERY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=24)
WORDS = st.lists(SIGNS | OPENINGS | EVERY_TEXT, min_size=1, max_size=4).map("".join)


def told_with(value: Any, words: Iterator[str], address: str) -> Any:
    """The record with every text in it replaced by the next words, and every link by one address.

    Texts begin with a letter, for a heading without words, or a cell, is built otherwise. Neighbours with one address
    are one link, so there is only one.
    """
    if isinstance(value, str):
        return f"x{next(words)}"
    if isinstance(value, tuple):
        return tuple(told_with(item, words, address) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            part.name: getattr(value, part.name) for part in fields(value) if part.name not in DECIDING
        }
        return replace(
            value,
            **{
                name: f"x{address}" if name == "href" and old else told_with(old, words, address)
                for name, old in changed.items()
            },
        )
    return value


def shape(text: str) -> tuple[Counter[str], Shape, tuple[Any, ...]]:
    """How often each element stands on the page, the attributes that each has, and what the parser complains of."""
    parser = HTMLParser(namespace_html_elements=False)
    root: Element = parser.parse(text)
    counts: Counter[str] = Counter()
    attributes: Shape = {}
    for element in root.iter():
        # A line break that the writer set is markup of ours; a comment has a function for a name.
        if element.tag != "br":
            counts[str(element.tag)] += 1
            attributes.setdefault(str(element.tag), set()).update(map(str, element.attrib))
    return counts, attributes, tuple(parser.errors)


def neutral() -> Iterator[str]:
    while True:
        yield "words"


# Printed pages are composed from the same macros, line by line: their elements follow the lines.
@pytest.mark.parametrize("layout", ["base", "web-article"])
def test_any_text_in_any_field_leaves_the_page_as_it_is_built(
    layout: str, english: Story, paint: Painter
) -> None:
    tools = (ShareTool("native", "Share"), ShareTool("copy", "Copy"))
    story = replace(english, share_tools=tools, notes=())
    plain, known, _ = shape(paint(told_with(story, neutral(), "words"), layout).html.text)

    @settings(max_examples=30, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        pool = data.draw(st.lists(WORDS, min_size=3, max_size=12))
        text = paint(told_with(story, around(pool), pool[0]), layout).html.text
        counts, attributes, errors = shape(text)
        assert counts == plain
        assert {tag: names - known[tag] for tag, names in attributes.items() if names - known[tag]} == {}
        # A parser notes characters that no page may hold; intake has taken those out of real stories.
        assert {kind for _, kind, _ in errors} <= {"invalid-codepoint"}

    holds()


def around(pool: list[str]) -> Iterator[str]:
    """The words in turn, for ever; no two fields beside each other have the same."""
    while True:
        yield from pool


def test_the_words_of_a_field_come_out_as_they_went_in(english: Story, paint: Painter) -> None:
    odd = "<b onclick=\"x\">&amp; 'y' </h1><script>z</script> --> ]]>"
    told = told_with(replace(english, notes=()), around([odd]), "words")
    root = HTMLParser(namespace_html_elements=False).parse(paint(told, "web-article").html.text)
    (head,) = root.iter("h1")
    assert "".join(head.itertext()) == f"x{odd}".replace(LINE_BREAK, "\n")
    assert sum(f"x{odd}" in (picture.get("alt") or "") for picture in root.iter("img")) >= 2
