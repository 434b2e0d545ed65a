"""A language → its quotes, dashes and words that keep together: every row of the table, written down again.

In the tables "·" is a no-break space.
"""

from __future__ import annotations

import pytest

from pagekit.house.habits import HABITS, habits_for
from pagekit.house.quotes import curl
from pagekit.house.typography import set_text

ROWS = {
    "ar": ("«a “b” c»", "a·– b", "a–b"),
    "be": ("«a „b“ c»", "a·— b", "a—b"),
    "bg": ("„a «b» c“", "a·– b", "a–b"),
    "cs": ("„a ‚b‘ c“", "a·– b", "a–b"),
    "de": ("„a ‚b‘ c“", "a·– b", "a–b"),
    "de-CH": ("«a ‹b› c»", "a·– b", "a–b"),
    "en": ("“a ‘b’ c”", "a·– b", "a—b"),
    "en-US": ("“a ‘b’ c”", "a·— b", "a—b"),
    "es": ("«a “b” c»", "a·— b", "a—b"),
    "fa": ("«a ‹b› c»", "a·– b", "a–b"),
    "fr": ("«a “b” c»", "a·– b", "a—b"),
    "fr-CA": ("«a “b” c»", "a·– b", "a—b"),
    "he": ('"a "b" c"', "a·– b", "a–b"),
    "it": ("«a “b” c»", "a·– b", "a—b"),
    "kk": ("«a „b“ c»", "a·— b", "a—b"),
    "ky": ("«a „b“ c»", "a·— b", "a—b"),
    "nl": ("“a ‘b’ c”", "a·– b", "a–b"),
    "pl": ("„a «b» c”", "a·– b", "a–b"),
    "pt": ("“a ‘b’ c”", "a·– b", "a—b"),
    "pt-PT": ("«a “b” c»", "a·– b", "a—b"),
    "ru": ("«a „b“ c»", "a·— b", "a—b"),
    "sk": ("„a ‚b‘ c“", "a·– b", "a–b"),
    "tg": ("«a „b“ c»", "a·— b", "a—b"),
    "tr": ("“a ‘b’ c”", "a·– b", "a—b"),
    "uk": ("«a „b“ c»", "a·— b", "a—b"),
    "ur": ("“a ‘b’ c”", "a·– b", "a–b"),
}
SINGLE = {"de": "‚b‘", "de-CH": "‹b›", "en": "‘b’", "en-US": "‘b’", "nl": "‘b’", "pt": "‘b’"}


def shown(text: str, lang: str) -> str:
    return set_text(text, lang).replace("\u00a0", "·")


def test_every_language_of_the_table_has_its_row_here() -> None:
    assert set(ROWS) == set(HABITS)


@pytest.mark.parametrize("lang", ROWS)
def test_quotes_and_dashes(lang: str) -> None:
    quoted, spaced, tight = ROWS[lang]
    # With letters of its own a word may be one that keeps to its neighbour.
    assert curl('"a "b" c"', habits_for(lang)) == quoted
    assert shown("xx -- yy", lang) == spaced.replace("a", "xx").replace("b", "yy")
    assert shown("xx - yy", lang) == spaced.replace("a", "xx").replace("b", "yy")
    assert shown("xx--yy", lang) == tight.replace("a", "xx").replace("b", "yy")


@pytest.mark.parametrize("lang", ROWS)
def test_single_quotes_pair_only_where_a_language_quotes_with_them(lang: str) -> None:
    assert curl("a 'b' c", habits_for(lang)) == f"a {SINGLE.get(lang, chr(39) + 'b' + chr(39))} c"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "а·дом, в·дом, во·дом, и·дом, из·дом, за·дом, к·дом, ко·дом, на·дом, не·дом, ни·дом, но·дом, о·дом"),
        ("ru", "об·дом, от·дом, по·дом, с·дом, со·дом, у·дом, до·дом, я·дом, для дом, без дом, под дом"),
        ("ru", "дом·же, дом·ж, дом·бы, дом·б, дом·ли, дом·ль, дом уже"),
        ("ru", "гл.·5, д.·5, кв.·5, п.·5, рис.·5, с.·5, см.·5, ст.·5, стр.·5, т.·5, дом. 5"),
        ("ru", "г.·Абай, им.·Абай, пер.·Абай, пос.·Абай, пр.·Абай, ул.·Абай, дом. Абай"),
        ("kk", "г.·Абай, қ.·Абай, үй. Абай, в дом"),
        ("uk", "а·ліс, в·ліс, до·ліс, з·ліс, за·ліс, й·ліс, на·ліс, не·ліс, ні·ліс, о·ліс, по·ліс, та·ліс, у·ліс"),
        ("uk", "і·ліс, із·ліс, під ліс"),
        ("cs", "a·les, i·les, k·les, o·les, s·les, u·les, v·les, z·les, na les"),
        ("sk", "a·les, i·les, k·les, o·les, s·les, u·les, v·les, z·les, na les"),
        ("pl", "a·las, i·las, o·las, u·las, w·las, z·las, na las"),
        ("en", "Fig.·5, fig.·5, No.·5, Nos.·5, p.·5, pp.·5, end. 5, a house"),
        ("en", "Dr.·Brown, Mr.·Brown, Mrs.·Brown, Ms.·Brown, Prof.·Brown, St.·Brown, end. Brown"),
        ("en-US", "Fig.·5, Dr.·Brown"),
        ("de", "Abb.·5, Nr.·5, S.·5, Ende. 5"),
        ("de", "Dr.·Braun, Prof.·Braun, St.·Braun, Ende. Braun"),
        ("de-CH", "Abb.·5, Dr.·Braun"),
        ("fr", "fig.·5, p.·5, pp.·5, fin. 5, M.·Brun, MM.·Brun, fin. Brun"),
        ("be", "а дом, г. Абай"),
    ],
)  # fmt: skip
def test_words_that_keep_to_their_neighbour(lang: str, text: str) -> None:
    assert shown(text.replace("·", " "), lang) == text


# Every sign and word that belongs to the figure before it.
UNITS = (
    "% ‰ ° °C °F € $ £ ₸ ₽ ₴ ¥ km m cm mm kg g mg t ha l ml km/h mph pt px kW MW GW kWh Hz kHz MHz GHz kB MB GB TB "
    "million billion trillion Mio. Mrd. км м см мм кг г мг т ц га л мл км/ч м/с °С кВт МВт ГВт кВт·ч руб коп тг тенге "
    "тыс млн млрд трлн чел мың теңге ж"
)


@pytest.mark.parametrize("unit", UNITS.split())
def test_a_unit_belongs_to_the_figure_before_it(unit: str) -> None:
    assert set_text(f"5 {unit} ago", "xx") == f"5\u00a0{unit} ago"


def test_other_words_do_not() -> None:
    assert set_text("5 boots, 5 kmh, 5 сапог, 5 жыл", "xx") == "5 boots, 5 kmh, 5 сапог, 5 жыл"


def test_the_signs_before_a_figure_keep_to_it() -> None:
    text = "№·5, §·5, ₸·5, $·5, €·5, £·5, # 5"
    assert shown(text.replace("·", " "), "xx") == text
