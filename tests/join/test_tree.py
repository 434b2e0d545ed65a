"""elements of pages → one tree for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.errors import RenderError
from pagekit.ink.page import Element, PageInk
from pagekit.join.tree import Mark, Node, Spot, Tree, levels
from tests.join.pages import bare_page, pages_of_elements


def tree(*pages: tuple[Element, ...], spots: tuple[Spot, ...] = ()) -> list[Node]:
    """The tree of pages that have these elements and nothing else."""
    grown = Tree()
    for place, elements in enumerate(pages):
        grown.add(place, bare_page(*elements))
    return grown.settled(spots)


def told(kids: list[Node] | list[Node | Mark | Spot]) -> list[object]:
    """The tree to read: (tag, kids); marked content as page.number, a link as @page.number."""
    out: list[object] = []
    for kid in kids:
        if isinstance(kid, Node):
            out.append((kid.tag, *told(kid.kids)))
        else:
            out.append(f"{'@' if isinstance(kid, Spot) else ''}{kid[0]}.{kid[1]}")
    return out


def test_a_paragraph_that_goes_on_over_the_page_is_one() -> None:
    pages = (
        (Element("P", (0,)), Element("P", (1,))),
        (Element("P", (0,), continued=True), Element("P", (1,))),
    )
    assert told(tree(*pages)) == [("P", "0.0"), ("P", "0.1", "1.0"), ("P", "1.1")]


def test_a_paragraph_that_goes_on_in_the_next_column_is_one() -> None:
    assert told(tree((Element("P", (0,)), Element("P", (1,), continued=True)))) == [("P", "0.0", "0.1")]


def test_it_goes_on_past_a_picture() -> None:
    pages = ((Element("P", (0,)), Element("Figure", (1,), alt="A")), (Element("P", (0,), continued=True),))
    assert told(tree(*pages)) == [("P", "0.0", "1.0"), ("Figure", "0.1")]


def test_a_group_goes_on_when_what_it_begins_with_does() -> None:
    first = Element("L", (Element("LI", (Element("LBody", (Element("P", (0,)),)),)),))
    rest = Element("LI", (Element("LBody", (Element("P", (0,), continued=True),)),))
    more = Element("LI", (Element("LBody", (Element("P", (1,)),)),))
    assert told(tree((first,), (Element("L", (rest, more)),))) == [
        ("L", ("LI", ("LBody", ("P", "0.0", "1.0"))), ("LI", ("LBody", ("P", "1.1"))))
    ]


def test_a_group_that_goes_on_takes_what_begins_in_it() -> None:
    pages = ((Element("L", (Element("LI", (0,)),)),), (Element("L", (Element("LI", (0,)),), continued=True),))
    assert told(tree(*pages)) == [("L", ("LI", ("LBody", "0.0")), ("LI", ("LBody", "1.0")))]


def test_groups_that_begin_do_not_become_one() -> None:
    assert told(
        tree((Element("Sect", (Element("P", (0,)),)),), (Element("Sect", (Element("P", (0,)),)),))
    ) == [
        ("Sect", ("P", "0.0")),
        ("Sect", ("P", "1.0")),
    ]


def test_what_goes_on_with_nothing_before_it_begins() -> None:
    pages = (
        (Element("Sect", (Element("Code", (0,)),)),),
        (Element("Sect", (Element("P", (0,), continued=True),)),),
    )
    assert told(tree(*pages)) == [("Sect", ("Code", "0.0")), ("Sect", ("P", "1.0"))]


def test_of_two_stories_the_one_of_the_same_key_goes_on() -> None:
    first = (
        Element("Art", (Element("P", (0,)),), key="river"),
        Element("Art", (Element("P", (1,)),), key="tram"),
    )
    jump = (Element("Art", (Element("P", (0,), continued=True),), key="river", continued=True),)
    assert told(tree(first, jump)) == [("Art", ("P", "0.0", "1.0")), ("Art", ("P", "0.1"))]


def test_a_link_that_goes_on_has_the_annotations_of_both_pages() -> None:
    link = Element("Link", (0,), link=0)
    pages = (
        (Element("P", (link,)),),
        (Element("P", (Element("Link", (0,), link=0, continued=True),), continued=True),),
    )
    assert told(tree(*pages, spots=(Spot(0, 0), Spot(1, 0)))) == [
        ("P", ("Link", "0.0", "@0.0", "1.0", "@1.0"))
    ]


def test_a_link_that_leads_nowhere_is_words() -> None:
    assert told(tree((Element("P", (Element("Link", (0,), link=0),)),))) == [("P", ("Span", "0.0"))]


def test_an_annotation_stands_in_one_element() -> None:
    twice = (Element("P", (Element("Link", (0,), link=0), 1, Element("Link", (2,), link=0))),)
    assert told(tree(twice, spots=(Spot(0, 0),))) == [("P", ("Link", "0.0", "@0.0"), "0.1", ("Span", "0.2"))]


def test_a_link_that_no_element_speaks_of_is_reached_at_the_end() -> None:
    assert told(tree((Element("P", (0,)),), spots=(Spot(0, 3),))) == [("P", "0.0"), ("Link", "@0.3")]


def test_empty_elements_fall_away_but_cells_do_not() -> None:
    row = Element("TR", (Element("TH", (0,)), Element("TD")))
    elements = (Element("P"), Element("Sect", (Element("P"),)), Element("H1"), Element("Table", (row,)))
    assert told(tree(elements)) == [("Table", ("TR", ("TH", "0.0"), ("TD",)))]


@pytest.mark.parametrize(
    ("element", "wanted"),
    [
        (Element("L", (0, Element("P", (1,)))), ("L", ("LI", ("LBody", "0.0", ("P", "0.1"))))),
        (
            Element("LI", (Element("Lbl", (0,)), 1, Element("P", (2,)))),
            ("LI", ("Lbl", "0.0"), ("LBody", "0.1", ("P", "0.2"))),
        ),
        (
            Element("Table", (Element("Caption", (0,)), Element("P", (1,)))),
            ("Table", ("Caption", "0.0"), ("TR", ("TD", ("P", "0.1")))),
        ),
        (Element("TR", (Element("P", (0,)),)), ("TR", ("TD", ("P", "0.0")))),
    ],
)
def test_what_may_not_stand_in_an_element_is_put_into_what_may(
    element: Element, wanted: tuple[object, ...]
) -> None:
    assert told(tree((element,))) == [wanted]


def test_a_figure_without_words_for_it_is_none() -> None:
    elements = (Element("Figure", (0,), alt="Ice on the river"), Element("Figure", (1,)))
    assert told(tree(elements)) == [("Figure", "0.0"), ("Div", "0.1")]


@pytest.mark.parametrize(
    ("given_levels", "wanted"),
    [
        ([1, 2, 3, 2], [1, 2, 3, 2]),
        ([1, 3, 3, 2, 4], [1, 2, 2, 2, 3]),
        ([3, 2, 1], [1, 1, 1]),
        ([2, 4, 6, 1, 6], [1, 2, 3, 1, 2]),
        ([], []),
    ],
)
def test_levels_have_no_gap(given_levels: list[int], wanted: list[int]) -> None:
    assert list(levels(given_levels)) == wanted


def test_heads_have_no_gap_over_pages_and_one_that_falls_away_leaves_none() -> None:
    pages = (
        (Element("H2", (0,)), Element("H3")),
        (Element("Sect", (Element("H4", (0,)),)), Element("H4", (1,))),
    )
    assert told(tree(*pages)) == [("H1", "0.0"), ("Sect", ("H2", "1.0")), ("H2", "1.1")]


@pytest.mark.parametrize(
    ("elements", "marks", "listed"),
    [
        ((Element("P", (0,)), Element("P", (0,))), 1, "0"),
        ((Element("P", (0, 5)),), 1, "5"),
        ((Element("P", (1,)),), 3, "0, 2"),
    ],
)
def test_marked_content_without_one_owner_is_refused(
    elements: tuple[Element, ...], marks: int, listed: str
) -> None:
    with pytest.raises(RenderError, match=rf"page 4: of {marks} pieces .* element: {listed}\. Give"):
        Tree().add(3, PageInk(10, 10, b"", elements=elements, marks=marks))


@settings(max_examples=40)
@given(pages_of_elements(), st.sets(st.builds(Spot, st.integers(0, 2), st.integers(0, 1))))
def test_all_marked_content_and_every_link_is_owned_once(
    pages: list[tuple[Element, ...]], spots: set[Spot]
) -> None:
    def leaves(kids: list[Node] | list[Node | Mark | Spot]) -> Iterator[Mark | Spot]:
        for kid in kids:
            if isinstance(kid, Node):
                assert kid.kids or kid.tag in {"TH", "TD"}
                yield from leaves(kid.kids)
            else:
                yield kid

    owned = Counter((type(leaf), *leaf) for leaf in leaves(tree(*pages, spots=tuple(sorted(spots)))))
    marks = Counter(
        (Mark, place, mcid) for place, them in enumerate(pages) for mcid in range(bare_page(*them).marks)
    )
    assert owned == marks + Counter((Spot, *spot) for spot in spots)
