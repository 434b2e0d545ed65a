"""wire data → blocks: each kind with its own fields and no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from pagekit.errors import BadOrder
from pagekit.model import Block, Factbox, List, Paragraph, PhotoBlock, Table, Update

block = TypeAdapter[Any](Block)


def nested(depth: int) -> dict[str, Any]:
    item: dict[str, Any] = {"text": "innermost"}
    for level in range(depth - 1):
        item = {"text": f"level {level}", "items": [item]}
    return {"kind": "list", "items": [item]}


def test_every_kind_reads_in_its_shortest_form() -> None:
    wire = [
        {"kind": "paragraph", "text": "a"},
        {"kind": "heading", "text": "a"},
        {"kind": "quote", "text": "a"},
        {"kind": "list", "items": ["a"]},
        {"kind": "photo", "src": "a.jpg"},
        {"kind": "factbox"},
        {"kind": "update", "time": "2026-05-19T14:05Z"},
        {"kind": "table"},
        {"kind": "code", "text": "a"},
        {"kind": "break"},
        {"kind": "advert"},
    ]
    assert [block.validate_python(one).kind for one in wire] == [one["kind"] for one in wire]


@pytest.mark.parametrize(
    "kind", ["paragraph", "heading", "quote", "list", "photo", "factbox", "table", "code", "break"]
)
def test_no_kind_takes_a_field_of_another(kind: str) -> None:
    with pytest.raises(ValidationError, match="extra"):
        block.validate_python({"kind": kind, "slot": "inline"})


def test_plain_text_stands_for_an_item() -> None:
    found = block.validate_python({"kind": "list", "items": ["a", {"text": "b", "items": ["c"]}]})
    assert isinstance(found, List)
    assert [item.text for item in found.items] == ["a", "b"]
    assert found.items[1].items[0].text == "c"
    assert found.items[1].depth == 2


def test_a_list_goes_six_deep_and_no_deeper() -> None:
    assert block.validate_python(nested(6)).items[0].depth == 6
    with pytest.raises(ValidationError, match="is 7 lists deep, at most 6 are set; flatten it"):
        block.validate_python(nested(7))


def test_five_hundred_levels_are_an_error_and_no_crash() -> None:
    with pytest.raises(ValidationError, match="depth"):
        block.validate_python(nested(500))


def test_lists_become_tuples_so_that_frozen_means_frozen() -> None:
    found = block.validate_python({"kind": "table", "header": ["a"], "rows": [["b", "c"]], "align": ["end"]})
    assert isinstance(found, Table)
    assert found.rows == (("b", "c"),)
    assert found.width == 2
    with pytest.raises(BadOrder, match="does not change once it is made"):
        found.caption = "new"


def test_a_row_without_cells_is_refused() -> None:
    with pytest.raises(ValidationError, match="row without cells; take the row out"):
        block.validate_python({"kind": "table", "rows": [["a"], []]})


def test_a_fact_box_holds_blocks_but_no_box_and_no_advert() -> None:
    found = block.validate_python({"kind": "factbox", "body": [{"kind": "paragraph", "text": "a"}]})
    assert isinstance(found, Factbox)
    assert found.body == (Paragraph(text="a"),)
    for inner in ("factbox", "advert"):
        with pytest.raises(ValidationError):
            block.validate_python({"kind": "factbox", "body": [{"kind": inner}]})


def test_an_update_has_a_time_with_its_zone_and_holds_blocks_but_no_update() -> None:
    found = block.validate_python(
        {
            "kind": "update",
            "time": "2026-05-19T14:05:00+05:00",
            "title": " ",
            "key": True,
            "body": [{"kind": "paragraph", "text": "a"}],
        }
    )
    assert isinstance(found, Update)
    assert found.time == datetime(2026, 5, 19, 9, 5, tzinfo=UTC)
    assert found.time.utcoffset() == timedelta(hours=5)
    assert (found.title, found.key, found.optional) == (None, True, False)
    assert found.body == (Paragraph(text="a"),)
    for inner in ("update", "factbox", "advert"):
        with pytest.raises(ValidationError):
            block.validate_python({**found.model_dump(), "body": [{"kind": inner}]})


@pytest.mark.parametrize("time", ["2026-05-19", "14:05", 1_779_181_500, None])
def test_an_update_without_a_full_time_is_refused(time: object) -> None:
    with pytest.raises(ValidationError, match="write it with its zone"):
        block.validate_python({"kind": "update", "time": time})


def test_a_photo_block_is_a_photo_with_a_cut_mark() -> None:
    found = block.validate_python({"kind": "photo", "src": "a.jpg", "optional": True, "focus": [0, 1]})
    assert isinstance(found, PhotoBlock)
    assert found.optional
    assert found.focus == (0.0, 1.0)


def test_two_megabytes_of_paragraph_are_refused() -> None:
    with pytest.raises(ValidationError, match="100000"):
        block.validate_python({"kind": "paragraph", "text": "word " * 400_000})
