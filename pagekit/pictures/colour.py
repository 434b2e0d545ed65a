"""a decoded picture in any mode and profile → on white, eight bits a channel: in sRGB, or in its own colours."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageCms

from pagekit.condition.convert import fits
from pagekit.pictures.files import Remark

_PAPER_WHITE = (255, 255, 255)
_GREYS = frozenset({"1", "L", "LA", "La", "I", "F"})


@dataclass(frozen=True, slots=True)
class Plain:
    """A picture in its own colours: mode L (a grey of sRGB), RGB, LAB or CMYK."""

    image: Image.Image
    profile: bytes | None = None
    """The one that tells its colours. Without one RGB is sRGB; of CMYK nobody has said."""
    bilevel: bool = False
    """True for line art of one bit."""
    remarks: tuple[Remark, ...] = ()


def to_plain(image: Image.Image) -> Plain:
    """The picture, with no more of it converted than must be."""
    told = image.info.get("icc_profile")
    profile = told if isinstance(told, bytes) and told else None
    if image.mode in _GREYS or image.mode.startswith("I;16"):
        return Plain(to_srgb(image).convert("L"), bilevel=image.mode == "1")
    if image.mode not in {"CMYK", "LAB"}:
        image = _on_white(image).convert("RGB")
    if image.mode == "LAB":
        return Plain(image)
    if profile is not None and fits(profile, image.mode):
        return Plain(image, profile)
    if profile is not None:
        return Plain(image, remarks=("profile-unusable",))
    return Plain(image, remarks=("profile-missing",) if image.mode == "CMYK" else ())


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture in mode RGB, as it looks. A profile that cannot be used is left aside."""
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        # 16-bit scans: Pillow's own conversion clips instead of scaling, with and without transparency.
        scale = 255 / _white(image)
        return image.convert("F").point(lambda value: value * scale).convert("L").convert("RGB")
    image = _on_white(image)
    if image.mode == "LAB":
        return _converted(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        converted = _through_profile(image, profile)
        if converted is not None:
            return converted
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in {"RGBA", "LA", "PA"} and "transparency" not in image.info:
        return image
    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, (*_PAPER_WHITE, 255))
    profile = image.info.get("icc_profile")
    image = Image.alpha_composite(ground, image).convert("RGB")
    image.info["icc_profile"] = profile
    return image


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
        return _converted(image, source)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # A broken profile, or one for another colour space: the plain conversion is what a browser does too.
        return None


def _converted(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        image.mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).apply(image)
