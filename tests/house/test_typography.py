"""runs → the same runs with the quotes, dashes and spaces of their language.

In the tables "·" is a no-break space, "˙" a narrow one.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.house.habits import HABITS
from pagekit.house.story import LINE_BREAK, Run
from pagekit.house.typography import set_runs, set_spaces, set_text


def shown(text: str, lang: str) -> str:
    return set_text(text, lang).replace("\u00a0", "·").replace("\u202f", "˙")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Степь - это море", "Степь·— это море"),
        ("Степь -- это море", "Степь·— это море"),
        ("Степь — это море", "Степь·— это море"),
        ("- Привет, - сказал он.", "—·Привет,·— сказал он."),
        ("кто-то из-за угла", "кто-то из-за угла"),
        ("слово--слово", "слово—слово"),
        ("Он жил в Алматы и у моря", "Он жил в·Алматы и·у·моря"),
        ("На заре не спят", "На·заре не·спят"),
        ("для всех", "для всех"),
        ("сказал же он бы", "сказал·же он·бы"),
        ("А. К. Имя", "А.·К.·Имя"),
        ("т. е. и т. д. Он", "т.·е. и·т.·д. Он"),
        ("ул. Абая, им. Абая, г. Алматы", "ул.·Абая, им.·Абая, г.·Алматы"),
        ("в 2014 г. Потом", "в·2014·г. Потом"),
        ("5 км, 10 000 ₸, 7 %, № 5, рис. 2", "5·км, 10·000·₸, 7·%, №·5, рис.·2"),
        ("15 августа, XX в.", "15·августа, XX·в."),
        ("2014 500", "2014 500"),
        ("1941-1945 годы", "1941–1945 годы"),
        ("10-20 %", "10–20·%"),
        ("счёт 2-1, дом 5-7", "счёт 2-1, дом 5-7"),
        ("звоните +7 700 388 81 09", "звоните +7·700·388·81·09"),
        ("ждём...", "ждём…"),
        ("ждём.....", "ждём....."),
        ('Газета "Степь"', "Газета «Степь»"),
        ("В\u2028лодке", "В\u2028лодке"),
        ("O'Neill", "O’Neill"),
        ("проф. И. Иванов, акад. А. Б. Ли, д-р Ли", "проф.·И.·Иванов, акад.·А.·Б.·Ли, д-р·Ли"),
        ("Иванов И. И., пл. Победы", "Иванов·И.·И., пл.·Победы"),
        ("10 ч 30 мин, n° 5", "10·ч 30·мин, n°·5"),
        ("стр. 5--10, слово---слово", "стр.·5–10, слово—слово"),
        ("фильм 'It's over' и Kazan'", "фильм ‘It’s over’ и·Kazan'"),
    ],
)
def test_russian(text: str, expected: str) -> None:
    assert shown(text, "ru") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("kk", '"Егемен" - 2014 ж. 5 млн теңге', "«Егемен»·— 2014·ж. 5·млн теңге"),
        ("kk", "15 тамыз", "15·тамыз"),
        ("en", "-5 °C, -5.5 degrees, 5-7 °C and x-5 °", "−5·°C, −5.5 degrees, 5–7·°C and x-5·°"),
        ("ru", "-5 градусов, 2020-2021 гг.", "−5 градусов, 2020–2021·гг."),
        ("it", 'l\'"altro" e "l\'uno"', "l’«altro» e «l’uno»"),
        ("es", "Sr. Li, pág. 5", "Sr.·Li, pág.·5"),
        ("pl", "10 zł, ul. Ala", "10·zł, ul.·Ala"),
        ("uk", "м. Київ, 10 грн", "м.·Київ, 10·грн"),
        ("kk", "Алматы қ., Қарасай ауд. тұрады", "Алматы·қ., Қарасай·ауд. тұрады"),
        ("kk", "проф. И. Ли", "проф.·И.·Ли"),
        ("en", "pp. 10--20, a---b, a --- b", "pp.·10–20, a—b, a·— b"),
        ("en", "'It's over', she said: 'It's late.'", "‘It’s over’, she said: ‘It’s late.’"),
        ("en", "Mr Smith and Dr. Li met Sir Ian", "Mr·Smith and Dr.·Li met Sir·Ian"),
        ("en", "from 10 a.m. to 5 pm, £10 bn", "from 10·a.m. to 5·pm, £10·bn"),
        ("en", "I am 10 and amused, a Mr and a Ms", "I am 10 and amused, a Mr and a Ms"),
        ("de", "Frau Müller, um 10 Uhr, Nr. 5", "Frau·Müller, um 10·Uhr, Nr.·5"),
        ("fr", "Mme Li, n° 5, 10 h 30, « Oui »", "Mme·Li, n°·5, 10·h 30, «˙Oui˙»"),
        ("kk", "XX ғ. басы, Һ. Абай, Ұ. Абай, Ә. Қ. Абай", "XX·ғ. басы, Һ.·Абай, Ұ.·Абай, Ә.·Қ.·Абай"),
        ("en", "It - as ever - is", "It·– as ever·– is"),
        ("en-US", "It - as ever -- is", "It·— as ever·— is"),
        ("en", "It--as ever--is", "It—as ever—is"),
        ("en", "run --help or x--y", "run --help or x—y"),
        ("en", "J. K. Rowling met Dr. Brown on 15 August", "J.·K.·Rowling met Dr.·Brown on 15·August"),
        ("en", "5 km, 3 million, p. 5, No. 7", "5·km, 3·million, p.·5, No.·7"),
        ("en", "10-12 km but 555-1234 and 12-10 km", "10–12·km but 555-1234 and 12-10·km"),
        ("en", "2026-01-15 and 1999-1990", "2026-01-15 and 1999-1990"),
        ("de", '"Ja" - am 15. August, z. B. Nr. 5', "„Ja“·– am 15.·August, z.·B.·Nr.·5"),
        ("fr", '"Oui" : l\'heure ? Non !', "«˙Oui˙»·: l’heure˙? Non˙!"),
        ("fr", "«Oui» et « non »", "«˙Oui˙» et «˙non˙»"),
        ("fr", "Il dit: non! Vraiment? Oui; bon.", "Il dit·: non˙! Vraiment˙? Oui˙; bon."),
        (
            "fr",
            "Quoi?! «Ah!» (Non?) Assez!!! «Oui»: «non»;",
            "Quoi˙?! «˙Ah˙!˙» (Non˙?) Assez˙!!! «˙Oui˙»·: «˙non˙»˙;",
        ),
        ("fr", "ex.: à 10:30, 16:9; 5 %: oui…?", "ex.·: à 10:30, 16:9˙; 5·%·: oui…˙?"),
        (
            "fr",
            "https://x.fr/?a=1;b! et a@b.fr; &amp; std::x :-) (!)",
            "https://x.fr/?a=1;b! et a@b.fr; &amp; std::x·:-) (!)",
        ),
        ("fr-CA", "Il dit: non! «Oui»; bon ?", "Il dit·: non! «˙Oui˙»; bon˙?"),
        ("ar", '"نعم" - 5 %', "«نعم»·– 5·%"),
        ("cs", "v lese a u moře", "v·lese a·u·moře"),
        ("pl", "w lesie i u morza", "w·lesie i·u·morza"),
        ("ja", '"x" - y... 5 km', '"x" - y... 5·km'),
    ],
)
def test_other_languages(lang: str, text: str, expected: str) -> None:
    assert shown(text, lang) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/b--c...d",
        "www.a.example/'x'/y",
        "oneill--x@mail.example",
        "mailto:a...b@c.example",
    ],
)
def test_addresses_in_the_text_are_left_alone(text: str) -> None:
    assert set_text(f'"{text}"', "en") == f"“{text}”"


def test_spaces_alone_may_be_set() -> None:
    runs = (Run('«Oui» : "non" !'), Run("a «b»", code=True))
    assert [run.text for run in set_spaces(runs, "fr-CA")] == [
        '«\u202fOui\u202f»\u00a0: "non"\u202f!',
        "a «b»",
    ]
    assert set_spaces(runs, "en") == runs


def test_code_is_left_alone_and_read_past() -> None:
    runs = (Run('Наберите "'), Run('x - "y" -- z...', code=True), Run('" и в '), Run("нём", strong=True))
    assert [run.text for run in set_runs(runs, "ru")] == [
        "Наберите «",
        'x - "y" -- z...',
        "» и\u00a0в\u00a0",
        "нём",
    ]


def test_a_link_that_is_its_own_address_is_left_alone() -> None:
    link = Run("a.example/b--c", href="https://a.example/b--c")
    assert set_runs((link,), "en") == (link,)
    words = Run("it's here", href="https://a.example/")
    assert set_runs((words,), "en")[0].text == "it’s here"


def test_a_quote_opens_in_one_look_and_closes_in_another() -> None:
    runs = (Run('"'), Run("Да", emphasis=True), Run(", - сказал он. - "), Run('Нет"', strong=True))
    assert "".join(run.text for run in set_runs(runs, "ru")) == "«Да,\u00a0— сказал он.\u00a0— Нет»"


def test_a_run_keeps_its_own_words_when_others_shrink() -> None:
    runs = (Run("one..."), Run("two...", strong=True), Run("a--b"), Run("end", emphasis=True))
    assert [run.text for run in set_runs(runs, "en")] == ["one…", "two…", "a—b", "end"]


def test_signs_that_two_looks_share_stay_with_their_looks() -> None:
    runs = (Run("wait.."), Run(".", strong=True), Run("a-"), Run("-b", strong=True))
    assert set_runs(runs, "en") == runs


PIECES = st.sampled_from(
    [
        *"\"'«»„“”‘’-.,()!?:;…—–/% №aБвs5\ufffc",
        *("--", "...", "\u00a0", "\u202f", LINE_BREAK, "10", "2014", " км", "же", "г.", "tis", "90s"),
        *("https://a.example/b", "x@y.example", "+7 700 388 81 09", "1.5-2 км", "1941-1945", "15 мая"),
        *("т. е.", "А. К. Имя"),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)
RUNS = st.lists(
    st.builds(
        Run,
        TEXTS,
        strong=st.booleans(),
        code=st.sampled_from([False, False, True]),
        href=st.sampled_from([None, None, "https://a.example/b"]),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
LANGS = st.sampled_from([*HABITS, "ja"])


@settings(max_examples=100)
@given(RUNS, LANGS)
def test_setting_twice_changes_nothing(runs: tuple[Run, ...], lang: str) -> None:
    once = set_runs(runs, lang)
    assert set_runs(once, lang) == once


@settings(max_examples=100)
@given(RUNS, LANGS)
def test_letters_and_figures_stay(runs: tuple[Run, ...], lang: str) -> None:
    once = set_runs(runs, lang)
    assert len(once) == len(runs)
    for before, after in zip(runs, once, strict=True):
        assert [sign for sign in before.text if sign.isalnum()] == [
            sign for sign in after.text if sign.isalnum()
        ]
        assert not before.code or before == after


@given(st.text(max_size=300), LANGS)
def test_any_text_can_be_set(text: str, lang: str) -> None:
    once = set_text(text, lang)
    assert set_text(once, lang) == once
    assert [sign for sign in once if sign.isalnum()] == [sign for sign in text if sign.isalnum()]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "'" * 100_000,
        '"a ' * 33_000,
        "a'" * 20_000,
        "- " * 50_000,
        "a--" * 33_000,
        "http://" * 14_000,
        "a" * 100_000,
        "a@" * 50_000,
        "+1" * 50_000,
        "1 " * 50_000,
        "1-2 " * 25_000,
        "«" * 100_000,
        "в " * 50_000,
        "." * 100_000,
    ],
    ids=lambda text: text[:4],
)
def test_hostile_text_is_set(text: str) -> None:
    for lang in ("ru", "en", "fr"):
        once = set_text(text, lang)
        assert [sign for sign in once if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
