"""an advertiser's HTML → a page of just its size: what it shows, what is cut, and that it gets at nothing."""

from __future__ import annotations

import base64
import io

import pikepdf
import pytest
from PIL import Image

from pagekit.errors import LimitExceeded
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.makeup.creative_html import DrawnHtml
from pagekit.notes import Severity
from pagekit.press import advert_pdf
from tests.foreign.sheets import Seen

NOTHING = "is not one of the page's own files"


def drawn(text: str, width: int = 300, height: int = 200) -> DrawnHtml:
    return advert_pdf(text, width, height, "rail.html")


def size(made: DrawnHtml) -> tuple[float, ...]:
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        (page,) = pdf.pages
        return tuple(float(side) for side in page.MediaBox)  # type: ignore[attr-defined]


def drawn_elsewhere(text: str) -> DrawnHtml:
    """As an order draws it: fontconfig is set up once in a process, and here perhaps for another page."""
    return run(advert_pdf, text, 300, 200, "rail.html", limits=Limits(work=60, memory=2048 * MEGABYTE))


def faces(made: DrawnHtml) -> set[str]:
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        kinds = [item for item in found if item.get("/Type") == "/FontDescriptor"]
        return {str(item.FontName).partition("+")[2] for item in kinds}


def codes(made: DrawnHtml) -> list[str]:
    return [note.code for note in made.notes]


def test_it_is_drawn_in_its_own_size_and_colours_and_its_words_are_words() -> None:
    made = drawn(
        "<body style='margin:0;background:#00f'><div style='width:150px;height:100px;background:#f00'>Sale"
    )
    assert (made.notes, made.links) == ((), ())
    assert size(made) == (0, 0, 225, 150)
    seen = Seen(made.data)
    assert seen.text == "Sale"
    assert (seen.at(100, 100), seen.at(120, 100), seen.at(100, 60)) == ((255, 0, 0), (0, 0, 255), (0, 0, 255))


def test_what_its_own_sheets_say_of_pages_is_not_heard() -> None:
    sheet = (
        "@page { size: 90000px !important; margin: 40px; bleed: 9px; marks: crop; width: 20px }"
        "@page other { size: 7px 7px !important } body { margin: 0; page: other } p { break-before: page; margin: 0 }"
    )
    made = drawn(f"<style>{sheet}</style><p>One<p>Two")
    assert size(made) == (0, 0, 225, 150)
    assert Seen(made.data).text.split() == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p style='height:120px'>One<p style='height:120px'>Two", id="a second page"),
        pytest.param("<div style='width:1000000px;height:1000000px;background:red'>", id="a million pixels"),
        pytest.param("<p style='white-space:nowrap;margin:0'>" + "Longer than its box " * 9, id="a line"),
        pytest.param("<p style='position:absolute;left:-20px;top:0'>Left", id="to the left"),
    ],
)
def test_what_has_no_room_is_cut_and_told(text: str) -> None:
    made = drawn(f"<body style='margin:0'>{text}")
    assert size(made) == (0, 0, 225, 150)
    (note,) = made.notes
    assert (note.severity, note.code, note.where) == (Severity.WARNING, "creative-cut", "rail.html")
    assert note.what == "the creative shows more than 300 by 200 px have room for; the rest is cut off."


def test_what_its_own_box_hides_is_as_it_was_meant() -> None:
    hidden = "<div style='width:300px;height:200px;overflow:hidden'><p style='width:900px;background:red'>Wide</div>"
    assert drawn(f"<body style='margin:0'>{hidden}").notes == ()


def test_our_faces_stand_for_those_of_every_desk() -> None:
    made = drawn_elsewhere(
        "<p style='font-family:Arial'>One<p style='font-family:Nobody,monospace'>Two<p>Three"
    )
    assert faces(made) == {"IBM-Plex-Sans", "Noto-Sans-Mono", "Noto-Serif"}


def test_letters_without_a_face_are_named() -> None:
    (note,) = drawn("<p>漢字 and 漢").notes
    assert (note.severity, note.code) == (Severity.ERROR, "glyph-missing")
    assert note.what == "no face shows 漢 字 of the creative; a box stands for each."


def test_its_links_are_told_and_not_drawn() -> None:
    away, mail = "https://rail.example/a?b=1", "mailto:desk@rail.example"
    made = drawn(
        f"<a href='{away}'>One</a> <a href='{mail}'>Two</a> <a href='{away}'>Again</a> <a href='c.html'>c</a>"
    )
    assert made.links == (away, mail)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_the_pictures_that_it_holds_are_shown() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 255, 0)).save(stream, "PNG")
    address = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode("ascii")
    made = drawn(f"<body style='margin:0'><img src='{address}' width=300 height=200>")
    assert (made.notes, Seen(made.data).at(100, 70)) == ((), (0, 255, 0))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<img src='https://rail.example/a.png'>", id="remote"),
        pytest.param("<img src='file:///etc/hostname'>", id="file"),
        pytest.param("<img src='beside.png'>", id="beside it"),
        pytest.param("<base href='http://127.0.0.1:9/'><img src='a.png'>", id="inside"),
        pytest.param("<link rel=stylesheet href='https://rail.example/a.css'>", id="style sheet"),
        pytest.param("<body style='background:url(ftp://rail.example/a.png)'>", id="ground"),
    ],
)  # fmt: skip
def test_what_it_does_not_hold_is_not_there(text: str) -> None:
    (note,) = drawn(text).notes
    assert note.code == "engine" and NOTHING in note.what


def test_a_file_inside_that_is_none_is_told_without_all_of_it() -> None:
    (note,) = drawn(f"<img src='data:image/png;base64,{'A' * 4_000}'>").notes
    assert note.what == "the page engine says: Failed to load image at 'data:image/png…"


def test_script_is_never_run() -> None:
    made = drawn("<p id=a>Still<script>document.getElementById('a').remove()</script><p onclick='x()'>here")
    assert (Seen(made.data).text.split(), made.notes) == (["Still", "here"], ())


def test_one_that_nests_without_end_is_refused_by_name() -> None:
    with pytest.raises(LimitExceeded) as caught:
        drawn("<div>" * 700)
    assert str(caught.value) == (
        "rail.html: its elements stand deeper in each other than 100 levels. Make the page simpler."
    )


def test_the_same_creative_gives_the_same_bytes() -> None:
    assert drawn("<b>Sale</b>").data == drawn("<b>Sale</b>").data
