"""Posts of Ghost: the Content API, an export, cards as a page shows them and as they are stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from pagekit.model import Article, Factbox

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]


def post(**fields: Any) -> dict[str, Any]:
    return {
        "id": "1", "uuid": "u", "slug": "ferry", "title": "Ferry sails & more", "html": "<p>Text.</p>",
        "status": "published", "visibility": "public", "published_at": "2026-05-19T08:00:00.000+00:00",
        "custom_excerpt": "After a year.", "authors": [{"name": "Ann Li", "slug": "ann"}],
        "tags": [{"name": "Sea"}, {"name": "#internal"}, {"name": "Ferries"}],
        "feature_image": "__GHOST_URL__/content/images/size/w600/2026/ferry-large.jpg",
        "feature_image_alt": "A ferry", "feature_image_caption": "At the pier. <em>Photo: Bo Chan/Reuters</em>",
    } | fields  # fmt: skip


def test_the_fields_of_a_post(story: Story) -> None:
    read = story({"posts": [post()]})

    assert (read.id, read.headline, read.deck) == ("ferry", "Ferry sails \\& more", "After a year.")
    assert ([one.name for one in read.byline], read.section, read.tags) == (["Ann Li"], "Sea", ("Ferries",))
    assert read.published_at == datetime(2026, 5, 19, 8, tzinfo=UTC)
    assert (read.photos[0].src, read.photos[0].alt) == ("wire/ferry-large.jpg", "A ferry")
    assert read.photos[0].caption == "At the pier."
    assert read.photos[0].credit is not None
    assert (read.photos[0].credit.creator, read.photos[0].credit.agency) == ("Bo Chan", "Reuters")


def test_what_waits_and_who_may_read_it(story: Story) -> None:
    assert story({"posts": [post(status="scheduled")]}).embargo_until == datetime(2026, 5, 19, 8, tzinfo=UTC)
    assert story({"posts": [post(status="draft")]}).status == "draft"
    assert story({"posts": [post(visibility="paid")]}).free is False


def test_an_export_joins_its_tables(story: Story) -> None:
    tables = {
        "posts": [post(authors=None, tags=None, published_at="2026-05-19 08:00:00")],
        "users": [{"id": "a", "name": "Bo Chan"}], "posts_authors": [{"post_id": "1", "author_id": "a"}],
        "tags": [{"id": "t", "name": "Sea"}, {"id": "s", "name": "Ships"}],
        "posts_tags": [{"post_id": "1", "tag_id": "s", "sort_order": 1}, {"post_id": "1", "tag_id": "t", "sort_order": 0}],
        "posts_meta": [{"post_id": "1", "meta_description": "For engines."}],
    }  # fmt: skip
    read = story({"db": [{"meta": {"version": "5.0"}, "data": tables}]})

    assert ([one.name for one in read.byline], read.section, read.tags) == (["Bo Chan"], "Sea", ("Ships",))
    assert (read.description, read.published_at) == ("For engines.", datetime(2026, 5, 19, 8, tzinfo=UTC))


CARDS = [
    {"type": "image", "src": "/x/pier.png", "alt": "A pier", "caption": "<b>Pier</b>"},
    {
        "type": "bookmark",
        "url": "https://h.example/a",
        "metadata": {"title": "A title", "publisher": "House"},
    },
    {"type": "callout", "calloutText": "<p>Mind the gap.</p>"},
    {"type": "toggle", "heading": "More", "content": "<p>Inside.</p>"},
    {"type": "embed", "url": "https://youtu.be/abcd1234", "html": "<iframe></iframe>"},
    {"type": "markdown", "markdown": "A *word*."},
    {"type": "html", "html": "<p>Raw.</p><script>x()</script>"},
    {"type": "codeblock", "code": "x = 1", "language": "python"},
    {"type": "signup"},
    {"type": "horizontalrule"},
    {"type": "strange"},
]
WANTED = [
    "photo", "[A title](https://h.example/a) (House)", "factbox", "factbox",
    "[YouTube: youtu.be/abcd1234](https://youtu.be/abcd1234)", "A *word*.", "Raw.", "code: x = 1", "break",
]  # fmt: skip


def lexical() -> dict[str, Any]:
    words = [{"type": "extended-text", "text": "Bold", "format": 1}, {"type": "linebreak"},
             {"type": "link", "url": "https://h.example/", "children": [{"type": "text", "text": "link"}]}]  # fmt: skip
    blocks = [
        {"type": "extended-heading", "tag": "h2", "children": [{"type": "text", "text": "Head"}]},
        {"type": "paragraph", "children": words},
        {
            "type": "list",
            "listType": "bullet",
            "children": [{"type": "listitem", "children": [{"type": "text", "text": "a"}]}],
        },
    ]
    return post(html=None, lexical=json.dumps({"root": {"children": [*blocks, *CARDS]}}))


def mobiledoc() -> dict[str, Any]:
    stored = {
        "version": "0.3.1", "atoms": [["soft-return", "", {}]], "markups": [["strong"], ["a", ["href", "https://h.example/"]]],
        "cards": [[card["type"], card] for card in CARDS],
        "sections": [
            [1, "h2", [[0, [], 0, "Head"]]], [1, "p", [[0, [0], 1, "Bold"], [1, [], 0, 0], [0, [1], 1, "link"]]],
            [3, "ul", [[[0, [], 0, "a"]]]], *([10, number] for number in range(len(CARDS))),
        ],
    }  # fmt: skip
    return post(html=None, mobiledoc=json.dumps(stored))


@pytest.mark.parametrize("stored", [lexical, mobiledoc])
def test_what_the_editor_stored_is_read_where_the_html_is_missing(
    stored: Callable[[], dict[str, Any]], story: Story, texts: Texts
) -> None:
    read = story({"posts": [stored()]})

    assert texts(read) == [
        "heading: Head", "<strong>Bold</strong><br>[link](https://h.example/)", "list", *WANTED,
    ]  # fmt: skip
    assert read.body[3].photos[0].caption == "<b>Pier</b>"
    box = read.body[6]
    assert isinstance(box, Factbox)
    assert (box.title, box.body[0].model_dump()["text"]) == ("More", "Inside.")
    assert read.origin is not None
    assert "strange" in next(note.what for note in read.origin.notes if note.code == "card-dropped")


def test_cards_of_a_page(story: Story, texts: Texts) -> None:
    html = (
        '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://h.example/a">'
        '<div class="kg-bookmark-title">A title</div><div class="kg-bookmark-description">Why</div>'
        '<img class="kg-bookmark-icon" src="https://h.example/i.png"><span class="kg-bookmark-publisher">House</span></a></figure>'
        '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div>'
        '<div class="kg-callout-text">Mind the gap.</div></div>'
        '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">More</h4>'
        '<button><svg></svg></button></div><div class="kg-toggle-content"><p>Inside.</p></div></div>'
        '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-row"><div class="kg-gallery-image">'
        '<img src="/content/images/pier.png"></div></div><figcaption>All of it</figcaption></figure>'
        '<div class="kg-card kg-signup-card"><form><input></form></div>'
    )

    read = story({"posts": [post(html=html)]})

    assert texts(read) == [
        "[A title](https://h.example/a) (House)", "Why", "factbox", "factbox", "photo",
    ]  # fmt: skip
    assert read.body[4].photos[0].caption == "All of it"
