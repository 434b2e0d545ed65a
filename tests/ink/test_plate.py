"""The palette of plates: what a colour is made of on a press, and what overprints."""

from __future__ import annotations

import pytest

from pagekit.condition import Condition, Intended, Minima, Resolution, Reversed
from pagekit.errors import LayoutError
from pagekit.ink.page import SpotInk
from pagekit.ink.palette import Paint
from pagekit.ink.plate import PlatePalette
from pagekit.layout import Cmyk, Ink

COLOURS = {
    "ink": Ink(light="#000000", cmyk=(0, 0, 0, 100)),
    "soft": Ink(light="#3c4047", cmyk=(0, 0, 0, 85)),
    "accent": Ink(light="#8a1c1c", cmyk=(25, 100, 90, 30), at={"news": (15, 100, 85, 15)}),
    "paper": Ink(light="#ffffff", cmyk=(0, 0, 0, 0)),
    "gold": Ink(light="#b08d2e", cmyk=(20, 40, 90, 10), spot="Gold 871"),
    "free": Ink(light="#336699"),
    "heavy": Ink(light="#101010", cmyk=(90, 80, 80, 100)),
}


def press(name: str = "art", *, ink: float = 300, spots: bool = True) -> Condition:
    size = Resolution(target=300, warn=200, stop=100)
    return Condition(
        name=name,
        title="A press",
        intended=Intended(identifier="X", info="X"),
        total_ink=ink,
        photo=size,
        line_art=size,
        type_size=Minima(one=5, tint=8, several=10),
        reversed_type=Reversed(one=7, several=9),
        rule=Minima(one=0.25, tint=1, several=2),
        spots=spots,
    )


def blue(_colour: str) -> Cmyk:
    return 70, 40, 10, 20


def palette(condition: Condition | None = None, *, mono: bool = False) -> PlatePalette:
    return PlatePalette(COLOURS, "mine", condition or press(), blue, mono=mono)


def test_black_type_is_black_alone_and_overprints() -> None:
    assert palette().text("ink", 9) == Paint("/OV gs 0 0 0 1 k", ("OV",))
    assert palette().code() == Paint("/OV gs 0 0 0 1 k", ("OV",))


@pytest.mark.parametrize(
    ("name", "said"),
    [("soft", "0 0 0 0.85"), ("accent", "0.25 1 0.9 0.3"), ("paper", "0 0 0 0")],
)
def test_all_else_knocks_out_what_is_under_it_white_too(name: str, said: str) -> None:
    assert palette().ground(name) == Paint(f"/KO gs {said} k", ("KO",))
    assert palette().picture() == Paint("/KO gs", ("KO",))


def test_a_recipe_of_the_condition_comes_first() -> None:
    assert palette(press("news")).ground("accent").operators == "/KO gs 0.15 1 0.85 0.15 k"


def test_small_type_in_several_inks_is_black_and_said_once() -> None:
    inks = palette()
    assert [inks.text("accent", size).operators for size in (9.9, 8, 10)] == [
        "/OV gs 0 0 0 1 k",
        "/OV gs 0 0 0 1 k",
        "/KO gs 0.25 1 0.9 0.3 k",
    ]
    assert [str(note) for note in inks.notes] == [
        "info: accent: type is printed in black under 10 pt: 4 inks do not meet exactly on art."
    ]


def test_type_and_rules_too_fine_for_a_tint_are_solid() -> None:
    inks = palette()
    assert inks.text("soft", 7.9).operators == "/OV gs 0 0 0 1 k"
    assert inks.text("soft", 8).operators == "/KO gs 0 0 0 0.85 k"
    assert inks.rule("soft", 0.5).operators == inks.text("soft", 7).operators
    assert inks.line("soft", 0.5).operators == "/KO gs 0 0 0 1 K", "over a colour it would take too much ink"
    assert [note.code for note in inks.notes] == ["ink-solid", "ink-solid"]


def test_a_spot_ink_is_named_by_its_place_in_the_pack_and_stands_in_for_its_recipe_elsewhere() -> None:
    spot = SpotInk("S0", "Gold 871", (0.2, 0.4, 0.9, 0.1))
    assert palette().text("gold", 6) == Paint("/KO gs /S0 cs 1 scn", ("KO",), (spot,))
    assert palette().line("gold", 2) == Paint("/KO gs /S0 CS 1 SCN", ("KO",), (spot,))
    assert palette(press(spots=False)).ground("gold") == Paint("/KO gs 0.2 0.4 0.9 0.1 k", ("KO",))


def test_a_colour_without_recipe_is_what_the_profile_makes_and_the_line_to_write_is_told() -> None:
    inks = palette()
    assert inks.ground("free").operators == "/KO gs 0.7 0.4 0.1 0.2 k"
    (note,) = inks.notes
    assert note.remedy == 'Write under [colours]: free = { light = "#336699", cmyk = [70, 40, 10, 20] }'


def test_no_recipe_takes_more_ink_than_the_paper_does_and_black_is_kept() -> None:
    inks = palette(press(ink=225))
    said = [float(share) for share in inks.ground("heavy").operators.split()[2:6]]
    assert sum(said) == pytest.approx(2.25)
    assert said == pytest.approx([0.45, 0.4, 0.4, 1.0])
    assert [note.code for note in inks.notes] == ["ink-limit"]


def test_a_page_in_black_alone_has_every_colour_as_a_tint_of_it() -> None:
    inks = palette(mono=True)
    assert inks.ground("paper").operators == "/KO gs 0 0 0 0 k"
    assert inks.ground("ink").operators == "/OV gs 0 0 0 1 k"
    assert inks.ground("accent").operators == "/KO gs 0 0 0 0.761 k"


def test_a_colour_that_the_pack_has_not_is_refused() -> None:
    with pytest.raises(LayoutError, match="layout mine has no colour 'green'"):
        palette().text("green", 9)
