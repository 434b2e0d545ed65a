"""pagekit site --serve, pagekit edition --serve → a desk that is told of at the prompt and ends with Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pagekit.sample.starter_texts import FILES
from tests.desk.conftest import Prompt

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from pagekit.cli import main; sys.argv = ['pagekit', *sys.argv[1:]]; main()"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A folder with one story and no picture."""
    home = tmp_path / "paper"
    (home / "stories").mkdir(parents=True)
    (home / "publication.toml").write_text(FILES["publication.toml"], "utf-8")
    (home / "edition.toml").write_text(FILES["edition.toml"], "utf-8")
    (home / "stories" / "bridge.md").write_text("---\nheadline: The bridge\n---\n\nIt is open.\n", "utf-8")
    return home


def test_the_desk_says_where_it_is_and_ends_with_ctrl_c(paper: Path, tmp_path: Path) -> None:
    words = ["edition", str(paper), "--watch", "--serve"]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "COLUMNS": "200"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], cwd=tmp_path, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None and running.stderr is not None
        try:
            said = [running.stdout.readline() for _ in range(3)]
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 0
            assert running.stderr.read() == ""
        finally:
            running.kill()
    assert any(
        line.startswith("The desk is at http://127.0.0.1:") and "/.desk/#edition" in line for line in said
    )
    assert "The Valley Post: 1 story\n" in said


def test_what_is_not_there_is_told(
    pagekit: Prompt, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pagekit.preview.watch", "pagekit.preview.serve"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = pagekit("site", paper, "-o", tmp_path / "out", "--serve")
    assert told.exit_code == 4
    assert "pip install 'pagekit[desk]'" in told.stderr


def test_watch_alone_is_for_a_site(pagekit: Prompt, paper: Path) -> None:
    told = pagekit("edition", paper, "--watch")
    assert told.exit_code == 2
    assert "--serve" in told.stderr


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("site", ("--workers", "2")),
        ("site", ("--limit", "work=60")),
        ("edition", ("--press", "newsprint")),
        ("edition", ("--check",)),
    ],
)
def test_what_a_desk_would_pass_over_in_silence_is_refused(
    command: str, option: tuple[str, ...], newsroom: Path, pagekit: Prompt
) -> None:
    told = pagekit(command, newsroom, "-o", "out", "--serve", *option)
    assert told.exit_code == 2
    assert option[0] in told.stderr
    assert "--serve" in told.stderr
