"""Story → its full text as plain HTML: what stands where, and what is not told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pagekit.feeds.content import full_text
from pagekit.house import Story

Make = Callable[..., Story]
PLACE = "https://courier.example/p/a.jpg"


def test_the_whole_story_in_its_order(story: Make) -> None:
    made = story(
        dateline="ASTANA",
        photos=[{"src": "a.jpg", "alt": "A"}, {"src": "b.jpg", "alt": "B"}],
        corrections=[{"time": "2014-08-17", "text": "Wrong."}],
    )
    assert full_text(made, "ru", {"a.jpg": PLACE, "b.jpg": "https://courier.example/p/b.jpg"}) == (
        f'<figure><img src="{PLACE}" alt="A"></figure>'
        "<p>ASTANA — Words of the story.</p>"
        '<figure><img src="https://courier.example/p/b.jpg" alt="B"></figure>'
        '<h2 lang="ru" dir="ltr">Исправления</h2>'
        '<p><time datetime="2014-08-17" lang="ru">17 августа 2014</time></p><p>Wrong.</p>'
    )


def test_a_dateline_stands_alone_before_what_is_no_paragraph(story: Make) -> None:
    made = story(dateline="ASTANA", body=[{"kind": "heading", "text": "A head"}])
    assert full_text(made, "ru", {}) == "<p>ASTANA</p><h2>A head</h2>"


def test_a_foreign_story_says_its_language_and_direction(story: Make) -> None:
    made = story(lang="ar", body=[{"kind": "paragraph", "text": "كلمات"}])
    assert full_text(made, "ru", {}) == '<div lang="ar" dir="rtl"><p>كلمات</p></div>'
    assert full_text(made, "ar", {}) == "<p>كلمات</p>"
    assert full_text(replace(made, body=()), "ru", {}) == ""


def test_what_must_be_paid_for_is_not_given_away(story: Make) -> None:
    assert full_text(story(free=False), "ru", {}) == ""
