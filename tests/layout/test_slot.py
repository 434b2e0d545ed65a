"""the tables of a pack's slots → sizes: by name or by length, for wide pages and for narrow ones."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pagekit.layout import Slot
from pagekit.model.base import validated
from pagekit.units import mm, px

TAKES = {"accepts": ["image"]}


def slot(**said: Any) -> Slot:
    return Slot.model_validate({**TAKES, **said})


def fault(**said: Any) -> str:
    with pytest.raises(ValidationError) as raised:
        validated(Slot, {**TAKES, **said})
    return str(raised.value)


def test_a_size_is_a_name() -> None:
    made = slot(size="billboard")
    assert (made.width, made.height) == (px(970), px(250))


def test_a_size_is_a_width_and_a_height() -> None:
    made = slot(width="85mm", height="44mm")
    assert (made.width, made.height) == (mm(85), mm(44))


@pytest.mark.parametrize("side", [{"width": "300px"}, {"height": "9mm"}, {"height": "tall"}, {"width": 970}])
def test_a_name_and_another_length_contradict_each_other(side: dict[str, Any]) -> None:
    assert "970 by 250 px, and a width or height beside it; write one or the other" in fault(
        size="billboard", **side
    )


def test_what_was_read_can_be_read_again() -> None:
    made = slot(size="billboard", narrow="large-mobile-banner")
    assert Slot.model_validate(made.model_dump()) == made


def test_a_narrow_size_is_a_name_or_a_box() -> None:
    by_name = slot(size="billboard", narrow="large-mobile-banner")
    by_length = slot(size="billboard", narrow={"width": "320px", "height": "100px"})
    assert by_name.narrow == by_length.narrow
    assert by_name.narrow is not None
    assert (by_name.narrow.width, by_name.narrow.height) == (px(320), px(100))


def test_a_narrow_size_is_narrower() -> None:
    assert "is 300 px wide and its narrow size 320 px; take a narrower one" in fault(
        size="medium-rectangle", narrow="mobile-banner"
    )
    assert "is 300 px wide and its narrow size 300 px" in fault(size="medium-rectangle", narrow="half-page")


@pytest.mark.parametrize("field", ["size", "narrow"])
def test_a_name_that_is_none_is_told_a_near_one(field: str) -> None:
    said = {"size": "billboard", field: "leaderbord"}
    assert "there is no size 'leaderbord'; write leaderboard" in fault(**said)


@pytest.mark.parametrize(
    ("size", "fits"), [("mobile-banner", True), ("medium-rectangle", True), ("banner", False)]
)
def test_only_what_a_phone_can_show_fits_everywhere(size: str, fits: bool) -> None:
    assert slot(size=size).fits_everywhere is fits


def test_the_wide_size_needs_air_at_both_sides() -> None:
    assert slot(size="billboard").wide_from == px(1002)


@pytest.mark.parametrize(
    ("said", "sells"),
    [
        ({"accepts": ["contact", "image"]}, True),
        ({"accepts": ["image"]}, False),
        ({"accepts": ["contact"], "unsold": "close"}, False),
    ],
)
def test_a_place_sells_itself_where_the_slot_says_so(said: dict[str, Any], sells: bool) -> None:
    assert slot(size="square", **said).sells_itself is sells


def test_only_a_slot_in_the_text_has_an_inline_rule() -> None:
    made = slot(size="square", place="text", inline={"first": 3})
    assert made.inline is not None
    assert made.inline.first == 3
    assert 'has an inline rule and is not in the text; write place = "text"' in fault(
        size="square", inline={}
    )
