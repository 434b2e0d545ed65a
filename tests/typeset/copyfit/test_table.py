"""a story of lettered lines + levers → its lengths, drawn as a table: column lines, cost, what was chosen.

Letters are those of the flow's tests: each word fills a line of 50 points; what a paragraph can be set in besides costs 1.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent
from typing import Any

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.layout import JumpLimits
from pagekit.resources import assets_dir
from pagekit.typeset.copyfit.fit import Fit, OversetStory, UndersetStory, fit, fit_flow, shortfall, variants
from pagekit.typeset.copyfit.jumps import jumps
from pagekit.typeset.copyfit.levers import (
    Columns,
    Galley,
    Head,
    Levers,
    Picture,
    Variant,
    decided_text,
)
from pagekit.typeset.copyfit.table import table
from pagekit.typeset.copyfit.tighten import tightened, tighter_ways
from pagekit.typeset.copyfit.yields import described, words_in
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.lines.paragraph import Setting, Typesetter
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.typeset.style import TypeStyle
from tests.typeset.flow.letters import GRID, Words, box, head, lines

ONE, TWO = Columns(1, 50.0), Columns(2, 50.0, 10.0)
NOTHING = Levers(False, False, False, False, False, False)


def galley(*matter: Flowing, **more: Any) -> Galley:
    return Galley(matter, GRID, **more)


def drawn(found: dict[int, Variant], galley: Galley) -> str:
    """A row for each length: lines, cost, the paragraphs' letters with their lines, and what yields."""
    return "\n".join(f"{count} {way.cost:g} {_chosen(way, galley)}".rstrip() for count, way in found.items())


def _chosen(way: Variant, galley: Galley) -> str:
    letters = {
        item: flowing.paragraph.text[:1]
        for item, flowing in enumerate(galley.matter)
        if isinstance(flowing, FlowText)
    }
    told = [f"{letters[item]}{count}" for item, count in way.settings]
    told += [f"without {item}" for item in way.cuts] + [f"open {item}" for item in way.opened]
    told += [f"photo {count}" for _, count in way.pictures]
    return " ".join([*told, *([f"head {way.head.lines}"] if way.head else [])])


def check(story: Galley, drawing: str, columns: Columns = ONE, levers: Levers | None = None) -> None:
    assert drawn(table(story, columns, levers or Levers()), story) == dedent(drawing).strip("\n")


def test_a_paragraph_may_be_a_line_shorter_or_longer() -> None:
    story = galley(lines(4, "a", spread=(-1, 1)), lines(3, "b", spread=(1,)))
    check(
        story,
        """
        6 1 a3 b3
        7 0 a4 b3
        8 1 a5 b3
        9 2 a5 b4
        """,
    )
    check(story, "7 0 a4 b3", levers=Levers(paragraphs=False))


def test_a_line_of_space_opens_over_heads() -> None:
    story = galley(lines(4, "a"), head(), lines(3, "b"), head("J", before=2), lines(2, "c"))
    check(
        story,
        """
        14 0 a4 H1 b3 J1 c2
        15 1 a4 H1 b3 J1 c2 open 1
        16 2 a4 H1 b3 J1 c2 open 1 open 3
        """,
    )
    check(story, "14 0 a4 H1 b3 J1 c2", levers=Levers(spacing=False))


def test_a_pull_quote_may_go_with_its_space() -> None:
    check(
        galley(lines(4, "a"), box(30, kind="pull", before=1, after=1), lines(3, "b")),
        """
        7 5 a4 b3 without 1
        12 0 a4 b3
        13 1 a4 b3 open 1
        """,
    )


def test_a_marked_block_costs_by_its_lines() -> None:
    check(
        galley(lines(4, "a"), lines(3, "b", optional=True, source=1), lines(5, "c", optional=True, source=2)),
        """
        4 13.6 a4 without 1 without 2
        7 7 a4 b3 without 2
        9 6.6 a4 c5 without 1
        12 0 a4 b3 c5
        """,
    )


def test_what_spans_columns_counts_in_each_and_its_space_too() -> None:
    """Three lines in each of two columns, and a line of space above and below it in both; none is opened."""
    story = galley(lines(4, "a"), box(30, span=2, before=1, after=1), lines(3, "b"))
    check(story, "17 0 a4 b3", TWO)
    check(
        story,
        """
        12 0 a4 b3
        13 1 a4 b3 open 1
        """,
    )


def test_heads_and_pictures_stand_over_all_columns() -> None:
    story = galley(
        lines(4, "a"),
        heads=lambda _: (Head(6), Head(4, 1.5)),
        pictures=(Picture(0.3, span=2, least=0.9, most=1.4),),
    )
    check(
        story,
        """
        18 1.5 a4 photo 3 head 4
        20 7.05556 a4 photo 4 head 4
        22 0 a4 photo 3 head 6
        24 5.55556 a4 photo 4 head 6
        """,
        Columns(2, 50.0),
    )
    check(story, "22 0 a4 photo 3 head 6", Columns(2, 50.0), NOTHING)


@pytest.mark.parametrize(
    ("picture", "line", "heights"),
    [
        (Picture(0.6), GridLine(), [9, 10, 11, 12, 13]),
        (Picture(0.6, least=1.0, most=1.0), GridLine(), [11]),
        (Picture(0.6, below=lambda _: 14.0), GridLine(3, 2), [11, 12, 13, 14, 15]),
    ],
    ids=["between three quarters and 1.15", "as it is", "with its caption"],
)
def test_a_picture_yields_within_its_bounds(picture: Picture, line: GridLine, heights: list[int]) -> None:
    """114 points high in 190: no less than 85.5 and no more than 131.1, caption and air besides."""
    found = dict(picture.heights(190.0, GRID, line))
    assert list(found) == heights
    assert [cost for cost in found.values() if not cost] == [0.0]
    if len(heights) > 1:
        low, high = heights[0], heights[-1]
        assert found[low] > found[low + 1] > 0 < found[high - 1] < found[high]


# ---- With real type ----------------------------------------------------------------------------------------

TEXT = TypeStyle("text", ("Noto Serif",), 8.2, GRID, align="justify", hyphenate=True, indent=8.5)
SAMPLE = "The committee met in the old railway hall on Tuesday and counted the boots and the blankets. " * 5


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def test_the_lines_beside_a_drop_cap_are_counted(setter: Typesetter) -> None:
    """Three lines 40 points shorter: the paragraph takes a line more in a narrow column; a short one takes three."""
    text = FlowText(setter.paragraph((Run(SAMPLE.strip()),), TEXT, "en"))
    short = FlowText(setter.paragraph((Run("Tiny text."),), TEXT, "en"))
    for one, plain, dropped in ((text, 20, 21), (short, 1, 3)):
        counts = [
            list(table(galley(replace(one, drop_cap=drop), typesetter=setter), Columns(1, 95.0), NOTHING))
            for drop in (0, 3)
        ]
        assert counts == [[plain], [dropped]]


def test_a_decided_paragraph_keeps_its_lines_with_and_without_its_indent(setter: Typesetter) -> None:
    text = FlowText(setter.paragraph((Run(SAMPLE.strip()),), TEXT, "en"))
    best = len(text.paragraph.best(133.8).lines)
    for count in text.paragraph.settings(133.8):
        found = decided_text(text, count, 133.8).paragraph
        assert len(found.best(133.8).lines) == count
        if count in text.paragraph.settings(133.8, 8.5):
            assert len(found.best(133.8, 8.5).lines) == count
    assert len(text.paragraph.best(133.8).lines) == best, "the paragraph itself is as it was"


# ---- Tighter -----------------------------------------------------------------------------------------------


class Tight(Words):
    """A paragraph that can lose a line, at a price."""

    def __init__(self, text: str, price: float) -> None:
        super().__init__(text, lines=(-1,))
        self.price = price

    def shaped(self, *given: Any, **more: Any) -> dict[int, Setting]:
        found = super().shaped(*given, **more)
        best = max(found)
        return {
            count: replace(way, cost=0.0 if count == best else self.price) for count, way in found.items()
        }


def tight(count: int, price: float, **more: Any) -> FlowText:
    return FlowText(Tight(" ".join(["a" * 10] * count), price), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fewer", "counts"),
    [(0, [4, 5, 6, 7, 8]), (1, [4, 5, 5, 7, 8]), (2, [4, 4, 5, 7, 8]), (3, [3, 4, 5, 7, 8]), (4, None)],
)
def test_the_paragraphs_that_lose_a_line_most_cheaply_are_set_tighter(
    fewer: int, counts: list[int] | None
) -> None:
    """The fourth would be too dear, the fifth has a drop cap."""
    matter = [tight(4, 5.0), tight(5, 3.0), tight(6, 1.0), tight(7, 8.5), tight(8, 0.5, drop_cap=2)]
    made = tightened(tighter_ways(matter, GRID, 50.0), fewer)
    found = made and [len(one.paragraph.best(50.0).lines) for one in made if isinstance(one, FlowText)]
    assert found == counts
    assert [len(one.paragraph.best(50.0).lines) for one in matter] == [4, 5, 6, 7, 8]


# ---- Into a box --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "costs"),
    [(1, [0, 2.15, 4.3, 6.45]), (2, [0, 0.15, 2.3, 4.45]), (3, [0, 0.15, 0.3, 2.45])],
)
def test_lines_that_stay_empty_cost_little_while_the_columns_end_within_a_line(
    columns: int, costs: list[float]
) -> None:
    assert [shortfall(count, columns) for count in range(4)] == [pytest.approx(cost) for cost in costs]


@pytest.mark.parametrize(
    ("count", "height", "kind", "by"),
    [
        (7, 4, Fit, 1),
        (8, 4, Fit, 0),
        (6, 4, UndersetStory, 2),
        (9, 4, OversetStory, 1),
        (7, 5, UndersetStory, 3),
    ],
)
def test_a_story_fits_while_less_than_a_line_of_each_column_is_free(
    count: int, height: int, kind: type, by: int
) -> None:
    result = fit(variants(galley(lines(count, "a")), TWO), height)
    assert type(result) is kind
    assert (result.short if isinstance(result, Fit) else result.lines) == by


def test_what_would_help_a_story_too_long_is_told_in_lines() -> None:
    """Twenty lines, twelve of room: what stays on the front has the jump line under it."""
    story = galley(lines(20, "a", source=0), head(), lines(6, "b", optional=True, source=2), lines(3, "c"))
    result = fit(variants(replace(story, jump=JumpLimits(before=6, turned=6)), ONE, NOTHING), 12)
    assert isinstance(result, OversetStory)
    assert [(remedy.lever, remedy.what, remedy.lines, remedy.cures) for remedy in result.remedies] == [
        ("cuts", "cut 1 marked block: 6 lines of text", 6, False),
        ("jump", "a jump after line 11 of the text, 20 lines turned", 19, True),
        ("box", "a box 19 lines deeper", 19, True),
        ("text", "19 lines less text, some 19 words", 19, True),
    ]
    # With room for eleven lines over the jump line, a pack that wants fourteen there has no jump.
    usual = fit(variants(story, ONE, NOTHING), 12)
    assert isinstance(usual, OversetStory)
    assert [remedy.lever for remedy in usual.remedies] == ["cuts", "box", "text"]


def test_what_the_flow_loses_adds_up() -> None:
    """A flow that loses a line, and one more the next time: two are kept free then."""
    story = galley(*(lines(4, letter, spread=(-1,)) for letter in "abcd"))
    lost, tried = [1, 1, 0], list[int]()

    def over(result: Fit) -> int:
        tried.append(result.variant.lines)
        return lost[len(tried) - 1]

    result = fit_flow(variants(story, ONE), 16, over)
    assert tried == [16, 15, 14]
    assert isinstance(result, Fit) and result.variant.lines == 14


def test_a_flow_is_asked_ten_times_and_no_more() -> None:
    story = galley(*(lines(4, letter, spread=(-1,)) for letter in "abcdefghijkl"))
    tried = list[int]()

    def over(result: Fit) -> int:
        tried.append(result.variant.lines)
        return 1

    fit_flow(variants(story, ONE), 48, over)
    assert tried == [48, 47, 46, 45, 44, 43, 42, 41, 40, 39]


# ---- In words ----------------------------------------------------------------------------------------------


def test_what_yields_is_told_from_one_variant_to_another() -> None:
    story = galley(lines(4, "a", spread=(-1, 1)), head(), lines(3, "b", spread=(1,)))
    found = table(story, ONE, Levers())
    natural = found[9]
    told = {count: described(story, natural, way) for count, way in found.items()}
    assert told == {
        8: {"paragraphs": "tighter: 1 line"},
        9: {},
        10: {"paragraphs": "looser: 1 line"},
        11: {"spacing": "space opened: 1 line", "paragraphs": "looser: 1 line"},
        12: {"spacing": "space opened: 1 line", "paragraphs": "looser: 2 lines"},
    }
    assert described(story, found[12], natural) == {
        "spacing": "space closed: 1 line",
        "paragraphs": "tighter: 2 lines",
    }


def test_words_are_counted_by_the_lines_they_fill() -> None:
    story = galley(lines(8, "a"), head(), lines(4, "b"))
    natural = table(story, ONE, Levers())[14]
    assert [words_in(story, natural, count) for count in (1, 5, 13)] == [1, 5, 13]


# ---- Jumps -------------------------------------------------------------------------------------------------


SIX = JumpLimits(before=6, after_head=4, turned=6)


def drawn_jumps(*matter: Flowing, columns: Columns = ONE) -> str:
    """The story's lines as letters, a stroke after each where it may be split."""
    found = {(jump.item, jump.line) for jump in jumps(matter, columns, GRID, limits=SIX)}
    return "".join(
        "".join(
            letter + "|" * ((item, at) in found)
            for at, letter in enumerate((word[0] for word in flowing.paragraph.text.split()), 1)
        )
        for item, flowing in enumerate(matter)
        if isinstance(flowing, FlowText)
    )


@pytest.mark.parametrize(
    ("matter", "drawing"),
    [
        ((lines(13, "a"),), "aaaaaa|a|aaaaaa"),
        ((lines(12, "a"),), "aaaaaa|aaaaaa"),
        ((lines(11, "a"),), "aaaaaaaaaaa"),
        ((lines(13, "a", hyphens=(5,)),), "aaaaaaa|aaaaaa"),
        ((lines(8, "a"), lines(9, "b")), "aaaaaa|aabb|b|bbbbbb"),
        ((lines(7, "a"), lines(9, "b")), "aaaaaaabb|b|bbbbbb"),
        ((lines(8, "a"), head(), lines(11, "b")), "aaaaaa|aaHbbbb|b|bbbbbb"),
        ((lines(8, "a"), head(), lines(2, "b"), lines(10, "c")), "aaaaaa|aaHbbcc|c|c|cccccc"),
        ((lines(3, "a"), lines(13, "b", whole=True), lines(8, "c")), "aaabbbbbbbbbbbbbcc|cccccc"),
    ],
    ids=[
        "six lines on either side", "just so", "one too few", "no hyphen", "two of a paragraph", "no lone line",
        "four after a head", "counted from the head", "what is whole is not parted",
    ],
)  # fmt: skip
def test_where_a_story_may_be_split(matter: tuple[Flowing, ...], drawing: str) -> None:
    assert drawn_jumps(*matter) == drawing


def test_what_stands_on_the_front_is_counted_with_its_spaces() -> None:
    matter = (lines(8, "a"), box(30, span=2, before=1, after=1), lines(12, "b"))
    for columns, before, total in ((ONE, 8 + 1 + 3 + 1, 25), (TWO, 8 + 2 + 6 + 2, 30)):
        found = [jump for jump in jumps(matter, columns, GRID, limits=SIX) if jump.item == 2]
        assert [(jump.line, jump.text, jump.lines, jump.turned) for jump in found] == [
            (line, 8 + line, before + line, total - before - line) for line in range(2, 7)
        ]
