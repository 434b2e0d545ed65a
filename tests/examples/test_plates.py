"""examples/plates.py runs: plates for two presses, and a verdict on each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf

SCRIPT = Path(__file__).parents[2] / "examples" / "plates.py"


def test_a_story_is_made_ready_for_two_presses(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    claims = {}
    for path in (tmp_path / "out" / "plates").glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            claims[path.name] = str(pdf.Root.OutputIntents[0].OutputConditionIdentifier)
    assert claims == {"tram-six-newsprint.pdf": "CGATS TR 002", "tram-six-coated.pdf": "FOGRA39"}
    assert done.stdout.count(".pdf: ready (pages 2") == 2
    assert done.stdout.count(" held for ") == 2
