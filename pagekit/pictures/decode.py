"""the bytes of a picture that intake has passed → its pixels, upright: in sRGB on white, or in its own colours."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

from PIL import Image, ImageOps, UnidentifiedImageError

from pagekit.errors import RenderError
from pagekit.intake.pictures import quietly
from pagekit.pictures.colour import Plain, to_plain, to_srgb

Seen = TypeVar("Seen")

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
        with quietly(), Image.open(io.BytesIO(data)) as source:
            upright = seen(ImageOps.exif_transpose(source))
            lettering = source.format in LETTERED
    except UnidentifiedImageError as problem:
        raise RenderError(
            "a picture is of no kind that is known. Export it again as JPEG or PNG."
        ) from problem
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise RenderError(
            f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
        ) from problem
    return upright, lettering
