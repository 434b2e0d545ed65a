"""Seeds → all of the sample edition that is not written: photographs, adverts, the page of puzzles.

    python examples/make_edition.py [FOLDER] [--only NAME ...]

FOLDER is the edition's folder (examples/morning-edition when left out); photographs go to its stories/photos,
creatives to its adverts, the supplied page to its pages. The same seeds give the same bytes with the same Pillow.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from make_photos import develop_frame
from photo_studio.puzzle import puzzle_page
from photo_studio.roll import read_roll
from photo_studio.town_adverts import TOWN_CREATIVES

EDITION = Path(__file__).parent / "morning-edition"
ROLL = "morning.toml"
BUDGET = 190_000
"""Bytes a photograph may have: with the adverts the folder stays under six megabytes."""
PAGES: dict[str, Callable[[], bytes]] = {"puzzle.pdf": puzzle_page}


def main() -> None:
    """Read the arguments, make everything asked for, say what was written."""
    options = _arguments()
    names = options.only or _known()
    with ProcessPoolExecutor(min(len(names), os.cpu_count() or 1)) as pool:
        for name, data in zip(names, pool.map(make, names), strict=True):
            target = options.folder / _shelf(name) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            waiting = target.with_name(f".{name}.part")
            waiting.write_bytes(data)
            waiting.replace(target)
            print(f"{target}  {len(data) / 1000:.0f} kB")


def make(name: str) -> bytes:
    """The bytes of one photograph, creative or page."""
    if name in TOWN_CREATIVES:
        return TOWN_CREATIVES[name]()
    if name in PAGES:
        return PAGES[name]()
    (frame,) = (frame for frame in read_roll(ROLL) if frame.file == name)
    return develop_frame(frame, BUDGET)


def _shelf(name: str) -> str:
    if name in TOWN_CREATIVES:
        return "adverts"
    return "pages" if name in PAGES else "stories/photos"


def _known() -> list[str]:
    return [*(frame.file for frame in read_roll(ROLL)), *TOWN_CREATIVES, *PAGES]


def _arguments() -> argparse.Namespace:
    known = _known()
    parser = argparse.ArgumentParser(description="Make the pictures and adverts of the sample edition.")
    parser.add_argument("folder", nargs="?", type=Path, default=EDITION, help="the edition's folder")
    parser.add_argument("--only", nargs="+", choices=known, metavar="NAME", help=", ".join(known))
    return parser.parse_args()


if __name__ == "__main__":
    main()
