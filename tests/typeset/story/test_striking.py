"""a story without a picture opens with a number that it names, very large, and says it once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Typesetter, compose_article
from pagekit.typeset.page import Composition, TextBox, walk

WORDS = {"kind": "paragraph", "text": "Here is what the committee said of the boots. " * 30}


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def composed(
    setter: Typesetter, figure: str, pack: str = "magazine", shapes: Mapping[str, float] = {}
) -> Composition:
    box = {
        "kind": "factbox",
        "figure": figure,
        "title": "days",
        "body": [WORDS | {"text": "From the registers."}],
    }
    facts = {"id": "a", "lang": "en", "headline": "Boots", "body": [WORDS, box, WORDS]}
    if shapes:
        facts["photos"] = [{"src": "a.jpg", "alt": "A"}]
    manifest = find_layout(pack).manifest
    return compose_article(
        dress(pagekit.Article.model_validate(facts), pagekit.Publication()), manifest, setter,
        paper=manifest.papers["a4"], columns=2, matter=ArticleMatter(shapes, {}),
    )  # fmt: skip


def said(made: Composition, *roles: str) -> list[tuple[str, str, float | None]]:
    """Role, words and size of the texts with these roles."""
    return [
        (item.role, "".join(run.text for line in item.pieces[0].lines for run in line.runs), item.size)
        for page in made.pages
        for item in walk(page.items)
        if isinstance(item, TextBox) and item.role in roles
    ]


ROLES = ("head-figure", "head-counted", "headline", "box-figure", "factbox-title")


def test_it_stands_over_the_head_and_no_more_in_its_box(setter: Typesetter) -> None:
    found = said(composed(setter, "214"), *ROLES)
    assert [(role, words) for role, words, _size in found] == [
        ("head-figure", "214"),
        ("head-counted", "days"),
        ("headline", "Boots"),
        ("factbox-title", "days"),
    ]
    assert found[0][2] == 120.0


def test_a_longer_one_is_as_large_as_the_page_is_wide(setter: Typesetter) -> None:
    ((_role, _words, size),) = said(composed(setter, "1,214,000,000"), "head-figure")
    assert size is not None and 60 <= size < 120


@pytest.mark.parametrize(
    ("figure", "pack", "shapes"),
    [
        pytest.param("214", "magazine", {"a.jpg": 0.67}, id="a picture opens the story"),
        pytest.param("214", "print-article", {}, id="the pack's head has no number"),
        pytest.param("1,214,000,000 of all the days", "magazine", {}, id="too long to strike"),
    ],
)
def test_else_it_stays_in_its_box(
    figure: str, pack: str, shapes: Mapping[str, float], setter: Typesetter
) -> None:
    found = said(composed(setter, figure, pack, shapes), "head-figure", "box-figure")
    assert [(role, words) for role, words, _size in found] == [("box-figure", figure)]
