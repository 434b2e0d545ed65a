"""the bytes of a picture that intake has passed → its pixels, upright: in sRGB on white, or in its own colours.

Of a large picture no more than two copies are in memory at one time: its colours are converted strip by strip, and what
is larger than any press or screen shows is brought down on the way (`intake.picture_memory`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from pagekit.errors import RenderError
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.intake.picture_bytes import without_metadata
from pagekit.intake.picture_counts import counted
from pagekit.intake.picture_kind import picture_format
from pagekit.intake.picture_memory import divisor
from pagekit.intake.picture_readers import opened, orientation, quietly
from pagekit.intake.png_strips import shell, strips
from pagekit.model import PictureFormat
from pagekit.pictures.colour import Plain, Way, plain_way, srgb_way

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
STRIP_PIXELS = 1_000_000
IN_ONE = 4_000_000
"""Pixels of a picture that is converted in one piece: strips of it would save nothing worth having."""
IN_TWO = 24_000_000
"""Pixels of a PNG that may be in memory twice, as it is stored and as it is converted."""


def decoded(data: bytes) -> tuple[Image.Image, bool]:
    """The picture in sRGB on white; and whether it is lettering. Raises RenderError."""
    plain, lettering = _opened(data, in_srgb=True)
    return plain.image, lettering


def plain(data: bytes) -> tuple[Plain, bool]:
    """The picture in its own colours, for plates; and whether it is lettering. Raises RenderError."""
    return _opened(data, in_srgb=False)


def _opened(data: bytes, *, in_srgb: bool) -> tuple[Plain, bool]:
    form = picture_format(data)
    if form is None:
        raise RenderError("a picture is of no kind that is known. Export it again as JPEG or PNG.")
    try:
        return _read(data, form, in_srgb), form in LETTERED
    except (*DAMAGE, Image.DecompressionBombError) as problem:
        # Intake has read it without its metadata where that was what stood in the way.
        bare = without_metadata(data, form)
        try:
            if bare is not None:
                return _read(bare, form, in_srgb), form in LETTERED
        except (*DAMAGE, Image.DecompressionBombError):
            pass
        raise RenderError(
            f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
        ) from problem


def _read(data: bytes, form: PictureFormat, in_srgb: bool) -> Plain:
    with quietly():
        converted, turn = _converted(data, form, in_srgb)
        # Its metadata is not written again: one that is odd would stop the picture.
        return converted if turn is None else replace(converted, image=converted.image.transpose(turn))


def _converted(data: bytes, form: PictureFormat, in_srgb: bool) -> tuple[Plain, Image.Transpose | None]:
    """The picture as it is stored, and how it is turned upright."""
    way_of = srgb_way if in_srgb else plain_way
    count = counted(data, form) if form == "PNG" else None
    if count is not None and count.rows and count.size[0] * count.size[1] > IN_TWO:
        with shell(data) as kind:
            way, turn = way_of(kind), _TURNS.get(orientation(kind))
            if divisor(count.size) > 1 or not way.nothing:
                return _gathered(strips(data, kind), count.size, way), turn
    image, turn = _loaded(data, form)
    way = way_of(image)
    if way.nothing and divisor(image.size) == 1:
        return way.plain, turn
    if image.width * image.height <= IN_ONE:
        return replace(way.plain, image=way.convert(image)), turn
    return _gathered(_cut(image), image.size, way), turn


def _loaded(data: bytes, form: PictureFormat) -> tuple[Image.Image, Image.Transpose | None]:
    """Its pixels alone: the reader, and what the reader keeps, goes."""
    with opened(data, form) as source:
        by = divisor(source.size)
        if form == "JPEG" and by > 1:
            source.draft(None, (source.width // by, source.height // by))
        # Pillow turns a TIFF upright itself, and takes the mark away.
        source.load()
        return source._new(source.im), _TURNS.get(orientation(source))  # noqa: SLF001  # no copy of the pixels


def _cut(image: Image.Image) -> Iterator[Image.Image]:
    """The picture in strips of an even number of rows."""
    rows = max(2, STRIP_PIXELS // image.width & ~1)
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(image.height, top + rows)))


def _gathered(pieces: Iterator[Image.Image], size: tuple[int, int], way: Way) -> Plain:
    """The strips as one picture, each converted, and brought down where the whole is too large."""
    by = divisor(size)
    whole: Image.Image | None = None
    top = 0
    for piece in pieces:
        strip = way.convert(piece)
        strip = strip.reduce(by) if by > 1 else strip
        if whole is None:
            whole = Image.new(strip.mode, (strip.width, -(-size[1] // by)))
            whole.info = dict(strip.info)
        whole.paste(strip, (0, top))
        top += strip.height
    if whole is None:
        raise ValueError("the picture has no rows")
    return replace(way.plain, image=whole)
