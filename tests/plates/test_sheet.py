"""PageInk → the same page on its sheet, with marks around it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pagekit.condition import Condition
from pagekit.errors import BadOrder
from pagekit.ink.page import Element, PageInk, SpotInk
from pagekit.join import PlateFacts, join
from pagekit.plates import Design, Sheets
from pagekit.units import mm
from tests.join.pages import Hand
from tests.join.plates import AT, INTENDED, X1A, X4, facts

ROOM = 28.346
COATED = Condition.model_validate(
    {
        "name": "coated",
        "title": "Coated",
        "intended": INTENDED,
        "total_ink": 300,
        "photo": {"target": 300, "warn": 225, "stop": 150},
        "line_art": {"target": 1200, "warn": 800, "stop": 550},
        "type_size": {"one": 5, "tint": 6, "several": 8},
        "reversed_type": {"one": 7, "several": 9},
        "rule": {"one": 0.25, "tint": 0.5, "several": 0.5},
        "bleed": "3mm",
        "marks": True,
    }
)
BLUE = SpotInk("S0", "PANTONE 286 C", (1, 0.66, 0, 0.02))
CYAN_ALL_OVER = b"/Artifact BMC 1 0 0 0 k -99 -99 999 999 re f EMC\n"


def page(ground: bytes = b"0 0 0 1 k\n", *, label: str = "7", **more: object) -> PageInk:
    """A page of 500 x 400 points with a line of text on a ground."""
    hand = Hand(500, 400)
    ink = hand.ink(Element("P", (hand.line("Ice on the river"),)), label=label, **more)
    return replace(ink, content=ground + ink.content)


def sheets(condition: Condition = COATED, title: str = "The river is back", **more: object) -> Sheets:
    """What lays pages on sheets."""
    return Sheets(condition, title=title, at=AT, **{"files": {}, **more})  # type: ignore[arg-type]


def laid(ink: PageInk, plates: PlateFacts = X4, **more: object) -> bytes:
    """The plates of one page."""
    return join([sheets(**more).lay(ink)], facts(plates), {}).data  # type: ignore[arg-type]


def words(data: bytes) -> str:
    """What stands on the sheet, as PDFium reads it."""
    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range())


def drawn(marks: Design, ink: PageInk | None = None) -> list[str]:
    """The operators around the page, line by line."""
    content = sheets(design=marks).lay(ink or page()).content.decode()
    return content[content.index("/Artifact<</Type/Page>>BDC") :].splitlines()


NOTHING = Design(trims=False, targets=False, bar=False, slug=False)


def test_a_condition_without_marks_has_its_bleed_and_no_room() -> None:
    plain = COATED.model_copy(update={"marks": False, "bleed": mm(5)})
    ink = sheets(plain).lay(page())
    assert ink == replace(page(), bleed=mm(5).points)


def test_marks_stand_outside_of_the_bleed() -> None:
    with pikepdf.open(io.BytesIO(laid(page()))) as pdf:
        one = pdf.pages[0].obj
        assert [float(edge) for edge in one.BleedBox] == pytest.approx(
            [28.346, 28.346, 545.354, 445.354], abs=0.01
        )
        assert [float(edge) for edge in one.TrimBox] == pytest.approx(
            [36.85, 36.85, 536.85, 436.85], abs=0.01
        )
    empty = replace(page(), content=b"", marks=0, elements=())
    shown = pypdfium2.PdfDocument(laid(empty))[0].render(scale=2).to_pil().convert("L")
    edge = round(ROOM * 2)
    assert shown.size == (1148, 948) and shown.getextrema()[0] < 64
    assert shown.crop((edge + 1, edge + 1, 1147 - edge, 947 - edge)).getextrema() == (255, 255)


def test_what_hangs_over_the_bleed_is_cut_there() -> None:
    shown = (
        pypdfium2.PdfDocument(laid(page(CYAN_ALL_OVER), design=NOTHING))[0]
        .render(scale=1)
        .to_pil()
        .convert("RGB")
    )
    at = [
        shown.getpixel(place) == (255, 255, 255) for place in ((26, 200), (30, 200), (543, 200), (548, 200))
    ]
    assert at == [True, False, False, True]


def test_trim_marks_stand_on_the_lines_of_the_trim() -> None:
    lines = drawn(Design(targets=False, bar=False, slug=False))
    assert lines == [
        "/Artifact<</Type/Page>>BDC",
        "/Reg CS 1 SCN 0.25 w",
        "0 -8.504 m 0 -22.677 l S",
        "0 408.504 m 0 422.677 l S",
        "500 -8.504 m 500 -22.677 l S",
        "500 408.504 m 500 422.677 l S",
        "-8.504 0 m -22.677 0 l S",
        "508.504 0 m 522.677 0 l S",
        "-8.504 400 m -22.677 400 l S",
        "508.504 400 m 522.677 400 l S",
        "EMC",
    ]


def test_trim_marks_keep_off_a_wider_bleed() -> None:
    wide = COATED.model_copy(update={"bleed": mm(6)})
    content = sheets(wide, design=Design(targets=False, bar=False, slug=False)).lay(page()).content
    assert b"0 -17.008 m 0 -31.181 l S" in content


def fields(ink: PageInk) -> list[str]:
    """The colours of the bar, from the left."""
    lines = drawn(Design(trims=False, targets=False, slug=False), ink)
    return [
        found[1] for found in (re.fullmatch(r"(.+) \S+ \S+ \S+ \S+ re f", line) for line in lines) if found
    ]


def test_the_bar_has_the_inks_of_the_page() -> None:
    assert fields(page()) == ["0 0 0 1 k", "0 0 0 0.5 k"]
    assert fields(page(b"1 1 0 0 k\n0 g\n", spots=(BLUE,))) == [
        "1 0 0 0 k",
        "0 1 0 0 k",
        "0 0 0 1 k",
        "/S0 cs 1 scn",
        "1 1 0 0 k",
        "0.5 0 0 0 k",
        "0 0.5 0 0 k",
        "0 0 0 0.5 k",
        "/S0 cs 0.5 scn",
    ]
    assert fields(page(b"1 1 1 1 k\n"))[4:7] == ["1 1 0 0 k", "1 0 1 0 k", "0 1 1 0 k"]


def test_the_bar_of_a_narrow_page_has_smaller_fields() -> None:
    narrow = replace(page(b"1 1 1 1 k\n"), width=150.0)
    last = [
        line
        for line in drawn(Design(trims=False, targets=False, slug=False), narrow)
        if line.endswith("re f")
    ][-1]
    *_, x, _, wide, _, _, _ = last.split()
    assert float(x) + float(wide) < 75 - 8.5, "it ends before the target in the middle"


def test_the_slug_line_says_what_this_is() -> None:
    said = words(laid(page(b"1 0 0 0 k 0 0 0 1 k\n", spots=(BLUE,))))
    line = said.strip().splitlines()[-1]
    assert line == "The river is back 7 2026-03-03 06:00:00+05:00 Cyan Black PANTONE 286 C"


def test_a_title_that_is_too_long_is_cut_and_nothing_else() -> None:
    line = words(laid(page(), title="The river is back " * 30)).strip().splitlines()[-1]
    assert (
        line.startswith("The river is back The river") and "… 7 2026-03-03" in line and line.endswith("Black")
    )


def test_on_a_narrow_page_the_slug_line_is_smaller() -> None:
    lines = drawn(Design(trims=False, targets=False, bar=False), replace(page(spots=(BLUE,)), width=150.0))
    sizes = [float(line.split()[1]) for line in lines if line.endswith(" Tf")]
    assert len(sizes) >= 2 and max(sizes) < 6
    starts = [float(line.split()[1]) for line in lines if line.startswith("BT ")]
    assert starts == pytest.approx([5.669, 89.173], abs=0.001)


def test_a_title_from_the_right_is_set_so() -> None:
    sheet = sheets(title="عودة النهر").lay(page())
    reads = [
        said for face in sheet.faces if face.face.family == "Noto Naskh Arabic" for _, _, said in face.codes
    ]
    assert reads and "\ufffd" not in "".join(reads)


def test_faces_of_the_page_and_of_its_marks_do_not_meet() -> None:
    with pikepdf.open(io.BytesIO(laid(page()))) as pdf:
        names = {str(name): str(font.BaseFont)[8:] for name, font in pdf.pages[0].Resources.Font.items()}
    assert names.pop("/F1") == "NotoSerif-Regular"
    assert [(name[:2], font) for name, font in names.items()] == [("/M", "IBMPlexSans-Regular")]


def test_marks_are_read_to_nobody() -> None:
    ink = sheets().lay(page())
    assert (ink.elements, ink.marks) == (page().elements, page().marks)
    assert join([ink], facts(), {}).data


def test_a_sheet_with_a_slug_line_asks_for_a_time() -> None:
    with pytest.raises(BadOrder, match="Pass `at` with a time"):
        Sheets(COATED, title="Ice", at=None, files={})


def test_measures_are_data() -> None:
    own = Design.model_validate({"room": "15mm", "offset": "6mm", "slug": False})
    ink = sheets(design=own).lay(page())
    assert ink.room == mm(15).points and b"0 -17.008 m 0 -31.181 l S" in ink.content


# ---- On the plates -----------------------------------------------------------------------------------------


def separated(data: bytes, folder: Path) -> Mapping[str, Image.Image]:
    """Every plate as Ghostscript makes it: 0 is full ink."""
    file = folder / "sheet.pdf"
    file.write_bytes(data)
    command = ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r144", "-o"]
    subprocess.run([*command, str(folder / "s%d.tif"), str(file)], check=True, capture_output=True)
    return {path.stem[3:-1]: Image.open(path).convert("L") for path in folder.glob("s1(*.tif")}


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
@pytest.mark.parametrize("plates", [X4, X1A], ids=("x4", "x1a"))
def test_marks_are_on_every_plate_and_each_says_its_name(plates: PlateFacts, tmp_path: Path) -> None:
    made = separated(laid(page(spots=(BLUE,)), plates), tmp_path)
    assert sorted(made) == ["Black", "Cyan", "Magenta", "PANTONE 286 C", "Yellow"]
    for name, plate in made.items():
        corner, target = plate.crop((60, 0, 90, 60)), plate.crop((560, 10, 590, 50))
        assert corner.getextrema()[0] < 128 and target.getextrema()[0] < 128, name
    # The page itself has black alone.
    inner = (60, 60, 1080, 880)
    assert [name for name, plate in made.items() if plate.crop(inner).getextrema()[0] < 255] == ["Black"]
    # The end of the slug line: Black and PANTONE 286 C, each on its own plate.
    foot = {name: plate.crop((600, 900, 1080, 948)) for name, plate in made.items()}
    inked = {name: sum(strip.histogram()[:128]) for name, strip in foot.items()}
    assert inked["Cyan"] == inked["Magenta"] == inked["Yellow"] < inked["Black"] < inked["PANTONE 286 C"]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_poppler_finds_the_boxes(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(laid(page()))
    said = subprocess.run(
        ["pdfinfo", "-box", tmp_path / "sheet.pdf"], capture_output=True, text=True, check=True
    ).stdout
    found = {line.split(":")[0]: line.split()[1:] for line in said.splitlines() if "Box:" in line}
    assert found["MediaBox"] == ["0.00", "0.00", "573.70", "473.70"]
    assert found["BleedBox"] == ["28.35", "28.35", "545.35", "445.35"]
    assert found["TrimBox"] == ["36.85", "36.85", "536.85", "436.85"]
