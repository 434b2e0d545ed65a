"""HTML in any state → the tree that browsers make of it, drawn as brackets, with the line of each element."""

from __future__ import annotations

import pytest

from pagekit.intake.html_tree import Element, holds_only_text, parse_html


def drawn(element: Element | str) -> str:
    """`ul[li[a] li[b]]`."""
    if isinstance(element, str):
        return element
    inside = " ".join(filter(None, (drawn(child).strip() for child in element.children)))
    return f"{element.tag}[{inside}]" if inside else element.tag


def tree(source: str) -> str:
    return drawn(parse_html(source)).removeprefix("root[").removesuffix("]")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<ul><li>a<li>b</ul>c", "ul[li[a] li[b]] c"),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", "ul[li[a ul[li[b]] c] li[d]]"),
        ("<ol><li>a<menu><li>b<li>c</menu><li>d</ol>", "ol[li[a menu[li[b] li[c]]] li[d]]"),
        ("<dl><dt>a<dd>b<dt>c<dt>d<dd>e</dl>", "dl[dt[a] dd[b] dt[c] dt[d] dd[e]]"),
        ("<dl><dd>a<dl><dt>b</dl><dd>c</dl>", "dl[dd[a dl[dt[b]]] dd[c]]"),
        ("<table><tr><td>a<td>b<tr><th>c<td>d</table>", "table[tr[td[a] td[b]] tr[th[c] td[d]]]"),
        ("<table><td>a<tr><th>b<tr><td>c</table>", "table[td[a] tr[th[b]] tr[td[c]]]"),
        ("<table><tr><td>a<table><tr><td>b</table><td>c</table>", "table[tr[td[a table[tr[td[b]]]] td[c]]]"),
        ("<select><option>a<option>b</select>", "select[option[a] option[b]]"),
        ("<p>a<p>b<div>c</div>", "p[a] p[b] div[c]"),
        ("<p>a<em>b<p>c", "p[a em[b]] p[c]"),
        ("<p>a<span>b</span>", "p[a span[b]]"),
        ("<p>a<blockquote><p>b<p>c</blockquote>d", "p[a] blockquote[p[b] p[c]] d"),
        ("<blockquote>a<li>b</blockquote>", "blockquote[a li[b]]"),
        ("<li>a<blockquote><li>b</blockquote><li>c", "li[a blockquote[li[b]]] li[c]"),
        ("<b>a<i>b</b>c</i>", "b[a i[b]] c"),
        ("a</p>b</b>", "a b"),
        ("<br>a<img>b<hr/>c", "br a img b hr c"),
        ("<div/>a", "div a"),
        ("<script/>a</script>b", "script[a] b"),
        ("a<![CDATA[<b>]]>c", "a<b>c"),
        ("a<!doctype html>b<?php c ?>d<!-- e -->f", "abdf"),
        ("a<!-- b", "a"),
    ],
)
def test_closing_tags_that_are_left_out_are_put_in(source: str, wanted: str) -> None:
    assert tree(source) == wanted


def test_an_element_knows_its_line_and_how_it_was_written() -> None:
    root = parse_html("a\n<b>c</b>\n<!-- d\ne -->\n<?x\n?><i\nid='f'>g</i>")
    found = [(child.tag, child.line, child.written) for child in root.children if isinstance(child, Element)]
    assert found == [("b", 1, "<b>"), ("i", 5, "<i\nid='f'>")]


def test_elements_are_found_in_order_and_not_inside_of_each_other() -> None:
    root = parse_html("<div id=1><div id=2></div></div><p><div id=3></div>")
    assert [element.attrs["id"] for element in root.find("div")] == ["1", "3"]


@pytest.mark.parametrize(
    ("source", "only"),
    [
        ("a <em>b</em><BR><a href='x'>c</A>", True),
        ("<img src=a.jpg>", True),
        ("text", True),
        ("<div>a</div>", False),
        ("<em>a</em></p>", False),
        ("<x-y>", False),
        ("<script>", False),
        ("a <!-- b -->", False),
    ],
)
def test_a_piece_of_text_holds_nothing_but_tags_of_text(source: str, only: bool) -> None:
    assert holds_only_text(source) is only


def test_tags_that_are_begun_and_never_ended_are_text() -> None:
    tree = parse_html("<b>one</b> two <p <p " + "<i " * 20_000)

    assert (tree.find("b")[0].text, tree.text[:16]) == ("one", "one two <p <p <i")
