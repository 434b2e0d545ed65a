"""a decoded picture in any mode and profile → sRGB on white, eight bits a channel."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_PAPER_WHITE = (255, 255, 255)


def to_srgb(image: Image.Image) -> Image.Image:
    """The picture in mode RGB, as it looks. A profile that cannot be used is left aside."""
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
