"""names of advert sizes → CSS pixels, as the trade books them."""

from __future__ import annotations

import pytest

from pagekit.layout.iab import iab_size


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("billboard", (970, 250)),
        ("super-leaderboard", (970, 90)),
        ("leaderboard", (728, 90)),
        ("medium-rectangle", (300, 250)),
        ("half-page", (300, 600)),
        ("portrait", (300, 1050)),
        ("wide-skyscraper", (160, 600)),
        ("skyscraper", (120, 600)),
        ("mobile-banner", (320, 50)),
        ("large-mobile-banner", (320, 100)),
        ("smartphone", (300, 50)),
        ("feature-phone-small", (120, 20)),
    ],
)
def test_a_size_has_a_name(name: str, size: tuple[int, int]) -> None:
    assert iab_size(name) == size


@pytest.mark.parametrize(
    ("name", "near"),
    [("bilboard", "billboard"), ("Billboard", "billboard"), ("medium_rectangle", "medium-rectangle")],
)
def test_a_slip_is_told_what_is_near_it(name: str, near: str) -> None:
    with pytest.raises(ValueError, match=f"there is no size '{name}'; write {near}"):
        iab_size(name)


def test_a_name_near_nothing_is_told_all() -> None:
    with pytest.raises(ValueError, match=r"write billboard, super-leaderboard, .*large-mobile-banner$"):
        iab_size("2:1")
