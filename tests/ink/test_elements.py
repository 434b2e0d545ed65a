"""elements of a composed page → structure types that readers know."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.ink.elements import TYPES, group_element, hidden, tag_of
from pagekit.ink.page import Element
from pagekit.typeset.page import Group

WORDS = Element("P", (0,))
# ISO 32000-1, 14.8.4: what readers know without a role map.
STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula",
    "Form",
}  # fmt: skip


def made(tag: str, *kids: Element | int, **said: Any) -> Element | None:
    return group_element(Group(tag, (), **said), kids or (WORDS,), "")


def test_every_type_is_one_that_readers_know() -> None:
    assert set(TYPES.values()) <= STANDARD


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("h3", "H3"),
        ("blockquote", "BlockQuote"),
        ("ol", "L"),
        ("pre", "Code"),
        ("aside", "Sect"),
        ("figure", "Div"),
    ],
)
def test_types(name: str, tag: str) -> None:
    found = made(name)
    assert tag_of(name) == tag and found is not None and found.tag == tag


def test_a_group_says_its_label_and_its_language() -> None:
    assert group_element(Group("section", (), label="In brief"), (WORDS,), "kk") == Element(
        "Sect", (WORDS,), "kk", title="In brief"
    )


def test_a_group_that_holds_nothing_is_none_but_a_cell_is_one() -> None:
    assert group_element(Group("section", ()), (), "") is None
    assert group_element(Group("td", ()), (), "") == Element("TD")


@pytest.mark.parametrize(
    ("said", "attributes"),
    [
        ((), [("Table", "Scope", "/Column")]),
        ((("scope", "row"),), [("Table", "Scope", "/Row")]),
        ((("scope", "col"), ("colspan", "2")), [("Table", "Scope", "/Column"), ("Table", "ColSpan", "2")]),
        ((("rowspan", "3"), ("colspan", "1")), [("Table", "Scope", "/Column"), ("Table", "RowSpan", "3")]),
    ],
)
def test_a_head_cell_has_a_scope(
    said: tuple[tuple[str, str], ...], attributes: list[tuple[str, str, str]]
) -> None:
    found = made("th", attributes=said)
    assert found is not None and list(found.attributes) == attributes


def test_a_cell_says_what_it_spans() -> None:
    found = made("td", attributes=(("colspan", "2"), ("scope", "row")))
    assert found is not None and found.attributes == (("Table", "ColSpan", "2"),)


@pytest.mark.parametrize(("name", "numbering"), [("ol", "/Decimal"), ("ul", "/Disc"), ("dl", "/None")])
def test_a_list_says_how_it_is_numbered(name: str, numbering: str) -> None:
    found = made(name)
    assert found is not None and found.attributes == (("List", "ListNumbering", numbering),)


def test_an_item_is_its_label_and_its_body() -> None:
    label, inner = Element("Lbl", (0,)), Element("L", (Element("LI", (2,)),))
    assert made("li", label, Element("P", (1,)), inner) == Element(
        "LI", (label, Element("LBody", (Element("P", (1,)), inner)))
    )
    assert made("li", label) == Element("LI", (label,))
    assert made("li") == Element("LI", (Element("LBody", (WORDS,)),))


def test_a_label_that_a_paragraph_begins_with_is_the_item_s() -> None:
    label, nested = Element("Lbl", (0,)), Element("L", (Element("LI", (2,)),))
    assert made("li", Element("P", (label, 1), "kk"), nested) == Element(
        "LI", (label, Element("LBody", (Element("P", (1,), "kk"), nested)))
    )
    assert made("li", Element("P", (label,))) == Element("LI", (label,))


def test_hidden_groups() -> None:
    assert hidden(Group("div", (), attributes=(("aria-hidden", "true"),)))
    assert not hidden(Group("div", (), attributes=(("aria-hidden", "false"),)))
