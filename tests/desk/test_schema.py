"""`pagekit schema`: printed or written, and a slip in the kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import pagekit
from pagekit.cli import main


def _ends(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["pagekit", "schema", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_a_schema_is_printed_or_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert _ends(monkeypatch, "edition") == 0
    assert json.loads(capsys.readouterr().out) == pagekit.schema("edition")
    assert _ends(monkeypatch, "plan", "-o", str(tmp_path / "plan.json")) == 0
    assert json.loads((tmp_path / "plan.json").read_text("utf-8")) == pagekit.schema("plan")


def test_a_slip_in_the_kind_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ends(monkeypatch, "layuot") == 3
    assert "Did you mean layout?" in capsys.readouterr().err
