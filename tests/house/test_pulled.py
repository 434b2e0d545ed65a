"""a story → the lines of its speech that may be set as display."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.house import dress
from pagekit.house.pulled import LONG, OFFERED, pulled
from pagekit.house.story import Story, plain
from pagekit.model import Article, Publication

SITE = Publication(name="The Courier", lang="en")
FILL = " ".join(["The water rose and fell again in the night, as it does."] * (LONG // 12 + 1))


def story(*paragraphs: str, lang: str = "en", **fields: Any) -> Story:
    body = [{"kind": "paragraph", "text": text} for text in (FILL, *paragraphs)]
    given = {"id": "own", "headline": "Head", "lang": lang, "body": body} | fields
    return dress(Article.model_validate(given), SITE)


def lines(told: Story) -> list[tuple[str, str]]:
    return [
        (plain(quote.paragraphs[0]).replace("\u00a0", " "), plain(quote.attribution))
        for quote in pulled(told)
    ]


def test_a_line_of_a_named_speaker_stands_without_marks_and_another_between_them() -> None:
    told = story(
        '"Ask me again in the autumn of this year," says a neighbour.',
        '"I would do it again, only slower," says Aigul Sadyk.',
    )
    assert lines(told) == [
        ("I would do it again, only slower.", "Aigul Sadyk"),
        ("“Ask me again in the autumn of this year.”", ""),
    ]
    assert all(quote.pull for quote in pulled(told))


def test_a_pull_quote_is_words_of_the_text_and_nothing_else() -> None:
    told = story('"I would do it again, only slower," says Aigul Sadyk.')
    (quote,) = pulled(told)
    text = " ".join(plain(runs) for block in told.body for runs in block.texts)
    assert plain(quote.paragraphs[0]).rstrip(".") in text


def test_of_a_long_speech_the_best_sentences_are_offered() -> None:
    speech = (
        "It was late. Nobody writes a letter to say thank you for a lamp. And then they went, with all of the folders that they "
        "had brought for the purpose on the day before, which was a holiday."
    )
    assert lines(story(f'"{speech}" He laughed.')) == [
        ("“Nobody writes a letter to say thank you for a lamp.”", ""),
        ("“It was late. Nobody writes a letter to say thank you for a lamp.”", ""),
    ]


def test_russian_and_kazakh_lines() -> None:
    ru = story("«Мы не против, мы против того, что узнаём последними», — говорит Дина Омар.", lang="ru")
    assert lines(ru) == [("Мы не против, мы против того, что узнаём последними", "Дина Омар")]
    kk = story("«Бір қысқа шыдаса, он қысқа шыдайды», — дейді есепші.", lang="kk")
    assert lines(kk) == [("«Бір қысқа шыдаса, он қысқа шыдайды»", "")]


SPEECH = '"I would do it again, only slower," says Aigul Sadyk.'
NOTHING = {
    "too short": ('"Ask me again," says Aigul Sadyk.', {}),
    "too long": ('"I would do it again' + ", and again" * 8 + '," says Aigul Sadyk.', {}),
    "it leans": ('"They would do it again, only slower," says Aigul Sadyk.', {}),
    "the head says it": (SPEECH, {"headline": "“I would do it again, only slower”"}),
    "the deck says it": (SPEECH, {"deck": "Sadyk: I would do it again, only slower."}),
    "no speech": ("The old parts were sold and paint was bought with the money.", {}),
}


@pytest.mark.parametrize("case", NOTHING)
def test_nothing_is_pulled(case: str) -> None:
    text, fields = NOTHING[case]
    assert lines(story(text, **fields)) == []


def test_nothing_of_a_short_story_or_one_that_has_its_own() -> None:
    body = [{"kind": "paragraph", "text": text} for text in (FILL, SPEECH)]
    assert lines(story(body=body))
    assert not lines(story(body=body[1:]))
    own = {"kind": "quote", "text": "The water rose and fell.", "pull": True}
    assert not lines(story(body=[*body, own]))
    same = {"kind": "quote", "text": "I would do it again, only slower."}
    assert not lines(story(body=[*body, same]))


def test_nothing_of_what_is_asked_or_may_be_cut() -> None:
    body = [{"kind": "paragraph", "text": FILL}, {"kind": "paragraph", "text": SPEECH, "optional": True}]
    assert not lines(story(body=body))


def test_so_many_are_offered_each_once() -> None:
    tail = ("paint", "nails", "glass", "wire", "wood", "rope", "tin", "lead")
    said = [f'"Nobody brings a bill of this kind for {what}," says Aigul Sadyk.' for what in tail]
    found = lines(story(*said, *said))
    assert len(found) == OFFERED == len(set(found))
    assert [words.split()[-1] for words, _ in found] == [f"{what}." for what in tail[:OFFERED]]
