"""plates rendered by Ghostscript: ink on areas, black type on black alone. Skipped where it is not installed."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit.jobs.ghostscript import ghostscript
from pagekit.preflight.plates.coverage import most, over, total
from tests.preflight.plates_made import BLEED, plates, resources, spot, state
from tests.preflight.test_rules import area, words

installed = pytest.mark.skipif(ghostscript() is None, reason="Ghostscript is not installed")
YELLOW = area(10, 20, 60, 40, "0 0 1 0 k")


def on_plates(content: bytes, **made: Any) -> pagekit.PreflightReport:
    return pagekit.preflight_pdf(plates(content, **made), press="newsprint")


@installed
def test_ink_is_measured_and_a_clean_page_is_silent() -> None:
    overprints = state(OP=True, op=True, OPM=1)
    found = on_plates(
        YELLOW + b"/G gs " + words(20, 40, 12, text="The quick brown fox jumps"), spoil=overprints
    )
    assert found.findings == ()
    assert found.figures["most_ink"] == 200.0
    assert found.summary == "all 81 rules held for newsprint, 3 about the finished plates"


@installed
def test_two_that_are_mixed_on_the_plate_are_found_where_they_meet() -> None:
    # Neither of the two is too much; what they become together only the plates know.
    mixed = area(10, 20, 40, 20, "0.8 0.8 0 0 k") + b"/G gs " + area(20, 25, 10, 5, "0 0 0.8 0 k")
    found = on_plates(mixed, spoil=state(op=True, OPM=1))
    (finding,) = [one for one in found.findings if one.rule == "plates-ink"]
    assert (finding.page, finding.count) == (1, 1)
    box = finding.box
    assert box is not None
    assert (box.x, box.y, box.width, box.height) == pytest.approx((20, 25, 10, 5), abs=0.35)
    assert finding.sample == "one of 53 mm² with up to 240 %"
    assert found.figures["most_ink"] == pytest.approx(240, abs=1)


@installed
def test_a_small_area_dries() -> None:
    mixed = area(10, 20, 40, 20, "0.8 0.8 0 0 k") + b"/G gs " + area(20, 25, 3, 3, "0 0 0.8 0 k")
    assert on_plates(mixed, spoil=state(op=True, OPM=1)).with_code("plates-ink") == ()


@installed
def test_marks_around_the_page_are_not_measured() -> None:
    content = words(20, 40, 12) + b"/C cs 1 scn " + area(-3, 10, 2.5, 100, "")
    found = on_plates(content, bleed=BLEED, spoil=resources("ColorSpace", C=spot("All")))
    assert found.figures["most_ink"] == 100.0


@installed
def test_black_type_that_is_more_than_black_on_the_plates_is_found() -> None:
    # Cyan type that overprints lies on it: black alone by what each says, not on the plates.
    content = words(20, 40, 30) + b"/G gs " + words(20, 40, 30, "1 0 0 0 k")
    found = on_plates(content, spoil=state(op=True, OPM=1))
    (finding,) = [one for one in found.findings if one.rule == "plates-black-type"]
    assert finding.what == "Black type is on the cyan plate, too."
    assert finding.box is not None and finding.box.x == pytest.approx(20, abs=0.1)


@installed
def test_black_type_that_says_it_overprints_and_leaves_a_gap_is_found() -> None:
    # Under the black letters lie the same in white: the yellow is gone where they stand.
    content = YELLOW + words(20, 40, 30, "0 0 0 0 k") + b"/G gs " + words(20, 40, 30)
    found = on_plates(content, spoil=state(op=True, OPM=1))
    (finding,) = found.findings
    assert (finding.rule, finding.severity) == ("plates-overprint", "warning")
    assert finding.what == "Black type that overprints leaves a gap on the yellow plate."


@installed
def test_several_pages_have_their_plates_in_order() -> None:
    heavy = area(10, 20, 40, 20, "1 1 1 0 k")
    data = plates(words(20, 40, 12), *[words(20, 40, 12)] * 9, heavy)
    found = pagekit.preflight_pdf(data, press="newsprint")
    assert {finding.page for finding in found.findings} == {11}
    assert {"ink-total", "plates-ink"} == set(found.broken)


def full(*boxes: tuple[int, int, int, int]) -> Image.Image:
    """A plate of 100 by 100 dots with ink in these boxes."""
    plate = Image.new("L", (100, 100), 255)
    for box in boxes:
        plate.paste(0, box)
    return plate


def test_inks_add_up() -> None:
    ink = total({"Cyan": full((0, 0, 50, 50)), "Black": full((40, 40, 60, 60))})
    assert most(ink) == 200.0
    assert [area.box for area in over(ink, 150, dpi=25.4)] == [(40, 40, 50, 50)]


def test_pieces_that_touch_are_one_area() -> None:
    # A horseshoe, its two legs joined at the foot only; and a piece of its own.
    ink = total({"Black": full((10, 10, 20, 40), (30, 10, 40, 40), (10, 35, 40, 40), (60, 10, 70, 20))})
    found = over(ink, 50, dpi=25.4)
    assert sorted((area.box, area.pixels) for area in found) == [
        ((10, 10, 40, 40), 650),
        ((60, 10, 70, 20), 100),
    ]


def test_an_area_under_fifteen_square_millimetres_is_left_out() -> None:
    ink = total({"Black": full((0, 0, 5, 3), (20, 0, 22, 7))})
    assert [area.box for area in over(ink, 50, dpi=25.4)] == [(0, 0, 5, 3)]
