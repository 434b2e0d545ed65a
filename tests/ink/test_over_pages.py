"""a list and a table that go over columns and pages → one element each, and a head that is read once."""

from __future__ import annotations

import io
from functools import cache

import page as page_validation
import pikepdf

import pagekit
from tests.ink.heard import Heard, heard

LIST = {
    "kind": "list",
    "ordered": True,
    "items": [f"The rule that is number {n} of the long list of rules." for n in range(1, 161)],
}
TABLE = {
    "kind": "table",
    "caption": "Trams a day",
    "header": ["Stop", "Trams"],
    "rows": [[f"Stop {n}", str(n * 7)] for n in range(1, 181)],
}


@cache
def printed() -> bytes:
    """Both in one story, each too long for a page of two columns."""
    story = {"id": "long", "lang": "en", "headline": "The rules and the trams", "body": [LIST, TABLE]}
    return pagekit.render_pdf(pagekit.read_article(story), layout="print-article").data


@cache
def tree() -> Heard:
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        return heard(pdf)


def pages(found: Heard) -> list[int]:
    return sorted({page for each in found.walk() for page, _ in each.marks})


def test_a_list_over_pages_is_one() -> None:
    (made,) = tree().all("L")
    assert len(pages(made)) > 1
    assert {item.tag for item in made.kids} == {"LI"}
    assert [item.kids[0].said.strip() for item in made.kids] == [f"{n}." for n in range(1, 161)]


def test_a_table_over_pages_is_one_and_its_head_is_read_once() -> None:
    (made,) = tree().all("Table")
    assert len(pages(made)) > 1
    assert [kid.tag for kid in made.kids] == ["Caption", "THead", "TBody"]
    assert [cell.said.strip() for cell in made.all("TH")] == ["Stop", "Trams"]
    assert [row.kids[0].said.strip() for row in made.kids[2].kids] == [f"Stop {n}" for n in range(1, 181)]


def test_every_cell_is_told_the_heads_of_its_column() -> None:
    (made,) = tree().all("Table")
    told = [[cell.entries["Headers"] for cell in row.kids] for row in made.kids[2].kids]
    assert {tuple(row) for row in told} == {
        ('pikepdf.Array([ "box-160-0" ])', 'pikepdf.Array([ "box-160-1" ])')
    }


def test_the_rules_of_accessible_pdf_hold() -> None:
    assert page_validation.validate_pdf_bytes(printed(), profile="ua1").is_compliant
