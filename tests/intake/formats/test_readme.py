"""The snippet of the README about other systems → run as it stands there, on a folder of a wire."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import pagekit

README = Path(__file__).resolve().parents[3] / "README.md"


def test_the_snippet_does_what_it_says(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    picture: Callable[..., bytes],
) -> None:
    section = README.read_text("utf-8").split("### From other systems\n", 1)[1]
    snippet = section.split("```python\n", 1)[1].split("```", 1)[0]
    (tmp_path / "wire").mkdir()
    (tmp_path / "pictures" / "may").mkdir(parents=True)
    (tmp_path / "pictures" / "may" / "ferry.jpg").write_bytes(picture())
    associations = {
        name: {"type": "picture", "renditions": {"original": {"href": f"https://cdn.example/{name}.jpg"}}}
        for name in ("ferry", "pier")
    }
    item = {"uri": "ferry", "headline": "Ferry sails", "body_html": "<p>x</p>", "associations": associations}
    (tmp_path / "wire" / "a.json").write_text(json.dumps(item), "utf-8")
    (tmp_path / "wire" / "b.json").write_text('{"uri": "b", "pubstatus": "usable"}', "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "README.md", "exec"), {"pagekit": pagekit})  # noqa: S102

    assert capsys.readouterr().out.splitlines() == [
        "ferry Ferry sails ['may/ferry.jpg']",
        "b holds no headline, and no text that one could be made of.",
        "('https://cdn.example/pier.jpg',)",
    ]
