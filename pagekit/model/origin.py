"""where a model was read from → Origin: the file's name, its folder, and what the reader has to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pagekit.notes import Note
from pagekit.world import MemoryFiles, Places


@dataclass(frozen=True, slots=True)
class Origin:
    """Kept beside a model, never in its wire form: a file cannot say where it lies."""

    name: str
    folder: Path | None = None
    notes: tuple[Note, ...] = ()
    files: MemoryFiles | Places | None = None
    """What lies in the folder, where that is no folder of the disk."""
    passed: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The SHA-256 of files that the door has looked at, by their paths: what is read later is held against it."""
