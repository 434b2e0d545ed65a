"""words → their running sums."""

from __future__ import annotations

import pytest

from pagekit.fonts import Shaper, load_book
from pagekit.fonts.shape import Look
from pagekit.resources import assets_dir


@pytest.fixture(scope="module")
def shaper() -> Shaper:
    return Shaper(load_book((assets_dir() / "fonts",)))


@pytest.mark.parametrize("text", ["\u00ad", "\u00ad" * 500, "\u200b\u2060"])
def test_a_text_whose_glyphs_are_all_removed_has_no_width(shaper: Shaper, text: str) -> None:
    assert shaper.table(Look(("Noto Serif",)))[text] == (0.0,) * (len(text) + 1)


def test_soft_hyphens_take_no_room_in_a_word(shaper: Shaper) -> None:
    table = shaper.table(Look(("Noto Serif",)))
    assert table["ab\u00adab"][2] == table["ab\u00adab"][3]
