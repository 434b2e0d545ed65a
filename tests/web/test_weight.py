"""The text article → 14 kB with its style, compressed; every page → no script, but the house that asks for it: under 1 kB."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Callable

import brotli
import pytest

from tests.web.pages import SCRIPTED, TEXT_ARTICLE, Made

BUDGET = 14_336
"""Bytes of the page with its style: what the first round trip of a connection carries."""
SCRIPT_BUDGET = 1_000
"""Bytes of the script that a house may ask for."""
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
    if page.name != SCRIPTED:
        assert [found[0] for found in SCRIPT.finditer(page.html)] == []


def test_what_a_house_asks_for_is_one_small_script_that_the_policy_knows(made: dict[str, Made]) -> None:
    html = made[SCRIPTED].html
    (opened,) = SCRIPT.finditer(html)
    script = html[opened.end() : html.index(b"</script>", opened.end())]
    assert 0 < len(script) < SCRIPT_BUDGET
    known = base64.b64encode(hashlib.sha256(script).digest())
    assert b"script-src 'sha256-%s'" % known in html
