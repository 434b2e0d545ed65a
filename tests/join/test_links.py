"""links and anchors of pages → annotations and named destinations."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pagekit.ink.page import AnchorInk, Element, LinkInk, PageInk
from pagekit.join import DocumentFacts, join
from pagekit.join.links import annotation
from tests.join.pages import FACTS, Hand, paragraph_page

AREA = (20.0, 30.0, 80.0, 40.0)


def linked(*links: LinkInk, **more: object) -> PageInk:
    """A page whose words are links, one after the other."""
    hand = Hand()
    kids = tuple(
        Element("Link", (hand.line(link.text or "x"),), link=place) for place, link in enumerate(links)
    )
    return hand.ink(Element("P", kids), links=links, **more)


def test_a_link_of_one_line() -> None:
    assert annotation(LinkInk("https://example.org/a", (AREA,), "the map"), 0, 7) == (
        "<</Type/Annot/Subtype/Link/Rect[20 30 80 40]/Border[0 0 0]/F 4/Contents(the map)"
        "/A<</S/URI/URI(https://example.org/a)>>/StructParent 7>>"
    )


def test_a_link_of_two_lines_is_one_annotation_with_two_areas() -> None:
    link = LinkInk("https://example.org/", ((300, 40, 380, 50), (20, 28, 60, 38)), "the map")
    assert (
        "/Rect[21 29 381 51]/QuadPoints[301 51 381 51 301 41 381 41 21 39 61 39 21 29 61 29]"
        in annotation(link, 1, 7)
    )


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://example.org/ü?a=1&b=(2)#c", r"(https://example.org/%C3%BC?a=1&b=\(2\)#c)"),
        ("https://example.org/100%25", "(https://example.org/100%25)"),
        ("mailto:desk@example.org", "(mailto:desk@example.org)"),
    ],
)
def test_an_address_is_ascii_and_stays_what_it_was(href: str, written: str) -> None:
    assert f"/A<</S/URI/URI{written}>>" in annotation(LinkInk(href, (AREA,), "a"), 0, None)


def test_a_link_without_words_says_its_address() -> None:
    assert "/Contents(https://example.org/)" in annotation(
        LinkInk("https://example.org/", (AREA,), ""), 0, None
    )


def test_a_link_inside_the_document_leads_to_the_place_of_that_name() -> None:
    pages = [
        linked(LinkInk("#map", (AREA,), "the map")),
        paragraph_page(
            "Map", anchors=(AnchorInk("map", 20, 250), AnchorInk("a", 0, 10), AnchorInk("ä", 1, 2)), bleed=9
        ),
        paragraph_page("Another", anchors=(AnchorInk("map", 1, 1),)),
    ]
    joined = join(pages, FACTS, {})
    with pikepdf.open(io.BytesIO(joined.data)) as pdf:
        action = pdf.pages[0].Annots[0].A
        assert (action.S, action.D) == ("/GoTo", "map")
        names = list(pdf.Root.Names.Dests.Names)
        assert [bytes(name) for name in names[::2]] == [b"a", b"map", b"\xfe\xff\x00\xe4"]
        place = names[3]
        assert place[0].objgen == pdf.pages[1].objgen
        assert [float(place[2]), float(place[3])] == [29, 259]
    assert joined.notes == ()


def test_a_link_to_a_place_that_is_nowhere_is_a_note_and_no_annotation() -> None:
    joined = join([linked(LinkInk("#map", (AREA,), "the map"), LinkInk("#a", (), "b"))], FACTS, {})
    assert [(note.code, note.where, note.what) for note in joined.notes] == [
        ("link-nowhere", "page 1", '"the map" leads to #map, which is on no page.'),
        ("link-nowhere", "page 1", '"b" leads to #a, which is on no page.'),
    ]
    with pikepdf.open(io.BytesIO(joined.data)) as pdf:
        assert "/Annots" not in pdf.pages[0] and "/Names" not in pdf.Root


def test_a_link_without_an_area_is_no_annotation() -> None:
    with pikepdf.open(
        io.BytesIO(join([linked(LinkInk("https://example.org/", (), "a"))], FACTS, {}).data)
    ) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_without_tags_a_link_is_still_a_link() -> None:
    facts = DocumentFacts("A", "en", tagged=False)
    with pikepdf.open(
        io.BytesIO(join([linked(LinkInk("https://example.org/", (AREA,), "a"))], facts, {}).data)
    ) as pdf:
        link = pdf.pages[0].Annots[0]
        assert link.A.URI == "https://example.org/" and "/StructParent" not in link
