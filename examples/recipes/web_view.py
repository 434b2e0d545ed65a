"""A view of FastAPI: stories from a database, pictures from a store, pages made when they are asked for.

Run it:  python examples/recipes/web_view.py   and open http://127.0.0.1:8000/stories/river/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

import pagekit


def view(
    stories: Mapping[str, Mapping[str, Any]],
    read: Callable[[str], bytes | None],
    publication: pagekit.Publication,
    now: Callable[[], datetime],
) -> FastAPI:
    """An application with a page for each story. `stories`: an id → the fields of a story, as a database gives them;
    `read`: the name of a picture → its bytes; `now`: the time with its zone, for pagekit reads no clock.
    """
    app = FastAPI(title=publication.name)
    files = pagekit.MemoryFiles(read)
    pages: dict[str, pagekit.HtmlPage] = {}

    def page_of(name: str) -> pagekit.HtmlPage | None:
        fields = stories.get(name)
        if fields is None:
            return None
        article = pagekit.read_article(fields, files_from=files)
        pages[name] = pagekit.render_html(article, publication=publication, at=now())
        return pages[name]

    @app.exception_handler(pagekit.InvalidInput)
    def refused(_: Request, problem: pagekit.InvalidInput) -> JSONResponse:
        """Every fault of the story with its pointer and what to do, for whoever typed it."""
        return JSONResponse(problem.as_dict(), status_code=422)

    @app.exception_handler(pagekit.Withheld)
    def withheld(_: Request, problem: pagekit.Withheld) -> JSONResponse:
        """Under embargo: for readers it is not there yet."""
        return JSONResponse(problem.as_dict(), status_code=404)

    @app.get("/stories/{name}/")
    def story(name: str) -> Response:
        """The page of a story, with the headers that it asks for."""
        page = page_of(name)
        if page is None:
            return Response(status_code=404)
        return HTMLResponse(page.html, headers=dict(page.headers))

    @app.get("/stories/{name}/{path:path}")
    def file(name: str, path: str) -> Response:
        """A file beside the page. Names follow the bytes, so they may be kept for ever."""
        page = pages.get(name) or page_of(name)
        data = page.assets.get(path) if page else None
        if data is None:
            return Response(status_code=404)
        kept = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
        return Response(data, media_type=_kind(path), headers=kept)

    return app


def _kind(path: str) -> str:
    kinds = {
        "avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "svg": "image/svg+xml",
        "html": "text/html", "woff2": "font/woff2",
    }  # fmt: skip
    return kinds.get(path.rpartition(".")[2], "application/octet-stream")


STORIES = {
    "river": {
        "id": "river",
        "headline": "The river is back",
        "body": [{"kind": "paragraph", "text": "It came at six."}],
    }
}

if __name__ == "__main__":
    import uvicorn

    house = pagekit.Publication(name="The Courier", timezone="Asia/Almaty")
    uvicorn.run(view(STORIES, lambda _: None, house, lambda: datetime.now(UTC)), host="127.0.0.1", port=8000)
