"""HtmlPage and PdfDocument → files, and what a notebook shows."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import Page

from pagekit.errors import BadOrder, MissingDependency, WriteError
from pagekit.foreign import raster
from pagekit.intake import read_article
from pagekit.model import AdContact, Article, Publication
from pagekit.notes import Report, warning
from pagekit.output import NOTEBOOK_PAGES, FeedDocument, HtmlPage, PdfDocument, PressDelivery
from pagekit.paint.headers import Server
from pagekit.plates import PlateFile
from pagekit.production.article_page import render_html
from pagekit.production.article_pdf import render_pdf
from tests.web.browser import Chromium

SITE = Publication(
    name="The Steppe Courier",
    url="https://courier.example",
    share=("vk", "telegram"),
    ad_contacts=(AdContact(phone="+7 700 388 81 09"),),
)
STORY = """---
id: orchard
headline: 'The <script>orchard</script> opens its gates'
lang: en
---
They came before eight; the face was fonts/NotoSerif-Regular.ttf.

![Rows of trees](rows.jpg "The old rows")
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Article:
    folder = tmp_path_factory.mktemp("story")
    Image.linear_gradient("L").resize((900, 500)).convert("RGB").save(folder / "rows.jpg")
    (folder / "orchard.md").write_text(STORY, "utf-8")
    return read_article(folder / "orchard.md")


@pytest.fixture(scope="module")
def page(story: Article) -> HtmlPage:
    """A page with all kinds of assets: pictures in two formats, a code to scan, faces."""
    return render_html(story, publication=SITE, options={"faces": "bundled"})


@pytest.fixture(scope="module")
def pdf(story: Article) -> PdfDocument:
    return render_pdf(story, publication=SITE)


class Tags(HTMLParser):
    """Every start tag of a page, with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.found if tag == name]


def addresses(text: str) -> Iterator[str]:
    """Everything that a browser would load for the page: pictures, frames, styles and faces."""
    for tag, attributes in Tags(text).found:
        if tag in {"img", "source", "iframe", "script", "embed", "video"}:
            yield from (attributes[name] for name in ("src",) if name in attributes)
            yield from (
                part.split()[0] for part in re.split(r",\s+", attributes.get("srcset", "")) if part.strip()
            )
        if tag == "link" and attributes.get("rel") in {"stylesheet", "preload"}:
            yield attributes["href"]
    yield from re.findall(r'url\("?([^")]*)"?\)', text)


# ---- The page on the disk ----------------------------------------------------------------------------------


def test_a_page_is_written_with_its_assets(page: HtmlPage, tmp_path: Path) -> None:
    written = page.write(tmp_path / "deep" / "page")
    assert written == tmp_path / "deep/page/index.html"
    assert written.read_text("utf-8") == page.html
    names = {
        path.relative_to(written.parent).as_posix() for path in written.parent.rglob("*") if path.is_file()
    }
    assert names == {"index.html", *page.assets}
    assert all((written.parent / name).read_bytes() == data for name, data in page.assets.items())


def test_files_that_a_site_shares_lie_at_its_root_and_once(story: Article, tmp_path: Path) -> None:
    page = render_html(story, publication=SITE, shared="/assets")
    assert not any(name.startswith("fonts/") for name in page.assets)
    assert page.shared and all(name.startswith("assets/fonts/") for name in page.shared)
    assert set(re.findall(r'url\("/([^"]+)"\)', page.html)) == set(page.shared)
    page.write(tmp_path / "a", site=tmp_path)
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in page.shared}
    page.write(tmp_path / "b", site=tmp_path)
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in page.shared} == before
    with pytest.raises(WriteError, match=r"write\(folder, site=…\)"):
        page.write(tmp_path / "c")
    assert all(address.startswith("data:") for address in addresses(page.standalone()))


def test_every_file_that_the_page_names_is_there(page: HtmlPage) -> None:
    named = {address for address in addresses(page.html) if not address.startswith(("data:", "#"))}
    assert named == set(page.assets)


def test_a_page_can_be_written_twice(page: HtmlPage, tmp_path: Path) -> None:
    assert page.write(str(tmp_path)) == page.write(tmp_path)


def test_the_page_comes_last(page: HtmlPage, tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file where the page's pictures should lie")
    with pytest.raises(WriteError, match="cannot be written"):
        page.write(tmp_path)
    assert not (tmp_path / "index.html").exists()


@pytest.mark.parametrize("name", ["taken", "taken/below", "a" * 300])
def test_a_place_that_is_no_folder_is_a_write_error(
    page: HtmlPage, pdf: PdfDocument, tmp_path: Path, name: str
) -> None:
    (tmp_path / "taken").write_text("kept")
    with pytest.raises(WriteError, match=name[:40]):
        page.write(tmp_path / name)
    if name != "taken":
        with pytest.raises(WriteError, match=name[:40]):
            pdf.write(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    assert (tmp_path / "taken").read_text() == "kept"


def test_a_place_that_cannot_be_looked_at_is_a_write_error(
    page: HtmlPage, pdf: PdfDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", locked)
    monkeypatch.setattr(Path, "mkdir", locked)
    for write in (page.write, pdf.write):
        with pytest.raises(WriteError, match="Permission denied"):
            write(tmp_path / "locked" / "x")


def test_a_pdf_is_written_whole(pdf: PdfDocument, tmp_path: Path) -> None:
    written = pdf.write(tmp_path / "deep" / "story.pdf")
    assert written.read_bytes() == pdf.data
    with pikepdf.open(written) as document:
        assert len(document.pages) == pdf.page_count
    with pytest.raises(WriteError, match="is a folder"):
        pdf.write(tmp_path / "deep")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["story.pdf"]


OLD, NEW = (
    {"pictures/a.jpg": b"old", "pictures/b.jpg": b"both"},
    {"pictures/b.jpg": b"both", "fonts/c.ttf": b"new"},
)


def small(assets: dict[str, bytes]) -> HtmlPage:
    return HtmlPage("<p>page", assets, Report("x"))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_page_leaves_what_lies_in_the_folder(tmp_path: Path) -> None:
    small(OLD).write(tmp_path)
    small(NEW).write(tmp_path)
    assert files(tmp_path) == {"index.html", *OLD, *NEW}


def test_a_clean_page_takes_its_own_old_files_away(tmp_path: Path) -> None:
    small(OLD).write(tmp_path, clean=True)
    (tmp_path / "pictures/mine.jpg").write_bytes(b"old")
    small(NEW).write(tmp_path, clean=True)
    assert files(tmp_path) == {"index.html", ".pagekit-files", "pictures/mine.jpg", *NEW}
    listed = (tmp_path / ".pagekit-files").read_text().splitlines()
    assert listed == [f"{hashlib.sha256(NEW[name]).hexdigest()}  {name}" for name in sorted(NEW)]


def test_a_clean_page_takes_away_what_a_killed_run_left(tmp_path: Path) -> None:
    small(OLD).write(tmp_path)
    # Later than the first file that this run has written there.
    (tmp_path / ".index.html.ab12cd34.pagekit-part").write_bytes(b"half of a page")
    (tmp_path / "pictures" / ".a.jpg.ab12cd34.pagekit-part").write_bytes(b"half of a picture")
    small(OLD).write(tmp_path, clean=True)
    assert files(tmp_path) == {"index.html", ".pagekit-files", *OLD}


def test_an_old_file_that_was_altered_stays(tmp_path: Path) -> None:
    small(OLD).write(tmp_path, clean=True)
    (tmp_path / "pictures/a.jpg").write_bytes(b"retouched")
    small(NEW).write(tmp_path, clean=True)
    assert (tmp_path / "pictures/a.jpg").read_bytes() == b"retouched"


def test_a_list_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    home, digest = tmp_path / "page", hashlib.sha256(b"kept").hexdigest()
    (home / "real").mkdir(parents=True)
    (home / "linked").symlink_to(home / "real", target_is_directory=True)
    others = [tmp_path / "other.txt", home / ".hidden", home / "real/file.txt"]
    for other in others:
        other.write_bytes(b"kept")
    (home / "link.txt").symlink_to(tmp_path / "other.txt")
    names = [
        "../other.txt",
        str(tmp_path / "other.txt"),
        ".hidden",
        "linked/file.txt",
        "link.txt",
        "real",
        "gone",
    ]
    (home / ".pagekit-files").write_text("".join(f"{digest}  {name}\n" for name in names) + "\xff\0 broken")
    small(NEW).write(home, clean=True)
    assert all(other.read_bytes() == b"kept" for other in others)
    assert (home / "link.txt").is_symlink()


# ---- What its server should say ----------------------------------------------------------------------------

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self' data:",
    "X-Content-Type-Options": "nosniff",
}
TEXTS = {
    "plain": """\
Content-Security-Policy: default-src 'none'; img-src 'self' data:
X-Content-Type-Options: nosniff
""",
    "nginx": """\
location = /news/index.html {
    add_header Content-Security-Policy "default-src 'none'; img-src 'self' data:" always;
    add_header X-Content-Type-Options "nosniff" always;
}
""",
    "apache": """\
<Files "index.html">
    Header always set Content-Security-Policy "default-src 'none'; img-src 'self' data:"
    Header always set X-Content-Type-Options "nosniff"
</Files>
""",
    "caddy": """\
@page-3da6b667 path /news/ /news/index.html
header @page-3da6b667 {
\tContent-Security-Policy "default-src 'none'; img-src 'self' data:"
\tX-Content-Type-Options "nosniff"
}
""",
    "netlify": """\
/news/
  Content-Security-Policy: default-src 'none'; img-src 'self' data:
  X-Content-Type-Options: nosniff
/news/index.html
  Content-Security-Policy: default-src 'none'; img-src 'self' data:
  X-Content-Type-Options: nosniff
""",
}
every_server = pytest.mark.parametrize("server", TEXTS)


@every_server
def test_headers_are_written_as_each_server_reads_them(server: Server) -> None:
    page = HtmlPage("<p>page", {}, Report("x"), HEADERS)
    assert page.header_text(server, "/news/") == TEXTS[server]
    assert HtmlPage("<p>page", {}, Report("x")).header_text(server) == ""


def test_each_file_has_its_headers_and_servers_are_told_those_of_documents() -> None:
    assets = {"adverts/a1.html": b"<p>", "pictures/a.jpg": b"", "faces/a.woff2": b""}
    page = HtmlPage("<p>page", assets, Report("x"), HEADERS)
    told = page.file_headers
    assert list(told) == ["index.html", *assets]
    assert told["index.html"] == HEADERS
    assert told["adverts/a1.html"]["Content-Security-Policy"].startswith("sandbox; default-src 'none'; ")
    assert told["pictures/a.jpg"] == told["faces/a.woff2"] == {"X-Content-Type-Options": "nosniff"}
    alone = HtmlPage("<p>page", {}, Report("x"), HEADERS)
    added = {
        server: page.header_text(server, "/news/").removeprefix(alone.header_text(server, "/news/"))
        for server in TEXTS
    }
    assert added["plain"] == ""
    assert {server: text.splitlines()[0] for server, text in added.items() if text} == {
        "nginx": "location = /news/adverts/a1.html {",
        "apache": '<Files "a1.html">',
        "caddy": "@page-de3efb8b path /news/adverts/a1.html",
        "netlify": "/news/adverts/a1.html",
    }
    assert all("frame-ancestors 'self'" in text for text in added.values() if text)
    odd = HtmlPage("<p>page", {"a b.html": b""}, Report("x"), HEADERS)
    with pytest.raises(WriteError, match=r"file 'a b\.html': is not a path beside the page"):
        odd.header_text("nginx")


def test_quotes_and_percents_are_escaped_where_they_mean_something() -> None:
    page = HtmlPage("<p>page", {}, Report("x"), {"Report-To": '"a" 5%'})
    written = {
        server: page.header_text(server) for server in ("plain", "nginx", "apache", "caddy", "netlify")
    }
    assert 'Report-To: "a" 5%\n' in written["plain"]
    assert '  Report-To: "a" 5%\n' in written["netlify"]
    assert r'add_header Report-To "\"a\" 5%" always;' in written["nginx"]
    assert r'Header always set Report-To "\"a\" 5%%"' in written["apache"]
    assert r'Report-To "\"a\" 5%"' in written["caddy"]


EVIL_VALUES = [
    "a\nSet-Cookie: x=1", "a\r\nX: y", "a\rX: y", "a\u2028b", "a\x00b", "a\x85b", "ә", "", " a", "a ", "a\t", "\x7f",
]  # fmt: skip
EVIL_NAMES = ["X\nY", "X: y", 'X" always; }', "X Y", "", "Ә", "X\r", "-x", "X{", "X;", "X\u2028", "X\n"]


@every_server
def test_a_header_cannot_begin_another_line(server: Server) -> None:
    for name, value in [*(("X", value) for value in EVIL_VALUES), *((name, "v") for name in EVIL_NAMES)]:
        with pytest.raises(WriteError, match=r"^header "):
            HtmlPage("<p>page", {}, Report("x"), {name: value}).header_text(server)


@pytest.mark.parametrize(
    ("server", "value"),
    [
        ("nginx", "$request_uri"),
        ("nginx", "a\\"),
        ("nginx", '\\" always; } #'),
        ("apache", "${HOME}"),
        ("apache", "expr=%{REQUEST_URI}"),
        ("apache", '\\"'),
        ("caddy", "{env.HOME}"),
        ("caddy", "{$HOME}"),
        ("caddy", '\\" }'),
    ],
)
def test_what_a_server_would_read_as_an_order_is_refused(server: Server, value: str) -> None:
    with pytest.raises(WriteError, match=f"{server} would read"):
        HtmlPage("<p>page", {}, Report("x"), {"X-Test": value}).header_text(server)


@every_server
@pytest.mark.parametrize(
    "path",
    [
        "",
        "news",
        "/news",
        "/a b/",
        "/../",
        "/a/./",
        "//",
        "/a\n/",
        "/{x}/",
        '/"/',
        "/ә/",
        "/*/",
        "/a/;/",
        "/a/\n",
    ],
)
def test_a_path_that_is_no_folder_is_refused(server: Server, path: str) -> None:
    with pytest.raises(WriteError, match="is not the address of a folder"):
        HtmlPage("<p>page", {}, Report("x"), HEADERS).header_text(server, path)


def test_a_server_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(
        WriteError, match=r"'iis': is not known\. Name one of plain, nginx, apache, caddy, netlify"
    ):
        HtmlPage("<p>page", {}, Report("x"), HEADERS).header_text("iis")  # type: ignore[arg-type]


def test_a_page_brings_its_headers(page: HtmlPage) -> None:
    policy = page.headers["Content-Security-Policy"]
    (own,) = (tag["content"] for tag in Tags(page.html).all("meta") if "http-equiv" in tag)
    assert policy == f"{own}; frame-ancestors 'self'"
    assert "steppe" not in page.header_text().lower(), "nothing of the story or the house is in them"


# ---- The page as one text ----------------------------------------------------------------------------------


def test_a_standalone_page_carries_its_files_and_names_no_other(page: HtmlPage) -> None:
    text = page.standalone()
    carried = list(addresses(text))
    assert carried and all(address.startswith("data:") for address in carried)
    hashes = {
        hashlib.sha256(base64.b64decode(address.partition("base64,")[2])).hexdigest() for address in carried
    }
    assert hashes >= {hashlib.sha256(data).hexdigest() for data in page.assets.values()}
    mimes = {address.partition(";")[0] for address in carried}
    pictures = {"data:image/avif", "data:image/webp", "data:image/jpeg", "data:image/svg+xml"}
    assert mimes == {*pictures, "data:font/woff2"}


def test_the_faces_of_a_standalone_page_are_never_too_late(page: HtmlPage) -> None:
    assert "font-display:optional" in page.html
    assert "font-display:optional" not in page.standalone() and "font-display:block" in page.standalone()


def test_what_the_story_says_stays_as_it_was_written(page: HtmlPage) -> None:
    assert "the face was fonts/NotoSerif-Regular.ttf." in page.standalone()


def test_a_standalone_page_still_fetches_nothing(page: HtmlPage) -> None:
    (policy,) = (tag["content"] for tag in Tags(page.standalone()).all("meta") if "http-equiv" in tag)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert {rules[name] for name in ("img-src", "font-src", "frame-src")} == {"data:"}
    assert "script-src" not in rules


# ---- In a notebook -----------------------------------------------------------------------------------------


def test_a_page_shows_itself_in_a_frame_that_may_do_nothing(page: HtmlPage) -> None:
    shown = Tags(page._repr_html_())
    (frame,) = shown.all("iframe")
    assert frame["sandbox"] == ""
    assert frame["srcdoc"] == page.standalone()
    assert shown.all("script") == []
    assert {script.get("type") for script in Tags(frame["srcdoc"]).all("script")} <= {"application/ld+json"}


def test_a_report_is_shown_under_the_page_and_gives_no_orders() -> None:
    report = Report("x<b>", (warning("odd", "body[0]", "<script>alert(1)</script>", "</td>"),))
    shown = HtmlPage("<p>page", {}, report)._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<b>x&lt;b&gt;</b>" in shown


def test_a_pdf_shows_its_pages(pdf: PdfDocument) -> None:
    shown = Tags(pdf._repr_html_())
    pictures = shown.all("img")
    assert [picture["alt"] for picture in pictures] == [f"page {n + 1}" for n in range(pdf.page_count)]
    for picture in pictures:
        data = base64.b64decode(picture["src"].removeprefix("data:image/png;base64,"))
        with Image.open(io.BytesIO(data)) as image:
            assert image.format == "PNG"
            assert image.height / image.width == pytest.approx(297 / 210, abs=0.01)
            assert len(image.convert("L").getcolors() or ()) > 2
    assert shown.all("script") == []


def test_of_a_long_pdf_the_first_pages_are_shown_and_the_rest_is_counted() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(NOTEBOOK_PAGES + 2):
            document.add_blank_page(page_size=(72, 72))
        document.save(stream)
    shown = PdfDocument(stream.getvalue(), NOTEBOOK_PAGES + 2, Report("long"))._repr_html_()
    assert len(Tags(shown).all("img")) == NOTEBOOK_PAGES
    assert f"{NOTEBOOK_PAGES + 2} pages, {NOTEBOOK_PAGES} shown" in shown


def test_without_pypdfium2_a_pdf_shows_its_report(pdf: PdfDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "pypdfium2", None)
    shown = pdf._repr_html_()
    assert Tags(shown).all("img") == []
    assert "1 page, 0 shown" in shown
    assert "orchard" in shown
    with pytest.raises(MissingDependency) as caught:
        pdf.thumbnails()
    assert caught.value.command == "pip install 'pagekit[preview]'"


def test_thumbnails_are_as_large_as_asked(pdf: PdfDocument) -> None:
    (small, *_), (large, *_) = pdf.thumbnails(dpi=36), pdf.thumbnails(dpi=72)
    sizes = [Image.open(io.BytesIO(data)).size for data in (small, large)]
    assert sizes[1] == (596, 842) or sizes[1] == (595, 842)
    assert sizes[0][0] == pytest.approx(sizes[1][0] / 2, abs=1)


def test_the_frame_shows_its_pictures_and_faces_in_a_browser(
    chromium: Chromium, page: HtmlPage, tmp_path: Path
) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><meta charset=utf-8>{page._repr_html_()}", "utf-8")
    asked: list[str] = []

    def visit(tab: Page) -> tuple[int, list[str], str]:
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(notebook.as_uri())
        frame = tab.frames[1]
        photo = frame.locator("article img").first
        width = photo.evaluate("image => image.decode().then(() => image.naturalWidth)")
        faces = frame.evaluate(
            "document.fonts.ready.then(() => [...document.fonts].filter(face => !face.family.includes('local'))"
            ".map(face => face.status))"
        )
        return width, faces, frame.locator("h1").inner_text()

    width, faces, seen = chromium.look(visit)
    assert width > 0
    assert "loaded" in faces and "error" not in faces
    assert seen == "The <script>orchard</script> opens its gates"
    assert {url.partition(":")[0] for url in asked} <= {"file", "data", "about"}


# ---- At a prompt -------------------------------------------------------------------------------------------

BIG = b"x" * 1_234_567


def test_what_was_made_is_told_in_a_line_and_not_in_its_bytes() -> None:
    report = Report("saiga", (warning("code", "here", "is not."),))
    page = HtmlPage("<p>page", {"a.jpg": BIG, "b.jpg": b""}, report)
    assert repr(page) == "<HtmlPage 'saiga': 7 bytes of HTML, 2 files beside it of 1,234,567 bytes, 1 note>"
    assert repr(PdfDocument(BIG, 3, report)) == "<PdfDocument 'saiga': 3 pages, 1,234,567 bytes, 1 note>"
    assert repr(PdfDocument(b"x", 1, Report("a"))) == "<PdfDocument 'a': 1 page, 1 byte, 0 notes>"
    feed = FeedDocument(BIG, "application/rss+xml", Report("rss feed"))
    assert repr(feed) == "<FeedDocument 'rss feed': application/rss+xml, 1,234,567 bytes, 0 notes>"


def test_what_was_made_knows_its_media_type() -> None:
    report = Report("saiga")
    made = (
        HtmlPage("", {}, report),
        PdfDocument(b"", 1, report),
        FeedDocument(b"", "application/atom+xml", report),
    )
    assert [each.media_type for each in made] == ["text/html", "application/pdf", "application/atom+xml"]


def test_a_place_to_write_to_is_a_path() -> None:
    report = Report("saiga")
    with pytest.raises(BadOrder, match=r"folder: is 3, an int\. Pass the path of a folder"):
        HtmlPage("", {}, report).write(3)  # type: ignore[arg-type]
    for made in (PdfDocument(b"", 1, report), FeedDocument(b"", "application/xml", report)):
        with pytest.raises(BadOrder, match=r"path: is empty\. Pass the path of a file"):
            made.write("")


def test_plates_are_written_before_their_list(tmp_path: Path) -> None:
    def plate(name: str) -> PlateFile:
        return PlateFile(name, b"%PDF-1.6", (1,), ("A1",), ("Black",), 210, 297, 3)

    delivery = PressDelivery((plate("a.pdf"), plate("b.pdf")), Report("Courier"))
    assert repr(delivery) == "<PressDelivery 'Courier': 2 files, 16 bytes, 0 notes>"
    listed = delivery.write(tmp_path / "press")
    assert listed == tmp_path / "press" / "delivery.csv"
    assert {path.name for path in listed.parent.iterdir()} == {
        "a.pdf",
        "b.pdf",
        "delivery.csv",
        "delivery.json",
    }
    assert (tmp_path / "press" / "a.pdf").read_bytes() == b"%PDF-1.6"

    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "b.pdf").mkdir()
    with pytest.raises(WriteError, match=r"b\.pdf: cannot be written"):
        delivery.write(tmp_path / "half")
    assert {path.name for path in (tmp_path / "half").iterdir()} == {"a.pdf", "b.pdf"}
    with pytest.raises(WriteError, match=r"is a file\. Name a folder for the plates"):
        delivery.write(tmp_path / "press" / "a.pdf")
