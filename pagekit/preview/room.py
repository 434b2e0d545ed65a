"""a folder + how its site is made → Room: what stands now, made again one build at a time, told to whoever listens.

The rules:
1. One thing is made at a time, in one thread: the site, or a story's printed pages.
2. Nothing that is in the folder ends the desk. What stops a build is shown, and the site before it stays.
3. Whoever listens is told a number; what it stands for is asked for. So nobody can be told too much.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TypeVar

from pagekit.disk import file_marks
from pagekit.errors import InvalidInput, PagekitError
from pagekit.model.base import altered
from pagekit.notes import error
from pagekit.preview.board import Board, Files, Row, Told, board_of, told
from pagekit.preview.edition import EditionDesk
from pagekit.preview.printed import Printed, Shelf, print_key, print_story
from pagekit.preview.sink import Ended, LiveSink
from pagekit.site.build import Builder, builder_of
from pagekit.site.state import key_of
from pagekit.world import DiskWorld

T = TypeVar("T")
REMEMBERED = 256
"""Files that were written, told to who listens; who was away longer asks for all."""


@dataclass(frozen=True, slots=True)
class Making:
    """How the site is made: the options of `build_site`."""

    home: Path
    out: Path
    at: datetime | None = None
    drafts: bool = False
    cache: Path | None = None
    layouts: tuple[Path, ...] = ()
    asset_base: str | None = None
    local: bool = False
    """Pictures and faces are this machine's own, whatever host they will be served from."""


class Room:
    """What the desk knows. The web server reads it, the watcher has it made anew."""

    def __init__(self, making: Making) -> None:
        self.making = making
        self.board = Board()
        self.files: dict[str, str] = {}
        self.number = 0
        """Counts what has changed: 0 before the first build."""
        self.busy = True
        self.base = ""
        """The path that the site is below on its host."""
        self.edition = EditionDesk(making.home, making.layouts, making.cache, making.at)
        self.written: deque[tuple[int, str, str]] = deque(maxlen=REMEMBERED)
        self._count = 0
        self._builder: Builder | None = None
        self._shelf = Shelf()
        self._ended = Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pagekit-desk")
        self._tick = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wanted = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    # ---- The site --------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """A file has changed: the site is made again as soon as nothing else is being made."""
        self._wanted.set()

    async def wanted(self) -> None:
        """Return when the site is to be made again."""
        await self._wanted.wait()

    async def build(self) -> None:
        """Make the site once."""
        self._loop = asyncio.get_running_loop()
        self._wanted.clear()
        first, self.busy = self.number == 0, True
        self.tell()
        board = await self._in_turn(self._built)
        self.busy = False
        if not first:
            self.edition.changed()
        self.board = board
        self.tell()

    def _built(self) -> Board:
        made = self.making
        try:
            builder = builder_of(
                made.home,
                LiveSink(made.out, self._put, self._ended),
                at=made.at,
                drafts=made.drafts,
                cache=made.cache,
                layouts=made.layouts,
                asset_base=None if made.local else made.asset_base,
            )
            if made.local:
                settings = altered(builder.source.settings, asset_base=None)
                builder.source = replace(builder.source, settings=settings)
            # What the last build has left can be looked at while this one is made.
            self.files = {**builder.before.files(), **self.files}
            builder.build()
            board = board_of(builder, self.board)
        except PagekitError as problem:
            return replace(self.board, stopped=_why(problem, made.home))
        except Exception as fault:  # noqa: BLE001 (the desk goes on, whatever a file has brought about)
            what = f"{type(fault).__name__}: {fault}"
            return replace(self.board, stopped=told([error("fault", "the build", what)]))
        self._builder = builder
        self.base = builder.plan.ground.base if builder.plan else ""
        self.files = builder.state.files()
        return board

    def _put(self, path: str, digest: str) -> None:
        """A file was written, in the thread that makes things."""
        self.files[path] = digest
        if self._loop is not None and path.endswith(".html"):
            self._loop.call_soon_threadsafe(self._tell_file, path, digest)

    # ---- Print and edition -----------------------------------------------------------------------------------

    async def printed(self, row: Row) -> Printed:
        """The printed pages of a story. Raises PagekitError."""
        return await self._in_turn(lambda: self._print(row))

    def picture(self, key: str, page: int) -> bytes | None:
        """A page that was printed."""
        found = self._shelf.find(key)
        return found.pages[page - 1] if found and 0 < page <= len(found.pages) else None

    def _print(self, row: Row) -> Printed:
        if self._builder is None:
            return Printed("")
        key = print_key(self._builder, row, self._common(self._builder))
        found = self._shelf.find(key)
        if found is None:
            found = print_story(self._builder, row, key)
            self._shelf.keep(found)
        return found

    def _common(self, builder: Builder) -> str:
        source = builder.source
        packs = [file_marks(folder) for folder in self.making.layouts]
        return key_of(source.publication.model_dump_json(), builder.wishes.at, packs)

    def make_edition(self) -> None:
        """Begin to make the edition's pages, unless they are being made."""
        task = asyncio.ensure_future(self._edition())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _edition(self) -> None:
        if self.edition.state == "making":
            return
        making = asyncio.ensure_future(self.edition.make())
        # It says that it is being made before it waits.
        await asyncio.sleep(0)
        self.tell()
        await making
        self.tell()

    # ---- Telling ---------------------------------------------------------------------------------------------

    def tell(self) -> None:
        """Something is no longer as it was."""
        self.number += 1
        self._ring()

    def _tell_file(self, path: str, digest: str) -> None:
        self._count += 1
        self.written.append((self._count, path, digest))
        self._ring()

    def _ring(self) -> None:
        tick, self._tick = self._tick, asyncio.Event()
        tick.set()

    async def next(self, seconds: float) -> bool:
        """True when something is told; False when nothing was for that long."""
        waiting = self._tick
        try:
            return await asyncio.wait_for(waiting.wait(), seconds)
        except TimeoutError:
            return False

    @property
    def files_told(self) -> int:
        """How many files were told of."""
        return self._count

    @property
    def beginning(self) -> bool:
        """True until the first build has ended: what is not there may still come."""
        return self._builder is None and not self.board.stopped

    def close(self) -> None:
        """End what is being made, and tell nobody any more."""
        self._ended.set()
        self._ring()
        for task in self._tasks:
            task.cancel()
        self.edition.close()
        self._thread.shutdown(wait=True, cancel_futures=True)

    @property
    def closed(self) -> bool:
        """True when the desk is closed."""
        return self._ended.is_set()

    async def _in_turn(self, work: Callable[[], T]) -> T:
        if self.closed:
            raise asyncio.CancelledError

        def guarded() -> T:
            try:
                return work()
            except Ended:
                raise asyncio.CancelledError from None

        return await asyncio.get_running_loop().run_in_executor(self._thread, guarded)


def _why(problem: PagekitError, home: Path) -> tuple[Told, ...]:
    if isinstance(problem, InvalidInput):
        return told(problem.problems, Files(home, DiskWorld(home)))
    return told([error(type(problem).__name__, "the folder", str(problem))])
