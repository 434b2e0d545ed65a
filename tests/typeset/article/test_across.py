"""a wide lead picture + a pack → the halves of one picture on both pages of a spread, and what stands under them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import Figure, ParagraphText, Run, Story
from pagekit.layout import PrintManifest, find_layout
from pagekit.layout.manifest import Arrangement
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Composition, Typesetter, compose_article
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.opening import Opening
from pagekit.typeset.page import ComposedPage, Group, PictureBox, TextBox, walk
from pagekit.typeset.sheet.area import Sheet

COURIER = Path(__file__).parents[3] / "examples" / "courier"
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
LEAD = Figure("lead.jpg", "A river", (Run("The river in May."),), "© Dana Serik")
WIDE = 1 / 2.2
WAYS: tuple[Arrangement, ...] = ("stacked", "deck-beside", "text-beside")


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@cache
def magazine() -> PrintManifest:
    return find_layout("magazine").printed


@cache
def story(direction: str = "ltr", lead: Figure = LEAD) -> Story:
    publication = pagekit.read_publication(COURIER / "publication.toml")
    told = dress(pagekit.read_article(COURIER / "articles" / "night-train.md"), publication)
    body = tuple(ParagraphText((Run((SENTENCE * 4).strip()),)) for _ in range(20))
    return replace(
        told, headline=(Run("Where the river keeps its islands"),), headline_variants=(), lead=lead, body=body,
        more_photos=(), corrections=(), related=(), direction=direction,
    )  # fmt: skip


def ground(shape: float = WIDE, lead: Figure = LEAD, manifest: PrintManifest | None = None) -> Ground:
    own = manifest or magazine()
    sheet = Sheet(own.papers["a4"], own.baseline.points, own.between.points, 3)
    matter = ArticleMatter({lead.key: shape}, {})
    return Ground.of(story(lead=lead), own, setter().scoped(), sheet, matter)


@cache
def openings(way: Arrangement, shape: float = WIDE, lead: Figure = LEAD) -> tuple[Opening, ...]:
    own = ground(shape, lead)
    return tuple(own.openings_across(own.matter.headline, way))


@cache
def composed(direction: str = "ltr", shape: float = WIDE, begins: int | None = None) -> Composition:
    own = magazine()
    return compose_article(
        story(direction), own, setter(), paper=own.papers["a4"], columns=3,
        matter=ArticleMatter({"lead.jpg": shape}, {}, begins=begins),
    )  # fmt: skip


def pictures(page: ComposedPage) -> list[PictureBox]:
    return [item for item in walk(page.items) if isinstance(item, PictureBox)]


def words(page: ComposedPage, role: str) -> list[TextBox]:
    return [item for item in walk(page.items) if isinstance(item, TextBox) and item.role == role]


def tops(page: ComposedPage) -> list[float]:
    found = (item for item in walk(page.items) if isinstance(item, TextBox) and item.style == "text")
    return [piece.top for item in found for piece in item.pieces]


@pytest.mark.parametrize(
    ("direction", "windows"), [("ltr", [(0.0, 0.5), (0.5, 1.0)]), ("rtl", [(0.5, 1.0), (0.0, 0.5)])]
)
def test_one_picture_stands_across_both_pages(direction: str, windows: list[tuple[float, float]]) -> None:
    left, right, *_ = composed(direction).pages
    assert (left.number, right.number) == (2, 3)
    (one,), (other,) = pictures(left), pictures(right)
    assert one.box == other.box, "of the same height, from the trim at the head, as wide as its page"
    assert (one.box.x, one.box.y, one.box.width) == (0.0, 0.0, left.width)
    assert [one.window, other.window] == windows, "the page that is read first has the half that lies there"
    assert one.whole.height / one.whole.width == pytest.approx(WIDE, rel=0.25)
    assert [one.alt, other.alt] == ["A river", ""], "readers are told of it once"
    assert [len(words(page, "caption")) for page in (left, right)] == [1, 0]


def test_under_it_stand_the_head_and_the_text_and_nothing_over_it() -> None:
    left, right, *later = composed().pages
    foot = pictures(left)[0].box.bottom
    caption, headline = words(left, "caption")[0], words(left, "headline")[0]
    assert foot < caption.pieces[0].top < headline.pieces[0].top
    assert min(tops(right)) > foot
    assert not words(right, "headline")
    assert {item.role for item in right.furniture if isinstance(item, TextBox)} == {"folio-right"}
    assert len(later[0].furniture) > 1, "the next page has its running head again"


@pytest.mark.parametrize("way", WAYS)
def test_it_is_cut_by_no_more_than_a_quarter_and_its_page_is_full(way: Arrangement) -> None:
    made = openings(way)
    assert made
    grid, foot = 12, ground().sheet.foot
    for each in made:
        assert each.cut <= 0.25
        assert (foot - each.foot) / grid == pytest.approx(each.under), "its foot stands on the grid"
        assert each.room >= 6 or each.air <= 2, "text under the head, or nothing left over"


def test_the_whole_of_it_is_shown_where_the_head_has_room_under_it() -> None:
    assert min(each.cut for each in openings("stacked")) < 0.02


@pytest.mark.parametrize(
    ("shape", "lead"),
    [
        (1 / 1.8, LEAD),
        (WIDE, replace(LEAD, whole=True)),
        (WIDE, replace(LEAD, focus=(0.53, 0.5))),
    ],
    ids=["not so wide", "to be seen whole", "its subject in the fold"],
)
def test_a_picture_does_not_open_across(shape: float, lead: Figure) -> None:
    assert not [each for way in WAYS for each in openings(way, shape, lead)]


def test_a_subject_beside_the_fold_is_no_matter() -> None:
    assert openings("stacked", lead=replace(LEAD, focus=(0.3, 0.5)))


def test_the_pack_says_from_which_shape_on() -> None:
    setup = magazine().composed.model_copy(update={"across": None})
    own = ground(manifest=magazine().model_copy(update={"composed": setup}))
    assert not list(own.openings_across(own.matter.headline, "stacked"))
    assert find_layout("print-article").printed.composed.across is None


def test_a_story_that_begins_on_a_right_hand_page_has_its_picture_on_one() -> None:
    assert [picture.window for page in composed(begins=5).pages for picture in pictures(page)] == [(0.0, 1.0)]
    halves = [picture.window for page in composed(begins=4).pages for picture in pictures(page)]
    assert halves == [(0.0, 0.5), (0.5, 1.0)]


def test_the_figure_is_read_before_the_head() -> None:
    figure, header = composed().pages[0].items[:2]
    assert isinstance(figure, Group) and isinstance(header, Group)
    assert (figure.role, header.role) == ("figure", "head")
