"""a folder → its desk at an address of this machine, or only its site made again, until somebody ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from pagekit.errors import WriteError
from pagekit.preview.app import desk_app
from pagekit.preview.guard import DESK
from pagekit.preview.room import Making, Room
from pagekit.preview.watch import changes

HOST = "127.0.0.1"
PATIENCE = 1
"""Seconds that open lines are waited for at the end."""
SOON = 0.01


class Server(uvicorn.Server):
    """The web server of a desk."""

    def __init__(self, room: Room, port: int) -> None:
        config = uvicorn.Config(
            desk_app(room),
            host=HOST,
            port=port,
            http="h11",
            ws="none",
            lifespan="off",
            access_log=False,
            log_level="critical",
            server_header=False,
            proxy_headers=False,
            limit_concurrency=128,
            timeout_graceful_shutdown=PATIENCE,
        )
        super().__init__(config)
        self.room = room

    @property
    def address(self) -> str:
        """Where the desk is, once it has started."""
        port = next(iter(self.servers)).sockets[0].getsockname()[1]
        return f"http://{HOST}:{port}{DESK}"

    async def shutdown(self, sockets: Any = None) -> None:
        """Tell all who listen that this is the end, then close."""
        self.room.close()
        await super().shutdown(sockets)


class Desk:
    """The desk of a folder: with a port it is served (0: any that is free), with `watch` made again as files change.

    `opened` is told the address, `built` what stands after every build.
    """

    def __init__(
        self,
        making: Making,
        *,
        port: int | None,
        watch: bool,
        opened: Callable[[str], None],
        built: Callable[[Room], None],
    ) -> None:
        self.room = Room(making)
        self._watched = watch
        self._opened = opened
        self._built = built
        self._server = None if port is None else Server(self.room, port)
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Until it is ended. Raises WriteError where the port is taken."""
        jobs = [self._build(), *([self._watch()] if self._watched else [])]
        tasks = [asyncio.ensure_future(job) for job in jobs]
        for task in tasks:
            task.add_done_callback(self._failed)
        try:
            if self._server is None:
                await asyncio.gather(*tasks)
            else:
                await self._serve(self._server)
        finally:
            self._stop.set()
            self.room.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in tasks:
            if not task.cancelled():
                task.result()

    def _failed(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            self.end()

    def end(self) -> None:
        """End it; from any thread."""
        if self._server is not None:
            self._server.should_exit = True

    async def _serve(self, server: Server) -> None:
        serving = asyncio.ensure_future(_served(server))
        while not server.started and not serving.done():
            await asyncio.sleep(SOON)
        if server.started:
            self._opened(server.address)
        await serving

    async def _build(self) -> None:
        while True:
            await self.room.build()
            self._built(self.room)
            if not self._watched:
                return
            await self.room.wanted()

    async def _watch(self) -> None:
        made = self.room.making
        apart = [path for path in (made.out, made.cache) if path is not None]
        async for _ in changes((made.home, *made.layouts), self._stop, apart):
            self.room.changed()


async def _served(server: Server) -> None:
    try:
        await server.serve()
    except SystemExit as ended:
        # The server ends the process where it cannot have its port.
        what = f"port {server.config.port} of {HOST} cannot be had. Name another, or leave it out."
        raise WriteError(what) from ended


def home_of(folder: Path) -> Path:
    """The folder, also where its publication.toml was named."""
    return folder.parent if folder.is_file() else folder
