"""matter through frames → Flowed: nothing is lost, and what is over is told to the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.flow.flow import Flowed, flow, remainder
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.page import Box, TextBox
from pagekit.typeset.style import TypeStyle
from tests.typeset.flow.letters import (
    BODY,
    GRID,
    Mark,
    Words,
    box,
    columns,
    inside,
    lines,
    marks,
    printed,
    rows,
)


def test_what_does_not_go_in_is_overset() -> None:
    flowed = flow([lines(4, "a"), lines(6, "b")], columns(7), GRID)
    assert flowed.overset is not None
    assert flowed.overset.lines == 3
    assert flowed.overset.items == (1,)
    assert flowed.overset.broken == 1
    assert flowed.overset.line == 3
    assert flowed.overset.start == 33
    assert math.isclose(flowed.overset.mm, 30 * 25.4 / 72)


@pytest.mark.parametrize(
    "frames",
    [[], [Frame(0, 0, 50, 0)], [Frame(0, 0, 3, 50)], [Frame(0, 0, -5, 5)], [Frame(math.nan, 0, 50, 5)]],
)
def test_without_a_slot_all_is_overset(frames: list[Frame]) -> None:
    flowed = flow([lines(4, "a"), box(20)], frames, GRID)
    assert flowed.overset is not None and flowed.overset.items == (0, 1)
    assert flowed.pages == {}
    assert [note.code for note in flowed.notes] == ["overset"]


def test_a_grid_must_hold_lines() -> None:
    with pytest.raises(ValueError, match="holds no line"):
        flow([], [], 0.0)


# ---- what must always hold ---------------------------------------------------------------------------------------

TALL = replace(BODY, name="tall", size=13.0, leading=17.0)
flags = st.booleans()
texts = st.builds(
    lambda count, width, style, spread, lang, hyphens, more: FlowText(
        Words(" ".join(["x" * width] * count), style, lines=spread, lang=lang, hyphens=hyphens),  # type: ignore[arg-type]
        **more,
    ),
    st.integers(1, 14),
    st.integers(1, 14),
    st.sampled_from([BODY, BODY, TALL]),
    st.sampled_from([(), (1,), (1, -1)]),
    st.sampled_from(["en", "en", "ar"]),
    st.sampled_from([(), (2,), (3, 4)]),
    st.fixed_dictionaries(
        {
            "before": st.integers(0, 1),
            "after": st.integers(0, 1),
            "whole": st.sampled_from([False, False, False, True]),
            "keep_next": st.sampled_from([False, False, False, True]),
            "inset_start": st.sampled_from([0.0, 7.0]),
        }
    ),
)
TALLEST_ROW = 75.0
heights = st.lists(st.sampled_from([8.0, 10.0, 14.0, 27.0, 45.0, TALLEST_ROW]), min_size=1, max_size=6)
some_boxes = st.builds(
    lambda given, floats, span, repeat, space: rows(
        *given, floats=floats, span=span, repeat=repeat, before=space, after=space
    ),
    heights,
    flags,
    st.integers(1, 3),
    flags,
    st.integers(0, 1),
)
stories = st.lists(st.one_of(texts, texts, some_boxes), min_size=1, max_size=7)
sizes = st.tuples(st.sampled_from([50.0, 50.0, 30.0, 90.0]), st.integers(0, 14))
chains = st.lists(st.lists(sizes, min_size=1, max_size=4), min_size=1, max_size=3)
insets = st.lists(
    st.builds(
        lambda x, y, width, height, page: Inset(Box(x, y, width, height), page, 3.0, 3.0, 2.0, 2.0),
        st.integers(-10, 150).map(float),
        st.integers(-10, 90).map(float),
        st.integers(5, 120).map(float),
        st.integers(2, 60).map(float),
        st.integers(1, 3),
    ),
    max_size=3,
)


def placed(pages: list[list[tuple[float, int]]]) -> list[Frame]:
    frames = []
    for number, page in enumerate(pages, 1):
        x = 0.0
        for width, height in page:
            frames.append(Frame(x, 0.0, width, height, number))
            x += width + 10
    return frames


def heights_of(flowing: Flowing) -> list[float]:
    return [row.height for row in flowing.make(50.0).rows] if isinstance(flowing, FlowBox) else []


@settings(deadline=None, derandomize=True, max_examples=60)
@given(story=stories, pages=chains, stand=insets, balance=flags, endless=flags)
def test_no_word_is_lost_and_nothing_overlaps(
    story: list[Flowing],
    pages: list[list[tuple[float, int]]],
    stand: list[Inset],
    balance: bool,
    endless: bool,
) -> None:
    frames = placed(pages)
    more = (lambda page: columns(6, 6, page=page + 1)) if endless else None
    flowed = flow(story, frames, GRID, insets=stand, narrowest=20.0, balance=balance, more_frames=more)
    left = set(flowed.overset.items) if flowed.overset else set()
    for item, flowing in enumerate(story):
        own = [one for one in flowed.record if one.item == item]
        if isinstance(flowing, FlowText):
            assert [one.first for one in own] == [
                sum(one.lines for one in own[:at]) for at in range(len(own))
            ]
            assert own or item in left
        else:
            assert own or item in left
    assert _letters(flowed) + _missing(story, flowed) == sum(
        one.paragraph.text.count("x") for one in story if isinstance(one, FlowText)
    )
    tall = any(note.code == "too-tall" for note in flowed.notes)
    # No frame of more than six lines comes, so that only the tallest rows may go over a foot, and only there.
    assert not tall or (endless and any(TALLEST_ROW in heights_of(one) for one in story))
    more_pages = [frame for page in flowed.pages for frame in columns(6, 6, page=page) if page > len(pages)]
    for page, items in flowed.pages.items():
        found = list(marks(items))
        own = [frame for frame in (*frames, *more_pages) if frame.page == page]
        assert all(inside(one, own, over_foot=tall and one.bottom - one.top == TALLEST_ROW) for one in found)
        shadows = [
            Mark("#", i.box.x, i.box.y, i.box.x + i.box.width, i.box.bottom) for i in stand if i.page == page
        ]
        for at, one in enumerate(found):
            for other in (*found[at + 1 :], *shadows):
                assert not _overlap(one, other)


def _letters(flowed: Flowed) -> int:
    return sum(text.count("x") for page in flowed.pages.values() for text in printed(page))


def _missing(story: Sequence[Flowing], flowed: Flowed) -> int:
    overset = flowed.overset
    if overset is None:
        return 0
    texts = [(item, story[item]) for item in overset.items]
    return sum(
        text.paragraph.text[overset.start if item == overset.broken else 0 :].count("x")
        for item, text in texts
        if isinstance(text, FlowText)
    )


def _overlap(one: Mark, other: Mark) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0.01 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.1


@settings(deadline=None, derandomize=True, max_examples=60)
@given(story=st.lists(texts, min_size=1, max_size=6), pages=chains, stand=insets)
def test_text_on_the_grid_stays_on_it(
    story: list[Flowing], pages: list[list[tuple[float, int]]], stand: list[Inset]
) -> None:
    frames = placed(pages)
    flowed = flow(story, frames, GRID, insets=stand, narrowest=20.0)
    tops = [
        piece.top
        for items in flowed.pages.values()
        for item in items
        if isinstance(item, TextBox) and item.style == "body"
        for piece in item.pieces
    ]
    assert all(top % GRID == 0 for top in tops)


# ---- with real type ----------------------------------------------------------------------------------------------

SERIF = TypeStyle("body", ("Noto Serif",), 9.0, 11.0, align="justify", hyphenate=True, indent=9.0)
WORDS = (
    "“The typesetter decides every line of the page, and browsers and plates draw just what was decided; " * 4
)


def setter() -> Typesetter:
    return Typesetter(load_book([assets_dir() / "fonts"]))


def test_what_is_over_flows_on_in_another_chain() -> None:
    typesetter = setter()
    text = FlowText(typesetter.paragraph((Run(WORDS.strip()),), SERIF, "en"), drop_cap=2, anchor="a")
    matter = [text, FlowText(typesetter.paragraph((Run("And an end."),), SERIF, "en"))]
    first = flow(matter, [Frame(0, 0, 130, 6)], 11.0, typesetter=typesetter)
    assert first.overset is not None and first.overset.broken == 0
    rest = remainder(matter, first.overset, typesetter)
    second = flow(rest, [Frame(0, 0, 90, 60, 2)], 11.0, typesetter=typesetter, continued=True)
    assert second.overset is None
    words = "".join(printed([*first.pages[1], *second.pages[2]]))
    assert words.replace(" ", "") == (WORDS.strip() + "And an end.").replace(" ", "")
    (going_on, _) = second.pages[2]
    assert isinstance(going_on, TextBox) and going_on.continued and going_on.anchor == ""


def test_what_is_over_is_counted_with_its_spaces() -> None:
    matter = [lines(4, "a"), lines(2, "b", before=1), lines(3, "c", before=1, after=2), lines(1, "d")]
    flowed = flow(matter, columns(4), GRID)
    assert flowed.overset is not None
    assert (flowed.overset.lines, flowed.overset.items) == (2 + 1 + 3 + 2 + 1, (1, 2, 3))


def test_text_off_the_grid_is_counted_in_lines_of_the_grid() -> None:
    quote = replace(BODY, name="quote", size=16.0, leading=18.0)
    flowed = flow([lines(1, "a"), lines(6, "q", style=quote), lines(2, "b")], columns(8), GRID)
    assert flowed.overset is not None
    assert (flowed.overset.line, flowed.overset.lines) == (3, 6 + 2)


def test_a_story_that_begins_elsewhere_says_so_once() -> None:
    flowed = flow([lines(2, "a"), lines(2, "b")], columns(9), GRID, continued=True)
    assert [item.continued for item in flowed.pages[1] if isinstance(item, TextBox)] == [True, False]
