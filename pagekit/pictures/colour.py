"""a decoded picture in any mode and profile → on white, eight bits a channel: in sRGB, or in its own colours.

How is settled once for a picture (`Way`); what is done looks at one pixel at a time, so a strip of it can be
converted by itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image, ImageCms

from pagekit.condition.convert import fits
from pagekit.pictures.files import Remark

MAX_PROFILE = 8 * 1024 * 1024
"""Bytes; the largest profiles of presses have four million. A larger one is as good as a damaged one."""
_PAPER_WHITE = (255, 255, 255)
_GREYS = frozenset({"1", "L", "LA", "La", "I", "F"})
_ALPHA = frozenset({"RGBA", "LA", "PA"})

Convert = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True, slots=True)
class Plain:
    """A picture in its own colours: mode L (a grey of sRGB), RGB, LAB or CMYK."""

    image: Image.Image
    profile: bytes | None = None
    """The one that tells its colours. Without one RGB is sRGB; of CMYK nobody has said."""
    bilevel: bool = False
    """True for line art of one bit."""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How a picture is converted, or any strip of it; and what is told of the whole."""

    convert: Convert
    plain: Plain
    nothing: bool = field(default=False)
    """True where it is as it should be."""


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture in mode RGB, as it looks. A profile that cannot be used is left aside."""
    return srgb_way(image).convert(image)


def plain_way(image: Image.Image) -> Way:
    """How a picture comes into its own colours."""
    profile = _profile(image)
    if _is_grey(image):
        srgb = srgb_way(image).convert
        return Way(lambda strip: srgb(strip).convert("L"), Plain(image, bilevel=image.mode == "1"))
    mode = image.mode if image.mode in {"CMYK", "LAB"} else "RGB"
    nothing = mode == image.mode and not (mode == "RGB" and _seen_through(image))
    convert: Convert = _as_it_is if nothing else _in_rgb
    if mode == "LAB":
        return Way(convert, Plain(image), nothing)
    if profile is not None and len(profile) <= MAX_PROFILE and fits(profile, mode):
        return Way(convert, Plain(image, profile), nothing)
    if profile is not None:
        return Way(convert, Plain(image, remarks=("profile-unusable",)), nothing)
    return Way(convert, Plain(image, remarks=("profile-missing",) if mode == "CMYK" else ()), nothing)


def srgb_way(image: Image.Image) -> Way:
    """How a picture comes into sRGB."""
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        scale = 255 / _white(image)
        return Way(lambda strip: _scaled(strip, scale), Plain(image))
    if image.mode == "LAB":
        return Way(_transform(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), "LAB"), Plain(image))
    seen_through = _seen_through(image)
    profile = _profile(image)
    if profile is None:
        return Way(_in_rgb, Plain(image), image.mode == "RGB" and not seen_through)
    mode = image.mode if image.mode in {"RGB", "CMYK", "L"} and not seen_through else "RGB"
    through = _through_profile(profile, mode)
    if through is None:
        return Way(_in_rgb, Plain(image), image.mode == "RGB" and not seen_through)
    if seen_through or image.mode != mode:
        return Way(lambda strip: through(_in_rgb(strip)), Plain(image))
    return Way(through, Plain(image))


def _profile(image: Image.Image) -> bytes | None:
    told = image.info.get("icc_profile")
    return told if isinstance(told, bytes) and told else None


def _is_grey(image: Image.Image) -> bool:
    return image.mode in _GREYS or image.mode.startswith("I;16")


def _seen_through(image: Image.Image) -> bool:
    return image.mode in _ALPHA or "transparency" in image.info


def _as_it_is(image: Image.Image) -> Image.Image:
    return image


def _in_rgb(image: Image.Image) -> Image.Image:
    """On white, without looking at its profile."""
    image = _on_white(image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    # 16-bit scans: Pillow's own conversion clips instead of scaling, with and without transparency.
    return image.convert("F").point(lambda value: value * scale).convert("L").convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if not _seen_through(image):
        return image
    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, (*_PAPER_WHITE, 255))
    return Image.alpha_composite(ground, image).convert("RGB")


def _white(image: Image.Image) -> int:
    """What the mode calls white: 65535, 255, or 1 for scans in fractions."""
    if image.mode.startswith("I;16"):
        return 65_535
    high = _scalar(image.getextrema()[1])
    return 65_535 if high > 255 else 255 if high > 1 else 1


def _scalar(value: float | tuple[int, int]) -> float:
    return float(value[1]) if isinstance(value, tuple) else float(value)


def _through_profile(profile: bytes, mode: str) -> Convert | None:
    """None for a profile that is broken, or for another colour space: then colours are taken as a browser takes
    them.
    """
    if len(profile) > MAX_PROFILE:
        return None
    try:
        return _transform(ImageCms.ImageCmsProfile(io.BytesIO(profile)), mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _transform(source: ImageCms.ImageCmsProfile, mode: str) -> Convert:
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).apply
