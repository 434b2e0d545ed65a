"""Story + layout → Html: every shipped pack with every kind of block, read back by another HTML parser."""

from __future__ import annotations

import base64
import hashlib
import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser

from pagekit.errors import TemplateError
from pagekit.fonts import FontBook
from pagekit.house.labels import labels_for
from pagekit.house.story import HeadingText, ParagraphText, Publisher, Run, Story
from pagekit.paint import Html, draw
from pagekit.typeset.page import Item, TextBox, walk

Painter = Callable[..., Any]
Proofs = dict[tuple[str, str], Any]

LAYOUTS, LANGS = ("base", "web-article", "print-article", "magazine"), ("en", "ar")
WEB = ("base", "web-article")
PRELOADED = {"en": 2, "ar": 2}
"""Faces that are asked for with the page: Arabic has one family, in two weights."""
ELEVEN = [
    "+7(700) 388 81 09",
    "Main",
    "Committee counts boots & blankets",
    "15 August 2014, 20:29",
    "VKontakte",
    "Found a bug?",
    "{lead}",
    "© Daryn Omarov",
    "The committee met on Friday",
    "Aigerim Sadykova",
    "Join Telegram",
]
FLOATING = (
    '{Papers, "quoted"}', "Papers on the long table.", "In figures", "Smaller", "In the box", "© Box", "a < b",
    "What was ordered", "Boots", "3,100", "{More papers}",
)  # fmt: skip
ONLINE = ("Found a bug?", "VKontakte", "Main", "Join Telegram")
"""What makes no sense over a printed story; in the order of its end."""
every_pack = pytest.mark.parametrize("layout", LAYOUTS)
every_page = pytest.mark.parametrize("lang", LANGS)


@cache
def parse(text: str) -> tuple[Element, tuple[object, ...]]:
    parser = HTMLParser(namespace_html_elements=False)
    return parser.parse(text), tuple(parser.errors)


def tree(html: Html) -> Element:
    return parse(html.text)[0]


def words(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def reading(element: Element) -> Iterator[str]:
    """What a reader meets, in order: text, and pictures by their alt text in braces. No running head."""
    if element.tag in {"style", "head"} or (element.get("class") or "").startswith("running-"):
        return
    if element.tag == "img":
        yield "{" + element.attrib["alt"] + "}"
    yield element.text or ""
    for child in element:
        yield from reading(child)
        yield child.tail or ""


def by_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


# ---- Of every pack, in both directions ---------------------------------------------------------------------


@every_pack
@every_page
def test_the_page_is_well_made(proofs: Proofs, layout: str, lang: str) -> None:
    html = proofs[layout, lang].html
    root, errors = parse(html.text)
    assert errors == ()
    assert html.text.startswith("<!doctype html>\n<html ")
    assert (root.get("lang"), root.get("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
    assert words(root.find("head/title"))


@every_pack
@every_page
def test_one_headline_and_no_level_of_heading_is_skipped(proofs: Proofs, layout: str, lang: str) -> None:
    levels = [
        int(element.tag[1])
        for element in tree(proofs[layout, lang].html).iter()
        if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@every_pack
@every_page
def test_names_inside_the_page_are_unique_and_lead_somewhere(proofs: Proofs, layout: str, lang: str) -> None:
    root = tree(proofs[layout, lang].html)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"h-what", "h-and"} <= set(ids)
    wanted = {
        element.get("href", "")[1:] for element in root.iter("a") if element.get("href", "").startswith("#")
    }
    wanted |= {element.get("aria-labelledby") for element in root.iter() if element.get("aria-labelledby")}  # type: ignore[misc]
    assert wanted <= set(ids)


@every_pack
@every_page
def test_every_picture_has_an_alt_text_and_on_the_web_its_size(
    proofs: Proofs, layout: str, lang: str
) -> None:
    pictures = list(tree(proofs[layout, lang].html).iter("img"))
    assert len(pictures) >= 4
    for picture in pictures:
        assert picture.get("alt")
        if layout == "web-article":
            assert int(picture.get("width", "0")) > 0, picture.attrib
            assert int(picture.get("height", "0")) > 0, picture.attrib


@every_pack
@every_page
def test_no_script_no_style_attribute_no_event(proofs: Proofs, layout: str, lang: str) -> None:
    root = tree(proofs[layout, lang].html)
    assert [
        element.tag
        for element in root.iter()
        if element.tag in {"script", "object", "embed", "base", "form", "link"}
    ] == (["link", *["link"] * PRELOADED[lang], "script"] if layout == "web-article" else []), (
        "the page's own address, the faces that come first, and data for machines"
    )
    assert [element.tag for element in root.iter() if "style" in element.attrib] == []
    assert [name for element in root.iter() for name in element.attrib if name.startswith("on")] == []
    assert "<script>alert(1)</script>" in "".join(reading(root)), "program text is text"


@every_pack
@every_page
def test_nothing_is_asked_of_another_machine(proofs: Proofs, layout: str, lang: str) -> None:
    html = proofs[layout, lang].html
    asked = set()
    for element in tree(html).iter():
        if element.tag in {"a", "link"}:
            continue
        for name in ("src", "href", "data", "poster", "action"):
            if name in element.attrib:
                asked.add(element.attrib[name])
        asked |= {part.split()[0] for part in element.get("srcset", "").split(",") if part.strip()}
    (style,) = tree(html).iter("style")
    asked |= set(re.findall(r"""url\(["']?([^"')]+)""", style.text or ""))
    assert asked <= set(html.assets)
    assert "@import" not in (style.text or "")


@every_pack
@every_page
def test_every_asset_that_was_made_is_used(proofs: Proofs, layout: str, lang: str) -> None:
    html = proofs[layout, lang].html
    assert [name for name in html.assets if name not in html.text] == []


@every_pack
@every_page
def test_every_word_of_the_body_is_on_the_page_in_order(proofs: Proofs, layout: str, lang: str) -> None:
    proof = proofs[layout, lang]
    text = "".join(reading(tree(proof.html)))
    at = 0
    place = ["ALMATY"] if layout == "base" else []
    for expected in [
        "{A long table}", "The table.", *place, "second line", "What is remembered", "And what is not",
        "Minutes, page 2", "inner", "innermost", "last", '{Papers, "quoted"}',
        "Papers on the long table.", "In figures", "Smaller", "In the box", "© Box", "a < b",
        "What was ordered", "Boots", "3,100", "form 12-B", "{More papers}", "It was wool.",
    ]:  # fmt: skip
        # On composed pages boxes leave their place, and what belongs to the web ends the story.
        floats = layout == "print-article" and expected in FLOATING
        found = text.find(expected, 0 if floats else at)
        assert found >= 0, expected
        at = at if floats else found
    # A pull quote may move.
    assert "Deputy chair" in text
    assert "could not be read" not in text, "a picture that could not be made leaves no hole"


@pytest.mark.parametrize("layout", [*WEB, "print-article"])
def test_the_eleven_parts_stand_in_their_order(proofs: Proofs, layout: str) -> None:
    text = " ".join("".join(reading(tree(proofs[layout, "en"].html))).split()).replace(
        "{A long table}", "{lead}"
    )
    parts = list(ELEVEN)
    if layout != "base":
        # The head says who wrote it.
        parts.remove("Aigerim Sadykova")
        parts.insert(parts.index("15 August 2014, 20:29"), "Aigerim Sadykova")
    if layout == "print-article":
        # What belongs to the page on the web stands at the story's end.
        parts = [*(part for part in parts if part not in ONLINE), *ONLINE]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places), parts


@every_pack
def test_the_same_page_twice_is_the_same_text(
    paint: Painter, proofs: Proofs, english: Story, layout: str
) -> None:
    assert paint(english, layout).html == proofs[layout, "en"].html


@every_pack
@every_page
def test_our_own_packs_draw_the_same_inside_the_sandbox(
    proofs: Proofs, book: FontBook, layout: str, lang: str
) -> None:
    proof = proofs[layout, lang]
    ours = proof.layout
    foreign = replace(ours, folders=tuple(replace(entry, shipped=False) for entry in ours.folders))
    assert ours.shipped and not foreign.shipped
    assert draw(proof.page, foreign, book, proof.materials.assets).text == proof.html.text


@every_pack
def test_a_story_of_a_headline_alone_is_a_page(paint: Painter, english: Story, layout: str) -> None:
    bare = Story(
        **{name: getattr(english, name) for name in (
            "id", "slug", "lang", "direction", "status", "channels", "priority", "labels", "headline",
        )},
        publisher=Publisher("The Steppe Courier", "en"),
    )  # fmt: skip
    root, errors = parse(paint(bare, layout).html.text)
    assert errors == ()
    assert [
        element.tag for element in root.iter() if element.tag in {"nav", "figure", "img", "time", "aside"}
    ] == []
    assert all(words(element) for element in root.iter("p"))


@every_pack
def test_hostile_words_stay_words(paint: Painter, english: Story, layout: str) -> None:
    hostile = (
        "</title></style><script>alert('x')</script>\"'><img src=x onerror=alert(1)> & {{ 7*7 }} {% x %}"
    )
    told = replace(
        english, headline=(Run(hostile),), kicker=(Run(hostile),), publisher=Publisher(hostile, "en"), section=hostile,
        deck=((Run(hostile),),), tags=(hostile,), dateline=hostile,
        body=(ParagraphText((Run(hostile, code=True),)),),
        lead=replace(english.lead, alt=hostile, credit=hostile, caption=(Run(hostile),)),  # type: ignore[type-var]
    )  # fmt: skip
    root, errors = parse(paint(told, layout).html.text)
    assert errors == ()
    assert [script.get("type") for script in root.iter("script")] == (
        ["application/ld+json"] if layout == "web-article" else []
    )
    assert [picture.get("src") for picture in root.iter("img") if picture.get("src") == "x"] == []
    assert words(root.find(".//h1")) == hostile
    # Where a line ends is the typesetter's business.
    assert " ".join("".join(reading(root)).split()).count(hostile) >= 5


# ---- The web page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", WEB)
@every_page
def test_the_policy_names_the_style_sheet_by_its_hash(proofs: Proofs, layout: str, lang: str) -> None:
    root = tree(proofs[layout, lang].html)
    (policy,) = (
        meta.get("content", "")
        for meta in root.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = root.iter("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["style-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "script-src" not in rules
    assert "unsafe" not in policy


@every_page
def test_landmarks_of_the_web_page(proofs: Proofs, lang: str) -> None:
    root = tree(proofs["web-article", lang].html)
    (skip, *_) = root.iter("a")
    (main,) = root.iter("main")
    assert skip.get("href") == f"#{main.get('id')}"
    (article,) = main.findall("article")
    assert root.find(f".//h1[@id='{article.get('aria-labelledby')}']") is not None
    (crumbs,) = root.iter("nav")
    assert crumbs.get("aria-label")
    assert crumbs.find("ol/li[@aria-current='page']") is not None
    assert all(
        aside.get("aria-label") or aside.get("role") == "note" or "factbox" in aside.get("class", "")
        for aside in root.iter("aside")
    )
    assert [header.get("class") for header in root.findall("body/header")] == ["masthead"]
    assert len(root.findall("body/footer")) == 1


def test_the_head_of_the_web_page(proofs: Proofs) -> None:
    head = tree(proofs["web-article", "en"].html).find("head")
    assert head is not None
    assert [child.tag for child in head][:2] == ["meta", "title"], "the character set comes first"
    assert head[0].attrib == {"charset": "utf-8"}
    named = {meta.get("name"): meta.get("content") for meta in head.iter("meta") if meta.get("name")}
    assert named["description"] == "What the committee counted."
    assert named["viewport"] == "width=device-width, initial-scale=1"
    canonical, *faces = head.iter("link")
    assert canonical.attrib == {"rel": "canonical", "href": "https://courier.example/defence-order"}
    assert [
        (
            face.get("rel"),
            face.get("as"),
            face.get("type"),
            face.get("crossorigin"),
            face.get("href", "")[:-17],
        )
        for face in faces
    ] == [
        ("preload", "font", "font/woff2", "", f"fonts/{face}-latin")
        for face in ("SourceSerif4-Bold", "NotoSerif-Regular")
    ]
    assert all(face.get("href") in proofs["web-article", "en"].html.assets for face in faces)


def test_links_that_lead_away(proofs: Proofs) -> None:
    root = tree(proofs["web-article", "en"].html)
    share = by_class(root, "share-link")
    assert [link.get("href") for link in share] == [
        f"https://share.example/{target}?u=a&t=b" for target in ("vk", "x", "email")
    ]
    assert all({"noopener", "noreferrer", "nofollow"} <= set(link.get("rel", "").split()) for link in share)
    assert all(words(link) for link in share), "a word beside every outline"
    assert {link.get("href") for link in by_class(root, "phone")} == {"tel:+77003888109"}
    assert "mailto:desk@courier.example?subject=a&body=b" in {link.get("href") for link in root.iter("a")}


def test_pictures_of_the_web_page(proofs: Proofs) -> None:
    proof = proofs["web-article", "en"]
    (lead,) = by_class(tree(proof.html), "figure-lead")
    picture, image = lead.find("picture"), lead.find("picture/img")
    assert picture is not None and image is not None
    source = picture.find("source")
    assert source is not None
    assert [part.split()[1] for part in source.get("srcset", "").split(", ")] == [
        "400w", "800w", "960w", "1280w", "1500w",
    ], "the ladder ends at the picture's own width"  # fmt: skip
    assert image.get("sizes") == source.get("sizes") == proof.layout.manifest.pictures["lead"].sizes
    assert (image.get("width"), image.get("height")) == ("1500", "1000")
    assert image.get("fetchpriority") == "high"
    assert image.get("loading") is None
    others = [
        img
        for img in tree(proof.html).iter("img")
        if img is not image and "house-code" not in img.get("class", "")
    ]
    assert {img.get("loading") for img in others} == {"lazy"}


def test_a_tall_picture_is_set_narrow(proofs: Proofs) -> None:
    figures = by_class(tree(proofs["web-article", "en"].html), "figure-inline")
    assert all("figure-narrow" in figure.get("class", "") for figure in figures)
    (lead,) = by_class(tree(proofs["web-article", "en"].html), "figure-lead")
    assert "figure-narrow" not in lead.get("class", "")


def test_faces_go_with_the_page_unless_the_readers_own_are_asked_for(paint: Painter, english: Story) -> None:
    html = paint(english, "web-article", {}).html
    faces = {name for name in html.assets if name.startswith("fonts/")}
    assert faces and faces == set(re.findall(r'url\("([^"]+)"\)', html.text))
    plain = paint(english, "web-article", {"faces": "system"}).html
    assert not any(name.startswith("fonts/") for name in plain.assets)
    assert "@font-face" not in plain.text and "preload" not in plain.text


def test_an_option_changes_the_style_sheet(paint: Painter, english: Story) -> None:
    assert "--accent: #123456" in paint(english, "web-article", {"accent": "#123456"}).html.text


INKED = ["kicker", "tag", "clock", "question", "section", "housephone"]
"""The styles of the second ink."""


@pytest.mark.parametrize(
    ("layout", "roles"),
    [
        ("print-article", ["adline strong:first-child", "fault", "box-figure", "actions"]),
        ("magazine", ["fault", "box-figure", "head-figure"]),
    ],
)
def test_the_second_ink_of_a_printed_page_is_the_one_that_was_chosen(
    proofs: Proofs, book: FontBook, layout: str, roles: list[str]
) -> None:
    proof = proofs[layout, "en"]
    page = replace(proof.page, options={**proof.page.options, "accent": "#123456"})
    css = draw(page, proof.layout, book, proof.materials.assets).text.partition("</style>")[0]
    assert ":root { --paper: #ffffff; --ink: #000000;" in css and " --accent: #123456;" in css
    assert re.findall(r"^\.r-(.+) \{ color: #123456 \}$", css, re.MULTILINE) == roles
    own = ["contents_number"] if layout == "magazine" else []
    found = re.findall(r"^\.s-(\w+) \{.*; color: #123456 \}$", css, re.MULTILINE)
    assert sorted(found) == sorted([*INKED, *own])
    assert "#8a1c1c" not in css and "#8a4b14" not in css


# ---- Furniture in another language -------------------------------------------------------------------------


def adline(root: Element) -> list[Element]:
    """The line that says whom to call for an advert."""
    return [
        element
        for element in root.iter("aside")
        if {"adline", "r-adline"} & set((element.get("class") or "").split())
    ]


@every_pack
def test_furniture_speaks_its_own_language(paint: Painter, english: Story, layout: str) -> None:
    russian, _ = labels_for("ru")
    root = tree(paint(replace(english, labels=russian), layout).html)
    (line,) = adline(root)
    assert line.get("lang") == "ru"
    (headline,) = root.iter("h1")
    assert headline.get("lang") is None, "the story's own words keep the page's language"


@every_pack
def test_furniture_of_the_same_language_says_nothing_of_it(proofs: Proofs, layout: str) -> None:
    (line,) = adline(tree(proofs[layout, "en"].html))
    assert line.get("lang") is None


# ---- The printed page --------------------------------------------------------------------------------------


def test_the_head_in_print_has_the_lines_that_were_set(proofs: Proofs) -> None:
    proof = proofs["print-article", "en"]
    (head,) = tree(proof.html).iter("h1")
    lines = "".join(head.itertext()).split("\n")
    (placed,) = headlines_on(proof.page.composition.pages[0].items)
    (set_lines,) = placed.pieces
    assert lines == ["".join(run.text for run in line.runs) for line in set_lines.lines]
    (piece,) = head
    (style,) = tree(proof.html).iter("style")
    said = " ".join(
        re.findall(
            rf"^\.(?:{'|'.join((piece.get('class') or '').split())}) {{(.*)}}$",
            style.text or "",
            re.MULTILINE,
        )
    )
    assert f"font-size: {placed.size:g}pt" in said
    assert f"line-height: {set_lines.leading:g}pt" in said


def headlines_on(items: Iterable[Item]) -> Iterator[TextBox]:
    return (item for item in walk(items) if isinstance(item, TextBox) and item.role == "headline")


@pytest.mark.parametrize(("paper", "size"), [("a4", "595.276pt 841.89pt"), ("letter", "612pt 792pt")])
def test_the_sheet(paint: Painter, proofs: Proofs, english: Story, paper: str, size: str) -> None:
    usual = proofs["print-article", "en"]
    on_it = usual.page.options["paper"] == paper
    root = tree(usual.html if on_it else paint(english, "print-article", {"paper": paper}).html)
    (style,) = root.iter("style")
    assert re.findall(r"@page (\S+) \{ size: ([^;]+);", style.text or "") == [("px-z0", size)]
    sheets = list(root.iterfind("body/article/section"))
    assert len(sheets) > 1
    assert all("px-z0" in (sheet.get("class") or "").split() for sheet in sheets)


def test_print_takes_no_webp_and_carries_its_faces(proofs: Proofs) -> None:
    assets = proofs["print-article", "en"].html.assets
    assert {name.rpartition(".")[2] for name in assets} == {"jpg", "svg", "ttf"}


def test_the_code_to_scan_has_words_beside_it(proofs: Proofs) -> None:
    page = proofs["print-article", "en"].page
    codes = by_class(tree(proofs["print-article", "en"].html), "code")
    (own,) = (code for code in codes if code.get("src") == page.code.name)
    assert own.get("alt", "").endswith("courier.example/defence-order")
    others = {code.get("alt") for code in codes if code is not own}
    assert others <= {"Adverts: courier.example/ads"}, "codes of house adverts"


def test_a_slot_named_code_is_not_taken_for_the_code_to_scan(proofs: Proofs, book: FontBook) -> None:
    proof = proofs["print-article", "en"]
    page = replace(proof.page, slots={**proof.page.slots, "code": proof.page.slots["foot"]})
    made = draw(page, proof.layout, book, proof.materials.assets)
    assert [code.get("src") for code in by_class(tree(made), "code")].count(page.code.name) == 1


# ---- What draw itself refuses and gives --------------------------------------------------------------------


@pytest.mark.parametrize("words", ["</style>", "</STYLE >", "a { content: '</ style' }"])
def test_a_style_sheet_that_would_end_its_element_is_refused(
    paint: Painter, english: Story, pack: Callable[..., Any], words: str
) -> None:
    layout = pack("mine", page__css__j2=words)
    with pytest.raises(TemplateError, match="layout mine: its stylesheet holds </style"):
        paint(english, layout)


def test_crlf_in_a_style_sheet_does_not_spoil_its_hash(
    paint: Painter, english: Story, pack: Callable[..., Any]
) -> None:
    html = paint(english, pack("mine", page__css__j2="a { color: red }\r\n\r\nb { color: blue }\r\n")).html
    (style,) = tree(html).iter("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert f"sha256-{digest}" in html.text


def test_a_page_template_may_extend_the_one_it_replaces(
    paint: Painter, english: Story, pack: Callable[..., Any]
) -> None:
    layout = pack(
        "web-article",
        "",
        page__html__j2='{% extends "web-article/page.html.j2" %}',
        page__css__j2='{% include "web-article/page.css.j2" %}\n.mine { color: red }\n',
    )
    mine, shipped = paint(english, layout).html, paint(english, "web-article").html
    (style,) = tree(mine).iter("style")
    assert (style.text or "").endswith(".mine { color: red }")
    assert "".join(reading(tree(mine))) == "".join(reading(tree(shipped)))


def test_a_page_travels_between_processes(proofs: Proofs) -> None:
    html = proofs["web-article", "en"].html
    assert pickle.loads(pickle.dumps(html)) == html  # noqa: S301 - made here


def test_a_heading_of_the_story_may_be_the_first_of_a_lower_level(paint: Painter, english: Story) -> None:
    told = replace(english, body=(HeadingText((Run("First"),), 2, "h-first"), *english.body))
    root = tree(paint(told, "base").html)
    (dateline,) = by_class(root, "dateline")
    assert dateline.tag == "p", (
        "a dateline stands on a line of its own where the text does not begin with a paragraph"
    )
