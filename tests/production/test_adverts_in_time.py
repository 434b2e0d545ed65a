"""One file of bookings → the web's pages: sections, links, turns, what the web has for itself, and what ran where."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PIL import Image

import pagekit
from pagekit import FakeWorld, MemoryFiles

NOON = datetime(2026, 5, 19, 12, tzinfo=UTC)
BOOK = """
[[bookings]]
id = "B-1"
advertiser = "Nan Bakery"
slot = "top"
size = "quarter"
creative = "nan.pdf"
web = "nan.png"
alt = "Nan Bakery"
url = "https://nan.example/"
rate = "86000 KZT"

[[bookings]]
id = "B-2"
advertiser = "Zher"
size = "full"
creative = "zher.png"

[[bookings]]
id = "B-3"
advertiser = "Fifth Shelf"
slot = "foot"
sections = ["Sport"]
creative = "shelf.png"

[[line_adverts]]
category = "For sale"
text = "A saddle."
"""


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (97, 25), (20, 90, 120)).save(stream, "PNG")
    return stream.getvalue()


FILES = {name: _png() for name in ("nan.png", "zher.png", "shelf.png")}
HOUSE = pagekit.Publication(name="The Courier", url="https://courier.example", timezone="Asia/Almaty")


def _book(text: str = BOOK) -> pagekit.AdvertBook:
    return pagekit.read_adverts(text.encode(), format="toml", files_from=MemoryFiles(FILES))


def _story(id: str = "river", section: str = "News") -> pagekit.Article:
    return pagekit.Article(id=id, headline="The river is back", section=section, url=f"/{id}/")


def _shown(page: pagekit.HtmlPage) -> list[tuple[str, str, str]]:
    return [(one.booking, one.slot, one.creative) for one in page.adverts]


def test_one_file_serves_the_web_and_print() -> None:
    page = pagekit.render_html(_story(), publication=HOUSE, adverts=_book(), at=NOON)
    assert _shown(page) == [("B-1", "top", "nan.png")]
    assert 'href="https://nan.example/"' in page.html
    assert page.report.with_code("advert-refused") == page.report.with_code("advert-unplaced") == ()


def test_a_booking_with_sections_stands_on_their_stories_and_their_front() -> None:
    sport = _story("match", "Sport")
    ends = _book(BOOK.replace('slot = "foot"', 'slot = "end"'))
    order = pagekit.Order(publication=HOUSE, adverts=_book(), at=NOON)
    fronts = pagekit.Order(publication=HOUSE, adverts=ends, at=NOON)
    top = ("B-1", "top", "nan.png")
    assert _shown(pagekit.render_html(sport, order=order)) == [top, ("B-3", "foot", "shelf.png")]
    front = pagekit.render_front([sport], order=fronts, section="Sport")
    assert _shown(front) == [top, ("B-3", "end", "shelf.png")]
    assert _shown(pagekit.render_front([sport], order=fronts)) == [top]


def test_bookings_of_one_slot_take_turns_over_the_hours() -> None:
    two = BOOK.replace('size = "full"', 'slot = "top"')
    seen = set()
    for hour in range(12):
        page = pagekit.render_html(
            _story(), publication=HOUSE, adverts=_book(two), at=NOON + timedelta(hours=hour)
        )
        (shown,) = _shown(page)
        seen.add(shown[0])
        assert page.report.with_code("advert-in-turn") != ()
    assert seen == {"B-1", "B-2"}


def test_what_ran_where_is_a_table() -> None:
    order = pagekit.Order(publication=HOUSE, adverts=_book(), at=NOON)
    pages = {f"/{one}/": pagekit.render_html(_story(one), order=order) for one in ("river", "tram")}
    rows = list(csv.reader(io.StringIO(pagekit.run_sheet(pages))))
    assert rows == [
        ["booking", "advertiser", "page", "slot", "creative", "rate"],
        ["B-1", "Nan Bakery", "/river/", "top", "nan.png", "86000 KZT"],
        ["B-1", "Nan Bakery", "/tram/", "top", "nan.png", "86000 KZT"],
    ]


@pytest.mark.parametrize("pages", [["/river/"], {"/river/": "page"}])
def test_what_is_no_page_is_refused_by_name(pages: Any) -> None:
    with pytest.raises(pagekit.BadOrder, match=r"^pages"):
        pagekit.run_sheet(pages)


def test_the_house_advert_is_told_as_such() -> None:
    house = pagekit.Publication(name="The Courier", ad_contacts=({"phone": "+7 700 388 81 09"},))
    page = pagekit.render_html(_story(), publication=house, at=NOON)
    assert [(one.booking, one.advertiser) for one in page.adverts] == [("", "house advert")]


def test_what_the_web_has_for_itself_stands_though_the_print_file_is_missing() -> None:
    book = _book()
    assert [booking.id for booking in book.bookings] == ["B-1", "B-2", "B-3"]
    assert book.origin is not None
    assert [(note.code, note.where) for note in book.origin.notes] == [
        ("picture-missing", "bookings[0].creative.src")
    ]


def test_what_the_web_has_for_itself_and_cannot_use_is_told() -> None:
    book = _book(BOOK.replace('web = "nan.png"', 'web = "gone.png"').replace("nan.pdf", "nan.png"))
    assert book.origin is not None
    (note,) = book.origin.notes
    assert (note.where, book.bookings[0].web) == ("bookings[0].web.src", None)
    assert note.what.endswith("The web goes without it.")


def test_a_spreadsheet_is_a_file_of_adverts_too() -> None:
    table = (
        "id,advertiser,slot,sections,weight,creative,alt\n"
        "B-1,Nan,top,News;Sport,2.5,nan.png,Bread\n"
        "B-2,Zher,,,,zher.png,\n"
    )
    book = pagekit.read_adverts("adverts.csv", world=FakeWorld({"adverts.csv": table.encode(), **FILES}))
    first, second = book.bookings
    assert (first.slot, first.sections, first.weight) == ("top", ("News", "Sport"), 2.5)
    assert (second.place, second.sections, second.weight) == ("inline", (), 1)


def test_a_spreadsheet_with_a_slip_says_where() -> None:
    table = "id,slot,weight,creative\nB-1,top,often,nan.png\n"
    with pytest.raises(pagekit.InvalidInput, match="weight"):
        pagekit.read_adverts("adverts.csv", world=FakeWorld({"adverts.csv": table.encode(), **FILES}))
