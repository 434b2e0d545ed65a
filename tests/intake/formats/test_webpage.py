"""A saved web page: JSON-LD before meta before what is seen, pictures with captions and credits, no script, no menu."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from pagekit.model import Article

pytest.importorskip("trafilatura")

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]
LONG = "The ferry has sailed again after a year in dock, with all of its crew and most of its passengers on board."


def page(head: str = "", body: str = "", ld: dict[str, Any] | None = None) -> bytes:
    record = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    return (
        f'<!doctype html><html lang="en-GB"><head><title>Ferry sails again | The Paper</title>{head}{record}</head><body>'
        f"<nav><a href='/'>Menu of it</a></nav><article><h1>Ferry sails again</h1>{body}<p>{LONG}</p><p>{LONG} Twice.</p>"
        "</article><footer>All rights reserved</footer><script>steal()</script></body></html>"
    ).encode()


LD = {
    "@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "@id": "#page"},
        {"@type": ["NewsArticle"], "headline": "Ferry sails again", "author": {"@id": "#ann"}, "datePublished":
         "2026-05-19T08:00:00Z", "dateModified": "2026-05-20T08:00:00Z", "articleSection": "Sea", "keywords": ["ferries"],
         "publisher": {"@type": "Organization", "name": "The Paper"}, "isAccessibleForFree": "False",
         "image": {"@type": "ImageObject", "url": "https://paper.example/img/ferry-large.jpg", "caption": "The ferry",
                   "creditText": "Reuters", "creator": {"@type": "Person", "name": "Bo Chan"}}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Li"},
    ],
}  # fmt: skip


def test_what_the_record_of_the_page_says(story: Story, texts: Texts) -> None:
    read = story(page(ld=LD))

    assert (read.headline, [one.name for one in read.byline], read.lang) == (
        "Ferry sails again",
        ["Ann Li"],
        "en-GB",
    )
    assert (read.published_at, read.updated_at) == (
        datetime(2026, 5, 19, 8, tzinfo=UTC),
        datetime(2026, 5, 20, 8, tzinfo=UTC),
    )
    assert (read.section, read.tags, read.free) == ("Sea", ("ferries",), False)
    (lead,) = read.photos
    assert (lead.src, lead.caption) == ("wire/ferry-large.jpg", "The ferry")
    assert lead.credit is not None
    assert (lead.credit.creator, lead.credit.agency) == ("Bo Chan", "Reuters")
    assert texts(read) == [LONG, f"{LONG} Twice."]


def test_meta_and_what_readers_see_where_there_is_no_record(story: Story) -> None:
    head = (
        '<meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2026-05-19T08:00:00Z"><meta property="article:section" content="Sea">'
        '<meta property="og:image" content="https://paper.example/img/ferry-large.jpg">'
        '<meta property="og:description" content="After a year."><link rel="canonical" href="https://paper.example/sea/ferry">'
    )
    read = story(page(head, '<p class="byline">By Ann Li and Bo Chan</p>'))

    assert (read.id, read.deck, read.section) == ("ferry", "After a year.", "Sea")
    assert [one.name for one in read.byline] == ["Ann Li", "Bo Chan"]
    assert read.published_at == datetime(2026, 5, 19, 8, tzinfo=UTC)
    assert [photo.src for photo in read.photos] == ["wire/ferry-large.jpg"]


def test_a_figure_keeps_its_caption_and_its_credit(story: Story, texts: Texts) -> None:
    figure = (
        f"<p>{LONG} First.</p><figure><picture><source srcset='/i/pier.png 900w, /i/other.png 300w'>"
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='A pier'></picture>"
        "<figcaption>The pier <span class='credit'>Photo: Cy Day</span></figcaption></figure>"
    )
    read = story(page(body=figure))

    assert texts(read)[:2] == [f"{LONG} First.", "photo"]
    (photo,) = read.body[1].photos
    assert (photo.src, photo.alt, photo.caption) == ("wire/pier.png", "A pier", "The pier")
    assert photo.credit is not None
    assert photo.credit.creator == "Cy Day"


def test_a_page_in_one_file_has_its_pictures_in_their_addresses(
    story: Story, picture: Callable[..., bytes]
) -> None:
    data = base64.b64encode(picture("PNG") + b"\0" * 1_000).decode()
    read = story(
        page(body=f"<p>{LONG}</p><figure><img src='data:image/png;base64,{data}' alt='A pier'></figure>")
    )

    assert [photo.alt for photo in read.every_photo] == ["A pier"]


def test_a_broken_record_does_not_stop_the_page(story: Story) -> None:
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", </script>'

    assert story(page(head)).headline == "Ferry sails again"


def seen(body: str, lang: str = "en-GB", head: str = "") -> bytes:
    """A page that tells nobody but its readers who wrote it and when."""
    return page(head, body).replace(b'lang="en-GB"', f'lang="{lang}"'.encode())


@pytest.mark.parametrize(
    ("lang", "body", "names", "published"),
    [
        (
            "ru",
            "<div>Автор: Иван Петров</div><div>15 августа 2014, 20:29</div>",
            ["Иван Петров"],
            "2014-08-15",
        ),
        (
            "de",
            "<p class=meta>Von Ann Li und Bo Chan am 6. Mai 2021</p>",
            ["Ann Li", "Bo Chan"],
            "2021-05-06",
        ),
        ("en", "<p>Posted on May 6, 2021 by Ann Li</p>", ["Ann Li"], "2021-05-06"),
        ("fr", "<ul class=auteur><li>Ann Li</li></ul><p>Publié le 05/06/2021</p>", ["Ann Li"], "2021-06-05"),
        ("en", "<p><a rel=author>ann</a> <time>6 May 2021</time></p>", ["ann"], "2021-05-06"),
        (
            "en",
            "<p>By <span class='vcard author'><b class=fn>Ann Li</b><i>More posts</i></span></p>",
            ["Ann Li"],
            "",
        ),
        (
            "de",
            "<div class=autor>erstellt von Ann — veröffentlicht 6.5.2021 06:00</div>",
            ["Ann"],
            "2021-05-06",
        ),
        ("es", "<h6 class=autor>Ann Li | Publicado hace 3 horas</h6>", ["Ann Li"], ""),
        (
            "de",
            "<div class=author><p>Autor Ann Li:</p><p>Übersetzung Bo Chan, 6.5.21</p></div>",
            ["Ann Li"],
            "2021-05-06",
        ),
        (
            "de",
            "<p class=author-name rel=license>Cy Day</p><div class=footerRow>Von Ann Li</div>",
            ["Ann Li"],
            "",
        ),
        ("de", "<div><div data-date='6. Mai 2021'></div></div>", [], "2021-05-06"),
    ],
)
def test_who_and_when_as_readers_see_it(
    story: Story, lang: str, body: str, names: list[str], published: str
) -> None:
    read = story(seen(body, lang))

    assert [one.name for one in read.byline] == names
    assert str(read.published_at or "")[:10] == published


@pytest.mark.parametrize(
    "body",
    [
        "<p>The ferry sank on 6 May 2021, after a night of storms, with all of its crew still on board of it.</p>",
        "<p>© 6 May 2021 Ann Li</p>",
        "<figure><img src=a.jpg><figcaption>The pier, 6 May 2021 <span class=author>Cy Day</span></figcaption></figure>",
        "<div class=comments><p class=author>By Cy Day</p><time datetime=2021-05-06>6 May</time></div>",
        "<p>By Friday. The Weather Had Turned.</p><p>By Christmas Eve.</p>",
        "<p class=date>05/06/2021</p>",
        "<ol class=references><li itemprop=citation itemscope><meta itemprop=author content='Cy Day'>On ferries.</li></ol>",
    ],
)
def test_what_the_page_does_not_say_is_not_made_up(story: Story, body: str) -> None:
    read = story(seen(body, "en"))

    assert (read.byline, read.published_at) == ((), None)


def test_a_day_behind_updated_is_that_of_the_last_change(story: Story) -> None:
    read = story(seen("<p class=date>Written: 2023-11-07 15:03 Updated: 2023-11-08 15:30</p>"))

    assert [str(read.published_at)[:10], str(read.updated_at)[:10]] == ["2023-11-07", "2023-11-08"]


def test_the_folders_of_an_address_are_a_day(story: Story) -> None:
    address = '<link rel="canonical" href="https://paper.example/2021/05/06/ferry/">'

    assert str(story(seen("", head=address)).published_at)[:10] == "2021-05-06"


@pytest.mark.parametrize(
    ("author", "body", "names"),
    [
        ("The Paper", "<p>By Ann Li</p>", ["Ann Li"]),
        ("ann.li", "<p>By Ann Li</p>", ["Ann Li"]),
        ("Ann Li", "<p>By Ann Li and Bo Chan</p>", ["Ann Li", "Bo Chan"]),
        ("Ann Li", "<p>By Cy Day</p>", ["Ann Li"]),
        ("The Paper", "", []),
        ("Staff and news service reports", "", ["Staff and news service reports"]),
        ("TP", "<p>By Ann Li</p>", ["Ann Li"]),
        ("Paper-Experte Ann Li", "", ["Ann Li"]),
        ("det/dpa", "", ["det/dpa"]),
    ],
)
def test_people_before_their_house_and_before_their_logins(
    story: Story, author: str, body: str, names: list[str]
) -> None:
    head = f'<meta property="og:site_name" content="The Paper"><meta name="author" content="{author}">'

    assert [one.name for one in story(page(head, body)).byline] == names


@pytest.mark.parametrize(
    ("author", "body", "names"),
    [
        ("Ann Li, Bo Chan", "", ["Ann Li", "Bo Chan"]),
        ("Bo Chan, Cy Day", "<p>By Bo Chan</p>", ["Bo Chan", "Cy Day"]),
        ("Bo Chan, Cy Day", "<p>By Eve Fox</p>", ["Ann Li"]),
        ("", "<p>By Bo Chan</p>", ["Ann Li"]),
    ],
)
def test_two_that_agree_count_against_the_record(
    story: Story, author: str, body: str, names: list[str]
) -> None:
    read = story(page(f'<meta name="author" content="{author}">', body, LD))

    assert [one.name for one in read.byline] == names


def test_a_site_called_by_its_subject_and_its_paper_knows_its_house(story: Story) -> None:
    head = '<meta property="og:site_name" content="Ferry sails again | The Paper"><meta name="author" content="The Paper">'

    assert [one.name for one in story(page(head, "<p class=author>Ann Li</p>")).byline] == ["Ann Li"]


def test_a_byline_closes_the_text_where_the_record_names_the_house_alone(story: Story) -> None:
    body = "".join(f"<p>{LONG} {LONG}</p>" for _ in range(12)) + "<p>By Ann Li</p>"
    head = '<meta property="og:site_name" content="The Paper"><meta name="author" content="The Paper">'

    assert [one.name for one in story(page(head, body)).byline] == ["Ann Li"]
    assert story(page(head, body.replace("<p>By", "<p>Of ferries.</p><p>By"))).byline == ()


@pytest.mark.parametrize("before", ["<script>a()</script>", "<style>p{}</style>", "<link rel=preload>"])
def test_a_page_that_begins_with_what_belongs_into_its_head_is_one(story: Story, before: str) -> None:
    saved = page(ld=LD).split(b"<head>")[1]

    assert story(before.encode() + saved).headline == "Ferry sails again"


def test_a_record_without_a_type_is_read(story: Story) -> None:
    record = json.dumps({"@context": "https://schema.org", **LD["@graph"][1]})

    read = story(page(f"<script>{record}</script><script>{{a: 1}}</script>"))

    assert str(read.published_at)[:10] == "2026-05-19"


def test_a_line_at_the_end_says_when_the_page_was_changed(story: Story) -> None:
    body = "".join(f"<p>{LONG}</p>" for _ in range(32)) + "<p>Updated: 6 May 2021</p>"

    read = story(seen(body))

    # The only day there is: that of the last change stands for that of the first print.
    assert [str(read.published_at), read.updated_at] == ["2021-05-06", None]


def test_a_time_that_nobody_can_read_gives_way_to_one_that_can_be_read(story: Story) -> None:
    head = '<meta name="date" content="next week">'

    assert str(story(page(head, "<p class=date>6 May 2021</p>")).published_at)[:10] == "2021-05-06"
