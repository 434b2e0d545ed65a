"""files → what a page asks of them."""

from __future__ import annotations

from dataclasses import replace

from pagekit.pictures import Derivative, ImageFormat, PictureFiles
from pagekit.pictures.files import file_name


def file(form: ImageFormat, width: int, data: bytes = b"x") -> Derivative:
    return Derivative(f"{width}.{form}", form, width, width // 2, data)


ALL = PictureFiles(tuple(file(form, width) for width in (40, 80) for form in ("jpeg", "avif", "webp")))


def test_formats_come_best_first_and_only_those_there_are() -> None:
    assert ALL.formats == ("avif", "webp", "jpeg")
    assert PictureFiles((file("jpeg", 40), file("webp", 40))).formats == ("webp", "jpeg")


def test_the_largest_is_of_the_format_that_most_can_read() -> None:
    assert ALL.largest == file("jpeg", 80)
    assert (ALL.width, ALL.height, ALL.ratio, ALL.weight) == (80, 40, 0.5, 6)
    assert PictureFiles((file("webp", 40), file("avif", 80), file("webp", 80))).largest == file("webp", 80)


def test_a_srcset_names_one_formats_files() -> None:
    assert ALL.srcset("avif", "/a/") == "/a/40.avif 40w, /a/80.avif 80w"
    assert PictureFiles((file("jpeg", 40),)).srcset("avif") == ""


def test_how_many_were_made_is_no_part_of_what_they_are() -> None:
    assert replace(ALL, made=6) == ALL
    assert hash(ALL) == hash(replace(ALL, made=6))


def test_a_name_says_source_and_width_and_follows_the_bytes() -> None:
    # sha256("abc") begins ba7816bf (FIPS 180-2, B.1).
    assert file_name("0123456789abcdef", 480, "avif", b"abc") == "pictures/0123456789ab-480-ba7816bf.avif"
    assert file_name("0123456789abcdef", 480, "jpeg", b"abc").endswith("-ba7816bf.jpg")
    assert file_name("0123456789abcdef", 480, "webp", b"abd") != file_name(
        "0123456789abcdef", 480, "webp", b"abc"
    )
