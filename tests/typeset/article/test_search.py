"""the ways to set an article → which of them are set at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import ParagraphText, Run
from pagekit.layout import PrintManifest, find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Typesetter
from pagekit.typeset.article.draft import Choice, Draft, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.search import best_draft
from pagekit.typeset.sheet.area import Sheet

COURIER = Path(__file__).parents[3] / "examples" / "courier"
PACK: PrintManifest = find_layout("print-article").printed
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "


class Noted(Drafter):
    """A drafter that notes how much tighter each draft was to be."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.asked: list[int] = []

    def draft(self, choice: Choice) -> Draft:
        """The draft."""
        self.asked.append(choice.tighter)
        return super().draft(choice)


def drafter(paragraphs: int) -> Noted:
    """Of a story of so many paragraphs, without a picture."""
    publication = pagekit.read_publication(COURIER / "publication.toml")
    story = dress(pagekit.read_article(COURIER / "articles" / "tram-six.yaml"), publication)
    body = tuple(ParagraphText((Run((SENTENCE * 6).strip()),)) for _ in range(paragraphs))
    story = replace(story, lead=None, body=body, more_photos=(), corrections=())
    sheet = Sheet(PACK.papers["a4"], PACK.baseline.points, PACK.between.points, 2)
    setter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Noted(Ground.of(story, PACK, setter, sheet, ArticleMatter({}, {})))


@pytest.mark.parametrize(
    ("paragraphs", "last", "over", "asked"),
    [
        pytest.param(6, 1, 69, [0], id="one page"),
        pytest.param(7, 2, 5, [0, 5, 6], id="five lines over: tighter text may save the page"),
        pytest.param(8, 2, 16, [0], id="sixteen lines over: no text is so much tighter"),
        pytest.param(18, 3, 8, [0, 6], id="eight lines over: columns before may win one each"),
    ],
)
def test_only_what_may_save_a_page_is_set(paragraphs: int, last: int, over: int, asked: list[int]) -> None:
    noted = drafter(paragraphs)
    draft = best_draft(noted)
    assert (draft.last, draft.lines_on(last), noted.asked) == (last, over, asked)
