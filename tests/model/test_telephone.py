"""telephone numbers as typed → the same, known to be dialable, and E.164."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.model.telephone import e164


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("+7(700) 388 81 09", "+77003888109"),
        ("+7 700 388-81-09", "+77003888109"),
        (" +1 202.555.0123 ", "+12025550123"),
        ("+49\u00a030\u202f123456", "+4930123456"),
        ("+44 20 7946\u20110958", "+442079460958"),
    ],
)
def test_a_number_is_linked_as_e164(typed: str, linked: str) -> None:
    assert e164(typed) == linked


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "+",
        "8 700 388 81 09",
        "+7",
        "+7 700",
        "+7 700 388 81 09 00 11 22",
        "+7700388810x",
        "+7;rm -rf",
        "tel:+77003888109",
        "+7 700 388 81 09;ext=1",
        "+٧٧٠٠٣٨٨٨١٠٩",
        "++77003888109",
        "+7\n7003888109",
        "javascript:1",
        "+999 123 456 789",
    ],
)
def test_what_cannot_be_dialled_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"write|few or too many digits"):
        e164(typed)


@given(st.text("+0123456789 ()-./", max_size=40))
def test_what_passes_is_a_plus_and_at_most_fifteen_digits(typed: str) -> None:
    try:
        linked = e164(typed)
    except ValueError:
        return
    assert linked[0] == "+"
    assert linked[1:].isdigit()
    assert len(linked) <= 16
