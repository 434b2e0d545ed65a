"""a story + a margin column → its captions, quotes and facts beside the text, nothing on another, no word lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import pagekit
from pagekit.errors import BadOption
from pagekit.fonts import load_book
from pagekit.house import dress
from pagekit.house.story import (
    FactboxText,
    Figure,
    ParagraphText,
    QuoteText,
    Run,
    Story,
    StoryBlock,
    TableText,
)
from pagekit.layout import PrintManifest, find_layout
from pagekit.notes import Note
from pagekit.resources import assets_dir
from pagekit.typeset import ArticleMatter, ComposedPage, Composition, Typesetter, compose_article
from pagekit.typeset.article.margin import DOWN
from pagekit.typeset.audit.audit import audit
from pagekit.typeset.audit.feet import ACROSS, short_feet
from pagekit.typeset.audit.found import JAMMED, OUTSIDE
from pagekit.typeset.audit.lonely import running
from pagekit.typeset.audit.seen import seen_pages
from pagekit.typeset.page import Box, Group, Item, PictureBox, RuleBox, TextBox, TintBox, walk
from pagekit.typeset.sheet.area import Sheet
from pagekit.units import mm

COURIER = Path(__file__).parents[3] / "examples" / "courier"
PACK: PrintManifest = find_layout("print-article").printed
GRID, GUTTER, MARGIN = PACK.baseline.points, PACK.between.points, mm(38).points
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
SHAPE = 0.66
every_paper = pytest.mark.parametrize("paper", ["a4", "letter"])


@cache
def setter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


@cache
def base() -> Story:
    publication = pagekit.read_publication(COURIER / "publication.toml")
    return dress(pagekit.read_article(COURIER / "articles" / "defence-order.json"), publication)


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def text(number: int) -> ParagraphText:
    return ParagraphText(runs(f"N{number} " + (SENTENCE * 3).strip()))


def pull(words: str) -> QuoteText:
    return QuoteText((runs(words),), runs("A ferryman"), pull=True)


def facts(title: str, *lines: str) -> FactboxText:
    return FactboxText(runs(title), tuple(ParagraphText(runs(line)) for line in lines))


def photo(number: int) -> Figure:
    return Figure(
        f"{number}.jpg", "A ferry", runs(f"Ferry {number} on its way over the river."), "© Dana Serik"
    )


def mixed() -> tuple[StoryBlock, ...]:
    """Thirty paragraphs, before some of them what may stand in the margin."""
    among = {
        3: [pull("Nobody asks where it goes.")],
        7: [photo(1)],
        10: [facts("Islands", "Eleven were named.", "Two are left.")],
        14: [pull("We plant on it all the same."), facts("Ferries", "Four of them, two under repair.")],
        18: [photo(2)],
        22: [pull("It comes back, and never the same."), photo(3)],
        26: [facts("Floods", "1911, 1954, 2007.")],
    }  # fmt: skip
    return tuple(block for number in range(30) for block in (*among.get(number, ()), text(number)))


@dataclass(frozen=True)
class Made:
    """A story's pages, and the sheet that they were made for."""

    composition: Composition
    sheet: Sheet
    story: Story

    @property
    def left(self) -> float:
        """The left edge of the margin column, which has the right edge of the type area."""
        return self.sheet.x + self.sheet.width - MARGIN

    def in_margin(self) -> Iterator[tuple[int, Box, Item]]:
        """Page, rectangle and item of each thing in the margin: a caption, or a quote or box as a whole."""
        for page in self.composition.pages:
            for item in page.items:
                if isinstance(item, Group) and item.role in {"pull", "factbox"}:
                    box = around([item])
                    if box.x >= self.left - 1:
                        yield page.number, box, item
            for item in walk(page.items):
                if isinstance(item, TextBox) and item.role == "caption" and around([item]).x >= self.left - 1:
                    yield page.number, around([item]), item


def around(items: Sequence[Item]) -> Box:
    boxes = list[Box]()
    for item in walk(items):
        match item:
            case TextBox():
                boxes += [
                    Box(piece.x, piece.top, piece.measure, len(piece.lines) * piece.leading)
                    for piece in item.pieces
                ]
            case PictureBox() | RuleBox() | TintBox():
                boxes.append(item.box)
            case _:
                pass
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.bottom for box in boxes)
    return Box(x, y, right - x, bottom - y)


def made(
    *body: StoryBlock,
    paper: str = "a4",
    columns: int = 2,
    margin: bool = True,
    lang: str = "",
    shape: float = SHAPE,
) -> Made:
    story = replace(base(), lead=None, body=body, more_photos=(), corrections=(), related=())
    if lang:
        story = replace(story, lang=lang, direction="rtl")
    shapes = {block.key: shape for block in body if isinstance(block, Figure)}
    sheet = Sheet(PACK.papers[paper], GRID, GUTTER, columns, margin=MARGIN if margin else 0.0)
    matter = ArticleMatter(shapes, {})
    composition = compose_article(
        story, PACK, setter(), paper=sheet.paper, columns=columns, margin=margin, matter=matter
    )
    return Made(composition, sheet, story)


@cache
def of_mixed(paper: str, *, margin: bool = True) -> Made:
    return made(*mixed(), paper=paper, margin=margin)


def words(composition: Composition) -> Counter[str]:
    parts = []
    for page in composition.pages:
        for item in walk(told(page)):
            for piece in item.pieces if isinstance(item, TextBox) else ():
                for line in piece.lines:
                    parts += [run.text for run in line.runs]
                    parts.append(" " if line.spaced and not line.hyphen else "")
            parts.append(" " if isinstance(item, TextBox) and not goes_on(item) else "")
    return Counter("".join(parts).replace("\u00ad", "").split())


def goes_on(item: TextBox) -> bool:
    """Whether its last word goes on over the page."""
    return item.pieces[-1].lines[-1].hyphen


def whose(item: Item) -> str:
    """The words of what stands there."""
    lines = [
        line
        for one in walk([item])
        if isinstance(one, TextBox)
        for piece in one.pieces
        for line in piece.lines
    ]
    return " ".join("".join(run.text for run in line.runs) for line in lines)


def jams(made: Made) -> list[Note]:
    """What the auditor sees that stands on something else or outside of the type area."""
    pages = tuple(replace(page, items=told(page)) for page in made.composition.pages)
    seen = audit(Composition(pages), sheet=made.sheet, story=made.story, manifest=PACK, typesetter=setter())
    return [note for note in seen.notes if note.code in {JAMMED, OUTSIDE}]


def told(page: ComposedPage) -> tuple[Item, ...]:
    """What stands on a page, without the ending: how much it says depends on the room that is left."""
    return tuple(item for item in page.items if not (isinstance(item, Group) and item.role == "ending"))


def line_of(made: Made, opening: str) -> tuple[int, float]:
    """The page and the top of the paragraph that begins so."""
    for page in made.composition.pages:
        for item in page.items:
            if isinstance(item, TextBox) and not item.continued and whose(item).startswith(opening + " "):
                return page.number, item.pieces[0].top
    raise AssertionError(opening)


# ---- What stands there -------------------------------------------------------------------------------------


@every_paper
def test_captions_quotes_and_facts_stand_in_the_margin(paper: str) -> None:
    found = of_mixed(paper)
    roles = Counter(item.role for _, _, item in found.in_margin() if isinstance(item, Group | TextBox))
    assert roles["pull"] == 3
    assert roles["factbox"] == 3
    assert roles["caption"] >= 1
    for _, box, _ in found.in_margin():
        assert box.x == pytest.approx(found.left, abs=0.01)
        assert box.width <= MARGIN + 0.01


@every_paper
def test_nothing_in_it_stands_on_another_or_outside(paper: str) -> None:
    found = of_mixed(paper)
    standing = sorted((page, box.y, box.bottom) for page, box, _ in found.in_margin())
    for (page, _, bottom), (other, top, _) in pairwise(standing):
        assert page != other or top - bottom >= 0.5 * GRID
    assert jams(found) == []
    for page in found.composition.pages:
        columns = [item for item in page.items if isinstance(item, TextBox)]
        assert all(around([item]).x + around([item]).width <= found.left - GUTTER + 6 for item in columns)


@every_paper
def test_each_stands_beside_the_line_that_it_belongs_to(paper: str) -> None:
    found = of_mixed(paper)
    belongs = {"Nobody": "N3", "We": "N14", "It": "N22", "Islands": "N10", "Ferries": "N14", "Floods": "N26"}
    met = set[str]()
    for page, box, item in found.in_margin():
        if isinstance(item, Group):
            first = whose(item).split()[0]
            met.add(first)
            on, line = line_of(found, belongs[first])
            assert page == on
            assert box.y <= line + (DOWN + 1) * GRID
            assert box.bottom >= line
    assert met == belongs.keys()


@every_paper
def test_it_begins_on_the_x_height_of_a_line_of_the_grid(paper: str) -> None:
    found = of_mixed(paper)
    rises = set[float]()
    for _, box, item in found.in_margin():
        if isinstance(item, Group):
            rises.add(round((box.y - found.sheet.y) % GRID, 2))
    assert len(rises) == 1
    assert 0 < rises.pop() < GRID / 2


@every_paper
def test_a_caption_stands_beside_its_picture_and_ends_on_its_foot(paper: str) -> None:
    found = of_mixed(paper)
    figures = [
        item
        for page in found.composition.pages
        for item in walk(page.items)
        if isinstance(item, Group) and item.role == "figure"
    ]
    assert len(figures) == 3
    for figure in figures:
        picture, caption = figure.items
        assert isinstance(picture, PictureBox)
        edge, words_ = picture.box.x + picture.box.width, around([caption])
        if edge == pytest.approx(found.left - GUTTER, abs=0.01):
            assert words_.x == pytest.approx(found.left, abs=0.01)
            assert words_.y >= picture.box.y
            # What hangs under the last baseline is less than half a line.
            assert 0 < words_.bottom - picture.box.bottom < GRID / 2
        else:
            assert words_.x == picture.box.x
            assert words_.y >= picture.box.bottom


@every_paper
def test_no_word_is_lost_and_none_said_twice(paper: str) -> None:
    assert words(of_mixed(paper).composition) == words(of_mixed(paper, margin=False).composition)


def test_it_is_read_before_the_text_that_it_stood_before() -> None:
    order = [
        whose(item).split()[0]
        for page in of_mixed("a4").composition.pages
        for item in page.items
        if whose(item)
    ]
    assert order.index("Islands") + 1 == order.index("N10")
    assert order[order.index("We") : order.index("N14") + 1] == ["We", "Ferries", "N14"]


# ---- What stays in the columns -----------------------------------------------------------------------------


def test_what_does_not_fit_stays_in_the_columns() -> None:
    table = TableText((), ((runs("1911"), runs("4")),), ("start", "end"))
    tall = facts("Tall", *(f"{n}. {SENTENCE}" for n in range(12)))
    wide = facts("Wide", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.")
    tabled = replace(facts("Table"), body=(table,))
    body = [text(n) for n in range(16)]
    found = made(*body[:4], tall, *body[4:8], wide, *body[8:12], tabled, *body[12:])
    assert [whose(item) for _, _, item in found.in_margin()] == []
    plain = made(*body[:4], tall, *body[4:8], wide, *body[8:12], tabled, *body[12:], margin=False)
    assert words(found.composition) == words(plain.composition)


def test_a_picture_that_does_not_fill_its_column_keeps_its_caption_under_it() -> None:
    found = made(*(block for n in range(12) for block in (photo(n), text(n))), shape=3.0)
    assert list(found.in_margin()) == []
    pictures = [
        item.box
        for page in found.composition.pages
        for item in walk(page.items)
        if isinstance(item, PictureBox)
    ]
    assert len(pictures) == 12
    assert all(box.height / box.width >= 2.2 for box in pictures)


def test_of_many_things_at_one_line_those_without_room_stay_in_the_columns() -> None:
    crowd = [facts(f"Box{n}", "Eleven islands were named.", "Two of them are left.") for n in range(5)]
    body = [text(n) for n in range(20)]
    found = made(*body[:10], *crowd, *body[10:])
    standing = list(found.in_margin())
    assert 2 <= len(standing) < 5
    assert words(found.composition) == words(made(*body[:10], *crowd, *body[10:], margin=False).composition)


def test_a_story_of_facts_alone_is_set_in_the_columns() -> None:
    found = made(facts("Islands", "Eleven were named."))
    assert list(found.in_margin()) == []
    assert words(found.composition)["Islands"] == 1


# ---- Where it is -------------------------------------------------------------------------------------------


def test_from_the_right_it_stands_at_the_left() -> None:
    found = made(*mixed(), lang="ar")
    left = [
        around([item])
        for page in found.composition.pages
        for item in page.items
        if isinstance(item, Group) and item.role in {"pull", "factbox"}
    ]
    captions = [
        around([item])
        for page in found.composition.pages
        for item in walk(page.items)
        if isinstance(item, TextBox) and item.role == "caption"
    ]
    assert len(left) == 6
    assert all(box.x == pytest.approx(found.sheet.x, abs=0.01) for box in left)
    assert any(box.x == pytest.approx(found.sheet.x, abs=0.01) for box in captions)
    assert jams(found) == []


@pytest.mark.parametrize("lang", ["", "ar"])
def test_the_auditor_knows_it_from_the_columns(lang: str) -> None:
    found = made(*mixed(), lang=lang)
    pages = seen_pages(found.composition, found.sheet, found.story, PACK, setter())
    texts = [(page, thing) for page in pages for thing in page.things if running(thing)]
    assert {page.column(line.box) for page, thing in texts for line in thing.lines if thing.kind == ""} == {
        0,
        1,
    }
    asides = [
        thing for page in pages for thing in page.things if thing.kind not in ACROSS and page.aside(thing.box)
    ]
    assert {thing.kind for thing in asides} == {"pull", "factbox", "figure"}
    # Captions in the margin do not make their pictures stand across the page.
    assert all(short.lines == 1 for page in pages[1:-1] for short in short_feet(page))


def test_a_margin_beside_three_columns_is_refused() -> None:
    article = pagekit.read_article(COURIER / "articles" / "defence-order.json")
    with pytest.raises(
        BadOption, match="margin: it stands beside one or two columns of text, and columns is 3"
    ):
        pagekit.render_pdf(article, layout="print-article", options={"margin": True, "columns": 3})
