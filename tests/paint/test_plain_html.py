"""blocks of a story → plain HTML: every block as an element that readers know, and nothing of the page around it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pagekit.house import (
    AdvertMark,
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    Stamp,
    StoryBlock,
    TableText,
    UpdateText,
)
from pagekit.paint.plain_html import plain_blocks

WORD = (Run("word"),)
STAMP = Stamp("15 August 2014, 20:29", "2014-08-15T20:29:00+06:00", "en")
PLACE = "https://courier.example/p/a.jpg"


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (ParagraphText((Run("a & "), Run("b", strong=True))), "<p>a &amp; <strong>b</strong></p>"),
        (ParagraphText((Run("a", small_caps=True), Run(" b"))), "<p>a b</p>"),
        (ParagraphText(WORD, dateline="A & B"), "<p>A &amp; B — word</p>"),
        (ParagraphText((Run("a\u2028b"),)), "<p>a<br>b</p>"),
        (ParagraphText(WORD, question=True), "<p><strong>word</strong></p>"),
        (ParagraphText((Run("a", href="https://b.example/?c=1&d=2"),)), '<p><a href="https://b.example/?c=1&amp;d=2">a</a></p>'),
        (HeadingText(WORD, anchor="here"), "<h2>word</h2>"),
        (HeadingText(WORD, level=3), "<h3>word</h3>"),
        (QuoteText((WORD, WORD)), "<blockquote><p>word</p><p>word</p></blockquote>"),
        (QuoteText((WORD,), (Run("who"),)), "<figure><blockquote><p>word</p></blockquote><figcaption>who</figcaption></figure>"),
        (ListText((ItemText((WORD,)), ItemText((WORD, WORD), (ItemText((WORD,)),), ordered=True))),
         "<ul><li>word</li><li>word<p>word</p><ol><li>word</li></ol></li></ul>"),
        (ListText((ItemText((WORD,)),), ordered=True, start=3), '<ol start="3"><li>word</li></ol>'),
        (TableText((WORD, ()), ((WORD, WORD),), ("start", "end"), (Run("sums"),)),
         ('<table><caption>sums</caption><thead><tr><th scope="col">word</th><th scope="col"></th></tr></thead>'
         "<tbody><tr><td>word</td><td>word</td></tr></tbody></table>")),
        (CodeText("if a < b:\n  go"), '<pre dir="ltr"><code>if a &lt; b:\n  go</code></pre>'),
        (BreakMark(), "<hr>"),
        (AdvertMark("inline"), ""),
        (FactboxText(WORD, (ParagraphText(WORD),)), "<aside><h2>word</h2><p>word</p></aside>"),
        (FactboxText(WORD, (), figure=WORD), "<aside><p><strong>word</strong></p><h2>word</h2></aside>"),
        (UpdateText(STAMP, STAMP, "u-1", WORD, (ParagraphText(WORD),)),
         ('<section><p><time datetime="2014-08-15T20:29:00+06:00" lang="en">15 August 2014, 20:29</time></p>'
         "<h2>word</h2><p>word</p></section>")),
        (Figure("a.jpg", 'An "a"', WORD, "© Ann"),
         f'<figure><img src="{PLACE}" alt="An &quot;a&quot;"><figcaption>word <small>© Ann</small></figcaption></figure>'),
        (Figure("a.jpg", "", (), "© Ann"), f'<figure><img src="{PLACE}" alt=""><figcaption><small>© Ann</small></figcaption></figure>'),
        (Figure("a.jpg", "A"), f'<figure><img src="{PLACE}" alt="A"></figure>'),
        (Figure("unknown.jpg", "A", WORD, "© Ann"), ""),
    ],
)  # fmt: skip
def test_each_block(block: StoryBlock, told: str) -> None:
    assert plain_blocks((block,), {"a.jpg": PLACE}) == told


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=150))
def test_any_text_is_text_and_no_class_is_there(text: str) -> None:
    words = (Run(text),)
    body: tuple[StoryBlock, ...] = (
        ParagraphText(words),
        HeadingText(words),
        CodeText(text),
        Figure("a.jpg", text, words, text),
    )
    made = plain_blocks(body, {"a.jpg": PLACE})
    tree = html.fragment_fromstring(made, create_parent="div")
    assert [element.tag for element in tree] == ["p", "h2", "pre", "figure"]
    shown = text.replace("\u2028", "")
    assert [tree[at].text_content() for at in range(2)] == [shown, shown]
    assert (tree[2].text_content(), tree[3][0].get("alt")) == (text, text)
    assert not re.search(r"<[^>]* (?:class|style|on\w+)=", made)
