"""a Story + the layout's slots + what is booked → FilledSlots: every advert of the page in its place, ready to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pagekit.house.story import AdvertMark, ContactLine, Story, StoryBlock
from pagekit.layout import Manifest
from pagekit.layout.inline_adverts import open_places
from pagekit.layout.slots import Filled, Filling, fill
from pagekit.model import Advert, ContactAdvert
from pagekit.notes import Note
from pagekit.paint import Materials, PageAdvert


@dataclass(frozen=True, slots=True)
class FilledSlots:
    """The text with its adverts, the slots outside of it, and what was found."""

    body: tuple[tuple[StoryBlock, PageAdvert | None], ...]
    slots: Mapping[str, PageAdvert] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def filled(story: Story, manifest: Manifest, adverts: Sequence[Advert], materials: Materials) -> FilledSlots:
    """Open the layout's own places in the text, and fill all there are."""
    opened = open_places(story.body, manifest.slots)
    marks = [block.slot for block in opened.body if isinstance(block, AdvertMark)]
    outside = [name for name, slot in manifest.slots.items() if slot.place == "page" and name not in marks]
    contact = story.ad_contacts[0] if story.ad_contacts else None
    filling = fill(
        [*marks, *outside],
        manifest.slots,
        adverts,
        has_contact=contact is not None,
        automatic=opened.automatic,
    )
    shown = _shown(filling, opened.automatic, story, contact, materials)
    in_text = iter(shown[: len(marks)])
    return FilledSlots(
        tuple((block, next(in_text) if isinstance(block, AdvertMark) else None) for block in opened.body),
        {name: advert for name, advert in zip(outside, shown[len(marks) :], strict=True) if advert},
        filling.notes,
    )


def _shown(
    filling: Filling,
    automatic: Collection[int],
    story: Story,
    contact: ContactLine | None,
    materials: Materials,
) -> list[PageAdvert | None]:
    """What stands in the places. A creative that turned out unusable leaves its space unsold, and not a hole."""
    sold = [place.advert for place in filling.places if place]
    may_sell = contact is not None and not any(isinstance(advert, ContactAdvert) for advert in sold)
    shown: list[PageAdvert | None] = []
    for position, place in enumerate(filling.places):
        advert = materials.advert(place, story.labels, contact) if place else None
        if place and advert is None and may_sell and place.slot.sells_itself and position not in automatic:
            own = Filled(place.name, place.slot, ContactAdvert(slot=place.name))
            advert = materials.advert(own, story.labels, contact)
            may_sell = False
        shown.append(advert)
    return shown
