"""articles + Docket → the stories, pictures and adverts of a front, with their files and what was found.

A story that cannot be shown is a note and never the end of the page.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from pagekit.adverts import AdvertShown, fill, standing
from pagekit.errors import PagekitError
from pagekit.front import Front
from pagekit.house import Labels, Story
from pagekit.house.parts import ContactLine
from pagekit.makeup import Materials, PageAdvert
from pagekit.makeup.creatives import Creatives
from pagekit.makeup.page import PagePicture
from pagekit.model import AdvertBook, Article
from pagekit.notes import Note, about, info, warning
from pagekit.production.docket import Docket
from pagekit.production.listing import Listed, list_stories
from pagekit.production.page_verdicts import of_story
from pagekit.production.slots import what_stands
from pagekit.world import World

SLOTS = ("top", "between", "end")
"""The places for adverts on a front, in reading order; a layout has those that its `[slots]` name."""
LEAD_SHAPE = 2 / 3
"""Height over width of the lead's picture."""


class FrontDesk:
    """Collects what stands on one front. `assets` and `notes` grow with every call."""

    def __init__(self, docket: Docket, labels: Labels) -> None:
        self.docket = docket
        self.labels = labels
        self.assets: dict[str, bytes] = {}
        self.notes: list[Note] = []
        self.made = 0
        """Picture files that had to be encoded."""
        self.adverts: tuple[AdvertShown, ...] = ()
        """What stands in the slots."""
        self._listed: dict[str, Listed] = {}
        origin = docket.publication.origin
        self.notes += origin.notes if origin else ()

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories that can be shown, as they came."""
        return tuple(entry.story for entry in self._listed.values())

    def listed(self, articles: Sequence[Article], title: str) -> tuple[Story, ...]:
        """Dress the articles. One that cannot be dressed or linked is noted and left out."""
        found = list_stories(self.docket, articles, self.notes, self._shown, done="shown", left_out=_left_out)
        self._listed = {entry.story.id: entry for entry in found}
        if not self._listed:
            what = "has no story that can be shown; the page has its furniture alone."
            self.notes.append(warning("front-empty", title, what, "Pass its stories, with their urls."))
        return self.stories

    def width_of(self, story: Story) -> int:
        """Pixels across of the story's picture, cut to the lead's shape; 0 when it has none."""
        if story.lead is None or story.lead.facts is None:
            return 0
        width, height = story.lead.facts.upright
        return min(width, round(height / LEAD_SHAPE))

    def file_of(self, story: Story) -> Hashable:
        """What tells the picture that the story leads with from others."""
        return self._listed[story.id].place, story.lead.src if story.lead else ""

    def pictures(self, front: Front) -> dict[str, PagePicture]:
        """The pictures of the front's cards by story."""
        found: dict[str, PagePicture] = {}
        for card in front.cards:
            if card.picture is None or card.story.lead is None:
                continue
            entry = self._listed[card.story.id]
            roles = self.docket.layout.manifest.pictures
            made = Materials(
                entry.world,
                entry.article,
                AdvertBook(),
                roles,
                web=True,
                cache=self.docket.cache,
                roots=self.docket.roots,
            )
            picture = made.picture(card.story.lead, card.picture)
            self.notes += about(card.story.id, made.notes)
            self.assets.update(made.assets)
            self.made += made.made
            if picture is not None:
                found[card.story.id] = picture
        return found

    def slots(
        self, contacts: Sequence[ContactLine], title: str, section: str | None
    ) -> dict[str, PageAdvert]:
        """What stands in the slots that the layout has for a front."""
        slots = self.docket.layout.manifest.slots
        places = [name for name in SLOTS if name in slots]
        book, world = self._book()
        booked = self.docket.meant(book.bookings, section)
        elsewhere = [booking for booking in booked if booking.place in slots and booking.place not in places]
        for booking in elsewhere:
            what = f"is a slot of other pages; what is booked for it is not on {title}."
            self.notes.append(info("advert-elsewhere", f"slot {booking.place}", what))
        here = [booking for booking in booked if booking not in elsewhere]
        contact = contacts[0] if contacts else None
        stand, standless = self.docket.running(here)
        turn = self.docket.turn(section or title)
        filling = fill(places, slots, stand, has_contact=contact is not None, turn=turn)
        self.notes += (*standless, *filling.notes)
        creatives = Creatives(
            world,
            book,
            web=True,
            assets=self.assets,
            notes=self.notes,
            cache=self.docket.cache,
            roots=self.docket.roots,
        )
        shown = standing(
            filling,
            lambda place: creatives.advert(place, self.labels, contact),
            has_contact=contact is not None,
        )
        self.made += creatives.made
        self.adverts = what_stands(filling, shown)
        return {name: advert for name, advert in zip(places, shown, strict=True) if advert}

    def _shown(self, entry: Listed) -> bool:
        story = entry.story
        if story.url is None:
            what = "has no address, so the front cannot link it; it is left out."
            self.notes.append(warning("story-unlinked", story.id, what, "Give it a url."))
            return False
        if "web" not in story.channels:
            what = "is not meant for the web; it is left out."
            self.notes.append(info("channel", story.id, what, 'Add "web" to its channels to show it.'))
            return False
        self.notes += of_story(story, entry.article.origin)
        return True

    def _book(self) -> tuple[AdvertBook, World]:
        """The booked adverts; those passed loose lie where the pictures do, else beside the publication's file."""
        beside = self.docket.publication.origin
        world = self.docket.world_at(beside)
        book = self.docket.book_beside(beside, world)
        self.notes += book.origin.notes if book.origin else ()
        return book, world


def _left_out(name: str, problem: PagekitError) -> Note:
    return warning("story-left-out", name, f"is not on the front: {problem}")
