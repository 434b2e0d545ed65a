"""bytes in any character set → the text that was written, and what was guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.intake.charsets import Letters, declared_by, likeliest


@pytest.mark.parametrize(
    ("written", "charset", "lang"),
    [
        ("Ann O’Hara", "cp1252", "en"),
        ("The mayor’s “big day” – 5 €", "cp1252", "en"),
        ("Иван Петров", "cp1251", "en"),
        ("Иван Петров", "cp1251", "ru"),
        ("ТАСС", "cp1251", "ru"),
        ("ТАСС", "cp1251", "en"),
        ("Мэр открыл мост", "cp1251", "ru"),
        ("Müller", "mac_roman", "en"),
        ("Müller", "mac_roman", "de"),
        ("Köln", "mac_roman", "de"),
        ("Köln", "cp1252", "de"),
        ("García", "mac_roman", "es"),
        ("García", "mac_roman", "en"),
        ("García", "cp1252", "en"),
        ("café", "mac_roman", "en"),
        ("“Hello World”", "mac_roman", "en"),
        ("L’été à la plage", "mac_roman", "fr"),
        ("L’été à la plage", "cp1252", "fr"),
        ("CAFÉ", "cp1252", "en"),
        ("André", "cp1252", "en"),
        ("André", "mac_roman", "en"),
        ("Иван Петров", "mac_cyrillic", "ru"),
        ("Иван Петров", "mac_cyrillic", "en"),
        ("Айгүл Қасым", "kz1048", "kk"),
        ("Łódź Wiśniewski", "cp1250", "pl"),
        ("François Hollande", "mac_roman", "en"),
        ("Señor Núñez", "mac_roman", "en"),
        ("Straße in München", "mac_roman", "de"),
        ("Straße in München", "cp1252", "en"),
        ("Bjørn Ångström", "mac_roman", "en"),
        ("Bjørn Ångström", "cp1252", "en"),
        ("wait…", "mac_roman", "en"),
        ("wait…", "cp1252", "en"),
        ("Österreich", "mac_roman", "de"),
        ("Ärger", "mac_roman", "de"),
        ("São Paulo – João", "cp1252", "en"),
        ("São Paulo – João", "mac_roman", "pt"),
        ("Їжак Україна", "cp1251", "uk"),
        ("© 2024 Müller", "cp1252", "en"),
        ("© 2024 Müller", "mac_roman", "en"),
        ("5 £ “x”", "cp1252", "en"),
        ("Zürich’s mayor", "mac_roman", "en"),
        ("o’clock", "cp1252", "en"),
        ("René Čapek", "cp1250", "cs"),
        ("мост", "cp1251", "ru"),
        ("Ян", "cp1251", "en"),
        ("Я", "cp1251", "ru"),
        ("Щербаков", "cp1251", "en"),
        ("É", "cp1252", "fr"),
        ("Ali Şahin", "cp1254", "tr"),
        ("dog’s life", "mac_roman", "en"),
        ("The dogs’ dinner", "cp1252", "en"),
        ("Paris—Nice", "cp1252", "fr"),
        ("León", "mac_roman", "es"),
        ("león", "mac_roman", "en"),
        ("España", "mac_roman", "en"),
        ("Noël", "mac_roman", "fr"),
        ("Noël", "cp1252", "fr"),
        ("Jean-François d’Été", "cp1252", "en"),
        ("Šimek", "cp1252", "en"),
        ("€5 fare", "cp1252", "en"),
        ("И. П. Кулибин, фото ТАСС", "cp1251", "en"),
        ("Photo: Иван", "cp1251", "en"),
        ("‘Tis the season’", "cp1252", "en"),
        ("naïve coöperation", "cp1252", "en"),
        ("Łukasz", "cp1250", "en"),
        ("Björk Guðmundsdóttir", "cp1252", "en"),
        ("Mötley Crüe", "mac_roman", "en"),
        ("Beyoncé", "mac_roman", "en"),
        ("Τάκης", "cp1253", "el"),
        ("Иван Петров/ТАСС", "cp1251", "en"),
        ("«Мост»", "cp1251", "ru"),
        ("Мост — «Надежда»", "mac_cyrillic", "ru"),
        ("Иван Петров", "koi8-r", "ru"),
        ("Иван Петров", "koi8-r", "en"),
        ("ТАСС", "koi8-r", "ru"),
        ("г. Москва, 12 мая 2024 г.", "cp1251", "ru"),
        ("г. Москва, 12 мая 2024 г.", "mac_cyrillic", "ru"),
        ("Владимир Путин", "mac_cyrillic", "en"),
        ("Gerhard Schröder", "mac_roman", "en"),
        ("Мэр открыл новый мост в городе", "koi8-r", "en"),
        ("фото", "cp1251", "ru"),
        ("ФОТО МВД", "cp1251", "ru"),
        ("эфир", "cp1251", "ru"),
        ("Їжак Україна", "koi8-u", "uk"),
        ("Київ, Україна", "koi8-u", "en"),
        ("Иван Петров", "cp866", "ru"),
        ("Мэр открыл мост", "cp866", "en"),
        ("мост", "cp866", "ru"),
        ("Müller", "cp437", "de"),
        ("Müller", "cp437", "en"),
        ("José García", "cp437", "en"),
        ("España", "cp437", "es"),
        ("Die Brücke über die Spree, Köln", "cp437", "de"),
        ("déjà vu à Genève", "cp850", "fr"),
        ("São João, Søren", "cp850", "en"),
        ("Málaga", "cp1252", "de"),
        ("Málaga", "cp1252", "en"),
        ("voilà…", "cp1252", "fr"),
    ],
)
def test_the_set_in_which_it_reads_as_words_is_taken(written: str, charset: str, lang: str) -> None:
    data = written.encode(charset)
    assert data.decode(likeliest(data, lang)) == written


@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (b"\x1b%G", "utf-8"),
        (b"\x1b-A", "cp1252"),
        (b"\x1b.A", "cp1252"),
        (b"\x1b-L", "iso8859-5"),
        (b"\x1b%G\0", "utf-8"),
        (b"", None),
        (b"\x1b(B", None),
    ],
)
def test_a_set_is_declared_by_its_escape_sequence(mark: bytes, charset: str | None) -> None:
    assert declared_by(mark) == charset


def test_what_is_declared_is_read_without_a_remark() -> None:
    letters = Letters("iso8859-5", "en")
    assert letters.read("Иван".encode("iso8859-5")) == "Иван"
    assert Letters("cp1252", "ru").read(b"\x93M\xfcller\x94") == "“Müller”"
    assert letters.remarks == []


def test_the_fields_of_one_source_are_guessed_together() -> None:
    letters = Letters(None, "en")
    fields = ["ТАСС".encode("cp1251"), "Мэр открыл мост".encode("cp1251"), b"Ann Li"]
    letters.look(fields)
    assert [letters.read(each) for each in fields] == ["ТАСС", "Мэр открыл мост", "Ann Li"]
    assert letters.remarks == ["is in no declared character set; it was read as Windows Cyrillic (cp1251)"]


@given(st.binary(max_size=200), st.sampled_from(["en", "ru", "kk", "ja", "zh", ""]))
def test_any_bytes_are_read(data: bytes, lang: str) -> None:
    text = Letters(None, lang).read(data)
    assert isinstance(text, str)
    assert bool(text) == bool(data)
