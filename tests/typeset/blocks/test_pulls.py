"""a text with pull quotes → where they stand: away from their own words, out of lists, or not at all."""

from __future__ import annotations

from functools import cache

import pytest

from pagekit.fonts import load_book
from pagekit.house import labels_for
from pagekit.house.story import (
    ItemText,
    ListText,
    ParagraphText,
    Publisher,
    QuoteText,
    Run,
    Story,
    StoryBlock,
    plain,
)
from pagekit.layout import find_layout
from pagekit.model import Status
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.pulls import ASIDE, WITHIN, with_spare
from pagekit.typeset.blocks.stick import Maker, Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText

PACK = find_layout("print-article").printed
OTHER = ParagraphText(
    (Run("Every spring the river brings a new island, and in autumn it takes it back. " * 9),)
)
"""Thirteen lines of a column that the quote has no word of."""
WORDS = "nobody here asks why the boats are counted"
SAID = ParagraphText((Run(f"He said that {WORDS} before breakfast. "), *OTHER.runs))
PULL = QuoteText(((Run("Nobody here asks why the boats are counted."),),), pull=True)
BLOCK = QuoteText(((Run("“Nobody here asks why the boats are counted,” he said."),),))
POINTS = ListText((ItemText(((Run("One thing after another"),),)),) * 4)


@cache
def book() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def order(*body: StoryBlock) -> tuple[str, tuple[str, ...]]:
    """A letter for each thing that flows: o and s for paragraphs, i for items, q for block quotes, P for pull quotes;
    and the codes of the notes.
    """
    matter, stick = flowing(*body)
    return drawn_of(matter), tuple(note.code for note in stick.typesetter.notes)


def flowing(*body: StoryBlock) -> tuple[tuple[Flowing, ...], Stick]:
    labels, _ = labels_for("en")
    story = Story(
        id="boats", slug="boats", lang="en", direction="ltr", status=Status.READY, channels=("print",), priority=3,
        labels=labels, publisher=Publisher("Courier", "en", None), headline=(Run("Boats"),), body=body,
    )  # fmt: skip
    stick = Stick(book().scoped(), PACK, "en", "ltr", 12.5, column=241.0)
    return body_matter(story, stick), stick


def drawn_of(matter: tuple[Flowing, ...]) -> str:
    return "".join(
        ("i" if flow.role == "item" else "q" if flow.role else "s" if WORDS in flow.paragraph.text else "o")
        if isinstance(flow, FlowText)
        else "P"
        for flow in matter
    )


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ((SAID, *[OTHER] * 4, PULL, OTHER), "soooo Po"),
        ((OTHER, PULL, *[OTHER] * 8, SAID), "o P oooooooos"),
    ],
    ids=["behind its words", "before them"],
)
def test_far_from_its_words_it_stays(body: tuple[StoryBlock, ...], drawn: str) -> None:
    assert order(*body) == (drawn.replace(" ", ""), ())


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ((OTHER, SAID, PULL, *[OTHER] * 6), "os ooo P ooo"),
        ((OTHER, PULL, SAID, *[OTHER] * 6), "os ooo P ooo"),
        ((*[OTHER] * 6, SAID, PULL, OTHER), "oo P oooo so"),
        ((BLOCK, PULL, *[OTHER] * 6), "q oooo P oo"),
        ((OTHER, SAID, *[OTHER] * 5, POINTS, PULL, POINTS, *[OTHER] * 3), "osoooo P o iiii iiii ooo"),
    ],
    ids=["at its words", "before them", "no room behind them", "at a block quote", "in a list"],
)
def test_else_it_moves_to_the_nearest_place_between_two_paragraphs(
    body: tuple[StoryBlock, ...], drawn: str
) -> None:
    assert order(*body) == (drawn.replace(" ", ""), ())


@pytest.mark.parametrize("body", [(SAID, PULL, OTHER), (PULL, BLOCK, OTHER, OTHER)])
def test_in_a_short_story_it_is_dropped_and_told(body: tuple[StoryBlock, ...]) -> None:
    drawn, notes = order(*body)
    assert "P" not in drawn
    assert notes == ("quote-dropped",)


def test_words_that_stand_nowhere_else_are_printed_wherever_they_are() -> None:
    assert order(POINTS, PULL, POINTS) == ("iiiiPiiii", ())
    assert order(OTHER, PULL, OTHER) == ("oPo", ())


def test_the_same_words_are_pulled_once() -> None:
    assert order(SAID, *[OTHER] * 4, PULL, *[OTHER] * 4, PULL, OTHER) == ("sooooPooooo", ("quote-dropped",))


def test_a_word_or_two_are_nobodys_own() -> None:
    short = QuoteText(((Run("Nobody here"),),), pull=True)
    assert order(SAID, short, OTHER) == ("sPo", ())


def test_part_of_the_words_is_enough() -> None:
    longer = QuoteText(((Run("In this town nobody here asks why the boats … are gone"),),), pull=True)
    drawn, notes = order(SAID, longer, OTHER)
    assert (drawn, notes) == ("so", ("quote-dropped",))
    assert plain(longer.paragraphs[0])[:40] in "In this town nobody here asks why the bo"


# ---- Offered by house style --------------------------------------------------------------------------------


def spared(*body: StoryBlock, offered: tuple[QuoteText, ...] = (PULL,)) -> tuple[str, tuple[int, ...]]:
    matter, stick = flowing(*body)
    made, places = with_spare(matter, offered, stick, 7.0)
    come = [one for one in made if one not in matter]
    assert [one.spare for one in come if isinstance(one, FlowBox)] == [7.0] * bool(places.before)
    assert tuple(one for one in made if one not in come) == matter
    said = "".join(drawn_of((matter[at],)) for at in places.said)
    assert set(said) == ({"s"} if places.before else set())
    return drawn_of(made), places.before


def test_one_that_is_offered_is_spare_in_the_middle_of_the_text() -> None:
    # Thirteen lines a paragraph: two of them lie between it and its words.
    assert spared(SAID, *[OTHER] * 7) == ("sooo Poooo".replace(" ", ""), (4, 3, 5, 2, 6, 7))
    assert spared(*[OTHER] * 4, SAID, *[OTHER] * 2)[1] == (2, 1, 6)
    assert 2 * 13 > ASIDE > WITHIN


def test_near_its_words_or_where_there_is_no_place_it_is_not_taken() -> None:
    assert spared(OTHER, SAID, OTHER) == ("oso", ())
    assert spared(POINTS, SAID, *[POINTS] * 4)[1] == ()
    assert spared(SAID, *[OTHER] * 7, offered=())[1] == ()


def test_nobody_is_interrupted() -> None:
    asked = ParagraphText((Run("“What are you listening to?” asks the uncle. "), *OTHER.runs))
    told = ParagraphText((Run("— The new one, says the nephew. "), *OTHER.runs))
    talk = (SAID, OTHER, OTHER, OTHER, asked, told, OTHER, OTHER)
    assert set(spared(SAID, *[OTHER] * 7)[1]) - set(spared(*talk)[1]) == {5}


def test_the_first_that_has_a_place_is_taken() -> None:
    everywhere = QuoteText(((Run("Every spring the river brings a new island."),),), pull=True)
    assert spared(SAID, *[OTHER] * 7, offered=(everywhere,))[1] == ()
    matter, stick = flowing(SAID, *[OTHER] * 7)
    made, _ = with_spare(matter, (everywhere, PULL), stick, 7.0)
    (box,) = (one for one in made if isinstance(one, FlowBox))
    assert isinstance(box.make, Maker)
    assert box.make.given[-1] == PULL


def test_none_is_spare_where_the_desk_pulled_one() -> None:
    assert spared(SAID, *[OTHER] * 7, PULL, OTHER)[1] == ()
