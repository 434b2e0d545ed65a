"""slots and names of several stories → addresses and keys that are not taken for each other."""

from __future__ import annotations

import pickle

import pytest

from pagekit.typeset.addresses import STORY_CODE, SlotAddress, edition_key

INLINE = SlotAddress("inline", 3)
ALL = (
    STORY_CODE,
    SlotAddress("code"),
    INLINE,
    INLINE.of("code"),
    SlotAddress("inline", 4),
    SlotAddress("inline"),
    SlotAddress("inline", 3, story="saiga"),
    SlotAddress("inline", 3, story="tram"),
)


def test_no_two_addresses_are_alike_and_each_outlives_a_pickle() -> None:
    assert len(set(ALL)) == len(ALL)
    assert pickle.loads(pickle.dumps(ALL)) == ALL  # noqa: S301 - made here


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (SlotAddress("foot"), "foot"),
        (SlotAddress("foot").of("strip"), "foot:strip"),
        (SlotAddress("inline", 0), "inline:0"),
        (INLINE.of("code"), "inline:3:code"),
        (STORY_CODE, "code"),
        (SlotAddress("foot", story="a/b"), "a%2Fb/foot"),
    ],
)
def test_people_read_it_in_few_letters(address: SlotAddress, words: str) -> None:
    assert str(address) == words


def test_a_part_is_of_the_same_slot() -> None:
    mine = SlotAddress("inline", 3, "strip", "saiga")
    assert mine.of("code") == SlotAddress("inline", 3, "code", "saiga")
    assert mine.of("") == SlotAddress("inline", 3, "", "saiga")


def test_no_two_keys_are_alike() -> None:
    pairs = [("a", "b/c"), ("a/b", "c"), ("a%2Fb", "c"), ("", "a.jpg")]
    assert len({edition_key(*pair) for pair in pairs}) == len(pairs)
