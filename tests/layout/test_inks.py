"""a pack for print + options → its colours as they are printed."""

from __future__ import annotations

import pytest

from pagekit.layout import Ink, OptionValue, find_layout
from pagekit.layout.inks import inked

PACK = find_layout("magazine").printed


@pytest.mark.parametrize("options", [None, {}, {"accent": "#8a4b14"}])
def test_the_colour_that_is_there_keeps_its_recipe(options: dict[str, OptionValue] | None) -> None:
    made = inked(PACK, options)
    assert made.colours == PACK.colours
    assert made.colours["accent"].cmyk == (25, 70, 100, 30)


def test_a_colour_that_is_an_option_is_the_one_that_was_chosen_and_has_no_recipe_yet() -> None:
    made = inked(PACK, {"accent": "#1c3f8a"})
    assert made.colours["accent"] == Ink(light="#1c3f8a")
    assert made.colours["house"] == made.colours["accent"], "the house's adverts have it, too"
    others = {name: PACK.colours[name] for name in ("accent", "house")}
    assert {**made.colours, **others} == PACK.colours


def test_an_option_that_is_no_colour_of_the_pack_stays_an_option() -> None:
    assert set(inked(PACK, {"accent": "#1c3f8a", "paper": "a4"}).colours) == set(PACK.colours)
