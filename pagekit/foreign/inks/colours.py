"""colours and pictures of a screen → shares of inks: by a press's profile and limit, grey on black alone.

Of a soft mask only the light of its colours counts: there they become a grey of the same light, and what shows through
stays as it was (ISO 32000-1, 10.3.2, 11.5.3).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from pagekit.condition.convert import GREY_BY, fits, separation_of
from pagekit.foreign.inks.press import PressInks

Shares = tuple[float, ...]
Rgb = tuple[int, int, int]
_FULL = 255
_MOST = 65_535
_LUMA = (0.30, 0.59, 0.11)
_MANY = 20_000
"""Colours that are kept in mind."""
_NEUTRAL = 1.0
"""Of a* and b*: less is grey."""


class Inks:
    """What colours become that are printed."""

    count = 4
    space = Name.DeviceCMYK

    def __init__(self, press: PressInks) -> None:
        self.unusable = 0
        """How many profiles could not be used: what they tell of is taken for a screen's colours."""
        self._separation = separation_of(press.profile, press.limit, press.rendering)
        self._darkest = press.darkest
        self._kept: dict[tuple[Rgb, bytes | None], Shares] = {}
        self._fit: dict[bytes, bool] = {}

    def rgb(self, values: Sequence[float], profile: bytes | None = None) -> Shares:
        """A colour of three shares."""
        red, green, blue = (round(min(max(value, 0.0), 1.0) * _FULL) for value in values)
        key = ((red, green, blue), self.usable(profile))
        found = self._kept.get(key)
        if found is None:
            found = self._rgb(*key)
            if len(self._kept) < _MANY:
                self._kept[key] = found
        return found

    def _rgb(self, level: Rgb, profile: bytes | None) -> Shares:
        if max(level) - min(level) <= GREY_BY:
            grey = self._separation.grey(Image.new("L", (1, 1), round(sum(level) / 3))).tobytes()[0]
            black = round(1 - grey / _FULL, 3)
            return 0.0, 0.0, 0.0, 1.0 if black * 100 > self._darkest else black
        # By the same table as pictures: a ground goes on where a picture ends.
        pixel = self._separation.plates(Image.new("RGB", (1, 1), level), profile).tobytes()
        return tuple(round(each / _FULL, 3) for each in pixel)

    def lab(self, values: Sequence[float], ranges: Sequence[float]) -> Shares:
        """A colour that was measured."""
        light = min(max(values[0], 0.0), 100.0)
        a, b = (
            min(max(value, low), high)
            for value, low, high in zip(values[1:], ranges[::2], ranges[1::2], strict=True)
        )
        if max(abs(a), abs(b)) < _NEUTRAL:
            return self.rgb((_grey_of(light),) * 3)
        pixel = bytes((round(light * _FULL / 100), round(a) & _FULL, round(b) & _FULL))
        inks = self._separation.plates(Image.frombytes("LAB", (1, 1), pixel)).tobytes()
        return tuple(round(each / _FULL, 3) for each in inks)

    def picture(self, image: Image.Image, profile: bytes | None = None) -> Image.Image:
        """A picture in mode RGB or LAB as CMYK, or as a grey of the black plate."""
        profile = self.usable(profile)
        if image.mode == "RGB" and _is_grey(image):
            return self._separation.grey(image.convert("L"))
        return self._separation.plates(image, profile)

    def usable(self, profile: bytes | None) -> bytes | None:
        """The profile, if pictures can be converted by it."""
        if profile is None:
            return None
        if profile not in self._fit:
            self._fit[profile] = fits(profile, "RGB")
            self.unusable += not self._fit[profile]
        return profile if self._fit[profile] else None


class Light(Inks):
    """What colours become that are a mask."""

    count = 1
    space = Name.DeviceGray

    def rgb(self, values: Sequence[float], profile: bytes | None = None) -> Shares:
        """How light it is."""
        light = sum(share * min(max(value, 0.0), 1.0) for share, value in zip(_LUMA, values, strict=True))
        return (round(light, 4),)

    def lab(self, values: Sequence[float], ranges: Sequence[float]) -> Shares:
        """How light it is."""
        return (round(_grey_of(values[0]), 4),)

    def picture(self, image: Image.Image, profile: bytes | None = None) -> Image.Image:
        """A picture in mode RGB or LAB as its light."""
        return image.getchannel("L") if image.mode == "LAB" else image.convert("L")


def samples(
    pdf: pikepdf.Pdf, inks: Callable[[float], Shares], domain: tuple[float, float], count: int
) -> pikepdf.Stream:
    """A function of one number in samples (7.10.2)."""
    low, high = domain
    rows = [inks(low + (high - low) * at / (count - 1)) for at in range(count)]
    data = b"".join(struct.pack(">H", round(min(max(one, 0.0), 1.0) * _MOST)) for row in rows for one in row)
    entries = Dictionary(
        FunctionType=0,
        Domain=Array([low, high]),
        Range=Array([0, 1] * len(rows[0])),
        Size=Array([count]),
        BitsPerSample=16,
    )
    return pdf.make_indirect(pikepdf.Stream(pdf, data, entries))


def _grey_of(light: float) -> float:
    """The level of a grey in sRGB, as a share, that is as light (CIE 15, IEC 61966-2-1)."""
    shown = ((light + 16) / 116) ** 3 if light > 8 else light * 27 / 24_389
    return 12.92 * shown if shown <= 0.0031308 else 1.055 * shown ** (1 / 2.4) - 0.055


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(_high(each) <= GREY_BY for each in apart)


def _high(image: Image.Image) -> float:
    ends = image.getextrema()
    return float(ends[1]) if not isinstance(ends[1], tuple) else float(ends[1][1])
