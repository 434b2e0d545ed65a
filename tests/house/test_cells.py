"""cells of a table → figures in one piece, with a true minus; their decimals under each other."""

from __future__ import annotations

import pytest

from pagekit.house.cells import amounts, bar_of, fractions, is_figure, set_figure
from pagekit.house.story import Run, plain


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("-1 234 567", "\u22121\u00a0234\u00a0567", id="a hyphen for a minus"),
        pytest.param("–5", "\u22125", id="a dash for a minus"),
        pytest.param("€ -12.5", "€\u00a0\u221212.5", id="after the currency"),
        pytest.param("45 %", "45\u00a0%", id="the unit stays"),
        pytest.param("2-1", "2-1", id="a score is no difference"),
        pytest.param("-1 to 5 degrees", "\u22121 to 5 degrees", id="words"),
    ],
)
def test_a_figure_is_in_one_piece_with_a_true_minus(typed: str, printed: str) -> None:
    assert plain(set_figure((Run(typed),))) == printed


def test_a_figure_keeps_its_look_and_program_text_its_hyphen() -> None:
    look = (Run("-1", strong=True), Run(" 000"))
    assert set_figure(look) == (Run("\u22121", strong=True), Run("\u00a0000"))
    assert set_figure((Run("-1", code=True),)) == (Run("-1", code=True),)


@pytest.mark.parametrize(
    ("cells", "lang", "tails"),
    [
        pytest.param(["1,037", "12.5", "7*"], "en", ["", ".5", "*"], id="thousands are no decimals"),
        pytest.param(["1\u00a0037", "12,55", "−0,5"], "ru", ["", ",55", ",5"], id="a comma"),
        pytest.param(["1.037,5", "2"], "de", [",5", ""], id="a point for thousands"),
        pytest.param(["12.5", "1"], "kk", [".5", ""], id="a mark of its own"),
        pytest.param(["1.037", "2.500"], "de", ["", ""], id="thousands only"),
        pytest.param(["12,5", "n/a"], "en", [",5", ""], id="no figure"),
        pytest.param(["3.5", "4"], "xx", [".5", ""], id="a language that nobody knows"),
    ],
)
def test_what_stands_after_the_units(cells: list[str], lang: str, tails: list[str]) -> None:
    assert fractions(cells, lang) == tuple(tails)


def test_what_is_a_figure() -> None:
    figures = ["5", "−1 234,5 %", "(12.5)", "3–1", "€ 4,500", "12 кг"]
    words = ["", "—", "n/a", "12 May", "COVID-19", "5 of 7"]
    assert [is_figure(cell) for cell in (*figures, *words)] == [True] * 6 + [False] * 6


@pytest.mark.parametrize(
    ("cells", "lang", "found"),
    [
        pytest.param(["1,037", "−12.5 %", "€ 4"], "en", (1037.0, -12.5, 4.0), id="signs and units"),
        pytest.param(["1\u00a0234,5", "-3"], "ru", (1234.5, -3.0), id="a comma"),
        pytest.param(["1.234,5", "12"], "de", (1234.5, 12.0), id="points for thousands"),
        pytest.param(["12", "n/a"], "en", (), id="nothing"),
        pytest.param(["12", "3–1"], "en", (), id="a score"),
        pytest.param(["12", "10:30"], "en", (), id="a time"),
    ],
)
def test_figures_as_numbers(cells: list[str], lang: str, found: tuple[float, ...]) -> None:
    assert amounts(cells, lang) == found


def test_bars_run_from_a_common_nought() -> None:
    figures = (30.0, -10.0, 0.0)
    assert [bar_of(figures, row) for row in range(3)] == [(0.25, 1.0), (0.0, 0.25), (0.25, 0.25)]
    assert bar_of((0.0,), 0) == (0.0, 0.0)
