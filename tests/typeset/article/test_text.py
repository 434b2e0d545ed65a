"""a story's matter → the same with its first short quotation, or its first paragraph, large where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import ParagraphText, QuoteText, Run
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Typesetter
from pagekit.typeset.article.draft import Choice, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.text import article_matter, displayed, with_opener
from pagekit.typeset.matter import FlowBox, FlowText
from pagekit.typeset.sheet.area import Sheet

COURIER = Path(__file__).parents[3] / "examples" / "courier"
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
SAID = "The island is not ours. We are its guests from May on."


@cache
def ground(words: str = SAID, pack: str = "magazine") -> Ground:
    manifest = find_layout(pack).printed
    publication = pagekit.read_publication(COURIER / "publication.toml")
    story = dress(pagekit.read_article(COURIER / "articles" / "night-train.md"), publication)
    quote = QuoteText(((Run(words),),), (Run("Dana Serik, ferryman"),))
    text = ParagraphText((Run((SENTENCE * 4).strip()),))
    story = replace(story, lead=None, more_photos=(), corrections=(), related=(), body=(text, quote, text))
    sheet = Sheet(manifest.papers["a4"], manifest.baseline.points, manifest.between.points, 3)
    setter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Ground.of(story, manifest, setter, sheet, ArticleMatter({}, {}))


def test_a_quotation_is_large_where_it_was_said() -> None:
    matter = article_matter(ground(), with_lead=False)
    large = displayed(matter, ground())
    assert large
    kinds = [flow.kind if isinstance(flow, FlowBox) else flow.role for flow in large[0]]
    assert kinds[:3] == ["", "pull", ""], "between the same two paragraphs"
    (box,) = [flow for flow in large[0] if isinstance(flow, FlowBox)]
    assert box.floats is False, "it is part of the text and goes nowhere"
    assert not [
        flow for flow in large[0] if isinstance(flow, FlowText) and flow.role in {"quoted", "quote-by"}
    ]


def test_what_it_takes_more_is_foretold() -> None:
    drafter, plain = Drafter(ground(), lambda _free: 0.0), Choice(headline=ground().matter.headline)
    more = drafter.quote_lines(plain)
    assert more and 2 <= more <= 8
    small, large = (drafter.draft(replace(plain, large_quote=quote)) for quote in (False, True))
    assert 0 < small.free - large.free <= more


@pytest.mark.parametrize("words", [SAID * 4, ""])
def test_a_long_quotation_and_none_stay_as_they_are(words: str) -> None:
    own = ground(words)
    assert displayed(article_matter(own, with_lead=False), own) is None


@cache
def bare(letters: int = 400, deck: str = "") -> Ground:
    """The ground of a story whose first paragraph has so many letters."""
    own = ground()
    first = ParagraphText((Run((SENTENCE * 20)[:letters].strip()),))
    told = replace(own.story, deck=((Run(deck),),) if deck else (), body=(first, *own.story.body))
    return replace(own, story=told)


def test_a_first_paragraph_may_be_set_as_a_deck() -> None:
    matter = article_matter(bare(), with_lead=False)
    opened = with_opener(matter, bare(), "deck")
    assert opened
    first, before = opened[0][0], matter[0]
    assert isinstance(first, FlowText) and isinstance(before, FlowText)
    assert first.paragraph.text == before.paragraph.text and first.role == before.role
    assert (first.drop_cap, first.paragraph.style.size) == (0, bare().stick.style("deck").size)
    assert opened[0][1:] == matter[1:]
    assert 10 < opened[1] < 30, "lines of a column that it takes more"


@pytest.mark.parametrize(
    ("own", "style"), [((700, ""), "deck"), ((400, "The river."), "deck"), ((400, ""), "nosuchstyle")]
)
def test_a_long_one_or_one_under_a_deck_is_not(own: tuple[int, str], style: str) -> None:
    assert with_opener(article_matter(bare(*own), with_lead=False), bare(*own), style) is None


def test_an_opener_that_goes_on_over_the_page_is_told() -> None:
    own = bare(590)
    drafter = Drafter(own, lambda _free: 0.0)
    plain = Choice(headline=own.matter.headline, opener="decklarge")
    parted = [drafter.draft(replace(plain, sink=sink)).opener_parted for sink in (0, 30)]
    assert parted == [False, True], "with so much air over the head its page is too short for it"
