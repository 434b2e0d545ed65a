"""a booked page of a PDF → the printed page: as it was drawn where pagekit writes the page, as a picture elsewhere."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

import pagekit
from tests.foreign.posts import eps
from tests.foreign.sheets import RED, Seen, drawn, problems

SITE = pagekit.Publication(name="Courier", ad_contacts=[{"phone": "+7 700 388 81 09"}])
STORY = pagekit.Article(id="boots", headline="Committee counts boots before the winter")
FOOT = 470, 120
"""The shape of the foot slot, near enough."""


def sale(pdf: pikepdf.Pdf, page: Any) -> None:
    """With bleed beyond its trim, and a face of the reader's own."""
    page.MediaBox = Array([-10, -10, FOOT[0] + 10, FOOT[1] + 10])
    face = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.Resources = Dictionary(Font=Dictionary(F1=face))


def advert(name: str = "sale.pdf", **more: Any) -> pagekit.PdfAdvert:
    return pagekit.PdfAdvert(slot="foot", src=name, alt="Boots at half the price", **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("adverts")
    content = RED + b" -50 -50 600 400 re f 0 g BT /F1 20 Tf 20 20 Td (Half the price) Tj ET"
    (home / "sale.pdf").write_bytes(drawn(content, size=FOOT, with_it=sale))
    (home / "locked.pdf").write_bytes(drawn(encryption=pikepdf.Encryption(user="a", owner="b")))
    return home


def printed(folder: Path, *adverts: pagekit.PdfAdvert) -> pagekit.PdfDocument:
    return pagekit.render_pdf(STORY, publication=SITE, files_from=folder, adverts=list(adverts))


@pytest.fixture(scope="module")
def made(folder: Path) -> pagekit.PdfDocument:
    return printed(folder, advert())


def forms_of(page: Any) -> list[Any]:
    return [
        one for one in page.Resources.get("/XObject", Dictionary()).values() if one.get("/Subtype") == "/Form"
    ]


def test_it_stands_on_the_page_as_it_was_drawn(made: pagekit.PdfDocument) -> None:
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        (form,) = forms_of(pdf.pages[0])
        assert [float(side) for side in form.BBox] == [0, 0, *FOOT]
        figures = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Figure"]
        (said,) = [one for one in figures if str(one.Alt) == "Boots at half the price"]
        left, bottom, right, top = (float(side) for side in said.A.BBox)
    assert problems(made.data) == []
    seen = Seen(made.data)
    assert "Half the price" in seen.text
    # In the middle of its place, whole.
    scale = min((right - left) / FOOT[0], (top - bottom) / FOOT[1])
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    inside, beyond = FOOT[0] * scale / 2 - 1, FOOT[0] * scale / 2 + 0.5
    assert [seen.at(middle_x + x, middle_y) for x in (-inside, inside)] == [(255, 0, 0)] * 2
    assert beyond * 2 >= right - left or seen.at(middle_x + beyond, middle_y) != (255, 0, 0)


def test_what_there_is_to_say_of_it_is_told(made: pagekit.PdfDocument) -> None:
    (note,) = made.report.with_code("advert-fonts")
    assert (note.where, note.what) == (
        "sale.pdf", "faces are not in the file, and another may stand for them: Helvetica.",
    )  # fmt: skip


def test_the_same_advert_gives_the_same_bytes(folder: Path, made: pagekit.PdfDocument) -> None:
    assert printed(folder, advert()).data == made.data


def test_one_that_cannot_be_taken_leaves_the_space_to_the_house(folder: Path) -> None:
    (note,) = printed(folder, advert("locked.pdf")).report.with_code("creative-missing")
    assert note.what == (
        "the booked advert is not shown: locked.pdf: is encrypted. Export it without a password."
    )


def test_a_browser_is_shown_a_picture_of_the_box(folder: Path) -> None:
    how: dict[str, Any] = {"publication": SITE, "files_from": folder, "layout": "print-article"}
    page = pagekit.render_html(STORY, adverts=[advert(box="media")], **how)
    (picture,) = [name for name in page.assets if name.startswith("pictures/")]
    assert f'src="{picture}" width="2042" height="584" alt="Boots at half the price"' in page.html


def test_on_plates_its_rgb_is_in_the_inks_of_the_press(folder: Path) -> None:
    how: dict[str, Any] = {"publication": SITE, "files_from": folder, "at": datetime(2026, 3, 3, tzinfo=UTC)}
    made = pagekit.render_pdf(STORY, press="newsprint", adverts=[advert()], **how)
    assert [note.code for note in made.report.notes if note.code.startswith("colour-")] == []
    (note,) = made.report.with_code("advert-rgb")
    assert (note.where, note.what) == ("sale.pdf", "RGB in it is printed in the inks of newsprint: 1 colour.")


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript carries EPS out")
def test_an_eps_stands_on_the_page_as_it_was_drawn(folder: Path) -> None:
    (folder / "sale.eps").write_bytes(eps(b"1 0 0 setrgbcolor 0 0 470 120 rectfill", box=b"0 0 470 120"))
    made = printed(folder, advert("sale.eps"))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        (form,) = forms_of(pdf.pages[0])
        assert [float(side) for side in form.BBox] == [0, 0, *FOOT]
    assert made.report.with_code("creative-missing") == ()
    assert printed(folder, advert("sale.eps")).data == made.data


def test_an_eps_that_is_none_is_refused_at_the_door(folder: Path) -> None:
    (folder / "notes.eps").write_bytes(b"%!PS\nshowpage\n")
    (note,) = printed(folder, advert("notes.eps")).report.with_code("creative-refused")
    assert note.what == "notes.eps: is neither a PDF nor an EPS. The advert was taken out."


def test_one_of_another_size_is_scaled_and_that_is_told(made: pagekit.PdfDocument) -> None:
    (note,) = made.report.with_code("advert-scaled")
    assert note.what == ("the creative is 165.8 by 42.33 mm, and is printed at 94 % of that.")


def test_one_of_another_size_is_not_shown_where_the_booking_wants_none(folder: Path) -> None:
    (note,) = printed(folder, advert(fit="refuse")).report.with_code("creative-missing")
    assert note.what == (
        "the booked advert is not shown: the creative is 165.8 by 42.33 mm, and is "
        "booked for 176 by 40 mm. Supply it in that size."
    )


def test_a_picture_of_another_shape_is_not_shown_where_the_booking_wants_none(folder: Path) -> None:
    Image.new("RGB", (300, 300)).save(folder / "square.tif")
    square = pagekit.ImageAdvert(slot="foot", src="square.tif", alt="Boots", fit="refuse")
    made = pagekit.render_pdf(STORY, publication=SITE, files_from=folder, adverts=[square])
    (note,) = made.report.with_code("creative-missing")
    assert note.what == (
        "the booked advert is not shown: the creative is 1.00 times as wide as high, "
        "its place 4.40. Supply it at 176 by 40 mm."
    )
