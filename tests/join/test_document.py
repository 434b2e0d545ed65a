"""PageInks + facts + files → a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from pagekit.errors import RenderError
from pagekit.ink.page import Element, PageInk
from pagekit.join import DocumentFacts, Written, join, write_pdf
from tests.join.pages import FACTS, Hand, paragraph_page


def boxes(page: PageInk) -> dict[str, list[float]]:
    """The boxes of a page."""
    with pikepdf.open(io.BytesIO(join([page], FACTS, {}).data)) as pdf:
        return {
            key: [float(edge) for edge in box]
            for key, box in pdf.pages[0].items()
            if str(key).endswith("Box")
        }


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = [paragraph_page("Ice on the river", label="7"), paragraph_page("Wind", bleed=9)]
    joined = join(pages, FACTS, {})
    assert joined.data == join(iter(pages), FACTS, {}).data
    assert joined.page_count == 2 and joined.notes == ()


def test_pages_are_written_as_they_come() -> None:
    to = io.BytesIO()
    sizes: list[int] = []

    def pages() -> Iterator[PageInk]:
        for words in ("Ice", "Wind", "Rain"):
            yield paragraph_page(words)
            sizes.append(len(to.getvalue()))

    assert write_pdf(pages(), FACTS, {}, to) == Written(3, ())
    assert sizes == sorted(set(sizes))
    assert to.getvalue() == join(map(paragraph_page, ("Ice", "Wind", "Rain")), FACTS, {}).data


def test_a_page_without_bleed_is_its_sheet() -> None:
    assert boxes(paragraph_page("Ice")) == {"/MediaBox": [0, 0, 400, 300]}


def test_bleed_is_around_the_page() -> None:
    assert boxes(paragraph_page("Ice", bleed=8.5)) == {
        "/MediaBox": [0, 0, 417, 317],
        "/CropBox": [8.5, 8.5, 408.5, 308.5],
        "/BleedBox": [0, 0, 417, 317],
        "/TrimBox": [8.5, 8.5, 408.5, 308.5],
    }


def test_bleed_moves_what_is_drawn() -> None:
    hand = Hand()
    hand.mark("0 0 10 10 re f", "Artifact")
    page = replace(hand.ink(), content=b"/Artifact BMC 0 0 10 10 re f EMC", marks=0, bleed=20)
    sheet = pypdfium2.PdfDocument(join([page], FACTS, {}).data)[0]
    assert sheet.get_size() == (400, 300), "a reader is shown what is left when the bleed is cut off"
    sheet.set_cropbox(*sheet.get_mediabox())
    drawn = sheet.render(scale=1).to_pil().convert("L")
    inked = [drawn.getpixel(place) for place in ((19, 319), (20, 319), (29, 310), (30, 309))]
    assert inked == [255, 0, 0, 255]


@pytest.mark.parametrize(("direction", "turned"), [("ltr", None), ("rtl", "/R2L")])
def test_the_title_is_shown_and_pages_turn_their_way(direction: str, turned: str | None) -> None:
    facts = replace(FACTS, lang="ar", direction=direction)
    with pikepdf.open(io.BytesIO(join([paragraph_page("Ice")], facts, {}).data)) as pdf:
        shown = pdf.Root.ViewerPreferences
        assert bool(shown.DisplayDocTitle) and shown.get("/Direction") == turned
        assert pdf.Root.Lang == "ar" and "/OpenAction" not in pdf.Root


def test_without_tags_nothing_is_said_of_structure() -> None:
    page = replace(paragraph_page("Ice"), elements=(Element("P", (9,)),))
    with pikepdf.open(io.BytesIO(join([page], DocumentFacts("A", "en", tagged=False), {}).data)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root and "/MarkInfo" not in pdf.Root
        assert "/StructParents" not in pdf.pages[0] and "/Tabs" not in pdf.pages[0]


def test_a_document_has_a_page() -> None:
    with pytest.raises(RenderError, match="without pages"):
        join([], FACTS, {})


@pytest.mark.parametrize(
    ("width", "height", "bleed"),
    [
        (14_401, 300, 0),
        (300, 14_390, 6),
        (2.9, 300, 0),
        (0, 0, 0),
        (-9, 9, 0),
        (float("nan"), 9, 0),
        (9, float("nan"), 0),
        (9, float("inf"), 0),
    ],
)
def test_a_page_that_no_reader_takes_is_refused(width: float, height: float, bleed: float) -> None:
    page = replace(paragraph_page("Ice"), width=width, height=height, bleed=bleed)
    with pytest.raises(RenderError, match=r"page 1: measures .* points; a page of PDF has from 3 to 14400"):
        join([page], FACTS, {})


def test_the_longest_page_is_taken() -> None:
    assert boxes(replace(paragraph_page("Ice"), width=14_400, height=3)) == {"/MediaBox": [0, 0, 14_400, 3]}
