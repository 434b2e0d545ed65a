"""files, bytes and open files → models, through the one door."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pagekit.errors import BadOrder, InvalidInput, Unreadable
from pagekit.intake import AdvertBook, read_adverts, read_article, read_publication
from pagekit.model import ContactAdvert, HtmlAdvert, ImageAdvert, ImageCreative, PdfAdvert
from pagekit.world import FakeWorld, MemoryFiles

MakePicture = Callable[..., bytes]
STORY = {
    "id": "defence-order",
    "headline": "A headline",
    "lang": "en",
    "published_at": "2014-08-15T20:29:00Z",
    "body": [{"kind": "paragraph", "text": "Text."}],
}
AS_YAML = (
    "id: defence-order\nheadline: A headline\nlang: en\npublished_at: 2014-08-15T20:29:00Z\n"
    "body:\n- {kind: paragraph, text: Text.}\n"
)
AS_TOML = (
    'id = "defence-order"\nheadline = "A headline"\nlang = "en"\npublished_at = 2014-08-15T20:29:00Z\n'
    '[[body]]\nkind = "paragraph"\ntext = "Text."\n'
)
AS_MARKDOWN = "---\nid: defence-order\ntitle: A headline\nlang: en\ndate: 2014-08-15T20:29:00Z\n---\nText.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps(STORY)),
        ("a.yaml", AS_YAML),
        ("a.YML", AS_YAML),
        ("a.toml", AS_TOML),
        ("a.md", AS_MARKDOWN),
        ("a.markdown", AS_MARKDOWN),
    ],
)
def test_every_format_gives_the_same_story(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    article = read_article(tmp_path / name)
    assert (article.id, article.headline, article.lang) == ("defence-order", "A headline", "en")
    assert article.published_at == datetime(2014, 8, 15, 20, 29, tzinfo=UTC)
    assert [block.kind for block in article.body] == ["paragraph"]
    assert article.origin is not None
    assert (article.origin.name, article.origin.folder, article.origin.notes) == (name, tmp_path, ())
    assert read_article(str(tmp_path / name)) == article


def test_bytes_and_open_files_are_read_too(tmp_path: Path) -> None:
    data = json.dumps(STORY).encode()
    for source in (data, bytearray(data), io.BytesIO(data), io.StringIO(data.decode())):
        article = read_article(source)  # type: ignore[arg-type]
        assert article.headline == "A headline"
        assert article.origin is not None
        assert article.origin.folder is None
    (tmp_path / "story.yaml").write_text(AS_YAML, "utf-8")
    with (tmp_path / "story.yaml").open("rb") as stream:
        article = read_article(stream)
    assert article.origin is not None
    assert article.origin.name == "story.yaml"


def test_a_format_may_be_named_and_counts_more_than_the_ending(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(AS_TOML, "utf-8")
    assert read_article(tmp_path / "story.txt", format="toml").id == "defence-order"
    assert read_article(AS_YAML.encode(), format="yaml").id == "defence-order"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b" \n "])
def test_json_is_known_by_its_brace(start: bytes) -> None:
    assert read_article(start + json.dumps(STORY).encode()).id == "defence-order"


def test_front_matter_is_known_by_its_fence() -> None:
    assert read_article(AS_MARKDOWN.encode()).id == "defence-order"
    assert read_article(b'+++\ntitle = "A"\nid = "b"\n+++\nText').id == "b"


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"id: a", b"a = b", b"[1, 2]", b"[1](2)", b"[a][b]", b"# Text", b"<html>"]
)
def test_a_format_that_cannot_be_told_is_asked_for(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="format= one of json, yaml, toml, markdown"):
        read_article(data)
    with pytest.raises(InvalidInput, match=r"format= one of json, yaml, toml\."):
        read_publication(data)


def test_a_publication_is_never_markdown(tmp_path: Path) -> None:
    (tmp_path / "site.md").write_text("---\nname: A\n---\n", "utf-8")
    with pytest.raises(InvalidInput, match=r"site\.md"):
        read_publication(tmp_path / "site.md")


def test_text_of_an_article_is_no_path() -> None:
    with pytest.raises(Unreadable, match="Give a path, or the text as bytes"):
        read_article(json.dumps(STORY))


def test_what_is_not_there_or_not_a_file_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for path, reason in (
        (tmp_path / "none.json", r"none.json: no such file. Check its path: '.*none.json'"),
        (tmp_path / "folder.json", "folder.json: is a folder, not a regular file"),
        (tmp_path / ("n" * 300 + ".json"), "cannot be read"),
        (tmp_path / "none" / "none.json", "no such file"),
    ):
        with pytest.raises(Unreadable, match=reason):
            read_article(path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text(json.dumps(STORY), "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "story.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(Unreadable, match="lies outside the folder"):
        read_article(tmp_path / "in" / "story.json")


def test_eight_megabytes_are_the_most(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b" " * (8 * 1024 * 1024 + 1))
    with pytest.raises(Unreadable, match="at most 8,388,608 are read"):
        read_article(tmp_path / "a.json")
    with pytest.raises(Unreadable, match="at most 8,388,608 are read"):
        read_article(io.BytesIO(b" " * (8 * 1024 * 1024 + 1)))


def test_an_error_names_the_file_and_every_problem() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_article(
            Path("x/story.json"), world=FakeWorld({"x/story.json": b'{"headline": 1, "body": [{}]}'})
        )
    assert caught.value.source == "story.json"
    assert [note.where for note in caught.value.problems] == ["id", "headline", "body[0]"]
    assert str(caught.value).startswith("story.json: 3 problems\n  id: is missing. Add id.\n")


def test_pictures_are_found_beside_the_file_or_where_it_is_said(tmp_path: Path, picture: MakePicture) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(picture())
    (tmp_path / "text" / "b.jpg").write_bytes(picture())
    story = {**STORY, "photos": [{"src": "a.jpg"}, {"src": "b.jpg"}]}
    path = tmp_path / "text" / "story.json"
    path.write_text(json.dumps(story), "utf-8")
    assert [photo.src for photo in read_article(path).photos] == ["b.jpg"]
    assert [photo.src for photo in read_article(path, files_from=tmp_path / "photos").photos] == ["a.jpg"]
    loose = read_article(path.read_bytes(), files_from=str(tmp_path / "photos"))
    assert [photo.src for photo in loose.photos] == ["a.jpg"]
    assert loose.origin is not None
    assert loose.origin.folder == tmp_path / "photos"


def test_pictures_may_lie_in_several_places(tmp_path: Path, picture: MakePicture) -> None:
    for name in ("static/images/a.jpg", "assets/b.jpg", "assets/images/a.jpg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(picture(size=(40, 30) if "assets/images" in name else (60, 40)))
    (tmp_path / "assets" / "b.xmp").write_bytes(b"<x:xmpmeta/>")
    text = "![A](/images/a.jpg)\n\n![B](b.jpg)\n\n![C](c.jpg)\n\n![D](../static/images/a.jpg)"
    memory = MemoryFiles({"c.jpg": picture()})
    places = [tmp_path / "static", str(tmp_path / "assets"), memory]
    article = read_article(f"---\ntitle: A\n---\n{text}".encode(), files_from=places)
    photos = [block for block in article.body if block.kind == "photo"]
    assert [photo.src for photo in photos] == ["images/a.jpg", "b.jpg", "c.jpg"]
    # The first place that has a file counts.
    assert photos[0].facts is not None
    assert photos[0].facts.width == 60
    assert article.origin is not None
    # A picture of the third place, and one that climbs out of all of them.
    assert "picture-refused" in {note.code for note in article.origin.notes}
    with pytest.raises(
        BadOrder, match=r"files_from\[1\]: is 5, an int. Give the path of a folder, MemoryFiles"
    ):
        read_article(b"{}", files_from=[tmp_path, 5])  # type: ignore[list-item]
    with pytest.raises(Unreadable, match=r"files_from\[0\]: there is no folder"):
        read_article(b"{}", files_from=[tmp_path / "gone"])
    with pytest.raises(BadOrder, match=r"files_from: is a list"):
        read_article(b"{}", files_from=[])


def test_bytes_without_a_folder_have_no_pictures() -> None:
    article = read_article(json.dumps({**STORY, "photos": [{"src": "a.jpg"}]}).encode())
    assert article.photos == ()
    assert article.origin is not None
    assert article.origin.notes[0].code == "picture-missing"


def test_a_publication_is_read_with_its_origin(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text(
        'name = "The Steppe Courier"\nurl = "https://courier.example"\nlang = "ru"\ntimezone = "Asia/Almaty"\n'
        'share = ["vk", "twitter"]\ncredit_style = "copyright"\n'
        '[[ad_contacts]]\nphone = "+7(700) 388 81 09"\n'
        '[corrections]\nlabel = "Found a bug?"\nemail = "desk@courier.example"\n'
        '[[calls_to_action]]\nlabel = "Join Telegram"\nurl = "https://t.me/courier"\n',
        "utf-8",
    )
    site = read_publication(tmp_path / "publication.toml")
    assert (site.name, site.share, site.ad_contacts[0].phone) == (
        "The Steppe Courier",
        ("vk", "x"),
        "+7(700) 388 81 09",
    )
    assert site.origin is not None
    assert (site.origin.name, site.origin.folder) == ("publication.toml", tmp_path)


def test_a_bad_telephone_is_placed() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_publication(b'{"ad_contacts": [{"phone": "call me"}]}')
    (note,) = caught.value.problems
    assert note.where == "ad_contacts[0].phone"
    assert note.remedy == "Write for example +7 700 388 81 09."


ADVERTS = """
[[adverts]]
kind = "contact"
[[adverts]]
kind = "image"
src = "shop.png"
alt = "A shop"
[[adverts]]
kind = "html"
src = "shop.html"
title = "A shop"
width = 300
height = 250
[[adverts]]
kind = "pdf"
src = "shop.pdf"
alt = "A shop"
"""


def test_adverts_are_read_with_their_creatives(picture: MakePicture) -> None:
    files = {"ads/adverts.toml": ADVERTS.encode(), "ads/shop.png": picture("PNG"), "ads/shop.html": b"<p>A shop",
             "ads/shop.pdf": b"%PDF-1.7\n"}  # fmt: skip
    book = read_adverts("ads/adverts.toml", world=FakeWorld(files))
    assert isinstance(book, AdvertBook)
    assert [type(advert) for advert in book.adverts] == [ContactAdvert, ImageAdvert, HtmlAdvert, PdfAdvert]
    assert book.origin is not None
    assert (book.origin.name, book.origin.folder, book.origin.notes) == ("adverts.toml", Path("ads"), ())


def test_an_advert_whose_creative_cannot_be_used_is_taken_out(picture: MakePicture) -> None:
    files = {"shop.png": b"<svg/>", "shop.html": "Лавка".encode("cp1251"), "shop.pdf": picture()}
    book = read_adverts(ADVERTS.encode(), format="toml", files_from=".", world=FakeWorld(files))
    assert [advert.kind for advert in book.adverts] == ["contact"]
    assert book.origin is not None
    assert [(note.where, note.what) for note in book.origin.notes] == [
        ("adverts[1].src", "shop.png: is an SVG, whatever its name says. The advert was taken out."),
        ("adverts[2].src", "shop.html: is not UTF-8. The advert was taken out."),
        ("adverts[3].src", "shop.pdf: is neither a PDF nor an EPS. The advert was taken out."),
    ]
    empty = read_adverts(
        ADVERTS.encode(), format="toml", files_from=".", world=FakeWorld({"shop.html": b" "})
    )
    assert empty.origin is not None
    assert "shop.html: is empty." in empty.origin.notes[1].what


BOOKINGS = """
[[adverts]]
kind = "contact"
[[bookings]]
advertiser = "A shop"
starts = 2026-03-01
ends = 2026-03-14T20:00:00+05:00
creative = { kind = "image", src = "shop.png", alt = "A shop", narrow = "gone.png" }
[[bookings]]
slot = "top"
[bookings.creative]
kind = "html"
src = "gone.html"
title = "A shop"
width = 300
height = 250
[[bookings]]
status = "cancelled"
creative = { kind = "pdf", src = "gone.pdf", alt = "A shop" }
"""


def test_bookings_are_read_with_their_creatives_and_their_runs(picture: MakePicture) -> None:
    files = {"adverts.toml": BOOKINGS.encode(), "shop.png": picture("PNG")}
    book = read_adverts("adverts.toml", world=FakeWorld(files))
    assert [(each.place, each.creative.kind, each.status.value) for each in book.bookings] == [
        ("inline", "contact", "booked"), ("inline", "image", "booked"), ("inline", "pdf", "cancelled"),
    ]  # fmt: skip
    shop = book.bookings[1]
    assert isinstance(shop.creative, ImageCreative) and shop.creative.narrow is None
    assert (shop.starts, shop.ends) == (date(2026, 3, 1), datetime(2026, 3, 14, 15, tzinfo=UTC))
    assert book.origin is not None
    assert [(note.severity, note.where) for note in book.origin.notes] == [
        ("error", "bookings[0].creative.narrow"), ("error", "bookings[1].creative.src"),
    ]  # fmt: skip


def test_a_file_of_adverts_holds_adverts() -> None:
    assert read_adverts(b"{}").adverts == ()
    with pytest.raises(
        InvalidInput, match=r"advert: is a field that does not exist here. Did you mean adverts\?"
    ):
        read_adverts(b'{"advert": []}')


@pytest.mark.parametrize("read", [read_article, read_publication, read_adverts])
def test_a_world_that_is_none_is_refused_by_name(read: Any) -> None:
    with pytest.raises(BadOrder, match=r"world: is '/srv', a str\. Pass a World"):
        read(b"{}", world="/srv")
