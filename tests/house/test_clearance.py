"""A photo → why it may not be printed: what the desk says, then its terms, then its credit."""

from __future__ import annotations

import pytest

from pagekit.house.clearance import NOBODY, uncleared
from pagekit.model import Photo

CREDIT = {"creator": "Ann Lee"}


def why(**fields: object) -> str:
    return uncleared(Photo.model_validate({"src": "ferry.jpg", "credit": CREDIT, **fields}))


def test_what_the_picture_desk_says_counts() -> None:
    assert why(clearance="refused") == "its clearance was refused"
    assert why(clearance="pending") == "its clearance is pending"
    assert why(clearance="cleared", terms="Web only", credit=None) == ""


@pytest.mark.parametrize(
    "terms",
    [
        "Web use only",
        "FOR ONLINE ONLY",
        "Not for print",
        "No printing.",
        "Digital-only licence",
        "not for use in print",
    ],
)
def test_terms_that_keep_a_picture_off_paper_do_not_clear_it(terms: str) -> None:
    assert why(terms=terms) == f"its terms are “{terms}”"


@pytest.mark.parametrize("terms", ["Editorial use only", "NO SALES", "No print sales", "Print and web", None])
def test_other_terms_do(terms: str | None) -> None:
    assert why(terms=terms) == ""


def test_a_picture_of_nobody_is_not_cleared() -> None:
    assert why(credit=None) == NOBODY
    assert why(credit={"notice": "© The Archive"}) == ""
