"""a page of the documentation → its snippets in order, and what each does in a folder of its own.

A block that is named by a caption is a file. Python blocks of a page share one namespace; console blocks are typed at
pagekit's own prompt. Both run in the process of the test: no snippet waits for a Python to start.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from pagekit.desk.commands import app

FENCE = re.compile(
    r"^(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)[ ]*$", re.MULTILINE | re.DOTALL
)
CAPTION = re.compile(r":caption: (\S+)\n\n?")
ENDS = re.compile(r"\s+# ends with (\d+)$")
ELSEWHERE = (
    "pip install ",
    "python -m http.server",
    "python examples/",
    "sudo apt-get ",
    "brew install ",
    "npm ",
    "scripts/",
)
"""What is said to be typed and is not pagekit's: installing, serving, scripts of the checkout."""


@dataclass(frozen=True)
class Snippet:
    """A block of a page. `line`: where it begins; `name`: the file that it is, if it is one."""

    kind: str
    text: str
    line: int
    name: str = ""


def snippets(page: Path) -> list[Snippet]:
    """The blocks of a page that do something, in order."""
    source = page.read_text("utf-8")
    found = []
    for match in FENCE.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        info = match["info"].strip()
        if info.startswith("{code-block}"):
            caption = CAPTION.match(match["body"])
            body = match["body"][caption.end() :] if caption else match["body"]
            found.append(
                Snippet(info.removeprefix("{code-block}").strip(), body, line, caption[1] if caption else "")
            )
        elif info in {"python", "console", "toml", "json", "sh"}:
            found.append(Snippet(info, match["body"], line))
    return found


def run(snippet: Snippet, page: str, names: dict[str, Any]) -> None:
    """Do what it says, in the folder where the test stands."""
    if snippet.name:
        path = Path(snippet.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(snippet.text, "utf-8")
    if snippet.kind == "toml":
        tomllib.loads(snippet.text)
    elif snippet.kind == "python":
        # The lines of the page are those of a traceback.
        exec(compile("\n" * snippet.line + snippet.text, page, "exec"), names)  # noqa: S102
    elif snippet.kind == "console":
        for line in snippet.text.splitlines():
            if line.startswith("$ "):
                typed(line.removeprefix("$ "), f"{page}, line {snippet.line}")


def typed(line: str, where: str) -> None:
    """A line at the prompt ends as the page says: well, where it says nothing."""
    ends = ENDS.search(line)
    words = shlex.split(ENDS.sub("", line), comments=True)
    if line.startswith(ELSEWHERE):
        return
    assert words[0] == "pagekit", f"{where}: {line}"
    done = CliRunner(env={"COLUMNS": "160"}).invoke(
        app, words[1:], catch_exceptions=False, prog_name="pagekit"
    )
    assert done.exit_code == int(ends[1] if ends else 0), f"{where}: {line}\n{done.output}"
