"""what is shown on a line → operators, and the areas and words of links."""

from __future__ import annotations

import pytest

from pagekit.house.story import Run
from pagekit.ink.page import PageInk
from tests.ink.desk import HEIGHT, baseline, ink, line, piece, text, wide
from tests.ink.reading import Letter, drawn, tree

HREF = "https://courier.example/ice"
NEAR = 0.002


def link(words: str, href: str = HREF, **look: bool) -> Run:
    return Run(words, href=href, **look)


def arabic(*runs: Run | str) -> PageInk:
    return ink(text(line(*runs), lang="ar", direction="rtl"), lang="ar")


def around(page: PageInk, mark: str) -> tuple[float, float]:
    """From the left of the first to the right of the last letter that stands in this mark."""
    letters: list[Letter] = [one for one in drawn(page).letters if mark in one.marks and one.said.strip()]
    return min(one.x for one in letters), max(one.right for one in letters)


def test_a_link_is_an_element_and_has_an_area_around_its_words() -> None:
    page = ink(text(line("Ice on ", link("the river"), " and wind")))
    assert tree(page.elements) == [("P", 0, ("Link", 1), 2)]
    (found,) = page.links
    left = 20 + sum(wide(word, 9.2) for word in ("Ice", " ", "on", " "))
    right = left + sum(wide(word, 9.2) for word in ("the", " ", "river"))
    base = HEIGHT - 10 - baseline(9.2)
    assert found.areas == (pytest.approx((left, base - 0.25 * 9.2, right, base + 0.75 * 9.2), abs=NEAR),)
    assert (found.href, found.text) == (HREF, "the river")
    assert page.elements[0].kids[1].link == 0


def test_a_link_over_two_lines_is_one_with_two_areas() -> None:
    page = ink(text(piece(line("Ice ", link("on the")), line(link("river"), " and wind"), justified=True)))
    assert tree(page.elements) == [("P", 0, ("Link", 1), 2)]
    ((href, areas, words),) = [(one.href, one.areas, one.text) for one in page.links]
    assert (href, words) == (HREF, "on the river")
    first, second = areas
    # No part of it lies in the gutter.
    assert first[2] == pytest.approx(140, abs=NEAR) and second[0] == 20
    assert first[1] - second[1] == pytest.approx(12.5, abs=NEAR)


def test_a_ragged_link_ends_with_its_last_letter() -> None:
    page = ink(text(line("Ice ", link("on it")), style="caption"))
    assert page.links[0].areas[0][2] == pytest.approx(around(page, "Link 1")[1], abs=NEAR)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((line(link("the riv"), hyphen=True), line(link("er"), " on")), "the river"),
        ((line(link("far—"), spaced=False), line(link("off"))), "far—off"),
        ((line(link("the "), link("wide ", strong=True)), line(link("river"))), "the wide river"),
    ],
)
def test_the_words_of_a_link_are_whole(rows: tuple[object, ...], words: str) -> None:
    page = ink(text(*rows))
    assert [one.text for one in page.links] == [words]


def test_a_link_of_two_looks_has_one_area() -> None:
    page = ink(text(line(link("the "), link("wide", strong=True), link(" river"))))
    assert [len(one.areas) for one in page.links] == [1]
    assert page.links[0].areas[0][0::2] == pytest.approx((20, around(page, "Link 0")[1]), abs=NEAR)


def test_links_beside_each_other_are_two() -> None:
    page = ink(text(line(link("ice"), link("wind", HREF + "/2"))))
    assert [(one.href, one.text) for one in page.links] == [(HREF, "ice"), (HREF + "/2", "wind")]
    assert page.links[0].areas[0][2] == pytest.approx(page.links[1].areas[0][0], abs=NEAR)
    assert [kid for kid in tree(page.elements)[0] if isinstance(kid, tuple)] == [("Link", 0), ("Link", 1)]


def test_words_between_two_links_to_one_place_part_them() -> None:
    page = ink(text(line(link("ice"), " and ", link("wind"))))
    assert [one.text for one in page.links] == ["ice", "wind"]


def test_a_link_from_the_right_has_one_area() -> None:
    page = arabic("قال ", link("مدير المحطة"), " في")
    (found,) = page.links
    assert found.text == "مدير المحطة"
    assert [area[0::2] for area in found.areas] == [pytest.approx(around(page, "Link 1"), abs=NEAR)]


def test_a_link_that_turns_has_one_area() -> None:
    page = arabic("قال ", link("شركة DB Cargo"), " في")
    (found,) = page.links
    assert found.text == "شركة DB Cargo"
    assert [area[0::2] for area in found.areas] == [pytest.approx(around(page, "Link 1"), abs=NEAR)]


def test_a_link_that_turns_with_words_between_its_parts_has_two() -> None:
    # The line reads: Ice said ABC [in] — the link's two halves stand at either side of what is not linked.
    page = ink(text(line("said ", link("river قال"), " مدير on")))
    (found,) = page.links
    assert found.text == "river قال" and len(found.areas) == 2


def test_what_is_not_read_has_no_link() -> None:
    page = ink(furniture=(text(line("See ", link("courier.example"))),))
    assert drawn(page).said == "See courier.example "
    assert page.elements == page.links == () and page.marks == 0


def test_no_link_without_words() -> None:
    assert ink(text(line("Ice", link("")))).links == ()


def test_a_box_may_begin_and_end_with_a_link() -> None:
    page = ink(text(line(link("ice"))), text("Wind"))
    assert [mark for one in drawn(page).letters for mark in one.marks] == ["Link 0"] * 4 + ["P 1"] * 5
