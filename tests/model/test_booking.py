"""what is booked → one record for the web and for paper: sizes, runs, musts, and creatives by their paths."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pagekit.errors import InvalidInput
from pagekit.model import (
    AwaitedCreative,
    BookedSize,
    Booking,
    BookingStatus,
    HouseCreative,
    ImageCreative,
    PdfCreative,
    PrintWishes,
    Runs,
    Wishes,
)
from pagekit.model.edition import EditionFile, PageCount, Standing
from pagekit.units import mm


def read(**said: Any) -> Booking:
    return Booking.model_validate(said)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("quarter", BookedSize(name="quarter")),
        ({"columns": 2, "height": "80mm"}, BookedSize(columns=2, height=mm(80))),
        ({"width": "95mm", "height": "80mm"}, BookedSize(width=mm(95), height=mm(80))),
    ],
)
def test_a_size_is_told_in_three_ways(said: Any, size: BookedSize) -> None:
    assert read(size=said).size == size


@pytest.mark.parametrize(
    "said", [{"width": "95mm"}, {"columns": 2}, {"width": "9mm", "columns": 2}, {}, "no size"]
)
def test_a_size_that_is_none_is_refused(said: Any) -> None:
    with pytest.raises(InvalidInput, match=r"size"):
        read(size=said)


@pytest.mark.parametrize(
    ("said", "creative"),
    [
        ({"creative": "a/nan.PDF", "alt": "Bread"}, PdfCreative(src="a/nan.PDF", alt="Bread")),
        ({"creative": "nan.png", "advertiser": "Nan"}, ImageCreative(src="nan.png", alt="Nan")),
        ({"creative": "nan.tiff", "id": "B-1"}, ImageCreative(src="nan.tiff", alt="B-1")),
        ({"alt": "Bread"}, AwaitedCreative(alt="Bread")),
        ({}, AwaitedCreative()),
        ({"creative": {"kind": "image", "src": "a.png"}, "alt": "A"}, ImageCreative(src="a.png", alt="A")),
        ({"creative": {"kind": "contact"}}, HouseCreative()),
    ],
)
def test_a_creative_is_a_table_or_a_path_or_has_not_come(said: dict[str, Any], creative: Any) -> None:
    assert read(**said).creative == creative


def test_html_needs_the_size_that_a_path_does_not_tell() -> None:
    with pytest.raises(InvalidInput, match="HTML needs a size"):
        read(creative="nan.html")


def test_sold_is_booked_and_colour_is_a_switch() -> None:
    assert read(status="sold").status is BookingStatus.BOOKED
    assert (read(colour=True).colour, read(colour=False).colour, read(colour="spot").colour) == (
        "full",
        "mono",
        "spot",
    )


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (["2026-05-19"], "19"),
        ("2026-05-20", "20"),
        ({"from": "2026-05-19", "until": "2026-05-20"}, "19 20"),
        ({"weekdays": ["Tuesday", "thu"]}, "19 21"),
        ({"from": date(2026, 5, 20), "weekdays": ["tue", "thu"]}, "21"),
    ],
)
def test_a_run_holds_its_days(said: Any, days: str) -> None:
    runs = Runs.model_validate(
        said if isinstance(said, dict) else {"days": said if isinstance(said, list) else [said]}
    )
    assert " ".join(str(day) for day in (18, 19, 20, 21) if runs.holds(date(2026, 5, day))) == days
    assert read(runs=said).runs == runs


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"from": "2026-05-20", "until": "2026-05-19"}, "ends before it begins"),
        ({"days": ["2026-05-20"], "until": "2026-05-22"}, "lists days, and says a run beside them"),
        (["2026-05-32"], "is not a day of the calendar"),
        ([3], "is not a day of the calendar"),
        ({"weekdays": ["doomsday"]}, "weekdays"),
    ],
)
def test_a_run_that_is_none_is_refused(said: Any, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read(runs=said)


def test_musts_and_wishes_have_the_same_keys() -> None:
    said = {"hand": "right", "section": "News", "page": 3, "front": False, "half": "upper", "apart": ["food"],
            "apart_on": "spread", "not_beside": ["accident"], "group": "motor"}  # fmt: skip
    booking = read(musts=said, wishes=said)
    assert booking.musts == booking.wishes == Wishes(
        hand="right", section="News", page=3, front=False, half="upper", apart=("food",), apart_on="spread",
        not_beside=("accident",), group="motor",
    )  # fmt: skip


def test_a_booking_is_named_by_its_id() -> None:
    assert read(id="B-1", advertiser="Nan").who == "B-1 (Nan)"
    assert read(id="B-1").who == "B-1"


def test_a_story_has_no_wishes_until_the_desk_writes_them() -> None:
    assert PrintWishes() == PrintWishes(jump=True, must=False, apart=())


@pytest.mark.parametrize(
    ("said", "count"), [(16, (16, 16)), ({"least": 12}, (12, 256)), ({"most": 8}, (0, 8))]
)
def test_a_number_of_pages_is_one_or_two(said: Any, count: tuple[int, int]) -> None:
    file = EditionFile.model_validate({"schema": 1, "date": "2026-05-19", "pages": said})
    assert (file.pages.least, file.pages.most) == count
    assert isinstance(file.pages, PageCount)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"sections": [{"name": "News"}, {"name": "News"}]}, "has News twice in sections"),
        ({"special_pages": [{"number": 4, "kind": "supplied"}]}, "is supplied, and no file is named"),
        ({"standing": [{"id": "a", "page": 1, "place": {"columns": 2}}]}, "is no place"),
        ({"pages": {"least": 8, "most": 4}}, "larger number as most"),
        ({"schema": 2}, "schema"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(said: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        EditionFile.model_validate({"schema": 1, "date": "2026-05-19", **said})


def test_a_standing_item_goes_to_a_frame_or_to_so_many_columns_and_lines() -> None:
    frame = Standing.model_validate({"id": "imprint", "page": 2, "place": "foot"}).place
    own = Standing.model_validate({"id": "imprint", "page": 2, "place": {"columns": 2, "lines": 26}}).place
    assert (frame.name, own.columns, own.lines) == ("foot", 2.0, 26)
