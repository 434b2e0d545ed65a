"""what was filled and shown → AdvertShown, a line of a run sheet of the web: what ran where."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pagekit.adverts.filling import Filled

HEADS = ("booking", "advertiser", "page", "slot", "creative", "rate")
HOUSE = "house advert"


@dataclass(frozen=True, slots=True)
class AdvertShown:
    """An advert that stands on a page of the web: the booking's id, where it has one, whose it is, its slot, its file
    and its price. The house's own has neither a file nor a price.
    """

    booking: str
    advertiser: str
    slot: str
    creative: str = ""
    rate: str = ""

    @classmethod
    def of(cls, place: Filled) -> AdvertShown:
        """What stands in a place."""
        booking = place.booking
        if place.sells:
            return cls("", HOUSE, place.name)
        src = getattr(booking.creative, "src", "")
        return cls(booking.id or "", booking.advertiser or "", place.name, src, booking.rate or "")


def web_run_sheet(pages: Mapping[str, Iterable[AdvertShown]]) -> str:
    """What ran where, as CSV: booking, advertiser, page, slot, creative, rate. `pages`: an address → its adverts."""
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\r\n")
    rows.writerow(HEADS)
    for address, shown in pages.items():
        for one in shown:
            rows.writerow((one.booking, one.advertiser, address, one.slot, one.creative, one.rate))
    return table.getvalue()
