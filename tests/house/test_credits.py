"""Credit → credit line: every style, every prefix, and no name twice."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.house.captions import part
from pagekit.house.credits import bare, credit_line, key, names_of
from pagekit.house.story import Run, plain
from pagekit.model import Credit
from pagekit.model.publication import CreditStyle

STYLES: tuple[CreditStyle, ...] = get_args(CreditStyle)
NB = "\u00a0"


def line(style: CreditStyle, lang: str = "en", **fields: str) -> str | None:
    credit = Credit.model_validate(fields)
    return credit_line(credit, names_of(credit), style, lang)


@pytest.mark.parametrize(
    ("style", "creator", "both", "agency", "all_three"),
    [
        (
            "copyright",
            f"©{NB}Ann Lee",
            f"©{NB}Ann Lee/Reuters",
            f"©{NB}Reuters",
            f"©{NB}Ann Lee/Reuters via AP",
        ),
        ("slash", "Ann Lee", "Ann Lee/Reuters", "Reuters", "Ann Lee/Reuters via AP"),
        ("agency-first", "Ann Lee", "Reuters/Ann Lee", "Reuters", "Reuters/Ann Lee via AP"),
        (
            "photograph",
            "Photograph: Ann Lee",
            "Photograph: Ann Lee/Reuters",
            "Photograph: Reuters",
            "Photograph: Ann Lee/Reuters via AP",
        ),
        ("via", "Ann Lee", "Ann Lee via Reuters", "Reuters", "Ann Lee/Reuters via AP"),
    ],
)
def test_the_styles(style: CreditStyle, creator: str, both: str, agency: str, all_three: str) -> None:
    assert line(style, creator="Ann Lee") == creator
    assert line(style, creator="Ann Lee", agency="Reuters") == both
    assert line(style, agency="Reuters") == agency
    assert line(style, creator="Ann Lee", agency="Reuters", via="AP") == all_three


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "Photograph: Ann Lee"),
        ("en-US", "Photograph: Ann Lee"),
        ("ru", "Фото: Ann Lee"),
        ("kk", "Фото: Ann Lee"),
        ("de", "Foto: Ann Lee"),
        ("fr", f"Photo{NB}: Ann Lee"),
        ("ar", "تصوير: Ann Lee"),
        ("fi", "Photograph: Ann Lee"),
    ],
)
def test_the_word_before_the_name_is_in_the_language_of_the_labels(lang: str, expected: str) -> None:
    assert line("photograph", lang, creator="Ann Lee") == expected


@pytest.mark.parametrize(
    "written",
    [
        "Ann Lee",
        "©Ann Lee",
        "© Ann Lee",
        "© © Ann Lee",
        "(c) Ann Lee",
        "(C) 2014 Ann Lee",
        "© 2014 Ann Lee",
        "© 2012–2014, Ann Lee",
        "Copyright Ann Lee",
        "copyright 2014 by Ann Lee",
        "Photo by Ann Lee",
        "Photo: Ann Lee",
        "Photo : © Ann Lee",
        "Photo by: Ann Lee",
        "Photo credit: Ann Lee",
        "PHOTO CREDIT: Ann Lee",
        "Photograph: Ann Lee",
        "Photograph by Ann Lee",
        "Photographed by Ann Lee",
        "Photo courtesy of Ann Lee",
        "Credit: Ann Lee",
        "Фото: Ann Lee",
        "Автор фото: Ann Lee",
        "Сурет: Ann Lee",
        "Foto: Ann Lee",
        "Crédit photo : Ann Lee",
        "(Ann Lee)",
        "  Ann   Lee ",
    ],
)
def test_what_a_source_writes_before_the_name_is_taken_off(written: str) -> None:
    assert bare(written) == "Ann Lee"
    assert line("copyright", creator=written) == f"©{NB}Ann Lee"
    assert line("photograph", creator=written) == "Photograph: Ann Lee"


@pytest.mark.parametrize(
    "name", ["Image Source", "Photo Agency Nord", "Фото Арт", "Photographer Collective", "Bildhaus"]
)
def test_a_name_that_begins_like_a_prefix_keeps_it(name: str) -> None:
    assert bare(name) == name


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"creator": "Reuters", "agency": "REUTERS"}, "Reuters"),
        ({"creator": "Ann Lee/Reuters", "agency": "REUTERS"}, "Ann Lee/Reuters"),
        ({"creator": "Ann Lee, Reuters", "agency": "Reuters"}, "Ann Lee, Reuters"),
        ({"creator": "Ann Lee / © Ann Lee", "agency": "AP"}, "Ann Lee/AP"),
        ({"creator": "Ann Lee", "agency": "Ann Lee Photography"}, "Ann Lee Photography"),
        ({"creator": "Getty Images/Ann Lee"}, "Ann Lee/Getty Images"),
        ({"creator": "Getty Images/Ann Lee", "agency": "Getty Images"}, "Ann Lee/Getty Images"),
        ({"creator": "Ann Lee/Reuters"}, "Ann Lee/Reuters"),
        ({"creator": "Ann Lee via AP"}, "Ann Lee via AP"),
        ({"creator": "Ann Lee via AP", "via": "AP"}, "Ann Lee via AP"),
        ({"creator": "Ann Lee", "agency": "AP", "via": "ap"}, "Ann Lee/AP"),
        ({"agency": "Reuters", "via": "Reuters Connect"}, "Reuters Connect"),
        ({"via": "AP"}, "AP"),
        ({"creator": "ＡＮＮ ＬＥＥ", "agency": "Ann Lee"}, "Ann Lee"),
        ({"creator": "Photo/Ann Lee"}, "Ann Lee"),
        ({"creator": "Ann Lee/Bob Ray"}, "Ann Lee/Bob Ray"),
        ({"creator": "https://photos.example/ann"}, "https://photos.example/ann"),
    ],
)
def test_no_name_twice(fields: dict[str, str], expected: str) -> None:
    assert line("slash", **fields) == expected


def test_an_agency_that_the_creators_field_holds_takes_its_own_place() -> None:
    assert line("agency-first", creator="Ann Lee/Reuters") == "Reuters/Ann Lee"
    assert line("agency-first", creator="Ann Lee/Nord Studio", agency="Nord Studio") == "Nord Studio/Ann Lee"
    assert line("agency-first", creator="Ann Lee/Nord Studio") == "Ann Lee/Nord Studio"


AGENCIES = (
    "AFP, Alamy, Anadolu, Anadolu Agency, AP, AP Photo, Associated Press, Bloomberg, dpa, EPA, EPA-EFE, Getty Images, "
    "Kazinform, Magnum Photos, PA Media, picture-alliance, Reuters, Shutterstock, Sputnik, TASS, Xinhua, Казинформ, "
    "РИА Новости, ТАСС"
)


@pytest.mark.parametrize("agency", AGENCIES.split(", "))
def test_an_agency_is_known_by_its_name(agency: str) -> None:
    assert line("agency-first", creator=f"Ann Lee/{agency}") == f"{agency}/Ann Lee"


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("© 2014 Ann Lee. All rights reserved.", "© 2014 Ann Lee. All rights reserved."),
        ("Photo: Ann Lee / © Ann Lee", "Photo: Ann Lee"),
        ("© 2014 Ann Lee. Ann Lee/Reuters", "© 2014 Ann Lee/Reuters"),
        ("Ann Lee/Reuters via REUTERS", "Ann Lee/Reuters"),
        ("NASA, ESA, and STScI", "NASA, ESA, and STScI"),
        ("2014, 2014", "2014, 2014"),
    ],
)
def test_a_notice_is_printed_as_it_stands_but_for_a_repeated_name(notice: str, expected: str) -> None:
    for style in STYLES:
        assert line(style, creator="Ann Lee", agency="AP", notice=notice) == expected


@pytest.mark.parametrize(
    ("licence", "tail"),
    [
        ("CC BY 4.0", ", CC BY 4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", ", CC BY-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", ""),
        ("Editorial use only", ""),
    ],
)
def test_a_licence_that_asks_for_attribution_is_named(licence: str, tail: str) -> None:
    assert line("slash", creator="Ann Lee", licence=licence) == f"Ann Lee{tail}"


def test_nobody_is_not_credited() -> None:
    assert credit_line(None, names_of(Credit()), "copyright", "en") is None
    assert line("copyright", creator="©") is None
    assert line("copyright", licence="CC BY 4.0") is None


NAMES = ["Ann Lee", "Bob Ray", "Reuters", "Getty Images", "Казинформ", "Ərkin Әлі"]
DRESSINGS = [
    "{}",
    "© {}",
    "©{}",
    "(c) 2014 {}",
    "Photo by {}",
    "Фото: {}",
    "{}/{other}",
    "{other}/{}",
    "{} via {other}",
]
TAILS = [
    "",
    "{}",
    "© {}",
    "The bridge.",
    "The bridge. Photo: {}",
    "The bridge (© {})",
    "The bridge ({}).",
    "The bridge [{}/{other}]",
    "The bridge. {}/{other}",
    "The bridge © {}/{other}",
    "The bridge. Photo: {0} via {other}. © {0}",
    "The bridge! {}",
]


@st.composite
def credited(draw: st.DrawFn) -> tuple[Credit, str]:
    people = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    fields = {}
    for name, field in zip(people, draw(st.permutations(["creator", "agency", "via"])), strict=False):
        worn = draw(st.sampled_from([name, name.upper(), name.replace(" ", "  ")]))
        fields[field] = draw(st.sampled_from(DRESSINGS)).format(worn, other=draw(st.sampled_from(people)))
    told = draw(st.sampled_from(people))
    return Credit(**fields), draw(st.sampled_from(TAILS)).format(told, other=draw(st.sampled_from(people)))


@settings(max_examples=150)
@given(credited())
def test_no_name_stands_twice_under_a_picture(given_credit: tuple[Credit, str]) -> None:
    credit, caption = given_credit
    for style in STYLES:
        runs, names = part((Run(caption),) if caption else (), names_of(credit))
        printed = credit_line(credit, names, style, "en") or ""
        under = key(f"{plain(runs)} {printed}")
        for name in NAMES:
            assert under.count(key(name)) <= 1, (printed, plain(runs))
        assert printed.count("©") == (style == "copyright")


@settings(max_examples=150)
@given(credited())
def test_everybody_who_is_owed_is_named(given_credit: tuple[Credit, str]) -> None:
    credit, _ = given_credit
    owed = key(" ".join(filter(None, [credit.creator, credit.agency, credit.via])))
    for style, name in product(STYLES, NAMES):
        if key(name) in owed:
            assert key(name) in key(credit_line(credit, names_of(credit), style, "en") or "")
