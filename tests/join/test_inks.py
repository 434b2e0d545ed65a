"""graphics states and spot inks → the resources of a page."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from pagekit.errors import RenderError
from pagekit.ink.page import PageInk, SpotInk
from pagekit.join import join
from tests.join.pages import Hand
from tests.join.plates import facts

BLUE = SpotInk("S0", "PANTONE 286 C", (1, 0.66, 0, 0.02))


def page(*spots: SpotInk, states: tuple[str, ...] = ()) -> PageInk:
    """A page that uses these."""
    return replace(Hand().ink(), content=b"", spots=spots, states=states)


def test_the_two_states_are_written_once_with_what_they_do() -> None:
    pages = [page(states=("OV", "KO")), page(states=("OV",))]
    with pikepdf.open(io.BytesIO(join(pages, facts(), {}).data)) as pdf:
        first, second = (one.Resources.ExtGState for one in pdf.pages)
        assert first.OV.objgen == second.OV.objgen and "/KO" not in second
        assert [first.OV[key] for key in ("/OP", "/op", "/OPM")] == [True, True, 1]
        assert [first.KO[key] for key in ("/OP", "/op", "/OPM")] == [False, False, 0]


def test_a_state_that_nobody_knows_is_refused() -> None:
    with pytest.raises(RenderError, match=r"'K9' is no graphics state. There are OV, KO"):
        join([page(states=("K9",))], facts(), {})


def test_a_spot_ink_is_a_separation_with_its_recipe() -> None:
    pages = [page(BLUE), page(replace(BLUE, name="S1"), SpotInk("S0", "Gold", (0, 0.2, 0.6, 0.2)))]
    with pikepdf.open(io.BytesIO(join(pages, facts(), {}).data)) as pdf:
        first, second = (one.Resources.ColorSpace for one in pdf.pages)
        assert first.S0.objgen == second.S1.objgen
        kind, ink, other, tint = first.S0
        assert (kind, ink, other) == ("/Separation", "/PANTONE 286 C", "/DeviceCMYK")
        assert tint.FunctionType == 2 and tint.N == 1 and [int(edge) for edge in tint.Domain] == [0, 1]
        assert [float(part) for part in tint.C0] == [0, 0, 0, 0]
        assert [float(part) for part in tint.C1] == [1, 0.66, 0, 0.02]
        assert second.S0[1] == "/Gold"


def test_an_ink_of_two_recipes_is_refused() -> None:
    with pytest.raises(
        RenderError, match=r"'PANTONE 286 C' is 1 0.66 0 0.02 on one page and 1 0.7 0 0 on another"
    ):
        join([page(BLUE), page(replace(BLUE, cmyk=(1, 0.7, 0, 0)))], facts(), {})


def test_two_inks_of_one_name_in_the_content_are_refused() -> None:
    with pytest.raises(RenderError, match="two inks of a page have one name in its content: S0, S0"):
        join([page(BLUE, SpotInk("S0", "Gold", (0, 0, 1, 0)))], facts(), {})
