"""a picture + a box + a size → that part of it in that size: the pixels that cutting out and scaling make of it.

Scaling goes across and then down, as Pillow's own does. Across it goes strip by strip, so that what is cut out of a
large picture never stands in memory beside it.
"""

from __future__ import annotations

from PIL import Image

from pagekit.condition.strips import bands
from pagekit.pictures.crop import CropBox


def scaled(image: Image.Image, box: CropBox, size: tuple[int, int]) -> Image.Image:
    """That part in that size; the picture itself where that is what is asked for."""
    return down(across(image, box, size[0]), size[1])


def across(image: Image.Image, box: CropBox, width: int) -> Image.Image:
    """That part of a picture as wide as that, and as high as it was."""
    left, top, right, foot = box
    if box == (0, 0, *image.size) and width == image.width:
        return image
    size = (right - left, foot - top)
    made: Image.Image | None = None
    for first, last in bands(size):
        strip = image.crop((left, top + first, right, top + last))
        if width != size[0]:
            strip = strip.resize((width, strip.height), Image.Resampling.LANCZOS)
        if strip.height == size[1]:
            return strip
        if made is None:
            made = Image.new(strip.mode, (width, size[1]))
        made.paste(strip, (0, first))
    if made is None:
        raise ValueError("the picture has no rows")
    return made


def down(image: Image.Image, height: int) -> Image.Image:
    """A picture as high as that, and as wide as it was."""
    return image if height == image.height else image.resize((image.width, height), Image.Resampling.LANCZOS)
