"""a publication's folder with something of everything, built once: what most tests of a site look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import pagekit
from pagekit.pictures import make
from pagekit.pictures.shelf import Shelf
from pagekit.sample.starter import begin_publication

AT = datetime(2026, 5, 19, 6, tzinfo=UTC)
HOME = "https://valley.example"


@dataclass(frozen=True, slots=True)
class Built:
    """The publication's folder, the site's, and what was told."""

    source: Path
    out: Path
    build: pagekit.SiteBuild


SHELF = Shelf(max_bytes=1_000_000)


@contextmanager
def quick() -> Iterator[None]:
    """Pictures of one byte: where they stand is asked, not how they look."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(make, "encode", lambda image, form, **_: form[:1].encode())
        patched.setattr(sys.modules["pagekit.pictures.derive"], "shelf", SHELF)
        yield


@pytest.fixture(autouse=True)
def quick_pictures() -> Iterator[None]:
    """In every test of this folder, and in no other."""
    with quick():
        yield


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `pagekit init` writes, and more: eight short stories, a draft, one under embargo, one that cannot be
    read, an old address, a translation, a file that is taken over.
    """
    home = tmp_path_factory.mktemp("valley")
    begin_publication(home)
    site = home / "site.toml"
    site.write_text(site.read_text("utf-8").replace("per_page = 24", "per_page = 4"), "utf-8")
    for number in range(1, 9):
        _story(
            home, f"walk-{number}", f"section: Walks\ntags: [walks]\ndate: 2026-04-{number:02}T09:00:00+01:00"
        )
    _story(home, "draft", "status: draft")
    _story(home, "later", "embargo_until: 2026-06-01T00:00:00+01:00")
    _story(home, "moved", "aliases: [/old/place]\nauthor: Zoë Çelik\ntags: ['Walks', 'Tea & cake']")
    _story(home, "deutsch", "lang: de\ntranslations: {en: moved}")
    (home / "stories" / "bad.md").write_text("---\nheadline: Bad\npriority: 12\n---\n\nText.\n", "utf-8")
    (home / "static").mkdir()
    (home / "static" / "keys.txt").write_text("whose it is\n", "utf-8")
    return home


@pytest.fixture(scope="session")
def built(publication: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, built into a folder. Nobody changes it."""
    out = tmp_path_factory.mktemp("site")
    with quick():
        return Built(publication, out, pagekit.build_site(publication, out=out, at=AT))


def _story(home: Path, name: str, fields: str) -> None:
    text = f"---\nheadline: The story of {name}\n{fields}\n---\n\nA few words about {name}.\n"
    (home / "stories" / f"{name}.md").write_text(text, "utf-8")
