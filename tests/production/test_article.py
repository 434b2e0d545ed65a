"""One story in, a web page and a PDF out: what a reader sees, in order, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

import pagekit
from pagekit.model import AdContact, Article, CallToAction, CorrectionsDesk, Status

SITE = pagekit.Publication(
    name="The Steppe Courier",
    url="https://courier.example",
    lang="ru",
    timezone="Asia/Almaty",
    share=("vk", "facebook", "twitter", "ok", "telegram", "whatsapp"),
    ad_contacts=(AdContact(phone="+7(700) 388 81 09"),),
    corrections=CorrectionsDesk(label="Found a bug?", email="desk@courier.example"),
    calls_to_action=(CallToAction(label="Join Telegram", url="https://t.me/courier"),),
)
MARK = "Не для публикации"
STORY = {
    "id": "defence-order",
    "url": "https://courier.example/defence-order",
    "lang": "en",
    "section": "Politics",
    "breadcrumbs": [
        {"label": "Main", "url": "/"},
        {"label": "Learn", "url": "/learn"},
        {"label": "Politics"},
        {"label": "Military"},
    ],
    "headline": "Committee counts boots before the winter",
    "deck": "A routine order is read line by line.",
    "byline": [{"name": "Aigerim Sadykova"}],
    "published_at": "2014-08-15T20:29:00+06:00",
    "photos": [
        {
            "src": "meeting.jpg",
            "alt": "A long table",
            "caption": "©Daryn Omarov",
            "credit": {"creator": "Daryn Omarov"},
        }
    ],
    "body": [
        {"kind": "paragraph", "text": "The first paragraph names the *quantity*."},
        {"kind": "paragraph", "text": "The second paragraph names the price."},
    ],
}
ELEVEN = [
    "Реклама",
    "+7(700) 388 81 09",
    "Main",
    "Learn",
    "Politics",
    "Military",
    "Committee counts boots before the winter",
    "15 августа 2014, 20:29",
    "A routine order is read line by line.",
    "ВКонтакте",
    "Facebook",
    "Одноклассники",
    "Telegram",
    "WhatsApp",
    "Found a bug?",
    "Daryn Omarov",
    "The first paragraph names the quantity.",
    "The second paragraph names the price.",
    "By Aigerim Sadykova",
    "Join Telegram",
]
WEB_ORDER = [
    *ELEVEN[:7],
    "A routine order is read line by line.",
    "By Aigerim Sadykova",
    "15 августа 2014, 20:29",
    *ELEVEN[9:18],
    "Join Telegram",
]
"""The order on the web, where author and date stand on one line under the deck."""
PRINTED = [
    "Реклама",
    "+7(700) 388 81 09",
    "Committee counts boots before the winter",
    "A routine order is read line by line.",
    "By Aigerim Sadykova",
    "15 августа 2014, 20:29",
    "Found a bug?",
    "ВКонтакте",
    "WhatsApp",
]
"""The order on paper, where what belongs to the page on the web stands at the story's end."""


def codes(made: pagekit.HtmlPage | pagekit.PdfDocument) -> list[str]:
    return [note.code for note in made.report.notes]


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


class _Words(HTMLParser):
    """The words of a page as a reader meets them: no head, no style, nothing that is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"head", "style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"head", "style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)


def words_of(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return squeeze("".join(parser.text))


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()
    return squeeze("\n".join(pages).replace("\ufffe", ""))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def in_order(parts: list[str], text: str) -> list[str]:
    """The parts that are not found after the one before them."""
    at, lost = 0, []
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            lost.append(part)
        else:
            at = found + len(part)
    return lost


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("story")
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(stream, "JPEG")
    (home / "meeting.jpg").write_bytes(stream.getvalue())
    (home / "story.json").write_text(json.dumps(STORY), "utf-8")
    return home


@pytest.fixture(scope="module")
def article(folder: Path) -> pagekit.Article:
    return pagekit.read_article(folder / "story.json")


@pytest.fixture(scope="module")
def pdf(article: pagekit.Article) -> pagekit.PdfDocument:
    return pagekit.render_pdf(article, publication=SITE)


def test_the_web_page_holds_the_eleven_parts_in_order(article: pagekit.Article) -> None:
    assert in_order(WEB_ORDER, words_of(pagekit.render_html(article, publication=SITE).html)) == []


def test_the_pdf_text_holds_the_eleven_parts_those_of_the_web_at_its_end(pdf: pagekit.PdfDocument) -> None:
    text = pdf_text(pdf.data)
    assert [part for part in ELEVEN if part not in text] == []
    assert in_order(PRINTED, text) == []


def test_a_credit_that_equals_the_caption_appears_once(
    article: pagekit.Article, pdf: pagekit.PdfDocument
) -> None:
    page = pagekit.render_html(article, publication=SITE)
    assert words_of(page.html).count("Daryn Omarov") == 1
    assert pdf_text(pdf.data).count("Daryn Omarov") == 1


def test_labels_can_follow_the_story(article: pagekit.Article) -> None:
    site = SITE.model_copy(update={"labels": "article"})
    words = words_of(pagekit.render_html(article, publication=site).html)
    assert "15 August 2014, 20:29" in words
    assert "Advertisement" in words
    assert "Odnoklassniki" in words


def test_the_pdf_is_tagged_titled_and_carries_its_fonts(pdf: pagekit.PdfDocument) -> None:
    with pikepdf.open(io.BytesIO(pdf.data)) as file:
        root = file.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en"
        assert str(file.docinfo.Title) == "Committee counts boots before the winter"
        assert "/StructTreeRoot" in root
        assert "/Outlines" in root
        fonts = [font for page in file.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_a_story_fits_a_page_of_either_paper(article: pagekit.Article) -> None:
    for paper, size in {"a4": (595, 842), "letter": (612, 792)}.items():
        made = pagekit.render_pdf(article, publication=SITE, options={"paper": paper})
        with pikepdf.open(io.BytesIO(made.data)) as file:
            box = [round(float(edge)) for edge in file.pages[0].MediaBox]
        assert tuple(box[2:]) == size
        assert made.page_count == 1


_TWICE = """
import hashlib, sys
from pathlib import Path
import pagekit
sys.path.insert(0, {tests!r})
from test_article import SITE
article = pagekit.read_article({story!r})
page = pagekit.render_html(article, publication=SITE, options={{"faces": "bundled"}})
pdf = pagekit.render_pdf(article, publication=SITE)
marks = [page.html.encode(), *(page.assets[name] for name in sorted(page.assets)), pdf.data]
print(hashlib.sha256(b"".join(marks)).hexdigest())
"""


def test_two_processes_make_the_same_bytes(folder: Path) -> None:
    code = _TWICE.format(tests=str(Path(__file__).parent), story=str(folder / "story.json"))
    marks = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        marks.add(done.stdout.strip())
    assert len(marks) == 1


_NO_PANGO = """
import sys
sys.modules["weasyprint"] = None
import pagekit
article = pagekit.read_article({story!r})
assert "boots" in pagekit.render_html(article).html
print(pagekit.render_pdf(article).page_count)
try:
    pagekit.render_pdf(article, layout="base")
except pagekit.MissingDependency as problem:
    print(problem.command)
"""


def test_without_pango_pages_are_made_and_one_that_flows_says_how_to_get_it(folder: Path) -> None:
    code = _NO_PANGO.format(story=str(folder / "story.json"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    pages, command = done.stdout.splitlines()
    assert pages == "1"
    assert "pango" in command


def test_what_is_written_names_only_its_own_files(article: pagekit.Article, tmp_path: Path) -> None:
    page = pagekit.render_html(article, publication=SITE, options={"faces": "bundled"})
    written = page.write(tmp_path / "out")
    named = set(re.findall(r'(?:src|srcset|href)="([^"]+)"', page.html)) | set(
        re.findall(r'url\("([^"]+)"\)', page.html)
    )
    files = {part.split()[0] for entry in named for part in entry.split(", ") if part.split()}
    local = {name for name in files if not re.match(r"(https?:|mailto:|tel:|#)", name)}
    assert local
    assert all((written.parent / name).is_file() for name in local)


def test_a_photo_without_credit_or_notice_is_marked_as_not_cleared(folder: Path) -> None:
    story = STORY | {"photos": [{"src": "meeting.jpg", "alt": "A table"}]}
    made = pagekit.render_html(
        pagekit.read_article(json.dumps(story).encode(), files_from=folder), publication=SITE
    )
    assert [note.where for note in made.report.with_code("photo-not-cleared")] == ["photos[0]"]


def test_a_web_layout_makes_no_pdf(article: pagekit.Article) -> None:
    with pytest.raises(pagekit.LayoutError, match="print-article"):
        pagekit.render_pdf(article, layout="web-article")


def test_a_story_for_another_channel_is_noted(folder: Path) -> None:
    story = json.dumps(STORY | {"channels": ["print"]}).encode()
    made = pagekit.render_html(pagekit.read_article(story, files_from=folder))
    assert [note.where for note in made.report.with_code("channel")] == ["channels"]


def test_an_embargo_is_held_against_the_time_passed_in(folder: Path) -> None:
    story = json.dumps(STORY | {"embargo_until": "2030-01-01T00:00:00Z"}).encode()
    article = pagekit.read_article(story, files_from=folder)
    with pytest.raises(pagekit.Withheld, match="2030"):
        pagekit.render_html(article, at=datetime(2029, 12, 31, tzinfo=UTC))
    assert "embargo" not in codes(pagekit.render_html(article, at=datetime(2030, 1, 1, tzinfo=UTC)))
    with pytest.raises(pagekit.Withheld, match="no time was passed in"):
        pagekit.render_html(article)
    with pytest.raises(pagekit.Withheld, match="no time was passed in"):
        pagekit.render_pdf(article)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"embargo_until": "2030-01-01T00:00:00Z"}, "embargo"), ({"status": "draft"}, "status")],
)
def test_a_preview_says_on_every_page_that_it_is_not_for_publication(
    folder: Path, fields: dict[str, str], code: str
) -> None:
    article = pagekit.read_article(json.dumps(STORY | fields).encode(), files_from=folder)
    page = pagekit.render_html(article, publication=SITE, drafts=True)
    assert page.html.count(MARK) == 3, "on the page, in its title and on link cards"
    assert '<meta name="robots" content="noindex, nofollow">' in page.html
    assert code in codes(page)
    pdf = pagekit.render_pdf(article, publication=SITE, drafts=True)
    for number, text in enumerate(pages_of(pdf.data), 1):
        assert MARK in text, f"page {number}"
    assert code in codes(pdf)


def test_a_released_page_has_no_mark(folder: Path) -> None:
    article = pagekit.read_article(json.dumps(STORY).encode(), files_from=folder)
    page = pagekit.render_html(article, publication=SITE, drafts=True)
    assert MARK not in page.html
    assert '<meta name="robots" content="max-image-preview:large">' in page.html
    assert page.html == pagekit.render_html(article, publication=SITE).html


def test_a_translation_that_may_not_be_published_is_not_linked(folder: Path) -> None:
    story = STORY | {"translations": {"ru": "later", "kk": "draft", "de": "out"}}
    article = pagekit.read_article(json.dumps(story).encode(), files_from=folder)
    others = [
        Article(id="later", headline="L", url="/later", embargo_until=datetime(2030, 1, 1, tzinfo=UTC)),
        Article(id="draft", headline="D", url="/draft", status=Status.DRAFT),
        Article(id="out", headline="O", url="/out"),
    ]

    def linked(**options: Any) -> list[str]:
        html = pagekit.render_html(article, publication=SITE, stories=others, **options).html
        return [
            name for name in ("later", "draft", "out") if f'href="https://courier.example/{name}"' in html
        ]

    assert linked() == ["out"]
    assert linked(at=datetime(2030, 1, 1, tzinfo=UTC)) == ["later", "out"]
    assert linked(drafts=True) == ["out"], "a preview of a page that is out would be passed on"


@pytest.mark.parametrize("address", ["https://courier.example/later", "/later", "/later/"])
def test_naming_it_by_its_address_does_not_let_it_through(folder: Path, address: str) -> None:
    article = pagekit.read_article(
        json.dumps(STORY | {"translations": {"ru": address}}).encode(), files_from=folder
    )
    held = Article(id="later", headline="L", url="/later", status=Status.HELD)
    page = pagekit.render_html(article, publication=SITE, stories=[held])
    assert "/later" not in page.html
    assert "translation-withheld" in codes(page)
    paper = Article(id="later", headline="L", url="/later", channels=("print",))
    assert "/later" not in pagekit.render_html(article, publication=SITE, stories=[paper]).html
    out = Article(id="later", headline="L", url="/later")
    assert (
        "https://courier.example/later" in pagekit.render_html(article, publication=SITE, stories=[out]).html
    )


@pytest.mark.parametrize("url", ["/story?id=5", "/a/%2e%2e/b"])
def test_an_address_that_no_folder_can_have_is_said(folder: Path, url: str) -> None:
    article = pagekit.read_article(json.dumps(STORY | {"url": url}).encode(), files_from=folder)
    assert "no-folder" in codes(pagekit.render_html(article, publication=SITE))
    assert "no-folder" in [note.code for note in pagekit.render_feed(
        [article], publication=SITE.model_copy(update={"feed": "/feed.xml"})
    ).report.notes]  # fmt: skip


def test_a_sign_that_no_face_has_is_noted_once_wherever_it_stands(folder: Path) -> None:
    body = [{"kind": "paragraph", "text": "A ball ⚽, and ☃ and ⚽ again. " * 9}] * 3
    story = json.dumps(STORY | {"headline": "A ⚽", "deck": "☃ and ⚽", "body": body}).encode()
    made = pagekit.render_pdf(pagekit.read_article(story, files_from=folder), publication=SITE)
    (note,) = made.report.with_code("glyph-missing")
    assert note.where == "headline, deck, text"
    assert "shows ☃ (snowman, U+2603), ⚽ (soccer ball, U+26BD); " in note.what
    assert made.report.ok


def test_a_word_is_copied_whole_with_the_writers_own_hyphens_in_it(folder: Path) -> None:
    own = "Almaty\u2010Ata and trans\u00adconti\u00adnental and 7\u20119"
    body = [
        {"kind": "paragraph", "text": f"{own} and telecommunications undertakings straightforwardly. " * 12}
    ]
    story = json.dumps(STORY | {"body": body}).encode()
    whole = pdf_text(pagekit.render_pdf(pagekit.read_article(story, files_from=folder)).data)
    # The reader takes every hyphen at a line's end for one that divides a word.
    assert len(re.findall("Almaty-?Ata", whole)) == 12
    assert whole.count("Almaty-Ata") > 6
    assert whole.count("transcontinental") == 12
    assert whole.count("telecommunications undertakings straightforwardly") == 12


def test_a_changed_picture_is_a_changed_file(folder: Path) -> None:
    names = set()
    for creator in ("Ann", "Bob"):
        story = STORY | {"photos": [{"src": "meeting.jpg", "alt": "x", "credit": {"creator": creator}}]}
        made = pagekit.render_html(pagekit.read_article(json.dumps(story).encode(), files_from=folder))
        names.add(hashlib.sha256(repr(sorted(made.assets)).encode()).hexdigest())
    assert len(names) == 2


@pytest.mark.parametrize(
    ("paragraphs", "pages", "advert"),
    [(4, 1, True), (5, 1, True), (8, 1, False), (9, 2, True)],
)
def test_a_house_advert_gives_way_before_it_costs_a_sheet(paragraphs: int, pages: int, advert: bool) -> None:
    seller = AdContact(phone="+7(700) 388 81 09", pitch="This space sells")
    text = "Twelve plain words stand here, and then they stand here again. " * 9
    body = [{"kind": "paragraph", "text": text}] * paragraphs
    story = pagekit.Article.model_validate(STORY | {"photos": [], "body": body})
    made = pagekit.render_pdf(story, publication=SITE.model_copy(update={"ad_contacts": (seller,)}))
    words = pdf_text(made.data)
    # As a strip, too, it says all that it has to say.
    shown = "sells +7(700) 388 81 09 The Steppe Courier" in words
    assert (made.page_count, shown) == (pages, advert)


def test_a_creative_of_another_shape_is_noted_with_the_size_to_supply(folder: Path) -> None:
    advert = pagekit.ImageAdvert(slot="foot", src="meeting.jpg", alt="An advert")
    article = pagekit.read_article(folder / "story.json")
    (note,) = pagekit.render_pdf(article, publication=SITE, adverts=[advert]).report.with_code("advert-shape")
    assert note.remedy == "Supply it at 176 by 40 mm."
    (note,) = pagekit.render_html(article, publication=SITE, adverts=[advert]).report.with_code(
        "advert-shape"
    )
    assert note.remedy == "Supply it at 970 by 250 px."


def test_a_pack_replaces_one_block_of_a_page(article: pagekit.Article, tmp_path: Path) -> None:
    pack = tmp_path / "evening"
    pack.mkdir()
    (pack / "layout.toml").write_text(
        'schema = 1\nname = "evening"\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n'
    )
    (pack / "page.html.j2").write_text(
        '{% extends "web-article/page.html.j2" %}{% block masthead %}<header>Late edition</header>{% endblock %}'
    )
    made = pagekit.render_html(article, publication=SITE, layout="evening", layouts=[tmp_path])
    assert "Late edition" in made.html
    assert 'class="masthead"' not in made.html
    assert in_order(WEB_ORDER, words_of(made.html)) == []


def test_relative_addresses_resolve_against_the_publications(folder: Path) -> None:
    story = json.dumps(STORY | {"url": "/defence-order"}).encode()
    site = SITE.model_copy(
        update={
            "ad_contacts": (AdContact(url="/ads"),),
            "corrections": CorrectionsDesk(label="Found a bug?", url="/bug"),
        }
    )
    html = pagekit.render_html(pagekit.read_article(story, files_from=folder), publication=site).html
    for address in (
        "https://courier.example/defence-order",
        "https://courier.example/ads",
        "https://courier.example/bug",
    ):
        assert f'href="{address}"' in html


def test_one_source_shown_twice_keeps_each_crop(folder: Path) -> None:
    tall = Image.new("RGB", (300, 1200), (200, 0, 0))
    tall.paste((0, 0, 200), (0, 600, 300, 1200))
    tall.save(folder / "tall.png")
    body = [{"kind": "photo", "src": "tall.png", "alt": "x", "focus": [0.5, focus]} for focus in (0.0, 1.0)]
    story = json.dumps(STORY | {"photos": [], "body": body}).encode()
    made = pagekit.render_html(pagekit.read_article(story, files_from=folder), publication=SITE)
    names = re.findall(r'<img src="(pictures/[^"]+)"', made.html)
    shades = [Image.open(io.BytesIO(made.assets[name])).convert("RGB").getpixel((5, 5)) for name in names]
    assert [shade[0] > shade[2] for shade in shades] == [True, False]


def test_a_booked_creative_that_cannot_be_used_leaves_the_space_to_the_house(folder: Path) -> None:
    (folder / "one.pdf").write_bytes(pagekit.render_pdf(pagekit.Article(id="x", headline="h")).data)
    advert = pagekit.PdfAdvert(slot="foot", src="one.pdf", alt="An advert", page=9)
    article = pagekit.read_article(folder / "story.json")
    made = pagekit.render_pdf(article, publication=SITE, adverts=[advert])
    assert [note.where for note in made.report.with_code("creative-missing")] == ["slot foot"]
    assert pdf_text(made.data).count("388 81 09") == 2


def test_a_shorter_head_of_the_desk_stands_in_for_one_that_does_not_fit(folder: Path) -> None:
    story = STORY | {"headline": "A head that goes on " * 20, "headline_variants": ["A short head"]}
    made = pagekit.render_pdf(pagekit.read_article(json.dumps(story).encode(), files_from=folder))
    assert "A short head" in pdf_text(made.data)
    assert not made.report.with_code("headline-long")


def test_a_page_without_a_policy_is_refused(article: pagekit.Article, tmp_path: Path) -> None:
    pack = tmp_path / "open"
    pack.mkdir()
    (pack / "layout.toml").write_text(
        'schema = 1\nname = "open"\ntitle = "t"\nsummary = "s"\ninherits = "web-article"\n'
    )
    (pack / "page.html.j2").write_text("<!doctype html><title>x</title><p>{{ story.headline | runs }}</p>")
    with pytest.raises(
        pagekit.TemplateError,
        match=r"^layout open: its page does not begin with its policy, .* Extend web-article",
    ):
        pagekit.render_html(article, layout="open", layouts=[tmp_path])


def test_a_frame_is_held_to_its_slot(folder: Path) -> None:
    (folder / "wide.html").write_text("<p>An advert</p>")
    advert = pagekit.HtmlAdvert(slot="foot", src="wide.html", title="An advert", width=4000, height=2500)
    article = pagekit.read_article(folder / "story.json")
    made = pagekit.render_html(article, publication=SITE, adverts=[advert])
    assert 'width="970" height="250"' in made.html
    (note,) = made.report.with_code("advert-shape")
    assert note.where == "slot foot" and "4000" in note.what
