"""an article + the stories at hand → what else there is to read: named ones, those of its tags, its section, its house."""

from __future__ import annotations

from typing import Any

import pagekit
from pagekit.house import dress
from pagekit.house.story import Story
from pagekit.model import Article, Publication

SITE = Publication(name="The Courier", url="https://courier.example", lang="en")


def article(name: str, **changes: Any) -> Article:
    return Article.model_validate({"id": name, "headline": f"Head of {name}", "url": f"/{name}/"} | changes)


def told(*others: Article, **changes: Any) -> Story:
    return dress(article("own", **changes), SITE, told=others)


def heads(story: Story) -> list[str]:
    return [other.headline.removeprefix("Head of ") for other in story.related]


def test_those_that_are_named_stand_first_in_their_order() -> None:
    others = [article("a", tags=["river"]), article("b"), article("c")]
    assert heads(told(*others, related=["c", "b"], tags=["river"])) == ["c", "b", "a"]


def test_one_that_is_not_at_hand_is_left_out_with_a_note() -> None:
    story = told(article("a"), related=["nowhere"])
    (note,) = [note for note in story.notes if note.code == "related-unknown"]
    assert note.where == "related[0]" and "'nowhere'" in note.what
    assert heads(story) == ["a"]


def test_most_tags_then_the_section_then_the_newest() -> None:
    others = [
        article("old", published_at="2026-01-01"),
        article("new", published_at="2026-03-01"),
        article("section", section="City", published_at="2020-01-01"),
        article("one", tags=["River"]),
        article("two", tags=["river", "flood"]),
    ]
    story = told(*others, tags=["river", "flood"], section="City")
    assert heads(story) == ["two", "one", "section", "new", "old"]
    assert [other.on_subject for other in story.related] == [True, True, False, False, False]


def test_other_languages_stand_last_the_publications_first_and_say_so() -> None:
    others = [
        article("kk", lang="kk", tags=["river"], published_at="2026-03-01"),
        article("old", lang="en", published_at="2025-03-01"),
        article("new", published_at="2026-03-01", translations={"ru": "same"}),
        article("same", lang="ru"),
        article("ru", lang="ru"),
    ]
    story = told(*others, article("home", lang="de"), tags=["river"], lang="de", translations={"kk": "kk"})
    assert heads(story) == ["home", "new", "old", "ru"]
    assert [(other.lang, other.tongue, other.on_subject) for other in story.related] == [
        ("", "", False), ("en", "English", False), ("en", "English", False), ("ru", "Русский", False),
    ]  # fmt: skip


def test_one_that_the_desk_named_is_on_the_subject_in_any_language() -> None:
    (other,) = told(article("ru", lang="ru"), related=["ru"]).related
    assert (other.on_subject, other.lang, other.tongue) == (True, "ru", "Русский")


def test_never_itself_or_a_translation() -> None:
    others = [
        article("own"),
        article("twin", tags=["river"]),
        article("back", tags=["river"], translations={"de": "own"}),
        article("kept", tags=["river"]),
    ]
    assert heads(told(*others, tags=["river"], translations={"fr": "twin"})) == ["kept"]


def test_each_says_when_and_where_it_stands() -> None:
    (other,) = told(article("a", deck="A *deck*.", published_at="2026-03-01T23:30:00+00:00")).related
    assert (other.headline, other.deck) == ("Head of a", "A deck.")
    assert other.stamp is not None and other.stamp.text == "1 March 2026"
    assert (other.href, other.short_url) == ("https://courier.example/a/", "courier.example/a/")


def test_no_more_than_six_are_told_and_a_story_that_may_not_be_told_of_is_not() -> None:
    others = [article(f"s{n}") for n in range(9)]
    assert len(told(*others).related) == 6
    draft = article("draft", status="draft", tags=["river"])
    pdf = pagekit.render_pdf(
        article("own", tags=["river"]), publication=SITE, stories=[draft, article("ready")]
    )
    text = "".join(note.what for note in pdf.report.notes)
    assert "Head of draft" not in text
