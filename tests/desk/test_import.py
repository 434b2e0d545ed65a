"""`pagekit import` → stories of ours and their pictures in a folder, a report, and an exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pagekit import read_article
from pagekit.desk.commands import app

ITEM: dict[str, Any] = {
    "uri": "http://wire.example/ferry",
    "type": "text",
    "versioncreated": "2026-05-19T08:00:00Z",
    "headline": "Ferry sails",
    "byline": "By Ann Li",
    "body_html": "<p>It sails.</p>",
    "associations": {
        "main": {
            "type": "picture",
            "byline": "Bo Lind",
            "description_text": "The rows",
            "renditions": {"original": {"href": "https://cdn.example/rows.jpg"}},
        }
    },
}


@pytest.fixture
def wire(newsroom: Path) -> Path:
    path = newsroom / "wire" / "ferry.dat"
    path.parent.mkdir()
    path.write_text(json.dumps(ITEM), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["import", *map(str, arguments)])


def test_a_story_and_its_picture_are_written_and_read_again(wire: Path, newsroom: Path) -> None:
    done = run(wire, "-o", "stories", "--files", newsroom, "--json")
    told = json.loads(done.stdout)
    article = read_article(newsroom / "stories" / "ferry.md")

    assert (done.exit_code, told["ok"], told["refused"], told["to_fetch"]) == (0, True, [], [])
    assert told["stories"][0]["written"] == [str(Path("stories/ferry.md")), str(Path("stories/rows.jpg"))]
    assert (article.headline, article.photos[0].src) == ("Ferry sails", "rows.jpg")
    assert (newsroom / "stories" / "rows.jpg").read_bytes() == (newsroom / "rows.jpg").read_bytes()


def test_what_lies_elsewhere_and_what_is_refused_is_told(wire: Path) -> None:
    (wire.parent / "broken.xml").write_text("<nitf>", "utf-8")
    done = run(wire.parent, "-o", "stories")

    assert done.exit_code == 1
    assert "1 story, 1 refused" in done.stdout
    assert "https://cdn.example/rows.jpg" in done.stdout and "is not XML" in done.stdout


def test_nothing_is_written_over_unless_it_is_asked_for(wire: Path, newsroom: Path) -> None:
    run(wire, "-o", "stories")
    again = run(wire, "-o", "stories")
    path = newsroom / "stories" / "ferry.md"
    path.write_text("edited", "utf-8")
    refused = run(wire, "-o", "stories")
    kept = path.read_text("utf-8")
    replaced = run(wire, "-o", "stories", "--replace")

    assert (again.exit_code, refused.exit_code, replaced.exit_code) == (0, 5, 0)
    assert "--replace" in refused.stderr and kept == "edited"
    assert path.read_text("utf-8").startswith("---\nid: ferry\n")


@pytest.mark.parametrize(
    ("source", "asked", "code"),
    [("missing.json", [], 3), ("orchard.json", ["--format", "word"], 3), ("rows.jpg", [], 3)],
)
def test_what_cannot_be_taken_ends_with_its_number(
    source: str, asked: list[str], code: int, newsroom: Path
) -> None:
    done = run(source, "-o", "stories", *asked)

    assert (done.exit_code, (newsroom / "stories").exists()) == (code, False)


def test_standard_input_is_a_source(newsroom: Path) -> None:
    done = CliRunner().invoke(app, ["import", "-", "-o", "stories"], input=json.dumps(ITEM))

    assert done.exit_code == 0 and (newsroom / "stories" / "ferry.md").is_file()
