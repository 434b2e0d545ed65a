"""photo + crop + widths → derivatives: the only room that writes images. Same input, same bytes.

Every derivative is upright, sRGB, on white, and carries its credit on; the place where it was taken (GPS) is dropped.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from pagekit.errors import RenderError
from pagekit.intake.pictures import quietly

Format = Literal["jpeg", "webp"]
_ENDING: dict[Format, str] = {"jpeg": "jpg", "webp": "webp"}
_PAPER_WHITE = (255, 255, 255)
_MAX_ASPECT = 4_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a picture is made: widths in pixels, the tallest shape allowed (height over width), focus, formats."""

    widths: tuple[int, ...]
    tallest: float = 10.0
    focus: tuple[float, float] = (0.5, 0.5)
    quality: int = 84
    formats: tuple[Format, ...] = ("jpeg",)


@dataclass(frozen=True, slots=True)
class Derivative:
    """A picture file of a page: its name among the assets, its size in pixels, its bytes."""

    name: str
    format: Format
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Placed:
    """All files of one picture, smallest first."""

    files: tuple[Derivative, ...]

    @property
    def largest(self) -> Derivative:
        """The largest JPEG: what a page falls back to, and what print uses."""
        return max((file for file in self.files if file.format == "jpeg"), key=lambda file: file.width)

    @property
    def width(self) -> int:
        """Width of the largest file in pixels."""
        return self.largest.width

    @property
    def height(self) -> int:
        """Height of the largest file in pixels."""
        return self.largest.height

    @property
    def ratio(self) -> float:
        """Height over width."""
        return self.height / self.width

    @property
    def weight(self) -> int:
        """Bytes of all files together."""
        return sum(len(file.data) for file in self.files)

    def srcset(self, wanted: Format, root: str = "") -> str:
        """The HTML `srcset` of one format."""
        return ", ".join(f"{root}{file.name} {file.width}w" for file in self.files if file.format == wanted)


# A page and its preview, or a web page and its print edition, ask for the same picture within one run: what was made
# last stays at hand, the sources do not.
SHELF_BYTES = 48 * 1024 * 1024
_shelf: dict[tuple[str, Recipe, bytes | None], Placed] = {}
_shelf_lock = threading.Lock()


def derive(data: bytes, recipe: Recipe, *, xmp: bytes | None = None) -> Placed:
    """Make the files of a picture that intake has passed. `xmp` is the credit to carry on. Raises RenderError."""
    digest = hashlib.sha256(data).hexdigest()
    key = (digest, recipe, xmp)
    with _shelf_lock:
        placed = _shelf.pop(key, None)
    if placed is None:
        placed = _derive(data, digest, recipe, xmp)
    with _shelf_lock:
        _shelf[key] = placed
        while sum(each.weight for each in _shelf.values()) > SHELF_BYTES:
            del _shelf[next(iter(_shelf))]
    return placed


def _derive(data: bytes, digest: str, recipe: Recipe, xmp: bytes | None) -> Placed:
    try:
        with quietly(), Image.open(io.BytesIO(data)) as source:
            flat_colours = source.format in {"PNG", "GIF"}
            upright = _crop(_to_srgb(ImageOps.exif_transpose(source)), recipe.tallest, recipe.focus)
        # Pillow writes a source's comment into its copies; nothing of the source travels on but the credit.
        upright.info.clear()
        return Placed(tuple(_files(upright, digest, recipe, flat_colours, xmp)))
    except UnidentifiedImageError as problem:
        raise RenderError(
            "a picture is of no kind that is known. Export it again as JPEG or PNG."
        ) from problem
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise RenderError(
            f"a picture cannot be made ({problem}). Export it again as JPEG or PNG."
        ) from problem


def _files(
    upright: Image.Image, digest: str, recipe: Recipe, flat_colours: bool, xmp: bytes | None
) -> Iterator[Derivative]:
    for width in _ladder(recipe.widths, upright.width):
        height = max(1, round(upright.height * width / upright.width))
        size = (width, height)
        scaled = upright if width == upright.width else upright.resize(size, Image.Resampling.LANCZOS)
        for form in recipe.formats:
            encoded = _encode(scaled, form, recipe.quality, flat_colours, xmp)
            yield Derivative(_name(digest, recipe, width, form, encoded), form, width, height, encoded)


def _ladder(widths: Sequence[int], own: int) -> tuple[int, ...]:
    steps = sorted(width for width in set(widths) if width < own)
    # Never enlarged: the ladder ends at the picture's own width or at its last step.
    return (*steps, own) if len(steps) < len(set(widths)) else tuple(steps)


def _to_srgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        # 16-bit scans: Pillow's own conversion clips instead of scaling, with and without transparency.
        scale = 255 / _white(image)
        return image.convert("F").point(lambda value: value * scale).convert("L").convert("RGB")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (*_PAPER_WHITE, 255))
        profile = image.info.get("icc_profile")
        image = Image.alpha_composite(ground, image).convert("RGB")
        image.info["icc_profile"] = profile
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        converted = _through_profile(image, profile)
        if converted is not None:
            return converted
    return image.convert("RGB")


def _white(image: Image.Image) -> int:
    """What the mode calls white: 65535, 255, or 1 for scans in fractions."""
    if image.mode.startswith("I;16"):
        return 65_535
    high = _scalar(image.getextrema()[1])
    return 65_535 if high > 255 else 255 if high > 1 else 1


def _scalar(value: float | tuple[int, int]) -> float:
    return float(value[1]) if isinstance(value, tuple) else float(value)


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode not in {"RGB", "CMYK", "L"}:
            image = image.convert("RGB")
        return ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # A broken profile, or one for another colour space: the plain conversion is what a browser does too.
        return None


def _crop(image: Image.Image, tallest: float, focus: tuple[float, float]) -> Image.Image:
    width, height = image.size
    if width > _MAX_ASPECT * height or height > _MAX_ASPECT * width:
        raise ValueError("it is a line, not a picture")
    allowed = max(1, round(width * tallest))
    if height <= allowed:
        return image.copy()
    top = min(max(0, round(focus[1] * height - allowed / 2)), height - allowed)
    return image.crop((0, top, width, top + allowed))


def _encode(image: Image.Image, form: Format, quality: int, flat_colours: bool, xmp: bytes | None) -> bytes:
    stream = io.BytesIO()
    extra = {"xmp": xmp} if xmp else {}
    if form == "jpeg":
        # Flat colours and lettering (screenshots, charts) bleed when their colour is subsampled.
        image.save(
            stream, "JPEG", quality=quality, optimize=True, progressive=True,
            subsampling="4:4:4" if flat_colours else "4:2:0", **extra,
        )  # fmt: skip
    else:
        image.save(stream, "WEBP", quality=max(quality - 6, 1), method=4, **extra)
    return stream.getvalue()


def _name(digest: str, recipe: Recipe, width: int, form: Format, encoded: bytes) -> str:
    # The name follows the bytes: a changed credit or crop is a changed file, and caches cannot serve the old one.
    mark = hashlib.sha256(encoded).hexdigest()[:8]
    return f"pictures/{digest[:12]}-{width}-{mark}.{_ENDING[form]}"
