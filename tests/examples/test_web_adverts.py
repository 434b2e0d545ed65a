"""the sample's web adverts → a page on which every one of them stands, with what narrow pages show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pagekit
from pagekit.layout.iab import SIZES
from pagekit.model import HtmlAdvert

COURIER = Path(__file__).parents[2] / "examples" / "courier"
BOOK = pagekit.read_adverts(COURIER / "adverts-web.toml")
HTML = [advert for advert in BOOK.adverts if isinstance(advert, HtmlAdvert)]


@pytest.fixture(scope="module")
def page(kept_pictures: Path) -> pagekit.HtmlPage:
    article = pagekit.read_article(COURIER / "articles" / "saiga-road.yaml")
    site = pagekit.read_publication(COURIER / "publication.toml")
    return pagekit.render_html(article, publication=site, adverts=BOOK, cache=kept_pictures)


def test_nothing_is_said_against_them(page: pagekit.HtmlPage) -> None:
    found = [note for note in page.report.notes if note.code.startswith(("advert", "creative", "slot"))]
    assert found == []


def test_every_place_is_sold(page: pagekit.HtmlPage) -> None:
    assert re.findall(r'<aside class="advert advert-(\w+) slot-(\w+)', page.html) == [
        ("html", "top"), ("image", "inline"), ("html", "foot"),
    ]  # fmt: skip
    for advert in BOOK.adverts:
        assert advert.advertiser is not None
        assert f"<bdi>{advert.advertiser}</bdi>" in page.html


@pytest.mark.parametrize("advert", HTML, ids=lambda advert: advert.slot)
def test_creatives_are_of_standard_sizes_and_fetch_nothing(advert: HtmlAdvert) -> None:
    assert advert.narrow is not None
    for part in (advert, advert.narrow):
        assert (part.width, part.height) in SIZES.values()
        assert f"-{part.width}x{part.height}.html" in part.src
        text = (COURIER / part.src).read_text("utf-8")
        assert not re.search(r"<script|<img|url\(|@import|src=", text)
