"""the folder that docs/gallery.py filled → its pictures, pack by pack; nothing where it was not made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent
NOT_MADE = "```{note}\nThese pages were built without pictures; `scripts/docs` makes them.\n```\n"


def gallery(_: str) -> str:
    """Every pack that has pictures."""
    made = os.environ.get("PAGEKIT_GALLERY", "")
    if not made:
        return NOT_MADE
    home = DOCS.parent / made
    return (home / "gallery.md").read_text("utf-8")


def copied(out: Path) -> None:
    """Put the pictures beside the pages."""
    made = os.environ.get("PAGEKIT_GALLERY", "")
    if made:
        shutil.copytree(DOCS.parent / made, out / "gallery", dirs_exist_ok=True)
