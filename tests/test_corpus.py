"""Real articles, where they lie beside the checkout → a page and a PDF each, and no word of any body lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

import pagekit
from pagekit.house import (
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    StoryBlock,
    TableText,
    dress,
    plain,
)

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "18f"
FILES = sorted(CORPUS.glob("*.md"))
SITE = pagekit.Publication(
    name="Eighteen",
    url="https://eighteen.example",
    ad_contacts=(pagekit.AdContact(phone="+7(700) 388 81 09"),),
)
pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside this checkout")


@dataclass(frozen=True)
class Made:
    """What became of one article: `lost` are the texts of its story that the PDF does not hold."""

    name: str
    html_bytes: int
    pages: int
    lost: tuple[str, ...]
    engine: tuple[str, ...]


def letters(text: str) -> str:
    """Letters and digits alone: line ends, hyphens and spaces are the page's, not the story's."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def texts(blocks: Iterable[StoryBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case ParagraphText() | HeadingText():
                yield plain(block.runs)
            case QuoteText():
                yield from map(plain, (*block.paragraphs, block.attribution))
            case ListText():
                yield from _items(block.items)
            case Figure():
                yield from (plain(block.caption), block.credit or "")
            case TableText():
                yield from (plain(cell) for row in (block.header, *block.rows) for cell in row)
            case CodeText():
                yield from block.text.splitlines()
            case FactboxText():
                yield plain(block.title)
                yield from texts(block.body)


def _items(items: Iterable[ItemText]) -> Iterator[str]:
    for item in items:
        yield from map(plain, item.paragraphs)
        yield from _items(item.items)


def pdf_letters(data: bytes, name: str, told: tuple[str, ...]) -> str:
    """The PDF's letters in the order they are drawn, without running heads and folios: they part what they stand in.

    `told` is what may stand beside the publication's name: the story's head, or its section where the head is too long.
    """
    document = pypdfium2.PdfDocument(data)
    pages = []
    for number in range(len(document)):
        text = letters(document[number].get_textpage().get_text_range())
        # Margin boxes are drawn last: the folio, and on all pages but the first the running heads.
        if number:
            # The head is shortened at a word where it is long.
            text, _name, running = text.rpartition(name)
            assert any(whole.startswith(running) for whole in told)
        assert text.endswith(str(number + 1))
        text = text.removesuffix(str(number + 1))
        pages.append(text)
    document.close()
    return "".join(pages)


def make(path: Path, kept: Path) -> Made:
    article = pagekit.read_article(path)
    page = pagekit.render_html(article, publication=SITE, cache=kept)
    pdf = pagekit.render_pdf(article, publication=SITE)
    story = dress(article, SITE)
    told = letters(plain(story.headline)), letters(story.section or "")
    drawn = pdf_letters(pdf.data, letters(SITE.name), told)
    lost = tuple(text for text in texts(story.body) if not _held(letters(text), drawn))
    engine = tuple(note.what for note in pdf.report.with_code("engine"))
    return Made(path.name, len(page.html), pdf.page_count, lost, engine)


def _held(text: str, drawn: str) -> bool:
    """Whole, or in two pieces where it goes on on the next page."""
    if text in drawn:
        return True
    head = next(size for size in range(len(text) - 1, -1, -1) if text[:size] in drawn)
    return bool(head) and text[head:] in drawn


@pytest.fixture(scope="module")
def made(kept_pictures: Path) -> list[Made]:
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(make, kept=kept_pictures), FILES))


def test_every_article_becomes_a_page_and_a_pdf(made: list[Made]) -> None:
    assert len(made) == len(FILES)
    assert all(each.pages >= 1 and each.html_bytes > 1_000 for each in made)


def test_no_word_of_any_body_is_lost_in_print(made: list[Made]) -> None:
    assert {each.name: each.lost for each in made if each.lost} == {}


def test_the_engine_has_nothing_to_complain_of(made: list[Made]) -> None:
    assert {each.name: each.engine for each in made if each.engine} == {}
