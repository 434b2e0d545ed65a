"""the advert sizes of a pack + a number of pages → bookings, some of them at odds on purpose, and their creatives.

What is sold comes to a fair share of the pages. Beside it stand those that cannot all be had: two that want the front
page alone, more than goes on one page, three that must stand together and apart, competitors on facing pages, one that
is larger than the paper, options, one that was cancelled, one for another day, and some whose material has not come.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pagekit.layout import EditionDesign
from pagekit.sample.bank import Bank, bank_of
from pagekit.sample.creatives import Sheet, creative
from pagekit.sample.mix import SampleSection
from pagekit.sample.voice import Voice, capital

SHARE = 0.27
"""Of the pages, for what is sold."""
LARGEST = 0.3
"""Of that, for one advert."""
_OFTEN = {
    "full": 1, "junior": 1, "half": 2, "half-upright": 1, "third": 3, "quarter": 6, "quarter-strip": 3, "sixth": 6,
    "eighth": 9, "sixteenth": 9, "card": 9, "tower": 2, "double-tower": 1, "strip": 4,
}  # fmt: skip
_ENDINGS = ("jpg", "jpg", "pdf", "png")


@dataclass(frozen=True, slots=True)
class SampleAdverts:
    """The bookings as a file has them, the creatives by their paths, and the share of the pages that is sold."""

    bookings: list[dict[str, Any]]
    files: dict[str, bytes]
    sold: float


@dataclass(slots=True)
class _Office:
    """The advertising department at work."""

    design: EditionDesign
    column: float
    """The width of a column that is sold, without its gutter."""
    gutter: float
    line: float
    pages: int
    closed: frozenset[int]
    day: date
    hand: random.Random
    sections: tuple[SampleSection, ...]
    bookings: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def book(self, size: Any, *, ready: bool = True, category: str = "", **more: Any) -> dict[str, Any]:
        """One more booking."""
        hand, bank = self.hand, bank_of(self._lang(more))
        number = 1001 + len(self.bookings)
        category = category if category in bank.advertisers else hand.choice(sorted(bank.advertisers))
        advertiser = hand.choice(bank.advertisers[category])
        booking: dict[str, Any] = {
            "id": f"B-{number}",
            "advertiser": advertiser,
            "category": category,
            "size": size,
        }
        if ready:
            booking |= self._creative(number, advertiser, bank, size)
        booking |= {"colour": hand.random() < 0.8, "status": "sold", "runs": self._runs()}
        booking["rate"] = f"{hand.randrange(20, 600)}000 KZT"
        booking |= {name: value for name, value in more.items() if value}
        self.bookings.append(booking)
        return booking

    def _lang(self, more: Mapping[str, Any]) -> str:
        """The language of the section that is asked for."""
        asked = {**more.get("wishes", {}), **more.get("musts", {})}.get("section")
        return next((section.lang for section in self.sections if section.name == asked), "en")

    def _creative(self, number: int, advertiser: str, bank: Bank, size: Any) -> dict[str, str]:
        width, height = self._sides(size)
        voice = Voice(bank, None, self.hand)
        line = capital(voice.say("advert"))
        phone = f"+7(700) 388 {self.hand.randrange(10, 99)} {self.hand.randrange(10, 99)}"
        ending = self.hand.choice(_ENDINGS)
        path = f"adverts/b-{number}.{ending}"
        self.files[path] = creative(
            Sheet(advertiser, line, phone, width, height), ending, f"{number} {advertiser}"
        )
        return {"creative": path, "alt": f"{advertiser}: {line}"}

    def _sides(self, size: Any) -> tuple[float, float]:
        """Width and height in millimetres."""
        if isinstance(size, dict):
            wide = (
                float(size["width"].removesuffix("mm")) if "width" in size else self._across(size["columns"])
            )
            return wide, float(size["height"].removesuffix("mm"))
        known = self.design.sizes[size]
        if known.columns is None or known.rows is None:
            return self.column, self.column * 0.75
        modules = self.design.modules
        lines = known.rows * modules.pitch - modules.gap - self.design.label_lines
        return self._across(known.columns), lines * self.line

    def _across(self, columns: float) -> float:
        return columns * (self.column + self.gutter) - self.gutter

    def _runs(self) -> Any:
        hand, day = self.hand, self.day
        if hand.random() < 0.7:
            return [day.isoformat()]
        first, last = day - timedelta(days=hand.randrange(20)), day + timedelta(days=hand.randrange(30))
        return {"from": first.isoformat(), "until": last.isoformat()}

    def cells(self, size: Any) -> float:
        """The share of a page that it takes."""
        modules = self.design.modules
        width, height = self._sides(size)
        pitch = self.column + self.gutter
        rows = -(-(height / self.line + modules.gap) // modules.pitch)
        return -(-width // pitch) * rows / (self.design.columns[self.design.sold] * modules.rows)

    @property
    def open(self) -> list[int]:
        """Pages behind the first on which adverts may stand."""
        return [number for number in range(2, self.pages + 1) if number not in self.closed]


def sample_adverts(
    design: EditionDesign,
    *,
    measure: float,
    gutter: float,
    line: float,
    pages: int,
    closed: frozenset[int],
    day: date,
    sections: tuple[SampleSection, ...],
    hand: random.Random,
) -> SampleAdverts:
    """The bookings of an edition. Measures are those of the pack, in millimetres."""
    across = design.columns[design.sold]
    column = (measure + gutter) / across - gutter
    office = _Office(design, column, gutter, line, pages, closed, day, hand, sections)
    wanted, sold = SHARE * pages, 0.0
    names = [name for name in _OFTEN if name in design.sizes]
    while sold < wanted:
        (size,) = hand.choices(names, [_OFTEN[name] for name in names])
        asked: Any = _in_millimetres(office, hand) if hand.random() < 0.15 else size
        if office.cells(asked) > wanted * LARGEST:
            continue
        sold += office.cells(asked)
        office.book(asked, ready=hand.random() < 0.96, **_asked(office, hand))
    if "ear" in design.sizes:
        office.book("ear", musts={"page": 1})
    sold += _at_odds(office)
    _unready(office)
    return SampleAdverts(office.bookings, office.files, sold / pages)


def _in_millimetres(office: _Office, hand: random.Random) -> dict[str, Any]:
    height = f"{hand.randrange(40, 120)}mm"
    if hand.random() < 0.6:
        return {"columns": hand.choice((1, 1.5, 2, 2.5, 3)), "height": height}
    return {"width": f"{office.column * hand.uniform(1, 3):.1f}mm", "height": height}


def _asked(office: _Office, hand: random.Random) -> dict[str, Any]:
    """What a booking that can be had asks for."""
    musts: dict[str, Any] = {}
    wishes: dict[str, Any] = {}
    match hand.randrange(14):
        case 0:
            musts["hand"] = hand.choice(("left", "right"))
        case 1:
            musts["half"] = "lower"
        case 2:
            musts["front"] = False
        case 3:
            return _competitor(hand)
        case 4:
            wishes["group"] = "town"
    if hand.random() < 0.5:
        wishes["section"] = hand.choice(office.sections).name
    if hand.random() < 0.2:
        wishes["hand"] = hand.choice(("left", "right"))
    if hand.random() < 0.1:
        wishes["page"] = hand.choice(office.open)
    if hand.random() < 0.08:
        wishes["not_beside"] = ["flood"]
    return {"musts": musts, "wishes": wishes}


def _competitor(hand: random.Random) -> dict[str, Any]:
    """One that doesn't stand with others of its trade."""
    category = hand.choice(("motor", "food", "health"))
    return {"category": category, "musts": {"apart": [category], "apart_on": hand.choice(("page", "spread"))}}


def _at_odds(office: _Office) -> float:
    """Those that cannot all be had, of which the first stands. A small edition has some of them, a large one all."""
    cases = [_two_fronts, _together_and_apart, _facing_competitors]
    cases = [*cases, _one_page_too_full] if office.pages >= 8 else office.hand.sample(cases, 2)
    sold = 0.0
    for case in cases:
        asked = list(case(office))
        for size, more in asked:
            office.book(size, **more)
        sold += office.cells(asked[0][0]) if asked else 0
    office.book({"width": "430mm", "height": "640mm"}, ready=False)
    return sold


def _two_fronts(office: _Office) -> Iterator[tuple[Any, dict[str, Any]]]:
    if "front-solus" in office.design.sizes:
        yield from (("front-solus", {"musts": {"front": True}}) for _ in range(2))


def _one_page_too_full(office: _Office) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Whole pages for one page, or halves."""
    page = office.hand.choice(office.open)
    size, count = ("full", 2) if office.pages >= 16 else ("half", 3)
    yield from ((size, {"musts": {"page": page}}) for _ in range(count))


def _together_and_apart(office: _Office) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each of three wants to stand with the others, and not near one of them."""
    ring = ("motor", "food", "health")
    for place, category in enumerate(ring):
        musts = {"group": "ring", "apart": [ring[place - 2]], "apart_on": "spread"}
        yield "card", {"category": category, "musts": musts}


def _facing_competitors(office: _Office) -> Iterator[tuple[Any, dict[str, Any]]]:
    left = next((page for page in office.open if page % 2 == 0 and page + 1 in office.open), None)
    if left is not None:
        for page in (left, left + 1):
            yield (
                "sixteenth",
                {"category": "motor", "musts": {"page": page, "apart": ["motor"], "apart_on": "spread"}},
            )


def _unready(office: _Office) -> None:
    """Options, one that was cancelled, one of another day, and one whose file is not where it is said to be."""
    hand = office.hand
    for _ in range(max(1, office.pages // 8)):
        office.book(hand.choice(("quarter", "eighth", "sixth")), ready=hand.random() < 0.5, status="option")
    office.book("quarter", ready=False, status="cancelled")
    office.book("eighth", ready=False, runs=[(office.day + timedelta(days=2)).isoformat()])
    office.book("card", ready=False, creative=f"adverts/b-{1001 + len(office.bookings)}-final-new.pdf")
