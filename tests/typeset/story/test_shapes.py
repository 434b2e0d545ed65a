"""a story + columns → all that it can be there: what a plan reckons with is what is then set."""

from __future__ import annotations

from functools import cache

import pytest

import pagekit
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.layout import find_layout
from pagekit.typeset import Columns, StoryBox, StoryGalley, Typesetter, measure, set_story, story_galley
from pagekit.typeset.story.shapes import banded, shaped
from pagekit.units import mm

LAYOUT = find_layout("tabloid")
TWO = Columns(2, mm(60).points, mm(4).points)
TOLD = "By noon the hall was full, the clerk had lost his list twice, and a queue reached down to the pump. "


@cache
def galley(title: str = "The hall by the railway is counted") -> StoryGalley:
    source = f"---\nid: hall\nlang: en\ntitle: {title}\n---\n" + "\n\n".join([TOLD * 3] * 9)
    story = dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())
    return story_galley(story, LAYOUT.printed, Typesetter(font_book(LAYOUT)), {})


def test_the_head_keeps_to_its_sizes() -> None:
    lead, other = shaped(galley(), TWO, ((44.0, 88.0), (17.0, 21.5)))
    assert {head.size for head in lead.heads} <= {44.0, 52.0, 70.0, 88.0}
    assert {head.size for head in other.heads} <= {17.0, 21.5}
    assert min(head.cost for head in lead.heads) == min(head.cost for head in other.heads) == 0.0
    # The text is the same under both.
    assert lead.text == other.text


def test_a_word_that_no_size_holds_takes_the_largest_below() -> None:
    long = galley("Unverhältnismäßigkeitsbeurteilungsverfahrensordnung")
    one = Columns(1, mm(47.2).points)
    (shape,) = shaped(long, one, ((44.0, 88.0),))
    assert {head.size for head in shape.heads} < {13.0, 17.0, 21.5, 26.0, 35.0}


@pytest.mark.parametrize("short", [0, 3])
def test_what_was_reckoned_is_what_goes_in(short: int) -> None:
    (shape,) = shaped(galley(), TWO, ((26.0, 26.0),))
    (head,) = shape.heads
    text = min(shape.text, key=lambda way: way[1])[0]
    lines = head.lines + -(-(text + 2 + short) // 2)
    own = banded(galley(), TWO.across(2), (26.0, 26.0))
    stood = set_story(own, measure(own, [TWO])[TWO], StoryBox(0.0, 0.0, lines))
    assert stood.overset is None
    assert lines - 2 <= stood.lines <= lines
