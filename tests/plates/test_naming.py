"""a printer's pattern → the names of files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.errors import BadOrder
from pagekit.plates import Naming
from pagekit.plates.naming import file_name, safe

WHOLE = Naming("The Courier", date="20260303", section="Sport & Life", version="v2")


def named(naming: Naming, page: str = "12", label: str = "B4", colour: str = "CMYK") -> str:
    """The name of one file."""
    return file_name(naming, page=page, label=label, colour=colour)


def by(pattern: str, **more: str) -> str:
    """The name of one file by this pattern."""
    return named(Naming(**{"title": "The Courier", "pattern": pattern, **more}))  # type: ignore[arg-type]


def test_a_name_says_what_the_pattern_asks_for() -> None:
    assert named(WHOLE) == "The-Courier-20260303-Sport-Life-012-v2.pdf"
    assert by("{label}_{colour}_{page}.pdf") == "B4_CMYK_12.pdf"


def test_what_is_not_said_leaves_no_gap() -> None:
    assert named(Naming("Courier")) == "Courier-012.pdf"
    assert by("{section}-{title}_{version}.pdf") == "The-Courier.pdf"
    assert by("{title}.{version}.pdf") == "The-Courier.pdf"


def test_both_ends_of_several_pages_are_padded() -> None:
    assert named(Naming("Courier"), page="2-3") == "Courier-002-003.pdf"
    assert named(Naming("Courier", pattern="{page:4}.pdf"), page="12345") == "12345.pdf"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Łódź, café & Straße", "Lodz-cafe-Strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\nc", "a-b-c"),
    ],
)
def test_words_become_safe(words: str, name: str) -> None:
    assert safe(words) == name


@given(st.text())
def test_whatever_is_said_is_safe_and_says_something(words: str) -> None:
    made = safe(words)
    assert bool(made) is bool(words.strip())
    assert made.isascii() and not made.startswith((".", "-")) and not set(made) & set('/\\:*?"<>| ')


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Степной курьер", "Stepnoy-kurer"),
        ("Щучье: объезд", "Shchuche-obezd"),
        ("Дала курьері, Қазақстан", "Dala-kureri-Qazaqstan"),
        ("Українська Їжа", "Ukrayinska-Yizha"),
        ("Ελληνικός Τύπος", "Ellinikos-Typos"),
        ("საქართველო", "sakartvelo"),
        ("הארץ", "harts"),
        ("القاهرة ٢٠٢٦", "alqahra-2026"),
        ("ЩИТ и меч", "SHCHIT-i-mech"),
        ("Ｃｏｕｒｉｅｒ №4", "Courier-No4"),
    ],
)
def test_other_scripts_are_written_in_latin_letters(words: str, name: str) -> None:
    assert safe(words) == name


def test_words_that_no_table_has_keep_a_name_of_their_own() -> None:
    morning, evening = safe("晨报"), safe("晚报")
    assert re.fullmatch("x[0-9a-f]{8}", morning) and re.fullmatch("x[0-9a-f]{8}", evening)
    assert morning != evening
    assert re.fullmatch("x[0-9a-f]{8}", safe("ห้องสมุด"))
    assert safe("晨报 2026") == f"{morning}-2026"
    assert named(Naming("Courier", section="Спорт")) == "Courier-Sport-012.pdf"


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("{title}-{pages}.pdf", r"\{pages\} is not known. There are \{title\}"),
        ("{title:0}.pdf", r"\{title:0\} is not known"),
        ("{page:x}.pdf", r"\{page:x\} is not known"),
        ("{title.__class__}.pdf", r"\{title.__class__\} is not known"),
        ("{title}", "makes no name of a PDF"),
        ("../{title}.pdf", "makes no name of a PDF"),
        ("{title.pdf", "makes no name of a PDF"),
        ("{section}.pdf", "says nothing of this file"),
        (
            "{title}{title}{title}{title}{title}{title}{title}{title}{title}{title}{title}.pdf",
            "a name of 121 letters",
        ),
    ],
)
def test_a_pattern_that_makes_no_name_is_refused(pattern: str, what: str) -> None:
    with pytest.raises(BadOrder, match=f"pattern: .*{what}"):
        by(pattern)
