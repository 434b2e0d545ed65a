"""text such as "12pt" → Length: what is read, what is refused, and how it is written again."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from pagekit.errors import BadOrder
from pagekit.units import Length, mm, pt, px


class Box(BaseModel):
    """A model with a length in it, as the manifest has many."""

    width: Length


@pytest.mark.parametrize(
    ("length", "points", "millimetres", "pixels"),
    [
        (pt(72), 72, 25.4, 96),
        (mm(25.4), 72, 25.4, 96),
        (px(96), 72, 25.4, 96),
        (pt(0), 0, 0, 0),
        (mm(-210), -595.2756, -210, -793.7008),
        (px(1), 0.75, 0.2646, 1),
    ],
)
def test_one_inch_is_the_same_in_every_unit(
    length: Length, points: float, millimetres: float, pixels: float
) -> None:
    assert (length.pt, length.mm, length.px) == pytest.approx((points, millimetres, pixels), abs=1e-4)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("12pt", 12),
        ("12 pt", 12),
        ("  12PT ", 12),
        ("4.5mm", 12.7559),
        ("4.5 mm", 12.7559),
        ("2cm", 56.6929),
        ("1in", 72),
        (".5in", 36),
        ("1.in", 72),
        ("16px", 12),
        ("-3pt", -3),
        ("+3pt", 3),
        ("0", 0),
        ("0mm", 0),
    ],
)
def test_parse(text: str, points: float) -> None:
    assert Length.parse(text).points == pytest.approx(points, abs=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "12", "pt", "12 em", "1e3pt", "12pt 3pt", "1 2pt", "+ 3pt", "twelve", "12,5pt", "1.2.3pt",
        "--1pt", "inf", "infpt", "nanpt", "0x10pt", "12pt;", "12%", "12pt\n1",
        pytest.param("9" * 400 + "pt", id="400 digits"),
    ],
)  # fmt: skip
def test_what_is_not_a_length_says_what_one_looks_like(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length; write a number and a unit, for example 12pt"):
        Length.parse(text)


@pytest.mark.parametrize(
    ("length", "points", "pixels"),
    [
        (pt(12), "12pt", "16px"),
        (pt(0), "0pt", "0px"),
        (pt(-0.0), "0pt", "0px"),
        (pt(-0.00001), "0pt", "0px"),
        (mm(210), "595.2756pt", "793.7008px"),
        (pt(100), "100pt", "133.3333px"),
        (pt(1 / 3), "0.3333pt", "0.4444px"),
        (mm(0.1) + mm(0.2), "0.8504pt", "1.1339px"),
    ],
)
def test_css_text(length: Length, points: str, pixels: str) -> None:
    assert (length.css(), length.css_px(), str(length)) == (points, pixels, points)


@given(st.floats(-1e6, 1e6))
def test_css_text_reads_back_to_a_ten_thousandth_of_a_point(points: float) -> None:
    again = Length.parse(pt(points).css())
    assert math.isclose(again.points, points, abs_tol=5.1e-5)
    assert again.css() == pt(points).css()


def test_arithmetic_and_order() -> None:
    assert pt(10) + pt(2) == pt(12)
    assert pt(10) - pt(12) == -pt(2)
    assert pt(10) * 2 == 2 * pt(10) == pt(20)
    assert pt(10) / 4 == pt(2.5)
    assert sorted([mm(4), pt(1), px(16)]) == [pt(1), mm(4), px(16)]
    assert max(pt(9), mm(9)) == mm(9)
    assert len({pt(12), px(16), Length(12)}) == 1


def test_pydantic_takes_text_and_lengths_and_gives_text() -> None:
    box = Box(width=mm(4))
    assert Box.model_validate({"width": "4mm"}) == box
    assert box.model_dump() == {"width": "11.3386pt"}
    assert box.model_dump_json() == '{"width":"11.3386pt"}'
    again = Box.model_validate_json(box.model_dump_json())
    assert again.width.points == pytest.approx(box.width.points, abs=1e-4)
    assert again.model_dump_json() == box.model_dump_json()


@pytest.mark.parametrize("value", [12, 12.0, True, None, ["12pt"], {"pt": 12}])
def test_pydantic_refuses_a_number_without_a_unit(value: object) -> None:
    with pytest.raises(ValidationError, match="a length is text with a unit, for example 12pt"):
        Box.model_validate({"width": value})


@pytest.mark.parametrize(
    ("make", "value", "words"),
    [
        (mm, math.nan, "a length: is nan, a float. Pass a number that has an end, as in mm(45)"),
        (pt, math.inf, "a length: is inf, a float. "),
        (px, -math.inf, "a length: is -inf, a float. "),
        (Length, math.nan, "a length: is nan, a float. "),
        (mm, "4", "a length: is '4', a str. Pass a number that has an end, as in mm(45), or read it: Length.parse("),
        (Length, None, "a length: is None. "),
        (pt, 10**400, "a length: is 1000"),
    ],
)  # fmt: skip
def test_what_is_no_number_or_has_no_end_is_no_length(
    make: Callable[[Any], Length], value: Any, words: str
) -> None:
    with pytest.raises(BadOrder) as refused:
        make(value)
    assert str(refused.value).startswith(words)


def test_no_sum_of_lengths_is_without_an_end() -> None:
    with pytest.raises(BadOrder, match="a length: is inf, a float"):
        pt(1e308) * 10
