"""pages of a PDF → plates: one grey picture for each ink, rendered by Ghostscript, which is asked and never shipped.

It runs inside of the job and keeps to its limits; -dSAFER keeps it from the disk, and it is given nothing else.
"""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from pagekit.errors import LimitExceeded, Unreadable
from pagekit.jobs.ghostscript import PLAIN, environment
from pagekit.preflight.bounds import MAX_PLATE_PIXELS

_PLATE = re.compile(r"p(\d+)\((.+)\)\.tif")
_MAX_SPOTS = 16
_SECONDS = 300
Plate = Image.Image
"""Grey: 255 is no ink, 0 is all of it."""


@dataclass(frozen=True, slots=True)
class PagePlates:
    """The plates of one page, by the names of their inks."""

    page: int
    dpi: float
    plates: dict[str, Plate]
    composite: Image.Image | None = None
    """All of them together, spots as what stands in for them, as CMYK: where it was asked for."""


def rendered(
    program: str,
    pdf: Path,
    folder: Path,
    pages: tuple[int, ...],
    dpi: float,
    spots: int,
    *,
    composed: bool = False,
) -> Iterator[PagePlates]:
    """The plates of pages that follow each other. They are gone from the disk when the next are asked for."""
    first, last = pages[0], pages[-1]
    command = [
        program,
        *PLAIN,
        "-sDEVICE=tiffsep",
        f"-r{dpi:g}",
        "-dUsePDFX3Profile",
        f"-dMaxSpots={min(spots, _MAX_SPOTS)}",
        f"-dFirstPage={first}",
        f"-dLastPage={last}",
        f"-sOutputFile={folder / 'p%d.tif'}",
        str(pdf),
    ]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            cwd=folder,
            env=environment(folder),
        )
    except subprocess.TimeoutExpired as problem:
        where, much = f"pages {first} to {last}", f"{_SECONDS} seconds"
        raise LimitExceeded(
            where, "wait", "Ghostscript came to no end within", much, "Flatten them."
        ) from problem
    if -done.returncode == getattr(signal, "SIGXCPU", None):
        where = f"pages {first} to {last}"
        raise LimitExceeded(where, "work", "Ghostscript takes more work than", "plates may", "Flatten them.")
    if done.returncode:
        raise Unreadable(f"Ghostscript broke off at pages {first} to {last} (exit status {done.returncode}).")
    for place, page in enumerate(pages, 1):
        whole = _composite(folder / f"p{place}.tif") if composed else None
        yield PagePlates(page, dpi, dict(_plates(folder, place)), whole)
        for path in folder.glob(f"p{place}*.tif"):
            path.unlink()


def _composite(path: Path) -> Image.Image | None:
    if not path.is_file():
        return None
    with Image.open(path) as image:
        return image.convert("CMYK")


def _plates(folder: Path, place: int) -> Iterator[tuple[str, Plate]]:
    for path in sorted(folder.iterdir()):
        found = _PLATE.fullmatch(path.name)
        if found and int(found[1]) == place:
            with Image.open(path) as image:
                if image.width * image.height > 4 * MAX_PLATE_PIXELS:
                    raise Unreadable("the plates are larger than they were asked for.")
                yield found[2], image.convert("L")
