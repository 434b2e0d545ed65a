"""a Room → the desk's web application: its own page, what it is told, printed pages, the site as it stands."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from pagekit.disk import read_file
from pagekit.errors import PagekitError
from pagekit.notes import error
from pagekit.preview.board import PAGE, told
from pagekit.preview.guard import COMING_POLICY, DESK, Guard, steps_of
from pagekit.preview.room import Room

OWN = {
    "": "index.html",
    "desk.css": "desk.css",
    "desk.js": "desk.js",
    "icon.svg": "icon.svg",
    "coming.css": "coming.css",
}
"""The desk's own files by their addresses."""
MOST_LISTENERS = 32
BREATH = 15.0
"""Seconds after which a silent line is told that the desk is there."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
WAIT = {"Retry-After": "1"}
"""Seconds after which a page that is being made may be asked for once more."""
_HERE = Path(__file__).parent / "page"


def desk_app(room: Room) -> Guard:
    """The application. Who serves it sees to it that only this machine reaches it."""
    desk = _Desk(room)
    places = {
        "state.json": desk.state,
        "events": desk.events,
        "print.json": desk.printed,
        "print/{key}/{page:int}.png": desk.printed_page,
        "edition.json": desk.edition,
        "edition/{number:int}/{page:int}.png": desk.edition_page,
        "{name:path}": desk.own,
    }
    routes = [Route(f"{DESK}{path}", answer, methods=["GET"]) for path, answer in places.items()]
    routes.append(Route("/{path:path}", desk.page, methods=["GET"]))
    return Guard(Starlette(routes=routes))


class _Desk:
    def __init__(self, room: Room) -> None:
        self.room = room
        self.listening = 0

    async def own(self, request: Request) -> Response:
        """The desk's page, its style and its script."""
        name = OWN.get(request.path_params["name"])
        if name is None:
            return _missing()
        return Response(_own_file(name), media_type=TYPES[Path(name).suffix])

    async def state(self, request: Request) -> Response:
        """All that stands in the list, and the notes."""
        del request
        room = self.room
        base = room.base
        return _json(
            {
                "number": room.number,
                "busy": room.busy,
                "base": base,
                "edition": room.edition.as_dict() if room.edition.there else None,
                **room.board.as_dict(),
            }
        )

    async def events(self, request: Request) -> Response:
        """A line that is told of every change."""
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        if self.listening >= MOST_LISTENERS:
            return PlainTextResponse("Too many windows of this desk are open. Close some.\n", 503)
        return StreamingResponse(self._lines(), media_type="text/event-stream")

    async def _lines(self) -> AsyncIterator[str]:
        room, number, files = self.room, -1, self.room.files_told
        self.listening += 1
        try:
            while not room.closed:
                for count, path, digest in [one for one in room.written if one[0] > files]:
                    files = count
                    address = "/" + path.removesuffix(PAGE)
                    yield f"event: file\ndata: {json.dumps([address, digest])}\n\n"
                if room.number != number:
                    number = room.number
                    yield f"event: state\ndata: {number}\n\n"
                elif room.files_told == files and not await room.next(BREATH):
                    yield ": here\n\n"
        finally:
            self.listening -= 1

    async def printed(self, request: Request) -> Response:
        """The printed pages of a story, made now if they are not there."""
        row = self.room.board.row(request.query_params.get("story", ""))
        if row is None or not row.sum:
            return _missing()
        try:
            made = await self.room.printed(row)
        except PagekitError as problem:
            notes = told([error(type(problem).__name__, row.id, str(problem))])
            return _json({"key": "", "count": 0, "pages": [], "notes": [asdict(note) for note in notes]})
        return _json({**made.as_dict(), "notes": [asdict(note) for note in made.notes]})

    async def printed_page(self, request: Request) -> Response:
        """A picture of one of them."""
        found = self.room.picture(request.path_params["key"], request.path_params["page"])
        return _missing() if found is None else Response(found, media_type="image/png")

    async def edition(self, request: Request) -> Response:
        """How far the edition is. With `make`, asked by the desk itself, it is begun."""
        room = self.room
        if not room.edition.there:
            return _missing()
        # No address that a page could lead to begins the work: only the desk's script says this.
        if "make" in request.query_params and request.headers.get("x-pagekit") == "desk":
            room.make_edition()
            await asyncio.sleep(0)
        return _json(room.edition.as_dict())

    async def edition_page(self, request: Request) -> Response:
        """A picture of one of its pages."""
        try:
            found = self.room.edition.page(request.path_params["number"], request.path_params["page"])
        except PagekitError:
            return _missing()
        return Response(found, media_type="image/png")

    async def page(self, request: Request) -> Response:
        """A file of the site, as the build has made it."""
        steps = steps_of(request.scope["raw_path"])
        base = tuple(step for step in self.room.base.split("/") if step)
        if steps is None or steps[: len(base)] != base:
            return _missing()
        path = "/".join(steps[len(base) :])
        name = f"{path}{PAGE}" if path.endswith("/") or not path else path
        status = 200
        if name not in self.room.files and self.room.beginning:
            return _coming(name)
        if name not in self.room.files:
            if f"{path}/{PAGE}" in self.room.files:
                # Written again from its steps: an address of this desk, and of no other host.
                return RedirectResponse("/" + quote("/".join(steps)) + "/", 302)
            name, status = "404.html", 404
        return self._file(name, status)

    def _file(self, name: str, status: int) -> Response:
        if name not in self.room.files:
            return _missing()
        out = self.room.making.out
        try:
            data = read_file(out / name, within=out)
        except PagekitError:
            return _missing()
        kind = TYPES.get(Path(name).suffix.lower(), "application/octet-stream")
        return Response(data, status, media_type=kind)


@cache
def _own_file(name: str) -> bytes:
    return read_file(_HERE / name, within=_HERE)


def _json(told_of: dict[str, Any]) -> Response:
    return Response(json.dumps(told_of, ensure_ascii=False).encode(), media_type="application/json")


def _coming(name: str) -> Response:
    """What is said of a page that the first build has not made yet: it comes by itself."""
    if not name.endswith(PAGE):
        return PlainTextResponse("The site is being built.\n", 503, WAIT)
    headers = {**WAIT, "Refresh": WAIT["Retry-After"], "Content-Security-Policy": COMING_POLICY}
    return Response(_own_file("coming.html"), 503, headers, TYPES[".html"])


def _missing() -> Response:
    return PlainTextResponse("There is no such page.\n", 404)
