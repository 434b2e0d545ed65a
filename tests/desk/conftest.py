"""the desk's tests → a small newsroom on disk and a prompt to type at."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from pagekit.desk.commands import app

Prompt = Callable[..., Result]
StoryMaker = Callable[..., Path]

STORY: dict[str, Any] = {
    "id": "orchard",
    "lang": "en",
    "headline": "The orchard opens its gates",
    "deck": "Forty kinds of apple, one long table.",
    "byline": ["Dana Serikova"],
    "published_at": "2026-05-19T07:30:00+05:00",
    "photos": [
        {
            "src": "rows.jpg",
            "alt": "Rows of trees",
            "caption": "The old rows",
            "credit": {"creator": "Bo Lind"},
        }
    ],
    "body": [{"kind": "paragraph", "text": "They came before eight, with baskets."}],
}


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((640, 400)).convert("RGB").save(stream, "JPEG", quality=60)
    return stream.getvalue()


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good story and its photo; it is the current folder."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "rows.jpg").write_bytes(jpeg())
    (folder / "orchard.json").write_text(json.dumps(STORY), "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def story(newsroom: Path) -> StoryMaker:
    """Writes another story: the good one with other fields. A field of None is left out."""

    def write(name: str, **fields: Any) -> Path:
        wire = {key: value for key, value in (STORY | fields).items() if value is not None}
        path = newsroom / name
        path.write_text(json.dumps(wire), "utf-8")
        return path

    return write


@pytest.fixture
def pagekit() -> Prompt:
    """Types a command and gives its result. What the command raises and does not handle fails the test."""

    def run(*words: object, stdin: str | bytes | None = None, **environment: str) -> Result:
        arguments = [str(word) for word in words]
        return CliRunner(env={"COLUMNS": "200"} | environment).invoke(
            app, arguments, input=stdin, catch_exceptions=False, prog_name="pagekit"
        )

    return run
