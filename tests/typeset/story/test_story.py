"""a story in a box: what was measured is what is set, whatever the box; what yields is told; no word is lost."""

from __future__ import annotations

import pickle
import random
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.story import Figure, ParagraphText, Run, StoryBlock, plain
from pagekit.layout import find_layout
from pagekit.typeset import (
    Columns,
    Levers,
    SetStory,
    StoryBox,
    StoryGalley,
    Typesetter,
    measure,
    set_jumped,
    set_story,
    story_galley,
)
from pagekit.typeset.addresses import STORY_CODE
from pagekit.typeset.copyfit.fit import OversetStory, UndersetStory
from pagekit.typeset.copyfit.levers import Variant
from pagekit.typeset.page import Group, Item, PictureBox, SlotBox, TextBox, walk
from pagekit.units import pt

LAYOUT = find_layout("print-article")
MANIFEST = LAYOUT.manifest
GRID = 12.5
TWO = Columns(2, 150.0, 17.0)
THREE = Columns(3, 133.8, 17.0)
TOLD = (Path(__file__).parent.parent.parent / "benchmarks" / "eight_hundred_words.md").read_text("utf-8")
WORDS = [word for word in TOLD.split("---")[2].split() if not word.startswith("#")]
SHAPES = {"lead.jpg": 0.6, "a.jpg": 0.66, "b.jpg": 1.1}


@cache
def setter() -> Typesetter:
    return Typesetter(font_book(LAYOUT))


def dressed(markdown: str, **front: str) -> Story:
    lines = {"id": "boots", "lang": "en", "title": "Committee counts boots by the railway", **front}
    head = "\n".join(f"{key}: {value}" for key, value in lines.items())
    article = pagekit.read_article(f"---\n{head}\n---\n\n{markdown}".encode(), format="markdown")
    story = dress(article, pagekit.Publication())
    return replace(story, body=tuple(pictured(block) for block in story.body))


def pictured(block: StoryBlock) -> StoryBlock:
    """A paragraph that names a picture is that picture."""
    if isinstance(block, ParagraphText) and plain(block.runs) in SHAPES:
        return Figure(
            plain(block.runs), "Boots", (Run("Boots in the hall, counted twice"),), "Photo: Ann Lee"
        )
    return block


def text(count: int, start: int = 0) -> str:
    return " ".join((WORDS * 3)[start : start + count])


@cache
def long() -> Story:
    body = "\n\n".join(
        [text(90), "a.jpg", text(70, 90), "## What came by train", text(80, 160), text(60, 240)]
    )
    story = dressed(
        body, kicker="Rails", deck="Nobody knows who sent them, and the clerk has lost his list twice."
    )
    lead = Figure("lead.jpg", "Boots", (Run("The hall at noon"),), "Photo: Ann Lee")
    other = (Run("Boots by rail"),)
    return replace(story, lead=lead, headline_variants=(other,))


@cache
def galley() -> StoryGalley:
    return story_galley(long(), MANIFEST, setter(), SHAPES)


def stood(
    columns: Columns, lines: int, levers: Levers | None = None, variant: Variant | None = None
) -> SetStory:
    found = measure(galley(), [columns], levers)[columns]
    return set_story(galley(), found, StoryBox(40.0, 50.0, lines), variant)


def pictures(told: SetStory) -> list[PictureBox]:
    return [item for item in walk(told.items) if isinstance(item, PictureBox)]


def texts(told: SetStory, *roles: str) -> list[TextBox]:
    return [item for item in walk(told.items) if isinstance(item, TextBox) and item.role in roles]


def letters(items: Iterable[Item]) -> str:
    boxes = (item for item in walk(items) if isinstance(item, TextBox))
    lines = (line for box in boxes for piece in box.pieces for line in piece.lines)
    return re.sub(r"\s", "", "".join(run.text for line in lines for run in line.runs))


# ---- What stands where -------------------------------------------------------------------------------------


def test_the_head_stands_across_the_columns_and_the_text_under_it() -> None:
    told = stood(TWO, 56)
    (headline,) = texts(told, "headline")
    assert headline.pieces[0].measure == 317.0
    assert {round(piece.x, 1) for box in texts(told, "") for piece in box.pieces} <= {
        40.0,
        51.0,
        207.0,
        218.0,
    }
    lead, inline = pictures(told)
    assert (lead.box.x, lead.box.width, inline.box.width) == (40.0, 317.0, 150.0)
    assert [box.role for box in walk(told.items) if isinstance(box, Group)][:2] == ["head", "figure"]
    assert [text.role for text in texts(told, "kicker", "headline", "deck")] == ["kicker", "headline", "deck"]


def test_a_box_begins_with_its_head() -> None:
    (kicker,) = texts(stood(TWO, 56), "kicker")
    assert kicker.pieces[0].top == 50.0


def test_the_columns_end_together_and_stay_in_the_box() -> None:
    for lines in (53, 57, 61):
        told = stood(TWO, lines)
        assert told.overset is None
        assert told.lines <= lines
        feet: dict[bool, float] = {}
        for box in walk(told.items[2:]):
            foots = (
                [(piece.x, piece.top + len(piece.lines) * piece.leading) for piece in box.pieces]
                if isinstance(box, TextBox)
                else []
            )
            for x, foot in foots:
                feet[x > 200] = max(feet.get(x > 200, 0.0), foot)
        assert abs(feet[False] - feet[True]) <= 2 * GRID + 0.1


def test_it_tells_how_far_each_column_ends_above_the_foot_of_its_box() -> None:
    told = stood(TWO, 57)
    assert 57 - min(told.short) == told.lines
    deeper = stood(TWO, 67, variant=told.variant)
    assert deeper.short == tuple(short + 10 for short in told.short)


def test_a_lead_may_leave_columns_free() -> None:
    beside = story_galley(long(), MANIFEST, setter(), SHAPES, lead_span=2)
    told = set_story(beside, measure(beside, [THREE])[THREE], StoryBox(0.0, 0.0, 42))
    lead = pictures(told)[0]
    assert (lead.box.x, round(lead.box.width, 1)) == (0.0, 284.6)
    last = [piece.top for box in texts(told, "") for piece in box.pieces if piece.x > 290]
    assert min(last) < lead.box.bottom
    assert told.overset is None


def test_a_tall_lead_stands_in_the_first_column() -> None:
    tall = story_galley(long(), MANIFEST, setter(), {**SHAPES, "lead.jpg": 1.25})
    told = set_story(tall, measure(tall, [THREE])[THREE], StoryBox(0.0, 0.0, 40))
    assert [(one.role, round(one.box.width, 1)) for one in pictures(told)] == [
        ("lead", 133.8),
        ("inline", 133.8),
    ]


def test_right_to_left_text_begins_in_the_right_column() -> None:
    other = replace(galley().story, lang="ar", direction="rtl")
    turned = story_galley(other, MANIFEST, setter(), SHAPES, lead_span=1)
    told = set_story(turned, measure(turned, [TWO])[TWO], StoryBox(0.0, 0.0, 60))
    assert pictures(told)[0].box.x == 167.0


# ---- What yields -------------------------------------------------------------------------------------------


def test_each_height_is_had_and_what_yields_is_told() -> None:
    found = measure(galley(), [TWO])[TWO]
    natural = -(-found.natural.lines // 2)
    assert set_story(galley(), found, StoryBox(0, 0, natural + 1)).yields == ("photo 1 1 line higher",)
    lower = stood(TWO, natural - 3)
    assert lower.overset is None
    assert any("lower" in told for told in lower.yields)
    before, after = pictures(stood(TWO, natural + 1)), pictures(lower)
    assert sum(one.box.height for one in after) < sum(one.box.height for one in before)


def test_a_smaller_head_of_the_ladder_or_another_head_may_be_taken() -> None:
    heads = galley().heads(317.0)
    assert [way.cost for way in heads] == sorted(way.cost for way in heads)
    assert heads[0].cost == 0
    assert heads[0].headline
    assert heads[0].headline.text == 0
    assert any(way.headline and way.headline.text == 1 for way in heads)
    assert len({way.lines for way in heads}) == len(heads) > 1


def test_a_story_does_not_outrank_another() -> None:
    small = story_galley(long(), MANIFEST, setter(), SHAPES, largest=pt(26))
    assert all(way.headline and way.headline.size.points <= 26 for way in small.heads(317.0))
    least = story_galley(long(), MANIFEST, setter(), SHAPES, largest=pt(5))
    assert {way.headline.size for way in least.heads(317.0) if way.headline} == {pt(21.5)}


def test_what_the_caller_chose_is_set() -> None:
    found = measure(galley(), [TWO])[TWO]
    for variant in (found.variants[0], found.natural, found.variants[-1]):
        told = set_story(galley(), found, StoryBox(0, 0, 70), variant)
        assert told.variant == variant
        heights = dict(variant.pictures)
        assert len(pictures(told)) == len(heights)
        assert told.remedy is None


def test_each_variant_tells_its_depth_and_what_yields() -> None:
    found = measure(galley(), [TWO])[TWO]
    assert found.yields(found.natural) == ()
    assert found.depth(found.natural) == 59
    shortest = found.variants[0]
    assert found.depth(shortest) < 59
    assert any("head" in told for told in found.yields(shortest))
    assert found.jumps(shortest)


def test_a_code_to_scan_stands_beside_the_deck() -> None:
    coded = story_galley(
        replace(long(), url="https://courier.example/boots"), MANIFEST, setter(), SHAPES, code=True
    )
    told = set_story(coded, measure(coded, [TWO])[TWO], StoryBox(40.0, 50.0, 60))
    (slot,) = [item for item in walk(told.items) if isinstance(item, SlotBox)]
    (deck,) = texts(told, "deck")
    assert (slot.kind, slot.address) == ("code", STORY_CODE)
    assert slot.box.x > deck.pieces[0].x + deck.pieces[0].measure
    assert not [item for item in walk(stood(TWO, 56).items) if isinstance(item, SlotBox)]


# ---- What does not go in -----------------------------------------------------------------------------------


def test_what_does_not_go_in_is_typed_with_what_would_help() -> None:
    told = stood(TWO, 24)
    assert told.overset
    assert told.overset.lines > 0
    assert isinstance(told.remedy, OversetStory)
    assert {remedy.lever for remedy in told.remedy.remedies} >= {"box", "text"}
    assert [note.code for note in told.notes if note.severity == "error"] == ["overset"]
    assert {note.subject for note in told.notes} == {"boots"}
    short = stood(TWO, 90)
    assert isinstance(short.remedy, UndersetStory)
    assert short.overset is None


def test_a_head_that_is_higher_than_its_box_is_told_and_stands_in_the_way() -> None:
    told = stood(TWO, 4)
    assert told.lines > 4
    assert told.box.height == told.lines * GRID
    assert "head-too-high" in [note.code for note in told.notes]
    assert told.overset


def test_a_story_is_told_its_own_faults_alone() -> None:
    odd = replace(long(), id="odd", headline=(Run("Boots \u1200"),))
    ours = story_galley(odd, MANIFEST, setter(), SHAPES)
    told = set_story(ours, measure(ours, [TWO])[TWO], StoryBox(0, 0, 56))
    assert [(note.code, note.subject) for note in told.notes if note.code == "glyph-missing"] == [
        ("glyph-missing", "odd")
    ]
    assert "glyph-missing" not in [note.code for note in stood(TWO, 56).notes]


def test_it_is_the_same_after_a_journey() -> None:
    found = measure(galley(), [TWO])
    there, shapes = pickle.loads(pickle.dumps((galley(), found)))  # noqa: S301 - made here
    assert there == galley()
    assert shapes == found
    told = set_story(there, shapes[TWO], StoryBox(40.0, 50.0, 56))
    assert told == stood(TWO, 56)
    assert pickle.loads(pickle.dumps(told)) == told  # noqa: S301 - made here


# ---- Jumps -------------------------------------------------------------------------------------------------


def test_a_story_that_is_too_long_jumps_at_a_legal_line() -> None:
    found = measure(galley(), [TWO])[TWO]
    front, turn = set_jumped(
        galley(),
        found,
        StoryBox(40.0, 50.0, 45),
        StoryBox(40.0, 50.0, 40, page=4),
        pages=("1", "4"),
        columns=THREE,
    )
    assert front.overset is None
    assert turn and turn.overset is None
    (line,) = texts(front, "jump-line")
    assert letters([line]) == "Continuedonpage4:Committee"
    assert [letters([text]) for text in texts(turn, "jump-head", "turn-line")] == ["Committee", "Frompage1"]
    assert [box.role for box in turn.items if isinstance(box, Group)] == []
    said = letters(front.items).replace(letters([line]), "") + letters(turn.items)
    for block in long().body:
        words = re.sub(r"\s", "", plain(block.runs)) if isinstance(block, ParagraphText) else ""
        assert words in said.replace("CommitteeFrompage1", "")


def test_a_story_that_goes_in_has_no_turn() -> None:
    found = measure(galley(), [TWO])[TWO]
    front, turn = set_jumped(galley(), found, StoryBox(0, 0, 70), StoryBox(0, 0, 20), pages=("1", "4"))
    assert (front.overset, turn) == (None, None)
    short, none = set_jumped(galley(), found, StoryBox(0, 0, 32), StoryBox(0, 0, 20), pages=("1", "4"))
    assert short.overset
    assert none is None


# ---- Predicted and realised --------------------------------------------------------------------------------


def random_story(chance: random.Random, number: int) -> Story:
    blocks: list[str] = []
    while sum(len(block.split()) for block in blocks) < chance.randint(200, 500):
        start = chance.randrange(len(WORDS))
        blocks.append(text(chance.randint(20, 90), start))
        more = {
            0: "## " + text(4, start),
            1: ">> " + text(16, start),
            2: "- " + text(8, start) + "\n- " + text(12, start),
            3: "| a | b |\n|---|---|\n" + "\n".join(f"| {text(2, start)} | {row} |" for row in range(5)),
            4: "a.jpg",
            5: "b.jpg",
        }.get(chance.randrange(12))
        blocks += [more] if more else []
    story = dressed("\n\n".join([*blocks, text(20)]), id=f"s{number}")
    lead = Figure("lead.jpg", "Boots", (Run("The hall at noon"),), "Photo: Ann Lee")
    return replace(story, lead=lead if chance.random() < 0.5 else None)


@pytest.mark.parametrize("number", range(4))
def test_what_was_measured_goes_in(number: int) -> None:
    chance = random.Random(number)
    story = random_story(chance, number)
    own = story_galley(story, MANIFEST, setter(), SHAPES, parts=("headline",))
    shapes = [
        Columns(chance.choice([1, 2, 3, 4]), chance.choice([133.8, 150.0, 170.0]), 12.0) for _ in range(3)
    ]
    said = [re.sub(r"\s", "", plain(block.runs)) for block in story.body if isinstance(block, ParagraphText)]
    for columns, found in measure(own, shapes).items():
        heights = sorted(found.planned)
        for height in {heights[0], chance.choice(heights)}:
            told = set_story(own, found, StoryBox(0.0, 0.0, height))
            assert told.overset is None, (columns, height)
            assert told.lines <= height
            assert told.remedy is None
            if not told.variant.cuts:
                assert all(words in letters(told.items) for words in said)


def test_heights_that_may_be_planned_leave_the_flow_a_shorter_way() -> None:
    found = measure(galley(), [THREE])[THREE]
    heights = sorted(found.planned)
    assert heights[0] * 3 >= found.variants[0].lines + 3
    assert set(heights) < set(found.by_height)
    assert all(one < other for one, other in pairwise(heights))
