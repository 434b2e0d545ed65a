"""an edition + a press → its plates: a file for each page, in black where the plan says so, held against its bookings."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import pagekit
from pagekit.errors import BadOrder

EDITION = """schema = 1
date = 2026-05-19
pages = 4
publication = "publication.toml"
[[sections]]
name = "News"
colour = false
[[special_pages]]
number = 4
kind = "supplied"
file = "puzzle.pdf"
adverts = false
"""
BOOKED = """[[bookings]]
id = "A"
advertiser = "Nan"
size = "quarter"
status = "sold"
musts = { page = 2 }
[[bookings]]
id = "B"
advertiser = "Mill"
size = "quarter"
creative = "mill.png"
alt = "Flour"
colour = false
status = "sold"
musts = { page = 3 }
[[bookings]]
id = "C"
advertiser = "Bank"
size = "eighth"
creative = "bank.pdf"
alt = "Money"
colour = false
status = "sold"
musts = { page = 3 }
"""
WORDS = "By noon the clerk had lost his list, and a queue reached down the stairs to the pump. " * 5


def drawn(path: Path, operators: bytes, width: float = 200, height: float = 100) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        page.Contents = pdf.make_stream(operators)
        pdf.save(path)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> pagekit.Edition:
    home = tmp_path_factory.mktemp("paper")
    (home / "edition.toml").write_text(EDITION, "utf-8")
    (home / "publication.toml").write_text('name = "Степной курьер"\ntimezone = "Asia/Almaty"\n', "utf-8")
    (home / "adverts.toml").write_text(BOOKED, "utf-8")
    photo = Image.linear_gradient("L").resize((900, 600))
    colours = Image.merge("RGB", (photo, photo.transpose(Image.Transpose.ROTATE_180), photo))
    colours.save(home / "mill.png")
    drawn(home / "bank.pdf", b"1 0 0 0 k 20 20 160 60 re f")
    drawn(home / "puzzle.pdf", b"0 g 100 100 500 500 re f", 793.7, 1218.9)
    stories = home / "stories"
    stories.mkdir()
    colours.save(stories / "pump.jpg")
    for n in range(5):
        photos = [{"src": "pump.jpg", "alt": "A pump", "clearance": "refused"}] if n in {0, 1} else []
        body = [{"kind": "paragraph", "text": f"{n} {WORDS}"}] * 9
        fields = {
            "id": f"s{n}",
            "lang": "en",
            "headline": f"The list of clerk {n} is lost",
            "priority": n + 1,
            "photos": photos,
            "body": body,
        }
        (stories / f"s{n}.json").write_text(json.dumps(fields), "utf-8")
    return pagekit.read_edition(home)


@pytest.fixture(scope="module")
def build(edition: pagekit.Edition) -> pagekit.EditionBuild:
    return pagekit.build_edition(edition, press="newsprint")


@pytest.fixture(scope="module")
def plates(build: pagekit.EditionBuild) -> pagekit.PressDelivery:
    assert build.plates is not None
    return build.plates


def test_each_page_is_a_file_for_the_press(plates: pagekit.PressDelivery) -> None:
    assert [file.name for file in plates.files] == [f"Stepnoy-kurer-20260519-00{n}.pdf" for n in range(1, 5)]
    assert [file.pages for file in plates.files] == [(1,), (2,), (3,), (4,)]
    with pikepdf.open(io.BytesIO(plates.files[1].data)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.OutputConditionIdentifier), len(pdf.pages)) == ("CGATS TR 002", 1)
        # The edition's date at 00:00 in its zone.
        assert str(pdf.docinfo.CreationDate).startswith("D:20260519000000+05")


def test_pages_of_a_section_without_colour_are_black_but_for_the_first(
    build: pagekit.EditionBuild, plates: pagekit.PressDelivery
) -> None:
    assert [page.colour for page in build.plan.pages] == [True, False, False, False]
    inks = [file.inks for file in plates.files]
    assert (len(inks[0]), inks[1]) == (4, ("Black",))
    for file in plates.files[1:3]:
        with pikepdf.open(io.BytesIO(file.data)) as pdf:
            images = list(pdf.pages[0].get_images().values())
            assert {str(image.ColorSpace) for image in images} <= {"/DeviceGray"}
    assert plates.report.with_code("page-mono") == ()


def test_adverts_are_held_against_their_bookings_on_their_own_pages(plates: pagekit.PressDelivery) -> None:
    (lost,) = plates.report.with_code("advert-missing")
    assert (lost.subject, lost.what) == (
        "Stepnoy-kurer-20260519-002.pdf",
        "A (Nan) is booked for slot quarter; its creative is missing or cannot be printed.",
    )
    # A picture was made black; what the advertiser drew stays as it is.
    (colour,) = plates.report.with_code("advert-colour")
    assert colour.subject == "Stepnoy-kurer-20260519-003.pdf"
    assert colour.what.startswith("C (Bank) in slot eighth carries colour (Cyan)")
    assert plates.report.with_code("advert-size") == ()


def test_photos_that_are_not_cleared_are_told_where_they_stand(
    build: pagekit.EditionBuild, plates: pagekit.PressDelivery
) -> None:
    pages = [
        page.number
        for page in build.plan.pages
        for box in page.boxes
        if box.ref in {"s0", "s1"} and box.stand is not None and box.stand.picture
    ]
    assert pages
    told = plates.report.with_code("photo-clearance")
    assert sorted(str(note.subject) for note in told) == [
        f"Stepnoy-kurer-20260519-00{page}.pdf" for page in sorted(pages)
    ]


def test_the_report_of_the_edition_has_that_of_its_plates(
    build: pagekit.EditionBuild, plates: pagekit.PressDelivery
) -> None:
    assert set(plates.report.notes) <= set(build.report.notes)
    assert build.report.figures["plate_files"] == 4
    assert len(build.report.with_code("preflight")) == 1


def test_the_reader_s_pages_are_the_same_with_a_press_and_without(
    edition: pagekit.Edition, build: pagekit.EditionBuild
) -> None:
    plain = pagekit.build_edition(edition)
    assert plain.plates is None
    assert plain.reader.data == build.reader.data
    assert [page.data for page in plain.pages] == [page.data for page in build.pages]
    assert set(plain.report.notes) <= set(build.report.notes)


def test_the_plates_are_written_with_their_lists(build: pagekit.EditionBuild, tmp_path: Path) -> None:
    build.write(tmp_path)
    names = sorted(path.name for path in (tmp_path / "plates").iterdir())
    assert names == [
        *(f"Stepnoy-kurer-20260519-00{n}.pdf" for n in range(1, 5)), "delivery.csv", "delivery.json",
    ]  # fmt: skip


def test_another_time_and_another_pattern(edition: pagekit.Edition) -> None:
    noon = datetime(2026, 5, 18, 12, tzinfo=UTC)
    made = pagekit.build_edition(edition, press="coated", at=noon, naming="{page:2}-{date}.pdf").plates
    assert made is not None
    assert made.files[0].name == "01-20260519.pdf"
    with pikepdf.open(io.BytesIO(made.files[0].data)) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20260518120000")
        trim, over = ([float(edge) for edge in pdf.pages[0][box]] for box in ("/TrimBox", "/BleedBox"))
    assert trim[0] - over[0] == pytest.approx(3 * 72 / 25.4, abs=0.01)


def test_a_pattern_without_a_press_is_refused_and_so_is_a_press_that_nobody_knows(
    edition: pagekit.Edition,
) -> None:
    with pytest.raises(BadOrder, match="naming: is said of plates"):
        pagekit.build_edition(edition, naming="{page}.pdf")
    with pytest.raises(pagekit.UnsupportedPress):
        pagekit.build_edition(edition, press="woodcut")
