"""Fields → photographs: light kept as three float grids, exposed through a film curve at the very end."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

from PIL import Image, ImageFilter

from photo_studio.field import Field, Size, distance, flat, from_mask
from photo_studio.noise import speckle

Colour = tuple[float, float, float]
_GAMMA = 2.2


def ink(code: str, strength: float = 1.0) -> Colour:
    """A screen colour such as "#e8b070" as linear light, times `strength`."""
    red, green, blue = (int(code[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    return (red**_GAMMA * strength, green**_GAMMA * strength, blue**_GAMMA * strength)


@dataclass(frozen=True)
class Plate:
    """Light that has fallen on a picture: red, green and blue Fields, linear, 1.0 is white."""

    red: Field
    green: Field
    blue: Field

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self.red.size

    @property
    def bands(self) -> tuple[Field, Field, Field]:
        """The three colours in order."""
        return self.red, self.green, self.blue

    def __add__(self, other: Plate) -> Plate:
        return Plate(*(a + b for a, b in zip(self.bands, other.bands, strict=True)))

    def __mul__(self, other: Plate | Field | float | Colour) -> Plate:
        if isinstance(other, Plate):
            return Plate(*(a * b for a, b in zip(self.bands, other.bands, strict=True)))
        if isinstance(other, tuple):
            return Plate(*(a * b for a, b in zip(self.bands, other, strict=True)))
        return Plate(*(a * other for a in self.bands))

    def mix(self, other: Plate | Colour, share: Field | Image.Image) -> Plate:
        """This where `share` is 0, `other` where it is 1."""
        mask = share if isinstance(share, Field) else from_mask(share)
        values: tuple[Field | float, ...] = other.bands if isinstance(other, Plate) else other
        return Plate(*(a.mix(b, mask) for a, b in zip(self.bands, values, strict=True)))

    def lit(self, field: Field, colour: Colour) -> Plate:
        """With light of `colour` added wherever `field` is above nought."""
        return Plate(*(a + field * c for a, c in zip(self.bands, colour, strict=True)))

    def blur(self, radius: float) -> Plate:
        """Soft focus, about `radius` pixels."""
        return Plate(*(a.blur(radius) for a in self.bands))

    def smear(self, across: float, down: float) -> Plate:
        """Blur of unlike radius along the axes: a moving camera."""
        return Plate(*(a.smear(across, down) for a in self.bands))

    def halation(self, threshold: float, radius: float, strength: float) -> Plate:
        """Bright parts bleed into their neighbours, as in a lens."""
        bright = Plate(*((a - threshold).least(0.0) for a in self.bands))
        wide = bright.blur(radius) + bright.blur(radius * 3.5) * 0.6
        return self + wide * strength

    def resized(self, size: Size) -> Plate:
        """The same light on another grid."""
        return Plate(*(a.resized(size) for a in self.bands))

    def view(self) -> Image.Image:
        """An eight-bit picture without any film curve: for layers that must be warped and read back."""
        return Image.merge("RGB", [(a ** (1 / _GAMMA)).mask() for a in self.bands])


def plain(size: Size, colour: Colour) -> Plate:
    """One colour everywhere."""
    return Plate(*(flat(size, value) for value in colour))


def read(picture: Image.Image) -> Plate:
    """An eight-bit picture as linear light."""
    return Plate(*(from_mask(band) ** _GAMMA for band in picture.convert("RGB").split()))


def scale(position: Field, stops: list[tuple[float, Colour]]) -> Plate:
    """A colour scale: `position` says where between the stops each pixel lies, stops in rising order."""
    plate = plain(position.size, stops[0][1])
    for (start, _), (end, colour) in itertools.pairwise(stops):
        plate = plate.mix(colour, position.step(start, end))
    return plate


@dataclass(frozen=True)
class Film:
    """How a plate is developed: exposure in stops, toning, grain, the lens's dark corners."""

    exposure: float = 0.0
    saturation: float = 1.0
    shadows: Colour = (0.0, 0.0, 0.0)
    lights: Colour = (1.0, 1.0, 1.0)
    contrast: float = 1.0
    vignette: float = 0.25
    grain: float = 0.018
    sharpen: int = 40
    soften: float = 0.0
    """Pixels of blur over all of it, grain too: where much fine detail would make a heavy file."""


def _curve(light: Field) -> Field:
    """The film's shoulder and toe: linear light in, screen value of 0 to 1 out."""
    top = light * (light * 2.51 + 0.03)
    return (top / (light * (light * 2.43 + 0.59) + 0.14)).clip() ** (1 / _GAMMA)


def _corners(size: Size, strength: float) -> Field:
    width, height = size
    reach = distance(size, (width / 2, height / 2), (width / 2, height / 2))
    return 1.0 - reach.step(0.45, 1.5) * strength


def develop(plate: Plate, film: Film, rng: random.Random) -> Image.Image:
    """Expose, grade, add grain and quantise: an RGB picture of the plate's size."""
    gain = _corners(plate.size, film.vignette) * (2.0**film.exposure)
    bands = [_curve((band * gain).least(0.0)) for band in plate.bands]
    grey = bands[0] * 0.3 + bands[1] * 0.59 + bands[2] * 0.11
    noise = speckle(plate.size, rng).blur(0.8) + speckle(plate.size, rng).blur(1.5) * 0.8
    # Grain shows in the middle tones and hardly in black or white.
    noise = noise * (grey * (1.0 - grey) * 3.0 + 0.25) * film.grain
    out = []
    for band, lift, light in zip(bands, film.shadows, film.lights, strict=True):
        toned = grey + (band - grey) * film.saturation
        toned = (toned - 0.5) * film.contrast + 0.5
        toned = toned * light + (1.0 - grey) * lift
        out.append((toned + noise).mask())
    picture = Image.merge("RGB", out)
    if film.soften:
        picture = picture.filter(ImageFilter.GaussianBlur(film.soften))
    return picture.filter(ImageFilter.UnsharpMask(1.6, film.sharpen, 2)) if film.sharpen else picture
