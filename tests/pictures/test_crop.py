"""a size + a shape + a focus → a box: inside, of the shape, with the focus in it, and no larger one there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pagekit.pictures.crop import Bleed, CropBox, crop_box, with_bleed

sides = st.integers(1, 5_000)
shares = st.floats(0, 1)
shapes = st.sampled_from([(16, 9), (4, 3), (1, 1), (1200, 630), (3, 4), (9, 16), (2, 1), (7, 5)])


def box_of(size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float]) -> CropBox:
    assume(max(size) <= 4_000 * min(size))
    return crop_box(size, aspect=aspect, focus=focus)


@given(st.tuples(sides, sides), shapes, st.tuples(shares, shares))
def test_the_box_lies_in_the_picture_and_holds_the_focus(
    size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float]
) -> None:
    left, top, right, bottom = box_of(size, aspect, focus)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert left <= focus[0] * size[0] <= right
    assert top <= focus[1] * size[1] <= bottom


@given(st.tuples(sides, sides), shapes, st.tuples(shares, shares))
def test_the_box_has_the_shape_to_a_pixel_and_none_is_larger(
    size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float]
) -> None:
    left, top, right, bottom = box_of(size, aspect, focus)
    width, height = right - left, bottom - top
    # One side is the picture's own, so no box of the shape is larger; the other is what the shape asks for.
    if width == size[0]:
        assert abs(height - width * aspect[1] / aspect[0]) <= 0.5 or height in {1, size[1]}
    else:
        assert height == size[1]
        assert abs(width - height * aspect[0] / aspect[1]) <= 0.5 or width == 1
    assert width * aspect[1] - height * aspect[0] <= max(aspect) or 1 in {width, height}
    assert height * aspect[0] - width * aspect[1] <= max(aspect) or 1 in {width, height}


@given(st.tuples(sides, sides), shapes, st.tuples(shares, shares))
def test_the_focus_is_in_the_middle_unless_an_edge_is_nearer(
    size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float]
) -> None:
    left, top, right, bottom = box_of(size, aspect, focus)
    for start, end, length, share in ((left, right, size[0], focus[0]), (top, bottom, size[1], focus[1])):
        off = share * length - (start + end) / 2
        assert abs(off) <= 0.5 or (start == 0 and off < 0) or (end == length and off > 0)


@pytest.mark.parametrize(
    ("size", "aspect", "focus", "box"),
    [
        ((1800, 1200), (1200, 630), (0.5, 0.5), (0, 128, 1800, 1073)),
        ((1800, 1200), (16, 9), (0.5, 0.0), (0, 0, 1800, 1012)),
        ((1800, 1200), (16, 9), (0.5, 1.0), (0, 188, 1800, 1200)),
        ((1800, 1200), (1, 1), (0.0, 0.5), (0, 0, 1200, 1200)),
        ((1800, 1200), (1, 1), (0.6, 0.5), (480, 0, 1680, 1200)),
        ((1800, 1200), (1, 1), (1.0, 0.5), (600, 0, 1800, 1200)),
        ((1600, 900), (16, 9), (0.1, 0.9), (0, 0, 1600, 900)),
        ((1200, 1500), (4, 3), (0.5, 0.3), (0, 0, 1200, 900)),
        ((3, 3), (1200, 630), (0.5, 0.5), (0, 0, 3, 2)),
        ((1, 1), (16, 9), (1.0, 1.0), (0, 0, 1, 1)),
    ],
)
def test_boxes(
    size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float], box: CropBox
) -> None:
    assert crop_box(size, aspect=aspect, focus=focus) == box


@pytest.mark.parametrize(
    ("size", "bleed", "focus", "box"),
    [
        # The shape lies where it lies without bleed, and the picture goes on beside it.
        ((1800, 1000), (20, 0, 20, 0), (0.5, 0.5), (380, 0, 1420, 1000)),
        ((1800, 1000), (0, 0, 20, 0), (0.5, 0.5), (400, 0, 1420, 1000)),
        # The picture ends too soon on the left: all moves to the right.
        ((1800, 1000), (20, 0, 0, 0), (0.0, 0.5), (0, 0, 1020, 1000)),
        ((1800, 1000), (0, 0, 20, 0), (1.0, 0.5), (780, 0, 1800, 1000)),
        # It is no higher than the shape: the shape is smaller.
        ((1800, 1000), (0, 0, 0, 250), (0.5, 0.5), (500, 0, 1300, 1000)),
        ((1000, 1000), (250, 250, 250, 250), (0.1, 0.9), (0, 0, 1000, 1000)),
        ((1, 1), (1, 0, 0, 0), (0.5, 0.5), (0, 0, 1, 1)),
    ],
)
def test_what_bleeds_is_the_pictures_own(
    size: tuple[int, int], bleed: Bleed, focus: tuple[float, float], box: CropBox
) -> None:
    assert crop_box(size, aspect=(1_000, 1_000), focus=focus, bleed=bleed) == box


bleeds = st.tuples(*(st.integers(0, 50) for _ in range(4)))


@given(st.tuples(sides, sides), shapes, st.tuples(shares, shares), bleeds)
def test_a_box_that_bleeds_lies_in_the_picture_and_has_the_whole_shape(
    size: tuple[int, int], aspect: tuple[int, int], focus: tuple[float, float], bleed: Bleed
) -> None:
    assume(max(size) <= 4_000 * min(size) and min(size) >= 20)
    shape = (aspect[0] * 20, aspect[1] * 20)
    left, top, right, bottom = crop_box(size, aspect=shape, focus=focus, bleed=bleed)
    whole = with_bleed(shape, bleed)
    assert 0 <= left < right <= size[0] and 0 <= top < bottom <= size[1]
    assert size in {(right - left, size[1]), (size[0], bottom - top)}, "as large as there is"
    scale = min(size[0] / whole[0], size[1] / whole[1])
    assert abs((right - left) - whole[0] * scale) <= 1 and abs((bottom - top) - whole[1] * scale) <= 1


def test_without_a_shape_nothing_bleeds() -> None:
    assert with_bleed((300, 200), (9, 8, 7, 6)) == (316, 214)
    assert crop_box((100, 50), bleed=(9, 9, 9, 9)) == (0, 0, 100, 50)


def test_an_exact_shape_leaves_no_say_to_the_tallest() -> None:
    assert crop_box((100, 400), tallest=1.0, aspect=(1, 2)) == (0, 100, 100, 300)
    assert crop_box((100, 400), tallest=1.0) == (0, 150, 100, 250)
    assert crop_box((400, 100), tallest=1.0) == (0, 0, 400, 100)


@pytest.mark.parametrize("size", [(4001, 1), (1, 4001)])
def test_a_line_is_no_picture(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="it is a line, not a picture"):
        crop_box(size, aspect=(1, 1))


@given(st.tuples(st.integers(40, 5_000), st.integers(40, 5_000)), st.tuples(shares, shares))
def test_shares_of_a_picture_meet_on_a_pixel_and_are_what_the_whole_is(
    size: tuple[int, int], focus: tuple[float, float]
) -> None:
    whole = crop_box(size, aspect=(2000, 900), focus=focus)
    first, second = (
        crop_box(size, aspect=(1000, 900), focus=focus, window=window) for window in ((0.0, 0.5), (0.5, 1.0))
    )
    assert first[:2] == whole[:2]
    assert second[2:] == whole[2:]
    assert first[2] == second[0], "no gap, and nothing twice"
    assert (first[3], second[1]) == (whole[3], whole[1])
    assert abs((first[2] - first[0]) - (second[2] - second[0])) <= 1


def test_a_share_that_bleeds_goes_on_into_its_neighbour() -> None:
    bleed = (10, 10, 10, 0)
    assert crop_box((2020, 910), aspect=(2000, 900), bleed=bleed) == (0, 0, 2020, 910)
    assert crop_box((2020, 910), aspect=(1000, 900), bleed=bleed, window=(0.0, 0.5)) == (0, 0, 1020, 910)
    assert crop_box((2020, 910), aspect=(1000, 900), bleed=bleed, window=(0.5, 1.0)) == (1000, 0, 2020, 910)
