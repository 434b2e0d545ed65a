"""a story's card + a role → the picture that a list shows, found among those that stand or made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pagekit.house import Story
from pagekit.makeup import Materials
from pagekit.makeup.page import PagePicture
from pagekit.model import AdvertBook, Article
from pagekit.notes import Note, about
from pagekit.pictures import PictureFiles
from pagekit.pictures.files import Derivative
from pagekit.production.docket import Docket
from pagekit.site.making import Shelves
from pagekit.site.sink import Sink


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

    def picture(self, story: Story, role: str) -> PagePicture | None:
        """The picture that the story leads with, in a role of the layout."""
        if story.lead is None:
            return None
        key = f"{self._sums.get(story.id, '')} {story.lead.key} {role}"
        told = self.kept.get(key) or self._known.get(key)
        if told is None or not self._stands(told):
            told = self._make(story, role)
        self.kept[key] = told
        if not told:
            return None
        files, sizes, wide = told
        self._standing |= {self._shelves.place(name, ""): digest for name, *_, digest in files}
        names = tuple(Derivative(name, form, width, height, b"") for name, form, width, height, _ in files)
        return PagePicture(PictureFiles(names), sizes, wide)

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

    def _make(self, story: Story, role: str) -> list[Any]:
        docket = self._docket
        article = self._article(story.id)
        materials = Materials(
            docket.world_for(article),
            article,
            AdvertBook(),
            docket.layout.manifest.pictures,
            web=True,
            cache=docket.cache,
            roots=docket.roots,
        )
        found = materials.picture(story.lead, role) if story.lead else None
        self.made += materials.made
        self._notes += about(story.id, materials.notes)
        if found is None:
            return []
        files = []
        for file in found.files.files:
            place = self._shelves.place(file.name, "")
            self._fresh[place] = file.data
            digest = self._shelves.digest(place, file.data)
            files.append([file.name, file.format, file.width, file.height, digest])
        return [files, found.sizes, found.wide]
