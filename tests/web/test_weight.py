"""The text article → 14 kB with its style, compressed; every page → no script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import brotli
import pytest

from tests.web.pages import TEXT_ARTICLE, Made

BUDGET = 14_336
"""Bytes of the page with its style: what the first round trip of a connection carries."""
# Data for search engines is no script, and neither is a word in the text.
SCRIPT = re.compile(
    rb"<script\b(?![^>]*\btype=\"application/ld\+json\")[^>]*>|<[a-z][^>]*\son[a-z]+=", re.IGNORECASE
)
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, 9, mtime=0),
    "brotli": brotli.compress,
}


@pytest.mark.parametrize("way", PACKED)
def test_a_text_article_fits_the_first_round_trip(made: dict[str, Made], way: str) -> None:
    assert len(PACKED[way](made[TEXT_ARTICLE].html)) <= BUDGET


def test_there_is_no_script(page: Made) -> None:
    assert [found[0] for found in SCRIPT.finditer(page.html)] == []
