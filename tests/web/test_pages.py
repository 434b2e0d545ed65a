"""Several processes that build into one folder → every page made once, whole for all of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

import pytest

from tests.web import pages
from tests.web.pages import Made, Plan, build_all

NAMES = ("a", "b", "c")


@dataclass(frozen=True)
class Slip:
    """Writes itself as a page does, and a line into a book of all that were made."""

    name: str
    book: Path

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True)
        with self.book.open("a") as lines:
            lines.write(f"{self.name}\n")
        path = folder / ("index.html" if self.name != "c" else "feed.xml")
        path.write_text(f"the page {self.name}")
        return path


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    book = tmp_path / "book"
    plans = tuple(Plan(name, lambda _, name=name: Slip(name, book)) for name in NAMES)
    monkeypatch.setattr(pages, "plans", lambda: plans)
    return book


def test_each_page_is_made_once_and_all_have_it(tmp_path: Path, book: Path) -> None:
    gate = Barrier(3)

    def build(_: int) -> tuple[Made, ...]:
        # A lock belongs to who opened the file: threads stand for processes.
        gate.wait()
        return build_all(tmp_path / "site")

    with ThreadPoolExecutor(3) as pool:
        others = list(pool.map(build, range(3)))
    assert sorted(book.read_text().split()) == list(NAMES)
    for made in others:
        assert [each.address for each in made] == ["/a/", "/b/", "/c/feed.xml"]
        assert [each.html for each in made] == [b"the page a", b"the page b", b"the page c"]


def test_who_comes_later_makes_nothing(tmp_path: Path, book: Path) -> None:
    first = build_all(tmp_path / "site")
    assert build_all(tmp_path / "site") == first
    assert book.read_text().split() == list(NAMES)


def test_a_page_that_failed_is_made_by_the_next(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = pages.plans()

    def torn(_: Path) -> Slip:
        raise RuntimeError("torn")

    monkeypatch.setattr(pages, "plans", lambda: (plans[0], Plan("b", torn), plans[2]))
    with pytest.raises(RuntimeError, match="torn"):
        build_all(tmp_path / "site")
    monkeypatch.setattr(pages, "plans", lambda: plans)
    assert [each.html for each in build_all(tmp_path / "site")] == [
        b"the page a",
        b"the page b",
        b"the page c",
    ]
    assert book.read_text().split() == ["a", "b", "c"]
