"""Story → the head's tags, read back by extruct and lxml: in the reference's order, none empty, all escaped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import extruct
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pagekit.house import Author, Byline, Publisher, Run, Story
from pagekit.metadata import CardImage, Link, Meta, Tag, article_tags, front_tags

Make = Callable[..., Story]
Page = Callable[..., str]
CARD = CardImage("https://courier.example/pictures/card.jpg", 1200, 630, 'A "meeting"', "image/jpeg")


def open_graph(markup: str) -> list[tuple[str, str]]:
    found = extruct.extract(markup, syntaxes=["opengraph", "microdata"])
    assert found["microdata"] == []
    return [(name, text) for part in found["opengraph"] for name, text in part["properties"]]


def elements(markup: str) -> list[dict[str, str]]:
    tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return [dict(element.attrib) for element in tree.head.iter("meta", "link")]


def test_the_tags_of_a_story_in_their_order(story: Make) -> None:
    url = "https://courier.example/defence-order"
    assert article_tags(story(), CARD) == (
        Meta("What the order says & what it does not", name="description"),
        Link("canonical", url),
        Link("alternate", url, hreflang="en"),
        Link("alternate", "https://courier.example/ru", hreflang="ru"),
        Link("alternate", "https://courier.example/kk", hreflang="kk"),
        Link("alternate", "https://courier.example/ru", hreflang="x-default"),
        Meta("max-image-preview:large", name="robots"),
        Meta("article", property="og:type"),
        Meta(url, property="og:url"),
        Meta("The “order” is out", property="og:title"),
        Meta("What the order says & what it does not", property="og:description"),
        Meta("The Steppe Courier", property="og:site_name"),
        Meta("en_US", property="og:locale"),
        Meta("ru_RU", property="og:locale:alternate"),
        Meta("kk_KZ", property="og:locale:alternate"),
        Meta("https://courier.example/pictures/card.jpg", property="og:image"),
        Meta("image/jpeg", property="og:image:type"),
        Meta("1200", property="og:image:width"),
        Meta("630", property="og:image:height"),
        Meta('A "meeting"', property="og:image:alt"),
        Meta("2014-08-15T20:29:00+06:00", property="article:published_time"),
        Meta("2014-08-16", property="article:modified_time"),
        Meta("Politics", property="article:section"),
        Meta("defence", property="article:tag"),
        Meta("budget", property="article:tag"),
        Meta("https://courier.example/ann", property="article:author"),
        Meta("summary_large_image", name="twitter:card"),
        Meta('A "meeting"', name="twitter:image:alt"),
        Link(
            "alternate",
            "https://courier.example/feed.xml",
            type="application/rss+xml",
            title="The Steppe Courier",
        ),
        Meta("Ann Lee", name="author"),
        Meta("Bob Ray", name="author"),
    )


@pytest.mark.parametrize("name", ["saiga-road", "saiga-doroga", "alma-bagy", "assy-stars"])
def test_open_graph_of_the_sample_stories_is_read_back(
    name: str, courier: dict[str, Story], page: Page
) -> None:
    made = courier[name]
    told = article_tags(made, CARD)
    found = open_graph(page(tags=told))
    facts = dict(found)
    assert facts["og:url"] == made.url
    assert facts["og:description"] == made.description
    assert facts["og:locale"] == {"en": "en_US", "ru": "ru_RU", "kk": "kk_KZ", "ar": "ar_EG"}[made.lang]
    assert facts["og:image:alt"] == 'A "meeting"'
    assert [text for key, text in found if key == "article:tag"] == list(made.tags)
    wanted = [(tag.property, tag.content) for tag in told if isinstance(tag, Meta) and tag.property]
    assert sorted(found) == sorted(wanted)


def test_a_story_without_picture_address_and_words(story: Make) -> None:
    bare = story(
        site={"feed": None}, url=None, description=None, body=[], byline=[], published_at=None, updated_at=None,
        section=None, tags=[],
    )  # fmt: skip
    assert article_tags(bare) == (
        Meta("max-image-preview:large", name="robots"),
        Meta("article", property="og:type"),
        Meta("The “order” is out", property="og:title"),
        Meta("The Steppe Courier", property="og:site_name"),
        Meta("en_US", property="og:locale"),
        Meta("summary", name="twitter:card"),
    )


def test_an_atom_feed_is_told_by_its_name(story: Make) -> None:
    feeds = [
        tag for tag in article_tags(story(site={"feed": "/feed.Atom"})) if isinstance(tag, Link) and tag.type
    ]
    assert feeds == [
        Link(
            "alternate",
            "https://courier.example/feed.Atom",
            type="application/atom+xml",
            title="The Steppe Courier",
        )
    ]


def test_a_front_is_a_website(story: Make) -> None:
    publisher = story().publisher
    tags = front_tags(
        publisher,
        title="Science",
        url="https://courier.example/science",
        description="All of it",
    )
    assert tags == (
        Meta("All of it", name="description"),
        Link("canonical", "https://courier.example/science"),
        Meta("max-image-preview:large", name="robots"),
        Meta("website", property="og:type"),
        Meta("https://courier.example/science", property="og:url"),
        Meta("Science", property="og:title"),
        Meta("All of it", property="og:description"),
        Meta("The Steppe Courier", property="og:site_name"),
        Meta("ru_RU", property="og:locale"),
        Meta("summary", name="twitter:card"),
        Link(
            "alternate",
            "https://courier.example/feed.xml",
            type="application/rss+xml",
            title="The Steppe Courier",
        ),
    )
    home = front_tags(
        publisher, title="The Steppe Courier", url="https://courier.example", lang="en", card=CARD
    )
    assert Link("canonical", "https://courier.example/") in home
    assert Meta("en_US", property="og:locale") in home
    assert Meta("summary_large_image", name="twitter:card") in home
    assert home[-1] == tags[-1]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "mailto:a@b.example", "/path", "//host/", "data:text/html,x"]
)
def test_only_web_addresses_are_told(address: str, story: Make) -> None:
    made = story()
    hostile = replace(
        made,
        url=address,
        translations=tuple(replace(other, href=address) for other in made.translations),
        byline=Byline((Author("Ann Lee", href=address),)),
        publisher=Publisher("A", "en", address, address, feed=address),
    )
    told = article_tags(hostile, replace(CARD, url=address))
    assert not [tag for tag in told if isinstance(tag, Link)]
    assert not [tag for tag in told if isinstance(tag, Meta) and address in tag.content]
    assert Meta("summary", name="twitter:card") in told


hostile_text = st.one_of(
    st.sampled_from(['"><script>alert(1)</script>', "' onload=x", "&quot;", "</title>", "🐎 \u202e", "a\nb"]),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1),
).filter(lambda text: bool(text.strip()))


@given(text=hostile_text)
def test_any_text_is_read_back_as_written(text: str, story: Make, page: Page) -> None:
    made = replace(
        story(),
        headline=(Run(text),),
        description=text,
        section=text,
        tags=(text,),
        byline=Byline((Author(text),)),
        publisher=Publisher(text, "en", "https://courier.example", feed="https://courier.example/feed"),
    )
    told: tuple[Tag, ...] = article_tags(made, replace(CARD, alt=text))
    assert elements(page(tags=told)) == [tag.attributes for tag in told]
