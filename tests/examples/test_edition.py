"""examples/edition.py → the sample newspaper; two checkers that know nothing of the planner find nothing broken."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from examples.edition import ROOT, main
from tests.editions.checker.check import check_edition
from tests.plan.checker import Sheet, faults

MORNING = ROOT / "examples" / "morning-edition"
WHITE, FILLED = 0.06, 0.97
"""The bars for the share of white, mean of pages, and for what stories fill of the room for them."""


def test_the_sample_edition_is_made_and_nothing_of_it_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(tmp_path, tmp_path / "cache")
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    book = tomllib.loads((MORNING / "adverts.toml").read_text("utf-8"))
    assert faults(plan, book["bookings"], Sheet()) == []
    checked = check_edition(tmp_path / "edition.pdf", plan, MORNING)
    assert [str(finding) for finding in checked.broken] == []
    shares = [page.share for page in checked.white]
    assert sum(shares) / len(shares) <= WHITE
    figures = plan["figures"]
    assert figures["adverts"] == 25
    assert figures["filled_share"] >= FILLED
    # One booking is cancelled, one is of another day, every other one stands; of stories at most two are out.
    out = [one["id"] for one in plan["left_out"]]
    assert out[:2] == ["B-1064", "B-1065"]
    assert len(out) == 2 + figures["stories"] - figures["stories_placed"] <= 4
    assert (len(plan["pages"]), plan["conflicts"]) == (16, [])
    assert (tmp_path / "dummy.pdf").read_bytes().startswith(b"%PDF-")
    assert "16 pages, " in capsys.readouterr().out
