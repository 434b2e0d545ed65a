"""Stories that run from the right, from the left, and both on one page → every part stands at its side, every sign at its
end; and characters that fill a square break where their language lets them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from playwright.sync_api import Page

import pagekit
from pagekit.model import Design
from tests.web import checks
from tests.web.browser import Chromium, Look
from tests.web.stories import COURIER
from tests.web.tongues import STORIES, story

DESIGNS: tuple[str, ...] = get_args(Design)
ARABIC = (
    *(f"ar in ar, {design}" for design in DESIGNS),
    "ar in ar, feature, immersive",
    "ar in ar, standard, showcase",
)
MIXED = ("ar in ru, standard", "ar in ru, live", "ar in ru, opinion")
FROM_THE_RIGHT = (*ARABIC, *MIXED, "he in he, standard", "fa in fa, feature", "ur in ur, interview")
SQUARES = ("ja", "ko", "zh", "zh-Hant")
NARROW, TABLET, DESK = 320, 768, 1280

Drawn = Callable[[str], Path]
"""A page by its name: the story's language, the publication's, the design, the display."""
Faults = Callable[[Path], dict[str, list[str]]]


@pytest.fixture(scope="session")
def house() -> pagekit.Publication:
    return pagekit.read_publication(COURIER / "publication.toml")


@pytest.fixture(scope="session")
def drawn(house: pagekit.Publication, tmp_path_factory: pytest.TempPathFactory, kept_pictures: Path) -> Drawn:
    folder = tmp_path_factory.mktemp("directions")
    adverts = pagekit.read_adverts(COURIER / "adverts.toml")
    made: dict[str, Path] = {}

    def draw(name: str) -> Path:
        if name not in made:
            lang, told_in, design, display = re.fullmatch(
                r"(\S+) in (\S+), ([\w-]+)(?:, (\w+))?", name
            ).groups()  # type: ignore[union-attr]
            page = pagekit.render_html(
                story(lang, design, display or "plain"),
                publication=house.model_copy(update={"lang": told_in}),
                layout="web-article",
                adverts=adverts,
                files_from=COURIER / "articles",
                cache=kept_pictures,
            )
            made[name] = page.write(folder / name.replace(", ", "-").replace(" ", "-"))
        return made[name]

    return draw


@pytest.fixture(scope="session")
def front(house: pagekit.Publication, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """A front of stories that run both ways, in the language that names it."""
    folder = tmp_path_factory.mktemp("fronts")

    def draw(lang: str) -> Path:
        bare = [story(each, "standard").model_copy(update={"photos": ()}) for each in sorted(STORIES)]
        page = pagekit.render_front(bare, publication=house.model_copy(update={"lang": lang}))
        return page.write(folder / lang)

    return draw


@pytest.fixture(scope="session")
def faults(chromium: Chromium) -> Faults:
    """What is wrong with a page, by what is asked: visited once."""
    known: dict[Path, dict[str, list[str]]] = {}
    asked = (("layout", NARROW), ("mirror", NARROW), ("mirror", DESK), ("letters", DESK))

    def visit(path: Path) -> dict[str, list[str]]:
        def look(tab: Page) -> dict[str, list[str]]:
            tab.goto(path.as_uri())
            found = {}
            for name, width in asked:
                tab.set_viewport_size({"width": width, "height": 900})
                found[f"{name} {width}"] = tab.evaluate(checks.script(name))
            return found

        if path not in known:
            known[path] = chromium.stay(look, Look(NARROW))
        return known[path]

    return visit


def seen(chromium: Chromium, path: Path, width: int, name: str, argument: object = None) -> Any:
    """What a script of js/ says of the page."""

    def look(tab: Page) -> Any:
        tab.goto(path.as_uri())
        return tab.evaluate(checks.script(name), argument)

    return chromium.stay(look, Look(width))


# ---- From the right ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FROM_THE_RIGHT)
def test_every_part_stands_where_a_mirror_shows_it(drawn: Drawn, faults: Faults, name: str) -> None:
    found = faults(drawn(name))
    assert found[f"mirror {NARROW}"] == found[f"mirror {DESK}"] == []


def test_a_front_stands_where_a_mirror_shows_it(front: Drawn, faults: Faults) -> None:
    found = faults(front("ar"))
    assert found[f"mirror {NARROW}"] == found[f"mirror {DESK}"] == []


@pytest.mark.parametrize("name", [*FROM_THE_RIGHT, "en in ar, standard"])
def test_nothing_is_lost_on_a_phone(drawn: Drawn, faults: Faults, name: str) -> None:
    assert faults(drawn(name))[f"layout {NARROW}"] == []


@pytest.mark.parametrize("name", [*FROM_THE_RIGHT, "en in ar, standard"])
def test_letters_join_stand_upright_and_in_their_language(drawn: Drawn, faults: Faults, name: str) -> None:
    assert faults(drawn(name))[f"letters {DESK}"] == []


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_letters_of_a_front_of_both_directions(front: Drawn, faults: Faults, lang: str) -> None:
    found = faults(front(lang))
    assert found[f"letters {DESK}"] == found[f"layout {NARROW}"] == []


@pytest.mark.parametrize(
    ("name", "place", "words", "shown"),
    [
        # What runs from the left is read from the left, wherever it stands.
        ("ar in ar, standard", ".fault", "Found a bug?", "Found a bug?"),
        ("ar in ru, standard", ".fault", "Found a bug?", "Found a bug?"),
        ("ar in ar, standard", ".s-deck", "Found a bug?", "Found a bug?"),
        ("ar in ar, standard", ".s-text", "+7 (700) 388 81 09", "+7 (700) 388 81 09"),
        ("he in he, standard", ".s-text", "+7 (700) 388 81 09", "+7 (700) 388 81 09"),
        ("ar in ar, standard", ".adline .phone", "+7(700) 388 81 09", "+7(700) 388 81 09"),
        ("ar in ar, standard", ".s-text", "C++", "C++"),
        ("ar in ar, standard", ".s-text", "OpenSky (UK)", "OpenSky (UK)"),
        ("ar in ar, standard", ".s-text", "12/4", "12/4"),
        ("ar in ar, standard", "td", "\u221212%", "\u221212%"),
        ("ar in ar, standard", "td", "1,250.50", "1,250.50"),
        ("ar in ar, standard", ".s-text", "20:29", "20:29"),
        ("ar in ar, standard", "pre", "# v1.0 (2014)!", "# v1.0 (2014)!"),
        ("ar in ru, standard", ".dates", "15 августа 2014, 20:29", "15 августа 2014, 20:29"),
        ("ar in ru, live", ".events", "20:00", "20:00"),
        ("ar in ru, standard", ".credit", "© Ann Example/Agence Exemple", "© Ann Example/Agence Exemple"),
        # What runs from the right ends at the left.
        ("ar in ar, standard", "h1", "Assy؟", "؟Assy"),
        ("en in ar, standard", ".dates", "2014، 20:29", "20:29 ،2014"),
        ("en in ar, standard", ".translations", "أخرى:", ":ىرخأ"),
        ("en in en, standard", ".s-text", "(Cairo)", "(Cairo)"),
    ],
)
def test_signs_stand_at_their_end(
    chromium: Chromium, drawn: Drawn, name: str, place: str, words: str, shown: str
) -> None:
    assert seen(chromium, drawn(name), DESK, "signs", [place, words]) == shown


@pytest.mark.parametrize("name", ["ar in ar, standard", "en in ar, standard", "ja in ja, standard"])
def test_a_language_brings_its_rules_and_no_other(drawn: Drawn, name: str) -> None:
    (css,) = re.findall(r"<style>(.*?)</style>", drawn(name).read_text("utf-8"), re.DOTALL)
    lang = name[:2]
    assert ("line-break:" in css) == (lang == "ja")
    assert ("hyphens: auto" in css) == (lang == "en")
    assert ("Mincho" in css) == (lang == "ja")
    assert "PingFang" not in css


PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right)(?:-\w+)?\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
ONE = r"([^\s;(]+(?:\([^;]*?\))?)"
FOUR = re.compile(rf"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*{ONE} {ONE} {ONE} {ONE}\s*[;}}]")


@pytest.mark.parametrize("name", [*ARABIC, "en in en, feature"])
def test_a_style_sheet_knows_no_left_and_no_right(drawn: Drawn, name: str) -> None:
    (css,) = re.findall(r"<style>(.*?)</style>", drawn(name).read_text("utf-8"), re.DOTALL)
    assert PHYSICAL.findall(css) == []
    assert [sides for sides in FOUR.findall(css) if sides[1] != sides[3]] == []


def test_the_style_sheet_of_a_front_knows_no_left_and_no_right(front: Drawn) -> None:
    (css,) = re.findall(r"<style>(.*?)</style>", front("ar").read_text("utf-8"), re.DOTALL)
    assert PHYSICAL.findall(css) == []
    assert [sides for sides in FOUR.findall(css) if sides[1] != sides[3]] == []


# ---- Characters that fill a square -------------------------------------------------------------------------

NEVER_FIRST = "、。，．・：；？！?!,.:;)）」』】〉》〕’”…々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％%"
NEVER_LAST = "「『（([【〈《〔‘“"


@pytest.mark.parametrize("width", [NARROW, TABLET])
@pytest.mark.parametrize("lang", SQUARES)
def test_no_line_begins_or_ends_with_a_sign_that_may_not(
    chromium: Chromium, drawn: Drawn, lang: str, width: int
) -> None:
    lines = seen(chromium, drawn(f"{lang} in {lang}, standard"), width, "lines")
    assert len(lines) > 20
    assert [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST] == []


def test_korean_words_are_not_parted(chromium: Chromium, drawn: Drawn) -> None:
    lines = seen(chromium, drawn("ko in ko, standard"), NARROW, "lines")
    words = {word for line in lines for word in line.split()}
    assert "책임자협의회는" in words
    assert seen(chromium, drawn("ko in ko, standard"), NARROW, "layout") == []
