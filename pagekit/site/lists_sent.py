"""pages of lists that are to be made → jobs for an executor: their pictures first, then the pages.

A picture stands on many lists. It is made once, before any of them, and written by the process that builds: a page is
sent with what is told of its pictures.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pagekit.house import Story
from pagekit.notes import Note
from pagekit.site.crew import Crew, ListTask, Supplies, ThumbTask
from pagekit.site.lists import CARD, Part, shows_picture
from pagekit.site.making import Made
from pagekit.site.reading import StoryFiles
from pagekit.site.state import PageRecord
from pagekit.site.thumbs import Thumbs


class ListsSent:
    """Sends pages of lists to an executor. `card` is a story as its card tells it, `record` what stands of its page."""

    def __init__(
        self,
        crew: Crew,
        supplies: Supplies,
        files: StoryFiles,
        thumbs: Thumbs,
        card: Callable[[str], Story],
        record: Callable[[str], PageRecord],
    ) -> None:
        self._crew = crew
        self._supplies = supplies
        self._files = files
        self._thumbs = thumbs
        self._card = card
        self._record = record
        self._taken: deque[tuple[dict[str, bytes], dict[str, str], tuple[Note, ...]]] = deque()

    def pictures(self, parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
        """The files of all pictures that these pages show and that do not stand yet, by their places."""
        stories = dict.fromkeys(name for part in parts for name in part.ids)
        cards = (card for card in map(self._card, stories) if shows_picture(card))
        found = (self._thumbs.wanted(card, CARD) for card in cards)
        wanted = list({one.key: one for one in found if one}.values())
        files = self._files
        tasks = (ThumbTask(one, files.files[one.story], files.at_hand(one.story)) for one in wanted)
        for one, thumb in zip(wanted, self._crew.thumbs(self._supplies, tasks), strict=True):
            yield from thumb.files.items()
            self._thumbs.ready(one, replace(thumb, files={}))

    def pages(self, parts: Sequence[Part]) -> Mapping[str, Callable[[Sequence[Story]], Made]]:
        """By the folder of each page what takes it; they are taken in the order of the pages."""
        done = self._crew.lists(self._supplies, map(self._task, parts))

        def take(stories: Sequence[Story]) -> Made:
            del stories
            made, (fresh, standing, told) = next(done), self._taken.popleft()
            files, notes = {**made.files, **fresh}, (*made.notes, *told)
            return replace(made, files=files, standing=standing, notes=notes)

        return dict.fromkeys((part.folder for part in parts), take)

    def _task(self, part: Part) -> ListTask:
        cards = [self._card(name) for name in part.ids]
        for card in cards:
            if shows_picture(card):
                self._thumbs.picture(card, CARD)
        self._taken.append(self._thumbs.taken())
        told = {f"{card.id} {CARD}": self._thumbs.told(card, CARD) for card in cards}
        wires = []
        for name in part.ids:
            known = self._record(name).told
            wires.append((known["sum"], known["card"]))
        return ListTask(part, tuple(wires), told)
