"""the typer app → every command with its arguments and options; the exit codes as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from pagekit.desk.commands import app
from pagekit.desk.exits import MEANING


def exits(_: str) -> str:
    """The numbers that a shell sees."""
    rows = (f"| `{int(code)}` | {meaning} |" for code, meaning in MEANING.items())
    return "\n".join(("| code | meaning |", "|---|---|", *rows, ""))


def commands(_: str) -> str:
    """Every command."""
    group: Any = typer.main.get_command(app)
    return "\n".join(
        line for name, command in sorted(group.commands.items()) for line in _command(name, command)
    )


def _command(name: str, command: Any) -> Iterator[str]:
    usage = " ".join(_usage(one) for one in command.params if one.param_type_name == "argument")
    yield (
        f"## pagekit {name}\n\n{_tidy(command.help)}\n\n```text\npagekit {name} [OPTIONS] {usage}".rstrip()
        + "\n```\n"
    )
    yield "| | |\n|---|---|"
    for one in command.params:
        if one.param_type_name == "argument":
            yield f"| `{one.metavar or one.name.upper()}` | {_tidy(one.help)} |"
        elif "--help" not in one.opts:
            takes = f" {one.metavar}" if one.metavar and not one.is_flag else ""
            names = ", ".join((*one.opts, *one.secondary_opts))
            yield f"| `{names}{takes}` | {_tidy(one.help)}{' Required.' if one.required else ''} |"
    yield ""


def _usage(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()) + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|").replace("<", "&lt;")
