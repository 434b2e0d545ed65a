"""what stands on a page as one story's → pictures, slots and anchors that no other story's can be taken for."""

from __future__ import annotations

from pagekit.house.story import Run
from pagekit.typeset.addresses import STORY_CODE, SlotAddress
from pagekit.typeset.page import (
    Box,
    ComposedPage,
    Group,
    Item,
    PictureBox,
    Piece,
    RuleBox,
    SlotBox,
    TextBox,
    TextLine,
    owned,
    side_of,
)

HERE = Box(0.0, 0.0, 10.0, 10.0)


def text(href: str) -> TextBox:
    line = TextLine((Run("See "), Run("below", href=href)))
    return TextBox("h2", "heading", (Piece(0.0, 0.0, 100.0, 10.0, (line,)),), anchor="h-count")


def hrefs(item: Item) -> list[str | None]:
    assert isinstance(item, TextBox)
    return [run.href for piece in item.pieces for line in piece.lines for run in line.runs]


def test_what_carries_a_name_carries_its_story() -> None:
    picture, slot = PictureBox(HERE, "boots.jpg", "lead", ""), SlotBox(HERE, "code", STORY_CODE)
    group = owned(Group("figure", (picture, Group("aside", (slot,)))), "saiga-road")
    assert isinstance(group, Group)
    mine, aside = group.items
    assert isinstance(mine, PictureBox)
    assert mine.key == "saiga-road/boots.jpg"
    assert isinstance(aside, Group)
    assert aside.items == (SlotBox(HERE, "code", SlotAddress("", part="code", story="saiga-road")),)


def test_links_lead_to_the_anchors_of_their_own_story() -> None:
    mine = owned(text("#h-count"), "saiga-road")
    assert isinstance(mine, TextBox)
    assert mine.anchor == "saiga-road/h-count"
    assert hrefs(mine) == [None, "#saiga-road/h-count"]
    assert hrefs(owned(text("https://example.org/#h-count"), "saiga-road")) == [
        None,
        "https://example.org/#h-count",
    ]


def test_what_has_no_name_stays_as_it_is() -> None:
    plain = TextBox("p", "text", (Piece(0.0, 0.0, 100.0, 10.0, (TextLine((Run("Words"),)),)),))
    assert owned(plain, "saiga-road") == plain
    assert owned(RuleBox(HERE), "saiga-road") == RuleBox(HERE)
    assert owned(text("#h-count"), "") == text("#h-count")
    mine = SlotBox(HERE, "advert", SlotAddress("inline", 3, story="saiga-road"))
    assert owned(mine, "") == mine


def test_a_page_knows_its_name_and_its_side() -> None:
    assert [side_of(number) for number in (1, 2, 3)] == ["right", "left", "right"]
    assert ComposedPage(4, 10.0, 10.0, ()).name == "4"
    assert ComposedPage(12, 10.0, 10.0, (), label="B4").name == "B4"
