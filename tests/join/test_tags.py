"""the tree for readers → structure elements, read by pikepdf."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from hypothesis import given, settings

from pagekit.ink.page import Element, LinkInk, PageInk
from pagekit.join import join
from tests.join.pages import FACTS, Hand, bare_page, pages_of_elements

AREA = (20.0, 30.0, 80.0, 40.0)


def opened(*pages: PageInk) -> pikepdf.Pdf:
    """What was joined of the pages."""
    return pikepdf.open(io.BytesIO(join(pages, FACTS, {}).data))


def kids(element: Any) -> list[Any]:
    """What an element holds."""
    if "/K" not in element:
        return []
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """The elements of a kind, in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    return [element for element in walk(pdf.Root.StructTreeRoot.K) if str(element.S) == f"/{tag}"]


def parent_rows(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The tree of parents."""
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): row for key, row in zip(nums[::2], nums[1::2], strict=True)}


def test_a_paragraph_over_two_pages_is_one_with_marks_on_both() -> None:
    first, second = Hand(), Hand()
    pages = [
        first.ink(Element("P", (first.line("Ice was reported"),))),
        second.ink(Element("P", (second.line("at the bridge."),), continued=True)),
    ]
    with opened(*pages) as pdf:
        (paragraph,) = elements(pdf, "P")
        here, there = kids(paragraph)
        assert here == 0 and there.Type == "/MCR" and there.MCID == 0
        assert paragraph.Pg.objgen == pdf.pages[0].objgen
        assert there.Pg.objgen == pdf.pages[1].objgen
        rows = parent_rows(pdf)
        assert [rows[page.StructParents][0].objgen for page in pdf.pages] == [paragraph.objgen] * 2


def test_a_link_and_its_annotation_know_each_other() -> None:
    hand = Hand()
    link = Element("Link", (hand.line("the map"),), link=0)
    with opened(
        hand.ink(Element("P", (link,)), links=(LinkInk("https://example.org/", (AREA,), "the map"),))
    ) as pdf:
        (element,) = elements(pdf, "Link")
        mark, reference = kids(element)
        assert mark == 0 and reference.Type == "/OBJR"
        (annotation,) = pdf.pages[0].Annots
        assert reference.Obj.objgen == annotation.objgen
        assert parent_rows(pdf)[annotation.StructParent].objgen == element.objgen
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 2


def test_every_piece_of_marked_content_leads_to_its_element() -> None:
    hand = Hand()
    heading, words = hand.line("Ice", "H1"), hand.line("It came early.")
    with opened(hand.ink(Element("H1", (heading,)), Element("P", (words,)))) as pdf:
        assert [owner.S for owner in parent_rows(pdf)[0]] == ["/H1", "/P"]
        assert pdf.Root.MarkInfo.Marked and pdf.pages[0].Tabs == "/S"
        assert pdf.Root.StructTreeRoot.K.S == "/Document" and "/RoleMap" not in pdf.Root.StructTreeRoot


def test_an_element_says_its_language_its_title_and_what_a_picture_shows() -> None:
    hand = Hand()
    figure = Element("Figure", (hand.mark("", "Figure"),), alt="Ice – thin", bbox=(20, 20, 60, 50.5))
    page = hand.ink(figure, Element("P", (hand.line("Glace"),), lang="fr", title="In French"), bleed=9)
    with opened(page) as pdf:
        (told,) = elements(pdf, "Figure")
        assert told.Alt == "Ice – thin" and told.A.O == "/Layout"
        assert [float(edge) for edge in told.A.BBox] == [29, 29, 69, 59.5]
        (paragraph,) = elements(pdf, "P")
        assert (paragraph.Lang, paragraph.T) == ("fr", "In French")
        assert "/A" not in paragraph and "/ID" not in paragraph


def test_a_head_of_a_table_says_over_what_it_stands() -> None:
    hand = Hand()
    across = Element(
        "TH",
        (hand.line("Wind"),),
        attributes=(("Table", "Scope", "/Row"), ("Table", "ColSpan", "2")),
        key="wind",
    )
    cell = Element("TD", (hand.line("9"),), attributes=(("Table", "Headers", "[(wind)]"),))
    rows = (Element("TR", (Element("TH", (hand.line("Day"),)),)), Element("TR", (across, cell)))
    table = Element("Table", rows, bbox=(0, 0, 9, 9), attributes=(("Table", "Summary", "(Days)"),))
    with opened(hand.ink(table)) as pdf:
        plain, head = elements(pdf, "TH")
        assert plain.A.Scope == "/Column" and "/ID" not in plain
        assert (head.A.O, head.A.Scope, head.A.ColSpan) == ("/Table", "/Row", 2)
        assert head.ID == elements(pdf, "TD")[0].A.Headers[0] == "wind"
        assert [(str(a.O), "/Summary" in a, "/BBox" in a) for a in elements(pdf, "Table")[0].A] == [
            ("/Layout", False, True),
            ("/Table", True, False),
        ]
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert names[0] == "wind" and names[1].objgen == head.objgen


def test_notes_have_an_id_each_and_a_key_names_one_element() -> None:
    hand = Hand()
    notes = tuple(Element("Note", (hand.line("See"),), key=key) for key in ("", "a", "a", ""))
    with opened(hand.ink(*notes)) as pdf:
        assert [str(note.ID) for note in elements(pdf, "Note")] == ["note 1", "a", "note 2", "note 3"]


def test_a_kind_that_readers_do_not_know_is_told_by_one_they_do() -> None:
    hand = Hand()
    with opened(hand.ink(Element("Aside", (Element("Weather", (hand.line("Ice"),)),)))) as pdf:
        roles = pdf.Root.StructTreeRoot.RoleMap
        assert {key: str(role) for key, role in roles.items()} == {"/Aside": "/Sect", "/Weather": "/Div"}


@settings(max_examples=40)
@given(pages_of_elements())
def test_all_marked_content_of_any_tree_has_its_one_owner(pages: list[tuple[Element, ...]]) -> None:
    with opened(*(bare_page(*them) for them in pages)) as pdf:
        sheets = {page.objgen: place for place, page in enumerate(pdf.pages)}
        owned: dict[tuple[int, int], object] = {}

        def walk(element: Any) -> None:
            for kid in kids(element):
                if isinstance(kid, int):
                    place, mcid = sheets[element.Pg.objgen], int(kid)
                elif "/S" in kid:
                    assert kid.P.objgen == element.objgen
                    walk(kid)
                    continue
                else:
                    place, mcid = sheets[kid.Pg.objgen], int(kid.MCID)
                assert (place, mcid) not in owned
                owned[place, mcid] = element.objgen

        walk(pdf.Root.StructTreeRoot.K)
        rows = parent_rows(pdf)
        told = {(place, mcid): owner.objgen for place in rows for mcid, owner in enumerate(rows[place])}
        assert owned == told
        assert len(told) == sum(bare_page(*them).marks for them in pages)
