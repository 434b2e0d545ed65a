"""random.Random → fractal fields: clouds, ridges, grain; a seed always gives the same picture."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, flat


def speckle(size: Size, rng: random.Random) -> Field:
    """White noise of -1 to 1, one throw per pixel."""
    raw = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
    return Field(raw).linear(1.0 / 127.5, -1.0)


def lattice(size: Size, cell: tuple[float, float], rng: random.Random) -> Field:
    """Smooth noise of about -1 to 1 whose bumps are `cell` pixels wide and high."""
    columns, rows = (max(2, round(s / c) + 3) for s, c in zip(size, cell, strict=True))
    coarse = speckle((columns, rows), rng).image
    # The box leaves a cell of margin so that the picture's edge is never the lattice's edge.
    box = (1.0, 1.0, min(columns - 1.0, 1 + size[0] / cell[0]), min(rows - 1.0, 1 + size[1] / cell[1]))
    return Field(coarse.resize(size, Image.Resampling.BICUBIC, box=box))


def clouds(
    size: Size, rng: random.Random, cell: tuple[float, float], octaves: int = 6, keep: float = 0.5
) -> Field:
    """Fractal noise, mostly within -1 to 1: each octave half as wide and `keep` times as strong."""
    total, strength, weight = flat(size, 0.0), 1.0, 0.0
    for octave in range(octaves):
        width, height = cell[0] / 2**octave, cell[1] / 2**octave
        if width < 1 and height < 1:
            break
        total += lattice(size, (max(width, 1.0), max(height, 1.0)), rng) * strength
        weight += strength * strength
        strength *= keep
    return total * (1.0 / math.sqrt(weight))


def ridges(
    size: Size, rng: random.Random, cell: tuple[float, float], octaves: int = 6, keep: float = 0.5
) -> Field:
    """Fractal noise folded at nought, 0 to 1: sharp crests and round valleys, as water leaves them."""
    total, strength, weight = flat(size, 0.0), 1.0, 0.0
    carry = flat(size, 1.0)
    for octave in range(octaves):
        width, height = cell[0] / 2**octave, cell[1] / 2**octave
        if width < 2 or height < 2:
            break
        crest = (1.0 - abs(lattice(size, (width, height), rng)) * 1.6).clip()
        layer = crest * crest * carry
        total += layer * strength
        weight += strength
        # Detail grows on the crests and stays out of the valleys.
        carry = (layer * 1.6 + 0.2).clip()
        strength *= keep
    return total * (1.0 / weight)
