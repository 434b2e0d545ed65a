"""Stories → which stands where: order, lead, seconds, column, strips; nothing lost and no hole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.front import Front, FrontBand, SectionMark, arrange, section_marks
from pagekit.front.choice import LEAD_WIDTH, ranked
from pagekit.front.sections import even_rows
from pagekit.house import Story, dress, labels_for
from pagekit.house.copydesk import CopyDesk
from pagekit.model import Article, Person, Photo, Publication

HOUSE = Publication(name="The Courier", url="https://courier.example")
LABELS, _ = labels_for("en")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def story(name: str, *, age: int = 0, picture: bool = True, **fields: Any) -> Story:
    """A story that came out `age` hours before noon."""
    facts = {
        "id": name,
        "url": f"/{name}",
        "headline": f"Headline {name}",
        "deck": "What it says.",
        "published_at": NOON - timedelta(hours=age),
        "photos": (Photo(src=f"{name}.jpg"),) if picture else (),
        **fields,
    }
    others = {key: f"https://courier.example/{key}" for key in ("one", "two", "three")}
    return dress(Article.model_validate(facts), HOUSE, others=others)


def front(stories: Sequence[Story], *, home: bool = True, wide: set[str] | None = None, **more: Any) -> Front:
    return arrange(
        stories,
        LABELS,
        width_of=lambda each: LEAD_WIDTH if wide is None or each.id in wide else LEAD_WIDTH - 1,
        file_of=lambda each: each.lead.src if each.lead else "",
        home=home,
        **more,
    )


def drawn(page: Front) -> list[str]:
    """Each band as its shape and the ids of its zones; lines in small brackets."""
    return [
        f"{band.shape} {' | '.join(_zone(band, at) for at in range(len(band.zones)))}" for band in page.bands
    ]


def _zone(band: FrontBand, at: int) -> str:
    zone = band.zones[at]
    names = " ".join(f"({card.story.id})" if card.role == "line" else card.story.id for card in zone.cards)
    return f"{zone.title}: {names}" if zone.title else names


def numbered(count: int, **fields: Any) -> list[Story]:
    return [story(f"s{number:02}", age=number, **fields) for number in range(count)]


# ---- Order -------------------------------------------------------------------------------------------------


def test_priority_then_running_reports_then_the_newest_then_the_id() -> None:
    stories = [
        story("old", age=9, priority=2),
        story("b", age=1, priority=2),
        story("a", age=1, priority=2),
        story("live", age=8, priority=2, design="live"),
        story("top", age=20, priority=1),
        story("undated", priority=2, published_at=None),
    ]
    assert [each.id for each in ranked(stories)] == ["top", "live", "a", "b", "old", "undated"]


def test_a_running_report_is_as_new_as_its_last_update_and_other_stories_are_not() -> None:
    stories = [
        story("mended", age=5, updated_at=NOON),
        story("new", age=1),
        story("first", age=9, design="live", updated_at=NOON - timedelta(hours=3)),
        story("second", age=2, design="live", updated_at=NOON),
    ]
    assert [each.id for each in ranked(stories)] == ["second", "first", "new", "mended"]


def test_a_day_without_an_hour_and_an_hour_can_be_compared() -> None:
    stories = [
        story("day", published_at="2026-02-28"),
        story("hour", published_at="2026-02-28T01:00:00+00:00"),
    ]
    assert [each.id for each in ranked(stories)] == ["hour", "day"]


# ---- Lead and seconds --------------------------------------------------------------------------------------


def test_the_first_story_with_a_wide_picture_leads() -> None:
    stories = [story("text", picture=False), story("small", age=1), story("wide", age=2)]
    assert drawn(front(stories, wide={"wide"})) == ["alone wide", "pairs text small"]


def test_without_a_wide_picture_the_first_story_leads() -> None:
    page = front([story("text", picture=False), story("small", age=1), story("third", age=2)], wide=set())
    assert page.cards[0].story.id == "text"
    assert page.cards[0].deck
    assert page.cards[0].picture is None


def test_the_width_is_asked_no_further_than_the_lead() -> None:
    asked: list[str] = []

    def width_of(each: Story) -> int:
        asked.append(each.id)
        return LEAD_WIDTH if each.id == "s01" else 0

    arrange(numbered(9), LABELS, width_of=width_of, file_of=lambda each: each.id)
    assert asked == ["s00", "s01"]


def test_briefs_neither_lead_nor_stand_second() -> None:
    stories = [story("brief", design="brief", priority=1), *numbered(8)]
    page = front(stories)
    assert [card.story.id for zone in page.zones[:2] for card in zone.cards] == ["s00", "s01", "s02"]


def test_a_page_of_briefs_is_led_by_one() -> None:
    assert len(front(numbered(3, design="brief")).cards) == 3


def test_no_picture_is_shown_twice() -> None:
    same = (Photo(src="same.jpg"),)
    stories = [story("one", photos=same), story("two", age=1, photos=same), *numbered(8)[3:]]
    page = front(stories)
    assert [card.story.id for card in page.zones[1].cards] == ["s03", "s04"]
    (again,) = [card for card in page.cards if card.story.id == "two"]
    assert again.picture is None


# ---- The whole page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (1, ["alone s00"]),
        (2, ["alone s00", "wide s01"]),
        (3, ["stack s00 | s01 s02"]),
        (4, ["alone s00", "row s01 s02 s03"]),
        (5, ["stack s00 | s01 s02", "pairs s03 s04"]),
        (6, ["stack s00 | s01 s02", "row s03 s04 s05"]),
        (7, ["columns s00 | s01 s02 | Latest: (s03) (s04) (s05) (s06)"]),
        (9, ["columns s00 | s01 s02 | Latest: (s03) (s04) (s05) (s06) (s07) (s08)"]),
        (10, ["columns s00 | s01 s02 | Latest: (s03) (s04) (s05) (s06) (s07)", "pairs City: s08 s09"]),
        (
            12,
            ["columns s00 | s01 s02 | Latest: (s03) (s04) (s05) (s06) (s07) (s08)", "row City: s09 s10 s11"],
        ),
    ],
)
def test_home_pages_of_one_section_have_no_hole(count: int, wanted: list[str]) -> None:
    assert drawn(front(numbered(count, section="City"), sections=[SectionMark("City")])) == wanted


def test_a_section_goes_on_with_everything_in_pairs_the_newest_first() -> None:
    stories = numbered(8)
    stories[7] = story("s07", age=7, priority=2)
    assert drawn(front(stories, home=False)) == ["stack s07 | s00 s01", "pairs s02 s03 s04 s05 s06"]


def test_a_section_has_a_column_for_three_briefs_and_more() -> None:
    stories = [*numbered(6), *(story(f"b{at}", age=at, design="brief") for at in range(3))]
    assert drawn(front(stories, home=False)) == [
        "columns s00 | s01 s02 | In brief: (b0) (b1) (b2)",
        "pairs s03 s04 s05",
    ]


def test_briefs_stand_below_the_latest() -> None:
    stories = [*numbered(8), *(story(f"b{at}", age=at, design="brief") for at in range(2))]
    assert drawn(front(stories))[0].endswith("Latest: (s03) (s04) (s05) | In brief: (b0) (b1)")


def test_large_sections_have_strips_and_small_ones_stand_side_by_side() -> None:
    rest = [("a0", "Arts"), ("a1", "Arts"), ("a2", "Arts"), ("c", "City"), ("w", "world"), ("n", "Nature")]
    rest += [("m", "Nature"), ("x", "Elsewhere"), ("y", None)]
    older = [story(name, age=100 + at, section=section) for at, (name, section) in enumerate(rest)]
    marks = [SectionMark("City"), SectionMark("World"), SectionMark("Nature"), SectionMark("Arts")]
    assert drawn(front([*numbered(9, priority=1), *older], sections=marks))[1:] == [
        "row Arts: a0 a1 a2",
        "sections City: c | World: w | Nature: n (m)",
        "sections Elsewhere: x | Latest: y",
    ]


def measures(page: Front) -> list[str]:
    """Each band as its shape and the places that its pictures are made for."""
    cards = [
        (band.shape, [card.picture for zone in band.zones for card in zone.cards]) for band in page.bands
    ]
    return [f"{shape} {' '.join(place or '-' for place in places)}" for shape, places in cards]


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (2, ["alone main-wide", "wide wide"]),
        (4, ["alone main-wide", "row third third third"]),
        (5, ["stack main-wide second second", "pairs card card"]),
        (8, ["columns main quarter quarter - - - - -"]),
    ],
)
def test_a_picture_is_made_for_the_place_it_stands_in(count: int, wanted: list[str]) -> None:
    assert measures(front(numbered(count))) == wanted


@pytest.mark.parametrize(
    ("across", "wanted"),
    [
        (2, "sections card card"),
        (3, "sections third third third"),
        (4, "sections quarter quarter quarter quarter"),
    ],
)
def test_a_small_section_s_picture_is_as_wide_as_its_column(across: int, wanted: str) -> None:
    small = [story(f"x{at}", age=50 + at, section=f"S{at}") for at in range(across)]
    marks = [SectionMark(f"S{at}") for at in range(across)]
    assert measures(front([*numbered(9, priority=1), *small], sections=marks))[1:] == [wanted]


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (3, "row third third third"),
        (4, "row quarter quarter quarter quarter"),
        (5, "beside quarter quarter quarter - -"),
    ],
)
def test_a_strip_s_pictures_are_as_wide_as_its_columns(count: int, wanted: str) -> None:
    strip = [story(f"c{at}", age=100 + at, section="City") for at in range(count)]
    assert measures(front([*numbered(9, priority=1), *strip], sections=[SectionMark("City")]))[1] == wanted


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (3, "row City: c0 c1 c2"),
        (4, "row City: c0 c1 c2 c3"),
        (5, "beside City: c0 c1 c2 | (c3) (c4)"),
        (7, "beside City: c0 c1 c2 | (c3) (c4) (c5) (c6)"),
        (8, "row City: c0 c1 c2 c3 | (c4) (c5) (c6) (c7)"),
    ],
)
def test_a_strip_is_full(count: int, wanted: str) -> None:
    strip = [story(f"c{at}", age=100 + at, section="City") for at in range(count)]
    assert drawn(front([*numbered(9, priority=1), *strip], sections=[SectionMark("City")]))[1] == wanted


@pytest.mark.parametrize(
    ("count", "wanted"), [(1, [1]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (7, [4, 3]), (9, [3, 3, 3])]
)
def test_rows_of_sections_are_even(count: int, wanted: list[int]) -> None:
    parts = [(SectionMark(str(at)), numbered(1)) for at in range(count)]
    assert [len(row) for row in even_rows(parts, 4)] == wanted


def test_sections_of_one_address_are_one() -> None:
    house = HOUSE.model_validate(
        {
            **HOUSE.model_dump(),
            "sections": [
                {"name": "Город", "url": "/city"},
                {"name": "Arts"},
                {"name": "City", "url": "/city"},
            ],
        }
    )
    city, arts = section_marks(house, CopyDesk("ru", house.url))
    assert (city.name, city.href, city.others) == ("Город", "https://courier.example/city", ("City",))
    assert city.holds("CITY")
    assert not arts.holds("City")
    assert not city.holds(None)


@pytest.mark.parametrize(
    ("count", "home", "wanted"),
    [
        (3, True, ["alone s00", "pairs s01 s02"]),
        (6, True, ["alone s00", "row s01 s02 s03", "pairs s04 s05"]),
        (9, False, ["alone s00", "pairs s01 s02 s03 s04 s05 s06 s07 s08"]),
        (9, True, ["alone s00", "row s01 s02 s03", "beside City: s04 s05 s06 | (s07) (s08)"]),
    ],
)
def test_without_pictures_the_lead_stands_alone(count: int, home: bool, wanted: list[str]) -> None:
    stories = numbered(count, picture=False, section="City")
    assert drawn(front(stories, home=home, sections=[SectionMark("City")])) == wanted


def test_a_section_of_one_story_tells_its_deck_beside_one_of_two() -> None:
    older = [story(f"c{at}", age=100 + at, section=name) for at, name in enumerate(("A", "A", "B", "C", "D"))]
    row = front([*numbered(9, priority=1), *older]).bands[1]
    assert row.across == 4
    assert [[card.deck for card in zone.cards] for zone in row.zones] == [
        [False, False],
        [True],
        [True],
        [True],
    ]


# ---- Cards -------------------------------------------------------------------------------------------------


def test_opinion_has_its_author_and_its_label_and_news_has_neither() -> None:
    author = (Person(name="Ann Lee"),)
    opinion, news = front(
        [story("o", design="opinion", byline=author), story("n", age=1, byline=author)]
    ).cards
    assert [each.name for each in opinion.authors] == ["Ann Lee"]
    assert opinion.label == "Opinion"
    assert news.authors == ()
    assert news.label is None


def test_a_running_report_tells_its_last_update() -> None:
    (live,) = front([story("l", age=5, design="live", updated_at=NOON)]).cards
    assert live.label == "Live"
    assert live.stamp and live.stamp.iso.startswith("2026-03-01T12:00")


def test_cards_beside_a_column_have_no_deck_but_those_without_a_picture_do() -> None:
    stories = numbered(9)
    stories[1] = story("s01", age=1, picture=False)
    assert [(card.story.id, card.deck) for card in front(stories).zones[1].cards] == [
        ("s02", False),
        ("s03", False),
    ]
    bare = [*numbered(2), *numbered(9, picture=False)[2:]]
    assert [(card.story.id, card.deck) for card in front(bare).zones[1].cards] == [
        ("s01", False),
        ("s02", True),
    ]


def test_what_a_title_says_its_cards_do_not_say_again() -> None:
    stories = [*numbered(8), story("b", design="brief"), story("c", design="brief")]
    briefs = front(stories).zones[3]
    assert briefs.title == "In brief"
    assert [card.label for card in briefs.cards] == [None, None]


def test_an_advert_stands_after_the_opening_of_a_long_page_and_at_the_end_of_a_short_one() -> None:
    assert front(numbered(5)).pause == 2
    many = [*numbered(9, priority=1), *(story(f"x{at}", section=f"S{at % 3}") for at in range(12))]
    assert front(many).pause == 1
    text_only = [story(f"t{at:02}", age=at, picture=False, section=f"S{at % 3}") for at in range(15)]
    assert front(text_only).pause == 2


# ---- Languages ---------------------------------------------------------------------------------------------


def test_versions_of_a_story_have_one_card_in_the_language_of_the_page() -> None:
    stories = [
        story("one", lang="kk", translations={"ru": "two"}),
        story("two", age=1, lang="ru", translations={"en": "three"}),
        story("three", age=2, lang="en"),
        story("four", age=3, lang="en"),
    ]
    page = front(stories)
    assert [card.story.id for card in page.cards] == ["three", "four"]
    assert [(other.name, other.href) for other in page.cards[0].versions] == [
        ("Қазақ тілі", "https://courier.example/one"),
        ("Русский", "https://courier.example/two"),
    ]


# ---- Anything ----------------------------------------------------------------------------------------------

DESIGNS = ["standard", "standard", "feature", "opinion", "live", "brief"]
SHAPES = st.tuples(
    st.integers(1, 3), st.integers(0, 30), st.booleans(), st.sampled_from(DESIGNS),
    st.sampled_from([None, "City", "Arts", "Nature", "Sport", "World", "Elsewhere"]),
)  # fmt: skip


@given(st.lists(SHAPES, max_size=44), st.booleans())
def test_every_story_stands_once_and_no_zone_is_empty(shapes: list[Any], home: bool) -> None:
    stories = [
        story(f"n{at}", priority=priority, age=age, picture=picture, design=design, section=section)
        for at, (priority, age, picture, design, section) in enumerate(shapes)
    ]
    marks = [SectionMark(name) for name in ("City", "Arts", "Nature", "Sport", "World")]
    page = front(stories, home=home, sections=marks)
    assert sorted(card.story.id for card in page.cards) == sorted(each.id for each in stories)
    assert all(zone.cards for zone in page.zones)
    assert all(band.zones for band in page.bands)
    assert page == front(stories[::-1], home=home, sections=marks)
    for band in page.bands:
        if band.shape == "row":
            assert len(band.zones[0].cards) == band.across
        if band.shape == "sections":
            assert 2 <= len(band.zones) == band.across <= 4
        if band.shape == "columns":
            assert 3 <= sum(len(zone.cards) for zone in band.zones[2:]) <= 6
    assert sum(card.role == "lead" for card in page.cards) == min(1, len(stories))


def test_on_a_thin_front_a_story_shows_another_of_its_pictures_rather_than_none() -> None:
    """Two stories with one lead picture; the second has another in its text."""
    more = (Photo(src="same.jpg"), Photo(src="other.jpg"))
    few = [story("a", age=1, photos=(Photo(src="same.jpg"),)), story("b", age=2, photos=more)]
    shown = {
        card.story.id: card.story.lead.src for card in front(few).cards if card.story.lead and card.picture
    }
    assert shown == {"a": "same.jpg", "b": "other.jpg"}
