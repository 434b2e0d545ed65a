"""a Filling + its creatives → what really stands in each place: the one rule for a creative that fails.

The rules:
1. What was filled is shown.
2. A booked creative that turns out unusable leaves its place unsold. The place falls to the ad contact as any unsold
   one does: where the slot sells itself, nothing else on the page does, and no rule of the layout's own opened it.
3. Else the place closes and leaves no hole. Why the creative failed is told where it was made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pagekit.adverts.filling import Filled, Filling, own_advert

Shown = TypeVar("Shown")


def standing(
    filling: Filling, show: Callable[[Filled], Shown | None], *, has_contact: bool
) -> list[Shown | None]:
    """What stands in the places, in their order. `show` makes what stands in one, or nothing where it cannot."""
    begging = has_contact and not any(place.sells for place in filling.places if place)
    shown: list[Shown | None] = []
    for position, place in enumerate(filling.places):
        made = show(place) if place else None
        if (
            place
            and made is None
            and begging
            and place.slot.sells_itself
            and position not in filling.automatic
        ):
            made = show(replace(place, booking=own_advert(place.name)))
            begging = made is None
        shown.append(made)
    return shown
