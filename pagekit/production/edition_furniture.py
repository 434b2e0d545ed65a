"""a planned page → what on it is no story: nameplate, folio, strip, rules, index, standing items, line adverts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pagekit.errors import PagekitError
from pagekit.house import Story, dress
from pagekit.house.dates import dated
from pagekit.house.direction import direction
from pagekit.house.labels import labels_for
from pagekit.house.labels.editions import edition_words
from pagekit.intake.standing import StandingText, read_standing
from pagekit.layout import EditionDesign
from pagekit.model import LineAdvert, Standing
from pagekit.notes import Note, about, error, info
from pagekit.plan import EditionPlan, PlanBox, PlannedPage
from pagekit.production.edition_standing import standing_text
from pagekit.production.edition_stories import SetUp
from pagekit.typeset import SetAdvert, SlotAddress
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.page import Box, Group, Item, Side, side_of
from pagekit.typeset.sheet.front import FrontWords, front
from pagekit.typeset.sheet.index import IndexEntry, index
from pagekit.typeset.sheet.line_adverts import Words, line_advert_lines, set_line_adverts
from pagekit.typeset.sheet.parting import parting
from pagekit.typeset.sheet.standing import standing_item, standing_lines
from pagekit.typeset.sheet.strip import folio_strip, section_strip
from pagekit.typeset.sheet.words import PageWords
from pagekit.units import mm
from pagekit.world import DiskWorld, World

FRONT, FOLIO, STRIP = "nameplate", "folio", "strip"
"""Furniture by the names that a page design gives it."""
INDEX = "index"
"""A standing item that is made of the plan."""
TITLE_LINES = 2
"""Of the grid, over line adverts."""
TITLE_AIR = 0.75
"""Of a line, that stays clear between what stands over the title and its capitals."""


def strip_style(page: PlannedPage, design: EditionDesign) -> str:
    """The text style of a section's name: that of its page design, or by what the page is."""
    look = design.designs.get(page.design)
    own = look.strip if look is not None else None
    return own or ("strip_front" if page.kind in {"front", "section-front"} else "strip")


@dataclass(slots=True)
class Furnisher:
    """Furnishes the pages of a plan. `notes` grow as pages are furnished."""

    setup: SetUp
    plan: EditionPlan
    stories: Mapping[str, Story]
    world: World | None = None
    notes: list[Note] = field(default_factory=list)

    def furniture(self, stick: Stick, page: PlannedPage) -> Iterator[Item]:
        """What stands around the page, and is not read."""
        side = side_of(page.number)
        for box in page.boxes:
            if box.kind == "furniture":
                yield from self._furniture(stick, page, box, side)
        heads = [_points(box) for box in page.boxes if box.kind == "story"]
        standing = [_points(box) for box in page.boxes if box.kind != "furniture"]
        yield from parting(heads, standing, stick.grid)

    def standing(self, stick: Stick, page: PlannedPage) -> tuple[SetAdvert, ...]:
        """The standing items of a page, and its line adverts."""
        return tuple(found for box in page.boxes if (found := self._standing(stick, page, box)) is not None)

    # ---- Furniture ---------------------------------------------------------------------------------------

    def _furniture(self, stick: Stick, page: PlannedPage, box: PlanBox, side: Side) -> Iterator[Item]:
        edition, area = self.setup.edition, _points(box)
        publication = edition.publication
        day = dated(edition.file.date, stick.lang).text
        if box.ref == FRONT:
            number = edition.file.number
            words = FrontWords(
                publication.name,
                publication.lang,
                day,
                edition_words(labels_for(stick.lang)[0]).number.format(number=number) if number else "",
                "",
                "",
                stick.lang,
            )
            ears = [_points(other) for other in page.boxes if _within(other, box)]
            yield from front(stick, words, area, ears)
        elif box.ref == FOLIO:
            strip = any(other.kind == "furniture" and other.ref == STRIP for other in page.boxes)
            section = "" if strip else page.section
            told = PageWords(publication.name, publication.lang, section, day, stick.lang)
            yield from folio_strip(stick, told, page.label, side, area)
        elif box.ref == STRIP:
            style = strip_style(page, self.setup.design)
            yield from section_strip(stick, page.section, side, area, style)

    # ---- Standing items ----------------------------------------------------------------------------------

    def _standing(self, stick: Stick, page: PlannedPage, box: PlanBox) -> SetAdvert | None:
        if box.kind == "lines":
            return _stood(box, self._lines(stick, box))
        if box.kind != "standing" or box.ref == f"page-{page.number}":
            return None
        item = next((one for one in self.setup.edition.file.standing if one.id == box.ref), None)
        if item is None:
            return None
        if item.src is None and item.id == INDEX:
            return _stood(box, self._index(stick, page, box))
        text = self._text(item, stick.lang)
        if text is None:
            return None
        story = dress(text.article, self.setup.edition.publication, at=self.setup.at)
        found = standing_item(stick, story, _points(box))
        self.notes += about(item.id, found.notes)
        return _stood(box, found.items)

    def _text(self, item: Standing, lang: str) -> StandingText | None:
        """What a standing item says."""
        text, notes = standing_text(self.setup, item, lang, self.world)
        self.notes += notes
        return text

    def _index(self, stick: Stick, page: PlannedPage, box: PlanBox) -> tuple[Item, ...]:
        """What the front tells of the pages behind it: of each the head of its lead."""
        labels, _ = labels_for(stick.lang)
        entries = [
            IndexEntry(
                other.section, other.label, tuple(self.stories[lead.ref].headline for lead in _leads(other))
            )
            for other in self.plan.pages
            if other.number > page.number and other.kind != "supplied" and _read(other)
        ]
        found = index(stick, edition_words(labels).inside, entries, _points(box))
        for entry in found.left_out:
            if not entry.heads:
                what = f"{entry.section}, page {entry.page}, has no room in it."
                self.notes.append(
                    info("index-short", f"standing {box.id}", what, "Give the index more lines.")
                )
        return found.items

    def _lines(self, stick: Stick, box: PlanBox) -> tuple[Item, ...]:
        area = _points(box)
        labels, _ = labels_for(stick.lang)
        title = section_strip(
            stick,
            edition_words(labels).line_adverts,
            "left",
            Box(area.x, area.y - stick.grid, area.width, (TITLE_LINES + 1) * stick.grid),
            air=TITLE_AIR * stick.grid,
        )
        found = set_line_adverts(stick, line_words(self.setup), line_frames(self.setup, area, stick.grid))
        for over in found.over:
            what = f"a line advert of {over.category} does not go in: {over.text[:60]!r}."
            self.notes.append(error("overset", f"line adverts {box.id}", what, "Give them a page more."))
        return (*title, *found.items)


def line_words(setup: SetUp) -> tuple[Words, ...]:
    """The line adverts that run on the edition's day."""
    day = setup.edition.file.date
    return tuple(Words(one.category, one.text) for one in setup.edition.line_adverts if _runs(one, day))


def _runs(advert: LineAdvert, day: date) -> bool:
    return advert.runs is None or advert.runs.holds(day)


def line_frames(setup: SetUp, area: Box, grid: float) -> list[Frame]:
    """The narrow columns for line adverts in a box across the page."""
    number, width, gutter = line_columns(setup)
    lines = round(area.height / grid) - TITLE_LINES - 1
    top = area.y + (TITLE_LINES + 1) * grid
    return [Frame(area.x + at * (width + gutter), top, width, lines, 1) for at in range(number)]


def line_columns(setup: SetUp) -> tuple[int, float, float]:
    """How many narrow columns a page has, how wide they are, and how far apart. Points."""
    number, gutter = setup.design.columns.get("lines", 1), setup.manifest.between.points
    whole = mm(setup.grid.width).points
    return number, (whole - gutter * (number - 1)) / number, gutter


def standing_needed(setup: SetUp, world: World | None) -> dict[str, int]:
    """The lines of the grid that each standing item takes in the width of its place, up to those that it has there."""
    origin, found = setup.edition.origin, {}
    lang = setup.edition.publication.lang
    stick = _stick(setup, lang)
    for item in setup.edition.file.standing:
        frame = setup.design.frames.get(item.place.name or "")
        if (item.place.name and frame is None) or item.src is None or origin is None or origin.folder is None:
            continue
        columns = frame.columns if frame else item.place.columns or 1.0
        most = frame.lines if frame else item.place.lines or 1
        try:
            text = read_standing(origin.folder / item.src, item.id, lang, world or DiskWorld(origin.folder))
            story = dress(text.article, setup.edition.publication, at=setup.at)
        except PagekitError:
            # Whoever sets it says so.
            continue
        width = mm(setup.grid.sold(columns)).points
        found[item.id] = standing_lines(stick, story, width, most=most)
    return found


def _stick(setup: SetUp, lang: str) -> Stick:
    grid = setup.manifest.baseline.points
    return Stick(setup.typesetter.scoped(), setup.manifest, lang, direction(lang), grid)


def lines_needed(setup: SetUp) -> int:
    """The lines of the grid that the line adverts take across the page, their title counted; 0 where there are none."""
    words = line_words(setup)
    if not words:
        return 0
    lang = setup.edition.publication.lang
    stick = _stick(setup, lang)
    number, width, _gutter = line_columns(setup)
    return line_advert_lines(stick, words, width, number) + TITLE_LINES + 1


def _read(page: PlannedPage) -> bool:
    """Whether there is anything but adverts on a page."""
    return any(box.kind in {"story", "standing", "lines"} for box in page.boxes)


def _leads(page: PlannedPage) -> Iterable[PlanBox]:
    return [box for box in page.boxes if box.kind == "story" and box.lead]


def _points(box: PlanBox) -> Box:
    x, y, width, height = (mm(side).points for side in box.rect)
    return Box(x, y, width, height)


def _within(other: PlanBox, box: PlanBox) -> bool:
    """Whether an advert stands in a box of furniture, as ears do."""
    return other.kind in {"advert", "house"} and other.rect[1] < box.rect[1] + box.rect[3]


def _stood(box: PlanBox, items: tuple[Item, ...]) -> SetAdvert:
    """What stands in a box of its own, as the sheet takes it."""
    group = (
        items[0]
        if len(items) == 1 and isinstance(items[0], Group)
        else Group("section", items, role=box.kind)
    )
    return SetAdvert(SlotAddress(box.kind, None, story=box.id), _points(box), group)
