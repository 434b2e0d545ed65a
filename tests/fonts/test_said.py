"""a font file → what it says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fontTools.ttLib import TTFont

from pagekit.fonts import Face
from pagekit.fonts.said import Said, rights, said

MakeFont = Callable[..., Face]


def test_what_a_file_says(make_font: MakeFont) -> None:
    face = make_font()
    assert said(face.path) == Said("Small", 400, "normal", face.sha256, "truetype")


def test_the_family_of_designers_comes_before_that_of_old_programs(make_font: MakeFont) -> None:
    def named(font: TTFont) -> None:
        font["name"].setName("Small Text", 16, 3, 1, 0x409)

    assert said(make_font(change=named).path).family == "Small Text"


@pytest.mark.parametrize(
    ("number", "weight"), [(0, 400), (7, 700), (300, 300), (950, 950), (1_000, 1_000), (4_000, 1_000)]
)
def test_the_weight(make_font: MakeFont, number: int, weight: int) -> None:
    def heavy(font: TTFont) -> None:
        font["OS/2"].usWeightClass = number

    assert said(make_font(change=heavy).path).weight == weight


@pytest.mark.parametrize(("selection", "mac"), [(0x01, 0), (0x200, 0), (0x40, 0x02)])
def test_a_slanted_face(make_font: MakeFont, selection: int, mac: int) -> None:
    def slanted(font: TTFont) -> None:
        font["OS/2"].version, font["OS/2"].fsSelection, font["head"].macStyle = 4, selection, mac

    assert said(make_font(change=slanted).path).style == "italic"


@pytest.mark.parametrize(
    ("flags", "allowed"),
    [
        (0x0, "subset"),
        (0x4, "subset"),
        (0x8, "subset"),
        (0x2, "none"),
        (0x6, "subset"),
        (0x100, "whole"),
        (0x108, "whole"),
        (0x200, "none"),
        (0x102, "none"),
    ],
)
def test_what_the_maker_allows(make_font: MakeFont, flags: int, allowed: str) -> None:
    def locked(font: TTFont) -> None:
        font["OS/2"].fsType = flags

    face = make_font(change=locked)
    assert rights(face.path, face.sha256) == allowed
