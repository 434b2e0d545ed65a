"""A seed → a mountain range: heights carved by rain, lit by a low sun, seen in perspective."""

from __future__ import annotations

import math
import random
from array import array
from dataclasses import dataclass

from PIL import Image

from photo_studio.field import Field, Size, flat, from_mask
from photo_studio.noise import clouds, ridges
from photo_studio.plate import Plate, read

# Colours are read from a grid this many times finer than the heights, so that no cell shows as a stripe.
_FINE = 3


@dataclass(frozen=True)
class Heights:
    """A grid of heights, `width` cells wide and `depth` deep, row by row, in units of one cell."""

    width: int
    depth: int
    cells: array[float]

    def field(self) -> Field:
        """The heights as a Field."""
        return Field(Image.frombytes("F", (self.width, self.depth), self.cells.tobytes()))


def heights(field: Field) -> Heights:
    """A Field as heights that Python can walk over."""
    return Heights(*field.size, array("f", field.image.tobytes()))


def carve(land: Heights, drops: int, rng: random.Random) -> Heights:
    """Let `drops` of rain run downhill, taking soil on the steep and leaving it on the flat."""
    cells = array("f", land.cells)
    for _ in range(drops):
        _run_drop(cells, land, rng.uniform(1, land.width - 3), rng.uniform(1, land.depth - 3))
    return Heights(land.width, land.depth, cells)


def _run_drop(cells: array[float], land: Heights, x: float, y: float) -> None:
    """One drop, 34 steps at most, after H. T. Beyer's thesis on drop erosion (TU Munich, 2015)."""
    side, depth = land.width, land.depth
    dx = dy = soil = 0.0
    speed, water = 1.0, 1.0
    for _ in range(34):
        column, line = int(x), int(y)
        u, v = x - column, y - line
        i = line * side + column
        h00, h10, h01, h11 = cells[i], cells[i + 1], cells[i + side], cells[i + side + 1]
        gx = (h10 - h00) * (1 - v) + (h11 - h01) * v
        gy = (h01 - h00) * (1 - u) + (h11 - h10) * u
        dx, dy = dx * 0.05 - gx * 0.95, dy * 0.05 - gy * 0.95
        length = math.hypot(dx, dy)
        if length < 1e-6:
            return
        dx, dy = dx / length, dy / length
        height = h00 * (1 - u) * (1 - v) + h10 * u * (1 - v) + h01 * (1 - u) * v + h11 * u * v
        x, y = x + dx, y + dy
        if not (1 <= x < side - 2 and 1 <= y < depth - 2):
            return
        nc, nl = int(x), int(y)
        nu, nv = x - nc, y - nl
        j = nl * side + nc
        below = (
            cells[j] * (1 - nu) * (1 - nv)
            + cells[j + 1] * nu * (1 - nv)
            + cells[j + side] * (1 - nu) * nv
            + cells[j + side + 1] * nu * nv
        )
        fall = below - height
        capacity = max(-fall, 0.01) * speed * water * 4.0
        if soil > capacity or fall > 0:
            given = min(fall, soil) if fall > 0 else (soil - capacity) * 0.3
            soil -= given
        else:
            given = -min((capacity - soil) * 0.3, -fall)
            soil -= given
        cells[i] += given * (1 - u) * (1 - v)
        cells[i + 1] += given * u * (1 - v)
        cells[i + side] += given * (1 - u) * v
        cells[i + side + 1] += given * u * v
        speed = math.sqrt(max(0.0, speed * speed - fall * 4.0))
        water *= 0.985


def cast_shadows(land: Heights, climb: float) -> Field:
    """Where a sun at the left, `climb` = tangent of its height, reaches: 1 lit, 0 in shadow."""
    out = array("f", bytes(4 * len(land.cells)))
    for line in range(0, len(land.cells), land.width):
        horizon = -1e9
        for i in range(line, line + land.width):
            horizon -= climb
            height = land.cells[i]
            out[i] = max(0.0, min(1.0, 1.0 - (horizon - height) * 0.5)) if horizon > height else 1.0
            horizon = max(horizon, height)
    return Field(Image.frombytes("F", (land.width, land.depth), out.tobytes())).blur(0.8)


def mountains(size: Size, rng: random.Random, relief: float, drops: int, envelope: Field) -> Heights:
    """A range about `relief` cells high where `envelope` is 1, carved coarse first, then fine."""
    half = (size[0] // 2, size[1] // 2)
    cell = half[0] / 5
    shape = (
        ridges(half, rng, (cell, cell), 7, 0.5) * 0.8
        + clouds(half, rng, (cell * 1.4, cell * 1.4), 3, 0.5) * 0.12
    )
    coarse = carve(heights(shape.spread() * envelope.resized(half) * (relief / 2)), drops, rng).field()
    fine = coarse.blur(0.7).resized(size) * 2.0
    crumble = ridges(size, rng, (44, 44), 5, 0.55) * (fine * (1.0 / relief)).clip(0.05, 1.0) * (relief * 0.13)
    return heights(carve(heights(fine + crumble), drops, rng).field().blur(0.7))


@dataclass(frozen=True)
class Lens:
    """Where one stands and what one sees: cells for places, pixels for the picture."""

    x: float
    y: float
    height: float
    horizon: float
    scale: float
    spread: float
    near: float
    far: float


def look(land: Heights, colours: Plate, size: Size, lens: Lens) -> tuple[Plate, Field, Field]:
    """The land towards smaller y in perspective: its light, its distance (0 to 1), where it stands."""
    width, height = size
    skin = colours.resized((land.width * _FINE, land.depth * _FINE)).view().load()
    picture, depth = Image.new("RGB", size), Image.new("L", size, 255)
    paint, far = picture.load(), depth.load()
    assert skin is not None and paint is not None and far is not None
    side, depth_cells, cells = land.width, land.depth, land.cells
    steps, z = [], lens.near
    while z < lens.far:
        steps.append(z)
        z += 0.35 + z * 0.0016
    cover = Image.new("L", size, 0)
    covered = cover.load()
    assert covered is not None
    for column in range(width):
        lean = (column / width - 0.5) * lens.spread
        top = float(height)
        for z in steps:
            x, y = lens.x + lean * z, lens.y - z
            if not (0 <= x < side - 1 and 0 <= y < depth_cells - 1):
                continue
            cx, cy = int(x), int(y)
            u, v = x - cx, y - cy
            i = cy * side + cx
            ground = (cells[i] * (1 - u) + cells[i + 1] * u) * (1 - v) + (
                cells[i + side] * (1 - u) + cells[i + side + 1] * u
            ) * v
            row = lens.horizon - (ground - lens.height) / z * lens.scale
            if row >= top:
                continue
            colour, haze = skin[int(x * _FINE), int(y * _FINE)], int(255 * z / lens.far)
            for line in range(max(0, int(row)), int(top)):
                paint[column, line] = colour
                far[column, line] = haze
                covered[column, line] = 255
            top = row
            if top <= 0:
                break
    return read(picture), from_mask(depth), from_mask(cover)


def daylight(land: Heights, climb: float) -> tuple[Field, Field, Field]:
    """Sun from the left: direct light with cast shadows, open-sky light, and steepness (0 flat)."""
    height = land.field()
    right, downward = height.slopes()
    slant = (right * right + downward * downward + 1.0) ** 0.5
    length = math.hypot(1.0, climb)
    direct = ((right * (1.0 / length) + flat(height.size, climb / length)) / slant).least(0.0)
    hollow = (height - height.blur(land.width / 60)).linear(0.09, 0.62).clip(0.25, 1.0)
    return direct * cast_shadows(land, climb), hollow, 1.0 - flat(height.size, 1.0) / slant
