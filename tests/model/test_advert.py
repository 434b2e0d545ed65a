"""wire data → adverts: a union by kind, each kind with its own fields."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pagekit.errors import BadOrder, InvalidInput
from pagekit.model import (
    AdvertBook,
    AdvertFile,
    Booking,
    BookingStatus,
    ContactAdvert,
    HouseCreative,
    HtmlAdvert,
    HtmlCreative,
    ImageAdvert,
    ImageCreative,
    NarrowHtml,
    PdfAdvert,
    PdfCreative,
)


def read(**advert: Any) -> Any:
    return AdvertFile.model_validate({"adverts": [advert]}).adverts[0]


def test_each_kind_reads_in_its_shortest_form() -> None:
    assert isinstance(read(kind="contact"), ContactAdvert)
    assert isinstance(read(kind="image", src="a.png", alt="A shop"), ImageAdvert)
    assert isinstance(read(kind="html", src="a.html", title="A shop", width=300, height=250), HtmlAdvert)
    assert isinstance(read(kind="pdf", src="a.pdf", alt="A shop"), PdfAdvert)


def test_script_is_off_until_it_is_asked_for() -> None:
    assert read(kind="html", src="a.html", title="A shop", width=300, height=250).scripts is False


@pytest.mark.parametrize(
    "advert",
    [
        {"kind": "image", "src": "a.png"},
        {"kind": "image", "src": "a.png", "alt": " "},
        {"kind": "image", "src": "https://ads.example/a.png", "alt": "A"},
        {"kind": "image", "src": "a.png", "alt": "A", "url": "javascript:x"},
        {"kind": "image", "src": "a.png", "alt": "A", "page": 1},
        {"kind": "html", "src": "../a.html", "title": "A", "width": 1, "height": 1},
        {"kind": "html", "src": "a.html", "title": "A", "width": 0, "height": 1},
        {"kind": "pdf", "src": "a.pdf", "alt": "A", "page": 0},
        {"kind": "pdf", "src": "a.pdf", "alt": "A", "box": "slug"},
        {"kind": "popup"},
        {},
    ],
)
def test_what_no_slot_should_show_is_refused(advert: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        read(**advert)


def test_a_version_for_narrow_pages_goes_with_its_kind() -> None:
    image = read(kind="image", src="a.png", alt="A shop", narrow="b.png")
    assert image.narrow == "b.png"
    html = read(
        kind="html", src="a.html", title="A", width=970, height=250,
        narrow={"src": "b.html", "width": 320, "height": 100},
    )  # fmt: skip
    assert (html.narrow.src, html.narrow.width, html.narrow.height) == ("b.html", 320, 100)


@pytest.mark.parametrize(
    "advert",
    [
        {"kind": "image", "src": "a.png", "alt": "A", "narrow": "../b.png"},
        {"kind": "image", "src": "a.png", "alt": "A", "narrow": {"src": "b.png"}},
        {"kind": "html", "src": "a.html", "title": "A", "width": 1, "height": 1, "narrow": "b.html"},
        {"kind": "html", "src": "a.html", "title": "A", "width": 1, "height": 1, "narrow": {"src": "b.html"}},
        {"kind": "pdf", "src": "a.pdf", "alt": "A", "narrow": "b.pdf"},
        {"kind": "contact", "narrow": "b.png"},
    ],
)
def test_a_version_for_narrow_pages_of_another_kind_is_refused(advert: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        read(**advert)


@pytest.mark.parametrize(
    ("advert", "creative"),
    [
        ({"kind": "contact"}, HouseCreative()),
        (
            {"kind": "image", "src": "a.png", "alt": "A", "url": "https://a.example/", "narrow": "b.png"},
            ImageCreative(src="a.png", alt="A", url="https://a.example/", narrow="b.png"),
        ),
        (
            {
                "kind": "html", "src": "a.html", "title": "A", "width": 300, "height": 250, "scripts": True,
                "narrow": {"src": "b.html", "width": 320, "height": 50},
            },
            HtmlCreative(
                src="a.html", title="A", width=300, height=250, scripts=True,
                narrow=NarrowHtml(src="b.html", width=320, height=50),
            ),
        ),
        ({"kind": "pdf", "src": "a.pdf", "alt": "A", "page": 2}, PdfCreative(src="a.pdf", alt="A", page=2)),
    ],
)  # fmt: skip
def test_a_line_of_a_file_is_a_booking_and_its_creative(advert: dict[str, Any], creative: Any) -> None:
    line = read(slot="top", advertiser="Ann", label="Anzeige", **advert)
    (booking,) = AdvertBook((line,)).bookings
    assert booking == Booking(slot="top", advertiser="Ann", label="Anzeige", creative=creative)
    assert type(booking.creative) is type(creative)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"adverts": ["x"]}, "AdvertBook.adverts[0]: is 'x', a str. Pass those that were read, or a list of adverts"),
        ({"adverts": "adverts.toml"}, "AdvertBook.adverts: is 'adverts.toml', a str. "),
        ({"adverts": [HouseCreative()]}, "AdvertBook.adverts[0]: is a HouseCreative. "),
        ({"adverts": None}, "AdvertBook.adverts: is None. "),
        ({"origin": "adverts.toml"}, "AdvertBook.origin: is 'adverts.toml', a str. "),
    ],
)  # fmt: skip
def test_a_book_holds_adverts_and_nothing_else(words: dict[str, Any], told: str) -> None:
    with pytest.raises(BadOrder) as refused:
        AdvertBook(**words)
    assert str(refused.value).startswith(told)


def test_one_advert_is_a_book_of_one() -> None:
    advert = ContactAdvert(slot="top")
    assert AdvertBook(advert).adverts == AdvertBook([advert]).adverts == (advert,)  # type: ignore[arg-type]


# ---- Bookings of their own ---------------------------------------------------------------------------------


def test_a_booking_of_a_file_has_its_creative_in_a_table() -> None:
    creative = {"kind": "image", "src": "a.png", "alt": "A shop"}
    whole = {
        "slot": "top",
        "advertiser": "Ann",
        "status": "option",
        "starts": "2026-03-01",
        "ends": "2026-03-14",
    }
    line, own = (
        AdvertFile.model_validate(
            {"adverts": [{**creative, **whole}], "bookings": [{**whole, "creative": creative}]}
        ),
        AdvertFile.model_validate({"bookings": [{**whole, "creative": creative}]}).bookings[0],
    )
    assert AdvertBook((*line.adverts, *line.bookings)).bookings == (own, own)
    assert (own.status, own.starts, own.ends) == (BookingStatus.OPTION, date(2026, 3, 1), date(2026, 3, 14))
    assert own.creative == ImageCreative(src="a.png", alt="A shop")


def test_what_is_not_said_is_booked_and_has_no_run() -> None:
    found = read(kind="contact")
    assert (found.status, found.starts, found.ends) == (BookingStatus.BOOKED, None, None)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-03-02", "2026-03-01"),
        ("2026-03-01T10:00:00", "2026-03-01T10:00:00"),
        ("2026-03-01T10:00:00+05:00", "2026-03-01T05:00:00+00:00"),
        ("2026-03-03", "2026-03-01T23:59:59+05:00"),
        ("2026-03-03T00:00:00", "2026-03-01T23:59:59+05:00"),
    ],
)
def test_a_run_ends_after_it_starts(starts: str, ends: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        AdvertFile.model_validate(
            {"bookings": [{"starts": starts, "ends": ends, "creative": {"kind": "contact"}}]}
        )
    ((where, what, remedy),) = [(note.where, note.what, note.remedy) for note in caught.value.problems]
    assert (where, what) == ("bookings[0]", "ends before it starts.")
    assert remedy == "Write ends as the last day, or a later time."


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-02", "2026-03-01T23:59:59+05:00"),
        ("2026-03-01T10:00:00+05:00", "2026-03-01T05:00:01+00:00"),
        ("2026-03-01T10:00:00", "2026-03-01T09:00:00+00:00"),
    ],
)
def test_a_run_that_some_zone_may_have_is_left_to_house_style(starts: str, ends: str) -> None:
    assert read(kind="contact", starts=starts, ends=ends).ends is not None


@pytest.mark.parametrize(
    ("said", "where", "words"),
    [
        ({"status": "lost"}, "bookings[0].status", "Write one of option, booked, cancelled."),
        ({"starts": "soon"}, "bookings[0].starts", "is not a time. Write it with its zone"),
        ({"creative": None}, "bookings[0].creative", "is empty, not a set of fields. Write fields such as kind"),
        ({"creative": {"kind": "film"}}, "bookings[0].creative", "has the kind 'film', which does not exist."),
        ({"creative": {"kind": "image", "src": "a.png"}}, "bookings[0].creative.alt", "is missing. Add alt."),
        ({"page": 3}, "bookings[0].page", "is a field that does not exist here."),
    ],
)  # fmt: skip
def test_a_booking_with_a_fault_says_where_and_what(said: dict[str, Any], where: str, words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        AdvertFile.model_validate({"bookings": [{"creative": {"kind": "contact"}, **said}]})
    (note,) = caught.value.problems
    assert note.where == where
    assert words in f"{note.what} {note.remedy}"
