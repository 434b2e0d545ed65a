"""a tree → XML that parsers take, whatever is written in it."""

from __future__ import annotations

import re

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from pagekit.feeds.xml import Element, allowed, document, filled


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_comes_back_but_for_what_xml_forbids(text: str, attribute: str) -> None:
    root = ElementTree.fromstring(document(Element("a", (Element("b", text, {"c": attribute}),))))
    assert (root[0].text or "", root[0].attrib["c"]) == (allowed(text), allowed(attribute))
    assert root[0].text is None or len(root) == 1


@pytest.mark.parametrize(
    "text", ["]]>", "<script>alert(1)</script>", "&amp;", "a & b", "שלום\u202e", "🐎", "a\r\nb\tc", "\"'"]
)
def test_hostile_text_is_text(text: str) -> None:
    root = ElementTree.fromstring(document(Element("a", text, {"b": text})))
    assert (root.text, root.attrib["b"], len(root)) == (text, text, 0)


def test_what_xml_forbids_is_dropped() -> None:
    assert allowed("a\x00\x08\x0b\x0c\x1f\ud800\ufffe\uffffb\t\n\r\x85\U0010ffff") == "ab\t\n\r\x85\U0010ffff"


def test_a_document_as_it_is_written() -> None:
    root = Element("a", (Element("b", (Element("c", "d"),)), Element("e", attributes={"f": "g"})))
    assert document(root) == (
        b'<?xml version="1.0" encoding="utf-8"?>\n<a>\n<b>\n<c>d</c>\n</b>\n<e f="g"/>\n</a>\n'
    )


def test_elements_that_say_nothing_are_left_out() -> None:
    told = filled(
        [
            None,
            Element("a"),
            Element("b", ""),
            Element("c", "d"),
            Element("e", attributes={"f": "g"}),
            Element("h", attributes={"i": ""}),
        ]
    )
    assert [element.name for element in told] == ["c", "e"]


def test_text_holds_no_bare_delimiter() -> None:
    inner = document(Element("a", "<&>\r", {"b": '<&>"\t\n'})).decode()
    assert re.findall(r"<a b=.*", inner) == ['<a b="&lt;&amp;&gt;&quot;&#9;&#10;">&lt;&amp;&gt;&#13;</a>']
