"""Sites in several languages: which posts are one story, each with its language, and how its pages name the others."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit import build_site, read_articles
from pagekit.desk.importing import import_all
from pagekit.intake.formats import ArticleBatch

Folder = Callable[..., ArticleBatch]
Told = dict[str, tuple[str | None, dict[str, str]]]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """`folder({path: text})`: the batch of a folder with these files."""

    def read(files: dict[str, str]) -> ArticleBatch:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        batch = read_articles(tmp_path)
        assert batch.refused == ()
        return batch

    return read


def told(batch: ArticleBatch) -> Told:
    """Every story's language, and what it names as its translations."""
    return {one.id: (one.lang, one.translations) for one in batch}


def post(title: str, **fields: str) -> str:
    named = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\ntitle: {title}\n{named}---\nText of it.\n"


FERRY: Told = {
    "ferry": ("en", {"kk": "ferry-kk", "ru": "ferry-ru"}),
    "ferry-kk": ("kk", {"en": "ferry", "ru": "ferry-ru"}),
    "ferry-ru": ("ru", {"en": "ferry", "kk": "ferry-kk"}),
}


@pytest.mark.parametrize(
    ("config", "files"),
    [
        ("", ("posts/ferry.md", "posts/ferry.kk.md", "posts/ferry.ru.md")),
        ("", ("sea/ferry/index.md", "sea/ferry/index.kk.md", "sea/ferry/index.ru.md")),
        ("[languages.en]\n[languages.kk]\n[languages.ru]", ("en/ferry.md", "kk/ferry.md", "ru/ferry.md")),
        ("", ("en/sea/ferry.md", "kk/sea/ferry.md", "ru/sea/ferry.md")),
        (
            "[Languages.ru]\ncontentDir = 'content/russian'\n[Languages.kk]\ncontentdir = 'content/kazakh/'",
            ("sea/ferry.md", "kazakh/sea/ferry.md", "russian/sea/ferry.md"),
        ),
    ],
)
def test_versions_of_hugo_are_told_by_their_files(
    folder: Folder, config: str, files: tuple[str, str, str]
) -> None:
    batch = folder({"hugo.toml": config} | {f"content/{name}": post("Ferry") for name in files})

    assert told(batch) == FERRY
    assert {one.section for one in batch} <= {None, "sea"}
    assert [note.code for note in batch.notes] == []


def test_a_key_tells_versions_wherever_they_lie_and_the_configuration_the_sites_own_language(
    folder: Folder,
) -> None:
    batch = folder({
        "config/_default/hugo.yaml": "defaultContentLanguage: kk", "config/_default/languages.ru.toml": "weight = 2",
        "content/parom.md": post("Паром", translationKey="one"), "content/sea/boat.ru.md": post("Лодка", translationKey="one"),
        "content/alone.md": post("Жалғыз"), "content/sea/boat.md": post("Қайық"), "content/node.js.md": post("Node"),
    })  # fmt: skip

    assert told(batch) == {
        "parom": ("kk", {"ru": "boat-ru"}), "boat-ru": ("ru", {"kk": "parom"}),
        "alone": ("kk", {}), "boat": ("kk", {}), "node.js": ("kk", {}),
    }  # fmt: skip


def test_folders_called_like_languages_are_sections_where_they_hold_other_stories(folder: Folder) -> None:
    batch = folder(
        {"hugo.toml": "", "content/tv/show.md": post("Show"), "content/it/chips.md": post("Chips")}
    )

    assert [(one.id, one.lang, one.section) for one in batch] == [
        ("chips", None, "it"),
        ("show", None, "tv"),
    ]


def test_versions_of_jekyll_share_a_key_an_address_or_a_file(folder: Folder) -> None:
    batch = folder({
        "_config.yml": "lang: en\nlanguages: [en, ru]",
        "_posts/2026-05-19-ferry.md": post("Ferry", lang="en", ref="one"),
        "_posts/2026-05-20-parom.md": post("Паром", lang="ru", ref="one"),
        "_posts/en/2026-05-21-pier.md": post("Pier", lang="en"),
        "_posts/ru/2026-05-21-pier.md": post("Пирс", lang="ru"),
        "_posts/2026-05-22-crew.md": post("Crew", permalink="/crew/"),
        "_posts/2026-05-23-moryaki.md": post("Моряки", lang="ru", permalink="/crew/"),
    })  # fmt: skip

    assert {name[11:]: (lang, list(others)) for name, (lang, others) in told(batch).items()} == {
        "ferry": ("en", ["ru"]), "parom": ("ru", ["en"]), "pier": ("en", ["ru"]), "pier-ru": ("ru", ["en"]),
        "crew": ("en", ["ru"]), "moryaki": ("ru", ["en"]),
    }  # fmt: skip
    assert {one.url for one in batch} == {None, "/crew/", "/ru/crew/"}


def test_versions_of_eleventy_lie_in_folders_of_their_language(folder: Folder) -> None:
    batch = folder({
        "eleventy.config.js": "", "en/en.json": '{"lang": "en"}', "ru/ru.json": '{"lang": "ru"}',
        "en/blog/ferry.md": post("Ferry"), "ru/blog/ferry.md": post("Паром"),
    })  # fmt: skip

    assert sorted((one.lang, len(one.translations)) for one in batch) == [("en", 1), ("ru", 1)]


def test_versions_of_pelican_share_their_slug(folder: Folder) -> None:
    batch = folder({
        "pelicanconf.py": "DEFAULT_LANG = 'ru'\n", "content/one.md": "Title: Паром\nSlug: ferry\n\nТекст.",
        "content/two.md": "Title: Ferry\nSlug: ferry\nLang: en\nTranslation: true\n\nText.",
        "content/three.md": "Title: Ferry again\nSlug: ferry\nLang: en\n\nText.",
    })  # fmt: skip

    # Of two in English the first by its path counts.
    assert told(batch) == {
        "ferry": ("ru", {"en": "ferry-en"}), "ferry-en": ("en", {"ru": "ferry"}), "ferry-2": ("en", {}),
    }  # fmt: skip
    assert [one.headline for one in batch if one.id == "ferry-en"] == ["Ferry again"]
    assert not [
        note for one in batch if one.origin for note in one.origin.notes if "translation" in note.what
    ]


def test_what_a_story_names_itself_stays_and_a_version_that_is_no_language_is_a_story_of_its_own(
    folder: Folder,
) -> None:
    batch = folder({
        "hugo.toml": "", "content/ferry.en.md": post("Ferry", translations="{ru: /ru/parom}"),
        "content/ferry.ru.md": post("Паром"), "content/ferry.md": post("Ferry"),
    })  # fmt: skip

    assert told(batch) == {
        "ferry-en": ("en", {"ru": "/ru/parom"}), "ferry-ru": ("ru", {"en": "ferry-en"}), "ferry": ("en", {}),
    }  # fmt: skip


def test_the_pages_of_a_site_name_the_versions_of_its_stories(folder: Folder, tmp_path: Path) -> None:
    folder({"hugo.toml": "", "content/ferry.md": post("Ferry"), "content/ferry.ru.md": post("Паром")})
    site = tmp_path / "site"
    import_all([str(tmp_path)], site / "stories", None, None, replace=False)
    (site / "publication.toml").write_text('name = "The Paper"\nurl = "https://paper.example"\nlang = "en"\n')

    build_site(site, out=tmp_path / "out")

    host = "https://paper.example"
    versions = [("en", f"{host}/ferry/"), ("ru", f"{host}/ferry-ru/"), ("x-default", f"{host}/ferry/")]
    for name in ("ferry", "ferry-ru"):
        page = (tmp_path / "out" / name / "index.html").read_text()
        assert (
            sorted(
                (lang, href)
                for href, lang in re.findall(r'<link rel="alternate" href="([^"]+)" hreflang="([^"]+)"', page)
            )
            == versions
        )
        assert f'<html lang="{"ru" if name == "ferry-ru" else "en"}"' in page
