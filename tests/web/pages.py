"""the sample publication → every page and feed that is judged, written into a folder.

A new page is a `Plan`: a name, which names the page in every failure, and a function that makes it. Several processes may
build into one folder: each page is made once, by whoever comes to it first.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, Protocol

import pagekit
from tests.web.stories import COURIER, ROOT, barid, corrected, courier, samples, workshop, worn

WORDS = ROOT / "tests" / "benchmarks" / "eight_hundred_words.md"
TEXT_ARTICLE = "eight-hundred-words"
"""The page that has nothing but text: the one whose bytes are counted."""
SCRIPTED = "saiga-road-script"
"""The page whose house asked for script."""
WHEN = datetime(2025, 11, 5, 6, tzinfo=UTC)
"""When the fronts and the news sitemap go out."""

Kind = Literal["page", "feed"]


class Writable(Protocol):
    """What was made: it writes itself into a folder and says where its first file is."""

    def write(self, folder: Path) -> Path: ...


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed that writes itself into a folder, as pages do."""

    document: pagekit.FeedDocument

    def write(self, folder: Path) -> Path:
        return self.document.write(folder / "feed.xml")


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that can be made. `design` groups pages of one face; one page of each goes to Lighthouse."""

    name: str
    make: Callable[[Path], Writable]
    """Takes the folder where picture files are kept for the next page."""
    design: str = "standard"
    kind: Kind = "page"
    model: bool = False
    """It stands for others like it, and is looked at in every way: loaded, enlarged, walked through by keyboard. Every
    page is read by axe-core and by the HTML checker."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was made: its file, and its address below the server's root."""

    name: str
    path: Path
    address: str
    design: str
    kind: Kind
    model: bool = False

    @property
    def html(self) -> bytes:
        """The page's own bytes."""
        return self.path.read_bytes()


@cache
def plans() -> tuple[Plan, ...]:
    """Every page that is judged, by its name; each name once."""
    return tuple(sorted(_plans(), key=lambda plan: plan.name))


def build_all(folder: Path, *, cache: Path | None = None) -> tuple[Made, ...]:
    """Every page, each in a folder of its own name. The cache is a folder that other builds may share."""
    kept = cache or folder.with_name(f"{folder.name}-cache")
    notes = folder / ".made"
    notes.mkdir(parents=True, exist_ok=True)
    # First what nobody is at; then the pages that others were making, which are there once their lock is free.
    elsewhere = [plan for plan in plans() if not _build(plan, folder, kept, notes, wait=False)]
    for plan in elsewhere:
        _build(plan, folder, kept, notes, wait=True)
    return tuple(_made(plan, folder, notes) for plan in plans())


def _build(plan: Plan, folder: Path, cache: Path, notes: Path, *, wait: bool) -> bool:
    """Make the page unless it is made; False when another process is making it and this one does not wait.

    The note says where the page's first file is, and is written when the page is whole.
    """
    with (notes / plan.name).open("a") as note:
        try:
            fcntl.flock(note, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        if not note.seek(0, os.SEEK_END):
            note.write(plan.make(cache).write(folder / plan.name).relative_to(folder).as_posix())
        return True


def _made(plan: Plan, folder: Path, notes: Path) -> Made:
    path = (notes / plan.name).read_text()
    return Made(
        plan.name, folder / path, f"/{path.removesuffix('index.html')}", plan.design, plan.kind, plan.model
    )


def _plans() -> Iterator[Plan]:
    yield from _samples()
    yield from _faces()
    yield from _adverts()
    yield from _specials()
    yield from _fronts()
    yield from _feeds()


# Pages of the sample that stand for others: a design, a display, a script or a kind of block that no other has.
MODELS = {
    "bakery-ledger", "bir-kun", "chess-club", "kilometre-212-live", "last-tram", "night-train", "snow-count",
    "weather-station",
}  # fmt: skip


def _samples() -> Iterator[Plan]:
    yield Plan(TEXT_ARTICLE, partial(_article, WORDS), design="text", model=True)
    for name, story in samples().items():
        yield Plan(name, partial(_article, story), design=story.design, model=name in MODELS)


def _faces() -> Iterator[Plan]:
    """Every design in every language."""
    for face in worn():
        house = barid() if face.lang == "ar" else courier()
        page = partial(_article, face.article, publication=house)
        yield Plan(
            f"{face.design}-{face.lang}",
            page,
            design=face.design,
            model=face.lang == "ar" and face.design == "live",
        )


def _adverts() -> Iterator[Plan]:
    """Every kind of advert: pictures, frames with narrow versions, none sold and all sold; in a short and a long text."""
    for book in ("adverts", "adverts-web", "adverts-sold-out"):
        page = partial(_article, samples()["saiga-road"], adverts=_book(book))
        yield Plan(f"saiga-road-{book}", page, model=True)
    yield Plan(
        "weather-station-adverts-web",
        partial(_article, samples()["weather-station"], adverts=_book("adverts-web")),
    )
    # A story that leaves the layout's own places alone, in the other direction.
    page = partial(_article, samples()["assy-stars"], publication=barid(), adverts=_book("adverts-web"))
    yield Plan("assy-stars-adverts-web", page, design="feature", model=True)


def _specials() -> Iterator[Plan]:
    road = samples()["saiga-road"]
    family = partial(_article, corrected(road), stories=tuple(samples().values()))
    yield Plan("saiga-road-translations", family)
    script = partial(_article, road, publication=workshop(), options={"fault_mail": "selection"})
    yield Plan(SCRIPTED, script, model=True)
    yield Plan(
        "night-train-paid", partial(_article, samples()["night-train"].model_copy(update={"free": False}))
    )
    yield Plan("chess-club-alone", partial(_article, samples()["chess-club"], publication=None))
    yield Plan("assy-stars-barid", partial(_article, samples()["assy-stars"], publication=barid()))


def _fronts() -> Iterator[Plan]:
    every = tuple(samples().values())
    web = _book("adverts-web")
    yield Plan("front-home", partial(_front, every), design="front", model=True)
    yield Plan("front-home-adverts", partial(_front, every, adverts=web), design="front")
    yield Plan("front-nature", partial(_front, every, section="Природа"), design="front")
    yield Plan("front-barid", partial(_front, every, publication=barid()), design="front", model=True)
    yield Plan("front-one-story", partial(_front, every[:1]), design="front")


def _feeds() -> Iterator[Plan]:
    for kind in ("rss", "atom"):
        yield Plan(f"feed-{kind}", partial(_feed, kind=kind), design="feed", kind="feed")
    yield Plan("sitemap", _sitemap, design="feed", kind="feed")
    yield Plan("sitemap-news", partial(_sitemap, news=True, at=WHEN), design="feed", kind="feed")


@cache
def _book(name: str) -> pagekit.AdvertBook:
    return pagekit.read_adverts(COURIER / f"{name}.toml")


def _article(story: pagekit.Article | Path, cache: Path, **settings: Any) -> Writable:
    article = pagekit.read_article(story) if isinstance(story, Path) else story
    return pagekit.render_html(article, cache=cache, **{"publication": courier(), **settings})


def _front(stories: Sequence[pagekit.Article], cache: Path, **settings: Any) -> Writable:
    return pagekit.render_front(stories, cache=cache, **{"publication": courier(), "at": WHEN, **settings})


def _feed(cache: Path, *, kind: Literal["rss", "atom"]) -> Writable:
    stories = tuple(samples().values())
    return FeedFile(pagekit.render_feed(stories, publication=courier(), kind=kind, at=WHEN, cache=cache))


def _sitemap(cache: Path, **settings: Any) -> Writable:
    stories = tuple(samples().values())
    return FeedFile(pagekit.render_sitemap(stories, publication=courier(), cache=cache, **settings))
