"""The recipes for servers, pools and clusters run, and what they make is what one process makes."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from fastapi.testclient import TestClient
from PIL import Image

import pagekit

RECIPES = Path(__file__).parents[2] / "examples" / "recipes"
NOON = datetime(2026, 5, 19, 12, tzinfo=UTC)
CLUSTER = """
import sys
from distributed import LocalCluster

with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""


def _recipe(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"recipe_{name}", RECIPES / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- A view of FastAPI -------------------------------------------------------------------------------------


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), (20, 90, 120)).save(stream, "PNG")
    return stream.getvalue()


STORIES = {
    "river": {"id": "river", "headline": "The river is back", "photos": [{"src": "a.png", "alt": "A boat"}]},
    "held": {"id": "held", "headline": "Later", "embargo_until": "2027-01-01T00:00:00Z"},
    "slip": {"id": "slip", "headline": "", "byline": [{"nane": "Ann"}]},
}


@pytest.fixture(scope="module")
def browser() -> TestClient:
    house = pagekit.Publication(name="The Courier")
    return TestClient(_recipe("web_view").view(STORIES, {"a.png": _png()}.get, house, lambda: NOON))


def test_a_story_is_served_with_its_headers_and_its_files(browser: TestClient) -> None:
    page = browser.get("/stories/river/")
    assert page.status_code == 200
    assert "<h1" in page.text and "The river is back" in page.text
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    name = page.text.partition('src="')[2].partition('"')[0]
    picture = browser.get(f"/stories/river/{name}")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    assert "immutable" in picture.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/stories/gone/", "/stories/river/pictures/gone.jpg", "/stories/gone/a.jpg"]
)
def test_what_is_not_there_is_not_found(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_story_under_embargo_is_not_there_yet(browser: TestClient) -> None:
    told = browser.get("/stories/held/")
    assert (told.status_code, told.json()["kind"]) == (404, "Withheld")


def test_a_slip_is_told_with_its_place(browser: TestClient) -> None:
    told = browser.get("/stories/slip/")
    assert told.status_code == 422
    assert {problem["pointer"] for problem in told.json()["problems"]} >= {"/headline", "/byline/0/nane"}


# ---- Pools and clusters ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("stories")
    paths = [folder / f"{name}.md" for name in ("river", "tram")]
    for path in paths:
        path.write_text(f"---\nheadline: The {path.stem} is back\n---\nIt came at six.\n")
    return [str(path) for path in paths]


@pytest.fixture(scope="module")
def here(stories: list[str]) -> str:
    """What one process makes."""
    articles, order = _recipe("pool").newsroom(stories)
    pages = [pagekit.render_html(article, order=order) for article in articles]
    return "".join(
        f"{page.report.subject} {hashlib.sha256(page.html.encode()).hexdigest()[:16]} {len(page.assets)} files\n"
        for page in pages
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a Dask cluster of this machine: it begins once for all tests."""
    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate()


def test_pages_from_a_pool_have_the_same_bytes(stories: list[str], here: str) -> None:
    command = [sys.executable, str(RECIPES / "pool.py"), *stories]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == here


def test_pages_from_a_cluster_have_the_same_bytes(cluster: str, stories: list[str], here: str) -> None:
    command = [sys.executable, str(RECIPES / "pool.py"), f"--dask={cluster}", *stories]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == here


def test_a_site_and_a_newspaper_over_a_cluster_have_the_same_bytes(cluster: str, tmp_path: Path) -> None:
    home = tmp_path / "paper"
    (home / "stories").mkdir(parents=True)
    (home / "publication.toml").write_text('name = "The Post"\nurl = "https://post.example"\n')
    for name in ("river", "tram"):
        text = f"---\nheadline: The {name} is back\n---\nIt came at six.\n"
        (home / "stories" / f"{name}.md").write_text(text)
    (home / "edition.toml").write_text("schema = 1\ndate = 2026-05-19\npages = 4\n")
    there = tmp_path / "there"
    command = [sys.executable, str(RECIPES / "cluster.py"), str(home), str(there), f"--dask={cluster}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    alone = pagekit.build_site(home, at=_recipe("cluster").NOW)
    paper = pagekit.build_edition(pagekit.read_edition(home))
    assert done.stdout == f"The Post {len(alone.pages)} pages\nThe Post, 2026-05-19 4 pages\n"
    made = {path: (there / "site" / path).read_bytes() for path in alone.files}
    assert made == alone.files
    paper.write(tmp_path / "here")
    assert _files(there / "edition") == _files(tmp_path / "here")


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
