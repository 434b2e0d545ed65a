"""the desk's tests → a small folder that is built once, its application, and somebody who asks it."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pagekit.preview.app import desk_app
from pagekit.preview.guard import Guard
from pagekit.preview.room import Making, Room
from pagekit.sample.starter import begin_publication

AT = datetime(2026, 5, 19, 6, tzinfo=UTC)
PORT = 8000
HOST = f"127.0.0.1:{PORT}"
STORY = (
    "---\nheadline: The bridge\nsection: Town\npublished_at: 2026-05-18T07:30:00+01:00\n---\n\nIt is open.\n"
)
BROKEN = "---\nheadline: Bad\npriority: 12\n---\n\nText.\n"
SCRIPT = "<!doctype html><title>x</title><script>document.title='run'</script><p id=hostile>here</p>"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Asker:
    """Asks the application, as a web server would after reading a request."""

    def __init__(self, app: Guard) -> None:
        self.app = app

    def __call__(self, path: str, method: str = "GET", host: str = HOST, **headers: str) -> Answer:
        return asyncio.run(self.ask(path, method, host, **headers))

    async def ask(self, path: str, method: str = "GET", host: str = HOST, **headers: str) -> Answer:
        raw, _, query = path.partition("?")
        named = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(raw),
            "raw_path": raw.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
            "server": ("127.0.0.1", PORT),
            "client": ("127.0.0.1", 50_000),
        }
        said: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            said.append(dict(message))

        await self.app(scope, receive, send)
        told = {name.decode(): value.decode() for name, value in said[0]["headers"]}
        return Answer(said[0]["status"], told, b"".join(one.get("body", b"") for one in said[1:]))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one story, a broken one, and a page that somebody has put script into. Nobody changes it."""
    home = tmp_path_factory.mktemp("valley")
    begin_publication(home)
    shutil.rmtree(home / "stories")
    (home / "stories").mkdir()
    (home / "stories" / "bridge.md").write_text(STORY, "utf-8")
    (home / "stories" / "bad.md").write_text(BROKEN, "utf-8")
    (home / "static").mkdir()
    (home / "static" / "hostile.html").write_text(SCRIPT, "utf-8")
    return home


@pytest.fixture(scope="session")
def room(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """What the desk knows of it, built once."""
    made = Room(Making(begun, tmp_path_factory.mktemp("site"), AT))
    asyncio.run(made.build())
    yield made
    made.close()


@pytest.fixture(scope="session")
def ask(room: Room) -> Asker:
    """Somebody who asks its desk."""
    return Asker(desk_app(room))
