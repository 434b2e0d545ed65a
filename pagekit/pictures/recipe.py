"""what a page asks for → Recipe: the widths, shape, focus, quality and formats of one picture's files."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from typing import Literal

from pagekit.pictures.crop import NO_BLEED, WHOLE, Bleed, Window, framed, with_bleed

ImageFormat = Literal["avif", "webp", "jpeg"]

BEST_FIRST: tuple[ImageFormat, ...] = ("avif", "webp", "jpeg")
"""In the order in which a page offers them: fewest bytes first, the one that every reader can show last."""

SHAPE_GRAIN = 100
"""The shape of a printed picture is told in hundredths of a point."""

ENDING: dict[ImageFormat, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a picture is made: widths in pixels, the tallest shape allowed (height over width), focus, formats."""

    widths: tuple[int, ...]
    tallest: float = 10.0
    focus: tuple[float, float] = (0.5, 0.5)
    """Where the eye goes, as shares of width and height."""
    quality: int = 84
    """On JPEG's scale; the other formats are made to look alike."""
    formats: tuple[ImageFormat, ...] = ("jpeg",)
    aspect: tuple[int, int] | None = None
    """Width to height, such as (16, 9): the exact shape. `tallest` then says nothing."""
    bleed: Bleed = NO_BLEED
    """How far the files go on beyond that shape, in its unit; the widths are those of the whole."""
    framed: bool = False
    """True for a picture that is shown whole inside of its `aspect`, on white: nothing is cut off, nothing bleeds."""
    window: Window = WHOLE
    """What of the picture's width stands inside of its `aspect`, where the rest stands elsewhere."""

    def __post_init__(self) -> None:
        """Raises ValueError for an aspect that is no shape."""
        if self.aspect is not None and min(self.aspect) < 1:
            raise ValueError(f"the aspect {self.aspect} is no shape. Give width and height, such as (16, 9).")
        if min(self.bleed) < 0 or (self.aspect is None and any(self.bleed)):
            raise ValueError(
                f"the bleed {self.bleed} goes beyond no shape. Give the aspect that it goes beyond."
            )

    @property
    def told(self) -> tuple[object, ...]:
        """All that decides what is made, for a name of it."""
        return _told(self)

    def rungs(self, width: int, height: int) -> tuple[tuple[int, int], ...]:
        """The sizes to make of a cropped picture of this size in pixels, smallest first, none of them enlarged.

        The ladder ends at the picture's own width or at its last step.
        """
        wanted = sorted(set(self.widths))
        steps = [step for step in wanted if step < width]
        sizes = tuple((step, self._height(step, width, height)) for step in steps)
        return (*sizes, (width, height)) if len(steps) < len(wanted) else sizes

    def frame(self, width: int, height: int) -> tuple[int, int]:
        """The size in pixels of the shape around a picture of this size that is shown whole."""
        return framed((width, height), self.aspect) if self.framed and self.aspect else (width, height)

    def _height(self, step: int, width: int, height: int) -> int:
        # The crop's own sides are rounded; a card that was asked for is of its shape to the pixel.
        across, down = with_bleed(self.aspect, self.bleed) if self.aspect else (width, height)
        return max(1, round(step * down / across))


@lru_cache(maxsize=256)
def _told(recipe: Recipe) -> tuple[object, ...]:
    """Kept: a site asks for it with every picture of every page."""
    names, values = [each.name for each in fields(recipe)], astuple(recipe)
    # What is made of a whole picture is what was made before there were windows.
    return (names, values) if recipe.window != WHOLE else (names[:-1], values[:-1])
