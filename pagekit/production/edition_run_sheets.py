"""a magazine's plan + its stories → its sheets: cover, contents, stories, pages of adverts, each with its folio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pagekit.dummy.pages import creative_address
from pagekit.house import Story
from pagekit.house.dates import dated
from pagekit.house.direction import direction
from pagekit.house.labels import edition_words, labels_for
from pagekit.house.story import Figure, Run
from pagekit.layout import PrintManifest, RunsDesign
from pagekit.model import Booking, Edition
from pagekit.notes import Note, warning
from pagekit.plan import EditionPlan, PlanBox, PlannedPage
from pagekit.plan.leaves import Sides
from pagekit.plan.records import Rect
from pagekit.production.edition_adverts import Advertiser
from pagekit.production.edition_run_setting import RunStories
from pagekit.production.edition_run_stories import RunStory
from pagekit.production.edition_setting import Setting
from pagekit.production.edition_sheets import EditionSheet
from pagekit.typeset import SetAdvert, compose_sheet, edition_key
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, ComposedPage, Group, Item, PictureBox, SlotBox, side_of, walk
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.awaited import marked
from pagekit.typeset.sheet.contents import ContentsEntry, ContentsWords, Shown, contents
from pagekit.typeset.sheet.cover import cover
from pagekit.typeset.sheet.front import FrontWords
from pagekit.typeset.sheet.furniture import folio, running_head
from pagekit.typeset.sheet.standing import standing_item
from pagekit.typeset.sheet.words import PageWords
from pagekit.units import mm

CONTENTS = "contents"
"""The box of the contents in the plan."""
WIDE = 1.05
"""The shape (height over width) up to which a picture is fit to be the large one of the contents."""
PARTED = " · "


@dataclass(frozen=True, slots=True)
class RunSheets:
    """Sets the pages of a magazine's plan."""

    setting: Setting
    design: RunsDesign
    stories: RunStories
    standing: tuple[tuple[str, Story], ...] = ()
    """What stands at the foot of the contents' first column, by the ids of their boxes."""

    def sheets(self, plan: EditionPlan, shown: frozenset[str]) -> tuple[EditionSheet, ...]:
        """The pages in their order. `shown`: the bookings whose creative can be shown; boxes of others are marked."""
        advertiser = Advertiser(plan, shown, apart=True)
        entries = self.entries(plan)
        each = {one.id: list(one.sheets(first)) for one, first in self.begun(plan)}
        found = []
        for page in plan.pages:
            story = next((box.ref for box in page.boxes if box.kind == "story"), None)
            if story is not None:
                found.append(each[story].pop(0))
            elif page.kind == "front":
                found.append(self._cover(page, entries))
            elif any(box.id == CONTENTS for box in page.boxes):
                found.append(self._contents(page, entries))
            else:
                found.append(self._adverts(page, advertiser, plan))
        return tuple(found)

    def begun(self, plan: EditionPlan) -> Iterator[tuple[RunStory, int]]:
        """The stories that stand, in the order of their pages, each with its first page."""
        by_id = {one.id: one for one in self.stories.stories}
        for page in plan.pages:
            for box in page.boxes:
                if box.kind == "story" and box.part == 1:
                    yield by_id[box.ref], page.number

    def entries(self, plan: EditionPlan) -> tuple[ContentsEntry, ...]:
        """What stands in the magazine, as contents and cover tell of it."""
        return tuple(entry_of(one, str(first)) for one, first in self.begun(plan))

    # ---- Cover and contents ------------------------------------------------------------------------------

    def _cover(self, page: PlannedPage, entries: Sequence[ContentsEntry]) -> EditionSheet:
        setting = self.setting
        publication, number = setting.edition.publication, setting.edition.file.number
        chosen = lead_of(self.stories.stories, {entry.story for entry in entries})
        manifest = chosen.manifest if chosen is not None else setting.manifest
        stick, sheet = self._stick(manifest), self.sheet
        labels, _ = labels_for(setting.lang)
        told = edition_words(labels).number.format(number=number) if number else ""
        plate = FrontWords(
            publication.name, publication.lang, self._day, told, _address(publication.url), "", setting.lang
        )
        lead = next((entry for entry in entries if chosen and entry.story == chosen.id), None)
        ranked = sorted(
            (one for one in self.stories.stories if one is not chosen), key=lambda one: one.article.priority
        )
        by_id = {entry.story: entry for entry in entries}
        others = [by_id[one.id] for one in ranked if one.id in by_id][: self.design.cover.refers]
        picture = (
            chosen.story.lead if chosen is not None and chosen.story.lead in _shaped(chosen.story) else None
        )
        made = cover(
            stick,
            sheet,
            self.design.cover,
            plate,
            lead,
            sorted(others, key=lambda entry: int(entry.page)),
            picture,
        )
        composed = self._composed(page, made.items, ())
        return self._sheet(composed, manifest)

    def _contents(self, page: PlannedPage, entries: Sequence[ContentsEntry]) -> EditionSheet:
        setting = self.setting
        stick, sheet = self._stick(setting.manifest), self.sheet
        labels, _ = labels_for(setting.lang)
        words = edition_words(labels)
        number = setting.edition.file.number
        issue = PARTED.join(filter(None, (words.number.format(number=number) if number else "", self._day)))
        chosen = lead_of(self.stories.stories, {entry.story for entry in entries})
        items: list[Item] = []
        taken = 0
        by_id = dict(self.standing)
        for box in page.boxes:
            if box.ref in by_id and box.id != CONTENTS:
                area = _points(box.rect)
                found = standing_item(stick, by_id[box.ref], area)
                items += found.items
                taken = max(taken, round((sheet.foot - area.y) / sheet.grid) + 1)
        made = contents(
            stick,
            sheet,
            ContentsWords(words.inside, issue),
            entries,
            self._shown(entries, chosen),
            self.design.contents.picture,
            taken,
            next((entry for entry in entries if chosen and entry.story == chosen.id), None),
        )
        own = PageWords(setting.edition.publication.name, setting.lang, lang=setting.lang)
        furniture = (*self._folio(stick, page), *running_head(stick, sheet, own, True))
        sheet_made = self._sheet(self._composed(page, (*made.items, *items), furniture), setting.manifest)
        return replace(sheet_made, notes=(*sheet_made.notes, *map(_untold, made.left_out)))

    def _shown(self, entries: Sequence[ContentsEntry], lead: RunStory | None) -> tuple[Shown, ...]:
        """The pictures of the contents, none that is on the cover: a wide one is the large one."""
        by_id = {one.id: one for one in self.stories.stories}
        ranked = sorted(entries, key=lambda entry: by_id[entry.story].article.priority)
        seen = {lead.story.lead.src} if lead is not None and lead.story.lead is not None else set()
        found: list[Shown] = []
        for entry in ranked:
            story = by_id[entry.story].story
            figure = next((one for one in _shaped(story) if one.src not in seen), None)
            if figure is not None and (lead is None or entry.story != lead.id):
                seen.add(figure.src)
                found.append(Shown(entry, figure, story.shapes[figure.key]))
        large = next((one for one in found if one.shape <= WIDE), next(iter(found), None))
        small = next((one for one in found if one is not large), None)
        return tuple(one for one in (large, small) if one is not None)

    # ---- Adverts -----------------------------------------------------------------------------------------

    def _adverts(self, page: PlannedPage, advertiser: Advertiser, plan: EditionPlan) -> EditionSheet:
        manifest = self.setting.manifest
        stick = self._stick(manifest)
        whole = [box for box in page.boxes if box.rect[0] <= 0 and box.kind == "advert"]
        others = replace(page, boxes=tuple(box for box in page.boxes if box not in whole))
        adverts = advertiser.adverts(stick, others, ())
        stood = [self._whole(stick, box, plan.bookings[box.ref], advertiser.shown) for box in whole]
        trimmed = whole or any(box.kind == "standing" for box in page.boxes)
        composed = compose_sheet(
            self.setting.paper,
            page.number,
            adverts=(*adverts.standing, *stood),
            furniture=() if trimmed else tuple(self._folio(stick, page)),
            label=page.label,
            section=page.section,
        )
        return EditionSheet(composed, manifest, self.setting.lang, {}, adverts.codes, adverts.notes)

    def _whole(self, stick: Stick, box: PlanBox, booking: Booking, shown: frozenset[str]) -> SetAdvert:
        """An advert that has the page to its trim: nothing of the page's stands on it. One that has not come is marked
        within the margins, where no knife goes.
        """
        area, address = _points(box.rect), creative_address(box.ref)
        labels, _ = labels_for(stick.lang)
        slot = SlotBox(area, "advert", address)
        made = SetAdvert(address, area, Group("aside", (slot,), role="advert", label=labels.advertisement))
        if box.ref in shown:
            return made
        return marked(
            stick, made, _points(Sides.of(self.setting.manifest, self.setting.paper).area), booking.who
        )

    # ---- Every page --------------------------------------------------------------------------------------

    @property
    def edition(self) -> Edition:
        """What was read."""
        return self.setting.edition

    @property
    def dressed(self) -> Mapping[str, Story]:
        """Every story in house style, by its id."""
        return self.stories.dressed

    @property
    def sheet(self) -> Sheet:
        """The type area in the pack's columns."""
        manifest = self.setting.manifest
        columns = manifest.options.get("columns")
        return Sheet(
            self.setting.paper,
            manifest.baseline.points,
            manifest.between.points,
            int(str(columns.default)) if columns is not None else 2,
        )

    @property
    def _day(self) -> str:
        return dated(self.setting.edition.file.date, self.setting.lang).text

    def _stick(self, manifest: PrintManifest) -> Stick:
        lang = self.setting.lang
        return Stick(
            self.setting.typesetter.scoped(), manifest, lang, direction(lang), manifest.baseline.points
        )

    def _folio(self, stick: Stick, page: PlannedPage) -> Iterator[Item]:
        return folio(stick, self.sheet, stick.lang, page.label, side_of(page.number))

    def _composed(self, page: PlannedPage, items: Sequence[Item], furniture: Sequence[Item]) -> ComposedPage:
        paper = self.setting.paper
        return ComposedPage(
            page.number,
            paper.width.points,
            paper.height.points,
            tuple(items),
            tuple(furniture),
            label=page.label,
            section=page.section,
            side=side_of(page.number),
        )

    def _sheet(self, page: ComposedPage, manifest: PrintManifest) -> EditionSheet:
        """A page of ours, the pictures on it by their stories."""
        keys = {
            edition_key(one.id, figure.key): (one.id, figure.key)
            for one in self.stories.stories
            for figure in one.story.every_figure
        }
        pictures: dict[str, list[tuple[PictureBox, PictureBox]]] = {}
        for item in walk(page.items):
            if isinstance(item, PictureBox):
                story, key = keys[item.key]
                pictures.setdefault(story, []).append((replace(item, key=key), item))
        told = {id: tuple(found) for id, found in pictures.items()}
        return EditionSheet(page, manifest, self.setting.lang, told, {})


def _untold(entry: ContentsEntry) -> Note:
    """A story that the contents have no room for."""
    what = f"the contents have no room for it; it stands on page {entry.page}, and the outline leads there."
    return warning(
        "contents-short", f"story {entry.story}", what, "Give the magazine fewer stories, or shorter heads."
    )


def entry_of(one: RunStory, page: str) -> ContentsEntry:
    """A story as contents and cover tell of it."""
    story = one.story
    return ContentsEntry(
        one.id,
        page,
        one.anchor,
        story.headline,
        story.lang,
        story.kicker or ((Run(story.section),) if story.section else ()),
        story.deck[0] if story.deck else (),
        story.byline.text if story.byline else "",
    )


def lead_of(stories: Sequence[RunStory], standing: set[str]) -> RunStory | None:
    """The story of the cover: that which the desk wished on page 1, else of those with a picture the one that matters
    most.
    """
    there = [one for one in stories if one.id in standing]
    wished = [one for one in there if one.article.print.page == 1]
    ranked = sorted(there, key=lambda one: (one.story.lead not in _shaped(one.story), one.article.priority))
    return next(iter((*wished, *ranked)), None)


def _shaped(story: Story) -> tuple[Figure, ...]:
    return tuple(figure for figure in story.figures if figure.key in story.shapes)


def _address(url: str | None) -> str:
    return (url or "").partition("://")[2].strip("/")


def _points(rect: Rect) -> Box:
    x, y, width, height = (mm(side).points for side in rect)
    return Box(x, y, width, height)
