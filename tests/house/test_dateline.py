"""a body + the place of filing → which paragraph carries the place, if any does."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from pagekit.house import dress
from pagekit.house.dateline import with_dateline
from pagekit.house.story import (
    BreakMark,
    FactboxText,
    Figure,
    HeadingText,
    ParagraphText,
    QuoteText,
    Run,
    Runs,
    Story,
    StoryBlock,
)
from pagekit.model import Article, Paragraph, Publication


def runs(text: str) -> Runs:
    return (Run(text),)


TEXT = ParagraphText(runs("The boats went out."))
NEXT = ParagraphText(runs("They came back."))
ASKED = ParagraphText((Run("Who are you?", strong=True),), question=True)
DATED = replace(TEXT, dateline="ALMATY")


@pytest.fixture
def story() -> Story:
    article = Article(
        id="boats", headline="Boats", dateline="ALMATY", body=(Paragraph(text="The boats went out."),)
    )
    return dress(article, Publication(name="Courier", lang="en"))


def test_the_first_paragraph_carries_it(story: Story) -> None:
    assert (story.body, story.dateline, story.dateline_alone) == ((DATED,), "ALMATY", None)
    assert DATED.opened == (Run("ALMATY", strong=True), Run(" — "), Run("The boats went out."))
    assert TEXT.opened == TEXT.runs


@pytest.mark.parametrize(
    "first",
    [
        HeadingText(runs("A head")),
        ASKED,
        ParagraphText(runs(" ")),
        QuoteText((runs("Said."),)),
        FactboxText(runs("Facts"), (TEXT,)),
        Figure("a.jpg", "A boat"),
        BreakMark(),
    ],
)
def test_it_stands_alone_where_the_text_begins_otherwise(first: StoryBlock, story: Story) -> None:
    told = replace(story, body=(first, TEXT))
    assert told.body == (first, TEXT)
    assert told.dateline_alone == "ALMATY"


def test_a_text_of_nothing_has_it_alone(story: Story) -> None:
    assert replace(story, body=()).dateline_alone == "ALMATY"


def test_one_paragraph_carries_it_whatever_is_changed(story: Story) -> None:
    assert replace(story, body=(NEXT, *story.body)).body == (replace(NEXT, dateline="ALMATY"), TEXT)
    assert replace(story, dateline="ASTANA").body == (replace(TEXT, dateline="ASTANA"),)
    assert pickle.loads(pickle.dumps(story)) == story  # noqa: S301 - made here


def test_a_story_whose_head_says_it_has_a_text_without(story: Story) -> None:
    told = replace(story, dateline=None)
    assert (told.body, told.dateline_alone) == ((TEXT,), None)


def test_a_text_without_a_dateline_is_left_as_it_is() -> None:
    assert with_dateline((ASKED, TEXT), None) == (ASKED, TEXT)
    assert with_dateline((), "ALMATY") == ()


def test_it_is_none_of_the_words(story: Story) -> None:
    assert (story.words, DATED.words, DATED.texts) == (4, 4, (TEXT.runs,))
    assert story.description == "The boats went out."
