"""a folder of pages → a web server on this machine that serves it as a publication's would, and stops by itself.

Text is compressed, files named by their content are kept for a year, pages are asked for again. Files of a kind can be
made slow, and every answer can carry further headers, such as a policy.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
PICTURES = (".avif", ".webp", ".jpg", ".png", ".svg")
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
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
COMPRESSED = {".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".ttf"}
ASKED_AGAIN = {".html", ".xml", ".txt", ".json"}
# What every publication's server has at its root, whether or not a page names it.
ROOT_FILES = {"/robots.txt": b"User-agent: *\nAllow: /\n", "/favicon.ico": b""}


@contextmanager
def serve(
    folder: Path,
    *,
    slow: Mapping[str, float] | None = None,
    headers: Mapping[str, str] | None = None,
    of_files: Mapping[str, Mapping[str, str]] | None = None,
    asked: list[str] | None = None,
) -> Iterator[str]:
    """The address of a server of the folder, without a slash at its end, for the length of the block.

    `slow` has, by suffix, the seconds that a file is held back; `headers` go with every answer,
    `of_files` with those for a file, by its path. `asked` is told of every request: its method and its path.
    """
    server = _Server(folder, slow or {}, headers or {}, of_files or {}, [] if asked is None else asked)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    # A browser asks for a page's pictures all at once.
    request_queue_size = 64

    def __init__(
        self,
        folder: Path,
        slow: Mapping[str, float],
        headers: Mapping[str, str],
        of_files: Mapping[str, Mapping[str, str]],
        asked: list[str],
    ) -> None:
        self.asked = asked
        self.of_files = of_files
        self.folder = folder.resolve()
        self.slow = slow
        self.headers = headers
        super().__init__((HOST, 0), _Answer)


class _Answer(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 10

    def handle(self) -> None:
        # A browser that leaves a page drops what it had asked for.
        with suppress(ConnectionError, TimeoutError):
            super().handle()

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_POST(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""

    def _answer(self, *, body: bool) -> None:
        asked = unquote(urlsplit(self.path).path)
        self.server.asked.append(f"{self.command} {self.path}")
        name, data = self._find(asked)
        suffix = Path(name).suffix.lower()
        sleep(self.server.slow.get(suffix, 0))
        if data is None:
            self._send(HTTPStatus.NOT_FOUND, ".txt", b"There is no such file.\n", body=body)
            return
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, suffix, b"", tag, body=False)
            return
        self._send(HTTPStatus.OK, suffix, data, tag, body=body)

    def _find(self, asked: str) -> tuple[str, bytes | None]:
        path = (self.server.folder / asked.lstrip("/")).resolve()
        if path.is_dir():
            path /= "index.html"
        if path.is_relative_to(self.server.folder) and path.is_file():
            return path.name, path.read_bytes()
        return asked, ROOT_FILES.get(asked)

    def _send(self, status: HTTPStatus, suffix: str, data: bytes, tag: str = "", *, body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        if suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        if suffix in COMPRESSED:
            self.send_header("Vary", "Accept-Encoding")
        if tag:
            again = suffix in ASKED_AGAIN
            self.send_header("Cache-Control", "no-cache" if again else "public, max-age=31536000, immutable")
            self.send_header("ETag", tag)
        asked = unquote(urlsplit(self.path).path)[1:] or "index.html"
        for name, value in {**self.server.headers, **self.server.of_files.get(asked, {})}.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)
