"""a story of each design + a pack for print → pages: what readers tell the designs by, and that no letter is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TypeGuard

import pytest

import pagekit
from pagekit.fonts import FontBook, load_book
from pagekit.house import dress
from pagekit.house.story import Author, Byline, Figure, ParagraphText, QuoteText, Run, Runs, Story, plain
from pagekit.layout import PrintManifest, find_layout
from pagekit.layout.formats import dressed, worn
from pagekit.layout.records import LadderStep
from pagekit.resources import assets_dir
from pagekit.typeset import (
    AdvertPlace,
    ArticleMatter,
    ComposedPage,
    Composition,
    FootAdvert,
    SlotAddress,
    Typesetter,
    compose_article,
)
from pagekit.typeset.article.rows import HIGHER, LOWER
from pagekit.typeset.page import Box, Group, Item, PictureBox, RuleBox, TextBox, walk

COURIER = Path(__file__).parents[3] / "examples" / "courier"
SITE = pagekit.read_publication(COURIER / "publication.toml")
PACKS = ("print-article", "magazine")
SAMPLES = {
    "standard": "weather-station.md", "feature": "night-train.md", "opinion": "last-tram.yaml",
    "interview": "snow-count.md", "picture-story": "bir-kun.yaml", "live": "kilometre-212-live.md",
    "brief": "chess-club.json",
}  # fmt: skip
COLUMNS = {"print-article": 2, "magazine": 3}
in_both = pytest.mark.parametrize("pack", PACKS)
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "


@dataclass(frozen=True)
class Made:
    """A story on its pages, and the pack as it wore it."""

    story: Story
    pack: PrintManifest
    composition: Composition

    @property
    def pages(self) -> Sequence[ComposedPage]:
        return self.composition.pages

    def boxes(self, role: str) -> list[TextBox]:
        return [item for item in self.every if isinstance(item, TextBox) and item.role == role]

    @property
    def every(self) -> list[Item]:
        return [item for page in self.pages for item in walk(page.items)]

    def style(self, role: str) -> str:
        return self.boxes(role)[0].style


@cache
def book() -> FontBook:
    return load_book((assets_dir() / "fonts",))


def made(story: Story, pack: str, shapes: dict[str, float] | None = None) -> Made:
    plain_pack = find_layout(pack).printed
    wearing, notes = worn(plain_pack, story.format)
    assert not notes, "both packs have every design and every section"
    manifest = dressed(plain_pack, wearing)
    assert isinstance(manifest, PrintManifest)
    story = replace(story, format=wearing)
    own = COLUMNS[pack]
    foot = FootAdvert(
        AdvertPlace(SlotAddress("foot"), manifest.slots["foot"].width.points, 113.4, elastic=True),
        booked=False,
        strip=manifest.composed.strip.points,
    )
    matter = ArticleMatter(story.shapes if shapes is None else shapes, {}, foot, code=True)
    paper = manifest.papers["a4"]
    return Made(
        story,
        manifest,
        compose_article(story, manifest, Typesetter(book()), paper=paper, columns=own, matter=matter),
    )


@cache
def sample(design: str) -> Story:
    return dress(pagekit.read_article(COURIER / "articles" / SAMPLES[design]), SITE)


@cache
def of(design: str, pack: str) -> Made:
    return made(sample(design), pack)


def said(box: TextBox) -> str:
    return " ".join(plain(line.runs) for piece in box.pieces for line in piece.lines)


def top(box: TextBox) -> float:
    return box.pieces[0].top


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def written(part: object) -> Iterator[str]:
    if isinstance(part, Run):
        yield part.text
    elif isinstance(part, tuple):
        for inner in part:
            yield from written(inner)
    elif is_dataclass(part):
        for name in fields(part):
            yield from written(getattr(part, name.name))


# ---- Every design ------------------------------------------------------------------------------------------


@in_both
@pytest.mark.parametrize("design", SAMPLES)
def test_no_letter_is_lost(design: str, pack: str) -> None:
    found = of(design, pack)
    told = found.story
    # A pull quote that stands beside its own words is dropped, and said so.
    body = tuple(block for block in told.body if not (isinstance(block, QuoteText) and block.pull))
    copy = letters(written((told.headline, told.kicker, told.deck, told.lead, body, told.more_photos)))
    printed = letters(said(item) for item in found.every if isinstance(item, TextBox))
    assert copy.total() > 1_000
    assert not copy - printed


@in_both
def test_a_piece_is_named_where_readers_should_know_what_it_is(pack: str) -> None:
    names = {design: [said(box) for box in of(design, pack).boxes("design")] for design in SAMPLES}
    assert names == {
        "standard": [], "feature": [], "opinion": ["Мнение"], "interview": ["Интервью"],
        "picture-story": ["Фоторепортаж"], "live": ["Онлайн"], "brief": ["Коротко"],
    }  # fmt: skip


@pytest.mark.parametrize("design", ["interview", "picture-story"])
def test_the_label_stands_over_the_head_of_an_opening(design: str) -> None:
    found = of(design, "magazine")
    (label,), (head,) = (found.boxes(role) for role in ("design", "headline"))
    assert label.pieces[0].x == pytest.approx(head.pieces[0].x)
    assert top(label) < top(head)


def test_the_deck_of_a_picture_story_stands_beside_its_head() -> None:
    found = of("picture-story", "magazine")
    (head,), (deck,) = (found.boxes(role) for role in ("headline", "deck"))
    assert deck.pieces[0].x > head.pieces[0].x + 300
    foot = top(head) + head.pieces[0].leading * len(head.pieces[0].lines)
    assert top(deck) < foot, "it begins beside it"


@in_both
def test_no_two_designs_look_alike(pack: str) -> None:
    faces = {
        (repr(found.pack.styles["headline"]), found.pack.styles["text"].drop_cap, repr(found.pack.composed))
        for found in (of(design, pack) for design in SAMPLES)
    }
    # What a magazine has for a standard story is a feature.
    assert len(faces) == {"print-article": 7, "magazine": 6}[pack]


@in_both
def test_the_sections_rule_stands_at_the_head_of_its_pages_in_its_accent(pack: str) -> None:
    found = of("live", pack)
    assert found.story.section == "Nature"
    assert found.pack.colours["accent"].light == "#0c5f6c"
    for page in found.pages:
        rules = [item for item in walk((*page.items, *page.furniture)) if isinstance(item, RuleBox)]
        wide = [rule for rule in rules if rule.box.width > 400 and rule.colour == "accent"]
        assert [rule.box.height for rule in wide] == [4.0]


# ---- Opinion and interview ---------------------------------------------------------------------------------


@in_both
def test_the_writer_of_an_opinion_stands_over_an_italic_head(pack: str) -> None:
    found = of("opinion", pack)
    (label,), (byline,), (head,) = (found.boxes(role) for role in ("design", "byline", "headline"))
    assert top(label) < top(byline) < top(head)
    assert said(byline) == "By Marat Issin, columnist"
    style = found.pack.styles["headline"]
    assert style.italic and style.weight == 400, "the lightest italic that the faces have"
    assert found.pack.styles["byline"].colour == "accent"
    assert "byline" not in {box.role for box in below(found, top(head))}


def below(found: Made, y: float) -> list[TextBox]:
    return [item for item in found.every if isinstance(item, TextBox) and top(item) > y]


@in_both
@pytest.mark.parametrize("design", ["opinion", "brief"])
def test_a_small_lead_stands_in_a_column(design: str, pack: str) -> None:
    found = of(design, pack)
    (lead,) = (item for item in found.every if isinstance(item, PictureBox) and item.role == "lead")
    sheet, columns = found.pack.papers["a4"], COLUMNS[pack]
    column = (sheet.measure - (columns - 1) * found.pack.between).points / columns
    assert lead.box.width == pytest.approx(column)
    shape = found.story.shapes[lead.key]
    assert 0.75 * shape <= lead.box.height / lead.box.width <= 1.21 * shape


@in_both
def test_what_an_interviewer_asks_is_sans_in_the_accent_ragged_and_whole(pack: str) -> None:
    found = of("interview", pack)
    asked = [
        plain(block.runs) for block in found.story.body if isinstance(block, ParagraphText) and block.question
    ]
    assert [said(box) for box in found.boxes("question")] == asked
    style = found.pack.styles["question"]
    assert (style.family, style.colour, style.align, style.hyphenate) == ("label", "accent", "start", False)
    assert {box.style for box in found.boxes("question")} == {"question"}
    assert all(
        line.runs[0].strong for box in found.boxes("question") for piece in box.pieces for line in piece.lines
    )
    assert found.pack.styles["headline"].weight == 300


# ---- Live and brief ----------------------------------------------------------------------------------------


@in_both
def test_a_running_report_tells_each_day_once_and_then_the_hour(pack: str) -> None:
    found = of("live", pack)
    assert [said(box) for box in found.boxes("day")] == ["4 ноября 2025", "3 ноября 2025"]
    hours = [said(box) for box in found.boxes("update-time")]
    assert hours == ["07:12", "06:30", "04:05", "01:40", "00:15", "22:48", "21:20", "19:35", "18:21"]
    times = [box for box in found.every if isinstance(box, TextBox) and box.role in ("day", "update-time")]
    assert [box.role for box in times[:2]] == ["day", "update-time"]
    assert [box.role for box in times].index("day", 1) == 6, "over the first entry of the third"


def test_the_standard_page_tells_the_day_at_each_entry() -> None:
    live = replace(sample("live"), format=replace(sample("live").format, design="standard"))
    found = made(live, "print-article")
    assert not found.boxes("day")
    assert said(found.boxes("update-time")[0]) == "4 ноября 2025, 07:12"


@in_both
def test_a_brief_has_a_head_two_steps_lower(pack: str) -> None:
    normal, lower = (ladder(one) for one in (find_layout(pack).printed, of("brief", pack).pack))
    largest = [
        [next(step.size.points for step in own if step.lines >= lines) for lines in (1, 2, 3)]
        for own in (normal, lower)
    ]
    assert (
        largest
        == {
            "print-article": [[44, 35, 30], [30, 26, 21.5]],
            "magazine": [[72, 58, 46], [46, 38, 30]],
        }[pack]
    ), "in as many lines as the larger"


def ladder(pack: PrintManifest) -> tuple[LadderStep, ...]:
    return pack.styles["headline"].ladder


@in_both
def test_the_deck_of_a_brief_opens_its_text(pack: str) -> None:
    deck: tuple[Runs, ...] = ((Run("Half a point, in the last game."),),)
    found = made(replace(sample("brief"), deck=deck), pack)
    (told,), (head,) = found.boxes("deck"), found.boxes("headline")
    heads = [item for item in found.every if isinstance(item, Group) and item.role == "head"]
    assert said(told) == "Half a point, in the last game."
    assert top(told) > top(head)
    assert told not in [item for group in heads for item in walk(group.items)]
    first = next(
        item for item in found.every if isinstance(item, TextBox) and said(item).startswith("The chess club")
    )
    assert (told.pieces[0].leading, found.pack.styles["deck"].size) == (
        first.pieces[0].leading, found.pack.styles["text"].size,
    )  # fmt: skip
    assert "head-left-out" not in {note.code for note in found.composition.notes}
    assert found.pack.styles["text"].drop_cap == 0


# ---- Feature and picture story -----------------------------------------------------------------------------


def test_a_feature_has_a_larger_light_head_and_an_initial() -> None:
    found, normal = of("feature", "print-article"), find_layout("print-article").printed
    style, usual = found.pack.styles["headline"], normal.styles["headline"]
    assert style.weight == 300
    assert all(step.size > other.size for step, other in zip(style.ladder, usual.ladder, strict=True))
    initials = [
        box
        for box in found.every
        if isinstance(box, TextBox) and any(piece.leading > 2.5 * 12.5 for piece in box.pieces)
    ]
    assert found.pack.styles["text"].drop_cap == 3
    assert any(
        said(box).startswith("T HE SAMOVAR") or said(box).startswith("T he samovar") for box in initials
    )
    magazine = find_layout("magazine").printed
    assert of("feature", "magazine").pack.styles["headline"] == magazine.styles["headline"]
    assert of("feature", "magazine").pack.composed == magazine.composed


def rows_of(page: ComposedPage) -> list[list[Box]]:
    """The pictures of a page that are not its lead, by their tops."""
    boxes = [item.box for item in walk(page.items) if isinstance(item, PictureBox) and item.role == "inline"]
    return [list(row) for _top, row in groupby(boxes, key=lambda box: round(box.y, 3))]


def check_rows(found: Made, shapes: Sequence[float]) -> list[int]:
    """Every row is right; how many pictures each row has."""
    sheet, gap = found.pack.papers["a4"], found.pack.between.points
    every = [row for page in found.pages for row in rows_of(page)]
    left = iter(shapes)
    for row in every:
        assert row[0].x == pytest.approx(sheet.left.points)
        assert row[-1].x + row[-1].width == pytest.approx((sheet.width - sheet.right).points)
        assert len({round(box.height, 3) for box in row}) == 1, "one height"
        for one, other in pairwise(row):
            assert other.x - one.x - one.width == pytest.approx(gap)
        for box in row:
            own = next(left)
            if len(row) > 1:
                natural, line = box.width * own, found.pack.baseline.points
                assert LOWER * natural - line <= box.height <= HIGHER * natural + line, (
                    "a sixth is cut, and a line"
                )
    return [len(row) for row in every]


@in_both
def test_the_pictures_of_a_picture_story_stand_in_rows_under_its_text(pack: str) -> None:
    found = of("picture-story", pack)
    keys = [item.key for item in found.every if isinstance(item, PictureBox)]
    figures = found.story.figures
    assert keys == [figure.key for figure in figures], "each once, in the story's order"
    counts = check_rows(found, [found.story.shapes[figure.key] for figure in figures[1:]])
    assert sorted(counts) == [1, 2, 2, 2]
    assert len(found.boxes("caption")) == len(figures)


@in_both
def test_the_text_of_a_picture_story_is_one_block_whose_columns_end_together(pack: str) -> None:
    found = of("picture-story", pack)
    (page,) = (page for page in found.pages if any(is_text(item) for item in walk(page.items)))
    pieces = [piece for item in walk(page.items) if is_text(item) for piece in item.pieces]
    column = (found.pack.papers["a4"].measure + found.pack.between).points / COLUMNS[pack]
    columns: dict[int, float] = {}
    for piece in pieces:
        number = int((piece.x - found.pack.papers["a4"].left.points + 1) / column)
        columns[number] = max(columns.get(number, 0.0), piece.top + len(piece.lines) * piece.leading)
    assert len(columns) == COLUMNS[pack]
    assert max(columns.values()) - min(columns.values()) <= 2 * found.pack.baseline.points + 0.1
    pictures = [box.y for row in rows_of(page) for box in row]
    assert not pictures or min(pictures) > max(columns.values())


def is_text(item: Item) -> TypeGuard[TextBox]:
    return isinstance(item, TextBox) and item.style == "text"


@in_both
@pytest.mark.parametrize("count", [1, 2, 5, 12, 31])
@pytest.mark.parametrize("shapes", [(0.66,), (0.66, 1.5, 0.45), (1.5,)])
def test_rows_fill_every_page_but_the_last(pack: str, count: int, shapes: tuple[float, ...]) -> None:
    told = sample("picture-story")
    pictures = tuple(
        Figure(f"p{n}.jpg", f"Picture {n}", (Run(f"Caption {n}."),), "© Ann Li") for n in range(count)
    )
    own = {picture.key: shapes[n % len(shapes)] for n, picture in enumerate(pictures)}
    text = tuple(ParagraphText((Run(f"N{n} " + SENTENCE * 3),)) for n in range(3))
    found = made(replace(told, lead=None, body=(*text, *pictures)), pack, own)
    counts = check_rows(found, [*own.values()])
    assert sum(counts) == count
    sheet, grid = found.pack.papers["a4"], found.pack.baseline.points
    foot = (sheet.height - sheet.bottom).points
    *full, _last = [page for page in found.pages if rows_of(page)]
    for page in full:
        reached = max(piece.top + len(piece.lines) * piece.leading for item in walk(page.items)
                      if isinstance(item, TextBox) and item.role == "caption" for piece in item.pieces)  # fmt: skip
        assert foot - reached < 7 * grid


# ---- Portraits ---------------------------------------------------------------------------------------------


def portrayed(design: str, *shapes: float) -> tuple[Story, dict[str, float]]:
    """A sample whose writers have portraits of these shapes."""
    story = sample(design)
    keys = [f"writer-{number}.jpg" for number in range(len(shapes))]
    writers = [Author(key, portrait=Figure(key, key, credit="© Dana Serik")) for key in keys]
    return replace(story, byline=Byline(tuple(writers))), {
        **story.shapes,
        **dict(zip(keys, shapes, strict=True)),
    }


def portraits_of(found: Made) -> list[PictureBox]:
    return [item for item in found.every if isinstance(item, PictureBox) and item.role == "portrait"]


@in_both
def test_an_opinion_has_its_writer_beside_the_byline_over_the_head(pack: str) -> None:
    found = made(*_in(portrayed("opinion", 1.25), pack))
    (picture,) = portraits_of(found)
    lines = {"print-article": 5, "magazine": 5}[pack]
    assert picture.box.height == pytest.approx(lines * found.pack.baseline.points)
    assert picture.box.width == pytest.approx(picture.box.height / 1.25)
    (name,), (headline,) = found.boxes("byline"), found.boxes("headline")
    assert picture.box.y < top(name) < picture.box.bottom < top(headline)
    assert name.pieces[0].x >= picture.box.x + picture.box.width
    credits = [box for box in found.boxes("caption") if said(box) == "© Dana Serik"]
    assert [round(top(box) + box.pieces[0].leading - picture.box.bottom, 6) for box in credits] == [0.0]


@in_both
def test_elsewhere_the_writer_stands_beside_the_line_at_the_texts_end(pack: str) -> None:
    found = made(*_in(portrayed("standard", 1.25), pack))
    (picture,) = portraits_of(found)
    (page,) = (page for page in found.pages if picture in walk(page.items))
    assert page is found.pages[-1]
    assert picture.box.height < 40
    assert [said(box) for box in found.boxes("byline")][-1] == "writer-0.jpg"


@pytest.mark.parametrize(
    ("shape", "placed"), [(2.0, 1.5), (1.5, 1.25), (1.1, 1.1), (0.8, 1.0), (0.5, 0.5 / 0.75)]
)
def test_a_portrait_is_upright_and_loses_a_quarter_at_most(shape: float, placed: float) -> None:
    (picture,) = portraits_of(made(*_in(portrayed("opinion", shape), "print-article")))
    assert picture.box.height / picture.box.width == pytest.approx(placed)


def test_portraits_take_half_of_the_measure_at_most() -> None:
    found = made(*_in(portrayed("opinion", *[1.0] * 9), "print-article"))
    shown = portraits_of(found)
    assert len(shown) == 3
    assert shown[-1].box.x + shown[-1].box.width <= 297.6


def test_a_portrait_that_could_not_be_made_leaves_no_trace() -> None:
    story, shapes = portrayed("opinion", 1.25)
    without = {key: shape for key, shape in shapes.items() if not key.startswith("writer")}
    bare = replace(story, byline=Byline((Author("writer-0.jpg"),)))
    assert (
        made(story, "print-article", without).composition == made(bare, "print-article", without).composition
    )


def _in(portrayed: tuple[Story, dict[str, float]], pack: str) -> tuple[Story, str, dict[str, float]]:
    return portrayed[0], pack, portrayed[1]
