"""the console script in a process of its own: without its extra, in odd surroundings, its reader gone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pagekit
from pagekit.cli import INSTALL
from pagekit.desk.exits import MEANING

# The console script, with modules that are not to be had.
SCRIPT = """
import sys
for name in {blocked!r}:
    sys.modules[name] = None
from pagekit.cli import main
sys.argv = ["pagekit", *sys.argv[1:]]
main()
"""


def run(
    *words: str, blocked: tuple[str, ...] = (), cwd: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    checkout = Path(pagekit.__file__).parent.parent
    surroundings = os.environ | {"PYTHONPATH": str(checkout), "COLUMNS": "200"} | environment
    command = [sys.executable, "-W", "error", "-c", SCRIPT.format(blocked=blocked), *words]
    return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, check=False)


@pytest.mark.parametrize("library", ["typer", "rich"])
@pytest.mark.parametrize("words", [("--version",), ("article", "story.md", "-o", "out"), ()])
def test_without_its_extra_it_says_in_one_line_how_to_get_it(
    tmp_path: Path, library: str, words: tuple[str, ...]
) -> None:
    done = run(*words, blocked=(library,), cwd=tmp_path)
    assert done.returncode == 4
    assert done.stdout == b""
    assert done.stderr.decode() == f"pagekit: the command line needs {library}. To install it: {INSTALL}\n"


def test_another_library_that_is_missing_is_not_blamed_on_the_extra(tmp_path: Path) -> None:
    done = run("--version", blocked=("pagekit.desk.doctor",), cwd=tmp_path)
    assert done.returncode != 0
    assert b"ModuleNotFoundError: import of pagekit.desk.doctor halted" in done.stderr
    assert INSTALL.encode() not in done.stderr


def test_the_version(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (
        0,
        f"pagekit {pagekit.__version__}\n",
        b"",
    )


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    checkout = Path(pagekit.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "pagekit.cli", "--version"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (0, f"pagekit {pagekit.__version__}\n")


def test_the_help_of_article_tells_the_exit_codes(tmp_path: Path) -> None:
    told = run("article", "--help", cwd=tmp_path).stdout.decode()
    for code, meaning in MEANING.items():
        assert re.search(rf"^ *{int(code)}  {re.escape(meaning)}\s*$", told, re.MULTILINE), code


@pytest.mark.parametrize("words", [("article",), ("article", "story.md"), ("bogus",), ("layouts", "--bogus")])
def test_wrong_usage_ends_with_2_and_says_so_on_standard_error(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Usage: pagekit" in done.stderr


def test_a_story_becomes_a_page_in_a_process_that_knows_ascii_only(tmp_path: Path) -> None:
    (tmp_path / "реке.yaml").write_text("id: river\nheadline: Река вернулась\n", "utf-8")
    plain = run("article", "реке.yaml", "нет.yaml", "-o", "out", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert plain.returncode == 1
    assert b"river  ready" in plain.stdout
    assert plain.stderr.startswith(b"error: \\u043d\\u0435\\u0442.yaml: ")
    as_json = run("article", "нет.yaml", "-o", "out", "--json", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert json.loads(as_json.stdout)["stories"][0]["story"] == "нет.yaml"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_text_is_written_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.md")
    done = run("article", name, "-o", "out", "--json", cwd=tmp_path)
    assert done.returncode == 3
    assert json.loads(done.stdout)["stories"][0]["story"] == name
    assert b"\\udcff\\udcfe.md" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX pipes")
def test_a_reader_that_goes_away_leaves_no_traceback(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    checkout = Path(pagekit.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(blocked=()), "layouts"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
