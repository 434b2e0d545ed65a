"""a story + columns → all that it can be there: what a plan reckons with is what is then set."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pagekit
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.house.story import Figure, Run
from pagekit.layout import find_layout
from pagekit.model.photo import PictureFacts
from pagekit.typeset import Columns, StoryBox, StoryGalley, Typesetter, measure, set_story, story_galley
from pagekit.typeset.matter import FlowBox, SetBox
from pagekit.typeset.page import Group, PictureBox, TextBox, walk
from pagekit.typeset.story.beside import Reach, largest_white
from pagekit.typeset.story.shapes import UNCUT, HeadShape, Stand, banded, narrowed, shaped
from pagekit.units import mm

LAYOUT = find_layout("tabloid")
THREE = Columns(3, mm(47.2).points, mm(4).points)
TWO = Columns(2, mm(60).points, mm(4).points)
TOLD = "By noon the hall was full, the clerk had lost his list twice, and a queue reached down to the pump. "


DECK = "Nobody had expected that so many would come, or that they would stay."


@cache
def galley(title: str = "The hall by the railway is counted", deck: str = "") -> StoryGalley:
    source = f"---\nid: hall\nlang: en\ntitle: {title}\ndeck: {deck}\n---\n" + "\n\n".join([TOLD * 3] * 9)
    story = dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())
    return story_galley(story, LAYOUT.printed, Typesetter(font_book(LAYOUT)), {})


@cache
def pictured(shape: float, pixels: tuple[int, int] = (0, 0), *, whole: bool = False) -> StoryGalley:
    """With a lead picture of that height over its width, wherever it stands; of so many pixels, or never cropped."""
    width, height = pixels
    facts = PictureFacts("jpeg", width, height, "") if width else None
    lead = Figure("hall.jpg", "The hall", (Run("The hall at noon"),), facts=facts, whole=whole)
    story = replace(galley().story, lead=lead)
    setter = galley().heads.stick.typesetter
    return story_galley(story, LAYOUT.printed, setter, {"hall.jpg": shape}, tall_above=True)


def test_the_head_keeps_to_its_sizes() -> None:
    lead, other = shaped(galley(), TWO, ((44.0, 88.0), (17.0, 21.5)))
    assert all(44.0 <= head.size <= 88.0 for head in lead.heads)
    assert {head.size for head in other.heads} == {17.0, 21.5}
    assert min(head.cost for head in lead.heads) == min(head.cost for head in other.heads) == 0.0
    # The text is the same under both.
    assert lead.text == other.text


def test_a_word_that_no_size_holds_takes_the_largest_below() -> None:
    long = galley("Unverhältnismäßigkeitsbeurteilungsverfahrensordnung")
    one = Columns(1, mm(47.2).points)
    (shape,) = shaped(long, one, ((44.0, 88.0),))
    assert {head.size for head in shape.heads} < {13.0, 17.0, 21.5, 26.0, 30.0, 35.0}


def test_a_head_stands_in_all_ways_that_its_columns_have() -> None:
    (shape,) = shaped(galley(deck=DECK), THREE, ((26.0, 26.0),))
    stands = {(head.columns, head.deck) for head in shape.heads}
    # Across all three or the first two; what follows it as wide, at the head of a column or two, or beside it.
    assert stands == {(3, 3), (3, 1), (3, 2), (2, 2), (2, 1), (2, -1)}
    of = {(head.columns, head.deck): head for head in shape.heads}
    assert of[3, 3].taken(3) == 3 * of[3, 3].lines
    # Beside a head text begins at the top; where what follows it stands beside it, under both.
    assert of[2, 2].tops[2] == 0
    assert of[2, 1].tops[1] < of[2, 1].tops[0]
    assert of[2, -1].tops == ()
    # The title takes less than all three columns: beside it is less white than where it has all of them.
    assert of[2, -1].white < of[3, 3].white


def test_a_head_without_a_deck_has_nothing_to_stand_elsewhere() -> None:
    bare = replace(galley().heads, parts=("headline",))
    (shape,) = shaped(replace(galley(), heads=bare), THREE, ((26.0, 26.0),))
    assert {(head.columns, head.deck) for head in shape.heads} == {(3, 3), (2, 2)}


def test_a_picture_stands_where_what_is_over_it_is_even() -> None:
    beside = HeadShape(9, 0.0, 26.0, tops=(9, 6, 0, 0), columns=2, deck=1)
    assert list(beside.places(4, 1)) == [(0, 9), (1, 6), (2, 0)]
    assert list(beside.places(4, 2)) == [(2, 0)]
    assert list(HeadShape(9, 0.0, 26.0).places(4, 3)) == [(0, 9)]


def test_a_tall_picture_stands_across_columns_as_a_wide_one_does() -> None:
    (shape,) = shaped(pictured(1.25), THREE, ((26.0, 26.0),))
    assert {one.span for one in shape.pictures} == {1, 2, 3}
    assert all(one.tall for one in shape.pictures)
    (wide,) = shaped(pictured(0.6), THREE, ((26.0, 26.0),))
    assert not any(one.tall for one in wide.pictures)
    # Across two columns it is all there, and text stands beside it.
    own = banded(pictured(1.25), THREE, (26.0, 26.0), Stand(3, 3, 2))
    stood = set_story(own, measure(own, [THREE], UNCUT)[THREE], StoryBox(0.0, 0.0, 78))
    (picture,) = (item for item in walk(stood.items) if isinstance(item, PictureBox))
    assert picture.box.width == THREE.across(2)
    assert 0.9 <= picture.box.height / picture.box.width <= 1.5
    assert stood.overset is None


def test_a_picture_may_grow_until_all_of_it_is_seen_and_a_little_more() -> None:
    # The pack shows 0.58 of its width where nothing yields.
    (shape,) = shaped(pictured(0.667), THREE, ((26.0, 26.0),))
    across = THREE.across(3)
    most = max(one.area / across**2 for one in shape.pictures if one.span == 3)
    assert 0.73 <= most <= 0.767


def test_a_picture_that_stands_whole_keeps_its_shape() -> None:
    for own in (0.8, 1.6):
        (shape,) = shaped(pictured(own, whole=True), THREE, ((26.0, 26.0),))
        assert [one.span for one in shape.pictures] == [1, 2, 3]
        for one in shape.pictures:
            across = THREE.across(one.span)
            # As near to it as lines of 10 pt let it be.
            assert abs(one.area / across - own * across) <= 5.0


def test_a_picture_spans_no_more_columns_than_its_pixels_are_good_for() -> None:
    # 150 pixels an inch are 98.4 mm: two columns of 47.2 and the gutter.
    (shape,) = shaped(pictured(0.75, (582, 436)), THREE, ((26.0, 26.0),))
    assert {one.span for one in shape.pictures} == {1, 2}
    # One column it has, however few there are.
    (coarse,) = shaped(pictured(0.75, (120, 90)), THREE, ((26.0, 26.0),))
    assert {one.span for one in coarse.pictures} == {1}


def test_what_was_reckoned_is_what_goes_in() -> None:
    (shape,) = shaped(galley(deck=DECK), THREE, ((26.0, 26.0),))
    for head in shape.heads:
        text = min(shape.text, key=lambda way: way[1])[0]
        lines = -(-(text + head.taken(3) + 3) // 3)
        own = banded(galley(deck=DECK), THREE, (26.0, 26.0), head.stand(3, 0, 0))
        stood = set_story(own, measure(own, [THREE], UNCUT)[THREE], StoryBox(0.0, 0.0, lines))
        assert stood.overset is None
        assert lines - 2 <= stood.lines <= lines
        assert stood.variant.head is not None
        assert stood.variant.head.tops == head.tops
        assert not {note.code for note in stood.notes} & {"head-too-high", "overlap"}


def test_columns_begin_where_the_head_leaves_them() -> None:
    own = banded(galley(deck=DECK), THREE, (26.0, 26.0), Stand(2, 1))
    stood = set_story(own, measure(own, [THREE])[THREE], StoryBox(0.0, 0.0, 80))
    header = next(item for item in stood.items if isinstance(item, Group) and item.role == "head")
    boxes = {box.role: box for box in walk(header.items) if isinstance(box, TextBox)}
    assert boxes["headline"].pieces[0].measure == THREE.across(2)
    assert boxes["deck"].pieces[0].measure == THREE.width
    tops = {}
    for item in walk(stood.items[1:]):
        if isinstance(item, TextBox):
            for piece in item.pieces:
                column = round(piece.x // (THREE.width + THREE.gutter))
                tops[column] = min(piece.top, tops.get(column, piece.top))
    assert stood.variant.head is not None
    assert [round(tops[column] / 10) for column in range(3)] == list(stood.variant.head.tops)
    assert tops[2] == 0.0


def test_the_white_beside_lines_is_the_largest_in_one_piece() -> None:
    lines = (Reach(0.0, 40.0, 100.0), Reach(40.0, 80.0, 260.0), Reach(90.0, 110.0, 280.0))
    assert largest_white(lines, 300.0, 120.0) == 200.0 * 40.0
    assert largest_white(lines[:1], 300.0, 120.0) == 300.0 * 80.0
    # What is no wider than the air between things is none.
    assert largest_white(lines[2:], 300.0, 110.0) == 300.0 * 90.0
    assert largest_white((Reach(0.0, 40.0, 280.0),), 300.0, 40.0) == 0.0


def test_a_box_of_the_text_stands_in_one_column() -> None:
    wide = FlowBox(lambda width: SetBox((), width), "table", span=2)
    crossing = replace(galley(), galley=replace(galley().galley, matter=(*galley().galley.matter, wide)))
    assert [one.span for one in narrowed(crossing).galley.matter if isinstance(one, FlowBox)] == [1]


def test_a_head_is_measured_alike_whatever_was_measured_before() -> None:
    """Workers measure a story, and the building process sets it: it has not seen what they have."""
    small, large = ((17.0, 21.5),), ((44.0, 88.0),)
    first, second = (galley.__wrapped__("The hall by the railway is counted twice", DECK) for _ in range(2))
    shaped(second, THREE, large)
    for columns in (THREE, TWO):
        assert shaped(first, columns, small) == shaped(second, columns, small)
    width, ladder = THREE.width, first.heads.ladder
    low, high = (replace(one.heads, ladder=ladder[-2:]) for one in (first, second))
    replace(second.heads, ladder=ladder[:2])(width)
    assert [low.worth(way, width) for way in low.ways(width)] == [
        high.worth(way, width) for way in high.ways(width)
    ]
