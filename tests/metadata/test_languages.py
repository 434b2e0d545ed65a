"""language tags → their names in Open Graph and news sitemaps, and the versions of a story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit.house import Story
from pagekit.metadata import news_language, og_locale, versions

HERE = "https://courier.example/defence-order"
RU, KK = "https://courier.example/ru", "https://courier.example/kk"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("ru", "ru_RU"),
        ("kk", "kk_KZ"),
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("ar", "ar_EG"),
        ("zh-Hant", "zh_TW"),
        ("zh", "zh_CN"),
        ("sr-Latn", "sr_RS"),
        ("kk-Arab", "kk_CN"),
        ("es-419", "es_419"),
        ("qqq", None),
    ],
)
def test_open_graph_wants_a_territory(tag: str, locale: str | None) -> None:
    assert og_locale(tag) == locale


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en"),
        ("ru", "ru"),
        ("zh-Hant", "zh-tw"),
        ("zh-HK", "zh-tw"),
        ("zh", "zh-cn"),
        ("zh-Hans-CN", "zh-cn"),
    ],
)
def test_news_want_the_bare_language(tag: str, language: str) -> None:
    assert news_language(tag) == language


@pytest.mark.parametrize(
    ("changes", "default"),
    [
        ({}, RU),
        ({"translations": {"kk": "/kk"}}, HERE),
        ({"lang": "ru", "translations": {"kk": "/kk"}}, HERE),
        ({"translations": {"kk": "/kk", "ru-KZ": "/ru"}}, RU),
        ({"lang": "ru-KZ", "translations": {"kk": "/kk"}}, HERE),
    ],
)
def test_the_version_by_default_is_in_the_publications_language(
    changes: dict[str, Any], default: str, story: Callable[..., Story]
) -> None:
    assert versions(story(**changes))[-1] == ("x-default", default)


def test_versions_name_the_story_itself_first(story: Callable[..., Story]) -> None:
    assert versions(story()) == (("en", HERE), ("ru", RU), ("kk", KK), ("x-default", RU))


@pytest.mark.parametrize("changes", [{"translations": {}}, {"url": None}, {"translations": {"en": "/other"}}])
def test_a_story_alone_has_no_versions(changes: dict[str, Any], story: Callable[..., Story]) -> None:
    assert versions(story(**changes)) == ()
