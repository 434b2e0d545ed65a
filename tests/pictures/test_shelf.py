"""pictures just made → the same again, within a bound."""

from __future__ import annotations

from pagekit.pictures import Derivative, PictureFiles, Recipe
from pagekit.pictures.shelf import Shelf, Wanted


def wanted(name: str) -> Wanted:
    return name, Recipe((1,)), None


def placed(weight: int) -> PictureFiles:
    return PictureFiles((Derivative("a.jpg", "jpeg", 1, 1, b"x" * weight),), made=1)


def test_what_is_kept_is_found_and_counts_as_made_before() -> None:
    shelf = Shelf(10)
    shelf.keep(wanted("a"), placed(4))
    found = shelf.find(wanted("a"))
    assert found == placed(4)
    assert found is not None
    assert found.made == 0
    assert shelf.find(wanted("b")) is None


def test_what_was_not_asked_for_longest_goes_first() -> None:
    shelf = Shelf(10)
    for name in "abc":
        shelf.keep(wanted(name), placed(3))
    shelf.find(wanted("a"))
    shelf.keep(wanted("d"), placed(3))
    assert [name for name in "abcd" if shelf.find(wanted(name))] == ["a", "c", "d"]


def test_the_same_again_weighs_once() -> None:
    shelf = Shelf(10)
    for _ in range(9):
        shelf.keep(wanted("a"), placed(5))
    shelf.keep(wanted("b"), placed(5))
    assert shelf.find(wanted("a"))
    assert shelf.find(wanted("b"))


def test_a_picture_over_the_bound_is_not_kept_and_a_cleared_shelf_is_empty() -> None:
    shelf = Shelf(10)
    shelf.keep(wanted("a"), placed(11))
    assert shelf.find(wanted("a")) is None
    shelf.keep(wanted("b"), placed(10))
    shelf.clear()
    assert shelf.find(wanted("b")) is None
    shelf.keep(wanted("c"), placed(10))
    assert shelf.find(wanted("c"))
