"""A kind of file → its JSON Schema: what comes with pagekit, holds for its files, and refuses a slip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import pagekit
from pagekit.desk.as_json import schema_text
from pagekit.intake.documents import parse
from pagekit.resources import assets_dir, layouts_dir
from pagekit.schemas import KINDS

ROOT = Path(__file__).parent.parent
FILES = {
    "article": ("examples/*/articles/*", "examples/*/stories/*", "examples/courier/pages/*"),
    "publication": ("examples/*/publication*",),
    "adverts": ("examples/*/adverts*",),
    "edition": ("examples/*/edition.toml",),
    "layout": ("layouts/*/layout.toml",),
    "condition": ("assets/conditions/*.toml",),
}
FORMATS = {".toml": "toml", ".yaml": "yaml", ".json": "json"}


def _files() -> Iterator[tuple[str, Path]]:
    for kind, patterns in FILES.items():
        for pattern in patterns:
            yield from ((kind, path) for path in sorted(ROOT.glob(pattern)) if path.suffix in FORMATS)


def _plain(value: Any) -> Any:
    """As an editor sees it: a day of TOML or YAML is text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _data(path: Path) -> Any:
    return _plain(parse(path.read_text("utf-8"), FORMATS[path.suffix], path.name))  # type: ignore[arg-type]


def _checker(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(pagekit.schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_with_pagekit_is_made_of_the_records(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(pagekit.schema(kind))
    shipped = (assets_dir() / "schemas" / f"{kind}.json").read_text("utf-8")
    assert shipped == schema_text(pagekit.schema(kind)), (
        f"pagekit schema {kind} -o assets/schemas/{kind}.json"
    )


@pytest.mark.parametrize("kind", FILES)
def test_every_file_that_comes_with_pagekit_is_as_its_schema_says(kind: str) -> None:
    checker = _checker(kind)
    faults = {
        f"{path.name}: {fault.json_path}: {fault.message[:100]}"
        for of_kind, path in _files()
        if of_kind == kind
        for fault in checker.iter_errors(_data(path))
    }
    assert faults == set()


@pytest.mark.parametrize(
    ("kind", "data", "place"),
    [
        ("article", {"id": "a", "headline": "A", "hedline": "B"}, "$"),
        ("article", {"id": "a", "headline": "A", "body": [{"kind": "foto", "src": "a.jpg"}]}, "$.body[0]"),
        ("publication", {"share": ["vk", "myspace"]}, "$.share[1]"),
        ("edition", {"schema": 1, "date": "2026-05-19", "pages": "many"}, "$.pages"),
        ("adverts", {"bookings": [{"id": "B-1", "status": "soled"}]}, "$.bookings[0].status"),
        ("condition", {"schema": 1, "total_ink": "much"}, "$.total_ink"),
        ("layout", {"schema": 1, "name": "a", "medium": "paper"}, "$"),
        ("plan", {"schema": 2, "pages": []}, "$.schema"),
    ],
)
def test_a_slip_is_seen_in_its_place(kind: str, data: dict[str, Any], place: str) -> None:
    assert place in {fault.json_path for fault in _checker(kind).iter_errors(data)}


@pytest.mark.parametrize(
    "said",
    [
        {"byline": ["Ann Li", {"name": "Dana", "portrait": "dana.jpg"}]},
        {"photos": [{"src": "a.jpg", "credit": "Ann Li/Reuters"}]},
        {"body": [{"kind": "list", "items": ["one", {"text": "two", "items": ["three"]}]}]},
    ],
)
def test_what_may_stand_for_a_record_may_stand_in_the_schema(said: dict[str, Any]) -> None:
    story = {"id": "a", "headline": "A", **said}
    assert list(_checker("article").iter_errors(story)) == []
    assert pagekit.Article(**story).id == "a"


def test_the_short_forms_of_a_booking_and_an_edition() -> None:
    booking = {
        "id": "B-1", "size": "quarter", "creative": "a.pdf", "alt": "Bread", "status": "sold",
        "colour": True, "runs": ["2026-05-19"],
    }  # fmt: skip
    assert list(_checker("adverts").iter_errors({"bookings": [booking, {"id": "B-2"}]})) == []
    paper = {"schema": 1, "date": "2026-05-19", "pages": [{"number": 1, "kind": "front"}]}
    assert list(_checker("edition").iter_errors(paper)) == []
    assert list(_checker("edition").iter_errors({**paper, "pages": 16})) == []


def test_a_field_says_what_it_is_for() -> None:
    fields = pagekit.schema("publication")["properties"]
    assert fields["lang"] == {
        "default": "en",
        "description": "The language of labels and dates.",
        "type": "string",
    }


def test_a_file_may_name_its_schema() -> None:
    story = json.dumps({"$schema": "../schemas/article.json", "id": "a", "headline": "A"}).encode()
    assert pagekit.read_article(story).headline == "A"
    assert list(_checker("article").iter_errors(json.loads(story))) == []


def test_another_kind_is_refused_with_the_near_one() -> None:
    with pytest.raises(pagekit.BadOrder, match="'artcle' is no kind of file"):
        pagekit.schema("artcle")


def test_the_packs_that_come_with_pagekit_are_among_the_files() -> None:
    assert {path.parent for kind, path in _files() if kind == "layout"} == {
        path.parent for path in layouts_dir().glob("*/layout.toml")
    }
