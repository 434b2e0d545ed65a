"""examples/columns.py runs and leaves a proof of every story."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2

SCRIPT = Path(__file__).parents[2] / "examples" / "columns.py"


def test_the_columns_are_set_and_proofed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    proofs = sorted((tmp_path / "out" / "columns").glob("*.pdf"))
    assert len(proofs) == 3
    for path in proofs:
        (page,) = pypdfium2.PdfDocument(path)
        assert len(page.get_textpage().get_text_bounded().split()) > 600
    assert done.stdout.count(" lines, ") == 9
