"""a number of pages + a seed → an edition's folder: stories, pictures, bookings, and the files that tie them together.

The folder is written in the public format and nothing else; the same seed gives the same bytes. The matter is as much
as the pages hold by the figures of the pack.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pagekit.asked import A_FOLDER, PathLike, one, one_folder
from pagekit.errors import BadOrder, LayoutError
from pagekit.layout import EditionDesign, find_layout
from pagekit.sample.bank import bank_of
from pagekit.sample.bookings import SampleAdverts, sample_adverts
from pagekit.sample.creatives import Sheet, creative
from pagekit.sample.mix import SampleSection, sample_sections, sample_stories
from pagekit.sample.pictures import picture
from pagekit.sample.story import story_text
from pagekit.sample.toml import as_toml
from pagekit.sample.voice import Voice
from pagekit.world import DiskWorld, World

DAY = date(2026, 5, 19)
MOST = 128
"""Pages."""
SUPPLIED_FROM = 12
"""Pages from which on the last one comes from outside."""
FURNISHED_FROM = 8
"""Pages from which on there are weather and an index."""
_MM = 25.4 / 72
_WORDS = 1_500
"""Words that a page of the tabloid holds: a larger page has more of everything."""


def sample_edition(
    pages: int,
    seed: int,
    folder: PathLike,
    *,
    layout: str = "tabloid",
    matter: float = 1.0,
    world: World | None = None,
) -> Path:
    """Write an edition of so many pages into the folder, and give its edition.toml.

    `matter` is how much there is to print, as a share of what the pages hold. Raises BadOrder, UnknownLayout,
    LayoutError for a pack that lays out no editions, WriteError.
    """
    home = one_folder(folder, "folder", A_FOLDER)
    pages = one(pages, int, "pages", "Pass a number of pages, such as 8.")
    seed = one(seed, int, "seed", "Pass a whole number.")
    manifest = find_layout(layout).printed
    design = manifest.packed
    if design is None:
        raise LayoutError(f"layout {layout} is for single stories. For an edition use tabloid or broadsheet.")
    if not design.page_step <= pages <= MOST or pages % design.page_step:
        raise BadOrder(
            f"pages: {pages} are no edition of {layout}. Pass a multiple of {design.page_step}, at most {MOST}."
        )
    paper = manifest.papers[str(manifest.options["paper"].default)]
    name = f"{layout} {pages} {seed}"
    sections = sample_sections(pages, random.Random(f"{name} sections"))
    closed = frozenset({pages}) if pages >= SUPPLIED_FROM else frozenset()
    adverts = sample_adverts(
        design,
        measure=paper.measure.points * _MM,
        gutter=manifest.between.points * _MM,
        line=manifest.baseline.points * _MM,
        pages=pages,
        closed=closed,
        day=DAY,
        sections=sections,
        hand=random.Random(f"{name} adverts"),
    )
    news = pages - len(closed) - adverts.sold * pages - _furnished(pages)
    stories = sample_stories(
        sections, pages, round(news * design.words * matter), DAY, random.Random(f"{name} stories")
    )
    files = _files(layout, pages, seed, sections, adverts, design, name)
    if closed:
        width, height = paper.width.points * _MM, paper.height.points * _MM
        files["pages/back.pdf"] = creative(
            Sheet("The back page", "Sent ready to print", "388 10 10", width, height), "pdf", name
        )
    for order in stories:
        files[f"stories/{order.id}.md"] = story_text(order, random.Random(f"{name} {order.id}")).encode()
        for path in order.pictures:
            files[f"stories/{path}"] = picture(_shape(path), f"{name} {path}")
    disk = world or DiskWorld(home)
    for path, data in files.items():
        disk.write(home / path, data)
    return home / "edition.toml"


def _shape(path: str) -> str:
    return path.rpartition("-")[2].rstrip("0123456789.jpg")


def _furnished(pages: int) -> float:
    """The pages that standing items and line adverts take, together."""
    return 0.55 if pages >= FURNISHED_FROM else 0.15


def _files(
    layout: str,
    pages: int,
    seed: int,
    sections: Sequence[SampleSection],
    adverts: SampleAdverts,
    design: EditionDesign,
    name: str,
) -> dict[str, bytes]:
    hand = random.Random(f"{name} desk")
    told = {
        "edition.toml": as_toml(_edition(layout, pages, seed, sections)),
        "publication.toml": as_toml(_publication(sections, design, hand)),
        "adverts.toml": as_toml(
            {
                "bookings": adverts.bookings,
                "line_adverts": _line_adverts(round(pages * design.words / _WORDS), sections, hand),
                "for_sale": _for_sale(pages, design),
            }
        ),
        "imprint.md": _IMPRINT,
        "weather.md": _weather(hand),
    }
    return {**{path: text.encode() for path, text in told.items()}, **adverts.files}


def _edition(layout: str, pages: int, seed: int, sections: Sequence[SampleSection]) -> Mapping[str, Any]:
    required = ["publisher", "editor", "address", "printed by", "circulation"]
    imprint = {"id": "imprint", "page": 2, "src": "imprint.md", "required": required}
    standing: list[dict[str, Any]] = [{**imprint, "place": {"columns": 2, "lines": 17}}]
    if pages >= FURNISHED_FROM:
        standing = [
            {"id": "index", "page": 1, "place": {"columns": 1, "lines": 26}},
            {"id": "weather", "page": 2, "place": "corner", "src": "weather.md"},
            {**imprint, "place": "foot"},
        ]
    supplied = {"number": pages, "kind": "supplied", "file": "pages/back.pdf", "adverts": False}
    return {
        "schema": 1,
        "date": DAY,
        "number": str(seed),
        "layout": layout,
        "pages": pages,
        "sections": [section.as_dict() for section in sections],
        **({"special_pages": [supplied]} if pages >= SUPPLIED_FROM else {}),
        "standing": standing,
    }


def _publication(
    sections: Sequence[SampleSection], design: EditionDesign, hand: random.Random
) -> Mapping[str, Any]:
    base = hand.randrange(400, 700)
    rates = {
        size: f"{round(base * (known.columns or 1) * (known.rows or 4) / 2) * 20:,} ₸".replace(",", "\u00a0")
        for size, known in design.sizes.items()
    }
    return {
        "name": "The Poplar Post",
        "url": "https://poplar.example",
        "lang": "en",
        "timezone": "Asia/Almaty",
        "description": "A daily that is made up from beginning to end.",
        "credit_style": "copyright",
        "rates": {**rates, "column-millimetre": f"{base}\u00a0₸"},
        "corrections": {"email": "desk@poplar.example"},
        "ad_contacts": [
            {
                "phone": "+7(700) 388 81 09",
                "email": "adverts@poplar.example",
                "pitch": "This space is read at nine thousand breakfasts",
                "hours": "Monday to Friday, 9 to 18",
            }
        ],
        "sections": [
            {"name": section.name, "url": f"/{section.key}", "theme": section.theme} for section in sections
        ],
    }


def _line_adverts(pages: int, sections: Sequence[SampleSection], hand: random.Random) -> list[dict[str, str]]:
    """Adverts of words alone, in the languages of the edition, none twice."""
    langs = list(dict.fromkeys(section.lang for section in sections))
    found: dict[str, str] = {}
    for _ in range(6 + pages):
        bank = bank_of(hand.choice(("en", *langs)))
        category = hand.choice(sorted(bank.line_adverts))
        text = Voice(bank, hand.choice(bank.topics), hand).of(category, bank.line_adverts[category])
        found[text] = category
    return [
        {"category": category, "text": text}
        for text, category in sorted(found.items(), key=lambda each: each[1])
    ]


def _for_sale(pages: int, design: EditionDesign) -> list[dict[str, Any]]:
    asked = [(1, "ear"), (3, "sixteenth"), *((page, "card") for page in range(5, pages, 6))]
    return [{"page": page, "size": size} for page, size in asked if size in design.sizes and page < pages]


_IMPRINT = """---
publisher: Poplar Post LLP
editor: Madina Kerey (responsible under the press law)
address: Mill Street 4, Tasbulak
printed by: Two Rollers, Station Street 2, Tasbulak
circulation: 9,000
---

**The Poplar Post** appears on every day that has a morning. **Publisher:** Poplar Post LLP. **Editor:**
Madina Kerey, responsible under the press law. **Address:** Mill Street 4, Tasbulak. **Telephone:** desk +7
(700) 388 81 00, adverts +7 (700) 388 81 09. **Printed by:** Two Rollers, Station Street 2, Tasbulak.
**Circulation:** 9,000. Whoever writes to us gets an answer, if the letter has a stamp.
"""


def _weather(hand: random.Random) -> str:
    towns = bank_of("en").towns[:4]
    days = ("Tue", "Wed", "Thu", "Fri")
    rows = [f"| {town} | " + " | ".join(str(hand.randint(14, 31)) for _ in days) + " |" for town in towns]
    table = "\n".join((f"| Degrees | {' | '.join(days)} |", "|:---|" + "---:|" * len(days), *rows))
    words = hand.choice(
        (
            "Sun until noon, then clouds from the west; in the evening perhaps a drop or two.",
            "Fog over the river until nine. Afterwards clear, and warmer than yesterday.",
            "Wind from the north, in gusts strong enough for hats. Dry until Thursday.",
        )
    )
    return f"**Tuesday.** {words}\n\n{table}\n\n*The hill with the mast, 18 May, 18:00*\n"
