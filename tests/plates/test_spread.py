"""two pages → one wide one: each in its half, and nothing of one taken for the other's."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pagekit.errors import BadOrder
from pagekit.ink.page import Element, ImageInk, LinkInk, PageInk, SpotInk
from pagekit.join import join
from pagekit.plates.spread import spread
from tests.join.pages import Hand
from tests.join.plates import facts
from tests.plates.test_sheet import BLUE, page, separated, sheets

LEFT = page(b"1 0 0 0 k -20 -20 540 440 re f 0 0 0 1 k\n", label="2", bleed=9.0)
RIGHT = page(b"0 1 0 0 k -20 -20 540 440 re f 0 0 0 1 k\n", label="3", bleed=9.0)


def hand(words: str, **more: object) -> PageInk:
    """A page with a line and a link on it."""
    drawn = Hand(500, 400)
    kid = drawn.line(words)
    link = LinkInk("https://river.example/", ((20, 380, 90, 390),), words)
    element = Element("P", (Element("Link", (kid,), link=0, bbox=(20, 380, 90, 390)),))
    return replace(drawn.ink(element, links=(link,)), **more)  # type: ignore[arg-type]


def test_it_is_as_wide_as_both_and_called_by_both() -> None:
    both = spread(LEFT, replace(RIGHT, width=480.0))
    assert (both.width, both.height, both.bleed, both.label) == (980, 400, 9, "2–3")


def test_what_each_page_says_stays_its_own() -> None:
    both = spread(hand("Ice on the river"), hand("Nobody crosses"))
    assert both.marks == 2
    assert re.findall(rb"/MCID (\d+)", both.content) == [b"0", b"1"]
    left, right = both.elements
    assert (left.kids[0].kids, right.kids[0].kids) == ((0,), (1,))  # type: ignore[union-attr]
    assert (left.kids[0].link, right.kids[0].link) == (0, 1)  # type: ignore[union-attr]
    assert right.kids[0].bbox == (520, 380, 590, 390)  # type: ignore[union-attr]
    assert [link.areas for link in both.links] == [((20, 380, 90, 390),), ((520, 380, 590, 390),)]
    assert [face.name for face in both.faces] == ["F1", "RF1"]
    assert both.content.count(b"/F1 10 Tf") == both.content.count(b"/RF1 10 Tf") == 1


def test_pictures_of_one_name_are_two() -> None:
    pages = [replace(page(b"/I0 Do\n"), images=(ImageInk("I0", file),)) for file in ("a.jpg", "b.jpg")]
    both = spread(*pages)
    assert both.images == (ImageInk("I0", "a.jpg"), ImageInk("RI0", "b.jpg"))
    assert both.content.index(b"/I0 Do") < both.content.index(b"/RI0 Do")


def test_a_spot_that_both_have_is_one_ink_and_another_of_its_name_another() -> None:
    other, red = replace(BLUE, name="S3"), SpotInk("S0", "PANTONE 185 C", (0, 1, 1, 0))
    left = page(b"/S0 cs 1 scn\n", spots=(BLUE,))
    both = spread(left, page(b"/S0 cs 1 scn /S3 cs 0.5 scn\n", spots=(red, other)))
    assert [(one.name, one.ink) for one in both.spots] == [("S0", "PANTONE 286 C"), ("RS0", "PANTONE 185 C")]
    assert both.content.count(b"/RS0 cs 1 scn /S0 cs 0.5 scn") == 1


def test_what_looks_like_a_name_in_a_string_is_none() -> None:
    both = spread(page(), page(b"/F1 1 Tf (/F1 \\) /F1) Tj\n"))
    assert b"/RF1 1 Tf (/F1 \\) /F1) Tj" in both.content


def test_pages_of_two_heights_do_not_face_each_other() -> None:
    with pytest.raises(BadOrder, match=r"pages 2 and 3: are 400.00 and 390.00 points high"):
        spread(LEFT, replace(RIGHT, height=390.0))


def test_the_sheet_is_folded_where_the_pages_meet() -> None:
    sheet = sheets().lay_spread(LEFT, RIGHT, "2–3")
    content = sheet.content.decode()
    assert "0 -8.504 m 0 -22.677 l S" in content and "1000 -8.504 m 1000 -22.677 l S" in content
    assert "[1 1]0 d\n500 -8.504 m 500 -14.173 l S\n500 408.504 m 500 414.173 l S" in content
    assert "[1 1]0 d" not in sheets().lay(LEFT).content.decode()


def test_a_spread_can_be_joined_with_its_tags() -> None:
    data = join([sheets().lay_spread(hand("Ice"), hand("Nobody"))], facts(), {}).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        assert {"/F1", "/RF1"} <= set(pdf.pages[0].Resources.Font.keys())
        assert pdf.Root.StructTreeRoot is not None


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_each_page_ends_where_they_meet(tmp_path: Path) -> None:
    made = separated(join([sheets().lay_spread(LEFT, RIGHT)], facts(), {}).data, tmp_path)
    # 144 dots to the inch; the trim begins 13 mm off the sheet's edge, and the pages meet 1,000 dots on.
    meet, middle = round(36.85 * 2) + 1000, 300
    cyan, magenta = made["Cyan"], made["Magenta"]
    for dots, has_cyan in ((-30, True), (-2, True), (2, False), (30, False)):
        assert (cyan.getpixel((meet + dots, middle)) == 0) is has_cyan
        assert (magenta.getpixel((meet + dots, middle)) == 0) is not has_cyan
    outer = round(28.35 * 2)
    assert cyan.getpixel((outer + 2, middle)) == 0 and cyan.getpixel((outer - 4, middle)) == 255
    right_edge = made["Magenta"].width - outer
    assert (
        magenta.getpixel((right_edge - 3, middle)) == 0 and magenta.getpixel((right_edge + 4, middle)) == 255
    )
