"""Every page, and what stands in every feed → no error and no warning of the Nu HTML checker, which reads them all in one go.

It knows no feeds, so their entries are put before it as the articles of a page, as a reader would show them.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import feedparser
import pytest

from tests.web.pages import Made
from tests.web.tools import Remark, html_remarks, no_vnu

FEEDS = ("feed-atom", "feed-rss")
READER = '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{}</title></head><body><h1>{}</h1>{}</body></html>'


@pytest.fixture(scope="session")
def readers(made: dict[str, Made], folder: Path) -> dict[str, str]:
    """The address of a page with all entries of a feed, by the feed's name."""
    addresses = {}
    for name in FEEDS:
        # As it was sent: nothing is mended on the way.
        read = feedparser.parse(made[name].html, sanitize_html=False, resolve_relative_uris=False)
        entries = "".join(
            f"<article><h2>{escape(entry.title)}</h2>{entry.content[0].value}</article>"
            for entry in read.entries
        )
        (folder / "site" / f"{name}.html").write_text(READER.format(name, name, entries), "utf-8")
        addresses[name] = f"/{name}.html"
    return addresses


@pytest.fixture(scope="session")
def remarks(made: dict[str, Made], readers: dict[str, str], site: str) -> dict[str, tuple[Remark, ...]]:
    if reason := no_vnu():
        pytest.skip(reason)
    pages = [each.address for each in made.values() if each.kind == "page"]
    return html_remarks([site + address for address in (*pages, *readers.values())])


def test_the_html_is_valid(page: Made, site: str, remarks: dict[str, tuple[Remark, ...]]) -> None:
    assert [str(remark) for remark in remarks[site + page.address]] == []


@pytest.mark.parametrize("name", FEEDS)
def test_the_html_in_a_feed_is_valid(
    name: str, site: str, readers: dict[str, str], remarks: dict[str, tuple[Remark, ...]]
) -> None:
    assert [str(remark) for remark in remarks[site + readers[name]]] == []
