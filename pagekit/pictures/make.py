"""a picture's source + a recipe → PictureFiles: decoded, cropped, scaled and written.

Every file is upright, in sRGB or in the inks of a press, on white, and carries its credit on; the place where it was
taken (GPS) is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PIL import Image

from pagekit.errors import RenderError
from pagekit.pictures.crop import CropBox, crop_box
from pagekit.pictures.encode import encode
from pagekit.pictures.files import Derivative, PictureFiles, file_name
from pagekit.pictures.recipe import Recipe
from pagekit.pictures.scale import scaled
from pagekit.pictures.source import Source

if TYPE_CHECKING:
    from pagekit.pictures.plate_recipe import PlateRecipe

IN_ONE_CUT = 24_000_000
"""Pixels of a picture of which what is shown is cut out once; of a larger one it is for every size, in strips."""


def make(source: Source, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> PictureFiles:
    """Decode, crop, scale and write. Raises RenderError, and Unreadable for a source that cannot be read any more."""
    try:
        if isinstance(recipe, Recipe):
            return _screen_pictures(source, recipe, xmp)
        # The inks of a press, for plates.
        from pagekit.pictures.plates import plate_picture

        return plate_picture(source, recipe, xmp)
    except (OSError, ValueError) as problem:
        raise RenderError(
            f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
        ) from problem


def _screen_pictures(source: Source, recipe: Recipe, xmp: bytes | None) -> PictureFiles:
    whole, lettering = source.decoded
    # Pillow writes a source's comment into its copies; nothing of the source travels on but the credit.
    whole.info.clear()
    box = (0, 0, *whole.size) if recipe.framed else _box(whole, recipe)
    if whole.width * whole.height <= IN_ONE_CUT and box != (0, 0, *whole.size):
        whole = whole.crop(box)
        box = (0, 0, *whole.size)
    files = tuple(_files(whole, box, source.digest, recipe, lettering, xmp))
    return PictureFiles(_without_useless(files) if lettering else files, made=len(files))


def _box(whole: Image.Image, recipe: Recipe) -> CropBox:
    return crop_box(
        whole.size,
        tallest=recipe.tallest,
        aspect=recipe.aspect,
        focus=recipe.focus,
        bleed=recipe.bleed,
        window=recipe.window,
    )


def _files(
    whole: Image.Image, box: CropBox, digest: str, recipe: Recipe, lettering: bool, xmp: bytes | None
) -> Iterator[Derivative]:
    own = (box[2] - box[0], box[3] - box[1])
    frame = recipe.frame(*own)
    for size in recipe.rungs(*frame):
        made = scaled(whole, box, size) if frame == own else _on_white(whole, size, size[0] / frame[0])
        for form in recipe.formats:
            data = encode(made, form, quality=recipe.quality, lettering=lettering, xmp=xmp)
            yield Derivative(file_name(digest, size[0], form, data), form, *size, data)


def _on_white(image: Image.Image, frame: tuple[int, int], scale: float) -> Image.Image:
    """The picture whole, in the middle of a white field of this size."""
    size = tuple(max(1, min(frame[side], round(image.size[side] * scale))) for side in (0, 1))
    field = Image.new("RGB", frame, "white")
    small = image if size == image.size else image.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    field.paste(small, ((frame[0] - size[0]) // 2, (frame[1] - size[1]) // 2))
    return field


def _without_useless(files: tuple[Derivative, ...]) -> tuple[Derivative, ...]:
    """Without AVIF where WebP is no heavier: readers would get the first, and lettering is sharper in the second."""
    bytes_of = {
        form: sum(len(file.data) for file in files if file.format == form) for form in ("avif", "webp")
    }
    useless = 0 < bytes_of["webp"] <= bytes_of["avif"]
    return tuple(file for file in files if not (useless and file.format == "avif"))
