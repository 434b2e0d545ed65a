"""stories of a magazine → RunStory: each dressed, and set on pages of its own where it begins on the left or the right.

A story that cannot be published at the edition's time, or cannot be set, is left out with a note; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.errors import PagekitError
from pagekit.house import Story, dress
from pagekit.layout import PrintManifest, RunsDesign
from pagekit.layout.formats import dressed, worn
from pagekit.layout.runs import Hand
from pagekit.makeup.scan import ScanCode, scan_code
from pagekit.model import Article
from pagekit.model.base import altered
from pagekit.notes import Note, about, error, warning
from pagekit.plan.records import LeftOut, Rect
from pagekit.plan.runs import Run
from pagekit.production.edition_setting import Setting, kept_out, section_of, site_of
from pagekit.production.edition_sheets import EditionSheet
from pagekit.typeset import (
    ArticleMatter,
    ComposedPage,
    Composition,
    SlotAddress,
    edition_key,
)
from pagekit.typeset.addresses import STORY_CODE
from pagekit.typeset.article.compose import SetArticle, set_article
from pagekit.typeset.page import Group, Item, PictureBox, TextBox, owned, side_of, walk
from pagekit.units import pt

HEAD = "head"
"""The anchor of a story's head."""
BEGINS: Mapping[Hand, int] = {"left": 2, "right": 3}
"""The pages that a story is set for: wherever it stands, its sides are theirs."""
Codes = Mapping[SlotAddress, tuple[ScanCode, str]]


@dataclass(slots=True)
class RunStory:
    """A story of a magazine. It is set once for each side that it may begin on."""

    setting: Setting
    article: Article
    story: Story
    manifest: PrintManifest
    """The pack as the story wears it."""
    section: str
    _set: dict[Hand, SetArticle] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The article's."""
        return self.article.id

    @property
    def anchor(self) -> str:
        """The place of its head in the document."""
        return edition_key(self.id, HEAD)

    def set(self, side: Hand) -> SetArticle:
        """The story where it begins on that side."""
        if side not in self._set:
            setting = self.setting
            options = self.manifest.options
            code = self._code() is not None
            matter = ArticleMatter(self.story.shapes, {}, code=code, begins=BEGINS[side])
            self._set[side] = set_article(
                self.story,
                self.manifest,
                setting.typesetter,
                paper=setting.paper,
                columns=int(str(options["columns"].default)) if "columns" in options else 2,
                matter=matter,
            )
        return self._set[side]

    def composition(self, first: int) -> Composition:
        """Its pages from that one on."""
        side = side_of(first)
        return self.set(side).composition(first - BEGINS[side])

    def run(self, design: RunsDesign, starts: Hand | None) -> Run:
        """What it asks of the pages."""
        left, right = self.set("left"), self.set("right")
        wished = self.article.print
        return Run(
            self.id,
            self.section,
            self.article.priority,
            len(left.composition().pages),
            len(right.composition().pages),
            must=wished.must or wished.page is not None,
            opens=design.opens.get(self.story.format.design),
            faces=left.found.draft.choice.opening is not None,
            starts=starts,
            page=wished.page if wished.page != 1 else None,
            topics=frozenset(tag.casefold() for tag in self.article.tags),
        )

    def sheets(self, first: int) -> Iterator[EditionSheet]:
        """Its pages as sheets of the edition, all that they name called by the story's name."""
        made = self.composition(first)
        notes = tuple(about(self.id, made.notes))
        for at, page in enumerate(made.pages):
            items = page.items if at else _anchored(page.items)
            own = tuple(owned(item, self.id) for item in items)
            pictures = tuple(
                (one, other)
                for one, other in zip(walk(items), walk(own), strict=True)
                if isinstance(one, PictureBox) and isinstance(other, PictureBox)
            )
            group = Group(
                "article",
                own,
                role="story",
                lang=self.story.lang,
                key=edition_key(self.id, "article"),
                continued=at > 0,
            )
            yield EditionSheet(
                replace(page, items=(group,), section=self.section),
                self.manifest,
                self.story.lang,
                {self.id: pictures},
                self._codes() if not at else {},
                notes if not at else (),
            )

    # ---- What is not its text ----------------------------------------------------------------------------

    def _code(self) -> ScanCode | None:
        return scan_code(self.story.url) if self.story.url else None

    def _codes(self) -> Codes:
        """The code to scan beside its head."""
        own, labels = self._code(), self.story.labels
        if own is None:
            return {}
        return {replace(STORY_CODE, story=self.id): (own, f"{labels.scan}: {self.story.short_url}")}


@dataclass(frozen=True, slots=True)
class RunStories:
    """The stories that can be set, in the order of the magazine, and what there is to say of the others."""

    stories: tuple[RunStory, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()

    def story(self, id: str) -> Story:
        """A story in house style."""
        return self.dressed[id]

    @property
    def dressed(self) -> Mapping[str, Story]:
        """Every story in house style, by its id."""
        return {one.id: one.story for one in self.stories}


def run_stories(setting: Setting, design: RunsDesign) -> RunStories:
    """The stories of a magazine: by section in the edition's order, those of one by priority."""
    edition, taken = setting.edition, list[RunStory]()
    left_out: list[LeftOut] = []
    notes: list[Note] = []
    for article in edition.stories:
        out = kept_out(setting, article)
        if out is not None:
            left_out.append(out.left_out)
            notes += out.notes
            continue
        try:
            made = _dressed(setting, design, article)
            made.set("left")
        except PagekitError as problem:
            # One bad story never kills an edition.
            what = f"it cannot be set: {problem}"
            notes.append(error("left-out", f"story {article.id}", what))
            left_out.append(LeftOut(article.id, what))
            continue
        taken.append(made)
        notes += about(article.id, made.story.notes)
        notes += _unknown_section(setting, article)
    names = [section.name for section in edition.file.sections]
    order = {name: at for at, name in enumerate(names)}
    ranked = sorted(taken, key=lambda one: (order.get(one.section, 0), one.article.priority))
    return RunStories(tuple(ranked), tuple(left_out), tuple(notes))


def _dressed(setting: Setting, design: RunsDesign, article: Article) -> RunStory:
    edition = setting.edition
    # What else there is to read stands in the contents.
    story = dress(article, site_of(edition, article), at=setting.at)
    wearing, _ = worn(setting.manifest, story.format)
    made = dressed(setting.manifest, wearing)
    manifest = made if isinstance(made, PrintManifest) else setting.manifest
    head = tuple(part for part in manifest.composed.head if part not in design.without)
    manifest = altered(manifest, composed=altered(manifest.composed, head=head))
    section = section_of(edition, article) if edition.file.sections else article.section or ""
    return RunStory(setting, article, replace(story, format=wearing), manifest, section)


def _unknown_section(setting: Setting, article: Article) -> Iterator[Note]:
    names = [section.name for section in setting.edition.file.sections]
    if names and article.section and article.section.casefold() not in {name.casefold() for name in names}:
        what = f"its section {article.section!r} is none of this edition's; it is counted to {names[0]}."
        yield warning("section-unknown", f"story {article.id}", what, "Add it to [[sections]].")


# ---- Pages -------------------------------------------------------------------------------------------------


def _anchored(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the place that contents and cover lead to: the head, or the first words where there is none."""
    texts = [item for item in walk(items) if isinstance(item, TextBox)]
    heads = [item for item in texts if item.role == "headline"]
    at = next(iter((*heads, *texts)), None)
    return tuple(_with_anchor(item, at) for item in items)


def _with_anchor(item: Item, at: TextBox | None) -> Item:
    if isinstance(item, Group):
        return replace(item, items=tuple(_with_anchor(inner, at) for inner in item.items))
    if isinstance(item, TextBox) and item is at and not item.anchor:
        return replace(item, anchor=HEAD)
    return item


def story_rect(setting: Setting, page: ComposedPage) -> Rect:
    """What a story's part takes of a page: its type area, and its pictures that reach beyond it."""
    paper, grid = setting.paper, setting.manifest.baseline.points
    left, top = paper.left.points, paper.top.points
    right = left + paper.measure.points
    bottom = top + int((paper.height - paper.top - paper.bottom).points / grid + 1e-6) * grid
    for item in walk(page.items):
        if isinstance(item, PictureBox):
            left, top = min(left, item.box.x), min(top, item.box.y)
            right, bottom = max(right, item.box.x + item.box.width), max(bottom, item.box.bottom)
    x, y, width, height = (pt(side).mm for side in (left, top, right - left, bottom - top))
    return x, y, width, height
