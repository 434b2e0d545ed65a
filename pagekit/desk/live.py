"""a folder + what was asked for → its desk, told at the prompt: where it is, and every build."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.text import Text

from pagekit.desk.show import inert, put
from pagekit.errors import MissingDependency

View = Literal["web", "edition"]
EXTRA = frozenset({"starlette", "uvicorn", "watchfiles"})
INSTALL = "pip install 'pagekit[desk]'"


def live(
    folder: Path,
    out: Path | None,
    console: Console,
    *,
    at: datetime | None = None,
    drafts: bool = False,
    layouts: tuple[Path, ...] = (),
    cache: Path | None = None,
    asset_base: str | None = None,
    watch: bool = True,
    port: int | None = 0,
    view: View = "web",
) -> None:
    """Keep the desk open until somebody ends it. Without `out` the site lies in a folder that goes with it.

    Raises PagekitError where there can be no desk.
    """
    try:
        # The web server and the watcher of files, for those who open a desk.
        from pagekit.preview.room import Making, Room
        from pagekit.preview.serve import Desk, home_of
    except ModuleNotFoundError as problem:
        lacking = (problem.name or "").partition(".")[0]
        if lacking not in EXTRA:
            raise
        raise MissingDependency(f"The desk needs {lacking}.", INSTALL) from None

    def built(room: Room) -> None:
        board = room.board
        for one in board.stopped:
            place = ":".join(part for part in (one.file, str(one.line or "")) if part) or one.field
            put(
                console, [Text(inert(f"error: {place}: {one.what} {one.remedy}".strip(), lines=False), "red")]
            )
        if not board.stopped:
            worst = Counter(row.worst for row in board.rows)
            stories = sum(1 for row in board.rows if row.kind == "story")
            tail = f", {worst['error']} for a person to look at" if worst["error"] else ""
            put(
                console,
                [
                    Text(
                        inert(
                            f"{board.name}: {stories} {'story' if stories == 1 else 'stories'}{tail}",
                            lines=False,
                        )
                    )
                ],
            )

    def opened(address: str) -> None:
        hint = "#edition" if view == "edition" else ""
        put(console, [Text(f"The desk is at {address}{hint}", "bold"), Text("To close it: Ctrl-C", "dim")])

    with ExitStack() as kept:
        place = out or Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="pagekit-desk-")))
        made = Making(
            home_of(folder).absolute(),
            place.absolute(),
            at,
            drafts,
            cache,
            layouts,
            asset_base,
            local=port is not None,
        )
        with suppress(KeyboardInterrupt):
            asyncio.run(Desk(made, port=port, watch=watch, opened=opened, built=built).run())
