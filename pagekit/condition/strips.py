"""a picture + what is done to it pixel by pixel → the same picture as of one piece, made strip by strip.

Whatever a step needs for itself, of a large picture no more than two copies are then in memory at one time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PIL import Image

IN_ONE = 4_000_000
"""Pixels of a picture that is taken in one piece: strips of it would save nothing worth having."""
STRIP_PIXELS = 1_000_000


def bands(size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The rows of a picture of this size, in strips that are much alike: the first of each, and the one behind its
    last.
    """
    width, height = size
    count = min(height, -(-width * height // STRIP_PIXELS)) if width * height > IN_ONE else 1
    for number in range(count):
        yield height * number // count, height * (number + 1) // count


def strips(image: Image.Image) -> Iterator[Image.Image]:
    """The strips of a picture from the top; one that is not large is its own."""
    for top, foot in bands(image.size):
        whole = (top, foot) == (0, image.height)
        yield image if whole else image.crop((0, top, image.width, foot))


def by_strips(
    image: Image.Image, convert: Callable[[Image.Image], Image.Image], beside: int = 0
) -> Image.Image:
    """The picture, converted. `beside`: how many rows above and below a pixel have a say in it."""
    made: Image.Image | None = None
    for top, foot in bands(image.size):
        if (top, foot) == (0, image.height):
            return convert(image)
        first, last = max(0, top - beside), min(image.height, foot + beside)
        strip = convert(image.crop((0, first, image.width, last)))
        if beside:
            strip = strip.crop((0, top - first, image.width, foot - first))
        if made is None:
            made = Image.new(strip.mode, image.size)
        made.paste(strip, (0, top))
    if made is None:
        raise ValueError("the picture has no rows")
    return made
