"""a story + a pack + its pictures' shapes + adverts → pages: what stands where, and that no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pagekit
from pagekit.fonts import FontBook, load_book
from pagekit.house import dress
from pagekit.house.story import (
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    Publisher,
    QuoteText,
    Run,
    Runs,
    Story,
    StoryBlock,
    TableText,
    UpdateText,
    plain,
)
from pagekit.layout import PrintManifest, find_layout
from pagekit.layout.contract import ROLES
from pagekit.resources import assets_dir
from pagekit.typeset import (
    AdvertPlace,
    ArticleMatter,
    ComposedPage,
    Composition,
    FootAdvert,
    SlotAddress,
    Step,
    Typesetter,
    compose_article,
    set_headline,
)
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.page import Box, Group, Item, PictureBox, Piece, SlotBox, TextBox
from pagekit.typeset.style import type_style

COURIER = Path(__file__).parents[3] / "examples" / "courier"
SITE = pagekit.read_publication(COURIER / "publication.toml")
STORIES = sorted(path.name for path in (COURIER / "articles").iterdir() if path.is_file())
PACK: PrintManifest = find_layout("print-article").printed
GRID = PACK.baseline.points
SHAPES = (0.66, 1.4, 0.75, 1.0)
EPS = 0.05
TALL, STRIP = 113.4, 56.7
SENTENCE = "Every spring the river brings the town a new island, and every autumn it takes the island back. "
every_story = pytest.mark.parametrize("name", STORIES)


# ---- Composing ---------------------------------------------------------------------------------------------


@cache
def book() -> FontBook:
    return load_book((assets_dir() / "fonts",))


@cache
def setter() -> Typesetter:
    return Typesetter(book())


@cache
def sample(name: str) -> Story:
    return dress(pagekit.read_article(COURIER / "articles" / name), SITE)


def composed(
    story: Story,
    *,
    adverts: dict[int, AdvertPlace] | None = None,
    foot: FootAdvert | None = None,
    columns: int = 2,
    paper: str = "a4",
    pack: PrintManifest = PACK,
    missing: Sequence[str] = (),
) -> Composition:
    """The pages as production has them made; pictures take the shapes above in turn."""
    keys = [figure.key for figure in story.figures]
    shapes = {key: SHAPES[n % len(SHAPES)] for n, key in enumerate(keys) if key not in missing}
    style = pack.styles["headline"]
    steps = [Step(step.size, step.leading, step.lines) for step in style.ladder]
    families = pack.families[style.family]
    sheet = pack.papers[paper]

    def measure(text: str) -> float:
        return book().width(text, families, style.weight) + style.tracking * len(text)

    headline = set_headline(story.headline, sheet.measure, steps, measure, "headline")
    matter = ArticleMatter(shapes, adverts or {}, foot, headline, code=story.url is not None)
    return compose_article(story, pack, setter(), paper=sheet, columns=columns, matter=matter)


def of_sample(name: str, columns: int = 2, paper: str = "a4") -> Composition:
    return _of_sample(name, columns, paper)


@cache
def _of_sample(name: str, columns: int, paper: str) -> Composition:
    return composed(sample(name), columns=columns, paper=paper)


def told(story: Story, *body: StoryBlock, **changes: object) -> Story:
    """The story with another body and nothing at its end."""
    bare = {"more_photos": (), "corrections": (), **changes}
    return replace(story, body=body, **bare)  # type: ignore[arg-type]


def paragraphs(count: int, sentences: int = 6) -> tuple[ParagraphText, ...]:
    """Paragraphs that can be told from one another."""
    return tuple(ParagraphText((Run(f"N{n} " + (SENTENCE * sentences).strip()),)) for n in range(count))


@pytest.fixture(scope="module")
def english() -> Story:
    return replace(sample("tram-six.yaml"), lead=None)


# ---- Reading what was composed -----------------------------------------------------------------------------


@dataclass
class Told:
    """The text of one element, in however many boxes it stands."""

    box: TextBox
    text: str


def walk(items: Iterable[Item], adverts: bool = True) -> Iterator[Item]:
    """All items in reading order, groups before what is in them."""
    for item in items:
        if isinstance(item, Group) and item.role == "advert" and not adverts:
            continue
        yield item
        if isinstance(item, Group):
            yield from walk(item.items, adverts)


def said(pieces: Iterable[Piece]) -> str:
    parts = []
    for piece in pieces:
        for line in piece.lines:
            parts.append("".join(run.text for run in line.runs))
            parts.append(" " if line.spaced and not line.hyphen else "")
    return "".join(parts)


def reading(pages: Iterable[ComposedPage]) -> list[Told]:
    """Elements in reading order, without furniture and adverts; what goes on on another page is put together."""
    found: list[Told] = []
    for item in walk((item for page in pages for item in page.items), adverts=False):
        if not isinstance(item, TextBox):
            continue
        before = [one for one in found if (one.box.tag, one.box.style) == (item.tag, item.style)]
        if item.continued and before:
            before[-1].text += said(item.pieces)
        else:
            found.append(Told(item, said(item.pieces)))
    return found


def tokens(texts: Iterable[str]) -> Counter[str]:
    """How often each word is there; what has no letter and no digit is no word."""
    every = " ".join(texts).replace("\u00ad", "").split()
    return Counter(word for word in every if re.search(r"\w", word))


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def runs_of(blocks: Iterable[StoryBlock]) -> Iterator[Runs]:
    """What the blocks say, each part by itself, list numbers included."""
    for block in blocks:
        match block:
            case ParagraphText() | HeadingText():
                yield block.runs
            case QuoteText():
                yield from (*block.paragraphs, block.attribution)
            case ListText():
                yield from items_of(block.items, block.start if block.ordered else None)
            case Figure():
                yield block.caption
                yield (Run(block.credit or ""),)
            case TableText():
                yield block.caption
                yield from (cell for row in (block.header, *block.rows) for cell in row)
            case CodeText():
                yield (Run(block.text),)
            case FactboxText():
                yield block.title
                yield from runs_of(block.body)
            case UpdateText():
                yield from ((Run(block.stamp.text),), block.title)
                yield from runs_of(block.body)


def items_of(items: Sequence[ItemText], start: int | None) -> Iterator[Runs]:
    for number, item in enumerate(items, start or 0):
        if start is not None:
            yield (Run(f"{number}."),)
        yield from item.paragraphs
        yield from items_of(item.items, 1 if item.ordered else None)


def head_texts(story: Story) -> Iterator[str]:
    yield story.publication
    yield story.section or ""
    for contact in story.ad_contacts:
        yield " ".join(filter(None, (contact.label, contact.phone, contact.email, contact.hours)))
    yield from (crumb.text for crumb in story.breadcrumbs)
    yield from map(plain, (story.kicker, story.headline, *story.deck))
    yield from (stamp.text for stamp in (story.published, story.updated) if stamp)
    yield story.labels.updated if story.updated else ""
    if story.url:
        yield from (story.short_url or "", *(link.name for link in story.share))
    yield story.report_fault.label if story.report_fault else ""


def end_texts(story: Story) -> Iterator[str]:
    yield from (action.label for action in story.calls_to_action)
    for correction in story.corrections:
        yield correction.stamp.text
        yield from map(plain, correction.paragraphs)
    yield story.labels.corrections if story.corrections else ""


def byline_text(story: Story) -> str:
    if story.byline is None:
        return ""
    comma = "، " if story.direction == "rtl" else ", "
    return "".join(
        part if isinstance(part, str) else comma.join(filter(None, (part.name, part.role)))
        for part in story.byline.parts
    )


def expected(story: Story) -> Counter[str]:
    """Every word of the story; not what stands beside a code, which small print goes without."""
    figures = [*([story.lead] if story.lead else []), *story.more_photos]
    texts = [*head_texts(story), *end_texts(story), byline_text(story), story.dateline or ""]
    texts += [plain(runs) for runs in runs_of([*figures, *story.body])]
    return tokens(texts)


def got(pages: Iterable[ComposedPage]) -> Counter[str]:
    # Isolates hold a telephone number together; they are no part of it.
    texts = [one for one in reading(pages) if one.box.role != "online-lead"]
    return tokens(re.sub("[\u2066-\u2069]", "", one.text) for one in texts)


# ---- Places ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Area:
    """A sheet's type area in points."""

    left: float
    top: float
    right: float
    bottom: float


def type_area(paper: str = "a4", pack: PrintManifest = PACK) -> Area:
    sheet, grid = pack.papers[paper], pack.baseline.points if pack.baseline else GRID
    lines = int((sheet.height - sheet.top - sheet.bottom).points / grid + 1e-6)
    return Area(
        sheet.left.points,
        sheet.top.points,
        (sheet.width - sheet.right).points,
        sheet.top.points + lines * grid,
    )


def text_rects(item: TextBox) -> Iterator[Box]:
    for piece in item.pieces:
        yield Box(piece.x, piece.top, piece.measure, len(piece.lines) * piece.leading)


def picture_rects(page: ComposedPage) -> list[Box]:
    """Pictures and places of adverts; of a code to scan without its quiet zone, which is white."""
    found = []
    for item in walk(page.items):
        if isinstance(item, PictureBox) or (isinstance(item, SlotBox) and item.kind == "advert"):
            found.append(item.box)
        elif isinstance(item, SlotBox):
            box, code = item.box, PACK.composed.code
            quiet = box.width * code.quiet.points / code.size.points
            found.append(Box(box.x + quiet, box.y + quiet, box.width - 2 * quiet, box.height - 2 * quiet))
    return found


def meet(one: Box, other: Box, slack: float = 0.5) -> bool:
    return (
        one.x + slack < other.x + other.width
        and other.x + slack < one.x + one.width
        and one.y + slack < other.bottom
        and other.y + slack < one.bottom
    )


def column_boxes(page: ComposedPage) -> list[TextBox]:
    """The text that flowed: without the head, the ending, adverts and furniture."""
    items = [item for item in page.items if not (isinstance(item, Group) and item.role in {"head", "ending"})]
    return [item for item in walk(items, adverts=False) if isinstance(item, TextBox)]


def faults_of(page: ComposedPage, paper: str = "a4", pack: PrintManifest = PACK) -> list[str]:
    """What stands outside the type area, and what stands on something else."""
    area, faults = type_area(paper, pack), []
    pictures = picture_rects(page)
    texts = [item for item in walk(page.items, adverts=False) if isinstance(item, TextBox)]
    rects = [(rect, squeezed(said(item.pieces))[:40]) for item in texts for rect in text_rects(item)]
    small = {squeezed(said(item.pieces))[:40] for item in texts if item.role.startswith("online")}
    for rect, name in [*rects, *((box, "picture") for box in pictures)]:
        # The nameplate stands one line higher, where later pages have their running head.
        inside = area.left - EPS <= rect.x and rect.x + rect.width <= area.right + EPS
        # Small print that ends the story may stand beside the folio.
        bottom = page.height - 8.5 if name in small else area.bottom + EPS
        if not (inside and area.top - GRID - EPS <= rect.y and rect.bottom <= bottom):
            faults.append(f"outside: {name} {rect}")
    faults += [f"on a picture: {name}" for rect, name in rects for box in pictures if meet(rect, box)]
    faults += [
        f"picture on picture: {one} {other}"
        for n, one in enumerate(pictures)
        for other in pictures[n + 1 :]
        if meet(one, other)
    ]
    flowed = [(n, rect) for n, item in enumerate(column_boxes(page)) for rect in text_rects(item)]
    faults += [
        f"text on text: {one} {other}"
        for n, one in flowed
        for m, other in flowed
        if n < m and meet(one, other, 1.0)
    ]
    return faults


def baselines(pages: Iterable[ComposedPage], lang: str) -> list[float]:
    """Of all lines of running text: how far each is from the grid that the head of the type area begins."""
    style = type_style(PACK, "text", lang)
    own = heights(book(), style).baseline(style.size, GRID)
    found = []
    for page in pages:
        for box in column_boxes(page):
            for piece in box.pieces:
                if box.style == "text" and piece.size is None:
                    for n in range(len(piece.lines)):
                        line = (piece.top + n * piece.leading + own - own - type_area().top) / GRID
                        found.append(abs(line - round(line)) * GRID)
    return found


# ---- The sample stories ------------------------------------------------------------------------------------


def opening(block: StoryBlock) -> str:
    """The first words of a pull quote, as a note tells them."""
    return plain(block.paragraphs[0])[:30] if isinstance(block, QuoteText) and block.pull else "\0"


@every_story
def test_every_word_of_a_sample_story_comes_out_once(name: str) -> None:
    story, made = sample(name), of_sample(name)
    dropped = [note.where for note in made.notes if note.code == "quote-dropped"]
    kept = [block for block in story.body if not any(opening(block) in where for where in dropped)]
    have, want = got(made.pages), expected(replace(story, body=tuple(kept)))
    assert (want - have, have - want) == (Counter(), Counter())


@pytest.mark.parametrize("name", ["last-tram.yaml", "saiga-doroga.json"])
def test_no_line_of_one_column_has_more_than_75_characters(name: str) -> None:
    made = composed(sample(name), columns=1)
    text = [
        box for box in walk(item for page in made.pages for item in page.items) if isinstance(box, TextBox)
    ]
    pieces = [piece for box in text if box.style == "text" for piece in box.pieces]
    longest = max(len(plain(line.runs)) for piece in pieces for line in piece.lines)
    assert 60 < longest <= 75


@every_story
def test_running_text_comes_out_in_its_order(name: str) -> None:
    story = sample(name)
    texts = [
        squeezed(plain(block.runs)) for block in story.body if isinstance(block, ParagraphText | HeadingText)
    ]
    whole = "\n".join(squeezed(one.text) for one in reading(of_sample(name).pages))
    at = whole.index(squeezed(plain(story.headline)))
    for text in texts:
        found = whole.find(text, at)
        assert found >= 0, text
        at = found + len(text)


@every_story
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_lines_of_running_text_stand_on_the_grid(name: str, columns: int) -> None:
    found = baselines(of_sample(name, columns).pages, sample(name).lang)
    assert len(found) > 10
    assert max(found) < EPS


@every_story
@pytest.mark.parametrize(("columns", "paper"), [(1, "a4"), (2, "a4"), (3, "a4"), (2, "letter")])
def test_nothing_stands_outside_the_type_area_or_on_something_else(
    name: str, columns: int, paper: str
) -> None:
    for page in of_sample(name, columns, paper).pages:
        assert faults_of(page, paper) == []


@every_story
def test_pages_are_numbered_and_as_large_as_the_paper(name: str) -> None:
    pages = of_sample(name).pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {(round(page.width, 1), round(page.height, 1)) for page in pages} == {(595.3, 841.9)}
    for page in pages:
        names = [item.role for item in walk(page.furniture) if isinstance(item, TextBox)]
        assert [name for name in names if name.startswith("folio")], "every page has its number"
        assert ("running-name" in names) is (page.number > 1)


@every_story
def test_what_is_decided_is_decided_the_same_again(name: str) -> None:
    fresh = Typesetter(book())
    story = sample(name)
    again = compose_article(
        story,
        PACK,
        fresh,
        paper=PACK.papers["a4"],
        columns=2,
        matter=ArticleMatter({}, {}, code=True),
    )
    once = compose_article(
        story, PACK, setter(), paper=PACK.papers["a4"], columns=2, matter=ArticleMatter({}, {}, code=True)
    )
    assert again == once


def test_the_eleven_parts_stand_on_one_page_and_those_of_the_web_at_its_end() -> None:
    """The advert line, the head, author, time, picture, credit, text; then who shares it, faults, action, the way here."""
    story = sample("tram-six.yaml")
    short = told(story, *paragraphs(2, 2))
    (page,) = composed(short).pages
    order = []
    for item in walk(page.items, adverts=False):
        if isinstance(item, PictureBox):
            order.append("{lead}")
        elif isinstance(item, TextBox):
            order.append(squeezed(said(item.pieces)))
    text = "\n".join(order)
    contact, action = story.ad_contacts[0], story.calls_to_action[0]
    assert story.lead and story.published and story.report_fault and story.byline
    parts = [
        squeezed(contact.phone or ""), squeezed(plain(story.headline)), squeezed(byline_text(story)),
        story.published.text, "{lead}", squeezed(story.lead.credit or ""), "N0 Every spring",
        story.report_fault.label, story.share[0].name, action.label,
    ]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert all(parts)
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    assert text.find(story.breadcrumbs[0].text) > text.find("N0 Every spring")


def test_one_headline_first_and_no_level_of_heading_is_skipped() -> None:
    for name in STORIES:
        levels = [
            int(one.box.tag[1])
            for one in reading(of_sample(name).pages)
            if re.fullmatch("h[1-6]", one.box.tag)
        ]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


# ---- The lead picture --------------------------------------------------------------------------------------


def leads(composition: Composition) -> list[tuple[int, PictureBox]]:
    return [
        (page.number, item)
        for page in composition.pages
        for item in walk(page.items)
        if isinstance(item, PictureBox)
    ]


def with_lead(story: Story) -> Story:
    lead = Figure("lead.jpg", "A river", (Run("The river in May."),), "© Dana Serik")
    return replace(story, lead=lead, more_photos=())


def test_a_wide_lead_picture_crosses_the_page_and_a_tall_one_stands_in_a_column(english: Story) -> None:
    area = type_area()
    story = with_lead(told(english, *paragraphs(8)))
    ((_, wide),) = leads(composed(story))
    assert (wide.role, wide.alt) == ("lead", "A river")
    assert (wide.box.x, wide.box.width) == pytest.approx((area.left, area.right - area.left))
    matter = ArticleMatter({"lead.jpg": 1.4}, {}, code=True)
    tall = compose_article(story, PACK, setter(), paper=PACK.papers["a4"], columns=2, matter=matter)
    ((page, picture),) = leads(tall)
    assert page == 1
    assert picture.box.width < (area.right - area.left) / 2
    assert got(tall.pages) == expected(story)


def test_a_picture_that_could_not_be_made_leaves_no_hole_and_no_caption(english: Story) -> None:
    story = with_lead(told(english, *paragraphs(3)))
    made = composed(story, missing=["lead.jpg"])
    assert leads(made) == []
    assert "river in May" not in " ".join(one.text for one in reading(made.pages))


def test_a_lead_picture_gives_up_height_so_that_its_pages_end_well(english: Story) -> None:
    role, least = PACK.pictures["lead"], PACK.composed.lead_least
    cropped: dict[bool, int] = {True: 0, False: 0}
    for count in range(4, 22):
        made = composed(with_lead(told(english, *paragraphs(count, 2))))
        ((_, picture),) = leads(made)
        shape = picture.box.height / picture.box.width
        noted = any(note.code == "lead-cropped" for note in made.notes)
        cropped[noted] += 1
        assert least - 0.02 <= shape <= SHAPES[0] + 0.001, "a little more than the pack's, never than its own"
        assert noted is (shape < role.tallest - 0.03)
    assert cropped[True] and cropped[False]


@every_story
def test_every_role_of_its_text_may_have_a_colour(name: str) -> None:
    boxes = [item for page in of_sample(name).pages for item in walk((*page.items, *page.furniture))]
    assert {item.role for item in boxes if isinstance(item, TextBox) and item.role} - set(ROLES) == set()


# ---- Adverts -----------------------------------------------------------------------------------------------


def last_baseline() -> float:
    """The y of the last line's baseline, on which what stands at a foot ends."""
    style = type_style(PACK, "text", "en")
    return type_area().bottom - GRID + heights(book(), style).baseline(style.size, GRID)


def slots(composition: Composition) -> dict[str, tuple[int, Box]]:
    return {
        str(item.address): (page.number, item.box)
        for page in composition.pages
        for item in walk(page.items)
        if isinstance(item, SlotBox) and item.kind == "advert"
    }


HOUSE = FootAdvert(AdvertPlace(SlotAddress("foot"), 498.9, TALL, elastic=True), booked=False, strip=STRIP)
BOOKED = FootAdvert(AdvertPlace(SlotAddress("foot"), 498.9, TALL, "Advertisement", "en"), booked=True)


def test_a_house_advert_takes_what_is_free_up_to_a_quarter_of_the_page(english: Story) -> None:
    heights_met: dict[str, set[int]] = {}
    for count in range(1, 26):
        story = told(english, *paragraphs(count, 2))
        made = composed(story, foot=HOUSE)
        assert got(made.pages) == expected(story)
        assert [fault for page in made.pages for fault in faults_of(page)] == []
        shown = slots(made)
        assert any(note.code == "house-advert" for note in made.notes) is not shown
        for name, (page, box) in shown.items():
            assert page == len(made.pages)
            assert box.bottom == pytest.approx(last_baseline(), abs=0.01)
            assert STRIP - EPS <= box.height <= PACK.papers["a4"].height.points / 4
            heights_met.setdefault(name, set()).add(round(box.height))
    assert set(heights_met) == {"foot", "foot:strip"}
    assert len(heights_met["foot:strip"]) == 1
    assert len(heights_met["foot"]) > 3


@pytest.mark.parametrize("count", [0, 1, 4, 9, 14, 30])
def test_a_booked_advert_stands_at_the_foot_of_page_one_or_two(english: Story, count: int) -> None:
    story = told(english, *paragraphs(count))
    made = composed(story, foot=BOOKED)
    ((page, box),) = slots(made).values()
    assert page in {1, 2}
    assert box.bottom == pytest.approx(last_baseline(), abs=0.01)
    assert box.width / box.height == pytest.approx(498.9 / TALL, rel=0.01), "its shape is kept"
    assert got(made.pages) == expected(story)
    assert [fault for sheet in made.pages for fault in faults_of(sheet)] == []
    assert not [note for note in made.notes if note.code == "house-advert"]


def test_a_booked_advert_says_that_it_is_one(english: Story) -> None:
    made = composed(told(english, *paragraphs(2)), foot=BOOKED)
    (group,) = (
        item
        for page in made.pages
        for item in walk(page.items)
        if isinstance(item, Group) and item.role == "advert"
    )
    assert (group.tag, group.label) == ("aside", "Advertisement")
    assert "Advertisement" in [
        said(item.pieces).strip() for item in walk(group.items) if isinstance(item, TextBox)
    ]


def test_a_booked_advert_goes_to_the_next_page_when_the_head_leaves_no_room(english: Story) -> None:
    found = set()
    for sentences in range(1, 16):
        story = told(english, *paragraphs(6), deck=((Run((SENTENCE * sentences).strip()),),))
        made = composed(story, foot=BOOKED)
        ((page, box),) = slots(made).values()
        assert box.bottom == pytest.approx(last_baseline(), abs=0.01)
        tops = [rect.y for item in column_boxes(made.pages[0]) for rect in text_rects(item)]
        begins = min(tops, default=type_area().bottom)
        found.add(page)
        assert page == 1 or begins > box.y - 12 * GRID, "there was no room for text over it"
    assert found == {1, 2}


def test_an_advert_in_the_text_stands_in_a_column(english: Story) -> None:
    place = AdvertPlace(SlotAddress("inline", 3), 240.9, 124.7, "Advertisement", "en")
    mark = next(block for name in STORIES for block in sample(name).body if block.kind == "advert")
    story = told(english, *paragraphs(3), mark, *paragraphs(6))
    made = composed(story, adverts={3: place})
    assert list(slots(made)) == ["inline:3"]
    assert got(made.pages) == expected(story)
    assert [fault for page in made.pages for fault in faults_of(page)] == []


# ---- Hard stories ------------------------------------------------------------------------------------------


def kept(story: Story, **options: object) -> Composition:
    """Composed, with every word on it and nothing on anything else."""
    made = composed(story, **options)  # type: ignore[arg-type]
    have, want = got(made.pages), expected(story)
    assert (want - have, have - want) == (Counter(), Counter())
    assert [fault for page in made.pages for fault in faults_of(page)] == []
    return made


def test_a_very_long_deck_loses_nothing(english: Story) -> None:
    deck = tuple((Run((SENTENCE * 12).strip()),) for _ in range(6))
    made = kept(told(english, *paragraphs(4), deck=deck))
    assert len(made.pages) > 1


def test_a_deck_too_high_for_its_page_goes_into_the_columns(english: Story) -> None:
    deck = tuple((Run((SENTENCE * 20).strip()),) for _ in range(9))
    made = kept(told(english, *paragraphs(2), deck=deck))
    (head,) = (item for item in made.pages[0].items if isinstance(item, Group) and item.role == "head")
    roles = [item.role for item in walk(head.items) if isinstance(item, TextBox)]
    assert "deck" not in roles


def test_a_headline_of_three_hundred_letters_is_set_whole(english: Story) -> None:
    head = (Run(("The committee counted the boots and the blankets again " * 6)[:300].strip()),)
    story = told(english, *paragraphs(2), headline=head, headline_variants=())
    made = kept(story)
    assert squeezed(reading(made.pages)[0].text) == story.publication
    assert squeezed(plain(head)) in [squeezed(one.text) for one in reading(made.pages)]


def test_words_without_a_space_stay_in_their_measure(english: Story) -> None:
    head = (Run("HEADLINES" * 33),)
    story = told(
        english,
        *paragraphs(2),
        headline=head,
        headline_variants=(),
        dateline="A" * 200,
        publisher=Publisher("N" * 200, "en"),
    )
    made = kept(story)
    for page in made.pages:
        for box in walk([*page.items, *page.furniture]):
            if not isinstance(box, TextBox):
                continue
            style = type_style(PACK, box.style, box.lang or story.lang)
            style = style.at(box.size or style.size, style.leading)
            for piece in box.pieces:
                for line in piece.lines:
                    # Spaces may be taken in; letters may not.
                    words = [replace(run, text=run.text.replace(" ", "")) for run in line.runs]
                    looks = setter().looks(style, box.lang or story.lang)
                    width = sum(looks.of(run).sums(run.text)[-1] for run in words if run.text)
                    assert width <= piece.measure + EPS, plain(line.runs)


def test_forty_contacts_stand_one_under_another(english: Story) -> None:
    contacts = tuple(replace(english.ad_contacts[0], label=f"Desk {n}") for n in range(40))
    kept(told(english, *paragraphs(2), ad_contacts=contacts))


@pytest.mark.parametrize("foot", [None, HOUSE, BOOKED])
def test_a_story_without_a_body_is_a_page(english: Story, foot: FootAdvert | None) -> None:
    made = kept(told(english), foot=foot)
    assert len(made.pages) == 1


def test_a_story_of_a_headline_alone_is_a_page(english: Story) -> None:
    bare = told(
        english,
        kicker=(), deck=(), breadcrumbs=(), published=None, updated=None, url=None, short_url=None, share=(),
        ad_contacts=(), report_fault=None, calls_to_action=(), byline=None, section=None, dateline=None,
    )  # fmt: skip
    made = kept(bare)
    assert len(made.pages) == 1
    assert [one.box.role for one in reading(made.pages)] == ["nameplate", "headline"]


@pytest.mark.parametrize("shape", [0.3, 0.66, 1.0, 2.5])
def test_only_a_picture_is_a_page(english: Story, shape: float) -> None:
    story = with_lead(told(english))
    matter = ArticleMatter({"lead.jpg": shape}, {}, code=True)
    made = compose_article(story, PACK, setter(), paper=PACK.papers["a4"], columns=2, matter=matter)
    assert len(made.pages) == 1
    assert len(leads(made)) == 1
    assert got(made.pages) == expected(story)
    assert [fault for page in made.pages for fault in faults_of(page)] == []


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_three_thousand_words(english: Story, columns: int) -> None:
    story = told(english, *paragraphs(30, 6))
    assert sum(expected(story).values()) > 3_000
    made = kept(story, columns=columns)
    assert 3 <= len(made.pages) <= 6
    assert max(baselines(made.pages, "en")) < EPS


def test_the_columns_of_the_last_page_end_together(english: Story) -> None:
    for count in (9, 12, 17):
        made = composed(told(english, *paragraphs(count)))
        feet: dict[float, float] = {}
        for box in column_boxes(made.pages[-1]):
            for rect in text_rects(box):
                column = float(rect.x > 300)
                feet[column] = max(feet.get(column, 0.0), rect.bottom)
        assert len(feet) == 2 or max(feet.values()) < type_area().top + 3 * GRID
        assert max(feet.values()) - min(feet.values()) <= 3 * GRID


def own(text: Runs, number: int) -> Runs:
    """The text in words that stand nowhere else."""
    return (Run(" ".join(f"{word}{number}" for word in plain(text).split())),)


def crowd(kinds: str) -> list[StoryBlock]:
    """f: a picture, b: a box, Q: a display quotation, q: a quotation, t: a table, p: a paragraph; all told apart."""
    made: list[StoryBlock] = []
    for n, kind in enumerate(kinds):
        text = (Run(f"N{n} " + (SENTENCE * (1 + n % 5)).strip()),)
        rows = tuple(((Run(f"a{row}"),), (Run("b"),)) for row in range(1 + n % 9 * 3))
        made.append(
            {
                "p": ParagraphText(text),
                "q": QuoteText((text, text), (Run("The chair"),)),
                "Q": QuoteText((own(text, n), own(text, -n)), (Run("The chair"),), pull=True),
                "f": Figure(f"p{n}.jpg", "A picture", (Run(f"Caption {n}"),), "© Ann Lee"),
                "t": TableText((), rows, ("start", "end"), (Run(f"T{n}"),)),
                "b": FactboxText((Run(f"Box {n}"),), (ParagraphText(text),)),
            }[kind]
        )
    return made


@pytest.mark.parametrize(
    ("kinds", "columns", "paper", "pack"),
    [
        ("f" * 20, 2, "a4", "print-article"),
        ("pfpffbfQf", 1, "letter", "print-article"),
        ("QfQQQQf", 2, "a4", "print-article"),
        ("fffffbbfffffbf", 2, "letter", "print-article"),
        ("QtfQfQQfQQfQQ", 3, "letter", "print-article"),
        ("bff", 3, "a4", "magazine"),
        ("fQQQQ", 2, "a4", "magazine"),
        ("fftQQfqqtft", 2, "a4", "magazine"),
        ("f" * 10, 2, "letter", "magazine"),
    ],
)
def test_boxes_that_crowd_each_other_stay_on_their_sheets(
    english: Story, kinds: str, columns: int, paper: str, pack: str
) -> None:
    manifest = find_layout(pack).manifest
    story = told(english, *crowd(kinds))
    made = composed(story, columns=columns, paper=paper, pack=manifest)
    assert {"too-tall", "overset"}.isdisjoint(note.code for note in made.notes)
    assert tokens(plain(runs) for runs in runs_of(story.body)) - got(made.pages) == Counter()
    assert [fault for page in made.pages for fault in faults_of(page, paper, manifest)] == []


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["p", "h", "q", "l", "f", "t", "c", "b"]), max_size=14), st.integers(1, 3))
def test_any_story_keeps_its_words_in_any_number_of_columns(kinds: list[str], columns: int) -> None:
    base = replace(sample("tram-six.yaml"), lead=None)
    blocks: list[StoryBlock] = []
    for n, kind in enumerate(kinds):
        text = (Run(f"N{n} " + (SENTENCE * (1 + n % 5)).strip()),)
        blocks.append(
            {
                "p": ParagraphText(text),
                "h": HeadingText((Run(f"Head {n}"),), 2, f"h-{n}"),
                "q": QuoteText((text, text), (Run("The chair"),)),
                "l": ListText(
                    (ItemText((text,), (ItemText((text,)),)), ItemText((text,))), ordered=n % 2 == 0
                ),
                "f": Figure(f"p{n}.jpg", "A picture", (Run(f"Caption {n}"),), "© Ann Lee"),
                "t": TableText(
                    (), (((Run("a1"),), (Run("b2"),)), (text, ())), ("start", "end"), (Run(f"T{n}"),)
                ),
                "c": CodeText(f"line one {n}\nline two"),
                "b": FactboxText((Run(f"Box {n}"),), (ParagraphText(text),)),
            }[kind]
        )
    story = told(base, *blocks)
    made = composed(story, columns=columns)
    have, want = got(made.pages), expected(story)
    assert (want - have, have - want) == (Counter(), Counter())
    assert [fault for page in made.pages for fault in faults_of(page)] == []


# ---- Beside the folio --------------------------------------------------------------------------------------

LINES = {"ru": 5 * SENTENCE, "ar": 9 * "اجتمعت اللجنة يوم الجمعة في بورصة الحبوب القديمة. "}


@pytest.mark.parametrize(
    ("name", "paragraphs", "last"),
    [
        ("assy-stars.yaml", 9, 1),
        ("assy-stars.yaml", 22, 2),
        ("tram-six.yaml", 9, 1),
        ("tram-six.yaml", 22, 2),
    ],
)
def test_small_print_under_the_type_area_keeps_off_the_folio(name: str, paragraphs: int, last: int) -> None:
    story = sample(name)
    body = tuple(ParagraphText((Run(LINES[story.lang].strip()),)) for _ in range(paragraphs))
    bare = replace(story, lead=None, more_photos=(), corrections=(), related=(), body=body)
    page = composed(bare).pages[-1]
    assert page.number == last
    (folio,) = [box for box in page.furniture if isinstance(box, TextBox) and box.role.startswith("folio")]
    (number,) = folio.pieces
    style = type_style(PACK, "folio", story.lang)
    ink = setter().width(str(last), style, story.lang)
    left = (last % 2 == 0) == (story.direction == "ltr")
    edge = number.x if left else number.x + number.measure - ink
    ending = next(item for item in page.items if isinstance(item, Group) and item.role == "ending")
    lines = [piece for item in walk(ending.items) if isinstance(item, TextBox) for piece in item.pieces]
    assert lines and all(piece.top > PACK.papers["a4"].height.points - 70 for piece in lines)
    reach = max(piece.x + piece.measure for piece in lines), min(piece.x for piece in lines)
    assert reach[1] > edge + ink + 2 * style.size if left else reach[0] < edge - 2 * style.size
