"""the bytes of a picture that intake has passed → its pixels, upright: in sRGB on white, or in its own colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PIL import Image, UnidentifiedImageError
from PIL.ImageFile import ImageFile

from pagekit.errors import RenderError
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.intake.picture_bytes import without_metadata
from pagekit.intake.picture_kind import picture_format
from pagekit.intake.pictures import open_picture, orientation, quietly
from pagekit.pictures.colour import Plain, to_plain, to_srgb

Seen = TypeVar("Seen")

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture of each EXIF orientation is turned upright."""
LETTERED = frozenset({"PNG", "GIF"})
"""What screenshots and drawings come in: sharp edges, few colours."""


def decoded(data: bytes) -> tuple[Image.Image, bool]:
    """The picture in sRGB on white; and whether it is lettering. Raises RenderError."""
    return _opened(data, to_srgb)


def plain(data: bytes) -> tuple[Plain, bool]:
    """The picture in its own colours, for plates; and whether it is lettering. Raises RenderError."""
    return _opened(data, to_plain)


def _opened(data: bytes, seen: Callable[[Image.Image], Seen]) -> tuple[Seen, bool]:
    try:
        return _read(data, seen)
    except (*DAMAGE, Image.DecompressionBombError) as problem:
        # Intake has read it without its metadata where that was what stood in the way.
        form = picture_format(data)
        bare = without_metadata(data, form) if form else None
        try:
            if bare is not None:
                return _read(bare, seen)
        except (*DAMAGE, Image.DecompressionBombError):
            pass
        if isinstance(problem, UnidentifiedImageError):
            what = "a picture is of no kind that is known. Export it again as JPEG or PNG."
        else:
            what = f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
        raise RenderError(what) from problem


def _read(data: bytes, seen: Callable[[Image.Image], Seen]) -> tuple[Seen, bool]:
    with quietly(), open_picture(data) as source:
        return seen(upright(source)), source.format in LETTERED


def upright(image: ImageFile) -> Image.Image:
    """The picture as it is seen. Its metadata is not written again: one that is odd would stop the picture."""
    turn = _TURNS.get(orientation(image))
    image.load()
    return image.transpose(turn) if turn is not None else image.copy()
