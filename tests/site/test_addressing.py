"""A site whose files have addresses of their own: every page, feed and sitemap names them there, and follows a change."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

import pagekit
from pagekit.errors import BadOrder
from tests.site.conftest import AT, Built, quick
from tests.workers import Counting

NOWHERE = "files.pagekit.invalid"


class Signer:
    """Gives signed addresses; a lock makes it nothing that could go to a worker."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.asked: list[str] = []

    def __call__(self, name: str) -> str:
        self.asked.append(name)
        return f"https://cdn.example/valley/{name}?key={self.key}&for={name[-9:]}"

    def __reduce__(self) -> str:
        raise TypeError("stays here")


@pytest.fixture(scope="module")
def signed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with signed addresses. Nobody changes it."""
    out = tmp_path_factory.mktemp("signed")
    with quick():
        pagekit.build_site(built.source, out=out, at=AT, asset_url=Signer("a"))
    return out


def texts(folder: Path) -> dict[str, str]:
    """The pages, feeds and sitemaps."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".xml"} and "assets" not in path.parts
    }


def test_every_file_that_is_named_has_its_address(signed: Path) -> None:
    files = {str(path.relative_to(signed / "assets")) for path in (signed / "assets").rglob("*.*")}
    give, named = Signer("a"), dict[str, set[str]]()
    for name, text in texts(signed).items():
        assert NOWHERE not in text, name
        assert "/assets/" not in re.sub(r"/assets/adverts/[^\"]+\.html", "", text), name
        # What a feed has in full is a page in a page.
        told = unescape(unescape(text)) if name.endswith(".xml") else unescape(text.replace("\\u0026", "&"))
        named[name] = set(re.findall(r'https://cdn\.example/[^\s"<>,)]+', told))
    every = set[str]().union(*named.values())
    assert every <= {give(name) for name in files}
    assert {one.partition("valley/")[2].partition("/")[0] for one in every} == {
        "codes",
        "fonts",
        "pictures",
    }
    assert all(named[name] for name in ("index.html", "feed.xml", "atom.xml", "sitemap.xml"))
    assert (
        "img-src 'self' data: https://cdn.example; font-src 'self' https://cdn.example;"
        in texts(signed)["index.html"]
    )


def test_what_has_not_changed_is_left_and_what_has_other_addresses_is_made_again(
    built: Built, signed: Path, tmp_path: Path
) -> None:
    again = pagekit.build_site(built.source, out=signed, at=AT, asset_url=Signer("a"))
    assert again.report.figures["made"] == 0

    out = tmp_path / "site"
    first = pagekit.build_site(built.source, out=out, at=AT, asset_url=Signer("b"))
    third = pagekit.build_site(built.source, out=out, at=AT, asset_url=Signer("a"))
    assert 0 < third.report.figures["made"] <= first.report.figures["made"]
    assert texts(out) == texts(signed)


def test_workers_need_not_know_it(built: Built, signed: Path, tmp_path: Path) -> None:
    workers = Counting(10_000)
    pagekit.build_site(built.source, out=tmp_path, at=AT, asset_url=Signer("a"), executor=workers)

    assert workers.asked
    assert texts(tmp_path) == texts(signed)


def test_a_site_has_no_addresses_from_one_of_its_pages(built: Built) -> None:
    with pytest.raises(BadOrder, match="lie in several folders"):
        pagekit.build_site(built.source, at=AT, asset_url=lambda name: f"files/{name}")
    with pytest.raises(BadOrder, match=r"^asset_url, asset_base: both"):
        pagekit.build_site(built.source, asset_base="https://cdn.example", asset_url=Signer("a"))
