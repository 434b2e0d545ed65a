"""two articles, one typesetter → each is told what was found in its own text, whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.story import Run
from pagekit.layout import find_layout
from pagekit.model.base import altered
from pagekit.typeset import ArticleMatter, Typesetter, compose_article
from pagekit.typeset.copyfit.levers import Columns
from pagekit.typeset.story.galley import story_galley
from pagekit.typeset.story.in_box import StoryBox
from pagekit.typeset.story.measure import measure
from pagekit.typeset.story.set_story import set_story

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
    assert codes(klingon, setter) == ["ending-open", "hyphenation-unknown"]
    assert codes(english, setter) == ["ending-open"]
    assert codes(klingon, setter) == ["ending-open", "hyphenation-unknown"]


def test_a_page_knows_its_section_and_its_side() -> None:
    story = replace(told("boots", "en"), section="Life")
    setter, paper = Typesetter(font_book(LAYOUT)), LAYOUT.manifest.papers["a4"]
    made = compose_article(
        story, LAYOUT.manifest, setter, paper=paper, columns=2, matter=ArticleMatter({}, {})
    )
    assert [(page.name, page.section, page.side) for page in made.pages] == [("1", "Life", "right")]


@pytest.mark.parametrize("layout", ["print-article", "web-article"])
def test_words_that_a_layouts_head_has_no_part_for_are_told(tmp_path: Path, layout: str) -> None:
    head = 'head = ["headline", "dates"]'
    said = f"[composed]\n{head}" if layout == "print-article" else head
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "layout.toml").write_text(
        f'schema = 1\ntitle = "T"\nsummary = "S"\ninherits = "{layout}"\n{said}\n'
    )
    words = {"kicker": "Parade", "deck": "Boots by the railway."}
    story = pagekit.read_article({"id": "boots", "lang": "en", "headline": "Boots", **words})
    for own, told in ((tmp_path / "mine", ["kicker", "deck"]), (layout, [])):
        notes = pagekit.render_html(story, layout=own).report.with_code("head-left-out")
        assert [note.where for note in notes] == told
    (kicker, _) = pagekit.render_html(story, layout=tmp_path / "mine").report.with_code("head-left-out")
    assert str(kicker) == (
        "warning: kicker: the layout's head has no kicker, so the story's is not printed. "
        'Add "kicker" to its head, or take it out of the story.'
    )


def test_a_story_in_a_box_tells_it_too_but_for_parts_that_the_caller_chose() -> None:
    story = replace(told("boots", "en"), kicker=(Run("Parade"),))
    composed = altered(LAYOUT.printed.composed, head=("headline", "deck"))
    bare = altered(LAYOUT.printed, composed=composed)
    setter, columns = Typesetter(font_book(LAYOUT)), Columns(1, 150.0, 12.0)

    def told_of(**words: Any) -> list[str]:
        galley = story_galley(story, bare, setter, **words)
        made = set_story(galley, measure(galley, [columns])[columns], StoryBox(0.0, 0.0, 20))
        return [f"{note.subject}, {note.where}" for note in made.notes if note.code == "head-left-out"]

    assert told_of() == ["boots, kicker"]
    assert told_of(parts=("headline",)) == []
