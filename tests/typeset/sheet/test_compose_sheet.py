"""two stories, an advert and furniture → one tabloid sheet on which nothing collides and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

import pagekit
from pagekit.errors import LayoutError
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.story import AdvertMark, Figure, Run
from pagekit.layout import Paper, PrintManifest, find_layout
from pagekit.paint.composed import paint_pages
from pagekit.typeset import (
    Columns,
    SetStory,
    StoryBox,
    Typesetter,
    compose_sheet,
    measure,
    set_advert,
    set_story,
    story_galley,
)
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.blocks.displays import AdvertPlace
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, ComposedPage, Group, Item, PictureBox, SlotBox, TextBox
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.furniture import folio_line
from pagekit.typeset.sheet.words import PageWords
from pagekit.units import mm, pt

GRID, COLUMN, GUTTER = 10.0, mm(47.2).points, mm(4).points
TABLOID = Paper(width=mm(280), height=mm(430), top=mm(14), right=mm(14), bottom=mm(17.3), left=mm(14))
LAYOUT = find_layout("print-article")
TOLD = "By noon the hall was full, the clerk had lost his list twice, and a queue reached down the stairs to the pump. "
BOOTS = {"boots.jpg": 0.6}


@cache
def manifest() -> PrintManifest:
    """The pack of one story, on the grid of a newspaper."""
    found = LAYOUT.manifest
    sizes = {"text": pt(8.2), "heading": pt(8.2)}
    styles = {
        name: style.model_copy(update={"size": sizes.get(name, style.size)})
        for name, style in found.styles.items()
    }
    return found.model_copy(update={"baseline": pt(GRID), "gutter": mm(4), "styles": styles})


@cache
def setter() -> Typesetter:
    return Typesetter(font_book(LAYOUT))


def told(name: str, paragraphs: int) -> Story:
    """A story with a picture that another has too, and an anchor that another has too."""
    source = (
        f"---\nid: {name}\nlang: en\ntitle: The {name} by the railway\nkicker: Rails\n---\n"
        + "\n\n".join(
            [
                "Nobody had expected so many, as [the count](#count) tells.",
                "## Count",
                *[TOLD * 3] * paragraphs,
            ]
        )
    )
    story = dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())
    return replace(story, lead=Figure("boots.jpg", "Boots", (Run("Boots, counted"),), "Photo: Ann Lee"))


def stood(name: str, paragraphs: int, columns: int, column: int, top: int, lines: int) -> SetStory:
    """The story in columns of the sheet, from a column and a line of the grid on."""
    galley = story_galley(told(name, paragraphs), manifest(), setter(), BOOTS)
    shape = Columns(columns, COLUMN, GUTTER)
    sheet = Sheet(TABLOID, GRID, GUTTER, 5)
    box = StoryBox(sheet.x + column * (COLUMN + GUTTER), sheet.y + top * GRID, lines)
    return set_story(galley, measure(galley, [shape])[shape], box)


@cache
def tabloid() -> tuple[ComposedPage, tuple[SetStory, ...]]:
    sheet = Sheet(TABLOID, GRID, GUTTER, 5)
    stick = Stick(setter(), manifest(), "en", "ltr", GRID)
    stories = (stood("boots", 7, 3, 0, 4, 57), stood("stoves", 5, 2, 3, 4, 57))
    advert = set_advert(
        stick,
        AdvertPlace(SlotAddress("foot"), sheet.width, mm(100).points, "Advertisement", "en"),
        sheet.x,
        sheet.foot,
    )
    words = PageWords("The Courier", "en", section="Life", date="3 March 2026", lang="en")
    furniture = tuple(folio_line(stick, sheet, words, "B4", "left"))
    page = compose_sheet(
        TABLOID, 16, stories=stories, adverts=(advert,), furniture=furniture, label="B4", section="Life"
    )
    return page, stories


def every(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from every(item.items)


def printed(items: Iterable[Item]) -> str:
    """The letters of all lines, without spaces."""
    texts = (item for item in every(items) if isinstance(item, TextBox))
    lines = (line for text in texts for piece in text.pieces for line in piece.lines)
    return re.sub(r"\s", "", "".join(run.text for line in lines for run in line.runs))


def rectangles(items: Iterable[Item]) -> list[Box]:
    """What is inked: pictures, slots, and each piece of a text."""
    found: list[Box] = []
    for item in every(items):
        if isinstance(item, PictureBox | SlotBox):
            found.append(item.box)
        elif isinstance(item, TextBox):
            found += [Box(p.x, p.top, p.measure, len(p.lines) * p.leading) for p in item.pieces]
    return found


def test_nothing_stands_on_anything_else() -> None:
    page, stories = tabloid()
    assert [story.overset for story in stories] == [None, None]
    assert [story.lines for story in stories] == [57, 57]
    for one, other in combinations(rectangles((*page.items, *page.furniture)), 2):
        beside = one.x + one.width <= other.x + 0.5 or other.x + other.width <= one.x + 0.5
        assert beside or one.bottom <= other.y + 2.6 or other.bottom <= one.y + 2.6, (one, other)


def test_words_in_are_words_out() -> None:
    page, _stories = tabloid()
    for name, paragraphs, group in (("boots", 7, page.items[0]), ("stoves", 5, page.items[1])):
        story = printed([group])
        assert story.startswith(f"RailsThe{name}bytherailwayBoots,countedPhoto:AnnLee")
        assert story.count("".join(TOLD.split())) == 3 * paragraphs
        assert "Nobodyhadexpectedsomany,asthecounttells.Count" in story


def test_two_stories_share_neither_pictures_nor_anchors() -> None:
    page, _stories = tabloid()
    keys = [item.key for item in every(page.items) if isinstance(item, PictureBox)]
    assert keys == ["boots/boots.jpg", "stoves/boots.jpg"]
    anchors = [item.anchor for item in every(page.items) if isinstance(item, TextBox) and item.anchor]
    assert anchors == ["boots/h-count", "stoves/h-count"]
    slots = [item.address for item in every(page.items) if isinstance(item, SlotBox)]
    assert slots == [SlotAddress("foot")]


def test_each_story_has_its_own_code_to_scan_and_its_own_place_for_an_advert() -> None:
    sheet, shape = Sheet(TABLOID, GRID, GUTTER, 5), Columns(2, COLUMN, GUTTER)
    stories, adverts = [], {0: AdvertPlace(SlotAddress("inline", 0), COLUMN, 100.0)}
    for name, column in (("boots", 0), ("stoves", 2)):
        story = told(name, 3)
        body = (AdvertMark("inline"), *story.body)
        story = replace(story, url=f"https://courier.example/{name}", body=body)
        galley = story_galley(story, manifest(), setter(), code=True, adverts=adverts)
        box = StoryBox(sheet.x + column * (COLUMN + GUTTER), sheet.y, 60)
        stories.append(set_story(galley, measure(galley, [shape])[shape], box))
    page = compose_sheet(TABLOID, 3, stories=stories)
    slots = [(item.kind, item.address) for item in every(page.items) if isinstance(item, SlotBox)]
    assert slots == [
        ("code", SlotAddress("", part="code", story="boots")),
        ("advert", SlotAddress("inline", 0, story="boots")),
        ("code", SlotAddress("", part="code", story="stoves")),
        ("advert", SlotAddress("inline", 0, story="stoves")),
    ]


def test_the_page_knows_what_it_is() -> None:
    page, _stories = tabloid()
    assert (page.number, page.name, page.section, page.side) == (16, "B4", "Life", "left")
    texts = [item for item in page.furniture if isinstance(item, TextBox)]
    assert [(text.role, printed([text])) for text in texts] == [
        ("folio-date", "3March2026"),
        ("folio-left", "B4·Life"),
    ]


def test_it_is_painted_with_a_picture_for_each_story() -> None:
    page, _stories = tabloid()
    boxes = [item for item in every(page.items) if isinstance(item, PictureBox)]
    pictures = {box: f"{box.key.partition('/')[0]}.jpg" for box in boxes}
    painted = paint_pages(
        [page], medium="print", manifest=manifest(), book=font_book(LAYOUT), pictures=pictures
    )
    assert re.findall(r'src="([^"]*)"', painted.html) == ["boots.jpg", "stoves.jpg"]
    ids = re.findall(r' id="([^"]*)"', painted.html)
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize(
    ("top", "lines", "what"),
    [
        (30, 54, "story boots and story stoves stand on each other"),
        (90, 54, "story stoves hangs over the sheet"),
    ],
)
def test_a_place_that_is_taken_is_refused(top: int, lines: int, what: str) -> None:
    one, other = stood("boots", 9, 3, 0, 4, 54), stood("stoves", 7, 2, 2, top, lines)
    with pytest.raises(LayoutError, match=what):
        compose_sheet(TABLOID, 3, stories=(one, other))


def test_each_advert_has_a_slot_of_its_own() -> None:
    sheet, stick = Sheet(TABLOID, GRID, GUTTER, 5), Stick(setter(), manifest(), "en", "ltr", GRID)
    strip = AdvertPlace(SlotAddress("strip"), mm(98.4).points, mm(40).points)
    both = [set_advert(stick, strip, sheet.x, foot) for foot in (sheet.foot, sheet.foot - 200)]
    with pytest.raises(LayoutError, match="advert strip stands there twice"):
        compose_sheet(TABLOID, 3, adverts=both)
    assert [advert.box.bottom for advert in both] == [sheet.foot, sheet.foot - 200]
