"""examples/edition.py → the dummy of the sample edition, its plan and its run sheet; and a checker finds nothing wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from examples.edition import ROOT, main
from tests.plan.checker import Sheet, faults


def test_the_sample_edition_is_planned_and_nothing_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(tmp_path)
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    book = tomllib.loads((ROOT / "examples" / "morning-edition" / "adverts.toml").read_text("utf-8"))
    assert faults(plan, book["bookings"], Sheet()) == []
    # One is cancelled, one is of another day; every other one stands.
    assert [one["id"] for one in plan["left_out"]] == ["B-1064", "B-1065"]
    assert (len(plan["pages"]), plan["conflicts"]) == (16, [])
    assert (tmp_path / "dummy.pdf").read_bytes().startswith(b"%PDF-")
    assert "16 pages, 25 adverts" in capsys.readouterr().out
