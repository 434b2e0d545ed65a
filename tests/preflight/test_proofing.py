"""A soft proof: the page on its paper, its plates, and the words that it is one."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator

import pikepdf
import pytest
from PIL import Image

import pagekit
from pagekit.condition import find_condition
from pagekit.errors import BadOrder, MissingDependency, MissingResource, Unreadable
from pagekit.preflight import proofing

needs_ghostscript = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript renders the plates")


@pytest.fixture(scope="module")
def squares() -> Iterator[bytes]:
    """A page of 200 by 200 points: cyan at the lower left, black over all of it, and white."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.Contents = pdf.make_stream(b"1 0 0 0 k 0 0 60 60 re f 0 0 0 1 k 140 0 60 60 re f")
        stream = io.BytesIO()
        pdf.save(stream)
        yield stream.getvalue()


@pytest.fixture(scope="module")
def newsprint(squares: bytes) -> pagekit.SoftProof:
    return pagekit.soft_proof(squares, press="newsprint", dpi=72)


@pytest.fixture(scope="module")
def coated(squares: bytes) -> pagekit.SoftProof:
    return pagekit.soft_proof(squares, press="coated", dpi=72)


def at(png: bytes, x: int, y: int) -> tuple[int, ...]:
    with Image.open(io.BytesIO(png)) as image:
        found = image.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@needs_ghostscript
def test_a_page_stands_on_its_paper_and_each_ink_on_its_plate(newsprint: pagekit.SoftProof) -> None:
    proof = newsprint
    red, green, blue = at(proof.image, 20, 20)
    assert 180 < blue < green < red < 235, "newsprint is grey and a little yellow"
    red, green, blue = at(proof.image, 20, 180)
    assert red < green - 40 and red < blue - 40, "cyan"
    assert max(at(proof.image, 180, 180)) < 110, "black ink is no screen's black"
    assert sorted(proof.plates) == ["Black", "Cyan", "Magenta", "Yellow"]
    assert [at(proof.plates[ink], 20, 180)[0] for ink in ("Cyan", "Black")] == [0, 255]
    assert [at(proof.plates[ink], 180, 180)[0] for ink in ("Cyan", "Black")] == [255, 0]


@needs_ghostscript
def test_it_says_that_it_is_a_soft_proof_and_shows_itself(coated: pagekit.SoftProof) -> None:
    proof = coated
    with Image.open(io.BytesIO(proof.image)) as image:
        across = image.convert("L").crop((70, 70, 130, 130)).getcolors(10_000)
    assert across is not None and len(across) > 20, "words stand across the white of the page"
    assert proof._repr_png_() == proof.image
    assert repr(proof) == "SoftProof(page=1, press='coated')"


@needs_ghostscript
def test_each_plate_says_that_it_is_a_preview(coated: pagekit.SoftProof) -> None:
    with Image.open(io.BytesIO(coated.plates["Magenta"])) as plate:
        assert plate.mode == "L"
        across = plate.crop((40, 40, 160, 160)).getcolors(10_000)
    assert across is not None and len(across) > 20, "nothing is printed in magenta but the words"


@needs_ghostscript
def test_in_a_notebook_the_page_stands_beside_its_plates(coated: pagekit.SoftProof) -> None:
    captions = re.findall("<figcaption>([^<]+)</figcaption>", coated._repr_html_())
    assert captions[0] == "on its paper" and set(captions[1:]) == {"Cyan", "Magenta", "Yellow", "Black"}


@needs_ghostscript
def test_plates_know_the_press_that_they_are_proofed_for(
    squares: bytes, newsprint: pagekit.SoftProof, coated: pagekit.SoftProof
) -> None:
    report = pagekit.Report("squares", (), {})
    plates = pagekit.PdfDocument(squares, 1, report, find_condition("newsprint"))
    assert plates.proof(dpi=72) == newsprint != coated
    assert plates.proof(press="coated", dpi=72) == coated


def test_a_reader_s_pdf_is_proofed_for_a_press_that_is_named(squares: bytes) -> None:
    with pytest.raises(BadOrder, match="press: this is the reader's PDF"):
        pagekit.PdfDocument(squares, 1, pagekit.Report("squares", (), {})).proof()


@needs_ghostscript
def test_a_coarser_proof_is_another_one(squares: bytes, coated: pagekit.SoftProof) -> None:
    coarse = pagekit.soft_proof(squares, press="coated", dpi=36)
    with Image.open(io.BytesIO(coarse.image)) as small, Image.open(io.BytesIO(coated.image)) as large:
        assert (small.size, large.size) == ((100, 100), (200, 200))


@needs_ghostscript
def test_a_page_that_is_not_there_is_refused(squares: bytes) -> None:
    with pytest.raises(Unreadable, match="has no page 2"):
        pagekit.soft_proof(squares, 2, press="coated", dpi=36)


@pytest.mark.parametrize(
    ("told", "problem"),
    [({"page": 0}, "page"), ({"dpi": 5}, "dpi"), ({"dpi": 900}, "dpi"), ({"page": True}, "page")],
)
def test_what_is_no_page_and_no_resolution_is_refused(
    squares: bytes, told: dict[str, object], problem: str
) -> None:
    with pytest.raises(BadOrder, match=problem):
        pagekit.soft_proof(squares, press="coated", **told)  # type: ignore[arg-type]


def test_a_condition_without_a_profile_has_no_colours_to_show(squares: bytes) -> None:
    with pytest.raises(MissingResource, match="profile"):
        pagekit.soft_proof(squares, press="heatset")


def test_without_ghostscript_the_command_is_told(squares: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofing, "ghostscript", lambda: None)
    with pytest.raises(MissingDependency) as told:
        pagekit.soft_proof(squares, press="coated")
    assert told.value.command == "apt-get install ghostscript"
