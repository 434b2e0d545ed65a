"""EditionPlan + measured stories → Sheets: each page with its stories set where they were planned, and all else.

What does not go in where it was planned is told (`refused`), and the plan is made again without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.house import Story
from pagekit.house.direction import direction
from pagekit.house.story import Format
from pagekit.layout import PrintManifest
from pagekit.layout.formats import dressed, worn
from pagekit.makeup.scan import ScanCode
from pagekit.model import Edition
from pagekit.notes import Note, error
from pagekit.plan import EditionPlan, PlanBox, PlannedPage
from pagekit.plan.group import Refused
from pagekit.plan.matter import StoryMatter, band, measures
from pagekit.production.edition_adverts import Advertiser
from pagekit.production.edition_furniture import Furnisher
from pagekit.production.edition_stories import EditionStories, SetUp
from pagekit.production.edition_wear import named, with_designs
from pagekit.typeset import (
    ComposedPage,
    SetStory,
    SlotAddress,
    StoryBox,
    StoryGalley,
    compose_sheet,
    measure,
    set_story,
)
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import PictureBox, owned, walk
from pagekit.typeset.story.shapes import UNCUT, banded
from pagekit.units import mm

NEAR = 0.1
UNEVEN, MOST_UNEVEN = 2, 1.5
"""Lines by which columns may end above the foot of their box, and how wide they may be then, in columns of adverts:
with the air under them more is a hole.
"""
OFFERS = 2
"""Boxes that a story is refused because it would leave a hole there: then it stands as it does."""


@dataclass(frozen=True, slots=True)
class EditionSheet:
    """A page composed, and what fills its boxes."""

    page: ComposedPage
    manifest: PrintManifest
    """The pack's, in the colours of the page's section."""
    lang: str
    pictures: Mapping[str, tuple[tuple[PictureBox, PictureBox], ...]]
    """A story's id → each of its picture boxes as it was set, and as it stands on the page with its story's name."""
    codes: Mapping[SlotAddress, tuple[ScanCode, str]]
    """Of house adverts, with what leads there."""
    notes: tuple[Note, ...] = ()
    overset: int = 0
    """Lines that are in no box."""


@dataclass(frozen=True, slots=True)
class SetPart:
    """A story, or a part of one, as it is set in a box."""

    matter: StoryMatter
    galley: StoryGalley
    read: Callable[[SetStory], SetStory]
    """As it was set → as readers are told of it."""


def _whole(story: SetStory) -> SetStory:
    return story


@dataclass(slots=True)
class Sheets:
    """Sets the pages of a plan. A story that was set in a box is set once."""

    setup: SetUp
    stories: EditionStories
    parts: Mapping[tuple[str, int], SetPart] = field(default_factory=dict)
    """Of each story that goes on on another page its front, 1, and its turn, 2."""
    _set: dict[tuple[object, ...], SetStory] = field(default_factory=dict)
    _tried: dict[str, set[Refused]] = field(default_factory=dict)
    """Of each story the boxes in which its columns would end unevenly."""

    def take(self, parts: Mapping[tuple[str, int], SetPart]) -> None:
        """Set these parts of stories from now on."""
        self.parts = parts

    def refused(self, plan: EditionPlan, *, hard: bool = False) -> frozenset[Refused]:
        """The stories that do not go in where they were planned, or end too far above its foot; `hard`: the former."""
        found = set()
        for page in plan.pages:
            for box in page.boxes:
                if box.kind != "story":
                    continue
                story = self.set(page, box)
                units, lines, _ = self.measures(box)
                own = Refused(self._own(box).matter.id, units, lines, box.lead)
                if self._over(story) or (not hard and (self._short(story) or self._uneven(story, own))):
                    found.add(own)
        return frozenset(found)

    def set(self, page: PlannedPage, box: PlanBox) -> SetStory:
        """A story in its box."""
        id = self._own(box).matter.id if box.parts > 1 else box.ref
        key = (page.number, id, box.rects, box.lead, box.stand, box.size_of_head)
        if key not in self._set:
            self._set[key] = self._stood(page, box)
        return self._set[key]

    def story(self, id: str) -> Story:
        """A story in house style."""
        return self.stories.galleys[id].story

    @property
    def edition(self) -> Edition:
        """What was read."""
        return self.setup.edition

    @property
    def dressed(self) -> Mapping[str, Story]:
        """Every story in house style, by its id."""
        return {id: galley.story for id, galley in self.stories.galleys.items()}

    def sheets(
        self, plan: EditionPlan, furnisher: Furnisher, shown: frozenset[str]
    ) -> Iterator[EditionSheet]:
        """The pages in their order. `shown`: the bookings whose creative can be shown; boxes of others are marked."""
        advertiser = Advertiser(plan, shown)
        for page in plan.pages:
            yield self._sheet(page, furnisher, advertiser)

    # ---- Stories -----------------------------------------------------------------------------------------

    def _stood(self, page: PlannedPage, box: PlanBox) -> SetStory:
        part = self._own(box)
        galley, matter = part.galley, part.matter
        units, lines, story = self.measures(box)
        columns = dict(measures(self.setup.design, self.setup.grid, story.lang))[units]
        sizes = band(self.setup.design, None if box.lead else matter.priority)
        if box.size_of_head:
            # That which was planned: heads of a page are weighed against each other.
            sizes = box.size_of_head, box.size_of_head
        own = banded(galley, columns, sizes, box.stand)
        left, top, _width, _height = box.rect
        place = StoryBox(mm(left).points, mm(top).points, lines, page.number)
        stood = set_story(own, measure(own, [columns], UNCUT)[columns], place)
        return part.read(replace(stood, items=named(stood.items, self.setup.manifest, story.format.design)))

    def measures(self, box: PlanBox) -> tuple[int, int, Story]:
        """Its columns of the grid, its lines, and its story."""
        grid = self.setup.grid
        _left, _top, width, height = box.rect
        units = round(grid.units_of(width))
        return units, round(height / grid.line), self.stories.galleys[box.ref].story

    def _own(self, box: PlanBox) -> SetPart:
        """What stands in a box: a story, or a part of one."""
        if box.parts > 1:
            return self.parts[box.ref, box.part]
        matter = next(one for one in self.stories.matters if one.id == box.ref)
        return SetPart(matter, self.stories.galleys[box.ref], _whole)

    def _over(self, story: SetStory) -> bool:
        """Whether some of it is in no box, or it hangs over its own."""
        return story.overset is not None or any(note.code == "head-too-high" for note in story.notes)

    def _short(self, story: SetStory) -> bool:
        """Whether it ends more than a line above the foot of its box."""
        return story.box.height > (story.lines + 1) * self._grid + NEAR

    def _uneven(self, story: SetStory, box: Refused) -> bool:
        """Whether its columns leave a hole at their feet, and a better box for it is still looked for."""
        known = self._tried.setdefault(box.story, set())
        if box not in known and len(known) < OFFERS and self._hole(story):
            known.add(box)
        return box in known

    def _hole(self, story: SetStory) -> bool:
        """Whether a column ends far above the foot of its box, or some side by side nearly so far."""
        gutter = mm(self.setup.grid.gutter).points
        runs = "".join("x" if own >= UNEVEN else " " for own in story.short).split()
        widest = max(map(len, runs), default=0) * (story.column + gutter)
        return (
            max(story.short, default=0) > UNEVEN or widest > MOST_UNEVEN * mm(self.setup.grid.sold(1)).points
        )

    @property
    def _grid(self) -> float:
        return self.setup.manifest.baseline.points

    # ---- Pages -------------------------------------------------------------------------------------------

    def _sheet(self, page: PlannedPage, furnisher: Furnisher, advertiser: Advertiser) -> EditionSheet:
        setup = self.setup
        lang = self._lang(page)
        manifest = self._dressed(page)
        stick = Stick(setup.typesetter.scoped(), manifest, lang, direction(lang), self._grid)
        stories = [self.set(page, box) for box in self._read_order(page)]
        standing = furnisher.standing(stick, page)
        taken = [story.box for story in stories] + [one.box for one in standing]
        adverts = advertiser.adverts(stick, page, taken)
        composed = compose_sheet(
            setup.paper,
            page.number,
            stories=stories,
            adverts=(*adverts.standing, *standing),
            furniture=tuple(furnisher.furniture(stick, page)),
            label=page.label,
            section=page.section,
        )
        pictures = {
            story.story: tuple(
                (one, other)
                for one in walk(story.items)
                if isinstance(one, PictureBox) and isinstance(other := owned(one, story.story), PictureBox)
            )
            for story in stories
        }
        notes = [note for story in stories for note in story.notes]
        notes += adverts.notes
        notes += [_overset(story, page) for story in stories if self._over(story)]
        over = sum(story.overset.lines for story in stories if story.overset)
        return EditionSheet(composed, manifest, lang, pictures, adverts.codes, tuple(notes), over)

    def _read_order(self, page: PlannedPage) -> Sequence[PlanBox]:
        """The lead first, then as the eye goes: by the head, then from the left."""
        own = [box for box in page.boxes if box.kind == "story"]
        return sorted(own, key=lambda box: (not box.lead, round(box.rect[1], 1), box.rect[0]))

    def _lang(self, page: PlannedPage) -> str:
        sections = {section.name: section.lang for section in self.setup.edition.file.sections}
        return sections.get(page.section) or self.setup.edition.publication.lang

    def _dressed(self, page: PlannedPage) -> PrintManifest:
        """The pack in the colours of the page's section."""
        themes = {section.name: section.theme for section in self.setup.edition.publication.sections}
        wearing, _ = worn(self.setup.manifest, Format(theme=themes.get(page.section)))
        made = dressed(self.setup.manifest, wearing)
        designs = (self.story(box.ref).format.design for box in page.boxes if box.kind == "story")
        pack = self.setup.manifest
        return with_designs(made if isinstance(made, PrintManifest) else pack, pack, designs)


def _overset(story: SetStory, page: PlannedPage) -> Note:
    over = story.overset
    lines = over.lines if over else 0
    what = f"{lines} of its lines do not go into its box on page {page.number}."
    return error("overset", f"story {story.story}", what, "Give it another box, or fewer words.")
