"""A front as it is painted: heads, links, languages, themes, pictures, and what is never there."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.layout import Ink, find_layout
from pagekit.model import Article, Publication
from pagekit.paint.front import themes_css
from pagekit.production.front import render_front

SECTIONS = [
    {"name": "City", "url": "/city", "theme": "society"},
    {"name": "Arts", "url": "/arts", "theme": "culture"},
]
VOID = {"meta", "link", "img", "source", "br", "hr"}


def article(name: str, **fields: Any) -> Article:
    facts = {"id": name, "url": f"/{name}", "headline": f"Headline {name}", "deck": f"Deck {name}.", **fields}
    return Article.model_validate(facts)


def page(*articles: Article, lang: str = "en", section: str | None = None, **house: Any) -> str:
    facts = {
        "name": "The Courier",
        "url": "https://courier.example",
        "lang": lang,
        "sections": SECTIONS,
        **house,
    }
    return render_front(articles, publication=Publication.model_validate(facts), section=section).html


class _Outline(HTMLParser):
    """Headings in order, and every element that is open at each link."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.nested: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "a" and "a" in self.open:
            self.nested.append(str(dict(attrs).get("href")))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


MANY = [
    article(f"s{at:02}", section=("City", "Arts", "Chess")[at % 3], priority=1 + at % 3) for at in range(24)
]


@pytest.mark.parametrize("section", [None, "City"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6, 7, 12, 24])
def test_heads_make_an_outline_and_links_do_not_nest(count: int, section: str | None) -> None:
    outline = _Outline(page(*MANY[:count], section=section))
    assert outline.open == []
    assert outline.nested == []
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))


def test_there_is_no_style_attribute_and_no_script_but_data() -> None:
    outline = _Outline(page(*MANY))
    assert [tag for tag, attributes in outline.attributes if "style" in attributes] == []
    scripts = [attributes for tag, attributes in outline.attributes if tag == "script"]
    assert [attributes["type"] for attributes in scripts] == ["application/ld+json"]
    assert not any(name.startswith("on") for _, attributes in outline.attributes for name in attributes)


def test_the_policy_names_the_style_sheet_and_forbids_the_rest() -> None:
    html = page(*MANY[:3])
    assert re.search(r'Content-Security-Policy" content="default-src \'none\';[^"]*style-src \'sha256-', html)
    assert "frame-src" not in html


def test_a_link_in_a_headline_is_words_only() -> None:
    html = page(
        article("one", headline="See [this](https://other.example/) *now*", kicker="[k](https://o.example/)")
    )
    assert '<a href="/one">See this <em>now</em></a>' in html
    assert 'href="https://o.example/"' not in html


def test_a_card_in_another_language_says_so_and_runs_its_way() -> None:
    html = page(article("one"), article("two", lang="ar", headline="عنوان"))
    assert re.search(r'<article class="card[^"]*" lang="ar">\s*<div class="words" dir="rtl">', html)
    assert re.search(r'<article class="card[^"]*">\s*<div class="words">', html)


def test_a_front_of_arabic_runs_from_the_right_and_its_foreign_cards_from_the_left() -> None:
    html = page(article("one", lang="ar"), article("two", lang="en"), lang="ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'lang="en">\s*<div class="words" dir="ltr">', html)


def test_labels_speak_the_language_of_the_page_in_a_card_of_another() -> None:
    html = page(article("one", lang="en", design="opinion", byline=[{"name": "Ann <b>"}]), lang="ru")
    assert '<span class="kind" lang="ru"><bdi dir="ltr">Мнение</bdi></span>' in html
    assert '<span class="author"><bdi>Ann &lt;b&gt;</bdi></span>' in html


def test_versions_are_links_of_their_own() -> None:
    html = page(
        article("one", lang="en", translations={"ru": "two"}), article("two", lang="ru", headline="Два")
    )
    assert '<a href="/two" lang="ru" hreflang="ru"><bdi>Русский</bdi></a>' in html
    assert html.count("<article") == 1


def test_the_section_that_we_are_in_is_marked_once() -> None:
    html = page(*MANY[:4], section="Arts")
    assert '<nav class="nav s-nav" aria-label="Sections">' in html
    assert html.count('aria-current="page"') == 1
    assert '<li class="t-culture"><a href="/arts" aria-current="page">' in html
    assert 'aria-current="page"' not in page(*MANY[:4])


def test_only_worn_themes_bring_their_colours() -> None:
    html = page(*MANY[:4], sections=[SECTIONS[1]])
    assert ".t-culture {" in html
    assert ".t-society" not in html


def test_a_theme_is_a_class_for_light_pages_and_for_dark_ones() -> None:
    css = themes_css(
        {"arts": {"accent": Ink(light="#111111", dark="#eeeeee"), "link": Ink(light="#222222")}, "no": {}}
    )
    assert css.splitlines() == [
        ".t-arts { --accent: #111111; --link: #222222 }",
        "@media screen and (prefers-color-scheme: dark) { .t-arts { --accent: #eeeeee } }",
    ]


def test_the_first_picture_is_asked_for_at_once_and_the_others_when_they_come_near(tmp_path: Any) -> None:
    for at in range(3):
        Image.new("RGB", (1200, 800), (at * 60, 80, 90)).save(tmp_path / f"p{at}.jpg")
    stories = [article(f"s{at}", photos=[{"src": f"p{at}.jpg", "alt": f"Shows {at}"}]) for at in range(3)]
    house = Publication(name="The Courier", url="https://courier.example")
    html = render_front(stories, publication=house, files_from=tmp_path).html
    images = re.findall(r"<img [^>]+>", html)
    assert ["fetchpriority" in image for image in images] == [True, False, False]
    assert ["lazy" in image for image in images] == [False, True, True]
    assert all(
        re.search(r' sizes="[^"]+" width="\d+" height="\d+" alt="Shows \d"', image) for image in images
    )
    assert re.findall(r'<source type="image/(\w+)"', html) == ["avif", "webp"] * 3


def test_every_picture_of_a_front_has_one_shape_and_says_the_size_of_its_place() -> None:
    roles = find_layout("web-front").manifest.pictures
    for name in ("main", "main-wide", "second", "wide", "third", "quarter", "card"):
        assert roles[name].aspect == (3, 2)
        assert "min-width: 48em" in roles[name].sizes or "64em" in roles[name].sizes


def test_a_story_drawn_in_the_layout_of_fronts_has_its_usual_page() -> None:
    html = pagekit.render_html(article("one"), layout="web-front").html
    assert '<h1 class="s-headline p-name" id="headline">Headline one</h1>' in html
