"""the sample publication → every page that is judged, written into a folder.

A new page is a `Plan`: a name, which names the page in every failure, and a function that makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal, Protocol

import pagekit

ROOT = Path(__file__).resolve().parents[2]
COURIER = ROOT / "examples" / "courier"
ARTICLES = COURIER / "articles"
WORDS = ROOT / "tests" / "benchmarks" / "eight_hundred_words.md"
READABLE = {".json", ".md", ".toml", ".yaml", ".yml"}
ADVERTS = {"adverts": "adverts.toml", "sold-out": "adverts-sold-out.toml"}
LAYOUT = "web-article"
TEXT_ARTICLE = "eight-hundred-words"
"""The page that has nothing but text: the one whose bytes are counted."""
STRANGER = "saiga-road"
"""The article that is also sold out, so that pictures and frames of others are seen."""

Kind = Literal["page", "feed"]


class Writable(Protocol):
    """What was made: it writes itself into a folder and says where its first file is."""

    def write(self, folder: Path) -> Path: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that can be made. `design` groups pages of one face; one page of each goes to Lighthouse."""

    name: str
    make: Callable[[Path], Writable]
    """Takes the folder where picture files are kept for the next page."""
    design: str = "standard"
    kind: Kind = "page"


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was made: its file, and its address below the server's root."""

    name: str
    path: Path
    address: str
    design: str
    kind: Kind

    @property
    def html(self) -> bytes:
        """The page's own bytes."""
        return self.path.read_bytes()


@cache
def plans() -> tuple[Plan, ...]:
    """Every page that is judged, by its name; each name once."""
    return tuple(sorted(_plans(), key=lambda plan: plan.name))


def build_all(folder: Path, *, cache: Path | None = None) -> tuple[Made, ...]:
    """Make every page, each in a folder of its own name. The cache is a folder that other builds may share."""
    kept = cache or folder.with_name(f"{folder.name}-cache")
    return tuple(_build(plan, folder, kept) for plan in plans())


def _build(plan: Plan, folder: Path, cache: Path) -> Made:
    path = plan.make(cache).write(folder / plan.name)
    address = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
    return Made(plan.name, path, address, plan.design, plan.kind)


def _plans() -> Iterator[Plan]:
    yield Plan(TEXT_ARTICLE, partial(_article, WORDS), design="text")
    for path in sorted(ARTICLES.iterdir()):
        if path.suffix in READABLE:
            yield Plan(path.stem, partial(_article, path))
            yield Plan(f"{path.stem}-adverts", partial(_article, path, booked="adverts"))
    (stranger,) = ARTICLES.glob(f"{STRANGER}.*")
    yield Plan(f"{STRANGER}-sold-out", partial(_article, stranger, booked="sold-out"))


def _article(path: Path, cache: Path, *, booked: str | None = None) -> Writable:
    return pagekit.render_html(
        pagekit.read_article(path),
        publication=pagekit.read_publication(COURIER / "publication.toml"),
        layout=LAYOUT,
        adverts=pagekit.read_adverts(COURIER / ADVERTS[booked]) if booked else (),
        cache=cache,
    )
