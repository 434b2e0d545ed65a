"""the pages that are judged, made once; a server with them and one with slow pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser import Chromium
from tests.web.pages import Made, build_all, plans
from tests.web.server import PICTURES, serve
from tests.web.survey import Survey

SLOW = 0.3
"""Seconds that a picture takes on a bad line."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes a `page` runs once for every page, under its name; one that takes what is `seen` of it, for
    every page that stands for others. A test that takes a `feed` runs for every feed.
    """
    every = [plan for plan in plans() if plan.model or "seen" not in metafunc.fixturenames]
    for kind in ("page", "feed"):
        if kind in metafunc.fixturenames:
            names = [plan.name for plan in every if plan.kind == kind]
            metafunc.parametrize(kind, names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def folder(run_folder: Path) -> Path:
    """Where this run's pages lie, for all workers."""
    home = run_folder / "web"
    home.mkdir(exist_ok=True)
    return home


@pytest.fixture(scope="session")
def made(folder: Path, kept_pictures: Path) -> dict[str, Made]:
    """Every page by its name."""
    return {each.name: each for each in build_all(folder / "site", cache=kept_pictures)}


@pytest.fixture(scope="session")
def page(request: pytest.FixtureRequest, made: dict[str, Made]) -> Made:
    """The page that is judged."""
    return made[request.param]


@pytest.fixture(scope="session")
def feed(request: pytest.FixtureRequest, made: dict[str, Made]) -> Made:
    """The feed that is judged."""
    return made[request.param]


@pytest.fixture(scope="session")
def site(made: dict[str, Made], folder: Path) -> Iterator[str]:
    """The address of a server with all pages."""
    assert made
    with serve(folder / "site") as address:
        yield address


@pytest.fixture(scope="session")
def slow_site(made: dict[str, Made], folder: Path) -> Iterator[str]:
    """The same, with pictures that take their time."""
    assert made
    with serve(folder / "site", slow=dict.fromkeys(PICTURES, SLOW)) as address:
        yield address


@pytest.fixture(scope="session")
def surveys() -> dict[str, Survey]:
    """What was seen of each page so far."""
    return {}


@pytest.fixture
def seen(visited: Survey) -> Survey:
    """What is seen of a page that stands for others."""
    return visited


@pytest.fixture
def visited(page: Made, site: str, slow_site: str, chromium: Chromium, surveys: dict[str, Survey]) -> Survey:
    """What is seen of the page."""
    if page.name not in surveys:
        surveys[page.name] = Survey(chromium, site + page.address, slow_site + page.address)
    return surveys[page.name]
