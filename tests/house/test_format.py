"""Article + Publication → Format, and what the page calls a design."""

from __future__ import annotations

from typing import get_args

import pytest

from pagekit.house.format import design_label, format_of, section_of
from pagekit.house.labels import ENGLISH, RUSSIAN
from pagekit.house.story import Format
from pagekit.model import Article, Design, Publication, Section

SITE = Publication(sections=(Section(name="Қоғам", theme="society"), Section(name="Long reads", url="/long")))


def article(**fields: object) -> Article:
    return Article.model_validate({"id": "a", "headline": "A", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Format()),
        ({"design": "live", "display": "immersive"}, Format("live", "immersive")),
        ({"section": "қОҒАМ"}, Format(theme="society")),
        ({"section": "қог\u0306ам"}, Format()),
        ({"section": "Қоғам", "theme": "sport"}, Format(theme="society")),
        ({"section": "LONG READS"}, Format()),
        ({"section": "Elsewhere", "theme": "sport"}, Format(theme="sport")),
    ],
)
def test_the_format(fields: dict[str, object], expected: Format) -> None:
    assert format_of(article(**fields), SITE) == expected


def test_a_section_is_found_by_its_name() -> None:
    assert section_of(article(section="long Reads"), SITE) == SITE.sections[1]
    assert section_of(article(section="Longreads"), SITE) is None
    assert section_of(article(), SITE) is None


def test_composed_and_decomposed_letters_are_one() -> None:
    site = Publication(sections=(Section(name="Cafe\u0301", theme="culture"),))
    assert format_of(article(section="Caf\u00e9"), site).theme == "culture"


def test_designs_that_readers_should_be_told_of() -> None:
    told = {design: design_label(design, ENGLISH) for design in get_args(Design)}
    assert told == {
        "standard": None,
        "feature": None,
        "opinion": "Opinion",
        "interview": "Interview",
        "picture-story": "In pictures",
        "live": "Live",
        "brief": "In brief",
    }
    assert design_label("brief", RUSSIAN) == "Коротко"
