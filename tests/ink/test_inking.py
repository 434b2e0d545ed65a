"""ComposedPage → PageInk: what stands on a page, where, and who is told of it."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from pagekit.errors import LayoutError
from pagekit.house.story import Run
from pagekit.ink import PageInk
from pagekit.ink.fillings import CodeFilling, Filling, PictureFilling
from pagekit.ink.page import Element, ImageInk, LinkInk
from pagekit.typeset.addresses import STORY_CODE, SlotAddress
from pagekit.typeset.page import Box, ComposedPage, Group, PictureBox, RuleBox, SlotBox, TintBox
from tests.ink.desk import HEIGHT, ink, inker, line, piece, text
from tests.ink.reading import IDENTITY, drawn, tree

BOX = Box(30, 50, 100, 40)
BELOW = HEIGHT - 90
"""The y of its foot, counted from below as PDF does."""
PICTURE = PictureBox(BOX, "boots.jpg", "lead", "Boots in a row")
CODE = SlotBox(Box(200, 20, 42, 42), "code", STORY_CODE)
BOARD = SlotBox(BOX, "advert", SlotAddress("foot"))


def filled(filling: Filling | None, *items: Any, **more: Any) -> PageInk:
    return ink(*items, fillings=lambda address: filling, **more)


# ---- Decoration --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "colour"),
    [
        (RuleBox(BOX), "0 g"),
        (RuleBox(BOX, "accent"), "0.541 0.11 0.11 rg"),
        (TintBox(BOX), "0.922 0.91 0.878 rg"),
    ],
)
def test_rules_and_tints_are_filled_and_not_read(item: RuleBox | TintBox, colour: str) -> None:
    page = ink(item)
    (path,) = drawn(page).paths
    assert path.boxes == ((30, BELOW, 100, 40),)
    assert (path.ink, path.filled, path.marks, path.matrix) == (colour, True, ("Artifact",), IDENTITY)
    assert page.elements == () and page.marks == 0


def test_furniture_is_drawn_last_and_not_read() -> None:
    page = ink(text("Ice"), furniture=(Group("div", (text("7", tag="span"), RuleBox(BOX), PICTURE)),))
    assert tree(page.elements) == [("P", 0)] and page.marks == 1
    assert page.content.count(b"/Artifact<</Type/Pagination>>BDC") == 1
    letters = drawn(page).letters
    assert [(one.said, one.marks) for one in letters if one.said.strip()] == [
        ("I", ("P 0",)),
        ("c", ("P 0",)),
        ("e", ("P 0",)),
        ("7", ("Artifact",)),
    ]
    assert [path.marks for path in drawn(page).paths] == [("Artifact",)]


def test_a_hidden_group_is_an_artifact() -> None:
    hidden = Group(
        "div", (text("Ice"), Group("p", (text("on"), RuleBox(BOX)))), attributes=(("aria-hidden", "true"),)
    )
    page = ink(text("Wind"), hidden)
    assert tree(page.elements) == [("P", 0)]
    assert {one.marks for one in drawn(page).letters} == {("P 0",), ("Artifact",)}
    assert page.heads == ()


def test_a_head_in_a_hidden_group_is_in_no_outline() -> None:
    page = ink(Group("div", (text("Ice", tag="h2", anchor="ice"),), attributes=(("aria-hidden", "true"),)))
    assert page.heads == () and page.anchors == ()


# ---- Groups ------------------------------------------------------------------------------------------------


def test_groups_are_elements_around_what_is_in_them() -> None:
    quote = Group("blockquote", (RuleBox(BOX), text("Ice"), text("Dana", tag="cite")))
    marker, item = text("•", tag="span", role="marker"), text("Wind")
    page = ink(quote, Group("ul", (Group("li", (marker, item)),)), Group("section", (RuleBox(BOX),)))
    assert tree(page.elements) == [
        ("BlockQuote", ("P", 0), ("P", 1)),
        ("L", ("LI", ("Lbl", 2), ("LBody", ("P", 3)))),
    ]


def test_the_marker_of_an_item_is_its_label() -> None:
    item = text(piece("1.", marker=True, measure=8), piece("Ice on", x=32), piece("the river", top=30, x=32))
    page = ink(Group("ol", (Group("li", (item,)),)))
    assert tree(page.elements) == [("L", ("LI", ("Lbl", 0), ("LBody", ("P", 1))))]
    assert {one.marks for one in drawn(page).letters if one.said in "1."} == {("P 0",)}
    assert drawn(page).said == "1. Ice on the river "


def test_a_language_is_said_once_where_it_changes() -> None:
    page = ink(
        Group("section", (text("Лёд"), text("Ice", lang="en"), Group("div", (text("Река"),))), lang="ru")
    )
    (section,) = page.elements
    assert section.lang == "ru"
    inner = [kid for kid in section.kids if isinstance(kid, Element)]
    assert [kid.lang for kid in inner] == ["", "en", ""]
    assert [kid.lang for kid in inner[2].kids if isinstance(kid, Element)] == [""]


# ---- Pictures ----------------------------------------------------------------------------------------------


def test_a_picture_fills_its_box_and_is_told_of() -> None:
    page = ink(PICTURE, pictures={PICTURE: "boots-100.jpg"})
    assert page.images == (ImageInk("I0", "boots-100.jpg"),)
    assert drawn(page).images == (("I0", (100, 0, 0, 40, 30, BELOW), ("Figure 0",)),)
    assert page.elements == (
        Element("Figure", (0,), alt="Boots in a row", bbox=(30, BELOW, 130, BELOW + 40)),
    )


def test_a_picture_without_words_is_decoration() -> None:
    plain = PictureBox(BOX, "boots.jpg", "lead", "")
    page = ink(plain, pictures={plain: "boots-100.jpg"})
    assert [marks for _, _, marks in drawn(page).images] == [("Artifact",)] and page.elements == ()


def test_a_picture_that_stands_twice_is_one_image() -> None:
    again = PictureBox(Box(5, 5, 10, 10), "boots.jpg", "inline", "Boots")
    page = ink(PICTURE, again, pictures={PICTURE: "boots.jpg", again: "boots.jpg"})
    assert page.images == (ImageInk("I0", "boots.jpg"),) and len(drawn(page).images) == 2


OVER = 72 * 3 / 25.4
"""3 mm."""


def test_a_picture_at_an_edge_goes_on_beyond_it() -> None:
    """Its file is made that much larger, over the left and the top edge."""
    corner = PictureBox(Box(0, 0, 100, 40), "boots.jpg", "lead", "Boots in a row")
    page = ink(corner, pictures={corner: "boots.jpg"})
    assert page.bleed == pytest.approx(OVER, abs=1e-9)
    ((_, placed, _),) = drawn(page).images
    assert placed == pytest.approx((100 + OVER, 0, 0, 40 + OVER, -OVER, HEIGHT - 40), abs=0.001)
    assert page.elements == (
        Element("Figure", (0,), alt="Boots in a row", bbox=(0, HEIGHT - 40, 100, HEIGHT)),
    )


def test_a_ground_at_an_edge_goes_on_beyond_it_and_a_rule_does_not() -> None:
    page = ink(TintBox(Box(0, 20, 300, 10)), RuleBox(Box(0, 50, 300, 1)))
    tint, rule = drawn(page).paths
    assert page.bleed == pytest.approx(OVER, abs=1e-9)
    assert tint.boxes[0] == pytest.approx((-OVER, HEIGHT - 30, 300 + 2 * OVER, 10), abs=0.001)
    assert rule.boxes[0] == pytest.approx((0, HEIGHT - 51, 300, 1), abs=0.001)


def test_a_picture_inside_the_sheet_bleeds_nowhere() -> None:
    page = ink(PICTURE, TintBox(Box(10, 10, 280, 10)), pictures={PICTURE: "boots.jpg"})
    assert page.bleed == 0 and drawn(page).clips == ()


@pytest.mark.parametrize("item", [PICTURE, CODE, BOARD])
@pytest.mark.parametrize("where", ["read", "furniture"])
def test_what_nothing_fills_stays_white(item: PictureBox | SlotBox, where: str) -> None:
    for page in (
        ink(item) if where == "read" else ink(furniture=(item,)),
        filled(None, item) if where == "read" else filled(None, furniture=(item,)),
    ):
        found = drawn(page)
        assert found.paths == found.images == found.letters == ()
        assert page.elements == page.images == page.links == () and page.marks == 0


# ---- Slots -------------------------------------------------------------------------------------------------


def test_a_code_is_drawn_module_by_module() -> None:
    symbol = CodeFilling(21, ((0, 0, 7), (0, 1, 1), (6, 1, 1)), "Read on: courier.example/ice")
    page = filled(symbol, CODE)
    (path,) = drawn(page).paths
    # 42 points for 21 modules; rows are counted from the top.
    assert path.matrix == (2, 0, 0, -2, 200, HEIGHT - 20)
    assert path.boxes == ((0, 0, 7, 1), (0, 1, 1, 1), (6, 1, 1, 1))
    assert (path.ink, path.filled, path.marks) == ("0 g", True, ("Figure 0",))
    assert page.elements == (
        Element(
            "Figure", (0,), alt="Read on: courier.example/ice", bbox=(200, HEIGHT - 62, 242, HEIGHT - 20)
        ),
    )


def test_each_slot_is_asked_for_by_its_address() -> None:
    asked: list[SlotAddress] = []
    ink(BOARD, CODE, furniture=(BOARD,), fillings=asked.append)
    assert asked == [SlotAddress("foot"), STORY_CODE, SlotAddress("foot")]


def test_a_booked_picture_is_shown_whole_in_the_middle_of_its_place() -> None:
    page = filled(PictureFilling("board.png", 400, 400, "A board", "https://ads.example/"), BOARD)
    ground, edge = drawn(page).paths
    assert ground.boxes == ((30, BELOW, 100, 40),) and ground.ink == "0.922 0.91 0.878 rg"
    # 40 points square, and half of the other 60 at either side.
    assert drawn(page).images == (("I0", (40, 0, 0, 40, 60, BELOW), ("Figure 0",)),)
    assert edge.boxes == ((30.25, BELOW + 0.25, 99.5, 39.5),)
    assert (edge.ink, edge.filled, edge.weight) == ("0 G", False, 0.5)
    assert tree(page.elements) == [("P", ("Link", ("Figure", 0)))]
    assert page.links == (LinkInk("https://ads.example/", ((30, BELOW, 130, BELOW + 40),), "A board"),)


def test_a_booked_picture_that_is_wide() -> None:
    page = filled(PictureFilling("board.png", 970, 194, "A board"), BOARD)
    assert drawn(page).images == (("I0", (100, 0, 0, 20, 30, BELOW + 10), ("Figure 0",)),)
    assert tree(page.elements) == [("Figure", 0)] and page.links == ()


WIDE = SlotBox(Box(0, 0, 300, 60), "advert", SlotAddress("foot"))
"""At the head of the sheet, from edge to edge."""


def test_at_the_edge_of_the_sheet_no_line_stands_where_it_is_cut() -> None:
    page = filled(PictureFilling("board.png", 300, 60, "A board"), WIDE)
    assert drawn(page).paths == () and page.bleed == 0
    assert drawn(page).images == (("I0", (300, 0, 0, 60, 0, HEIGHT - 60), ("Figure 0",)),)


def test_one_that_is_brought_over_the_edge_is_cut_where_its_place_and_the_bleed_end() -> None:
    larger = 1 + 2 * OVER / 300
    page = filled(PictureFilling("board.png", 300, 60, "A board", larger=larger), WIDE)
    ((_, matrix, _),) = drawn(page).images
    assert page.bleed == pytest.approx(OVER, abs=1e-9)
    assert drawn(page).paths == ()
    deep = 60 * larger
    assert matrix == pytest.approx((300 + 2 * OVER, 0, 0, deep, -OVER, HEIGHT - 30 - deep / 2), abs=0.001)
    # Its foot is inside the sheet: nothing of it goes on there.
    (clip,) = drawn(page).clips
    top = (deep - 60) / 2
    assert clip == pytest.approx((-OVER, HEIGHT - 60, 300 + 2 * OVER, 60 + top), abs=0.001)


def test_what_it_leaves_of_its_place_is_tinted_beyond_the_edge() -> None:
    page = filled(PictureFilling("board.png", 100, 60, "A board", larger=1.05), WIDE)
    (ground,) = drawn(page).paths
    assert ground.boxes[0] == pytest.approx((-OVER, HEIGHT - 60, 300 + 2 * OVER, 60 + OVER), abs=0.001)


def test_fillings_without_words_are_decoration() -> None:
    page = filled(PictureFilling("board.png", 400, 400, "", "https://ads.example/"), BOARD)
    assert {marks for _, _, marks in drawn(page).images} == {("Artifact",)} and page.elements == ()


# ---- The page ----------------------------------------------------------------------------------------------


def test_a_page_has_its_size_and_its_folio() -> None:
    assert (ink().width, ink().height, ink().label) == (300, HEIGHT, "1")
    assert inker().page(ComposedPage(4, 300, HEIGHT, (), label="B4")).label == "B4"


def test_a_page_knows_no_other() -> None:
    both = [
        ink(text("Ice on the river", anchor="ice"), PICTURE, pictures={PICTURE: "a.jpg"}) for _ in range(2)
    ]
    assert both[0] == both[1]


def test_a_page_pickles() -> None:
    arabic = text("قال (مدير)", lang="ar", direction="rtl")
    linked = text(line("Ice ", Run("on", href="https://a.example")), style="caption", tag="h2", anchor="ice")
    page = ink(linked, arabic, PICTURE, pictures={PICTURE: "boots.jpg"})
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - written a line ago


def test_a_colour_that_the_pack_has_not() -> None:
    with pytest.raises(LayoutError, match=r"layout print-article has no colour 'gold'\. It has paper, ink"):
        ink(RuleBox(BOX, "gold"))


def test_a_part_that_is_not_known() -> None:
    with pytest.raises(ValueError, match="'marquee' is no element of a composed page"):
        ink(Group("marquee", (text("Ice"),)))
