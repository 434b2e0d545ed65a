"""the console script: without its extra, in odd surroundings, its reader gone. A process of its own where it must be."""

from __future__ import annotations

import gc
import importlib
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
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


Main = Callable[..., int]


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch) -> Main:
    """Calls the console script as a process would that has not imported it, and gives its exit code."""

    def call(*words: str, blocked: tuple[str, ...] = ()) -> int:
        fresh = re.compile(
            "|".join((r"pagekit\.(cli|desk)\b", *(rf"{re.escape(name)}\." for name in blocked)))
        )
        for name in [name for name in sys.modules if fresh.match(name)]:
            monkeypatch.delitem(sys.modules, name)
        for room in ("cli", "desk"):
            monkeypatch.setattr(pagekit, room, None, raising=False)
        for name in blocked:
            monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.setenv("COLUMNS", "200")
        # How often a process looks for garbage is no business of the tests'.
        monkeypatch.setattr(gc, "set_threshold", lambda *counts: None)
        monkeypatch.setattr(sys, "argv", ["pagekit", *words])
        with pytest.raises(SystemExit) as ended:
            importlib.import_module("pagekit.cli").main()
        return int(ended.value.code or 0)

    return call


@pytest.mark.parametrize("library", ["typer", "rich"])
@pytest.mark.parametrize("words", [("--version",), ("article", "story.md", "-o", "out"), ()])
def test_without_its_extra_it_says_in_one_line_how_to_get_it(
    main: Main, capsys: pytest.CaptureFixture[str], library: str, words: tuple[str, ...]
) -> None:
    assert main(*words, blocked=(library,)) == 4
    told = f"pagekit: the command line needs {library}. To install it: {INSTALL}\n"
    assert capsys.readouterr() == ("", told)


def test_another_library_that_is_missing_is_not_blamed_on_the_extra(main: Main) -> None:
    with pytest.raises(ModuleNotFoundError, match=r"import of pagekit\.desk\.show halted"):
        main("--version", blocked=("pagekit.desk.show",))


def test_a_process_of_its_own_looks_for_garbage_less_often() -> None:
    script = SCRIPT.replace(
        "main()\n", "try:\n    main()\nfinally:\n    import gc; print(gc.get_threshold())\n"
    )
    command = [sys.executable, "-c", script.format(blocked=()), "--version"]
    checkout = Path(pagekit.__file__).parent.parent
    told = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(checkout)}, capture_output=True, check=True
    )
    assert told.stdout.decode().splitlines()[-1] == "(50000, 10, 10)"


def test_the_version_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (
        0,
        f"pagekit {pagekit.__version__}\n",
        b"",
    )


@pytest.mark.parametrize("module", ["pagekit", "pagekit.cli"])
def test_it_runs_as_a_module(
    main: Main, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    assert main("--version") == 0
    for name in ("pagekit.cli", "pagekit.__main__"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    assert not ended.value.code
    assert capsys.readouterr() == (f"pagekit {pagekit.__version__}\n" * 2, "")


def test_the_help_of_article_tells_the_exit_codes(main: Main, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("article", "--help") == 0
    told = capsys.readouterr().out
    for code, meaning in MEANING.items():
        assert re.search(rf"^ *{int(code)}  {re.escape(meaning)}\s*$", told, re.MULTILINE), code


@pytest.mark.parametrize("words", [("article",), ("article", "story.md"), ("bogus",), ("layouts", "--bogus")])
def test_wrong_usage_ends_with_2_and_says_so_on_standard_error(
    main: Main, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert main(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Usage: pagekit" in told.err


def test_a_story_becomes_a_page_in_a_process_that_knows_ascii_only(tmp_path: Path) -> None:
    (tmp_path / "реке.yaml").write_text("id: river\nheadline: Река вернулась\n", "utf-8")
    plain = run("article", "реке.yaml", "нет.yaml", "-o", "out", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert plain.returncode == 1
    assert b"river  ready" in plain.stdout
    assert plain.stderr.startswith(b"error: \\u043d\\u0435\\u0442.yaml: ")


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
