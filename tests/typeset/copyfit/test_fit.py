"""a story and a box → what yields: every length at its least cost, told in lines and millimetres, no word lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.copyfit.decided import Decided
from pagekit.typeset.copyfit.fit import Fit, OversetStory, UndersetStory, Variants, fit, fit_flow, variants
from pagekit.typeset.copyfit.levers import (
    BESIDE,
    CUT,
    CUT_LINE,
    DEAREST,
    OPENED,
    PULL,
    Columns,
    Galley,
    Head,
    Levers,
    Picture,
    Variant,
    head_ways,
)
from pagekit.typeset.copyfit.table import table
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.headline import Step, every_step
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, Row, SetBox
from pagekit.typeset.page import TextBox
from pagekit.typeset.style import TypeStyle
from pagekit.units import pt

GRID = 10.0
TEXT = TypeStyle("text", ("Noto Serif",), 8.2, GRID, align="justify", hyphenate=True, indent=8.5)
HEADING = TypeStyle("heading", ("IBM Plex Sans",), 8.2, GRID, weight=700)
HEADLINE = TypeStyle("headline", ("Source Serif 4",), 35.0, 40.0, weight=700)
NOTHING = Levers(False, False, False, False, False, False)
SAMPLE = (
    "The committee met in the old railway hall on Tuesday and counted the boots, the blankets and the stoves that "
    "had come by the night train. Nobody had expected so many, and nobody could say who had sent them. By noon the "
    "hall was full, the clerk had lost his list twice, and a queue reached down the stairs and across the square as "
    "far as the pump, where the children were selling tea for whatever people had in their pockets that morning."
)


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@cache
def paragraph(words: int, source: int = 0, optional: bool = False, skip: int = 0) -> FlowText:
    text = " ".join((SAMPLE.split() * 9)[skip : skip + words])
    return FlowText(setter().paragraph((Run(text),), TEXT, "en"), source=source, optional=optional)


def heading(text: str, source: int = 90) -> FlowText:
    found = setter().paragraph((Run(text),), HEADING, "en")
    return FlowText(found, tag="h2", before=1, keep_next=True, whole=True, source=source)


def box(
    lines: int, kind: str = "figure", source: int = 70, *, optional: bool = False, span: int = 1
) -> FlowBox:
    def make(width: float) -> SetBox:
        return SetBox((Row(lines * GRID, ()),), width)

    return FlowBox(make, kind, span=span, source=source, optional=optional)  # type: ignore[arg-type]


def galley(*matter: Flowing, **more: object) -> Galley:
    return Galley(matter, GRID, typesetter=setter(), **more)  # type: ignore[arg-type]


def heads(_width: float) -> tuple[Head, ...]:
    return Head(6), Head(4, 1.5)


def one(width: float = 150.0) -> Columns:
    return Columns(1, width)


STORY = (
    paragraph(70),
    paragraph(60, 1),
    heading("What came by train"),
    paragraph(80, 2),
    paragraph(40, 3, True),
)


# ---- Each length at its least cost -------------------------------------------------------------------------


def natural_lines(text: FlowText, width: float, indent: float) -> int:
    found = text.paragraph.settings(width, indent)
    return min(found, key=lambda count: found[count].cost)


def test_with_no_lever_there_is_one_length_and_it_is_the_sum_of_the_best_settings() -> None:
    found = variants(galley(*STORY), one(), NOTHING)
    lines = [
        natural_lines(text, 150.0, 0.0 if place in {0, 2, 3} else TEXT.indent)
        for place, text in enumerate(STORY)
    ]
    assert [variant.lines for variant in found.variants] == [sum(lines) + 1]
    assert found.variants[0].cost == 0
    assert found.variants[0].settings == tuple(enumerate(lines))


def every_choice(matter: tuple[Flowing, ...], width: float) -> Iterator[tuple[int, float]]:
    """All ways to set a story of paragraphs, heads and boxes, counted afresh: lines and cost."""
    marked = [place for place, flowing in enumerate(matter) if flowing.optional or is_pull(flowing)]
    for kept in product([True, False], repeat=len(marked)):
        gone = {place for place, stays in zip(marked, kept, strict=True) if not stays}
        if any(is_spare(matter[place]) for place in set(marked) - gone) and not holds_spare(matter, width):
            continue
        yield from every_setting(matter, gone, width)


def is_spare(flowing: Flowing) -> bool:
    return isinstance(flowing, FlowBox) and flowing.spare is not None


def holds_spare(matter: tuple[Flowing, ...], width: float) -> bool:
    """In one column."""
    texts = ((place, one) for place, one in enumerate(matter) if isinstance(one, FlowText))
    indents = (TEXT.indent if place and not is_head(one) else 0.0 for place, one in texts)
    found = [one for one in matter if isinstance(one, FlowText)]
    lines = (natural_lines(one, width, indent) for one, indent in zip(found, indents, strict=True))
    return sum(lines) >= 2 * BESIDE


def is_pull(flowing: Flowing) -> bool:
    return isinstance(flowing, FlowBox) and flowing.kind == "pull"


def is_head(flowing: Flowing) -> bool:
    return isinstance(flowing, FlowText) and flowing.keep_next


def every_setting(matter: tuple[Flowing, ...], gone: set[int], width: float) -> Iterator[tuple[int, float]]:
    stays = [place for place in range(len(matter)) if place not in gone]
    for place, following in zip(stays, [*stays[1:], len(matter)][: len(stays)], strict=True):
        ends = following == len(matter) or is_head(matter[following])
        if is_head(matter[place]) and ends and following > place + 1:
            return
    options: list[list[tuple[int, float]]] = []
    for order, place in enumerate(stays):
        flowing, before = matter[place], matter[stays[order - 1]] if order else None
        gap = max(before.after, flowing.before) if before else 0
        texts = [matter[at] for at in stays[:order] if isinstance(matter[at], FlowText)]
        if isinstance(flowing, FlowText):
            same = bool(texts) and texts[-1].paragraph.style is flowing.paragraph.style  # type: ignore[union-attr]
            found = flowing.paragraph.settings(width, flowing.paragraph.style.indent if same else 0.0)
            least = min(setting.cost for setting in found.values())
            own = [(count, way.cost - least) for count, way in found.items() if way.cost - least < DEAREST]
        else:
            own = [(round(flowing.make(width).height / GRID), flowing.spare or 0.0)]
        ways = [(lines + gap, cost) for lines, cost in own]
        if gap and flowing.before and (is_head(flowing) or isinstance(flowing, FlowBox)):
            ways += [(lines + 1, cost + OPENED) for lines, cost in ways]
        options.append(ways)
    price = sum(gone_price(matter[place], width) for place in gone)
    for ways_taken in product(*options):
        yield sum(lines for lines, _ in ways_taken), price + sum(cost for _, cost in ways_taken)


def gone_price(flowing: Flowing, width: float) -> float:
    if isinstance(flowing, FlowBox) and flowing.kind == "pull":
        return PULL if flowing.spare is None else 0.0
    return cut_price(flowing, width)


def cut_price(flowing: Flowing, width: float) -> float:
    if isinstance(flowing, FlowText):
        return CUT + CUT_LINE * natural_lines(flowing, width, 0.0)
    return CUT + CUT_LINE * round(flowing.make(width).height / GRID)


pieces = st.lists(
    st.one_of(
        st.builds(lambda words, optional: paragraph(words, 0, optional), st.integers(3, 45), st.booleans()),
        st.just(heading("A head")),
        st.builds(
            lambda lines, kind, optional: box(lines, kind, 0, optional=optional),
            st.integers(2, 5),
            st.sampled_from(["pull", "factbox"]),
            st.booleans(),
        ),
        st.builds(lambda lines: replace(box(lines, "pull", 0), spare=4.5), st.integers(2, 5)),
    ),
    min_size=1,
    max_size=5,
)


def numbered(matter: list[Flowing]) -> tuple[Flowing, ...]:
    """The same, each a block of its own."""
    return tuple(replace(flowing, source=place) for place, flowing in enumerate(matter))


@given(pieces, st.sampled_from([90.0, 133.8, 170.0]))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_length_is_found_and_each_is_had_at_its_least_cost(matter: list[Flowing], width: float) -> None:
    story = numbered(matter)
    least: dict[int, float] = {}
    for lines, cost in every_choice(story, width):
        least[lines] = min(cost, least.get(lines, cost))
    found = table(galley(*story), one(width), Levers()).values()
    assert {variant.lines: pytest.approx(variant.cost) for variant in found} == least


@given(pieces, st.integers(1, 3), st.floats(60, 260))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_variant_is_as_long_as_what_it_lists(matter: list[Flowing], columns: int, width: float) -> None:
    story = galley(*numbered(matter), heads=heads, pictures=(Picture(0.6, span=2),))
    shape = Columns(columns, width, 12.0)
    for variant in variants(story, shape).variants:
        kept = [place for place in range(len(matter)) if place not in variant.cuts]
        spaces = sum(
            max(story.matter[above].after, story.matter[below].before) for above, below in pairwise(kept)
        )
        boxes = sum(
            round(flowing.make(width).height / GRID)
            for place in kept
            if isinstance(flowing := story.matter[place], FlowBox)
        )
        assert variant.head
        above = variant.head.lines * columns + sum(lines for _, lines in variant.pictures) * min(2, columns)
        text = sum(count for _, count in variant.settings)
        assert variant.lines == above + text + boxes + spaces + len(variant.opened)
        assert {place for place, _ in variant.settings} == {
            place for place in kept if isinstance(story.matter[place], FlowText)
        }


# ---- What yields -------------------------------------------------------------------------------------------


def test_a_picture_yields_first_and_only_between_its_bounds() -> None:
    picture = Picture(0.6, least=0.8, most=1.2)
    found = variants(galley(paragraph(60), pictures=(picture,)), one(200.0), Levers(paragraphs=False))
    heights = [dict(variant.pictures)[0] for variant in found.variants]
    assert heights == list(range(10, 15))
    assert dict(found.natural.pictures)[0] == 12
    costs = [variant.cost for variant in found.variants]
    assert costs[2] == 0 < costs[1] < costs[0] < 3


def test_a_picture_in_the_text_is_known_by_its_place() -> None:
    story = galley(paragraph(30), box(12), paragraph(30, 1), pictures=(Picture(0.6, item=1),))
    found = variants(story, one(200.0))
    assert len({variant.pictures for variant in found.variants}) > 3
    assert found.natural.pictures == ((0, 12),)


def test_marked_blocks_go_whole_and_are_listed() -> None:
    quote = [paragraph(30, 5, True), paragraph(20, 5, True, 30)]
    found = variants(galley(paragraph(60), *quote, paragraph(50, 6)), one(), Levers(paragraphs=False))
    assert [variant.cuts for variant in found.variants] == [(1, 2), ()]
    assert found.variants[0].cost > CUT


def test_no_head_is_left_without_what_it_heads() -> None:
    story = galley(
        paragraph(40), heading("First"), paragraph(30, 1, True), heading("Second", 91), paragraph(30, 2)
    )
    assert all(not variant.cuts for variant in variants(story, one()).variants)
    last = galley(paragraph(40), heading("Last"), paragraph(30, 1, True))
    assert all(not variant.cuts for variant in variants(last, one()).variants)


def test_what_is_spare_is_out_and_comes_in_at_its_own_cost() -> None:
    story = galley(paragraph(40), replace(box(6, "pull"), spare=4.0), paragraph(30, 1))
    out, come = variants(story, one(), replace(NOTHING, pulls=True)).variants
    assert (out.cuts, out.cost) == ((1,), 0.0)
    # With a line of space over it and under it.
    assert (come.cuts, come.cost, come.lines) == ((), 4.0, out.lines + 8)
    found = variants(story, one())
    assert found.natural.cuts == (1,)
    assert found.yields(come) == ("pull quote set",)
    assert found.yields(out) == ()
    held = variants(story, one(), Levers(pulls=False)).variants
    assert {variant.cuts for variant in held} == {(1,)}
    assert come.applied(story, 150.0)[1] == story.matter[1]
    assert [type(one) for one in out.applied(story, 150.0)] == [FlowText, FlowText]


def test_what_is_spare_needs_columns_that_hold_it_with_text_over_it_and_under_it() -> None:
    story = galley(paragraph(100), replace(box(6, "pull"), spare=4.0), paragraph(100, 1))
    told = {
        number: {variant.cuts for variant in variants(story, Columns(number, 150.0, 10.0)).variants}
        for number in (1, 2, 3)
    }
    assert told == {1: {(1,), ()}, 2: {(1,), ()}, 3: {(1,)}}


def test_what_is_spare_may_be_made_in_several_ways() -> None:
    pull = replace(box(6, "pull"), spare=4.0, ways=(box(6).make, box(9).make))
    story = galley(paragraph(40), pull, paragraph(30, 1))
    found = variants(story, one(), replace(NOTHING, pulls=True)).variants
    assert [(way.lines - found[0].lines, way.cost, way.made) for way in found] == [
        (0, 0.0, ()),
        (8, 4.0, ()),
        (11, 4.0, ((1, 2),)),
    ]
    (stands,) = (item for item in found[-1].applied(story, 150.0) if isinstance(item, FlowBox))
    assert stands.make is pull.ways[1]


def test_what_is_spare_is_told_as_a_remedy_where_it_may_not_come_in() -> None:
    story = galley(paragraph(40), replace(box(6, "pull"), spare=4.0), paragraph(30, 1))
    result = fit(variants(story, one(), NOTHING), 60)
    assert isinstance(result, UndersetStory)
    (remedy,) = (one for one in result.remedies if one.lever == "pulls")
    assert (remedy.what, remedy.lines) == ("pull quote set", 8)


def test_what_is_not_marked_stands() -> None:
    story = galley(paragraph(40), box(6, "factbox"), paragraph(30, 1), box(6, "pull", 71))
    assert {variant.cuts for variant in variants(story, one()).variants} == {(), (3,)}
    assert {variant.cuts for variant in variants(story, one(), Levers(pulls=False)).variants} == {()}


def test_heads_come_in_the_steps_of_their_ladder() -> None:
    ladder = [Step(pt(44), pt(50), 1), Step(pt(30), pt(34), 2), Step(pt(21.5), pt(25), 3)]
    runs = (Run("Committee counts boots by the railway"),)
    ways = head_ways(every_step(runs, HEADLINE, pt(400), setter(), ladder, lang="en"), GRID, others=2)
    assert [(way.lines, way.cost) for way in ways] == [(9, 0.0), (7, 1.5)]


# ---- Fit ---------------------------------------------------------------------------------------------------


def found_for(levers: Levers | None = None, columns: int = 2) -> Variants:
    story = galley(*STORY, paragraph(120, 6), heads=heads, pictures=(Picture(0.5, span=2),))
    return variants(story, Columns(columns, 133.8, 11.3), levers)


def test_the_cheapest_variant_that_goes_in_is_taken_and_told() -> None:
    found = found_for()
    heights = sorted(found.by_height)
    assert heights == list(range(heights[0], heights[-1] + 1))
    for height in heights:
        result = fit(found, height)
        assert isinstance(result, Fit)
        assert result.variant.lines + result.short == 2 * height
        assert result.variant == found.by_height[height] or result.short > 1
    natural = fit(found, -(-found.natural.lines // 2))
    assert isinstance(natural, Fit)
    assert natural.yields == ()
    lower = fit(found, -(-found.natural.lines // 2) - 2)
    assert isinstance(lower, Fit)
    assert "photo 2 lines lower" in lower.yields


def test_the_rest_of_a_box_can_be_kept_free() -> None:
    found = found_for()
    height = sorted(found.by_height)[3]
    spared = fit(found, height, spare=2)
    assert isinstance(spared, Fit)
    assert spared.variant.lines <= 2 * height - 2


def test_overset_is_told_in_lines_and_millimetres_with_what_would_cure_it() -> None:
    found = found_for(NOTHING)
    height = found.natural.lines // 2 - 2
    result = fit(found, height)
    assert isinstance(result, OversetStory)
    assert result.lines == found.natural.lines - 2 * height
    assert result.mm == pytest.approx(result.lines * GRID * 25.4 / 72)
    remedies = {remedy.lever: remedy for remedy in result.remedies}
    assert remedies["pictures"].what == "photo 3 lines lower"
    assert remedies["pictures"].lines == 6
    assert remedies["pictures"].cures
    assert remedies["cuts"].what == "cut 1 marked block: 7 lines of text"
    assert remedies["heads"].what == "head: 2 lines less"
    assert {"jump", "box", "text"} < set(remedies)
    assert remedies["text"].lines == result.lines


@pytest.mark.parametrize("lever", ["pictures", "heads", "cuts"])
def test_a_remedy_that_is_taken_yields_what_it_promised(lever: str) -> None:
    before = found_for(NOTHING)
    result = fit(before, 3)
    assert isinstance(result, OversetStory)
    promised = next(remedy for remedy in result.remedies if remedy.lever == lever)
    after = found_for(replace(NOTHING, **{lever: True}))
    assert before.variants[0].lines - after.variants[0].lines == promised.lines


def test_underset_is_told_with_what_would_fill_the_box() -> None:
    found = found_for(NOTHING)
    height = found.natural.lines // 2 + 4
    result = fit(found, height)
    assert isinstance(result, UndersetStory)
    assert result.lines == 2 * height - found.natural.lines
    remedies = {remedy.lever: remedy for remedy in result.remedies}
    assert remedies["pictures"].what.endswith("higher")
    assert remedies["paragraphs"].what.startswith("looser")
    assert remedies["text"].lines == result.lines


@pytest.mark.parametrize("height", [0, -3])
def test_a_box_without_height_is_overset(height: int) -> None:
    result = fit(found_for(), height)
    assert isinstance(result, OversetStory)
    assert result.lines == result.shortest.lines


def test_a_story_of_nothing_fits_anywhere() -> None:
    found = variants(galley(), one())
    assert found.variants == (Variant(0, 0.0),)
    assert isinstance(fit(found, 0), Fit)


def test_an_empty_paragraph_and_a_box_without_end_give_a_result() -> None:
    empty = FlowText(setter().paragraph((), TEXT, "en"))
    story = galley(empty, box(4), paragraph(20))
    assert len(variants(story, one()).variants) >= 1
    endless = FlowBox(lambda width: SetBox((Row(float("inf"), ()),), width), "figure")
    assert isinstance(fit(variants(galley(endless), one()), 50), OversetStory)


@pytest.mark.parametrize("grid", [0.0, -4.0, float("nan")])
def test_a_grid_that_is_none_is_refused(grid: float) -> None:
    with pytest.raises(ValueError, match="distance of two baselines"):
        Galley(STORY, grid)


def test_a_column_narrower_than_a_letter_gives_a_result() -> None:
    assert variants(galley(paragraph(5)), one(0.5)).variants


# ---- And then it is set so ---------------------------------------------------------------------------------


def words_on(items: tuple[object, ...]) -> list[str]:
    texts = [
        "".join(run.text for run in line.runs) + (" " if line.spaced else "")
        for item in items
        if isinstance(item, TextBox)
        for piece in item.pieces
        for line in piece.lines
    ]
    return "".join(texts).split()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_the_flow_sets_a_variant_in_the_lines_that_were_counted_and_loses_no_word(columns: int) -> None:
    story = (*STORY, paragraph(120, 6))
    shape = Columns(columns, 133.8, 11.3)
    found = variants(galley(*story), shape)
    height = -(-found.natural.lines // columns) - 1
    result = fit(found, height)
    assert isinstance(result, Fit)
    matter = result.variant.applied(found.galley, shape.width)
    frames = [Frame(place * 145.1, 0, shape.width, height + 2) for place in range(columns)]
    flowed = flow(matter, frames, GRID, typesetter=setter())
    assert flowed.overset is None
    kept = [flowing for place, flowing in enumerate(story) if place not in result.variant.cuts]
    expected = [
        word for flowing in kept if isinstance(flowing, FlowText) for word in flowing.paragraph.text.split()
    ]
    assert words_on(flowed.pages[1]) == expected


def test_what_the_flow_loses_is_kept_free() -> None:
    found = found_for(columns=3)
    height = sorted(found.by_height)[4]
    tried: list[int] = []

    def overset(result: Fit) -> int:
        """A flow that loses three lines at the feet of columns."""
        tried.append(result.variant.lines)
        return max(0, result.variant.lines + 3 - 3 * height)

    result = fit_flow(found, height, overset)
    assert isinstance(result, Fit)
    assert tried[0] > 3 * height - 3 >= tried[-1] == result.variant.lines


def test_the_tries_come_to_an_end() -> None:
    found = found_for()
    assert isinstance(
        fit_flow(found, 90, lambda _: pytest.fail("what is too short is not flowed")), UndersetStory
    )
    asked: list[int] = []

    def overset(result: Fit) -> int:
        asked.append(result.variant.lines)
        return 500

    assert isinstance(fit_flow(found, max(found.by_height), overset), OversetStory)
    # A line more is tried a few times, then all that is over is kept free.
    assert len(asked) == 5
    assert asked == sorted(set(asked), reverse=True)


def test_jumps_of_a_variant_are_those_of_its_lines() -> None:
    found = found_for()
    for variant in (found.natural, found.variants[0]):
        legal = found.jumps(variant)
        assert legal
        counts = dict(variant.settings)
        kept = [place for place in range(len(found.galley.matter)) if place not in variant.cuts]
        assert all(2 <= jump.line <= counts[kept[jump.item]] - 2 for jump in legal)


def test_a_decided_paragraph_keeps_to_its_setting_in_its_measure_alone() -> None:
    text = paragraph(70).paragraph
    every = text.settings(150.0)
    assert len(every) > 1
    for count, setting in every.items():
        decided = Decided(text, 150.0, {0.0: setting})
        assert decided.best(150.0) == setting
        assert list(decided.settings(150.0)) == [count]
        assert decided.best(170.0) == text.best(170.0)
        assert decided.best(150.0, 8.5) == text.best(150.0, 8.5)
