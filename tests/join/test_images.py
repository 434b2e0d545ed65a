"""the files of pictures → image XObjects, each once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pagekit.errors import MissingResource, Unreadable
from pagekit.ink.page import Element, PageInk
from pagekit.join import join
from tests.join.pages import FACTS, Hand

RED, INKS = (255, 0, 0), (0, 255, 255, 0)


def saved(mode: str, colour: object, form: str, **options: object) -> bytes:
    """A small field of one colour."""
    out = io.BytesIO()
    Image.new(mode, (16, 8), colour).save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def without(chunk: bytes, data: bytes) -> bytes:
    """A PNG without one of its chunks."""
    at = data.index(chunk) - 4
    return data[:at] + data[at + 12 + int.from_bytes(data[at : at + 4], "big") :]


WITHOUT_PALETTE = without(b"PLTE", saved("P", 0, "PNG"))


def page(*files: str) -> PageInk:
    """A page with these pictures on it."""
    hand = Hand()
    return hand.ink(*(Element("Figure", (hand.picture(file),), alt="A field") for file in files))


@contextmanager
def pictures(files: Mapping[str, bytes], *pages: PageInk) -> Iterator[list[list[pikepdf.Object]]]:
    """The pictures of each page."""
    with pikepdf.open(io.BytesIO(join(pages or [page(*files)], FACTS, files).data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        yield [list(one.Resources.XObject.values()) for one in pdf.pages]


def seen(data: bytes) -> tuple[int, ...]:
    """The colour in the middle of the picture, as PDFium draws the page."""
    joined = join([page("a")], FACTS, {"a": data})
    drawn = pypdfium2.PdfDocument(joined.data)[0].render(scale=1).to_pil().convert("RGB")
    found = drawn.getpixel((40, 260))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize(
    ("data", "space", "turned"),
    [
        (saved("RGB", RED, "JPEG"), "/DeviceRGB", False),
        (saved("RGB", RED, "JPEG", progressive=True), "/DeviceRGB", False),
        (saved("L", 90, "JPEG"), "/DeviceGray", False),
        (saved("CMYK", INKS, "JPEG"), "/DeviceCMYK", True),
    ],
    ids=("baseline", "progressive", "gray", "inks"),
)
def test_a_jpeg_goes_in_as_it_is(data: bytes, space: str, turned: bool) -> None:
    with pictures({"a.jpg": data}) as [[image]]:
        assert image.read_raw_bytes() == data
        assert (image.Width, image.Height, image.ColorSpace, image.Filter) == (16, 8, space, "/DCTDecode")
        assert ("/Decode" in image) is turned


@pytest.mark.parametrize(
    "data",
    [
        saved("RGB", RED, "JPEG", quality=95),
        saved("RGB", RED, "PNG"),
        saved("P", 0, "PNG"),
    ],
    ids=("jpeg", "png", "few colours"),
)
def test_the_colour_is_that_of_the_file(data: bytes) -> None:
    wanted = Image.open(io.BytesIO(data)).convert("RGB").getpixel((5, 5))
    assert isinstance(wanted, tuple)
    assert max(abs(one - other) for one, other in zip(seen(data), wanted, strict=True)) <= 24


def test_inks_are_not_taken_the_wrong_way_round() -> None:
    red, green, blue = seen(saved("CMYK", INKS, "JPEG", quality=95))
    assert red > 200 and green < 60 and blue < 60


def test_a_png_that_is_see_through_has_a_mask() -> None:
    with pictures({"a.png": saved("RGBA", (255, 0, 0, 90), "PNG")}) as [[image]]:
        assert image.read_bytes()[:3] == bytes(RED)
        assert image.SMask.ColorSpace == "/DeviceGray" and set(image.SMask.read_bytes()) == {90}


@pytest.mark.parametrize(
    ("mode", "colour", "space"),
    [("RGBA", (9, 9, 9, 255), "/DeviceRGB"), ("L", 9, "/DeviceGray"), ("1", 1, "/DeviceGray")],
)
def test_a_png_that_covers_has_none(mode: str, colour: object, space: str) -> None:
    with pictures({"a.png": saved(mode, colour, "PNG")}) as [[image]]:
        assert "/SMask" not in image and image.ColorSpace == space


def test_a_picture_that_comes_again_is_written_once() -> None:
    data, other = saved("RGB", RED, "JPEG"), saved("L", 90, "JPEG")
    files = {"a.jpg": data, "b.jpg": data, "c.jpg": other}
    with pictures(files, page("a.jpg", "b.jpg"), page("c.jpg", "a.jpg")) as [first, second]:
        assert first[0].objgen == first[1].objgen == second[1].objgen != second[0].objgen


def test_a_file_is_asked_for_once() -> None:
    asked: list[str] = []

    class Files(Mapping[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            asked.append(name)
            return saved("L", 90, "JPEG")

        def __iter__(self) -> Iterator[str]:
            raise AssertionError

        def __len__(self) -> int:
            raise AssertionError

    join([page("a.jpg", "b.jpg"), page("a.jpg")], FACTS, Files())
    assert asked == ["a.jpg", "b.jpg"]


def test_a_png_of_too_many_pixels_is_not_even_opened() -> None:
    head = saved("L", 9, "PNG")
    claim = head[:16] + (20_000).to_bytes(4, "big") * 2 + head[24:]
    with pytest.raises(Unreadable, match="ice: has more than 80,000,000 pixels"):
        join([page("ice")], FACTS, {"ice": claim})


def test_a_file_that_is_gone_is_named() -> None:
    with pytest.raises(MissingResource, match=r"ice\.jpg: stands on a page and is not among"):
        join([page("ice.jpg")], FACTS, {})


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a",
        b"",
        b"\xff\xd8",
        saved("RGB", RED, "JPEG")[:150],
        b"\xff\xd8\xff\xc3\x00\x0b\x08\x00\x08\x00\x10\x01\x01\x11\x00",
        b"\xff\xd8\xff\xc0\x00\x0b\x0c\x00\x08\x00\x10\x01\x01\x11\x00",
        saved("RGB", RED, "PNG")[:50],
        b"\x89PNG\r\n\x1a\n",
        WITHOUT_PALETTE,
    ],
    ids=("gif", "nothing", "head", "cut", "lossless", "12 bits", "cut png", "head of png", "no palette"),
)
def test_what_is_no_picture_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^ice: is "):
        join([page("ice")], FACTS, {"ice": data})
