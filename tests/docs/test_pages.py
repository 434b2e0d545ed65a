"""The pages of docs/ → every one is reached, every page that one names is there, and what is made of the code can be made."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
NAMED = re.compile(r"\{doc\}`(?:[^`<]*<)?([^`>]+)>?`")
TOC = re.compile(r"^```\{toctree\}\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _named(page: Path) -> set[Path]:
    text = page.read_text("utf-8")
    listed = [
        line for toc in TOC.findall(text) for line in toc.splitlines() if line and not line.startswith(":")
    ]
    return {(page.parent / f"{name}.md").resolve() for name in (*NAMED.findall(text), *listed)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_names_pages_that_are_there(page: Path) -> None:
    assert [str(other) for other in _named(page) if not other.is_file()] == []
    assert page.read_text("utf-8").startswith("# ")


def test_every_page_is_reached_from_the_first() -> None:
    reached, new = set(), {DOCS / "index.md"}
    while new:
        reached |= new
        new = {other for page in new for other in _named(page)} - reached
    assert set(PAGES) - reached == set()


def test_what_is_made_of_the_code_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS / "extensions"))
    monkeypatch.delenv("PAGEKIT_GALLERY", raising=False)
    before = set(sys.modules)
    made = importlib.import_module("made")
    try:
        pages = {page.relative_to(DOCS).as_posix(): made.completed(page.read_text("utf-8")) for page in PAGES}
    finally:
        for name in {"api", "command_line", "fields", "made", "notes", "pictures"} - before:
            sys.modules.pop(name, None)
    assert [name for name, text in pages.items() if "% made:" in text] == []
    assert "(alt-missing)=\n`alt-missing`\n: A photo has no alternative text." in pages["notes.md"]
    assert "`headline`\n: text; required" in pages["reference/article.md"]
    assert (
        "`baseline`\n: length (`4mm`, `12pt`, `300px`); by default `4.233mm`" in pages["reference/layout.md"]
    )
    assert "## pagekit example" in pages["reference/command-line.md"]
    assert "| `3` | input that cannot be taken" in pages["reference/command-line.md"]
    assert ".. autofunction:: pagekit.build_site" in pages["reference/api.md"]
