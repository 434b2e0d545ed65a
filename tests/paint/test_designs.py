"""Story + format → the article page of the web: seven designs, three displays, and what each of them places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, get_args
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser

from pagekit.house.story import (
    Author,
    Byline,
    Figure,
    Format,
    ParagraphText,
    Run,
    Stamp,
    Story,
    TranslatedStory,
    UpdateText,
)
from pagekit.layout import find_layout
from pagekit.layout.formats import dressed
from pagekit.model import Design, Display

Painter = Callable[..., Any]

DESIGNS: tuple[Design, ...] = get_args(Design)
DISPLAYS: tuple[Display, ...] = get_args(Display)
every_design = pytest.mark.parametrize("design", DESIGNS)
every_display = pytest.mark.parametrize("display", DISPLAYS)


@cache
def parse(text: str) -> tuple[Element, tuple[object, ...]]:
    parser = HTMLParser(namespace_html_elements=False)
    return parser.parse(text), tuple(parser.errors)


def by_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def texts(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def reading(element: Element) -> Iterator[str]:
    """What stands on the page, each element by its tag and classes."""
    yield f"{element.tag}.{element.get('class', '')}"
    for child in element:
        yield from reading(child)


@pytest.fixture(scope="session")
def told(english: Story) -> Story:
    """The full story with versions in other languages."""
    others = (
        TranslatedStory("ar", "rtl", "العربية", "https://courier.example/ar/defence-order"),
        TranslatedStory("kk", "ltr", "Қазақша", "https://courier.example/kk/defence-order"),
    )
    return replace(english, translations=others)


@pytest.fixture(scope="session")
def pages(paint: Painter, told: Story) -> dict[tuple[str, str], Any]:
    """The story in every design and display, its pictures made for it."""
    web = find_layout("web-article")

    def drawn(wearing: Format) -> Any:
        layout = replace(web, manifest=dressed(web.manifest, wearing))
        return paint(replace(told, format=wearing), layout)

    return {(design, display): drawn(Format(design, display)) for design in DESIGNS for display in DISPLAYS}


# ---- Of every format ---------------------------------------------------------------------------------------


@every_design
@every_display
def test_the_page_is_well_made(pages: dict[tuple[str, str], Any], design: str, display: str) -> None:
    root, errors = parse(pages[design, display].html.text)
    assert errors == ()
    levels = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert all(len(header) for header in root.iter("header")), "no header stands empty"
    assert not [
        inner for header in root.iter("header") for inner in header.iter("header") if inner is not header
    ]


@every_design
@every_display
def test_the_heads_parts_stand_in_the_formats_order(
    pages: dict[tuple[str, str], Any], design: str, display: str
) -> None:
    proof = pages[design, display]
    (article,) = parse(proof.html.text)[0].iter("article")
    marks = {
        "breadcrumbs": "nav.crumbs", "kicker": "p.kicker", "headline": "h1.", "dates": "p.dates", "deck": "p.deck",
        "byline": "p.byline", "translations": "p.translations", "share": "div.share", "lead": "figure.figure figure-lead",
    }  # fmt: skip
    order = list(reading(article))
    wanted = [part for part in proof.layout.manifest.head if part in marks]
    places = [next(at for at, it in enumerate(order) if it.startswith(marks[part])) for part in wanted]
    assert places == sorted(places), wanted
    assert (wanted[0] == "lead") == (display != "plain")


@every_design
def test_nothing_of_the_story_is_lost_or_said_twice(pages: dict[tuple[str, str], Any], design: str) -> None:
    root, _ = parse(pages[design, "plain"].html.text)
    for name in ("byline", "crumbs", "dates", "share", "figure-lead", "corrections", "tags", "actions"):
        assert len(by_class(root, name)) == 1, name
    assert len(by_class(root, "kicker")) == 1
    assert words(by_class(root, "kicker-words")[0]) == "The order"


@every_design
def test_a_page_brings_the_rules_of_its_own_design_alone(
    pages: dict[tuple[str, str], Any], design: str
) -> None:
    signs = {
        "feature": "--panel: text", "opinion": 'content: "“"', "picture-story": "counter-increment",
        "live": ".tag-label {",
    }  # fmt: skip
    text = pages[design, "plain"].html.text
    assert [name for name, sign in signs.items() if sign in text] == [
        name for name in signs if name == design
    ]
    assert "object-position" in pages[design, "immersive"].html.text
    assert "object-position" not in text


@every_display
def test_every_picture_says_how_wide_its_place_is(pages: dict[tuple[str, str], Any], display: str) -> None:
    for design in DESIGNS:
        proof = pages[design, display]
        (lead,) = by_class(parse(proof.html.text)[0], "figure-lead")
        said = {source.get("sizes") for source in lead.iter("source")}
        said |= {image.get("sizes") for image in lead.iter("img")}
        assert said == {proof.layout.manifest.pictures["lead"].sizes}


def test_the_best_format_stands_first_and_the_plainest_last(pages: dict[tuple[str, str], Any]) -> None:
    (lead,) = by_class(parse(pages["standard", "plain"].html.text)[0], "figure-lead")
    assert [source.get("type") for source in lead.iter("source")] == ["image/avif", "image/webp"]
    (image,) = lead.iter("img")
    assert (image.get("fetchpriority"), image.get("loading")) == ("high", None)
    assert image.get("src", "").endswith(".jpg")


def test_the_focus_of_a_picture_across_the_page_is_kept(pages: dict[tuple[str, str], Any]) -> None:
    assert "object-position: 50.0% 40.0%" in pages["standard", "immersive"].html.text


# ---- Colours -----------------------------------------------------------------------------------------------


def test_a_section_wears_its_theme(paint: Painter, told: Story) -> None:
    theme = find_layout("web-article").manifest.themes["science"]
    text = paint(replace(told, format=Format(theme="science")), "web-article").html.text
    assert f"--accent: {theme['accent'].light};" in text
    assert f"--accent: {theme['accent'].dark};" in text


def test_an_accent_that_the_caller_chose_stands_over_the_sections(paint: Painter, told: Story) -> None:
    text = paint(
        replace(told, format=Format(theme="science")), "web-article", {"accent": "#123456"}
    ).html.text
    chosen, theme = text.index("--accent: #123456"), text.index("--accent: #0c5f6c")
    assert theme < chosen


# ---- Parts that only some stories have ---------------------------------------------------------------------


def test_versions_in_other_languages_speak_them(pages: dict[tuple[str, str], Any]) -> None:
    (line,) = by_class(parse(pages["standard", "plain"].html.text)[0], "translations")
    assert words(line) == "Read in another language: العربية · Қазақша"
    assert [(link.get("lang"), link.get("hreflang"), link.get("dir")) for link in line.iter("a")] == [
        ("ar", "ar", "rtl"), ("kk", "kk", "ltr"),
    ]  # fmt: skip


def test_the_kind_of_piece_stands_before_the_kicker_or_alone(paint: Painter, told: Story) -> None:
    live = replace(told, format=Format("live"))
    (kicker,) = by_class(parse(paint(live, "web-article").html.text)[0], "kicker")
    assert words(kicker) == "Live The order"
    bare = parse(paint(replace(live, kicker=()), "web-article").html.text)[0]
    assert [words(tag) for tag in by_class(bare, "tag")] == ["Live"]
    standard = parse(paint(replace(told, kicker=()), "web-article").html.text)[0]
    assert by_class(standard, "tag") == []


def test_the_section_is_named_where_no_breadcrumbs_name_it(paint: Painter, told: Story) -> None:
    lost = replace(told, breadcrumbs=(), section_url="https://courier.example/politics")
    (section,) = by_class(parse(paint(lost, "web-article").html.text)[0], "section")
    assert (section.get("href"), words(section)) == ("https://courier.example/politics", "Politics")


def test_what_an_interviewer_asks_is_told_apart(paint: Painter, told: Story) -> None:
    asked = replace(
        told,
        format=Format("interview"),
        body=(ParagraphText(texts("Why wool?"), question=True), ParagraphText(texts("It is warm."))),
    )
    root, _ = parse(paint(asked, "web-article").html.text)
    assert [words(question) for question in by_class(root, "s-question")] == ["Why wool?"]
    assert by_class(root, "dateline") == []
    assert [words(line) for line in by_class(root, "place")] == ["ALMATY"], (
        "under the deck, and not in the text"
    )


def update(number: int, title: str, key: bool) -> UpdateText:
    clock = f"1{number}:30"
    return UpdateText(
        Stamp(f"15 August 2014, {clock}", f"2014-08-15T{clock}:00+06:00", "en"),
        Stamp(clock, f"{clock}:00", "en"),
        f"u-{number}",
        texts(title) if title else (),
        (ParagraphText(texts(f"Entry {number}.")),),
        key,
    )


def test_a_running_report(paint: Painter, told: Story) -> None:
    entries = (update(3, "The vote", True), update(2, "", False), update(1, "The doors open", True))
    root, errors = parse(paint(replace(told, format=Format("live"), body=entries), "web-article").html.text)
    assert errors == ()
    assert [words(link) for link in by_class(root, "events")[0].iter("a")] == [
        "13:30 The vote", "11:30 The doors open",
    ]  # fmt: skip
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    links = [link.get("href", "") for entry in by_class(root, "events") for link in entry.iter("a")]
    assert links == ["#u-3", "#u-1"]
    assert {link[1:] for link in links} <= ids
    sections = by_class(root, "update")
    assert [section.get("aria-labelledby") or section.get("aria-label") for section in sections] == [
        "u-3-title", "15 August 2014, 12:30", "u-1-title",
    ]  # fmt: skip
    (clock,) = sections[1].iter("time")
    assert (clock.get("datetime"), words(clock)) == ("2014-08-15T12:30:00+06:00", "12:30")


def test_rules_for_what_is_not_on_the_page_stay_away(paint: Painter, told: Story) -> None:
    full = paint(told, "web-article").html.text
    plain = paint(
        replace(told, body=(ParagraphText(texts("Words.")),), corrections=(), tags=(), calls_to_action=()),
        "web-article",
    ).html.text
    for sign in (
        ".table-frame {",
        ".factbox {",
        "pre {",
        ".quote {",
        ".corrections {",
        ".tags {",
        ".action {",
    ):
        assert sign in full
        assert sign not in plain


@pytest.mark.parametrize(
    ("lang", "sign", "there"),
    [
        ("ja", "line-break: strict", True),
        ("ko", "word-break: keep-all", True),
        ("en", "line-break: strict", False),
        ("ja", "hyphens: auto", False),
        ("ar", "hyphens: auto", False),
        ("en", "hyphens: auto", True),
    ],
)
def test_lines_break_as_the_language_asks(
    paint: Painter, told: Story, lang: str, sign: str, there: bool
) -> None:
    assert (sign in paint(replace(told, lang=lang), "web-article").html.text) == there


def test_an_initial_stands_only_where_letters_stand_alone(paint: Painter, told: Story) -> None:
    feature = replace(told, format=Format("feature"), dateline=None)
    assert "initial-letter: 3" in paint(feature, "web-article").html.text
    assert (
        "initial-letter" not in paint(replace(feature, lang="ar", direction="rtl"), "web-article").html.text
    )
    dated = replace(feature, dateline="ALMATY")
    assert "initial-letter: 3" in paint(dated, "web-article").html.text, "the place stands in the head"


def test_author_place_and_date_stand_on_one_line_under_the_deck(paint: Painter, told: Story) -> None:
    root, _ = parse(paint(replace(told, dateline="ALMATY"), "web-article").html.text)
    (line,) = by_class(root, "signed")
    assert [(part.get("class") or "").split()[0] for part in line] == ["byline", "place", "dates"]
    bare = replace(told, byline=None, dateline=None, published=None, updated=None)
    assert by_class(parse(paint(bare, "web-article").html.text)[0], "signed") == []


@pytest.mark.parametrize(("focus", "over"), [(0.5, "-3rem"), (0.9, "0")])
def test_the_head_covers_48_px_of_an_immersive_picture_and_never_what_it_is_of(
    paint: Painter, told: Story, focus: float, over: str
) -> None:
    assert told.lead is not None
    page = replace(told, format=Format(display="immersive"), lead=replace(told.lead, focus=(0.5, focus)))
    css = paint(page, "web-article").html.text.partition("</style>")[0]
    assert re.findall(r"grid-row: 2; margin-block-start: ([^;]+);", css) == [over]


def test_the_house_has_one_colour_in_every_section(paint: Painter, told: Story) -> None:
    for theme in ("science", "sport"):
        css = paint(replace(told, format=Format(theme=theme)), "web-article").html.text.partition("</style>")[
            0
        ]
        assert re.findall(r"--house: (#\w+)", css) == ["#8a1c1c", "#8a1c1c"], (
            "on light pages and on dark ones"
        )


def test_an_opinion_shows_who_wrote_it_before_the_byline(paint: Painter, told: Story) -> None:
    picture = Figure("papers.jpg", "Ann at her desk", credit="© Dana Serik")
    signed = replace(told, byline=Byline(("By ", Author("Ann", portrait=picture))))
    page = paint(replace(signed, format=Format("opinion")), "web-article").html.text
    head = by_class(parse(page)[0], "signed")[0]
    assert [child.get("class") for child in head] == ["figure figure-portrait", "byline s-byline"]
    image = next(head.iter("img"))
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("Ann at her desk", "240", "240")
    assert words(head).startswith("Photo: © Dana Serik")
    assert '"image":{"@type":"ImageObject","url":"https://courier.example/defence-order/pictures/' in page
    other = paint(replace(signed, format=Format("feature")), "web-article").html.text
    assert "figure-portrait" not in other and "Ann at her desk" not in other
