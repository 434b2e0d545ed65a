"""a pack + the design of a story → what it wears among others: its own look, the edition's sizes."""

from __future__ import annotations

import pytest

from pagekit.house.story import Format, Run
from pagekit.layout import find_layout
from pagekit.model.article import Design
from pagekit.production.edition_wear import named, with_designs, worn_by
from pagekit.typeset.page import Group, Piece, TextBox, TextLine

PACK = find_layout("tabloid").printed


def test_an_opinion_leans_and_names_its_writer_first() -> None:
    worn = worn_by(PACK, Format("opinion"))
    assert worn.styles["headline"].italic
    assert worn.composed.head.index("byline") < worn.composed.head.index("headline")
    assert worn.composed.portrait.points > 0


def test_a_brief_has_neither_deck_nor_byline_over_it() -> None:
    worn = worn_by(PACK, Format("brief"))
    assert worn.composed.head == ("kicker", "headline", "lead")
    assert worn.composed.deck == "text"


@pytest.mark.parametrize("design", ["feature", "opinion", "interview", "picture-story", "live", "brief"])
def test_sizes_of_heads_are_the_editions_and_text_keeps_the_grid(design: Design) -> None:
    worn = worn_by(PACK, Format(design))
    assert worn.styles["headline"].ladder == PACK.styles["headline"].ladder
    assert worn.styles["text"].leading == PACK.baseline
    assert not {"nameplate", "label"} & {*worn.composed.head}


def test_a_standard_story_wears_the_pack_as_it_is() -> None:
    assert worn_by(PACK, Format()) is PACK


def test_a_page_knows_what_its_stories_wear_by_names_of_their_own() -> None:
    page = with_designs(PACK, PACK, ["standard", "opinion"])
    assert page.styles["headline-opinion"].italic
    assert not page.styles["headline"].italic
    line = TextLine((Run("Print the map"),))
    text = TextBox("h1", "headline", (Piece(0.0, 0.0, 100.0, 50.0, (line,)),))
    (group,) = named((Group("header", (text,)),), PACK, "opinion")
    assert isinstance(group, Group)
    (renamed,) = group.items
    assert isinstance(renamed, TextBox)
    assert renamed.style == "headline-opinion"
    assert named((text,), PACK, "standard") == (text,)
