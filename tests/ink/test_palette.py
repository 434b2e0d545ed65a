"""the inks of a pack → the operators that take them up."""

from __future__ import annotations

import pytest

from pagekit.errors import LayoutError
from pagekit.ink.palette import rgb, screen_palette
from tests.ink.desk import manifest


def test_a_colour_with_a_hue_is_red_green_and_blue() -> None:
    palette = screen_palette(manifest())
    assert palette.ground("accent").operators == "0.541 0.11 0.11 rg"
    assert palette.line("accent", 0.5).operators == "0.541 0.11 0.11 RG"


@pytest.mark.parametrize(("name", "share"), [("ink", "0"), ("paper", "1")])
def test_a_colour_without_one_is_a_grey(name: str, share: str) -> None:
    palette = screen_palette(manifest())
    assert (palette.text(name, 9).operators, palette.line(name, 1).operators) == (f"{share} g", f"{share} G")


@pytest.mark.parametrize(
    ("written", "shares"), [("#ff0080", (1, 0, 128 / 255)), ("#F08", (1, 0, 136 / 255)), ("#000", (0, 0, 0))]
)
def test_colours_as_they_are_written(written: str, shares: tuple[float, ...]) -> None:
    assert rgb(written) == pytest.approx(shares, abs=1e-9)


def test_a_colour_that_the_pack_has_not() -> None:
    wanted = r"^layout print-article has no colour 'gold'\. It has paper, ink, quiet, rule, tint, accent, link, soft, house\.$"
    with pytest.raises(LayoutError, match=wanted):
        screen_palette(manifest()).ground("gold")
