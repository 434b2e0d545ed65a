"""what a page embeds, a link around blocks, and what Word leaves behind → links and text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit.intake.embeds import embed_link, service_of, web_address
from pagekit.model import Article

Blocks = Callable[..., list[dict[str, Any]]]
Read = Callable[..., Article]
Codes = Callable[[Article], list[str]]

FILM = "[YouTube: youtube.com/watch?v=abcdef](https://www.youtube.com/watch?v=abcdef)"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<iframe src="https://www.youtube.com/embed/abcdef?rel=0" title="YouTube video player"></iframe>', FILM),
        ('<div><iframe data-src="//www.youtube-nocookie.com/embed/abcdef"></iframe></div>', FILM),
        ('a <iframe src="//player.vimeo.com/video/12" title="A film"></iframe> b', "a [A film (Vimeo)](https://vimeo.com/12) b"),
        ('<script async src="https://telegram.org/js/w.js" data-telegram-post="durov/68"></script>', "[Telegram: t.me/durov/68](https://t.me/durov/68)"),
        ('<script src="https://gist.github.com/a/123.js"></script>', "[GitHub: gist.github.com/a/123](https://gist.github.com/a/123)"),
        ('<video controls><source src="https://v.example/a.mp4"></video>', "[v.example/a.mp4](https://v.example/a.mp4)"),
        ('<object data="https://v.example/f"><embed src="https://v.example/f"></object>', "[v.example/f](https://v.example/f)"),
        ('a <embed src="https://v.example/f"> b', "a [v.example/f](https://v.example/f) b"),
        ('<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"></div>', "[Facebook: facebook.com/a/posts/1](https://www.facebook.com/a/posts/1)"),
        ('<iframe src="https://datawrapper.dwcdn.net/abc/1/" title="Prices"></iframe>', "[Prices (Datawrapper)](https://datawrapper.dwcdn.net/abc/1/)"),
    ],
)  # fmt: skip
def test_what_another_site_shows_is_a_link_with_its_title(
    source: str, text: str, markdown: Read, codes: Codes
) -> None:
    article = markdown(source)
    assert [block.model_dump(exclude_defaults=True) for block in article.body] == [{"text": text}]
    assert codes(article) == ["embed-linked"]


@pytest.mark.parametrize(
    "source",
    [
        '<iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe>',
        '<iframe src="https://x.example/" width="0" height="0"></iframe>',
        '<iframe src="/local.html"></iframe>',
        '<video src="a.mp4"></video>',
        '<embed src="a.swf">',
        '<script src="https://x.example/a.js"></script>',
        "<noscript>Turn it on.</noscript>",
    ],
)
def test_what_shows_readers_nothing_goes_with_a_warning(source: str, markdown: Read, codes: Codes) -> None:
    article = markdown(f"One {source} two.\n\n<div>{source}</div>")
    assert [block.text for block in article.body] == ["One two."]
    assert codes(article) == ["html-dropped", "html-dropped"]


def test_a_service_is_known_by_its_host() -> None:
    assert service_of("https://m.youtube.com/watch?v=1") == "YouTube"
    assert service_of("https://www.google.com/maps/embed?pb=1") == "Google Maps"
    assert service_of("https://www.google.com/search?q=1") is None
    assert service_of("https://notyoutube.com/") is None
    assert embed_link("https://x.com/a", "On X: a [word]") == "[On X: a \\[word\\]](https://x.com/a)"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('<a href="https://c.example/"><div>Card</div></a>', ["[Card](https://c.example/)"]),
        ('<div><a href="/x"><h3>Title</h3><p>Text</p></a></div>', ["[Title](/x)", "Text"]),
        ('<div>one <a href="/x"><p>two</p></a> three</div>', ["one", "[two](/x)", "three"]),
        ('<a href="/x">\n\nOne *two*\n\nThree\n\n</a>\n\nFour', ["[One *two*](/x)", "Three", "Four"]),
        ('<a href="/x"><blockquote><p>Said</p></blockquote></a>', ["[Said](/x)"]),
        ('<div><a href="/x"><p>See <a href="/y">this</a></p></a></div>', ["See [this](/y)"]),
    ],
)
def test_a_link_around_blocks_stands_in_the_first_of_them(
    source: str, wanted: list[str], blocks: Blocks
) -> None:
    assert [block["text"] for block in blocks(source)] == wanted


def test_what_word_leaves_behind_goes_without_its_words(blocks: Blocks) -> None:
    assert blocks("<p class=MsoNormal>Text<o:p></o:p></p>")[0]["text"] == "Text"
    assert blocks('In <st1:place w:st="on">Almaty</st1:place>.')[0]["text"] == "In Almaty."
    assert blocks("`<o:p>` stays")[0]["text"] == "`<o:p>` stays"


def test_pictures_for_readers_without_scripts_are_shown_once(
    blocks: Blocks, picture: Callable[..., bytes]
) -> None:
    files = {"a.jpg": picture(), "b.jpg": picture()}
    lazy = '<img data-src="a.jpg" src="data:image/gif;base64,x"><noscript><img src="a.jpg"></noscript>'
    assert [block["src"] for block in blocks(f"<div>{lazy}</div>", files)] == ["a.jpg"]
    alone = '<div><noscript><img src="b.jpg"></noscript></div>'
    assert [block["src"] for block in blocks(alone, files)] == ["b.jpg"]


def test_a_figure_may_be_one_by_its_class(markdown: Read, picture: Callable[..., bytes]) -> None:
    text = '<div class="wp-caption"><img src="a.jpg" alt="A"><p class="wp-caption-text">The bridge. Photo: Bo Ro</p></div>'
    (block,) = markdown(text, {"a.jpg": picture()}).body
    assert block.kind == "photo"
    assert (block.caption, block.credit.creator if block.credit else None) == ("The bridge.", "Bo Ro")


def test_a_link_that_stands_nowhere_is_told(markdown: Read, codes: Codes) -> None:
    article = markdown('<a href="https://c.example/"><ul><li>One</li></ul></a>')
    assert codes(article) == ["link-dropped"]
    assert article.origin is not None
    assert "https://c.example/" in article.origin.notes[0].what


def test_a_post_by_its_frame_alone_is_a_link_too(blocks: Blocks) -> None:
    post = '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@a/video/1"><a href="https://www.tiktok.com/@a">@a</a></blockquote>'
    said, link = blocks(post)
    assert said["text"] == "[@a](https://www.tiktok.com/@a)"
    assert link["text"] == "[TikTok: tiktok.com/@a/video/1](https://www.tiktok.com/@a/video/1)"


def test_an_address_that_is_none_is_none() -> None:
    assert (web_address("https://[::1"), web_address("//h.example/a")) == (None, "https://h.example/a")
