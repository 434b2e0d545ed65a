"""photo + recipe → derivatives: the only room that writes images. Same input, same bytes.

Every derivative is upright, in sRGB or in the inks of a press, on white, and carries its credit on; the place where it
was taken (GPS) is dropped.
What was made before is not made again: first the shelf in memory is asked, then the cache on disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from pagekit.errors import RenderError
from pagekit.pictures.cache import DerivativeCache
from pagekit.pictures.crop import crop_box
from pagekit.pictures.encode import encode
from pagekit.pictures.files import Derivative, PictureFiles, file_name
from pagekit.pictures.plate_recipe import PlateRecipe
from pagekit.pictures.plates import plate_picture
from pagekit.pictures.recipe import Recipe
from pagekit.pictures.shelf import Shelf
from pagekit.pictures.source import Source

shelf = Shelf(max_bytes=48 * 1024 * 1024)
"""The one of this process."""


def derive(
    source: bytes | Source,
    recipe: Recipe | PlateRecipe,
    *,
    xmp: bytes | None = None,
    cache: DerivativeCache | None = None,
) -> PictureFiles:
    """Make the files of a picture that intake has passed, or find them again. `xmp` is the credit to carry on.

    What the shelf or the `cache` holds is neither read nor decoded; what was made is kept there. Raises RenderError,
    and Unreadable for a source that cannot be read any more.
    """
    source = Source.of(source) if isinstance(source, bytes) else source
    digest = source.digest
    placed = shelf.find((digest, recipe, xmp))
    if placed is None:
        placed = (cache.find(digest, recipe, xmp) if cache else None) or _made(source, recipe, xmp)
        shelf.keep((digest, recipe, xmp), placed)
    if cache and not cache.has(digest, recipe, xmp):
        cache.keep(digest, recipe, xmp, placed)
    return placed


def _made(source: Source, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> PictureFiles:
    try:
        if isinstance(recipe, PlateRecipe):
            return plate_picture(source, recipe, xmp)
        return _screen_pictures(source, recipe, xmp)
    except (OSError, ValueError) as problem:
        raise RenderError(
            f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
        ) from problem


def _screen_pictures(source: Source, recipe: Recipe, xmp: bytes | None) -> PictureFiles:
    whole, lettering = source.decoded
    box = crop_box(
        whole.size, tallest=recipe.tallest, aspect=recipe.aspect, focus=recipe.focus, bleed=recipe.bleed
    )
    upright = whole.crop(box)
    # Pillow writes a source's comment into its copies; nothing of the source travels on but the credit.
    upright.info.clear()
    files = tuple(_files(upright, source.digest, recipe, lettering, xmp))
    return PictureFiles(_without_useless(files) if lettering else files, made=len(files))


def _files(
    upright: Image.Image, digest: str, recipe: Recipe, lettering: bool, xmp: bytes | None
) -> Iterator[Derivative]:
    for size in recipe.rungs(*upright.size):
        scaled = upright if size == upright.size else upright.resize(size, Image.Resampling.LANCZOS)
        for form in recipe.formats:
            data = encode(scaled, form, quality=recipe.quality, lettering=lettering, xmp=xmp)
            yield Derivative(file_name(digest, size[0], form, data), form, *size, data)


def _without_useless(files: tuple[Derivative, ...]) -> tuple[Derivative, ...]:
    """Without AVIF where WebP is no heavier: readers would get the first, and lettering is sharper in the second."""
    bytes_of = {
        form: sum(len(file.data) for file in files if file.format == form) for form in ("avif", "webp")
    }
    useless = 0 < bytes_of["webp"] <= bytes_of["avif"]
    return tuple(file for file in files if not (useless and file.format == "avif"))
