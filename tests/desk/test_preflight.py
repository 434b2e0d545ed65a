"""pagekit preflight and pagekit conditions: verdicts as text, JSON, pictures and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pagekit.condition import list_conditions
from tests.preflight.plates_made import plates

Prompt = Callable[..., Result]
SMALL = b"BT /F1 3 Tf 0 0 0 1 k 30 200 Td (The quick brown fox) Tj ET"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(plates())
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.pdf"
    path.write_bytes(plates(SMALL))
    return path


def test_a_good_file_ends_well(pagekit: Prompt, good: Path) -> None:
    result = pagekit("preflight", good, "--press", "newsprint", "--no-plates")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:2] == [
        "good.pdf  ready",
        "claims PDF/X-4; all 78 rules held for newsprint",
    ]


def test_a_fault_ends_with_attention_and_its_place(pagekit: Prompt, small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    result = pagekit("preflight", small, "--press", "newsprint", "--no-plates", "--pictures", folder)
    assert result.exit_code == 1
    assert "type-one-ink  page 1, 9.6 × 1.0 mm at 10.6, 48.7" in result.stdout
    assert [path.name for path in folder.iterdir()] == ["page-001.png"]


def test_the_report_is_one_json_document(pagekit: Prompt, small: Path) -> None:
    result = pagekit("preflight", small, "--press", "newsprint", "--no-plates", "--json")
    told = json.loads(result.stdout)
    assert (told["ok"], told["exit_code"], told["error"], told["pictures"]) == (False, 1, None, [])
    assert [finding["rule"] for finding in told["findings"]] == ["type-one-ink"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nothing.pdf",), 3, "nothing.pdf"),
        (("small.pdf", "--press", "newsprnt"), 3, "newsprint"),
    ],
)
def test_what_cannot_be_done_is_told(
    pagekit: Prompt,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(small.parent)
    result = pagekit("preflight", *words)
    assert result.exit_code == code
    assert said in result.stderr


def test_every_rule_has_a_line(pagekit: Prompt) -> None:
    result = pagekit("preflight", "--rules")
    assert (result.exit_code, result.stderr) == (0, "")
    head, *lines = result.stdout.splitlines()
    assert head.split() == ["rule", "weight", "what", "holds", "source"]
    assert [line.split()[0] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]
    assert lines[0].split()[1] == "file-version" and lines[-1].split()[1] == "plates-overprint"


def test_every_condition_has_a_line(pagekit: Prompt) -> None:
    result = pagekit("conditions")
    assert (result.exit_code, result.stderr) == (0, "")
    head, *lines = result.stdout.splitlines()
    assert head.split()[0] == "name"
    assert [line.split()[0] for line in lines] == list(list_conditions())
    told = json.loads(pagekit("conditions", "--json").stdout)["conditions"]
    newsprint = next(one for one in told if one["name"] == "newsprint")
    assert newsprint["total_ink"] == 220
