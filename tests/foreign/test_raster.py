"""PDF → pictures of its pages: sizes, colours, order, bounds, and what is said where the extra is missing."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pagekit.errors import RenderError
from pagekit.foreign import raster
from pagekit.foreign.aside import drawn_page
from tests.foreign.sheets import drawn

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


def resized(pdf: bytes, width: float, height: float) -> bytes:
    """The same with its first page of this size."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.pages[0].obj.MediaBox = pikepdf.Array([0, 0, width, height])
        stream = io.BytesIO()
        opened.save(stream)
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
from pagekit.foreign import raster
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


HEAD = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids["


@pytest.mark.parametrize("kids", [b"", b"3 0 R", b"2 0 R"], ids=["none", "a number", "itself"])
def test_a_page_that_is_none_is_told_by_us(kids: bytes) -> None:
    pdf = HEAD + kids + b"]>>endobj\n3 0 obj 5 endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    with pytest.raises(RenderError, match=r"^ad\.pdf: page 1 is damaged .* Export it again\.$"):
        drawn_page(pdf, 1, "trim", 300, "ad.pdf")
    with pytest.raises(RenderError, match=r"^page 1 is damaged"):
        raster.page_png(pdf)


def test_a_page_beyond_all_measure_is_drawn_with_fewer_dots() -> None:
    # At 300 dots an inch it would have 434 million pixels.
    data = resized(sheet(RED), 5_000, 5_000)
    made = drawn_page(data, 1, "media", 36, "ad.pdf")
    assert (made.width, made.height, made.scale) == (2_500, 2_500, 0.5)
    image, scale = raster.page_and_scale(data, 1, box="media", dpi=300, name="ad.pdf", most=1_000_000)
    assert (image.size, scale) == ((1_000, 1_000), 0.2)
    assert image.size[0] / scale == 5_000


def test_what_a_caller_asks_for_is_not_made_less_but_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "MAX_PIXELS", 10_000)
    with pytest.raises(
        RenderError, match=r"2\.0 by 1\.0 inches is drawn at 70 dots per inch at most\. Choose"
    ):
        raster.page_png(sheet(RED), dpi=100)
    assert len(raster.page_png(sheet(RED), dpi=70)) == 1


@pytest.mark.parametrize("size", [(14_401, 100), (100, 14_401), (0.5, 100)])
def test_a_side_that_no_page_has_is_refused(size: tuple[float, float]) -> None:
    with pytest.raises(
        RenderError, match=r"^ad\.pdf: page 1 is .* mm\. Sides of 1 to 14,400 pt can be drawn\.$"
    ):
        drawn_page(resized(sheet(RED), *size), 1, "media", 300, "ad.pdf")


def test_pages_and_what_stands_on_one_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "MAX_OBJECTS", 1)
    two = drawn(b"0 0 m 9 9 l S 0 0 m 9 9 l S")
    with pytest.raises(RenderError, match=r"page 1 has 2 lines, pictures and words; at most 1 are drawn\."):
        raster.page_png(two)
    monkeypatch.setattr(raster, "MAX_PAGES", 2)
    with pytest.raises(RenderError, match=r"the PDF has 3 pages, at most 2 are looked at\. Split it\."):
        raster.page_png(sheet(RED, GREEN, BLUE))


def test_of_many_pages_the_one_that_is_asked_for_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    get = pypdfium2.PdfDocument.get_page
    monkeypatch.setattr(
        pypdfium2.PdfDocument, "__getitem__", lambda self, at: seen.append(at) or get(self, at)
    )
    assert drawn_page(sheet(RED, GREEN, BLUE), 3, "trim", 36, "a.pdf").width == 72
    assert set(seen) == {2}
