"""first bytes → what a file is."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from pagekit.intake.picture_kind import fits_ending, picture_format, stranger


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF"])
def test_every_format_that_is_taken_is_known_by_its_signature(
    form: str, picture: Callable[..., bytes]
) -> None:
    assert picture_format(picture(form)) == form


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "an SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><SVG onload='x'/>", "an SVG"),
        (gzip.compress(b"<svg/>", mtime=0), "a compressed file"),
        (b"<html><body>404</body></html>", "a page or another text with tags"),
        (b"%PDF-1.7", "a PDF"),
        (b"8BPS\0\1", "a Photoshop file"),
        (b"BM\0\0", "a BMP"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "a JPEG XL"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"RIFF\0\0\0\0WAVE", "not a picture"),
        (b"hello", "not a picture"),
        (b"\xff\xd8", "not a picture"),
        (b"", "not a picture"),
    ],
)
def test_a_stranger_is_named(data: bytes, name: str) -> None:
    assert picture_format(data) is None
    assert stranger(data) == name


def test_an_avif_is_found_among_compatible_brands() -> None:
    assert picture_format(b"\0\0\0\x18ftypmif1\0\0\0\0avifmif1") == "AVIF"
    assert picture_format(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic") == "HEIC"
    assert picture_format(b"\xff\xff\xff\xffftypmp42") is None


def test_an_ending_fits_or_not() -> None:
    assert fits_ending("a.JPEG", "JPEG")
    assert fits_ending("a.jfif", "JPEG")
    assert fits_ending("a.jpe", "JPEG")
    assert fits_ending("a", "JPEG")
    assert fits_ending("St. Petersburg", "PNG")
    assert not fits_ending("a.png", "JPEG")
