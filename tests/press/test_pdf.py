"""Html → page PDF: what is in the file, and that the engine sees the page's own assets and nothing else."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import pickle
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pagekit.errors import MissingDependency
from pagekit.fonts import load_book
from pagekit.makeup import scan_code
from pagekit.notes import Severity
from pagekit.paint import Html
from pagekit.press import PagePdf, install_command, page_pdf
from pagekit.resources import assets_dir

with warnings.catch_warnings():
    # On a machine without any font the import itself warns; for pagekit that is no loss.
    warnings.simplefilter("ignore", UserWarning)
    import weasyprint

BOOK = load_book((assets_dir() / "fonts",))
SERIF = {face.asset: face.read() for face in BOOK.of(["Noto Serif"])}
RULES = "".join(face.css() for face in BOOK.of(["Noto Serif"]))
OURS = ("Noto-Serif", "Source-Serif-4", "IBM-Plex-Sans", "Noto-Naskh-Arabic", "Noto-Sans-Mono")


def page(
    body: str, css: str = "", head: str = "", assets: dict[str, bytes] | None = None, rules: str = RULES
) -> Html:
    """A small page in Noto Serif."""
    sheet = "@page { size: 100mm 70mm; margin: 5mm } body { margin: 0; font: 10pt 'Noto Serif' }"
    style = f"<style>{rules} {sheet} {css}</style>"
    start = f'<!doctype html><html lang="kk"><head><title>Тақырып</title>{style}{head}</head>'
    text = f"{start}<body>{body}</body></html>"
    return Html(text, {**SERIF, **(assets or {})})


def set_page(html: Html) -> PagePdf:
    return page_pdf(html, subject="story")


def opened(pdf: PagePdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.data))


def fonts(pdf: PagePdf) -> dict[str, bool]:
    """Every font of the file without its subset's tag → whether its outlines are inside."""
    found, document = {}, opened(pdf)
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            tag, plus, name = str(item["/FontName"]).lstrip("/").partition("+")
            assert plus and len(tag) == 6, "a subset"
            found[name] = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def words(pdf: PagePdf) -> str:
    document = pypdfium2.PdfDocument(pdf.data)
    try:
        return " ".join(" ".join(leaf.get_textpage().get_text_range() for leaf in document).split())
    finally:
        document.close()


def dot() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(stream, "JPEG")
    return stream.getvalue()


BODY = """
<h1>Қазақ тілі</h1>
<p>Words with a <a href='https://courier.example/a?b=1'>link</a>, a <b>bold</b> one and <i>another</i>.</p>
<h2 id='x'>Below</h2>
<p><a href='#x'>Up</a> <a href='mailto:desk@courier.example'>Mail</a></p>
<img src='dot.jpg' alt='A red dot'>
"""


@pytest.fixture(scope="module")
def pdf() -> PagePdf:
    return set_page(page(BODY, assets={"dot.jpg": dot()}))


# ---- What is in the file -----------------------------------------------------------------------------------


def test_the_page_is_one_without_a_note(pdf: PagePdf) -> None:
    assert (pdf.page_count, pdf.notes) == (1, ())
    document = opened(pdf)
    (leaf,) = document.pages
    assert [round(float(side) / 72 * 25.4) for side in leaf.MediaBox] == [0, 0, 100, 70]  # type: ignore[arg-type]


def test_it_is_tagged_and_says_its_language_and_title(pdf: PagePdf) -> None:
    document = opened(pdf)
    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang) == "kk"
    assert str(document.docinfo["/Title"]) == "Тақырып"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    tags = [
        str(item["/S"])
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
    ]
    assert {"/H1", "/H2", "/P", "/Link", "/Figure"} <= set(tags)


def test_a_figure_has_its_alt_text(pdf: PagePdf) -> None:
    document = opened(pdf)
    figures = [
        item
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
    ]
    assert [str(figure["/Alt"]) for figure in figures] == ["A red dot"]


def test_headings_are_bookmarks(pdf: PagePdf) -> None:
    with opened(pdf).open_outline() as outline:
        assert [(entry.title, [child.title for child in entry.children]) for entry in outline.root] == [
            ("Қазақ тілі", ["Below"])
        ]


def test_links_are_kept(pdf: PagePdf) -> None:
    document = opened(pdf)
    (leaf,) = document.pages
    away = {str(note.A.URI) for note in leaf.Annots if "/A" in note and "/URI" in note.A}  # type: ignore[attr-defined]
    assert away == {"https://courier.example/a?b=1", "mailto:desk@courier.example"}
    assert sum("/Dest" in note for note in leaf.Annots) == 1, "a link inside the page"  # type: ignore[attr-defined, misc]


def test_every_font_is_a_subset_of_ours_and_inside(pdf: PagePdf) -> None:
    assert fonts(pdf) == {"Noto-Serif": True, "Noto-Serif-Bold": True, "Noto-Serif-Italic": True}
    assert len(pdf.data) < 60_000


def test_every_word_can_be_copied(pdf: PagePdf) -> None:
    assert words(pdf) == "Қазақ тілі Words with a link, a bold one and another. Below Up Mail"


def test_a_hyphenated_word_is_copied_whole() -> None:
    text = "Internationalisation deliberately overcomplicates straightforward telecommunication undertakings."
    narrow = set_page(page(f"<p lang=en>{text}</p>", "p { width: 22mm; hyphens: auto }"))
    assert "\u2010" not in words(narrow)
    assert words(narrow).replace("\u00ad", "").replace("\ufffe", "").replace("- ", "").replace(
        " ", ""
    ) == text.replace(" ", "")


def test_a_hyphen_that_the_typesetter_set_is_a_soft_one_and_a_writers_own_stays() -> None:
    cut = page("<p>Tele\u2010<br>communication</p>")
    assert words(set_page(replace(cut, composed=True))).replace("\ufffe", "") in {
        "Tele\u00ad communication",
        "Tele communication",
        "Telecommunication",
    }
    assert "\u2010" in words(set_page(cut))


def test_a_code_to_scan_is_drawn() -> None:
    code = scan_code("https://courier.example/")
    assert code is not None
    made = set_page(
        page(f'<img src="{code.name}" alt="Scan" style="width:20mm">', assets={code.name: code.data})
    )
    assert made.notes == ()
    document = pypdfium2.PdfDocument(made.data)
    picture = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    assert sum(picture.histogram()[:64]) > 1_000, "black modules"


def test_the_file_is_named_by_its_content(pdf: PagePdf) -> None:
    one, other = opened(pdf), opened(set_page(page("<p>Other</p>")))
    assert len(bytes(one.trailer.ID[0])) == 32
    assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])
    again = opened(set_page(page(BODY, assets={"dot.jpg": dot()})))
    assert bytes(again.trailer.ID[0]) == bytes(one.trailer.ID[0])


# ---- Same bytes --------------------------------------------------------------------------------------------

SCRIPT = """
import hashlib, pickle, sys, warnings
warnings.simplefilter("ignore", UserWarning)
from pagekit.press import page_pdf
print(hashlib.sha256(page_pdf(pickle.load(sys.stdin.buffer), subject="story").data).hexdigest())
"""


def test_two_processes_make_the_same_bytes(pdf: PagePdf) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=pickle.dumps(page(BODY, assets={"dot.jpg": dot()})),
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path), "TZ": "Asia/Almaty"},
    )
    assert done.stdout.decode().strip() == hashlib.sha256(pdf.data).hexdigest()


def test_two_threads_at_once(pdf: PagePdf) -> None:
    jobs = [
        page(BODY, assets={"dot.jpg": dot()}),
        page("<p>Other</p>"),
        page("<p>漢</p>"),
        page("<img src='file:///x'>"),
    ] * 2
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(set_page, jobs))
    assert made[0].data == made[4].data == pdf.data
    assert [len(one.notes) for one in made] == [0, 0, 0, 1] * 2, (
        "each page has its own notes and nobody else's"
    )


# ---- The page's own assets and nothing else ----------------------------------------------------------------


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.jpg"
    path.write_bytes(dot())
    return path


@pytest.mark.parametrize(
    ("body", "css", "head"),
    [
        pytest.param("<img src='{file}' alt=x>", "", "", id="img file"),
        pytest.param("<img src='http://127.0.0.1:9/a.jpg' alt=x>", "", "", id="img http"),
        pytest.param("<img src='https://courier.example/a.jpg' alt=x>", "", "", id="img https"),
        pytest.param("<img src='ftp://courier.example/a.jpg' alt=x>", "", "", id="img ftp"),
        pytest.param("<img src='//courier.example/a.jpg' alt=x>", "", "", id="img of another host"),
        pytest.param("<img src='gone.jpg' alt=x>", "", "", id="an asset that is not there"),
        pytest.param("<img src='https://page.invalid.evil.example/dot.jpg' alt=x>", "", "", id="like ours"),
        pytest.param("<img srcset='{file} 1x' src='{file}' alt=x>", "", "", id="srcset"),
        pytest.param("<object data='{file}'></object>", "", "", id="object"),
        pytest.param("<embed src='{file}'>", "", "", id="embed"),
        pytest.param("<svg><image href='{file}' width='9' height='9'/></svg>", "", "", id="svg image"),
        pytest.param("<p>x</p>", "body {{ background: url('{file}') }}", "", id="background"),
        pytest.param("<p>x</p>", "p::before {{ content: url(http://127.0.0.1:9/) }}", "", id="content"),
        pytest.param("<ul><li>x</li></ul>", "ul {{ list-style-image: url('{file}') }}", "", id="list mark"),
        pytest.param("<p>x</p>", "@font-face {{ font-family: Evil; src: url('{file}') }}", "", id="font"),
        pytest.param("<p>x</p>", "", "<link rel=stylesheet href='{file}'>", id="style sheet"),
        pytest.param("<p>x</p>", "", "<link rel=attachment href='{file}'>", id="attachment"),
        pytest.param("<p>x</p>", "", "<style>@import url('{file}');</style>", id="import"),
        pytest.param("<p><a rel=attachment href='{file}'>x</a></p>", "", "", id="attached link"),
    ],
)  # fmt: skip
def test_nothing_else_is_fetched_and_a_note_says_so(secret: Path, body: str, css: str, head: str) -> None:
    address = secret.as_uri()
    made = set_page(
        page(
            body.format(file=address), css.format(file=address), head.format(file=address), {"dot.jpg": dot()}
        )
    )
    assert made.page_count == 1
    assert made.notes, "silence would hide it"
    for note in made.notes:
        assert (note.severity, note.code, note.where) == (Severity.WARNING, "engine", "story")
    refused = ("is not one of the page's own files", "Font-face 'Evil' cannot be loaded")
    assert any(reason in note.what for note in made.notes for reason in refused)
    document = opened(made)
    kinds = [str(item.get("/Type")) for item in document.objects if isinstance(item, pikepdf.Dictionary)]
    assert "/Page" in kinds
    assert "/EmbeddedFile" not in kinds
    assert dot() not in made.data


def test_an_asset_is_found_by_its_name_however_it_is_written() -> None:
    assets = {"a folder/dot ж.jpg": dot()}
    made = set_page(
        page(
            "<img src='a%20folder/dot%20%D0%B6.jpg' alt=x><img src='a folder/dot ж.jpg' alt=x>", assets=assets
        )
    )
    assert made.notes == ()


def test_a_relative_base_does_not_lead_away(secret: Path) -> None:
    made = set_page(page("<img src='secret.jpg' alt=x>", head=f"<base href='{secret.parent.as_uri()}/'>"))
    assert {note.code for note in made.notes} == {"engine"}
    assert any("secret.jpg is not one of the page's own files" in note.what for note in made.notes)


@pytest.mark.parametrize(
    "css", ["p { wibble: 1 }", "p { color: }", "@font-face { font-family: X; src: url(gone.ttf) }"]
)
def test_what_the_engine_cannot_use_is_a_note(css: str) -> None:
    notes = set_page(page("<p>x</p>", css)).notes
    assert [note.code for note in notes] == ["engine"] * len(notes)
    assert notes
    assert all(note.what.startswith("the page engine says: ") for note in notes)


def test_a_note_is_short_and_told_once() -> None:
    made = set_page(page("<img src='gone.jpg' alt=x>" * 5 + f"<img src='{'x' * 5_000}.jpg' alt=x>"))
    assert len(made.notes) == len(set(made.notes)) == 2
    assert all(len(note.what) < 600 for note in made.notes)


# ---- Faces -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["'Nobody Has This', serif", "sans-serif", "'DejaVu Sans'", "inherit"])
def test_a_page_without_faces_of_its_own_is_set_in_ours(family: str) -> None:
    made = set_page(page("<p>Words, <b>bold</b>, код</p>", f"p {{ font-family: {family} }}", rules=""))
    assert made.page_count == 1
    assert set(fonts(made)) == {"Noto-Serif"}


@pytest.mark.parametrize("text", ["漢字", "😀", "ⓐ", "𝔸", "ꙮ", "한글 ไทย हिन्दी"])
def test_a_glyph_that_our_faces_lack_does_not_come_from_the_system(text: str) -> None:
    made = set_page(page(f"<p>Words {text} words</p>"))
    assert set(fonts(made)) == {"Noto-Serif"}
    assert all(name.startswith(OURS) for name in fonts(made))


def test_the_machines_own_setting_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/some/fonts.conf")
    set_page(page("<p>x</p>"))
    assert os.environ["FONTCONFIG_FILE"] == "/some/fonts.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    set_page(page("<p>x</p>"))
    assert "FONTCONFIG_FILE" not in os.environ


def test_the_engines_own_log_is_left_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger(weasyprint.__name__)
    before = logger.handlers[:], logger.propagate
    set_page(page("<img src='gone.jpg' alt=x>"))
    assert (logger.handlers, logger.propagate) == before
    assert capfd.readouterr() == ("", "")


# ---- Where the engine is not ------------------------------------------------------------------------------

CUT_OFF = """
import io, sys, warnings
warnings.simplefilter("ignore", UserWarning)
from PIL import Image, ImageFile
from pagekit.intake import PictureRefused
from pagekit.intake.pictures import inspect
from pagekit.paint import Html
from pagekit.press import page_pdf
whole = io.BytesIO()
Image.effect_noise((64, 64), 60).save(whole, "JPEG")
page_pdf(Html("<p>x</p>", {}), subject="story")
print(ImageFile.LOAD_TRUNCATED_IMAGES)
ImageFile.LOAD_TRUNCATED_IMAGES = True  # as after an import of the engine by somebody else
try:
    inspect(whole.getvalue()[:500], "a.jpg")
except PictureRefused as problem:
    print(problem)
print(ImageFile.LOAD_TRUNCATED_IMAGES)
"""


def test_a_cut_off_picture_is_refused_after_a_pdf_as_before_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CUT_OFF],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    left, said, kept = done.stdout.splitlines()
    assert (left, kept) == ("False", "True"), "Pillow is left as it was found"
    assert "a.jpg: is damaged or cut off" in said


WITHOUT = """
import sys
sys.modules["weasyprint"] = None
from pagekit.errors import MissingDependency
from pagekit.paint import Html
from pagekit.press import page_pdf
try:
    page_pdf(Html("<p>x</p>", {}), subject="story")
except MissingDependency as problem:
    print(problem)
    print(problem.command)
"""


def test_without_the_engine_the_command_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    said, command = done.stdout.splitlines()
    assert said.startswith(
        'PDFs of layouts that flow, such as base, those that say draw = "engine", and HTML adverts need WeasyPrint ('
    )
    assert said.endswith(f"To install it: {command}")
    assert "pip install 'weasyprint>=70,<71'" in command
    assert install_command() in command


@pytest.mark.parametrize(
    ("platform", "word"),
    [("linux", "libpango"), ("darwin", "brew"), ("win32", "pacman"), ("freebsd13", "libpango")],
)
def test_the_command_fits_the_machine(monkeypatch: pytest.MonkeyPatch, platform: str, word: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert word in install_command()


def test_missing_pango_is_a_missing_dependency(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        """Stands before the importers and fails as a missing shared library does."""

        def find_spec(self, name: str, *rest: Any) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0': error 0x7e\nsecond line")

    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with pytest.raises(MissingDependency, match=r"Pango .*libpango-1\.0-0"):
        set_page(page("<p>x</p>"))
