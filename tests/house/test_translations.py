"""an article's translations → the story in other languages, named in their own words."""

from __future__ import annotations

import pytest

from pagekit.house.copydesk import CopyDesk
from pagekit.house.story import TranslatedStory
from pagekit.house.translations import language_name, translated
from pagekit.notes import Note, Severity

SIBLINGS = {"boots-ru": "https://courier.example/ru/boots", "boots-ar": "/ar/boots"}


def made(**translations: str) -> tuple[tuple[TranslatedStory, ...], list[Note]]:
    desk = CopyDesk("en", base="https://courier.example")
    named = {lang.replace("_", "-"): value for lang, value in translations.items()}
    return translated(named, "en", SIBLINGS, desk), desk.notes


def test_ids_addresses_and_paths_in_the_order_of_the_file() -> None:
    found, notes = made(kk="/kk/boots", ru="boots-ru", ar="boots-ar", de="https://other.example/boots")
    assert found == (
        TranslatedStory("kk", "ltr", "Қазақ тілі", "https://courier.example/kk/boots"),
        TranslatedStory("ru", "ltr", "Русский", "https://courier.example/ru/boots"),
        TranslatedStory("ar", "rtl", "العربية", "https://courier.example/ar/boots"),
        TranslatedStory("de", "ltr", "Deutsch", "https://other.example/boots"),
    )
    assert notes == []


def test_a_story_that_is_not_at_hand_is_noted() -> None:
    found, (note,) = made(ru="nobody", kk="/kk/boots")
    assert [story.lang for story in found] == ["kk"]
    assert (note.severity, note.code, note.where) == (
        Severity.WARNING,
        "translation-unknown",
        "translations.ru",
    )
    assert "'nobody'" in note.what
    assert note.remedy


def test_the_storys_own_language_is_ignored() -> None:
    found, (note,) = made(en="boots-ru", ru="boots-ru")
    assert [story.lang for story in found] == ["ru"]
    assert (note.severity, note.code, note.where) == (Severity.INFO, "translation-own", "translations.en")


def test_an_address_that_does_not_pass_is_left_out() -> None:
    desk = CopyDesk("en")
    assert translated({"ru": "/ru/boots"}, "en", {}, desk) == ()
    assert [(note.code, note.where) for note in desk.notes] == [("link-dropped", "translations.ru")]


def test_a_country_is_told_only_where_two_would_read_the_same() -> None:
    alone, _ = made(pt_BR="/br")
    both, _ = made(pt_BR="/br", pt_PT="/pt", fr="/fr")
    assert [story.name for story in alone] == ["Português"]
    assert [story.name for story in both] == ["Português (Brasil)", "Português (Portugal)", "Français"]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", "English"),
        ("zh-Hant", "中文 (繁體)"),
        ("sr-Latn", "Srpski (latinica)"),
        ("kk-Arab", "قازاق ءتىلى (اراب جازۋى)"),
        ("ka", "ქართული"),
        ("xh", "IsiXhosa"),
        ("qq", "qq"),
    ],
)
def test_a_language_in_its_own_words(lang: str, name: str) -> None:
    assert language_name(lang) == name
