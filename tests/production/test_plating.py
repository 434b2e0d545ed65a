"""Plates of a story: in the inks of a press, with bleed, intent and a time, or refused by name."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import pagekit
from pagekit.preflight import read as reading
from pagekit.production import presswork

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
MM = 72 / 25.4
WORDS = "The ferry crossed at dawn, and nobody aboard knew the name of the other bank. " * 30
PHOTO = {"src": "ferry.jpg", "alt": "A ferry", "credit": {"creator": "Ann Lee"}}
STORY = {
    "id": "ferry",
    "lang": "en",
    "headline": "A ferry at dawn",
    "kicker": "River",
    "photos": [PHOTO],
    "body": [{"kind": "paragraph", "text": WORDS}],
}
_COLOUR = re.compile(rb"(?<![\w.])(rg|RG|g|G|k|K|cs|CS|scn|SCN|sh)(?![\w])")
_INKS = re.compile(rb"/(OV|KO) gs ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) k")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("plates")
    photo = Image.linear_gradient("L").resize((900, 600))
    Image.merge("RGB", (photo, photo.transpose(Image.Transpose.ROTATE_180), photo)).save(home / "ferry.jpg")
    return home


@pytest.fixture(scope="module")
def story(folder: Path) -> pagekit.Article:
    return pagekit.read_article(STORY, files_from=folder)


def plates(story: pagekit.Article, press: object, layout: str = "print-article", **how: object) -> bytes:
    return pagekit.render_pdf(story, press=press, layout=layout, at=NOON, **how).data  # type: ignore[arg-type]


def contents(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for page in pdf.pages:
        yield page.Contents.read_bytes()


@pytest.mark.parametrize("layout", ["print-article", "magazine"])
@pytest.mark.parametrize(
    ("press", "claims", "bleed"), [("newsprint", "CGATS TR 002", 0), ("coated", "FOGRA39", 3 * MM)]
)
def test_plates_say_what_they_are_made_for(
    story: pagekit.Article, layout: str, press: str, claims: str, bleed: float
) -> None:
    with pikepdf.open(io.BytesIO(plates(story, press, layout))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert pdf.pdf_version == "1.6"
        assert (intent.S, intent.OutputConditionIdentifier, intent.DestOutputProfile.N) == (
            "/GTS_PDFX",
            claims,
            4,
        )
        assert pdf.docinfo["/Trapped"] == "/False"
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in pdf.Root.Metadata.read_bytes()
        for page in pdf.pages:
            trim, over = ([float(edge) for edge in page[box]] for box in ("/TrimBox", "/BleedBox"))
            assert [round(trim[2] - trim[0]), round(trim[3] - trim[1])] == [595, 842]
            assert [trim[0] - over[0], over[3] - trim[3]] == pytest.approx([bleed, bleed], abs=0.01)
            assert "/Annots" not in page


@pytest.mark.parametrize("layout", ["print-article", "magazine"])
@pytest.mark.parametrize("press", ["newsprint", "coated"])
def test_nothing_on_a_plate_is_of_a_screen_s_colours(story: pagekit.Article, layout: str, press: str) -> None:
    with pikepdf.open(io.BytesIO(plates(story, press, layout))) as pdf:
        operators = {found[1] for stream in contents(pdf) for found in _COLOUR.finditer(stream)}
        assert operators <= {b"k", b"K", b"g", b"cs", b"scn", b"CS", b"SCN"}
        spaces = {
            str(image.get("/ColorSpace"))
            for page in pdf.pages
            for image in page.get("/Resources", {}).get("/XObject", {}).values()
        }
        assert spaces == {"/DeviceCMYK"}


def test_black_words_are_black_alone_and_print_over_what_is_there(story: pagekit.Article) -> None:
    with pikepdf.open(io.BytesIO(plates(story, "newsprint"))) as pdf:
        inks = {found.groups() for stream in contents(pdf) for found in _INKS.finditer(stream)}
        assert (b"OV", b"0", b"0", b"0", b"1") in inks
        assert {state for state, *shares in inks if shares != [b"0", b"0", b"0", b"1"]} <= {b"KO"}
        state = pdf.pages[0].Resources.ExtGState.OV
        assert (bool(state.OP), bool(state.op), int(state.OPM)) == (True, True, 1)


def test_the_report_says_what_preflight_found(story: pagekit.Article) -> None:
    made = pagekit.render_pdf(story, press="coated", layout="magazine", at=NOON)
    (verdict,) = made.report.with_code("preflight")
    assert re.match(
        r"\d+ of \d+ rules held for coated, 6 about what was booked; what is on the finished plates was not asked\.",
        verdict.what,
    )
    (coarse,) = made.report.with_code("picture-ppi")
    assert coarse.where.startswith("page 1, ")
    assert made.report.ok is False, "900 pixels are too few for a page, to the printer"


def test_without_a_reader_of_pdf_the_report_says_that_nobody_looked(
    story: pagekit.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presswork, "available", lambda: False)
    made = pagekit.render_pdf(story, press="newsprint", at=NOON)
    assert [note.remedy for note in made.report.with_code("preflight-missing")] == [
        "pip install 'pagekit[press]'"
    ]


def test_only_plates_with_a_stranger_s_page_in_them_are_looked_at_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[str] = []

    def run(job: Callable[..., object], *given: object, limits: object) -> object:
        jobs.append(job.__name__)
        return job(*given)

    monkeypatch.setattr(reading, "run", run)
    assert with_adverts(folder, {"src": "ferry.jpg"}).with_code("preflight")
    assert jobs == []
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 100))
        pdf.save(folder / "bread.pdf")
    assert with_adverts(folder, {"kind": "pdf", "src": "bread.pdf"}).with_code("preflight")
    assert jobs == ["looked_at"]


def test_the_same_story_gives_the_same_plates(story: pagekit.Article) -> None:
    assert plates(story, "coated") == plates(story, "coated")


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript renders the plates")
@pytest.mark.parametrize(("press", "most"), [("newsprint", 220), ("coated", 300)])
def test_no_area_takes_more_ink_than_the_paper(
    story: pagekit.Article, tmp_path: Path, press: str, most: int
) -> None:
    (tmp_path / "plates.pdf").write_bytes(plates(story, press, "magazine"))
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r36", "-dUsePDFX3Profile",
         "-dUseTrimBox", "-o", str(tmp_path / "p%d.tif"), str(tmp_path / "plates.pdf")],
        check=True,
    )  # fmt: skip
    composites = [path for path in tmp_path.glob("p*.tif") if "(" not in path.name]
    assert composites
    for path in composites:
        with Image.open(path) as composite:
            # Areas of four by four dots at 36 to the inch are eight millimetres square.
            small = composite.convert("CMYK").reduce(4)
        inks = max(sum(pixel) for pixel in small.get_flattened_data()) / 2.55
        assert inks <= most + 1


def test_a_condition_of_the_newsroom_s_own_is_a_file_of_a_few_lines(
    story: pagekit.Article, tmp_path: Path
) -> None:
    own = tmp_path / "our-press.toml"
    own.write_text('schema = 1\ninherits = "newsprint"\ntitle = "Our press"\ntotal_ink = 200\n', "utf-8")
    with pikepdf.open(io.BytesIO(plates(story, own))) as pdf:
        assert pdf.Root.OutputIntents[0].OutputConditionIdentifier == "CGATS TR 002"


def test_plates_know_what_they_are_made_for(story: pagekit.Article) -> None:
    made = pagekit.render_pdf(story, press="newsprint", at=NOON)
    assert made.press is not None and made.press.name == "newsprint"
    assert pagekit.render_pdf(story).press is None


def test_the_time_of_plates_may_stand_in_the_order(story: pagekit.Article) -> None:
    made = pagekit.render_pdf(story, press="coated", order=pagekit.Order(at=NOON))
    assert made.data == plates(story, "coated")


def test_plates_want_a_time_before_anything_is_made(story: pagekit.Article) -> None:
    with pytest.raises(pagekit.BadOrder, match="at: plates say when they were made"):
        pagekit.render_pdf(story, press="newsprint")


def test_a_condition_without_a_profile_says_which_to_bring(story: pagekit.Article) -> None:
    with pytest.raises(pagekit.MissingResource, match="profile"):
        plates(story, "heatset")


def test_an_unknown_condition_is_told_with_the_near_name(story: pagekit.Article) -> None:
    with pytest.raises(pagekit.UnsupportedPress, match="newsprint"):
        plates(story, "newsprnt")


def test_pages_that_an_engine_draws_have_no_plates(story: pagekit.Article) -> None:
    with pytest.raises(pagekit.UnsupportedPress, match="layout base: its pages are drawn by an engine"):
        plates(story, "newsprint", "base")


def with_adverts(folder: Path, *adverts: dict[str, object], **fields: object) -> pagekit.Report:
    """The report of plates of the story, with these adverts at its foot."""
    told = {**STORY, **fields}
    lines = [
        {"kind": "image", "slot": "foot", "alt": "Bread", "advertiser": "Nan Bakery", **one}
        for one in adverts
    ]
    return pagekit.render_pdf(
        pagekit.read_article(told, files_from=folder),
        press="newsprint",
        at=NOON,
        adverts=pagekit.read_adverts({"adverts": lines}, files_from=folder),
    ).report


def test_an_advert_is_held_against_its_booking(folder: Path) -> None:
    sold = {"size": {"width": "90mm", "height": "60mm"}, "colour": "mono"}
    report = with_adverts(folder, {"src": "ferry.jpg", **sold})
    (size,) = report.with_code("advert-size")
    assert size.what.startswith("The advert of Nan Bakery in slot foot stands at ")
    assert size.what.endswith("; 90.0 × 60.0 mm were booked.")
    (colour,) = report.with_code("advert-colour")
    assert "it was booked as mono" in colour.what


def test_a_booked_slot_without_its_creative_is_an_error_that_names_both(folder: Path) -> None:
    (missing,) = with_adverts(folder, {"src": "bread.jpg"}).with_code("advert-missing")
    assert missing.severity == pagekit.Severity.ERROR
    assert missing.what == (
        "The advert of Nan Bakery is booked for slot foot; bread.jpg is missing or cannot be printed."
    )
    over = {"src": "bread.jpg", "ends": "2026-03-01"}
    assert with_adverts(folder, over).with_code("advert-missing") == ()


def test_a_photo_that_is_not_cleared_is_told_where_it_stands(folder: Path) -> None:
    (refused,) = with_adverts(folder, photos=[{**PHOTO, "clearance": "refused"}]).with_code("photo-clearance")
    assert refused.where.startswith("page 1, ")
    assert refused.what == "The photo ferry.jpg is not cleared for print: its clearance was refused."
    (web,) = with_adverts(folder, photos=[{**PHOTO, "terms": "Web use only."}]).with_code("photo-clearance")
    assert web.severity == pagekit.Severity.ERROR
    cleared = {**PHOTO, "terms": "Web use only.", "clearance": "cleared"}
    assert with_adverts(folder, photos=[cleared]).with_code("photo-clearance") == ()


# ---- In black alone ----------------------------------------------------------------------------------------


def separated(data: bytes, folder: Path) -> list[dict[str, int]]:
    """Of each page the darkest spot of each plate, as Ghostscript makes it: 255 is no ink."""
    (folder / "mono.pdf").write_bytes(data)
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r36", "-dUsePDFX3Profile",
         "-o", str(folder / "m%d.tif"), str(folder / "mono.pdf")],
        check=True,
    )  # fmt: skip
    pages: dict[int, dict[str, int]] = {}
    for path in folder.glob("m*(*).tif"):
        number, _, ink = path.stem[1:-1].partition("(")
        with Image.open(path) as plate:
            pages.setdefault(int(number), {})[ink] = int(plate.convert("L").getextrema()[0])  # type: ignore[arg-type]
    return [pages[number] for number in sorted(pages)]


BREAD = {"kind": "image", "slot": "foot", "src": "ferry.jpg", "alt": "Bread", "advertiser": "Nan Bakery"}


def booked(folder: Path) -> pagekit.AdvertBook:
    return pagekit.read_adverts({"adverts": [BREAD]}, files_from=folder)


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript renders the plates")
def test_a_mono_page_is_on_the_black_plate_alone(
    story: pagekit.Article, folder: Path, tmp_path: Path
) -> None:
    made = pagekit.render_pdf(story, press="newsprint", at=NOON, adverts=booked(folder), mono=True)
    assert made.report.with_code("page-mono") == made.report.with_code("advert-colour") == ()
    for page in separated(made.data, tmp_path):
        assert page["Black"] < 30
        assert {page[ink] for ink in ("Cyan", "Magenta", "Yellow")} == {255}


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript renders the plates")
def test_a_page_is_mono_by_the_plan_of_the_press(folder: Path, tmp_path: Path) -> None:
    last = {**PHOTO, "kind": "photo", "focus": [0.2, 0.5]}
    body = [*[{"kind": "paragraph", "text": WORDS}] * 3, last, {"kind": "paragraph", "text": "It came back."}]
    story = pagekit.read_article({**STORY, "body": body}, files_from=folder)

    def coloured(*mono: int) -> list[bool]:
        made = pagekit.render_pdf(story, press="newsprint", at=NOON, adverts=booked(folder), mono=mono)
        assert made.report.with_code("page-mono") == made.report.with_code("advert-colour") == ()
        return [page["Magenta"] < 200 for page in separated(made.data, tmp_path)]

    # The lead and the advert stand on the first page, the other picture on a later one.
    plain = coloured()
    later = len(plain) - plain[::-1].index(True)
    assert plain.count(True) == 2 and plain[0] and later > 1
    assert coloured(1) == [False, *plain[1:]]
    assert coloured(later) == [True, *[False] * (len(plain) - 1)]


def test_a_page_that_is_not_there_cannot_be_mono(story: pagekit.Article) -> None:
    (note,) = pagekit.render_pdf(story, press="newsprint", at=NOON, mono=[9]).report.with_code("mono-page")
    assert note.what.startswith("there is no page 9 to print in black: there ")


@pytest.mark.parametrize("mono", ["all", (0,), (True,), 2.5, ("1",)])
def test_what_is_no_number_of_a_page_is_refused(story: pagekit.Article, mono: object) -> None:
    with pytest.raises(pagekit.BadOrder, match="mono"):
        pagekit.render_pdf(story, press="newsprint", at=NOON, mono=mono)  # type: ignore[arg-type]


def test_mono_is_said_of_plates(story: pagekit.Article) -> None:
    with pytest.raises(pagekit.BadOrder, match="mono: is said of plates"):
        pagekit.render_pdf(story, mono=True)
