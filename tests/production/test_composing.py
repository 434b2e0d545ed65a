"""Composed pages first, their pictures after: the shape comes from the admitted photo, the crop is decided once."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import pagekit
from pagekit.adverts import Filled
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.house.story import AdvertMark
from pagekit.layout import find_layout
from pagekit.makeup import Materials, PageAdvert
from pagekit.makeup.page import PlacedForm
from pagekit.model import AdvertBook, Article, Booking, Publication
from pagekit.model.advert import PdfCreative
from pagekit.model.booking import BookedSize
from pagekit.production.composing import Composed, composed
from pagekit.production.slots import FilledSlots
from pagekit.typeset import SlotAddress, Typesetter
from pagekit.typeset.page import PictureBox, SlotBox, walk
from pagekit.units import mm, pt
from pagekit.world import DiskWorld

WORDS = {"kind": "paragraph", "text": "Here is what the committee said of the boots. " * 30}
PPI = 300


def marked(width: int, height: int, eye: tuple[float, float] = (0.5, 0.5)) -> bytes:
    """A light picture with a black spot where the eye goes."""
    picture = Image.new("RGB", (width, height), (230, 230, 230))
    x, y, r = eye[0] * width, eye[1] * height, min(width, height) / 20
    ImageDraw.Draw(picture).ellipse((x - r, y - r, x + r, y + r), fill=(0, 0, 0))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=95)
    return stream.getvalue()


def article(folder: Path, data: bytes, focus: tuple[float, float] = (0.5, 0.5)) -> Article:
    (folder / "a.jpg").write_bytes(data)
    photo = {"src": "a.jpg", "alt": "A", "credit": {"creator": "Ann"}, "focus": focus}
    facts = {"id": "a", "headline": "Head", "photos": [photo], "body": [WORDS] * 4}
    return pagekit.read_article(json.dumps(facts).encode(), files_from=folder)


def pages(told: Article, folder: Path, layout: str = "print-article") -> tuple[Composed, Materials]:
    pack = find_layout(layout)
    story = dress(told, Publication())
    materials = Materials(DiskWorld(folder), told, AdvertBook(), pack.manifest.pictures, web=False)
    made = composed(
        story, pack.manifest, pack.manifest.papers["a4"], columns=2,
        adverts=FilledSlots(tuple((block, None) for block in story.body)), modules=False,
        typesetter=Typesetter(font_book(pack)), materials=materials, bleed=pt(0),
    )  # fmt: skip
    return made, materials


def only_picture(made: Composed, materials: Materials) -> tuple[PictureBox, Image.Image]:
    ((box, name),) = made.placed.items()
    return box, Image.open(io.BytesIO(materials.assets[name]))


def eye_of(picture: Image.Image) -> tuple[float, float]:
    """Where the middle of the black spot is, as shares of width and height."""
    left, top, right, bottom = (
        picture.convert("L").point(lambda value: 255 if value < 90 else 0).getbbox() or ()
    )
    return (left + right) / 2 / picture.width, (top + bottom) / 2 / picture.height


@pytest.mark.parametrize(("size", "layout"), [((2400, 1600), "print-article"), ((4500, 3000), "magazine")])
def test_a_picture_is_made_in_the_shape_and_at_the_size_of_its_box(
    tmp_path: Path, size: tuple[int, int], layout: str
) -> None:
    box, picture = only_picture(*pages(article(tmp_path, marked(*size)), tmp_path, layout))
    assert picture.width == pytest.approx(min(size[0], box.box.width / 72 * PPI), abs=1)
    assert picture.height / picture.width == pytest.approx(box.box.height / box.box.width, abs=0.002)


def test_a_picture_with_too_few_pixels_is_not_enlarged(tmp_path: Path) -> None:
    _, picture = only_picture(*pages(article(tmp_path, marked(600, 400)), tmp_path))
    assert picture.width == 600


@pytest.mark.parametrize("eye", [0.25, 0.5, 0.8])
def test_what_the_focus_names_stands_where_one_crop_puts_it(tmp_path: Path, eye: float) -> None:
    """Of 1000 x 2000 a column shows less; the eye stays in the middle, or as near as the picture's edge allows."""
    told = article(tmp_path, marked(1000, 2000, (0.5, eye)), (0.5, eye))
    box, picture = only_picture(*pages(told, tmp_path))
    shown = box.box.height / box.box.width * 1000
    top = min(max(0.0, eye * 2000 - shown / 2), 2000 - shown)
    assert eye_of(picture)[1] == pytest.approx((eye * 2000 - top) / shown, abs=0.01)


def test_a_tall_lead_stands_in_a_column_and_is_hardly_cut(tmp_path: Path) -> None:
    box, _ = only_picture(*pages(article(tmp_path, marked(1200, 1800)), tmp_path))
    assert box.role == "lead"
    assert box.box.width == pytest.approx((176 - 6) / 2 / 25.4 * 72, abs=0.1)
    assert box.box.height / box.box.width > 1.2, "of 1.5; across the page 0.58 were left"


@pytest.mark.parametrize("layout", ["print-article", "magazine"])
def test_a_lead_like_a_ribbon_has_a_line_of_its_own(tmp_path: Path, layout: str) -> None:
    box, picture = only_picture(*pages(article(tmp_path, marked(6000, 120)), tmp_path, layout))
    assert box.box.height > 12
    assert picture.height > 40


def test_a_picture_that_vanishes_after_intake_leaves_no_hole(tmp_path: Path) -> None:
    # No other test has such a picture: what one made before would be found again without its file.
    told = article(tmp_path, marked(2404, 1602))
    (tmp_path / "a.jpg").unlink()
    made, materials = pages(told, tmp_path)
    assert made.placed == {}
    assert [note.code for note in materials.notes] == ["picture-missing"]
    (tmp_path / "a.jpg").write_bytes(marked(2404, 1602, (0.1, 0.1)))
    made, materials = pages(told, tmp_path)
    assert "has changed since the story was read" in materials.notes[0].what
    bare = told.model_copy(update={"photos": ()}).at(told.origin) if told.origin else told
    assert made.composition == pages(bare, tmp_path)[0].composition


@pytest.mark.parametrize(
    ("sold", "height"), [(False, 70.83), (True, 44.0)], ids=["by its place", "by its size"]
)
def test_a_place_takes_the_shape_of_its_creative_unless_it_was_sold_by_its_size(
    tmp_path: Path, sold: bool, height: float
) -> None:
    pack, told = find_layout("print-article"), article(tmp_path, marked(300, 200))
    story, slot = dress(told, Publication()), pack.manifest.slots["inline"]
    advert = PageAdvert("pdf", "inline", slot, "Advertisement", form=PlacedForm("a", 300, 250))
    body = ((AdvertMark("inline"), advert), *((block, None) for block in story.body))
    size = BookedSize(width=mm(85), height=mm(44)) if sold else None
    booking = Booking(slot="inline", creative=PdfCreative(src="a.pdf", alt="A"), size=size)
    made = composed(
        story, pack.manifest, pack.manifest.papers["a4"], columns=2,
        adverts=FilledSlots(body, sold={SlotAddress("inline", 0): Filled("inline", slot, booking)}), modules=False,
        typesetter=Typesetter(font_book(pack)), bleed=pt(0),
        materials=Materials(DiskWorld(tmp_path), told, AdvertBook(), pack.manifest.pictures, web=False),
    )  # fmt: skip
    (box,) = [
        item.box for page in made.composition.pages for item in walk(page.items) if isinstance(item, SlotBox)
    ]
    assert (box.width, box.height) == pytest.approx((mm(85).points, mm(height).points), abs=0.05)
