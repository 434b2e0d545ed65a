"""docs/notes.toml → a list of all notes: one anchor a code, what it means, what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "notes.toml"


def every(_: str) -> str:
    """All groups, each a chapter."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for group in tomllib.loads(FILE.read_text("utf-8"))["groups"]:
        yield f"\n## {group['title']}\n"
        if "about" in group:
            yield f"{group['about']}\n"
        for code, (meaning, remedy) in sorted(group["codes"].items()):
            yield f"({code})=\n`{code}`\n: {meaning}\n"
            yield f"  *To do:* {remedy}\n" if remedy != "Nothing." else "  *To do:* nothing.\n"
