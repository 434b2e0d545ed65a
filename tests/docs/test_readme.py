"""The README → its snippets do what they say, on a small publication; its commands have the options that they are given."""

from __future__ import annotations

import shlex
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from pagekit import Rect, mm
from pagekit.desk.commands import app
from tests.docs.snippets import ELSEWHERE, Snippet, run, snippets

ROOT = Path(__file__).resolve().parents[2]
README = snippets(ROOT / "README.md")
PYTHON = [snippet for snippet in README if snippet.kind == "python"]
TYPED = [
    line
    for snippet in README
    if snippet.kind in {"console", "sh"}
    for line in snippet.text.splitlines()
    if line.strip() and not line.startswith((" ", *ELSEWHERE, "cp "))
]
RUN_ELSEWHERE = {
    "read_articles(": "tests/intake/formats/test_readme.py",
    "build_site(": "docs/howto/site.md",
    "build_edition(": "docs/howto/edition.md",
}
"""Snippets that take long, or want a folder of their own, and where they are run."""
PUBLICATION = """
name = "The Courier"
url = "https://courier.example"
timezone = "Asia/Almaty"
feed = "/feed.xml"
[[sections]]
name = "City"
url = "/city"
"""
STORY = """
---
headline: The saiga come back
section: City
url: /city/saiga
published_at: 2026-05-19T07:30:00+05:00
---
For eleven nights in May the freight trains slow to walking pace.
"""
FRAME = Rect(mm(0), mm(0), mm(54), mm(120))


def test_the_snippets_of_python_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("publication.toml").write_text(PUBLICATION, "utf-8")
    Path("story.md").write_text(STORY.lstrip(), "utf-8")
    names: dict[str, Any] = {
        "stories": (),
        "paths": ["story.md"],
        "text": "The trains slow down. " * 20,
        "FRAME": FRAME,
    }
    for snippet in PYTHON:
        if any(call in snippet.text for call in RUN_ELSEWHERE):
            compile(snippet.text, "README.md", "exec")
            continue
        # An edition of sixteen pages is no small thing to ask of a test.
        text = "\n".join(line for line in snippet.text.splitlines() if "examples/morning-edition" not in line)
        text = text.replace("boxes=[...], turn=[...]", "boxes=[FRAME], turn=[FRAME]")
        run(Snippet("python", text, snippet.line), "README.md", names)
        if Path("out/story.pdf").exists() and not Path("any.pdf").exists():
            shutil.copy("out/story.pdf", "any.pdf")


def test_what_is_run_elsewhere_is_run_there() -> None:
    for call, place in RUN_ELSEWHERE.items():
        assert (ROOT / place).is_file()
        assert any(call in snippet.text for snippet in PYTHON), call


@pytest.mark.parametrize("line", TYPED)
def test_a_command_has_the_options_that_it_is_given(line: str) -> None:
    words = shlex.split(line, comments=True)
    assert words[0] == "pagekit", line
    group: Any = typer.main.get_command(app)
    known = {name for one in group.commands[words[1]].params for name in (*one.opts, *one.secondary_opts)}
    assert {word for word in words[2:] if word.startswith("-")} - known == set()


@pytest.mark.parametrize(
    "snippet", [one for one in README if one.kind == "toml"], ids=lambda one: f"line {one.line}"
)
def test_what_is_said_to_be_toml_is(snippet: Snippet) -> None:
    assert tomllib.loads(snippet.text)
