"""a paragraph → what is said in it whole, and by whom."""

from __future__ import annotations

import pytest

from pagekit.house.spoken import speeches


def said(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(speech.said, speech.speaker) for speech in speeches(text, lang)]


WHOLE = [
    ("“We have done it with less,” says Aigul Sadyk.", "We have done it with less.", "Aigul Sadyk"),
    ("“We have done it with less,” Aigul Sadyk told us.", "We have done it with less.", "Aigul Sadyk"),
    ("“We have done it with less”, said Dr. Lim, who counts them.", "We have done it with less.", "Dr. Lim"),
    ("“We have done it with less,” says one of the neighbours.", "We have done it with less.", ""),
    ("“We have done it with less.” That is how Aigul Sadyk puts it.", "We have done it with less.", ""),
    ("“We have done it with less,” says Kazakhstan’s oldest gauger.", "We have done it with less.", ""),
    ("The list is short. “We have done it with less,” said Sadyk.", "We have done it with less.", ""),
    ("Aigul Sadyk says: “We have done it with less.”", "We have done it with less.", "Aigul Sadyk"),
    ("The bookkeeper says, “We have done it with less.”", "We have done it with less.", ""),
    ("“He told me ‘No’ twice, and ‘never’ once,” said Sofia Mun.", "He told me ‘No’ twice, and ‘never’ once.", "Sofia Mun"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), WHOLE)
def test_speech_is_found_with_who_says_it_where_that_is_plain(text: str, words: str, speaker: str) -> None:
    assert said(text) == [(words, speaker)]


OTHERS = [
    ("ru", "«Мы обходились и меньшим», — говорит Айгуль Садык.", "Мы обходились и меньшим", "Айгуль Садык"),
    ("ru", "«Мы обходились и меньшим», — считает сторож.", "Мы обходились и меньшим", ""),
    ("ru", "Айгуль Садык говорит: «Мы обходились и меньшим».", "", ""),
    ("ru", "Айгуль Садык говорит: «Мы обходились и меньшим!»", "Мы обходились и меньшим!", "Айгуль Садык"),
    ("ru", "«Я читал в газете «Степь», что дождя не будет», — сказал Пётр Ли.", "Я читал в газете «Степь», что дождя не будет", "Пётр Ли"),
    ("kk", "«Бір қысқа шыдаса, он қысқа шыдайды», — дейді Айгүл Садық.", "Бір қысқа шыдаса, он қысқа шыдайды", "Айгүл Садық"),
    ("kk", "«Күзде сұраңыз», — деп түсіндірді Ерлан Тоқай.", "Күзде сұраңыз", "Ерлан Тоқай"),
    ("de", "„Wir haben es mit weniger gemacht.“ Das sagt Anna Weiß.", "Wir haben es mit weniger gemacht.", ""),
    ("de", "„Wir haben es mit weniger gemacht“, sagt Anna Weiß.", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "speaker"), OTHERS)
def test_other_languages_have_marks_and_verbs_of_their_own(
    lang: str, text: str, words: str, speaker: str
) -> None:
    assert said(text, lang) == ([(words, speaker)] if words else [])


NONE = [
    "“We have,” she said, “no other choice than this.”",
    "«Мы обходились, — говорит сторож, — и меньшим».",
    "«Мы обходились и меньшим, — говорит сторож. — Спросите осенью».",
    "The storm was “of the ordinary kind”, as they said.",
    "She calls it “The day that we do not speak about.”",
    "“The Long Way Home,” a novel by Anna Weiss, is out.",
    "“The Long Way Home to the House on the Hill.” It is out.",
    "On the sign stands: “Dogs and people without shoes stay outside.”",
    "“We have not closed these marks, said Aigul Sadyk.",
    "“it begins in the middle of something,” says Aigul Sadyk.",
    "“We have done it [with less],” says Aigul Sadyk.",
    "“”",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_whole_speech_is_left(text: str) -> None:
    assert said(text) == []


def test_who_goes_on_speaking_is_the_same() -> None:
    text = "“We do not ask,” says Sofia Mun. “A library where one is asked is an office.”"
    assert said(text)[1] == ("A library where one is asked is an office.", "Sofia Mun")
    other = text + " That is how the bookkeeper puts it."
    assert said(other)[1][1] == ""
    assert said(text.replace("Mun. “A", "Mun. Then nobody spoke. “A"))[1][1] == ""
