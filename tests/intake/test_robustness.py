"""anything at all → an article, or InvalidInput or Unreadable; never anything else, and never a lost word."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from pagekit.errors import InvalidInput, Unreadable
from pagekit.intake import read_adverts, read_article, read_publication
from pagekit.model import Article
from pagekit.notes import Severity
from pagekit.world import FakeWorld

Format = Literal["json", "yaml", "toml", "markdown"]
FORMATS: tuple[Format, ...] = ("json", "yaml", "toml", "markdown")

XSS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<a href='javascript:alert(1)'>x</a>",
    "![x](javascript:alert(1))",
    "</title><script>alert(1)</script>",
    "{{7*7}}{% import os %}",
    "${7*7}",
    "'-alert(1)-'",
    "\u202e\u2066<b>",
    "&lt;script&gt;",
    "<math><mtext></table></math>",
    "-->]]><script>",
]  # fmt: skip


def attempt(source: bytes, form: Format | None) -> Article | None:
    """The article, or None after one of the two errors that may come."""
    try:
        return read_article(source, format=form, world=FakeWorld(), files_from="here")
    except (InvalidInput, Unreadable) as problem:
        assert str(problem)
        if isinstance(problem, InvalidInput):
            assert problem.problems
            assert all(
                note.severity is Severity.ERROR and note.what and note.where for note in problem.problems
            )
        return None


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from([*FORMATS, None]))
@example(b"---\n\xff\n---\n", None)
@example(b"{\x00}", "json")
@example(b"\xef\xbb\xbf", "yaml")
@example(b"a: !!timestamp 1", "yaml")
def test_bytes_never_make_it_fail(data: bytes, form: Format | None) -> None:
    for head in (b"", b"{", b"---\n", b"+++\n"):
        attempt(head + data, form)


@settings(max_examples=200)
@given(st.text(max_size=300), st.sampled_from(FORMATS))
@example("a: 2014-08-15T99:99:99\n", "yaml")
@example("a = 99999-01-01", "toml")
@example("---\ndate: 0000-00-00\n---\n", "markdown")
@example("? ? ? a", "yaml")
@example("%YAML 9.9\n---\na", "yaml")
@example("- " * 40 + "\n:", "yaml")
def test_text_never_makes_it_fail(text: str, form: Format) -> None:
    attempt(text.encode(), form)
    attempt(f"---\ntitle: {text}\n---\n{text}".encode(), form)


keys = st.sampled_from([*Article.model_fields, "kind", "text", "items", "src", "credit", "rows", "name", "x"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=10)
    | st.sampled_from(["photo", "list", "table", "a.jpg", "https://a.example", "ru", "2014-08-15", *XSS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys | st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=120)
@given(st.dictionaries(keys, values, max_size=8))
def test_data_of_any_shape_never_makes_it_fail(data: dict[str, Any]) -> None:
    for whole in (data, {"id": "a", "headline": "A", **data}):
        source = json.dumps(whole).encode()
        attempt(source, "json")
        attempt(source, "yaml")
        for reader in (read_publication, read_adverts):
            try:
                reader(source, format="json", world=FakeWorld())
            except (InvalidInput, Unreadable):
                continue


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "open_sign", ["[", "{", "- ", "> ", "(", "*", "`", '"', "<div>", "a.", "a: ", "&", "\\"]
)
def test_five_hundred_levels_of_anything_never_make_it_fail(form: Format, open_sign: str) -> None:
    attempt((open_sign * 500).encode(), form)
    attempt(f'{{"id": "a", "headline": "A", "body": {open_sign * 500}'.encode(), form)
    attempt(f"---\ntitle: A\n---\n{open_sign * 500}".encode(), form)


FRAGMENTS = [
    "*", "**", "_", "`", "``", "[", "]", "](", "](http://x.y/z)", "![", "](p.jpg)", "[^a]", "[^b]: ", "[r]",
    "[r]: http://e.x\n", "> ", "- ", "1. ", "10. ", "    ", "\n", "\n\n", "\n\n", "\n\n- ", "\n  - ", "\n    - ",
    "\n> ", "# ", "## ", "---\n", "```\n", "~~~ py\n", "<b>", "</b>", "<div>", "</div>", "<p>", "</p>", "<span>",
    "</span>", "<a href='http://q.w'>", "</a>", "<ul>", "<li>", "</li></ul>", "<table><tr><td>", "</td></tr></table>",
    "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<br>", "<hr>", "| a | b |\n|---|:-:|\n| ", " | ", "\\", "~~",
    "&amp;", "&#58;", "— ", "  \n", "^[", "<http://au.to>", "<zzz>", "<figure>", "<figcaption>",
    "</figcaption></figure>", "<img src=p.jpg alt=x>", "===\n", "\t", "* * *\n", "<dl><dt>", "<dd>", "</dl>", "<h2>",
    "</h2>", "<ol start=3>", "</ol>", "!", "(", ")", ":", "'", '"', "<", ">", "{: .x}",
]  # fmt: skip


def markdown_soup(seed: int) -> str:
    """Words that can be told apart, in whatever Markdown and HTML comes between them."""
    luck = random.Random(seed)
    words = (f"{luck.choice(['', ' '])}w{number}q " for number in range(luck.randint(1, 60)))
    return "".join(luck.choice(FRAGMENTS) if luck.random() < 0.5 else word for word in words)


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_markdown_of_any_kind_keeps_its_words(
    words_of: Callable[[Article], Counter[str]], html_words: Callable[[str], Counter[str]], seed: int
) -> None:
    source = markdown_soup(seed)
    renderer = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    )
    article = attempt(f"---\ntitle: T\n---\n{source}".encode(), "markdown")
    assert article is not None
    printed = " ".join(words_of(article).elements())
    for word in re.findall(r"w\d+q", " ".join(html_words(renderer.render(source)).elements())):
        assert word in printed, source


def test_hostile_words_are_words_in_every_text_field() -> None:
    for words in XSS:
        text = {"text": words}
        wire = {
            "id": "a", "headline": words, "kicker": words, "deck": words, "section": words, "dateline": words,
            "headline_variants": [words], "byline": [{"name": words, "role": words}], "tags": [words],
            "breadcrumbs": [{"label": words}], "corrections": [{"time": "2014-08-15", **text}],
            "body": [
                {"kind": "paragraph", **text}, {"kind": "heading", **text}, {"kind": "code", "language": words, **text},
                {"kind": "quote", "attribution": words, **text}, {"kind": "list", "items": [words]},
                {"kind": "table", "header": [words], "rows": [[words]], "caption": words},
                {"kind": "factbox", "title": words, "body": [{"kind": "paragraph", **text}]},
            ],
        }  # fmt: skip
        article = read_article(json.dumps(wire).encode())
        assert article.headline == words.replace("\u202e", "")
        assert len(article.body) == 7


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"breadcrumbs": [{"label": "a", "url": "javascript:alert(1)"}]}, "breadcrumbs[0].url"),
        ({"byline": [{"name": "a", "url": "JaVaScRiPt:alert(1)"}]}, "byline[0].url"),
        ({"byline": [{"name": "a", "url": "//evil.example"}]}, "byline[0].url"),
        ({"url": "https://127.0.0.1/"}, "url"),
        ({"photos": [{"src": "http://169.254.169.254/a.jpg"}]}, "photos[0].src"),
        ({"body": [{"kind": "photo", "src": "a.svg"}]}, "body[0].photo.src"),
    ],
)
def test_hostile_addresses_are_refused_by_their_place(fields: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(json.dumps({"id": "a", "headline": "A", **fields}).encode())
    assert [note.where for note in caught.value.problems] == [where]


lines = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Cf", "Zl", "Zp"]),
    min_size=1,
    max_size=30,
)
blocks = st.recursive(
    st.builds(lambda text: {"kind": "paragraph", "text": text}, lines)
    | st.builds(
        lambda text, level: {"kind": "heading", "text": text, "level": level}, lines, st.sampled_from([2, 3])
    )
    | st.builds(
        lambda text, who: {"kind": "quote", "text": text, "attribution": who}, lines, st.none() | lines
    )
    | st.builds(lambda items: {"kind": "list", "items": items}, st.lists(lines, min_size=1, max_size=3))
    | st.builds(lambda cells: {"kind": "table", "rows": [cells]}, st.lists(lines, min_size=1, max_size=3))
    | st.just({"kind": "photo", "src": "a.jpg", "alt": "A", "caption": "C", "credit": {"creator": "X"}})
    | st.sampled_from([{"kind": "break"}, {"kind": "advert"}]),
    lambda inner: st.builds(
        lambda body: {
            "kind": "factbox",
            "body": [one for one in body if one["kind"] not in {"factbox", "advert"}],
        },
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=100)
@given(
    st.fixed_dictionaries(
        {
            "headline": lines,
            "deck": lines,
            "tags": st.lists(lines, max_size=3),
            "body": st.lists(blocks, max_size=6),
        }
    )
)
def test_a_valid_article_survives_being_written_and_read(
    picture: Callable[..., bytes], fields: dict[str, Any]
) -> None:
    world = FakeWorld({Path("here/a.jpg"): picture()})
    wire = {"id": "a", "published_at": "2014-08-15T20:29:00+06:00", "updated_at": "2014-08-16", **fields}
    before = read_article(json.dumps(wire).encode(), files_from="here", world=world)
    after = read_article(before.model_dump_json().encode(), files_from="here", world=world)
    assert after.model_dump() == before.model_dump()
    assert len(after.body) == len(fields["body"])
    assert after.origin is not None
    assert after.origin.notes == ()
