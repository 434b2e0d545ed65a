"""an sRGB picture + a format + a quality → the bytes of a file, the same on any number of cores.

One quality, on JPEG's scale, serves all formats. `_ALIKE` was measured on the sample publication's twelve photographs,
scaled to 824 px (a phone's width at two pixels each): for each JPEG quality the WebP and AVIF qualities with the same
mean SSIM of luma (Wang et al. 2004, Gaussian window of 1.5 px) against the scaled source, the mean over the
photographs. At 80 the three have SSIM 0.962 to 0.964, with 68, 50 and 39 kB; colour (PSNR of Cb and Cr) stands at
42.7, 43.5 and 44.1 dB.
"""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, features
from PIL.AvifImagePlugin import get_codec_version

from pagekit.errors import MissingDependency
from pagekit.pictures.recipe import ImageFormat

_ALIKE: tuple[tuple[int, int, int], ...] = (
    # JPEG, WebP, AVIF
    (1, 1, 1), (40, 45, 41), (50, 55, 46), (60, 65, 49), (70, 75, 55), (76, 79, 60), (80, 82, 64), (84, 86, 69),
    (90, 90, 79), (95, 95, 89), (100, 100, 100),
)  # fmt: skip
_COLUMN: dict[ImageFormat, int] = {"jpeg": 0, "webp": 1, "avif": 2}

_PILLOW_FORMAT: dict[ImageFormat, str] = {"jpeg": "JPEG", "webp": "WEBP", "avif": "AVIF"}
_PILLOW_FEATURE: dict[ImageFormat, str] = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}

WEBP_METHOD = 4
AVIF_SPEED = 6
PLATE_QUALITY = 95
MOST_FITTED = 30_000_000
"""Pixels: at 300 to the inch a sheet of 46 cm square has fewer. A larger JPEG has a tenth more bytes."""
MOST_FLAT_COLOURS = 16_384
"""A screenshot or a chart has fewer, with the soft edges of its letters counted; a photograph has more."""


def quality_for(form: ImageFormat, quality: int) -> int:
    """The quality of a format that looks as JPEG does at `quality`, between the measured ones in a straight line."""
    column = _COLUMN[form]
    quality = min(max(quality, _ALIKE[0][0]), _ALIKE[-1][0])
    after = next(index for index, row in enumerate(_ALIKE) if row[0] >= quality)
    (low, *_), (high, *_) = _ALIKE[max(after - 1, 0)], _ALIKE[after]
    share = (quality - low) / (high - low) if high > low else 0.0
    return round(_ALIKE[max(after - 1, 0)][column] * (1 - share) + _ALIKE[after][column] * share)


def encode(
    image: Image.Image, form: ImageFormat, *, quality: int, lettering: bool, xmp: bytes | None
) -> bytes:
    """The file of an image in mode RGB. `lettering` keeps the full colour of thin strokes. Raises OSError or
    ValueError where a format cannot hold the picture, MissingDependency where Pillow was built without the format.
    """
    if not features.check(_PILLOW_FEATURE[form]):
        what = f"this Pillow was built without {_PILLOW_FORMAT[form]}."
        raise MissingDependency(what, "pip install --force-reinstall --only-binary :all: pillow")
    own = quality_for(form, quality)
    # Flat colours and lettering (screenshots, charts) bleed when their colour is subsampled.
    subsampling = "4:4:4" if lettering else "4:2:0"
    if form == "jpeg":
        fitted = _fitted(image)
        return _saved(
            image, form, xmp, quality=own, optimize=fitted, progressive=fitted, subsampling=subsampling
        )
    if form == "avif":
        # Tiles follow the number of threads, and the bytes follow the tiles.
        return _saved(
            image, form, xmp, quality=own, speed=AVIF_SPEED, subsampling=subsampling,
            max_threads=1, autotiling=False,
        )  # fmt: skip
    lossy = _saved(image, form, xmp, quality=own, method=WEBP_METHOD)
    if lettering and image.getcolors(MOST_FLAT_COLOURS):
        return min(_saved(image, form, xmp, lossless=True, method=WEBP_METHOD), lossy, key=len)
    return lossy


def encode_plate(image: Image.Image, *, xmp: bytes | None) -> bytes:
    """The file of an image in mode CMYK or L, for plates: a baseline JPEG with every colour whole, as any press reads.
    Inks are written as Adobe writes them, 0 for full, with Adobe's mark.
    """
    return _saved(image, "jpeg", xmp, quality=PLATE_QUALITY, optimize=_fitted(image), subsampling="4:4:4")


def _fitted(image: Image.Image) -> bool:
    """True where a JPEG's codes are made to fit the picture, or its scans follow each other: for either the encoder
    holds all of it, two bytes for each pixel of each colour.
    """
    return image.width * image.height <= MOST_FITTED


def encoders() -> tuple[str, ...]:
    """What decides the bytes besides our own code: Pillow, and the libraries it scales, converts and encodes with."""
    names = ("avif", "webp", "jpg", "libjpeg_turbo", "littlecms2")
    codecs = ("aom", "rav1e", "svt") if features.check("avif") else ()
    return (
        f"pillow {features.version('pil')}",
        *(f"{name} {features.version(name)}" for name in names),
        *(f"{name} {get_codec_version(name)}" for name in codecs),
    )


def _saved(image: Image.Image, form: ImageFormat, xmp: bytes | None, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, _PILLOW_FORMAT[form], **({"xmp": xmp} if xmp else {}), **options)
    return stream.getvalue()
