"""a creative whose file is another one by the time a page is made → it is not shown, and that is told."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from pagekit.adverts import Filled
from pagekit.house.labels import labels_for
from pagekit.intake import read_adverts
from pagekit.intake.edition import read_edition
from pagekit.layout import Slot, find_layout
from pagekit.makeup.creatives import Creatives
from pagekit.model import AdvertBook, Origin
from pagekit.notes import Note, Severity
from pagekit.pictures import Source
from pagekit.production.edition_files import EditionFiles, add_creatives
from pagekit.units import px
from pagekit.world import DiskWorld, FakeWorld

LABELS, _ = labels_for("en")
SLOT = Slot(width=px(300), height=px(250), accepts=("image", "html", "pdf"))
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"


def file(form: str, shade: int = 90) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 50), (shade, 30, 30)).save(stream, form)
    return stream.getvalue()


HONEST = {
    "boots.png": file("PNG"),
    "small.png": file("PNG", 91),
    "boots.html": b"<p>Boots</p>",
    "less.html": b"<p>B</p>",
    "boots.pdf": b"%PDF-1.7 boots",
    "boots.eps": EPS,
}
BOOKED = {
    "adverts": [
        {"kind": "image", "src": "boots.png", "narrow": "small.png", "alt": "Boots"},
        {
            "kind": "html", "src": "boots.html", "title": "Boots", "width": 300, "height": 250,
            "narrow": {"src": "less.html", "width": 300, "height": 100},
        },
        {"kind": "pdf", "src": "boots.pdf", "alt": "Boots"},
        {"kind": "pdf", "src": "boots.eps", "alt": "Boots"},
    ]
}  # fmt: skip


@pytest.fixture(scope="module")
def book() -> AdvertBook:
    return read_adverts(
        BOOKED,
        files_from=Path("ads"),
        world=FakeWorld({f"ads/{name}": data for name, data in HONEST.items()}),
    )


def test_the_door_remembers_what_it_let_in(book: AdvertBook) -> None:
    assert book.origin is not None
    assert set(book.origin.passed) == set(HONEST)


@pytest.mark.parametrize(
    ("index", "name", "swapped"),
    [
        (0, "boots.png", file("BMP")),
        (0, "boots.png", file("PNG", 92)),
        (0, "boots.png", EPS),
        (1, "boots.html", b"<p>Boats</p>"),
        (2, "boots.pdf", b"%PDF-1.7 boats"),
        (3, "boots.eps", EPS + b"showpage"),
    ],
    ids=["BMP", "PNG", "EPS", "HTML", "PDF", "other EPS"],
)
def test_a_file_that_was_swapped_is_not_shown(
    book: AdvertBook, index: int, name: str, swapped: bytes
) -> None:
    notes: list[Note] = []
    world = FakeWorld({f"ads/{own}": data for own, data in (HONEST | {name: swapped}).items()})
    maker = Creatives(world, book, web=True, assets={}, notes=notes)
    assert maker.advert(Filled("foot", SLOT, book.bookings[index]), LABELS, None) is None
    assert [(note.severity, note.code, note.what) for note in notes] == [
        (
            Severity.ERROR,
            "creative-missing",
            f"the booked advert is not shown: {name}: has changed since the adverts were read. Read them again.",
        )
    ]


@pytest.mark.parametrize("form", ["BMP", "PPM", "EPS"])
def test_what_the_gate_does_not_read_is_not_read_where_nobody_kept_its_hash_either(form: str) -> None:
    notes: list[Note] = []
    line = AdvertBook(read_adverts({"adverts": []}).adverts, Origin("ads", Path("ads")))
    booking = read_adverts(
        BOOKED,
        files_from=Path("ads"),
        world=FakeWorld({f"ads/{name}": data for name, data in HONEST.items()}),
    ).bookings[0]
    maker = Creatives(FakeWorld({"ads/boots.png": file(form)}), line, web=True, assets={}, notes=notes)
    assert maker.advert(Filled("foot", SLOT, booking), LABELS, None) is None
    assert [note.what for note in notes] == [
        "the booked advert is not shown: a picture is of no kind that is known. Export it again as JPEG or PNG."
    ]


def test_an_edition_remembers_them_and_the_pages_that_came_whole(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(
        'schema = 1\ndate = 2026-03-02\nlayout = "tabloid"\nadverts = "adverts.toml"\n'
        '[[special_pages]]\nnumber = 4\nkind = "supplied"\nfile = "back.pdf"\n'
        '[[special_pages]]\nnumber = 3\nkind = "supplied"\nfile = "late.pdf"\n'
    )
    (tmp_path / "back.pdf").write_bytes(HONEST["boots.pdf"])
    (tmp_path / "publication.toml").write_text('name = "The Courier"\n')
    (tmp_path / "stories").mkdir()
    (tmp_path / "boots.png").write_bytes(HONEST["boots.png"])
    (tmp_path / "adverts.toml").write_text(
        '[[bookings]]\nid = "a"\nsize = "quarter"\n[bookings.creative]\nkind = "image"\nsrc = "boots.png"\nalt = "Boots"\n'
    )
    edition = read_edition(tmp_path, world=DiskWorld(tmp_path))
    assert edition.origin is not None
    assert dict(edition.origin.passed) == {
        "boots.png": Source.of(HONEST["boots.png"]).digest,
        "back.pdf": Source.of(HONEST["boots.pdf"]).digest,
    }

    box = SimpleNamespace(kind="standing", ref="page-4", rect=(0, 0, 280, 430))
    page: Any = SimpleNamespace(number=4, boxes=(box,))
    layout = find_layout("tabloid")
    paper = layout.printed.papers["tabloid"]
    plan: Any = SimpleNamespace(edition=edition, layout=layout, paper=paper, pages=(page,), bookings={})
    files = EditionFiles()
    add_creatives(files, plan, FakeWorld({tmp_path / "back.pdf": b"%PDF-1.7 another"}))
    assert [note.what for note in files.notes] == [
        "the booked advert is not shown: back.pdf: has changed since the adverts were read. Read them again."
    ]
