"""pictures, pull quotes, pauses, adverts → boxes: what stands where, and what is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Figure, QuoteText, Run, Runs
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.blocks.displays import (
    MOST_CROPPED,
    AdvertPlace,
    advert_box,
    caption_runs,
    figure_box,
    pause_box,
)
from pagekit.typeset.blocks.pull_boxes import (
    LARGE_PULL_LINES,
    PULL_SIZES,
    larger_pull_box,
    pull_box,
    pull_style,
)
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import SetBox
from pagekit.typeset.page import PictureBox, RuleBox, SlotBox, TextBox

GRID, TRIM = 12.5, 6.0
WIDE, SQUARE, TALL = "wide.jpg", "square.jpg", "tall.jpg"
SHAPES = {WIDE: 0.66, SQUARE: 1.0, TALL: 2.0}


def runs(text: str) -> Runs:
    return (Run(text),)


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    manifest = find_layout("print-article").manifest
    return Stick(typesetter, manifest, "en", "ltr", GRID, SHAPES, tallest=221.0, trim=TRIM)


def lines_of(box: SetBox) -> float:
    return (box.height + TRIM) / GRID


def texts(box: SetBox) -> list[TextBox]:
    return [item for row in box.rows for item in row.items if isinstance(item, TextBox)]


def words(box: TextBox) -> str:
    return " ".join("".join(run.text for run in line.runs) for piece in box.pieces for line in piece.lines)


# ---- Pictures ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [116.0, 155.0, 241.0, 500.0])
@pytest.mark.parametrize("key", [WIDE, SQUARE, TALL])
def test_a_picture_fills_its_width_unless_it_would_lose_more_than_a_quarter(
    key: str, width: float, stick: Stick
) -> None:
    box = figure_box(stick, Figure(key, "Boots", runs("A caption"), "Ann Lee"), width)
    picture = box.rows[0].items[0]
    assert isinstance(picture, PictureBox)
    shape = SHAPES[key]
    # 221 points are the most that the pack gives it.
    wide = min(width, 221 / 0.75 / shape)
    assert (picture.box.x, picture.key, picture.alt) == (0, key, "Boots")
    assert picture.box.width == pytest.approx(wide)
    natural = min(wide * max(min(shape, 1.3), 0.75 * shape), 221.0)
    assert abs(picture.box.height - natural) <= MOST_CROPPED * natural
    assert lines_of(box) == pytest.approx(round(lines_of(box))), "the caption ends on the grid"
    assert box.rows[0].keep_next, "a caption stays with its picture"
    assert words(texts(box)[0]) == "A caption Ann Lee"


def test_a_flat_picture_is_not_cropped_for_the_grid(stick: Stick) -> None:
    flat = replace(stick, shapes={WIDE: 0.1})
    picture = figure_box(flat, Figure(WIDE, "Boots"), 241).rows[0].items[0]
    assert isinstance(picture, PictureBox)
    assert picture.box.height == pytest.approx(24.1)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_strip_that_stands_whole_has_its_own_shape_and_its_caption_the_columns_width(
    stick: Stick, direction: str
) -> None:
    there = replace(stick, shapes={"strip.jpg": 10.0}, direction=direction)
    box = figure_box(
        there, Figure("strip.jpg", "Bridges", runs("All the bridges of the river"), whole=True), 241
    )
    (picture,) = box.rows[0].items
    (caption,) = texts(box)
    assert (round(picture.box.width, 1), round(picture.box.height / picture.box.width)) == (22.1, 10)
    assert round(picture.box.x) == (219 if direction == "rtl" else 0)
    assert (caption.pieces[0].x, caption.pieces[0].measure) == (0, 241)
    assert len(caption.pieces[0].lines) == 1


def test_a_picture_without_words_is_one_row(stick: Stick) -> None:
    (row,) = figure_box(stick, Figure(WIDE, "Boots"), 241).rows
    assert not row.keep_next


@pytest.mark.parametrize(
    ("caption", "credit", "expected"),
    [
        (runs("Boots."), "Ann Lee", (*runs("Boots."), Run(" "), Run("Ann Lee"))),
        (runs("Boots."), None, runs("Boots.")),
        ((), "Ann Lee", runs("Ann Lee")),
        ((), None, ()),
    ],
)
def test_the_credit_ends_the_caption(caption: Runs, credit: str | None, expected: Runs) -> None:
    assert caption_runs(Figure(WIDE, "", caption, credit)) == expected


@pytest.mark.parametrize(("highest", "across"), [(0.0, 22.1), (400.0, 40.0), (2_000.0, 120.5)])
def test_a_picture_that_stands_whole_takes_height_until_it_is_legible(
    highest: float, across: float, stick: Stick
) -> None:
    there = replace(stick, shapes={"strip.jpg": 10.0}, highest=highest)
    box = figure_box(there, Figure("strip.jpg", "Prices", whole=True), 241.0)
    picture = box.rows[0].items[0]
    assert isinstance(picture, PictureBox)
    # At most half of the column, which is enough; with no more height than the page's.
    assert picture.box.width == pytest.approx(across)
    cropped = figure_box(there, Figure("strip.jpg", "Prices"), 241.0).rows[0].items[0]
    assert isinstance(cropped, PictureBox)
    assert cropped.box.height == pytest.approx(221.0, rel=0.07)


# ---- Pull quotes -------------------------------------------------------------------------------------------

QUOTE = QuoteText(
    (runs("Nobody counted the boots."), runs("Then winter came.")), runs("The chair"), pull=True
)


def test_a_pull_quote_stands_between_two_rules(stick: Stick) -> None:
    box = pull_box(stick, QUOTE, 241)
    assert (box.rule_above, box.rule_colour, box.pad_bottom) == (1.5, "accent", 0.0)
    foot = box.rows[-1].items[-1]
    assert isinstance(foot, RuleBox)
    assert foot.box.bottom == pytest.approx(box.rows[-1].height), "the lower rule closes the box"
    assert [words(text) for text in texts(box)] == [
        "Nobody counted the boots.",
        "Then winter came.",
        "The chair",
    ]
    assert all(row.keep_next for row in box.rows[:-1])
    assert lines_of(box) == pytest.approx(round(lines_of(box)))


def test_a_long_pull_quote_can_be_parted_and_its_end_stays_with_its_rule(stick: Stick) -> None:
    said = " ".join(["Nobody counted the boots."] * 40)
    box = pull_box(stick, QuoteText((runs(said),), runs("The chair"), pull=True), 155.0)
    assert len(box.rows) > 3 and not any(row.keep_next for row in box.rows)
    last, by, foot = box.rows[-1].items
    assert isinstance(last, TextBox) and last.continued and isinstance(foot, RuleBox)
    assert isinstance(by, TextBox) and words(by) == "The chair"
    parts = [text for text in texts(box) if text.role == "pull-text"]
    assert " ".join(words(text) for text in parts) == said
    counts = [len(piece.lines) for text in parts for piece in text.pieces]
    assert set(counts[:-1]) == {2} and counts[-1] in {2, 3}, "it ends with its column"
    assert len({text.size for text in parts}) == 1


def test_a_pull_quote_of_many_lines_is_set_smaller(stick: Stick) -> None:
    sizes = [
        pull_style(stick, QuoteText((runs(" ".join(["Nobody counted."] * count)),), pull=True), 241.0).size
        for count in (2, 25, 40)
    ]
    assert sizes == [share * stick.style("quote").size for share in PULL_SIZES]


def test_a_pull_quote_that_goes_on_says_so(stick: Stick) -> None:
    (row,) = pull_box(stick, QuoteText((runs("Nobody"),), pull=True), 241.0).again
    assert [words(item) for item in row.items[0].items] == ["Continued"]


def test_a_pull_quote_is_never_hyphenated(stick: Stick) -> None:
    quote = QuoteText(
        (runs("Internationalisation notwithstanding, administrators prevaricated."),), pull=True
    )
    lines = [
        line for text in texts(pull_box(stick, quote, 241)) for piece in text.pieces for line in piece.lines
    ]
    assert len(lines) > 1
    assert not any(line.hyphen for line in lines)


def test_the_lines_of_a_pull_quote_are_even(stick: Stick) -> None:
    quote = QuoteText((runs("If she stands on the rail and nothing happens, the rest come."),), pull=True)
    (text,) = texts(pull_box(stick, quote, 241))
    lines = ["".join(run.text for run in line.runs) for piece in text.pieces for line in piece.lines]
    assert lines == ["If she stands on the rail", "and nothing happens,", "the rest come."]


def test_a_pull_quote_is_smaller_in_a_narrow_column(stick: Stick) -> None:
    full = stick.style("quote").size
    sizes = [pull_style(stick, QUOTE, width).size for width in (241.0, 155.0, 20.0)]
    assert sizes == pytest.approx([full, full * PULL_SIZES[1], full * PULL_SIZES[-1]])
    assert {text.size for text in texts(pull_box(stick, QUOTE, 155.0))[:2]} == {sizes[1]}


def test_a_pull_quote_makes_room_for_its_longest_word(stick: Stick) -> None:
    quote = QuoteText((runs("Counterrevolutionaries"),), pull=True)
    style, lang = stick.style("quote"), "en"
    width = stick.typesetter.width("Counterrevolutionaries", style, lang) * 0.9
    assert pull_style(stick, quote, width).size < style.size


def test_a_pull_quote_that_is_to_fill_its_place_is_larger_where_its_measure_holds_it(stick: Stick) -> None:
    full = stick.style("quote").size
    own = pull_box(stick, QUOTE, 155.0)
    assert {text.size for text in texts(larger_pull_box(stick, 1, QUOTE, 155.0))[:2]} == {full}
    assert larger_pull_box(stick, 1, QUOTE, 155.0).height > own.height
    # There is no size above the largest, and none where words or lines have no room.
    assert larger_pull_box(stick, 2, QUOTE, 155.0) == own
    assert larger_pull_box(stick, 1, QUOTE, 241.0) == pull_box(stick, QUOTE, 241.0)
    wide = QuoteText((runs("Counterrevolutionaries"),), pull=True)
    long = QuoteText((runs(" ".join(["Nobody counted."] * 3 * LARGE_PULL_LINES)),), pull=True)
    for quote in (wide, long):
        assert larger_pull_box(stick, 1, quote, 155.0) == pull_box(stick, quote, 155.0)


# ---- Pauses and adverts ------------------------------------------------------------------------------------


def test_a_pause_is_decoration_in_two_lines(stick: Stick) -> None:
    box = pause_box(stick, 241)
    marks = [item.box for row in box.rows for item in row.items if isinstance(item, RuleBox)]
    assert lines_of(box) == pytest.approx(2)
    assert len(marks) == len(box.rows[0].items) == 3
    assert marks[0].x == pytest.approx(241 - (marks[-1].x + marks[-1].width)), "in the middle"


@pytest.mark.parametrize(
    ("width", "elastic", "expected"),
    [
        pytest.param(241.0, False, (240.0, 120.0), id="as booked"),
        pytest.param(120.0, False, (120.0, 60.0), id="a picture keeps its shape"),
        pytest.param(120.0, True, (120.0, 120.0), id="a text advert keeps its height"),
    ],
)
def test_an_advert_is_no_wider_than_booked(
    width: float, elastic: bool, expected: tuple[float, float], stick: Stick
) -> None:
    box = advert_box(
        stick, AdvertPlace(SlotAddress("inline", 3), 240, 120, "Advertisement", elastic=elastic), width
    )
    label, slot = box.rows[0].items
    assert isinstance(label, TextBox)
    assert isinstance(slot, SlotBox)
    assert (slot.box.width, slot.box.height) == pytest.approx(expected)
    assert (slot.kind, slot.address, box.label) == ("advert", SlotAddress("inline", 3), "Advertisement")
    assert slot.box.bottom == pytest.approx(box.height), "its foot is on the grid"
    assert label.pieces[0].top + label.pieces[0].leading <= slot.box.y, "the label is outside"
    assert label.pieces[0].x == pytest.approx(slot.box.x), "the label is flush with the advert"
    assert lines_of(box) == pytest.approx(round(lines_of(box)))


@pytest.mark.parametrize(
    ("shape", "tallest", "width", "expected"),
    [
        pytest.param(0.25, 0.0, 241.0, (240.0, 60.0), id="a low one makes its place lower"),
        pytest.param(0.8, 200.0, 241.0, (240.0, 192.0), id="a high one makes it higher"),
        pytest.param(0.8, 168.0, 241.0, (210.0, 168.0), id="up to the tallest, and then it is narrower"),
        pytest.param(0.8, 0.0, 241.0, (150.0, 120.0), id="or up to its height"),
        pytest.param(0.8, 200.0, 120.0, (120.0, 96.0), id="in a narrow column all of it is smaller"),
    ],
)
def test_a_place_has_the_shape_of_what_fills_it(
    shape: float, tallest: float, width: float, expected: tuple[float, float], stick: Stick
) -> None:
    place = AdvertPlace(SlotAddress("inline", 3), 240, 120, "Advertisement", shape=shape, tallest=tallest)
    box = advert_box(stick, place, width)
    label, slot = box.rows[0].items
    assert isinstance(label, TextBox) and isinstance(slot, SlotBox)
    assert (slot.box.width, slot.box.height) == pytest.approx(expected)
    assert slot.box.height / slot.box.width == pytest.approx(shape), "nothing beside it"
    assert slot.box.bottom == pytest.approx(box.height), "its foot is on the grid"
    assert slot.box.x == label.pieces[0].x == 0
    assert lines_of(box) == pytest.approx(round(lines_of(box)))


def test_an_advert_narrower_than_its_measure_stands_at_an_edge_of_it(stick: Stick) -> None:
    place = AdvertPlace(SlotAddress("foot"), 240, 120)
    arabic = replace(stick, direction="rtl")
    found = [
        item.box.x
        for setter, outer in ((stick, None), (arabic, None), (stick, "right"), (arabic, "left"))
        for item in advert_box(setter, place, 300, outer=outer).rows[0].items
        if isinstance(item, SlotBox)
    ]
    assert found == [0, 60, 60, 0]


def test_a_label_in_another_language_says_so(stick: Stick) -> None:
    label = (
        advert_box(stick, AdvertPlace(SlotAddress("inline", 3), 240, 120, "Реклама", "ru"), 241)
        .rows[0]
        .items[0]
    )
    assert isinstance(label, TextBox)
    assert (label.lang, words(label)) == ("ru", "Реклама")


def test_an_advert_that_needs_no_label_has_none(stick: Stick) -> None:
    (slot,) = advert_box(stick, AdvertPlace(SlotAddress("inline", 3), 240, 120), 241).rows[0].items
    assert isinstance(slot, SlotBox)
