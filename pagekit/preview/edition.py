"""the folder of an edition → its pages as pictures, made in a process of its own that ends when the desk does.

Planning and setting a newspaper takes as long as it takes: in a process of its own it holds nothing up, and can be
ended. What it leaves are pictures and one file that tells of them.

    python -P -m pagekit.preview.edition FOLDER OUT CACHE TIME LAYOUT...
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pagekit.disk import read_file, write_file
from pagekit.errors import InvalidInput, PagekitError, Unreadable
from pagekit.intake import read_edition
from pagekit.intake.edition import NAMES
from pagekit.notes import error
from pagekit.preview.board import Files, told
from pagekit.production.edition_build import build_edition
from pagekit.world import DiskWorld

DPI = 72
TOLD = "told.json"
State = Literal["idle", "making", "made", "failed"]


@dataclass(slots=True)
class EditionDesk:
    """The edition of the folder: how far it is, and what was made."""

    home: Path
    layouts: tuple[Path, ...] = ()
    cache: Path | None = None
    at: datetime | None = None
    state: State = "idle"
    number: int = 0
    """Counts what was made, so that no browser shows the picture before."""
    stale: bool = False
    told: dict[str, Any] | None = None
    _place: tempfile.TemporaryDirectory[str] | None = None
    _process: asyncio.subprocess.Process | None = None

    @property
    def there(self) -> bool:
        """True where the folder has an edition."""
        return any((self.home / name).is_file() for name in NAMES)

    def as_dict(self) -> dict[str, Any]:
        """What the desk is told."""
        known = self.told or {"pages": 0, "notes": []}
        pages = [f"edition/{self.number}/{page}.png" for page in range(1, known["pages"] + 1)]
        return {"state": self.state, "stale": self.stale, "pages": pages, "notes": known["notes"]}

    def page(self, number: int, page: int) -> bytes:
        """The picture of a page. Raises Unreadable."""
        if self._place is None or number != self.number:
            raise Unreadable("edition: there is no such page. Ask for the edition again.")
        return read_file(Path(self._place.name) / str(number) / f"{page}.png", within=Path(self._place.name))

    async def make(self) -> None:
        """Make it, once at a time."""
        if self.state == "making":
            return
        self.state, self.stale = "making", False
        self._place = self._place or tempfile.TemporaryDirectory(prefix="pagekit-edition-")
        number = self.number + 1
        place = Path(self._place.name) / str(number)
        place.mkdir()
        at = self.at.isoformat() if self.at else ""
        words = [str(self.home), str(place), str(self.cache or ""), at, *map(str, self.layouts)]
        quiet = asyncio.subprocess.DEVNULL
        # -P: nothing that lies in the folder is taken for a module.
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", __name__, *words, stdin=quiet, stdout=quiet, stderr=quiet, cwd=place
        )
        await self._process.wait()
        self._process = None
        try:
            self.told = json.loads(read_file(place / TOLD))
            self.state = "failed" if self.told and self.told["failed"] else "made"
        except (PagekitError, ValueError):
            what = "the process that makes the edition ended before it was made."
            notes = [asdict(one) for one in told([error("edition-ended", "edition", what, "Make it again.")])]
            self.told, self.state = {"pages": 0, "notes": notes}, "failed"
        self.number = number

    def changed(self) -> None:
        """A file has changed: what was made is that of before."""
        self.stale = self.state in {"made", "failed"} or (self.state == "making")

    def close(self) -> None:
        """End what is running, and take the pictures away."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
        if self._place is not None:
            self._place.cleanup()


def draw(home: Path, out: Path, cache: Path | None, at: datetime | None, layouts: Sequence[Path]) -> None:
    """Make the edition, and leave its pages as pictures."""
    failed, pages = False, 0
    try:
        made = build_edition(read_edition(home), at=at, layouts=layouts, cache=cache)
        for number, picture in enumerate(made.reader.thumbnails(dpi=DPI), 1):
            write_file(out / f"{number}.png", picture, settle=False, lasting=False)
            pages = number
        notes = list(made.report.notes)
    except InvalidInput as problem:
        failed, notes = True, list(problem.problems)
    except PagekitError as problem:
        failed, notes = True, [error("edition-stopped", "edition", str(problem))]
    shown = {
        "failed": failed,
        "pages": pages,
        "notes": [asdict(one) for one in told(notes, Files(home, DiskWorld(home)))],
    }
    write_file(out / TOLD, json.dumps(shown, ensure_ascii=False).encode())


if __name__ == "__main__":
    _, folder, target, kept, when, *packs = sys.argv
    draw(
        Path(folder),
        Path(target),
        Path(kept) if kept else None,
        datetime.fromisoformat(when) if when else None,
        [Path(pack) for pack in packs],
    )
