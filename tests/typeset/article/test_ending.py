"""a story + its sheet → the forms of its ending: what each tells, where it stands, and how high it says it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import RelatedStory, Story, plain
from pagekit.layout import PrintManifest, find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Typesetter
from pagekit.typeset.article.ending import EndingForm, end_mark, ending_forms, margin_form
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.article.last_page import SEEN, Endings, white
from pagekit.typeset.page import RuleBox, SlotBox, TextBox, depth, walk
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import HouseHeights

COURIER = Path(__file__).parents[3] / "examples" / "courier"
PACK: PrintManifest = find_layout("print-article").printed
OTHERS = tuple(
    RelatedStory(f"Story {n}", deck=f"Deck {n}.", href=f"https://a.example/{n}", short_url=f"a.example/{n}")
    for n in range(6)
)


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@cache
def story(name: str = "tram-six.yaml") -> Story:
    publication = pagekit.read_publication(COURIER / "publication.toml")
    return replace(dress(pagekit.read_article(COURIER / "articles" / name), publication), related=OTHERS)


def ground(told: Story, columns: int = 2, *, code: bool = True) -> Ground:
    sheet = Sheet(PACK.papers["a4"], PACK.baseline.points, PACK.between.points, columns)
    return Ground.of(told, PACK, setter().scoped(), sheet, ArticleMatter({}, {}, code=code))


def words(form: EndingForm) -> str:
    boxes = [item for item in walk(form.items) if isinstance(item, TextBox)]
    return " ".join(
        "".join(run.text for run in line.runs)
        for box in boxes
        for piece in box.pieces
        for line in piece.lines
    )


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("name", ["tram-six.yaml", "assy-stars.yaml"])
def test_every_form_tells_the_whole_way_to_the_page_and_stays_in_its_box(name: str, columns: int) -> None:
    here = ground(story(name), columns)
    forms = ending_forms(here)
    assert len({round(form.height, 1) for form in forms}) > 3, "there is a form for little room and for much"
    for form in forms:
        text = words(form)
        for link in here.story.share:
            assert link.name in text
        assert here.story.report_fault and here.story.report_fault.label in text
        assert all(action.label in text for action in here.story.calls_to_action)
        assert all(crumb.text in text for crumb in here.story.breadcrumbs)
        deep = max(depth(item) for item in walk(form.items) if isinstance(item, TextBox))
        assert deep <= form.height + 0.01
        for item in walk(form.items):
            if isinstance(item, TextBox):
                assert all(piece.x >= -0.01 for piece in item.pieces)
                assert all(piece.x + piece.measure <= here.sheet.width + 0.01 for piece in item.pieces)


def test_forms_tell_more_and_more_of_what_else_there_is() -> None:
    counts = {words(form).count("Story ") for form in ending_forms(ground(story()))}
    assert counts == {0, 1, 2, 4, 6}


def test_stories_in_other_languages_name_theirs_and_cost_more_than_a_little_white() -> None:
    strangers = tuple(replace(other, lang="en", tongue="English") for other in OTHERS)
    forms = ending_forms(ground(replace(story(), related=(*OTHERS[:2], *strangers[2:]))))
    told = [(words(form).count("Story "), words(form).count("English\u00a0· "), form.cost) for form in forms]
    assert {(stories, named) for stories, named, _cost in told if stories > 2} == {(4, 2), (6, 4)}
    assert all(cost >= white(SEEN) * named for _stories, named, cost in told)
    boxes = [
        item for item in walk(forms[-1].items) if isinstance(item, TextBox) and item.role == "related-story"
    ]
    assert [box.lang for box in boxes] == ["", "", "en", "en", "en", "en"]


def test_a_large_code_stands_under_stories_where_that_fills_the_page() -> None:
    heights = {
        (
            words(form).count("Story "),
            words(form).count("Deck "),
            max(slot_sides(form), default=0.0),
        ): form.height
        for form in ending_forms(ground(story()))
    }
    small, large = sorted({side for _stories, _decks, side in heights if side})
    assert large == pytest.approx(1.6 * small)
    for stories in (2, 4, 6):
        assert heights[stories, stories, small] < heights[stories, stories, large]


def slot_sides(form: EndingForm) -> list[float]:
    return [item.box.width for item in walk(form.items) if isinstance(item, SlotBox)]


def test_in_three_columns_two_stories_with_their_decks_stand_beside_the_way_to_the_page() -> None:
    three = ending_forms(ground(story(), 3))
    beside = [form for form in three if words(form).count("Story ") == 2]
    above = [form for form in three if words(form).count("Story ") == 3]
    assert min(form.height for form in beside) < min(form.height for form in above)
    assert min(form.cost for form in beside) < min(form.cost for form in above), "fewer lines of it are white"


def test_in_three_columns_a_story_in_another_language_costs_beside_the_way_to_the_page_too() -> None:
    def cost(stranger: str) -> float:
        others = (OTHERS[0], replace(OTHERS[1], on_subject=False, lang=stranger))
        forms = ending_forms(ground(replace(story(), related=others), 3))
        return min(form.cost for form in forms if words(form).count("Story ") == 2)

    assert cost("en") - cost("") == pytest.approx(3.0, abs=0.1)


def test_without_a_code_or_anything_to_tell_there_is_no_ending() -> None:
    bare = replace(
        story(), related=(), share=(), report_fault=None, calls_to_action=(), breadcrumbs=(), url=None, short_url=None
    )  # fmt: skip
    here = ground(bare, code=False)
    assert ending_forms(here) == ()
    assert margin_form(here) is None


def test_the_margin_form_is_small_print_without_a_code() -> None:
    form = margin_form(ground(story()))
    assert form is not None
    assert not [item for item in walk(form.items) if isinstance(item, SlotBox)]
    assert plain(story().headline) not in words(form) and story().share[0].name in words(form)


def test_a_preview_keeps_the_margin_for_its_mark() -> None:
    assert margin_form(ground(replace(story(), released=False))) is None


# ---- What fills a page ---------------------------------------------------------------------------------------

LOW, HIGH = EndingForm(0, ("low",), 40.0), EndingForm(2, ("high",), 150.0)  # type: ignore[arg-type]


HOUSE = HouseHeights(5, 10, 16)


def endings(margin: EndingForm | None = None) -> Endings:
    return Endings((LOW, HIGH), margin, 12.5, 6.0, HOUSE)


def test_the_house_advert_is_as_high_as_what_is_left_up_to_its_most() -> None:
    for free in range(12, 30):
        found = endings().best(free)
        assert found.ending is not None
        assert found.advert == 0 or 5 <= found.advert <= 16
        taken = endings().lines(found.ending) + found.advert + (1 if found.advert else 0) + found.slack
        assert taken == free, "nothing is lost and nothing is counted twice"


def test_what_is_left_over_grows_only_when_all_is_at_its_highest() -> None:
    whites = [endings().best(free).slack for free in range(60)]
    most = endings().lines(HIGH) + 1 + 16
    assert all(lines <= SEEN for free, lines in enumerate(whites) if 22 <= free <= most + SEEN)
    assert whites[59] == 59 - most


def test_without_room_the_ending_goes_to_the_margin_or_to_a_page_of_its_own() -> None:
    dear, cheap = endings().best(1), endings(margin=LOW).best(1)
    assert dear.ending is cheap.ending is None
    assert dear.cost > 10 * white(SEEN) > cheap.cost - 8
    assert endings().best(-3).cost > dear.cost


def test_a_story_that_has_nothing_to_end_with_ends_with_a_mark() -> None:
    told = replace(story(), related=(), share=(), breadcrumbs=(), calls_to_action=(), report_fault=None)
    own = ground(told, code=False)
    assert ending_forms(own) == () and margin_form(own) is None and own.bare
    mark = end_mark(own)
    rule, heavy = mark.items
    assert isinstance(rule, RuleBox) and isinstance(heavy, RuleBox)
    assert rule.box.width == own.sheet.width and heavy.box.width < own.sheet.column / 4
    ends = Endings((), None, own.sheet.grid, own.stick.trim, None, mark=mark, band=19)
    found = [ends.best(free) for free in (4, 5, 22, 23)]
    assert [(filling.ending, filling.slack) for filling in found] == [
        (None, 4),
        (mark, 2),
        (mark, 19),
        (mark, 20),
    ]
    assert [ends.hole(filling) for filling in found] == [False, False, False, True]
    assert found[3].cost - found[2].cost > 3, "what is beyond the band is a hole"


def test_a_band_of_white_is_a_design_only_under_an_ending() -> None:
    form = EndingForm(0, (), 12.0)
    for band, cost in ((0, 2.5 + 3 * 4), (19, 2.5)):
        ends = Endings((form,), None, 12.5, 0.0, None, band=band)
        assert ends.best(2 + 7).cost == cost
