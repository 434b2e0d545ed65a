"""Words with their places of division drawn as hyphens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.notes import Severity
from pagekit.typeset.lines.hyphenate import LONGEST, Limits, limits_for, note_for, points

SHY = "\u00ad"


def divided(word: str, lang: str, limits: Limits | None = None, sign: str = "-") -> str:
    return sign.join(parts(word, lang, limits))


def parts(word: str, lang: str, limits: Limits | None = None) -> list[str]:
    cuts = (0, *points(word, lang, limits), len(word))
    return [word[start:end] for start, end in pairwise(cuts)]


def words(table: str) -> list[str]:
    return table.split()


ENGLISH = words("""
    re-search gov-ern-men-tal knowl-edge pho-tog-ra-phy chil-dren pres-i-dent ac-count-abil-ity es-tab-lished
    en-vi-ron-ment sig-nif-i-cantly com-mit-tee to-mor-row squished strengths through after under into
""")
RUSSIAN = words("""
    пра-ви-тель-ство здра-во-охра-не-ние элек-тро-стан-ция меж-ду-на-род-ный субъ-ект подъ-езд рай-он-ный май-ор
    ре-бё-нок са-мо-лёт трёх-лет-ний ак-тё-ры сен-тябрь се-мья ил-лю-стра-ция об-ра-зо-ва-ние уро-жай стра-на
    взгляд ещё цены ар-мия
""")
KAZAKH = words("""
    қа-зақ-стан қыр-ғыз-стан ба-ла-лар ор-на-лас-ты-ру мек-теп ала-қан қа-ла-лық мем-ле-кет-тік хал-қы-мыз
    құ-мырс-қа күң-гірт-теу жаң-ғырт-ты ұлт-тық төрт-бұ-рыш қыл-мыс-тық
    ба-уыр-лас да-уыс сау-да тә-уел-сіз-дік уа-қыт-ша жа-уап-кер-ші-лік тау-да-ғы та-уар-лар оқу-шы-лар ба-ру-ы-мыз
    да-йын-дық құ-йын-ды бай-ла-ныс ке-йін-гі қо-йы-лым қи-ын-дық ти-іс-ті са-я-хат аю-лар
    аяз оюлы қоян әуе тау ақыл
""")
KAZAKH_LOANS = words("""
    ар-мия ро-яль по-э-ма про-ект кон-троль кон-сти-ту-ция ин-фра-құ-ры-лым рес-пуб-ли-ка ми-нистр-лік
    аль-бом ком-пью-тер ко-ньяк субъ-ект объ-ект сен-тябрь пре-зи-дент-тік экс-пе-ди-ция фильм
""")


@pytest.mark.parametrize("expected", ENGLISH)
def test_english_is_divided_by_its_patterns(expected: str) -> None:
    assert divided(expected.replace("-", ""), "en") == expected


@pytest.mark.parametrize("expected", RUSSIAN)
def test_russian_keeps_two_letters_on_either_side(expected: str) -> None:
    assert divided(expected.replace("-", ""), "ru") == expected


@pytest.mark.parametrize("expected", KAZAKH)
def test_kazakh_is_divided_by_syllables(expected: str) -> None:
    assert divided(expected.replace("-", ""), "kk") == expected


@pytest.mark.parametrize("expected", KAZAKH_LOANS)
def test_kazakh_loans_keep_the_clusters_that_open_a_syllable(expected: str) -> None:
    assert divided(expected.replace("-", ""), "kk") == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de", "Ver-wal-tungs-ge-richt"),
        ("de-CH", "Zei-tungs-seite"),
        ("fr", "gou-ver-ne-ment"),
        ("es", "pe-rio-dis-ta"),
        ("it", "gior-na-li-sta"),
        ("pl", "dzien-ni-karz"),
        ("uk", "га-зе-та"),
        ("sr-Latn-RS", "no-vi-nar-stvo"),
        ("pt-BR", "jor-na-lis-ta"),
        ("en-GB", "ar-chae-ology"),
        ("en_US", "ar-chae-ol-ogy"),
        ("en", "ar-chae-ol-ogy"),
        ("EN-au", "ar-chae-ology"),
        ("kk-KZ", "ха-бар-лан-ды-ру"),
    ],
)
def test_a_region_falls_back_to_its_language(lang: str, expected: str) -> None:
    assert divided(expected.replace("-", ""), lang) == expected


@pytest.mark.parametrize(
    "word",
    [
        "b2bsoftware",
        "2026-year",
        "https://example.org/newspaper",
        "www.example.org",
        "editor@example.org",
        "government.example",
        "news/weather/today",
        "file_name_of_a_page",
        "UNICE",
        "information" * 20,
    ],
)
def test_what_is_never_divided(word: str) -> None:
    assert points(word, "en") == ()


def test_punctuation_around_a_word_is_looked_through() -> None:
    assert divided("«правительство»,", "ru") == "«пра-ви-тель-ство»,"
    assert divided("(government).", "en") == "(gov-ern-ment)."
    assert divided("Қазақстан —", "kk") == "Қа-зақ-стан —"


@pytest.mark.parametrize(
    ("lang", "word", "expected"),
    [
        ("en", "government-owned", "gov·ern·ment-owned"),
        ("en", "self-government", "self-gov·ern·ment"),
        ("en", "anti-establishment", "anti-estab·lish·ment"),
        ("en", "production-line", "pro·duc·tion-line"),
        ("en", "computer's", "com·puter's"),
        ("en", "production/consumption", "pro·duc·tion/con·sump·tion"),
        ("fr", "l’administration", "l’admi·nis·tra·tion"),
        ("ru", "пресс-секретарь", "пресс-секре·тарь"),
        ("ru", "вице-премьера", "вице-пре·мье·ра"),
        ("kk", "премьер-министрлік", "пре·мьер-министр·лік"),
        ("en", "'information'", "'in·for·ma·tion'"),
    ],
)
def test_three_letters_stay_beside_a_joint(lang: str, word: str, expected: str) -> None:
    assert divided(word, lang, sign="·") == expected


def test_capitals() -> None:
    assert divided("ПРАВИТЕЛЬСТВО", "ru") == "ПРА-ВИ-ТЕЛЬ-СТВО"
    assert points("ТАССР", "ru") == ()
    assert points("UNESCO", "en") == points("INTERPOL", "en") == points("МЕЖДУНАРОДНЫЙ"[:9], "ru") == ()
    assert divided("Government", "en") == "Gov-ern-ment"
    assert divided("Donaldson", "en") == "Don-ald-son"
    assert divided("MacDonaldson", "en") == "MacDon-ald-son"
    assert divided("TeleDistribution", "en") == "TeleDis-tri-bu-tion"


def test_accents_written_apart_are_part_of_their_letter() -> None:
    stressed = "прави\u0301тельство"
    assert divided(stressed, "ru") == "пра-ви\u0301-тель-ство"
    assert divided("раи\u0306онный", "ru") == "раи\u0306-он-ный"


class TestSoftHyphens:
    def test_only_the_writers_count(self) -> None:
        assert points(f"govern{SHY}ment", "en") == (6,)

    def test_one_of_a_run_and_none_at_the_rim(self) -> None:
        assert points(f"{SHY}go{SHY}{SHY}vern{SHY}ment{SHY}", "en") == (3, 9)
        assert points(f"a{SHY}board{SHY}s", "en") == ()

    def test_they_serve_a_language_nobody_knows(self) -> None:
        assert points(f"sana{SHY}kirja", "fi") == (4,)

    def test_ten_thousand(self) -> None:
        assert len(points(f"ab{SHY}" * 10_000, "en")) == 9_999

    def test_ten_thousand_in_a_row(self) -> None:
        assert points(f"ab{SHY * 10_000}cd", "en") == (2,)


class TestLimits:
    def test_of_languages(self) -> None:
        assert limits_for("ru") == limits_for("kk-KZ") == Limits(2, 2, 5)
        assert limits_for("en-GB") == Limits(2, 3, 6)
        assert limits_for("de") == limits_for("xx") == limits_for("") == Limits(3, 3, 6)

    def test_of_the_house_win(self) -> None:
        assert divided("government", "en", Limits(4, 3, 6)) == "govern-ment"
        assert points("government", "en", Limits(3, 3, 11)) == ()

    def test_one_letter_is_never_left(self) -> None:
        assert divided("оюлы", "kk", Limits(1, 1, 1)) == "ою-лы"
        assert divided("армия", "kk", Limits(1, 1, 1)) == "ар-мия"


class TestNotes:
    @pytest.mark.parametrize("lang", ["en", "en-GB", "ru", "kk", "de-AT", "zh", "ar", "ja-JP", "he"])
    def test_none_where_it_is_known_or_not_wanted(self, lang: str) -> None:
        assert note_for(lang) is None

    @pytest.mark.parametrize("lang", ["fi", "tr", "ky", "kk-Latn", "th", "xx", ""])
    def test_one_where_nobody_knows(self, lang: str) -> None:
        note = note_for(lang)
        assert note is not None
        assert (note.severity, note.code) == (Severity.INFO, "hyphenation-unknown")
        assert "soft hyphens" in note.remedy
        assert points("information", lang) == ()


def test_where_the_spelling_would_change_nothing_is_divided() -> None:
    # asszony → asz-szony
    assert 3 not in points("asszonyoknak", "hu", Limits(2, 2, 5))
    assert points("asszonyoknak", "hu", Limits(2, 2, 5))


ALPHABET = "abcdefgilmnorstuаәбвеёжийкқлмңоөпрстуұүыіьъэюяABÇßİﬁ'’-/.«»0123 \u0301\u00ad"


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    word=st.text(alphabet=ALPHABET, max_size=40) | st.text(max_size=20),
    lang=st.sampled_from(["en", "ru", "kk", "de", "hu", "fr", "xx"]),
)
def test_points_lie_inside_in_order_and_leave_letters(word: str, lang: str) -> None:
    cuts = points(word, lang)
    assert list(cuts) == sorted(set(cuts))
    for cut in cuts:
        assert sum(map(str.isalnum, word[:cut])) >= 2
        assert sum(map(str.isalnum, word[cut:])) >= 2
        assert SHY not in word or word[cut] == SHY


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(alphabet="аәеиоуұыіюябғқлрстйьъ", min_size=5, max_size=LONGEST))
def test_no_kazakh_line_starts_with_a_sign_or_without_a_vowel(word: str) -> None:
    found = parts(word, "kk")
    if len(found) > 1:
        assert all(set(part) & set("аәеиоуұыіюя") for part in found)
        assert not any(part[0] in "ьъ" for part in found[1:])
