"""inline Markdown → runs: parsed once, safe, and every word kept."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.inline import MAX_MARKS, paragraphs, read
from pagekit.house.story import LINE_BREAK, Run, Runs, plain
from pagekit.model.address import resolve
from pagekit.notes import Note

BASE = "https://courier.example/"


def taken(text: str) -> tuple[Runs, tuple[Note, ...]]:
    return read(text, "body[0].text", lambda address: resolve(address, BASE))


def shape(text: str) -> list[tuple[str, str]]:
    """Each run as its words and its look in letters."""
    looks = []
    for run in taken(text)[0]:
        flags = [name for name in ("strong", "emphasis", "code", "strike") if getattr(run, name)]
        looks.append((run.text, " ".join([*flags, *filter(None, [run.script, run.href])])))
    return looks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", [("plain words", "")]),
        ("a **b** c", [("a ", ""), ("b", "strong"), (" c", "")]),
        ("*a **b***", [("a ", "emphasis"), ("b", "strong emphasis")]),
        ("~~gone~~", [("gone", "strike")]),
        ("`a  *b*`", [("a *b*", "code")]),
        ("[a *b*](/c)", [("a ", f"{BASE}c"), ("b", f"emphasis {BASE}c")]),
        ("[a](</b c> 'title')", [("a", f"{BASE}b%20c")]),
        ("<https://a.example/b_c_d>", [("https://a.example/b_c_d", "https://a.example/b_c_d")]),
        ("<desk@courier.example>", [("desk@courier.example", "mailto:desk@courier.example")]),
        ("[call](tel:+77003888109)", [("call", "tel:+77003888109")]),
        ("[a](https://ä.example/ü)", [("a", "https://xn--4ca.example/%C3%BC")]),
        ("a &amp; b &mdash; c", [("a & b — c", "")]),
        (r"\*a\* 1\. \[b\]", [("*a* 1. [b]", "")]),
        ("a ** b ** c", [("a ** b ** c", "")]),
        ("snake_case_name", [("snake_case_name", "")]),
        ("**a****b**", [("a****b", "strong")]),
    ],
)
def test_marks_become_looks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text", ["# a", "- a", "* a", "1. a", "> a", "---", "===", "```", "| a | b |", "[a]: /b", "+ a", "~~~"]
)
def test_what_begins_like_a_block_is_text(text: str) -> None:
    assert shape(text) == [(text, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    four spaces", "four spaces"),
        ("\ttab\tinside", "tab inside"),
        ("a\nb", "a b"),
        ("a  \nb", f"a{LINE_BREAK}b"),
        ("a\\\nb", f"a{LINE_BREAK}b"),
        ("a<br>b<br/> c", f"a{LINE_BREAK}b{LINE_BREAK}c"),
        ("a \n <br> \n b", f"a{LINE_BREAK}b"),
        ("<br>a<br><br>", "a"),
        ("a  **  b**", "a ** b**"),
        ("**a ** b", "**a ** b"),
        ("a&#10;b&#9;c", "a b c"),
        ("a\u00a0 b", "a\u00a0 b"),
        ("<b> a</b> <i> b </i>", "a b"),
    ],
)
def test_spaces_are_single_and_breaks_are_kept(text: str, expected: str) -> None:
    assert "".join(run.text for run in taken(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H<sub>2</sub>O", [("H", ""), ("2", "sub"), ("O", "")]),
        ("m<sup>2</sup>", [("m", ""), ("2", "sup")]),
        ("<b>a</b> <strong>b</strong>", [("a", "strong"), (" ", ""), ("b", "strong")]),
        ("<EM>a</EM><i>b</i>", [("ab", "emphasis")]),
        ("<s>a</s><del>b</del>", [("ab", "strike")]),
        ("<code>a</code> <kbd>b</kbd>", [("a", "code"), (" ", ""), ("b", "code")]),
        ('<span class="x">a</span><u>b</u> <small>c</small><mark>d</mark>', [("ab cd", "")]),
        (
            "<abbr>a</abbr> <bdi>b</bdi> <cite>c</cite> <ins>d</ins> <time>e</time><wbr>f",
            [("a b c d ef", "")],
        ),
        ("<b>a *b</b> c*", [("a ", "strong"), ("b", "strong emphasis"), (" c", "emphasis")]),
        ("<b>never closed", [("never closed", "strong")]),
        ("</b>never opened</i> a", [("never opened a", "")]),
    ],
)
def test_harmless_tags_are_honoured_or_unwrapped(text: str, expected: list[tuple[str, str]]) -> None:
    assert shape(text) == expected
    assert taken(text)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "<svg onload=alert(1)>",
        "<iframe src=//evil.example></iframe>",
        "<style>p{}</style>",
        "<p>a</p><p>b</p>",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
    ],
)
def test_other_html_is_text_with_one_note(text: str) -> None:
    runs, notes = taken(text)
    assert plain(runs) == text
    assert all(run.href is None for run in runs)
    (note,) = notes
    assert (note.code, note.where) == ("html-as-text", "body[0].text")


def test_a_comment_is_not_for_readers() -> None:
    runs, (note,) = taken("a <!-- ask the desk --> b")
    assert plain(runs) == "a b"
    assert note.code == "comment-dropped"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,AAAA",
        "file:///etc/passwd",
        "//evil.example/",
        "http://localhost/",
        "http://127.0.0.1:8000/",
        "https://user:secret@courier.example/",
        "https://",
        "tel:12",
        "mailto:nobody",
        "",
    ],
)
def test_a_refused_link_keeps_its_words_and_is_noted(address: str) -> None:
    runs, (note,) = taken(f"see [the *paper*]({address}) now")
    assert plain(runs) == "see the paper now"
    assert all(run.href is None for run in runs)
    assert (note.code, note.where) == ("link-dropped", "body[0].text")
    assert note.remedy


@pytest.mark.parametrize(
    "address", ["java&#10;script:alert(1)", "\\javascript:x", "%6Aavascript:x", ".//evil.example"]
)
def test_an_address_in_disguise_stays_on_the_publications_site(address: str) -> None:
    (run,), _ = taken(f"[x]({address})")
    assert run.href is None or run.href.startswith(BASE)


def test_a_picture_in_the_text_becomes_its_words() -> None:
    runs, notes = taken("see ![the *old* bridge](bridge.jpg) and [![](logo.png)](/home)")
    assert plain(runs) == "see the old bridge and"
    assert [note.code for note in notes] == ["picture-in-text", "picture-in-text"]
    assert "bridge.jpg" in notes[0].what


def test_entities_do_not_bring_back_what_the_model_took_out() -> None:
    runs, _ = taken("a&#x202E;b&#0;&#x7;c `&#x202E;`")
    assert plain(runs) == "ab\ufffd\ufffdc &#x202E;"


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("a\nb\n\n\n c\n \t \nd\n\n") == ("a\nb", "c", "d")
    assert paragraphs(" \n\n ") == ()


HOSTILE = {
    "nested emphasis": "*a " * 500 + "b" + "*" * 500,
    "nested strong": "**" * 500 + "x" + "**" * 500,
    "nested links": "[" * 500 + "x" + "](/a)" * 500,
    "nested pictures": "![" * 500 + "x" + "](/a)" * 500,
    "nested tags": "<b>" * 500 + "x",
    "stars": "*" * 100_000,
    "brackets": "[" * 100_000,
    "open links": "[a](" * 25_000,
    "backquotes": "`" * 100_000,
    "backquotes that never close": " ".join("`" * length for length in range(1, 400)),
    "angle brackets": "<" * 100_000,
    "ampersands": "&" * 100_000,
    "one word": "a" * 100_000,
    "spaces": "a" + " " * 99_998 + "b",
    "lines": "a\n" * 50_000,
    "breaks": "<br>" * 25_000,
    "dense": "*a*_b_`c`[d](/e)" * 6_250,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_keeps_its_letters(text: str) -> None:
    runs, _ = taken(text)
    letters = set(re.findall(r"\w+", plain(runs)))
    assert letters or not re.search(r"\w", re.sub(r"<br>", "", text))
    assert all(run.href is None or run.href.startswith(BASE) for run in runs)


def test_more_marks_than_prose_can_have_are_printed_as_typed() -> None:
    text = "*a* " * MAX_MARKS
    (run,), (note,) = taken(text)
    assert run == Run(text.strip())
    assert note.code == "markup-too-dense"


WORDS = st.sampled_from(["alpha", "бета", "γάμμα", "دلتا", "5", "x2"])
MARKS = st.sampled_from(
    [
        *("*", "**", "_", "~~", "`", "[", "](/a)", "](javascript:x)", "![", "\\", "&amp;", "!"),
        *("<b>", "</b>", "<br>", "<i", ">", "<script>", " ", "\n", "  \n"),
    ]
)


@given(st.lists(st.one_of(WORDS, MARKS), max_size=40).map("".join))
def test_no_word_is_lost(text: str) -> None:
    # Addresses and tags are markup; whatever else is made of letters is printed.
    visible = re.sub(r"\]\((?:/a|javascript:x)\)|</?(?:b|br|script|i)>|<i|&amp;", " ", text)
    printed = plain(taken(text)[0])
    for word in re.findall(r"alpha|бета|γάμμα|دلتا", visible):
        assert word in printed


@given(st.text(max_size=200))
def test_any_text_becomes_tidy_runs(text: str) -> None:
    runs, _ = taken(text)
    for run in runs:
        assert run.text
        assert "\n" not in run.text
    for one, other in pairwise(runs):
        assert shape_of(one) != shape_of(other)
    printed = "".join(run.text for run in runs)
    if runs and not (runs[0].code or runs[-1].code):
        assert printed == printed.strip(f" {LINE_BREAK}")


def shape_of(run: Run) -> tuple[object, ...]:
    return (run.strong, run.emphasis, run.code, run.strike, run.script, run.href)
