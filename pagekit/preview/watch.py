"""folders → when something in them has changed.

The rules:
1. Only real folders are watched, each by itself. A link is not followed: it could lead to the whole disk.
2. What begins with a dot is nobody's story; what the desk writes itself is no news.
3. Several changes at once are one.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path

from watchfiles import Change, awatch

from pagekit.temporary import PART

MOST_FOLDERS = 4_000
GATHERED = 400
"""Milliseconds after which changes are told, however many more are coming."""
QUIET = 30
"""Milliseconds without a change after which they are told at once."""
LATER = 0.5
"""Seconds after which a folder that cannot be watched is tried again."""


def folders_below(homes: Iterable[Path], apart: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The folders and the real ones in them, without hidden ones and without those that are `apart`."""
    kept = {path.resolve() for path in apart}
    found: list[Path] = []
    waiting = [home.resolve() for home in homes]
    while waiting and len(found) < MOST_FOLDERS:
        folder = waiting.pop()
        found.append(folder)
        try:
            with os.scandir(folder) as inside:
                waiting += [
                    Path(entry.path)
                    for entry in inside
                    if entry.is_dir(follow_symlinks=False)
                    and not entry.name.startswith(".")
                    and Path(entry.path) not in kept
                ]
        except OSError:
            continue
    return tuple(found)


async def changes(
    homes: Sequence[Path], stop: asyncio.Event, apart: Iterable[Path] = ()
) -> AsyncIterator[None]:
    """Once for every time that something has changed, until `stop` is set."""
    kept = tuple(path.resolve() for path in apart)
    asked = False
    while not stop.is_set():
        try:
            async for _ in _changes(homes, kept, stop, asked):
                yield
            return
        except FileNotFoundError:
            # A folder that went while it was being listed.
            await asyncio.sleep(LATER)
        except (OSError, RuntimeError):
            # A system that watches no more folders is asked for them one by one.
            asked = True
            await asyncio.sleep(LATER)
        yield


async def _changes(
    homes: Sequence[Path], kept: tuple[Path, ...], stop: asyncio.Event, asked: bool
) -> AsyncIterator[None]:
    while not stop.is_set():
        watched = folders_below(homes, kept)
        async for _ in awatch(
            *watched,
            watch_filter=_of_interest(kept),
            debounce=GATHERED,
            step=QUIET,
            stop_event=stop,
            recursive=False,
            force_polling=asked or None,
        ):
            yield
            if folders_below(homes, kept) != watched:
                break
        else:
            return
        # What came into a new folder before it was watched.
        yield


def _of_interest(apart: tuple[Path, ...]) -> Callable[[Change, str], bool]:
    def wanted(_: Change, name: str) -> bool:
        path = Path(name)
        if path.name.startswith(".") or path.name.endswith(("~", PART)):
            return False
        return not any(path.is_relative_to(folder) for folder in apart)

    return wanted
