"""a source and patches → the source with the patches in, and no scars where something was taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patch:
    """What to write in place of a stretch of the source."""

    start: int
    end: int
    text: str = ""


def patched(source: str, patches: Sequence[Patch]) -> str:
    """The source with the patches in; of two that overlap the one that begins first and is longer counts."""
    built, cursor = "", 0
    # Of patches on the same stretch the later one knows more: a link's bracket replaces the tag's removal.
    latest = {(patch.start, patch.end): patch for patch in patches}
    for patch in sorted(latest.values(), key=lambda patch: (patch.start, -patch.end)):
        if patch.start < cursor:
            continue
        built += source[cursor : patch.start]
        cursor = patch.end
        built += patch.text
        if not patch.text:
            built, cursor = _close_gap(built, source, cursor)
    return built + source[cursor:]


def _close_gap(built: str, source: str, cursor: int) -> tuple[str, int]:
    """Where something was taken out, leave no two spaces, hard break or emphasis that opens on one."""
    if not built or built[-1] in "*_\n":
        while cursor < len(source) and source[cursor] in " \t":
            cursor += 1
    if cursor >= len(source) or source[cursor] in " \t\n*_":
        built = built.rstrip(" \t")
    return built, cursor
