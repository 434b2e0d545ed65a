"""a folder → its desk at an address of this machine, or only its site made again, until somebody ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
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


async def run_desk(
    making: Making,
    *,
    port: int | None,
    watch: bool,
    opened: Callable[[str], None],
    built: Callable[[Room], None],
) -> None:
    """Make the site; with a port, serve its desk (0: any that is free); with `watch`, make it again as files change.

    `opened` is told the address, `built` after every build. Raises WriteError where the port is taken.
    """
    room, stop = Room(making), asyncio.Event()
    jobs: list[Coroutine[Any, Any, None]] = [_build(room, built, again=watch)]
    if watch:
        jobs.append(_watch(room, stop))
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        if port is None:
            await asyncio.gather(*tasks)
            return
        server = Server(room, port)
        serving = asyncio.ensure_future(_served(server))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        if server.started:
            opened(server.address)
        await serving
    finally:
        stop.set()
        for task in tasks:
            task.cancel()
        room.close()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _build(room: Room, built: Callable[[Room], None], *, again: bool) -> None:
    while True:
        await room.build()
        built(room)
        if not again:
            return
        await room.wanted()


async def _watch(room: Room, stop: asyncio.Event) -> None:
    made = room.making
    apart = [path for path in (made.out, made.cache) if path is not None]
    async for _ in changes((made.home, *made.layouts), stop, apart):
        room.changed()


async def _served(server: Server) -> None:
    try:
        await server.serve()
    except SystemExit as ended:
        # The server ends the process where it cannot have its port.
        what = f"port {server.config.port} of {HOST} cannot be had. Name another, or leave --port out."
        raise WriteError(what) from ended


def serve_desk(
    making: Making,
    *,
    port: int | None,
    watch: bool,
    opened: Callable[[str], None],
    built: Callable[[Room], None],
) -> None:
    """The same, until it is interrupted."""
    with suppress(KeyboardInterrupt):
        asyncio.run(run_desk(making, port=port, watch=watch, opened=opened, built=built))


def home_of(folder: Path) -> Path:
    """The folder, also where its publication.toml was named."""
    return folder.parent if folder.is_file() else folder
