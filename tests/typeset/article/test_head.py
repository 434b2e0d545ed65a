"""the parts above a story's columns → boxes: each in its place, on the grid, mirrored where text runs from the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, get_args

import pytest

from pagekit.fonts import load_book
from pagekit.house.labels import labels_for
from pagekit.house.story import (
    ContactLine,
    CrumbLink,
    Figure,
    Format,
    LabelledLink,
    Publisher,
    Run,
    Runs,
    ShareLink,
    Stamp,
    Story,
    plain,
)
from pagekit.layout import Composed, PrintManifest, find_layout
from pagekit.layout.manifest import HeadPart
from pagekit.model import Status
from pagekit.resources import assets_dir
from pagekit.typeset.article.head import LEFT_TO_RIGHT, POP, contact_runs
from pagekit.typeset.article.head import page_head as head
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Box, Group, Item, PictureBox, RuleBox, SlotBox, TextBox, walk
from pagekit.typeset.story.head import DECK_MEASURE
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.typeset.style import type_style
from pagekit.units import pt

PACK: PrintManifest = find_layout("print-article").printed
PARTS = Composed().head
CODE_SIZE, QUIET_ZONE = 69.732, 6.803
"""Of the printed article, in points."""
GRID, LEFT, TOP, WIDTH, GUTTER = 12.5, 48.0, 50.0, 499.0, 17.0
EPS = 0.01
CONTACT = ContactLine(
    label="Adverts",
    phone="+7(700) 388 81 09",
    phone_href="tel:+77003888109",
    email="ads@courier.example",
    hours="9 to 18",
)


def runs(text: str) -> Runs:
    return (Run(text),)


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def story(lang: str = "en", labels: str = "", **changes: Any) -> Story:
    """A story whose head has every part."""
    words, _ = labels_for(labels or lang)
    own, _ = labels_for(lang)
    told = Story(
        id="order",
        slug="order",
        lang=lang,
        direction=own.direction,
        status=Status.READY,
        channels=("print",),
        priority=3,
        labels=words,
        publisher=Publisher("The Steppe Courier", "en", "https://courier.example/"),
        headline=runs("Committee counts boots"),
        url="https://courier.example/order",
        short_url="courier.example/order",
        section="Politics",
        breadcrumbs=(CrumbLink("Main", "https://courier.example/"), CrumbLink("Order")),
        kicker=runs("The order"),
        deck=(runs("Two hours, one long table."), runs("And a list.")),
        published=Stamp("15 August 2014, 20:29", "2014-08-15T20:29:00+06:00", "en"),
        updated=Stamp("16 August 2014", "2014-08-16", "en"),
        lead=Figure("meeting.jpg", "A long table", runs("The table."), "© Daryn Omarov"),
        share=(ShareLink("vk", "VKontakte", "https://share.example/vk"),),
        ad_contacts=(CONTACT,),
        report_fault=LabelledLink("Found a bug?", "mailto:desk@courier.example"),
    )
    return replace(told, **changes)


def made(
    told: Story,
    parts: Iterable[HeadPart] = PARTS,
    *,
    columns: int = 2,
    code: bool = True,
    lead: float = 200.0,
    headline: Headline | None = None,
) -> tuple[tuple[Item, ...], float]:
    stick = Stick(
        setter(), PACK, told.lang, told.direction, GRID, {"meeting.jpg": 0.66}, tallest=300, trim=6.0
    )
    column = (WIDTH - (columns - 1) * GUTTER) / columns
    space = HeadSpace(LEFT, TOP, WIDTH, column, GUTTER, columns, GRID)
    return head(tuple(parts), HeadMatter(told, stick, headline, code, lead), space)


def texts(items: Iterable[Item]) -> dict[str, list[TextBox]]:
    """The text boxes by what they are on the page."""
    found: dict[str, list[TextBox]] = {}
    for item in walk(items):
        if isinstance(item, TextBox):
            found.setdefault(item.role, []).append(item)
    return found


def said(box: TextBox) -> str:
    return " ".join("".join(run.text for run in line.runs) for piece in box.pieces for line in piece.lines)


def rect(box: TextBox) -> Box:
    first = box.pieces[0]
    foot = max(piece.top + len(piece.lines) * piece.leading for piece in box.pieces)
    return Box(first.x, first.top, first.measure, foot - first.top)


def groups(items: Iterable[Item], role: str) -> list[Group]:
    return [item for item in walk(items) if isinstance(item, Group) and item.role == role]


# ---- Places ------------------------------------------------------------------------------------------------


def test_every_part_that_a_pack_may_name_can_be_set() -> None:
    told = story(format=Format("opinion"))
    for part in get_args(HeadPart):
        items, foot = made(told, [part])
        assert foot >= TOP
        assert items or part in ("byline", "figure"), part


def test_the_parts_stand_in_the_order_of_the_mission() -> None:
    items, _ = made(story())
    order = [item.role for item in walk(items) if isinstance(item, TextBox)]
    assert order == [
        "nameplate", "section", "adline", "crumbs", "kicker", "headline", "dates", "deck", "deck",
        "online-lead", "online-address", "online-share", "fault", "caption",
    ]  # fmt: skip


def test_each_part_stands_under_the_one_before_it_and_the_foot_is_on_the_grid() -> None:
    items, foot = made(story())
    found = texts(items)
    names = ["nameplate", "adline", "crumbs", "kicker", "headline", "dates", "deck"]
    rects = [rect(found[name][0]) for name in names]
    assert all(above.bottom <= below.y + EPS for above, below in pairwise(rects))
    (picture,) = (item for item in walk(items) if isinstance(item, PictureBox))
    assert rects[-1].bottom < picture.box.y
    caption = rect(found["caption"][0])
    assert picture.box.bottom < caption.y
    assert caption.bottom <= foot + EPS
    assert (foot - TOP) / GRID == pytest.approx(round((foot - TOP) / GRID))


def test_the_order_is_the_packs() -> None:
    items, _ = made(story(), ["headline", "kicker", "nameplate"])
    assert list(texts(items)) == ["headline", "kicker", "nameplate", "section"]
    found = texts(items)
    assert rect(found["headline"][0]).y < rect(found["kicker"][0]).y < rect(found["nameplate"][0]).y


def test_the_deck_leaves_the_last_column_to_the_way_online() -> None:
    for columns in (1, 2, 3, 4):
        items, _ = made(story(), ["deck"], columns=columns)
        found = texts(items)
        words, way = rect(found["deck"][0]), rect(found["online-address"][0])
        (code,) = (item.box for item in walk(items) if isinstance(item, SlotBox))
        assert words.x == pytest.approx(LEFT)
        assert words.x + words.width + GUTTER == pytest.approx(code.x + QUIET_ZONE), columns
        assert code.x + code.width <= way.x + QUIET_ZONE + EPS
        assert way.x + way.width == pytest.approx(LEFT + WIDTH)


def test_without_a_way_online_the_deck_has_the_width_that_can_be_read() -> None:
    items, _ = made(story(), ["deck"], code=False)
    style = PACK.styles["deck"]
    assert rect(texts(items)["deck"][0]).width == pytest.approx(min(WIDTH, DECK_MEASURE * style.size.points))
    assert list(texts(items)) == ["deck"]


def test_who_where_and_when_stand_in_one_line() -> None:
    for lang in ("en", "ar"):
        found = texts(made(story(lang, dateline="Almaty"), ["meta"], code=False)[0])
        (who,), (when,) = found["byline"], found["dates"]
        assert rect(who).y == rect(when).y
        assert rect(who).height == PACK.styles["meta"].leading.points
        assert said(when).startswith("· ")


def test_when_has_a_line_of_its_own_where_the_first_is_full() -> None:
    long = story(dateline="Alma-Ata and a long way round by the river and the old road " * 2)
    found = texts(made(long, ["meta"], code=False)[0])
    (who,), (when,) = found["byline"], found["dates"]
    assert rect(who).bottom <= rect(when).y + EPS
    assert not said(when).startswith("·")


def test_text_from_the_right_is_mirrored() -> None:
    right, left = made(story("ar"))[0], made(story("en"))[0]

    def mirrored(box: Box) -> float:
        return 2 * LEFT + WIDTH - box.x - box.width

    here, there = texts(right), texts(left)
    for name in ("deck", "online-address"):
        assert rect(here[name][0]).x == pytest.approx(mirrored(rect(there[name][0]))), name
    (code,) = (item.box for item in walk(right) if isinstance(item, SlotBox))
    (other,) = (item.box for item in walk(left) if isinstance(item, SlotBox))
    assert code.x == pytest.approx(mirrored(other))
    assert code.width == code.height == CODE_SIZE
    for name in ("headline", "kicker", "deck", "caption"):
        assert {box.direction for box in here[name]} == {"rtl"}, name
        assert {box.direction for box in there[name]} == {"ltr"}, name


def test_no_part_leaves_the_width() -> None:
    long = "A head that goes on and on " * 8
    for lang in ("en", "ar"):
        told = story(lang, headline=runs(long), kicker=runs(long), deck=(runs(long * 3),), section=long)
        for item in walk(made(told)[0]):
            if isinstance(item, TextBox):
                box = rect(item)
                assert box.x >= LEFT - EPS and box.x + box.width <= LEFT + WIDTH + EPS, item.role


# ---- Words -------------------------------------------------------------------------------------------------


def test_the_advert_line() -> None:
    line = contact_runs(CONTACT, rtl=False)
    assert plain(line) == "Adverts +7(700) 388 81 09 · ads@courier.example · 9 to 18"
    assert {run.href for run in line if run.href} == {"tel:+77003888109", "mailto:ads@courier.example"}
    assert [run.text for run in line if run.strong] == ["Adverts", CONTACT.phone]


def test_a_telephone_keeps_its_order_in_a_line_from_the_right() -> None:
    line = contact_runs(CONTACT, rtl=True)
    (phone,) = (run for run in line if run.href == "tel:+77003888109")
    assert phone.text == f"{LEFT_TO_RIGHT}{CONTACT.phone}{POP}"
    assert all(LEFT_TO_RIGHT not in run.text for run in contact_runs(CONTACT, rtl=False))
    (box,) = texts(made(story("en", labels="ar"), ["adline"])[0])["adline"]
    assert f"{LEFT_TO_RIGHT}{CONTACT.phone}{POP}" in said(box)
    (box,) = texts(made(story("ar", labels="en"), ["adline"])[0])["adline"]
    assert LEFT_TO_RIGHT not in said(box), "the line's own direction counts, not the story's"


def test_a_contact_without_a_telephone() -> None:
    line = contact_runs(ContactLine(label="Adverts", email="ads@courier.example"), rtl=True)
    assert plain(line) == "Adverts · ads@courier.example"


def test_furniture_speaks_the_language_of_the_labels() -> None:
    items, _ = made(story("en", labels="ru"))
    found = texts(items)
    for name in ("adline", "crumbs", "dates", "online-lead", "online-share", "fault"):
        assert {box.lang for box in found[name]} == {"ru"}, name
    for name in ("kicker", "deck", "caption"):
        assert {box.lang or "en" for box in found[name]} == {"en"}, name
    (line,) = groups(items, "adline")
    assert (line.tag, line.lang, line.label) == ("aside", "ru", labels_for("ru")[0].advertisement)


def test_crumbs_are_links_with_a_mark_between_them() -> None:
    (box,) = texts(made(story(), ["crumbs"])[0])["crumbs"]
    assert said(box) == "Main › Order"
    assert box.pieces[0].lines[0].runs[0].href == "https://courier.example/"
    (nav,) = (item for item in walk(made(story(), ["crumbs"])[0]) if isinstance(item, Group))
    assert (nav.tag, nav.label) == ("nav", labels_for("en")[0].breadcrumbs)


def test_a_story_put_right_says_when() -> None:
    (box,) = texts(made(story(), ["dates"])[0])["dates"]
    assert said(box) == "15 August 2014, 20:29 · Updated 16 August 2014"
    (box,) = texts(made(story(updated=None), ["dates"])[0])["dates"]
    assert said(box) == "15 August 2014, 20:29"


def test_the_head_has_the_lines_and_the_size_that_were_chosen() -> None:
    chosen = Headline(pt(35), pt(40), (runs("Committee counts"), runs("boots")))
    (box,) = texts(made(story(), ["headline"], headline=chosen)[0])["headline"]
    (piece,) = box.pieces
    assert (box.tag, box.size, piece.leading) == ("h1", 35.0, 40.0)
    assert [plain(line.runs) for line in piece.lines] == ["Committee counts", "boots"]
    (box,) = texts(made(story(), ["headline"])[0])["headline"]
    assert (box.tag, said(box)) == ("h1", "Committee counts boots")


def test_a_line_of_the_head_that_ends_inside_a_word_says_so() -> None:
    chosen = Headline(pt(35), pt(40), (runs("新聞の組版は"), runs("難しい")), spaced=(False, True))
    (box,) = texts(made(story(), ["headline"], headline=chosen)[0])["headline"]
    assert [line.spaced for line in box.pieces[0].lines] == [False, True]


@pytest.mark.parametrize(
    "name",
    [
        "N" * 200,
        "The Courier of the Steppe " * 8,
        "صحيفة السهوب " * 14,
        "The Courier of the Steppe and Hills",
    ],
)
def test_a_long_name_is_set_smaller_and_in_lines_and_stays_in_the_width(name: str) -> None:
    own = "ar" if name.startswith("ص") else "en"
    items, foot = made(story(publisher=Publisher(name.strip(), own)), ["nameplate"])
    found = texts(items)
    (box,), (section,) = found["nameplate"], found["section"]
    lines = [line for piece in box.pieces for line in piece.lines]
    assert "".join(said(box).split()) == "".join(name.split())
    size = box.size or PACK.styles["nameplate"].size.points
    style = type_style(PACK, "nameplate", own).at(size, size)
    for line in lines:
        assert setter().width(plain(line.runs), style, own) <= WIDTH + EPS
    assert len(lines) <= 2 or size <= 0.41 * PACK.styles["nameplate"].size.points
    assert rect(section).bottom <= foot + EPS
    long = setter().width(plain(lines[-1].runs), style, own) > WIDTH / 2
    assert not long or len(lines) == 1 or rect(section).y >= rect(box).bottom - EPS


def test_the_lead_picture_has_its_alt_text_and_its_credit() -> None:
    items, _ = made(story(), ["lead"])
    (figure,) = groups(items, "figure")
    picture, caption = figure.items
    assert isinstance(picture, PictureBox) and isinstance(caption, TextBox)
    assert (picture.role, picture.key, picture.alt) == ("lead", "meeting.jpg", "A long table")
    assert (picture.box.width, picture.box.height) == (WIDTH, 200.0)
    assert (caption.tag, said(caption)) == ("figcaption", "The table. © Daryn Omarov")
    assert made(story(), ["lead"], lead=0.0) == ((), TOP)


def test_a_part_that_has_nothing_to_say_takes_no_line() -> None:
    bare = story(
        kicker=(), deck=(), breadcrumbs=(), published=None, updated=None, ad_contacts=(), report_fault=None,
        lead=None,
    )  # fmt: skip
    assert made(bare, ["adline", "crumbs", "kicker", "dates", "deck", "lead"], code=False) == ((), TOP)


def test_rules_stand_where_the_style_says() -> None:
    items, foot = made(story(), ["nameplate"])
    (rule,) = (item for item in items if isinstance(item, RuleBox))
    style = PACK.styles["nameplate"]
    assert rule.box.height == pytest.approx(style.rule_below.points)
    assert (rule.box.x, rule.box.width) == (LEFT, WIDTH)
    assert rule.box.bottom == pytest.approx(foot)


def test_every_contact_has_a_line_of_its_own() -> None:
    told = story(ad_contacts=tuple(replace(CONTACT, label=f"Desk {n}") for n in range(5)))
    lines = texts(made(told, ["adline"])[0])["adline"]
    assert [said(line).split(" +")[0] for line in lines] == [f"Desk {n}" for n in range(5)]
    assert all(above.bottom <= below.y + EPS for above, below in pairwise(map(rect, lines)))


@pytest.mark.parametrize(("lang", "labels"), [("ar", "ar"), ("ar", "en"), ("he", "en")])
def test_crumbs_of_a_page_from_the_right_run_so_whatever_the_labels_do(lang: str, labels: str) -> None:
    told = story(lang, labels)
    (box,) = texts(made(told, ["crumbs"])[0])["crumbs"]
    assert box.direction == "rtl"


@pytest.mark.parametrize("first", ["headline", "dates", "deck"])
def test_the_storys_first_part_keeps_a_line_from_what_stands_above_it(first: HeadPart) -> None:
    bare = story(kicker=(), breadcrumbs=(), ad_contacts=(), report_fault=None)
    found = texts(made(bare, ["nameplate", "crumbs", "kicker", first], code=False)[0])
    (rule,) = (item for item in made(bare, ["nameplate"])[0] if isinstance(item, RuleBox))
    # The rule ends on the grid.
    assert (rule.box.bottom - TOP) % GRID == pytest.approx(0.0, abs=0.01)
    assert rect(found[first][0]).y >= rule.box.bottom + GRID - EPS
    alone, _ = made(bare, [first], code=False)
    assert rect(texts(alone)[first][0]).y >= TOP + GRID - EPS


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_the_slack_of_a_deck_of_any_length_is_shared(lines: int) -> None:
    deck = (runs("Six"),) * lines
    items, foot = made(story(deck=deck, report_fault=None), ["headline", "deck"], code=False)
    found = texts(items)
    head_ends = TOP + GRID * -(-(rect(found["headline"][0]).bottom - TOP - EPS) // GRID)
    before = GRID * PACK.styles["deck"].before
    above, below = rect(found["deck"][0]).y - head_ends - before, foot - rect(found["deck"][-1]).bottom
    assert above == pytest.approx(below, abs=0.01)
