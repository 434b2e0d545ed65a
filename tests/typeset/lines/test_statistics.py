"""lines counted by hand → their found."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.typeset.lines.statistics import SetLine, line_statistics, stretched

EM = 10.0
SPACE = 2.5
MEASURE = 100.0


def full(gap: float = 1.0, *, hyphen: bool = False, paragraph: int = 0) -> SetLine:
    """A line of three words that fills the measure."""
    return SetLine("one two three", 90.0, 2, gap, hyphen, last=False, paragraph=paragraph)


def last(text: str = "the end", width: float = 40.0, *, paragraph: int = 0) -> SetLine:
    return SetLine(text, width, text.count(" "), 1.0, hyphen=False, last=True, paragraph=paragraph)


def broken(pattern: str, paragraph: int = 0) -> list[SetLine]:
    """A paragraph drawn as one sign per line, `-` for a hyphened one, and its last line after them."""
    lines = [full(hyphen=sign == "-", paragraph=paragraph) for sign in pattern]
    return [*lines, last(paragraph=paragraph)]


# ---- A gap -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "gaps", "gap"),
    [
        pytest.param(100.0, 4, 1.0, id="filled by itself"),
        pytest.param(95.0, 2, 2.0, id="five points for two gaps of 2.5"),
        pytest.param(90.0, 1, 5.0, id="ten points for one"),
        pytest.param(101.0, 4, 0.9, id="shrunk"),
    ],
)
def test_a_gap_is_its_share_of_what_the_measure_leaves(width: float, gaps: int, gap: float) -> None:
    assert stretched(width, gaps, SPACE, MEASURE) == pytest.approx(gap)


@pytest.mark.parametrize(
    ("width", "gap"), [(97.4, math.inf), (97.5, 1.0), (100.0, 1.0), (104.0, 1.0), (20.0, math.inf)]
)
def test_a_line_without_gaps_is_right_or_wide_open(width: float, gap: float) -> None:
    assert stretched(width, 0, SPACE, MEASURE) == gap


# ---- The statistics ----------------------------------------------------------------------------------------


def test_gaps_are_counted_without_last_lines() -> None:
    lines = [full(1.0), full(1.6), full(2.2), full(3.2), replace(last(), gap=9.0)]
    found = line_statistics(lines, EM)
    assert found.lines == 5
    assert found.mean == pytest.approx(2.0)
    assert found.largest == 3.2
    assert (found.over_half, found.over_two, found.over_three) == (0.75, 0.5, 0.25)


def test_a_gap_of_exactly_the_limit_is_not_over_it() -> None:
    found = line_statistics([full(1.5), full(2.0), full(3.0), last()], EM)
    assert (found.over_half, found.over_two, found.over_three) == (
        pytest.approx(2 / 3),
        pytest.approx(1 / 3),
        0,
    )


def test_a_short_line_without_gaps_counts_as_wide_open_and_leaves_the_mean_alone() -> None:
    alone = SetLine("incomprehensible", 60.0, 0, math.inf, hyphen=False, last=False, paragraph=0)
    found = line_statistics([full(1.2), alone, last()], EM)
    assert found.one_word == 1
    assert found.over_three == 0.5
    assert found.mean == found.p95 == found.largest == 1.2


def test_p95_is_passed_by_one_line_in_twenty() -> None:
    gaps = [full(1 + number / 10) for number in range(40)]
    found = line_statistics(reversed(gaps), EM)
    assert sum(line.gap > found.p95 for line in gaps) == 2


@pytest.mark.parametrize(
    ("pattern", "stacks"),
    [
        pytest.param("--.--", 0, id="two and two"),
        pytest.param("---", 1, id="three"),
        pytest.param(".-----.", 1, id="five are one stack"),
        pytest.param("---.---", 2, id="two stacks"),
        pytest.param("-.-.-.-", 0, id="never in a row"),
    ],
)
def test_stacks_are_runs_of_three_or_more(pattern: str, stacks: int) -> None:
    assert line_statistics(broken(pattern), EM).stacks == stacks


def test_a_stack_ends_with_its_paragraph() -> None:
    # A paragraph that is cut off by a jump ends in a hyphen; the next one begins with two.
    lines = [full(hyphen=True, paragraph=0), *broken("--.", paragraph=1)]
    assert line_statistics(lines, EM).stacks == 0


def test_hyphens_are_counted_per_hundred_lines_of_all_kinds() -> None:
    assert line_statistics(broken("-.-"), EM).hyphens == 50


@pytest.mark.parametrize(
    ("text", "width", "runts"),
    [
        pytest.param("it.", 12.0, 1, id="two letters"),
        pytest.param("“so”", 16.0, 1, id="marks are no letters"),
        pytest.param("I do.", 18.0, 1, id="three letters in two words"),
        pytest.param("1897", 20.0, 0, id="four figures"),
        pytest.param("lilt", 9.9, 1, id="narrower than an em"),
        pytest.param("lilt", 10.0, 0, id="an em wide"),
    ],
)
def test_a_runt_is_a_last_line_of_a_few_letters(text: str, width: float, runts: int) -> None:
    assert line_statistics([full(), last(text, width)], EM).runts == runts


def test_a_paragraph_of_one_line_is_no_runt() -> None:
    lines = [full(), last(), last("No.", 14.0, paragraph=1)]
    assert line_statistics(lines, EM).runts == 0


def test_a_text_of_last_lines_alone_has_natural_gaps() -> None:
    found = line_statistics([last(paragraph=0), last(paragraph=1)], EM)
    assert (found.mean, found.largest, found.over_half) == (1.0, 1.0, 0.0)


def test_no_lines_have_no_statistics() -> None:
    with pytest.raises(ValueError, match="no lines"):
        line_statistics([], EM)


@given(
    st.lists(st.tuples(st.floats(0.5, 30), st.booleans()), min_size=1, max_size=30),
)
def test_statistics_hold_together(lines: list[tuple[float, bool]]) -> None:
    found = line_statistics([full(gap, hyphen=hyphen) for gap, hyphen in lines] + [last()], EM)
    assert 0 <= found.over_three <= found.over_two <= found.over_half <= 1
    assert found.mean <= found.largest + 1e-9 and found.p95 <= found.largest
    assert 3 * found.stacks <= found.hyphens * found.lines / 100 + 1e-9
