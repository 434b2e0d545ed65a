"""A form → a lit body: spheres, turned wood and soft reliefs, shaded by lamps and by the room around them."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from photo_studio.field import Field, Size, column, flat, from_mask, row
from photo_studio.noise import clouds
from photo_studio.plate import Colour, Plate, ink, plain, read

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Surface:
    """Which way each pixel faces (x right, y up, z to the lens) and where the body is at all (0 to 1)."""

    x: Field
    y: Field
    z: Field
    cover: Field

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self.cover.size

    def with_skin(self, height: Field, depth: float = 1.0) -> Surface:
        """The same body with a fine relief laid over it: crust, peel, cloth."""
        right, downward = (height * depth).slopes()
        x, y = self.x - right, self.y + downward
        length = (x * x + y * y + self.z * self.z + 0.0004) ** 0.5
        return Surface(x / length, y / length, self.z / length, self.cover)

    def facing(self, direction: Vector) -> Field:
        """The cosine between the surface and a direction of any length; below 0 where turned away."""
        length = math.sqrt(sum(d * d for d in direction))
        a, b, c = (d / length for d in direction)
        return self.x * a + self.y * b + self.z * c


@dataclass(frozen=True)
class Lamp:
    """Light from one side: direction, colour, how far it wraps round, how it glints (0 for none)."""

    towards: Vector
    colour: Colour
    wrap: float = 0.1
    glint: float = 0.0
    sharp: float = 40.0


@dataclass(frozen=True)
class Room:
    """What fills the shadows: light from above and light thrown back from below."""

    above: Colour
    below: Colour


def ball(size: Size, centre: tuple[float, float], radius: float, squash: float = 1.0) -> Surface:
    """A sphere, `squash` times as high as wide."""
    x = row(size, lambda v: (v - centre[0]) / radius)
    y = column(size, lambda v: -(v - centre[1]) / (radius * squash))
    rest = 1.0 - x * x - y * y
    return Surface(x, y, rest.least(0.0) ** 0.5, rest.step(0.0, 3.2 / radius))


def turned(size: Size, centre: float, profile: Sequence[tuple[float, float]]) -> Surface:
    """A body from the lathe, upright at x = `centre`: (y, radius) pairs from the top down, pixels."""
    tops = [p[0] for p in profile]

    def radius(y: float) -> float:
        if y <= tops[0] or y >= tops[-1]:
            return 0.0
        i = max(k for k, top in enumerate(tops) if top <= y)
        (y0, r0), (y1, r1) = profile[i], profile[i + 1]
        t = (y - y0) / max(y1 - y0, 1e-6)
        return r0 + (r1 - r0) * t * t * (3 - 2 * t)

    wide = column(size, lambda y: max(radius(y), 0.01))
    slope = column(size, lambda y: (radius(y + 1.0) - radius(y - 1.0)) / 2.0)
    x = row(size, lambda v: v - centre) / wide
    inside = 1.0 - x * x
    z = inside.least(0.0) ** 0.5
    length = (slope * slope + 1.0) ** 0.5
    cover = (inside * wide).step(0.0, 2.4) * column(size, lambda y: 1.0 if radius(y) > 0.5 else 0.0)
    return Surface(x.clip(-1, 1) / length, slope / length, z / length, cover)


def relief(height: Field, cover: Field, depth: float = 1.0) -> Surface:
    """A soft body from a height Field in pixels, seen from above or before; `depth` exaggerates it."""
    right, downward = (height * depth).slopes()
    length = (right * right + downward * downward + 1.0) ** 0.5
    return Surface(right * -1.0 / length, downward / length, flat(height.size, 1.0) / length, cover)


def swollen(mask: Field, radii: Sequence[float], gain: float) -> Field:
    """A cut-out blown up like a cushion: the sum of its blurs, squared off at the edge."""
    total = flat(mask.size, 0.0)
    for radius in radii:
        total += ((mask.blur(radius) - 0.5) * 2.0).least(0.0) ** 0.5 * radius
    return total * gain


def shade(surface: Surface, skin: Plate, lamps: Sequence[Lamp], room: Room) -> Plate:
    """The light that leaves the body towards the lens, glints included."""
    fill = (surface.y * 0.5 + 0.5).clip()
    lit = plain(surface.size, room.below).mix(room.above, fill)
    shine = plain(surface.size, (0.0, 0.0, 0.0))
    for lamp in lamps:
        diffuse = ((surface.facing(lamp.towards) + lamp.wrap) * (1 / (1 + lamp.wrap))).least(0.0)
        lit = lit.lit(diffuse, lamp.colour)
        if lamp.glint:
            length = math.sqrt(sum(d * d for d in lamp.towards))
            x, y, z = (d / length for d in lamp.towards)
            shine = shine.lit(
                surface.facing((x, y, z + 1.0)).least(0.0) ** lamp.sharp * lamp.glint, lamp.colour
            )
    return skin * lit + shine


def sprite(body: Plate, cover: Field) -> Image.Image:
    """A body as an RGBA picture at half its light, so that glints keep their colour; Layer doubles it."""
    picture = (body * 0.5).view().convert("RGBA")
    picture.putalpha(cover.mask())
    return picture


class Layer:
    """A transparent sheet on which sprites are laid one over the other; `on(plate)` puts the sheet down."""

    def __init__(self, size: Size) -> None:
        self.image = Image.new("RGBA", size)

    def lay(self, piece: Image.Image, corner: tuple[float, float]) -> Layer:
        """Put a sprite with its upper left corner at `corner`, which may be outside the sheet."""
        x, y = round(corner[0]), round(corner[1])
        left, top = max(0, -x), max(0, -y)
        if left < piece.width and top < piece.height and x < self.image.width and y < self.image.height:
            self.image.alpha_composite(piece, (max(0, x), max(0, y)), (left, top))
        return self

    @property
    def cover(self) -> Field:
        """Where anything lies, 0 to 1."""
        return from_mask(self.image.getchannel("A"))

    def on(self, plate: Plate, soft: float = 0.0) -> Plate:
        """The plate with the sheet laid over it, out of focus by `soft` pixels."""
        cover = self.cover
        light = read(self.image.convert("RGB")) * 2.0
        if soft:
            # Blurred with its own coverage in it, so that nothing of the empty sheet bleeds in.
            thick = cover.blur(soft).clip()
            light = (light * cover).blur(soft)
            return plate * (1.0 - thick) + Plate(*(band.least(0.0) for band in light.bands))
        return plate.mix(light, cover)


def wood(size: Size, rng: random.Random, light: Colour, dark: Colour, grain: float = 1.0) -> Plate:
    """A board with its grain along x: long streaks, finer lines in them and a few darker waves."""
    length, fine = max(400.0, size[0] / 2), 7.0 * grain
    streaks = clouds(size, rng, (length, 60 * grain), 6, 0.62)
    lines = clouds(size, rng, (length * 0.7, fine), 4, 0.7)
    waves = abs(clouds(size, rng, (length * 1.4, 120 * grain), 3, 0.5) * 5.0 + streaks)
    rings = waves - (waves * 0.5).clip() * 2.0
    tone = (streaks * 0.35 + lines * 0.25 + abs(rings).clip() * 0.25 + 0.42).clip()
    pores = clouds(size, rng, (70, 2.2), 3, 0.8).step(0.45, 0.9)
    return (
        plain(size, light).mix(dark, tone).mix((dark[0] * 0.45, dark[1] * 0.45, dark[2] * 0.45), pores * 0.5)
    )


def shadow(cover: Field, right: float, down: float, soft: float, strength: float = 1.0) -> Field:
    """The shadow a cut-out throws, moved and softened: 0 none, `strength` full."""
    return cover.shifted(right, down).blur(soft) * strength


NO_LIGHT: Colour = (0.0, 0.0, 0.0)
DAY = Room(ink("#9db4d8", 0.55), ink("#6b5a48", 0.30))
