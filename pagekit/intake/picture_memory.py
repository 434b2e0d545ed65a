"""a picture's header → how much it is brought down while it is decoded; what would take too much memory is refused.

The rules:
1. A picture of up to 61 million pixels, what large cameras make, is decoded as it is. A larger one is brought down by a
   whole number: a JPEG by its own decoder, a PNG strip by strip, another once it is decoded.
2. What decoding takes is estimated before a pixel is decoded, from what the readers were measured to hold at one
   time. More than half a gigabyte is refused: a progressive JPEG without subsampling, an interlaced PNG, a WebP of
   that size.
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
MEGABYTE = 1_000_000

_PIXEL = 4
"""Bytes of a pixel in Pillow, of whatever colours; less in the modes of one channel."""
_SMALL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
_HELD: dict[PictureFormat, int] = {"WEBP": 15, "AVIF": 14, "HEIC": 10}
"""Bytes of a pixel that these decoders hold with all their copies: planes, frames, the picture as bytes and as
pixels."""
_BITS_PER_SAMPLE = 258


def divisor(size: tuple[int, int]) -> int:
    """The whole number by which both sides of a picture of this size are brought down; 1 for all but the largest."""
    return isqrt((size[0] * size[1] - 1) // WHOLE) + 1


def bound_memory(form: PictureFormat, size: tuple[int, int], count: Counted, weight: int, name: str) -> None:
    """What is known before the file is opened. `weight` is that of the file. Raises PictureRefused."""
    if form in _HELD:
        _bound(_HELD[form] * size[0] * size[1] + weight, name, "Export it as JPEG, or smaller.")
    if form == "JPEG":
        pixels = _PIXEL * size[0] * size[1] // (divisor(size) ** 2)
        _bound(count.held + pixels + weight, name, "Export it as a baseline JPEG, or smaller.")


def bound_opened(form: PictureFormat, image: ImageFile, count: Counted, weight: int, name: str) -> None:
    """What its reader has seen in the header. Raises PictureRefused."""
    bound_memory(form, image.size, count, weight, name)
    pixels, by = image.width * image.height, divisor(image.size)
    held = pixels * _SMALL.get(image.mode, _PIXEL)
    if form in {"GIF", "TIFF"} or (form == "PNG" and not count.rows):
        beside = _PIXEL * pixels // (by * by) if by > 1 else 0
        remedy = (
            "Export it without interlacing, or smaller."
            if form == "PNG"
            else "Export it as JPEG, or smaller."
        )
        _bound(held + max(_strip(image), beside) + weight, name, remedy)


def _strip(image: ImageFile) -> int:
    """What libtiff unpacks at a time, at worst all of it; a second copy of one that lies on its side."""
    if not isinstance(image, TiffImageFile):
        return 0
    bits = image.tag_v2.get(_BITS_PER_SAMPLE, (1,))
    each = sum(bits) if isinstance(bits, tuple) else int(bits)
    return max(each, 8 * _PIXEL) * image.width * image.height // 8


def _bound(needed: int, name: str, remedy: str) -> None:
    if needed > MAX_MEMORY:
        most = f"at most {MAX_MEMORY // MEGABYTE} MB are spent on one picture"
        what = f"{name}: takes {needed // MEGABYTE:,} MB of memory to be decoded; {most}."
        raise PictureRefused("picture-refused", what, remedy)
