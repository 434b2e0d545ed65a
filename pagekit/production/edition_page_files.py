"""the bookings, or the pictures, of one page of an edition → PageFiles: what fills it, made here or by a worker.

What goes to a worker are plain values, and what comes back is: whoever does a job makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pagekit.adverts import Filled
from pagekit.foreign import ForeignForm
from pagekit.house import Story
from pagekit.house.labels import labels_for
from pagekit.house.story import Labels
from pagekit.ink.fillings import Filling, FormFilling
from pagekit.jobs.pool import Work
from pagekit.layout import PictureRole
from pagekit.makeup import Materials
from pagekit.makeup.creatives import Creatives
from pagekit.model import AdvertBook, Article, Origin
from pagekit.notes import Note
from pagekit.pictures import DerivativeCache
from pagekit.production.printing import advert_filling
from pagekit.typeset import SlotAddress
from pagekit.typeset.bleed import Beyond
from pagekit.typeset.page import PictureBox
from pagekit.world import DiskWorld, World

if TYPE_CHECKING:
    # The reader's PDF knows no press.
    from pagekit.makeup.printed import Press


@dataclass(frozen=True, slots=True)
class PageFiles:
    """What a page is filled with, and what was found on the way."""

    assets: Mapping[str, bytes]
    notes: tuple[Note, ...]
    forms: Mapping[str, ForeignForm] = field(default_factory=dict)
    fillings: Mapping[SlotAddress, Filling] = field(default_factory=dict)
    pictures: Mapping[PictureBox, str] = field(default_factory=dict)


# ---- Creatives ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """Where advertisers' files lie, and in which language their adverts are labelled."""

    origin: Origin
    lang: str
    world: World | None
    cache: DerivativeCache | None


@dataclass(frozen=True, slots=True)
class Bookings:
    """The places of a page whose creative is to be made; `press`: for its plates."""

    places: tuple[tuple[SlotAddress, Filled], ...]
    press: Press | None = None
    bleeds: Mapping[str, Beyond] = field(default_factory=dict)
    """Of those that reach the edge of the page."""


@dataclass(slots=True)
class _Desk:
    """What creatives are made with. What was drawn for one page is there for the next."""

    sent: Sent
    labels: Labels
    forms: dict[str, ForeignForm] = field(default_factory=dict)


def _desk(sent: Sent) -> _Desk:
    return _Desk(sent, labels_for(sent.lang)[0])


def _creatives(desk: _Desk, page: Bookings) -> PageFiles:
    sent = desk.sent
    assets: dict[str, bytes] = {}
    notes: list[Note] = []
    fillings: dict[SlotAddress, Filling] = {}
    maker = Creatives(
        sent.world or DiskWorld(*([folder] if (folder := sent.origin.folder) else [])),
        AdvertBook((), sent.origin),
        web=False,
        assets=assets,
        notes=notes,
        cache=sent.cache,
        forms=desk.forms,
        press=page.press,
        bleeds=page.bleeds,
    )
    for address, place in page.places:
        advert = maker.advert(place, desk.labels, None)
        filling = advert_filling(advert) if advert is not None else None
        if filling is not None:
            fillings[address] = filling
    drawn = dict.fromkeys(one.file for one in fillings.values() if isinstance(one, FormFilling))
    return PageFiles(assets, tuple(notes), {name: desk.forms[name] for name in drawn}, fillings)


CREATIVES = Work("the edition's adverts", _desk, _creatives)


# ---- Pictures ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lent:
    """What the pictures of stories are read with."""

    world: World | None
    cache: DerivativeCache | None


@dataclass(frozen=True, slots=True)
class StoryPictures:
    """The boxes of a story's pictures on a page, each as it was set and as it stands there; and how far they bleed."""

    article: Article
    story: Story
    boxes: tuple[tuple[PictureBox, PictureBox], ...]
    bleeds: Mapping[PictureBox, Beyond]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a page that are to be made, in the roles that its pack has; `press`: for its plates."""

    stories: tuple[StoryPictures, ...]
    roles: Mapping[str, PictureRole]
    press: Press | None = None


def _lent(lent: Lent) -> Lent:
    return lent


def _pictures(lent: Lent, page: Pictures) -> PageFiles:
    assets: dict[str, bytes] = {}
    notes: list[Note] = []
    pictures: dict[PictureBox, str] = {}
    for own in page.stories:
        folder = own.article.origin.folder if own.article.origin else None
        materials = Materials(
            lent.world or DiskWorld(*([folder] if folder else [])),
            own.article,
            AdvertBook(()),
            page.roles,
            web=False,
            cache=lent.cache,
            written=True,
            press=page.press,
        )
        placed, _missing = materials.composed(own.story, [box for box, _ in own.boxes], own.bleeds)
        assets.update(materials.assets)
        notes += materials.notes
        pictures.update({there: placed[box] for box, there in own.boxes if box in placed})
    return PageFiles(assets, tuple(notes), pictures=pictures)


PICTURES = Work("the edition's pictures", _lent, _pictures)
