"""pages made by hand → what is named on them, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.house.story import Figure, Run
from pagekit.model.photo import PictureFacts
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.audit import found as codes
from pagekit.typeset.audit.found import Audit, Finding, PageFigures
from pagekit.typeset.audit.pictures import cut
from pagekit.typeset.audit.seen import Gauge
from pagekit.typeset.lines.paragraph import pieces
from pagekit.typeset.page import Box, Group, PictureBox, RuleBox, SlotBox, TextBox, TextLine, TintBox
from pagekit.typeset.style import type_style
from tests.typeset.audit.handmade import (
    COLUMN,
    GRID,
    LINES,
    PACK,
    SHEET,
    across,
    audited,
    boxes,
    full,
    left,
    leg,
    named,
    setter,
    story,
    text,
    top,
)

SAID = "The ferry sails at dawn whatever the weather says"


def test_full_pages_are_silent() -> None:
    found = audited(full(), full())
    assert named(found) == [] and found.notes == ()


def test_the_share_of_white_leaves_out_the_edge_and_the_first_head() -> None:
    found = audited((), full(0, 20), ())
    one, two, three = (page.white for page in found.pages)
    assert (one, three) == (1.0, 1.0) and 0.4 < two < 0.6
    assert found.statistics["white"] == pytest.approx(100 * (2 + two) / 3, abs=0.1)
    assert str(found.statistics["white_by_page"]).startswith("1: 100.0, 2: ")


def test_a_tint_is_white_and_a_picture_is_not() -> None:
    area = Box(left(0), top(0), 2 * COLUMN + 20.0, LINES * GRID)
    tint, picture = audited((), (TintBox(area),)), audited((), (PictureBox(area, "a.jpg", "inline", ""),))
    assert tint.pages[1].white == 1.0 and picture.pages[1].white < 0.1


# ---- Holes -------------------------------------------------------------------------------------------------


def test_four_lines_are_no_hole_and_five_are_one() -> None:
    def gap(lines: int) -> Audit:
        return audited(full(), (text(leg(0, 0, 20)), text(leg(0, 20 + lines, LINES)), full()[1]))

    assert named(gap(4)) == []
    assert named(gap(5)) == [(codes.HOLE, "2")]
    (box,) = boxes(gap(5), codes.HOLE)
    assert (box.x, box.y, box.height) == (left(0), top(20), 5 * GRID)
    assert gap(5).statistics["hole_lines"] == 5


def test_a_narrow_white_is_no_hole() -> None:
    beside = replace(leg(0, 20, 26), measure=COLUMN / 3)
    assert named(audited((text(leg(0, 0, 20), beside, leg(0, 26, LINES)), full()[1]))) == []


def test_air_within_a_head_a_table_or_an_advert_is_no_hole() -> None:
    for role in ("head", "table", "advert", "factbox"):
        apart = (across(0, 1, role).items[0], across(12, 13, role).items[0])
        assert named(audited((Group("div", apart, role=role), *full(14)))) == []


def test_a_sink_of_eight_lines_is_designed_and_one_of_twelve_is_a_hole() -> None:
    assert named(audited(full(8), full())) == []
    assert named(audited(full(12), full())) == [(codes.HOLE, "1")]


def test_an_initial_does_not_reach_into_its_sink() -> None:
    letter = replace(leg(0, 7, 8, "W"), size=50.0, leading=4 * GRID, measure=45.0)
    body = text(letter, replace(leg(0, 8, 11), x=left(0) + 50.0, measure=100.0), leg(0, 11, LINES))
    assert audited((body, full(8)[1]), full()).with_code(codes.HOLE) == ()


def test_a_page_inside_a_story_has_no_sink() -> None:
    picture = Group(
        "figure", (PictureBox(Box(left(0), top(0), 320.0, 500.0), "a.jpg", "lead", ""),), role="figure"
    )
    assert named(audited((picture,), full(8))) == []
    assert named(audited(full(), full(8))) == [(codes.HOLE, "2")]


def test_a_head_that_lost_its_picture_has_a_hole() -> None:
    words, under = across(0, 4, "head").items[0], across(19, 20, "figure")
    picture = PictureBox(Box(left(0), top(5), 320.0, 14 * GRID), "a.jpg", "lead", "")
    whole = replace(under, items=(picture, *under.items))
    for figure, holes in ((whole, []), (under, [(codes.HOLE, "1")])):
        assert named(audited((Group("header", (words, figure), role="head"), *full(21)))) == holes


@pytest.mark.parametrize(
    ("role", "ends", "holes"),
    [("online", 30, 0), ("related", 30, 0), ("ending", 30, 0), ("online", 8, 1), ("table", 30, 1)],
)
def test_white_under_a_designed_end_is_no_hole_up_to_a_quarter_of_the_page(
    role: str, ends: int, holes: int
) -> None:
    last = (*full(0, ends - 3), across(ends - 2, ends, role))
    assert len(audited(full(), last).with_code(codes.HOLE)) == holes


def test_what_is_below_the_white_ends_nothing() -> None:
    last = (*full(0, 20), across(21, 23, "online"), across(34, LINES, "advert"))
    assert named(audited(full(), last)) == [(codes.HOLE, "2")]


# ---- Feet and lonely lines ---------------------------------------------------------------------------------


def test_columns_that_do_not_end_together_are_named_by_the_shortest() -> None:
    found = audited((text(leg(0, 0, LINES)), text(leg(1, 0, LINES - 3))), full())
    assert named(found) == [(codes.FEET, "1")]
    assert boxes(found, codes.FEET) == [Box(left(1), top(LINES - 3), COLUMN, 3 * GRID)]
    assert found.statistics["uneven_lines"] == 3


@pytest.mark.parametrize(("short", "named_so"), [(1, []), (2, [(codes.FEET, "2")])])
def test_where_the_story_ends_a_column_may_be_a_line_shorter(short: int, named_so: list[str]) -> None:
    last = (text(leg(0, 0, LINES)), text(leg(1, 0, LINES - short)))
    assert named(audited(full(), last)) == named_so


def test_what_stands_across_parts_the_columns() -> None:
    uneven = (text(leg(0, 0, 10)), text(leg(1, 0, 7)), across(11, 20, "table"), *full(21))
    assert named(audited(uneven, full())) == [(codes.FEET, "1")]


@pytest.mark.parametrize(("short", "named_so"), [(0, []), (3, [(codes.FEET, "1")])])
def test_a_head_with_text_beside_it_ends_with_the_text(short: int, named_so: list[tuple[str, str]]) -> None:
    words = Group("header", (text(leg(0, 0, LINES), tag="h1", style="label"),), role="head")
    assert named(audited((words, text(leg(1, 0, LINES - short))), full())) == named_so


@pytest.mark.parametrize("role", ["pull", "code-box"])
def test_a_box_that_was_broken_between_columns_does_not_stand_across(role: str) -> None:
    broken = Group("aside", (text(leg(0, 10, LINES)), text(leg(1, 0, 20))), role=role)
    assert named(audited((text(leg(0, 0, 9)), broken, text(leg(1, 21, LINES))))) == []


def test_a_paragraph_in_two_columns_does_not_stand_across() -> None:
    assert named(audited((text(leg(0, 0, LINES), leg(1, 0, LINES)),))) == []


@pytest.mark.parametrize(("lines", "alone"), [(1, 1), (2, 1), (3, 0)])
def test_two_lines_of_a_story_do_not_end_it_on_a_page(lines: int, alone: int) -> None:
    last = (text(leg(0, 0, lines), continued=True), text(leg(0, lines + 1, lines + 3), role="byline"))
    # Its one line is the last of a paragraph at the head as well.
    told = audited(full(), last).with_code(codes.LONELY)
    assert len([one for one in told if "of the story" in one.what]) == alone


def test_a_paragraph_of_one_line_is_not_lonely() -> None:
    page = (text(leg(0, 0, LINES - 1)), text(leg(0, LINES - 1, LINES)), full()[1])
    assert named(audited(page, full())) == []


def test_a_paragraph_that_goes_on_over_the_page_leaves_more_than_a_line_behind() -> None:
    page = (text(leg(0, 0, LINES)), text(leg(1, 0, LINES - 1)), text(leg(1, LINES - 1, LINES)))
    after = (text(leg(0, 0, LINES), continued=True), full()[1])
    assert named(audited(page, after)) == [(codes.LONELY, "1")]


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_cross_head_at_the_foot_is_lonely(tag: str) -> None:
    cross = text(leg(0, LINES - 1, LINES), tag=tag, style="heading")
    page = (text(leg(0, 0, LINES - 1)), cross, full()[1])
    assert named(audited(page, full())) == [(codes.LONELY, "1")]
    over = (full()[0], text(leg(1, 0, LINES - 1)), replace(cross, pieces=(leg(1, LINES - 1, LINES),)))
    assert named(audited(over, full())) == [(codes.LONELY, "1")]
    well = (replace(cross, pieces=(leg(0, 0, 1),)), text(leg(0, 1, LINES)), full()[1])
    assert named(audited(well, full())) == []


# ---- Quotes ------------------------------------------------------------------------------------------------


def pull(column: int, line: int, words: str = SAID) -> Group:
    lines = tuple(TextLine((Run(part),)) for part in (words[:24], words[24:]))
    piece = replace(leg(column, line, line + 2), lines=lines, leading=2 * GRID)
    return Group("aside", (text(piece, style="quote", role="pull-text"),), role="pull")


def saying(line: int, role: str = "") -> tuple[TextBox, ...]:
    """The second column full of text, that line of it with the words."""
    said = text(leg(1, line, line + 1, SAID), role=role)
    return text(leg(1, 0, line)), said, text(leg(1, line + 1, LINES))


@pytest.mark.parametrize(("line", "repeated"), [(3, 0), (4, 1)])
def test_a_pull_quote_stands_forty_lines_from_its_words(line: int, repeated: int) -> None:
    # Under the words are 36 or 35 lines; three stand on the next page before the quote.
    own = (full()[0], *saying(line))
    quoted = (text(leg(0, 0, 3)), pull(0, 3), text(leg(0, 8, LINES)), full()[1])
    told = audited(own, quoted).with_code(codes.QUOTE)
    assert [one.page for one in told] == ["2"] * repeated


@pytest.mark.parametrize(
    ("role", "what"), [("", "its own words"), ("quoted", "a block quote of the same words")]
)
def test_a_pull_quote_does_not_stand_on_the_page_of_its_words(role: str, what: str) -> None:
    page = (pull(0, 0), text(leg(0, 5, LINES)), *saying(30, role))
    (told,) = audited(page).with_code(codes.QUOTE)
    assert told.what == f"the pull quote stands 65 lines from {what}, on its page."


def test_other_words_are_not_repeated() -> None:
    page = (text(leg(0, 0, LINES, SAID[:24])), pull(1, 3), text(leg(1, 8, LINES)))
    assert audited(page).with_code(codes.QUOTE) == ()


# ---- Lines -------------------------------------------------------------------------------------------------


def test_gaps_are_those_that_were_decided() -> None:
    style = type_style(PACK, "text", "en")
    runs = (
        Run("Nobody had expected "),
        Run("so many boots, 7 of them", code=True),
        Run(", and nobody could say who had sent them on "),
        Run("to the hall by the station", strong=True),
        Run(", where the clerk had lost his list twice before it was noon."),
    )
    set_ = setter().paragraph(runs, style, "en").best(COLUMN)
    box = TextBox("p", "text", pieces(setter().paragraph(runs, style, "en"), set_.lines, 60.0, 60.0))
    (seen,) = Gauge(PACK, setter(), "en").seen((box,))
    assert len(seen.lines) > 4
    assert [line.gap for line in seen.lines] == pytest.approx([line.gap for line in set_.lines], abs=0.01)
    widths = [line.natural if not line.justified else line.measure for line in set_.lines]
    assert [line.ink.width for line in seen.lines] == pytest.approx(widths, abs=0.01)


# ---- Heads -------------------------------------------------------------------------------------------------


def head(line: int, tag: str, size: float, words: str = "What came") -> TextBox:
    return replace(text(leg(0, line, line + 1, words), tag=tag, style="heading"), size=size)


def test_heads_in_order_are_silent() -> None:
    page = (head(0, "h1", 30.0), head(4, "h2", 10.0), head(8, "h3", 9.0), head(12, "h2", 10.0))
    assert audited(page).with_code(codes.ORDER) == ()


def test_a_box_has_an_order_of_its_own() -> None:
    box = Group("aside", (head(8, "h2", 8.0), head(10, "h3", 8.0)), role="factbox")
    page = (head(0, "h1", 30.0), head(4, "h2", 10.0), head(6, "h3", 9.0), box, head(12, "h4", 8.5))
    assert audited(page).with_code(codes.ORDER) == ()


def test_a_deck_is_not_larger_than_the_headline() -> None:
    deck = replace(head(3, "p", 31.0, "What it was about"), role="deck")
    page = (Group("header", (head(0, "h1", 30.0), deck), role="head"),)
    assert len(audited(page).with_code(codes.ORDER)) == 1


# ---- Pictures and places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "lost"),
    [(300.0, 200.0, 0.0), (300.0, 100.0, 0.5), (150.0, 200.0, 0.5), (300.0, 150.0, 0.25)],
)
def test_what_is_cropped_is_the_share_of_the_longer_side(width: float, height: float, lost: float) -> None:
    figure = Figure("a.jpg", "", facts=PictureFacts("JPEG", 1200, 800, "0" * 64))
    assert cut(Box(0.0, 0.0, width, height), figure) == pytest.approx(lost)


@pytest.mark.parametrize("focus", [(0.2, 0.5), (0.8, 0.5)])
def test_of_a_picture_across_two_pages_the_whole_is_judged_and_its_subject_where_it_stands(
    focus: tuple[float, float],
) -> None:
    figure = Figure("a.jpg", "", focus=focus, facts=PictureFacts("JPEG", 2200, 1000, "0" * 64))
    wide = SHEET.paper.width.points
    windows = ((0.0, 0.5), (0.5, 1.0))
    halves = [
        PictureBox(Box(0, 0, wide, 2 * wide / 2.2), figure.key, "lead", "", window) for window in windows
    ]
    assert audited(*[(half,) for half in halves], of=replace(story(), lead=figure)).with_code(codes.CUT) == ()
    alone = replace(halves[0], window=(0.0, 1.0))
    assert len(audited((alone,), of=replace(story(), lead=figure)).with_code(codes.CUT)) == 1
    off = replace(halves[0], box=Box(0, -2 * wide, wide, 2 * wide / 2.2))
    assert len(audited((off,), of=replace(story(), lead=figure)).with_code(codes.CUT)) == (focus[0] < 0.5)


@pytest.mark.parametrize(("out", "told"), [(10.0, 0), (20.0, 1)])
def test_the_white_at_the_edge_of_a_code_may_reach_out(out: float, told: int) -> None:
    code = SlotBox(Box(left(0) - out, top(3), 110.0, 110.0), "code", SlotAddress("story"))
    assert len(audited((code,)).with_code(codes.OUTSIDE)) == told


def test_a_rule_close_to_type_is_named_and_one_with_air_is_not() -> None:
    line = leg(0, 5, 6)
    far, near = (RuleBox(Box(left(0), top(6) + dy, COLUMN, 0.5)) for dy in (1.0, -2.5))
    assert audited((text(line), far)).with_code(codes.JAMMED) == ()
    assert len(audited((text(line), near)).with_code(codes.JAMMED)) == 1


# ---- What is told ------------------------------------------------------------------------------------------


def test_one_note_tells_of_one_kind_on_a_page() -> None:
    spot = Box(72.0, 144.0, 10.0, 10.0)
    findings = [
        Finding(codes.HOLE, "2", spot, "A hole."),
        Finding(codes.FEET, "1", spot, "Short."),
        Finding(codes.HOLE, "2", spot, "Another."),
        Finding(codes.HOLE, "1", spot, "The first."),
    ]
    made = Audit((PageFigures("1", 0.1), PageFigures("2", 0.2)), tuple(findings), GRID)
    assert [(note.code, note.where[:6], note.what) for note in made.notes] == [
        (codes.HOLE, "page 1", "The first."),
        (codes.FEET, "page 1", "Short."),
        (codes.HOLE, "page 2", "A hole. And 1 more on this page."),
    ]
    assert made.notes[0].where == "page 1, 25 mm from the left, 51 mm from the top"
    assert {note.severity for note in made.notes} == {"info"}
    assert made.statistics["holes"] == 3 and made.statistics["white"] == 15.0
