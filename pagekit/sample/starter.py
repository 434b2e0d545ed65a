"""a folder → a publication to begin with: three stories, pictures, adverts, an imprint, and what they are made by.

Every file is in the public format and says what its fields are and what they are counted in. It builds at once, as a
site and as an edition. What lies in the folder already is never written over.
"""

from __future__ import annotations

from pathlib import Path

from pagekit.asked import A_FOLDER, PathLike, one_folder
from pagekit.errors import WriteError
from pagekit.sample.pictures import picture
from pagekit.sample.starter_texts import FILES
from pagekit.world import DiskWorld, World, gone

PICTURES = {
    "stories/town/photos/hall.jpg": ("landscape", "the town hall"),
    "stories/nature/photos/river.jpg": ("landscape", "the river"),
    "stories/town/photos/market.jpg": ("landscape", "the market"),
}


def begin_publication(folder: PathLike, *, world: World | None = None) -> tuple[Path, ...]:
    """Write the publication into the folder, and give the paths of its files. Raises WriteError where one is there."""
    home = one_folder(folder, "folder", A_FOLDER)
    disk = world or DiskWorld(home)
    files = {name: text.encode() for name, text in FILES.items()}
    files |= {name: picture(shape, seed) for name, (shape, seed) in PICTURES.items()}
    there = next((name for name in files if not gone(disk, home / name)), None)
    if there is not None:
        raise WriteError(
            f"{home / there}: is there already, and nothing is written over. Name an empty folder."
        )
    for name, data in files.items():
        disk.write(home / name, data)
    return tuple(home / name for name in files)
