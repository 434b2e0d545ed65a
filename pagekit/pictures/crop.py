"""a picture's size + a shape + its focus → the box to cut out, in pixels from the top left corner."""

from __future__ import annotations

CropBox = tuple[int, int, int, int]
"""Left, top, right, bottom; right and bottom lie outside, as Pillow counts."""

Bleed = tuple[int, int, int, int]
"""How far a picture goes on beyond its shape: left, top, right, bottom, in the unit in which the shape is told."""

NO_BLEED: Bleed = (0, 0, 0, 0)

Window = tuple[float, float]
"""From where to where of a picture's width a file shows it, as shares: a half of one that stands on two pages."""

WHOLE: Window = (0.0, 1.0)

_LONGEST = 4_000
"""A side of so many times the other is no picture."""


def crop_box(
    size: tuple[int, int],
    *,
    tallest: float = 10.0,
    aspect: tuple[int, int] | None = None,
    focus: tuple[float, float] = (0.5, 0.5),
    bleed: Bleed = NO_BLEED,
    window: Window = WHOLE,
) -> CropBox:
    """The box around the focus, as near to the box's middle as the edges allow.

    With an `aspect` (width to height) the largest box of that shape; without one the whole picture, unless it is
    higher than `tallest` times its width. Raises ValueError for a line.

    With a `bleed` the box goes on beyond that shape, which lies where it lies without: what bleeds is the picture's
    own. Where the picture ends too soon, the shape moves away from that edge, and is smaller only where it must be.

    With a `window` the aspect is that of a share of the picture: the whole is as much wider, and cut out as any other;
    of it this is the share, and what bleeds beside that. Shares that meet do so on one pixel.
    """
    if aspect and window != WHOLE:
        return _share(size, aspect, focus, bleed, window)
    width, height = size
    if width > _LONGEST * height or height > _LONGEST * width:
        raise ValueError("it is a line, not a picture")
    if aspect and any(bleed):
        return _bleeding(size, aspect, focus, bleed)
    across, down = _of_shape(size, aspect) if aspect else (width, min(height, max(1, round(width * tallest))))
    left, top = _start(width, across, focus[0]), _start(height, down, focus[1])
    return left, top, left + across, top + down


def framed(size: tuple[int, int], aspect: tuple[int, int]) -> tuple[int, int]:
    """The smallest box of this shape that holds a picture of this size whole."""
    (width, height), (across, down) = size, aspect
    if width * down >= height * across:
        return width, max(height, round(width * down / across))
    return max(width, round(height * across / down)), height


def with_bleed(aspect: tuple[int, int], bleed: Bleed) -> tuple[int, int]:
    """The shape, and what bleeds."""
    return aspect[0] + bleed[0] + bleed[2], aspect[1] + bleed[1] + bleed[3]


def _share(
    size: tuple[int, int],
    aspect: tuple[int, int],
    focus: tuple[float, float],
    bleed: Bleed,
    window: Window,
) -> CropBox:
    start, end = window
    whole = (round(aspect[0] / (end - start)), aspect[1])
    left, top, right, bottom = crop_box(size, aspect=whole, focus=focus, bleed=bleed)
    # Pixels to a unit of the shape.
    scale = (right - left) / (whole[0] + bleed[0] + bleed[2])
    first = left + round(start * whole[0] * scale)
    last = left + round((end * whole[0] + bleed[0] + bleed[2]) * scale)
    return first, top, min(right, max(last, first + 1)), bottom


def _bleeding(
    size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float], bleed: Bleed
) -> CropBox:
    whole = with_bleed(aspect, bleed)
    # Pixels to a unit of the shape.
    scale = min(size[side] / whole[side] for side in (0, 1))
    across, down = (min(size[side], max(1, round(whole[side] * scale))) for side in (0, 1))
    starts = []
    for side, kept in ((0, across), (1, down)):
        trim = min(
            max(0, focus[side] * size[side] - aspect[side] * scale / 2), size[side] - aspect[side] * scale
        )
        starts.append(min(max(0, round(trim - bleed[side] * scale)), size[side] - kept))
    left, top = starts
    return left, top, left + across, top + down


def _of_shape(size: tuple[int, int], aspect: tuple[int, int]) -> tuple[int, int]:
    (width, height), (across, down) = size, aspect
    if width * down >= height * across:
        return max(1, round(height * across / down)), height
    return width, max(1, round(width * down / across))


def _start(length: int, kept: int, focus: float) -> int:
    return min(max(0, round(focus * length - kept / 2)), length - kept)
