"""a picture's header → how much it is brought down while it is decoded; what would take too much memory is refused.

The rules:
1. A picture of up to 61 million pixels, what large cameras make, is decoded as it is. A larger one is brought down by a
   whole number: a JPEG by its own decoder, a PNG strip by strip, another once it is decoded.
2. What decoding takes is estimated before a pixel is decoded, from what the readers were measured to hold at one
   time. More than half a gigabyte is refused: a progressive JPEG without subsampling, an interlaced PNG, a WebP of
   that size.
3. What takes more than some two fifths of that is decoded in a process of its own, so that the caller's never holds it.
"""

from __future__ import annotations

from math import isqrt

from PIL.ImageFile import ImageFile
from PIL.TiffImagePlugin import TiffImageFile

from pagekit.intake.picture_counts import Counted
from pagekit.intake.picture_gate import PictureRefused
from pagekit.model import PictureFormat

WHOLE = 61_000_000
"""Pixels that are decoded as they are: of each four bytes are held twice, once before and once behind each step."""
MAX_MEMORY = 520_000_000
"""Bytes, the file's own among them."""
IN_PROCESS = 220_000_000
"""The same of a picture that is decoded where the caller is; what takes more is decoded in a job."""
MEGABYTE = 1_000_000

PIXEL = 4
"""Bytes of a pixel in Pillow, of whatever colours; less in the modes of one channel."""
_SMALL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
_HELD: dict[PictureFormat, int] = {"WEBP": 15, "AVIF": 14, "HEIC": 10}
"""Bytes of a pixel that these decoders hold with all their copies: planes, frames, the picture as bytes and as
pixels."""
_REMEDIES: dict[PictureFormat, str] = {
    "JPEG": "Export it as a baseline JPEG, or smaller.",
    "PNG": "Export it without interlacing, or smaller.",
}
_BITS_PER_SAMPLE = 258


def divisor(size: tuple[int, int]) -> int:
    """The whole number by which both sides of a picture of this size are brought down; 1 for all but the largest."""
    return isqrt((size[0] * size[1] - 1) // WHOLE) + 1


def bound_memory(form: PictureFormat, size: tuple[int, int], count: Counted, weight: int, name: str) -> None:
    """What is known before the file is opened. `weight` is that of the file. Raises PictureRefused."""
    if form in _HELD or form == "JPEG":
        _bound(_unpacked(form, size, count) + weight, name, form)


def bound_opened(form: PictureFormat, image: ImageFile, count: Counted, weight: int, name: str) -> None:
    """What its reader has seen in the header. Raises PictureRefused."""
    _bound(decoding(form, image, count) + weight, name, form)


def decoding(form: PictureFormat, image: ImageFile, count: Counted) -> int:
    """Bytes that are held at one time while it is decoded, its file's own aside. `image` is not loaded yet."""
    if form in _HELD or form == "JPEG":
        return _unpacked(form, image.size, count)
    by = divisor(image.size)
    beside = PIXEL * image.width * image.height // (by * by) if by > 1 else 0
    if form == "PNG" and count.rows:
        return beside or stored(image)
    return stored(image) + max(_strip(image), beside)


def stored(image: ImageFile) -> int:
    """Bytes of its pixels in Pillow, as they are stored."""
    return image.width * image.height * _SMALL.get(image.mode, PIXEL)


def _unpacked(form: PictureFormat, size: tuple[int, int], count: Counted) -> int:
    pixels = size[0] * size[1]
    return _HELD[form] * pixels if form in _HELD else count.held + PIXEL * pixels // (divisor(size) ** 2)


def _strip(image: ImageFile) -> int:
    """What libtiff unpacks at a time, at worst all of it; a second copy of one that lies on its side."""
    if not isinstance(image, TiffImageFile):
        return 0
    bits = image.tag_v2.get(_BITS_PER_SAMPLE, (1,))
    each = sum(bits) if isinstance(bits, tuple) else int(bits)
    return max(each, 8 * PIXEL) * image.width * image.height // 8


def _bound(needed: int, name: str, form: PictureFormat) -> None:
    if needed > MAX_MEMORY:
        most = f"at most {MAX_MEMORY // MEGABYTE} MB are spent on one picture"
        what = f"{name}: takes {needed // MEGABYTE:,} MB of memory to be decoded; {most}."
        raise PictureRefused("picture-refused", what, _REMEDIES.get(form, "Export it as JPEG, or smaller."))
