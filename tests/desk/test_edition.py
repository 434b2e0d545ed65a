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
        app, ["edition", str(EVENING), "--check", "--workers", "2", "-o", str(tmp_path / "out"), "--json"]
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


def test_a_plan_is_kept(tmp_path: Path) -> None:
    asked_for = ["edition", str(EVENING), "--dummy", "--json"]
    CliRunner().invoke(app, [*asked_for, "-o", str(tmp_path / "one")])
    first = json.loads((tmp_path / "one" / "plan.json").read_text("utf-8"))
    page, box = next(
        (page, box) for page in first["pages"] for box in page["boxes"] if box["kind"] == "advert"
    )
    box["pinned"] = True
    (tmp_path / "edited.json").write_text(json.dumps(first), "utf-8")
    kept = ["--plan", str(tmp_path / "edited.json"), "-o", str(tmp_path / "two")]
    told = json.loads(CliRunner().invoke(app, [*asked_for, *kept]).stdout)
    assert told["error"] is None
    second = json.loads((tmp_path / "two" / "plan.json").read_text("utf-8"))
    assert [page["boxes"] for page in second["pages"]] == [page["boxes"] for page in first["pages"]]
    assert page["number"] == 1


def test_what_is_no_plan_ends_with_what_to_pass(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}", "utf-8")
    asked_for = ["edition", str(EVENING), "--check", "--plan", str(tmp_path / "plan.json")]
    done = CliRunner().invoke(app, asked_for)
    assert (done.exit_code, "Pass a plan.json that pagekit wrote" in done.stderr) == (3, True)


def test_a_sample_is_a_folder_that_can_be_made_into_a_paper(tmp_path: Path) -> None:
    asked_for = ["edition", "--sample", "4", "--layout", "broadsheet", "-o", str(tmp_path), "--json"]
    done = CliRunner().invoke(app, asked_for)
    assert (done.exit_code, json.loads(done.stdout)["written"]) == (0, [str(tmp_path / "edition.toml")])
    assert (tmp_path / "stories").is_dir()
    assert 'layout = "broadsheet"' in (tmp_path / "edition.toml").read_text("utf-8")


def test_a_sample_wants_its_folder_and_nothing_else() -> None:
    for more, told in (
        ([], "name the folder"),
        (["--check"], "--check"),
        (["-o", "out", "x"], "FOLDER"),
        (["-o", "out", "--cache", "kept"], "--cache"),
    ):
        done = CliRunner().invoke(app, ["edition", "--sample", "4", *more])
        assert (done.exit_code, told in done.stderr) == (2, True)
    done = CliRunner().invoke(app, ["edition", str(EVENING), "--seed", "4", "-o", "out"])
    assert (done.exit_code, "a seed is for a sample" in done.stderr) == (2, True)
    done = CliRunner().invoke(app, ["edition", str(EVENING), "--layout", "tabloid", "-o", "out"])
    assert (done.exit_code, "names the pack" in done.stderr) == (2, True)
