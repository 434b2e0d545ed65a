"""a box on paper + a press condition → PlateRecipe: the shape, focus, bleed and inks of one picture's plates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pagekit.condition import Condition, Intent, Profile, profile_of
from pagekit.pictures.crop import NO_BLEED, WHOLE, Bleed, CropBox, Window, crop_box, with_bleed
from pagekit.pictures.recipe import SHAPE_GRAIN
from pagekit.units import POINTS_PER_INCH

EDITION = 2
"""Raised with every change that changes the bytes of plates."""


@dataclass(frozen=True, slots=True)
class PlateRecipe:
    """How a picture is made for plates: one file, in the size at which it is placed."""

    aspect: tuple[int, int]
    """Width and height of the box that it fills, in hundredths of a point."""
    profile: Profile
    limit: float
    """The most ink, in percent."""
    rendering: Intent
    ppi: int
    """What it is brought down to."""
    line_ppi: int
    """The same, of a picture of one bit."""
    focus: tuple[float, float] = (0.5, 0.5)
    bleed: Bleed = NO_BLEED
    """How far it goes on beyond the box, in hundredths of a point."""
    mono: bool = False
    """True where black alone is printed."""
    whole: bool = False
    """True for what is shown whole inside of the box, such as an advert: nothing is cut off, nothing bleeds."""
    framed: bool = False
    """The same of a photo, with white to the edges of the box."""
    window: Window = WHOLE
    """What of the picture's width stands in the box, where the rest stands in another."""

    @classmethod
    def of(
        cls,
        condition: Condition,
        width: float,
        height: float,
        *,
        focus: tuple[float, float] = (0.5, 0.5),
        bleed: tuple[float, float, float, float] = (0, 0, 0, 0),
        mono: bool = False,
        whole: bool = False,
        framed: bool = False,
        window: Window = WHOLE,
    ) -> Self:
        """The recipe of a box of this size; all lengths in points, the bleed as left, top, right, bottom.

        Raises MissingResource where the condition's profile is not there, Unreadable where it is no use.
        """
        left, top, right, bottom = (max(0, round(side * SHAPE_GRAIN)) for side in bleed)
        return cls(
            (max(1, round(width * SHAPE_GRAIN)), max(1, round(height * SHAPE_GRAIN))),
            profile_of(condition),
            condition.total_ink,
            condition.rendering,
            condition.photo.target,
            condition.line_art.target,
            focus,
            (left, top, right, bottom),
            mono,
            whole,
            framed,
            window,
        )

    @property
    def told(self) -> tuple[object, ...]:
        """All that decides what is made, for a name of it."""
        inks = (self.profile.sha256, self.limit, self.rendering, self.mono)
        more = (*(("framed",) if self.framed else ()), *(self.window if self.window != WHOLE else ()))
        return (
            "plates",
            EDITION,
            self.aspect,
            self.bleed,
            self.focus,
            self.whole,
            self.ppi,
            self.line_ppi,
            inks,
            *more,
        )

    def crop(self, size: tuple[int, int]) -> CropBox:
        """What is shown of a picture of this size. Raises ValueError for a line."""
        if self.whole or self.framed:
            return crop_box(size, tallest=size[1] / size[0])
        return crop_box(size, aspect=self.aspect, focus=self.focus, bleed=self.bleed, window=self.window)

    def inches(self, size: tuple[int, int]) -> tuple[float, float]:
        """Width and height on paper of what is shown, which has this size in pixels."""
        if self.whole or self.framed:
            scale = min(side / pixels for side, pixels in zip(self.aspect, size, strict=True))
            width, height = size[0] * scale, size[1] * scale
        else:
            width, height = with_bleed(self.aspect, self.bleed)
        return width / SHAPE_GRAIN / POINTS_PER_INCH, height / SHAPE_GRAIN / POINTS_PER_INCH
