"""The sample site as a server on this machine shows it: every link within it leads somewhere, every file is there."""

from __future__ import annotations

import importlib.util
import re
import sys
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from pagekit.pictures import make
from pagekit.pictures.shelf import Shelf

ROOT = Path(__file__).parents[2]
HOME = "https://courier.example"


class _Links(HTMLParser):
    """The addresses that a page names, and the places that it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.places: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"}:
                self.addresses.add(value or "")
            elif name == "srcset":
                self.addresses |= {entry.split()[0] for entry in (value or "").split(", ")}
            elif name == "id":
                self.places.add(value or "")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with pictures of one byte: where they stand is asked, not how they look."""
    folder = tmp_path_factory.mktemp("site")
    spec = importlib.util.spec_from_file_location("site_example", ROOT / "examples" / "site.py")
    assert spec and spec.loader
    example: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(make, "encode", lambda image, form, **_: form[:1].encode())
        patched.setattr(sys.modules["pagekit.pictures.derive"], "shelf", Shelf(max_bytes=1_000_000))
        reports = example.build(folder)
    assert [str(report) for report in reports.values() if not report.ok] == []
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def _pages(site: Path) -> dict[str, _Links]:
    """Path on the site → what stands in it. Frames of creatives are pages of others."""
    return {
        "/" + path.parent.relative_to(site).as_posix().removeprefix("."): _Links(path.read_text("utf-8"))
        for path in sorted(site.rglob("index.html"))
    }


def _inside(page: str, address: str) -> str | None:
    """The address as a path of the site; None when it leads away."""
    whole = urljoin(f"{HOME}{page.rstrip('/')}/", address)
    parts = urlsplit(whole)
    if f"{parts.scheme}://{parts.netloc}" != HOME:
        return None
    return whole.removeprefix(HOME) or "/"


def _status(address: str) -> int:
    try:
        with urlopen(address) as answer:  # noqa: S310 - an address of the server above
            answer.read()
            return int(answer.status)
    except HTTPError as problem:
        return problem.code


def test_every_link_within_the_site_leads_to_a_file(site: Path, server: str) -> None:
    pages = _pages(site)
    wanted = {
        (urldefrag(inside)[0], page)
        for page, links in pages.items()
        for address in links.addresses
        if (inside := _inside(page, address))
    }
    named = dict(sorted(wanted))
    assert len(named) > 100
    assert [f"{page}: {address}" for address, page in named.items() if _status(server + address) != 200] == []


# A whole address of the site, wherever it is told: tags, JSON-LD, feeds, sitemaps, robots.txt.
_TOLD = re.compile(re.escape(HOME) + r"""[^\s"'<>&)\\]*""")


def test_every_address_that_the_site_tells_anybody_has_its_file(site: Path) -> None:
    told: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".xml", ".txt"}:
            for address in _TOLD.findall(unescape(path.read_text("utf-8"))):
                told.setdefault(urldefrag(address)[0], path.relative_to(site).as_posix())
    assert sum("/pictures/" in address for address in told) > 50
    missing = []
    for address, where in told.items():
        place = site / unquote(address.removeprefix(HOME)).strip("/")
        if not (place / "index.html" if place.is_dir() else place).is_file():
            missing.append(f"{where}: {address}")
    assert missing == []


def test_every_link_to_a_place_on_a_page_finds_it(site: Path) -> None:
    pages = _pages(site)
    missed = []
    for page, links in pages.items():
        for address in links.addresses:
            path, place = urldefrag(_inside(page, address) or "")
            target = pages.get(path.rstrip("/") or "/")
            if place and target and place not in target.places:
                missed.append(f"{page}: {address}")
    assert missed == []


def test_every_story_is_linked_from_the_home_page(site: Path) -> None:
    pages = _pages(site)
    home = {_inside("/", address) for address in pages["/"].addresses}
    feed = (site / "feed.xml").read_text("utf-8")
    stories = {address.removeprefix(HOME) for address in re.findall(r"<link>([^<]+)</link>", feed)}
    assert len(stories) > 10
    assert stories - {"", "/"} - home == set()


def test_feeds_sitemaps_and_robots_stand_at_the_root(site: Path) -> None:
    files = {path.name for path in site.iterdir() if path.is_file()}
    assert {"atom.xml", "feed.xml", "sitemap.xml", "news-sitemap.xml", "robots.txt", "index.html"} <= files
    robots = (site / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {HOME}/sitemap.xml\n" in robots


def test_a_front_links_by_paths_from_the_root(site: Path) -> None:
    links = _pages(site)["/nature"].addresses
    assert "/nature/saiga-doroga" in links
    assert "/city" in links
