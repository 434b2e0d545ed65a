"""the blocks of a body → the blocks of a story."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from pagekit.house.blocks import BodyDesk
from pagekit.house.copydesk import CopyDesk
from pagekit.house.figures import PictureDesk
from pagekit.house.story import (
    AdvertMark,
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Rights,
    Run,
    Stamp,
    StoryBlock,
    TableText,
    UpdateText,
    plain,
)
from pagekit.model import Block
from pagekit.notes import Note

BLOCKS: TypeAdapter[tuple[Block, ...]] = TypeAdapter(tuple[Block, ...])


def made(
    *blocks: dict[str, Any], skip: frozenset[int] = frozenset()
) -> tuple[tuple[StoryBlock, ...], list[Note]]:
    desk = CopyDesk("en", base="https://courier.example")
    body = BodyDesk(desk, PictureDesk(desk, "slash", "en"))
    return body.body(BLOCKS.validate_python(blocks), skip), desk.notes


def test_every_kind_and_its_cut_mark() -> None:
    blocks, notes = made(
        {"kind": "paragraph", "text": "a", "optional": True},
        {"kind": "heading", "text": "b", "level": 3, "optional": True},
        {"kind": "quote", "text": "c", "attribution": "d", "pull": True, "optional": True},
        {"kind": "list", "items": ["e"], "ordered": True, "start": 4, "optional": True},
        {"kind": "photo", "src": "f.jpg", "alt": "f", "credit": {"creator": "Ann"}, "optional": True},
        {"kind": "table", "header": ["g"], "rows": [["h"]], "caption": "i", "optional": True},
        {"kind": "code", "text": "  j\n", "language": "toml", "optional": True},
        {"kind": "break", "optional": True},
        {"kind": "advert", "slot": "wide", "optional": True},
        {"kind": "factbox", "title": "k", "body": [{"kind": "paragraph", "text": "l"}], "optional": True},
    )
    assert notes == []
    assert blocks == (
        ParagraphText((Run("a"),), optional=True),
        HeadingText((Run("b"),), 3, "h-b", optional=True),
        QuoteText(((Run("c"),),), (Run("d"),), pull=True, optional=True),
        ListText((ItemText(((Run("e"),),)),), ordered=True, start=4, optional=True),
        Figure("f.jpg", "f", credit="Ann", optional=True, rights=Rights(("Ann",), line="Ann")),
        TableText(((Run("g"),),), (((Run("h"),),),), ("start",), (Run("i"),), optional=True),
        CodeText("  j\n", "toml", optional=True),
        BreakMark(optional=True),
        AdvertMark("wide", optional=True),
        FactboxText((Run("k"),), (ParagraphText((Run("l"),)),), optional=True),
    )


def test_a_paragraph_with_blank_lines_is_several() -> None:
    blocks, _ = made({"kind": "paragraph", "text": "one\nstill one\n\ntwo", "optional": True})
    assert blocks == (ParagraphText((Run("one still one"),), True), ParagraphText((Run("two"),), True))


def test_quotes_and_items_may_have_paragraphs() -> None:
    quote, points = made(
        {"kind": "quote", "text": "one\n\ntwo"},
        {"kind": "list", "items": ["a\n\nb", {"text": "c", "ordered": True, "items": ["d", ""]}, " "]},
    )[0]
    assert isinstance(quote, QuoteText)
    assert [plain(runs) for runs in quote.paragraphs] == ["one", "two"]
    assert points == ListText(
        (
            ItemText(((Run("a"),), (Run("b"),))),
            ItemText(((Run("c"),),), (ItemText(((Run("d"),),)),), ordered=True),
        )
    )


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "paragraph", "text": " \n\n "},
        {"kind": "quote", "text": ""},
        {"kind": "list", "items": ["", {"text": " ", "items": [" "]}]},
        {"kind": "table"},
        {"kind": "factbox"},
        {"kind": "update", "time": "2026-05-19T14:05Z", "key": True},
    ],
    ids=lambda block: block["kind"],
)
def test_a_block_without_words_leaves_a_note(block: dict[str, Any]) -> None:
    blocks, (note,) = made({"kind": "break"}, block)
    assert blocks == (BreakMark(),)
    assert (note.code, note.where) == ("block-blank", "body[1]")


def test_anchors_are_readable_and_unique() -> None:
    words = [
        "What’s next?",
        "What's *next*",
        "Что дальше?",
        "!!!",
        "???",
        "What's next 2",
        "What's next",
        "हिन्दी",
    ]
    blocks, _ = made(*({"kind": "heading", "text": text} for text in words))
    anchors = [block.anchor for block in blocks if isinstance(block, HeadingText)]
    assert anchors == [
        "h-what-s-next",
        "h-what-s-next-2",
        "h-что-дальше",
        "h-1",
        "h-2",
        "h-what-s-next-2-2",
        "h-what-s-next-3",
        "h-हिन्दी",
    ]


def test_a_heading_whose_markdown_says_nothing_is_printed_as_typed() -> None:
    (heading,), _ = made({"kind": "heading", "text": "![](a.png)"})
    assert plain(heading.runs) == "![](a.png)"  # type: ignore[union-attr]


def table(*rows: list[str], **fields: Any) -> TableText:
    (block,), _ = made({"kind": "table", "rows": rows, **fields})
    assert isinstance(block, TableText)
    return block


def test_rows_are_filled_to_the_widest() -> None:
    made_table = table(["a"], ["b", "c", "d"], header=["x", "y"])
    assert made_table.header == ((Run("x"),), (Run("y"),), ())
    assert made_table.rows[0] == ((Run("a"),), (), ())
    assert {len(row) for row in made_table.rows} == {3} == {len(made_table.align)}


def test_a_given_alignment_is_kept_and_filled_with_start() -> None:
    assert table(["a", "5", "6"], align=["center"]).align == ("center", "start", "start")
    assert table(["a"], align=["end", "center"]).align == ("end",)


def test_a_fact_box_may_have_a_number_and_nothing_else() -> None:
    blocks, notes = made({"kind": "factbox", "figure": "-12 %"})
    assert blocks == (FactboxText((), (), figure=(Run("\u221212\u00a0%"),)),)
    assert notes == []


def test_a_table_of_names_and_figures_may_be_shown_as_bars() -> None:
    assert table(["a", "1,200"], ["b", "-3"], show="bars").amounts == (1200.0, -3.0)
    assert table(["a", "1,200"], ["b", "-3"]).amounts == ()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["a", "1", "2"]], id="two figures a row"),
        pytest.param([["a", "x"]], id="no figure"),
        pytest.param([["a", "0"]], id="nothing to see"),
        pytest.param([["a", "1"]] * 13, id="too many rows"),
    ],
)
def test_what_cannot_be_shown_as_bars_stands_as_a_table_and_is_told(rows: list[list[str]]) -> None:
    (block,), notes = made({"kind": "table", "rows": rows, "show": "bars"})
    assert isinstance(block, TableText) and block.amounts == ()
    assert [(note.code, note.where) for note in notes] == [("bars-not-drawn", "body[0]")]


@pytest.mark.parametrize(
    ("cells", "align"),
    [
        (["1", "2"], "end"),
        (["1,000.50", "−3", "+4 %"], "end"),
        (["10 000 ₸", "$5", "~7"], "end"),
        (["5 km", "12 км", "—", ""], "end"),
        (["2014", "2015"], "end"),
        (["10–20", "3:1"], "end"),
        (["1", "n/a", "-"], "end"),
        (["(5)", "**7**"], "end"),
        (["1", "two"], "start"),
        (["12 Main", "5"], "start"),
        (["—", ""], "start"),
        (["1st", "2nd"], "start"),
    ],
)
def test_columns_of_figures_are_set_to_the_end(cells: list[str], align: str) -> None:
    assert table(*([cell] for cell in cells)).align == (align,)


def test_notes_say_where() -> None:
    bad = "[x](javascript:1)"
    _, notes = made(
        {"kind": "paragraph", "text": bad},
        {"kind": "list", "items": [{"text": "a", "items": ["b", bad]}]},
        {"kind": "table", "header": [bad], "rows": [["a"], ["b", bad]], "caption": bad},
        {"kind": "factbox", "title": bad, "body": [{"kind": "quote", "text": bad, "attribution": bad}]},
        {"kind": "factbox", "body": [{"kind": "photo", "src": "a.jpg", "alt": "x", "caption": bad}]},
    )
    assert [note.where for note in notes] == [
        "body[0].text",
        "body[1].items[0].items[1].text",
        "body[2].header[0]",
        "body[2].rows[1][1]",
        "body[2].caption",
        "body[3].title",
        "body[3].body[0].text",
        "body[3].body[0].attribution",
        "body[4].body[0].photo.caption",
        "body[4].body[0].photo",
    ]


def update(time: str, *texts: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": "update",
        "time": time,
        "body": [{"kind": "paragraph", "text": text} for text in texts],
        **fields,
    }


def test_an_entry_of_a_running_report() -> None:
    desk = CopyDesk("en")
    body = BodyDesk(desk, PictureDesk(desk, "slash", "ru"), zone="Asia/Almaty")
    (entry,) = body.body(
        BLOCKS.validate_python(
            [update("2026-05-19T09:05Z", "One.", title='The "doors"', key=True, optional=True)]
        )
    )
    assert entry == UpdateText(
        Stamp("19 мая 2026, 14:05", "2026-05-19T14:05:00+05:00", "ru"),
        Stamp("14:05", "2026-05-19T14:05:00+05:00", "ru"),
        "u-20260519-1405",
        (Run("The “doors”"),),
        (ParagraphText((Run("One."),)),),
        key=True,
        optional=True,
        day=Stamp("19 мая 2026", "2026-05-19", "ru"),
    )
    assert desk.notes == []


def test_an_entry_is_named_inside_its_notes() -> None:
    _, notes = made(
        {"kind": "break"},
        update("2026-05-19T09:05Z", "[x](javascript:1)", title="[x](javascript:1)"),
        update("2026-05-19T09:10Z", "[x](javascript:1)"),
    )
    assert [note.where for note in notes] == [
        "body[2].body[0].text",
        "body[1].title",
        "body[1].body[0].text",
    ]


def test_skipped_blocks_leave_the_others_in_place() -> None:
    blocks, _ = made(
        {"kind": "break"}, {"kind": "advert"}, {"kind": "paragraph", "text": ""}, skip=frozenset({0})
    )
    assert blocks == (AdvertMark("inline"),)
