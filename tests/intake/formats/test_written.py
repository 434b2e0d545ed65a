"""A story that was read from elsewhere → a file of ours that reads as the same story, whatever stands in its text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pagekit import Article, MemoryFiles, read_article, read_articles
from pagekit.intake.formats.stories import story_files
from pagekit.intake.formats.written import written_story

MakePicture = Callable[..., bytes]

SIGNS = st.sampled_from(
    [
        "word", "1. May", "2)", "- dash", "+ plus", "# sign", "#", "* star", "> more", "| bar | b", "---", "===", ": x",
        "::: photo", "[a](b)", "![a](b.jpg)", "[^1]", "{{ x }}", "{% y %}", "`code`", "~~~", "\\", "_x_", "**b**", "&amp;",
        "&lt;p&gt;", "https://a.example/b_c", "www.a.example", "<b>bold</b>", "<i>it</i>", "<br>", "é", "«»", "— who",
        "[!NOTE]", "\u00a0", "<a href='https://a.example/(x)'>link</a>", "$1", "~sub~", "x^2^", "Table: t", "``` ",
    ]
)  # fmt: skip
TEXT = st.lists(SIGNS, min_size=1, max_size=4).map(" ".join)
ITEM = st.one_of(TEXT, st.tuples(TEXT, TEXT).map(lambda two: f"{two[0]}<ul><li>{two[1]}</li></ul>"))
BLOCK = st.one_of(
    TEXT.map("<p>{}</p>".format),
    TEXT.map("<h2>{}</h2>".format),
    TEXT.map("<h4>{}</h4>".format),
    st.tuples(TEXT, TEXT).map(
        lambda two: f"<blockquote><p>{two[0]}</p><footer>{two[1]}</footer></blockquote>"
    ),
    st.tuples(TEXT, TEXT).map(lambda two: f"<blockquote><p>{two[0]}</p><p>{two[1]}</p></blockquote>"),
    st.lists(ITEM, min_size=1, max_size=3).map(lambda all: f"<ul><li>{'</li><li>'.join(all)}</li></ul>"),
    st.lists(ITEM, min_size=1, max_size=3).map(
        lambda all: f"<ol start=3><li>{'</li><li>'.join(all)}</li></ol>"
    ),
    st.lists(TEXT, min_size=2, max_size=2).map(
        lambda all: f"<table><tr><th>{all[0]}<th>b</tr><tr><td>{all[1]}<td>d</tr></table>"
    ),
    TEXT.map("<pre>{}</pre>".format),
    st.just("<hr>"),
    st.tuples(TEXT, TEXT).map(
        lambda two: (
            f'<figure><img src="p.jpg" alt="{two[0].replace(chr(34), "")}"><figcaption>{two[1]}</figcaption></figure>'
        )
    ),
)


@pytest.fixture(scope="module")
def files(picture: MakePicture) -> MemoryFiles:
    return MemoryFiles({"p.jpg": picture()})


@given(headline=TEXT, deck=TEXT, blocks=st.lists(BLOCK, max_size=5))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_written_story_reads_as_the_same(
    headline: str, deck: str, blocks: list[str], files: MemoryFiles
) -> None:
    source = {
        "uri": "a",
        "headline": headline,
        "description_html": deck,
        "body_html": "".join(blocks) or "<p>x</p>",
    }
    batch = read_articles(source, files_from=files)
    for article in batch:
        (story,) = story_files(batch)
        assert story.fault is None
        form = "markdown" if story.name.endswith(".md") else "json"
        pictures = MemoryFiles({name: data for name, data in story.files.items() if name != story.name})
        again = read_article(story.files[story.name], format=form, files_from=pictures)  # type: ignore[arg-type]
        assert again.model_dump() == article.model_dump()


def whole(**fields: Any) -> Article:
    return Article(id="a", headline="A", **fields)


def test_what_a_desk_reads_is_markdown() -> None:
    article = whole(
        deck="A deck",
        byline=["Ann Li", {"name": "Bo Chan", "role": "Photographer"}],
        published_at="2026-05-19T08:00:00+05:00",
        tags=["river"],
        body=[
            {"kind": "paragraph", "text": "One **two**."},
            {"kind": "heading", "text": "Head"},
            {"kind": "quote", "text": "Said.", "attribution": "Ann"},
            {"kind": "list", "ordered": True, "start": 3, "items": ["a", {"text": "b", "items": ["c"]}]},
            {"kind": "list", "items": ["d"]},
            {"kind": "break"},
            {"kind": "table", "header": ["h", "i"], "rows": [["1", "a|b"]], "align": ["start", "end"]},
            {"kind": "code", "text": "```\nx", "language": "text"},
            {
                "kind": "factbox",
                "title": "Facts",
                "figure": "42 %",
                "body": [{"kind": "paragraph", "text": "F."}],
            },
            {"kind": "advert", "slot": "inline"},
            {"kind": "quote", "text": "Pulled.", "pull": True},
        ],
    )
    story = written_story(article, {})

    assert (story.name, story.form) == ("a.md", "markdown")
    assert (
        story.text
        == """---
id: a
headline: A
deck: A deck
byline:
- Ann Li
- name: Bo Chan
  role: Photographer
published_at: '2026-05-19T08:00:00+05:00'
tags:
- river
---

One **two**.

## Head

> Said.
>
> — Ann

3. a
4. b
   - c

<!-- -->

- d

* * *

| h | i |
| :--- | ---: |
| 1 | a\\|b |

````text
```
x
````

:::: factbox Facts {figure="42 %"}
F.
::::

::: advert inline
:::

::: pullquote
Pulled.
:::
"""
    )


@pytest.mark.parametrize(
    "credit",
    [
        {"creator": "Ann Li", "agency": "Reuters"},
        {"creator": "Ann Li", "agency": "AP", "via": "TASS"},
        {"creator": "Ann Li", "licence": "CC BY 4.0"},
        {"notice": "© The Wire"},
    ],
)
def test_a_picture_keeps_its_rights(credit: dict[str, str], picture: MakePicture) -> None:
    shown = {"kind": "photo", "src": "p.jpg", "alt": 'A "pier"', "caption": "The pier", "credit": credit}
    article = whole(body=[{"kind": "paragraph", "text": "x"}, shown | {"terms": "Once", "focus": (0.2, 0.4)}])
    story = written_story(article, {"p.jpg": picture()})

    assert story.form == "markdown"


def test_what_markdown_has_no_sign_for_is_json(picture: MakePicture) -> None:
    table = {"kind": "table", "header": ["a", "b"], "rows": [["1", "2"]], "caption": "In [brackets]"}
    story = written_story(whole(body=[table]), {})

    assert (story.name, story.form) == ("a.json", "json")
    assert json.loads(story.text) == {
        "id": "a",
        "headline": "A",
        "body": [table],
    }


def test_what_may_be_cut_and_a_caption_of_a_table_have_their_signs() -> None:
    box = {
        "kind": "factbox",
        "title": "Facts",
        "body": [{"kind": "paragraph", "text": "One."}],
        "optional": True,
    }
    table = {"kind": "table", "header": ["a", "b"], "rows": [["1", "2"]], "caption": "Counts"}
    line = {"kind": "paragraph", "text": "Two.", "optional": True}
    story = written_story(whole(body=[box, table, line]), {})

    assert story.form == "markdown"
    assert "[Counts]" in story.text and "::: cut\nTwo.\n:::" in story.text


def test_two_pictures_of_one_name_are_two(picture: MakePicture) -> None:
    def item(name: str) -> dict[str, Any]:
        return {
            "uri": name,
            "headline": name,
            "associations": {"a": {"type": "picture", "renditions": {"o": {"href": "p.jpg"}}}},
        }

    one, other = picture(), picture(size=(60, 40))
    batches = [
        read_articles(item(name), files_from=MemoryFiles({"p.jpg": data}))
        for name, data in (("a", one), ("b", other))
    ]
    together = type(batches[0])(tuple(article for batch in batches for article in batch))
    first, second = story_files(together)
    (moved,) = set(second.files) - {second.name}

    assert first.files["p.jpg"] == one and second.files[moved] == other
    assert moved != "p.jpg" and second.article.photos[0].src == moved
