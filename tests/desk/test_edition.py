"""`pagekit edition` → files in a folder, a table or one JSON document, and an exit code."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from pagekit.desk.commands import app

EVENING = Path(__file__).parents[1] / "plan" / "evening"


def test_the_dummy_is_written_with_its_plan_and_its_run_sheet(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["edition", str(EVENING), "--dummy", "-o", str(tmp_path), "--json"])
    told = json.loads(done.stdout)
    # Creatives are missing, and the pages are not ready.
    assert (done.exit_code, told["exit_code"], told["ok"]) == (1, 1, False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dummy.pdf", "plan.json", "run-sheet.csv"]
    assert [one["id"] for one in told["left_out"]] == ["B-8", "B-9"]
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["schema"] == 1


def test_a_folder_without_an_edition_is_input_that_cannot_be_taken(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["edition", str(tmp_path), "--dummy", "-o", str(tmp_path / "out")])
    assert (done.exit_code, (tmp_path / "out").exists()) == (3, False)
    assert "holds no edition.toml" in done.stderr


def test_it_wants_to_be_told_what_to_make() -> None:
    done = CliRunner().invoke(app, ["edition", str(EVENING)])
    assert (done.exit_code, "-o" in done.stderr) == (2, True)


def test_a_check_tells_and_writes_nothing(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["edition", str(EVENING), "--check", "-o", str(tmp_path / "out"), "--json"]
    )
    told = json.loads(done.stdout)
    assert (told["written"], (tmp_path / "out").exists()) == ([], False)
    assert told["figures"]["pages"] == 8


def test_a_dummy_has_no_plates() -> None:
    done = CliRunner().invoke(app, ["edition", str(EVENING), "--dummy", "--press", "newsprint", "-o", "out"])
    assert (done.exit_code, "a dummy has no plates" in done.stderr) == (2, True)


def test_plates_are_written_beside_the_paper(tmp_path: Path) -> None:
    asked_for = ["--press", "newsprint", "--names", "{page:2}.pdf", "--at", "2026-05-18T20:00:00+05:00"]
    done = CliRunner().invoke(app, ["edition", str(EVENING), *asked_for, "-o", str(tmp_path)])
    assert done.exit_code == 1, "creatives are missing"
    names = sorted(path.name for path in (tmp_path / "plates").iterdir())
    assert names == [*(f"{n:02}.pdf" for n in range(1, 9)), "delivery.csv", "delivery.json"]
