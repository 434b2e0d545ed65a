"""a box of facts → a box: title, blocks and their elements, inside the ground's edges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import (
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    InnerText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    Runs,
    TableText,
)
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.factbox import SIDE, factbox_box, factbox_flow
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import Row, SetBox
from pagekit.typeset.page import Group, Item, PictureBox, RuleBox, SlotBox, TextBox, TintBox, walk

GRID, TRIM = 12.5, 6.0


def runs(text: str) -> Runs:
    return (Run(text),)


TEXT = runs("The committee met on Friday in the old grain exchange and counted the boots.")
ITEMS = (ItemText((TEXT,), (ItemText((runs("inner"),)),), ordered=True), ItemText((runs("last"),)))
EVERYTHING: tuple[InnerText, ...] = (
    ParagraphText(TEXT),
    HeadingText(runs("Smaller"), 3, "h-smaller"),
    ListText(ITEMS),
    QuoteText((TEXT,), runs("The chair")),
    QuoteText((TEXT,), pull=True),
    TableText((runs("Item"), runs("2014")), ((runs("Boots"), runs("4,000")),), ("start", "end")),
    Figure("boots.jpg", "Boots", runs("In the box")),
    Figure("gone.jpg", "Gone", runs("Not there")),
    CodeText("a < b"),
    BreakMark(),
)


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    manifest = find_layout("print-article").manifest
    return Stick(typesetter, manifest, "en", "ltr", GRID, {"boots.jpg": 0.66}, trim=TRIM)


def box_of(stick: Stick, *body: InnerText, title: str = "In figures", width: float = 241.0) -> SetBox:
    return factbox_box(stick, FactboxText(runs(title) if title else (), body), width)


def told(row: Row) -> str:
    boxes = [item for item in walk(row.items) if isinstance(item, TextBox)]
    lines = [line for box in boxes for piece in box.pieces for line in piece.lines]
    return " ".join("".join(run.text for run in line.runs) for line in lines)


def test_the_box(stick: Stick) -> None:
    box = box_of(stick, ParagraphText(TEXT))
    assert (box.tag, box.role, box.label, box.ground) == ("aside", "factbox", "In figures", "tint")
    assert box.rule_above > 0
    assert box.rule_colour == "accent"
    title = box.rows[0].items[0]
    assert isinstance(title, TextBox)
    assert (title.tag, title.style, box.rows[0].keep_next) == ("h2", "subheading", True)
    assert ((box.height + TRIM) / GRID) == pytest.approx(round((box.height + TRIM) / GRID))


def test_the_flow_may_move_it(stick: Stick) -> None:
    flow = factbox_flow(stick, FactboxText((), (ParagraphText(TEXT),), optional=True), 4)
    assert (flow.kind, flow.floats, flow.source, flow.optional) == ("factbox", True, 4, True)
    assert flow.make(241.0) == flow.make(241.0)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [116.0, 241.0])
def test_all_stands_inside_the_ground(direction: str, width: float, stick: Stick) -> None:
    turned = replace(stick, direction=direction, lang="ar" if direction == "rtl" else "en")
    for row in box_of(turned, *EVERYTHING, width=width).rows:
        for item in (item for item in walk(row.items) if not isinstance(item, Group)):
            assert SIDE - 0.01 <= left(item) <= right(item) <= width - SIDE + 0.01
            assert bottom(item) <= row.height + 0.01


def left(item: Item) -> float:
    return min(piece.x for piece in item.pieces) if isinstance(item, TextBox) else item.box.x  # type: ignore[union-attr]


def right(item: Item) -> float:
    if isinstance(item, TextBox):
        return max(piece.x + piece.measure for piece in item.pieces)
    assert isinstance(item, PictureBox | RuleBox | TintBox | SlotBox)
    return item.box.x + item.box.width


def bottom(item: Item) -> float:
    if isinstance(item, TextBox):
        return max(piece.top + len(piece.lines) * piece.leading for piece in item.pieces)
    assert isinstance(item, PictureBox | RuleBox | TintBox | SlotBox)
    return item.box.bottom


def test_elements_of_what_is_in_it(stick: Stick) -> None:
    rows = box_of(stick, *EVERYTHING).rows
    paths = [(told(row).split(" ")[0], row.group) for row in rows]
    assert [path for word, path in paths if word == "•"] == [("ul#2", "li#2.0"), ("ul#2", "li#2.1")]
    assert ("1.", ("ul#2", "li#2.0", "ol#2.0", "li#2.0.0")) in paths
    assert ("The", ("figure#3?role=quote", "blockquote#3")) in paths
    assert ("—", ("figure#3?role=quote",)) in paths
    assert ("Item", ("table#5?role=table", "thead#0")) in paths
    assert ("In", ("figure#6?role=figure",)) in paths
    assert not any("Not there" in told(row) for row in rows), "a picture that could not be made is not there"


@pytest.mark.parametrize(("direction", "lang"), [("ltr", "en"), ("rtl", "ar")])
def test_bullets_stand_before_their_words(direction: str, lang: str, stick: Stick) -> None:
    turned = replace(stick, direction=direction, lang=lang)
    (row,) = box_of(turned, ListText((ItemText((TEXT,)),)), title="").rows
    marker, words = row.items
    if direction == "rtl":
        assert left(marker) >= right(words) - 0.01
    else:
        assert right(marker) <= left(words) + 0.01


def test_heads_in_the_box_are_under_its_title(stick: Stick) -> None:
    _, row, _ = box_of(stick, HeadingText(runs("Smaller"), 3, "h-smaller"), ParagraphText(TEXT)).rows
    (head,) = row.items
    assert isinstance(head, TextBox)
    assert (head.tag, head.anchor, row.keep_next) == ("h3", "h-smaller", True)


def test_text_in_the_box_is_ragged(stick: Stick) -> None:
    pieces = [
        piece
        for row in box_of(stick, ParagraphText(TEXT), width=116).rows
        for item in walk(row.items)
        if isinstance(item, TextBox)
        for piece in item.pieces
    ]
    assert not any(piece.justified for piece in pieces)
    assert not any(line.hyphen for piece in pieces for line in piece.lines)


def test_a_long_box_can_be_parted(stick: Stick) -> None:
    words = " ".join(f"word{number}" for number in range(400))
    rows = box_of(stick, ParagraphText(runs(words)), title="").rows
    assert len(rows) > 5
    assert " ".join(told(row) for row in rows) == words
    assert max(row.height for row in rows) < 8 * GRID


def test_an_empty_box(stick: Stick) -> None:
    box = box_of(stick, title="")
    assert (box.rows, box.label) == ((), "")


def test_the_number_that_it_is_about_stands_over_its_title_as_large_as_it_may(stick: Stick) -> None:
    sizes = []
    for figure in ("4,784", "12\u00a0345\u00a0678\u00a0900 ₸"):
        box = factbox_box(stick, FactboxText(runs("Lines kept"), (), figure=runs(figure)), 241.0)
        large, title = (item for row in box.rows for item in row.items if isinstance(item, TextBox))
        assert (large.role, title.role) == ("box-figure", "factbox-title")
        assert [len(piece.lines) for piece in large.pieces] == [1], "in one line"
        assert box.rows[0].keep_next
        sizes.append(large.size)
    assert sizes[0] == 44.0
    assert sizes[1] is not None
    assert 28.0 < sizes[1] < 32.0
