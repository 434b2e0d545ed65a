"""an edition of four pages made by hand, with nothing of pagekit's own writers: one that keeps every rule, and ways to spoil it.

page 1   the lead over three columns, goes on on page 2; a brief; an advert at the foot
page 2   the end of the lead; two stories side by side; an advert on the left
page 3   a story in a dogleg round an advert; a brief
page 4   supplied whole
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

MM = 72 / 25.4
WIDTH, HEIGHT = 280.0, 430.0
LEFT, TOP = 14.0, 14.0
LINE, GUTTER, COLUMN = 254 / 72, 4.0, 47.2
SIZE, LABEL = 8.2, 7.0
SIGNS = 27
"""Of Courier at that size in a column."""
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zu", "dal", "fen", "gor", "pim", "tus")


def words(start: int, count: int) -> list[str]:
    """Words that nobody knows, none of them twice."""
    return [
        _SYLLABLES[n % 15] + _SYLLABLES[n // 15 % 15] + _SYLLABLES[(n * 7 + n // 225) % 15]
        for n in range(start, start + count)
    ]


@dataclass
class Piece:
    """A box: in columns and lines of the sheet, with what stands in it."""

    page: int
    kind: str
    ref: str
    rects: list[tuple[float, int, float, int]]
    """First column, first line, columns, lines."""
    head: str = ""
    size: float = 0.0
    lines: list[str] = field(default_factory=list)
    before: str = ""
    after: str = ""
    shown: tuple[int, str, float] | None = None
    """A line in other type: the lines before it, its words, its size."""
    part: int = 1
    parts: int = 1
    jump: bool = True
    shift: float = 0.0
    """Millimetres that its text stands too low."""
    beside: float = 0.0
    """Millimetres that it stands too far to the right."""
    taller: float = 0.0
    """Millimetres that its box is too high."""


@dataclass
class Edition:
    """What is handed in, what was planned, and what is drawn."""

    stories: dict[str, dict[str, Any]]
    bookings: dict[str, dict[str, Any]]
    pieces: dict[str, Piece]
    left_out: list[dict[str, str]]
    extra: list[str] = field(default_factory=list)
    """Lines of TOML at the end of edition.toml."""

    def plan(self) -> dict[str, Any]:
        """As plan.json has it."""
        pages: list[dict[str, Any]] = [
            {"number": number, "label": str(number), "section": "News", "boxes": []} for number in range(1, 5)
        ]
        for id, piece in self.pieces.items():
            rects = [_rect(rect, piece) for rect in piece.rects]
            pages[piece.page - 1]["boxes"].append(
                {"id": id, "ref": piece.ref, "kind": piece.kind, "rects": rects, "part": piece.part, "parts": piece.parts, "jump": piece.jump, "pinned": False, "why": "by hand"}
            )  # fmt: skip
        return {"schema": 1, "pages": pages, "left_out": self.left_out, "conflicts": [], "figures": {}}

    def pdf(self) -> bytes:
        """The pages."""
        document = pikepdf.new()
        face = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier))
        for number in range(1, 5):
            page = document.add_blank_page(page_size=(WIDTH * MM, HEIGHT * MM)).obj
            drawn = [line for piece in self.pieces.values() if piece.page == number for line in _drawn(piece)]
            page.Contents = document.make_stream("\n".join(drawn).encode("latin-1"))
            page.Resources = Dictionary(Font=Dictionary(F1=face))
        out = io.BytesIO()
        document.save(out, static_id=True)
        return out.getvalue()

    def write(self, folder: Path) -> Path:
        """The folder."""
        (folder / "stories").mkdir(parents=True, exist_ok=True)
        for id, story in self.stories.items():
            fields = "\n".join(f"{name}: {value}" for name, value in story.items() if name != "body")
            (folder / "stories" / f"{id}.md").write_text(f"---\nid: {id}\n{fields}\n---\n\n{story['body']}\n")
        edition = (
            'schema = 1\ndate = 2026-05-19\npages = 4\n[[sections]]\nname = "News"\n'
            '[[special_pages]]\nnumber = 4\nkind = "supplied"\nfile = "back.pdf"\n'
        )
        (folder / "edition.toml").write_text(edition + "\n".join(self.extra))
        (folder / "publication.toml").write_text('name = "By Hand"\n')
        entries = [
            "[[bookings]]\n"
            + "\n".join(f"{name} = {value}" for name, value in {"id": f'"{id}"', **booking}.items())
            for id, booking in self.bookings.items()
        ]
        (folder / "adverts.toml").write_text("\n".join(entries) + "\n")
        return folder


def _rect(rect: tuple[float, int, float, int], piece: Piece) -> list[float]:
    column, line, columns, lines = rect
    pitch = COLUMN + GUTTER
    return [
        round(LEFT + column * pitch + piece.beside, 3),
        round(TOP + line * LINE, 3),
        round(columns * pitch - GUTTER, 3),
        round(lines * LINE + piece.taller, 3),
    ]


def broken(text: list[str]) -> list[str]:
    """Words in lines of a column; one that does not fit is parted by a hyphen."""
    lines, line = [], ""
    for word in text:
        room = SIGNS - len(line) - bool(line)
        if len(word) <= room:
            line = f"{line} {word}".strip()
        elif room >= 5:
            lines.append(f"{line} {word[: room - 1]}-".strip())
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _drawn(piece: Piece) -> list[str]:
    """The head over the first rectangle, then text column by column."""
    drawn: list[str] = []
    rooms: list[tuple[float, int, int]] = []
    for place, (column, line, columns, lines) in enumerate(piece.rects):
        taken = 0
        if place == 0 and piece.head:
            taken = round(piece.size * 1.15 / 10 + 0.5)
            drawn.append(_text(column, line + taken, piece.head, piece.size, piece.beside, 0.0))
        rooms += ((column + n, line + taken, lines - taken) for n in range(int(columns)))
    text = [(line, SIZE) for line in piece.lines]
    if piece.shown:
        behind, words, size = piece.shown
        text.insert(behind, (words, size))
    waiting = [one for one in ((piece.before, LABEL), *text, (piece.after, LABEL)) if one[0]]
    for at, top, count in rooms:
        shown, waiting = waiting[:count], waiting[count:]
        drawn += (
            _text(at, top + n, line, size, piece.beside, piece.shift)
            for n, (line, size) in enumerate(shown, start=1)
        )
    return drawn


def _text(column: float, foot: int, text: str, size: float, beside: float, shift: float) -> str:
    """A line of type whose baseline stands a little over the foot of its line."""
    x = (LEFT + column * (COLUMN + GUTTER) + beside) * MM
    y = (HEIGHT - TOP - foot * LINE + 0.9 - shift) * MM
    return f"BT /F1 {size} Tf {x:.3f} {y:.3f} Td ({text}) Tj ET"


def _story(priority: int, head: str, text: list[str], **more: str) -> dict[str, Any]:
    return {"headline": head, "section": "News", "priority": priority, **more, "body": " ".join(text)}


def sound() -> Edition:
    """The edition that keeps every rule."""
    lead, second, third, dog, brief = (
        words(0, 260),
        words(300, 60),
        words(400, 60),
        words(500, 90),
        words(700, 30),
    )
    other = words(800, 30)
    stories = {
        "lead": _story(1, "Storks at the mill", lead, tags="[birds]"),
        "brief": _story(7, "Rain later", brief),
        "second": _story(2, "A bridge for goats", second),
        "third": _story(4, "Tea is dearer", third),
        "dog": _story(2, "Dog finds the key", dog),
        "other": _story(6, "Snow", other),
        "late": _story(5, "Nobody reads this", words(900, 20)),
    }
    bookings = {
        "B-1": {"advertiser": '"Nan"', "category": '"food"', "size": '"quarter-strip"', "musts": '{ half = "lower" }'},
        "B-2": {"advertiser": '"Axle"', "category": '"motor"', "size": '"sixth"', "musts": '{ hand = "left", page = 2 }'},
        "B-3": {"advertiser": '"Boots"', "category": '"shoes"', "size": '"sixteenth"', "musts": '{ front = false }'},
        "B-4": {"advertiser": '"Late"', "category": '"shoes"', "size": '"card"', "status": '"cancelled"'},
    }  # fmt: skip
    lines = broken(lead)
    turn = len(lines) - 24
    pieces = {
        "nameplate": Piece(1, "furniture", "nameplate", [(0, 0, 5, 15)], lines=["By Hand"]),
        "lead-1": Piece(1, "story", "lead", [(0, 15, 3, turn // 3 + 9)], head="Storks at the mill", size=35, lines=lines[:turn], after="Continued on page 2", part=1, parts=2),
        "brief-1": Piece(1, "story", "brief", [(3, 15, 1, 20)], head="Rain later", size=13, lines=broken(brief)),
        # Three rows less the line of the label, at the foot.
        "B-1": Piece(1, "advert", "B-1", [(0, 88, 5, 25)], lines=["Nan"]),
        "folio-2": Piece(2, "furniture", "folio", [(0, 0, 5, 5)], lines=["2"]),
        "second-1": Piece(2, "story", "second", [(0, 6, 2, 24)], head="A bridge for goats", size=26, lines=broken(second)),
        "third-1": Piece(2, "story", "third", [(2, 6, 2, 24)], head="Tea is dearer", size=21.5, lines=broken(third)),
        "lead-2": Piece(2, "story", "lead", [(4, 6, 1, 34)], head="Storks", size=13, lines=lines[turn:], before="From page 1", part=2, parts=2),
        "B-2": Piece(2, "advert", "B-2", [(0, 79, 2.5, 34)], lines=["Axle"]),
        "folio-3": Piece(3, "furniture", "folio", [(0, 0, 5, 5)], lines=["3"]),
        "dog-1": Piece(3, "story", "dog", [(0, 6, 2, 20), (0, 26, 1, 14)], head="Dog finds the key", size=26, lines=broken(dog)),
        "other-1": Piece(3, "story", "other", [(2, 6, 1, 20)], head="Snow", size=13, lines=broken(other)),
        "B-3": Piece(3, "advert", "B-3", [(3, 97, 2, 16)], lines=["Boots"]),
        "back": Piece(4, "standing", "back", [(0, 0, 5, 113)]),
    }  # fmt: skip
    left_out = [
        {"id": "late", "why": "no page had room for it"},
        {"id": "B-4", "why": "it was cancelled"},
    ]
    edition = Edition(stories, bookings, pieces, left_out)
    edition.pieces.pop("back")
    return edition


Spoil = Callable[[Edition], None]
