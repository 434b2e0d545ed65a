"""a request → the same, or its refusal: who may ask, how, and what is said to the browser with every answer.

The rules:
1. Only this machine is told anything: the Host must be the desk's own address, so that no name of a stranger's that
   leads here (DNS rebinding) opens it. Another site's page, and a previewed page, get nothing of the desk.
2. GET and HEAD. Nothing is taken in.
3. A path is looked up among the files that the build has made, never on the disk. One with a step that could lead
   elsewhere is refused before that.
4. The desk has a policy of its own, and another where it says that a page is being made. A previewed page is shut in a
   sandbox: no script of a story or of a creative runs, nothing is called, nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

DESK = "/.desk/"
HOSTS = frozenset({"127.0.0.1", "localhost"})
LONGEST = 2_000
DESK_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)
PAGE_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'none'",
        "connect-src 'none'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-same-origin",
    ]
)
COMING_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ]
)
"""Of the desk's page for one that is being made. It is no page of a story; a sandbox would not let it come again."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|%]")


class Guard:
    """Stands before the desk's application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on and see to the headers of the answer."""
        if scope["type"] != "http":
            return
        refused = refusal(scope)
        desk = str(scope["path"]).startswith(DESK)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with(message.get("headers", ()), desk)
            await send(message)

        if refused is not None:
            status, what = refused
            allowed = {"Allow": "GET, HEAD"} if status == 405 else None
            await PlainTextResponse(f"{what}\n", status, allowed)(scope, receive, sent)
            return
        await self.app(scope, receive, sent)


def refusal(scope: Scope) -> tuple[int, str] | None:
    """Why a request is not answered: the status, and what is said; None where it may be."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    server = scope.get("server")
    port = server[1] if server else None
    if not _own(host, port):
        return 421, "This desk is at 127.0.0.1 alone."
    if scope["method"] not in {"GET", "HEAD"}:
        return 405, "The desk is looked at, and takes nothing in."
    if origin is not None and origin != f"http://{host}":
        return 403, "Another page may not ask the desk."
    if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} and not _visit(headers):
        return 403, "Another page may not ask the desk."
    raw = bytes(scope.get("raw_path") or str(scope["path"]).encode())
    if steps_of(raw) is None:
        return 404, "There is no such page."
    return None


def steps_of(raw: bytes) -> tuple[str, ...] | None:
    """The steps of a path as it came, decoded once; None for one that no page has."""
    if len(raw) > LONGEST or not raw.startswith(b"/"):
        return None
    try:
        # A slash that was written as %2F would be a step more than the path has.
        steps = tuple(unquote_to_bytes(step).decode() for step in raw.partition(b"?")[0][1:].split(b"/"))
    except UnicodeDecodeError:
        return None
    inner = steps[:-1] if steps[-1] == "" else steps
    for place, step in enumerate(inner):
        hidden = step.startswith(".") and not (place == 0 and step == DESK.strip("/"))
        if not step or hidden or "/" in step or _STRANGE.search(step):
            return None
    return steps


def _visit(headers: Headers) -> bool:
    """True when somebody comes by a link and opens a page in a window of its own."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _own(host: str, port: int | None) -> bool:
    name, _, number = host.partition(":")
    return name in HOSTS and (port is None or number == str(port) or (not number and port == 80))


def _with(headers: Iterable[tuple[bytes, bytes]], desk: bool) -> list[tuple[bytes, bytes]]:
    headers = list(headers)
    told = {**ALWAYS, "Content-Security-Policy": DESK_POLICY if desk else PAGE_POLICY}
    if (b"content-security-policy", COMING_POLICY.encode()) in headers:
        told["Content-Security-Policy"] = COMING_POLICY
    names = {name.lower().encode() for name in told}
    kept = [(name, value) for name, value in headers if name.lower() not in names]
    return [*kept, *((name.lower().encode(), value.encode()) for name, value in told.items())]
