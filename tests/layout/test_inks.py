"""a pack for print + options → its colours as they are printed."""

from __future__ import annotations

import pytest

from pagekit.layout import Ink, OptionValue, find_layout
from pagekit.layout.inks import inked

PACK = find_layout("magazine").printed


@pytest.mark.parametrize(
    ("options", "accent"), [(None, "#8a4b14"), ({"accent": "#1c3f8a"}, "#1c3f8a"), ({}, "#8a1c1c")]
)
def test_a_colour_that_is_an_option_is_the_one_that_was_chosen(
    options: dict[str, OptionValue] | None, accent: str
) -> None:
    made = inked(PACK, options)
    assert made.colours["accent"] == Ink(light=accent, dark=None if options != {} else "#f0a08c")
    assert {**made.colours, "accent": PACK.colours["accent"]} == PACK.colours


def test_an_option_that_is_no_colour_of_the_pack_stays_an_option() -> None:
    assert set(inked(PACK, {"accent": "#1c3f8a", "paper": "a4"}).colours) == set(PACK.colours)
