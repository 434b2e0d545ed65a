"""a seed → an edition with so many bookings of all sizes, musts and wishes, some of them at odds on purpose."""

from __future__ import annotations

import random
from typing import Any

from pagekit.model import Booking, Edition, EditionFile

SIZES = {
    "full": 1, "junior": 1, "half": 2, "half-upright": 1, "third": 2, "quarter": 6, "quarter-strip": 3, "sixth": 5,
    "eighth": 8, "sixteenth": 8, "card": 8, "tower": 3, "strip": 4, "ear": 1, "front-solus": 1,
}  # fmt: skip
CATEGORIES = ("motor", "bank", "food", "health", "books", "shoes")
SECTIONS = ("News", "City", "Sport")


def bookings(seed: int, count: int, pages: int) -> list[dict[str, Any]]:
    """The bookings as a file would have them."""
    drawn = random.Random(seed)
    return [_booking(drawn, f"B-{number}", pages) for number in range(count)]


def _booking(drawn: random.Random, id: str, pages: int) -> dict[str, Any]:
    category = drawn.choice(CATEGORIES)
    size: Any = drawn.choices([*SIZES], [*SIZES.values()])[0]
    if drawn.random() < 0.15:
        size = {"columns": drawn.choice((1, 2, 2.5, 3)), "height": f"{drawn.randint(40, 160)}mm"}
    elif drawn.random() < 0.1:
        size = {"width": f"{drawn.randint(40, 200)}mm", "height": f"{drawn.randint(40, 160)}mm"}
    musts: dict[str, Any] = {}
    match drawn.randrange(12):
        case 0:
            musts = {"hand": drawn.choice(("left", "right"))}
        case 1:
            musts = {"page": drawn.randint(1, pages)}
        case 2:
            musts = {"apart": [category], "apart_on": drawn.choice(("page", "spread"))}
        case 3:
            musts = {"half": drawn.choice(("upper", "lower"))}
        case 4:
            musts = {"section": drawn.choice(SECTIONS)}
        case 5:
            musts = {"group": drawn.choice(("one", "two"))}
    wishes = {"hand": drawn.choice(("left", "right"))} if drawn.random() < 0.4 else {}
    status = drawn.choice(("sold", "sold", "sold", "option"))
    return {
        "id": id, "advertiser": f"Shop {id}", "category": category, "size": size, "status": status, "musts": musts,
        "wishes": wishes,
    }  # fmt: skip


def edition(booked: list[dict[str, Any]], pages: Any = 8, **more: Any) -> Edition:
    """An edition with these bookings and nothing else."""
    sections = [{"name": name} for name in SECTIONS]
    file = {"schema": 1, "date": "2026-05-19", "pages": pages, "sections": sections, **more}
    for_sale = file.pop("for_sale", ())
    return Edition(
        file=EditionFile.model_validate(file),
        bookings=tuple(Booking.model_validate(each) for each in booked),
        for_sale=for_sale,
    )
