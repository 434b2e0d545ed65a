"""Story → JSON-LD, read back by extruct: every fact as the story tells it, nothing invented, nothing that ends the script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pagekit.house import (
    Author,
    Byline,
    CorrectionText,
    CrumbLink,
    Figure,
    Publisher,
    Rights,
    Run,
    Stamp,
    Story,
    plain,
)
from pagekit.metadata import Graph, GraphImage, article_graph

Read = Callable[[Graph], list[dict[str, Any]]]
Make = Callable[..., Story]
CROPS = (("16x9", 1600, 900), ("4x3", 1600, 1200), ("1x1", 1200, 1200))
URL_FIELDS = {
    "@id", "url", "contentUrl", "item", "license", "acquireLicensePage", "sameAs", "publishingPrinciples",
}  # fmt: skip


def crops(figure: Figure | None) -> tuple[GraphImage, ...]:
    return tuple(
        GraphImage(f"https://courier.example/pictures/{name}.jpg", width, height, figure)
        for name, width, height in CROPS
    )


def addresses(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from addresses(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner, key)
    elif key in URL_FIELDS:
        yield value


def test_every_field_of_a_story_that_says_everything(story: Make, read_back: Read) -> None:
    made = story()
    image = {
        "@type": "ImageObject",
        "url": "https://courier.example/pictures/16x9.jpg",
        "contentUrl": "https://courier.example/pictures/16x9.jpg",
        "width": 1600,
        "height": 900,
        "caption": "The meeting on Friday",
        "creditText": "©\u00a0Dana Serik/Steppe Pictures, CC BY 4.0",
        "creator": [
            {"@type": "Person", "name": "Dana Serik"},
            {"@type": "Organization", "name": "Steppe Pictures"},
        ],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acquireLicensePage": "https://steppe.example/buy",
    }
    article, way = read_back(article_graph(made, crops(made.lead)[:1]))
    assert article == {
        "@type": "NewsArticle",
        "@id": "https://courier.example/defence-order#article",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://courier.example/defence-order"},
        "url": "https://courier.example/defence-order",
        "headline": "The “order” is out",
        "description": "What the order says & what it does not",
        "image": [image],
        "datePublished": "2014-08-15T20:29:00+06:00",
        "dateModified": "2014-08-16",
        "author": [
            {
                "@type": "Person",
                "name": "Ann Lee",
                "url": "https://courier.example/ann",
                "jobTitle": "Reporter",
            },
            {"@type": "Person", "name": "Bob Ray"},
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": "https://courier.example/#organisation",
            "name": "The Steppe Courier",
            "url": "https://courier.example/",
            "logo": {
                "@type": "ImageObject",
                "url": "https://courier.example/logo.png",
                "contentUrl": "https://courier.example/logo.png",
            },
            "description": "A newspaper that does not exist",
            "sameAs": ["https://t.me/courier", "https://vk.com/courier"],
            "publishingPrinciples": "https://courier.example/principles",
        },
        "inLanguage": "en",
        "articleSection": "Politics",
        "keywords": ["defence", "budget"],
        "wordCount": 4,
        "isAccessibleForFree": True,
        "correction": [
            {
                "@type": "CorrectionComment",
                "datePublished": "2014-08-17T09:00:00+06:00",
                "text": "The sum was wrong. It is right now.",
            }
        ],
        "dateline": "ASTANA",
    }
    assert way == {
        "@type": "BreadcrumbList",
        "@id": "https://courier.example/defence-order#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Main", "item": "https://courier.example/"},
            {"@type": "ListItem", "position": 2, "name": "Learn", "item": "https://courier.example/learn"},
            {"@type": "ListItem", "position": 3, "name": "Military"},
        ],
    }


@pytest.mark.parametrize(
    "name", ["saiga-road", "saiga-doroga", "alma-bagy", "assy-stars", "tram-six", "night-train"]
)
def test_the_sample_stories_are_read_back_field_by_field(
    name: str, courier: dict[str, Story], read_back: Read
) -> None:
    made = courier[name]
    article, way = read_back(article_graph(made, crops(made.lead)))
    assert article["headline"] == " ".join(plain(made.headline).split())
    assert (article["url"], article["inLanguage"]) == (made.url, made.lang)
    assert article["description"] == made.description
    assert (article["articleSection"], article["keywords"]) == (made.section, list(made.tags))
    assert article["wordCount"] == made.words
    assert article.get("datePublished") == (made.published.iso if made.published else None)
    assert article.get("dateModified") == (made.updated.iso if made.updated else None)
    assert made.byline is not None
    told = [(person["name"], person.get("jobTitle"), person.get("url")) for person in article["author"]]
    assert told == [(person.name, person.role, person.href) for person in made.byline.authors]
    assert made.lead is not None
    assert [(image["width"], image["height"]) for image in article["image"]] == [
        (1600, 900),
        (1600, 1200),
        (1200, 1200),
    ]
    for image in article["image"]:
        assert image.get("caption", "") == " ".join(plain(made.lead.caption).split())
        assert image["creditText"] == made.lead.credit
        names = [one["name"] for one in image.get("creator", [])]
        assert names == [*made.lead.rights.creators, *made.lead.rights.agencies]
    *before, here = made.breadcrumbs
    steps = [crumb.text for crumb in before if crumb.href]
    assert [step["name"] for step in way["itemListElement"]] == [*steps, here.text]


def test_a_story_that_says_nothing_more_than_its_headline(read_back: Read, story: Make) -> None:
    bare = story(
        site={"url": None, "description": None, "logo": None, "feed": None, "same_as": [], "principles": None},
        url=None, section=None, breadcrumbs=[], description=None, byline=[], dateline=None, published_at=None,
        updated_at=None, tags=[], translations={}, photos=[], body=[], corrections=[],
    )  # fmt: skip
    assert read_back(article_graph(bare)) == [
        {
            "@type": "NewsArticle",
            "headline": "The “order” is out",
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Steppe Courier"},
            "inLanguage": "en",
            "isAccessibleForFree": True,
        }
    ]


@pytest.mark.parametrize(
    ("design", "kind"),
    [
        ("standard", "NewsArticle"),
        ("feature", "NewsArticle"),
        ("interview", "NewsArticle"),
        ("picture-story", "NewsArticle"),
        ("brief", "NewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("live", "LiveBlogPosting"),
    ],
)
def test_each_design_is_called_what_it_is(design: str, kind: str, story: Make, read_back: Read) -> None:
    assert read_back(article_graph(story(design=design)))[0]["@type"] == kind


def test_a_running_report_tells_its_entries(story: Make, read_back: Read) -> None:
    body = [
        {
            "kind": "update",
            "time": "2014-08-15T21:00:00+06:00",
            "title": "The *bridge* is open",
            "body": [
                {"kind": "paragraph", "text": "Cars go."},
                {"kind": "list", "items": ["One", "Two"]},
                {"kind": "quote", "text": "At last.", "attribution": "A driver"},
            ],
        },
        {
            "kind": "update",
            "time": "2014-08-15T20:45:00+06:00",
            "body": [{"kind": "paragraph", "text": "Wait."}],
        },
    ]
    made = story(design="live", body=body, updated_at=None)
    report = read_back(article_graph(made))[0]
    first, second = made.updates
    assert report["coverageStartTime"] == "2014-08-15T20:29:00+06:00"
    assert "dateline" not in report
    assert report["liveBlogUpdate"] == [
        {
            "@type": "BlogPosting",
            "url": f"https://courier.example/defence-order#{first.anchor}",
            "headline": "The bridge is open",
            "datePublished": "2014-08-15T21:00:00+06:00",
            "articleBody": "Cars go. One Two At last. A driver",
        },
        {
            "@type": "BlogPosting",
            "url": f"https://courier.example/defence-order#{second.anchor}",
            "datePublished": "2014-08-15T20:45:00+06:00",
            "articleBody": "Wait.",
        },
    ]
    undated = story(design="live", body=body, published_at=None, updated_at=None)
    assert read_back(article_graph(undated))[0]["coverageStartTime"] == "2014-08-15T20:45:00+06:00"


def test_a_long_headline_is_cut_at_a_word_and_told_whole_beside_it(story: Make, read_back: Read) -> None:
    article = read_back(article_graph(story(headline="Saiga antelopes " + "and more " * 14 + "here")))[0]
    assert article["headline"] == "Saiga antelopes " + "and more " * 10 + "and…"
    assert len(article["headline"]) <= 110
    assert article["name"] == "Saiga antelopes " + "and more " * 14 + "here"


def test_a_story_that_is_not_free_says_so(story: Make, read_back: Read) -> None:
    assert read_back(article_graph(story(free=False)))[0]["isAccessibleForFree"] is False


@pytest.mark.parametrize(
    ("crumbs", "told"),
    [
        ((CrumbLink("Here"),), None),
        ((CrumbLink("Nowhere"), CrumbLink("Here")), None),
        (
            (CrumbLink("Main", "https://courier.example/"), CrumbLink("Nowhere"), CrumbLink("Here")),
            [(1, "Main"), (2, "Here")],
        ),
    ],
)
def test_a_way_has_two_steps_that_lead_somewhere(
    crumbs: tuple[CrumbLink, ...], told: list[tuple[int, str]] | None, story: Make, read_back: Read
) -> None:
    nodes = read_back(article_graph(replace(story(), breadcrumbs=crumbs)))
    found = [[(step["position"], step["name"]) for step in node["itemListElement"]] for node in nodes[1:]]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "mailto:a@b.example", "tel:+77003888109", "/path", "//host/", "https://", ""],
)
def test_only_web_addresses_are_told(address: str, story: Make, read_back: Read) -> None:
    made = story()
    hostile = replace(
        made,
        url=address,
        breadcrumbs=(CrumbLink("Main", address), CrumbLink("Learn", address), CrumbLink("Here")),
        byline=Byline((Author("Ann Lee", href=address),)),
        publisher=Publisher("A", "en", address, address, None, address, (address,), address),
    )
    figure = Figure("a.jpg", "A", rights=Rights(licence=address, acquire=address))
    graph = article_graph(hostile, crops(figure)[:1])
    told = sorted(set(addresses(read_back(graph))))
    assert told == ["https://courier.example/pictures/16x9.jpg"]
    if address:
        assert address not in graph.json().replace("https://schema.org", "").replace(told[0], "")


texts = st.text(min_size=1).filter(lambda text: bool(text.strip()))
web_addresses = st.sampled_from(["https://a.example/", "http://b.example/x?y=1&z=2", "HTTPS://C.example/#d"])
any_address = st.one_of(
    web_addresses,
    st.text(max_size=30),
    st.sampled_from(["javascript:x", "data:text/html,x", "mailto:a@b.example"]),
)


def stories_of(base: Story, text: str, address: str) -> Story:
    figure = Figure(
        "a.jpg", text, (Run(text),), text, rights=Rights((text,), (text,), text, text, address, address)
    )
    return replace(
        base,
        headline=(Run(text, href=address),),
        description=text,
        section=text,
        dateline=text,
        tags=(text,),
        url=address,
        breadcrumbs=(CrumbLink(text, address), CrumbLink(text, address), CrumbLink(text)),
        byline=Byline(("By ", Author(text, text, address, text))),
        publisher=Publisher(text, "en", address, address, text, address, (address,), address),
        corrections=(CorrectionText(Stamp(text, "2014-08-15", "en"), ((Run(text),),)),),
        lead=figure,
    )


@given(text=texts, address=any_address)
def test_any_text_survives_and_no_address_but_the_webs_goes_out(text: str, address: str, story: Make) -> None:
    made = stories_of(story(), text, address)
    printed = article_graph(made, crops(made.lead)).json()
    assert not re.search("[<>&\u2028\u2029]", printed)
    article = json.loads(printed)["@graph"][0]
    one_line = " ".join(text.split())
    assert (article["description"], article["articleSection"], article["dateline"]) == (text, text, text)
    assert article["keywords"] == [text]
    assert (article["author"][0]["name"], article["publisher"]["name"]) == (text, text)
    assert article.get("name", article["headline"]) == one_line
    assert len(article["headline"]) <= 110
    image = article["image"][0]
    assert (image["creditText"], image["copyrightNotice"]) == (text, text)
    assert (image["caption"], article["correction"][0]["text"]) == (one_line, one_line)
    assert all(re.match("https?://[^/ ]", told, re.IGNORECASE) for told in addresses(json.loads(printed)))


@given(
    text=st.one_of(
        texts,
        st.sampled_from(
            ["</script>", "<!--<script>", "]]>", "a\u2028b", "&lt;/script&gt;", "שלום\u202e", "🐎"]
        ),
    )
)
def test_no_text_ends_the_script_element(text: str, story: Make, page: Callable[..., str]) -> None:
    made = stories_of(story(), text, "https://courier.example/a")
    # lxml takes no control characters in a document; JSON writes them as escapes, so that none is in this one.
    tree = html.document_fromstring(
        page(article_graph(made)).encode(), parser=html.HTMLParser(encoding="utf-8")
    )
    [script] = tree.iter("script")
    assert json.loads(script.text)["@graph"][0]["description"] == text
    assert [part.text for part in tree.body] == ["The end"]


def test_facts_stand_in_the_order_of_the_model(story: Make) -> None:
    made = story()
    told = json.loads(article_graph(made, crops(made.lead)).json())["@graph"][0]
    assert list(told) == [
        "@type", "@id", "mainEntityOfPage", "url", "headline", "description", "image", "datePublished", "dateModified",
        "author", "publisher", "inLanguage", "articleSection", "keywords", "wordCount", "isAccessibleForFree",
        "correction", "dateline",
    ]  # fmt: skip
    assert (
        article_graph(made)
        .json()
        .startswith('{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":')
    )


def test_a_graph_stands_in_xhtml_as_well(story: Make) -> None:
    """The print pages' readers parse strictly: what JSON escapes for HTML is harmless in XML, too."""
    printed = article_graph(stories_of(story(), "</script> & ]]>", "https://courier.example/a")).json()
    root = ElementTree.fromstring(f"<script>{printed}</script>")
    assert json.loads(root.text)["@graph"][0]["description"] == "</script> & ]]>"


def test_a_writer_has_the_portrait_that_the_page_shows(story: Make, read_back: Read) -> None:
    ann, bob = Figure("ann.jpg", "Ann"), Figure("bob.jpg", "Bob", credit="© Cy", rights=Rights(line="© Cy"))
    made = replace(story(), byline=Byline((Author("Ann", portrait=ann), Author("Bob", portrait=bob))))
    shown = {"bob.jpg": GraphImage("https://courier.example/pictures/bob.jpg", 240, 240, bob)}
    article, *_ = read_back(article_graph(made, portraits=shown))
    assert article["author"] == [
        {"@type": "Person", "name": "Ann"},
        {
            "@type": "Person",
            "name": "Bob",
            "image": {
                "@type": "ImageObject",
                "url": "https://courier.example/pictures/bob.jpg",
                "contentUrl": "https://courier.example/pictures/bob.jpg",
                "width": 240,
                "height": 240,
                "creditText": "© Cy",
            },
        },
    ]
