"""heads and folios of pages → the outline and the page labels."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pagekit.ink.page import HeadInk
from pagekit.join import join
from pagekit.join.outline import page_labels
from tests.join.pages import FACTS, paragraph_page


@pytest.mark.parametrize(
    ("folios", "written"),
    [
        (["1", "2", "3"], "<</Nums[0<</S/D/St 1>>]>>"),
        (["2", "3", "7"], "<</Nums[0<</S/D/St 2>> 2<</S/D/St 7>>]>>"),
        (["A9", "A10", "B1"], "<</Nums[0<</P(A)/S/D/St 9>> 2<</P(B)/S/D/St 1>>]>>"),
        (["iv", "", "5", "6"], "<</Nums[0<</P(iv)>> 1<<>> 2<</S/D/St 5>>]>>"),
        (["08", "09", "10"], "<</Nums[0<</P(0)/S/D/St 8>> 2<</S/D/St 10>>]>>"),
        (["٤"], "<</Nums[0<</P<FEFF0664>>>]>>"),
        (["0", "1234567890123"], "<</Nums[0<</P(0)>> 1<</P(1234)/S/D/St 567890123>>]>>"),
        (["", ""], ""),
    ],
)
def test_folios_that_count_on_are_one_row(folios: list[str], written: str) -> None:
    assert page_labels(folios) == written


def test_a_reader_gives_pages_their_folios() -> None:
    pages = [paragraph_page("One", label=folio) for folio in ("B4", "B5", "back")]
    with pikepdf.open(io.BytesIO(join(pages, FACTS, {}).data)) as pdf:
        assert [page.label for page in pdf.pages] == ["B4", "B5", "back"]


def test_heads_are_nested_without_a_gap_and_lead_to_their_places() -> None:
    heads = tuple(HeadInk(level, title, 290) for level, title in ((2, "Wind"), (1, "Rain"), (4, "Snow")))
    more = (HeadInk(3, "Ice", 120), HeadInk(1, "Hail – and more", 50))
    pages = [paragraph_page("One", heads=heads), paragraph_page("Two", heads=more)]
    with pikepdf.open(io.BytesIO(join(pages, FACTS, {}).data)) as pdf, pdf.open_outline() as outline:

        def told(items: list[pikepdf.OutlineItem]) -> list[object]:
            return [(item.title, told(item.children)) if item.children else item.title for item in items]

        assert told(outline.root) == ["Wind", ("Rain", ["Snow", "Ice"]), "Hail – and more"]
        assert int(pdf.Root.Outlines.Count) == 5
        place = outline.root[2].destination
        assert place[0].objgen == pdf.pages[1].objgen
        assert [str(place[1]), float(place[3])] == ["/XYZ", 50.0]


def test_a_document_without_heads_has_no_outline() -> None:
    with pikepdf.open(io.BytesIO(join([paragraph_page("One")], FACTS, {}).data)) as pdf:
        assert "/Outlines" not in pdf.Root and "/PageLabels" not in pdf.Root
