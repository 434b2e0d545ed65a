"""a creative for a place at the edge of the page → how large it is printed, and what a desk is told of it."""

from __future__ import annotations

import pytest

from pagekit.layout.slot import Slot
from pagekit.makeup.creative_bleed import Reach, reach
from pagekit.model.booking import Fit
from pagekit.notes import Severity
from pagekit.typeset.bleed import Beyond
from pagekit.units import mm

PAGE = Slot(width=mm(210), height=mm(297), accepts=("image", "pdf"))
NONE: Beyond = (0.0, 0.0, 0.0, 0.0)


def sides(length: float) -> Beyond:
    points = mm(length).points
    return points, points, points, points


def found(
    width: float,
    height: float,
    has: Beyond = NONE,
    *,
    pdf: bool = True,
    fit: Fit = "scale",
    wanted: Beyond | None = None,
) -> Reach:
    size = (mm(width).points, mm(height).points) if pdf else (width, height)
    return reach(size, has, PAGE, sides(3) if wanted is None else wanted, fit, "booking A", pdf=pdf)


@pytest.mark.parametrize("has", [3, 5, 2.9])
def test_one_with_its_bleed_is_printed_as_large_as_it_is(has: float) -> None:
    assert found(210, 297, sides(has)) == Reach()


def test_one_that_ends_at_the_trim_is_printed_over_all_edges() -> None:
    made = found(210, 297)
    assert made.larger == pytest.approx(216 / 210)
    (note,) = made.notes
    assert (note.code, note.severity, note.where) == ("advert-bleed", Severity.WARNING, "booking A")
    assert note.what == (
        "the creative goes on 0 mm beyond the edge of the page, where 3 mm are cut away; so it is printed 2.9 % "
        "larger, and loses up to 4.1 mm at its edges."
    )
    assert note.remedy == "Supply a PDF with a BleedBox 3 mm around its trim."


def test_what_it_has_is_used() -> None:
    assert found(210, 297, sides(2)).larger == pytest.approx(216 / 214)


@pytest.mark.parametrize(("width", "height", "pdf"), [(216, 303, True), (2551, 3579, False)])
def test_one_that_has_what_is_cut_away_in_it_is_printed_so(width: float, height: float, pdf: bool) -> None:
    made = found(width, height, pdf=pdf)
    assert made.made_so
    whole = min(PAGE.width.points / width, PAGE.height.points / height)
    scaled = width * made.larger * whole
    assert scaled == pytest.approx(mm(216).points, abs=0.5)
    assert [note.severity for note in made.notes] == [Severity.INFO]


def test_a_picture_in_the_shape_of_the_page_is_not_taken_for_one_with_bleed() -> None:
    made = found(2480, 3508, pdf=False)
    assert not made.made_so
    assert made.larger == pytest.approx(216 / 210, abs=0.001)
    assert made.notes[0].remedy.endswith("or a picture of 216 by 303 mm.")


def test_one_of_another_shape_is_brought_over_the_edges_that_it_touches() -> None:
    assert found(100, 100, pdf=False).larger == pytest.approx(216 / 210)
    assert found(100, 300, pdf=False).larger == pytest.approx(303 / 297)


def test_one_that_comes_near_an_edge_is_brought_over_it_too() -> None:
    # Its head and foot would end a millimetre inside the page.
    made = found(210, 284, pdf=False, wanted=sides(4))
    assert made.larger * 284 >= 297 + 2 * 4 - 0.01


@pytest.mark.parametrize(("fit", "cut"), [("refuse", 3.0), ("scale", 12.0)])
def test_one_that_may_not_grow_or_would_too_much_stays_and_that_is_told(fit: Fit, cut: float) -> None:
    made = found(210, 297, fit=fit, wanted=sides(cut))
    assert made.larger == 1
    (note,) = made.notes
    assert note.what == (
        f"the creative goes on 0 mm beyond the edge of the page, where {cut:g} mm are cut away."
    )


def test_where_one_edge_is_cut_the_others_have_no_say() -> None:
    made = found(210, 297, wanted=(0.0, 0.0, mm(3).points, 0.0))
    assert made.larger == pytest.approx(216 / 210)
    assert found(210, 297, wanted=NONE) == Reach()
