"""a story of a magazine → RunStory: dressed, and set on pages of its own where it begins on the left or the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.house import Story
from pagekit.house.story import ContactLine
from pagekit.layout import PrintManifest, RunsDesign
from pagekit.layout.runs import ACROSS, Hand
from pagekit.makeup.scan import ScanCode, scan_code
from pagekit.model import Article
from pagekit.notes import Note, about
from pagekit.plan.records import Rect
from pagekit.plan.runs_records import Run
from pagekit.production.edition_adverts import claiming
from pagekit.production.edition_setting import Setting
from pagekit.production.edition_sheets import EditionSheet
from pagekit.typeset import (
    AdvertPlace,
    ArticleMatter,
    ComposedPage,
    Composition,
    FootAdvert,
    HouseAdvert,
    SlotAddress,
    edition_key,
)
from pagekit.typeset.addresses import STORY_CODE
from pagekit.typeset.article.compose import SetArticle, set_article
from pagekit.typeset.article.search import Found
from pagekit.typeset.page import (
    Group,
    Item,
    PictureBox,
    RuleBox,
    SlotBox,
    TextBox,
    TintBox,
    owned,
    side_of,
    walk,
)
from pagekit.units import pt

HEAD = "head"
"""The anchor of a story's head."""
BEGINS: Mapping[Hand, int] = {"left": 2, "right": 3}
"""The pages that a story is set for: wherever it stands, its sides are theirs."""
Codes = Mapping[SlotAddress, tuple[ScanCode, str]]


@dataclass(frozen=True, slots=True)
class RunWay:
    """How a story is set where it begins on one side, as a plain value: the way that was found, whether the house's
    advert stands at its foot, and what was told on the way.
    """

    found: Found
    footed: bool
    notes: tuple[Note, ...]


@dataclass(slots=True)
class RunStory:
    """A story of a magazine. It is set once for each side that it may begin on."""

    setting: Setting
    article: Article
    story: Story
    manifest: PrintManifest
    """The pack as the story wears it."""
    section: str
    design: RunsDesign
    turn: int = 0
    """How many stories stand before it: the house's claims differ from one to the next."""
    ways: Mapping[Hand, RunWay] = field(default_factory=dict)
    """What a worker has found of it: then nothing is looked for here."""
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
        """The story where it begins on that side: by itself, or over the house's advert where it leaves a hole."""
        if side not in self._set:
            way = self.ways.get(side)
            self._set[side] = self._looked_for(side) if way is None else self._told(side, way)
        return self._set[side]

    def way(self, side: Hand) -> RunWay:
        """How it is set where it begins on that side, to be sent."""
        made = self.set(side)
        # On its sheets the last of what there is to tell comes up.
        made.composition()
        return RunWay(made.found, made.ground.matter.foot is not None, made.ground.stick.typesetter.notes)

    def _looked_for(self, side: Hand) -> SetArticle:
        made, foot = self._made(side, None), self._foot()
        if foot is not None and _hole(made) >= self.design.hole:
            other = self._made(side, foot)
            stands = other.found.filling.advert and other.pages <= made.pages
            made = other if stands and _hole(other) < _hole(made) else made
        return made

    def _told(self, side: Hand, way: RunWay) -> SetArticle:
        made = self._made(side, self._foot() if way.footed else None, way.found)
        made.ground.stick.typesetter.tell(way.notes)
        return made

    def _made(self, side: Hand, foot: FootAdvert | None, found: Found | None = None) -> SetArticle:
        options = self.manifest.options
        code = self._code() is not None
        return set_article(
            self.story,
            self.manifest,
            self.setting.typesetter,
            paper=self.setting.paper,
            columns=int(str(options["columns"].default)) if "columns" in options else 2,
            matter=ArticleMatter(self.story.shapes, {}, foot, code=code, begins=BEGINS[side]),
            found=found,
        )

    def composition(self, first: int) -> Composition:
        """Its pages from that one on."""
        side = side_of(first)
        return self.set(side).composition(first - BEGINS[side])

    def run(self, starts: Hand | None) -> Run:
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
            opens=self.design.opens.get(self.story.format.design),
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
        own, labels, contact = self._code(), self.story.labels, self._contact()
        found: dict[SlotAddress, tuple[ScanCode, str]] = {}
        if own is not None:
            found[replace(STORY_CODE, story=self.id)] = (own, f"{labels.scan}: {self.story.short_url}")
        leads = scan_code(contact.scan) if contact is not None and contact.scan else None
        if contact is not None and leads is not None and self.design.foot is not None:
            told = f"{contact.label}: {contact.url_text or contact.phone or ''}"
            found[SlotAddress(self.design.foot, part="code", story=self.id)] = (leads, told)
        return found

    def _contact(self) -> ContactLine | None:
        """Whom the house's own advert names, and what it claims."""
        contacts = self.story.ad_contacts
        return claiming(contacts, self.story.labels, self.turn) if contacts else None

    def _foot(self) -> FootAdvert | None:
        """The house's own advert, which may take what is left under the story."""
        name, contact = self.design.foot, self._contact()
        slot = self.manifest.slots.get(name) if name is not None else None
        if name is None or slot is None or contact is None:
            return None
        code = scan_code(contact.scan) if contact.scan else None
        story = self.story
        house = HouseAdvert(
            contact,
            story.labels,
            story.publication if story.publisher.named else "",
            story.publication_lang,
            code.modules if code else 0,
        )
        place = AdvertPlace(
            SlotAddress(name),
            slot.width.points,
            slot.height.points,
            "",
            story.labels.lang,
            elastic=True,
            house=house,
            tallest=slot.tallest.points if slot.tallest else 0.0,
        )
        return FootAdvert(
            place, booked=False, strip=self.manifest.composed.strip.points, most=self._highest()
        )

    def _highest(self) -> float:
        """Points of the highest part across a page that is sold: more of its last page a story does not leave white."""
        sizes = (size.lines or 0 for size in self.design.sizes.values() if size.columns == ACROSS)
        return max(sizes, default=0) * self.manifest.baseline.points


def _hole(made: SetArticle) -> int:
    """Lines that the story leaves of its last page: under it, or over what stands at the foot of a column."""
    return max(made.found.filling.slack, made.found.draft.apart)


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


def story_rects(setting: Setting, page: ComposedPage) -> tuple[Rect, Rect | None]:
    """What a story's part takes of a page: its type area, and its pictures that reach beyond it; and what the house's
    advert at its foot takes.
    """
    paper, grid = setting.paper, setting.manifest.baseline.points
    left, top = paper.left.points, paper.top.points
    right = left + paper.measure.points
    bottom = top + int((paper.height - paper.top - paper.bottom).points / grid + 1e-6) * grid
    house: Rect | None = None
    for item in walk(page.items):
        if isinstance(item, PictureBox):
            left, top = min(left, item.box.x), min(top, item.box.y)
            right, bottom = max(right, item.box.x + item.box.width), max(bottom, item.box.bottom)
        if isinstance(item, Group) and item.role == "advert":
            own = [one.box for one in walk((item,)) if isinstance(one, RuleBox | TintBox | SlotBox)]
            head, foot = min(box.y for box in own), max(box.bottom for box in own)
            house = _mm(paper.left.points, head, right, foot)
            bottom = head
    return _mm(left, top, right, bottom), house


def _mm(left: float, top: float, right: float, bottom: float) -> Rect:
    x, y, width, height = (pt(side).mm for side in (left, top, right - left, bottom - top))
    return x, y, width, height
