"""a head + a way to arrange it → where its words stand under an opening's picture, and where the text begins."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import Figure, ParagraphText, Run
from pagekit.layout import find_layout
from pagekit.layout.manifest import Arrangement
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Typesetter
from pagekit.typeset.article.arrangements import arranged, own_words
from pagekit.typeset.article.draft import Choice, Drafter
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.opening import Opening
from pagekit.typeset.page import Group, Item, TextBox
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.story.head_stack import HeadMatter

COURIER = Path(__file__).parents[3] / "examples" / "courier"
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
HEADLINE = "Where the river keeps its islands in winter"
DECK = "Nobody has counted them since the ferry stopped. The town would like to know, and so would the river."


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@cache
def ground(columns: int = 3, shape: float = 0.66, direction: str = "ltr") -> Ground:
    manifest = find_layout("magazine").printed
    publication = pagekit.read_publication(COURIER / "publication.toml")
    story = dress(pagekit.read_article(COURIER / "articles" / "night-train.md"), publication)
    body = tuple(ParagraphText((Run((SENTENCE * 4).strip()),)) for _ in range(16))
    lead = Figure("lead.jpg", "A river", (Run("The river in May."),), "© Dana Serik")
    story = replace(
        story, headline=(Run(HEADLINE),), headline_variants=(), deck=((Run(DECK),),), lead=lead, body=body,
        more_photos=(), corrections=(), related=(), direction=direction,
    )  # fmt: skip
    sheet = Sheet(manifest.papers["a4"], manifest.baseline.points, manifest.between.points, columns)
    return Ground.of(story, manifest, setter().scoped(), sheet, ArticleMatter({"lead.jpg": shape}, {}))


def opened(way: Arrangement, columns: int = 3, lines: int = 0, direction: str = "ltr") -> Opening | None:
    own = ground(columns, direction=direction)
    return own.opening(own.matter.headline, way, lines)


def boxes(items: tuple[Item, ...]) -> dict[str, TextBox]:
    found: dict[str, TextBox] = {}
    for item in items:
        if isinstance(item, Group):
            found |= boxes(item.items)
        elif isinstance(item, TextBox):
            found[item.role] = item
    return found


def left(box: TextBox) -> float:
    return box.pieces[0].x


def right(box: TextBox) -> float:
    return box.pieces[0].x + box.pieces[0].measure


def test_text_beside_leaves_the_last_column_to_the_text() -> None:
    made, sheet = opened("text-beside"), ground().sheet
    assert made and made.with_head
    found, edge = boxes(made.items), sheet.x + 2 * sheet.column + sheet.gutter
    assert all(right(found[role]) <= edge + 0.01 for role in ("kicker", "headline", "deck", "byline"))
    assert list(found)[:4] == ["caption", "kicker", "headline", "deck"], "they are read in this order"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_text_begins_beside_the_head_and_goes_down_to_the_foot(direction: str) -> None:
    own, made = ground(direction=direction), opened("text-beside", direction=direction)
    assert made and made.beside >= 12
    draft = Drafter(own, lambda _free: 0.0).draft(Choice(3, own.matter.headline, made))
    first = [taken for taken in draft.flowed.record if taken.page == 2]
    # A line may stay free so that none stands alone at the head of the next column.
    assert made.beside - 1 <= max(taken.line + taken.slots for taken in first) <= made.beside
    text = boxes(tuple(draft.flowed.pages[2]))
    xs = {piece.x for box in text.values() for piece in box.pieces}
    last = own.sheet.x + (0.0 if direction == "rtl" else 2 * own.sheet.pitch)
    assert min(xs) >= last - 0.01 and max(xs) <= last + own.sheet.column


def test_text_under_a_head_with_text_beside_it_fills_the_other_columns_first() -> None:
    own, made = ground(), opened("text-beside", lines=8)
    assert made
    draft = Drafter(own, lambda _free: 0.0).draft(Choice(3, own.matter.headline, made, under=8))
    ends: dict[int, int] = {}
    for taken in draft.flowed.record:
        if taken.page == 2:
            ends[taken.frame] = max(ends.get(taken.frame, 0), taken.line + taken.slots)
    assert ends == {0: 8, 1: 8, 2: made.beside}


def test_deck_beside_ends_on_the_line_of_the_headline() -> None:
    made, sheet = opened("deck-beside"), ground().sheet
    assert made
    found = boxes(made.items)
    assert left(found["deck"]) == pytest.approx(sheet.x + 2 * sheet.pitch)
    assert right(found["headline"]) <= left(found["deck"])


def test_where_the_picture_leaves_room_the_deck_is_larger() -> None:
    made = opened("deck-beside")
    assert made and boxes(made.items)["deck"].style == "deck", "not deckbeside"
    other = opened("text-beside")
    assert other and boxes(other.items)["deck"].style == "deck", "where it leaves none it has its own size"


def test_a_head_is_larger_in_a_line_more_than_its_step_allows() -> None:
    own = ground()
    matter = HeadMatter(own.story, own.stick, own.matter.headline, code=False, lead_height=0.0)
    parts = own_words(own.setup.head)
    sizes = [arranged("deck-beside", parts, matter, own.space, larger) for larger in (0, 1, 2)]
    heads = [boxes(made.items)["headline"] for made in sizes if made]
    assert [(head.size, len(head.pieces[0].lines)) for head in heads] == [(42.0, 3), (46.0, 4)], (
        "there is no step over that"
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_over_its_columns_a_head_may_have_its_deck_beside_it(direction: str) -> None:
    own = ground(direction=direction)
    (stacked, low), (beside, high) = (
        own.head(own.setup.head, own.matter.headline, 20, way=way) for way in ("stacked", "deck-beside")
    )
    found = boxes(beside)
    last = own.sheet.x + (0.0 if direction == "rtl" else 2 * own.sheet.pitch)
    assert last - 0.01 <= left(found["deck"]) and right(found["deck"]) <= last + own.sheet.column + 0.01
    assert found["deck"].style == "deckbeside"
    assert set(found) == set(boxes(stacked)), "every word stays"
    assert high < low
    pictures = [item for item in beside if isinstance(item, Group) and item.role == "figure"]
    assert len(pictures) == 1 and pictures[0] is beside[-1], "the picture stands under both"


def test_a_head_with_something_beside_it_is_less_white() -> None:
    stacked, deck, text = (opened(way) for way in ("stacked", "deck-beside", "text-beside"))
    assert stacked and deck and text
    assert text.white < stacked.white and deck.white < stacked.white
    assert stacked.smaller == 0.0 < text.smaller <= 0.4


@pytest.mark.parametrize("way", ["deck-beside", "text-beside"])
def test_two_columns_have_nothing_beside_the_head(way: Arrangement) -> None:
    assert opened(way, columns=2) is None


def test_the_pack_says_which_arrangements_there_are() -> None:
    pack = find_layout("magazine").printed
    assert pack.composed.arrangements == ("stacked", "deck-beside", "text-beside")
    assert pack.composed.sinks == (4, 8)
    assert pack.designs["picture-story"].composed["arrangements"] == ["stacked", "deck-beside"]
