"""A seed → trees: branches that fork, leaves and blossom by the hundred, and bushes for a far bank."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

from photo_studio.shapes import Point, Stencil


@dataclass
class Tree:
    """A tree as drawn: each branch a (start, end, width, width) and each twig's end, where leaves grow."""

    branches: list[tuple[Point, Point, float, float]] = field(default_factory=list)
    twigs: list[Point] = field(default_factory=list)


@dataclass(frozen=True)
class Habit:
    """How a tree grows: forks, their spread in radians, how much shorter each is, how it bends."""

    forks: tuple[int, int] = (2, 3)
    spread: float = 0.62
    shorten: float = 0.76
    lift: float = 0.10
    levels: int = 7
    girth: float = 0.085


def grow(foot: Point, height: float, habit: Habit, rng: random.Random) -> Tree:
    """A tree about `height` pixels tall, standing at `foot`."""
    tree = Tree()
    trunk = height * (1 - habit.shorten) * 1.15
    _branch(
        tree, foot, -math.pi / 2 + rng.gauss(0, 0.06), trunk, height * habit.girth, habit.levels, habit, rng
    )
    return tree


def _branch(
    tree: Tree,
    start: Point,
    angle: float,
    length: float,
    width: float,
    level: int,
    habit: Habit,
    rng: random.Random,
) -> None:
    bend = angle + rng.gauss(0, 0.16)
    end = (start[0] + math.cos(bend) * length, start[1] + math.sin(bend) * length)
    tree.branches.append((start, end, width, width * 0.72))
    if level <= 3:
        tree.twigs.append(end)
    if level == 0:
        return
    count = rng.randint(*habit.forks)
    for index in range(count):
        fan = (index - (count - 1) / 2) / max(1, count - 1) * 2 * habit.spread if count > 1 else 0.0
        turn = bend + fan + rng.gauss(0, 0.2)
        # Light pulls each shoot a little towards the sky.
        turn -= math.cos(turn) * -habit.lift if math.sin(turn) > -0.98 else 0.0
        _branch(
            tree,
            end,
            turn,
            length * habit.shorten * rng.uniform(0.8, 1.12),
            width * 0.66,
            level - 1,
            habit,
            rng,
        )


def draw_wood(stencil: Stencil, tree: Tree) -> None:
    """Trunk, branches and twigs."""
    for start, end, wide, thin in tree.branches:
        if wide < 2.2:
            stencil.line([start, end], max(wide, 0.8))
        else:
            stencil.limb([start, end], wide, thin)


def draw_leaves(
    stencil: Stencil,
    tree: Tree,
    rng: random.Random,
    per_twig: int,
    size: float,
    cloud: float,
    share: float = 1.0,
) -> None:
    """Leaves of about `size` pixels within `cloud` pixels of the twigs; `share` of the twigs carry any."""
    for x, y in tree.twigs:
        if rng.random() > share:
            continue
        for _ in range(per_twig):
            spot = (x + rng.gauss(0, cloud), y + rng.gauss(0, cloud))
            stencil.disc(spot, size * rng.uniform(0.5, 1.15), flatten=rng.uniform(0.5, 1.0))


def bush(
    stencil: Stencil, foot: Point, width: float, height: float, rng: random.Random, leaf: float = 2.6
) -> None:
    """A rounded bush or far tree, `width` by `height` pixels, ragged at its edge."""
    count = 30
    for index in range(count):
        # Lumps fill an egg shape, wide at two thirds of its height.
        rise = (index + rng.random()) / count
        reach = width * 0.42 * math.sin(math.pi * min(1.0, 0.12 + rise * 0.86)) ** 0.7
        x, y = foot[0] + rng.uniform(-reach, reach), foot[1] - height * rise * 0.94
        radius = height * rng.uniform(0.06, 0.13) * (1.25 - rise * 0.6)
        stencil.disc((x, y), radius * 0.75)
        for _ in range(int(20 + radius * 2.2)):
            turn, far = rng.uniform(0, math.tau), radius * math.sqrt(rng.uniform(0.3, 1.9))
            spot = (x + math.cos(turn) * far, y + math.sin(turn) * far)
            stencil.disc(spot, leaf * rng.uniform(0.4, 1.1), flatten=rng.uniform(0.4, 1.0))
    stencil.blob(
        [
            (foot[0] - width * 0.34, foot[1] + 2),
            (foot[0] - width * 0.2, foot[1] - height * 0.5),
            (foot[0], foot[1] - height * 0.8),
            (foot[0] + width * 0.2, foot[1] - height * 0.5),
            (foot[0] + width * 0.34, foot[1] + 2),
        ]
    )
