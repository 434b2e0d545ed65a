"""a page + a bleed → how far its pictures go on beyond their boxes: only where they touch the trim."""

from __future__ import annotations

import pytest

from pagekit.typeset.bleed import Beyond, beyond, bleeding, grown
from pagekit.typeset.page import Box, ComposedPage, Group, PictureBox


def picture(*box: float) -> PictureBox:
    return PictureBox(Box(*box), "a.jpg", "lead", "A table")


@pytest.mark.parametrize(
    ("box", "sides"),
    [
        ((0, 0, 200, 300), (9, 9, 9, 9)),
        ((0, 0, 200, 150), (9, 9, 9, 0)),
        ((0, 100, 200, 200), (9, 0, 9, 9)),
        ((0.04, 10, 50, 50), (9, 0, 0, 0)),
        ((0.06, 10, 50, 50), (0, 0, 0, 0)),
        ((-3, 10, 206, 50), (9, 0, 9, 0)),
        ((10, 10, 180, 280), (0, 0, 0, 0)),
    ],
)
def test_a_box_goes_on_where_it_touches_the_trim(box: tuple[float, ...], sides: Beyond) -> None:
    assert beyond(Box(*box), 200, 300, 9) == sides
    assert beyond(Box(*box), 200, 300, 0) == (0, 0, 0, 0)


def test_the_pictures_of_a_page_that_bleed() -> None:
    lead, inner, foot = picture(0, 0, 200, 150), picture(10, 160, 90, 60), picture(0, 250, 60, 50)
    page = ComposedPage(1, 200, 300, (lead, Group("aside", (inner, foot))))
    assert bleeding(page, 9) == {lead: (9, 9, 9, 0), foot: (9, 0, 0, 9)}
    assert bleeding(page, 0) == {}
    assert grown(lead.box, (9, 9, 9, 0)) == Box(-9, -9, 218, 159)
