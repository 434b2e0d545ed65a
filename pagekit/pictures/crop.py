"""a picture's size + a shape + its focus → the box to cut out, in pixels from the top left corner."""

from __future__ import annotations

CropBox = tuple[int, int, int, int]
"""Left, top, right, bottom; right and bottom lie outside, as Pillow counts."""

_LONGEST = 4_000
"""A side of so many times the other is no picture."""


def crop_box(
    size: tuple[int, int],
    *,
    tallest: float = 10.0,
    aspect: tuple[int, int] | None = None,
    focus: tuple[float, float] = (0.5, 0.5),
) -> CropBox:
    """The box around the focus, as near to the box's middle as the edges allow.

    With an `aspect` (width to height) the largest box of that shape; without one the whole picture, unless it is
    higher than `tallest` times its width. Raises ValueError for a line.
    """
    width, height = size
    if width > _LONGEST * height or height > _LONGEST * width:
        raise ValueError("it is a line, not a picture")
    across, down = _of_shape(size, aspect) if aspect else (width, min(height, max(1, round(width * tallest))))
    left, top = _start(width, across, focus[0]), _start(height, down, focus[1])
    return left, top, left + across, top + down


def _of_shape(size: tuple[int, int], aspect: tuple[int, int]) -> tuple[int, int]:
    (width, height), (across, down) = size, aspect
    if width * down >= height * across:
        return max(1, round(height * across / down)), height
    return width, max(1, round(width * down / across))


def _start(length: int, kept: int, focus: float) -> int:
    return min(max(0, round(focus * length - kept / 2)), length - kept)
