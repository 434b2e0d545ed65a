"""Texts with their line ends drawn: ␣ a space that vanishes, | nothing, ⏎ a forced end."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.typeset.lines.opportunities import Kind, is_address, pieces

SIGNS = {Kind.SPACE: "␣", Kind.GLUELESS: "|", Kind.FORCED: "⏎", Kind.END: ""}


def drawn(text: str) -> str:
    return "".join(text[start:end] + SIGNS[Kind(kind)] for start, end, kind in pieces(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two plain words.", "Two␣plain␣words."),
        ("  spaces \t\n between  and around ", "spaces␣between␣and␣around"),
        ("thin\u2009space and\u3000wide", "thin␣space␣and␣wide"),
        ("10\u00a0000\u202fkm no\u2007break", "10\u00a0000\u202fkm␣no\u2007break"),
        ("“Quoted.” (In brackets.) U.S. e.g. т.е.", "“Quoted.”␣(In␣brackets.)␣U.S.␣e.g.␣т.е."),
        ("joined \u2060together\u2060 here", "joined \u2060together\u2060 here"),
        ("", ""),
        (" \n\u200b\u2028 ", ""),
    ],
)
def test_spaces(text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "well-|known",
        "e-mail",
        "mother-in-|law",
        "COVID-19",
        "at␣-5␣degrees",
        "25-летний",
        "кто-то",
        "где-|нибудь",
        "по-|русски",
        "«Нью-|Йорк»",
        "and/|or",
        "km/h",
        "24/7",
        "12/31/2026",
        "well-\u2060known",
        "non\u2011breaking",
        "plain\u00adsoft",
    ],
)
def test_hyphens_and_slashes(expected: str) -> None:
    assert drawn(expected.replace("|", "").replace("␣", " ")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Астана — столица.", "Астана —␣столица."),
        ("«Да», — сказал он. — Нет.", "«Да», —␣сказал␣он. —␣Нет."),
        ("— Привет, — сказал он.", "— Привет, —␣сказал␣он."),
        ("Он:\u2028— Привет.", "Он:⏎— Привет."),
        ("one – two - three", "one –␣two -␣three"),
        ("word—word, word–word", "word—|word,␣word–|word"),
        ("word--word and --help", "word--|word␣and␣--help"),
        ("1939–1945 and 3–1", "1939–1945␣and␣3–1"),
        ("He said—“No!”—and left", "He␣said—|“No!”—|and␣left"),
        ("word—, next —last", "word—,␣next␣—last"),
        ("a — — — b", "a —␣—␣—␣b"),
    ],
)
def test_dashes(text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "https://|www.|example.|org/|path/|page?|id=|12&|lang=|en#|notes.",
        "(www.|example.|org),",
        "ivan.|petrov@|example.|org",
        "example.|org/|a-b",
        "https://|example.|org/|wiki/|%D0|%9A|%D0|%B0",
        "node.js",
        "https://|example.|org:|8080/~|user",
    ],
)
def test_addresses(expected: str) -> None:
    address = expected.replace("|", "")
    assert is_address(address)
    assert drawn(address) == expected


@pytest.mark.parametrize(
    "word", ["and/or", "well-known", "U.S.", "т.е.", "end.", "10.05.2026", "3.5", "@name"]
)
def test_what_is_no_address(word: str) -> None:
    assert not is_address(word)


@pytest.mark.parametrize(
    "expected",
    [
        "日|本|語|の|「文|章」|で|す。",
        "キャッ|ト！",
        "デー|タ",
        "漢|字、|漢|字…",
        "（注）|文",
        "ABC|漢|字|123",
        "他|说|“你|好”。",
        "我|们——|他|们",
        "한|국|어␣신|문",
        "漢\u2060字",
        "100％",
    ],
)
def test_east_asian_text(expected: str) -> None:
    assert drawn(expected.replace("|", "").replace("␣", " ")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "👨‍👩‍👧|😀|🇰🇿|🇷🇺|👍🏽|❤️|😀",
        "1️⃣|2️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f|😀",
        "👩‍⚕️|👩🏽‍🚒",
        "★★★☆☆",
        "yes😀!",
    ],
)
def test_emoji(expected: str) -> None:
    assert drawn(expected.replace("|", "")) == expected


def test_zero_width_spaces_belong_to_no_piece() -> None:
    assert pieces("long\u200bword") == [(0, 4, Kind.GLUELESS), (5, 9, Kind.END)]
    assert drawn("a\u200b b \u200bc\u200b\u200bd\u200b") == "a␣b␣c|d"


def test_line_breaks() -> None:
    assert drawn("one two \u2028 three\u2028\u2028four\u2028") == "one␣two⏎three⏎four"


def test_offsets_are_of_the_text_as_given() -> None:
    assert pieces("  Астана — да-да ") == [(2, 10, Kind.SPACE), (11, 16, Kind.END)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a" * 100_000, 1),
        ("-" * 100_000, 1),
        ("字" * 20_000, 20_000),
        ("😀\u200d" * 20_000, 1),
        ("🇰" * 20_001, 10_000),
        ("@" * 100_000, 1),
        ("." * 100_000, 1),
        ('"' * 100_000, 1),
        ("a." + '"' * 100_000, 1),
        ("— " * 20_000, 19_999),
        ("http://" + "abcd/" * 20_000, 20_001),
        ("\u200b" * 100_000, 0),
        (" " * 100_000 + "\u200b", 0),
    ],
)
def test_long_texts(text: str, count: int) -> None:
    assert len(pieces(text)) == count


ALPHABET = "abcxyz жш漢かっー。「」” 　\n\u00a0\u2007\u2009-–—/.,%@:?=&#_~«»\"'0159\u200b\u200d\u2028\u2060\ufe0f😀🇰🏽"


@settings(deadline=None, derandomize=True, max_examples=500)
@given(st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=30))
def test_every_character_that_prints_lies_in_one_piece(text: str) -> None:
    vanishing = r"[\t-\r \x85\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\u200b\u2028\u2029]"
    found = pieces(text)
    printed = "".join(text[start:end] for start, end, _ in found)
    assert re.sub(vanishing, "", printed) == re.sub(vanishing, "", text)
    ends = [0, *(end for _, end, _ in found)]
    assert all(before <= start < end for before, (start, end, _) in zip(ends, found, strict=False))
    assert [kind for _, _, kind in found if kind == Kind.END] == [Kind.END] * bool(found)
    for (_, end, kind), (start, _, _) in pairwise(found):
        between = text[end:start]
        assert (kind == Kind.GLUELESS) == (not between.strip("\u200b"))
        assert (kind == Kind.FORCED) == bool(re.search("[\u2028\u2029]", between))
        assert "\u200b" not in text[start:end]
