"""photo + recipe → derivatives, found or made: the only room that writes images. Same input, same bytes.

What was made before is not made again: first the shelf in memory is asked, then the cache on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagekit.pictures.cache import DerivativeCache
from pagekit.pictures.files import PictureFiles
from pagekit.pictures.recipe import Recipe
from pagekit.pictures.shelf import Shelf
from pagekit.pictures.source import Source

if TYPE_CHECKING:
    from pagekit.pictures.plate_recipe import PlateRecipe

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
    # Pillow and its writers, when the first file has to be made.
    from pagekit.pictures.aside import made

    return made(source, recipe, xmp)
