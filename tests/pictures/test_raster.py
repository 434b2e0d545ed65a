"""PDF → pictures of its pages: sizes, colours, order, and what is said where the extra is missing."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from PIL import Image

from pagekit.errors import RenderError
from pagekit.pictures import raster

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def sheet(*colours: tuple[int, int, int], width: float = 144, height: float = 72) -> bytes:
    """A PDF of one page for each colour, its left half painted with it."""
    pdf, stream = pikepdf.new(), io.BytesIO()
    for red, green, blue in colours:
        page = pdf.add_blank_page(page_size=(width, height))
        paint = f"{red / 255} {green / 255} {blue / 255} rg 0 0 {width / 2} {height} re f"
        page.Contents = pdf.make_stream(paint.encode())
    pdf.save(stream)
    return stream.getvalue()


def left(picture: Image.Image) -> tuple[int, ...]:
    pixel = picture.getpixel((picture.width // 4, picture.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize(
    ("dpi", "size"), [(72, (144, 72)), (96, (192, 96)), (36, (72, 36)), (300, (600, 300))]
)
def test_a_page_has_the_size_of_its_sheet(dpi: float, size: tuple[int, int]) -> None:
    (picture,) = raster.page_images(sheet(RED), dpi=dpi)
    assert (picture.mode, picture.size) == ("RGB", size)
    assert left(picture) == RED
    assert picture.getpixel((size[0] - 5, 5)) == (255, 255, 255)


def test_pages_come_in_order_as_png() -> None:
    pages = raster.page_png(sheet(RED, GREEN, BLUE), dpi=36)
    pictures = [Image.open(io.BytesIO(page)) for page in pages]
    assert [picture.format for picture in pictures] == ["PNG"] * 3
    assert [left(picture) for picture in pictures] == [RED, GREEN, BLUE]


def test_a_png_holds_the_picture_and_nothing_of_the_hour_or_the_program() -> None:
    (page,) = raster.page_png(sheet(RED), dpi=50)
    at, chunks = 8, []
    while at < len(page):
        chunks.append(page[at + 4 : at + 8])
        at += 12 + int.from_bytes(page[at : at + 4], "big")
    assert list(dict.fromkeys(chunks)) == [b"IHDR", b"IDAT", b"IEND"]


@pytest.mark.parametrize("data", [b"", b"words", sheet(RED)[:100]], ids=["nothing", "words", "cut off"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(RenderError, match=r"the PDF cannot be opened .*Export it again"):
        raster.page_png(data)


def test_two_documents_may_be_looked_at_side_by_side() -> None:
    one, other = raster.page_images(sheet(RED, GREEN), dpi=36), raster.page_images(sheet(BLUE, RED), dpi=36)
    pairs = [(left(a), left(b)) for a, b in zip(one, other, strict=True)]
    assert pairs == [(RED, BLUE), (GREEN, RED)]


def test_a_document_that_is_left_early_holds_nobody_up() -> None:
    pages = raster.page_images(sheet(RED, GREEN), dpi=36)
    assert left(next(pages)) == RED
    with ThreadPoolExecutor(1) as other:
        assert len(other.submit(raster.page_png, sheet(BLUE), dpi=36).result(timeout=60)) == 1
    pages.close()  # type: ignore[attr-defined]


def test_two_threads_at_once() -> None:
    jobs = [sheet(RED, GREEN), sheet(BLUE), sheet(GREEN, GREEN, RED)] * 4
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda job: raster.page_png(job, dpi=36), jobs))
    assert found == [raster.page_png(job, dpi=36) for job in jobs]


WITHOUT = """
import sys
sys.modules["pypdfium2"] = None
from pagekit.errors import MissingDependency
from pagekit.pictures import raster
assert not raster.available()
try:
    raster.page_png(b"")
except MissingDependency as problem:
    print(problem)
    print(problem.command)
"""


def test_without_the_extra_the_command_is_told() -> None:
    assert raster.available()
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    said, command = done.stdout.splitlines()
    assert command == "pip install 'pagekit[preview]'"
    assert said.endswith(f"To install it: {command}")


def test_one_page_is_cut_to_the_box_that_is_asked_for() -> None:
    data = sheet(RED, GREEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[1].trimbox = pikepdf.Array([0, 0, 72, 36])
        stream = io.BytesIO()
        pdf.save(stream)
    sizes = {
        box: raster.page_image(stream.getvalue(), 2, box=box, dpi=72, name="a.pdf").size
        for box in ("trim", "crop", "media", "art", "bleed")
    }
    assert sizes == {
        "trim": (72, 36), "crop": (144, 72), "media": (144, 72), "art": (144, 72), "bleed": (144, 72),
    }  # fmt: skip
    assert left(raster.page_image(stream.getvalue(), 2, box="trim", dpi=72, name="a.pdf")) == GREEN
    with pytest.raises(RenderError, match=r"a\.pdf: has no page 3\. Name a page that is there\."):
        raster.page_image(stream.getvalue(), 3, box="trim", dpi=72, name="a.pdf")
