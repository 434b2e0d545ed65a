"""a wide picture opened across a spread → its two files and the pages as they are drawn: one picture, read once."""

from __future__ import annotations

import datetime as dt
import io
import json

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

import pagekit

SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
SIZE = (1760, 800)
BAR = 32
"""Pixels: some 22 points on the page."""
BLEED = 8
"""Points: 3 mm, nearly."""
AT = dt.datetime(2026, 3, 3, 6, tzinfo=dt.UTC)


def panorama() -> Image.Image:
    """A picture in which every place has its own colour, under upright bars; one of them ends on the fold."""
    across = Image.linear_gradient("L").rotate(90).resize(SIZE)
    down = Image.linear_gradient("L").resize(SIZE)
    bars = Image.new("L", SIZE, 0)
    for left in range(BAR // 2, SIZE[0], 2 * BAR):
        bars.paste(255, (left, 0, left + BAR, SIZE[1]))
    return Image.merge("RGB", (across, down, bars))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> pagekit.Article:
    folder = tmp_path_factory.mktemp("across")
    panorama().save(folder / "river.jpg", quality=95)
    facts = {
        "id": "river",
        "lang": "en",
        "headline": "Where the river keeps its islands",
        "status": "ready",
        "photos": [{"src": "river.jpg", "alt": "A river from above", "credit": {"creator": "Ann"}}],
        "body": [{"kind": "paragraph", "text": (SENTENCE * 4).strip()}] * 20,
    }
    return pagekit.read_article(json.dumps(facts).encode(), files_from=folder)


@pytest.fixture(scope="module")
def pdf(story: pagekit.Article) -> pagekit.PdfDocument:
    return pagekit.render_pdf(story, layout="magazine")


def drawn(data: bytes) -> Image.Image:
    """The first two pages, put together at the gutter, down to the foot of the picture on them; a pixel is a point."""
    document = pypdfium2.PdfDocument(data)
    left, right = (document[page].render(scale=1.0).to_pil().convert("RGB") for page in (0, 1))
    (picture,) = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    height = round(document[0].get_cropbox()[3] - picture.get_bounds()[1])
    spread = Image.new("RGB", (left.width + right.width, height))
    spread.paste(left, (0, 0))
    spread.paste(right, (left.width, 0))
    return spread


def differs(one: Image.Image, other: Image.Image) -> float:
    """Levels by which two pictures differ, in the mean."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_the_halves_put_together_are_the_picture(pdf: pagekit.PdfDocument) -> None:
    seen = drawn(pdf.data)
    # 420 mm across, and hardly cut: in its own shape it is 541 points high.
    assert 480 < seen.height < 610
    # What bleeds at the head and at both sides is the picture's own.
    large = ImageOps.fit(panorama(), (seen.width + 2 * BLEED, seen.height + BLEED))
    whole = large.crop((BLEED, BLEED, BLEED + seen.width, BLEED + seen.height))
    assert differs(seen, whole) < 5.0
    fold, near = seen.width // 2, 20
    around = (fold - near, 0, fold + near, seen.height)
    assert differs(seen.crop(around), whole.crop(around)) < 5.0, (
        "nothing is missing, and nothing stands twice"
    )


def test_readers_are_told_of_one_figure(pdf: pagekit.PdfDocument) -> None:
    with pikepdf.open(io.BytesIO(pdf.data)) as document:
        every = [found for found in document.objects if isinstance(found, pikepdf.Dictionary)]
        told = [str(found.Alt) for found in every if "/Alt" in found]
        images = [len(page.get_images()) for page in document.pages][:2]
    assert told.count("A river from above") == 1
    assert images == [1, 1]


def test_how_fine_it_is_is_told_once_of_the_whole(pdf: pagekit.PdfDocument) -> None:
    # 1760 pixels on 420 mm are some 106 an inch: under half of the 300 that the pack prints.
    (note,) = [note for note in pdf.report.notes if note.code == "picture-coarse"]
    assert "420 mm wide" in note.what
    assert "subject-cut" not in {note.code for note in pdf.report.notes}


def test_what_bleeds_at_the_fold_is_the_other_half(story: pagekit.Article) -> None:
    plates = pagekit.render_pdf(story, layout="magazine", press="coated", at=AT)
    with pikepdf.open(io.BytesIO(plates.data)) as document:
        boxes = [[float(side) for side in page.TrimBox] for page in document.pages][:2]
    assert boxes[0][2] - boxes[0][0] == pytest.approx(595.28, abs=0.01)
    pages = pypdfium2.PdfDocument(plates.data)
    sheets = [pages[page].render(scale=1.0).to_pil().convert("RGB") for page in (0, 1)]
    left, right = boxes
    strip = 6
    # What stands two millimetres beyond the trim of the left page begins the right one.
    top = round(float(pages[0].get_height()) - left[3]) + 20
    beyond = sheets[0].crop((round(left[2]), top, round(left[2]) + strip, top + 400))
    begins = sheets[1].crop((round(right[0]), top, round(right[0]) + strip, top + 400))
    assert differs(beyond, begins) < 12.0, "a bar ends there: its colour would be far off"
