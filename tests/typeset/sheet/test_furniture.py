"""the running head of a page: the name and the story's head side by side, on the sheet, and nothing on anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import Publisher, Run, Story, plain
from pagekit.layout import PrintManifest, find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, RuleBox, TextBox, side_of
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.furniture import EDGE, folio, running_head
from pagekit.typeset.sheet.nameplate import nameplate
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.style import type_style

PACK: PrintManifest = find_layout("print-article").printed
GRID = 12.5
SHEET = Sheet(PACK.papers["a4"], GRID, 17.0, 2)
COURIER = Path(__file__).parents[3] / "examples" / "courier"
HEAD = (Run("Committee counts boots"),)
FAR = "News of the town, the river and the islands"
SENTENCE = "Every spring the river brings the town a new island and every autumn it takes it back "


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def told(**changes: Any) -> Story:
    """A story with a short name, a head and a section."""
    sample = dress(
        pagekit.read_article(COURIER / "articles" / "tram-six.yaml"),
        pagekit.read_publication(COURIER / "publication.toml"),
    )
    plain_story = {
        "publisher": Publisher("The Courier", "ru"),
        "headline": HEAD,
        "headline_variants": (),
        "section": "Town",
    }
    return replace(sample, **{**plain_story, **changes})


def running(story: Story, first: bool = False, rtl: bool = False) -> dict[str, TextBox]:
    stick = Stick(setter(), PACK, story.lang, "rtl" if rtl else "ltr", GRID)
    items = list(running_head(stick, SHEET, PageWords.of(story), first))
    (rule,) = (item for item in items if isinstance(item, RuleBox))
    assert rule.box.bottom <= SHEET.y
    boxes = {item.role: item for item in items if isinstance(item, TextBox)}
    for box in boxes.values():
        for place in inked(box):
            assert place.y >= EDGE - 0.01
            assert place.bottom <= rule.box.y + 0.01
            assert SHEET.x - 0.01 <= place.x and place.x + place.width <= SHEET.x + SHEET.width + 0.01
    return boxes


def inked(box: TextBox) -> Iterator[Box]:
    """Where each line's letters stand."""
    style = type_style(PACK, box.style)
    size = box.size or style.size
    for piece in box.pieces:
        for number, line in enumerate(piece.lines):
            width = setter().width(plain(line.runs), style.at(size, piece.leading), "en")
            left = piece.x + piece.measure - width if box.direction == "rtl" else piece.x
            yield Box(left, piece.top + number * piece.leading, width, piece.leading)


def said(box: TextBox) -> str:
    lines = (line for piece in box.pieces for line in piece.lines)
    return "".join(plain(line.runs) + (" " if line.spaced else "") for line in lines).strip()


def apart(one: TextBox, other: TextBox) -> bool:
    return all(
        a.x + a.width < b.x or b.x + b.width < a.x or a.bottom <= b.y + 0.01 or b.bottom <= a.y + 0.01
        for a in inked(one)
        for b in inked(other)
    )


def test_the_name_and_the_head_stand_on_one_line() -> None:
    found = running(told())
    assert {role: said(box) for role, box in found.items()} == {
        "running-name": "The Courier",
        "running-story": "Committee counts boots",
    }
    name, story = (found[role].pieces[0] for role in ("running-name", "running-story"))
    assert (name.x, name.top) == (SHEET.x, story.top)
    assert story.x + story.measure == pytest.approx(SHEET.x + SHEET.width)


def test_on_the_first_page_stands_the_section() -> None:
    assert said(running(told(), first=True)["running-story"]) == "Town"


def test_a_shorter_head_of_the_desk_is_taken_and_else_the_main_one_is_shortened_at_a_word() -> None:
    long = (Run(SENTENCE * 2),)
    assert said(running(told(headline=long, headline_variants=(HEAD,)))["running-story"]) == plain(HEAD)
    short = said(running(told(headline=long))["running-story"])
    assert short == "Every spring the river brings the town a new island and every autumn it…"


@pytest.mark.parametrize(
    ("publication", "headline", "expected"),
    [
        (
            "N" * 53,
            "The committee counts the boots, again and again and again",
            "The committee counts the boots…",
        ),
        (
            "N" * 50,
            "The committee counts the boots of the battalion again",
            "The committee counts the boots…",
        ),
        ("N" * 45, "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz gilt", "Town"),
    ],
    ids=["no comma before it", "no weak word before it", "not one word alone"],
)
def test_what_is_left_of_a_head_ends_well(publication: str, headline: str, expected: str) -> None:
    story = told(publisher=Publisher(publication, "ru"), headline=(Run(headline, href="https://a.example/"),))
    found = running(story)["running-story"]
    assert said(found) == expected
    assert not any(run.href for piece in found.pieces for line in piece.lines for run in line.runs)


def test_a_publication_without_a_name_prints_none() -> None:
    nobody = Publisher("Untitled", "en", named=False)
    assert list(running(told(publisher=nobody))) == ["running-story"]
    stick = Stick(setter(), PACK, "en", "ltr", GRID)
    words = PageWords.of(told(publisher=nobody, section=None, headline=()))
    assert list(running_head(stick, SHEET, words, first=False)) == []
    style = stick.style("nameplate")
    assert nameplate(words, stick, style, SHEET.width) == Row(0.0, ())
    (plate,) = nameplate(PageWords.of(told(publisher=nobody)), stick, style, SHEET.width).items
    assert isinstance(plate, Group)
    assert [said(box) for box in plate.items if isinstance(box, TextBox)] == ["Town"]


def test_a_head_gives_way_to_a_long_name() -> None:
    story = told(
        publisher=Publisher(SENTENCE.strip(), "ru"), headline=(Run("The committee counts the boots again"),)
    )
    found = running(story)
    assert said(found["running-story"]) == "The committee counts…"
    assert apart(found["running-name"], found["running-story"])


@pytest.mark.parametrize("name", ["N" * 200, (SENTENCE * 3)[:200].strip(), "W" * 400, (SENTENCE * 3)[:98]])
def test_a_name_as_wide_as_the_sheet_has_its_line_for_itself(name: str) -> None:
    found = running(told(publisher=Publisher(name, "ru"), section=FAR))
    assert list(found) == ["running-name"]
    assert said(found["running-name"]) == name


def test_on_the_first_page_the_section_goes_above_a_name_that_fills_the_line() -> None:
    found = running(told(publisher=Publisher((SENTENCE * 3)[:98], "ru"), section=FAR), first=True)
    assert said(found["running-story"]) == FAR
    assert apart(found["running-name"], found["running-story"])
    both = running(told(publisher=Publisher("N" * 200, "ru")), first=True)
    assert said(both["running-name"]) == "N" * 200


def test_a_long_section_goes_on_above_beside_the_name() -> None:
    found = running(told(section=(SENTENCE * 3)[:200].strip()), first=True)
    assert said(found["running-story"]) == (SENTENCE * 3)[:200].strip()
    assert len(found["running-story"].pieces) > 1
    assert apart(found["running-name"], found["running-story"])
    foot = max(place.bottom for place in inked(found["running-story"]))
    assert foot <= SHEET.y - 1.5 * GRID + 0.01


@pytest.mark.parametrize("length", range(10, 200, 10))
def test_no_two_stand_on_each_other(length: int) -> None:
    found = running(told(publisher=Publisher((SENTENCE * 3)[:length].strip(), "ru")))
    boxes = list(found.values())
    assert len(boxes) == 1 or apart(*boxes)


def test_from_the_right_the_sides_are_changed() -> None:
    found = running(told(lang="he", direction="rtl", publisher=Publisher("The Courier", "he")), rtl=True)
    assert found["running-story"].pieces[0].x == pytest.approx(SHEET.x)
    assert apart(found["running-name"], found["running-story"])


def test_a_folio_stands_at_the_outer_edge() -> None:
    stick = Stick(setter(), PACK, "en", "ltr", GRID)
    for number, role in ((2, "folio-left"), (3, "folio-right")):
        (box,) = folio(stick, SHEET, "en", str(number), side_of(number))
        assert isinstance(box, TextBox)
        assert (box.role, said(box)) == (role, str(number))
