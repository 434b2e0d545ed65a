"""HTML that pagekit wrote → XHTML: well-formed whatever it holds, and word for word the same."""

from __future__ import annotations

from html import unescape

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from pagekit.epub import xhtml


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ('<img src="a.jpg" alt="A &amp; B">', '<img src="a.jpg" alt="A &amp; B"/>'),
        ("<p>a &nbsp; &lt; b", "<p>a \u00a0 &lt; b</p>"),
        ("<ul><li>a</ul>", "<ul><li>a</li></ul>"),
        ("<p>a</b></p>", "<p>a</p>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ('<a href="https://a.example/?b=1&amp;c=2">a</a>', '<a href="https://a.example/?b=1&amp;c=2">a</a>'),
        ('<a href="#note">a</a>', "<a>a</a>"),
        ('<a href="/river/">a</a>', "<a>a</a>"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ("<p>\x0ca\ufffe</p>", "<p>a</p>"),
    ],
)
def test_what_browsers_mend_is_mended(html: str, wanted: str) -> None:
    assert xhtml(html) == wanted


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<em>", "</em>", "a", "&lt;", "<img alt='b'>", "é\x00"]))
)
def test_it_is_well_formed_and_loses_no_word(parts: list[str]) -> None:
    html = "".join(parts)
    read = fromstring(f"<body>{xhtml(html)}</body>")
    words = "".join(part for part in parts if not part.startswith("<"))
    assert "".join(read.itertext()) == unescape(words).replace("\x00", "").replace("\ufffd", "")
