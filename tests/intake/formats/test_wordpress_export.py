"""A WordPress export: the classic editor's text, blocks as they are stored, the library's pictures, what is no story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagekit import read_articles
from pagekit.errors import InvalidInput
from pagekit.model import Article

Texts = Callable[[Article], list[str]]
HEAD = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>'
    "<wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name>Ann Li</wp:author_display_name></wp:author>"
)
META = 'a:1:{s:10:"image_meta";a:2:{s:6:"credit";s:8:"Bo Chán";s:9:"copyright";s:0:"";}}'
PIER = (
    "<item><title>pier</title><wp:post_id>9</wp:post_id><wp:post_parent>1</wp:post_parent>"
    "<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://paper.example/up/pier.png</wp:attachment_url>"
    "<excerpt:encoded>The pier</excerpt:encoded>"
    f"<wp:postmeta><wp:meta_key>_wp_attachment_metadata</wp:meta_key><wp:meta_value>{META}</wp:meta_value></wp:postmeta>"
    "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A pier</wp:meta_value></wp:postmeta></item>"
)


def export(content: str, *, more: str = "", fields: str = "", kind: str = "post") -> bytes:
    entry = (
        "<item><title>Ferry sails</title><dc:creator>ann</dc:creator><wp:post_id>1</wp:post_id>"
        f"<wp:post_type>{kind}</wp:post_type><wp:post_name>ferry</wp:post_name><wp:status>publish</wp:status>"
        "<wp:post_date_gmt>2026-05-19 08:00:00</wp:post_date_gmt>"
        '<category domain="category" nicename="sea">Sea</category><category domain="post_tag" nicename="a">ferries</category>'
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{fields}</item>"
    )
    return f"{HEAD}{entry}{more}</channel></rss>".encode()


def test_the_classic_text_has_its_paragraphs(texts: Texts, story: Callable[..., Article]) -> None:
    text = "First line\nsecond line\n\n<h2>Head</h2>\nNext.\n<blockquote>Said so.</blockquote>\n<ul>\n<li>one</li>\n</ul>"

    read = story(export(text))

    assert texts(read) == ["First line<br>second line", "heading: Head", "Next.", "quote: Said so.", "list"]
    assert ([one.name for one in read.byline], read.section, read.tags, read.lang) == (
        ["Ann Li"], "Sea", ("ferries",), "en-GB",
    )  # fmt: skip


def test_a_featured_picture_comes_from_the_library(story: Callable[..., Article]) -> None:
    lead = (
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
    )

    (photo,) = story(export("Text.", more=PIER, fields=lead)).photos

    assert (photo.src, photo.alt, photo.caption) == ("wire/pier.png", "A pier", "The pier")
    assert photo.credit is not None
    assert photo.credit.creator == "Bo Chán"


@pytest.mark.parametrize("code", ["[gallery]", '[gallery ids="9"]', '[gallery ids="9,10" columns="2"]'])
def test_a_gallery_shows_the_pictures_of_the_library(
    code: str, texts: Texts, story: Callable[..., Article]
) -> None:
    read = story(export(f"Before.\n\n{code}\n\nBehind.", more=PIER))

    assert texts(read) == ["Before.", "photo", "Behind."]
    assert read.body[1].photos[0].caption == "The pier"
    missing = [
        note.what for note in (read.origin.notes if read.origin else ()) if note.code == "gallery-incomplete"
    ]
    assert bool(missing) == ("10" in code)


def test_stored_blocks_lose_their_marks_and_no_words(texts: Texts, story: Callable[..., Article]) -> None:
    text = (
        "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n<!-- wp:latest-posts {\"x\":1} /-->\n"
        "<!-- wp:image {\"id\":9} --><figure class=\"wp-block-image\"><img src=\"/up/pier-300x200.png\" class=\"wp-image-9\"/></figure>"
        "<!-- /wp:image -->\n<!-- wp:footnotes /-->"
    )  # fmt: skip
    notes = '[{"id":"a","content":"A note."}]'
    kept = f"<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>{notes}</wp:meta_value></wp:postmeta>"

    read = story(export(text, more=PIER, fields=kept))

    assert texts(read) == ["One.", "photo", "list"]
    assert (read.body[1].photos[0].src, read.body[1].photos[0].alt) == ("wire/pier.png", "A pier")
    assert read.origin is not None
    assert "latest-posts" in next(note.what for note in read.origin.notes if note.code == "block-empty")


def test_what_is_no_story_is_counted() -> None:
    menu = "<item><title>m</title><wp:post_type>nav_menu_item</wp:post_type></item>"
    (read,) = read_articles(export("Text.", more=menu * 3))

    assert read.origin is not None
    assert "3 of nav_menu_item" in next(
        note.what for note in read.origin.notes if note.code == "entries-skipped"
    )


def test_an_export_with_bare_ampersands_is_mended() -> None:
    batch = read_articles(export("Salt & pepper.", fields="<wp:extra>a & b</wp:extra>"))

    assert batch[0].body[0].model_dump()["text"] == "Salt \\& pepper."
    assert [note.code for note in batch.notes] == ["xml-mended"]


def test_entities_are_refused() -> None:
    hostile = export("Text.").replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss', 1)

    with pytest.raises(InvalidInput, match="declares an entity"):
        read_articles(hostile)
