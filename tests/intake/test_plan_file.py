"""plan.json, edited by hand → what can be taken of it, a note for each slip, and a refusal for what is no plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.errors import InvalidInput, Unreadable

BOX = {
    "id": "flood", "ref": "flood", "kind": "story", "rects": [[14, 35.167, 98.4, 204.611]], "part": 1, "parts": 1,
    "jump": True, "pinned": False, "why": "Leads page 2.",
}  # fmt: skip


def plan(*boxes: dict[str, Any], **page: Any) -> dict[str, Any]:
    return {
        "schema": 1,
        "pages": [{"number": 2, "label": "2", "section": "News", "boxes": list(boxes), **page}],
    }


def notes(read: pagekit.PlanFile) -> list[tuple[str, str]]:
    assert read.origin is not None
    return [(note.code, note.where) for note in read.origin.notes]


def test_a_plan_is_read_as_it_was_written(tmp_path: Path) -> None:
    told = {
        **plan({**BOX, "pinned": True}),
        "left_out": [{"id": "well", "why": "x"}],
        "figures": {"pages": 4},
    }
    (tmp_path / "plan.json").write_text(json.dumps(told), "utf-8")
    read = pagekit.read_plan(tmp_path / "plan.json")
    (page,) = read.pages
    (box,) = page.boxes
    assert (page.number, page.section, read.left_out) == (2, "News", ("well",))
    assert (box.ref, box.rect, box.pinned, box.jump) == ("flood", (14, 35.167, 98.4, 204.611), True, True)
    assert notes(read) == []


@pytest.mark.parametrize(
    ("told", "code", "where"),
    [
        (b"not json", "not-json", "line 1, column 1"),
        (b"[]", "not-a-plan", "the file"),
        (b"{}", "wrong-schema", "schema"),
        (b'{"schema": 2, "pages": []}', "wrong-schema", "schema"),
        (b'{"schema": true, "pages": []}', "wrong-schema", "schema"),
        (b'{"schema": 1}', "not-a-plan", "pages"),
        (b'{"schema": 1, "pages": {"number": 1}}', "not-a-plan", "pages"),
        (b'{"schema": 1, "pages": [' + b"{}," * 300 + b"{}]}", "not-a-plan", "pages"),
        (b'{"schema": 1, "pages": [{"number": 1e999}]}', "bad-value", "the file"),
    ],
)
def test_what_is_no_plan_is_refused(told: bytes, code: str, where: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(told)
    with pytest.raises(InvalidInput) as caught:
        pagekit.read_plan(tmp_path / "plan.json")
    note = caught.value.problems[0]
    assert (note.code, note.where) == (code, where)
    assert note.remedy


def test_a_plan_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        pagekit.read_plan(tmp_path / "plan.json")


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        ({"rects": [[14, 35, -98, 204]]}, "rects[0][2]"),
        ({"rects": [[14, 35, 98, 0]]}, "rects[0][3]"),
        ({"rects": [[14, 35, 98, 10**30]]}, "rects[0][3]"),
        ({"rects": [[14, 35]]}, "rects[0]"),
        ({"rects": []}, "rects"),
        ({"rects": "here"}, "rects"),
        ({"kind": "tale"}, "kind"),
        ({"ref": ""}, "ref"),
        ({"ref": 7}, "ref"),
        ({"part": 0}, "part"),
        ({"pinned": "perhaps"}, "pinned"),
    ],
)
def test_a_box_that_is_nonsense_falls_away_and_the_others_stay(edit: dict[str, Any], where: str) -> None:
    read = pagekit.read_plan(plan({**BOX, **edit}, {**BOX, "id": "well", "ref": "well"}))
    assert [box.ref for box in read.pages[0].boxes] == ["well"]
    assert read.origin is not None
    first = read.origin.notes[0]
    assert (first.severity, first.code, first.subject) == ("warning", "plan-box", "plan")
    assert first.where.startswith(f"pages[0].boxes[0].{where}")
    assert "falls away" in first.what


def test_a_field_that_is_misspelt_is_told_and_the_box_stays() -> None:
    read = pagekit.read_plan(plan({**BOX, "pined": True}))
    assert [box.pinned for box in read.pages[0].boxes] == [False]
    assert read.origin is not None
    (note,) = read.origin.notes
    assert (note.code, note.remedy) == ("plan-field", "Did you mean pinned?")


def test_a_page_is_there_once_and_a_story_is() -> None:
    told = plan(BOX, {**BOX, "pinned": True}, {**BOX, "id": "flood-2", "part": 2})
    told["pages"] += [
        {"number": 2, "boxes": [{**BOX, "id": "well", "ref": "well"}]},
        7,
        {"number": 0},
        {"number": 3},
    ]
    told["pages"][3]["boxes"] = "none"
    read = pagekit.read_plan(told)
    assert [(page.number, [(box.part, box.pinned) for box in page.boxes]) for page in read.pages] == [
        (2, [(1, True), (2, False)]),
        (3, []),
    ]
    assert notes(read) == [
        ("plan-page", "pages[2]"),
        ("plan-page", "pages[3].boxes"),
        ("plan-box", "pages[3].number"),
        ("plan-page", "page 2"),
        ("plan-twice", "page 2"),
    ]


def test_a_plan_may_be_passed_as_it_was_made() -> None:
    written = json.dumps(plan(BOX)).encode()
    assert pagekit.read_plan(plan(BOX)).model_dump() == pagekit.read_plan(written).model_dump()
