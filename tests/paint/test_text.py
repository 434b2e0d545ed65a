"""runs → HTML: every look, links as one element, and nothing that a writer can write becomes markup."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from pagekit.house.story import Run, TableText
from pagekit.paint.filters import FILTERS
from pagekit.paint.text import bar_svg, breakable, cell_classes, comma, runs_html, table_classes

A, B = "https://courier.example/a", "https://courier.example/b"


@pytest.mark.parametrize(
    ("runs", "html"),
    [
        ((), ""),
        ((Run(""),), ""),
        ((Run("plain words"),), "plain words"),
        ((Run("a", strong=True),), "<strong>a</strong>"),
        ((Run("a", emphasis=True),), "<em>a</em>"),
        ((Run("a", code=True),), '<code dir="ltr">a</code>'),
        ((Run("a", strike=True),), "<s>a</s>"),
        ((Run("2", script="sub"), Run("n", script="sup")), "<sub>2</sub><sup>n</sup>"),
        (
            (Run("a", strong=True, emphasis=True, code=True, strike=True, script="sup"),),
            '<strong><em><s><sup><code dir="ltr">a</code></sup></s></em></strong>',
        ),
        ((Run("a"), Run("b", strong=True), Run("c")), "a<strong>b</strong>c"),
        ((Run("a", href=A),), f'<a href="{A}">a</a>'),
        (
            (Run("go "), Run("to the ", href=A), Run("page", strong=True, href=A), Run(" now")),
            f'go <a href="{A}">to the <strong>page</strong></a> now',
        ),
        ((Run("a", href=A), Run("b", href=B)), f'<a href="{A}">a</a><a href="{B}">b</a>'),
        ((Run("a", href=A), Run(" "), Run("b", href=A)), f'<a href="{A}">a</a> <a href="{A}">b</a>'),
        ((Run("one\u2028two"),), "one<br>two"),
        ((Run("one\u2028two", emphasis=True, href=A),), f'<a href="{A}"><em>one<br>two</em></a>'),
        ((Run("a < b & c > d \"e\" 'f'"),), "a &lt; b &amp; c &gt; d \"e\" 'f'"),
        (
            (Run("<script>alert(1)</script>", code=True),),
            '<code dir="ltr">&lt;script&gt;alert(1)&lt;/script&gt;</code>',
        ),
        ((Run("&lt;"),), "&amp;lt;"),
        ((Run("a", href="https://x.example/?a=1&b=2"),), '<a href="https://x.example/?a=1&amp;b=2">a</a>'),
        (
            (Run("a", href='https://x.example/"onclick="x'),),
            '<a href="https://x.example/&quot;onclick=&quot;x">a</a>',
        ),
        (
            (Run("a", href="https://x.example/'><b>"),),
            '<a href="https://x.example/&#x27;&gt;&lt;b&gt;">a</a>',
        ),
    ],
)
def test_runs(runs: tuple[Run, ...], html: str) -> None:
    assert runs_html(runs) == html


def test_where_a_line_is_no_place_for_links_only_the_look_is_kept() -> None:
    runs = (Run("a "), Run("b", strong=True, href=A), Run("c", href=A))
    assert runs_html(runs, False) == "a <strong>b</strong>c"


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ((), ""),
        ((Run("Boots", strong=True), Run(" & wool", href=A)), "Boots & wool"),
        ((Run(" one\u2028two  three "),), "one two three"),
        ((Run("a\u00a0b"),), "a b"),
        ((Run("<b>"),), "<b>"),
    ],
)
def test_plain(runs: tuple[Run, ...], words: str) -> None:
    assert FILTERS["plain"](runs) == words
    assert not hasattr(FILTERS["plain"](runs), "__html__"), "templates must still escape it"


LOOKS = st.builds(
    Run,
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
    | st.sampled_from(["<a>", "&amp;", "</p>", "<!--", "]]>"]),
    strong=st.booleans(),
    emphasis=st.booleans(),
    code=st.booleans(),
    strike=st.booleans(),
    script=st.sampled_from(["", "sup", "sub"]),
    href=st.sampled_from([None, A, B, 'https://x.example/"><script>']),
)


@given(st.lists(LOOKS, max_size=6))
def test_any_runs_are_well_formed_and_say_what_was_written(runs: list[Run]) -> None:
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(f"<!doctype html><title>x</title><body><p>{runs_html(tuple(runs))}</p>")
    assert parser.errors == []
    (paragraph,) = root.iter("p")
    written = "".join(run.text for run in runs).replace("\u2028", "")
    assert "".join(paragraph.itertext()) == written
    assert {element.tag for element in paragraph.iter()} <= {
        "p",
        "a",
        "br",
        "code",
        "em",
        "s",
        "strong",
        "sub",
        "sup",
    }
    allowed = {"a": {"href"}, "code": {"dir"}}
    assert all(set(element.attrib) <= allowed.get(element.tag, set()) for element in paragraph.iter())


def test_a_word_that_no_line_could_hold_is_given_places_to_break() -> None:
    word = "w" * 450
    written = breakable(f"before {word} after")
    assert written.replace("\u200b", "") == f"before {word} after"
    assert max(map(len, re.split("[ \u200b]", written))) == 20
    assert breakable("w" * 199) == "w" * 199


# ---- Small decisions for templates -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "classes"),
    [
        (1, "table-figure"),
        (4, "table-figure"),
        (5, "table-figure table-many"),
        (6, "table-figure table-many table-wide"),
    ],
)
def test_a_tables_classes_follow_its_columns(columns: int, classes: str) -> None:
    align: list[Literal["start", "center", "end"]] = ["start"] * columns
    table = TableText((), (), tuple(align))
    assert table_classes(table) == classes


@pytest.mark.parametrize(
    ("words", "classes"),
    [("", "to-end short"), ("twelve signs", "to-end short"), ("thirteen sign", "to-end")],
)
def test_a_short_cell_is_never_broken(words: str, classes: str) -> None:
    assert cell_classes((Run(words),), "end") == classes


@pytest.mark.parametrize(("direction", "left"), [("ltr", "0.00%"), ("rtl", "50.00%")])
def test_a_bar_begins_where_lines_begin_and_is_as_long_as_its_figure(
    direction: Literal["ltr", "rtl"], left: str
) -> None:
    assert bar_svg((8.0, 4.0), 1, direction) == (
        '<svg width="100%" height="8" aria-hidden="true" focusable="false">'
        f'<rect x="{left}" width="50.00%" height="8" fill="currentColor"/></svg>'
    )


def test_a_cells_length_is_that_of_all_its_runs() -> None:
    assert cell_classes((Run("seven s"), Run("igns more", strong=True)), "start") == "to-start"


@pytest.mark.parametrize(
    ("lang", "sign"), [("en", ", "), ("kk", ", "), ("ar", "\u060c "), ("fa-AF", "\u060c "), ("AR", "\u060c ")]
)
def test_the_comma_of_the_language(lang: str, sign: str) -> None:
    assert comma(lang) == sign
