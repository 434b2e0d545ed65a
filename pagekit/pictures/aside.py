"""a large picture + what is asked of it → that, from a process of its own: the caller holds the file's bytes alone.

What decoding, converting and scaling hold at one time is told from the header. Where that is much the same code makes
the same bytes in a job; where it is little a job would take longer and save nothing worth having.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile

from pagekit.errors import JobFailed, RenderError
from pagekit.intake.photo_metadata import DAMAGE
from pagekit.intake.picture_bytes import without_metadata
from pagekit.intake.picture_counts import counted
from pagekit.intake.picture_kind import picture_format
from pagekit.intake.picture_memory import IN_PROCESS, PIXEL, decoding, divisor, stored
from pagekit.intake.picture_readers import opened, quietly
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.model import PictureFormat
from pagekit.pictures.accent import accent_of
from pagekit.pictures.colour import plain_way, srgb_way
from pagekit.pictures.decode import IN_TWO, LETTERED, decoded
from pagekit.pictures.encode import MOST_FITTED
from pagekit.pictures.make import make
from pagekit.pictures.plates import LETTERING
from pagekit.pictures.recipe import Recipe
from pagekit.pictures.source import Source

if TYPE_CHECKING:
    from pagekit.pictures.files import PictureFiles
    from pagekit.pictures.plate_recipe import PlateRecipe

LIMITS = Limits(work=60, memory=1_536 * MEGABYTE, result=256 * MEGABYTE, wait=300)
"""What the files of one picture may take in a job."""
FITTED, PLAIN = 15, 8
"""Bytes that are held for each pixel of a file while it is written: its own, its codes where they are made to fit it,
and what comes of it.
"""

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def made(source: Source, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> PictureFiles:
    """The files of a picture. Raises RenderError, and Unreadable for a source that cannot be read any more."""
    if held(source.data, recipe) <= IN_PROCESS:
        return make(source, recipe, xmp)
    return _run(source, make_files, source.data, recipe, xmp)


def accent(source: Source) -> str | None:
    """The colour that stands out in it. Raises as `made`."""
    if held(source.data) <= IN_PROCESS:
        return accent_of(source.decoded[0])
    return _run(source, find_accent, source.data)


def fitted(source: Source, size: tuple[int, int], focus: tuple[float, float]) -> Image.Image:
    """The picture in sRGB, cut around the focus to just that size. Raises as `made`."""
    if held(source.data) <= IN_PROCESS:
        return ImageOps.fit(source.decoded[0], size, centering=focus)
    return Image.frombytes("RGB", size, _run(source, fit, source.data, size, focus))


def _run(source: Source, job: Callable[[*Ts], T], *arguments: *Ts) -> T:
    try:
        return run(job, *arguments, limits=LIMITS)
    except JobFailed as problem:
        raise RenderError(
            f"{source.name}: cannot be made: {problem.what} Export it smaller, as JPEG or PNG."
        ) from problem


# ---- The jobs ----------------------------------------------------------------------------------------------


def make_files(data: bytes, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> PictureFiles:
    """The files of a picture."""
    return make(Source.of(data), recipe, xmp)


def find_accent(data: bytes) -> str | None:
    """The colour that stands out in it."""
    return accent_of(decoded(data)[0])


def fit(data: bytes, size: tuple[int, int], focus: tuple[float, float]) -> bytes:
    """The picture cut to a size, as its pixels."""
    return ImageOps.fit(decoded(data)[0], size, centering=focus).tobytes()


# ---- What is held ------------------------------------------------------------------------------------------


def held(data: bytes, recipe: Recipe | PlateRecipe | None = None) -> int:
    """Bytes that are held at most while what a recipe asks is made of a picture, its file's among them; without one,
    while it is decoded.
    """
    form = picture_format(data)
    if form is None:
        return len(data)
    with quietly():
        try:
            return _held(data, form, recipe)
        except (*DAMAGE, Image.DecompressionBombError):
            pass
        try:
            bare = without_metadata(data, form)
            # Intake has read it so; what nobody can tell is made aside.
            return _held(bare, form, recipe) if bare is not None else IN_PROCESS + 1
        except (*DAMAGE, Image.DecompressionBombError):
            return IN_PROCESS + 1


def _held(data: bytes, form: PictureFormat, recipe: Recipe | PlateRecipe | None) -> int:
    count = counted(data, form)
    with opened(data, form) as image:
        most = FITTED * image.width * image.height + len(data)
        if most <= IN_PROCESS:
            # No step takes more, and none of them need be looked at.
            return most
        screen = recipe is None or isinstance(recipe, Recipe)
        by, as_it_is = divisor(image.size), (srgb_way(image) if screen else plain_way(image)).nothing
        whole = PIXEL * image.width * image.height // (by * by)
        by_rows = form == "PNG" and count.rows and image.width * image.height > IN_TWO
        if by_rows and (by > 1 or not as_it_is):
            steps = [whole]
        else:
            steps = [decoding(form, image, count)]
            if not as_it_is:
                steps.append((whole if form == "JPEG" else stored(image)) + whole)
        if recipe is not None:
            steps += _steps(recipe, image, by, whole, lettering=form in LETTERED)
    return max(steps) + len(data)


def _steps(
    recipe: Recipe | PlateRecipe, image: ImageFile, by: int, whole: int, *, lettering: bool
) -> list[int]:
    """What is held while it is brought across to a width, and while the largest file is written."""
    width, height = image.width // by, image.height // by
    if isinstance(recipe, Recipe):
        across = min(width, max(recipe.widths))
        return [whole + PIXEL * across * height, whole + FITTED * across * (height * across // width)]
    box = recipe.crop((width, height))
    size = (box[2] - box[0], box[3] - box[1])
    ppi = recipe.ppi * (LETTERING if lettering or recipe.whole else 1)
    ppi = max(ppi, recipe.line_ppi if image.mode == "1" else 0)
    across, down = (
        min(side, max(1, round(inches * ppi))) for side, inches in zip(size, recipe.inches(size), strict=True)
    )
    written = FITTED if across * down <= MOST_FITTED else PLAIN
    return [whole + PIXEL * across * size[1], written * across * down]
