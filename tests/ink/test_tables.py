"""Cells of a table are told the heads that they stand under."""

from __future__ import annotations

from pagekit.ink.page import Element
from pagekit.ink.tables import headed

SCOPE = ("Table", "Scope", "/Column")


def cell(tag: str, *, span: int = 1) -> Element:
    spans = (("Table", "ColSpan", str(span)),) if span > 1 else ()
    return Element(tag, (0,), attributes=(*((SCOPE,) if tag == "TH" else ()), *spans))


def row(*cells: Element) -> Element:
    return Element("TR", cells)


def told(table: Element) -> list[list[tuple[str, str]]]:
    """Row by row: the name of each head, and for each other cell the names that it is told."""
    found = []
    for part in table.kids:
        assert isinstance(part, Element)
        for line in part.kids:
            assert isinstance(line, Element)
            cells = [kid for kid in line.kids if isinstance(kid, Element)]
            found.append(
                [
                    (each.tag, each.key or next((v for _, n, v in each.attributes if n == "Headers"), ""))
                    for each in cells
                ]
            )
    return found


def test_each_cell_is_told_the_head_of_its_column() -> None:
    table = Element(
        "Table",
        (
            Element("THead", (row(cell("TD"), cell("TH"), cell("TH")),)),
            Element("TBody", (row(cell("TD"), cell("TD"), cell("TD")),)),
        ),
    )
    assert told(headed(table, "2-7")) == [
        [("TD", ""), ("TH", "2-7-0"), ("TH", "2-7-1")],
        [("TD", ""), ("TD", "[(2-7-0)]"), ("TD", "[(2-7-1)]")],
    ]


def test_a_head_over_two_columns_is_told_to_both_and_a_wide_cell_is_told_both_heads() -> None:
    table = Element(
        "Table",
        (
            Element("THead", (row(cell("TH", span=2), cell("TH")),)),
            Element("TBody", (row(cell("TD"), cell("TD"), cell("TD")), row(cell("TD"), cell("TD", span=2)))),
        ),
    )
    assert told(headed(table, "t"))[1:] == [
        [("TD", "[(t-0)]"), ("TD", "[(t-0)]"), ("TD", "[(t-1)]")],
        [("TD", "[(t-0)]"), ("TD", "[(t-0)(t-1)]")],
    ]


def test_a_cell_under_two_rows_of_heads_is_told_both() -> None:
    heads = Element("THead", (row(cell("TH", span=2)), row(cell("TH"), cell("TH"))))
    table = Element("Table", (heads, Element("TBody", (row(cell("TD"), cell("TD")),))))
    assert told(headed(table, "t"))[2] == [("TD", "[(t-0)(t-1)]"), ("TD", "[(t-0)(t-2)]")]


def test_a_table_without_heads_stays_as_it_is() -> None:
    table = Element("Table", (Element("TBody", (row(cell("TD"), cell("TD")),)),))
    assert headed(table, "t") == table
