"""Recipe → the sizes to make: never enlarged, and a card is of its size to the pixel."""

from __future__ import annotations

import pytest

from pagekit.pictures import Recipe

Sizes = tuple[tuple[int, int], ...]


@pytest.mark.parametrize(
    ("recipe", "own", "rungs"),
    [
        (Recipe((480, 960)), (1800, 1200), ((480, 320), (960, 640))),
        (Recipe((960, 480, 960)), (600, 400), ((480, 320), (600, 400))),
        (Recipe((480,)), (300, 200), ((300, 200),)),
        (Recipe((1200,), aspect=(1200, 630)), (1799, 944), ((1200, 630),)),
        (Recipe((600, 1200), aspect=(1200, 630)), (1000, 525), ((600, 315), (1000, 525))),
        (Recipe((100,), aspect=(16, 9)), (1801, 1013), ((100, 56),)),
        (Recipe((90,), aspect=(9, 16)), (100, 177), ((90, 160),)),
        (Recipe((10,)), (4000, 1), ((10, 1),)),
        (Recipe((110,), aspect=(1000, 500), bleed=(50, 0, 50, 50)), (440, 220), ((110, 55),)),
    ],
)
def test_rungs(recipe: Recipe, own: tuple[int, int], rungs: Sizes) -> None:
    assert recipe.rungs(*own) == rungs


@pytest.mark.parametrize("aspect", [(0, 9), (16, 0), (-16, -9)])
def test_an_aspect_that_is_no_shape_is_refused(aspect: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"is no shape. Give width and height, such as \(16, 9\)"):
        Recipe((480,), aspect=aspect)


@pytest.mark.parametrize("bleed", [(-1, 0, 0, 0), (0, 0, 0, -9)])
def test_a_bleed_that_goes_inwards_or_beyond_no_shape_is_refused(bleed: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="goes beyond no shape"):
        Recipe((480,), aspect=(16, 9), bleed=bleed)
    with pytest.raises(ValueError, match="goes beyond no shape"):
        Recipe((480,), bleed=(1, 1, 1, 1))
