"""Numbers → grids of floats: arithmetic on every cell at once, built on Pillow's mode F images.

A Field is to these pictures what a sheet of light is to a darkroom: it can be added, multiplied, bent by a
curve and blurred without the steps that eight bits would show. Nothing here knows about colour; see `plate`.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image, ImageMath

Size = tuple[int, int]
_RESAMPLE = Image.Resampling


class Field:
    """A grid of floats, `size` in pixels; operators work cell by cell and return a new Field."""

    __slots__ = ("image",)

    def __init__(self, image: Image.Image) -> None:
        self.image = image if image.mode == "F" else image.convert("F")

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self.image.size

    def _with(self, other: Field | float, formula: Callable[[Any, Any], Any]) -> Field:
        right: Any = other.image if isinstance(other, Field) else float(other)
        if isinstance(other, Field):
            return Field(ImageMath.lambda_eval(lambda a: formula(a["p"], a["q"]), p=self.image, q=right))
        return Field(ImageMath.lambda_eval(lambda a: formula(a["p"], right), p=self.image))

    def linear(self, scale: float, offset: float = 0.0) -> Field:
        """Each cell times `scale` plus `offset`."""
        return Field(self.image.point(lambda v: v * scale + offset))

    def __add__(self, other: Field | float) -> Field:
        return self._with(other, lambda p, q: p + q) if isinstance(other, Field) else self.linear(1.0, other)

    def __sub__(self, other: Field | float) -> Field:
        return self._with(other, lambda p, q: p - q) if isinstance(other, Field) else self.linear(1.0, -other)

    def __mul__(self, other: Field | float) -> Field:
        return self._with(other, lambda p, q: p * q) if isinstance(other, Field) else self.linear(other)

    def __truediv__(self, other: Field | float) -> Field:
        return self._with(other, lambda p, q: p / q) if isinstance(other, Field) else self.linear(1.0 / other)

    def __radd__(self, other: float) -> Field:
        return self.linear(1.0, other)

    def __rmul__(self, other: float) -> Field:
        return self.linear(other)

    def __rsub__(self, other: float) -> Field:
        return self.linear(-1.0, other)

    def __neg__(self) -> Field:
        return self.linear(-1.0)

    def __abs__(self) -> Field:
        return Field(ImageMath.lambda_eval(lambda a: abs(a["p"]), p=self.image))

    def __pow__(self, power: float) -> Field:
        """Each cell, never below nought, to `power`."""
        return self.least(0.0)._with(power, lambda p, q: p**q)

    def exp(self) -> Field:
        """The exponential of each cell."""
        return Field(ImageMath.lambda_eval(lambda a: math.e ** a["p"], p=self.image))

    def wave(self) -> Field:
        """A bump of 0 to 1 and back for every whole number, for cells of nought and more."""
        part = Field(ImageMath.lambda_eval(lambda a: a["p"] % 1.0, p=self.image))
        return part * (1.0 - part) * 4.0

    def least(self, floor: Field | float) -> Field:
        """Each cell, or `floor` where the cell is smaller."""
        other = floor if isinstance(floor, Field) else flat(self.size, floor)
        return Field(ImageMath.lambda_eval(lambda a: a["max"](a["p"], a["q"]), p=self.image, q=other.image))

    def most(self, ceiling: Field | float) -> Field:
        """Each cell, or `ceiling` where the cell is larger."""
        other = ceiling if isinstance(ceiling, Field) else flat(self.size, ceiling)
        return Field(ImageMath.lambda_eval(lambda a: a["min"](a["p"], a["q"]), p=self.image, q=other.image))

    def clip(self, low: float = 0.0, high: float = 1.0) -> Field:
        """Each cell held between `low` and `high`."""
        return self.least(low).most(high)

    def step(self, start: float, end: float) -> Field:
        """A soft step: 0 at `start`, 1 at `end` (which may be the smaller), eased at both ends."""
        t = self.linear(1.0 / (end - start), -start / (end - start)).clip()
        return t * t * (3.0 - 2.0 * t)

    def mix(self, other: Field | float, share: Field) -> Field:
        """This where `share` is 0, `other` where it is 1."""
        target = other if isinstance(other, Field) else flat(self.size, other)
        return self + (target - self) * share

    def resized(self, size: Size, resample: Image.Resampling = _RESAMPLE.BICUBIC) -> Field:
        """The same picture on another grid."""
        return Field(self.image.resize(size, resample))

    def blur(self, radius: float) -> Field:
        """Soft focus of about `radius` pixels (one sigma): down to a coarse grid and smoothly up again."""
        return self.smear(radius, radius)

    def smear(self, across: float, down: float) -> Field:
        """Blur of unlike radius along the two axes, pixels."""
        width, height = self.size
        small = (max(2, round(width / max(1.0, 1.5 * across))), max(2, round(height / max(1.0, 1.5 * down))))
        if small == self.size:
            return self
        return Field(self.image.resize(small, _RESAMPLE.BILINEAR).resize(self.size, _RESAMPLE.BICUBIC))

    def shifted(self, right: float, down: float) -> Field:
        """Moved by whole or broken pixels; what comes in at the edge is nought."""
        shape = (1.0, 0.0, -right, 0.0, 1.0, -down)
        return Field(self.image.transform(self.size, Image.Transform.AFFINE, shape, _RESAMPLE.BILINEAR))

    def sheared(self, shape: Sequence[float]) -> Field:
        """An affine view: output (x, y) reads input (a·x + b·y + c, d·x + e·y + f)."""
        return Field(self.image.transform(self.size, Image.Transform.AFFINE, tuple(shape), _RESAMPLE.BICUBIC))

    def slopes(self) -> tuple[Field, Field]:
        """How fast the field climbs to the right and downwards, per pixel."""
        across = (self.shifted(-1, 0) - self.shifted(1, 0)) * 0.5
        return across, (self.shifted(0, -1) - self.shifted(0, 1)) * 0.5

    def spread(self, low: float = 0.0, high: float = 1.0) -> Field:
        """Stretched so that its smallest cell is `low` and its largest `high`."""
        smallest, largest = self.extremes()
        scale = (high - low) / max(largest - smallest, 1e-9)
        return self.linear(scale, low - smallest * scale)

    def extremes(self) -> tuple[float, float]:
        """The smallest and the largest cell."""
        found: Any = self.image.getextrema()
        return float(found[0]), float(found[1])

    def mask(self) -> Image.Image:
        """As an eight-bit mask: 0 to 1 becomes 0 to 255."""
        return self.clip().linear(255.0, 0.5).image.convert("L")


def flat(size: Size, value: float) -> Field:
    """A Field that holds one value everywhere."""
    return Field(Image.new("F", size, value))


def from_mask(mask: Image.Image) -> Field:
    """An eight-bit mask as a Field of 0 to 1."""
    return Field(mask.convert("L")).linear(1.0 / 255.0)


def row(size: Size, value: Callable[[float], float]) -> Field:
    """A Field that changes along x only: `value` is asked once per column, with x in pixels."""
    width, height = size
    line = struct.pack(f"={width}f", *(value(x + 0.5) for x in range(width)))
    return Field(Image.frombytes("F", (width, 1), line).resize((width, height), _RESAMPLE.NEAREST))


def column(size: Size, value: Callable[[float], float]) -> Field:
    """A Field that changes along y only: `value` is asked once per row, with y in pixels."""
    width, height = size
    line = struct.pack(f"={height}f", *(value(y + 0.5) for y in range(height)))
    return Field(Image.frombytes("F", (1, height), line).resize((width, height), _RESAMPLE.NEAREST))


def bell(size: Size, middle: float, spread: float) -> Field:
    """A band across the picture: 1 at the height `middle`, fading as a Gaussian of `spread` pixels."""
    return column(size, lambda y: math.exp(-(((y - middle) / spread) ** 2)))


def slope(size: Size, start: float, end: float) -> Field:
    """Down the picture: 0 at the height `start`, 1 at `end` (which may be the smaller), straight between."""
    return column(size, lambda y: min(1.0, max(0.0, (y - start) / (end - start))))


def across(size: Size, left: float = 0.0, right: float = 1.0) -> Field:
    """A ramp from the left edge to the right edge."""
    return row(size, lambda x: left + (right - left) * x / size[0])


def down(size: Size, top: float = 0.0, bottom: float = 1.0) -> Field:
    """A ramp from the top edge to the bottom edge."""
    return column(size, lambda y: top + (bottom - top) * y / size[1])


def distance(size: Size, centre: tuple[float, float], stretch: tuple[float, float] = (1.0, 1.0)) -> Field:
    """Pixels from `centre`; `stretch` above 1 makes the rings wider along that axis."""
    x = row(size, lambda v: ((v - centre[0]) / stretch[0]) ** 2)
    y = column(size, lambda v: ((v - centre[1]) / stretch[1]) ** 2)
    return (x + y) ** 0.5


def glow(
    size: Size, centre: tuple[float, float], radius: float, stretch: tuple[float, float] = (1.0, 1.0)
) -> Field:
    """A bell of light of height 1 that falls off with the square of the distance; half height at `radius`."""
    far = distance(size, centre, stretch).linear(1.0 / radius)
    return flat(size, 1.0) / (far * far + 1.0)
