"""a folder → Edition: what is read, what is left out with a note, and what stops it, every fault in one report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pagekit.errors import InvalidInput, Unreadable
from pagekit.intake import read_edition
from pagekit.model import AwaitedCreative, Edition, PdfCreative
from pagekit.world import FakeWorld

HOME = Path("/paper")
FILE = b'schema = 1\ndate = 2026-05-19\nnumber = "118"\npages = { least = 12, most = 24 }\n'
STORY = b"---\nheadline: The bridge is open\nprint:\n  page: 3\n  jump: false\n  picture: large\n---\nCars crossed.\n"


def read(**files: bytes) -> Edition:
    names = {"edition": "edition.toml", "publication": "publication.toml", "adverts": "adverts.toml"}
    put = {HOME / "edition.toml": FILE, HOME / "stories/bridge.md": STORY}
    put |= {HOME / names.get(name, name): data for name, data in files.items()}
    return read_edition(HOME, world=FakeWorld(put))


def codes(edition: Edition) -> list[tuple[str, str]]:
    return [(note.code, note.where) for note in edition.notes]


def test_an_edition_is_its_file_with_all_that_lies_beside_it() -> None:
    made = read(
        publication=b'name = "The Post"\n[rates]\nquarter = "12000 KZT"\ncolumn_mm = "45 KZT"\n',
        adverts=b"""
[[bookings]]
id = "B-1"
advertiser = "Nan Bakery"
size = { columns = 2, height = "80mm" }
creative = "nan.pdf"
colour = true
status = "sold"
runs = ["2026-05-19"]
musts = { hand = "right", apart = ["food"], apart_on = "spread" }
wishes = { section = "News", page = 3, front = false, half = "upper", not_beside = ["accident"], group = "motor" }
[[line_adverts]]
category = "For sale"
text = "A piano."
[[for_sale]]
page = 1
size = "ear"
""",
        **{"nan.pdf": b"%PDF-1.7"},
    )
    assert (made.name, made.file.date, made.file.layout) == (
        "The Post 118, 2026-05-19",
        date(2026, 5, 19),
        "tabloid",
    )
    assert (made.file.pages.least, made.file.pages.most) == (12, 24)
    (story,) = made.stories
    assert (story.id, story.print.page, story.print.jump, story.print.picture) == (
        "bridge",
        3,
        False,
        "large",
    )
    (booking,) = made.bookings
    assert booking.creative == PdfCreative(src="nan.pdf", alt="Nan Bakery")
    assert (booking.colour, booking.status, booking.musts.apart) == ("full", "booked", ("food",))
    assert made.line_adverts[0].text == "A piano."
    assert (made.for_sale[0].page, made.for_sale[0].size) == (1, "ear")
    assert made.publication.rates["column_mm"] == "45 KZT"
    assert made.notes == ()


def test_a_spreadsheet_has_the_same_names_as_columns() -> None:
    rows = (
        "id;advertiser;size;status;colour;runs;size.columns;size.height;musts.apart;wishes.page\n"
        "B-1;Nan;quarter;sold;yes;2026-05-19,2026-05-20;;;food, bank;3\n"
        "B-2;Alma;;option;no;;2,5;80mm;;\n"
        "B-3;Tulpar;quarter;lost;;;;;;\n"
    )
    made = read(**{"adverts.csv": rows.encode("utf-8-sig")})
    one, other = made.bookings
    assert (one.size.name if one.size else "", one.colour, one.musts.apart) == (
        "quarter",
        "full",
        ("food", "bank"),
    )
    assert (one.wishes.page, one.runs.days if one.runs else ()) == (3, (date(2026, 5, 19), date(2026, 5, 20)))
    assert (other.size.columns if other.size else 0, other.status, other.colour) == (2.5, "option", "mono")
    assert made.left_out[0][0] == "B-3"
    assert ("not-a-choice", "adverts.csv, line 4, status") in codes(made)


def test_one_bad_story_or_booking_becomes_a_note() -> None:
    made = read(
        publication=b'name = "The Post"',
        adverts=b'[[bookings]]\nid = "B-1"\nsize = "quarter"\nmusts = { hand = "up" }\n'
        b'[[bookings]]\nid = "B-2"\nsize = { width = "5mm" }\n[[bookings]]\nsize = "quarter"\n'
        b'[[bookings]]\nid = "B-4"\nsize = "quarter"\n[[bookings]]\nid = "B-4"\nsize = "half"\n',
        **{"stories/bad.json": b'{"id": "bad"}', "stories/again.json": b'{"id": "bridge", "headline": "B"}'},
    )
    assert codes(made) == [
        ("missing-field", "stories/bad.json, headline"),
        ("story-twice", "stories/bridge.md"),
        ("not-a-choice", "adverts.toml, bookings[0].musts.hand"),
        ("bad-value", "adverts.toml, bookings[1].size"),
        ("missing-field", "adverts.toml, bookings[2].id"),
        ("booking-twice", "bookings"),
    ]
    assert [name for name, _ in made.left_out] == [
        "bad", "bridge", "B-1", "B-2", "adverts.toml, bookings[2]", "B-4",
    ]  # fmt: skip
    assert [booking.id for booking in made.bookings] == ["B-4"]


def test_every_fault_of_every_file_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        read(
            edition=b'schema = 1\ndate = "soon"\nnumbr = "3"\npages = { least = 8, most = 4 }\n',
            publication=b'name = "The Post"\nlang = "english"\n',
            adverts=b"[[bookings]\n",
            **{"stories/bad.json": b"{"},
        )
    assert [note.where.partition(",")[0] for note in caught.value.problems] == [
        "edition.toml", "edition.toml", "edition.toml", "publication.toml", "adverts.toml", "stories/bad.json",
    ]  # fmt: skip


def test_a_creative_that_cannot_be_used_keeps_the_place_of_its_booking() -> None:
    made = read(
        publication=b'name = "The Post"',
        adverts=b'[[bookings]]\nid = "B-1"\nsize = "quarter"\ncreative = "nan.pdf"\nalt = "Bread"\n'
        b'[[bookings]]\nid = "B-2"\nsize = "quarter"\ncreative = "gone.png"\n',
        **{"nan.pdf": b"no PDF"},
    )
    assert [booking.creative for booking in made.bookings] == [
        AwaitedCreative(alt="Bread"), AwaitedCreative(alt="B-2"),
    ]  # fmt: skip
    assert codes(made) == [
        ("creative-refused", "bookings, B-1, creative"), ("picture-missing", "bookings, B-2, creative"),
    ]  # fmt: skip


def test_creatives_lie_beside_their_own_file() -> None:
    made = read(
        edition=FILE + b'adverts = "sales/may.toml"\n',
        publication=b'name = "The Post"',
        **{
            "sales/may.toml": b'[[bookings]]\nid = "B-1"\nsize = "quarter"\ncreative = "nan.pdf"\nalt = "Bread"\n',
            "sales/nan.pdf": b"%PDF-1.7",
        },
    )
    assert made.bookings[0].creative == PdfCreative(src="sales/nan.pdf", alt="Bread")
    assert made.notes == ()


def test_the_number_of_pages_and_a_list_of_them_have_two_names() -> None:
    with pytest.raises(InvalidInput) as caught:
        read(edition=FILE + b'[[pages]]\nnumber = 16\nkind = "plain"\n')
    assert caught.value.problems[0].remedy == "Write the list as [[special_pages]]."
    made = read(
        edition=FILE + b'[[special_pages]]\nnumber = 16\nkind = "supplied"\nfile = "pages/puzzle.pdf"\n'
    )
    assert made.file.special_pages[0].file == "pages/puzzle.pdf"
    made = read(edition=b"schema = 1\ndate = 2026-05-19\n[[pages]]\nnumber = 2\nadverts = false\n")
    assert (made.file.special_pages[0].number, made.file.special_pages[0].adverts) == (2, False)


def test_a_folder_without_stories_or_publication_is_told_of_it() -> None:
    made = read_edition(HOME, world=FakeWorld({HOME / "edition.toml": FILE}))
    assert codes(made) == [("publication-missing", "publication.toml"), ("no-stories", "stories/")]


def test_a_folder_without_an_edition_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"holds no edition\.toml.*schema = 1, and date"):
        read_edition(tmp_path)
    with pytest.raises(Unreadable, match="there is no folder"):
        read_edition(tmp_path / "gone")
