"""caption and names → the caption without the credit that stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.captions import part
from pagekit.house.credits import Names
from pagekit.house.story import LINE_BREAK, Run, plain

ANN = Names(("Ann Lee",), ("Reuters",))


def left(caption: str, names: Names = ANN, notice: str | None = None) -> str:
    return plain(part((Run(caption),), names, notice)[0])


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Ann Lee", ""),
        ("©Ann Lee", ""),
        ("© Ann Lee/Reuters", ""),
        ("Photo: ann lee / REUTERS", ""),
        ("Фото: Ann Lee", ""),
        ("The bridge at dawn. Photo: Ann Lee", "The bridge at dawn."),
        ("The bridge at dawn. Photo by Ann Lee/Reuters.", "The bridge at dawn."),
        ("The bridge at dawn. Ann Lee", "The bridge at dawn."),
        ("The bridge at dawn (Ann Lee)", "The bridge at dawn"),
        ("The bridge at dawn (Photo: Ann Lee).", "The bridge at dawn."),
        ("The bridge at dawn. (Ann Lee)", "The bridge at dawn."),
        ("The bridge at dawn. [Reuters/Ann Lee]", "The bridge at dawn."),
        ("The bridge at dawn © 2014 Ann Lee", "The bridge at dawn"),
        ("The bridge at dawn — Photo: Ann Lee", "The bridge at dawn"),
        ("The bridge at dawn / Ann Lee", "The bridge at dawn"),
        (f"The bridge at dawn{LINE_BREAK}Ann Lee via Reuters", "The bridge at dawn"),
        ("The bridge at dawn? Photo: Ann Lee. © Reuters", "The bridge at dawn?"),
        ("“The bridge.” Ann Lee", "“The bridge.”"),
    ],
)
def test_the_credit_goes(caption: str, expected: str) -> None:
    assert left(caption) == expected


@pytest.mark.parametrize(
    "caption",
    [
        "The bridge at dawn.",
        "Ann Lee crosses the bridge.",
        "The winner, Ann Lee",
        "The winner — Ann Lee",
        "The bridge. Photo: Bob Ray",
        "The bridge (Bob Ray)",
        "The office of Reuters (left) and the bridge",
        "Photograph of the bridge",
        "The annleex bridge. Ann Leeway",
        "Photo by Ann Lee, taken in May",
        "Photo: Ann Lee/Agency. The bridge opens",
        "The bridge (Ann Lee, mayor)",
    ],
)
def test_what_the_caption_says_stays(caption: str) -> None:
    assert left(caption) == caption


def test_a_name_that_only_the_caption_knows_moves_to_the_line() -> None:
    runs, names = part((Run("The bridge. Photo: Ann Lee/Nord Studio"),), Names(("Ann Lee",)))
    assert plain(runs) == "The bridge."
    assert names == Names(("Ann Lee",), ("Nord Studio",))


def test_a_notice_is_compared_as_a_whole() -> None:
    assert (
        left(
            "Courtesy of the artist, all rights reserved",
            Names(),
            "Courtesy of the artist. All rights reserved",
        )
        == ""
    )
    assert left("The bridge. Photo: Ann Lee", Names(("Ann Lee",)), "© Ann Lee") == "The bridge."


def test_without_names_the_caption_is_left_alone() -> None:
    assert left("The bridge. Photo: Ann Lee", Names()) == "The bridge. Photo: Ann Lee"


def test_the_cut_runs_across_looks() -> None:
    caption = (
        Run("The "),
        Run("bridge", emphasis=True),
        Run(". Photo: "),
        Run("Ann Lee", strong=True, href="https://a.example/"),
    )
    runs, _ = part(caption, ANN)
    assert runs == (Run("The "), Run("bridge", emphasis=True), Run("."))


@given(st.text(max_size=400), st.text(max_size=30))
def test_any_caption_is_shortened_from_its_end_only(caption: str, name: str) -> None:
    if caption:
        kept = left(caption, Names((name,)))
        assert caption.replace(LINE_BREAK, " ").startswith(kept.removesuffix("."))
