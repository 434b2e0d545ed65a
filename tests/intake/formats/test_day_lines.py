"""Days in lines of web pages: months by name in the page's language, figures in its order, nothing that could be two days."""

from __future__ import annotations

import pytest

from pagekit.intake.formats.day_lines import Said, days_in
from pagekit.intake.formats.moments import moment


@pytest.mark.parametrize(
    ("lang", "line", "when"),
    [
        ("ru", "15 августа 2014, 20:29", "2014-08-15T20:29:00"),
        ("kk", "2014 ж. 15 тамыз, 20:29", "2014-08-15T20:29:00"),
        ("en", "Published On May 10, 2022 01:52 PM", "2022-05-10T13:52:00"),
        ("de", "Dienstag, 6. Mai 2014, 10.20 Uhr", "2014-05-06T10:20:00"),
        ("fr", "Publié le 05/06/2021 à 10h20", "2021-06-05T10:20:00"),
        ("en-US", "05/06/2021", "2021-05-06"),
        ("pl", "12 września 2020", "2020-09-12"),
        ("uk", "7 серпня 2020", "2020-08-07"),
        ("tr", "5 Ağustos 2020", "2020-08-05"),
        ("cs", "3. června 2020", "2020-06-03"),
        ("hu", "2026. május 3.", "2026-05-03"),
        ("ar", "15 أغسطس 2014، 20:29", "2014-08-15T20:29:00"),
        ("ja", "2021年5月6日 12:30", "2021-05-06T12:30:00"),
        ("de", "28.09.19", "2019-09-28"),
    ],
)
def test_a_day_in_the_words_and_the_order_of_its_language(lang: str, line: str, when: str) -> None:
    assert [said.when for said in days_in(line, lang)] == [when]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "05/06/2021"),
        ("de", "30. Februar 2020"),
        ("de", "10.20.30.40"),
        ("de", "Heft 6/2020"),
        ("cs", "3. lipanj 2020"),
    ],
)
def test_what_could_be_two_days_or_is_none_is_not_read(lang: str, line: str) -> None:
    assert days_in(line, lang) == []


def test_a_line_with_two_days_tells_them_apart() -> None:
    assert days_in("Written: 2023-11-07 15:03 Updated: 2023-11-08 15:30", "en") == [
        Said("2023-11-07T15:03:00", "Written:", "Updated:"),
        Said("2023-11-08T15:30:00", "Updated:", ""),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tue Jan 28 15:28:56 CET 2020", "2020-01-28 15:28:56+01:00"),
        ("Fri Feb 18 10:27:24 2022", "2022-02-18 10:27:24"),
        ("Tue Jan 28 15:28:56 IST 2020", "2020-01-28"),
    ],
)
def test_a_time_as_programs_write_it_out(written: str, read: str) -> None:
    assert str(moment(written)) == read
