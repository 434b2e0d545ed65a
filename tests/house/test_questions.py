"""the paragraphs of an interview → those that the interviewer asks."""

from __future__ import annotations

import pytest

from pagekit.house.questions import with_questions
from pagekit.house.story import BreakMark, ParagraphText, Run, Runs, StoryBlock


def strong(text: str) -> ParagraphText:
    return ParagraphText((Run(text, strong=True),))


ANSWER = ParagraphText((Run("Because."),))


def asked(*blocks: StoryBlock) -> list[bool]:
    return [isinstance(block, ParagraphText) and block.question for block in with_questions(blocks)]


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "— Why?",
        "Q: Why?",
        "Почему?..",
        "Why?!",
        "“Why?”",
        "لماذا؟",
        "なぜ？",
        "Γιατί\u037e",
        "ለምን፧",
        "Ինչո՞ւ՞",
        "⸮",
        "ꕉ꘏",
        "Why⁇",
        "Why⁈",
        "Why⁉",
        "Why‽",
    ],
)
def test_a_strong_paragraph_that_ends_with_a_question_mark(text: str) -> None:
    assert asked(ANSWER, strong(text), strong("And?"), ANSWER) == [False, True, True, False]


def test_one_that_stands_alone_is_asked_too() -> None:
    assert asked(ANSWER, strong("Tell us."), ANSWER, strong("Thank you.")) == [False, True, False, True]
    assert asked(BreakMark(), strong("Tell us."), ANSWER) == [False, True, False]


def test_strong_paragraphs_together_are_no_questions() -> None:
    assert asked(ANSWER, strong("Note one."), strong("Note two."), ANSWER) == [False] * 4


def test_an_introduction_is_none_but_an_opening_question_is() -> None:
    assert asked(strong("Who they are."), ANSWER) == [False, False]
    assert asked(strong("Who are you?"), ANSWER) == [True, False]


@pytest.mark.parametrize(
    "runs", [(Run("Why", strong=True), Run(" not?")), (Run("Why?"),), (Run("Why?", emphasis=True),)]
)
def test_a_paragraph_that_is_not_strong_throughout_is_none(runs: Runs) -> None:
    assert asked(ANSWER, ParagraphText(runs), ANSWER) == [False] * 3


def test_the_words_and_their_look_are_kept() -> None:
    runs = (Run("— Why", strong=True), Run(" "), Run("now?", strong=True, emphasis=True))
    (made,) = with_questions([ParagraphText(runs)])
    assert made == ParagraphText(runs, question=True)
