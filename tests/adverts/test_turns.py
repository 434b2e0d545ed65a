"""more bookings than places → whose turn it is: by page and hour, by weight, and by nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from pagekit.adverts import Turn, fill
from pagekit.adverts.turns import in_turn
from pagekit.layout import Slot
from pagekit.model import Booking, ImageCreative
from pagekit.units import px

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
SLOT = Slot(width=px(300), height=px(250), accepts=("image",))


def booked(id: str, slot: str = "top", weight: float = 1) -> Booking:
    return Booking(id=id, slot=slot, weight=weight, creative=ImageCreative(src=f"{id}.png", alt=id))


def ids(bookings: Sequence[Booking]) -> list[str]:
    return [str(booking.id) for booking in bookings]


A, B, C = booked("a"), booked("b"), booked("c")


def test_where_all_have_places_all_stand_as_they_were_booked() -> None:
    stand, notes = in_turn([C, A, B], ["top", "top", "top"], Turn("river", NOON))
    assert (ids(stand), notes) == (["c", "a", "b"], ())


def test_a_slot_without_a_place_is_no_matter_of_turns() -> None:
    stand, notes = in_turn([A, B], ["foot"], Turn("river", NOON))
    assert (ids(stand), notes) == (["a", "b"], ())


def test_the_others_are_told_once_each() -> None:
    stand, notes = in_turn([A, B, C], ["top"], Turn("river", NOON))
    assert len(stand) == 1
    told = [(note.severity, note.code, note.where) for note in notes]
    assert told == [("info", "advert-in-turn", "slot top")] * 2
    waits = next(booking for booking in (A, B, C) if booking not in stand)
    assert any(f"not that of {waits.id}." in note.what for note in notes)


def test_each_is_shown_as_often_as_its_weight_says() -> None:
    twice, shown = booked("a", weight=2), Counter[str]()
    for page in range(30):
        for hour in range(24 * 5):
            turn = Turn(f"page-{page}", NOON + timedelta(hours=hour))
            shown.update(ids(in_turn([twice, B, C], ["top"], turn)[0]))
    of_all = shown.total()
    assert of_all == 3600
    assert [round(shown[name] / of_all, 2) for name in "abc"] == pytest.approx([0.5, 0.25, 0.25], abs=0.02)


def test_it_is_the_same_within_the_hour_and_wherever_the_clock_is_read() -> None:
    later = NOON.replace(minute=59).astimezone(datetime.fromisoformat("2026-03-10T17:00:00+05:00").tzinfo)
    for page in map(str, range(20)):
        assert in_turn([A, B, C], ["top"], Turn(page, NOON)) == in_turn([A, B, C], ["top"], Turn(page, later))


def test_one_that_goes_changes_the_turn_of_no_page_that_showed_another() -> None:
    for page in map(str, range(40)):
        before = ids(in_turn([A, B, C], ["top"], Turn(page, NOON))[0])
        after = ids(in_turn([A, B], ["top"], Turn(page, NOON))[0])
        assert before in (["c"], after)


def test_two_that_are_alike_in_everything_take_turns_too() -> None:
    nameless = Booking(slot="top", creative=ImageCreative(src="a.png", alt="A"))
    stand, notes = in_turn([nameless, nameless], ["top"], Turn("river", NOON))
    assert (len(stand), len(notes)) == (1, 1)


def test_a_page_is_filled_by_those_whose_turn_it_is() -> None:
    filling = fill(["top"], {"top": SLOT}, [A, B], has_contact=False, turn=Turn("river", NOON))
    (place,) = filling.places
    assert place is not None and place.booking in (A, B)
    assert [note.code for note in filling.notes] == ["advert-in-turn"]


def test_without_a_time_the_first_stands_and_the_other_is_told() -> None:
    filling = fill(["top"], {"top": SLOT}, [A, B], has_contact=False)
    (place,) = filling.places
    assert place is not None and place.booking == A
    assert [note.code for note in filling.notes] == ["advert-unplaced"]
