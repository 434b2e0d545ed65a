"""a story's card + a role → the picture that a list shows, found among those that stand or made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pagekit.house import Story
from pagekit.house.story import Figure
from pagekit.makeup import Materials
from pagekit.makeup.page import PagePicture
from pagekit.model import AdvertBook, Article
from pagekit.notes import Note, about
from pagekit.pictures import PictureFiles
from pagekit.pictures.files import Derivative
from pagekit.production.docket import Docket
from pagekit.site.making import Shelves
from pagekit.site.sink import Sink


class Pictures(Protocol):
    """What a page that lists stories asks for its pictures."""

    def picture(self, story: Story, role: str) -> PagePicture | None:
        """The picture that the story leads with, in a role of the layout."""
        ...

    def taken(self) -> tuple[dict[str, bytes], dict[str, str], tuple[Note, ...]]:
        """Files that were made, the sums of all that were asked for, and what was found, since it was last asked."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture of a list that does not stand yet."""

    key: str
    story: str
    figure: Figure
    role: str


@dataclass(frozen=True, slots=True)
class Thumb:
    """A picture of a list that was made: what is told of it, its files by their places, what was found."""

    told: list[Any]
    files: Mapping[str, bytes]
    notes: tuple[Note, ...]
    made: int


class Given:
    """The pictures of a page whose files stand already, by story and role."""

    def __init__(self) -> None:
        self.pictures: Mapping[str, list[Any]] = {}

    def picture(self, story: Story, role: str) -> PagePicture | None:
        """One of those that were given."""
        told = self.pictures.get(f"{story.id} {role}")
        return picture_of(told) if told else None

    def taken(self) -> tuple[dict[str, bytes], dict[str, str], tuple[Note, ...]]:
        """Whoever gave them knows."""
        return {}, {}, ()


def picture_of(told: list[Any]) -> PagePicture:
    """A picture as pages show it, of what is told of it."""
    files, sizes, wide = told
    names = tuple(Derivative(name, form, width, height, b"") for name, form, width, height, _ in files)
    return PagePicture(PictureFiles(names), sizes, wide)


def made_thumb(docket: Docket, shelves: Shelves, article: Article, wanted: Wanted) -> Thumb:
    """Make the picture, or find it in the cache. Raises PagekitError."""
    materials = Materials(
        docket.world_for(article),
        article,
        AdvertBook(),
        docket.layout.manifest.pictures,
        web=True,
        cache=docket.cache,
        roots=docket.roots,
    )
    found = materials.picture(wanted.figure, wanted.role)
    notes = tuple(about(wanted.story, materials.notes))
    if found is None:
        return Thumb([], {}, notes, materials.made)
    files: dict[str, bytes] = {}
    listed = []
    for file in found.files.files:
        place = shelves.place(file.name, "")
        files[place] = file.data
        listed.append([file.name, file.format, file.width, file.height, shelves.digest(place, file.data)])
    return Thumb([listed, found.sizes, found.wide], files, notes, materials.made)


class Thumbs:
    """Knows the pictures of lists. What it was asked for since it was last emptied, `taken` gives."""

    def __init__(
        self,
        docket: Docket,
        shelves: Shelves,
        sink: Sink,
        article: Callable[[str], Article],
        known: Mapping[str, list[Any]],
        sums: Mapping[str, str],
    ) -> None:
        self._docket = docket
        self._shelves = shelves
        self._sink = sink
        self._article = article
        self._known = known
        self._sums = sums
        self.kept: dict[str, list[Any]] = {}
        self.made = 0
        self._notes: list[Note] = []
        self._fresh: dict[str, bytes] = {}
        self._standing: dict[str, str] = {}
        self._ready: dict[str, Thumb] = {}
        self._shown: dict[str, tuple[PagePicture | None, dict[str, str]]] = {}
        """What was asked for before: the picture, and the sums of its files by their places."""

    def wanted(self, story: Story, role: str) -> Wanted | None:
        """What has to be made for the story's picture to stand; None where nothing has."""
        if story.lead is None:
            return None
        key = self._key(story, role)
        told = self.kept.get(key) or self._known.get(key)
        if key in self._ready or (told is not None and self._stands(told)):
            return None
        return Wanted(key, story.id, story.lead, role)

    def ready(self, wanted: Wanted, thumb: Thumb) -> None:
        """Have a picture that somebody made."""
        self._ready[wanted.key] = thumb

    def told(self, story: Story, role: str) -> list[Any]:
        """What is told of a picture that was asked for; nothing where there is none."""
        return self.kept.get(self._key(story, role), []) if story.lead else []

    def _key(self, story: Story, role: str) -> str:
        return f"{self._sums.get(story.id, '')} {story.lead.key if story.lead else ''} {role}"

    def picture(self, story: Story, role: str) -> PagePicture | None:
        """The picture that the story leads with, in a role of the layout."""
        if story.lead is None:
            return None
        key = self._key(story, role)
        if key not in self._shown:
            told = self._known.get(key)
            if told is None or not self._stands(told):
                told = self._make(Wanted(key, story.id, story.lead, role))
            self.kept[key] = told
            places = {self._shelves.place(name, ""): digest for name, *_, digest in told[0]} if told else {}
            self._shown[key] = picture_of(told) if told else None, places
        picture, places = self._shown[key]
        self._standing.update(places)
        return picture

    def known(self, sums: set[str]) -> dict[str, list[Any]]:
        """What was known before of stories that are still as they were."""
        return {key: told for key, told in self._known.items() if key.partition(" ")[0] in sums}

    def taken(self) -> tuple[dict[str, bytes], dict[str, str], tuple[Note, ...]]:
        """The files that were made, the sums of all that were asked for, and what was found; from here on it counts
        anew.
        """
        found = self._fresh, self._standing, tuple(self._notes)
        self._fresh, self._standing, self._notes = {}, {}, []
        return found

    def _stands(self, told: list[Any]) -> bool:
        if not told:
            return True
        places = ((self._shelves.place(name, ""), digest) for name, *_, digest in told[0])
        return all(place in self._fresh or self._sink.stands(place, digest) for place, digest in places)

    def _make(self, wanted: Wanted) -> list[Any]:
        thumb = self._ready.pop(wanted.key, None)
        if thumb is None:
            thumb = made_thumb(self._docket, self._shelves, self._article(wanted.story), wanted)
        self.made += thumb.made
        self._notes += thumb.notes
        self._fresh |= thumb.files
        return thumb.told
