"""stories + Docket → a list: who stands in it, and what is said of the others."""

from __future__ import annotations

from datetime import UTC, datetime

import pagekit
from pagekit.errors import PagekitError, Unreadable
from pagekit.notes import Note, warning
from pagekit.production.docket import Docket, take_order
from pagekit.production.feeds import FEED
from pagekit.production.listing import Listed, list_stories

NOON = datetime(2026, 5, 19, 12, tzinfo=UTC)


def docket(stories: list[pagekit.Article]) -> Docket:
    wished = {"publication": pagekit.Publication(name="The Courier"), "at": NOON}
    return take_order(FEED, None, wished, listed=stories)


def story(id: str, **said: object) -> pagekit.Article:
    return pagekit.Article(id=id, headline=f"The {id} is back", **said)


def test_the_first_of_an_id_that_is_taken_stands_and_each_other_is_told_in_order() -> None:
    stories = [
        story("held", embargo_until="2027-01-01T00:00:00Z"), story("river", deck="a"), story("river", deck="b"),
        story("tram", deck="broken"), story("tram", deck="whole"), story("tram"), story("sport", deck="no"),
    ]  # fmt: skip
    notes: list[Note] = []

    def take(entry: Listed) -> bool:
        if entry.article.deck == "broken":
            raise Unreadable("tram.jpg: no such file. None.")
        notes.append(warning("seen", entry.story.id, "was asked for."))
        return entry.article.deck != "no"

    def left_out(name: str, problem: PagekitError) -> Note:
        return warning("left-out", name, str(problem))

    found = list_stories(docket(stories), stories, notes, take, done="shown", left_out=left_out)
    assert [(entry.story.id, entry.article.deck) for entry in found] == [("river", "a"), ("tram", "whole")]
    assert [(note.code, note.where) for note in notes] == [
        ("story-withheld", "held"), ("seen", "river"), ("story-twice", "river"), ("left-out", "tram"),
        ("seen", "tram"), ("story-twice", "tram"), ("seen", "sport"),
    ]  # fmt: skip
    assert next(note.what for note in notes if note.code == "story-twice").endswith("the first one is shown.")


def test_what_feeds_and_books_say_of_a_story_that_cannot_be_told() -> None:
    def take(entry: Listed) -> bool:
        raise Unreadable("a.jpg: no such file. None.")

    notes: list[Note] = []
    assert list_stories(docket([story("a")]), [story("a")], notes, take) == ()
    assert [(note.code, note.severity, note.where) for note in notes] == [("story-untold", "error", "a")]
    assert notes[0].what == "is left out: a.jpg: no such file. None."
