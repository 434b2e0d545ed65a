"""The magazine pack: an opening that faces its text, initials, bylines, every word out and nothing off the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

import pagekit
from pagekit.fonts import FontBook, load_book
from pagekit.house import Story, dress
from pagekit.house.story import QuoteText, Run, StoryBlock, plain
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, Composition, Typesetter, compose_article, type_style
from pagekit.typeset.lines.initials import initial
from pagekit.typeset.page import Group, Item, PictureBox, TextBox, TintBox, walk

COURIER = Path(__file__).parents[1] / "examples" / "courier"
ARTICLES = {path.stem: path for path in sorted((COURIER / "articles").iterdir()) if path.is_file()}
WIDE, SQUARE, TALL = 2 / 3, 1.0, 1.5
NEAR = 0.01
every_story = pytest.mark.parametrize("name", [name for name in ARTICLES if name != "README"])


@cache
def book() -> FontBook:
    return load_book((assets_dir() / "fonts",))


@cache
def story(name: str) -> Story:
    return dress(pagekit.read_article(ARTICLES[name]), pagekit.read_publication(COURIER / "publication.toml"))


def composed(
    name: str, paper: str = "a4", columns: int = 3, ratio: float = WIDE, across: float | None = 1.9
) -> Composition:
    return _composed(name, paper, columns, ratio, across)


@cache
def _composed(name: str, paper: str, columns: int, ratio: float, across: float | None) -> Composition:
    told = story(name)
    manifest = pagekit.find_layout("magazine").printed
    setup = manifest.composed.model_copy(update={"across": across})
    manifest = manifest.model_copy(update={"composed": setup})
    matter = ArticleMatter({figure.key: ratio for figure in told.figures}, {}, code=True)
    return compose_article(
        told, manifest, Typesetter(book()), paper=manifest.papers[paper], columns=columns, matter=matter
    )


def boxes(composition: Composition, role: str) -> list[TextBox]:
    every = [item for page in composition.pages for item in walk(page.items)]
    return [item for item in every if isinstance(item, TextBox) and item.role == role]


def words(composition: Composition) -> Counter[str]:
    printed: list[str] = []
    for page in composition.pages:
        for item in walk(page.items):
            if not isinstance(item, TextBox):
                continue
            if not item.continued:
                printed.append(" ")
            lines = [line for piece in item.pieces for line in piece.lines]
            printed += ["".join(run.text for run in line.runs) + " " * line.spaced for line in lines]
    return Counter("".join(printed).replace("\xad", "").split())


def written(part: object) -> Iterator[str]:
    """The words of a part of a story, of whatever kind."""
    if isinstance(part, tuple) and part and all(isinstance(run, Run) for run in part):
        yield from plain(part).replace("\xad", "").split()
    elif isinstance(part, tuple):
        for inner in part:
            yield from written(inner)
    elif is_dataclass(part):
        for name in fields(part):
            yield from written(getattr(part, name.name))


@every_story
@pytest.mark.parametrize(("paper", "columns"), [("a4", 3), ("letter", 2)])
def test_every_word_of_a_story_is_printed(name: str, paper: str, columns: int) -> None:
    told = story(name)
    made = composed(name, paper, columns)
    # A pull quote near its own words is left out, and its note says so.
    dropped = [note.where for note in made.notes if note.code == "quote-dropped"]
    body = tuple(block for block in told.body if not any(opening(block) in where for where in dropped))
    copy = Counter(written((told.kicker, told.deck, told.lead, body, told.more_photos)))
    assert len(copy) > 100
    assert not copy - words(made)


def opening(block: StoryBlock) -> str:
    """The first words of a pull quote, as a note tells them."""
    return plain(block.paragraphs[0])[:30] if isinstance(block, QuoteText) and block.pull else "\0"


@every_story
def test_nothing_stands_outside_the_sheet(name: str) -> None:
    for page in composed(name).pages:
        for item in walk((*page.items, *page.furniture)):
            for left, top, right, foot in edges(item):
                assert left >= -NEAR and top >= -NEAR
                assert right <= page.width + NEAR and foot <= page.height + NEAR


def edges(item: Item) -> Iterator[tuple[float, float, float, float]]:
    if isinstance(item, TextBox):
        for piece in item.pieces:
            foot = piece.top + len(piece.lines) * piece.leading
            yield piece.x, piece.top, piece.x + piece.measure, foot
    elif not isinstance(item, Group):
        yield item.box.x, item.box.y, item.box.x + item.box.width, item.box.bottom


def test_a_wide_picture_fills_its_page_with_the_head_under_it() -> None:
    opening, facing, *_ = composed("night-train").pages
    picture = next(item for item in walk(opening.items) if isinstance(item, PictureBox))
    assert (opening.number, facing.number) == (2, 3), "the opening is a left-hand page"
    assert (picture.box.x, picture.box.y, picture.box.width) == (0.0, 0.0, opening.width)
    head = next(item for item in walk(opening.items) if isinstance(item, TextBox) and item.tag == "h1")
    assert head.pieces[0].top > picture.box.bottom
    assert not [item for item in walk(facing.items) if isinstance(item, TextBox) and item.tag == "h1"]


def test_a_tall_picture_has_its_page_for_itself_and_the_head_stands_over_the_text() -> None:
    opening, facing, *_ = composed("last-tram", ratio=TALL).pages
    (picture,) = [item for item in walk(opening.items) if isinstance(item, PictureBox)]
    assert picture.box.height > picture.box.width
    assert not [item for item in walk(opening.items) if isinstance(item, TextBox) and item.tag == "h1"]
    assert [item.tag for item in walk(facing.items) if isinstance(item, TextBox)].count("h1") == 1


@pytest.mark.parametrize("ratio", [0.2, WIDE, SQUARE, TALL, 4.0])
def test_no_opening_cuts_more_than_half_of_its_picture_away(ratio: float) -> None:
    opening = composed("saiga-road", ratio=ratio).pages[0]
    picture = next(item for item in walk(opening.items) if isinstance(item, PictureBox))
    shape = picture.whole.height / picture.whole.width
    assert shape <= ratio / 0.5 + NEAR


def test_a_story_that_ends_on_one_page_has_no_opening() -> None:
    (page,) = composed("chess-club").pages
    assert page.number == 1


def test_a_story_without_its_picture_opens_on_a_plain_page_with_its_head_low() -> None:
    told = story("saiga-road")
    manifest = pagekit.find_layout("magazine").manifest
    found = compose_article(
        told,
        manifest,
        Typesetter(book()),
        paper=manifest.papers["letter"],
        columns=3,
        matter=ArticleMatter({}, {}),
    )
    assert found.pages[0].number == 1
    every = [item for page in found.pages for item in walk(page.items)]
    assert not [item for item in every if isinstance(item, PictureBox)]
    head = next(item for item in every if isinstance(item, TextBox) and item.tag == "h1")
    assert head.pieces[0].top > found.pages[0].height / 5, "air above the head, which lets it end well"


def test_the_text_opens_with_an_initial_and_small_capitals() -> None:
    first = next(
        item
        for page in composed("night-train").pages
        for item in walk(page.items)
        if isinstance(item, TextBox) and item.style == "text"
    )
    initial, beside, *_ = first.pieces
    assert initial.size is not None and initial.size > 4 * 8.6
    assert "".join(run.text for run in initial.lines[0].runs) == "T"
    assert any(run.small_caps for run in beside.lines[0].runs)
    assert beside.x > initial.x


@every_story
def test_the_byline_stands_once_in_the_head_with_its_dateline(name: str) -> None:
    composition, told = composed(name), story(name)
    (byline,) = boxes(composition, "byline")
    first = next(
        item
        for page in composition.pages
        for item in walk(page.items)
        if isinstance(item, TextBox) and item.style == "text"
    )
    text = " ".join("".join(run.text for run in line.runs) for piece in byline.pieces for line in piece.lines)
    assert told.byline is not None
    assert all(author.name in text for author in told.byline.authors)
    assert told.dateline is None or told.dateline in text
    order = [item for page in composition.pages for item in walk(page.items)]
    assert order.index(byline) < order.index(first)


def test_a_text_that_would_run_over_begins_under_its_opening() -> None:
    opening, facing = composed("bakery-ledger").pages
    assert [item for item in walk(opening.items) if isinstance(item, TextBox) and item.style == "text"]
    assert [item for item in walk(facing.items) if isinstance(item, TextBox) and item.style == "text"]


def test_a_text_that_faces_its_opening_hangs_four_or_eight_lines_low_or_not_at_all() -> None:
    manifest = pagekit.find_layout("magazine").manifest
    paper = manifest.papers["a4"]
    sinks = set()
    for name in ARTICLES:
        opening, *others = composed(name).pages
        begun = any(isinstance(item, TextBox) and item.style == "text" for item in walk(opening.items))
        if opening.number == 1 or not others or begun:
            continue
        pieces = [
            piece
            for item in walk(others[0].items)
            if isinstance(item, TextBox) and item.style == "text"
            for piece in item.pieces
        ]
        sinks.add(round((min(piece.top for piece in pieces) - paper.top.points) / 12))
    # The advert line stands over the text.
    assert sinks <= {1, 5, 9}
    assert len(sinks) > 1


def test_under_a_picture_too_low_for_its_page_the_text_begins() -> None:
    opening = composed("saiga-road", ratio=0.2).pages[0]
    text = [item for item in walk(opening.items) if isinstance(item, TextBox) and item.style == "text"]
    paper = pagekit.find_layout("magazine").manifest.papers["a4"]
    feet = [piece.top + len(piece.lines) * piece.leading for item in text for piece in item.pieces]
    assert max(feet) == pytest.approx(paper.top.points + 58 * 12, abs=12)


def test_a_picture_in_the_columns_is_drawn_from_the_lead_file() -> None:
    (page,) = composed("chess-club", ratio=SQUARE).pages
    (picture,) = [item for item in walk(page.items) if isinstance(item, PictureBox)]
    assert picture.role == "lead"


@pytest.mark.parametrize("ratio", [1.25, TALL])
def test_a_portrait_opens_the_story_on_a_full_page(ratio: float) -> None:
    opening = composed("night-train", ratio=ratio).pages[0]
    (picture,) = [item.box for item in walk(opening.items) if isinstance(item, PictureBox)]
    assert (picture.x, picture.y, picture.width) == (0, 0, opening.width)
    assert picture.height > 0.85 * opening.height


@pytest.mark.parametrize("ratio", [0.2, 0.35, 0.45])
def test_a_very_wide_picture_keeps_three_quarters_of_itself_and_the_text_begins_under_its_head(
    ratio: float,
) -> None:
    opening = composed("saiga-road", ratio=ratio, across=None).pages[0]
    (picture,) = [item.box for item in walk(opening.items) if isinstance(item, PictureBox)]
    head = next(item for item in walk(opening.items) if isinstance(item, TextBox) and item.tag == "h1")
    tops = [
        piece.top
        for item in walk(opening.items)
        if isinstance(item, TextBox) and item.style == "text"
        for piece in item.pieces
    ]
    assert (picture.width, picture.height) == pytest.approx((opening.width, opening.width * ratio / 0.75))
    assert picture.bottom < head.pieces[0].top < min(tops)


@pytest.mark.parametrize(
    ("name", "outer"), [("saiga-road", max), ("bakery-ledger", max), ("assy-stars", min)]
)
def test_a_side_box_stands_at_the_foot_of_the_last_column(name: str, outer: Callable[..., float]) -> None:
    page = composed(name).pages[-1]
    box = next(item for item in page.items if isinstance(item, Group) and item.role == "factbox")
    ground = next(item.box for item in box.items if isinstance(item, TintBox))
    flowed = [item for item in page.items if not (isinstance(item, Group) and item.role == "ending")]
    pieces = [piece for item in walk(flowed) if isinstance(item, TextBox) for piece in item.pieces]
    beside = [piece for piece in pieces if abs(piece.measure - ground.width) < 1]
    assert ground.x == pytest.approx(outer(piece.x for piece in beside), abs=1)
    lowest = max(piece.top + len(piece.lines) * piece.leading for piece in pieces)
    assert ground.bottom == pytest.approx(lowest, abs=17), "a line at most off the columns beside it"


def test_an_initial_with_a_tail_takes_the_line_below_as_well() -> None:
    typesetter, style = Typesetter(book()), type_style(pagekit.find_layout("magazine").manifest, "text", "ru")
    words = "ома стоят у реки, и в каждом из них горит одно окно, второе, третье."
    straight, tailed = (
        initial(typesetter.paragraph((Run(f"{letter}{words}"),), style, "ru"), 4, typesetter)
        for letter in "ТД"
    )
    assert straight is not None and tailed is not None
    assert (straight.lines, tailed.lines) == (4, 5)
    assert straight.size == tailed.size


def test_a_pdf_of_the_pack_has_the_pages_that_were_composed() -> None:
    pdf = pagekit.render_pdf(
        pagekit.read_article(ARTICLES["weather-station"]),
        publication=pagekit.read_publication(COURIER / "publication.toml"),
        layout="magazine",
    )
    assert pdf.page_count == pdf.report.figures["pages"] > 1
    assert not [note for note in pdf.report.notes if note.severity == "error"]
