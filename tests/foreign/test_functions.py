"""Functions of a stranger's PDF: samples, exponents, stitches, calculators; odd ones are refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from pagekit.foreign.bounds import Refused
from pagekit.foreign.inks.functions import function
from pagekit.foreign.streams import Streams
from tests.foreign.colourful import UNIT, ramp


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        yield made


def calculated(pdf: pikepdf.Pdf, text: bytes, *given: float, results: int = 1) -> tuple[float, ...]:
    ends = Array([-1000, 1000])
    entries = Dictionary(
        FunctionType=4, Domain=Array(list(ends) * len(given)), Range=Array(list(ends) * results)
    )
    return function(pikepdf.Stream(pdf, text, entries), Streams())(given)


@pytest.mark.parametrize(
    ("text", "given", "gives"),
    [
        (b"{ 2 mul 1 add }", (3.0,), (7.0,)),
        (b"{ exch sub }", (1.0, 4.0), (3.0,)),
        (b"{ dup 0 lt { neg } if }", (-5.0,), (5.0,)),
        (b"{ 2 gt { 10 } { 20 } ifelse }", (3.0,), (10.0,)),
        (b"{ 3 1 roll pop pop }", (1.0, 2.0, 3.0), (3.0,)),
        (b"{ 1 index add exch pop }", (2.0, 5.0), (7.0,)),
        (b"{ cvi 7 exch idiv }", (2.5,), (3.0,)),
        (b"{ 0 atan }", (1.0,), (90.0,)),
    ],
)
def test_a_calculator(
    pdf: pikepdf.Pdf, text: bytes, given: tuple[float, ...], gives: tuple[float, ...]
) -> None:
    assert calculated(pdf, text, *given) == pytest.approx(gives)


@pytest.mark.parametrize(
    "text",
    [
        b"{ pop pop }", b"{ 0 div }", b"{ (x) file }", b"{ dup", b"1 add", b"{ dup }", b"{ -5 copy }",
        b"{ " + b"dup " * 200 + b"}", b"{" * 100 + b"}" * 100, b"{ 1e400 mul }", b"{ 9 exp 9 exp 9 exp 9 exp }",
    ],
)  # fmt: skip
def test_a_calculator_that_is_none_is_refused(pdf: pikepdf.Pdf, text: bytes) -> None:
    with pytest.raises(Refused):
        calculated(pdf, text, 900.0)


def test_an_exponent_goes_from_one_colour_to_another() -> None:
    assert function(ramp([1, 0], [0, 1]), Streams())((0.25,)) == (0.75, 0.25)


def test_stitches_go_on_where_one_ends() -> None:
    said = Dictionary(
        FunctionType=3, Domain=UNIT, Bounds=Array([0.5]), Encode=Array([0, 1, 1, 0]),
        Functions=Array([ramp([0], [1]), ramp([0], [10])]),
    )  # fmt: skip
    run = function(said, Streams())
    assert [run((at,))[0] for at in (0.25, 0.5, 1.0, 7.0)] == [0.5, 10, 0, 0]


def test_samples_are_mixed_between(pdf: pikepdf.Pdf) -> None:
    said = pikepdf.Stream(
        pdf, bytes([0, 255, 255, 0]),
        Dictionary(FunctionType=0, Domain=UNIT, Range=Array([0, 1] * 2), Size=Array([2]), BitsPerSample=8),
    )  # fmt: skip
    assert function(said, Streams())((0.25,)) == pytest.approx((0.25, 0.75))


@pytest.mark.parametrize(
    "said",
    [
        5, Array([]), Dictionary(FunctionType=9, Domain=UNIT), Dictionary(FunctionType=2),
        Dictionary(FunctionType=3, Domain=UNIT, Functions=Array([]), Bounds=Array([]), Encode=Array([])),
        Dictionary(FunctionType=2, Domain=UNIT, C0=Array([1, 2]), C1=Array([1])),
    ],
)  # fmt: skip
def test_one_of_no_kind_is_refused(said: Any) -> None:
    with pytest.raises(Refused):
        function(said, Streams())


def test_one_that_is_made_of_itself_is_refused(pdf: pikepdf.Pdf) -> None:
    said: Any = pdf.make_indirect(
        Dictionary(FunctionType=3, Domain=UNIT, Bounds=Array([]), Encode=Array([0, 1]))
    )
    said.Functions = Array([said])
    with pytest.raises(Refused):
        function(said, Streams())
