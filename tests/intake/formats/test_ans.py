"""Stories in Arc's ANS: elements of the text, pictures with their credits and focal points, what holds a story back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pagekit import read_articles
from pagekit.model import Article, Quote

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]


def image(**fields: Any) -> dict[str, Any]:
    return {
        "type": "image", "version": "0.10.9", "url": "https://arc.example/pier.png", "caption": "The pier",
        "alt_text": "A pier", "width": 400, "height": 200, "focal_point": {"x": 100, "y": 50},
        "credits": {"by": [{"type": "author", "name": "Bo Chan"}], "affiliation": [{"name": "Reuters"}]},
    } | fields  # fmt: skip


def ans(*elements: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "type": "story", "version": "0.10.9", "_id": "ABC", "canonical_url": "/sea/ferry/",
        "headlines": {"basic": "Ferry sails"}, "subheadlines": {"basic": "After a year"}, "language": "English",
        "credits": {"by": [{"type": "author", "name": "Ann Li", "url": "/people/ann"}]},
        "label": {"basic": {"text": "Harbour"}}, "display_date": "2026-05-19T08:00:00Z",
        "first_publish_date": "2026-05-18T08:00:00Z", "last_updated_date": "2026-05-20T08:00:00Z",
        "taxonomy": {"primary_section": {"name": "Sea"}, "tags": [{"text": "ferries"}]},
        "content_elements": list(elements) or [{"type": "text", "content": "Text."}],
    } | fields  # fmt: skip


def test_the_fields_of_a_story(story: Story) -> None:
    read = story(ans(promo_items={"basic": image(url="https://arc.example/ferry-large.jpg")}))

    assert (read.headline, read.deck, read.kicker, read.lang) == (
        "Ferry sails",
        "After a year",
        "Harbour",
        "en",
    )
    assert [(one.name, one.url) for one in read.byline] == [("Ann Li", "/people/ann")]
    assert (read.section, read.tags, read.url) == ("Sea", ("ferries",), "/sea/ferry/")
    assert read.published_at == datetime(2026, 5, 19, 8, tzinfo=UTC)
    (lead,) = read.photos
    assert (lead.src, lead.focus) == ("wire/ferry-large.jpg", (0.25, 0.25))
    assert lead.credit is not None
    assert (lead.credit.creator, lead.credit.agency) == ("Bo Chan", "Reuters")


def test_the_elements_of_a_text(story: Story, texts: Texts) -> None:
    read = story(
        ans(
            {"type": "text", "content": "A <b>word</b> &amp; more."},
            {"type": "header", "level": 3, "content": "Head"},
            image(),
            {"type": "gallery", "content_elements": [image(url="https://arc.example/ferry-small.jpg", caption="Two")]},
            {"type": "list", "list_type": "ordered", "items": [
                {"type": "text", "content": "one"}, {"type": "list", "items": [{"type": "text", "content": "inner"}]},
            ]},
            {"type": "quote", "subtype": "pullquote", "content_elements": [{"type": "text", "content": "We sail."}],
             "citation": {"content": "The captain"}},
            {"type": "table", "header": [{"content": "a"}], "rows": [[{"content": "1"}]]},
            {"type": "raw_html", "content": "<p>Raw</p><script>x()</script>"},
            {"type": "oembed_response", "raw_oembed": {"url": "https://youtu.be/abcd1234"}},
            {"type": "interstitial_link", "url": "https://h.example/a", "content": "Read this"},
            {"type": "correction", "correction_type": "clarification", "text": "It was nine."},
            {"type": "divider"},
            {"type": "reference", "referent": {"type": "image", "id": "X"}},
            {"type": "mystery", "content": "Words of it"},
        )
    )  # fmt: skip

    assert texts(read) == [
        "A <b>word</b> \\& more.", "heading: Head", "photo", "photo", "list", "quote: We sail.", "table", "Raw",
        "[YouTube: youtu.be/abcd1234](https://youtu.be/abcd1234)", "[Read this](https://h.example/a)", "factbox", "break",
        "Words of it",
    ]  # fmt: skip
    quote = read.body[5]
    assert isinstance(quote, Quote)
    assert (quote.pull, quote.attribution) == (True, "The captain")
    assert read.origin is not None
    assert {"reference-dropped", "element-unknown", "html-dropped"} <= {
        note.code for note in read.origin.notes
    }


def test_what_holds_a_story_back(story: Story) -> None:
    embargo = {"embargo": {"active": True, "end_time": "2026-06-01T05:00:00Z"}}

    assert story(ans(content_restrictions=embargo)).embargo_until == datetime(2026, 6, 1, 5, tzinfo=UTC)
    assert story(ans(revision={"published": False})).status == "draft"
    assert story(ans(content_restrictions={"content_code": "metered"})).free is False


def test_a_collection_is_read_and_a_bad_story_does_not_stop_it() -> None:
    bad = {
        "type": "story",
        "version": "1",
        "headlines": {},
        "content_elements": [{"type": []}, 7],
        "credits": {"by": 5},
    }
    batch = read_articles({"content_elements": [bad, ans()]})

    assert ([one.headline for one in batch], len(batch.refused)) == (["Ferry sails"], 1)
