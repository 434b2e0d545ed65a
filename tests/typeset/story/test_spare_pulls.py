"""a story with a line that may be pulled → lengths that it has besides, and a quote that stands well where it comes in."""

from __future__ import annotations

from functools import cache

import pagekit
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.house.pulled import pulled
from pagekit.layout import find_layout
from pagekit.typeset import (
    Columns,
    SetStory,
    StoryBox,
    StoryGalley,
    Typesetter,
    measure,
    set_story,
    story_galley,
)
from pagekit.typeset.matter import FlowBox
from pagekit.typeset.page import Group, Item, TextBox, walk
from pagekit.typeset.story.galley import without_spare
from pagekit.typeset.story.parted import FrontBox, front_lines, parted
from pagekit.typeset.story.shapes import UNCUT, banded, narrowed, shaped
from pagekit.units import mm

LAYOUT = find_layout("tabloid")
TWO = Columns(2, mm(60).points, mm(4).points)
THREE = Columns(3, mm(47.2).points, mm(4).points)
BAND = (26.0, 26.0)
TOLD = "By noon the hall was full, the clerk had lost his list twice, and a queue reached down to the pump. "
SAID = "“I would do it again, only slower and with more tea,” says Aigul Sadyk. "
PULLED = "I would do it again, only slower and with more tea."
COST = 7.0


@cache
def galley(*, offered: bool = True, paragraphs: int = 9) -> StoryGalley:
    text = [TOLD * 2] * (paragraphs - 1)
    source = "---\nid: hall\nlang: en\ntitle: The hall is counted\n---\n" + "\n\n".join([SAID + TOLD, *text])
    story = dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())
    lines = pulled(story) if offered else ()
    made = story_galley(
        story, LAYOUT.printed, Typesetter(font_book(LAYOUT)), {}, offered=lines, pull_cost=COST
    )
    return narrowed(made)


def stood(columns: Columns, lines: int, *, offered: bool = True) -> SetStory:
    own = banded(galley(offered=offered), columns, BAND)
    return set_story(own, measure(own, [columns], UNCUT)[columns], StoryBox(0.0, 0.0, lines))


def quotes(items: tuple[Item, ...]) -> list[Group]:
    return [item for item in walk(items) if isinstance(item, Group) and item.role == "pull"]


def test_a_story_has_its_lengths_and_others_with_the_quote() -> None:
    with_it, without = (shaped(galley(offered=offered), TWO, (BAND,))[0] for offered in (True, False))
    costs, plain = dict(with_it.text), dict(without.text)
    assert set(plain) < set(costs)
    assert all(costs[lines] <= cost for lines, cost in plain.items())
    assert max(costs) > max(plain) + 6
    assert min(cost for lines, cost in costs.items() if lines > max(plain)) >= COST
    # Where it fits by itself nothing is pulled: its best length is what it was.
    assert min(with_it.text, key=lambda way: way[1]) == min(without.text, key=lambda way: way[1])


def test_the_quote_comes_in_where_the_story_is_short_of_its_box_and_not_elsewhere() -> None:
    own = banded(galley(), TWO, BAND)
    found = measure(own, [TWO], UNCUT)[TWO]
    height = found.depth(found.natural) + 1
    assert not quotes(stood(TWO, height).items)
    set_with = stood(TWO, height + 5)
    (quote,) = quotes(set_with.items)
    assert "pull quote set" in set_with.yields
    (note,) = (note for note in set_with.notes if note.code == "quote-pulled")
    assert (note.subject, note.where) == ("hall", f"pull quote “{PULLED}”")
    assert not any(note.code == "quote-pulled" for note in stood(TWO, height).notes)
    assert set_with.overset is None
    assert max(set_with.short) < max(stood(TWO, height + 5, offered=False).short)
    texts = [item for item in walk(quote.items) if isinstance(item, TextBox)]
    assert [item.role for item in texts] == ["pull-text", "pull-by"]
    assert quote.tag == "aside"


def test_it_stands_between_text_in_its_column() -> None:
    well = []
    for lines in range(22, 48):
        for columns in (TWO, THREE):
            made = stood(columns, lines)
            if made.overset is not None or not (found := quotes(made.items)):
                continue
            (quote,) = found
            boxes = [item for item in walk(quote.items) if isinstance(item, TextBox)]
            left = min(piece.x for item in boxes for piece in item.pieces)
            top = min(piece.top for item in boxes for piece in item.pieces)
            beside = [
                piece.top
                for item in walk(made.items)
                if isinstance(item, TextBox) and item.style == "text"
                for piece in item.pieces
                if abs(piece.x - left) < columns.width / 2
            ]
            well.append(min(beside) < top < max(beside))
    # In a box that holds it just so there may be no better place.
    assert sum(well) >= 0.85 * len(well) > 6


def test_a_story_without_it_is_as_if_none_had_been_offered() -> None:
    bare, never = without_spare(galley()), galley(offered=False)
    assert [type(one) for one in bare.galley.matter] == [type(one) for one in never.galley.matter]
    assert len(galley().galley.matter) == len(bare.galley.matter) + 1
    assert not bare.pull_places.before
    assert galley().pull_places.before
    assert without_spare(never) is never
    assert front_lines(galley(), TWO, 12) == front_lines(never, TWO, 12)


def test_neither_part_of_a_story_that_goes_on_has_it() -> None:
    made = parted(galley(), FrontBox(TWO, 24, 26.0, None), ("1", "2"), 12)
    assert made is not None
    for part in (made.front, made.turn):
        assert not any(isinstance(one, FlowBox) for one in part.galley.matter)
        assert not part.pull_places.before
