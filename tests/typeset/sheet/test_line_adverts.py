"""adverts of words alone: their order, their columns, and what is over."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from pagekit.house.story import plain
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.page import TextBox, walk
from pagekit.typeset.sheet.line_adverts import Words, line_advert_lines, set_line_adverts
from pagekit.units import mm

WIDTH, GUTTER = mm(38.6667).points, mm(4).points
ADVERTS = (
    Words("For sale", "Wardrobe, oak, two doors, floated once. Doors close again since Saturday. 15,000 ₸"),
    Words("Wanted", "Felt makers, six, for Akshi, left and right feet. Bus is paid. 388 83 11"),
    Words("For sale", "Bicycle, child's, red, outgrown on one side only. 12,000 ₸. 388 19 22"),
    Words("For sale", "Мёд майский, Томар, 3 кг 12 000 ₸"),
    Words("Notice", "Culverts without an owner pass to the city. " * 6),
    Words("Wanted", "Freezer, chest type. Will fetch."),
)


def frames(number: int, lines: int) -> list[Frame]:
    return [Frame(at * (WIDTH + GUTTER), 0.0, WIDTH, lines, 1) for at in range(number)]


def printed(items: Any) -> list[str]:
    texts = [item for item in walk(items) if isinstance(item, TextBox)]
    return [
        " ".join(plain(line.runs) for line in text.pieces[0].lines).replace("\u00a0", " ") for text in texts
    ]


def test_categories_in_the_order_given_their_adverts_by_their_words(tabloid: Any) -> None:
    found = set_line_adverts(tabloid.stick(), ADVERTS, frames(1, 60))
    said = printed(found.items)
    begun = [text.split()[0].strip(",") for text in said]
    assert begun == ["For", "Bicycle", "Wardrobe", "Мёд", "Wanted", "Felt", "Freezer", "Notice", "Culverts"]
    assert found.over == ()


def test_their_words_stand_as_they_were_written(tabloid: Any) -> None:
    found = set_line_adverts(tabloid.stick(), ADVERTS, frames(3, 30))
    said = printed(found.items)
    assert sorted(text for text in said if text not in {"For sale", "Wanted", "Notice"}) == sorted(
        one.text.strip() for one in ADVERTS
    )


@pytest.mark.parametrize(("columns", "lines"), [(1, 60), (2, 22), (3, 30), (6, 12)])
def test_all_of_them_stand_in_their_columns_and_none_on_another(
    tabloid: Any, columns: int, lines: int
) -> None:
    own = frames(columns, lines)
    found = set_line_adverts(tabloid.stick(), ADVERTS, own)
    assert found.over == ()
    for group, frame in zip(found.items, own, strict=False):
        seen = [*tabloid.inked([group]), *tabloid.rules([group])]
        for one in seen:
            assert one.x >= frame.x - 0.1 and one.x + one.width <= frame.x + WIDTH + 0.1
            assert one.y >= 0 and one.bottom <= lines * 10
        inked = list(tabloid.inked([group]))
        assert all(high.bottom < low.y for high, low in pairwise(inked))


def test_columns_begin_on_the_grid(tabloid: Any) -> None:
    many = [Words("For sale", f"{name} {text.text}") for name in "ABCDEF" for text in ADVERTS[:3]]
    found = set_line_adverts(tabloid.stick(), many, frames(6, 12))
    firsts = [next(tabloid.inked([group], "line-advert")).bottom for group in found.items[1:]]
    assert len(firsts) > 2
    assert {round(base, 2) for base in firsts} == {8.18}


def test_columns_end_on_the_grid_where_little_room_is_left(tabloid: Any) -> None:
    many = [
        Words("For sale", f"{number:02} potatoes for planting, from the dry side") for number in range(30)
    ]
    lines = line_advert_lines(tabloid.stick(), many, WIDTH, 3)
    found = set_line_adverts(tabloid.stick(), many, frames(3, lines))
    lasts = [list(tabloid.inked([group], "line-advert"))[-1:] for group in found.items]
    assert {round(base.bottom, 2) for (base,) in lasts} == {lines * 10 - 1.82}


@pytest.mark.parametrize(("more", "reached"), [(2, 2), (12, 12), (30, 12)])
def test_columns_reach_the_foot_of_a_deeper_frame_as_far_as_their_adverts_may_move(
    tabloid: Any, more: int, reached: int
) -> None:
    many = [
        Words("For sale", f"{number:02} potatoes for planting, from the dry side") for number in range(30)
    ]
    lines = line_advert_lines(tabloid.stick(), many, WIDTH, 3)
    found = set_line_adverts(tabloid.stick(), many, frames(3, lines + more))
    lasts = [list(tabloid.inked([group], "line-advert"))[-1:] for group in found.items]
    assert {round(base.bottom, 2) for (base,) in lasts} == {(lines + reached) * 10 - 1.82}


@pytest.mark.parametrize("columns", [1, 2, 3, 6])
def test_the_lines_that_are_asked_for_hold_them_and_one_less_does_not(tabloid: Any, columns: int) -> None:
    lines = line_advert_lines(tabloid.stick(), ADVERTS, WIDTH, columns)
    assert set_line_adverts(tabloid.stick(), ADVERTS, frames(columns, lines)).over == ()
    assert set_line_adverts(tabloid.stick(), ADVERTS, frames(columns, lines - 1)).over != ()


def test_a_head_is_never_alone_at_the_foot_of_a_column(tabloid: Any) -> None:
    for lines in range(4, 30):
        for group in set_line_adverts(tabloid.stick(), ADVERTS, frames(4, lines)).items:
            texts = [item.role for item in walk([group]) if isinstance(item, TextBox)]
            assert texts[-1] == "line-advert"


def test_what_is_over_is_told_in_its_order(tabloid: Any) -> None:
    found = set_line_adverts(tabloid.stick(), ADVERTS, frames(1, 6))
    assert [one.category for one in found.over] == ["For sale", "Wanted", "Wanted", "Notice"]
    assert len(printed(found.items)) == 3


def test_an_advert_longer_than_a_column_goes_on_in_the_next(tabloid: Any) -> None:
    long = Words("Notice", " ".join(f"word{number}" for number in range(80)))
    found = set_line_adverts(tabloid.stick(), [long], frames(3, 10))
    assert found.over == ()
    texts = [item for item in walk(found.items) if isinstance(item, TextBox) and item.role == "line-advert"]
    assert [text.continued for text in texts] == [False, True, True]
    assert " ".join(printed(found.items)[1:]) == long.text


def test_the_first_word_is_bold_and_figures_of_one_number_stay_together(tabloid: Any) -> None:
    found = set_line_adverts(tabloid.stick(), [Words("Wanted", "Freezer, for 12 000 ₸")], frames(1, 9))
    (text,) = [item for item in walk(found.items) if isinstance(item, TextBox) and item.role == "line-advert"]
    runs = [run for line in text.pieces[0].lines for run in line.runs]
    assert [(run.text, run.strong) for run in runs] == [
        ("Freezer,", True),
        (" for 12\u00a0000\u00a0₸", False),
    ]


def test_nothing_to_set_takes_nothing(tabloid: Any) -> None:
    assert line_advert_lines(tabloid.stick(), (), WIDTH, 6) == 0
    assert set_line_adverts(tabloid.stick(), (), frames(6, 4)).items == ()
    assert set_line_adverts(tabloid.stick(), (), ()).items == ()
    assert len(set_line_adverts(tabloid.stick(), ADVERTS, ()).over) == 6
