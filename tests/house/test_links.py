"""an address or a line → the form that print and messages show."""

from __future__ import annotations

import pytest

from pagekit.house.links import flat, query, readable


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://courier.example", "courier.example"),
        ("https://www.courier.example/", "courier.example"),
        ("http://courier.example/defence-order", "courier.example/defence-order"),
        ("https://courier.example/section/", "courier.example/section/"),
        ("https://courier.example/a?b=c&d=%20", "courier.example/a?b=c&d=%20"),
        ("https://courier.example/%D1%81%D1%82%D0%B5%D0%BF%D1%8C", "courier.example/степь"),
        ("https://courier.example/%d1%81", "courier.example/с"),
        ("https://courier.example/степь", "courier.example/степь"),
        ("https://courier.example/a%2Fb", "courier.example/a%2Fb"),
        ("https://courier.example/100%25", "courier.example/100%25"),
        ("https://courier.example/%FF%00", "courier.example/%FF%00"),
        ("https://wwwhale.example", "wwwhale.example"),
    ],
)
def test_an_address_as_a_reader_types_it(url: str, shown: str) -> None:
    assert readable(url) == shown


def test_messages_have_plain_spaces() -> None:
    assert flat("в\u00a0степи «\u202fтак\u202f»\u2028да") == "в степи « так » да"
    assert flat("5\u2009km,\u200anow") == "5 km, now"


def test_a_query_is_encoded_whole_and_blank_parts_are_left_out() -> None:
    assert query(text="a b&c/д", url="", via="x") == "text=a%20b%26c%2F%D0%B4&via=x"
