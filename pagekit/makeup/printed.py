"""a picture's box on paper + what the page is printed with → the recipe of its file; what a file remarks → notes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pagekit.house.story import Figure
from pagekit.layout import PrintPicture
from pagekit.layout.slot import Slot
from pagekit.notes import Note, warning
from pagekit.pictures import SHAPE_GRAIN, PictureFiles, Recipe
from pagekit.typeset.bleed import Beyond
from pagekit.typeset.page import PictureBox
from pagekit.units import POINTS_PER_INCH

if TYPE_CHECKING:
    from pagekit.condition import Condition
    from pagekit.foreign.inks import PressInks
    from pagekit.pictures.plate_recipe import PlateRecipe

NO_BLEED: Beyond = (0, 0, 0, 0)
_REMARKS = {
    "profile-unusable": (
        "its colour profile is damaged, or made for other channels; it is printed as if it had none.",
        "Export it again with its profile, or as sRGB.",
    ),
    "profile-missing": (
        "is in inks (CMYK), and no profile says which; they are printed as they are, under the ink limit.",
        "Export it with its profile, or as RGB.",
    ),
}


@dataclass(frozen=True, slots=True)
class MonoPages:
    """Which pages of a document are printed in black alone: all, or those of these numbers, counted from 1."""

    every: bool = False
    pages: frozenset[int] = frozenset()

    def __contains__(self, page: int) -> bool:
        return self.every or page in self.pages


@dataclass(frozen=True, slots=True)
class Press:
    """What plates are made for: a condition, and whether black alone is printed.

    Raises MissingResource and Unreadable where the condition has no profile that can be used: before the first picture.
    """

    condition: Condition
    mono: bool = False

    @property
    def black(self) -> Press:
        """The same, printing black alone."""
        return replace(self, mono=True)

    def __post_init__(self) -> None:
        """Look at the profile."""
        from pagekit.condition import profile_of

        profile_of(self.condition)


def print_recipe(
    place: PictureBox, figure: Figure, role: PrintPicture, press: Press | None, bleed: Beyond = NO_BLEED
) -> Recipe | PlateRecipe:
    """The picture as it was composed, in the shape of its box, and as far beyond it as it bleeds: for a reader's PDF
    with the pixels that its role prints, for plates with those that the press shows.
    """
    box = place.box
    if press is not None:
        from pagekit.pictures.plate_recipe import PlateRecipe

        return PlateRecipe.of(
            press.condition,
            box.width,
            box.height,
            focus=figure.focus,
            bleed=NO_BLEED if figure.whole else bleed,
            mono=press.mono,
            framed=figure.whole,
            window=place.window,
        )
    if figure.whole:
        bleed = NO_BLEED
    left, top, right, bottom = (round(side * SHAPE_GRAIN) for side in bleed)
    shape = (max(1, round(box.width * SHAPE_GRAIN)), max(1, round(box.height * SHAPE_GRAIN)))
    pixels = max(1, math.ceil((box.width + bleed[0] + bleed[2]) / POINTS_PER_INCH * role.ppi))
    return Recipe(
        (pixels,),
        focus=figure.focus,
        quality=role.quality,
        aspect=shape,
        bleed=(left, top, right, bottom),
        framed=figure.whole,
        window=place.window,
    )


def advert_recipe(slot: Slot, press: Press, bleed: Beyond = NO_BLEED) -> PlateRecipe:
    """A picture that was booked, whole, for plates; with pixels for what bleeds."""
    from pagekit.pictures.plate_recipe import PlateRecipe

    width = slot.width.points + bleed[0] + bleed[2]
    height = slot.height.points + bleed[1] + bleed[3]
    return PlateRecipe.of(press.condition, width, height, mono=press.mono, whole=True)


def press_inks(press: Press) -> PressInks:
    """What the colours of an advertiser's own page are held against."""
    from pagekit.foreign.inks import PressInks

    return PressInks.of(press.condition)


def remarks(placed: PictureFiles, where: str) -> tuple[Note, ...]:
    """What was found in the picture of this name while its plates were made."""
    return tuple(warning(f"picture-{remark}", where, *_REMARKS[remark]) for remark in placed.remarks)
