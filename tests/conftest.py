"""every test → the same test on every machine: no network, no luck, and the checkout to work from."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from pagekit.pictures import encode

if TYPE_CHECKING:
    from tests.web.browser import Chromium

CHECKOUT = Path(__file__).resolve().parent.parent
INSIDE = {None, "", "localhost", "127.0.0.1", "::1"}

# The same examples each time, and no deadline: a slow machine is not a wrong answer.
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")

# What was compiled once, the asserts of these tests above all, is kept for the next run and for the processes that tests
# start, whatever the shell says.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Most of what the tests wait for would be pictures, as small as pagekit makes them. In haste AVIF takes a tenth of the time
# and an eighth more bytes, WebP a quarter of the time; tests/pictures asks for the files that are shipped.
SHIPPED = {"AVIF_SPEED": encode.AVIF_SPEED, "WEBP_METHOD": encode.WEBP_METHOD}
encode.AVIF_SPEED, encode.WEBP_METHOD = 9, 0

LONG = (
    "web/test_axe.py", "web/test_load.py", "web/test_keyboard.py", "web/test_fit.py", "test_corpus.py",
    "editions/test_generated.py", "examples/test_edition.py",
    "web/test_directions.py", "ink/test_in_readers.py", "web/test_creatives.py", "web/test_lighthouse.py", "test_magazine.py",
    "site/test_web.py", "web/test_strangers.py", "inert/test_words.py", "production/test_edition_runs.py", "inert/test_addresses.py",
    "examples/test_recipes.py", "web/test_checks.py", "production/test_article.py", "production/test_book.py",
    "docs/test_snippets.py", "test_install.py", "typeset/article/test_compose.py", "production/test_edition_hard.py",
    "production/test_edition_plates.py", "production/test_kept_plan.py", "paint/test_page.py", "inert/test_packs.py",
    "typeset/adverts/test_design.py", "test_composed_lines.py", "foreign/test_eps.py", "web/test_vnu.py",
    "paint/test_scripts.py", "examples/test_site.py", "preflight/test_proofing.py",
)  # fmt: skip
"""The files that take longest, longest first. A file is one worker's: whoever began with a long one at the end would keep
the others waiting."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Several workers begin to read all tests at different rooms: on a new machine each file's asserts are compiled once
    then, and not by all of them at the same time.
    """
    told = getattr(session.config, "workerinput", None)
    if told and [Path(arg).resolve() for arg in session.config.args] == [CHECKOUT / "tests"]:
        rooms = sorted(path for path in (CHECKOUT / "tests").iterdir() if _has_tests(path))
        first = len(rooms) * int(told["workerid"].removeprefix("gw")) // told["workercount"]
        session.config.args = [str(path) for path in (*rooms[first:], *rooms[:first])]


def _has_tests(path: Path) -> bool:
    return path.match("test_*.py") or any(path.rglob("test_*.py"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several workers begin with the long files, and have the others in one order; one alone takes them as they come."""
    if hasattr(config, "workerinput"):
        places = {CHECKOUT / "tests" / name: place for place, name in enumerate(LONG)}
        items.sort(key=lambda item: (places.get(item.path, len(LONG)), item.path))


def pytest_collection_finish() -> None:
    """What was loaded stays to the end and is not gone through for garbage any more; the rest is, less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run: one for all workers, where there are several."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture(scope="session")
def kept_pictures(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where the sample's picture files are kept: for all tests that show them, all workers, and the next run."""
    cache = getattr(pytestconfig, "cache", None)
    return cache.mkdir("quick-pictures") if cache else tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One Chromium for all tests of a worker."""
    # Who asks for no browser waits for no driver of one.
    from tests.web.browser import open_chromium
    from tests.web.tools import NO_CHROMIUM

    if NO_CHROMIUM:
        pytest.skip(NO_CHROMIUM)
    with open_chromium() as running:
        yield running


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up or reaching another machine fails the test; a browser or server on this one may be used."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _stay_inside(address[0])
        connect(self, address)

    def guarded_look_up(host: Any, *rest: Any, **options: Any) -> Any:
        _stay_inside(host)
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


def _stay_inside(host: Any) -> None:
    if host not in INSIDE:
        pytest.fail(f"the test asked the network for {host!r}")
