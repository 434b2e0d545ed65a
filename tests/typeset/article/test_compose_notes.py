"""two articles, one typesetter → each is told what was found in its own text, whichever comes first."""

from __future__ import annotations

from dataclasses import replace

import pagekit
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.layout import find_layout
from pagekit.typeset import ArticleMatter, Typesetter, compose_article

LAYOUT = find_layout("print-article")


def told(name: str, lang: str) -> Story:
    source = f"---\nid: {name}\nlang: en\ntitle: Boots\n---\n\nBoots by the railway."
    story = dress(pagekit.read_article(source.encode(), format="markdown"), pagekit.Publication())
    return replace(story, lang=lang)


def codes(story: Story, setter: Typesetter) -> list[str]:
    paper = LAYOUT.manifest.papers["a4"]
    matter = ArticleMatter({}, {})
    made = compose_article(story, LAYOUT.manifest, setter, paper=paper, columns=2, matter=matter)
    return [note.code for note in made.notes]


def test_no_article_hears_what_was_found_in_another() -> None:
    setter = Typesetter(font_book(LAYOUT))
    klingon, english = told("klingon", "tlh"), told("english", "en")
    assert codes(klingon, setter) == ["hyphenation-unknown"]
    assert codes(english, setter) == []
    assert codes(klingon, setter) == ["hyphenation-unknown"]


def test_a_page_knows_its_section_and_its_side() -> None:
    story = replace(told("boots", "en"), section="Life")
    setter, paper = Typesetter(font_book(LAYOUT)), LAYOUT.manifest.papers["a4"]
    made = compose_article(
        story, LAYOUT.manifest, setter, paper=paper, columns=2, matter=ArticleMatter({}, {})
    )
    assert [(page.name, page.section, page.side) for page in made.pages] == [("1", "Life", "right")]
