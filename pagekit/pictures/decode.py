"""the bytes of a picture that intake has passed → its pixels, upright, in sRGB on white."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from pagekit.errors import RenderError
from pagekit.intake.pictures import quietly
from pagekit.pictures.colour import to_srgb

LETTERED = frozenset({"PNG", "GIF"})
"""What screenshots and drawings come in: sharp edges, few colours."""


def decoded(data: bytes) -> tuple[Image.Image, bool]:
    """The picture; and whether it is lettering. Raises RenderError."""
    try:
        with quietly(), Image.open(io.BytesIO(data)) as source:
            upright = to_srgb(ImageOps.exif_transpose(source))
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
