"""the samples' PDFs → what readers are told of their parts: one tree over columns and pages, and what hangs on it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pagekit.typeset.page import TextBox, walk
from tests.ink.conftest import PACKS, STORIES, Samples
from tests.ink.heard import Heard, marks

PAIRS = [(name, pack) for name in STORIES for pack in PACKS]
BLOCKS = {"P", "H1", "H2", "H3", "Caption", "Lbl", "TH", "TD", "Code", "Figure", "Link", "Span"}


@pytest.fixture
def tree(sample: Samples, request: pytest.FixtureRequest) -> Heard:
    """What a sample's PDF tells."""
    return sample(*request.param).tree


def of(name: str, pack: str = "print-article") -> pytest.MarkDecorator:
    """The tree of one sample."""
    return pytest.mark.parametrize("tree", [(name, pack)], indirect=True, ids=[f"{name} in {pack}"])


def words(found: Heard) -> str:
    return " ".join(found.said.replace("\u00ad", "").split())


@of("night-train")
def test_a_paragraph_over_two_pages_is_one(tree: Heard) -> None:
    over = [each for each in tree.walk() if len({page for page, _ in each.marks}) > 1]
    assert over
    for each in over:
        first, last = (page for page, _ in each.marks)
        assert each.tag == "P" and last == first + 1
        assert words(each)[0].isupper() and words(each).endswith((".", "”"))


@pytest.mark.parametrize("pack", PACKS)
def test_a_paragraph_over_two_columns_is_one(pack: str, sample: Samples) -> None:
    made = sample("night-train", pack)
    composition = made.made.page.composition
    assert composition is not None
    boxes = [item for page in composition.pages for item in walk(page.items) if isinstance(item, TextBox)]
    # In the next column its lines begin further up.
    over = [box for box in boxes if any(piece.top > later.top for piece, later in pairwise(box.pieces))]
    assert over
    said = [words(each) for each in made.tree.all("P")]
    for box in over:
        (own,) = [text for text in said if printed(box) in text]
        assert own.endswith((".", "?", "”"))


def printed(box: TextBox) -> str:
    """The words of a box."""
    lines = (line for piece in box.pieces for line in piece.lines)
    ends = (("".join(run.text for run in line.runs), line.spaced and not line.hyphen) for line in lines)
    text = "".join(text + " " * spaced for text, spaced in ends)
    # A space that binds is a space to whoever listens.
    return " ".join(text.replace("\u00ad", "").split())


def test_a_link_over_two_lines_is_one(sample: Samples) -> None:
    every = [
        each
        for name, pack in PAIRS
        for each in sample(name, pack).tree.all("Link")
        if "/QuadPoints" in each.annotations[0]
    ]
    assert every
    for over in every:
        (annotation,) = over.annotations
        assert len(over.marks) == 1
        assert len(annotation.QuadPoints) >= 16 and len(annotation.QuadPoints) % 8 == 0
        assert str(annotation.Contents) == over.said.strip()


@pytest.mark.parametrize("tree", PAIRS, indirect=True, ids=" in ".join)
def test_every_sample_is_told_in_order(tree: Heard) -> None:
    assert tree.tag == "Document"
    heads = [int(each.tag[1]) for each in tree.walk() if each.tag in {"H1", "H2", "H3", "H4"}]
    assert heads[0] == 1 and heads.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(heads))
    for each in tree.walk():
        assert each.kids or each.marks or each.annotations or each.tag in {"TD", "TH"}, each
        assert not each.marks or each.tag in BLOCKS, each
    for link in tree.all("Link"):
        assert len(link.annotations) == 1
        (annotation,) = link.annotations
        assert str(annotation.Contents) == (words(link) or link.all("Figure")[0].entries["Alt"])
    for figure in tree.all("Figure"):
        assert figure.entries["Alt"] and figure.entries["BBox"]


@pytest.mark.parametrize("tree", PAIRS, indirect=True, ids=" in ".join)
def test_every_list_and_table_is_whole(tree: Heard) -> None:
    for made in tree.all("L"):
        assert {kid.tag for kid in made.kids} == {"LI"}
        assert made.entries["ListNumbering"] in {"/Decimal", "/Disc"}
        for item in made.kids:
            if [kid.tag for kid in item.kids] == ["LBody"]:
                # It goes on from the page before, with the rest of a list in it.
                assert [kid.tag for kid in item.kids[0].kids] == ["L"]
                continue
            assert [kid.tag for kid in item.kids] == ["Lbl", "LBody"]
            wanted = "0123456789" if made.entries["ListNumbering"] == "/Decimal" else "•–"
            assert item.kids[0].said[0] in wanted
    for table in tree.all("Table"):
        assert [kid.tag for kid in table.kids if kid.tag != "Caption"] == ["THead", "TBody"]
        rows = table.all("TR")
        assert len({len(row.kids) for row in rows}) == 1
        # Over the heads of rows there may be nothing.
        told = [(kid.tag, kid.entries.get("Scope")) for kid in rows[0].kids if kid.said]
        assert told == [("TH", "/Column")] * len(told) and len(told) >= len(rows[0].kids) - 1


@of("bakery-ledger")
def test_a_list_in_a_list_is_in_its_item(tree: Heard) -> None:
    # Three rules, of which the second has three of its own.
    (rules,) = [made for made in tree.all("L") if words(made).startswith("1. Пишет тот, кто берёт хлеб")]
    plain, nested = ("LI", ("Lbl",), ("LBody", ("P",))), ("L", *[("LI", ("Lbl",), ("LBody", ("P",)))] * 3)
    assert rules.told() == ("L", plain, ("LI", ("Lbl",), ("LBody", ("P",), nested)), plain)


@of("saiga-road")
def test_another_language_is_said(tree: Heard) -> None:
    said = {words(each): each.entries["Lang"] for each in tree.walk() if "Lang" in each.entries}
    assert set(said.values()) == {"ru"}
    assert said["The Steppe Courier"] == "ru"
    (document,) = tree.all("Document")
    (headline,) = tree.all("H1")
    assert "Lang" not in document.entries and "Lang" not in headline.entries


@pytest.mark.parametrize(("name", "pack"), PAIRS)
def test_every_piece_of_marked_content_has_one_owner(name: str, pack: str, sample: Samples) -> None:
    made = sample(name, pack)
    owned = [mark for each in made.tree.walk() for mark in each.marks]
    assert sorted(owned) == sorted(marks(made.document))


@pytest.mark.parametrize(("name", "pack"), PAIRS)
def test_page_labels_are_the_folios(name: str, pack: str, sample: Samples) -> None:
    made = sample(name, pack)
    composition = made.made.page.composition
    assert composition is not None
    labels = [page.label for page in made.document.pages]
    assert labels == [page.name for page in composition.pages]
    # One that opens with a picture over the whole page opens at the left.
    assert labels[0] in ({"1"} if pack == "print-article" else {"1", "2"})


def test_a_magazine_that_opens_with_a_picture_opens_at_folio_two(sample: Samples) -> None:
    assert [page.label for page in sample("night-train", "magazine").document.pages] == ["2", "3", "4"]


def test_what_a_story_is_told_by_comes_first_in_the_outline(sample: Samples) -> None:
    with sample("night-train", "print-article").document.open_outline() as outline:
        (story,) = outline.root
        assert story.title == "On night train 43, tea keeps the timetable"
        assert [each.title for each in story.children] == [
            "Departure",
            "The steppe at sixty",
            "Three in the morning",
            "The river",
        ]
        assert [[each.title for each in head.children] for head in story.children][1] == [
            "What he has stopped for"
        ]
